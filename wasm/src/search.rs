//! Search and folding.

use super::{
    failed, item,
    memory::{List, text},
};
use rashinban::{Item, ItemKind, Search};

/// The total, then the items by rank; or a problem. 0 as kind or item filters nothing, a negative limit is none.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
#[allow(clippy::too_many_arguments, reason = "numbers are all that crosses the boundary")]
pub extern "C" fn search(
    query: usize,
    len: usize,
    kind: u8,
    within: u8,
    limit: i32,
    offset: usize,
    list: usize,
    room: usize,
) -> i32 {
    // SAFETY: the package passes what its `TextEncoder` wrote, and room of its own beside it.
    let (query, mut list) = unsafe { (text(query, len), List::new(list, room)) };
    let mut search = match Search::new(query) {
        Ok(search) => search.offset(offset),
        Err(error) => return failed(error.problem()),
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
    list.push(results.total() as i32);
    results.iter().for_each(|hit| list.push(hit.item().id().into()));
    list.len()
}

/// Where the words occur in an item, in fives: field, word, start and end in UTF-16 units, folds; or a problem.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn matches(query: usize, len: usize, of: u8, list: usize, room: usize) -> i32 {
    // SAFETY: the package passes what its `TextEncoder` wrote, and room of its own beside it.
    let (query, mut list) = unsafe { (text(query, len), List::new(list, room)) };
    let search = match Search::new(query) {
        Ok(search) => search,
        Err(error) => return failed(error.problem()),
    };
    let item = item(of);
    for found in search.matches(item) {
        let text = found.field.of(item);
        let start = text.get(..found.start).unwrap_or_default().encode_utf16().count();
        list.push(found.field.number().into());
        list.push(found.word as i32);
        list.push(start as i32);
        list.push((start + found.text().encode_utf16().count()) as i32);
        list.push(found.folds.bits().into());
    }
    list.len()
}

/// The characters of the folded form of a text.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn fold(given: usize, len: usize, list: usize, room: usize) -> i32 {
    // SAFETY: the package passes what its `TextEncoder` wrote, and room of its own beside it.
    let (given, mut list) = unsafe { (text(given, len), List::new(list, room)) };
    rashinban::fold::fold(given).chars().for_each(|c| list.push(c as i32));
    list.len()
}
