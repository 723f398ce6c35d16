//! The plan's texts in the encodings of older systems, into the caller's buffer.
//!
//! CP932 is Windows' Shift_JIS. Its table here holds the characters that the plan uses.

use crate::{error::Problem, generated::cp932::CP932};

words! {
    /// A character encoding.
    Encoding, "文字コード", "encoding" {
        /// UTF-8.
        Utf8 = 0, "utf-8";
        /// Shift_JIS as Windows has it.
        Cp932 = 1, "cp932";
        /// UTF-16, low byte first, without a mark.
        Utf16Le = 2, "utf-16le";
    }
}

words! {
    /// What stands behind a text in a buffer of fixed width.
    Pad, "詰め物", "padding" {
        /// A NUL, and the text must fit.
        Nul = 0, "nul";
        /// Half-width spaces to the end; a text that does not fit is cut between characters.
        Space = 1, "space";
        /// Full-width spaces to the end (and a half-width one where a byte is left); cut likewise.
        WideSpace = 2, "wide-space";
    }
}

/// One encoded character.
#[derive(Clone, Copy)]
struct Bytes {
    bytes: [u8; 4],
    len: usize,
}

impl Bytes {
    fn as_slice(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

impl Encoding {
    fn encode(self, c: char) -> Result<Bytes, Problem> {
        let mut bytes = [0; 4];
        let len = match self {
            Self::Utf8 => c.encode_utf8(&mut bytes).len(),
            Self::Utf16Le => {
                let mut units = [0; 2];
                let units = c.encode_utf16(&mut units);
                for (pair, unit) in bytes.chunks_exact_mut(2).zip(units.iter()) {
                    pair.copy_from_slice(&unit.to_le_bytes());
                }
                units.len() * 2
            }
            Self::Cp932 if c.is_ascii() => {
                bytes[0] = c as u8;
                1
            }
            Self::Cp932 => {
                let code = u16::try_from(u32::from(c)).ok().or(Some(0)).filter(|code| *code != 0);
                let row = code.and_then(|code| CP932.binary_search_by_key(&code, |row| row.0).ok());
                let pair = CP932[row.ok_or(Problem::Unencodable)?].1.to_be_bytes();
                bytes[..2].copy_from_slice(&pair);
                2
            }
        };
        Ok(Bytes { bytes, len })
    }

    /// The first character of some bytes, and how many of them it takes.
    ///
    /// Of CP932, this table has ASCII, half-width kana, full-width letters and digits, and what the plan uses; any other
    /// pair of bytes reads as U+FFFD, which occurs nowhere.
    ///
    /// # Errors
    ///
    /// [`Problem::MalformedText`] where the bytes are none of a character, or there are none.
    pub fn decode(self, bytes: &[u8]) -> Result<(char, usize), Problem> {
        let read = match self {
            Self::Utf8 => {
                let bytes = &bytes[..bytes.len().min(4)];
                let valid = match core::str::from_utf8(bytes) {
                    Ok(text) => text,
                    Err(error) => core::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
                };
                valid.chars().next().map(|c| (c, c.len_utf8()))
            }
            Self::Utf16Le => {
                let units = bytes.chunks_exact(2).take(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
                match char::decode_utf16(units).next() {
                    Some(Ok(c)) => Some((c, c.len_utf16() * 2)),
                    _ => None,
                }
            }
            Self::Cp932 => match *bytes {
                [ascii @ 0..=0x7f, ..] => Some((char::from(ascii), 1)),
                [kana @ 0xa1..=0xdf, ..] => char::from_u32(0xff61 - 0xa1 + u32::from(kana)).map(|c| (c, 1)),
                [lead @ (0x81..=0x9f | 0xe0..=0xfc), trail @ (0x40..=0x7e | 0x80..=0xfc), ..] => {
                    let pair = u16::from_be_bytes([lead, trail]);
                    let code = match pair {
                        0x824f..=0x8258 => '０' as u16 + (pair - 0x824f),
                        0x8260..=0x8279 => 'Ａ' as u16 + (pair - 0x8260),
                        0x8281..=0x829a => 'ａ' as u16 + (pair - 0x8281),
                        _ => CP932.iter().find(|row| row.1 == pair).map_or(0xfffd, |row| row.0),
                    };
                    char::from_u32(u32::from(code)).map(|c| (c, 2))
                }
                _ => None,
            },
        };
        read.ok_or(Problem::MalformedText)
    }

    /// The length of a text in this encoding, in bytes, without anything behind it.
    ///
    /// # Errors
    ///
    /// [`Problem::Unencodable`] where the encoding lacks a character. The plan's texts have none such.
    pub fn len(self, text: &str) -> Result<usize, Problem> {
        text.chars().try_fold(0, |len, c| Ok(len + self.encode(c)?.len))
    }

    /// Writes a text into a buffer and gives its whole length in bytes, without the padding.
    ///
    /// With [`Pad::Nul`] the text and a NUL must fit. Otherwise the buffer is filled to its end, and a length above the
    /// buffer's says that the text was cut.
    ///
    /// # Errors
    ///
    /// [`Problem::BufferTooSmall`] or [`Problem::Unencodable`]; the buffer is then as it was.
    pub fn write(self, text: &str, pad: Pad, buffer: &mut [u8]) -> Result<usize, Problem> {
        let whole = self.len(text)?;
        let mut at = 0;
        if pad == Pad::Nul {
            let nul = self.encode('\0')?;
            if whole + nul.len > buffer.len() {
                return Err(Problem::BufferTooSmall);
            }
        }
        let mut put = |c: char, at: usize| -> Result<Option<usize>, Problem> {
            let bytes = self.encode(c)?;
            Ok(buffer.get_mut(at..at + bytes.len).map(|place| {
                place.copy_from_slice(bytes.as_slice());
                at + bytes.len
            }))
        };
        for c in text.chars() {
            match put(c, at)? {
                Some(next) => at = next,
                None => break,
            }
        }
        let fill: &[char] = match pad {
            Pad::Nul => return put('\0', at).map(|_| whole),
            Pad::Space => &[' '],
            Pad::WideSpace => &['\u{3000}', ' '],
        };
        for c in fill {
            while let Some(next) = put(*c, at)? {
                at = next;
            }
        }
        Ok(whole)
    }
}
