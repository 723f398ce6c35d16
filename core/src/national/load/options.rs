//! How a collection is loaded, and what comes of it.

use super::super::Collection;
use crate::register::{Date, Diagnostic, FileEncoding, ReadLimits, ReadOptions, Register};
use alloc::vec::Vec;

/// How a collection is loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoadOptions {
    /// How the file is read. There is no limit on its bytes and measures unless one is set here; that of values is for each
    /// line or row.
    pub read: ReadOptions,
    /// The day up to which values count, and at which things are late or overdue; none is that of the register in the file.
    pub as_of: Option<Date>,
    /// On how many threads; 0 is as many as the machine has processors. WebAssembly has one.
    pub threads: usize,
    /// Whether the index of titles and summaries is made while the file is loaded, which takes longer than all the rest.
    /// Without it the first search makes the index, for as long as the collection is in memory: a file that it is saved in
    /// has none. Up to 512 measures are searched as fast without one, and none is made of them.
    pub index: bool,
    /// Whether what was found is told. Where it is not, `diagnostics` and `findings` are empty unless the lines cannot be
    /// loaded, and few measures are there several times as soon: who asks later loads them once more. Tables are told of
    /// in any case.
    pub told: bool,
}

impl Default for LoadOptions {
    fn default() -> Self {
        let limits = ReadLimits { bytes: usize::MAX, measures: u32::MAX as usize, ..ReadLimits::default() };
        Self {
            read: ReadOptions { limits, ..ReadOptions::default() },
            as_of: None,
            threads: 0,
            index: true,
            told: true,
        }
    }
}

/// What came of loading a collection.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct LoadedCollection {
    /// The collection; none where anything in the file is an error.
    pub collection: Option<Collection>,
    /// What the file says of the whole; it holds no measures.
    pub register: Option<Register>,
    /// What was found while it was read, as [`from_json_lines`](crate::register::from_json_lines) tells it.
    pub diagnostics: Vec<Diagnostic>,
    /// What [`check`](fn@crate::register::check) tells of the measures, as many of each severity as the limit of diagnostics
    /// allows; of those beyond it the number is told.
    pub findings: Vec<Diagnostic>,
    /// What the text was in; none where the bytes are no text.
    pub encoding: Option<FileEncoding>,
    /// In which row of the file each measure of the collection begins.
    pub rows: RowNumbers,
}

/// In which row of a table, or line of a text, each of its measures begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowNumbers {
    /// Where measures stand on rows that do not follow one another: the first of them, and its row.
    runs: Vec<(usize, Option<u64>)>,
    len: usize,
}

impl RowNumbers {
    /// The row of a measure, from 1; none where it is not known, and where there are not so many.
    pub fn of(&self, number: usize) -> Option<u64> {
        let run = self.runs.partition_point(|(first, _)| *first <= number).checked_sub(1)?;
        let (first, row) = *self.runs.get(run)?;
        Some(row? + (number - first) as u64).filter(|_| number < self.len)
    }

    /// Puts runs behind those that are there: the first measure of each, and its row. `of` is how many measures they have.
    pub(super) fn push(&mut self, runs: impl Iterator<Item = (usize, u64)>, of: usize) {
        self.runs.extend(runs.map(|(first, row)| (self.len + first, Some(row))));
        self.len += of;
    }
}

impl FromIterator<Option<u64>> for RowNumbers {
    fn from_iter<I: IntoIterator<Item = Option<u64>>>(rows: I) -> Self {
        let mut all = Self::default();
        let mut next = None;
        for row in rows {
            if all.len == 0 || row != next {
                all.runs.push((all.len, row));
            }
            next = row.map(|row| row + 1);
            all.len += 1;
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn rows_are_those_that_were_put_in() {
        for rows in [
            vec![],
            vec![Some(2), Some(3), Some(5), Some(5), Some(6)],
            vec![None, None, Some(1), Some(2), None, Some(4)],
        ] {
            let numbers: RowNumbers = rows.iter().copied().collect();
            assert!((0..rows.len()).all(|at| numbers.of(at) == rows[at]), "{numbers:?}");
            assert_eq!(numbers.of(rows.len()), None);
        }
    }
}
