use crate::{
    Edition, Item, Lang,
    generated::{
        plan::{ALSO, COLUMN, DOCUMENT_C, EDITION, HEADING, LINE, VERBATIM},
        text,
    },
};
use core::ffi::CStr;

/// Where an item stands in the source document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Provenance {
    /// The edition.
    pub edition: Edition,
    /// The document, as the licence of its text asks it to be named.
    pub document: &'static str,
    /// The heading under which the item stands.
    pub heading: &'static str,
    /// The line in the document's text (`core/data/2023.source.txt`), from 1.
    pub line: u16,
    /// Where in the line the label starts, in characters from 1.
    pub column: u8,
    /// The label as the page prints it.
    pub verbatim: &'static str,
    /// The item.
    pub item: Item,
}

/// Another place where the page prints an item's label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Occurrence {
    /// The line, from 1.
    pub line: u16,
    /// The label as it is printed there.
    pub verbatim: &'static str,
    verbatim_c: &'static CStr,
}

impl Occurrence {
    /// The label with its closing NUL.
    pub const fn verbatim_c(&self) -> &'static CStr {
        self.verbatim_c
    }
}

/// The label as the page prints it, where that is not the label itself.
pub(crate) const fn printed(item: Item) -> Option<&'static CStr> {
    let mut i = 0;
    while i < VERBATIM.len() {
        if VERBATIM[i].0 == item.id() {
            return Some(VERBATIM[i].1);
        }
        i += 1;
    }
    None
}

impl Provenance {
    pub(crate) const fn of(item: Item) -> Self {
        let id = item.id() as usize;
        Self {
            edition: EDITION,
            document: const { text(DOCUMENT_C) },
            heading: match Item::from_id(HEADING[id]) {
                Some(heading) => heading.label(Lang::Ja),
                None => "",
            },
            line: LINE[id],
            column: COLUMN[id],
            verbatim: match printed(item) {
                Some(verbatim) => text(verbatim),
                None => item.label(Lang::Ja),
            },
            item,
        }
    }

    /// The item whose label is the [`heading`](Self::heading).
    pub const fn heading_item(&self) -> Option<Item> {
        Item::from_id(HEADING[self.item.id() as usize])
    }

    /// The name of the document with its closing NUL.
    pub const fn document_c(&self) -> &'static CStr {
        DOCUMENT_C
    }

    /// The verbatim label with its closing NUL.
    pub const fn verbatim_c(&self) -> &'static CStr {
        match printed(self.item) {
            Some(verbatim) => verbatim,
            None => self.item.label_c(Lang::Ja),
        }
    }

    /// Where else the page prints the label: lists of contents, mostly.
    pub fn also(&self) -> impl Iterator<Item = Occurrence> + Clone + use<> {
        let id = self.item.id();
        ALSO.iter().filter(move |row| row.0 == id).map(|&(_, line, verbatim_c)| Occurrence {
            line,
            verbatim: text(verbatim_c),
            verbatim_c,
        })
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Provenance {
    /// Reads the item; the rest follows from it.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Written {
            item: Item,
        }
        Written::deserialize(deserializer).map(|written| Self::of(written.item))
    }
}
