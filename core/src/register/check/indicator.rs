//! The checks of a measure's indicators.

use super::{Check, folded};
use crate::register::{Direction, Indicator, IndicatorKind, Measure, Rule, Severity, Status};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    format,
    string::{String, ToString as _},
    vec::Vec,
};
use core::fmt;

/// Where an indicator stands, written out where something is found of it.
#[derive(Debug, Clone, Copy)]
struct Entry(usize);

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "indicators[{}]", self.0)
    }
}

/// Where the day of a value stands in an indicator.
#[derive(Debug, Clone, Copy)]
struct Measured(usize);

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "measurements[{}].date", self.0)
    }
}

/// Names that come again and again: each is folded once, and those that fold to the same have the same number.
#[derive(Debug, Default)]
pub(super) struct Names {
    numbers: BTreeMap<String, usize>,
    folded: BTreeMap<String, usize>,
    /// The last name at each of the first places, and its number: mostly it stands there again.
    last: Vec<(String, usize)>,
    /// By number, the last measure that has the name.
    seen: Vec<u64>,
    /// How many measures there were.
    measures: u64,
}

impl Names {
    /// More names than most registers have, and more indicators than most measures.
    const MOST: usize = 1_000;
    const PLACES: usize = 16;

    /// Begins with a measure. Forgets the names where they are many.
    fn begin(&mut self) {
        if self.numbers.len() > Self::MOST {
            *self = Self::default();
        }
        self.measures += 1;
    }

    /// Whether the measure has not had this name yet.
    fn is_new(&mut self, at: usize, name: &str) -> bool {
        let number = self.number_at(at, name);
        core::mem::replace(&mut self.seen[number], self.measures) != self.measures
    }

    fn number_at(&mut self, at: usize, name: &str) -> usize {
        if let Some((_, number)) = self.last.get(at).filter(|(last, _)| last == name) {
            return *number;
        }
        let number = self.number(name);
        let known = (name.into(), number);
        if at < self.last.len() {
            self.last[at] = known;
        } else if at == self.last.len() && at < Self::PLACES {
            self.last.push(known);
        }
        number
    }

    fn number(&mut self, name: &str) -> usize {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let next = self.folded.len();
        let number = *self.folded.entry(folded(name)).or_insert(next);
        if number == next {
            self.seen.push(0);
        }
        self.numbers.insert(name.into(), number);
        number
    }
}

impl Check<'_> {
    pub(super) fn indicators(&mut self, measure: &Measure) {
        if measure.indicators.is_empty() && measure.is_active() && !self.only_counts(Severity::Warning) {
            let reason = [
                "指標がありません。進み具合や効果を測る指標を書いてください。".to_string(),
                "it has no indicator; say what tells its progress or effect".to_string(),
            ];
            self.warn(Rule::NoIndicator, "indicators", None, reason);
        }
        self.names.begin();
        for (at, indicator) in measure.indicators.iter().enumerate() {
            let field = Entry(at);
            if measure.indicators.len() > 1 && !self.names.is_new(at, &indicator.name) {
                let reason = [
                    "同じ名前の指標が二つあります。".to_string(),
                    "two indicators of the measure have this name".to_string(),
                ];
                self.warn(Rule::DuplicateEntry, &format!("{field}.name"), Some(&indicator.name), reason);
            }
            self.figures(indicator, field);
            self.dates(indicator, field);
            if measure.is_active() {
                self.gaps(indicator, measure.status, field);
            }
        }
    }

    /// What is missing of an indicator.
    fn gaps(&mut self, indicator: &Indicator, status: Option<Status>, field: Entry) {
        let name = Some(indicator.name.as_str());
        let Some(target) = &indicator.target else {
            if self.only_counts(Severity::Warning) {
                return;
            }
            let reason = ["目標がありません。".to_string(), "it has no target".to_string()];
            self.warn(Rule::NoTarget, &format!("{field}.target"), name, reason);
            return;
        };
        if target.value.is_none() {
            return;
        }
        if indicator.baseline.is_none() && !self.only_counts(Severity::Warning) {
            let reason = [
                "目標値はありますが、基準値がないので達成率を計算できません。".to_string(),
                "it has a target but no baseline, so that no progress can be told".to_string(),
            ];
            self.warn(Rule::NoBaseline, &format!("{field}.baseline"), name, reason);
        }
        // Nothing is measured of what has not begun.
        let is_missing = indicator.measurements.is_empty() && status != Some(Status::Planned);
        if is_missing && !self.only_counts(Severity::Warning) {
            let reason = [
                "目標値はありますが、実績値がまだありません。".to_string(),
                "it has a target, but no value was measured yet".to_string(),
            ];
            self.warn(Rule::NoMeasurement, &format!("{field}.measurements"), name, reason);
        }
    }

    /// Figures are numbers, and shares are within 100 %.
    fn figures(&mut self, indicator: &Indicator, field: Entry) {
        let baseline = indicator.baseline.map(|baseline| baseline.value);
        let target = indicator.target.as_ref().and_then(|target| target.value);
        let is_share =
            indicator.kind == Some(IndicatorKind::UsageRate) && indicator.unit.as_deref() == Some("%");
        let mut figure = |value: f64, part: fmt::Arguments<'_>| {
            if !value.is_finite() || is_share && !(0.0..=100.0).contains(&value) {
                self.figure(value, format_args!("{field}.{part}.value"));
            }
        };
        if let Some(value) = baseline {
            figure(value, format_args!("baseline"));
        }
        if let Some(value) = target {
            figure(value, format_args!("target"));
        }
        for (at, measurement) in indicator.measurements.iter().enumerate() {
            figure(measurement.value, format_args!("measurements[{at}]"));
        }
        if let Some(weight) = indicator.weight.filter(|weight| !(weight.is_finite() && *weight >= 0.0)) {
            let reason =
                ["重みは 0 以上の数にしてください。".to_string(), "a weight is 0 or more".to_string()];
            self.error(Rule::OutOfRange, &format!("{field}.weight"), Some(&weight.to_string()), reason);
        }
        self.direction(indicator, field);
    }

    /// A figure that is no number, or a share outside 100 %.
    #[cold]
    fn figure(&mut self, value: f64, field: fmt::Arguments<'_>) {
        let (field, written) = (field.to_string(), value.to_string());
        if value.is_finite() {
            let reason =
                ["利用率が 0～100% の外にあります。".to_string(), "a usage rate outside 0–100 %".to_string()];
            self.warn(Rule::OutOfRange, &field, Some(&written), reason);
        } else {
            let reason = ["数ではありません。".to_string(), "not a number".to_string()];
            self.error(Rule::OutOfRange, &field, Some(&written), reason);
        }
    }

    /// A target that lies the other way than the direction says.
    fn direction(&mut self, indicator: &Indicator, field: Entry) {
        let target = indicator.target.as_ref().and_then(|target| target.value);
        let (Some(direction), Some(baseline), Some(target)) =
            (indicator.direction, indicator.baseline, target)
        else {
            return;
        };
        let contradicts = match direction {
            Direction::Higher => target < baseline.value,
            Direction::Lower => target > baseline.value,
        };
        if contradicts {
            let reason = [
                format!("基準値 {} から目標値 {target} への向きと合いません。", baseline.value),
                format!("contradicts the way from the baseline, {}, to the target, {target}", baseline.value),
            ];
            self.warn(
                Rule::DirectionContradicts,
                &format!("{field}.direction"),
                Some(direction.name()),
                reason,
            );
        }
    }

    fn dates(&mut self, indicator: &Indicator, field: Entry) {
        let baseline = indicator.baseline.and_then(|baseline| baseline.date);
        let target = indicator.target.as_ref().and_then(|target| target.date);
        let has_none =
            baseline.or(target).is_none() && indicator.measurements.iter().all(|m| m.date.is_none());
        if has_none {
            return;
        }
        let since = ["基準日", "the day of the baseline"];
        self.in_order([baseline, target], format_args!("{field}.target.date"), Severity::Error, since);
        self.has_been(baseline, format_args!("{field}.baseline.date"));
        let mut measured = BTreeSet::new();
        for (at, measurement) in indicator.measurements.iter().enumerate() {
            let part = Measured(at);
            self.in_order(
                [baseline, measurement.date],
                format_args!("{field}.{part}"),
                Severity::Warning,
                since,
            );
            self.has_been(measurement.date, format_args!("{field}.{part}"));
            if let Some(date) = measurement.date.filter(|date| !measured.insert(*date)) {
                let reason = [
                    "同じ日の実績値が二つあります。".to_string(),
                    "two values were measured on this day".to_string(),
                ];
                self.warn(Rule::DuplicateEntry, &format!("{field}.{part}"), Some(&date.to_string()), reason);
            }
        }
    }
}
