//! The ways through the plan.

use super::{failed, id, ids, item};
use alloc::vec::Vec;
use rashinban::{Item, ItemKind, Problem};
use wasm_bindgen::prelude::wasm_bindgen;

/// A list of items. `LISTS` of plan.js has the lists in the same order; `of` is an item, or a kind where those of a kind
/// are wanted.
#[wasm_bindgen(skip_jsdoc)]
pub fn list(list: u8, of: u8) -> Vec<i32> {
    let item = item(of);
    match list {
        0 => ids(&mut { Item::ALL }),
        1 => ids(&mut { Item::CHAPTERS }),
        2 => ItemKind::from_number(of).map_or(Vec::new(), |kind| ids(&mut kind.items())),
        3 => ids(&mut item.children()),
        4 => ids(&mut item.ancestors()),
        5 => ids(&mut item.descendants()),
        6 => ids(&mut item.siblings()),
        _ => ids(&mut item.path()),
    }
}

/// What holds the item, or 0.
#[wasm_bindgen(skip_jsdoc)]
pub fn parent(of: u8) -> u8 {
    id(item(of).parent())
}

/// The item before it, or 0.
#[wasm_bindgen(skip_jsdoc)]
pub fn previous(of: u8) -> u8 {
    id(item(of).previous())
}

/// The item after it, or 0.
#[wasm_bindgen(skip_jsdoc)]
pub fn next(of: u8) -> u8 {
    id(item(of).next())
}

/// The child that the page numbers so, or a problem.
#[wasm_bindgen(skip_jsdoc)]
pub fn child(of: u8, number: i32) -> i32 {
    let found = u8::try_from(number).ok().and_then(|number| item(of).child(number));
    found.map_or(failed(Problem::UnknownNumber), |item| item.id().into())
}

/// Whether the item is another, or stands below it.
#[wasm_bindgen(skip_jsdoc)]
pub fn is_within(of: u8, other: u8) -> bool {
    item(of).is_within(item(other))
}
