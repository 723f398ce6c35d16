//! The whole plan as one document.

use crate::{guard::guard, pointer, string::Str};

/// The whole plan as one JSON document: edition, date of the decision, attribution, items and chapters. It is made on
/// the first call and kept; two threads that are the first at once are safe. Not in a library that was built without the
/// feature "export".
///
/// Errors: NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_export_json(out_json: *mut Str) -> i32 {
    guard(|| pointer::out(out_json)?.set(Str::of(rashinban::export::json_c())))
}
