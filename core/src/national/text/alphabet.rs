//! The different units of a block's texts.

use super::units::{END, UNITS};
use alloc::{boxed::Box, vec, vec::Vec};

/// The letter in front of titles and summaries and behind them.
pub(super) const BEGIN: u16 = 1;

/// The different units of the texts of a block, which are numbered from 1 as they come: their letters. There are some
/// thousand of them, where there might be 65,536.
#[derive(Debug)]
pub(super) struct Alphabet {
    /// By unit.
    letters: Box<[Letter]>,
    /// By letter; the first is none.
    units: Vec<u16>,
}

/// The letter of a unit, 0 where it has none yet, and how often it came.
#[derive(Debug, Clone, Copy, Default)]
struct Letter {
    number: u16,
    count: u32,
}

impl Default for Alphabet {
    fn default() -> Self {
        let letters = vec![Letter::default(); UNITS];
        let mut new = Self { letters: letters.into(), units: vec![0] };
        new.letters[usize::from(END)].number = BEGIN;
        new.units.push(END);
        new
    }
}

impl Alphabet {
    /// One more than its last letter.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// The unit of a letter.
    pub fn unit(&self, letter: u16) -> u16 {
        self.units[usize::from(letter)]
    }

    /// Writes the letters of units behind what is there, and counts them.
    pub fn push(&mut self, units: &[u16], letters: &mut Vec<u16>) {
        // It has all of them.
        let Some(known) = self.letters.first_chunk_mut::<UNITS>() else { return };
        letters.extend(units.iter().map(|unit| {
            let letter = &mut known[usize::from(*unit)];
            if letter.number == 0 {
                // No text has the last of all units, so that there is a number for each of the others.
                letter.number = self.units.len() as u16;
                self.units.push(*unit);
            }
            letter.count += 1;
            letter.number
        }));
    }

    /// The letters with their units, and how often each came.
    pub fn counted(&self) -> impl Iterator<Item = (u16, u16, u32)> {
        let each = (0..=u16::MAX).zip(&self.units).skip(1);
        each.map(|(letter, unit)| (letter, *unit, self.letters[usize::from(*unit)].count))
    }

    /// Counts anew.
    pub fn clear(&mut self) {
        self.units.iter().for_each(|unit| self.letters[usize::from(*unit)].count = 0);
    }
}
