//! What was found while a table was read, with its row and the header of its column.

use super::reading::Reading;
use crate::register::read::{Found, Whereabouts};
use crate::register::{Bilingual, Diagnostic, Place, Rule, Severity};
use alloc::{format, string::String, vec::Vec};

/// Where in a table: the row as a spreadsheet counts it, and the column from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct At {
    pub(super) row: Option<u32>,
    pub(super) column: Option<u32>,
}

impl At {
    pub(super) const FILE: Self = Self { row: None, column: None };

    pub(super) const fn row(row: u32) -> Self {
        Self { row: Some(row), column: None }
    }

    pub(super) const fn cell(row: u32, column: u32) -> Self {
        Self { row: Some(row), column: Some(column) }
    }
}

/// A table whose values have been taken out: where each of them stood.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::register) struct Located {
    reading: Reading,
    sheet: Option<String>,
    headers: Vec<String>,
}

impl Located {
    /// The place of what has a path such as `measures[3].indicators[0].target`; the row alone of what is missing.
    pub(in crate::register) fn place(&self, path: &str) -> Option<Place> {
        self.reading.place(path).map(|at| place(at, self.sheet.as_ref(), &self.headers))
    }
}

/// What is found in a table.
#[derive(Debug)]
pub(super) struct Report {
    found: Found,
    sheet: Option<String>,
    headers: Vec<String>,
}

impl Report {
    pub(super) const fn new(found: Found) -> Self {
        Self { found, sheet: None, headers: Vec::new() }
    }

    #[cfg(feature = "xlsx")]
    pub(super) fn set_sheet(&mut self, sheet: String) {
        self.sheet = Some(sheet);
    }

    pub(super) fn set_headers(&mut self, headers: Vec<String>) {
        self.headers = headers;
    }

    pub(super) fn found(&mut self) -> &mut Found {
        &mut self.found
    }

    /// Adds a diagnostic; `reason` is Japanese, then English.
    pub(super) fn add(
        &mut self,
        severity: Severity,
        rule: Rule,
        at: At,
        value: Option<&str>,
        reason: [String; 2],
    ) -> Option<&mut Diagnostic> {
        let [ja, en] = reason;
        let place = self.place(at);
        self.found.add(severity, rule, place, value, Bilingual { ja, en })
    }

    /// More than a limit allows.
    pub(super) fn exceed(&mut self, at: At, limit: &str, what: [&str; 2], allowed: usize) {
        let place = self.place(at);
        self.found.exceed(place, limit, what, allowed);
    }

    /// Gives what was found under paths its place in the table, and keeps the way to it.
    pub(super) fn locate(&mut self, reading: Reading) -> Located {
        let located = Located { reading, sheet: self.sheet.clone(), headers: self.headers.clone() };
        self.found.locate(|path| located.place(path));
        located
    }

    /// Gives what was found in the only measure that was read its place in the table.
    #[cfg(feature = "national")]
    pub(super) fn locate_only(&mut self, reading: &Reading) {
        let (sheet, headers) = (self.sheet.as_ref(), &self.headers);
        self.found.locate(|path| {
            let (_, path) = path.strip_prefix("measures[")?.split_once(']')?;
            let at = reading.place(&format!("measures[0]{path}"))?;
            Some(place(at, sheet, headers))
        });
    }

    /// The place as people look it up.
    fn place(&self, at: At) -> Place {
        place(at, self.sheet.as_ref(), &self.headers)
    }

    pub(super) fn finish(self, file: Option<&str>, measures: &[Whereabouts]) -> Vec<Diagnostic> {
        self.found.finish(file, |measure| measures.get(measure))
    }

    /// The same where only one measure was read.
    #[cfg(feature = "national")]
    pub(super) fn finish_of(self, file: Option<&str>, measure: &Whereabouts) -> Vec<Diagnostic> {
        self.found.finish(file, |_| Some(measure))
    }
}

fn place(at: At, sheet: Option<&String>, headers: &[String]) -> Place {
    let header = |column: u32| match usize::try_from(column).ok().and_then(|column| headers.get(column)) {
        Some(header) if !header.is_empty() => header.clone(),
        _ => format!("{}列", letters(column)),
    };
    Place {
        sheet: sheet.cloned(),
        row: at.row.map(u64::from),
        column: at.column.map(header),
        ..Place::default()
    }
}

/// A column as a spreadsheet names it: A, B, …, Z, AA.
pub(super) fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        let named: Vec<String> = [0, 25, 26, 701, 702, 16_383].into_iter().map(letters).collect();
        assert_eq!(named, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
