//! How far an indicator has come from its baseline to its target.

use super::{Bilingual, Date, Direction, Indicator, Measurement};
use alloc::{format, vec::Vec};
use serde::{Deserialize, Serialize};

words! {
    /// Why there is no figure.
    NotEvaluable, "評価できない理由", "reason why there is no figure" {
        /// No baseline.
        NoBaseline = 1, "no-baseline";
        /// No target.
        NoTarget = 2, "no-target";
        /// The target is words without a number.
        TextTarget = 3, "text-target";
        /// Nothing was ever measured.
        NoMeasurement = 4, "no-measurement";
        /// Everything was measured after the day asked.
        MeasuredLater = 5, "measured-later";
        /// The figure is beyond what a number can hold.
        OutOfRange = 6, "out-of-range";
        /// Pace: no achievement to compare with.
        NoAchievement = 7, "no-achievement";
        /// Pace: neither the baseline nor the measure's period says when it begins.
        NoStart = 8, "no-start";
        /// Pace: neither the target nor the measure's period says when it ends.
        NoEnd = 9, "no-end";
        /// Pace: the value has no date, and no day was asked.
        NoDay = 10, "no-day";
        /// Pace: the end is not after the beginning.
        DatesOutOfOrder = 11, "dates-out-of-order";
    }
}

impl NotEvaluable {
    /// The reason in words; the words of a target that is text are the indicator's own.
    pub(super) fn says(self, indicator: &Indicator) -> Bilingual {
        let words = indicator.target.as_ref().and_then(|target| target.text.as_deref()).unwrap_or_default();
        let [ja, en] = match self {
            Self::NoBaseline => ["基準値がありません。", "there is no baseline"],
            Self::NoTarget => ["目標値がありません。", "there is no target"],
            Self::TextTarget => {
                return Bilingual::new(
                    format!("目標が文章です:「{words}」"),
                    format!("the target is words: “{words}”"),
                );
            }
            Self::NoMeasurement => ["実績値がありません。", "nothing was measured"],
            Self::MeasuredLater => {
                ["基準日までの実績値がありません。", "nothing was measured up to the day asked"]
            }
            Self::OutOfRange => ["数が大きすぎて計算できません。", "the numbers are too large to work with"],
            Self::NoAchievement => ["達成率が計算できません。", "there is no achievement to compare with"],
            Self::NoStart => [
                "始まりの日が、基準値にも施策の期間にもありません。",
                "neither baseline nor period says when it begins",
            ],
            Self::NoEnd => [
                "終わりの日が、目標値にも施策の期間にもありません。",
                "neither target nor period says when it ends",
            ],
            Self::NoDay => {
                ["実績値に日付がなく、基準日もわかりません。", "the value has no date, and no day was asked"]
            }
            Self::DatesOutOfOrder => {
                ["終わりの日が始まりの日より後ではありません。", "the end is not after the beginning"]
            }
        };
        Bilingual::new(ja, en)
    }
}

/// An achievement in percent: 0 at the baseline, 100 at the target.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Achievement {
    /// 0–100, with two decimals.
    pub percent: f64,
    /// The same before it was held within 0–100: negative where things got worse, above 100 where more was reached.
    pub unclamped: f64,
    /// Whether the baseline was at the target already, or beyond: then there is no way to go, and the achievement is 100
    /// where the target is kept and 0 where it is not.
    pub kept: bool,
}

impl Achievement {
    /// 100 · (actual − baseline) / (target − baseline), rounded to two decimals (a half away from zero). None where the
    /// numbers are too large to work with.
    ///
    /// ```
    /// use rashinban::register::{Achievement, Direction};
    ///
    /// let achievement = Achievement::new(Direction::Higher, 20.0, 80.0, 50.0).unwrap();
    /// assert_eq!(achievement.percent, 50.0);
    /// let beyond = Achievement::new(Direction::Lower, 30.0, 10.0, 5.0).unwrap();
    /// assert_eq!((beyond.percent, beyond.unclamped), (100.0, 125.0));
    /// ```
    pub fn new(direction: Direction, baseline: f64, target: f64, actual: f64) -> Option<Self> {
        let kept = direction.meets(baseline, target);
        let unclamped = if kept {
            if direction.meets(actual, target) { 100.0 } else { 0.0 }
        } else {
            round2(100.0 * ((actual - baseline) / (target - baseline)))?
        };
        Some(Self { percent: unclamped.clamp(0.0, 100.0), unclamped, kept })
    }
}

impl Direction {
    /// Whether `value` is as good as `target`, or better.
    pub(super) fn meets(self, value: f64, target: f64) -> bool {
        match self {
            Self::Higher => value >= target,
            Self::Lower => value <= target,
        }
    }
}

impl Indicator {
    /// Which way is better: what the indicator says, else what its baseline and target say, else higher.
    pub fn better(&self) -> Direction {
        let falls = || {
            let target = self.target.as_ref()?.value?;
            Some(target < self.baseline?.value)
        };
        self.direction.unwrap_or(match falls() {
            Some(true) => Direction::Lower,
            _ => Direction::Higher,
        })
    }

    /// How much it counts in its measure; none where that is no number that can be counted with.
    pub(super) fn counted_weight(&self) -> Option<f64> {
        let weight = self.weight.unwrap_or(1.0);
        (weight.is_finite() && weight > 0.0).then_some(weight)
    }

    /// The newest value measured up to a day, or of all: one without a date counts as the newest, and of several of the
    /// same day the last.
    pub fn newest(&self, until: Option<Date>) -> Option<Measurement> {
        let undated = self.measurements.iter().rfind(|m| m.date.is_none());
        undated.copied().or_else(|| self.newest_dated(until))
    }

    /// The same of values with a date alone.
    pub(super) fn newest_dated(&self, until: Option<Date>) -> Option<Measurement> {
        let known = |m: &&Measurement| m.date.is_some_and(|date| until.is_none_or(|until| date <= until));
        self.measurements.iter().filter(known).max_by_key(|m| m.date).copied()
    }

    /// How far the indicator had come on a day, from its newest value up to then; else every reason why that cannot be
    /// said.
    ///
    /// # Errors
    ///
    /// What is missing: baseline, target or value.
    pub fn achievement(&self, until: Option<Date>) -> Result<Achievement, Vec<NotEvaluable>> {
        self.achievement_of(self.newest(until))
    }

    /// The same without the reasons.
    #[cfg(feature = "national")]
    pub(super) fn achieved(&self, actual: Option<Measurement>) -> Option<Achievement> {
        let target = self.target.as_ref()?.value?;
        Achievement::new(self.better(), self.baseline?.value, target, actual?.value)
    }

    pub(super) fn achievement_of(
        &self,
        actual: Option<Measurement>,
    ) -> Result<Achievement, Vec<NotEvaluable>> {
        let target = self.target.as_ref();
        let value = target.and_then(|target| target.value);
        let (Some(baseline), Some(value), Some(actual)) = (self.baseline, value, actual) else {
            let words = target.is_some_and(|target| target.text.is_some());
            let missing = [
                self.baseline.is_none().then_some(NotEvaluable::NoBaseline),
                (value.is_none() && !words).then_some(NotEvaluable::NoTarget),
                (value.is_none() && words).then_some(NotEvaluable::TextTarget),
                (actual.is_none() && self.measurements.is_empty()).then_some(NotEvaluable::NoMeasurement),
                (actual.is_none() && !self.measurements.is_empty()).then_some(NotEvaluable::MeasuredLater),
            ];
            return Err(missing.into_iter().flatten().collect());
        };
        Achievement::new(self.better(), baseline.value, value, actual.value)
            .ok_or_else(|| [NotEvaluable::OutOfRange].into())
    }
}

/// Rounded to two decimals, a half away from zero; none where there is no such number.
pub(super) fn round2(value: f64) -> Option<f64> {
    round(value, 100.0)
}

/// Rounded to whole parts, so many of which make one; a half away from zero.
fn round(value: f64, parts: f64) -> Option<f64> {
    /// From here on a number has no parts left to round.
    const WHOLE: f64 = 9e15;
    // A half that a binary fraction misses by its last bits is a half.
    let scaled = value.abs() * parts * (1.0 + 4.0 * f64::EPSILON);
    if !scaled.is_finite() {
        None
    } else if scaled >= WHOLE {
        Some(value)
    } else {
        #[allow(clippy::cast_precision_loss, reason = "below 2^53")]
        let rounded = ((scaled + 0.5) as i64) as f64 / parts;
        Some(if value < 0.0 && rounded > 0.0 { -rounded } else { rounded })
    }
}

/// `a` less `b`, with as many decimals as the two have: 72.1 less 68.4 is 3.7. Of numbers too far apart, the largest that
/// there is.
pub(super) fn difference(a: f64, b: f64) -> f64 {
    let decimals = |value: f64| format!("{value}").split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let parts = [a, b]
        .map(decimals)
        .into_iter()
        .max()
        .map_or(1.0, |places| (0..places.min(9)).fold(1.0, |p, _| p * 10.0));
    let plain = (a - b).clamp(f64::MIN, f64::MAX);
    round(plain, parts).unwrap_or(plain)
}

/// The mean of values, each counted so much, with two decimals; none of no values.
pub(super) fn weighted_mean(values: impl IntoIterator<Item = (f64, f64)>) -> Option<f64> {
    let (sum, weight) = values
        .into_iter()
        .fold((0.0, 0.0), |(sum, all), (value, weight)| (sum + value * weight, all + weight));
    if weight > 0.0 { round2(sum / weight) } else { None }
}

/// `part` of `whole` in percent, with two decimals; none of nothing.
#[allow(clippy::cast_precision_loss, reason = "no register has 2^53 of anything")]
pub(super) fn percent(part: usize, whole: usize) -> Option<f64> {
    if whole == 0 { None } else { round2(100.0 * (part as f64 / whole as f64)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_away_from_zero() {
        for (value, rounded) in [
            (12.345, 12.35),
            (-12.345, -12.35),
            (0.285, 0.29),
            (1.005, 1.01),
            (33.333_333_333_333_336, 33.33),
            (66.666_666_666_666_67, 66.67),
            (99.994_999, 99.99),
            (-0.001, 0.0),
            (1e300, 1e300),
        ] {
            assert_eq!(round2(value), Some(rounded), "{value}");
            assert!(round2(value).is_some_and(|r| r != 0.0 || r.is_sign_positive()), "{value}");
        }
        assert_eq!(round2(f64::MAX), None);
    }

    #[test]
    #[allow(clippy::float_cmp, reason = "the decimals as they are written, not about them")]
    fn differences_have_the_decimals_of_their_values() {
        for (a, b, left) in
            [(72.1, 68.4, 3.7), (0.3, 0.1, 0.2), (1.0, 0.125, 0.875), (68.4, 72.1, -3.7), (5.0, 5.0, 0.0)]
        {
            assert_eq!(difference(a, b), left, "{a} - {b}");
        }
        assert_eq!(difference(f64::MAX, f64::MIN), f64::MAX);
    }

    #[test]
    fn numbers_beyond_range_have_no_achievement() {
        assert_eq!(Achievement::new(Direction::Higher, f64::MIN, 0.0, f64::MAX), None);
    }
}
