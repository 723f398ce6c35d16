//! Which measures of a segment have not been deleted.

use super::bits::Bits;
use super::segment::Segment;
use alloc::boxed::Box;

/// The measures that are left, and how many of them stand in front of each 64.
#[derive(Debug)]
pub(crate) struct Live {
    bits: Bits,
    before: Box<[u32]>,
    count: usize,
}

impl Live {
    /// These are left.
    pub fn new(bits: Bits) -> Self {
        let mut count = 0;
        let before = bits.words().iter().map(|word| {
            let before = count;
            count += word.count_ones();
            before
        });
        Self { before: before.collect(), count: count as usize, bits }
    }

    /// Which.
    pub const fn bits(&self) -> &Bits {
        &self.bits
    }

    /// How many.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// How many of them stand in front of a measure.
    pub fn before(&self, number: u16) -> usize {
        let word = usize::from(number) / 64;
        let lower = self.bits.words()[word] & ((1 << (number % 64)) - 1);
        self.before[word] as usize + lower.count_ones() as usize
    }

    /// The one with so many of them in front of it; `at` is less than their count.
    pub fn number(&self, at: usize) -> usize {
        let word = self.before.partition_point(|before| *before as usize <= at).saturating_sub(1);
        let mut rest = self.bits.words()[word];
        for _ in self.before[word] as usize..at {
            rest &= rest.wrapping_sub(1);
        }
        64 * word + rest.trailing_zeros() as usize
    }
}

/// How the measures of a segment are numbered in the whole.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Numbers<'a> {
    /// The number of its first measure.
    pub start: usize,
    /// Which of its measures are left; none where all are.
    pub live: Option<&'a Live>,
}

impl<'a> Numbers<'a> {
    pub fn of(start: usize, segment: &'a Segment) -> Self {
        Self { start, live: segment.live() }
    }

    /// The number of a measure that is left.
    pub fn whole(self, number: u16) -> usize {
        self.start + self.live.map_or(number.into(), |live| live.before(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::national::bits::SEGMENT;

    #[test]
    fn places_and_numbers_are_each_other_s_inverse() {
        for share in [1, 2, 63, 64, 65, 1000] {
            let mut bits = Bits::first(SEGMENT);
            (0..=u16::MAX).filter(|number| number % share == 0).for_each(|number| bits.clear(number));
            let live = Live::new(bits.clone());
            assert_eq!(live.count(), bits.count());
            for (at, number) in bits.iter().enumerate() {
                assert_eq!((live.before(number), live.number(at)), (at, usize::from(number)));
            }
        }
    }
}
