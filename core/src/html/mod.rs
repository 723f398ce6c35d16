//! The plan as HTML: what the custom elements of the npm package show, as plain markup that needs no script to be read.
//!
//! All markup and every word in it are written here; the scripts of the elements only add what the reader does. Allocates.
//!
//! ```
//! use rashinban::{Lang, html};
//! let options = html::PlanOptions::new().lang(Lang::En).heading(3);
//! assert!(html::plan(&options).contains("<h3"));
//! ```

mod facts;
mod item;
mod options;
mod page;
mod picker;
mod plan;
#[cfg(feature = "register")]
mod report;
mod results;
mod ruby;
mod words;
mod writer;

pub use facts::facts;
pub use item::{ItemOptions, ItemVariant, item, item_element};
pub use options::{Part, PlanOptions, Variant};
pub use page::{PageOptions, plan_page};
pub use picker::{PickerOptions, picker, picker_element, picker_items};
pub use plan::{plan, plan_element};
#[cfg(feature = "register")]
pub use report::{
    REPORT_STYLES, REPORT_STYLES_HASH, ReportOptions, ReportStyles, Section, report, report_page,
};
pub use results::{ResultsOptions, results};
pub(crate) use words::Word;
pub use writer::Html;

use crate::{Item, LabelStatus, Lang};
use alloc::{string::String, vec::Vec};

/// What every part is written with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style<'a> {
    /// Japanese or English.
    pub lang: Lang,
    /// Whether kanji carry their reading.
    pub ruby: bool,
    /// Put in front of every id.
    pub prefix: &'a str,
}

impl Style<'_> {
    pub const DEFAULT: Self = Self { lang: Lang::Ja, ruby: false, prefix: "" };

    /// A word of the interface.
    pub fn word(&self, word: Word) -> &'static str {
        word.of(self.lang)
    }

    /// The same with its names filled in.
    pub fn sentence(&self, word: Word, values: &[(&str, &str)]) -> String {
        word.with(self.lang, values)
    }

    /// Whether Japanese is written with readings.
    fn reads(&self) -> bool {
        self.ruby && !self.is_english()
    }

    pub fn is_english(&self) -> bool {
        matches!(self.lang, Lang::En)
    }

    /// A language as documents name it.
    pub fn tag(lang: Lang) -> &'static str {
        match lang {
            Lang::Ja => "ja",
            Lang::Kana => "ja-Hrkt",
            Lang::En => "en",
        }
    }
}

impl Html {
    /// Opens a heading. Levels below six have no element of their own.
    pub(crate) fn heading(&mut self, level: u8) -> &mut Self {
        const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        const BELOW: [&str; 3] = ["7", "8", "9"];
        let at = usize::from(level.max(1)) - 1;
        if let Some(tag) = TAGS.get(at) {
            self.open(tag)
        } else {
            let level = BELOW.get(at - TAGS.len()).unwrap_or(&BELOW[2]);
            self.open("span").attr("role", "heading").attr("aria-level", level)
        }
    }

    /// Gives the element that was opened last an attribute with codes.
    pub(crate) fn codes(&mut self, name: &'static str, items: &[Item]) -> &mut Self {
        let codes: Vec<&str> = items.iter().map(|item| item.code_str()).collect();
        self.attr(name, &codes.join(" "))
    }

    /// The element's id.
    pub(crate) fn id(&mut self, style: &Style, id: &str) -> &mut Self {
        self.attr_of("id", &[style.prefix, id])
    }

    /// A reference to another element by its id.
    pub(crate) fn refer(&mut self, attribute: &'static str, style: &Style, id: &str) -> &mut Self {
        self.attr_of(attribute, &[style.prefix, id])
    }

    /// A text in a language of its own.
    pub(crate) fn text_in(&mut self, lang: Lang, text: &str) -> &mut Self {
        self.open("span").attr("lang", Style::tag(lang)).text(text).close()
    }

    /// Writes a text that may quote the page: what is Japanese in an English one is marked so.
    pub(crate) fn quoting(&mut self, text: &str, style: &Style) -> &mut Self {
        let mut rest = text;
        while let Some(start) = rest.find(is_japanese).filter(|_| style.is_english()) {
            let (before, quoted) = rest.split_at(start);
            let end = quoted.find(|c| !is_japanese(c)).unwrap_or(quoted.len());
            self.text(before).text_in(Lang::Ja, &quoted[..end]);
            rest = &quoted[end..];
        }
        self.text(rest)
    }

    /// Writes an item's code.
    pub(crate) fn code(&mut self, item: Item) -> &mut Self {
        self.element("span", "rashinban-code", item.code_str())
    }

    /// Writes an item's label, in English with the status of the translation.
    pub(crate) fn label(&mut self, item: Item, style: &Style) -> &mut Self {
        self.bare_label(item, style);
        if style.is_english() {
            self.text(" ").status(item, style);
        }
        self
    }

    /// Writes an item's label alone: the status of a translation stands where the item itself does.
    pub(crate) fn bare_label(&mut self, item: Item, style: &Style) -> &mut Self {
        let label = item.label(style.lang);
        if style.reads() { self.reading(label, item.label(Lang::Kana)) } else { self.text(label) }
    }

    /// Writes how far the English label can be relied on.
    pub(crate) fn status(&mut self, item: Item, style: &Style) -> &mut Self {
        let status = item.label_status(Lang::En);
        let word = if matches!(status, LabelStatus::Official) { Word::Official } else { Word::Unverified };
        self.open("span").class("rashinban-chip").attr("data-status", status.name());
        self.text(style.word(word)).close()
    }

    /// Writes a link to an item.
    pub(crate) fn link(&mut self, item: Item, style: &Style) -> &mut Self {
        self.open("a").attr_of("href", &["#", style.prefix, item.code_str()]);
        self.bare_label(item, style).close()
    }

    /// Writes an item's own text, in the language of the page where there is a translation.
    pub(crate) fn paragraphs(&mut self, item: Item, style: &Style) -> &mut Self {
        let Some(japanese) = item.text(Lang::Ja) else {
            return self;
        };
        let (text, lang) = match item.text(style.lang) {
            Some(text) => (text, style.lang),
            None => (japanese, Lang::Ja),
        };
        if lang != style.lang {
            self.element("p", "rashinban-aside", style.word(Word::JapaneseOnly));
        }
        let mut rest = text;
        let mut readings = item.text(Lang::Kana).filter(|_| style.reads()).unwrap_or_default();
        while !rest.is_empty() {
            let (line, after) = cut(rest, b'\n');
            let (reading, next) = cut(readings, b'\n');
            self.open("p").class("rashinban-text");
            if lang != style.lang {
                self.attr("lang", Style::tag(lang));
            }
            if reading.is_empty() {
                self.text(line)
            } else {
                self.reading(line, reading)
            };
            self.close();
            (rest, readings) = (after, next);
        }
        self
    }
}

/// Kana, kanji, and the marks and wide letters that stand with them.
fn is_japanese(c: char) -> bool {
    c >= '\u{2e80}'
}

/// The text before and behind the first of these ASCII characters; all and nothing where there is none. Shorter than what
/// the standard library's search for characters becomes.
pub(crate) fn cut(text: &str, at: u8) -> (&str, &str) {
    let at = text.bytes().position(|byte| byte == at).unwrap_or(text.len());
    (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default())
}

/// A number in decimal digits.
pub(crate) fn digits(number: usize) -> String {
    let mut text = String::new();
    let mut unit = 1;
    while number / unit >= 10 {
        unit *= 10;
    }
    while unit > 0 {
        text.push(char::from(b'0' + (number / unit % 10) as u8));
        unit /= 10;
    }
    text
}
