//! What measures are found by: half of a key is of the id's hash, a quarter the five digits of the body's code, and the last
//! the measure's number in its segment. Thousands of bodies call a measure 1; each finds its own at once.

use crate::register::LocalGovernmentCode;
use xxhash_rust::xxh3::xxh3_64;

/// The bits of the id's hash.
pub(super) const ID: u64 = u64::MAX << 32;
/// These and the bits of the body.
pub(super) const OWNED: u64 = u64::MAX << 16;

/// The key of an id, whosever it is.
pub(super) fn of_id(id: &str) -> u64 {
    xxh3_64(id.as_bytes()) & ID
}

/// The key of a body's id.
pub(super) fn owned(owner: Option<LocalGovernmentCode>, id: &str) -> u64 {
    // Five digits of a code are less than 48,000, and not 0.
    of_id(id) | u64::from(owner.map_or(0, |code| code.number() / 10)) << 16
}

/// The number in the segment.
pub(super) const fn number(key: u64) -> u16 {
    (key & !OWNED) as u16
}
