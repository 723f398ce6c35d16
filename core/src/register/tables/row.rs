//! The rows of a table one by one, each as [`from_csv`](super::from_csv) reads the only row of a measure.

use super::csv;
use super::reading::{self, Meant, Reading};
use super::report::Report;
use crate::Item;
use crate::register::columns::{Column, Headers, Meaning};
use crate::register::read::{Found, Whereabouts, measure};
use crate::register::{Diagnostic, Measure, ReadOptions, Severity};
use alloc::{string::String, vec::Vec};

type Counts = [usize; Severity::ALL.len()];

/// The first row of a table, where it is the header and nothing but measures stand below it.
#[derive(Debug)]
pub(crate) struct TableHead {
    header: reading::Header,
    known: Headers,
    delimiter: u8,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held<'h> {
    /// A field of a measure, by its path; of a list, of the entry with this number.
    Field(&'static str, Option<u16>),
    /// The finding against a principle.
    Finding(Item),
    /// Something of the municipality's own.
    Own(&'h str),
    /// Anything else.
    Other,
}

impl TableHead {
    /// From the first row of a table. None where that is no header, or has columns that tell of the whole register.
    pub fn read(first: &str) -> Option<Self> {
        let delimiter = csv::delimiter(first);
        let row = csv::row(first, delimiter, 1)?;
        let known = Headers::new();
        let header = reading::is_header(&row, &known).then(|| reading::named(row))??;
        let head = Self { header, known, delimiter };
        let (columns, _) = head.columns()?;
        let of_register = |meant: &Meant<'_>| matches!(meant, Meant::Known(Meaning::Column(column, _)) if column.of_register);
        let is_of_measures = !columns.iter().any(of_register);
        is_of_measures.then_some(head)
    }

    /// What is told of the header.
    pub fn tell(&self, options: &ReadOptions) -> Vec<Diagnostic> {
        let found = self.columns().map(|(_, report)| report.finish(options.file.as_deref(), &[]));
        found.unwrap_or_default()
    }

    /// What the columns mean, and what is told of them. None where they cannot be read.
    fn columns(&self) -> Option<(Vec<Meant<'_>>, Report)> {
        let mut report = Report::new(Found::new(usize::MAX));
        report.set_headers(self.header.names.clone());
        let columns = reading::meanings(&self.header, &self.known, &mut report)?;
        Some((columns, report))
    }
}

/// What was found in a row.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// As its cells were looked at.
    pub row: Vec<Diagnostic>,
    /// As they were made a measure.
    pub measure: Vec<Diagnostic>,
}

/// What a row comes to.
#[derive(Debug, Default)]
pub(crate) struct RowOf {
    pub measure: Option<Measure>,
    /// Whether it says anything of a measure.
    pub is_of_measure: bool,
    /// Its id and title as rows are told apart by them; none where it lacks one, and may belong to another row.
    pub names: Option<[String; 2]>,
    /// What was found as its cells were looked at, and as they were made a measure.
    pub counts: [Counts; 2],
}

/// Reads rows one by one.
#[derive(Debug)]
pub(crate) struct RowReader<'o> {
    options: &'o ReadOptions,
    head: &'o TableHead,
    columns: Vec<Meant<'o>>,
}

impl<'o> RowReader<'o> {
    /// None where the columns cannot be read.
    pub fn new(head: &'o TableHead, options: &'o ReadOptions) -> Option<Self> {
        let (columns, _) = head.columns()?;
        Some(Self { options, head, columns })
    }

    /// What stands between cells.
    pub const fn delimiter(&self) -> u8 {
        self.head.delimiter
    }

    /// What each column holds.
    pub fn held(&self) -> impl Iterator<Item = Held<'o>> {
        self.columns.iter().map(|meant| match meant {
            Meant::Own(name) => Held::Own(name),
            Meant::Known(Meaning::Principle(item)) => Held::Finding(*item),
            // A row by itself is about the first indicator, where nothing else is said.
            Meant::Known(Meaning::Column(Column { path, .. }, [number, None | Some(1)])) => {
                Held::Field(path, number.or(path.starts_with("indicators").then_some(1)))
            }
            Meant::Known(_) => Held::Other,
        })
    }

    /// The row that is written in a text; none where that is not one row, or has a quote that is not closed.
    pub fn row(&self, text: &str) -> Option<RowOf> {
        self.read(text, 0, 0, 0).map(|(row, _)| row)
    }

    /// What is told of a row with this number, whose measure is the `at`th.
    pub fn tell(&self, text: &str, number: u32, at: usize) -> Told {
        self.read(text, number, at, usize::MAX).map(|(_, told)| told).unwrap_or_default()
    }

    /// What is told in all, of which there is so much of each severity.
    pub fn finish(&self, told: impl Iterator<Item = Diagnostic>, counts: Counts) -> Vec<Diagnostic> {
        let mut found = Found::new(self.options.limits.diagnostics);
        found.extend(told);
        found.set_counts(counts);
        found.into_diagnostics()
    }

    fn report(&self, found: Found) -> Report {
        let mut report = Report::new(found);
        report.set_headers(self.head.header.names.clone());
        report
    }

    fn read(&self, text: &str, number: u32, at: usize, kept: usize) -> Option<(RowOf, Told)> {
        let row = csv::row(text, self.head.delimiter, number)?;
        let file = self.options.file.as_deref();
        let mut report = self.report(Found::new(kept));
        let mut reading = Reading::new();
        reading.row(row, &self.columns, &mut report);
        let mut read = RowOf { counts: [report.found().counts(), [0; 3]], ..RowOf::default() };
        let mut told = Told { row: report.finish(file, &[]), ..Told::default() };
        let Some((value, names)) = reading.only() else { return Some((read, told)) };
        let mut found = Found::new(kept);
        read.measure = measure(value, at, self.options, &mut found);
        (read.is_of_measure, read.names) = (true, names);
        read.counts[1] = found.counts();
        let mut report = self.report(found);
        report.locate_only(&reading);
        let id = read.measure.as_ref().map(|measure| measure.id.clone()).filter(|id| !id.is_empty());
        told.measure = report.finish_of(file, &Whereabouts { id, row: None });
        Some((read, told))
    }
}
