//! Long answers: one text behind a handle.

use super::handles::{self, Held};
use crate::{guard::guard, pointer::out, string::Str, text};
use rashinban::Problem;
use std::sync::Arc;

/// With its NUL.
fn document(handle: i32) -> Result<Arc<str>, Problem> {
    if let Held::Document(text) = handles::held(handle)? { Ok(text) } else { Err(Problem::UnknownNumber) }
}

/// The text of a document, UTF-8. Other than all other strings of this library it is valid until the document is let go of
/// by rashinban_free.
///
/// Errors: UNKNOWN_NUMBER where the handle is that of no document, INVALID_ARGUMENT for a text of 2 GB and more,
/// NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_document_text(document: i32, out_text: *mut Str) -> i32 {
    guard(|| {
        let (out, text) = (out(out_text)?, self::document(document)?);
        out.set(Str::of_kept(&text).ok_or(Problem::InvalidArgument)?)
    })
}

/// Copies a document's text; see rashinban_copy_label.
///
/// Errors: UNKNOWN_NUMBER where the handle is that of no document, and those of rashinban_copy_label.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_copy_document(
    document: i32,
    encoding: i32,
    buf: *mut u8,
    cap: i32,
    pad: i32,
) -> i32 {
    guard(|| {
        let text = self::document(document)?;
        text::copy(&text[..text.len() - 1], encoding, buf, cap, pad)
    })
}
