//! A way through a line of JSON that holds what is expected, and nothing is made of what it holds until it is taken.

use super::names::Names;
use super::near::{first_of, packed};
use alloc::{borrow::Cow, string::String};

/// Numbers of at most so many digits are exact as whole numbers, and so are the powers of ten that divide them.
const EXACT: usize = 15;
const POWERS: [f64; EXACT + 1] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// So many bytes are compared at once.
const AT_ONCE: usize = 32;

/// Something else stands in the line than what is looked for; the cursor is of no more use then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotPlain;

/// What a step comes to.
pub(super) type Step<T> = Result<T, NotPlain>;

/// A place in a line.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'l> {
    line: &'l str,
    /// What was not stepped over.
    rest: &'l [u8],
    /// Whether anything was escaped in the texts behind which it is.
    pub has_escapes: bool,
}

impl<'l> Cursor<'l> {
    pub fn new(line: &'l str) -> Self {
        let line = line.strip_suffix('\r').unwrap_or(line);
        Self { line, rest: line.as_bytes(), has_escapes: false }
    }

    fn at(&self) -> usize {
        self.line.len() - self.rest.len()
    }

    /// Steps over so many bytes, of which there may be less.
    #[inline]
    fn skip(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    /// The next byte that is no white space. It stays where it is.
    #[inline]
    pub fn peek(&mut self) -> Option<u8> {
        let byte = *self.rest.first()?;
        if byte > b' ' { Some(byte) } else { self.behind_space() }
    }

    #[inline(never)]
    fn behind_space(&mut self) -> Option<u8> {
        while let [b' ' | b'\t' | b'\r' | b'\n', behind @ ..] = self.rest {
            self.rest = behind;
        }
        self.rest.first().copied()
    }

    /// Steps over a byte and the white space in front of it, if it is this one.
    #[inline]
    pub fn has(&mut self, byte: u8) -> bool {
        self.peek() == Some(byte) && self.byte(byte).is_some()
    }

    /// Steps over a comma, or over what ends an object or a list. Whether it was a comma.
    #[inline]
    fn goes_on(&mut self, end: u8) -> Step<bool> {
        let byte = self.peek();
        self.skip(1);
        if byte == Some(b',') {
            return Ok(true);
        }
        must(byte == Some(end)).map(|()| false)
    }

    /// Nothing is left.
    pub fn end(&mut self) -> Step<()> {
        must(self.peek().is_none())
    }

    /// Whether a `null` stood here.
    #[inline]
    pub fn null(&mut self) -> Step<bool> {
        if self.peek() != Some(b'n') {
            return Ok(false);
        }
        self.rest = self.rest.strip_prefix(b"null").ok_or(NotPlain)?;
        Ok(true)
    }

    /// An object whose names are among these, none twice, and each with its colon right behind it. Tells which there were,
    /// a bit for each place.
    #[inline]
    pub fn object<M: Copy, const N: usize>(
        &mut self,
        names: &mut Names<M, N>,
        mut read: impl FnMut(&mut Self, M) -> Step<()>,
    ) -> Step<u32> {
        must(self.has(b'{'))?;
        let (mut last, mut seen) = (None, 0_u32);
        loop {
            let at = if let Some(at) = last.and_then(|last| names.next(self.rest, last)) {
                self.skip(1);
                at
            } else {
                let is_at_end = if last.is_some() { !self.goes_on(b'}')? } else { self.has(b'}') };
                if is_at_end {
                    return Ok(seen);
                }
                self.peek();
                names.find(self.rest, last).ok_or(NotPlain)?
            };
            let (member, length) = names.member(at);
            self.skip(length);
            must(seen & 1 << at == 0)?;
            seen |= 1 << at;
            last = Some(at);
            read(self, member)?;
        }
    }

    /// A list.
    #[inline]
    pub fn list(&mut self, mut read: impl FnMut(&mut Self) -> Step<()>) -> Step<()> {
        must(self.has(b'['))?;
        if self.has(b']') {
            return Ok(());
        }
        loop {
            read(self)?;
            if !self.goes_on(b']')? {
                return Ok(());
            }
        }
    }

    /// A text in which nothing is escaped. It may have control characters, which nothing has that is written in one form.
    #[inline]
    pub fn word(&mut self) -> Step<&'l str> {
        must(self.has(b'"'))?;
        let word = self.unescaped().ok_or(NotPlain)?;
        must(self.byte(b'"').is_some()).map(|()| word)
    }

    /// A text of so many bytes that has no quotes and backslashes, which its one form does not allow.
    #[inline]
    pub fn form(&mut self, len: usize) -> Step<&'l str> {
        must(self.has(b'"') && self.rest.get(len) == Some(&b'"'))?;
        let start = self.at();
        self.skip(len + 1);
        self.line.get(start..start + len).ok_or(NotPlain)
    }

    /// The bytes of a short text and the quote behind it as a number, the first the lowest.
    #[inline]
    pub fn packed(&mut self) -> Step<u128> {
        must(self.has(b'"'))?;
        let (text, len) = packed(self.rest, b'"').ok_or(NotPlain)?;
        self.skip(len);
        Ok(text)
    }

    /// A text, as it lies in the line where nothing is escaped in it. It is not plain where it has control characters but
    /// for line feeds and tabs.
    pub fn text(&mut self) -> Step<Cow<'l, str>> {
        must(self.has(b'"'))?;
        let text = self.kept().ok_or(NotPlain)?;
        if self.byte(b'"').is_some() {
            return Ok(Cow::Borrowed(text));
        }
        self.escaped(text).map(Cow::Owned)
    }

    /// What is made of a text.
    #[inline]
    pub fn with_text<R>(&mut self, with: impl FnOnce(&str) -> R) -> Step<R> {
        must(self.has(b'"'))?;
        let text = self.kept().ok_or(NotPlain)?;
        if self.byte(b'"').is_some() {
            return Ok(with(text));
        }
        self.escaped(text).map(|text| with(&text))
    }

    /// Steps over a text if it is this one, in which nothing is to be escaped.
    #[inline]
    pub fn has_text(&mut self, text: &str) -> bool {
        self.peek();
        let behind = self.rest.strip_prefix(b"\"").and_then(|rest| rest.strip_prefix(text.as_bytes()));
        let Some(behind) = behind.and_then(|rest| rest.strip_prefix(b"\"")) else { return false };
        self.rest = behind;
        true
    }

    /// What stands in front of the next quote or backslash.
    #[inline]
    fn unescaped(&mut self) -> Option<&'l str> {
        let len = first_of(b'"', b'\\', self.rest)?;
        let start = self.at();
        self.rest = &self.rest[len..];
        self.line.get(start..start + len)
    }

    /// The same; none where it has control characters.
    #[inline]
    fn kept(&mut self) -> Option<&'l str> {
        let rest = self.rest;
        let text = self.unescaped()?;
        // Many bytes are compared at once, and those behind the text do no harm.
        let around = rest.get(..text.len().next_multiple_of(AT_ONCE)).unwrap_or(text.as_bytes());
        (!may_have_controls(around) || !text.chars().any(char::is_control)).then_some(text)
    }

    /// The whole of a text of which a part was read, up to a backslash.
    #[cold]
    fn escaped(&mut self, part: &str) -> Step<String> {
        self.has_escapes = true;
        let text = self.decoded(part.into()).ok_or(NotPlain)?;
        must(!has_controls(&text)).map(|()| text)
    }

    fn decoded(&mut self, mut text: String) -> Option<String> {
        while self.byte(b'\\').is_some() {
            let (escape, behind) = self.rest.split_first()?;
            self.rest = behind;
            text.push(match escape {
                b'"' | b'\\' | b'/' => char::from(*escape),
                b'n' => '\n',
                b't' => '\t',
                b'u' => self.character()?,
                _ => return None,
            });
            text.push_str(self.kept()?);
        }
        self.skip(1);
        Some(text)
    }

    /// A character in the digits of one unit of UTF-16, or of a pair of them.
    fn character(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first.into());
        }
        self.byte(b'\\')?;
        self.byte(b'u')?;
        let second = self.unit()?;
        char::decode_utf16([first, second]).next()?.ok()
    }

    fn unit(&mut self) -> Option<u16> {
        let digits = self.rest.get(..4).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
        self.skip(4);
        u16::from_str_radix(core::str::from_utf8(digits).ok()?, 16).ok()
    }

    /// Steps over exactly this byte.
    #[inline]
    fn byte(&mut self, byte: u8) -> Option<()> {
        self.rest = self.rest.split_first().filter(|(first, _)| **first == byte)?.1;
        Some(())
    }

    /// A number that is finite.
    pub fn number(&mut self) -> Step<f64> {
        self.peek();
        let bytes = self.rest;
        let start = usize::from(bytes.first() == Some(&b'-'));
        let (mut number, mut end) = digits(bytes, start, 0);
        let whole = end - start;
        must(whole == 1 || whole > 1 && bytes[start] != b'0')?;
        let mut decimals = 0;
        if bytes.get(end) == Some(&b'.') {
            let point = end;
            (number, end) = digits(bytes, point + 1, number);
            decimals = end - point - 1;
            must(decimals > 0)?;
        }
        if whole + decimals > EXACT || matches!(bytes.get(end), Some(b'e' | b'E')) {
            return self.inexact(end);
        }
        self.skip(end);
        #[allow(clippy::cast_precision_loss, reason = "so few digits are exact")]
        let number = number as f64 / POWERS[decimals];
        Ok(if start == 0 { number } else { -number })
    }

    /// A number of many digits, or with an exponent where they end.
    #[cold]
    fn inexact(&mut self, mut end: usize) -> Step<f64> {
        let bytes = self.rest;
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let start = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            end = digits(bytes, start, 0).1;
            must(end > start)?;
        }
        self.skip(end);
        let number = core::str::from_utf8(&bytes[..end]).ok().and_then(|text| text.parse().ok());
        number.filter(|number: &f64| number.is_finite()).ok_or(NotPlain)
    }
}

/// The number that digits make behind those of another, and where they end; of too many it is lost.
#[inline]
fn digits(bytes: &[u8], start: usize, mut number: u64) -> (u64, usize) {
    let mut end = start;
    while let Some(digit) = bytes.get(end).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10) {
        number = number.wrapping_mul(10).wrapping_add(digit.into());
        end += 1;
    }
    (number, end)
}

/// Whether a text has a control character but for line feeds and tabs.
pub(super) fn has_controls(text: &str) -> bool {
    may_have_controls(text.as_bytes()) && text.chars().any(|c| c.is_control() && c != '\n' && c != '\t')
}

/// Those beyond ASCII begin with the byte C2, as do signs such as §.
pub(super) fn may_have_controls(text: &[u8]) -> bool {
    let is_odd = |byte: u8| byte < 0x20 || byte == 0x7f || byte == 0xc2;
    // Without an end before the end, so that many bytes are compared at once.
    text.iter().fold(false, |any, byte| any | is_odd(*byte))
}

pub(super) fn must(holds: bool) -> Step<()> {
    if holds { Ok(()) } else { Err(NotPlain) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use proptest::prelude::*;

    fn text(json: &str) -> Option<String> {
        let mut cursor = Cursor::new(json);
        let text = cursor.text().ok()?;
        cursor.end().ok().map(|()| text.into_owned())
    }

    fn number(json: &str) -> Option<f64> {
        let mut cursor = Cursor::new(json);
        let number = cursor.number().ok()?;
        cursor.end().ok().map(|()| number)
    }

    #[test]
    fn texts_with_control_characters_are_not_taken() {
        for json in ["\"\u{7f}\"", "\"\u{85}\"", "\"\t\"", r#""\r""#, r#""\u0085""#, r#""\b""#, "\"", r#""\"#]
        {
            assert_eq!(text(json), None, "{json}");
        }
        assert_eq!(text(r#""\n\t§\u00a7""#).as_deref(), Some("\n\t§§"));
        let long = "窓口".repeat(20);
        assert_eq!(text(&format!("\"{long}\u{85}{long}\"")), None);
    }

    proptest! {
        #[test]
        fn texts_are_those_of_serde_json(text_of in "([\"\\\\/§\u{85}\n\t]|\\PC|[a-z]{9}){0,30}") {
            let json = serde_json::to_string(&text_of).unwrap();
            let is_plain = !text_of.chars().any(|c| c.is_control() && c != '\n' && c != '\t');
            prop_assert_eq!(text(&json), Some(text_of.clone()).filter(|_| is_plain));
            let units = text_of.encode_utf16().map(|unit| format!("\\u{unit:04X}"));
            prop_assert_eq!(text(&format!(" \"{}\" ", units.collect::<String>())), Some(text_of).filter(|_| is_plain));
        }

        #[test]
        fn what_is_no_text_is_none(json in "\"([ -~]|\\\\[a-zA-Z0-9u\"]|\\\\u[dD][89a-fA-F][0-9]{2}){0,6}\"?") {
            if let Some(text) = text(&json) {
                prop_assert_eq!(serde_json::from_str::<String>(&json).ok(), Some(text));
            }
        }

        #[test]
        fn numbers_are_those_of_serde_json(json in "-?[0-9]{0,20}(\\.[0-9]{0,20})?([eE][+-]?[0-9]{0,3})?") {
            let want = serde_json::from_str::<f64>(&json).ok();
            prop_assert_eq!(number(&json).map(f64::to_bits), want.map(f64::to_bits), "{}", json);
        }
    }
}
