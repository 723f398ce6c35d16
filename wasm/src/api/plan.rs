//! The plan as a whole: its editions, its source, its terms.

use super::{failed, lang, place};
use alloc::vec::Vec;
use rashinban::{ATTRIBUTION_EN, ATTRIBUTION_JA, Edition, Item, Lang, Problem, Term, VERSION};
use wasm_bindgen::prelude::wasm_bindgen;

fn edition(number: u8) -> Edition {
    Edition::from_number(number).unwrap_or(Edition::CARRIED)
}

/// The edition of this name, or a problem.
#[wasm_bindgen(skip_jsdoc)]
pub fn edition_by_name(name: &str) -> i32 {
    name.parse().map_or(failed(Problem::UnknownEdition), |edition: Edition| edition.number().into())
}

/// The edition's name.
#[wasm_bindgen(skip_jsdoc)]
pub fn edition_name(of: u8) -> f64 {
    place(edition(of).name())
}

/// The date of the cabinet decision.
#[wasm_bindgen(skip_jsdoc)]
pub fn decided_on(of: u8) -> f64 {
    place(edition(of).decided_on())
}

/// The edition that replaced it, or 0.
#[wasm_bindgen(skip_jsdoc)]
pub fn superseded_by(of: u8) -> u8 {
    edition(of).superseded_by().map_or(0, Edition::number)
}

/// Whether its items are here.
#[wasm_bindgen(skip_jsdoc)]
pub fn carried(of: u8) -> bool {
    edition(of).is_carried()
}

/// Whether the government's own pages say so.
#[wasm_bindgen(skip_jsdoc)]
pub fn confirmed(of: u8) -> bool {
    edition(of).is_confirmed()
}

/// Every edition, from the oldest.
#[wasm_bindgen(skip_jsdoc)]
pub fn editions() -> Vec<i32> {
    Edition::ALL.iter().map(|edition| edition.number().into()).collect()
}

/// The edition whose items are here.
#[wasm_bindgen(skip_jsdoc)]
pub fn carried_edition() -> u8 {
    Edition::CARRIED.number()
}

/// The newest edition known.
#[wasm_bindgen(skip_jsdoc)]
pub fn newest_edition() -> u8 {
    Edition::NEWEST.number()
}

/// A term by which items refer to each other.
#[wasm_bindgen(skip_jsdoc)]
pub fn term(number: u8, language: u8) -> f64 {
    place(Term::from_id(number).map_or("", |term| term.label(lang(language))))
}

/// The source document.
#[wasm_bindgen(skip_jsdoc)]
pub fn document() -> f64 {
    place(Item::V.provenance().document)
}

/// The line that names source and licence.
#[wasm_bindgen(skip_jsdoc)]
pub fn attribution(language: u8) -> f64 {
    place(match lang(language) {
        Lang::En => ATTRIBUTION_EN,
        Lang::Ja | Lang::Kana => ATTRIBUTION_JA,
    })
}

/// Version of the library.
#[wasm_bindgen(skip_jsdoc)]
pub fn version() -> f64 {
    place(VERSION)
}
