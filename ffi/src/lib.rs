//! C ABI of rashinban: `librashinban`, header `<rashinban/rashinban.h>`; with the feature "register"
//! `librashinban_register`, whose header `<rashinban/rashinban_register.h>` has the rest.
//!
//! Nothing is decided here. Each function turns numbers and pointers into the core's types, asks the core, and hands
//! the answer on. The way in and out is always the same:
//!
//! - `guard` stands around every function: a panic becomes a status and never crosses into the caller.
//! - `argument` reads numbers, `pointer` reads and writes the caller's memory; all `unsafe` code is in the latter.
//! - `decode` reads texts in other encodings than UTF-8.
//! - `tie!` compares the constants of the header with the core's numbers, at compile time.
//!
//! The headers are written by `cargo xtask generate` from the functions, structs, constants and comments of this crate;
//! what is said of a function is said to people who read C.
#![cfg_attr(not(any(feature = "std", test)), no_std)]
// Pointers are read in `pointer` alone, by what the header asks of C. The functions cannot be reached from Rust, so
// marking each `unsafe` would only say the same sixty times.
#![allow(clippy::not_unsafe_ptr_arg_deref)]

/// Fails to compile where a constant of the header is not the core's number, or a member has no constant.
macro_rules! tie {
    ($type:ty { $($constant:ident = $member:ident,)+ }) => {
        #[allow(clippy::cast_lossless, reason = "`From` is not for constants yet")]
        const _: () = {
            $(assert!($constant == <$type>::$member.number() as i32);)+
            assert!([$($constant),+].len() == <$type>::ALL.len(), "a member has no constant");
        };
    };
}

mod argument;
mod decode;
mod guard;
mod pointer;

// One noun a file, in the order of the header; the blank lines keep rustfmt from sorting them.

mod version;

mod status;

mod string;

mod lang;

mod kind;

#[rustfmt::skip]
mod generated;

mod item;

mod tree;

mod fold;

mod search;

mod cross_reference;

mod provenance;

mod edition;

mod text;

#[cfg(feature = "export")]
mod export;

#[cfg(feature = "register")]
mod register;

#[cfg(test)]
mod tests;
