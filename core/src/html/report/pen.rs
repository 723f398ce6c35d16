//! What every section is written with.

use super::{Word, figures};
use crate::html::Html;
use crate::register::{Bilingual, Date, FiscalYear};
use crate::{Item, Lang};
use alloc::string::{String, ToString as _};

/// A report as it is written.
pub struct Pen<'a> {
    pub html: Html,
    pub lang: Lang,
    /// Put in front of every id.
    prefix: &'a str,
    /// The level of the report's title.
    level: u8,
}

impl<'a> Pen<'a> {
    pub const fn new(lang: Lang, prefix: &'a str, level: u8) -> Self {
        Self { html: Html::new(), lang, prefix, level }
    }

    /// Writes a word.
    pub fn word(&mut self, word: Word) -> &mut Self {
        self.html.text(word.of(self.lang));
        self
    }

    /// A sentence with its names filled in.
    pub fn filled(&self, word: Word, values: &[(&str, &str)]) -> String {
        word.with(self.lang, values)
    }

    /// Writes a sentence with its names filled in.
    pub fn sentence(&mut self, word: Word, values: &[(&str, &str)]) -> &mut Self {
        self.html.text(&word.with(self.lang, values));
        self
    }

    /// Writes a sentence of an answer, which may quote others.
    pub fn says(&mut self, text: &Bilingual) -> &mut Self {
        self.foreign(if matches!(self.lang, Lang::En) { &text.en } else { &text.ja })
    }

    /// Writes a number of things.
    pub fn cases(&mut self, count: usize) -> &mut Self {
        self.sentence(Word::Cases, &[("count", &count.to_string())])
    }

    /// Writes a day.
    pub fn date(&mut self, date: Date) -> &mut Self {
        self.html.open("time").attr("datetime", &date.to_string());
        self.html.text(&figures::day(date, self.lang)).close();
        self
    }

    /// Writes a fiscal year.
    pub fn year(&mut self, year: FiscalYear) -> &mut Self {
        self.html.text(&figures::fiscal_year(year, self.lang));
        self
    }

    /// Writes a word of a closed list.
    pub fn chip(&mut self, word: &str) -> &mut Self {
        self.html.element("span", "rashinban-chip", word);
        self
    }

    /// Writes a day beside a figure, in digits.
    pub fn small_date(&mut self, date: Date) -> &mut Self {
        let day = date.to_string();
        self.html.open("time").class("rashinban-sub").attr("datetime", &day).text(&day).close();
        self
    }

    /// Writes a number with its unit, which others wrote.
    pub fn value(&mut self, value: f64, unit: Option<&str>) -> &mut Self {
        self.html.open("span").class("rashinban-value").text(&figures::number(value));
        if let Some(unit) = unit {
            if matches!(self.lang, Lang::En) && unit != "%" {
                self.html.text(" ");
            }
            self.foreign(unit);
        }
        self.html.close();
        self
    }

    /// Writes a measure's id and title.
    pub fn measure(&mut self, id: &str, title: &str) -> &mut Self {
        if !id.is_empty() {
            self.html.open("span").class("rashinban-id");
            self.foreign(id).html.close().text(" ");
        }
        self.foreign(title)
    }

    /// Writes an item's code and label.
    pub fn item(&mut self, item: Item) -> &mut Self {
        self.html.element("span", "rashinban-code", item.code_str()).text(" ").text(item.label(self.lang));
        self
    }

    /// Gives the element that was opened last an id.
    pub fn id(&mut self, id: &str) -> &mut Self {
        self.refer("id", id)
    }

    /// Gives the element that was opened last a reference to an id.
    pub fn refer(&mut self, attribute: &'static str, id: &str) -> &mut Self {
        let mark = if attribute == "href" { "#" } else { "" };
        self.html.attr_of(attribute, &[mark, self.prefix, "report-", id]);
        self
    }

    /// Opens a heading so many levels below the title.
    pub fn heading(&mut self, below: u8) -> &mut Self {
        const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let level = usize::from(self.level.max(1) + below);
        if let Some(tag) = TAGS.get(level - 1) {
            self.html.open(tag);
        } else {
            self.html.open("span").attr("role", "heading").attr("aria-level", &level.to_string());
        }
        self
    }

    /// A paragraph of words.
    pub fn paragraph(&mut self, class: &'static str, word: Word, values: &[(&str, &str)]) -> &mut Self {
        self.html.element("p", class, &word.with(self.lang, values));
        self
    }
}
