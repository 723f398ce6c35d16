//! A stretch of lines: read, checked and put into one segment.

use super::super::builder::SegmentBuilder;
use super::folded::FoldedHasher;
use crate::register::{CheckOptions, Checker, Date, LocalGovernmentCode, Measure, ReadOptions, Register};
use alloc::{boxed::Box, collections::BTreeSet, string::String, vec::Vec};

/// How many of each severity: errors, warnings, notes.
pub(super) type Counts = [usize; 3];

/// What all chunks of a file have in common.
#[derive(Debug)]
pub(super) struct Common<'f> {
    pub options: &'f ReadOptions,
    pub as_of: Option<Date>,
    /// Whether titles and summaries are indexed.
    pub index: bool,
    /// What the file says of the whole.
    pub head: &'f Register,
}

/// A line of which something is to be told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Odd<L = Box<str>> {
    pub line: L,
    /// Its number in the chunk, from 0.
    pub row: usize,
    /// How many measures stand before it in the chunk.
    pub at: usize,
}

impl Odd<&str> {
    /// One that stays when the line goes.
    pub fn kept(self) -> Odd {
        Odd { line: self.line.into(), row: self.row, at: self.at }
    }
}

/// What came of a chunk.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    /// One, and more where there are more lines than were expected.
    pub segments: Vec<Vec<u8>>,
    pub rows: usize,
    /// How many lines hold a measure, or something in the place of one.
    pub measures: usize,
    /// Lines that are no JSON, and heads in the wrong place.
    pub broken: Vec<Odd>,
    /// What was found while measures were read.
    pub read: Counts,
    /// The first lines of which something was.
    pub noted: Vec<Odd>,
    pub told: BTreeSet<String>,
    /// Whether it has rows of a table that cannot be read one by one.
    pub is_foreign: bool,
    /// What was found as the cells of rows were looked at.
    pub rows_found: Counts,
    /// The first rows of which something was.
    #[cfg(feature = "tables")]
    pub rows_noted: Vec<Odd>,
    /// A hash of the id and title of each measure of a table: rows that have both in common are one measure's.
    #[cfg(feature = "tables")]
    pub names: Vec<u64>,
    /// What was found of measures for themselves.
    pub found: Counts,
    /// The first of them.
    pub odd: Vec<usize>,
    /// A hash of the folded id of each measure and of whose it is.
    pub ids: Vec<u64>,
    /// A hash of the folded title of each measure that is pursued and of whose it is; 0 of the others.
    pub titles: Vec<u64>,
    /// Where measures stand on rows that do not follow one another: the first of them, and its row in the chunk, from 0.
    pub runs: Vec<(usize, usize)>,
    /// Measures that were consolidated, and the hashes of the folded ids of those that continue them.
    pub successors: Vec<(usize, u64)>,
}

/// A hash of what a body has, of that and of whose it is; the other way round as well.
pub(in crate::national) fn owned(hash: u64, owner: Option<LocalGovernmentCode>) -> u64 {
    hash ^ u64::from(owner.map_or(0, LocalGovernmentCode::number)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl Chunk {
    /// Whether nothing in it is an error.
    pub fn is_sound(&self) -> bool {
        self.read[0] + self.rows_found[0] == 0 && self.broken.is_empty() && !self.is_foreign
    }
}

/// Gathers what comes of the lines of a chunk. What one of them needed in memory is used again for the next.
pub(super) struct Gathering<'f> {
    common: &'f Common<'f>,
    checker: Checker<'f>,
    builder: SegmentBuilder,
    pub chunk: Chunk,
    folded: FoldedHasher,
}

impl<'f> Gathering<'f> {
    pub fn new(common: &'f Common<'f>) -> Self {
        Self {
            common,
            checker: Checker::counting(common.head, &CheckOptions { as_of: common.as_of }),
            builder: if common.index {
                SegmentBuilder::new(common.as_of)
            } else {
                SegmentBuilder::without_index(common.as_of)
            },
            chunk: Chunk::default(),
            folded: FoldedHasher::new(),
        }
    }

    /// Begins a chunk of so many bytes.
    pub fn begin(&mut self, bytes: usize) {
        self.builder.reserve(bytes);
    }

    /// What came of the chunk.
    pub fn finish(&mut self) -> Chunk {
        let mut chunk = core::mem::take(&mut self.chunk);
        let segment = self.builder.take();
        if chunk.is_sound() {
            chunk.segments.push(segment);
        } else {
            chunk.segments.clear();
        }
        chunk
    }

    /// Counts what was found of a line. `once` is how much of it is told once in a file, and counted once in each chunk.
    pub fn note(&mut self, odd: Odd<&str>, counts: Counts, once: usize) {
        let kept = self.common.options.limits.diagnostics.saturating_add(once);
        if tally(&mut self.chunk.read, counts, kept) {
            self.chunk.noted.push(odd.kept());
        }
    }

    /// Counts what was found as the cells of a row were looked at.
    #[cfg(feature = "tables")]
    pub fn note_row(&mut self, odd: Odd<&str>, counts: Counts) {
        if tally(&mut self.chunk.rows_found, counts, self.common.options.limits.diagnostics) {
            self.chunk.rows_noted.push(odd.kept());
        }
    }

    pub fn measure(&mut self, measure: &Measure) {
        if !self.chunk.is_sound() {
            return;
        }
        if self.builder.is_full() {
            self.chunk.segments.push(self.builder.take());
        }
        let number = self.chunk.ids.len();
        if tally(&mut self.chunk.found, self.checker.alone(measure), self.common.options.limits.diagnostics) {
            self.chunk.odd.push(number);
        }
        let follows = |(first, row): &(usize, usize)| row + number == self.chunk.rows + first;
        if !self.chunk.runs.last().is_some_and(follows) {
            self.chunk.runs.push((number, self.chunk.rows));
        }
        let owner = measure.owner.code.or(self.common.head.owner.code);
        let mut hash = |text: &str| self.folded.hash(text);
        self.chunk.ids.push(owned(hash(&measure.id), owner));
        self.chunk.titles.push(if measure.is_active() { owned(hash(&measure.title), owner) } else { 0 });
        if let Some(successor) = &measure.consolidated_into {
            self.chunk.successors.push((number, hash(successor)));
        }
        self.builder.push(measure, self.common.head.owner.code);
    }
}

/// Adds counts, and says whether any of what they count is still among the first.
fn tally(all: &mut Counts, counts: Counts, kept: usize) -> bool {
    let is_kept = is_kept(*all, counts, kept);
    all.iter_mut().zip(counts).for_each(|(all, more)| *all += more);
    is_kept
}

/// Whether any of what is counted is among the first of its severity, of which there were so many before.
pub(super) fn is_kept(before: Counts, counts: Counts, kept: usize) -> bool {
    before.iter().zip(counts).any(|(before, more)| more > 0 && *before < kept)
}
