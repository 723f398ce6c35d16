//! Numbers that a caller hands in, as the core's types; and the core's numbers, back to the caller.

use rashinban::encoding::{Encoding, Pad};
use rashinban::{Edition, Item, ItemKind, Lang, Problem};

/// A number as the core has it. What does not fit a byte is none of its numbers, and is not cut to fit.
pub fn byte(number: i32) -> Option<u8> {
    u8::try_from(number).ok()
}

/// An item that must be one.
pub fn item(id: i32) -> Result<Item, Problem> {
    byte(id).and_then(Item::from_id).ok_or(Problem::UnknownItem)
}

/// A kind that must be one.
pub fn kind(number: i32) -> Result<ItemKind, Problem> {
    byte(number).and_then(ItemKind::from_number).ok_or(Problem::UnknownKind)
}

/// A kind, or 0 for any.
pub fn kind_or_any(number: i32) -> Result<Option<ItemKind>, Problem> {
    if number == 0 { Ok(None) } else { kind(number).map(Some) }
}

pub fn lang(number: i32) -> Result<Lang, Problem> {
    byte(number).and_then(Lang::from_number).ok_or(Problem::UnknownLanguage)
}

pub fn edition(number: i32) -> Result<Edition, Problem> {
    byte(number).and_then(Edition::from_number).ok_or(Problem::UnknownEdition)
}

pub fn encoding(number: i32) -> Result<Encoding, Problem> {
    byte(number).and_then(Encoding::from_number).ok_or(Problem::UnknownEncoding)
}

pub fn pad(number: i32) -> Result<Pad, Problem> {
    byte(number).and_then(Pad::from_number).ok_or(Problem::InvalidArgument)
}

/// An item's number, 0 for none.
pub fn id(item: Option<Item>) -> i32 {
    item.map_or(0, |item| i32::from(item.id()))
}

/// The numbers of items.
pub fn ids(items: impl Iterator<Item = Item> + Clone) -> impl Iterator<Item = i32> + Clone {
    items.map(|item| i32::from(item.id()))
}
