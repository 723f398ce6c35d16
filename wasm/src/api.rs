//! What the package's functions call.

mod item;
mod names;
mod plan;
mod search;
mod tree;

use alloc::vec::Vec;
use rashinban::{Item, Lang, Problem};

/// The number by which a call reports a problem.
const fn failed(problem: Problem) -> i32 {
    -(problem.number() as i32)
}

/// The item with this number. Numbers come from this module; one that names nothing is read as the first.
fn item(id: u8) -> Item {
    Item::from_id(id).unwrap_or(Item::V)
}

/// The number of an item that may be missing.
fn id(item: Option<Item>) -> u8 {
    item.map_or(0, Item::id)
}

/// The language with this number.
fn lang(number: u8) -> Lang {
    Lang::from_number(number).unwrap_or(Lang::Ja)
}

/// A constant string as one number, of which JavaScript loses no digit: its address times 65,536, and its length.
#[allow(clippy::cast_precision_loss, reason = "addresses have 32 bits, and no constant is 65,536 bytes long")]
fn place(text: &'static str) -> f64 {
    text.as_ptr() as usize as f64 * 65_536.0 + text.len() as f64
}

/// The numbers of items. One copy of this loop does for all iterators.
fn ids(items: &mut dyn Iterator<Item = Item>) -> Vec<i32> {
    let mut ids = Vec::new();
    for item in items {
        ids.push(item.id().into());
    }
    ids
}
