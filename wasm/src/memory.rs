//! How strings and lists cross the boundary.
//!
//! JavaScript grows the module's memory and owns what it gained; nothing else grows it, see `arena`.

use core::slice;

/// A string that JavaScript has written.
///
/// # Safety
///
/// `len` bytes stand at `start` in this module's memory, are not written to during the call, and are UTF-8, as
/// `TextEncoder` makes it.
pub unsafe fn text<'a>(start: usize, len: usize) -> &'a str {
    // SAFETY: as this function's own.
    unsafe { core::str::from_utf8_unchecked(slice::from_raw_parts(start as *const u8, len)) }
}

/// A constant string as one number, of which JavaScript loses no digit: its address times 65,536, and its length.
#[allow(clippy::cast_precision_loss, reason = "addresses have 32 bits, and no constant is 65,536 bytes long")]
pub fn constant(text: &'static str) -> f64 {
    text.as_ptr() as usize as f64 * 65_536.0 + text.len() as f64
}

/// Room for a list, in numbers of 32 bits. What does not fit is counted but not written: JavaScript then makes room and
/// asks again.
#[derive(Debug)]
pub struct List<'a> {
    room: &'a mut [i32],
    len: usize,
}

impl List<'_> {
    /// The list that JavaScript has made room for.
    ///
    /// # Safety
    ///
    /// `room` numbers of 32 bits stand at `start`, a multiple of 4, in this module's memory, and nothing else uses them
    /// during the call.
    pub unsafe fn new(start: usize, room: usize) -> Self {
        // SAFETY: as this function's own.
        Self { room: unsafe { slice::from_raw_parts_mut(start as *mut i32, room) }, len: 0 }
    }

    /// Adds a number.
    pub fn push(&mut self, number: i32) {
        if let Some(place) = self.room.get_mut(self.len) {
            *place = number;
        }
        self.len += 1;
    }

    /// How long the list is, or would be with room enough.
    pub fn len(&self) -> i32 {
        self.len as i32
    }
}
