//! Copies into the caller's buffer, in the encodings of older systems; and users' texts, from one to another.

use crate::{
    argument,
    guard::guard,
    pointer::{self, count, out},
    string::Str,
};
use rashinban::Problem;
use rashinban::encoding::{self, Conversion, Encoding, Pad};

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
/// Half-width spaces to the buffer's end; a text that does not fit is cut between characters, each with its marks.
pub const RASHINBAN_PAD_SPACE: i32 = 1;
/// Full-width spaces to the buffer's end, and a half-width one where a byte is left; cut likewise.
pub const RASHINBAN_PAD_WIDE_SPACE: i32 = 2;

tie! { Pad {
    RASHINBAN_PAD_NUL = Nul,
    RASHINBAN_PAD_SPACE = Space,
    RASHINBAN_PAD_WIDE_SPACE = WideSpace,
} }

pub fn copy(text: &str, encoding: i32, buf: *mut u8, cap: i32, pad: i32) -> Result<i32, Problem> {
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

/// Converts a text from one encoding to another (RASHINBAN_ENCODING_*) into a buffer of cap bytes, followed by what pad
/// says (RASHINBAN_PAD_*). The text may be any, such as a user's; its characters are kept as they are, variation selectors
/// and those outside the basic plane included, but where CP932 has one character for two of Unicode (〜 and ～, — and ―,
/// ‖ and ∥, − and －, ¢ £ ¬ and their full-width forms): that is read as Windows reads it.
///
/// The return value is the length of the whole text in bytes, without NUL or padding; what is said of the buffer at
/// rashinban_copy_label is true here. A text is never cut inside a character, nor between one and the combining marks or
/// variation selectors behind it.
///
/// A character that the encoding lacks is the error UNENCODABLE if replace is 0. If replace is 1 it becomes 〓 (a
/// variation selector: nothing), out_replaced tells how many did, and the places of the first positions_cap of them go to
/// positions: in characters of the text, from 0, and of the whole text, also where it was cut. With positions_cap 0,
/// positions may be NULL.
///
/// Errors: UNENCODABLE, UNKNOWN_ENCODING, BUFFER_TOO_SMALL (RASHINBAN_PAD_NUL only), INVALID_ARGUMENT for a negative cap
/// or positions_cap, an unknown pad or another replace, NULL_POINTER, and those of a string.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_convert(
    text: *const u8,
    len: i32,
    from: i32,
    to: i32,
    pad: i32,
    replace: i32,
    buf: *mut u8,
    cap: i32,
    positions: *mut i32,
    positions_cap: i32,
    out_replaced: *mut i32,
) -> i32 {
    guard(|| {
        let (list, out) = (pointer::list(positions, positions_cap)?, out(out_replaced)?);
        let (from, to, pad) = (argument::encoding(from)?, argument::encoding(to)?, argument::pad(pad)?);
        let replace = match replace {
            0 => false,
            1 => true,
            _ => return Err(Problem::InvalidArgument),
        };
        let (text, buffer) = (pointer::bytes(text, len)?, pointer::buffer(buf, cap)?);
        let conversion = Conversion { from, to, pad, replace };
        // Before anything is written: a length that cannot be told is a failure, too.
        let converted = conversion.measure(text)?;
        let (needed, replaced) = (count(converted.len)?, count(converted.replaced)?);
        if !buffer.is_empty() {
            conversion.write(text, buffer)?;
        }
        if replaced > 0 {
            // No place is above the text's length, which was an i32.
            let position = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
            list.fill(conversion.replaced(text).take(pointer::length(positions_cap)?).map(position))?;
        }
        out.set(replaced)?;
        Ok(needed)
    })
}

/// How long a text is: the return value is its length in bytes (which is len: the other encodings' are those that
/// rashinban_convert gives with cap 0), out_chars that in characters (of Unicode, a variation selector being one), and
/// out_columns the columns that it takes on the screens and forms of Japanese systems: 1 for a half-width character
/// (半角), 2 for a full-width one (全角), none for combining marks, variation selectors and control characters.
///
/// Errors: UNKNOWN_ENCODING, NULL_POINTER, and those of a string.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_measure(
    text: *const u8,
    len: i32,
    encoding: i32,
    out_chars: *mut i32,
    out_columns: *mut i32,
) -> i32 {
    guard(|| {
        let (out_chars, out_columns) = (out(out_chars)?, out(out_columns)?);
        let (mut chars, mut columns) = (0, 0);
        for c in argument::encoding(encoding)?.characters(pointer::bytes(text, len)?) {
            columns += encoding::columns(c?);
            chars += 1;
        }
        let (chars, columns) = (count(chars)?, count(columns)?);
        out_chars.set(chars)?;
        out_columns.set(columns)?;
        Ok(len)
    })
}

/// The name of an encoding (RASHINBAN_ENCODING_*): "cp932".
///
/// Errors: UNKNOWN_ENCODING, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_encoding_name(encoding: i32, out_name: *mut Str) -> i32 {
    guard(|| out(out_name)?.set(Str::of(argument::encoding(encoding)?.name_c())))
}
