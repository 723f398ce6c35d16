//! What stands beside a pair: for most pairs the same unit in nearly all of their texts (ラ behind オン, オ before ンラ). Behind a
//! list stands which, before it and behind it, and the texts in which another does, at least once.

use super::alphabet::Alphabet;
use super::posting::{self, Posting};
use super::units::{END, NONE};
use alloc::vec::Vec;

/// Lists of no more than so many texts go without: as many texts are soon read.
const FEW: usize = 64;
/// One exception to so many texts is too many.
const MOST: usize = 3;
/// What the unit and the stored length of the exceptions take.
const UNIT: usize = 2;
const HEADER: usize = UNIT + 4;

/// The letter that leads among those beside a pair, found while its texts go by.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Leader {
    letter: u16,
    /// How often it was another.
    changes: u8,
    /// How many times more it came than [`AGAINST`] times as often as the others.
    lead: i32,
    /// The text that it leads since, counted from 1: that one, and those before it, are exceptions.
    since: u32,
}

/// As much as others weigh that come in place of the leader.
const AGAINST: u8 = MOST as u8 - 1;
/// A pair whose leader changes so often has none.
const CHANGES: u8 = 16;
/// Leads where none does, by so much that nothing changes it.
const NO_LETTER: u16 = 0;
const FOR_EVER: i32 = i32::MAX / 2;

impl Leader {
    /// Takes in that a letter stands beside the pair in a text, counted from 1. Says whether the text is an exception.
    pub fn meet(&mut self, letter: u16, text: u32) -> bool {
        // Which of the two it is is hard to foretell, so that the way is the same.
        let is_other = letter != self.letter;
        let lead = self.lead.wrapping_add(1 - i32::from(is_other) * i32::from(AGAINST + 1));
        if lead < 0 {
            self.change(letter, text);
            return false;
        }
        self.lead = lead;
        is_other
    }

    #[cold]
    fn change(&mut self, letter: u16, text: u32) {
        *self = match self.changes {
            0 => Self { letter, lead: 1, changes: 1, ..*self },
            CHANGES => Self { letter: NO_LETTER, lead: FOR_EVER, ..*self },
            changes => Self { letter, lead: 1, changes: changes + 1, since: text },
        };
    }

    /// Writes it behind the list of the pair, of which these are all texts, with a bit of each that is an exception. `of` is
    /// how many the block has; `exceptions` is room for them.
    pub fn write(
        self,
        texts: &[u16],
        flags: &mut [u8],
        exceptions: &mut Vec<u16>,
        (of, alphabet): (usize, &Alphabet),
        out: &mut Vec<u8>,
    ) {
        if texts.len() <= FEW {
            return;
        }
        let leader = self.end(texts, flags).map(|letter| alphabet.unit(letter));
        // No word goes on across an end.
        let Some(unit) = leader.filter(|unit| *unit != END) else { return out.extend(NONE.to_le_bytes()) };
        exceptions.clear();
        for (texts, flags) in texts.chunks(8).zip(flags) {
            while *flags != 0 {
                exceptions.push(texts[flags.trailing_zeros() as usize]);
                *flags &= *flags - 1;
            }
        }
        out.extend(unit.to_le_bytes());
        let start = out.len();
        out.extend([0; HEADER - UNIT]);
        let stored = posting::write(exceptions, of, out);
        out[start..start + HEADER - UNIT].copy_from_slice(&stored.to_le_bytes());
    }

    /// The leader, with the flags of all exceptions where those were that were met, of the texts of the list; none where they
    /// are too many.
    fn end(self, texts: &[u16], flags: &mut [u8]) -> Option<u16> {
        let before = texts.partition_point(|text| u32::from(*text) < self.since);
        let (whole, rest) = flags.split_at_mut(before / 8);
        whole.fill(u8::MAX);
        if let Some(first) = rest.first_mut() {
            *first |= (1 << (before % 8)) - 1;
        }
        let count: u32 = flags.iter().map(|flags| flags.count_ones()).sum();
        let is_leading = self.letter != NO_LETTER && MOST * count as usize <= texts.len();
        is_leading.then_some(self.letter)
    }
}

/// What is known of what stands on one side of a pair.
#[derive(Debug, Clone, Copy)]
pub(super) enum Neighbour<'a> {
    Any,
    Unit { unit: u16, exceptions: Exceptions<'a> },
}

/// Some texts of a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exceptions<'a> {
    /// How many.
    pub length: usize,
    pub texts: Posting<'a>,
}

impl Exceptions<'_> {
    /// No texts.
    pub const NONE: Self = Self { length: 0, texts: Posting::List(&[]) };
}

impl<'a> Neighbour<'a> {
    /// What is behind a list of so many texts, and what is behind that; none where it cannot be that.
    pub fn open(behind: &'a [u8], length: usize, of: usize) -> Option<(Self, &'a [u8])> {
        if length <= FEW {
            return Some((Self::Any, behind));
        }
        let (unit, rest) = behind.split_first_chunk()?;
        let unit = u16::from_le_bytes(*unit);
        if unit == NONE {
            return Some((Self::Any, rest));
        }
        let (stored, rest) = rest.split_first_chunk()?;
        let stored = u32::from_le_bytes(*stored);
        let texts = Posting::new(rest, stored, of)?;
        let exceptions = Exceptions { length: posting::length(stored), texts };
        Some((Self::Unit { unit, exceptions }, rest.get(texts.size()..)?))
    }

    /// The texts in which something else than this unit may stand there; none where it may in each.
    pub fn other_than(self, wanted: u16) -> Option<Exceptions<'a>> {
        match self {
            Self::Unit { unit, exceptions } if unit == wanted => Some(exceptions),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeSet;
    use alloc::vec;
    use proptest::{collection::vec as some, prelude::*};

    /// Of each of the texts a bit: whether it is one of `some`.
    fn flags(texts: &[u16], some: &BTreeSet<u16>) -> Vec<u8> {
        let eight = |texts: &[u16]| {
            texts.iter().rev().fold(0, |bits, text| bits << 1 | u8::from(some.contains(text)))
        };
        texts.chunks(8).map(eight).collect()
    }

    proptest! {
        #[test]
        fn where_another_stands_is_an_exception(
            met in some((any::<bool>(), 2_u16..5, 0_u16..40), 1..600),
            leader in 2_u16..5,
        ) {
            let (mut alphabet, mut units) = (Alphabet::default(), Vec::new());
            alphabet.push(&[2, 3, 4], &mut units);
            prop_assert_eq!(units, [2, 3, 4]);
            let (mut leading, mut exceptions) = (Leader::default(), BTreeSet::new());
            let (mut texts, mut all, mut text) = (BTreeSet::new(), Vec::new(), 0);
            for (next, letter, rarely) in met {
                let letter = if rarely == 0 { letter } else { leader };
                text += u16::from(next);
                texts.insert(text);
                all.push((text, letter));
                if leading.meet(letter, u32::from(text) + 1) {
                    exceptions.insert(text);
                }
            }
            let texts: Vec<u16> = texts.into_iter().collect();
            let mut bytes = Vec::new();
            leading.write(&texts, &mut flags(&texts, &exceptions), &mut vec![], (700, &alphabet), &mut bytes);
            let (neighbour, rest) = Neighbour::open(&bytes, texts.len(), 700).unwrap();
            prop_assert!(rest.is_empty());
            for unit in 2..5 {
                let Some(exceptions) = neighbour.other_than(unit) else { continue };
                let otherwise: BTreeSet<u16> =
                    all.iter().filter(|(_, letter)| *letter != unit).map(|(text, _)| *text).collect();
                let listed = exceptions.texts.numbers();
                prop_assert!(texts.len() > FEW && listed.is_sorted_by(|a, b| a < b));
                prop_assert!(otherwise.is_subset(&listed.iter().copied().collect()));
                prop_assert!(listed.iter().all(|text| texts.contains(text)));
                prop_assert!(exceptions.length == listed.len() && MOST * listed.len() <= texts.len());
            }
        }
    }

    #[test]
    fn the_one_that_comes_most_leads_also_where_others_came_first() {
        let (mut leader, mut exceptions) = (Leader::default(), BTreeSet::new());
        let texts: Vec<u16> = (0..1000).collect();
        for text in &texts {
            if leader.meet(if *text < 30 || text % 20 == 0 { 7 } else { 8 }, u32::from(*text) + 1) {
                exceptions.insert(*text);
            }
        }
        let mut flags = flags(&texts, &exceptions);
        assert_eq!(leader.end(&texts, &mut flags), Some(8));
        let count: u32 = flags.iter().map(|flags| flags.count_ones()).sum();
        assert!(count < 120, "{count}");
    }
}
