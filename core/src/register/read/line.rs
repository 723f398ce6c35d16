//! The lines of JSON Lines one by one, each as [`from_json_lines`](super::from_json_lines) reads it.

use super::json::{Document, is_head};
use super::walk::Walk;
use super::{Found, ReadOptions, Whereabouts};
use crate::Edition;
use crate::register::{Diagnostic, Extra, Measure, Register};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::{String, ToString as _},
    vec::Vec,
};

/// Reads lines one by one.
#[derive(Debug)]
pub(crate) struct LineReader<'o> {
    options: &'o ReadOptions,
    edition: Edition,
    found: Found,
    /// Sorts of names that were told to be the municipality's own.
    told: BTreeSet<String>,
    measures: BTreeMap<usize, Whereabouts>,
}

/// What a line holds.
#[derive(Debug)]
pub(crate) enum Line {
    /// What the register says of itself.
    Head(Vec<(String, Extra)>),
    /// A measure, or what stands in its place.
    Measure(Extra),
}

impl<'o> LineReader<'o> {
    /// Of what it finds, so many of each severity are kept; all are counted.
    pub fn new(options: &'o ReadOptions, kept: usize) -> Self {
        Self {
            options,
            edition: Edition::CARRIED,
            found: Found::new(kept),
            told: BTreeSet::new(),
            measures: BTreeMap::new(),
        }
    }

    /// One that reads as this one does, and keeps nothing of what it finds.
    pub fn like(&self) -> Self {
        Self { edition: self.edition, ..Self::new(self.options, 0) }
    }

    /// The value of a line, the `row`th of the file. None where it is empty or malformed.
    pub fn parse(&mut self, line: &str, row: u64) -> Option<Line> {
        if line.trim().is_empty() {
            return None;
        }
        let value = Document::at(&self.options.limits, &mut self.found, row).line(line)?;
        Some(match value {
            Extra::Map(fields) if is_head(&fields) => Line::Head(
                fields
                    .into_iter()
                    .filter_map(|(_, head)| if let Extra::Map(fields) = head { Some(fields) } else { None })
                    .flatten()
                    .collect(),
            ),
            measure => Line::Measure(measure),
        })
    }

    /// Finds that a head stands behind other lines.
    pub fn refuse_head(&mut self, row: u64) {
        Document::at(&self.options.limits, &mut self.found, row).refuse_head();
    }

    /// More measures than the limit allows.
    pub fn refuse_measures(&mut self) {
        let allowed = self.options.limits.measures;
        self.found.exceed(crate::register::Place::default(), "measures", ["施策の数", "measures"], allowed);
    }

    /// What the register says of itself, and the edition of the codes in what comes after.
    pub fn head(&mut self, mut fields: Vec<(String, Extra)>) -> Option<Register> {
        fields.push(("measures".to_string(), Extra::List(Vec::new())));
        let edition = self.edition;
        let (register, edition) = self.walk(|walk| {
            walk.edition = edition;
            let register = walk.register(Extra::Map(fields), &mut Vec::new());
            (register, walk.edition)
        });
        self.edition = edition;
        register
    }

    /// A measure, the `at`th of the file.
    pub fn measure(&mut self, value: Extra, at: usize, row: u64) -> Option<Measure> {
        let edition = self.edition;
        let measure = self.walk(|walk| {
            walk.edition = edition;
            walk.within("measures", |walk| walk.at(at, |walk| walk.measure(value)))
        });
        let id = measure.as_ref().map(|measure| measure.id.clone());
        let whereabouts = Whereabouts { id: id.filter(|id| !id.is_empty()), row: Some(row) };
        if self.found.has_kept() {
            self.measures.insert(at, whereabouts);
        }
        measure
    }

    fn walk<T>(&mut self, read: impl FnOnce(&mut Walk<'_>) -> T) -> T {
        let mut walk = Walk::new(self.options, &mut self.found);
        walk.told = core::mem::take(&mut self.told);
        let value = read(&mut walk);
        self.told = core::mem::take(&mut walk.told);
        value
    }

    /// How many of each severity are told.
    pub const fn kept(&self) -> usize {
        self.options.limits.diagnostics
    }

    /// The edition of the codes.
    pub const fn edition(&self) -> Edition {
        self.edition
    }

    /// How many of each severity were found so far.
    pub const fn counts(&self) -> [usize; 3] {
        self.found.counts()
    }

    /// The sorts of names that were told to be the municipality's own, so far.
    pub const fn told(&self) -> &BTreeSet<String> {
        &self.told
    }

    /// The diagnostics, of which there were so many of each severity.
    pub fn finish(mut self, counts: [usize; 3]) -> Vec<Diagnostic> {
        self.found.set_counts(counts);
        self.found.finish(self.options.file.as_deref(), |measure| self.measures.get(&measure))
    }
}

/// A measure from the values of the columns of a table, the `at`th of the file.
#[cfg(feature = "tables")]
pub(in crate::register) fn measure(
    value: Extra,
    at: usize,
    options: &ReadOptions,
    found: &mut Found,
) -> Option<Measure> {
    let mut walk = Walk::new(options, found);
    walk.within("measures", |walk| walk.at(at, |walk| walk.measure(value)))
}
