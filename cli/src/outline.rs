//! The page as it is laid out: chapters, the sets that stand in them, and the sets' items.
//!
//! The plan's own tree has sets as roots. On the page each set stands under a heading, so a reader sees one tree, from
//! the title down.

use rashinban::Item;

/// Items and chapters.
pub fn everything() -> impl Iterator<Item = Item> {
    Item::ALL.chain(Item::CHAPTERS)
}

/// What stands directly below an item or a heading, in the order of the page.
pub fn below(item: Item) -> Vec<Item> {
    let mut below: Vec<Item> = everything().filter(|other| above(*other) == Some(item)).collect();
    // Chapters are numbered after the items; the page mixes them.
    below.sort_by_key(|item| item.provenance().line);
    below
}

/// The item that holds this one, or the heading under which it stands; nothing above the title.
fn above(item: Item) -> Option<Item> {
    item.parent().or_else(|| item.provenance().heading_item()).filter(|above| *above != item)
}
