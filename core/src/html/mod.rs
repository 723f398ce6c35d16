//! The plan as HTML: what the custom elements of the npm package show, as plain markup that needs no script to be read.
//!
//! All markup and every word in it are written here; the scripts of the elements only add what the reader does. Allocates.
//!
//! ```
//! use rashinban::{Lang, html};
//! let options = html::PlanOptions::new().lang(Lang::En).heading(3);
//! assert!(html::plan(&options).contains("<h3"));
//! ```

mod item;
mod picker;
mod plan;
mod words;
mod writer;

pub use item::{ItemOptions, ItemVariant, item, item_element};
pub use picker::{PickerOptions, picker, picker_element, picker_items};
pub use plan::{PlanOptions, plan};
pub(crate) use words::Word;
pub use writer::Html;

use crate::{Item, LabelStatus, Lang};
use alloc::vec::Vec;

/// What every part of a page is written with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style<'a> {
    /// Japanese or English.
    pub lang: Lang,
    /// Put in front of every id.
    pub prefix: &'a str,
}

impl Style<'_> {
    /// A word of the interface.
    pub fn word(&self, word: Word) -> &'static str {
        word.of(self.lang)
    }
}

impl Html {
    /// Opens a heading. Levels below six have no element of their own.
    pub(crate) fn heading(&mut self, level: u8) -> &mut Self {
        const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        match TAGS.get(usize::from(level.max(1)) - 1) {
            Some(tag) => self.open(tag),
            None => self.open("span").attr("role", "heading").attr("aria-level", level_name(level)),
        }
    }

    /// Gives the element that was opened last an attribute with codes.
    pub(crate) fn codes(&mut self, name: &'static str, items: &[Item]) -> &mut Self {
        let codes: Vec<&str> = items.iter().map(|item| item.code_str()).collect();
        self.attr(name, &codes.join(" "))
    }

    /// Writes an item's code.
    pub(crate) fn code(&mut self, item: Item) -> &mut Self {
        self.element("span", "rashinban-code", item.code_str())
    }

    /// Writes an item's label, in English with the status of the translation.
    pub(crate) fn label(&mut self, item: Item, style: &Style) -> &mut Self {
        self.text(item.label(style.lang));
        if matches!(style.lang, Lang::En) {
            self.text(" ").status(item, style);
        }
        self
    }

    /// Writes how far the English label can be relied on.
    pub(crate) fn status(&mut self, item: Item, style: &Style) -> &mut Self {
        let status = item.label_status(Lang::En);
        let word = if matches!(status, LabelStatus::Official) { Word::Official } else { Word::Unverified };
        self.open("span").class("rashinban-chip").attr("data-status", status.name());
        self.text(style.word(word)).close()
    }
}

/// A heading's level in digits.
fn level_name(level: u8) -> &'static str {
    match level {
        7 => "7",
        8 => "8",
        _ => "9",
    }
}
