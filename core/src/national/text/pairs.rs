//! Which units stand side by side, in which texts.

use super::alphabet::{Alphabet, BEGIN};
use super::neighbours::Leader;
use super::rows::Rows;
use super::{posting, titles};
use alloc::{vec, vec::Vec};

/// A pair, as the lists are sorted by it.
pub(super) fn key(first: u16, second: u16) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}

/// Lists are kept for the next block as long as there are no more of them: those of texts that people write have some ten
/// thousand, nearly all of them the same in every block.
const KEPT: usize = 1 << 17;

/// Gathers the pairs of the texts of a block. What was needed for one block is used again for the next.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    table: Table,
    lists: Gathered,
}

/// The lists as they are gathered, each by its number in the table.
#[derive(Debug, Default)]
struct Gathered {
    keys: Vec<u32>,
    met: Vec<Met>,
    texts: Rows,
    /// Those whose title has the pair.
    in_titles: Rows,
    /// Those in which something else stands before it than the leader, and behind it.
    exceptions: [Rows; 2],
}

/// What was met of a pair.
#[derive(Debug, Clone, Copy, Default)]
struct Met {
    /// In which text it stood last, counted from 1.
    last: u32,
    /// What stands before it, and behind it.
    leaders: [Leader; 2],
}

impl Pairs {
    /// Takes in a text with all its letters, of which so many are its title's; it is no text that came before.
    pub fn push(&mut self, number: u16, title: usize, letters: &[u16], alphabet: &Alphabet) {
        // A pair in title and summary comes first in the title.
        let (title, summary) = letters.split_at(title);
        self.part(number, title, alphabet, |lists, list| lists.in_titles.push(list, number));
        self.part(number, summary, alphabet, |_, _| ());
    }

    /// Takes in a part of a text. `new` is told of every list that gets the text.
    fn part(
        &mut self,
        number: u16,
        letters: &[u16],
        alphabet: &Alphabet,
        new: impl Fn(&mut Gathered, usize),
    ) {
        for (at, pair) in letters.windows(2).enumerate() {
            // No word has an end in it.
            if pair[0] == BEGIN {
                continue;
            }
            let list = self.list(pair[0], pair[1], alphabet);
            let before = if at == 0 { BEGIN } else { letters[at - 1] };
            // Nothing is behind the end.
            let behind = letters.get(at + 2).copied().unwrap_or(BEGIN);
            self.lists.push(list, number, [before, behind], &new);
        }
    }

    fn list(&mut self, first: u16, second: u16, alphabet: &Alphabet) -> usize {
        let (list, is_new) = self.table.number(key(first, second));
        if is_new {
            self.lists.begin(key(alphabet.unit(first), alphabet.unit(second)));
        }
        list
    }

    /// The lists, by their keys: the keys, the lengths with their forms, where each starts, and all of them. There is none
    /// then. `of` is how many texts there were, `alphabet` theirs.
    pub fn take(&mut self, of: usize, alphabet: &Alphabet) -> Lists {
        let gathered = &mut self.lists;
        let mut order: Vec<usize> =
            (0..gathered.keys.len()).filter(|list| !gathered.texts.is_empty(*list)).collect();
        order.sort_unstable_by_key(|list| gathered.keys[*list]);
        let mut lists = Lists::default();
        let (mut texts, mut in_titles, mut exceptions) = (Vec::new(), Vec::new(), Vec::new());
        for list in order {
            gathered.texts.read(list, &mut texts);
            gathered.in_titles.read(list, &mut in_titles);
            lists.keys.push(gathered.keys[list]);
            lists.starts.push(lists.bytes.len() as u32);
            lists.lengths.push(posting::write(&texts, of, &mut lists.bytes));
            for (leader, rows) in gathered.met[list].leaders.into_iter().zip(&gathered.exceptions) {
                rows.read(list, &mut exceptions);
                leader.write(&texts, &mut exceptions, (of, alphabet), &mut lists.bytes);
            }
            titles::write(&texts, &in_titles, &mut lists.bytes);
        }
        gathered.clear();
        lists
    }

    /// Whether so many different pairs were met that it is better begun anew.
    pub fn is_large(&self) -> bool {
        self.lists.keys.len() > KEPT
    }
}

impl Gathered {
    fn begin(&mut self, key: u32) {
        self.keys.push(key);
        self.met.push(Met::default());
        self.texts.begin();
        self.in_titles.begin();
        self.exceptions.iter_mut().for_each(Rows::begin);
    }

    /// Takes in that the pair of a list stands in a text, between these letters. `new` is told unless it is the list's last.
    fn push(&mut self, list: usize, number: u16, beside: [u16; 2], new: impl Fn(&mut Self, usize)) {
        let text = u32::from(number) + 1;
        let met = &mut self.met[list];
        for ((leader, letter), exceptions) in met.leaders.iter_mut().zip(beside).zip(&mut self.exceptions) {
            if leader.meet(letter, number) {
                exceptions.push(list, number);
            }
        }
        if met.last != text {
            met.last = text;
            self.texts.push(list, number);
            new(self, list);
        }
    }

    /// Empties all lists.
    fn clear(&mut self) {
        self.met.fill(Met::default());
        self.texts.clear();
        self.in_titles.clear();
        self.exceptions.iter_mut().for_each(Rows::clear);
    }
}

/// What [`Pairs::take`] gives.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub keys: Vec<u32>,
    pub lengths: Vec<u32>,
    pub starts: Vec<u32>,
    pub bytes: Vec<u8>,
}

/// Numbers keys as they come.
#[derive(Debug, Default)]
struct Table {
    keys: Vec<u32>,
    /// The numbers, counted from 1, in places that hang on their keys; 0 where there is none. They are a power of two.
    slots: Vec<u32>,
}

/// How many slots there are at first, and how many for a key: where there are many, the first is mostly the right one.
const SLOTS: usize = 1 << 10;
const FOR_EACH: usize = 4;

impl Table {
    /// The number of a key, and whether it is new.
    fn number(&mut self, key: u32) -> (usize, bool) {
        if FOR_EACH * self.keys.len() >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(key);
        let number = self.slots[slot];
        if number != 0 {
            return (number as usize - 1, false);
        }
        self.keys.push(key);
        self.slots[slot] = self.keys.len() as u32;
        (self.keys.len() - 1, true)
    }

    /// Where the key's number is, or has its place.
    fn slot(&self, key: u32) -> usize {
        let mask = self.slots.len() - 1;
        // Spreads keys that come from texts, and not from an attacker: a block has at most as many pairs as units.
        let hash = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut at = (hash >> 32) as usize & mask;
        loop {
            let number = self.slots[at];
            if number == 0 || self.keys[number as usize - 1] == key {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; (2 * self.slots.len()).max(SLOTS)];
        for (number, key) in (1..).zip(core::mem::take(&mut self.keys)) {
            let slot = self.slot(key);
            self.slots[slot] = number;
            self.keys.push(key);
        }
    }
}
