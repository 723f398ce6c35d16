//! Copies into the caller's buffer, in the encodings of older systems.

use crate::{
    argument,
    guard::guard,
    pointer::{self, count, out},
    string::Str,
};
use rashinban::Problem;
use rashinban::encoding::{Encoding, Pad};

/// UTF-8.
pub const RASHINBAN_ENCODING_UTF8: i32 = 0;
/// Shift_JIS as Windows has it (MS932).
pub const RASHINBAN_ENCODING_CP932: i32 = 1;
/// UTF-16, low byte first, without a mark.
pub const RASHINBAN_ENCODING_UTF16LE: i32 = 2;

tie! { Encoding {
    RASHINBAN_ENCODING_UTF8 = Utf8,
    RASHINBAN_ENCODING_CP932 = Cp932,
    RASHINBAN_ENCODING_UTF16LE = Utf16Le,
} }

/// A NUL behind the text (two bytes in UTF-16), and both must fit.
pub const RASHINBAN_PAD_NUL: i32 = 0;
/// Half-width spaces to the buffer's end; a text that does not fit is cut between characters.
pub const RASHINBAN_PAD_SPACE: i32 = 1;
/// Full-width spaces to the buffer's end, and a half-width one where a byte is left; cut likewise.
pub const RASHINBAN_PAD_WIDE_SPACE: i32 = 2;

tie! { Pad {
    RASHINBAN_PAD_NUL = Nul,
    RASHINBAN_PAD_SPACE = Space,
    RASHINBAN_PAD_WIDE_SPACE = WideSpace,
} }

fn copy(text: &str, encoding: i32, buf: *mut u8, cap: i32, pad: i32) -> Result<i32, Problem> {
    let (encoding, pad) = (argument::encoding(encoding)?, argument::pad(pad)?);
    let buffer = pointer::buffer(buf, cap)?;
    // Before anything is written: a length that cannot be told is a failure, too.
    let needed = count(encoding.len(text)?)?;
    if !buffer.is_empty() {
        encoding.write(text, pad, buffer)?;
    }
    Ok(needed)
}

/// Copies an item's code; see rashinban_copy_label.
///
/// Errors: UNKNOWN_ITEM, and those of rashinban_copy_label.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_copy_code(item: i32, encoding: i32, buf: *mut u8, cap: i32, pad: i32) -> i32 {
    guard(|| copy(argument::item(item)?.code_str(), encoding, buf, cap, pad))
}

/// Copies an item's label in a language (RASHINBAN_LANG_*) and an encoding (RASHINBAN_ENCODING_*) into a buffer of cap
/// bytes, followed by what pad says (RASHINBAN_PAD_*).
///
/// The return value is the length of the whole text in bytes, without NUL or padding. cap 0 asks for it alone, and buf may
/// then be NULL. With RASHINBAN_PAD_NUL the buffer must have room for the NUL as well, which is one byte more (two in
/// UTF-16). With the others the buffer is filled to its end (in UTF-16 an odd byte at the end stays as it is), and a
/// return value above cap says that the text was cut.
///
/// Errors: UNKNOWN_ITEM, UNKNOWN_LANGUAGE, UNKNOWN_ENCODING, BUFFER_TOO_SMALL (RASHINBAN_PAD_NUL only), INVALID_ARGUMENT
/// for a negative cap or an unknown pad, NULL_POINTER, UNENCODABLE (not with the texts of this library).
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_copy_label(
    item: i32,
    lang: i32,
    encoding: i32,
    buf: *mut u8,
    cap: i32,
    pad: i32,
) -> i32 {
    guard(|| copy(argument::item(item)?.label(argument::lang(lang)?), encoding, buf, cap, pad))
}

/// Copies an item's own text, empty where it has none; see rashinban_copy_label.
///
/// Errors: those of rashinban_copy_label.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_copy_text(
    item: i32,
    lang: i32,
    encoding: i32,
    buf: *mut u8,
    cap: i32,
    pad: i32,
) -> i32 {
    guard(|| {
        let text = argument::item(item)?.text(argument::lang(lang)?).unwrap_or_default();
        copy(text, encoding, buf, cap, pad)
    })
}

/// Copies any UTF-8 text, such as another string of this library; see rashinban_copy_label. CP932 is made for the
/// characters that the plan uses.
///
/// Errors: UNENCODABLE, those of rashinban_copy_label but for item and language, and those of a string.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_encode(
    text: *const u8,
    len: i32,
    encoding: i32,
    buf: *mut u8,
    cap: i32,
    pad: i32,
) -> i32 {
    guard(|| copy(pointer::text(text, len)?, encoding, buf, cap, pad))
}

/// The name of an encoding (RASHINBAN_ENCODING_*): "cp932".
///
/// Errors: UNKNOWN_ENCODING, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_encoding_name(encoding: i32, out_name: *mut Str) -> i32 {
    guard(|| out(out_name)?.set(Str::of(argument::encoding(encoding)?.name_c())))
}
