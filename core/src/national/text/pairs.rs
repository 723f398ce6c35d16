//! Which units stand side by side, in which texts.

use super::units::MANY;
use super::{posting, titles};
use alloc::{vec, vec::Vec};
use core::hash::{BuildHasherDefault, Hasher};
use std::collections::HashMap;

/// A pair, or a unit that different ones follow in one text, as the lists are sorted by it.
pub(super) fn key(first: u16, second: u16) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}

/// The key of the list of the texts in which different units follow this one.
pub(super) fn many(unit: u16) -> u32 {
    key(unit, MANY)
}

/// Gathers the pairs of the texts of a block.
#[derive(Debug)]
pub(super) struct Pairs {
    numbers: HashMap<u32, u32, BuildHasherDefault<KeyHasher>>,
    lists: Vec<List>,
    /// What follows each unit in the present text.
    followers: Vec<Follower>,
    /// Every time a list gets a text: the list and, in the lowest bit, whether the title has the pair; and the text.
    entries: Vec<(u32, u16)>,
}

#[derive(Debug)]
struct List {
    key: u32,
    /// How many texts it has.
    length: u32,
    /// The text that it got last, counted from 1.
    last: u32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Follower {
    /// The text, counted from 1.
    text: u32,
    unit: u16,
    /// Whether there was another.
    many: bool,
}

impl Pairs {
    pub fn new() -> Self {
        Self {
            numbers: HashMap::default(),
            lists: Vec::new(),
            followers: vec![Follower::default(); 1 << 16],
            entries: Vec::new(),
        }
    }

    /// Takes in a text with all its units, of which so many are its title's; it is no text that came before.
    pub fn push(&mut self, number: u16, title: usize, units: &[u16]) {
        let text = u32::from(number) + 1;
        for (at, pair) in units.windows(2).enumerate() {
            // A pair in title and summary comes first in the title.
            let in_title = at + 1 < title;
            let (first, second) = (pair[0], pair[1]);
            let follower = &mut self.followers[usize::from(first)];
            if follower.text != text {
                *follower = Follower { text, unit: second, many: false };
            } else if follower.unit == second {
                // The pair was here before.
                continue;
            } else if !follower.many {
                follower.many = true;
                self.add(many(first), number, in_title);
            }
            self.add(key(first, second), number, in_title);
        }
    }

    fn add(&mut self, key: u32, number: u16, in_title: bool) {
        let next = self.lists.len() as u32;
        let at = *self.numbers.entry(key).or_insert(next);
        if at == next {
            self.lists.push(List { key, length: 0, last: 0 });
        }
        let list = &mut self.lists[at as usize];
        let text = u32::from(number) + 1;
        if list.last != text {
            list.last = text;
            list.length += 1;
            self.entries.push((at << 1 | u32::from(in_title), number));
        }
    }

    /// The lists, by their keys: the keys, the lengths with their forms, where each starts, and all of them.
    pub fn finish(self, of: usize) -> Lists {
        // Every list gets its place, then every text its place in its list: they came in rising order.
        let mut ends: Vec<usize> = Vec::with_capacity(self.lists.len());
        let mut total = 0;
        for list in &self.lists {
            ends.push(total);
            total += list.length as usize;
        }
        let mut texts = vec![0_u16; total];
        let mut in_titles = vec![false; total];
        for (list, text) in self.entries {
            let end = &mut ends[(list >> 1) as usize];
            texts[*end] = text;
            in_titles[*end] = list & 1 == 1;
            *end += 1;
        }
        let mut order: Vec<usize> = (0..self.lists.len()).collect();
        order.sort_unstable_by_key(|at| self.lists[*at].key);
        let mut lists = Lists::default();
        for at in order {
            let List { key, length, .. } = self.lists[at];
            lists.keys.push(key);
            lists.starts.push(lists.bytes.len() as u32);
            let own = ends[at] - length as usize..ends[at];
            lists.lengths.push(posting::write(&texts[own.clone()], of, &mut lists.bytes));
            titles::write(&in_titles[own], &mut lists.bytes);
        }
        lists
    }
}

/// What [`Pairs::finish`] gives.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub keys: Vec<u32>,
    pub lengths: Vec<u32>,
    pub starts: Vec<u32>,
    pub bytes: Vec<u8>,
}

/// Spreads the keys, which come from texts and not from an attacker's table: a block has at most so many pairs as units.
#[derive(Debug, Default)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, key: u32) {
        self.0 = (self.0 ^ u64::from(key)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 32;
    }
}
