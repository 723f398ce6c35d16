//! Satisfaction, usage and other indicators as series, with what changed since the last review.

use super::achievement::difference;
use super::answer::Account;
use super::counts::counts;
use super::{
    Answer, Because, Bilingual, Date, Direction, Indicator, IndicatorKind, Measure, MeasureRef, Measurement,
    Omission, Query, Register, Target,
};
use alloc::{format, string::String, vec, vec::Vec};
use serde::{Deserialize, Serialize};

/// What [`indicators`] looks at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct IndicatorsOptions {
    /// Values measured after this day do not count. None is the register's own.
    pub as_of: Option<Date>,
    /// The day since when changes are told. None is that of each measure's last review.
    pub since: Option<Date>,
    /// The kinds of indicators. The default is satisfaction and usage rate.
    pub kinds: Vec<IndicatorKind>,
}

impl Default for IndicatorsOptions {
    fn default() -> Self {
        Self { as_of: None, since: None, kinds: vec![IndicatorKind::Satisfaction, IndicatorKind::UsageRate] }
    }
}

/// Indicators as series.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Indicators {
    /// Each indicator of the kinds asked for, in the order of the register.
    pub series: Vec<Series>,
    /// The same summed up by kind.
    pub kinds: Vec<KindTrends>,
    /// Measures that count and have no such indicator.
    pub without: Vec<MeasureRef>,
}

/// An indicator's values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Series {
    /// The measure's id.
    pub measure: String,
    /// Its title.
    pub title: String,
    /// The indicator's name.
    pub name: String,
    /// What it tells.
    pub kind: Option<IndicatorKind>,
    /// The unit of its values.
    pub unit: Option<String>,
    /// Which way is better.
    pub direction: Direction,
    /// Where it began.
    pub baseline: Option<Measurement>,
    /// What is to be reached.
    pub target: Option<Target>,
    /// What was measured, the oldest first and what has no date last; of several values of one day the last.
    pub points: Vec<Point>,
    /// The day since when the change is told.
    pub since: Option<Date>,
    /// The newest value measured up to that day.
    pub before: Option<Measurement>,
    /// The newest value, measured after it.
    pub latest: Option<Measurement>,
    /// The latest value less that before, in the unit of the values.
    pub change: Option<f64>,
    /// Whether that is for the better.
    pub trend: Trend,
    /// Why it cannot be said.
    pub reason: Option<Because<NoTrend>>,
}

/// A value of a series.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Point {
    /// When it was measured.
    pub date: Option<Date>,
    /// How much.
    pub value: f64,
    /// How much more than the point before.
    pub change: Option<f64>,
}

words! {
    /// Where a value goes.
    Trend, "変化", "trend" {
        /// 良くなった.
        Better = 1, "better";
        /// 変わらない.
        Same = 2, "same";
        /// 悪くなった.
        Worse = 3, "worse";
        /// わからない.
        Unknown = 4, "unknown";
    }
}

words! {
    /// Why a change cannot be told.
    NoTrend, "変化がわからない理由", "reason why a change cannot be told" {
        /// Nothing was ever measured, up to the day of the answer.
        NoMeasurement = 1, "no-measurement";
        /// The measure was never reviewed.
        NoReview = 2, "no-review";
        /// Nothing was measured up to the last review.
        NothingBefore = 3, "nothing-before";
        /// Nothing was measured since.
        NothingSince = 4, "nothing-since";
    }
}

impl NoTrend {
    fn says(self) -> Bilingual {
        let [ja, en] = match self {
            Self::NoMeasurement => ["実績値がありません。", "nothing was measured"],
            Self::NoReview => ["見直しがまだ行われていません。", "the measure was never reviewed"],
            Self::NothingBefore => {
                ["前回の見直しまでの実績値がありません。", "nothing was measured up to the last review"]
            }
            Self::NothingSince => {
                ["前回の見直しの後の実績値がありません。", "nothing was measured since the last review"]
            }
        };
        Bilingual::new(ja, en)
    }
}

/// The series of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KindTrends {
    /// The kind.
    pub kind: IndicatorKind,
    /// Its series by where they go.
    pub trends: TrendCounts,
}

counts! {
    /// Series by [`Trend`].
    TrendCounts of Trend {
        Better better;
        Same same;
        Worse worse;
        Unknown unknown;
    }
}

/// A register's indicators of satisfaction and usage, or of the kinds asked for, as series, with the change since the last
/// review. Measures that were given up or consolidated are left out.
pub fn indicators(register: &Register, options: &IndicatorsOptions) -> Answer<Indicators> {
    let mut account = Account::new(options.as_of, &[register]);
    let mut answer = Indicators::default();
    for measure in account.measures(0, register) {
        let wanted = |i: &&Indicator| i.kind.is_some_and(|kind| options.kinds.contains(&kind));
        let before = answer.series.len();
        for indicator in measure.indicators.iter().filter(wanted) {
            later(&mut account, measure, indicator);
            answer.series.push(Series::of(measure, indicator, account.as_of, options.since));
        }
        if answer.series.len() == before {
            answer.without.push(MeasureRef::of(measure));
        }
    }
    account.counts.indicators = answer.series.len();
    account.counts.indicators_counted = answer.series.iter().filter(|series| series.change.is_some()).count();
    answer.kinds = kinds(&answer.series, &options.kinds);
    account.answer(Query::Indicators, answer)
}

/// Notes the values measured after the day of the answer.
fn later(account: &mut Account, measure: &Measure, indicator: &Indicator) {
    let Some(as_of) = account.as_of else { return };
    for date in indicator.measurements.iter().filter_map(|m| m.date).filter(|date| *date > as_of) {
        let text = Bilingual::new(
            format!("{date} の実績値は基準日より後です。"),
            format!("its value of {date} is of after the day of the answer"),
        );
        account.leave_out(Some(&measure.id), Some(&indicator.name), Omission::Later, text);
    }
}

fn kinds(series: &[Series], wanted: &[IndicatorKind]) -> Vec<KindTrends> {
    let row = |kind: &IndicatorKind| {
        let mut trends = TrendCounts::default();
        series.iter().filter(|series| series.kind == Some(*kind)).for_each(|series| trends.add(series.trend));
        KindTrends { kind: *kind, trends }
    };
    IndicatorKind::ALL.iter().filter(|kind| wanted.contains(kind)).map(row).collect()
}

impl Series {
    fn of(measure: &Measure, indicator: &Indicator, as_of: Option<Date>, since: Option<Date>) -> Self {
        let since = since.or_else(|| measure.last_review(as_of));
        let latest = indicator.newest(as_of);
        let before = since.and_then(|since| indicator.newest_dated(Some(since)));
        let change = change(latest, since, before);
        let direction = indicator.better();
        Self {
            measure: measure.id.clone(),
            title: measure.title.clone(),
            name: indicator.name.clone(),
            kind: indicator.kind,
            unit: indicator.unit.clone(),
            direction,
            baseline: indicator.baseline,
            target: indicator.target.clone(),
            points: points(indicator, as_of),
            since,
            before,
            latest,
            change: change.ok(),
            trend: change.map_or(Trend::Unknown, |change| Trend::of(change, direction)),
            reason: change.err().map(|reason| Because::new(reason, reason.says())),
        }
    }
}

fn change(
    latest: Option<Measurement>,
    since: Option<Date>,
    before: Option<Measurement>,
) -> Result<f64, NoTrend> {
    let latest = latest.ok_or(NoTrend::NoMeasurement)?;
    let since = since.ok_or(NoTrend::NoReview)?;
    let before = before.ok_or(NoTrend::NothingBefore)?;
    if latest.date.is_some_and(|date| date <= since) {
        return Err(NoTrend::NothingSince);
    }
    Ok(difference(latest.value, before.value))
}

impl Trend {
    fn of(change: f64, direction: Direction) -> Self {
        if change == 0.0 {
            Self::Same
        } else if direction.meets(change, 0.0) {
            Self::Better
        } else {
            Self::Worse
        }
    }
}

impl Measure {
    /// The day of the last review held up to a day, or of all.
    pub fn last_review(&self, until: Option<Date>) -> Option<Date> {
        let held = self.reviews.iter().filter_map(|review| review.held);
        held.filter(|day| until.is_none_or(|until| *day <= until)).max()
    }
}

fn points(indicator: &Indicator, as_of: Option<Date>) -> Vec<Point> {
    let known = |m: &&Measurement| m.date.is_none_or(|date| as_of.is_none_or(|as_of| date <= as_of));
    let mut values: Vec<Measurement> = indicator.measurements.iter().filter(known).copied().collect();
    values.sort_by_key(|m| (m.date.is_none(), m.date));
    // Of one day the last stays, in the place of the first.
    values.dedup_by(|later, kept| {
        let same = later.date.is_some() && later.date == kept.date;
        if same {
            kept.value = later.value;
        }
        same
    });
    let mut last = None;
    let mut point = |m: Measurement| {
        let change = last.replace(m.value).map(|last| difference(m.value, last));
        Point { date: m.date, value: m.value, change }
    };
    values.into_iter().map(&mut point).collect()
}
