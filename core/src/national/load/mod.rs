//! Loading a file of many measures, with all that the register's own reader and checks tell.
//!
//! Lines are read in stretches, one for a segment, on several threads. A line that says what it says in the plainest way is
//! read straight into a measure; any other by the register's own reader. What is found is only counted at first. Then the
//! lines and measures of which something is told (no more than the limit of diagnostics allows) are gone through again, in
//! their order, and it is told in full.

mod bytes;
pub(super) mod chunk;
mod codes;
#[cfg(feature = "tables")]
mod csv;
mod cursor;
#[cfg(feature = "tables")]
mod ends;
pub(super) mod folded;
mod lines;
mod members;
mod names;
mod near;
mod options;
pub(super) mod others;
mod plain;
mod repeats;
#[cfg(feature = "tables")]
mod rows;
mod spare;
mod stretches;
#[cfg(all(test, feature = "tables"))]
mod table_tests;
#[cfg(test)]
mod tests;

pub use bytes::FileInParts;
pub use options::{LoadOptions, LoadedCollection, RowNumbers};

use super::image::Stretch;
use super::turns::{in_turn, processors};
use super::{Collection, CollectionBuilder, ImageError};
use crate::Edition;
use crate::register::{
    COMPARED, CheckOptions, Checker, Date, Diagnostic, FileEncoding, Line, LineReader, Loaded, Register,
    check, from_json_lines, whole,
};
use alloc::{collections::BTreeSet, string::String, vec::Vec};
use bytes::{Bytes, InParts, has_less_line_ends, line_end};
use chunk::{Chunk, Common, Counts, is_kept};
use core::ops::Range;
use lines::Lines;
use others::{AtHand, Findings, Others};
use stretches::{divided, places};

impl Collection {
    /// Loads and checks JSON Lines: a measure a line, in front of them perhaps `{"register": …}`. What is told is what
    /// [`from_json_lines`] and [`check`](fn@check) tell, in any encoding that they read.
    ///
    /// Beside the file it takes some 1.3 KB for a measure of 800 bytes, 0.8 KB without the index: a million of them are loaded
    /// in less than 2 GiB, the file included. What is in another encoding than UTF-8 is held once more.
    ///
    /// ```
    /// use rashinban::national::{Collection, LoadOptions};
    ///
    /// let lines = r#"{"id":"1","title":"窓口","code":"131016","areas":["I01-02"],"start":"2023-04-01","end":"2026-03-31"}"#;
    /// let loaded = Collection::load_json_lines(lines.as_bytes(), &LoadOptions::default());
    /// assert_eq!(loaded.collection.unwrap().len(), 1);
    /// ```
    pub fn load_json_lines(bytes: &[u8], options: &LoadOptions) -> LoadedCollection {
        load(&bytes, options, COMPARED)
    }

    /// The same of a file that is read in parts, and need not be in memory as a whole. It is read as a whole where it has few
    /// lines, where it is in another encoding than UTF-8, and where no measure is among its first lines.
    pub fn load_json_lines_in_parts(file: &impl FileInParts, options: &LoadOptions) -> LoadedCollection {
        load(&InParts { file, at_once: AT_ONCE }, options, COMPARED)
    }
}

/// So many bytes are read at a time of a file that is read in parts: they stay near the processor.
const AT_ONCE: usize = 1 << 18;

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Lines up to the number `small` of which is told are left to the register's own reader and checks.
fn load(file: &dyn Bytes, options: &LoadOptions, small: usize) -> LoadedCollection {
    let mut memory = Vec::new();
    let bom = file.part(0..BOM.len().min(file.size()), &mut memory) == BOM;
    let is_small = options.told && has_less_line_ends(file, small);
    let encoding = utf8(bom, options).filter(|_| !is_small && file.size() <= options.read.limits.bytes);
    if let Some(encoding) = encoding {
        if let Some(loaded) = Loading::new(options).run(file, if bom { BOM.len() } else { 0 }) {
            return LoadedCollection { encoding: Some(encoding), ..loaded };
        }
    }
    let bytes = file.part(0..file.size(), &mut memory);
    if is_small {
        return collected(from_json_lines(bytes, &options.read), options);
    }
    match whole(bytes, &options.read) {
        Ok((text, encoding)) => {
            let mut loaded = Loading::new(options).run(&text.as_bytes(), 0).unwrap_or_default();
            loaded.encoding = Some(encoding);
            loaded
        }
        Err(diagnostics) => LoadedCollection { diagnostics, ..LoadedCollection::default() },
    }
}

/// As which UTF-8 a file is read, with a mark of byte order in front or without; none where another encoding is asked for.
fn utf8(bom: bool, options: &LoadOptions) -> Option<FileEncoding> {
    let marked = if bom { FileEncoding::Utf8Bom } else { FileEncoding::Utf8 };
    let encoding = options.read.encoding.unwrap_or(marked);
    (bom || encoding == FileEncoding::Utf8).then_some(encoding)
}

/// The collection of a register that was read as a whole.
fn collected(read: Loaded, options: &LoadOptions) -> LoadedCollection {
    let mut loaded = LoadedCollection {
        rows: read.rows().collect(),
        diagnostics: read.diagnostics,
        encoding: read.encoding,
        ..LoadedCollection::default()
    };
    if let Some(mut register) = read.register {
        let as_of = options.as_of.or(register.as_of);
        loaded.findings = check(&register, &CheckOptions { as_of });
        let mut builder = CollectionBuilder::new(as_of);
        builder.extend(&register);
        loaded.collection = Some(builder.finish());
        register.measures = Vec::new();
        loaded.register = Some(register);
    }
    loaded
}

struct Loading<'o> {
    options: &'o LoadOptions,
    threads: usize,
}

impl<'o> Loading<'o> {
    fn new(options: &'o LoadOptions) -> Self {
        let threads = match options.threads {
            _ if cfg!(target_family = "wasm") => 1,
            0 => processors(),
            threads => threads,
        };
        Self { options, threads }
    }

    /// Loads what stands behind the first `start` bytes. None where they are not UTF-8, or no measure is in those that are read
    /// at once.
    fn run(&self, file: &dyn Bytes, start: usize) -> Option<LoadedCollection> {
        let read = &self.options.read;
        let mut teller = LineReader::new(read, read.limits.diagnostics);
        let (head, rest, rows) = self.head(file, start, &mut teller)?;
        let mut register = Register::default();
        let mut reader = LineReader::new(read, 0);
        if let Some(head) = &head {
            register = reader.head(head.clone()).unwrap_or_default();
        }
        let as_of = self.options.as_of.or(register.as_of);
        let common = Common { options: read, as_of, index: self.options.index, head: &register };
        let rest = rest..file.size();
        let ends = places(file, rest.clone(), self.threads).into_iter().filter_map(|at| line_end(file, at));
        let read_lines = |lines: &mut Lines<'_>, stretch| lines.read(file, stretch);
        let chunks = self.chunks(&divided(rest, ends), || Lines::new(&common, &reader), read_lines)?;
        let sound = reader.counts()[0] == 0 && chunks.iter().all(Chunk::is_sound);
        let measures: usize = chunks.iter().map(|chunk| chunk.measures).sum();
        let allowed = measures <= read.limits.measures;
        let mut loaded = LoadedCollection::default();
        let is_wrong = !sound || !allowed || teller.counts()[0] > 0;
        if is_wrong || self.options.told {
            loaded.diagnostics = tell(teller, head, &chunks, rows, allowed);
        }
        if !is_wrong && !loaded.diagnostics.iter().any(is_error) {
            self.collect(&mut loaded, &register, chunks, as_of, rows)?;
        }
        Some(loaded)
    }

    /// Puts together a collection, and what is found in it. `row` is the number of the first row of the first chunk.
    fn collect(
        &self,
        loaded: &mut LoadedCollection,
        register: &Register,
        mut chunks: Vec<Chunk>,
        as_of: Option<Date>,
        mut row: u64,
    ) -> Option<()> {
        for chunk in &chunks {
            let runs = chunk.runs.iter().map(|(first, below)| (*first, row + *below as u64));
            loaded.rows.push(runs, chunk.measures);
            row += chunk.rows as u64;
        }
        let segments =
            chunks.iter_mut().flat_map(|chunk| core::mem::take(&mut chunk.segments)).map(Stretch::made);
        let collection = Collection::new(as_of, Edition::CARRIED, segments.collect()).ok()?;
        if self.options.told {
            loaded.findings = self.findings(register, &collection, &chunks, as_of).unwrap_or_default();
        }
        loaded.collection = Some(collection);
        loaded.register = Some(register.clone());
        Some(())
    }

    /// The head, where the bytes behind it begin, and how many lines are in front of those. Lines that are no JSON may stand
    /// before it.
    fn head(
        &self,
        file: &dyn Bytes,
        mut start: usize,
        teller: &mut LineReader<'_>,
    ) -> Option<(Option<Head>, usize, u64)> {
        let mut probe = LineReader::new(&self.options.read, 0);
        let mut memory = Vec::new();
        let first = file.part(0..file.at_once().min(file.size()), &mut memory);
        let mut row = 1;
        loop {
            let end = memchr::memchr(b'\n', &first[start..]).map(|end| start + end);
            if end.is_none() && first.len() < file.size() {
                return None;
            }
            let line = core::str::from_utf8(&first[start..end.unwrap_or(first.len())]).ok()?;
            let head = match probe.parse(line, row) {
                Some(Line::Measure(_)) => return Some((None, start, row)),
                Some(Line::Head(head)) => Some(head),
                None => {
                    teller.parse(line, row);
                    None
                }
            };
            row += 1;
            start = end.map_or(first.len(), |end| end + 1);
            if head.is_some() || end.is_none() {
                return Some((head, start, row));
            }
        }
    }

    /// What `read` makes of each stretch, in their order; `new` is what a thread begins with. None where one of them is
    /// not UTF-8.
    fn chunks<R>(
        &self,
        stretches: &[Range<usize>],
        new: impl Fn() -> R + Sync,
        read: impl Fn(&mut R, Range<usize>) -> Option<Chunk> + Sync,
    ) -> Option<Vec<Chunk>> {
        let chunk = |reader: &mut R, stretch: &Range<usize>| read(reader, stretch.clone());
        in_turn(stretches, self.threads, new, chunk).into_iter().collect()
    }

    fn findings(
        &self,
        register: &Register,
        collection: &Collection,
        chunks: &[Chunk],
        as_of: Option<Date>,
    ) -> Result<Vec<Diagnostic>, ImageError> {
        let kept = self.options.read.limits.diagnostics;
        let options = CheckOptions { as_of };
        let others = Others::find(collection, chunks, self.threads)?;
        let successors = AtHand::take(register, collection, others.successors.clone())?;
        let findings = Findings::count(&others, chunks, &successors, &options, kept);
        // Who is told of, who is told about it, and who leads where.
        let mut numbers: BTreeSet<usize> = others.successors.iter().copied().collect();
        for number in &findings.odd {
            numbers.insert(*number);
            if let Some(alike) = others.alike.get(number) {
                numbers.extend(alike.similar_id.into_iter().chain(alike.similar_title));
            }
        }
        let at_hand = AtHand::take(register, collection, numbers.into_iter().collect())?;
        let mut checker = Checker::telling(&at_hand.register, &options);
        for number in &findings.odd {
            if let Some(measure) = at_hand.measure(*number) {
                let alike = others.alike.get(number).copied().unwrap_or_default();
                checker.measure(measure, &at_hand.duplicates(alike));
            }
        }
        Ok(checker.finish(kept, findings.counts))
    }
}

/// What a register says of itself.
type Head = Vec<(String, crate::register::Extra)>;

fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == crate::register::Severity::Error
}

/// What was found while the lines were read. `rows` is the number of the first line of the first chunk.
fn tell(
    mut teller: LineReader<'_>,
    head: Option<Head>,
    chunks: &[Chunk],
    rows: u64,
    allowed: bool,
) -> Vec<Diagnostic> {
    let mut late = Vec::new();
    let mut row = rows;
    for chunk in chunks {
        for odd in &chunk.broken {
            if let Some(Line::Head(fields)) = teller.parse(&odd.line, row + odd.row as u64) {
                teller.refuse_head(row + odd.row as u64);
                late.extend(fields);
            }
        }
        row += chunk.rows as u64;
    }
    let has_head = head.is_some() || !late.is_empty();
    // Measures are not looked at where their register cannot be read.
    let is_read = !has_head || teller.head(head.into_iter().flatten().chain(late).collect()).is_some();
    if is_read && !allowed {
        teller.refuse_measures();
    }
    if !is_read || !allowed {
        let counts = teller.counts();
        return teller.finish(counts);
    }
    let mut counts: Counts = teller.counts();
    let mut told: usize = teller.told().len();
    let (mut row, mut at) = (rows, 0);
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let names_of_head: BTreeSet<String> = teller.told().clone();
    names.extend(names_of_head.iter().map(String::as_str));
    for chunk in chunks {
        // What is told once in a file was counted once in each chunk.
        let before = counts.map(|count| count.saturating_sub(told));
        let is_kept = is_kept(before, chunk.read, teller.kept());
        for odd in chunk.noted.iter().filter(|_| is_kept) {
            let row = row + odd.row as u64;
            if let Some(Line::Measure(value)) = teller.parse(&odd.line, row) {
                teller.measure(value, at + odd.at, row);
            }
        }
        counts.iter_mut().zip(chunk.read).for_each(|(all, more)| *all += more);
        told += chunk.told.len();
        names.extend(chunk.told.iter().map(String::as_str));
        row += chunk.rows as u64;
        at += chunk.measures;
    }
    // The name of a column is told once, whichever chunks it stands in.
    counts[2] -= told - names.len();
    teller.finish(counts)
}
