//! Hashes of folded texts.

use super::super::text::{each_alone, fold_onto};
use alloc::vec::Vec;

const FACTOR: u64 = 0x517c_c1b7_2722_0a95;

/// Hashes texts folded and without their white space.
#[derive(Debug)]
pub(in crate::national) struct FoldedHasher {
    /// Memory for what texts fold to of which that is not known character by character.
    units: Vec<u16>,
}

impl FoldedHasher {
    pub fn new() -> Self {
        Self { units: Vec::new() }
    }

    pub fn hash(&mut self, text: &str) -> u64 {
        each_alone(text, FACTOR, with).unwrap_or_else(|| {
            self.units.clear();
            fold_onto(text, &mut self.units);
            self.units.iter().fold(FACTOR, |hash, unit| with(hash, *unit))
        })
    }
}

/// The hash of a text and one more unit.
#[inline]
fn with(hash: u64, unit: u16) -> u64 {
    // Most of what is written stands behind the last white space there is.
    let is_space = unit <= 0x3000 && char::from_u32(unit.into()).is_some_and(char::is_whitespace);
    if is_space { hash } else { (hash.rotate_left(5) ^ u64::from(unit)).wrapping_mul(FACTOR) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold;
    use alloc::string::String;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_same_is_what_folds_to_the_same(text in "[ -~\u{0}\t]{0,20}|([ぁ-ヿﾊﾞ　 ]|\\PC){0,20}") {
            let mut hasher = FoldedHasher::new();
            let folded: String = fold::fold(&text).chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(hasher.hash(&text), hasher.hash(&folded));
            let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).filter(|_| ('!'..='~').contains(&c));
            let wide: String = text.chars().map(|c| wide(c).unwrap_or(c)).collect();
            prop_assert_eq!(hasher.hash(&text), hasher.hash(&wide));
        }
    }
}
