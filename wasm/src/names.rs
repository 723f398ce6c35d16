//! The words behind the numbers. JavaScript reads each list once, from its first number to the empty word at its end.

use super::{lang, memory::constant};
use rashinban::{Crosswalk, Field, Folds, ItemKind, LabelStatus, Lang, Problem, Reason, Term};

/// The name of a kind, from 1.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn kind_name(number: u8) -> f64 {
    constant(ItemKind::from_number(number).map_or("", ItemKind::name))
}

/// The name of a kind for people.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn kind_label(number: u8, language: u8) -> f64 {
    constant(ItemKind::from_number(number).map_or("", |kind| kind.label(lang(language))))
}

/// The name of a language, from 0.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn lang_name(number: u8) -> f64 {
    constant(Lang::from_number(number).map_or("", Lang::name))
}

/// The name of a field that search reads, from 0.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn field_name(number: u8) -> f64 {
    constant(Field::from_number(number).map_or("", Field::name))
}

/// The name of a difference that folding removes: 0 for the lowest bit.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn fold_name(bit: usize) -> f64 {
    constant(Folds::NAMES.get(bit).unwrap_or(&""))
}

/// The name of a label's status, from 0.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn label_status_name(number: u8) -> f64 {
    constant(LabelStatus::from_number(number).map_or("", LabelStatus::name))
}

/// The name of a reason why items refer to each other, from 1.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn reason_name(number: u8) -> f64 {
    let shared = Term::from_id(1).map(Reason::SharedTerm);
    let reasons = [Some(Reason::SameTitle), Some(Reason::TitleInText), shared];
    let reason = reasons.into_iter().flatten().find(|reason| reason.number() == number);
    constant(reason.map_or("", Reason::name))
}

/// The name of what is known of an item in another edition, from 1.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn crosswalk_name(number: u8) -> f64 {
    constant(Crosswalk::from_number(number).map_or("", Crosswalk::name))
}

/// The name of a problem.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn problem_name(number: u8) -> f64 {
    constant(problem(number).name())
}

/// What is wrong and what to do.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn problem_message(number: u8, language: u8) -> f64 {
    constant(problem(number).message(lang(language)))
}

fn problem(number: u8) -> Problem {
    Problem::from_number(number).unwrap_or(Problem::Internal)
}
