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
    /// has none.
    pub index: bool,
}

impl Default for LoadOptions {
    fn default() -> Self {
        let limits = ReadLimits { bytes: usize::MAX, measures: u32::MAX as usize, ..ReadLimits::default() };
        Self { read: ReadOptions { limits, ..ReadOptions::default() }, as_of: None, threads: 0, index: true }
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
}
