//! From bytes to text: UTF-8, UTF-16 and CP932, declared or detected.

use super::{Found, ReadOptions};
use crate::encoding::Encoding;
use crate::register::{Bilingual, Place, Rule};
use alloc::{format, string::String, vec::Vec};

words! {
    /// What a file's text is in.
    FileEncoding, "文字コード", "encoding of a file" {
        /// UTF-8.
        Utf8 = 1, "utf-8";
        /// UTF-8 with a byte order mark in front, which Excel asks for.
        Utf8Bom = 2, "utf-8-bom";
        /// Shift_JIS as Windows has it.
        Cp932 = 3, "cp932";
        /// UTF-16, low byte first, with a mark.
        Utf16Le = 4, "utf-16le";
        /// UTF-16, high byte first, with a mark.
        Utf16Be = 5, "utf-16be";
    }
}

const MARKS: [(FileEncoding, &[u8]); 3] = [
    (FileEncoding::Utf8Bom, b"\xef\xbb\xbf"),
    (FileEncoding::Utf16Le, b"\xff\xfe"),
    (FileEncoding::Utf16Be, b"\xfe\xff"),
];

impl FileEncoding {
    /// The encoding of a text: by its mark, else UTF-8 where every byte fits, else CP932. Damaged UTF-8, most of which
    /// fits, is told as UTF-8.
    pub fn detect(bytes: &[u8]) -> Self {
        if let Some((encoding, _)) = MARKS.iter().find(|(_, mark)| bytes.starts_with(mark)) {
            return *encoding;
        }
        match core::str::from_utf8(bytes) {
            Ok(_) => Self::Utf8,
            Err(_) if is_cp932(bytes) => Self::Cp932,
            Err(error) if bytes[..error.valid_up_to()].is_ascii() => Self::Cp932,
            Err(_) => Self::Utf8,
        }
    }

    /// The bytes behind the mark, where there is one.
    fn without_mark(self, bytes: &[u8]) -> &[u8] {
        let mark = MARKS.iter().find(|(encoding, _)| *encoding == self || self == Self::Utf8);
        mark.and_then(|(_, mark)| bytes.strip_prefix(*mark)).unwrap_or(bytes)
    }
}

fn is_cp932(bytes: &[u8]) -> bool {
    Encoding::Cp932.characters(bytes).all(|c| c.is_ok())
}

/// Whether bytes beyond ASCII all stand in the pairs of EUC-JP, as those of a Japanese text in CP932 never do: none of its
/// hiragana has a first byte above 0xA0.
fn is_euc_jp(mut bytes: &[u8]) -> bool {
    let mut pairs = 0;
    loop {
        bytes = match bytes {
            [] => return pairs > 0,
            [0..=0x7f, rest @ ..] => rest,
            [0xa1..=0xfe, 0xa1..=0xfe, rest @ ..] => {
                pairs += 1;
                rest
            }
            [0x8e, 0xa1..=0xdf, rest @ ..] | [0x8f, 0xa1..=0xfe, 0xa1..=0xfe, rest @ ..] => rest,
            _ => return false,
        }
    }
}

/// Whether so many bytes are read at all.
pub(super) fn fits(bytes: usize, options: &ReadOptions, found: &mut Found) -> bool {
    let allowed = options.limits.bytes;
    if bytes > allowed {
        found.exceed(Place::default(), "bytes", ["ファイルのバイト数", "bytes"], allowed);
    }
    bytes <= allowed
}

/// The text of a file, and what it was in. What does not fit is an error with its line and byte.
pub(in crate::register) fn decoded(
    bytes: &[u8],
    options: &ReadOptions,
    found: &mut Found,
) -> Option<(String, FileEncoding)> {
    if !fits(bytes.len(), options, found) {
        return None;
    }
    let encoding = options.encoding.unwrap_or_else(|| FileEncoding::detect(bytes));
    let body = encoding.without_mark(bytes);
    if encoding == FileEncoding::Cp932 && options.encoding.is_none() && is_euc_jp(body) {
        let reason = Bilingual::new(
            "文字コードが EUC-JP のようです。UTF-8 か Shift_JIS で保存し直してください。",
            "looks like EUC-JP; save it as UTF-8 or Shift_JIS",
        );
        found.refuse(Rule::MalformedText, Place::default(), reason);
        return None;
    }
    let text = match encoding {
        FileEncoding::Utf8 | FileEncoding::Utf8Bom => core::str::from_utf8(body)
            .map(String::from)
            .map_err(|error| (error.valid_up_to(), lines(body[..error.valid_up_to()].iter().copied()))),
        FileEncoding::Cp932 => characters(Encoding::Cp932, body),
        FileEncoding::Utf16Le => characters(Encoding::Utf16Le, body),
        FileEncoding::Utf16Be => {
            let swapped: Vec<u8> = body.chunks(2).flat_map(|pair| pair.iter().rev().copied()).collect();
            characters(Encoding::Utf16Le, &swapped)
        }
    };
    match text {
        Ok(text) => Some((text, encoding)),
        Err((at, line)) => {
            let byte = bytes.len() - body.len() + at + 1;
            let reason = Bilingual::new(
                format!("{byte} バイト目が {encoding} の文字ではありません。文字コードを確かめてください。"),
                format!("byte {byte} is no character of {encoding}; check the encoding"),
            );
            found.refuse(Rule::MalformedText, Place { row: Some(line), ..Place::default() }, reason);
            None
        }
    }
}

/// The text of a file that is not read line by line, and what it was in, or what is wrong with it.
#[cfg(feature = "national")]
pub(crate) fn whole(
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<(String, FileEncoding), Vec<crate::register::Diagnostic>> {
    let mut found = Found::new(options.limits.diagnostics);
    let read = decoded(bytes, options, &mut found);
    read.ok_or_else(|| found.finish(options.file.as_deref(), |_| None))
}

/// The text, or how many bytes of it could be read, and the line that is reached.
fn characters(encoding: Encoding, bytes: &[u8]) -> Result<String, (usize, u64)> {
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let (c, len) = encoding.decode(&bytes[at..]).map_err(|_| (at, lines(text.bytes())))?;
        text.push(c);
        at += len;
    }
    Ok(text)
}

/// The number of the line that some bytes end in.
fn lines(bytes: impl Iterator<Item = u8>) -> u64 {
    1 + bytes.filter(|byte| *byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::ReadLimits;

    fn read(
        bytes: &[u8],
        encoding: Option<FileEncoding>,
    ) -> Result<(String, FileEncoding), (Rule, Option<u64>)> {
        let options = ReadOptions { encoding, ..ReadOptions::default() };
        let mut found = Found::new(10);
        decoded(bytes, &options, &mut found).ok_or_else(|| {
            let diagnostic = found.into_diagnostics().remove(0);
            (diagnostic.rule, diagnostic.place.row)
        })
    }

    #[test]
    fn encodings_are_detected() {
        for (bytes, text, encoding) in [
            (&b""[..], "", FileEncoding::Utf8),
            (b"a,b", "a,b", FileEncoding::Utf8),
            ("窓口".as_bytes(), "窓口", FileEncoding::Utf8),
            (b"\xef\xbb\xbf\xe7\xaa\x93", "窓", FileEncoding::Utf8Bom),
            (b"\x91\x8b\x8c\xfb", "窓口", FileEncoding::Cp932),
            (b"\xfb\xfc\x96\xd8", "髙木", FileEncoding::Cp932),
            (b"\xc3\xde\xbc\xde\xc0\xd9\x89\xbb", "ﾃﾞｼﾞﾀﾙ化", FileEncoding::Cp932),
            (b"\xff\xfe\x93\x7a", "窓", FileEncoding::Utf16Le),
            (b"\xfe\xff\x7a\x93", "窓", FileEncoding::Utf16Be),
        ] {
            assert_eq!(read(bytes, None), Ok((text.into(), encoding)), "{bytes:x?}");
        }
        assert_eq!(read(b"\xef\xbb\xbfa", Some(FileEncoding::Utf8)), Ok(("a".into(), FileEncoding::Utf8)));
    }

    #[test]
    fn what_fits_no_encoding_is_refused_with_its_line() {
        let malformed = Rule::MalformedText;
        assert_eq!(
            read("窓\n\n口\u{3042}".as_bytes(), Some(FileEncoding::Cp932)).ok().map(|read| read.1),
            None
        );
        assert_eq!(read(b"a\n\xe7\xaa\x93\xff", None), Err((malformed, Some(2))));
        assert_eq!(read(b"a\n\n\x91", None), Err((malformed, Some(3))));
        assert_eq!(read(b"\xff\xfe\x00\xd8\x00", None), Err((malformed, Some(1))));
        // 施策名 in EUC-JP, which CP932 reads as half-width katakana.
        assert_eq!(read(b"\xbb\xdc\xba\xf6\xcc\xbe", None), Err((malformed, None)));
    }

    #[test]
    fn large_files_are_refused_before_they_are_read() {
        let limits = ReadLimits { bytes: 3, ..ReadLimits::default() };
        let options = ReadOptions { limits, ..ReadOptions::default() };
        let mut found = Found::new(10);
        assert_eq!(decoded(b"\xff\xff\xff\xff", &options, &mut found), None);
        assert_eq!(found.into_diagnostics()[0].rule, Rule::LimitExceeded);
    }
}
