//! Where the words come from.

use crate::{
    argument,
    guard::guard,
    pointer::{list, out},
    string::Str,
};
use rashinban::{ATTRIBUTION_EN_C, ATTRIBUTION_JA_C, Lang};

/// Where an item stands in the source document.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Provenance {
    /// The edition: one of RASHINBAN_EDITION_*.
    pub edition: i32,
    /// The line in the document's text, from 1.
    pub line: i32,
    /// Where in the line the label starts, in characters from 1.
    pub column: i32,
    /// The item whose label is the heading; 0 for none.
    pub heading_item: i32,
    /// The document, as the licence of its text asks it to be named.
    pub document: Str,
    /// The heading under which the item stands; empty for none.
    pub heading: Str,
    /// The label as the page prints it.
    pub verbatim: Str,
}

/// Another place where the page prints an item's label.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Occurrence {
    /// The line in the document's text, from 1.
    pub line: i32,
    /// The label as it is printed there.
    pub verbatim: Str,
}

/// Where an item stands in the source document.
///
/// Errors: UNKNOWN_ITEM, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_provenance(item: i32, out_provenance: *mut Provenance) -> i32 {
    guard(|| {
        let out = out(out_provenance)?;
        let from = argument::item(item)?.provenance();
        let heading = from.heading_item();
        out.set(Provenance {
            edition: i32::from(from.edition.number()),
            line: i32::from(from.line),
            column: i32::from(from.column),
            heading_item: argument::id(heading),
            document: Str::of(from.document_c()),
            heading: Str::of(heading.map_or(c"", |heading| heading.label_c(Lang::Ja))),
            verbatim: Str::of(from.verbatim_c()),
        })
    })
}

/// Where else the page prints an item's label: lists of contents, mostly. By line.
///
/// Errors: UNKNOWN_ITEM, and those of a list.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_occurrences(item: i32, occurrences: *mut Occurrence, cap: i32) -> i32 {
    guard(|| {
        let list = list(occurrences, cap)?;
        list.fill(
            argument::item(item)?
                .provenance()
                .also()
                .map(|also| Occurrence { line: i32::from(also.line), verbatim: Str::of(also.verbatim_c()) }),
        )
    })
}

/// The line that names the source, which the licence of the plan's text asks for wherever it is shown: in Japanese
/// (RASHINBAN_LANG_JA, RASHINBAN_LANG_KANA) or English.
///
/// Errors: UNKNOWN_LANGUAGE, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_attribution(lang: i32, out_attribution: *mut Str) -> i32 {
    guard(|| {
        out(out_attribution)?.set(Str::of(match argument::lang(lang)? {
            Lang::En => ATTRIBUTION_EN_C,
            Lang::Ja | Lang::Kana => ATTRIBUTION_JA_C,
        }))
    })
}
