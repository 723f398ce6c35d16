//! The lines of a chunk.

use super::bytes::{Bytes, each_part};
use super::chunk::{Chunk, Common, Gathering, Odd};
use super::plain::PlainReader;
use crate::register::{Line, LineReader, Measure};
use alloc::vec::Vec;
use core::ops::Range;

/// Reads chunks of lines, one after the other.
pub(super) struct Lines<'f> {
    longest: usize,
    plain: Option<PlainReader>,
    reader: LineReader<'f>,
    gathering: Gathering<'f>,
    /// For what is read of the file.
    memory: Vec<u8>,
}

impl<'f> Lines<'f> {
    /// Reads as `reader` does.
    pub fn new(common: &'f Common<'f>, reader: &LineReader<'f>) -> Self {
        let limits = &common.options.limits;
        Self {
            longest: limits.line,
            plain: PlainReader::new(limits).filter(|_| reader.edition().is_carried()),
            reader: reader.like(),
            gathering: Gathering::new(common),
            memory: Vec::new(),
        }
    }

    /// None of what is not UTF-8, which is told of each line while it is at hand.
    pub fn read(&mut self, bytes: &dyn Bytes, stretch: Range<usize>) -> Option<Chunk> {
        self.gathering.begin(stretch.len());
        let mut measure = Measure::default();
        let mut memory = core::mem::take(&mut self.memory);
        each_part(bytes, stretch, &mut memory, |lines| {
            let mut start = 0;
            for end in memchr::memchr_iter(b'\n', lines).chain([lines.len()]) {
                let line = simdutf8::basic::from_utf8(&lines[start..end]).ok()?;
                self.line(line, &mut measure);
                self.gathering.chunk.rows += 1;
                start = end + 1;
            }
            Some(())
        })?;
        self.memory = memory;
        let next = self.reader.like();
        let reader = core::mem::replace(&mut self.reader, next);
        self.gathering.chunk.told.clone_from(reader.told());
        Some(self.gathering.finish())
    }

    // Browsers run better code for what is called often, from its next call on.
    #[inline(never)]
    fn line(&mut self, line: &str, measure: &mut Measure) {
        let chunk = &mut self.gathering.chunk;
        let odd = Odd { line, row: chunk.rows, at: chunk.measures };
        if line.len() <= self.longest {
            if let Some(Ok(notes)) = self.plain.as_mut().map(|plain| plain.read(line, measure)) {
                chunk.measures += 1;
                self.gathering.note(odd, [0, 0, notes], self.reader.told().len());
                self.gathering.measure(measure);
                return;
            }
        }
        let before = self.reader.counts();
        let value = match self.reader.parse(line, 0) {
            Some(Line::Measure(value)) => value,
            None if self.reader.counts() == before => return,
            Some(Line::Head(_)) | None => {
                chunk.broken.push(odd.kept());
                return;
            }
        };
        chunk.measures += 1;
        let before = self.reader.counts();
        let measure = self.reader.measure(value, 0, 0);
        let after = self.reader.counts();
        let counts = core::array::from_fn(|severity| after[severity] - before[severity]);
        self.gathering.note(odd, counts, self.reader.told().len());
        if let Some(measure) = measure {
            self.gathering.measure(&measure);
        }
    }
}
