//! Versions.

use crate::{guard::guard, pointer, string::Str};
use core::ffi::CStr;

/// The functions and constants that this header declares. It rises by one with each release that adds some; a program
/// runs with every library of the same SONAME whose rashinban_abi_version() is at least the one it was compiled with.
pub const RASHINBAN_ABI_VERSION: i32 = 1;

const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
    Ok(version) => version,
    Err(_) => panic!("a version has no NUL"),
};

/// The RASHINBAN_ABI_VERSION of the library that is loaded, from 1. Cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_abi_version() -> i32 {
    guard(|| Ok(RASHINBAN_ABI_VERSION))
}

/// The version of the library that is loaded, as in RASHINBAN_VERSION: "0.1.0".
///
/// Errors: NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_version(out_version: *mut Str) -> i32 {
    guard(|| pointer::out(out_version)?.set(Str::of(VERSION)))
}
