//! Kinds of items. Their constants are generated (`generated.rs`).

use crate::{
    argument,
    guard::guard,
    pointer::{self, out},
    string::Str,
};
use rashinban::{ItemKind, Problem};

/// The name of a kind in files and other languages: "initiative-item".
///
/// Errors: UNKNOWN_KIND, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_kind_name(kind: i32, out_name: *mut Str) -> i32 {
    guard(|| out(out_name)?.set(Str::of(argument::kind(kind)?.name_c())))
}

/// The name of a kind for people: 取組の項目, "Initiative item".
///
/// Errors: UNKNOWN_KIND, UNKNOWN_LANGUAGE, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_kind_label(kind: i32, lang: i32, out_label: *mut Str) -> i32 {
    guard(|| out(out_label)?.set(Str::of(argument::kind(kind)?.label_c(argument::lang(lang)?))))
}

/// The kind of this name ("vision"), exactly as rashinban_kind_name has it.
///
/// Errors: UNKNOWN_KIND, and those of a string.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_kind_by_name(name: *const u8, len: i32, out_kind: *mut i32) -> i32 {
    guard(|| {
        let out = out(out_kind)?;
        let kind = pointer::text(name, len)?.parse::<ItemKind>().map_err(|_| Problem::UnknownKind)?;
        out.set(i32::from(kind.number()))
    })
}
