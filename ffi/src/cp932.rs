//! CP932 in full, through encoding_rs. Its Shift_JIS is that of the web, which is Windows' table both ways but for what is
//! put right here.

use encoding_rs::{DecoderResult, EncoderResult, SHIFT_JIS};
use rashinban::Problem;

/// The characters that Windows has for users to define (外字) in rows 0xF0 to 0xF9: encoding_rs reads them and does not
/// write them.
const USER_DEFINED: core::ops::RangeInclusive<char> = '\u{e000}'..='\u{e757}';
/// Second bytes of a row: 0x40 to 0x7E and 0x80 to 0xFC.
const ROW: u32 = 188;

/// The first character of a text and the bytes that it takes.
pub fn decode(bytes: &[u8]) -> Result<(char, usize), Problem> {
    match bytes {
        [ascii @ 0..=0x7f, ..] => Ok((char::from(*ascii), 1)),
        [kana @ 0xa1..=0xdf, ..] => Ok((halfwidth(*kana), 1)),
        [_, _, ..] => {
            let pair = &bytes[..2];
            let mut utf8 = [0; 16];
            let mut decoder = SHIFT_JIS.new_decoder_without_bom_handling();
            let (result, _, written) = decoder.decode_to_utf8_without_replacement(pair, &mut utf8, true);
            let text = core::str::from_utf8(&utf8[..written]).unwrap_or_default();
            match (result, text.chars().next()) {
                (DecoderResult::InputEmpty, Some(c)) if c.len_utf8() == written => Ok((c, 2)),
                _ => Err(Problem::MalformedText),
            }
        }
        _ => Err(Problem::MalformedText),
    }
}

fn halfwidth(byte: u8) -> char {
    char::from_u32(0xff61 - 0xa1 + u32::from(byte)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The bytes of a character, and how many of them are its own.
#[allow(dead_code, clippy::cast_possible_truncation, reason = "ten rows of 188; user text is next")]
pub fn encode(c: char) -> Result<([u8; 2], usize), Problem> {
    if c.is_ascii() {
        return Ok(([c as u8, 0], 1));
    }
    if USER_DEFINED.contains(&c) {
        let place = u32::from(c) - u32::from(*USER_DEFINED.start());
        let (row, cell) = (place / ROW, place % ROW);
        let trail = if cell < 0x3f { 0x40 + cell } else { 0x41 + cell };
        return Ok(([0xf0 + row as u8, trail as u8], 2));
    }
    let mut utf8 = [0; 4];
    let text = mapped(c).encode_utf8(&mut utf8);
    let mut bytes = [0; 8];
    let (result, _, written) =
        SHIFT_JIS.new_encoder().encode_from_utf8_without_replacement(text, &mut bytes, true);
    match (result, written) {
        (EncoderResult::InputEmpty, 1 | 2) => Ok(([bytes[0], bytes[1]], written)),
        _ => Err(Problem::Unencodable),
    }
}

/// Unicode has two characters for some of CP932, and other systems than Windows prefer the other.
fn mapped(c: char) -> char {
    match c {
        '\u{301c}' => '\u{ff5e}',
        '\u{2014}' => '\u{2015}',
        '\u{2016}' => '\u{2225}',
        '\u{a2}' => '\u{ffe0}',
        '\u{a3}' => '\u{ffe1}',
        '\u{ac}' => '\u{ffe2}',
        c => c,
    }
}
