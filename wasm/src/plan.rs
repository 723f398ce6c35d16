//! The plan as a whole: its editions, its source, its terms.

use super::{
    failed, lang,
    memory::{constant, text},
};
use rashinban::{ATTRIBUTION_EN, ATTRIBUTION_JA, Edition, Item, Lang, Problem, Term, VERSION};

fn edition(number: u8) -> Edition {
    Edition::from_number(number).unwrap_or(Edition::CARRIED)
}

/// The edition of this name, or a problem.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn edition_by_name(name: usize, len: usize) -> i32 {
    // SAFETY: the package passes what its `TextEncoder` wrote.
    let edition = unsafe { text(name, len) }.parse();
    edition.map_or(failed(Problem::UnknownEdition), |edition: Edition| edition.number().into())
}

/// The edition's name.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn edition_name(of: u8) -> f64 {
    constant(edition(of).name())
}

/// The date of the cabinet decision.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn decided_on(of: u8) -> f64 {
    constant(edition(of).decided_on())
}

/// The edition that replaced it, or 0.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn superseded_by(of: u8) -> u8 {
    edition(of).superseded_by().map_or(0, Edition::number)
}

/// Whether its items are here.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn carried(of: u8) -> bool {
    edition(of).is_carried()
}

/// Whether the government's own pages say so.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn confirmed(of: u8) -> bool {
    edition(of).is_confirmed()
}

/// The edition whose items are here.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn carried_edition() -> u8 {
    Edition::CARRIED.number()
}

/// The newest edition known.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn newest_edition() -> u8 {
    Edition::NEWEST.number()
}

/// A term by which items refer to each other.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn term(number: u8, language: u8) -> f64 {
    constant(Term::from_id(number).map_or("", |term| term.label(lang(language))))
}

/// The source document.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn document() -> f64 {
    constant(Item::V.provenance().document)
}

/// The line that names source and licence.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn attribution(language: u8) -> f64 {
    constant(match lang(language) {
        Lang::En => ATTRIBUTION_EN,
        Lang::Ja | Lang::Kana => ATTRIBUTION_JA,
    })
}

/// Version of the library.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn version() -> f64 {
    constant(VERSION)
}
