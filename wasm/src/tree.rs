//! The ways through the plan.

use super::{failed, id, item, memory::List};
use rashinban::{Item, ItemKind, Problem};

fn write(items: impl Iterator<Item = Item>, list: usize, room: usize) -> i32 {
    // SAFETY: the package passes room of its own.
    let mut list = unsafe { List::new(list, room) };
    items.for_each(|item| list.push(item.id().into()));
    list.len()
}

/// Every item, in plan order.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn items(list: usize, room: usize) -> i32 {
    write(Item::ALL, list, room)
}

/// The page's own chapters.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn chapters(list: usize, room: usize) -> i32 {
    write(Item::CHAPTERS, list, room)
}

/// Every item of a kind.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn items_of_kind(kind: u8, list: usize, room: usize) -> i32 {
    ItemKind::from_number(kind).map_or(0, |kind| write(kind.items(), list, room))
}

/// What holds the item, or 0.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn parent(of: u8) -> u8 {
    id(item(of).parent())
}

/// The item before it, or 0.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn previous(of: u8) -> u8 {
    id(item(of).previous())
}

/// The item after it, or 0.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn next(of: u8) -> u8 {
    id(item(of).next())
}

/// The child that the page numbers so, or a problem.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn child(of: u8, number: i32) -> i32 {
    let found = u8::try_from(number).ok().and_then(|number| item(of).child(number));
    found.map_or(failed(Problem::UnknownNumber), |item| item.id().into())
}

/// What stands directly below it.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn children(of: u8, list: usize, room: usize) -> i32 {
    write(item(of).children(), list, room)
}

/// What holds it, the nearest first.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn ancestors(of: u8, list: usize, room: usize) -> i32 {
    write(item(of).ancestors(), list, room)
}

/// Everything below it.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn descendants(of: u8, list: usize, room: usize) -> i32 {
    write(item(of).descendants(), list, room)
}

/// The others beside it.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn siblings(of: u8, list: usize, room: usize) -> i32 {
    write(item(of).siblings(), list, room)
}

/// From the root down to it.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn path(of: u8, list: usize, room: usize) -> i32 {
    write(item(of).path(), list, room)
}
