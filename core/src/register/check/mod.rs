//! What is wrong or unusual about a register that can be read.

mod duplicates;
mod indicator;
mod items;
mod measure;
#[cfg(feature = "national")]
mod several;
#[cfg(test)]
mod tests;

#[cfg(feature = "national")]
pub(crate) use {
    duplicates::{COMPARED, Duplicates},
    several::Checker,
};

use super::{
    Bilingual, Date, Diagnostic, LocalGovernment, LocalGovernmentCode, Measure, Owner, Place, RatingScale,
    Register, Rule, Severity, diagnostic::shortened,
};
use crate::{Edition, fold};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;
use serde::{Deserialize, Serialize};

/// What a register is checked against.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct CheckOptions {
    /// The day at which things are overdue; none means the register's own ([`Register::as_of`]). Where there is none at all,
    /// nothing is overdue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
}

/// Checks a register: codes of bodies against their list, the edition of the plan, dates and their order, ids and titles
/// that one body has twice (that of the register, where a measure names none), what is missing (alignments, indicators,
/// targets, baselines, values, evidence), what is overdue, and what contradicts itself. What stands in the register first is
/// told first.
///
/// ```
/// use rashinban::register::{CheckOptions, ReadOptions, Rule, check, from_json};
///
/// let json = r#"[{ "id": "1", "title": "窓口", "alignments": "◎I01-02", "period": { "start": "2026-04-01", "end": "2025-03-31" } }]"#;
/// let register = from_json(json.as_bytes(), &ReadOptions::default()).register.unwrap();
/// let rules: Vec<Rule> = check(&register, &CheckOptions::default()).iter().map(|found| found.rule).collect();
/// assert_eq!(rules, [Rule::EditionNotNewest, Rule::DatesOutOfOrder, Rule::NoIndicator]);
/// ```
pub fn check(register: &Register, options: &CheckOptions) -> Vec<Diagnostic> {
    located(register, options, &|_, _| {})
}

/// [`check`], where each place is completed by who knows at which measure, of those in the register, it is.
pub(super) fn located(
    register: &Register,
    options: &CheckOptions,
    complete: &dyn Fn(Option<usize>, &mut Place),
) -> Vec<Diagnostic> {
    let mut check = Check::new(register, options);
    check.edition();
    check.owner(&register.owner, "owner");
    if let Some(scale) = &register.rating_scale {
        check.scale(scale);
    }
    check.found.iter_mut().for_each(|found| complete(None, &mut found.place));
    let duplicates = duplicates::of(register);
    for (at, (measure, duplicates)) in register.measures.iter().zip(duplicates).enumerate() {
        let before = check.found.len();
        check.measure(measure, &duplicates);
        check.found[before..].iter_mut().for_each(|found| complete(Some(at), &mut found.place));
    }
    check.found
}

/// A check that is being made.
struct Check<'r> {
    register: &'r Register,
    as_of: Option<Date>,
    /// Where each id stands first.
    ids: BTreeMap<&'r str, usize>,
    /// Where each body's stands first.
    own_ids: BTreeMap<(Option<LocalGovernmentCode>, &'r str), usize>,
    /// The measure that is being checked.
    measure: Option<&'r str>,
    found: Vec<Diagnostic>,
    /// How many of each severity.
    counts: [usize; Severity::ALL.len()],
    /// Whether what is found is only counted.
    counts_only: bool,
    names: indicator::Names,
}

impl<'r> Check<'r> {
    fn new(register: &'r Register, options: &CheckOptions) -> Self {
        let mut ids = BTreeMap::new();
        let mut own_ids = BTreeMap::new();
        for (at, measure) in register.measures.iter().enumerate() {
            ids.entry(measure.id.as_str()).or_insert(at);
            own_ids.entry((body(register, measure), measure.id.as_str())).or_insert(at);
        }
        Self {
            register,
            as_of: options.as_of.or(register.as_of),
            ids,
            own_ids,
            measure: None,
            found: Vec::new(),
            counts: [0; Severity::ALL.len()],
            counts_only: false,
            names: indicator::Names::default(),
        }
    }

    /// Counts what is found, where that is all that is done with it.
    fn only_counts(&mut self, severity: Severity) -> bool {
        self.counts[usize::from(severity.number() - 1)] += usize::from(self.counts_only);
        self.counts_only
    }

    /// Adds what was found at a field; the reason is Japanese, then English.
    fn add(
        &mut self,
        severity: Severity,
        rule: Rule,
        field: &str,
        value: Option<&str>,
        reason: [String; 2],
    ) -> &mut Diagnostic {
        let [ja, en] = reason;
        let field = Some(field.to_string()).filter(|field| !field.is_empty());
        let place = Place { measure: self.measure.map(String::from), field, ..Place::default() };
        let value = value.map(shortened);
        self.counts[usize::from(severity.number() - 1)] += 1;
        if self.counts_only {
            self.found.clear();
        }
        self.found.push(Diagnostic {
            severity,
            rule,
            place,
            value,
            reason: Bilingual { ja, en },
            suggestions: Vec::new(),
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    fn error(
        &mut self,
        rule: Rule,
        field: &str,
        value: Option<&str>,
        reason: [String; 2],
    ) -> &mut Diagnostic {
        self.add(Severity::Error, rule, field, value, reason)
    }

    fn warn(&mut self, rule: Rule, field: &str, value: Option<&str>, reason: [String; 2]) -> &mut Diagnostic {
        self.add(Severity::Warning, rule, field, value, reason)
    }

    fn edition(&mut self) {
        let edition = self.register.edition.unwrap_or(Edition::CARRIED);
        if !edition.is_carried() {
            let reason = [
                format!("{edition} 年版の項目は収めていません。コードは 2023 年版のものとして扱います。"),
                format!(
                    "the items of the edition {edition} are not carried; codes are taken for those of 2023"
                ),
            ];
            self.warn(Rule::EditionNotCarried, "edition", Some(edition.name()), reason);
        }
        if !edition.is_newest() {
            let newest = Edition::NEWEST;
            let sure = if newest.is_confirmed() {
                ["", ""]
            } else {
                ["(政府のページでは未確認)", " (not confirmed by the government's own pages)"]
            };
            let reason = [
                format!(
                    "最新の版ではありません。最新は {} 閣議決定の {newest} 年版です{}。",
                    newest.decided_on(),
                    sure[0]
                ),
                format!(
                    "not the newest edition, which is {newest}, decided on {}{}",
                    newest.decided_on(),
                    sure[1]
                ),
            ];
            let found =
                self.add(Severity::Note, Rule::EditionNotNewest, "edition", Some(edition.name()), reason);
            found.suggestions.push(newest.name().to_string());
        }
    }

    /// The code is a body's, and the name is that body's.
    fn owner(&mut self, owner: &Owner, field: &str) {
        let Some(code) = owner.code else { return };
        let Some(body) = LocalGovernment::by_code(code) else {
            // Made-up codes are many where registers are made up, and the whole list is gone through for each.
            if self.only_counts(Severity::Warning) {
                return;
            }
            let reason = [
                "この番号の地方公共団体は一覧(2026年7月)にありません。".to_string(),
                "no local government has this code in the list of July 2026".to_string(),
            ];
            let nearest = LocalGovernment::nearest(code).map(|body| body.code().to_string());
            let (field, written) = (format!("{field}.code"), code.to_string());
            self.warn(Rule::UnknownOwnerCode, &field, Some(&written), reason).suggestions.extend(nearest);
            return;
        };
        let Some(name) = &owner.name else { return };
        if !body.is_named(name) {
            let reason = [
                format!("{code} は{}です。名前かコードを直してください。", body.name()),
                format!("{code} is {}; mend the name or the code", body.name()),
            ];
            let found = self.warn(Rule::OwnerNameDiffers, &format!("{field}.name"), Some(name), reason);
            found.suggestions.push(body.name().to_string());
        }
    }

    /// Labels are there once, and their bounds fall from level to level.
    fn scale(&mut self, scale: &RatingScale) {
        let field = |at: usize, name: &str| format!("rating_scale.levels[{at}].{name}");
        if scale.levels.is_empty() {
            let reason = ["段階が一つもありません。".to_string(), "the scale has no level".to_string()];
            self.error(Rule::MalformedScale, "rating_scale.levels", None, reason);
        }
        let mut labels = BTreeSet::new();
        let mut bound = f64::INFINITY;
        for (at, level) in scale.levels.iter().enumerate() {
            if !labels.insert(level.label.as_str()) {
                let reason =
                    ["同じ名前の段階が二つあります。".to_string(), "two levels have this label".to_string()];
                self.error(Rule::MalformedScale, &field(at, "label"), Some(&level.label), reason);
            }
            let Some(at_least) = level.at_least else { continue };
            if at_least.is_nan() || at_least >= bound {
                let reason = [
                    "下限は、良い段階から順に小さくしてください。".to_string(),
                    "the bounds have to fall from the best level on".to_string(),
                ];
                self.error(Rule::MalformedScale, &field(at, "at_least"), Some(&at_least.to_string()), reason);
            }
            bound = at_least;
        }
    }

    /// An end is not before its beginning.
    #[inline]
    fn in_order(
        &mut self,
        [first, second]: [Option<Date>; 2],
        field: fmt::Arguments<'_>,
        severity: Severity,
        what: [&str; 2],
    ) {
        if let (Some(first), Some(second)) = (first, second) {
            if second < first {
                self.out_of_order([first, second], field, severity, what);
            }
        }
    }

    #[cold]
    fn out_of_order(
        &mut self,
        [first, second]: [Date; 2],
        field: fmt::Arguments<'_>,
        severity: Severity,
        [ja, en]: [&str; 2],
    ) {
        let reason = [format!("{ja}({first})より前の日です。"), format!("before {en}, {first}")];
        self.add(severity, Rule::DatesOutOfOrder, &field.to_string(), Some(&second.to_string()), reason);
    }

    /// What has happened did not happen after the day of the check.
    #[inline]
    fn has_been(&mut self, date: Option<Date>, field: fmt::Arguments<'_>) {
        if let (Some(date), Some(as_of)) = (date, self.as_of) {
            if date > as_of {
                self.is_to_come(date, as_of, field);
            }
        }
    }

    #[cold]
    fn is_to_come(&mut self, date: Date, as_of: Date, field: fmt::Arguments<'_>) {
        let reason = [
            format!("{as_of} より後の日です。済んだことの日付か、確かめてください。"),
            format!("after {as_of}; has it happened already?"),
        ];
        self.warn(Rule::DatesOutOfOrder, &field.to_string(), Some(&date.to_string()), reason);
    }

    /// Whether a day has passed.
    fn is_past(&self, date: Option<Date>) -> bool {
        matches!((date, self.as_of), (Some(date), Some(as_of)) if date < as_of)
    }
}

/// Whose a measure is: the code that it says itself, or that of its register.
fn body(register: &Register, measure: &Measure) -> Option<LocalGovernmentCode> {
    measure.owner.code.or(register.owner.code)
}

fn folded(text: &str) -> String {
    fold::fold(text).chars().filter(|c| !c.is_whitespace()).collect()
}
