//! What is met of a pair while texts go by.

use super::alphabet::Alphabet;
use super::neighbours::Leader;
use super::rows::{GROUP, Group, MARKS, Row, Rows};
use super::{posting, titles};
use alloc::vec::Vec;

/// What is marked of a text: that it has the pair in its title, and that something else stands before it than the leader,
/// and behind it.
const TITLE: usize = 0;
const BEFORE: usize = 1;
const BEHIND: usize = 2;

/// What was met of a pair: as much as memory is fetched by.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(64))]
pub(super) struct Met {
    /// The last texts it stands in, and what is marked of them. Those before are in a row.
    group: Group,
    row: Row,
    /// How many texts it stands in.
    count: u32,
    /// In which it stood last, counted from 1.
    last: u32,
    before: Leader,
    behind: Leader,
    /// The letters of the pair.
    key: u32,
}

const _: () = assert!(size_of::<Met>() == 64);

impl Met {
    /// Nothing of a pair.
    pub fn new(key: u32) -> Self {
        Self { key, ..Self::default() }
    }

    /// The letters of the pair.
    pub fn key(&self) -> u32 {
        self.key
    }

    /// Whether it was not met.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Forgets what was met.
    pub fn clear(&mut self) {
        *self = Self::new(self.key);
    }

    /// Takes in that it stands in a text, which is not before the last. `is_title`: in its title.
    pub fn stands_in(&mut self, text: u16, is_title: bool, rows: &mut Rows) {
        if self.last == u32::from(text) + 1 {
            return;
        }
        self.last = u32::from(text) + 1;
        let at = self.count as usize % GROUP;
        if at == 0 && self.count > 0 {
            rows.push(&mut self.row, self.count as usize / GROUP - 1, &self.group);
            self.group.marks = [0; MARKS];
        }
        self.group.texts[at] = text;
        self.group.marks[TITLE] |= u8::from(is_title) << at;
        self.count += 1;
    }

    /// Takes in that it stands between two letters in its last text.
    pub fn stands_between(&mut self, before: u16, behind: u16) {
        let at = self.count.wrapping_sub(1) as usize % GROUP;
        self.group.marks[BEFORE] |= u8::from(self.before.meet(before, self.last)) << at;
        self.group.marks[BEHIND] |= u8::from(self.behind.meet(behind, self.last)) << at;
    }
}

/// The texts of a pair, as they are written.
#[derive(Debug, Default)]
pub(super) struct Marked {
    texts: Vec<u16>,
    /// A bit of each text, for everything that is marked.
    marks: [Vec<u8>; MARKS],
    exceptions: Vec<u16>,
}

impl Marked {
    /// Writes the list of a pair behind what is there, with what stands beside it and the titles; the answer is its length
    /// with its form. `of` is how many texts the block has, `alphabet` theirs.
    pub fn write(
        &mut self,
        met: &Met,
        rows: &Rows,
        (of, alphabet): (usize, &Alphabet),
        out: &mut Vec<u8>,
    ) -> u32 {
        let count = met.count as usize;
        self.texts.clear();
        self.marks.iter_mut().for_each(Vec::clear);
        let mut take = |group: &Group| {
            self.texts.extend_from_slice(&group.texts);
            for (marks, mark) in self.marks.iter_mut().zip(group.marks) {
                marks.push(mark);
            }
        };
        rows.each(met.row, count.div_ceil(GROUP) - 1, &mut take);
        take(&met.group);
        self.texts.truncate(count);
        let stored = posting::write(&self.texts, of, out);
        for (leader, side) in [(met.before, BEFORE), (met.behind, BEHIND)] {
            leader.write(&self.texts, &mut self.marks[side], &mut self.exceptions, (of, alphabet), out);
        }
        titles::write(count, &self.marks[TITLE], out);
        stored
    }
}
