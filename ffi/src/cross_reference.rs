//! Which items refer to each other, and why.

use crate::{
    argument,
    guard::guard,
    pointer::{list, out},
    string::Str,
};
use rashinban::{Problem, Reason, Term};

/// Both items have the same label.
pub const RASHINBAN_REASON_SAME_TITLE: i32 = 1;
/// One item prints the whole label of the other.
pub const RASHINBAN_REASON_TITLE_IN_TEXT: i32 = 2;
/// Both items print the same term.
pub const RASHINBAN_REASON_SHARED_TERM: i32 = 3;

/// The reason with this number; any term stands for all, since the name and the number have none.
fn reason(number: i32) -> Result<Reason, Problem> {
    match number {
        RASHINBAN_REASON_SAME_TITLE => Ok(Reason::SameTitle),
        RASHINBAN_REASON_TITLE_IN_TEXT => Ok(Reason::TitleInText),
        RASHINBAN_REASON_SHARED_TERM => {
            Term::from_id(1).map(Reason::SharedTerm).ok_or(Problem::UnknownNumber)
        }
        _ => Err(Problem::UnknownNumber),
    }
}

#[allow(clippy::cast_lossless, reason = "`From` is not for constants yet")]
const _: () = {
    assert!(RASHINBAN_REASON_SAME_TITLE == Reason::SameTitle.number() as i32);
    assert!(RASHINBAN_REASON_TITLE_IN_TEXT == Reason::TitleInText.number() as i32);
    match Term::from_id(1) {
        Some(term) => assert!(RASHINBAN_REASON_SHARED_TERM == Reason::SharedTerm(term).number() as i32),
        None => panic!("there are terms"),
    }
};

/// Another item, and why it is referred to.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrossReference {
    /// The other item.
    pub item: i32,
    /// Why: one of RASHINBAN_REASON_*.
    pub reason: i32,
    /// The term of RASHINBAN_REASON_SHARED_TERM, from 1, for rashinban_term_label; otherwise 0.
    pub term: i32,
}

/// Other items that print the same title or a term in common, in plan order, with the reason. An item may come more than
/// once, with a reason each. Never an item that holds this one or is below it.
///
/// Errors: UNKNOWN_ITEM, and those of a list.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_cross_references(
    item: i32,
    references: *mut CrossReference,
    cap: i32,
) -> i32 {
    guard(|| {
        let list = list(references, cap)?;
        list.fill(argument::item(item)?.cross_references().map(|reference| CrossReference {
            item: i32::from(reference.item.id()),
            reason: i32::from(reference.reason.number()),
            term: reference.reason.term().map_or(0, |term| i32::from(term.id())),
        }))
    })
}

/// The name of a reason (RASHINBAN_REASON_*): "same-title".
///
/// Errors: UNKNOWN_NUMBER, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_reason_name(reason: i32, out_name: *mut Str) -> i32 {
    guard(|| out(out_name)?.set(Str::of(self::reason(reason)?.name_c())))
}

/// A term in a language: データ連携, "data linkage".
///
/// Errors: UNKNOWN_TERM, UNKNOWN_LANGUAGE, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_term_label(term: i32, lang: i32, out_label: *mut Str) -> i32 {
    guard(|| {
        let out = out(out_label)?;
        let term = argument::byte(term).and_then(Term::from_id).ok_or(Problem::UnknownTerm)?;
        out.set(Str::of(term.label_c(argument::lang(lang)?)))
    })
}
