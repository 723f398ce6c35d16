//! Texts in few bytes that can be searched as they stand.
//!
//! The 128 units that a block has most often take one byte, the next 3,072 two, and all others three. No byte that starts
//! a unit can be inside of one, so that the bytes of a word stand in those of a text where the word does, and nowhere
//! else. A page of Japanese gets to two thirds of its UTF-16, and less memory is waited for.

use super::alphabet::Alphabet;
use alloc::{vec, vec::Vec};

/// Units of one byte start with 0…
const ONE: usize = 0x80;
/// Those of two with 0x80 to 0xaf, those of three with 0xb0 to 0xbf; all other bytes are 0xc0 and more.
const TWO_FROM: u16 = 0x80;
const THREE_FROM: u16 = 0xb0;
const INSIDE: u16 = 0xc0;
const SIX_BITS: u16 = 0x3f;
const TWO: usize = ((THREE_FROM - TWO_FROM) as usize) << 6;
/// A unit and its rank, two bytes each.
const ENTRY: usize = 4;

/// The most bytes of a unit.
const LONGEST: usize = 3;

/// The bytes of a unit: the first so many.
#[derive(Clone, Copy, Default)]
struct Code([u8; LONGEST], u8);

impl Code {
    fn of_rank(rank: usize) -> Option<Self> {
        let two = u16::try_from(rank.saturating_sub(ONE)).ok()?;
        match rank {
            0..ONE => Some(Self([rank as u8, 0, 0], 1)),
            _ if usize::from(two) < TWO => {
                Some(Self([(TWO_FROM + (two >> 6)) as u8, (INSIDE + (two & SIX_BITS)) as u8, 0], 2))
            }
            _ => None,
        }
    }

    fn of_unit(unit: u16) -> Self {
        let inside = |shift: u16| (INSIDE + (unit >> shift & SIX_BITS)) as u8;
        Self([(THREE_FROM + (unit >> 12)) as u8, inside(6), inside(0)], 3)
    }

    fn bytes(&self) -> &[u8] {
        &self.0[..usize::from(self.1)]
    }
}

/// Which units a block has in one byte, and which in two.
#[derive(Debug, Clone, Copy)]
pub(super) struct Codes<'a>(&'a [u8]);

impl<'a> Codes<'a> {
    /// What [`Coder::codes`] gave.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// A word as it stands in the block's texts.
    pub fn word(self, units: &[u16]) -> Vec<u8> {
        units.iter().flat_map(|unit| self.code(*unit).0.into_iter().take(self.code(*unit).1.into())).collect()
    }

    fn code(self, unit: u16) -> Code {
        let entry = |at: usize| {
            let bytes: Option<[u8; ENTRY]> =
                self.0.get(ENTRY * at..).and_then(|bytes| bytes.first_chunk().copied());
            let [a, b, c, d] = bytes.unwrap_or_default();
            (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]))
        };
        let (mut from, mut to) = (0, self.0.len() / ENTRY);
        while from < to {
            let middle = usize::midpoint(from, to);
            let (known, rank) = entry(middle);
            match known.cmp(&unit) {
                core::cmp::Ordering::Less => from = middle + 1,
                core::cmp::Ordering::Greater => to = middle,
                core::cmp::Ordering::Equal => {
                    return Code::of_rank(rank.into()).unwrap_or_else(|| Code::of_unit(unit));
                }
            }
        }
        Code::of_unit(unit)
    }
}

/// Writes the texts of a block.
pub(super) struct Coder {
    /// By letter.
    codes: Vec<Code>,
    /// The units that have a rank, by rank.
    ranked: Vec<u16>,
    /// How many bytes all texts take.
    size: usize,
}

impl Coder {
    /// For texts that have these letters, as often as they were counted.
    pub fn new(alphabet: &Alphabet) -> Self {
        let mut counted: Vec<_> = alphabet.counted().filter(|(.., count)| *count > 0).collect();
        counted.sort_unstable_by_key(|(_, unit, count)| (core::cmp::Reverse(*count), *unit));
        let mut codes = vec![Code::default(); alphabet.len()];
        let mut size = 0;
        for (rank, (letter, unit, count)) in counted.iter().enumerate() {
            let code = Code::of_rank(rank).unwrap_or_else(|| Code::of_unit(*unit));
            size += code.bytes().len() * *count as usize;
            codes[usize::from(*letter)] = code;
        }
        let ranked = counted.iter().map(|(_, unit, _)| *unit).take(ONE + TWO).collect();
        Self { codes, ranked, size }
    }

    /// Writes the bytes of all texts behind what is there, and tells where each of them ends, behind a 0. `ends` is where they
    /// end in `letters`, behind where the first starts.
    pub fn texts(&self, letters: &[u16], ends: &[u32], out: &mut Vec<u8>) -> Vec<u32> {
        let start = out.len();
        out.resize(start + self.size + LONGEST, 0);
        let mut places = Vec::with_capacity(ends.len());
        places.push(0);
        let mut at = start;
        for range in ends.windows(2) {
            at += self.text(&letters[range[0] as usize..range[1] as usize], &mut out[at..]);
            places.push((at - start) as u32);
        }
        out.truncate(at);
        places
    }

    /// Writes a text, and tells how many bytes it has. There is room for one more code behind it.
    // Browsers run better code for what is called often, from its next call on.
    #[inline(never)]
    fn text(&self, letters: &[u16], bytes: &mut [u8]) -> usize {
        let mut at = 0;
        for letter in letters {
            let Code(code, len) = self.codes[usize::from(*letter)];
            // What is too much is written over by the next.
            bytes[at..at + LONGEST].copy_from_slice(&code);
            at += usize::from(len);
        }
        at
    }

    /// What reads them: units with their ranks, by unit.
    pub fn codes(&self) -> Vec<u8> {
        let mut entries: Vec<(u16, u16)> = self.ranked.iter().copied().zip(0..).collect();
        entries.sort_unstable();
        entries
            .into_iter()
            .flat_map(|(unit, rank)| [unit.to_le_bytes(), rank.to_le_bytes()])
            .flatten()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*};

    fn coder(units: &[u16]) -> (Coder, Vec<u16>) {
        let (mut alphabet, mut letters) = (Alphabet::default(), Vec::new());
        alphabet.push(units, &mut letters);
        (Coder::new(&alphabet), letters)
    }

    #[test]
    fn every_unit_has_bytes_that_start_no_other() {
        // So many that all three lengths are used.
        let all: Vec<u16> = (0..u16::MAX).collect();
        let (coder, letters) = coder(&all);
        let codes = coder.codes();
        let mut seen = std::collections::BTreeSet::new();
        let each: Vec<u32> = (0..).take(all.len() + 1).collect();
        let mut written = Vec::new();
        let places = coder.texts(&letters, &each, &mut written);
        for (unit, place) in all.into_iter().zip(places.windows(2)) {
            let word = Codes::new(&codes).word(&[unit]);
            assert_eq!(word, written[place[0] as usize..place[1] as usize], "U+{unit:04X}");
            assert!(word[0] < 0xc0 && word[1..].iter().all(|byte| *byte >= 0xc0), "U+{unit:04X}");
            assert!(seen.insert(word), "U+{unit:04X}");
        }
        let lengths = |length: usize| seen.iter().filter(|word| word.len() == length).count();
        assert_eq!([lengths(1), lengths(2)], [ONE, TWO]);
        assert!(
            seen.iter()
                .all(|word| seen.range(word.clone()..).nth(1).is_none_or(|next| !next.starts_with(word)))
        );
    }

    proptest! {
        #[test]
        fn words_are_found_where_they_stand(
            text in vec(prop_oneof![0_u16..200, 3000_u16..3300, 0..u16::MAX], 0..60),
            others in vec(0..u16::MAX, 0..4000),
            word in vec(0_u16..4, 1..4),
            range in any::<(prop::sample::Index, prop::sample::Index)>(),
        ) {
            let (coder, letters) = coder(&[&text[..], &others].concat());
            let codes = coder.codes();
            let mut bytes = Vec::new();
            coder.texts(&letters[..text.len()], &[0, text.len() as u32], &mut bytes);
            let (a, b) = (range.0.index(text.len() + 1), range.1.index(text.len() + 1));
            for word in [&word[..], &text[a.min(b)..a.max(b)]] {
                let stands = word.is_empty() || text.windows(word.len()).any(|units| units == word);
                let word = Codes::new(&codes).word(word);
                prop_assert_eq!(memchr::memmem::find(&bytes, &word).is_some(), stands);
            }
        }
    }
}
