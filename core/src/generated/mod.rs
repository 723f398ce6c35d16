//! Tables written by `cargo xtask generate` from `core/data`, and what turns them into the types that are read.
#![allow(clippy::unreadable_literal)]

#[rustfmt::skip]
pub mod cp932;
#[rustfmt::skip]
pub mod enums;
#[rustfmt::skip]
pub mod fold;
#[rustfmt::skip]
pub mod plan;
#[rustfmt::skip]
pub mod search;

use core::ffi::CStr;

/// Texts without the NUL that stands behind each.
const fn texts<const N: usize>(rows: &[&'static str; N]) -> [&'static str; N] {
    let mut out = [""; N];
    let mut i = 0;
    while i < N {
        let (text, _nul) = rows[i].as_bytes().split_at(rows[i].len() - 1);
        out[i] = match core::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => panic!("a NUL never divides a character"),
        };
        i += 1;
    }
    out
}

/// The same bytes with their NUL.
const fn c_texts<const N: usize>(rows: &[&'static str; N]) -> [&'static CStr; N] {
    let mut out = [c""; N];
    let mut i = 0;
    while i < N {
        out[i] = c_text(rows[i]);
        i += 1;
    }
    out
}

/// A text that ends in its only NUL, as C reads it.
pub(crate) const fn c_text(text: &'static str) -> &'static CStr {
    match CStr::from_bytes_with_nul(text.as_bytes()) {
        Ok(text) => text,
        Err(_) => panic!("a text ends in its only NUL"),
    }
}

/// The same without the NUL.
pub(crate) const fn text(text: &'static CStr) -> &'static str {
    match text.to_str() {
        Ok(text) => text,
        Err(_) => panic!("it was UTF-8 in the data"),
    }
}
