//! The ways through the tree of the plan.

use crate::{
    argument::{self, id, ids},
    guard::guard,
    pointer::{list, out},
};
use rashinban::{Item, Problem};

/// The item that holds this one; 0 for sets and for chapters that are roots.
///
/// Errors: UNKNOWN_ITEM, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_parent(item: i32, out_parent: *mut i32) -> i32 {
    guard(|| out(out_parent)?.set(id(argument::item(item)?.parent())))
}

/// The child that the page numbers so, from 1: child 2 of I01 is I01-02.
///
/// Errors: UNKNOWN_ITEM, UNKNOWN_NUMBER, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_child(item: i32, number: i32, out_child: *mut i32) -> i32 {
    guard(|| {
        let out = out(out_child)?;
        let item = argument::item(item)?;
        let child = argument::byte(number).and_then(|number| item.child(number));
        out.set(id(Some(child.ok_or(Problem::UnknownNumber)?)))
    })
}

/// The item before this one in plan order, a chapter before a chapter; 0 for the first.
///
/// Errors: UNKNOWN_ITEM, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_previous(item: i32, out_previous: *mut i32) -> i32 {
    guard(|| out(out_previous)?.set(id(argument::item(item)?.previous())))
}

/// The item after this one in plan order, a chapter after a chapter; 0 for the last.
///
/// Errors: UNKNOWN_ITEM, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_next(item: i32, out_next: *mut i32) -> i32 {
    guard(|| out(out_next)?.set(id(argument::item(item)?.next())))
}

/// The items directly below this one, in plan order.
///
/// Errors: UNKNOWN_ITEM, and those of a list.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_children(item: i32, items: *mut i32, cap: i32) -> i32 {
    guard(|| list(items, cap)?.fill(ids(argument::item(item)?.children())))
}

/// Everything below this item, in plan order: each item is followed by what it holds.
///
/// Errors: UNKNOWN_ITEM, and those of a list.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_descendants(item: i32, items: *mut i32, cap: i32) -> i32 {
    guard(|| list(items, cap)?.fill(ids(argument::item(item)?.descendants())))
}

/// What holds this item, what holds that, and so on: the nearest first.
///
/// Errors: UNKNOWN_ITEM, and those of a list.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_ancestors(item: i32, items: *mut i32, cap: i32) -> i32 {
    guard(|| list(items, cap)?.fill(ids(argument::item(item)?.ancestors())))
}

/// From the root down to the item itself.
///
/// Errors: UNKNOWN_ITEM, and those of a list.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_path(item: i32, items: *mut i32, cap: i32) -> i32 {
    guard(|| list(items, cap)?.fill(ids(argument::item(item)?.path())))
}

/// The other items below the same parent, in plan order: for a set the other sets, for a chapter those of its level.
///
/// Errors: UNKNOWN_ITEM, and those of a list.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_siblings(item: i32, items: *mut i32, cap: i32) -> i32 {
    guard(|| list(items, cap)?.fill(ids(argument::item(item)?.siblings())))
}

/// Whether an item is another or stands below it: 1 or 0.
///
/// Errors: UNKNOWN_ITEM, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_is_within(item: i32, other: i32, out_is_within: *mut i32) -> i32 {
    guard(|| {
        let out = out(out_is_within)?;
        out.set(i32::from(argument::item(item)?.is_within(argument::item(other)?)))
    })
}

/// All items of a kind (RASHINBAN_KIND_*), in plan order. Kind 0 gives the 129 items: the sets and their members. The
/// chapters are a kind of their own, RASHINBAN_KIND_CHAPTER.
///
/// Errors: UNKNOWN_KIND, and those of a list.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_items_of_kind(kind: i32, items: *mut i32, cap: i32) -> i32 {
    guard(|| {
        let list = list(items, cap)?;
        match argument::kind_or_any(kind)? {
            Some(kind) => list.fill(ids(kind.items())),
            None => list.fill(ids(Item::ALL)),
        }
    })
}
