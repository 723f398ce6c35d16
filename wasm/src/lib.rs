//! rashinban for JavaScript: the module behind the npm package, through wasm-bindgen.
//!
//! Numbers and strings cross the boundary, and as little else as can be:
//!
//! - Items, kinds, languages and the other closed lists cross as their numbers in the core; 0 is no item.
//! - A string comes in as `&str`, and goes out as the place of a constant (`place`): JavaScript decodes each once and
//!   keeps it, so that nothing is copied for it here.
//! - A list goes out as a list of numbers.
//! - Where a call can fail, a negative number is a [`Problem`] with its sign changed, as in the C ABI; where a list was
//!   asked for, it is the only number in it.
//!
//! The package gives all this its JavaScript shape; nothing else should call these functions.
#![cfg_attr(target_arch = "wasm32", no_std)]
// Memory is below 2^32 bytes, and lists are far shorter.
#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)]

extern crate alloc;

mod item;
mod names;
mod plan;
#[cfg(target_arch = "wasm32")]
mod runtime;
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
