//! Search, the places it found, and folding.

use super::{failed, item};
use alloc::{vec, vec::Vec};
use rashinban::{Item, ItemKind, Search};
use wasm_bindgen::prelude::wasm_bindgen;

/// How many items match, then those between offset and limit. Kind and item 0 filter nothing, a negative limit cuts
/// nothing.
#[wasm_bindgen(skip_jsdoc)]
pub fn search(query: &str, kind: u8, within: u8, limit: i32, offset: usize) -> Vec<i32> {
    let mut search = match Search::new(query) {
        Ok(search) => search.offset(offset),
        Err(error) => return vec![failed(error.problem())],
    };
    if let Some(kind) = ItemKind::from_number(kind) {
        search = search.kind(kind);
    }
    if let Some(item) = Item::from_id(within) {
        search = search.within(item);
    }
    if let Ok(limit) = usize::try_from(limit) {
        search = search.limit(limit);
    }
    let results = search.run();
    let mut numbers = vec![results.total() as i32];
    for hit in results.iter() {
        numbers.push(hit.item().id().into());
    }
    numbers
}

/// Five numbers for each place where the words of a query occur in an item: field, word, start and end in UTF-16 units,
/// and the folds as bits.
#[wasm_bindgen(skip_jsdoc)]
pub fn matches(query: &str, of: u8) -> Vec<i32> {
    let search = match Search::new(query) {
        Ok(search) => search,
        Err(error) => return vec![failed(error.problem())],
    };
    let item = item(of);
    let mut numbers = Vec::new();
    for found in search.matches(item) {
        let text = found.field.of(item);
        let start = text.get(..found.start).unwrap_or_default().encode_utf16().count() as i32;
        let end = start + found.text().encode_utf16().count() as i32;
        numbers.extend([
            found.field.number().into(),
            found.word as i32,
            start,
            end,
            found.folds.bits().into(),
        ]);
    }
    numbers
}

/// The characters of a text's folded form.
#[wasm_bindgen(skip_jsdoc)]
pub fn fold(text: &str) -> Vec<i32> {
    rashinban::fold::fold(text).chars().map(|c| c as i32).collect()
}
