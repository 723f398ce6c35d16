//! How alike two titles are.

use crate::fold::units;
use alloc::vec::Vec;

/// The pairs of neighbouring characters of a folded text without its white space, sorted; a text of one character is a pair
/// with nothing.
#[derive(Debug, Clone)]
pub(super) struct Bigrams(Vec<(u16, u16)>);

impl Bigrams {
    pub(super) fn of(text: &str) -> Self {
        let is_space = |code: u16| char::from_u32(code.into()).is_some_and(char::is_whitespace);
        let folded: Vec<u16> = units(text).map(|unit| unit.code).filter(|code| !is_space(*code)).collect();
        let mut pairs: Vec<_> = match folded[..] {
            [single] => alloc::vec![(single, 0)],
            _ => folded.windows(2).map(|pair| (pair[0], pair[1])).collect(),
        };
        pairs.sort_unstable();
        Self(pairs)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Twice the pairs in common by all pairs of both (Dice), from 0 to 1. A pair that stands twice in both is in common
    /// twice; nothing is like an empty text.
    #[allow(clippy::cast_precision_loss, reason = "no text has 2^52 characters")]
    pub(super) fn similarity(&self, other: &Self) -> f64 {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut common = 0_usize;
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                core::cmp::Ordering::Less => _ = left.next(),
                core::cmp::Ordering::Greater => _ = right.next(),
                core::cmp::Ordering::Equal => {
                    common += 1;
                    left.next();
                    right.next();
                }
            }
        }
        let all = self.0.len() + other.0.len();
        if all == 0 { 0.0 } else { 2.0 * common as f64 / all as f64 }
    }
}
