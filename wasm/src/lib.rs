//! rashinban for JavaScript: the module behind the npm package.
//!
//! Nothing is imported, so that the module needs no glue, and nothing is allocated, so that it carries no allocator:
//!
//! - Items, kinds, languages and the other closed lists cross the boundary as their numbers in the core; 0 is no item.
//! - A string comes in as UTF-8 in memory that JavaScript has grown for it, and goes out as the place of a constant.
//! - A list is written into memory that JavaScript has grown for it; see [`memory::List`].
//! - Where a call can fail, a negative number is a [`Problem`] with its sign changed, as in the C ABI.
//!
//! The package gives all this its JavaScript shape; nothing else should call these functions.
#![cfg_attr(target_arch = "wasm32", no_std)]
// Elsewhere the crate is only compiled to be checked: nothing is exported, nothing calls it.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
// Memory is below 2^32 bytes, and lists are far shorter.
#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)]

mod item;
mod memory;
mod names;
mod plan;
mod search;
mod tree;

use rashinban::{Item, Lang, Problem};

/// The core does not panic; if it did, JavaScript would get a `WebAssembly.RuntimeError`.
#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}

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
