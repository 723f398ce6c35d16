//! A stretch of lines: read, checked and put into one segment.

use super::super::builder::SegmentBuilder;
use super::super::text::fold_onto;
use super::plain::PlainReader;
use crate::register::{CheckOptions, Checker, Date, Line, LineReader, Measure, ReadOptions, Register};
use alloc::{collections::BTreeSet, string::String, vec::Vec};

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
pub(super) struct Odd<'f> {
    pub line: &'f str,
    /// Its number in the chunk, from 0.
    pub row: usize,
    /// How many measures stand before it in the chunk.
    pub at: usize,
}

/// What came of a chunk.
#[derive(Debug, Default)]
pub(super) struct Chunk<'f> {
    pub segment: Vec<u8>,
    pub rows: usize,
    /// How many lines hold a measure, or something in the place of one.
    pub measures: usize,
    /// Lines that are no JSON, and heads in the wrong place.
    pub broken: Vec<Odd<'f>>,
    /// What was found while measures were read.
    pub read: Counts,
    /// The first lines of which something was.
    pub noted: Vec<Odd<'f>>,
    pub told: BTreeSet<String>,
    /// What was found of measures for themselves.
    pub found: Counts,
    /// The first of them.
    pub odd: Vec<usize>,
    /// A hash of the folded id of each measure.
    pub ids: Vec<u64>,
    /// A hash of the folded title of each measure that is pursued; 0 of the others.
    pub titles: Vec<u64>,
    /// Measures that were consolidated, and the hashes of the folded ids of those that continue them.
    pub successors: Vec<(usize, u64)>,
}

/// A hash of a text folded and without its white space. `units` is memory for it.
fn folded_hash(text: &str, units: &mut Vec<u16>) -> u64 {
    const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
    let is_space = |code: u16| char::from_u32(code.into()).is_some_and(char::is_whitespace);
    units.clear();
    fold_onto(text, units);
    let codes = units.iter().filter(|code| !is_space(**code));
    codes.fold(FACTOR, |hash, code| (hash.rotate_left(5) ^ u64::from(*code)).wrapping_mul(FACTOR))
}

impl Chunk<'_> {
    /// Whether nothing in it is an error.
    pub fn is_sound(&self) -> bool {
        self.read[0] == 0 && self.broken.is_empty()
    }
}

/// Reads chunks one after the other. What one of them needed in memory is used again for the next.
pub(super) struct Reading<'r, 'f> {
    common: &'r Common<'f>,
    plain: Option<PlainReader>,
    reader: LineReader<'r>,
    checker: Checker<'f>,
    builder: SegmentBuilder,
    chunk: Chunk<'f>,
    folded: Vec<u16>,
}

impl<'r, 'f> Reading<'r, 'f> {
    /// Reads as `reader` does.
    pub fn new(common: &'r Common<'f>, reader: &LineReader<'r>) -> Self {
        Self {
            common,
            plain: PlainReader::new(&common.options.limits).filter(|_| reader.edition().is_carried()),
            reader: reader.like(),
            checker: Checker::counting(common.head, &CheckOptions { as_of: common.as_of }),
            builder: if common.index {
                SegmentBuilder::new(common.as_of)
            } else {
                SegmentBuilder::without_index(common.as_of)
            },
            chunk: Chunk::default(),
            folded: Vec::new(),
        }
    }

    pub fn read(&mut self, text: &'f str) -> Chunk<'f> {
        let mut measure = Measure::default();
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
            self.line(&text[start..end], &mut measure);
            self.chunk.rows += 1;
            start = end + 1;
        }
        let mut chunk = core::mem::take(&mut self.chunk);
        let next = self.reader.like();
        let reader = core::mem::replace(&mut self.reader, next);
        chunk.told.clone_from(reader.told());
        let segment = self.builder.take();
        if chunk.is_sound() {
            chunk.segment = segment;
        }
        chunk
    }

    fn line(&mut self, line: &'f str, measure: &mut Measure) {
        let odd = Odd { line, row: self.chunk.rows, at: self.chunk.measures };
        if line.len() <= self.common.options.limits.line {
            if let Some(Ok(notes)) = self.plain.as_mut().map(|plain| plain.read(line, measure)) {
                self.chunk.measures += 1;
                self.note(odd, [0, 0, notes]);
                self.measure(measure);
                return;
            }
        }
        let before = self.reader.counts();
        let value = match self.reader.parse(line, 0) {
            Some(Line::Measure(value)) => value,
            None if self.reader.counts() == before => return,
            Some(Line::Head(_)) | None => {
                self.chunk.broken.push(odd);
                return;
            }
        };
        self.chunk.measures += 1;
        let before = self.reader.counts();
        let measure = self.reader.measure(value, 0, 0);
        let after = self.reader.counts();
        self.note(odd, core::array::from_fn(|severity| after[severity] - before[severity]));
        if let Some(measure) = measure {
            self.measure(&measure);
        }
    }

    fn note(&mut self, odd: Odd<'f>, counts: Counts) {
        // What is told once in a file is counted once in each chunk.
        let kept = self.common.options.limits.diagnostics.saturating_add(self.reader.told().len());
        if tally(&mut self.chunk.read, counts, kept) {
            self.chunk.noted.push(odd);
        }
    }

    fn measure(&mut self, measure: &Measure) {
        if !self.chunk.is_sound() {
            return;
        }
        let number = self.builder.len();
        if tally(&mut self.chunk.found, self.checker.alone(measure), self.common.options.limits.diagnostics) {
            self.chunk.odd.push(number);
        }
        let mut hash = |text: &str| folded_hash(text, &mut self.folded);
        self.chunk.ids.push(hash(&measure.id));
        self.chunk.titles.push(if measure.is_active() { hash(&measure.title) } else { 0 });
        if let Some(successor) = &measure.consolidated_into {
            self.chunk.successors.push((number, hash(successor)));
        }
        self.builder.push(measure, self.common.head.owner.code);
    }
}

/// Adds counts, and says whether any of what they count is still among the first.
fn tally(all: &mut Counts, counts: Counts, kept: usize) -> bool {
    let is_kept = all.iter().zip(counts).any(|(all, more)| more > 0 && *all < kept);
    all.iter_mut().zip(counts).for_each(|(all, more)| *all += more);
    is_kept
}
