//! The different units of a block's texts.

use super::units::END;
use alloc::{vec, vec::Vec};

/// The letter in front of titles and summaries and behind them.
pub(super) const BEGIN: u16 = 1;

/// The different units of the texts of a block, which are numbered from 1 as they come: their letters. There are some
/// thousand of them, where there might be 65,536.
#[derive(Debug)]
pub(super) struct Alphabet {
    /// By unit, the letter; 0 is none.
    letters: Vec<u16>,
    /// By letter, the unit and how often it came.
    units: Vec<(u16, u32)>,
}

impl Default for Alphabet {
    fn default() -> Self {
        let mut new = Self { letters: vec![0; 1 << 16], units: vec![(0, 0)] };
        let begin = new.letter(END);
        debug_assert_eq!(begin, BEGIN, "it is the first");
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
        self.units[usize::from(letter)].0
    }

    /// Writes the letters of units behind what is there, and counts them.
    pub fn push(&mut self, units: &[u16], letters: &mut Vec<u16>) {
        letters.extend(units.iter().map(|unit| {
            let letter = self.letter(*unit);
            self.units[usize::from(letter)].1 += 1;
            letter
        }));
    }

    /// The letters with their units, and how often each came.
    pub fn counted(&self) -> impl Iterator<Item = (u16, u16, u32)> {
        (0..=u16::MAX).zip(&self.units).map(|(letter, (unit, count))| (letter, *unit, *count))
    }

    /// Counts anew.
    pub fn clear(&mut self) {
        self.units.iter_mut().for_each(|(_, count)| *count = 0);
    }

    fn letter(&mut self, unit: u16) -> u16 {
        let letter = &mut self.letters[usize::from(unit)];
        if *letter == 0 {
            // No text has the last of all units, so that there is a number for each of the others.
            *letter = self.units.len() as u16;
            self.units.push((unit, 0));
        }
        *letter
    }
}
