//! What was found while a file was read.

use crate::register::{Bilingual, Diagnostic, Place, Rule, Severity, diagnostic::shortened};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

/// Diagnostics as they are found. Until [`Found::finish`] the field of each is its path from the root,
/// `measures[3].indicators[0].target.value`.
#[derive(Debug)]
pub(in crate::register) struct Found {
    diagnostics: Vec<Diagnostic>,
    /// So many of each severity.
    limit: usize,
    /// How many there were of each severity.
    counts: [usize; Severity::ALL.len()],
}

/// What is known of a measure: its id, and the line or row where it begins.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::register) struct Whereabouts {
    pub id: Option<String>,
    pub row: Option<u64>,
}

impl Found {
    pub(in crate::register) const fn new(limit: usize) -> Self {
        Self { diagnostics: Vec::new(), limit, counts: [0; Severity::ALL.len()] }
    }

    /// How many errors there are.
    pub(in crate::register) const fn errors(&self) -> usize {
        self.counts[Severity::Error as usize - 1]
    }

    /// How many there are of each severity, also of those that were not kept.
    #[cfg(feature = "national")]
    pub(in crate::register) const fn counts(&self) -> [usize; Severity::ALL.len()] {
        self.counts
    }

    /// Says how many there are, where not all of them were added here.
    #[cfg(feature = "national")]
    pub(in crate::register) const fn set_counts(&mut self, counts: [usize; Severity::ALL.len()]) {
        self.counts = counts;
    }

    /// Whether anything was kept.
    #[cfg(feature = "national")]
    pub(in crate::register) const fn has_kept(&self) -> bool {
        self.limit > 0
    }

    /// Adds what was found elsewhere.
    #[cfg(feature = "national")]
    pub(in crate::register) fn extend(&mut self, diagnostics: impl Iterator<Item = Diagnostic>) {
        for Diagnostic { severity, rule, place, value, reason, suggestions } in diagnostics {
            if let Some(added) = self.add(severity, rule, place, None, reason) {
                added.value = value;
                added.suggestions = suggestions;
            }
        }
    }

    /// Adds a diagnostic, and hands it back where there is still room for one of its severity.
    pub(in crate::register) fn add(
        &mut self,
        severity: Severity,
        rule: Rule,
        place: Place,
        value: Option<&str>,
        reason: Bilingual,
    ) -> Option<&mut Diagnostic> {
        let count = &mut self.counts[usize::from(severity.number() - 1)];
        *count += 1;
        if *count > self.limit {
            return None;
        }
        let value = value.map(shortened);
        self.diagnostics.push(Diagnostic { severity, rule, place, value, reason, suggestions: Vec::new() });
        self.diagnostics.last_mut()
    }

    /// An error about the file as a whole.
    pub(in crate::register) fn refuse(&mut self, rule: Rule, place: Place, reason: Bilingual) {
        self.add(Severity::Error, rule, place, None, reason);
    }

    /// More than a limit allows.
    pub(in crate::register) fn exceed(
        &mut self,
        place: Place,
        limit: &str,
        [ja, en]: [&str; 2],
        allowed: usize,
    ) {
        let reason = Bilingual::new(
            format!(
                "{ja}が上限の {allowed} を超えています。ファイルを分けるか、上限({limit})を上げてください。"
            ),
            format!("more than {allowed} {en}; divide the file, or raise the limit `{limit}`"),
        );
        self.refuse(Rule::LimitExceeded, place, reason);
    }

    /// Gives what was found under paths its place in a table.
    #[cfg(feature = "tables")]
    pub(in crate::register) fn locate(&mut self, place: impl Fn(&str) -> Option<Place>) {
        for diagnostic in &mut self.diagnostics {
            let there = diagnostic.place.field.as_deref().and_then(&place);
            if let Some(Place { sheet, row, column, .. }) = there {
                diagnostic.place = Place { sheet, row, column, ..core::mem::take(&mut diagnostic.place) };
            }
        }
    }

    /// The diagnostics with their paths as they are.
    pub(in crate::register) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        let left_out: usize = self.counts.iter().map(|count| count.saturating_sub(self.limit)).sum();
        if left_out > 0 {
            self.diagnostics.push(Diagnostic {
                severity: Severity::Note,
                rule: Rule::LimitExceeded,
                place: Place::default(),
                value: None,
                reason: Bilingual::new(
                    format!("ほかに {left_out} 件あります。上の分を直してから、もう一度読み込んでください。"),
                    format!("and {left_out} more; mend those above and read the file again"),
                ),
                suggestions: Vec::new(),
            });
        }
        self.diagnostics
    }

    /// The diagnostics with the file's name, and measures by their ids where they have one.
    pub(in crate::register) fn finish<'w>(
        self,
        file: Option<&str>,
        measures: impl Fn(usize) -> Option<&'w Whereabouts>,
    ) -> Vec<Diagnostic> {
        let mut diagnostics = self.into_diagnostics();
        for diagnostic in &mut diagnostics {
            let place = &mut diagnostic.place;
            place.file = file.map(ToString::to_string);
            let within = place.field.as_deref().and_then(|path| within_measure(path, &measures));
            if let Some((measure, field)) = within {
                let field = Some(field.to_string()).filter(|field| !field.is_empty());
                place.row = place.row.or(measure.row);
                if measure.id.is_some() {
                    place.measure.clone_from(&measure.id);
                    place.field = field;
                }
            }
        }
        diagnostics
    }
}

/// The measure that a path leads into, and the rest of the path.
fn within_measure<'w, 'p>(
    path: &'p str,
    measures: impl Fn(usize) -> Option<&'w Whereabouts>,
) -> Option<(&'w Whereabouts, &'p str)> {
    let (number, rest) = path.strip_prefix("measures[")?.split_once(']')?;
    let measure = measures(number.parse().ok()?)?;
    Some((measure, rest.strip_prefix('.').unwrap_or(rest)))
}
