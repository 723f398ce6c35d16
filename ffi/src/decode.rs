//! Texts handed in, in any of the three encodings. UTF-8 is read where it lies; what is in another encoding is decoded
//! into a room on the stack, so that nothing is allocated.

use crate::{argument, pointer};
use core::mem::MaybeUninit;
use rashinban::Problem;
use rashinban::encoding::Encoding;

/// Bytes of UTF-8, at least as many as the longest query and the longest label have: at most 256 folded characters, each
/// typed as at most two (ｶ and ﾞ, three bytes each), with white space between 16 words.
const ROOM: usize = 2048;
const _: () = assert!(ROOM >= 256 * 6 + 17 * 2 * 3);

/// Where a decoded text lies. It costs nothing until something is decoded.
pub struct Room(MaybeUninit<[u8; ROOM]>);

impl Room {
    pub const fn new() -> Self {
        Self(MaybeUninit::uninit())
    }
}

/// A text handed in, as UTF-8. Of white space, two characters in a row are kept at most when it is decoded, which no
/// code, label or query can tell; `too_long` is the problem of a text that has no room even so.
pub fn text(
    text: *const u8,
    len: i32,
    encoding: i32,
    too_long: Problem,
    room: &mut Room,
) -> Result<&str, Problem> {
    let encoding = argument::encoding(encoding)?;
    if encoding == Encoding::Utf8 {
        return pointer::text(text, len);
    }
    decoded(pointer::bytes(text, len)?, encoding, too_long, room)
}

/// Apart, so that UTF-8 does not pay for it.
#[cold]
#[inline(never)]
fn decoded<'a>(
    bytes: &[u8],
    encoding: Encoding,
    too_long: Problem,
    room: &'a mut Room,
) -> Result<&'a str, Problem> {
    let room = room.0.write([0; ROOM]);
    let (mut at, mut spaces) = (0, 0);
    let (mut full, mut fits) = (false, true);
    // To the end in any case: what is malformed far behind is malformed, as in UTF-8.
    for c in encoding.characters(bytes) {
        let c = c?;
        spaces = if c.is_whitespace() { spaces + 1 } else { 0 };
        if spaces > 2 {
            continue;
        }
        match room.get_mut(at..at + c.len_utf8()) {
            Some(place) if !full => at += c.encode_utf8(place).len(),
            // White space at the end is no part of anything.
            _ => (full, fits) = (true, fits && spaces > 0),
        }
    }
    if !fits {
        return Err(too_long);
    }
    core::str::from_utf8(&room[..at]).map_err(|_| Problem::Internal)
}
