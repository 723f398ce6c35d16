//! Which measures of a segment.

use alloc::{boxed::Box, vec::Vec};

/// How many measures a segment has at most.
pub(crate) const SEGMENT: usize = 1 << 16;
const WORDS: usize = SEGMENT / 64;

/// A set of measures of one segment, by their numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bits(Box<[u64; WORDS]>);

impl Bits {
    /// None.
    pub fn new() -> Self {
        Self(Box::new([0; WORDS]))
    }

    /// The first `count`.
    pub fn first(count: usize) -> Self {
        let mut bits = Self::new();
        let count = count.min(SEGMENT);
        bits.0[..count / 64].fill(u64::MAX);
        if count % 64 != 0 {
            bits.0[count / 64] = (1 << (count % 64)) - 1;
        }
        bits
    }

    /// Takes one in.
    pub fn set(&mut self, number: u16) {
        self.0[usize::from(number) / 64] |= 1 << (number % 64);
    }

    /// Leaves one out.
    pub fn clear(&mut self, number: u16) {
        self.0[usize::from(number) / 64] &= !(1 << (number % 64));
    }

    /// Leaves out those in front of it.
    pub fn clear_before(&mut self, number: u16) {
        let word = usize::from(number) / 64;
        self.0[..word].fill(0);
        self.0[word] &= u64::MAX << (number % 64);
    }

    /// Whether it is in.
    pub fn has(&self, number: u16) -> bool {
        self.0[usize::from(number) / 64] >> (number % 64) & 1 == 1
    }

    /// Keeps what the other has, too.
    pub fn and(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0.iter()).for_each(|(word, other)| *word &= other);
    }

    /// Leaves out what the other has.
    pub fn without(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0.iter()).for_each(|(word, other)| *word &= !other);
    }

    /// Keeps those for which something holds.
    pub fn keep(&mut self, holds: impl Fn(usize) -> bool) {
        for (start, word) in (0..).step_by(64).zip(self.0.iter_mut()) {
            let mut kept = 0;
            for bit in Ones(*word) {
                kept |= u64::from(holds(start + usize::from(bit))) << bit;
            }
            *word = kept;
        }
    }

    /// Leaves all out.
    pub fn empty(&mut self) {
        self.0.fill(0);
    }

    /// How many are in.
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Their numbers, from the lowest.
    pub fn iter(&self) -> impl Iterator<Item = u16> + '_ {
        let words = self.0.iter().enumerate().filter(|(_, word)| **word != 0);
        words.flat_map(|(at, word)| Ones(*word).map(move |bit| at as u16 * 64 + bit))
    }

    /// Puts what `whole` makes of their numbers, from the lowest, behind what is there.
    pub fn append_to(&self, numbers: &mut Vec<usize>, whole: impl Fn(u16) -> usize) {
        /// So many are written for each word, whether it has as many or not: what is too much is written over.
        const AT_ONCE: usize = 4;
        let mut at = numbers.len();
        let end = at + self.count();
        numbers.resize(end + AT_ONCE, 0);
        let words = (0..=u16::MAX).step_by(64).zip(self.0.iter());
        for (start, word) in words.filter(|(_, word)| **word != 0) {
            let mut rest = *word;
            let mut put = |place: &mut usize| {
                *place = whole(start | (rest.trailing_zeros() as u16 & 63));
                rest &= rest.wrapping_sub(1);
            };
            let count = word.count_ones() as usize;
            numbers[at..at + AT_ONCE].iter_mut().for_each(&mut put);
            if count > AT_ONCE {
                numbers[at + AT_ONCE..at + count].iter_mut().for_each(put);
            }
            at += count;
        }
        numbers.truncate(end);
    }

    /// Goes through their numbers, from the lowest: as fast as through a range where they stand side by side.
    pub fn each(&self, mut with: impl FnMut(usize)) {
        for (start, word) in (0..).step_by(64).zip(self.0.iter()) {
            let mut rest = *word;
            while rest != 0 {
                let from = rest.trailing_zeros();
                let to = from + (rest >> from).trailing_ones();
                (start + from as usize..start + to as usize).for_each(&mut with);
                rest &= u64::MAX.checked_shl(to).unwrap_or(0);
            }
        }
    }

    /// Sixty-four at a time, from the lowest.
    pub fn words(&self) -> &[u64] {
        &self.0[..]
    }

    /// The same, to be changed.
    pub fn words_mut(&mut self) -> &mut [u64] {
        &mut self.0[..]
    }
}

/// The places of the ones of a word.
struct Ones(u64);

impl Iterator for Ones {
    type Item = u16;

    fn next(&mut self) -> Option<u16> {
        if self.0 == 0 {
            return None;
        }
        let bit = self.0.trailing_zeros() as u16;
        self.0 &= self.0 - 1;
        Some(bit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn all_go_through_the_same_as_iter() {
        let whole = Bits::first(SEGMENT);
        let mut gaps = whole.clone();
        gaps.keep(|number| number % 200 > 70 || number % 3 == 0);
        for bits in [Bits::new(), Bits::first(1), Bits::first(64), Bits::first(1000), gaps, whole] {
            let mut numbers = Vec::new();
            bits.each(|number| numbers.push(number));
            assert!(bits.iter().map(usize::from).eq(numbers.iter().copied()));
            let mut appended = [7].into();
            bits.append_to(&mut appended, |number| usize::from(number) + 1);
            assert_eq!(appended.split_off(1), numbers.iter().map(|number| number + 1).collect::<Vec<_>>());
        }
    }
}
