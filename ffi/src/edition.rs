//! Editions of the plan. Their constants are generated (`generated.rs`).

use crate::{
    argument,
    guard::guard,
    pointer::{self, list, out},
    string::Str,
};
use rashinban::{Crosswalk, Edition, Problem};

/// The other edition has the same item under the same number.
pub const RASHINBAN_CROSSWALK_SAME: i32 = 1;
/// Not known: the other edition's items are not carried.
pub const RASHINBAN_CROSSWALK_UNKNOWN: i32 = 2;

tie! { Crosswalk {
    RASHINBAN_CROSSWALK_SAME = Same,
    RASHINBAN_CROSSWALK_UNKNOWN = Unknown,
} }

/// All editions known (RASHINBAN_EDITION_*), the oldest first.
///
/// Errors: those of a list.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_editions(editions: *mut i32, cap: i32) -> i32 {
    guard(|| list(editions, cap)?.fill(Edition::ALL.iter().map(|edition| i32::from(edition.number()))))
}

/// The edition of this name: the year, with the month where a year has two ("2023", "2021-12").
///
/// Errors: UNKNOWN_EDITION, and those of a string.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_edition_by_name(name: *const u8, len: i32, out_edition: *mut i32) -> i32 {
    guard(|| {
        let out = out(out_edition)?;
        let edition = pointer::text(name, len)?.parse::<Edition>().map_err(|_| Problem::UnknownEdition)?;
        out.set(i32::from(edition.number()))
    })
}

/// The edition whose items this library holds. Cannot fail but for NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_edition_carried(out_edition: *mut i32) -> i32 {
    guard(|| out(out_edition)?.set(i32::from(Edition::CARRIED.number())))
}

/// The newest edition known when this version of the library was made. Cannot fail but for NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_edition_newest(out_edition: *mut i32) -> i32 {
    guard(|| out(out_edition)?.set(i32::from(Edition::NEWEST.number())))
}

/// The name of an edition: "2023".
///
/// Errors: UNKNOWN_EDITION, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_edition_name(edition: i32, out_name: *mut Str) -> i32 {
    guard(|| out(out_name)?.set(Str::of(argument::edition(edition)?.name_c())))
}

/// The date of the cabinet decision, as YYYY-MM-DD.
///
/// Errors: UNKNOWN_EDITION, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_edition_decided_on(edition: i32, out_date: *mut Str) -> i32 {
    guard(|| out(out_date)?.set(Str::of(argument::edition(edition)?.decided_on_c())))
}

/// The edition that replaced this one; 0 for the newest.
///
/// Errors: UNKNOWN_EDITION, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_edition_superseded_by(edition: i32, out_edition: *mut i32) -> i32 {
    guard(|| {
        let out = out(out_edition)?;
        out.set(argument::edition(edition)?.superseded_by().map_or(0, |next| i32::from(next.number())))
    })
}

/// Whether this library holds the edition's items: 1 or 0.
///
/// Errors: UNKNOWN_EDITION, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_edition_is_carried(edition: i32, out_is_carried: *mut i32) -> i32 {
    guard(|| out(out_is_carried)?.set(i32::from(argument::edition(edition)?.is_carried())))
}

/// Whether the decision is known from the government's own pages, and not from third-party reports alone: 1 or 0.
///
/// Errors: UNKNOWN_EDITION, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_edition_is_confirmed(edition: i32, out_is_confirmed: *mut i32) -> i32 {
    guard(|| out(out_is_confirmed)?.set(i32::from(argument::edition(edition)?.is_confirmed())))
}

/// What is known of an item in another edition: one of RASHINBAN_CROSSWALK_*.
///
/// Errors: UNKNOWN_ITEM, UNKNOWN_EDITION, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_crosswalk(item: i32, edition: i32, out_crosswalk: *mut i32) -> i32 {
    guard(|| {
        let out = out(out_crosswalk)?;
        out.set(i32::from(argument::item(item)?.crosswalk(argument::edition(edition)?).number()))
    })
}

/// The name of one of RASHINBAN_CROSSWALK_*: "same".
///
/// Errors: UNKNOWN_NUMBER, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_crosswalk_name(crosswalk: i32, out_name: *mut Str) -> i32 {
    guard(|| {
        let out = out(out_name)?;
        let crosswalk = argument::byte(crosswalk).and_then(Crosswalk::from_number);
        out.set(Str::of(crosswalk.ok_or(Problem::UnknownNumber)?.name_c()))
    })
}
