//! Texts in the encodings of older systems, into the caller's buffer: the plan's own, and those of users.
//!
//! CP932 is Windows' Shift_JIS. Unicode has two characters for some of its own, of which it reads as one and is written
//! from either: 〜 and ～, — and ―, ‖ and ∥, − and －, ¢ £ ¬ and their full-width forms. The places for characters that
//! users define (外字, 0xF040 to 0xF9FC) are U+E000 to U+E757.

use crate::{
    error::Problem,
    generated::cp932::{CHARACTERS, LEADS, NUMBERS},
};

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

/// What stands for a character that an encoding lacks: 〓, the printers' mark for a missing piece of type.
const GETA: char = '\u{3013}';

/// Cells of a row of CP932: second bytes 0x40 to 0x7E and 0x80 to 0xFC.
const CELLS: u16 = 188;

/// One encoded character.
#[derive(Clone, Copy, Default)]
struct Bytes {
    bytes: [u8; 4],
    len: usize,
}

impl Bytes {
    const fn one(byte: u8) -> Self {
        Self { bytes: [byte, 0, 0, 0], len: 1 }
    }

    /// A place of CP932: the first byte, and the cell of its row.
    const fn pair(lead: u8, cell: u16) -> Self {
        let trail = 0x40 + cell + (cell >= 0x3f) as u16;
        Self { bytes: [lead, trail as u8, 0, 0], len: 2 }
    }

    fn as_slice(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

impl Encoding {
    fn encode(self, c: char) -> Option<Bytes> {
        let mut bytes = [0; 4];
        let len = match self {
            Self::Cp932 => return cp932(c),
            Self::Utf8 => c.encode_utf8(&mut bytes).len(),
            Self::Utf16Le => {
                let mut units = [0; 2];
                let units = c.encode_utf16(&mut units);
                for (pair, unit) in bytes.chunks_exact_mut(2).zip(units.iter()) {
                    pair.copy_from_slice(&unit.to_le_bytes());
                }
                units.len() * 2
            }
        };
        Some(Bytes { bytes, len })
    }

    /// The first character of some bytes, and how many of them it takes.
    ///
    /// # Errors
    ///
    /// [`Problem::MalformedText`] where the bytes are none of a character, or there are none.
    pub fn decode(self, bytes: &[u8]) -> Result<(char, usize), Problem> {
        let read = match (self, bytes) {
            (Self::Utf8 | Self::Cp932, [ascii @ 0..=0x7f, ..]) => Some((char::from(*ascii), 1)),
            (Self::Utf8, _) => {
                let bytes = &bytes[..bytes.len().min(4)];
                let valid = match core::str::from_utf8(bytes) {
                    Ok(text) => text,
                    Err(error) => core::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
                };
                valid.chars().next().map(|c| (c, c.len_utf8()))
            }
            (Self::Utf16Le, _) => {
                let units = bytes.chunks_exact(2).take(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
                match char::decode_utf16(units).next() {
                    Some(Ok(c)) => Some((c, c.len_utf16() * 2)),
                    _ => None,
                }
            }
            (Self::Cp932, [0x80, ..]) => Some(('\u{80}', 1)),
            (Self::Cp932, [kana @ 0xa1..=0xdf, ..]) => {
                char::from_u32(0xff61 - 0xa1 + u32::from(*kana)).map(|c| (c, 1))
            }
            (Self::Cp932, [lead @ 0x81..=0xfc, trail @ (0x40..=0x7e | 0x80..=0xfc), ..]) => {
                let cell = u16::from(*trail) - 0x40 - u16::from(*trail > 0x7f);
                let code = match (lead, NUMBERS[usize::from(lead - 0x81)]) {
                    (0xf0..=0xf9, _) => 0xe000 + u16::from(lead - 0xf0) * CELLS + cell,
                    (_, 0) => 0,
                    (_, number) => CHARACTERS[usize::from(u16::from(number - 1) * CELLS + cell)],
                };
                char::from_u32(u32::from(code)).filter(|_| code != 0).map(|c| (c, 2))
            }
            (Self::Cp932, _) => None,
        };
        read.ok_or(Problem::MalformedText)
    }

    /// The characters of a text; the one that cannot be read is the last.
    pub fn characters(self, text: &[u8]) -> impl Iterator<Item = Result<char, Problem>> + Clone + '_ {
        let mut rest = text;
        core::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let read = self.decode(rest);
            rest = read.map_or(&[], |(_, len)| &rest[len..]);
            Some(read.map(|(c, _)| c))
        })
    }

    /// The length of a text in this encoding, in bytes, without anything behind it.
    ///
    /// # Errors
    ///
    /// [`Problem::Unencodable`] where the encoding lacks a character. The plan's texts have none such.
    pub fn len(self, text: &str) -> Result<usize, Problem> {
        text.chars().try_fold(0, |len, c| Ok(len + self.encode(c).ok_or(Problem::Unencodable)?.len))
    }

    /// Writes a text into a buffer and gives its whole length in bytes, without the padding.
    ///
    /// With [`Pad::Nul`] the text and a NUL must fit. Otherwise the buffer is filled to its end, and a length above the
    /// buffer's says that the text was cut: between characters, marks and variation selectors staying with theirs.
    ///
    /// # Errors
    ///
    /// [`Problem::BufferTooSmall`] or [`Problem::Unencodable`]; the buffer is then as it was.
    pub fn write(self, text: &str, pad: Pad, buffer: &mut [u8]) -> Result<usize, Problem> {
        let whole = self.len(text)?;
        self.fill(whole, text.chars(), pad, buffer)?;
        Ok(whole)
    }

    /// Writes characters, of which none is lacking or all that are lacking are to be replaced, and the padding.
    fn fill(
        self,
        whole: usize,
        chars: impl Iterator<Item = char>,
        pad: Pad,
        buffer: &mut [u8],
    ) -> Result<(), Problem> {
        let nul = if self == Self::Utf16Le { 2 } else { 1 };
        if pad == Pad::Nul && whole + nul > buffer.len() {
            return Err(Problem::BufferTooSmall);
        }
        let mut at = 0;
        // Where the last character begins that marks may follow.
        let mut base = 0;
        let mut joined = false;
        for c in chars {
            let bytes = self.encode(c).unwrap_or_else(|| self.substitute(c));
            let extends = joined || extends(c);
            joined = c == ZERO_WIDTH_JOINER;
            if let Some(place) = buffer.get_mut(at..at + bytes.len) {
                place.copy_from_slice(bytes.as_slice());
                base = if extends { base } else { at };
                at += bytes.len;
            } else {
                at = if extends { base } else { at };
                break;
            }
        }
        let padding: &[char] = match pad {
            Pad::Nul => &['\0'],
            Pad::Space => &[' '],
            Pad::WideSpace => &['\u{3000}', ' '],
        };
        for bytes in padding.iter().filter_map(|c| self.encode(*c)) {
            while let Some(place) = buffer.get_mut(at..at + bytes.len) {
                place.copy_from_slice(bytes.as_slice());
                at += bytes.len;
                if pad == Pad::Nul {
                    break;
                }
            }
        }
        Ok(())
    }

    /// What is written for a character that the encoding lacks. A variation selector leaves its character as it is.
    fn substitute(self, c: char) -> Bytes {
        if is_selector(c) { Bytes::default() } else { self.encode(GETA).unwrap_or_default() }
    }
}

/// A conversion of a text from one encoding to another.
///
/// ```
/// use rashinban::encoding::{Conversion, Encoding, Pad};
/// let conversion = Conversion { from: Encoding::Utf8, to: Encoding::Cp932, pad: Pad::Space, replace: true };
/// let mut buffer = [0; 8];
/// let converted = conversion.write("防災🗾".as_bytes(), &mut buffer)?;
/// assert_eq!(&buffer, b"\x96\x68\x8d\xd0\x81\xac  ");
/// assert_eq!((converted.len, converted.replaced), (6, 1));
/// # Ok::<(), rashinban::Problem>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conversion {
    /// What the text is in.
    pub from: Encoding,
    /// What it becomes.
    pub to: Encoding,
    /// What stands behind it.
    pub pad: Pad,
    /// Whether a character that `to` lacks becomes 〓 (a variation selector: nothing); else it is an error.
    pub replace: bool,
}

/// What came of a conversion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Converted {
    /// The length of the whole text in bytes, without the padding.
    pub len: usize,
    /// How many of its characters were replaced.
    pub replaced: usize,
}

impl Conversion {
    /// What [`write`](Self::write) would give, but for the size of the buffer.
    ///
    /// # Errors
    ///
    /// [`Problem::MalformedText`], [`Problem::Unencodable`].
    pub fn measure(self, text: &[u8]) -> Result<Converted, Problem> {
        let mut converted = Converted::default();
        for c in self.from.characters(text) {
            let c = c?;
            converted.len += match self.to.encode(c) {
                Some(bytes) => bytes.len,
                None if self.replace => {
                    converted.replaced += 1;
                    self.to.substitute(c).len
                }
                None => return Err(Problem::Unencodable),
            };
        }
        Ok(converted)
    }

    /// Converts a text into a buffer, as [`Encoding::write`] does.
    ///
    /// # Errors
    ///
    /// [`Problem::MalformedText`], [`Problem::Unencodable`], [`Problem::BufferTooSmall`]; the buffer is then as it was.
    pub fn write(self, text: &[u8], buffer: &mut [u8]) -> Result<Converted, Problem> {
        let converted = self.measure(text)?;
        self.to.fill(converted.len, self.from.characters(text).flatten(), self.pad, buffer)?;
        Ok(converted)
    }

    /// The characters that `to` lacks, by their place in the text, counted in characters from 0.
    pub fn replaced(self, text: &[u8]) -> impl Iterator<Item = usize> + Clone + '_ {
        let lacking = move |(at, c): (usize, char)| self.to.encode(c).is_none().then_some(at);
        self.from.characters(text).flatten().enumerate().filter_map(lacking)
    }
}

/// The bytes of a character in CP932. ¥ and ‾ of Unicode are not in it: bytes 0x5C and 0x7E are \ and ~.
fn cp932(c: char) -> Option<Bytes> {
    // Other systems than Windows prefer the one of two characters that Windows does not.
    let c = match c {
        '\u{301c}' => '\u{ff5e}',
        '\u{2014}' => '\u{2015}',
        '\u{2016}' => '\u{2225}',
        '\u{2212}' => '\u{ff0d}',
        '\u{a2}' => '\u{ffe0}',
        '\u{a3}' => '\u{ffe1}',
        '\u{ac}' => '\u{ffe2}',
        c => c,
    };
    let code = u16::try_from(u32::from(c)).ok()?;
    match code {
        0..=0x80 => Some(Bytes::one(code as u8)),
        0xff61..=0xff9f => Some(Bytes::one((code - 0xff61) as u8 + 0xa1)),
        0xe000..=0xe757 => {
            let place = code - 0xe000;
            Some(Bytes::pair(0xf0 + (place / CELLS) as u8, place % CELLS))
        }
        _ => {
            let place = place(code)?;
            Some(Bytes::pair(LEADS[usize::from(place / CELLS)], place % CELLS))
        }
    }
}

/// Where a character stands in the table.
#[cfg(not(feature = "compact"))]
fn place(code: u16) -> Option<u16> {
    use crate::generated::cp932::PLACES;
    let at = PLACES.binary_search_by_key(&code, |place| CHARACTERS[usize::from(*place)]).ok()?;
    Some(PLACES[at])
}

/// Where a character stands in the table.
#[cfg(feature = "compact")]
fn place(code: u16) -> Option<u16> {
    CHARACTERS.iter().position(|there| *there == code).map(|place| place as u16)
}

const ZERO_WIDTH_JOINER: char = '\u{200d}';

/// Whether a character belongs to the one in front of it: marks, variation selectors, tones of skin and joiners.
const fn extends(c: char) -> bool {
    is_mark(c) || matches!(c, '\u{ff9e}' | '\u{ff9f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Whether a character takes no place of its own.
const fn is_mark(c: char) -> bool {
    is_selector(c)
        || matches!(
            c,
            '\u{300}'..='\u{36f}'
                | '\u{3099}'
                | '\u{309a}'
                | '\u{302a}'..='\u{302f}'
                | '\u{1ab0}'..='\u{1aff}'
                | '\u{1dc0}'..='\u{1dff}'
                | '\u{20d0}'..='\u{20ff}'
                | '\u{fe20}'..='\u{fe2f}'
                | ZERO_WIDTH_JOINER
        )
}

/// Variation selectors, with which names are written as their family registers have them.
const fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{180b}'..='\u{180d}')
}

/// The columns that a character takes on the screens and forms of Japanese systems: 1 for a half-width one (半角), 2 for
/// a full-width one (全角), 0 for control characters, combining marks and variation selectors.
///
/// A character of CP932 takes as many columns there as bytes, which is its East Asian width with the ambiguous ones wide.
/// Of the others, East Asian scripts and pictographs are wide.
pub fn columns(c: char) -> usize {
    if c.is_control() || is_mark(c) {
        return 0;
    }
    if let Some(bytes) = cp932(c) {
        return bytes.len;
    }
    match c {
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{e000}'..='\u{faff}'
        | '\u{fe10}'..='\u{fe19}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{16fe0}'..='\u{18dff}'
        | '\u{1aff0}'..='\u{1b2ff}'
        | '\u{1f200}'..='\u{1f2ff}'
        | '\u{1f300}'..='\u{1f64f}'
        | '\u{1f680}'..='\u{1f6ff}'
        | '\u{1f900}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}
