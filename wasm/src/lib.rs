//! rashinban for JavaScript: the module behind the npm package, through wasm-bindgen.
//!
//! Numbers and strings cross the boundary, and as little else as can be:
//!
//! - Items, kinds, languages and the other closed lists cross as their numbers in the core; 0 is no item.
//! - A string comes in as `&str`, and goes out as the place of a constant (`place`): JavaScript decodes each once and
//!   keeps it, so that nothing is copied for it here.
//! - A list goes out as a list of numbers.
//! - Where a call can fail, a negative number is a [`Problem`](rashinban::Problem) with its sign changed, as in the C
//!   ABI; where a list was asked for, it is the only number in it.
//!
//! The package gives all this its JavaScript shape; nothing else should call these functions.
//!
//! The module of the custom elements (feature `widget`) is smaller: it hands out markup, see `html`. That of reports
//! (feature `report`) does the same of registers. What is asked of registers is answered by a module of its own (feature
//! `register`), half as large again, and what is asked of the measures of many municipalities by another (feature
//! `national`), the only one with std in it.
#![cfg_attr(all(target_arch = "wasm32", not(feature = "national")), no_std)]
// Memory is below 2^32 bytes, and lists are far shorter.
#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)]

extern crate alloc;

#[cfg(feature = "api")]
mod api;
#[cfg(feature = "widget")]
mod html;
#[cfg(any(feature = "national", feature = "register"))]
mod json;
#[cfg(feature = "national")]
mod national;
#[cfg(feature = "register")]
mod register;
#[cfg(feature = "report")]
mod report;
#[cfg(target_arch = "wasm32")]
mod runtime;
