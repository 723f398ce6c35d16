//! What is late at a day, and why.

use super::{Bilingual, Date, IndicatorProgress, Measure, MeasureProgress, Pace, ProgressOptions, Status};
use alloc::{format, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

words! {
    /// Why something is late.
    LateReason, "遅れの理由", "reason why it is late" {
        /// The measure should have begun.
        NotStarted = 1, "not-started";
        /// The measure's period has ended, and it is not completed.
        PeriodEnded = 2, "period-ended";
        /// The indicator is behind its pace.
        BehindPace = 3, "behind-pace";
        /// The day of the target has passed without it.
        TargetMissed = 4, "target-missed";
        /// The day of the target has passed, and nothing tells whether it was reached.
        TargetUnknown = 5, "target-unknown";
        /// The indicator was not measured for long.
        Stale = 6, "stale";
        /// A milestone was to be reached.
        MilestoneOverdue = 7, "milestone-overdue";
        /// A review was to be held.
        ReviewOverdue = 8, "review-overdue";
    }
}

/// Something that is late.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Late {
    /// The measure's id.
    pub measure: String,
    /// Its title.
    pub title: String,
    /// The indicator, where it is one that is late.
    pub indicator: Option<String>,
    /// The milestone, where it is one.
    pub milestone: Option<String>,
    /// Why.
    pub reason: LateReason,
    /// The day that has passed, or that of the last value.
    pub since: Option<Date>,
    /// The days since then.
    pub days: Option<i32>,
    /// How far behind what was expected, in points; for [`LateReason::BehindPace`].
    pub behind: Option<f64>,
    /// Why, in words.
    pub text: Bilingual,
}

/// What is late of a measure. What must be done by a day is late from the day after.
pub(super) fn of(measure: &Measure, progress: &MeasureProgress, options: &ProgressOptions) -> Vec<Late> {
    let Some(as_of) = options.as_of else { return Vec::new() };
    let mut list = List { measure, as_of, late: Vec::new() };
    list.period();
    for indicator in &progress.indicators {
        list.target(indicator);
        list.pace(indicator);
        list.stale(indicator, options.stale_after_days);
    }
    list.milestones();
    list.reviews();
    list.late
}

struct List<'m> {
    measure: &'m Measure,
    as_of: Date,
    late: Vec<Late>,
}

impl List<'_> {
    fn done(&self) -> bool {
        self.measure.status == Some(Status::Completed)
    }

    /// The day, if it has passed.
    fn passed(&self, day: Option<Date>) -> Option<Date> {
        day.filter(|day| *day < self.as_of)
    }

    fn push(&mut self, reason: LateReason, since: Option<Date>, text: Bilingual) -> &mut Late {
        let measure = self.measure;
        self.late.push(Late {
            measure: measure.id.clone(),
            title: measure.title.clone(),
            indicator: None,
            milestone: None,
            reason,
            since,
            days: since.map(|since| self.as_of.days_since(since)),
            behind: None,
            text,
        });
        let last = self.late.len() - 1;
        &mut self.late[last]
    }

    fn period(&mut self) {
        let period = self.measure.period;
        if let Some(start) =
            self.passed(period.start).filter(|_| self.measure.status == Some(Status::Planned))
        {
            let text = Bilingual::new(
                format!("{start} に始まる予定でしたが、まだ「予定」のままです。"),
                format!("it was to begin on {start} and is still planned"),
            );
            self.push(LateReason::NotStarted, Some(start), text);
        }
        if let Some(end) = self.passed(period.end).filter(|_| !self.done()) {
            let text = Bilingual::new(
                format!("期間は {end} までですが、完了していません。"),
                format!("its period ended on {end}, and it is not completed"),
            );
            self.push(LateReason::PeriodEnded, Some(end), text);
        }
    }

    fn target(&mut self, indicator: &IndicatorProgress) {
        let due = self.passed(indicator.pace.end).filter(|_| indicator.target.is_some());
        let Some(due) = due else { return };
        match indicator.target_met {
            Some(true) => {}
            Some(false) => {
                let text = Bilingual::new(
                    format!("目標の期日 {due} を過ぎましたが、目標値に届いていません。"),
                    format!("the target was to be reached by {due} and was not"),
                );
                self.push(LateReason::TargetMissed, Some(due), text).indicator = Some(indicator.name.clone());
            }
            None if self.done() => {}
            None => {
                let text = Bilingual::new(
                    format!("目標の期日 {due} を過ぎましたが、目標に届いたかどうかがわかりません。"),
                    format!("the target was to be reached by {due}; nothing tells whether it was"),
                );
                self.push(LateReason::TargetUnknown, Some(due), text).indicator =
                    Some(indicator.name.clone());
            }
        }
    }

    fn pace(&mut self, indicator: &IndicatorProgress) {
        let pace = &indicator.pace;
        let Some((achievement, expected)) = indicator.achievement.zip(pace.expected) else { return };
        if pace.pace == Pace::Behind {
            let actual = achievement.unclamped;
            let text = Bilingual::new(
                format!("予定では {expected}% のところ、{actual}% です。"),
                format!("{expected}% was expected, {actual}% was achieved"),
            );
            let late = self.push(LateReason::BehindPace, pace.day, text);
            late.behind = pace.gap.map(f64::abs);
            late.indicator = Some(indicator.name.clone());
        }
    }

    fn stale(&mut self, indicator: &IndicatorProgress, after_days: u32) {
        let Some(day) = indicator.actual.and_then(|actual| actual.date) else { return };
        let old = i64::from(self.as_of.days_since(day)) > i64::from(after_days);
        if old && indicator.target_met != Some(true) && !self.done() {
            let text = Bilingual::new(
                format!("最後の実績値は {day} のもので、その後の値がありません。"),
                format!("the last value is of {day}; none came after it"),
            );
            self.push(LateReason::Stale, Some(day), text).indicator = Some(indicator.name.clone());
        }
    }

    fn milestones(&mut self) {
        let as_of = self.as_of;
        for milestone in &self.measure.roadmap {
            let reached = milestone.completed.is_some_and(|day| day <= as_of);
            let Some(due) = self.passed(milestone.due).filter(|_| !reached) else { continue };
            let title = &milestone.title;
            let text = Bilingual::new(
                format!("「{title}」は {due} までの予定でしたが、終わっていません。"),
                format!("“{title}” was due by {due} and is not done"),
            );
            self.push(LateReason::MilestoneOverdue, Some(due), text).milestone = Some(title.clone());
        }
    }

    fn reviews(&mut self) {
        let as_of = self.as_of;
        for review in &self.measure.reviews {
            let held = review.held.is_some_and(|day| day <= as_of);
            let Some(due) = self.passed(review.due).filter(|_| !held) else { continue };
            let text = Bilingual::new(
                format!("{due} までに予定された見直しが行われていません。"),
                format!("the review due by {due} was not held"),
            );
            self.push(LateReason::ReviewOverdue, Some(due), text);
        }
    }
}
