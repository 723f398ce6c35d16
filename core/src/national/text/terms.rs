//! The words that are looked for.

use super::units::{self, END};
use alloc::vec::Vec;

/// What is looked for: words with white space between them, all of which a measure must have, in its title or in its
/// summary. Width, case, kana and the rest of [`crate::fold`] make no difference.
#[derive(Debug, Clone)]
pub struct Terms(Vec<Term>);

/// One word.
#[derive(Debug, Clone)]
pub(super) struct Term {
    pub units: Vec<u16>,
}

impl Terms {
    /// The words of a query. None at all are found everywhere.
    pub fn new(query: &str) -> Self {
        let mut terms: Vec<Term> = Vec::new();
        for word in query.split_whitespace() {
            let mut units = Vec::new();
            units::push(word, &mut units);
            // A few characters fold to several with a space between them.
            for units in
                units.split(|unit| matches!(unit, 0x20 | 0x09..=0x0d)).filter(|units| !units.is_empty())
            {
                if !terms.iter().any(|known| known.units == units) {
                    debug_assert!(!units.contains(&END), "a word has no line end");
                    terms.push(Term { units: units.to_vec() });
                }
            }
        }
        Self(terms)
    }

    /// How many different words there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words of one unit.
    pub(super) fn single_units(&self) -> impl Iterator<Item = u16> {
        self.0.iter().filter_map(|term| if let [unit] = term.units[..] { Some(unit) } else { None })
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Term> {
        self.0.iter()
    }
}
