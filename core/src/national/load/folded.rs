//! Hashes of folded texts.

use super::super::text::fold_onto;
use alloc::{string::String, vec, vec::Vec};

const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
/// The characters of the first plane.
const PLANE: usize = 1 << 16;
/// Stands for all white space.
const SPACE: u16 = 0x20;

/// Hashes texts folded and without their white space.
#[derive(Debug)]
pub(in crate::national) struct FoldedHasher {
    /// What the characters that came up fold to, where that is one unit whatever stands beside them; 0 of all others.
    known: Vec<u16>,
    /// Memory for what texts fold to.
    units: Vec<u16>,
}

impl FoldedHasher {
    pub fn new() -> Self {
        Self { known: vec![0; PLANE], units: Vec::new() }
    }

    pub fn hash(&mut self, text: &str) -> u64 {
        let known = text.chars().try_fold(FACTOR, |hash, c| match *self.known.get(c as usize)? {
            0 => None,
            unit => Some(with(hash, unit)),
        });
        known.unwrap_or_else(|| self.learn(text))
    }

    /// The hash of a text in which not all was known.
    #[cold]
    fn learn(&mut self, text: &str) -> u64 {
        for c in text.chars() {
            if self.known.get(c as usize) == Some(&0) {
                self.known[c as usize] = self.alone(c).map_or(0, visible);
            }
        }
        self.fold(text);
        self.units.iter().fold(FACTOR, |hash, unit| with(hash, visible(*unit)))
    }

    /// What a character folds to, where that is one unit whatever stands beside it.
    fn alone(&mut self, c: char) -> Option<u16> {
        // A mark makes one character with the kana before it, and は takes each.
        self.fold(&String::from_iter(['は', c]));
        match self.units[..] {
            [_, unit] => Some(unit),
            _ => None,
        }
    }

    fn fold(&mut self, text: &str) {
        self.units.clear();
        fold_onto(text, &mut self.units);
    }
}

fn visible(unit: u16) -> u16 {
    if char::from_u32(unit.into()).is_some_and(char::is_whitespace) { SPACE } else { unit }
}

/// The hash of a text and one more unit.
#[inline]
fn with(hash: u64, unit: u16) -> u64 {
    if unit == SPACE { hash } else { (hash.rotate_left(5) ^ u64::from(unit)).wrapping_mul(FACTOR) }
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
