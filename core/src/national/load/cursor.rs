//! A way through a line of JSON that holds what is expected, and nothing is made of what it holds until it is taken.

use super::names::Names;
use super::near::first_of;
use alloc::{borrow::Cow, string::String};

/// Numbers of at most so many digits are exact as whole numbers, and so are the powers of ten that divide them.
const EXACT: usize = 15;
const POWERS: [f64; EXACT + 1] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// Something else stands in the line than what is looked for; the cursor is of no more use then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotPlain;

/// What a step comes to.
pub(super) type Step<T> = Result<T, NotPlain>;

/// A place in a line.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'l> {
    line: &'l str,
    at: usize,
    may_have_controls: bool,
}

impl<'l> Cursor<'l> {
    pub fn new(line: &'l str) -> Self {
        let line = line.strip_suffix('\r').unwrap_or(line);
        Self { line, at: 0, may_have_controls: may_have_controls(line) }
    }

    #[inline]
    fn rest(&self) -> &'l [u8] {
        self.line.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next byte that is no white space. It stays where it is.
    #[inline]
    pub fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.line.as_bytes().get(self.at)?;
            if byte > b' ' || !matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// Steps over a byte and the white space in front of it, if it is this one.
    #[inline]
    pub fn has(&mut self, byte: u8) -> bool {
        let is_here = self.peek() == Some(byte);
        self.at += usize::from(is_here);
        is_here
    }

    /// Steps over a comma, or over what ends an object or a list. Whether it was a comma.
    #[inline]
    fn goes_on(&mut self, end: u8) -> Step<bool> {
        let byte = self.peek();
        self.at += 1;
        let goes_on = byte == Some(b',');
        must(goes_on || byte == Some(end)).map(|()| goes_on)
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
        must(self.rest().starts_with(b"null"))?;
        self.at += 4;
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
        if self.has(b'}') {
            return Ok(seen);
        }
        loop {
            self.peek();
            let at = names.find(self.rest(), last).ok_or(NotPlain)?;
            let (member, length) = names.member(at);
            self.at += length;
            must(seen & 1 << at == 0)?;
            seen |= 1 << at;
            last = Some(at);
            read(self, member)?;
            if !self.goes_on(b'}')? {
                return Ok(seen);
            }
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

    /// A text in which nothing is escaped.
    #[inline]
    pub fn word(&mut self) -> Step<&'l str> {
        must(self.has(b'"'))?;
        let word = self.unescaped().ok_or(NotPlain)?;
        must(self.byte(b'"').is_some()).map(|()| word)
    }

    /// A text, as it lies in the line where nothing is escaped in it. It is not plain where it has control characters but
    /// for line feeds and tabs.
    pub fn text(&mut self) -> Step<Cow<'l, str>> {
        must(self.has(b'"'))?;
        let text = self.unescaped().ok_or(NotPlain)?;
        if self.byte(b'"').is_some() {
            return Ok(Cow::Borrowed(text));
        }
        self.escaped(text).map(Cow::Owned)
    }

    /// What is made of a text.
    #[inline]
    pub fn with_text<R>(&mut self, with: impl FnOnce(&str) -> R) -> Step<R> {
        must(self.has(b'"'))?;
        let text = self.unescaped().ok_or(NotPlain)?;
        if self.byte(b'"').is_some() {
            return Ok(with(text));
        }
        self.escaped(text).map(|text| with(&text))
    }

    /// What stands in front of the next quote or backslash. None where it has control characters.
    #[inline]
    fn unescaped(&mut self) -> Option<&'l str> {
        let start = self.at;
        self.at += first_of(b'"', b'\\', self.rest())?;
        let text = self.line.get(start..self.at)?;
        (!self.may_have_controls || !text.chars().any(char::is_control)).then_some(text)
    }

    /// The whole of a text of which a part was read, up to a backslash.
    #[cold]
    fn escaped(&mut self, part: &str) -> Step<String> {
        let text = self.decoded(part.into()).ok_or(NotPlain)?;
        must(!has_controls(&text)).map(|()| text)
    }

    fn decoded(&mut self, mut text: String) -> Option<String> {
        while self.byte(b'\\').is_some() {
            let escape = *self.rest().first()?;
            self.at += 1;
            text.push(match escape {
                b'"' | b'\\' | b'/' => char::from(escape),
                b'n' => '\n',
                b't' => '\t',
                b'u' => self.character()?,
                _ => return None,
            });
            text.push_str(self.unescaped()?);
        }
        self.at += 1;
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
        let digits = self.line.get(self.at..self.at + 4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        self.at += 4;
        u16::from_str_radix(digits?, 16).ok()
    }

    /// Steps over exactly this byte.
    #[inline]
    fn byte(&mut self, byte: u8) -> Option<()> {
        let is_here = self.rest().first() == Some(&byte);
        self.at += usize::from(is_here);
        is_here.then_some(())
    }

    /// A number that is finite.
    pub fn number(&mut self) -> Step<f64> {
        self.peek();
        let start = self.at;
        let negative = self.rest().first() == Some(&b'-');
        self.at += usize::from(negative);
        let leads_with_zero = self.rest().first() == Some(&b'0');
        let (mut digits, whole) = self.digits(0);
        must(whole == 1 || whole > 1 && !leads_with_zero)?;
        let mut decimals = 0;
        if self.rest().first() == Some(&b'.') {
            self.at += 1;
            (digits, decimals) = self.digits(digits);
            must(decimals > 0)?;
        }
        let has_exponent = matches!(self.rest().first(), Some(b'e' | b'E'));
        if has_exponent {
            self.at += 1;
            self.at += usize::from(matches!(self.rest().first(), Some(b'+' | b'-')));
            must(self.digits(0).1 > 0)?;
        }
        if has_exponent || whole + decimals > EXACT {
            let number = self.line.get(start..self.at).and_then(|text| text.parse().ok());
            return number.filter(|number: &f64| number.is_finite()).ok_or(NotPlain);
        }
        #[allow(clippy::cast_precision_loss, reason = "so few digits are exact")]
        let number = digits as f64 / POWERS[decimals];
        Ok(if negative { -number } else { number })
    }

    /// Steps over digits that follow those of a number. Tells the number, and how many there were; of too many it is lost.
    #[inline]
    fn digits(&mut self, mut number: u64) -> (u64, usize) {
        let start = self.at;
        while let Some(digit) = self.line.as_bytes().get(self.at).map(|byte| byte.wrapping_sub(b'0')) {
            if digit > 9 {
                break;
            }
            number = number.wrapping_mul(10).wrapping_add(digit.into());
            self.at += 1;
        }
        (number, self.at - start)
    }
}

/// Whether a text has a control character but for line feeds and tabs.
pub(super) fn has_controls(text: &str) -> bool {
    may_have_controls(text) && text.chars().any(|c| c.is_control() && c != '\n' && c != '\t')
}

/// Those beyond ASCII begin with the byte C2, as do signs such as §.
pub(super) fn may_have_controls(text: &str) -> bool {
    let is_odd = |byte: u8| byte < 0x20 || byte == 0x7f || byte == 0xc2;
    // Without an end before the end, so that many bytes are compared at once.
    text.bytes().fold(false, |any, byte| any | is_odd(byte))
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
