//! One item: what it is called, what it says, where it stands.

use super::{
    failed, item, lang,
    memory::{List, constant, text as given},
};
use rashinban::{Edition, Item, ItemKind, Problem};

/// The item with a code as people type it, or a problem.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn item_by_code(code: usize, len: usize) -> i32 {
    // SAFETY: the package passes what its `TextEncoder` wrote.
    match unsafe { given(code, len) }.parse::<Item>() {
        Ok(item) => item.id().into(),
        Err(error) => failed(error.problem()),
    }
}

/// What may have been meant by a code that names nothing.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn nearest(code: usize, len: usize, list: usize, room: usize) -> i32 {
    // SAFETY: the package passes what its `TextEncoder` wrote, and room of its own beside it.
    let (code, mut list) = unsafe { (given(code, len), List::new(list, room)) };
    if let Err(error) = code.parse::<Item>() {
        error.nearest().for_each(|item| list.push(item.id().into()));
    }
    list.len()
}

/// The item that the page numbers so among its kind, or a problem.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn item_by_number(kind: u8, number: i32) -> i32 {
    let kind = ItemKind::from_number(kind);
    let found = kind.zip(u8::try_from(number).ok()).and_then(|(kind, number)| Item::by_number(kind, number));
    found.map_or(failed(Problem::UnknownNumber), |item| item.id().into())
}

/// The items with a label, whatever its language, width or case.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn items_by_label(label: usize, len: usize, list: usize, room: usize) -> i32 {
    // SAFETY: the package passes what its `TextEncoder` wrote, and room of its own beside it.
    let (label, mut list) = unsafe { (given(label, len), List::new(list, room)) };
    Item::by_label(label).for_each(|item| list.push(item.id().into()));
    list.len()
}

/// The code in its printed form.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn code(of: u8) -> f64 {
    constant(item(of).code_str())
}

/// What the item is.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn kind(of: u8) -> u8 {
    item(of).kind().number()
}

/// The number that the page prints, or 0.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn number(of: u8) -> u8 {
    item(of).number().unwrap_or(0)
}

/// The label in a language.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn label(of: u8, language: u8) -> f64 {
    constant(item(of).label(lang(language)))
}

/// How far that label can be relied on.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn label_status(of: u8, language: u8) -> u8 {
    item(of).label_status(lang(language)).number()
}

/// The item's own text; empty where it has none.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn text(of: u8, language: u8) -> f64 {
    constant(item(of).text(lang(language)).unwrap_or_default())
}

/// The description of the picture beside it; empty where there is none.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn figure(of: u8) -> f64 {
    constant(item(of).figure().unwrap_or_default())
}

/// What a reader should know about the wording; empty where there is nothing.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn note(of: u8, language: u8) -> f64 {
    constant(item(of).note(lang(language)).unwrap_or_default())
}

/// The heading under which the item stands in the source document.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn heading(of: u8) -> f64 {
    constant(item(of).provenance().heading)
}

/// The label as the source document prints it.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn verbatim(of: u8) -> f64 {
    constant(item(of).provenance().verbatim)
}

/// The line in the source document, from 1.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn line(of: u8) -> u16 {
    item(of).provenance().line
}

/// The character in that line, from 1.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn column(of: u8) -> u8 {
    item(of).provenance().column
}

/// What is known of the item in another edition.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn crosswalk(of: u8, edition: u8) -> u8 {
    Edition::from_number(edition).map_or(0, |edition| item(of).crosswalk(edition).number())
}

/// Other items it refers to, in threes: item, reason, term or 0.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn cross_references(of: u8, list: usize, room: usize) -> i32 {
    // SAFETY: the package passes room of its own.
    let mut list = unsafe { List::new(list, room) };
    for reference in item(of).cross_references() {
        list.push(reference.item.id().into());
        list.push(reference.reason.number().into());
        list.push(reference.reason.term().map_or(0, |term| term.id().into()));
    }
    list.len()
}
