//! The words behind the numbers. JavaScript reads each list once, from its first number to the empty word at its end.

use super::{lang, place};
use rashinban::{Crosswalk, Field, Folds, ItemKind, LabelStatus, Lang, Problem, Reason, Term};
use wasm_bindgen::prelude::wasm_bindgen;

/// A name in one of the closed lists, empty behind the last. `NAMES` of module.js has the lists in the same order.
#[wasm_bindgen(skip_jsdoc)]
pub fn name(list: u8, number: u8) -> f64 {
    place(match list {
        0 => ItemKind::from_number(number).map_or("", ItemKind::name),
        1 => Lang::from_number(number).map_or("", Lang::name),
        2 => Field::from_number(number).map_or("", Field::name),
        3 => Folds::NAMES.get(usize::from(number)).copied().unwrap_or_default(),
        4 => LabelStatus::from_number(number).map_or("", LabelStatus::name),
        5 => reason(number).map_or("", Reason::name),
        6 => Crosswalk::from_number(number).map_or("", Crosswalk::name),
        _ => problem(number).name(),
    })
}

fn reason(number: u8) -> Option<Reason> {
    let shared = Term::from_id(1).map(Reason::SharedTerm);
    let reasons = [Some(Reason::SameTitle), Some(Reason::TitleInText), shared];
    reasons.into_iter().flatten().find(|reason| reason.number() == number)
}

/// The name of a kind for people.
#[wasm_bindgen(skip_jsdoc)]
pub fn kind_label(number: u8, language: u8) -> f64 {
    place(ItemKind::from_number(number).map_or("", |kind| kind.label(lang(language))))
}

/// What is wrong and what to do.
#[wasm_bindgen(skip_jsdoc)]
pub fn problem_message(number: u8, language: u8) -> f64 {
    place(problem(number).message(lang(language)))
}

fn problem(number: u8) -> Problem {
    Problem::from_number(number).unwrap_or(Problem::Internal)
}
