//! The whole plan as one document.

use crate::{ATTRIBUTION_EN, ATTRIBUTION_JA, Edition, Item, ItemKind, Items, LabelStatus, Lang};
use alloc::{boxed::Box, format, string::String, vec::Vec};
use core::ffi::CStr;
use once_cell::race::OnceBox;
use serde::Serialize;

/// An item as it is exported.
#[derive(Debug, Clone, Copy, Serialize)]
#[non_exhaustive]
pub struct Row {
    /// The code.
    pub code: Item,
    /// What it is.
    pub kind: ItemKind,
    /// The item that holds it; null for sets and for chapters that are roots.
    pub parent: Option<Item>,
    /// The Japanese label.
    pub ja: &'static str,
    /// Its reading.
    pub kana: &'static str,
    /// The English label.
    pub en: &'static str,
    /// How far the English label can be relied on.
    pub en_status: LabelStatus,
    /// The item's own text, null where it has none.
    pub text: Option<&'static str>,
    /// Where it stands on the page.
    pub source: Source,
}

/// Where an exported item stands on the page.
#[derive(Debug, Clone, Copy, Serialize)]
#[non_exhaustive]
pub struct Source {
    /// The document.
    pub document: &'static str,
    /// The heading above.
    pub heading: &'static str,
    /// The line, from 1.
    pub line: u16,
    /// The character in the line, from 1.
    pub column: u8,
    /// The label as the page prints it.
    pub verbatim: &'static str,
    /// What a reader should know about the wording, null for nothing.
    pub note: Option<&'static str>,
}

impl Row {
    /// The row of an item.
    pub fn of(item: Item) -> Self {
        let provenance = item.provenance();
        Self {
            code: item,
            kind: item.kind(),
            parent: item.parent(),
            ja: item.label(Lang::Ja),
            kana: item.label(Lang::Kana),
            en: item.label(Lang::En),
            en_status: item.label_status(Lang::En),
            text: item.text(Lang::Ja),
            source: Source {
                document: provenance.document,
                heading: provenance.heading,
                line: provenance.line,
                column: provenance.column,
                verbatim: provenance.verbatim,
                note: item.note(Lang::Ja),
            },
        }
    }
}

/// The plan as JSON, made on first demand and kept: edition, date of the decision and attribution, then `items`
/// ([`Item::ALL`]) and `chapters` ([`Item::CHAPTERS`]) in plan order, each a [`Row`] on a line of its own.
pub fn json() -> &'static str {
    let text = kept();
    &text[..text.len() - NUL.len()]
}

/// The same with its closing NUL.
pub fn json_c() -> &'static CStr {
    // JSON writes a NUL as an escape: the only one is the last byte.
    CStr::from_bytes_with_nul(kept().as_bytes()).unwrap_or_default()
}

/// What stands behind the document.
const NUL: &str = "\0";

fn kept() -> &'static str {
    // `OnceBox` needs no operating system: two threads may both write the document, and one is kept.
    static JSON: OnceBox<String> = OnceBox::new();
    JSON.get_or_init(|| Box::new(write() + NUL))
}

fn write() -> String {
    format!(
        "{{\n  \"edition\": {},\n  \"decided_on\": {},\n  \"attribution\": {},\n  \"attribution_en\": {},\n  \"items\": [\n    {}\n  ],\n  \"chapters\": [\n    {}\n  ]\n}}\n",
        line(&Edition::CARRIED),
        line(&Edition::CARRIED.decided_on()),
        line(&ATTRIBUTION_JA),
        line(&ATTRIBUTION_EN),
        rows(Item::ALL),
        rows(Item::CHAPTERS)
    )
}

fn rows(items: Items) -> String {
    items.map(|item| line(&Row::of(item))).collect::<Vec<_>>().join(",\n    ")
}

fn line<T: Serialize>(value: &T) -> String {
    // Strings, numbers and names alone: nothing in them can fail to be written.
    serde_json::to_string(value).unwrap_or_default()
}
