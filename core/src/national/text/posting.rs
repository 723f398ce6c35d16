//! A list of measures of a block, in the smallest of three forms.

use crate::national::bits::Bits;
use alloc::vec::Vec;
use core::cell::Cell;

/// How many measures share the upper part of their number in the form of lower parts.
const CHUNK: usize = 256;
const WORDS_OF_A_CHUNK: usize = CHUNK / 64;

/// What lies no further ahead in a chunk is stepped to.
const NEAR: usize = 8;

/// Which form, in the two upper bits of the stored length.
const FORM: u32 = 30;
const LIST: u32 = 0;
const LOW: u32 = 1;
const BITMAP: u32 = 2;

/// The measures in rising order.
#[derive(Debug, Clone, Copy)]
pub(super) enum Posting<'a> {
    /// Two bytes each. For few.
    List(&'a [u8]),
    /// How many there are of every 256, a byte each; then their lower bytes. For more.
    Low { counts: &'a [u8], low: &'a [u8] },
    /// A bit for each measure of the block. For every eighth and more.
    Bitmap(&'a [u8]),
}

/// Writes a list behind what is there; the answer is its length with its form. `of` is how many the block has.
pub(super) fn write(numbers: &[u16], of: usize, out: &mut Vec<u8>) -> u32 {
    let length = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let chunks = of.div_ceil(CHUNK);
    let (list, low, bitmap) = (2 * numbers.len(), chunks + numbers.len(), of.div_ceil(8));
    let start = out.len();
    if list <= low.min(bitmap) {
        out.resize(start + list, 0);
        let places = out[start..].chunks_exact_mut(2);
        places.zip(numbers).for_each(|(place, number)| place.copy_from_slice(&number.to_le_bytes()));
        return LIST << FORM | length;
    }
    if low <= bitmap {
        out.resize(start + low, 0);
        if write_low(numbers, out[start..].split_at_mut(chunks)) {
            return LOW << FORM | length;
        }
        out.truncate(start);
    }
    out.resize(start + bitmap, 0);
    for number in numbers {
        out[start + usize::from(number / 8)] |= 1 << (number % 8);
    }
    BITMAP << FORM | length
}

/// False where a chunk has so many that a byte does not hold their count.
fn write_low(numbers: &[u16], (counts, low): (&mut [u8], &mut [u8])) -> bool {
    for (number, place) in numbers.iter().zip(low) {
        let [lower, upper] = number.to_le_bytes();
        *place = lower;
        let count = &mut counts[usize::from(upper)];
        *count = count.wrapping_add(1);
        if *count == 0 {
            return false;
        }
    }
    true
}

/// How long a list is, of its length with its form.
pub(super) fn length(stored: u32) -> usize {
    (stored & ((1 << FORM) - 1)) as usize
}

impl<'a> Posting<'a> {
    /// The list that starts here.
    pub fn new(bytes: &'a [u8], stored: u32, of: usize) -> Option<Self> {
        let length = length(stored);
        match stored >> FORM {
            LIST => bytes.get(..2 * length).map(Self::List),
            LOW => {
                let (counts, rest) = bytes.split_at_checked(of.div_ceil(CHUNK))?;
                Some(Self::Low { counts, low: rest.get(..length)? })
            }
            BITMAP => bytes.get(..of.div_ceil(8)).map(Self::Bitmap),
            _ => None,
        }
    }

    /// How many bytes it has.
    pub fn size(self) -> usize {
        match self {
            Self::List(bytes) | Self::Bitmap(bytes) => bytes.len(),
            Self::Low { counts, low } => counts.len() + low.len(),
        }
    }

    /// Does something with each, from the lowest.
    pub fn each(self, mut with: impl FnMut(u16)) {
        match self {
            Self::List(numbers) => numbers_of(numbers).for_each(with),
            Self::Low { counts, low } => {
                chunks(counts, low).flat_map(|(upper, low)| numbers_in(upper, low)).for_each(with);
            }
            Self::Bitmap(bitmap) => {
                for (start, eight) in (0..=u16::MAX).step_by(64).zip(bitmap.chunks(8)) {
                    let mut word = whole(eight);
                    while word != 0 {
                        with(start + word.trailing_zeros() as u16);
                        word &= word - 1;
                    }
                }
            }
        }
    }

    /// Takes them in.
    pub fn add_to(self, bits: &mut Bits) {
        match self {
            Self::List(numbers) => numbers_of(numbers).for_each(|number| bits.set(number)),
            Self::Low { counts, low } => {
                for_each_chunk(counts, low, bits, |words, low| {
                    let own = words_of(low);
                    words.iter_mut().zip(own).for_each(|(word, own)| *word |= own);
                });
            }
            Self::Bitmap(bitmap) => {
                for (word, own) in bits.words_mut().iter_mut().zip(bitmap.chunks(8)) {
                    *word |= whole(own);
                }
            }
        }
    }

    /// Keeps only them.
    pub fn keep_in(self, bits: &mut Bits) {
        match self {
            Self::List(numbers) => {
                let mut kept = Bits::new();
                numbers_of(numbers).filter(|number| bits.has(*number)).for_each(|number| kept.set(number));
                *bits = kept;
            }
            Self::Low { counts, low } => {
                let covered = counts.len() * WORDS_OF_A_CHUNK;
                for_each_chunk(counts, low, bits, |words, low| {
                    if words.iter().any(|word| *word != 0) {
                        let own = words_of(low);
                        words.iter_mut().zip(own).for_each(|(word, own)| *word &= own);
                    }
                });
                if let Some(rest) = bits.words_mut().get_mut(covered..) {
                    rest.fill(0);
                }
            }
            Self::Bitmap(bitmap) => {
                let covered = bitmap.len().div_ceil(8);
                for (word, own) in bits.words_mut().iter_mut().zip(bitmap.chunks(8)) {
                    *word &= whole(own);
                }
                if let Some(rest) = bits.words_mut().get_mut(covered..) {
                    rest.fill(0);
                }
            }
        }
    }

    /// Keeps only them among a few, which rise.
    pub fn keep_among(self, few: &mut Vec<u16>) {
        let mut kept = 0;
        let numbers = Cell::from_mut(&mut few[..]).as_slice_of_cells();
        self.among(numbers.iter().map(Cell::get), |number, is_in| {
            numbers[kept].set(number);
            kept += usize::from(is_in);
        });
        few.truncate(kept);
    }

    /// Says of each of a few, which rise, whether it is one of them.
    pub fn among(self, few: impl Iterator<Item = u16>, mut with: impl FnMut(u16, bool)) {
        match self {
            Self::List(numbers) => {
                let mut own = numbers_of(numbers).peekable();
                for number in few {
                    while own.next_if(|own| *own < number).is_some() {}
                    with(number, own.peek() == Some(&number));
                }
            }
            Self::Low { counts, low } => {
                let mut counts = counts.iter();
                // What is left of the chunk that the last number is in, and the chunks behind it.
                let (mut own, mut rest) = (&low[..0], low);
                let mut next = 0;
                for number in few {
                    let lower = number.to_le_bytes()[0];
                    while next <= number >> 8 {
                        let count = counts.next().copied().unwrap_or_default();
                        (own, rest) = rest.split_at(usize::from(count).min(rest.len()));
                        next += 1;
                    }
                    if own.get(NEAR).is_some_and(|own| *own < lower) {
                        own = &own[own.partition_point(|own| *own < lower)..];
                    }
                    let is_in = loop {
                        match own {
                            [] => break false,
                            [first, ..] if *first >= lower => break *first == lower,
                            [_, behind @ ..] => own = behind,
                        }
                    };
                    with(number, is_in);
                }
            }
            Self::Bitmap(bitmap) => {
                let has =
                    |number: u16| bitmap.get(usize::from(number / 8)).map(|byte| byte >> (number % 8) & 1);
                few.for_each(|number| with(number, has(number) == Some(1)));
            }
        }
    }

    /// Their numbers.
    pub fn numbers(self) -> Vec<u16> {
        match self {
            Self::List(numbers) => numbers_of(numbers).collect(),
            Self::Low { counts, low } => {
                let mut all = Vec::with_capacity(low.len());
                chunks(counts, low).for_each(|(upper, low)| all.extend(numbers_in(upper, low)));
                all
            }
            Self::Bitmap(_) => {
                let mut all = Vec::new();
                self.each(|number| all.push(number));
                all
            }
        }
    }
}

/// The lower parts of each chunk, with the upper one that they share.
fn chunks<'a>(counts: &'a [u8], low: &'a [u8]) -> impl Iterator<Item = (u8, &'a [u8])> {
    let mut rest = low;
    (0..=u8::MAX).zip(counts).map(move |(upper, count)| {
        let (own, behind) = rest.split_at(usize::from(*count).min(rest.len()));
        rest = behind;
        (upper, own)
    })
}

fn numbers_in(upper: u8, low: &[u8]) -> impl Iterator<Item = u16> + '_ {
    low.iter().map(move |low| u16::from_le_bytes([*low, upper]))
}

fn numbers_of(bytes: &[u8]) -> impl Iterator<Item = u16> + '_ {
    bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
}

/// Eight bytes of a bitmap, or what is left of it.
fn whole(bytes: &[u8]) -> u64 {
    if let Ok(bytes) = bytes.try_into() {
        return u64::from_le_bytes(bytes);
    }
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(word)
}

/// In several rows by turns, so that one byte need not wait until the one before it is written down.
fn words_of(low: &[u8]) -> [u64; WORDS_OF_A_CHUNK] {
    const ROWS: usize = 4;
    let mut rows = [[0_u64; WORDS_OF_A_CHUNK]; ROWS];
    let mut set = |row: usize, low: u8| rows[row][usize::from(low / 64)] |= 1 << (low % 64);
    let each = low.chunks_exact(ROWS);
    for low in each.remainder() {
        set(0, *low);
    }
    for each in each {
        (0..ROWS).zip(each).for_each(|(row, low)| set(row, *low));
    }
    core::array::from_fn(|word| rows.iter().fold(0, |all, row| all | row[word]))
}

fn for_each_chunk(counts: &[u8], low: &[u8], bits: &mut Bits, mut change: impl FnMut(&mut [u64], &[u8])) {
    let mut rest = low;
    for (words, count) in bits.words_mut().chunks_exact_mut(WORDS_OF_A_CHUNK).zip(counts) {
        let (own, behind) = rest.split_at(usize::from(*count).min(rest.len()));
        rest = behind;
        change(words, own);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeSet;
    use proptest::{collection::btree_set, prelude::*};

    proptest! {
        #[test]
        fn every_form_gives_the_numbers_back(
            some in btree_set(0_u16..600, 0..300),
            share in 1_u16..9,
            rest in any::<bool>(),
            other in btree_set(0_u16..600, 0..300),
        ) {
            // Few, some, and nearly all.
            let numbers: BTreeSet<u16> =
                (0..600).filter(|number| (some.contains(number) && number % share == 0) != rest).collect();
            let given: Vec<u16> = numbers.iter().copied().collect();
            let mut bytes = Vec::new();
            let stored = write(&given, 600, &mut bytes);
            let posting = Posting::new(&bytes, stored, 600).unwrap();
            prop_assert_eq!(posting.numbers(), given);
            prop_assert_eq!(posting.size(), bytes.len());
            let both: Vec<u16> = numbers.intersection(&other).copied().collect();
            let mut few: Vec<u16> = other.iter().copied().collect();
            let mut bits = Bits::new();
            for number in &other {
                bits.set(*number);
            }
            bits.set(60_000);
            posting.keep_in(&mut bits);
            posting.keep_among(&mut few);
            prop_assert_eq!(&few, &both);
            prop_assert_eq!(bits.iter().collect::<Vec<_>>(), both);
        }
    }
}
