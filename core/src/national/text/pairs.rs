//! Which units stand side by side, in which texts.

use super::alphabet::{Alphabet, BEGIN};
use super::met::{Marked, Met};
use super::rows::Rows;
use alloc::{vec, vec::Vec};

/// A pair, as the lists are sorted by it.
pub(super) fn key(first: u16, second: u16) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}

/// Lists are kept for the next block as long as there are no more of them: those of texts that people write have some ten
/// thousand, nearly all of them the same in every block.
const KEPT: usize = 1 << 17;

/// Gathers the pairs of the texts of a block. What was needed for one block is used again for the next.
#[derive(Debug)]
pub(super) struct Pairs {
    table: Table,
    /// By the numbers of the table, what was met of each pair; the first is none.
    met: Vec<Met>,
    rows: Rows,
    /// Where the pairs of the last text are, as a first look tells.
    lists: Vec<u32>,
}

impl Default for Pairs {
    fn default() -> Self {
        Self { table: Table::default(), met: vec![Met::default()], rows: Rows::default(), lists: Vec::new() }
    }
}

impl Pairs {
    /// Takes in a text, which did not come before: so many letters of its title with the end of it, and its summary with its.
    /// An end stands in front of the text, too, and one more behind it.
    pub fn push(&mut self, number: u16, title: usize, letters: &[u16]) {
        // Many at a time, so that one need not wait until the memory has answered for the one before it.
        self.lists.clear();
        self.lists.extend(letters.windows(2).skip(1).map(|pair| self.table.first(key(pair[0], pair[1]))));
        for (at, (letters, list)) in letters.windows(4).zip(&self.lists).enumerate() {
            let [before, first, second, behind] = *letters else { continue };
            // No word has an end in it.
            if first == BEGIN {
                continue;
            }
            let key = key(first, second);
            let met = match self.met.get_mut(*list as usize) {
                Some(met) if met.key() == key => met,
                _ => self.table.list(key, &mut self.met),
            };
            met.stands_in(number, at < title, &mut self.rows);
            // Nothing is behind the end.
            met.stands_between(before, if second == BEGIN { BEGIN } else { behind });
        }
    }

    /// The pairs that were met, each with its number, sorted by the key that it has in the lists. `alphabet` is that of the
    /// texts.
    pub fn sorted(&self, alphabet: &Alphabet) -> Vec<(u32, u32)> {
        let unit = |letter: u32| alphabet.unit(letter as u16);
        let met = (0..).zip(&self.met).filter(|(_, met)| !met.is_empty());
        let mut sorted: Vec<_> =
            met.map(|(number, met)| (key(unit(met.key() >> 16), unit(met.key() & 0xffff)), number)).collect();
        sorted.sort_unstable_by_key(|(key, _)| *key);
        sorted
    }

    /// Writes the lists of these pairs behind what is there: their lengths with their forms, and where each starts. There is
    /// none then. `texts` is how many texts there were, and their alphabet.
    pub fn take(
        &mut self,
        pairs: &[(u32, u32)],
        texts: (usize, &Alphabet),
        out: &mut Vec<u8>,
    ) -> (Vec<u32>, Vec<u32>) {
        let first = out.len();
        let mut marked = Marked::default();
        let lists = pairs.iter().map(|(_, number)| {
            let start = (out.len() - first) as u32;
            (marked.write(&self.met[*number as usize], &self.rows, texts, out), start)
        });
        let lists = lists.unzip();
        self.met.iter_mut().for_each(Met::clear);
        self.rows.clear();
        lists
    }

    /// Whether so many different pairs were met that it is better begun anew.
    pub fn is_large(&self) -> bool {
        self.met.len() > KEPT
    }
}

/// Finds what was met by its key.
#[derive(Debug, Default)]
struct Table {
    /// The numbers of all that was met, in places that hang on their keys; 0 where there is none. They are a power of two.
    slots: Vec<u32>,
}

/// How many slots there are at first, and how many for a key: where there are many, the first is mostly the right one.
const SLOTS: usize = 1 << 10;
const FOR_EACH: usize = 4;

impl Table {
    /// Where a pair is, unless another has its place.
    fn first(&self, key: u32) -> u32 {
        self.slots.get(self.slot(key)).copied().unwrap_or_default()
    }

    /// What was met of a pair, at first nothing.
    #[cold]
    fn list<'a>(&mut self, key: u32, met: &'a mut Vec<Met>) -> &'a mut Met {
        if FOR_EACH * met.len() >= self.slots.len() {
            self.slots = vec![0; (2 * self.slots.len()).max(SLOTS)];
            for (number, met) in (0..).zip(&*met).skip(1) {
                let slot = self.find(met.key(), &[]);
                self.slots[slot] = number;
            }
        }
        let slot = self.find(key, met);
        let mut number = self.slots[slot] as usize;
        if number == 0 {
            number = met.len();
            self.slots[slot] = number as u32;
            met.push(Met::new(key));
        }
        &mut met[number]
    }

    /// The slot of a pair, or the one for it.
    fn find(&self, key: u32, met: &[Met]) -> usize {
        let mut at = self.slot(key);
        while self.slots[at] != 0 && met.get(self.slots[at] as usize).is_none_or(|met| met.key() != key) {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }

    /// The first slot for a pair.
    fn slot(&self, key: u32) -> usize {
        // Spreads keys that come from texts, and not from an attacker: a block has at most as many pairs as units.
        let hash = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (hash >> 32) as usize & self.slots.len().wrapping_sub(1)
    }
}
