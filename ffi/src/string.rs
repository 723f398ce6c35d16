//! Strings out.

use core::ffi::CStr;

/// A text of the library: static UTF-8 with a NUL behind its last byte, never to be freed.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Str {
    /// The first byte; NULL where there is no text.
    pub ptr: *const u8,
    /// The length in bytes, without the NUL.
    pub len: i32,
}

impl Str {
    /// No text.
    pub const NONE: Self = Self { ptr: core::ptr::null(), len: 0 };

    pub fn of(text: &'static CStr) -> Self {
        // No text of the library comes near 2 GB.
        i32::try_from(text.count_bytes()).map_or(Self::NONE, |len| Self { ptr: text.as_ptr().cast(), len })
    }

    /// Of bytes that end in a NUL.
    pub fn of_bytes(text: &'static [u8]) -> Self {
        match i32::try_from(text.len()) {
            Ok(len @ 1..) => Self { ptr: text.as_ptr(), len: len - 1 },
            _ => Self::NONE,
        }
    }

    /// Of a text that is kept for as long as the caller wants, with its NUL; none where its length cannot be told.
    #[cfg(feature = "register")]
    pub fn of_kept(text: &str) -> Option<Self> {
        let len = i32::try_from(text.len()).ok()?.checked_sub(1)?;
        Some(Self { ptr: text.as_ptr(), len })
    }

    /// The core has an empty text where an item has none.
    pub fn of_some(text: &'static CStr) -> Self {
        if text.is_empty() { Self::NONE } else { Self::of(text) }
    }
}
