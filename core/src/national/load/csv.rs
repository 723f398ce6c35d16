//! Loading a table of many measures.

use super::super::Collection;
use super::super::turns::in_turn;
use super::chunk::{Chunk, Common, Counts, is_kept};
use super::ends::Ends;
use super::repeats::groups;
use super::rows::Rows;
use super::stretches::{divided, places};
use super::{BOM, LoadOptions, LoadedCollection, Loading, collected, is_error, utf8, whole};
use crate::register::{COMPARED, ReadOptions, Register, RowReader, TableHead, from_csv};
use alloc::vec::Vec;
use core::ops::Range;

impl Collection {
    /// Loads and checks a table with a measure a row. What is told is what [`from_csv`] and [`check`](fn@crate::register::check)
    /// tell, in any encoding that they read. It takes as much memory as [`load_json_lines`](Self::load_json_lines).
    ///
    /// Where rows are more of a measure above them, where the table tells of the register itself, or where quotes and line
    /// ends stand otherwise than [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180) has them, the whole is read as a register
    /// first: several times as slowly, and in several times the memory of the file.
    ///
    /// ```
    /// use rashinban::national::{Collection, LoadOptions};
    ///
    /// let table = "施策番号,施策名,団体コード,主に該当する項目\n1,窓口,131016,I01-02\n";
    /// let loaded = Collection::load_csv(table.as_bytes(), &LoadOptions::default());
    /// assert_eq!(loaded.collection.unwrap().len(), 1);
    /// ```
    pub fn load_csv(bytes: &[u8], options: &LoadOptions) -> LoadedCollection {
        load(bytes, options, COMPARED)
    }
}

/// Tables with so many rows or fewer are read as a register.
pub(super) fn load(bytes: &[u8], options: &LoadOptions, small: usize) -> LoadedCollection {
    let body = bytes.strip_prefix(BOM);
    let mut encoding = utf8(body.is_some(), options);
    let (body, is_utf8) = (body.unwrap_or(bytes), encoding.is_some());
    let loading = Loading::new(options);
    let mut loaded = None;
    if is_utf8 && bytes.len() <= options.read.limits.bytes {
        loaded = loading.run_table(body, small);
    }
    if loaded.is_none() && (!is_utf8 || simdutf8::basic::from_utf8(body).is_err()) {
        match whole(bytes, &options.read) {
            Ok((text, read)) => (loaded, encoding) = (loading.run_table(text.as_bytes(), small), Some(read)),
            Err(diagnostics) => return LoadedCollection { diagnostics, ..LoadedCollection::default() },
        }
    }
    match loaded {
        Some(loaded) => LoadedCollection { encoding, ..loaded },
        None => by_register(bytes, options),
    }
}

fn by_register(bytes: &[u8], options: &LoadOptions) -> LoadedCollection {
    let mut read = options.read.clone();
    // That of each row is one of the whole here.
    let rows = memchr::memchr_iter(b'\n', bytes).count().max(1);
    read.limits.values = read.limits.values.saturating_mul(rows);
    collected(from_csv(bytes, &read), options)
}

impl Loading<'_> {
    /// None where the rows cannot be read one by one.
    fn run_table(&self, body: &[u8], small: usize) -> Option<LoadedCollection> {
        let read = &self.options.read;
        let mut ends = Ends::new(body, false);
        let first = ends.next()?;
        if ends.take(small).count() < small {
            return None;
        }
        let first_row = core::str::from_utf8(body.get(..first)?).ok()?;
        let head = TableHead::read(first_row.trim_end_matches('\r'))?;
        let rest = body.get(first + 1..)?;
        let register = Register::default();
        let as_of = self.options.as_of;
        let common = Common { options: read, as_of, index: self.options.index, head: &register };
        let reader = RowReader::new(&head, read)?;
        if reader.held().count() > read.limits.columns.min(read.limits.values) {
            return None;
        }
        let read_rows = |rows: &mut Rows<'_>, stretch: Range<usize>| rows.read(&rest[stretch]);
        let chunks = self.chunks(&self.rows(rest), || Rows::new(&common, &reader), read_rows)?;
        let rows: usize = chunks.iter().map(|chunk| chunk.rows).sum();
        let are_too_many = rows > read.limits.measures;
        if are_too_many || chunks.iter().any(|chunk| chunk.is_foreign) || has_twins(&chunks) {
            return None;
        }
        let diagnostics = tell(&head, &reader, &chunks, read);
        let mut loaded = LoadedCollection { diagnostics, ..LoadedCollection::default() };
        if chunks.iter().all(Chunk::is_sound) && !loaded.diagnostics.iter().any(is_error) {
            self.collect(&mut loaded, &register, chunks, as_of, 2)?;
        }
        Some(loaded)
    }

    /// Stretches of whole rows.
    fn rows(&self, table: &[u8]) -> Vec<Range<usize>> {
        let places = places(&table, 0..table.len(), self.threads);
        let starts = [0].iter().chain(&places);
        let parts: Vec<&[u8]> = starts.zip(&places).map(|(start, end)| &table[*start..*end]).collect();
        let quotes = |(): &mut (), part: &&[u8]| memchr::memchr_iter(b'"', part).count();
        let quotes = in_turn(&parts, self.threads, || (), quotes);
        let mut quoted = false;
        let ends = places.iter().zip(quotes).filter_map(|(place, quotes)| {
            quoted ^= quotes % 2 == 1;
            Ends::new(&table[*place..], quoted).next().map(|end| place + end)
        });
        divided(0..table.len(), ends)
    }
}

/// Whether two measures have the same id and title, and may be one.
fn has_twins(chunks: &[Chunk]) -> bool {
    let count = chunks.iter().map(|chunk| chunk.names.len()).sum();
    !groups(&chunks.iter().map(|chunk| &chunk.names[..]), count).is_empty()
}

/// What was found in the header, then in the cells of rows, and then as they were made measures.
fn tell(
    head: &TableHead,
    reader: &RowReader<'_>,
    chunks: &[Chunk],
    options: &ReadOptions,
) -> Vec<crate::register::Diagnostic> {
    let mut told = head.tell(options);
    let mut counts: Counts = [0; 3];
    for found in &told {
        counts[usize::from(found.severity.number() - 1)] += 1;
    }
    let mut of_measures = Vec::new();
    // Below the header.
    let (mut row, mut at) = (2, 0);
    let mut before: Counts = [0; 3];
    for chunk in chunks {
        let number = |in_chunk: usize| u32::try_from(row + in_chunk).unwrap_or(u32::MAX);
        for odd in &chunk.rows_noted {
            told.extend(reader.tell(&odd.line, number(odd.row), at + odd.at).row);
        }
        let kept = options.limits.diagnostics;
        for odd in chunk.noted.iter().filter(|_| is_kept(before, chunk.read, kept)) {
            of_measures.extend(reader.tell(&odd.line, number(odd.row), at + odd.at).measure);
        }
        before.iter_mut().zip(chunk.read).for_each(|(all, more)| *all += more);
        for more in [chunk.rows_found, chunk.read] {
            counts.iter_mut().zip(more).for_each(|(all, more)| *all += more);
        }
        row += chunk.rows;
        at += chunk.measures;
    }
    reader.finish(told.into_iter().chain(of_measures), counts)
}
