//! Items: how to find one, and what it says of itself.

use crate::{
    argument,
    decode::{self, Room},
    guard::guard,
    pointer::{list, out},
    string::Str,
};
use rashinban::{Item, Problem};

/// The item with this code, as people type it: any case and width, with or without padding, divided by dots or dashes,
/// with or without the edition ("I01-02", "i1.2", "Ｉ１－２", "2023:I01-02"). encoding: one of RASHINBAN_ENCODING_*.
///
/// Errors: MALFORMED_CODE, UNKNOWN_CODE (see rashinban_items_nearest), EDITION_NOT_CARRIED, and those of a string.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_by_code(
    code: *const u8,
    len: i32,
    encoding: i32,
    out_item: *mut i32,
) -> i32 {
    guard(|| {
        let out = out(out_item)?;
        let mut room = Room::new();
        let code = decode::text(code, len, encoding, Problem::MalformedCode, &mut room)?;
        let item = code.parse().map_err(|error: rashinban::CodeError| error.problem())?;
        out.set(argument::id(Some(item)))
    })
}

/// Up to three items that a code may mean which names none, nearest first. The count is 0 for a code that names one.
///
/// Errors: MALFORMED_CODE, EDITION_NOT_CARRIED, and those of a string and of a list.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_items_nearest(
    code: *const u8,
    len: i32,
    encoding: i32,
    items: *mut i32,
    cap: i32,
) -> i32 {
    guard(|| {
        let list = list(items, cap)?;
        let mut room = Room::new();
        match decode::text(code, len, encoding, Problem::MalformedCode, &mut room)?.parse::<Item>() {
            Ok(_) => list.fill(core::iter::empty()),
            Err(error) if error.problem() == Problem::UnknownCode => {
                list.fill(argument::ids(error.nearest()))
            }
            Err(error) => Err(error.problem()),
        }
    })
}

/// The item that the page numbers so among all of a kind (RASHINBAN_KIND_*), from 1: vision 4, strategy 5. This is
/// also the way from RASHINBAN_VISION_* and its like to the item. Items and sub-items of initiatives are numbered
/// within their parent only: see rashinban_item_child.
///
/// Errors: UNKNOWN_KIND, UNKNOWN_NUMBER, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_by_number(kind: i32, number: i32, out_item: *mut i32) -> i32 {
    guard(|| {
        let out = out(out_item)?;
        let kind = argument::kind(kind)?;
        let number = argument::byte(number).ok_or(Problem::UnknownNumber)?;
        out.set(argument::id(Some(Item::by_number(kind, number).ok_or(Problem::UnknownNumber)?)))
    })
}

/// The items (and chapters) whose whole label, in any language, is this text but for width, case, kana and the other
/// differences that search folds, in plan order; the count is 0 where there is none.
///
/// Errors: those of a string and of a list.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_items_by_label(
    label: *const u8,
    len: i32,
    encoding: i32,
    items: *mut i32,
    cap: i32,
) -> i32 {
    guard(|| {
        let list = list(items, cap)?;
        let mut room = Room::new();
        // What has no room is longer than every label.
        match decode::text(label, len, encoding, Problem::QueryTooLong, &mut room) {
            Err(Problem::QueryTooLong) => list.fill(core::iter::empty()),
            label => list.fill(argument::ids(Item::by_label(label?))),
        }
    })
}

/// The code in its one printed form, at most 9 ASCII characters: "I01-02-03".
///
/// Errors: UNKNOWN_ITEM, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_code(item: i32, out_code: *mut Str) -> i32 {
    guard(|| out(out_code)?.set(Str::of_bytes(argument::item(item)?.code_bytes())))
}

/// What the item is: one of RASHINBAN_KIND_*.
///
/// Errors: UNKNOWN_ITEM, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_kind(item: i32, out_kind: *mut i32) -> i32 {
    guard(|| out(out_kind)?.set(i32::from(argument::item(item)?.kind().number())))
}

/// The number that the page gives the item within its list, from 1 (I01-02 is number 2 of I01); 0 for sets and for
/// chapters that the page does not number.
///
/// Errors: UNKNOWN_ITEM, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_number(item: i32, out_number: *mut i32) -> i32 {
    guard(|| out(out_number)?.set(argument::item(item)?.number().map_or(0, i32::from)))
}

/// The edition that the item belongs to: one of RASHINBAN_EDITION_*.
///
/// Errors: UNKNOWN_ITEM, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_edition(item: i32, out_edition: *mut i32) -> i32 {
    guard(|| out(out_edition)?.set(i32::from(argument::item(item)?.edition().number())))
}

/// The label in a language (RASHINBAN_LANG_*). Every item has one in each.
///
/// Errors: UNKNOWN_ITEM, UNKNOWN_LANGUAGE, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_label(item: i32, lang: i32, out_label: *mut Str) -> i32 {
    guard(|| out(out_label)?.set(Str::of_bytes(argument::item(item)?.label_bytes(argument::lang(lang)?))))
}

/// How far the label in a language can be relied on: one of RASHINBAN_LABEL_*.
///
/// Errors: UNKNOWN_ITEM, UNKNOWN_LANGUAGE, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_label_status(item: i32, lang: i32, out_label_status: *mut i32) -> i32 {
    guard(|| {
        let out = out(out_label_status)?;
        out.set(i32::from(argument::item(item)?.label_status(argument::lang(lang)?).number()))
    })
}

/// The item's own text beside its label; {NULL, 0} where it has none. Paragraphs are divided by a line feed.
///
/// Errors: UNKNOWN_ITEM, UNKNOWN_LANGUAGE, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_text(item: i32, lang: i32, out_text: *mut Str) -> i32 {
    guard(|| out(out_text)?.set(Str::of_some(argument::item(item)?.text_c(argument::lang(lang)?))))
}

/// The page's description, in Japanese, of the picture that stands with the item; {NULL, 0} without a picture.
///
/// Errors: UNKNOWN_ITEM, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_figure(item: i32, out_figure: *mut Str) -> i32 {
    guard(|| out(out_figure)?.set(Str::of_some(argument::item(item)?.figure_c())))
}

/// What a reader should know about the item's wording, in Japanese or English; {NULL, 0} where there is nothing to say,
/// and always in RASHINBAN_LANG_KANA.
///
/// Errors: UNKNOWN_ITEM, UNKNOWN_LANGUAGE, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_note(item: i32, lang: i32, out_note: *mut Str) -> i32 {
    guard(|| out(out_note)?.set(Str::of_some(argument::item(item)?.note_c(argument::lang(lang)?))))
}
