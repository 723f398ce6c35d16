//! Registers as files of every format.

use super::cell::{self, Cell};
use super::writing::{self, Layout, Table};
use super::{csv, template as sheets};
use crate::encoding::{Encoding, Pad};
use crate::register::{
    Bilingual, Diagnostic, FileEncoding, Format, Place, Register, Rule, Severity, to_json, to_json_lines,
};
use crate::{Lang, Problem};
use core::fmt;
use std::{
    format, io,
    string::{String, ToString as _},
    vec,
    vec::Vec,
};

/// How a register is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct WriteOptions {
    /// How measures are laid out as a table.
    pub layout: Layout,
    /// Headers and words of a table: Japanese ([`Lang::Ja`], [`Lang::Kana`]), or the ASCII names of programs.
    pub lang: Lang,
    /// The encoding of CSV; JSON is always UTF-8. CP932 has one character for two of some, 〜 and ～, − and －, and reads as
    /// those of Windows: `～`, `－`.
    pub encoding: FileEncoding,
}

impl Default for WriteOptions {
    fn default() -> Self {
        Self { layout: Layout::Wide, lang: Lang::Ja, encoding: FileEncoding::Utf8Bom }
    }
}

/// Why a register was not written.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// It cannot be written in this form; every place that stands against it.
    Refused(Vec<Diagnostic>),
    /// The file could not be written.
    Io(io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(diagnostics) => {
                let Some(first) = diagnostics.first() else { return Ok(()) };
                write!(f, "{} / {}", first.reason.ja, first.reason.en)
            }
            Self::Io(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for WriteError {}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Register {
    /// The register as the bytes of a file. Read again, it is the same register, but for what is not said at all: entries
    /// without a single value.
    ///
    /// # Errors
    ///
    /// [`WriteError::Refused`]: characters that the encoding does not have; ids that are missing or not unique, in the long
    /// layout; and what a workbook cannot hold.
    pub fn to_bytes(&self, format: Format, options: &WriteOptions) -> Result<Vec<u8>, WriteError> {
        match format {
            Format::Json => Ok(to_json(self).into_bytes()),
            Format::JsonLines => Ok(to_json_lines(self).into_bytes()),
            Format::Csv => encoded(&table(self, *options)?, options.encoding),
            Format::Xlsx => workbook(&[("施策", &table(self, *options)?, 0)]),
        }
    }

    /// Saves the register to a file, which appears whole or not at all; see [`save_file`](super::save_file).
    ///
    /// # Errors
    ///
    /// As [`to_bytes`](Self::to_bytes) and [`save_file`](super::save_file).
    #[cfg(feature = "files")]
    pub fn save(
        &self,
        file: impl AsRef<std::path::Path>,
        format: Format,
        options: &WriteOptions,
    ) -> Result<(), WriteError> {
        Ok(super::save_file(file, &self.to_bytes(format, options)?)?)
    }
}

/// A table to start from, with Japanese headers; with `example`, filled in for one measure. A workbook has the example and
/// a guide on sheets of their own, and lists to choose words from.
///
/// # Errors
///
/// Formats that are no table, and encodings that Japanese cannot be written in.
pub fn template(format: Format, options: &WriteOptions, example: bool) -> Result<Vec<u8>, WriteError> {
    let filled = sheets::table(options.layout);
    let empty = Table { columns: filled.columns.clone(), rows: Vec::new() };
    match format {
        Format::Csv => encoded(if example { &filled } else { &empty }, options.encoding),
        Format::Xlsx => {
            let first = if example { &filled } else { &empty };
            let guide = sheets::guide(&filled);
            workbook(&[("施策", first, 1000), ("記入例", &filled, 0), ("書き方", &guide, 0)])
        }
        Format::Json | Format::JsonLines => Err(refused(
            Rule::UnreadableFile,
            "ひな形は csv か xlsx です。JSON の形は schema にあります。",
            "templates are csv or xlsx; the schema tells the form of JSON",
        )),
    }
}

fn refused(rule: Rule, ja: &str, en: &str) -> WriteError {
    WriteError::Refused(vec![diagnostic(rule, Place::default(), None, [ja.into(), en.into()])])
}

fn diagnostic(rule: Rule, place: Place, value: Option<String>, [ja, en]: [String; 2]) -> Diagnostic {
    let reason = Bilingual { ja, en };
    Diagnostic { severity: Severity::Error, rule, place, value, reason, suggestions: Vec::new() }
}

fn table(register: &Register, options: WriteOptions) -> Result<Table, WriteError> {
    writing::table(register, options.layout, options.lang).ok_or_else(|| {
        refused(
            Rule::DuplicateId,
            "縦長の表(long)には、施策ごとに異なる施策番号が要ります。番号を付けるか、横長の表(wide)にしてください。",
            "the long layout needs an id of its own for each measure; give them ids, or choose the wide layout",
        )
    })
}

/// A table as CSV in an encoding.
fn encoded(table: &Table, encoding: FileEncoding) -> Result<Vec<u8>, WriteError> {
    let text = csv::write(table);
    let utf16 = |mark: u16, bytes: fn(u16) -> [u8; 2]| {
        Ok([mark].into_iter().chain(text.encode_utf16()).flat_map(bytes).collect())
    };
    match encoding {
        FileEncoding::Utf8 => Ok(text.into_bytes()),
        FileEncoding::Utf8Bom => Ok(["\u{feff}", &text].concat().into_bytes()),
        FileEncoding::Utf16Le => utf16(0xfeff, u16::to_le_bytes),
        FileEncoding::Utf16Be => utf16(0xfeff, u16::to_be_bytes),
        FileEncoding::Cp932 => cp932(&text).map_err(|_| WriteError::Refused(unencodable(table))),
    }
}

fn cp932(text: &str) -> Result<Vec<u8>, Problem> {
    let mut bytes = vec![0; Encoding::Cp932.len(text)?];
    Encoding::Cp932.write(text, Pad::Space, &mut bytes)?;
    Ok(bytes)
}

/// Every cell with a character that CP932 does not have.
fn unencodable(table: &Table) -> Vec<Diagnostic> {
    let heads = (0..).zip(&table.columns).map(|(column, head)| (1, column, head.name.clone()));
    let rows = (2..).zip(&table.rows).flat_map(|(row, cells)| {
        let filled = (0..).zip(cells).filter_map(|(column, cell)| Some((column, cell.clone()?)));
        filled.map(move |(column, cell): (usize, Cell)| (row, column, cell::text(cell)))
    });
    let lacking = |(row, column, text): (u64, usize, String)| {
        let c = text.chars().find(|c| Encoding::Cp932.len(c.encode_utf8(&mut [0; 4])).is_err())?;
        let place =
            Place { row: Some(row), column: Some(table.columns[column].name.clone()), ..Place::default() };
        Some(diagnostic(
            Rule::Unencodable,
            place,
            Some(c.to_string()),
            [
                format!(
                    "「{c}」(U+{:04X})は CP932 にありません。UTF-8 で書き出すか、字を替えてください。",
                    u32::from(c)
                ),
                format!("CP932 does not have {c} (U+{:04X}); write UTF-8, or replace it", u32::from(c)),
            ],
        ))
    };
    heads.chain(rows).filter_map(lacking).collect()
}

/// Sheets with their names and the rows that are to be filled in below.
#[cfg(feature = "xlsx")]
fn workbook(sheets: &[(&str, &Table, u32)]) -> Result<Vec<u8>, WriteError> {
    let sheets: Vec<_> = sheets
        .iter()
        .map(|(name, table, blank_rows)| super::xlsx::Sheet { name, table, blank_rows: *blank_rows })
        .collect();
    super::xlsx::write(&sheets).map_err(|error| {
        let ja = format!("Excel のブックに収まりません。({error})");
        refused(Rule::LimitExceeded, &ja, &format!("does not fit into a workbook ({error})"))
    })
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &[(&str, &Table, u32)]) -> Result<Vec<u8>, WriteError> {
    Err(refused(
        Rule::UnreadableFile,
        "このプログラムは Excel のブックを扱えません。CSV を使ってください。",
        "this program does not deal with workbooks; use CSV",
    ))
}
