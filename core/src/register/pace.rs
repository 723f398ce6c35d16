//! Whether an indicator has come as far as its dates ask.

use super::achievement::round2;
use super::{Achievement, Because, Date, Indicator, Measurement, NotEvaluable, Period};
use alloc::{vec, vec::Vec};
use serde::{Deserialize, Serialize};

words! {
    /// How the way made compares with the time that has passed.
    Pace, "進み具合", "pace" {
        /// 予定より進んでいる.
        Ahead = 1, "ahead";
        /// 予定どおり.
        OnTrack = 2, "on-track";
        /// 遅れている.
        Behind = 3, "behind";
        /// 評価できない.
        NotEvaluable = 4, "not-evaluable";
    }
}

impl Pace {
    /// `actual` and `expected` in percent: within `tolerance` points of one another is on track.
    pub(super) fn of(actual: f64, expected: f64, tolerance: f64) -> Self {
        let gap = actual - expected;
        if gap > tolerance {
            Self::Ahead
        } else if gap < -tolerance {
            Self::Behind
        } else {
            Self::OnTrack
        }
    }
}

/// The share of the way that was expected of an indicator, and how the actual one compares.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PaceDetail {
    /// The verdict.
    pub pace: Pace,
    /// The day of comparison: that of the newest value, or the day asked where the value has no date.
    pub day: Option<Date>,
    /// Where the way begins: the baseline's date, else the first day of the measure's period.
    pub start: Option<Date>,
    /// Where it ends: the target's date, else the last day of the measure's period.
    pub end: Option<Date>,
    /// Whether a date was taken from the measure's period.
    pub from_period: bool,
    /// The share of the way expected on that day, 0–100 percent: in a straight line from start to end. 100 all the way
    /// where the target is only to be kept.
    pub expected: Option<f64>,
    /// The unclamped achievement less what was expected, in points.
    pub gap: Option<f64>,
    /// Why there is no verdict.
    pub not_evaluable: Vec<Because<NotEvaluable>>,
}

impl PaceDetail {
    pub(super) fn of(
        indicator: &Indicator,
        period: Period,
        actual: Option<Measurement>,
        achievement: Option<Achievement>,
        as_of: Option<Date>,
        tolerance: f64,
    ) -> Self {
        let own_start = indicator.baseline.and_then(|baseline| baseline.date);
        let own_end = indicator.target.as_ref().and_then(|target| target.date);
        let start = own_start.or(period.start);
        let end = own_end.or(period.end);
        let mut detail = Self {
            pace: Pace::NotEvaluable,
            day: actual.and_then(|actual| actual.date).or(as_of),
            start,
            end,
            from_period: start != own_start || end != own_end,
            expected: None,
            gap: None,
            not_evaluable: Vec::new(),
        };
        match detail.compare(achievement, tolerance) {
            Ok(()) => {}
            Err(reasons) => {
                let because = |reason: NotEvaluable| Because::new(reason, reason.says(indicator));
                detail.not_evaluable = reasons.into_iter().map(because).collect();
            }
        }
        detail
    }

    fn compare(&mut self, achievement: Option<Achievement>, tolerance: f64) -> Result<(), Vec<NotEvaluable>> {
        let achievement = achievement.ok_or_else(|| vec![NotEvaluable::NoAchievement])?;
        let expected = if achievement.kept { 100.0 } else { self.expected()? };
        self.expected = Some(expected);
        self.gap = round2(achievement.unclamped - expected);
        self.pace = Pace::of(achievement.unclamped, expected, tolerance);
        Ok(())
    }

    fn expected(&self) -> Result<f64, Vec<NotEvaluable>> {
        let (Some(start), Some(end), Some(day)) = (self.start, self.end, self.day) else {
            let missing = [
                self.start.is_none().then_some(NotEvaluable::NoStart),
                self.end.is_none().then_some(NotEvaluable::NoEnd),
                self.day.is_none().then_some(NotEvaluable::NoDay),
            ];
            return Err(missing.into_iter().flatten().collect());
        };
        let (passed, whole) = (day.days_since(start), end.days_since(start));
        if whole <= 0 {
            return Err(vec![NotEvaluable::DatesOutOfOrder]);
        }
        let share = 100.0 * f64::from(passed) / f64::from(whole);
        round2(share.clamp(0.0, 100.0)).ok_or_else(|| vec![NotEvaluable::OutOfRange])
    }
}
