//! Tables written by `cargo xtask generate` from `core/data`, and what turns them into the types that are read.
#![allow(clippy::unreadable_literal)]

#[cfg(feature = "register")]
#[rustfmt::skip]
pub mod checklists;
#[rustfmt::skip]
pub mod cp932;
#[rustfmt::skip]
pub mod enums;
#[rustfmt::skip]
pub mod fold;
#[cfg(feature = "register")]
#[rustfmt::skip]
pub mod local_governments;
#[rustfmt::skip]
pub mod plan;
#[cfg(all(feature = "html", feature = "register"))]
#[rustfmt::skip]
pub mod report;
#[rustfmt::skip]
pub mod search;

mod column;

use column::{column, sparse};
use core::ffi::CStr;

/// A text that ends in its only NUL, as C reads it.
pub(crate) const fn c_text(text: &'static str) -> &'static CStr {
    match CStr::from_bytes_with_nul(text.as_bytes()) {
        Ok(text) => text,
        Err(_) => panic!("a text ends in its only NUL"),
    }
}

/// The same of a text whose end was made sure of when the tables were compiled.
pub(crate) const fn c_text_of(text: &'static [u8]) -> &'static CStr {
    match CStr::from_bytes_with_nul(text) {
        Ok(text) => text,
        Err(_) => c"",
    }
}

/// The same without the NUL.
pub(crate) const fn text(text: &'static CStr) -> &'static str {
    match text.to_str() {
        Ok(text) => text,
        Err(_) => panic!("it was UTF-8 in the data"),
    }
}
