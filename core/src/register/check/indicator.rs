//! The checks of a measure's indicators.

use super::{Check, folded};
use crate::register::{Direction, Indicator, IndicatorKind, Measure, Rule, Severity, Status};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    format,
    string::{String, ToString as _},
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
}

impl Names {
    /// More names than most registers have.
    const MOST: usize = 1_000;

    fn number(&mut self, name: &str) -> usize {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let next = self.folded.len();
        let number = *self.folded.entry(folded(name)).or_insert(next);
        self.numbers.insert(name.into(), number);
        number
    }

    /// Forgets them where they are many.
    fn make_room(&mut self) {
        if self.numbers.len() > Self::MOST {
            *self = Self::default();
        }
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
        self.names.make_room();
        let mut names = BTreeSet::new();
        for (at, indicator) in measure.indicators.iter().enumerate() {
            let field = Entry(at);
            if measure.indicators.len() > 1 && !names.insert(self.names.number(&indicator.name)) {
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
            if !value.is_finite() {
                let reason = ["数ではありません。".to_string(), "not a number".to_string()];
                self.error(
                    Rule::OutOfRange,
                    &format!("{field}.{part}.value"),
                    Some(&value.to_string()),
                    reason,
                );
            } else if is_share && !(0.0..=100.0).contains(&value) {
                let reason = [
                    "利用率が 0～100% の外にあります。".to_string(),
                    "a usage rate outside 0–100 %".to_string(),
                ];
                self.warn(
                    Rule::OutOfRange,
                    &format!("{field}.{part}.value"),
                    Some(&value.to_string()),
                    reason,
                );
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
