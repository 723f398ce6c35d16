//! From bytes to a register and back, and questions to it.

use super::handles::{self, Held, hold};
use crate::{
    decode::{self, Room},
    guard::guard,
    pointer::{self, count, out},
};
use rashinban::Problem;
use rashinban::register::{
    self, CheckOptions, Date, Diagnostic, FileEncoding, Format, Loaded, QueryError, ReadOptions, Register,
    Severity, WriteOptions,
};
use std::{mem, sync::Arc};

/// One JSON document.
pub const RASHINBAN_FORMAT_JSON: i32 = 1;
/// One JSON value a line.
pub const RASHINBAN_FORMAT_JSON_LINES: i32 = 2;
/// A table as text, with commas or tabs, its columns named in Japanese or ASCII.
pub const RASHINBAN_FORMAT_CSV: i32 = 3;

/// What was read, behind a handle.
pub fn loaded(handle: i32) -> Result<Arc<Loaded>, Problem> {
    if let Held::Register(loaded) = handles::held(handle)? { Ok(loaded) } else { Err(Problem::UnknownNumber) }
}

/// The register in it: without one it gets no handle.
pub fn within(loaded: &Loaded) -> Result<&Register, Problem> {
    loaded.register.as_ref().ok_or(Problem::UnknownNumber)
}

fn table(register: &Register) -> Result<String, Problem> {
    let mut options = WriteOptions::default();
    options.encoding = FileEncoding::Utf8;
    let bytes = register.to_bytes(Format::Csv, &options).map_err(|_| Problem::Internal)?;
    String::from_utf8(bytes).map_err(|_| Problem::Internal)
}

/// A day as a number, 20260331, or 0 for none.
pub fn day(number: i32) -> Result<Option<Date>, Problem> {
    if number == 0 {
        return Ok(None);
    }
    let part = |divisor: i32, modulus: i32| i16::try_from(number / divisor % modulus).ok();
    let day = part(10_000, 10_000).zip(part(100, 100)).zip(part(1, 100));
    day.filter(|_| (0..100_000_000).contains(&number))
        .and_then(|((year, month), day)| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?))
        .map(Some)
        .ok_or(Problem::InvalidArgument)
}

fn errors(diagnostics: &[Diagnostic]) -> Result<i32, Problem> {
    count(diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count())
}

/// Reads a register: the bytes of a file, in a format (RASHINBAN_FORMAT_*), or 0 for the one that
/// the content tells. UTF-8, with and without a mark, CP932 and UTF-16 with a mark are told apart by themselves.
///
/// The return value is the number of errors. With none, out_register is the register's handle; with any, nothing was
/// loaded and it is 0. out_diagnostics is either way the handle of what was found, errors, warnings and what was
/// understood otherwise than it is written: see rashinban_diagnostics. Both handles are let go by rashinban_free.
///
/// Errors: INVALID_ARGUMENT for an unknown format, NULL_POINTER, and those of a string.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_register_read(
    bytes: *const u8,
    len: i32,
    format: i32,
    out_register: *mut i32,
    out_diagnostics: *mut i32,
) -> i32 {
    guard(|| {
        let (out_register, out_diagnostics) = (out(out_register)?, out(out_diagnostics)?);
        let bytes = pointer::bytes(bytes, len)?;
        let options = ReadOptions::default();
        let mut loaded = match format {
            0 => register::from_bytes(bytes, &options),
            RASHINBAN_FORMAT_JSON => register::from_json(bytes, &options),
            RASHINBAN_FORMAT_JSON_LINES => register::from_json_lines(bytes, &options),
            RASHINBAN_FORMAT_CSV => register::from_csv(bytes, &options),
            _ => return Err(Problem::InvalidArgument),
        };
        let errors = errors(&loaded.diagnostics)?;
        let diagnostics = mem::take(&mut loaded.diagnostics);
        let register = if loaded.register.is_some() { hold(Held::Register(Arc::new(loaded)))? } else { 0 };
        let diagnostics = hold(Held::Diagnostics(diagnostics.into())).inspect_err(|_| {
            let _ = handles::free(register);
        })?;
        out_register.set(register)?;
        out_diagnostics.set(diagnostics)?;
        Ok(errors)
    })
}

/// Checks a register: codes, dates, duplicates, indicators, evidence, and what is overdue on a day (20260331; 0 for the
/// register's own). The return value is the number of errors; out_diagnostics is the handle of all that was found.
///
/// Errors: UNKNOWN_NUMBER where the handle is that of no register, INVALID_ARGUMENT for a number that is no day,
/// NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_register_check(handle: i32, as_of: i32, out_diagnostics: *mut i32) -> i32 {
    guard(|| {
        let (out, held) = (out(out_diagnostics)?, loaded(handle)?);
        let mut options = CheckOptions::default();
        options.as_of = day(as_of)?;
        let found = held.check(&options);
        let errors = errors(&found)?;
        out.set(hold(Held::Diagnostics(found.into()))?)?;
        Ok(errors)
    })
}

/// Writes a register in its one canonical form, RASHINBAN_FORMAT_JSON or RASHINBAN_FORMAT_JSON_LINES, or as a table of one
/// row a measure with Japanese headers, RASHINBAN_FORMAT_CSV, as a document: see rashinban_document_text, and for CP932
/// rashinban_copy_document. What is read from it is the same register. What a spreadsheet would run as a formula has an
/// apostrophe in front, which is taken off again by reading.
///
/// Errors: UNKNOWN_NUMBER where the handle is that of no register, INVALID_ARGUMENT for another format, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_register_write(handle: i32, format: i32, out_document: *mut i32) -> i32 {
    guard(|| {
        let (out, held) = (out(out_document)?, loaded(handle)?);
        let written = match format {
            RASHINBAN_FORMAT_JSON => register::to_json(within(&held)?),
            RASHINBAN_FORMAT_JSON_LINES => register::to_json_lines(within(&held)?),
            RASHINBAN_FORMAT_CSV => table(within(&held)?)?,
            _ => return Err(Problem::InvalidArgument),
        };
        out.set(document(written)?)
    })
}

/// Asks registers a question by its name, "progress", "coverage", "assess", "indicators", "check", "diff",
/// "rating", "good-practice" or "compare", with its options as a JSON object (of length 0 for none). registers: the handles, as
/// many as the question asks for: one for most, the earlier and the later one for "diff".
///
/// out_document is the answer, one JSON document: see rashinban_document_text. The return value is 0, or 1 where the
/// question cannot be answered as it was put (an unknown name or option): then the document says why, in Japanese
/// and English.
///
/// Errors: UNKNOWN_NUMBER where a handle is that of no register, NULL_POINTER, and those of a string.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_register_ask(
    registers: *const i32,
    registers_len: i32,
    query: *const u8,
    query_len: i32,
    options: *const u8,
    options_len: i32,
    out_document: *mut i32,
) -> i32 {
    guard(|| {
        let out = out(out_document)?;
        let held = pointer::numbers(registers, registers_len)?.map(loaded).collect::<Result<Vec<_>, _>>()?;
        let registers = held.iter().map(|held| within(held)).collect::<Result<Vec<_>, _>>()?;
        let (query, options) = (pointer::text(query, query_len)?, pointer::text(options, options_len)?);
        let (status, text) = match register::call(query, &registers, options) {
            Ok(answer) => (0, answer),
            Err(error) => (1, explained(&error)),
        };
        out.set(document(text)?)?;
        Ok(status)
    })
}

fn explained(error: &QueryError) -> String {
    serde_json::to_string(error).unwrap_or_default()
}

/// Keeps a text behind a handle.
fn document(mut text: String) -> Result<i32, Problem> {
    text.push('\0');
    hold(Held::Document(text.into()))
}

/// The place of a measure in its register, from 0, by its id in an encoding (RASHINBAN_ENCODING_*).
///
/// Errors: UNKNOWN_NUMBER where the handle is that of no register, UNKNOWN_CODE where no measure has the id,
/// INVALID_ARGUMENT where the id is longer than 2,048 bytes, and those of a string.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_register_find(handle: i32, id: *const u8, len: i32, encoding: i32) -> i32 {
    guard(|| {
        let held = loaded(handle)?;
        let mut room = Room::new();
        let id = decode::text(id, len, encoding, Problem::InvalidArgument, &mut room)?;
        let at = within(&held)?.measures.iter().position(|measure| measure.id == id);
        count(at.ok_or(Problem::UnknownCode)?)
    })
}

/// How many measures a register has.
///
/// Errors: UNKNOWN_NUMBER where the handle is that of no register.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_register_measures(handle: i32) -> i32 {
    guard(|| count(within(&*loaded(handle)?)?.measures.len()))
}

/// Lets go of a register, of diagnostics or of a document; 0 is let go of as nothing. Where another thread still uses it,
/// it lives until that call returns. A handle that was let go of before is told from a good one, as long as not 8,191
/// others have been given since.
///
/// Errors: UNKNOWN_NUMBER where nothing has this handle.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_free(handle: i32) -> i32 {
    guard(|| if handle == 0 { Ok(0) } else { handles::free(handle).map(|()| 0) })
}

/// A place in a list, from 0.
pub fn index(at: i32, len: usize) -> Result<usize, Problem> {
    usize::try_from(at).ok().filter(|at| *at < len).ok_or(Problem::UnknownNumber)
}

/// A member of one of the register's lists as its number, 0 for none.
pub fn number(member: Option<u8>) -> i32 {
    member.map_or(0, i32::from)
}
