//! Texts of others: titles, names and whatever else a register says.

use super::Pen;
use crate::register::Evidence;
use alloc::format;

impl Pen<'_> {
    /// Writes a text that others wrote. Its direction ends with it, and what nobody would see is shown.
    pub fn foreign(&mut self, text: &str) -> &mut Self {
        self.html.open("bdi");
        let mut shown = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| *c == '\n' || is_unseen(*c)) {
            self.html.text(&text[shown..at]);
            shown = at + c.len_utf8();
            if c == '\n' {
                self.html.void("br");
            } else if c != '\r' {
                self.html.element("span", "rashinban-unseen", &format!("U+{:04X}", u32::from(c)));
            }
        }
        self.html.text(&text[shown..]).close();
        self
    }

    /// Writes what can be looked up, as a link where there is an address of the web.
    pub fn evidence(&mut self, evidence: &Evidence) -> &mut Self {
        let url = evidence.url.as_deref();
        let text = evidence.title.as_deref().or(url).unwrap_or_default();
        if let Some(address) = url.filter(|url| is_address(url)) {
            self.html.open("a").attr("href", address).attr("rel", "noopener noreferrer nofollow");
            self.foreign(text).html.close();
        } else {
            self.foreign(text);
            if let Some(url) = url.filter(|url| *url != text) {
                self.html.text(" ");
                self.foreign(url);
            }
        }
        if let Some(date) = evidence.date {
            self.html.text(" ");
            self.date(date);
        }
        self
    }
}

/// Whether a link may lead there: the web, and nothing that runs here.
fn is_address(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| ["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known)))
        && !url.chars().any(|c| c.is_whitespace() || is_unseen(c))
}

/// Whether a character shows nothing and changes what is around it: controls, marks and overrides of direction, spaces
/// without width, and tags. What joins or selects glyphs is part of the text.
fn is_unseen(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(
            c,
            '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;

    fn written(text: &str) -> alloc::string::String {
        let mut pen = Pen::new(Lang::Ja, "", 2);
        pen.foreign(text);
        pen.html.finish()
    }

    #[test]
    fn what_nobody_sees_is_shown() {
        let mark = |code| format!("<span class=\"rashinban-unseen\">U+{code}</span>");
        assert_eq!(written("a\u{202e}b"), format!("<bdi>a{}b</bdi>", mark("202E")));
        assert_eq!(written("\u{0}\u{1b}"), format!("<bdi>{}{}</bdi>", mark("0000"), mark("001B")));
        assert_eq!(written("\u{e0041}"), format!("<bdi>{}</bdi>", mark("E0041")));
        assert_eq!(written("一\r\n二"), "<bdi>一<br>二</bdi>");
    }

    #[test]
    fn glyphs_stay_whole() {
        for text in ["葛\u{e0100}城", "👨\u{200d}👩", "が\u{3099}", "ＤＸ\t推進"] {
            assert_eq!(written(text), format!("<bdi>{text}</bdi>"));
        }
    }

    #[test]
    fn markup_is_text() {
        assert_eq!(
            written("</bdi><script>alert(1)</script>"),
            "<bdi>&lt;/bdi&gt;&lt;script&gt;alert(1)&lt;/script&gt;</bdi>"
        );
    }

    #[test]
    fn links_lead_to_the_web_alone() {
        for url in ["https://example.lg.jp/a?b=1&c=2", "HTTP://example.lg.jp"] {
            assert!(is_address(url), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "java\tscript://%0aalert(1)",
            "data:text/html,<script>",
            "//example.lg.jp",
            " https://example.lg.jp",
            "https://example.lg.jp/\u{202e}gpj",
            "javascript://https://example.lg.jp",
            "議事録.pdf",
            "",
        ] {
            assert!(!is_address(url), "{url}");
        }
        let mut pen = Pen::new(Lang::Ja, "", 2);
        let evidence = Evidence { url: Some("javascript:alert(1)".into()), ..Evidence::default() };
        pen.evidence(&evidence);
        assert_eq!(pen.html.finish(), "<bdi>javascript:alert(1)</bdi>");
    }
}
