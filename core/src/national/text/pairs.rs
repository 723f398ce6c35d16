//! Which units stand side by side, in which texts.

use super::alphabet::{Alphabet, BEGIN};
use super::units::MANY;
use super::{posting, titles};
use alloc::{vec, vec::Vec};

/// A pair, or a unit that different ones follow in one text, as the lists are sorted by it.
pub(super) fn key(first: u16, second: u16) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}

/// The key of the list of the texts in which different units follow this one.
pub(super) fn many(unit: u16) -> u32 {
    key(unit, MANY)
}

/// Lists are kept for the next block as long as there are no more of them: those of texts that people write have some ten
/// thousand, nearly all of them the same in every block.
const KEPT: usize = 1 << 17;

/// Gathers the pairs of the texts of a block. What was needed for one block is used again for the next.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// By the number of its letter, what follows a unit.
    followers: Vec<Follower>,
    table: Table,
    lists: Vec<List>,
}

/// The texts of a list, as they are gathered.
#[derive(Debug, Default)]
struct List {
    key: u32,
    /// The text that it got last, counted from 1.
    last: u32,
    texts: Vec<u16>,
    /// Those whose title has the pair.
    in_titles: Vec<u16>,
}

/// What followed a unit when it was last met.
#[derive(Debug, Clone, Copy, Default)]
struct Follower {
    /// The text, counted from 1.
    text: u32,
    /// The list of the unit and this follower.
    list: u32,
    /// The list for texts in which different ones follow the unit, counted from 1; 0 is none.
    many: u32,
    letter: u16,
    /// Whether another follows it in the text, too.
    is_many: bool,
}

impl Pairs {
    /// Takes in a text with all its letters, of which so many are its title's; it is no text that came before.
    pub fn push(&mut self, number: u16, title: usize, letters: &[u16], alphabet: &Alphabet) {
        self.followers.resize(alphabet.len(), Follower::default());
        // A pair in title and summary comes first in the title.
        let (title, summary) = letters.split_at(title);
        self.part(number, title, alphabet, |list| list.in_titles.push(number));
        self.part(number, summary, alphabet, |_| ());
    }

    /// Takes in a part of a text. `new` is told of every list that gets the text.
    fn part(&mut self, number: u16, letters: &[u16], alphabet: &Alphabet, new: impl Fn(&mut List)) {
        let text = u32::from(number) + 1;
        for pair in letters.windows(2) {
            let (first, second) = (pair[0], pair[1]);
            // No word has an end in it.
            if first == BEGIN {
                continue;
            }
            let follower = &mut self.followers[usize::from(first)];
            let is_first = follower.text != text;
            if follower.letter != second {
                if !is_first && !follower.is_many {
                    follower.is_many = true;
                    if follower.many == 0 {
                        self.lists.push(List { key: many(alphabet.unit(first)), ..List::default() });
                        follower.many = self.lists.len() as u32;
                    }
                    self.lists[follower.many as usize - 1].push(text, &new);
                }
                follower.letter = second;
                follower.list = self.table.place(key(first, second), || {
                    let key = key(alphabet.unit(first), alphabet.unit(second));
                    self.lists.push(List { key, ..List::default() });
                    self.lists.len() as u32 - 1
                });
            } else if !is_first {
                continue;
            }
            if is_first {
                (follower.text, follower.is_many) = (text, false);
            }
            self.lists[follower.list as usize].push(text, &new);
        }
    }

    /// The lists, by their keys: the keys, the lengths with their forms, where each starts, and all of them. There is none
    /// then. `of` is how many texts there were.
    pub fn take(&mut self, of: usize) -> Lists {
        let mut order: Vec<usize> = (0..self.lists.len()).filter(|at| self.lists[*at].last > 0).collect();
        order.sort_unstable_by_key(|at| self.lists[*at].key);
        let mut lists = Lists::default();
        for at in order {
            let List { key, last, texts, in_titles } = &mut self.lists[at];
            lists.keys.push(*key);
            lists.starts.push(lists.bytes.len() as u32);
            lists.lengths.push(posting::write(texts, of, &mut lists.bytes));
            titles::write(texts, in_titles, &mut lists.bytes);
            *last = 0;
            texts.clear();
            in_titles.clear();
        }
        self.followers.iter_mut().for_each(|follower| follower.text = 0);
        lists
    }

    /// Whether so many different pairs were met that it is better begun anew.
    pub fn is_large(&self) -> bool {
        self.lists.len() > KEPT
    }
}

impl List {
    /// Takes in a text, unless it is the last.
    fn push(&mut self, text: u32, new: impl Fn(&mut Self)) {
        if text != self.last {
            self.last = text;
            self.texts.push((text - 1) as u16);
            new(self);
        }
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

/// Which number each key has.
#[derive(Debug, Default)]
struct Table {
    /// A key and, in the lower half, its number counted from 1; 0 where there is none. Their count is a power of two.
    slots: Vec<u64>,
    filled: usize,
}

/// How many slots there are at first.
const SLOTS: usize = 1 << 10;

impl Table {
    /// The number of a key, which is `new` where it has none yet.
    fn place(&mut self, key: u32, new: impl FnOnce() -> u32) -> u32 {
        if 2 * self.filled >= self.slots.len() {
            self.grow();
        }
        let at = self.slot(key);
        let slot = self.slots[at];
        if slot != 0 {
            return slot as u32 - 1;
        }
        let number = new();
        self.slots[at] = u64::from(key) << 32 | u64::from(number + 1);
        self.filled += 1;
        number
    }

    /// Where the key is, or has its place.
    fn slot(&self, key: u32) -> usize {
        let mask = self.slots.len() - 1;
        // Spreads keys that come from texts, and not from an attacker: a block has at most as many pairs as units.
        let hash = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut at = (hash >> 32) as usize & mask;
        while self.slots[at] != 0 && (self.slots[at] >> 32) as u32 != key {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let slots = vec![0; (2 * self.slots.len()).max(SLOTS)];
        for slot in core::mem::replace(&mut self.slots, slots).into_iter().filter(|slot| *slot != 0) {
            let at = self.slot((slot >> 32) as u32);
            self.slots[at] = slot;
        }
    }
}
