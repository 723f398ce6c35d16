//! One item: what it is called, what it says, where it stands.

use super::{failed, ids, item, lang, place};
use alloc::vec::Vec;
use rashinban::{Edition, Item, ItemKind, Problem, Term};
use wasm_bindgen::prelude::wasm_bindgen;

/// The item with a code as people type it, or a problem.
#[wasm_bindgen(skip_jsdoc)]
pub fn item_by_code(code: &str) -> i32 {
    match code.parse::<Item>() {
        Ok(item) => item.id().into(),
        Err(error) => failed(error.problem()),
    }
}

/// What may have been meant by a code that names nothing.
#[wasm_bindgen(skip_jsdoc)]
pub fn nearest(code: &str) -> Vec<i32> {
    code.parse::<Item>().err().map_or(Vec::new(), |error| ids(&mut error.nearest()))
}

/// The item that the page numbers so among its kind, or a problem.
#[wasm_bindgen(skip_jsdoc)]
pub fn item_by_number(kind: u8, number: i32) -> i32 {
    let kind = ItemKind::from_number(kind);
    let found = kind.zip(u8::try_from(number).ok()).and_then(|(kind, number)| Item::by_number(kind, number));
    found.map_or(failed(Problem::UnknownNumber), |item| item.id().into())
}

/// The items with a label, whatever its language, width or case.
#[wasm_bindgen(skip_jsdoc)]
pub fn items_by_label(label: &str) -> Vec<i32> {
    ids(&mut Item::by_label(label))
}

/// The code in its printed form.
#[wasm_bindgen(skip_jsdoc)]
pub fn code(of: u8) -> f64 {
    place(item(of).code_str())
}

/// What the item is.
#[wasm_bindgen(skip_jsdoc)]
pub fn kind(of: u8) -> u8 {
    item(of).kind().number()
}

/// The number that the page prints, or 0.
#[wasm_bindgen(skip_jsdoc)]
pub fn number(of: u8) -> u8 {
    item(of).number().unwrap_or(0)
}

/// The label in a language.
#[wasm_bindgen(skip_jsdoc)]
pub fn label(of: u8, language: u8) -> f64 {
    place(item(of).label(lang(language)))
}

/// How far that label can be relied on.
#[wasm_bindgen(skip_jsdoc)]
pub fn label_status(of: u8, language: u8) -> u8 {
    item(of).label_status(lang(language)).number()
}

/// The item's own text; empty where it has none.
#[wasm_bindgen(skip_jsdoc)]
pub fn text(of: u8, language: u8) -> f64 {
    place(item(of).text(lang(language)).unwrap_or_default())
}

/// The description of the picture beside it; empty where there is none.
#[wasm_bindgen(skip_jsdoc)]
pub fn figure(of: u8) -> f64 {
    place(item(of).figure().unwrap_or_default())
}

/// What a reader should know about the wording; empty where there is nothing.
#[wasm_bindgen(skip_jsdoc)]
pub fn note(of: u8, language: u8) -> f64 {
    place(item(of).note(lang(language)).unwrap_or_default())
}

/// The heading under which the item stands in the source document.
#[wasm_bindgen(skip_jsdoc)]
pub fn heading(of: u8) -> f64 {
    place(item(of).provenance().heading)
}

/// The label as the source document prints it.
#[wasm_bindgen(skip_jsdoc)]
pub fn verbatim(of: u8) -> f64 {
    place(item(of).provenance().verbatim)
}

/// The line in the source document, from 1.
#[wasm_bindgen(skip_jsdoc)]
pub fn line(of: u8) -> u16 {
    item(of).provenance().line
}

/// The character in that line, from 1.
#[wasm_bindgen(skip_jsdoc)]
pub fn column(of: u8) -> u8 {
    item(of).provenance().column
}

/// What is known of the item in another edition.
#[wasm_bindgen(skip_jsdoc)]
pub fn crosswalk(of: u8, edition: u8) -> u8 {
    Edition::from_number(edition).map_or(0, |edition| item(of).crosswalk(edition).number())
}

/// Other items it refers to, in threes: item, reason, term or 0.
#[wasm_bindgen(skip_jsdoc)]
pub fn cross_references(of: u8) -> Vec<i32> {
    let mut numbers = Vec::new();
    for reference in item(of).cross_references() {
        let term = reference.reason.term().map_or(0, Term::id);
        numbers.extend([reference.item.id(), reference.reason.number(), term].map(i32::from));
    }
    numbers
}

/// Lines of the other places where the page prints the label.
#[wasm_bindgen(skip_jsdoc)]
pub fn occurrence_lines(of: u8) -> Vec<i32> {
    item(of).provenance().also().map(|place| place.line.into()).collect()
}

/// The label as it stands in one of those places, counted from 0.
#[wasm_bindgen(skip_jsdoc)]
pub fn occurrence_verbatim(of: u8, index: usize) -> f64 {
    place(item(of).provenance().also().nth(index).map_or("", |place| place.verbatim))
}
