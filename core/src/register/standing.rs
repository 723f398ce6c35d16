//! Where a measure stands, without the words that [`progress`](fn@super::progress) has for it.

use super::achievement::weighted_mean;
use super::{
    Achievement, Date, Indicator, Measure, Measurement, Pace, PaceDetail, Period, ProgressOptions, Status,
};

/// How far a measure has come, and whether anything of it is late.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Standing {
    /// The mean of its indicators, in percent.
    pub achievement: Option<f64>,
    pub is_late: bool,
}

impl Standing {
    /// `latest` is the newest value of each indicator up to the day of the options.
    pub fn of(measure: &Measure, latest: &[Option<Measurement>], options: &ProgressOptions) -> Self {
        let mut is_late = options.as_of.is_some_and(|as_of| is_overdue(measure, as_of));
        let done = measure.status == Some(Status::Completed);
        let counted = |(indicator, actual): (&Indicator, &Option<Measurement>)| {
            let achievement = indicator.achieved(*actual);
            is_late = is_late || is_behind(indicator, *actual, achievement, measure.period, done, options);
            Some((achievement?.percent, indicator.counted_weight()?))
        };
        let achievement = weighted_mean(measure.indicators.iter().zip(latest).filter_map(counted));
        Self { achievement, is_late }
    }
}

/// Whether a day of the measure itself, of its roadmap or of its reviews has passed without what was to be by then.
fn is_overdue(measure: &Measure, as_of: Date) -> bool {
    let passed = |day: Option<Date>| day.is_some_and(|day| day < as_of);
    let missed = |due, held: Option<Date>| passed(due) && held.is_none_or(|held| held > as_of);
    let Measure { period, status, .. } = measure;
    *status == Some(Status::Planned) && passed(period.start)
        || *status != Some(Status::Completed) && passed(period.end)
        || measure.roadmap.iter().any(|step| missed(step.due, step.completed))
        || measure.reviews.iter().any(|review| missed(review.due, review.held))
}

/// Whether an indicator is behind its pace, missed its target, or was not measured for long. `done`: its measure is
/// completed.
fn is_behind(
    indicator: &Indicator,
    actual: Option<Measurement>,
    achievement: Option<Achievement>,
    period: Period,
    done: bool,
    options: &ProgressOptions,
) -> bool {
    let Some(as_of) = options.as_of else { return false };
    let target = indicator.target.as_ref();
    let met = target
        .and_then(|target| target.value)
        .zip(actual)
        .map(|(target, actual)| indicator.better().meets(actual.value, target));
    let end = target.and_then(|target| target.date).or(period.end);
    let ended = target.is_some() && end.is_some_and(|end| end < as_of);
    let old = actual
        .and_then(|actual| actual.date)
        .is_some_and(|day| i64::from(as_of.days_since(day)) > i64::from(options.stale_after_days));
    let behind = |achievement| {
        let achievement = Some(achievement);
        let pace = PaceDetail::of(indicator, period, actual, achievement, options.as_of, options.tolerance);
        pace.pace == Pace::Behind
    };
    ended && met.map_or(!done, |met| !met)
        || old && met != Some(true) && !done
        || achievement.is_some_and(behind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::{MeasureProgress, arbitrary, late};
    use alloc::vec::Vec;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_same_with_words_and_without(
            register in arbitrary::register(),
            day in proptest::option::of(arbitrary::date()),
        ) {
            // Some things are late only on a day near to theirs.
            let ends = register.measures.iter().filter_map(|measure| measure.period.end);
            let days: Vec<_> = ends.flat_map(|end| [-400, 0, 1, 600].map(|days| end.plus_days(days))).collect();
            for as_of in days.into_iter().chain([day]) {
                let options = ProgressOptions { as_of, ..ProgressOptions::default() };
                for measure in &register.measures {
                    let progress = MeasureProgress::of(measure, &options);
                    let late = late::of(measure, &progress, &options);
                    let latest: Vec<_> = measure.indicators.iter().map(|own| own.newest(as_of)).collect();
                    let want = Standing { achievement: progress.progress, is_late: !late.is_empty() };
                    prop_assert_eq!(Standing::of(measure, &latest, &options), want, "{:?}: {:?}", measure, late);
                }
            }
        }
    }
}
