//! Hashes of folded texts.

use super::super::text::fold_onto;
use alloc::vec::Vec;

const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
const ASCII: usize = 128;

/// Hashes texts folded and without their white space.
#[derive(Debug)]
pub(in crate::national) struct FoldedHasher {
    /// What each character of ASCII folds to, of which most ids are.
    ascii: [u16; ASCII],
    /// Memory for what others do.
    units: Vec<u16>,
}

impl FoldedHasher {
    pub fn new() -> Self {
        let mut units = Vec::new();
        let ascii = core::array::from_fn(|code| {
            units.clear();
            fold_onto(char::from(code as u8).encode_utf8(&mut [0; 4]), &mut units);
            debug_assert_eq!(units.len(), 1, "each folds to one");
            units[0]
        });
        Self { ascii, units }
    }

    pub fn hash(&mut self, text: &str) -> u64 {
        if text.is_ascii() {
            return hashed(text.bytes().map(|byte| self.ascii[usize::from(byte) % ASCII]));
        }
        self.units.clear();
        fold_onto(text, &mut self.units);
        hashed(self.units.iter().copied())
    }
}

fn hashed(units: impl Iterator<Item = u16>) -> u64 {
    // Most of what is written stands behind the last white space there is.
    let is_space = |unit: u16| unit <= 0x3000 && char::from_u32(unit.into()).is_some_and(char::is_whitespace);
    let units = units.filter(|unit| !is_space(*unit));
    units.fold(FACTOR, |hash, unit| (hash.rotate_left(5) ^ u64::from(unit)).wrapping_mul(FACTOR))
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
