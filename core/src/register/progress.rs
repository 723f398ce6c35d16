//! Progress: achievement and pace of each indicator, rolled up to measures, items, principles and the whole.

use super::achievement::weighted_mean;
use super::answer::Account;
use super::counts::counts;
use super::late::{self, Late};
use super::{
    Achievement, Answer, Because, Bilingual, Date, Direction, Finding, FiscalYear, Indicator, IndicatorKind,
    Measure, Measurement, NotEvaluable, Omission, Pace, PaceDetail, Query, Register, Status, Target,
};
use crate::{Alignment, Item};
use alloc::{format, string::String, vec, vec::Vec};
use serde::{Deserialize, Serialize};

/// How [`progress`] is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct ProgressOptions {
    /// The day to answer for. None is the register's own; without either, all values count and nothing is late.
    pub as_of: Option<Date>,
    /// So many points around what was expected are still on track; 0 or more.
    pub tolerance: f64,
    /// A newest value older than so many days calls for a new one. The default is a year and a half: a year's figures
    /// come in during the next.
    pub stale_after_days: u32,
}

impl Default for ProgressOptions {
    fn default() -> Self {
        Self { as_of: None, tolerance: 5.0, stale_after_days: 548 }
    }
}

/// The progress of a register.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Progress {
    /// Of all measures together.
    pub whole: Rollup,
    /// Of each measure that counts, in the order of the register.
    pub measures: Vec<MeasureProgress>,
    /// Of each item that a measure serves, itself or by what stands below it, in plan order.
    pub items: Vec<ItemProgress>,
    /// Of each principle that a measure was assessed against, in plan order.
    pub principles: Vec<PrincipleProgress>,
    /// At the end of each fiscal year with a value, the newest 50; the last one up to the day of the answer.
    pub years: Vec<YearProgress>,
    /// What is late, in the order of the register.
    pub late: Vec<Late>,
}

/// Several measures together: each counts the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rollup {
    /// The mean of the measures' progress in percent, with two decimals; none where none has one.
    pub progress: Option<f64>,
    /// Measures that went into it.
    pub counted: usize,
    /// Measures without a figure, which did not.
    pub left_out: usize,
    /// Measures by their pace.
    pub pace: PaceCounts,
}

counts! {
    /// How many are of each [`Pace`].
    PaceCounts of Pace {
        Ahead ahead;
        OnTrack on_track;
        Behind behind;
        NotEvaluable not_evaluable;
    }
}

/// The progress of a measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MeasureProgress {
    /// The measure's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub status: Option<Status>,
    /// The mean of its indicators' achievement (0–100), each counted by its weight, in percent with two decimals.
    pub progress: Option<f64>,
    /// Indicators that went into it.
    pub counted: usize,
    /// Indicators that did not: without a figure, or of no weight.
    pub left_out: usize,
    /// The verdict on the mean achievement of those indicators that have a pace, against the mean of what was expected.
    pub pace: Pace,
    /// That mean of what was expected, in percent with two decimals.
    pub expected: Option<f64>,
    /// Each indicator.
    pub indicators: Vec<IndicatorProgress>,
}

/// The progress of an indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IndicatorProgress {
    /// Its name.
    pub name: String,
    /// What it tells.
    pub kind: Option<IndicatorKind>,
    /// The unit of its values.
    pub unit: Option<String>,
    /// Which way is better, as it was counted.
    pub direction: Direction,
    /// How much it counts; none where it cannot be counted.
    pub weight: Option<f64>,
    /// Where it began.
    pub baseline: Option<Measurement>,
    /// What is to be reached, in number or words.
    pub target: Option<Target>,
    /// The newest value up to the day of the answer.
    pub actual: Option<Measurement>,
    /// How far it has come.
    pub achievement: Option<Achievement>,
    /// Why that cannot be said.
    pub not_evaluable: Vec<Because<NotEvaluable>>,
    /// Whether the newest value is as good as the target; also known where there is no baseline.
    pub target_met: Option<bool>,
    /// Against the time passed.
    pub pace: PaceDetail,
}

/// The progress of the measures that serve an item, or anything below it. A measure counts once.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ItemProgress {
    /// The item.
    pub item: Item,
    /// Of the measures that are mainly for it (◎).
    pub primary: Rollup,
    /// Of these and the related ones (○).
    pub all: Rollup,
}

/// The progress of the measures to which a principle applies: found satisfied, partially or not satisfied.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PrincipleProgress {
    /// The principle.
    pub principle: Item,
    /// Of all these measures.
    pub all: Rollup,
    /// Of those that satisfy it.
    pub satisfied: Rollup,
}

/// The progress at the end of a fiscal year, from what had been measured until then.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct YearProgress {
    /// The year; a number, that of its April.
    pub fiscal_year: FiscalYear,
    /// The day: 31 March, or the day of the answer where that is earlier.
    pub day: Date,
    /// Of all measures together; their pace is that of the day.
    pub whole: Rollup,
    /// Of each measure.
    pub measures: Vec<YearOfMeasure>,
}

/// A measure at the end of a fiscal year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct YearOfMeasure {
    /// The measure's id.
    pub id: String,
    /// As [`MeasureProgress::progress`].
    pub progress: Option<f64>,
    /// As [`MeasureProgress::pace`].
    pub pace: Pace,
}

impl IndicatorProgress {
    /// The progress of an indicator at a day. `period` lends the pace the dates that baseline and target lack; of the
    /// options' days only the tolerance counts here beside `as_of`.
    fn at(measure: &Measure, indicator: &Indicator, actual: Option<Measurement>, day: Day) -> Self {
        let achievement = indicator.achievement_of(actual);
        let direction = indicator.better();
        let target = indicator.target.as_ref().and_then(|target| target.value);
        let reasons = achievement.as_ref().err().into_iter().flatten();
        Self {
            name: indicator.name.clone(),
            kind: indicator.kind,
            unit: indicator.unit.clone(),
            direction,
            weight: indicator.counted_weight(),
            baseline: indicator.baseline,
            target: indicator.target.clone(),
            actual,
            not_evaluable: reasons.map(|reason| Because::new(*reason, reason.says(indicator))).collect(),
            target_met: target.zip(actual).map(|(target, actual)| direction.meets(actual.value, target)),
            pace: PaceDetail::of(
                indicator,
                measure.period,
                actual,
                achievement.as_ref().ok().copied(),
                day.as_of,
                day.tolerance,
            ),
            achievement: achievement.ok(),
        }
    }

    /// What goes into the measure's mean: percent and weight.
    fn counted(&self) -> Option<(f64, f64)> {
        Some((self.achievement?.percent, self.weight?))
    }
}

/// The day of an answer, and what is on track on it.
#[derive(Debug, Clone, Copy)]
struct Day {
    as_of: Option<Date>,
    tolerance: f64,
}

impl MeasureProgress {
    /// The progress of one measure, whatever its status, by itself.
    pub fn of(measure: &Measure, options: &ProgressOptions) -> Self {
        let day = Day { as_of: options.as_of, tolerance: options.tolerance };
        Self::at(measure, day, |indicator| indicator.newest(options.as_of))
    }

    fn at(measure: &Measure, day: Day, value: impl Fn(&Indicator) -> Option<Measurement>) -> Self {
        let indicators: Vec<_> = measure
            .indicators
            .iter()
            .map(|indicator| IndicatorProgress::at(measure, indicator, value(indicator), day))
            .collect();
        let counted = indicators.iter().filter_map(IndicatorProgress::counted).count();
        let paced = || indicators.iter().filter_map(|i| Some((i.counted()?, i.pace.expected?)));
        let expected = weighted_mean(paced().map(|((_, weight), expected)| (expected, weight)));
        let actual = weighted_mean(paced().map(|(counted, _)| counted));
        Self {
            id: measure.id.clone(),
            title: measure.title.clone(),
            status: measure.status,
            progress: weighted_mean(indicators.iter().filter_map(IndicatorProgress::counted)),
            counted,
            left_out: indicators.len() - counted,
            pace: actual
                .zip(expected)
                .map_or(Pace::NotEvaluable, |(actual, expected)| Pace::of(actual, expected, day.tolerance)),
            expected,
            indicators,
        }
    }
}

impl Rollup {
    pub(super) fn of<'m>(measures: impl IntoIterator<Item = &'m MeasureProgress>) -> Self {
        let mut rollup = Self::default();
        let mut values = Vec::new();
        for measure in measures {
            rollup.pace.add(measure.pace);
            match measure.progress {
                Some(progress) => values.push((progress, 1.0)),
                None => rollup.left_out += 1,
            }
        }
        rollup.counted = values.len();
        rollup.progress = weighted_mean(values);
        rollup
    }
}

/// How far a register's measures have come, with the reasons behind each figure.
///
/// An indicator's achievement is 100 · (actual − baseline) / (target − baseline), held within 0–100. A measure's progress is
/// the mean of its indicators, each by its weight; that of an item, a principle or the whole is the mean of its measures.
/// What has no figure goes into no mean and is counted and named instead. Means are taken of figures as they are shown, so
/// that they can be worked out again on paper. Measures that were given up or consolidated are left out.
pub fn progress(register: &Register, options: &ProgressOptions) -> Answer<Progress> {
    let mut account = Account::new(options.as_of, &[register]);
    let options = ProgressOptions { as_of: account.as_of, ..*options };
    let measures = account.measures(0, register);
    let progress: Vec<_> = measures.iter().map(|measure| MeasureProgress::of(measure, &options)).collect();
    for measure in &progress {
        count(&mut account, measure);
    }
    let rows: Vec<_> = measures.iter().copied().zip(&progress).collect();
    let answer = Progress {
        whole: Rollup::of(&progress),
        items: items(&rows),
        principles: principles(&rows, options.as_of),
        years: years(&measures, &options, &mut account),
        late: rows.iter().flat_map(|(measure, row)| late::of(measure, row, &options)).collect(),
        measures: progress,
    };
    account.answer(Query::Progress, answer)
}

/// Counts a measure's indicators, and notes those that are left out.
pub(super) fn count(account: &mut Account, measure: &MeasureProgress) {
    account.counts.indicators += measure.indicators.len();
    account.counts.indicators_counted += measure.counted;
    for indicator in &measure.indicators {
        let mut leave_out = |omission, text| {
            account.leave_out(Some(&measure.id), Some(&indicator.name), omission, text);
        };
        if indicator.achievement.is_none() {
            leave_out(Omission::NotEvaluable, joined(&indicator.not_evaluable));
        } else if indicator.weight.is_none() {
            let text = Bilingual::new(
                "重みが正の数ではないので、施策の進捗に数えません。",
                "its weight is no positive number: it does not count in the measure's progress",
            );
            leave_out(Omission::Weightless, text);
        }
    }
    if measure.progress.is_none() {
        let text = Bilingual::new(
            "進捗を計算できる指標がありません。",
            "no indicator from which progress could be worked out",
        );
        account.leave_out(Some(&measure.id), None, Omission::NothingToCount, text);
    }
}

fn joined(reasons: &[Because<NotEvaluable>]) -> Bilingual {
    let ja: Vec<_> = reasons.iter().map(|because| because.text.ja.as_str()).collect();
    let en: Vec<_> = reasons.iter().map(|because| because.text.en.as_str()).collect();
    Bilingual::new(ja.concat(), en.join("; "))
}

type Row<'m> = (&'m Measure, &'m MeasureProgress);

fn items(rows: &[Row<'_>]) -> Vec<ItemProgress> {
    let mut by_item = vec![(Vec::new(), Vec::new()); usize::from(u8::MAX) + 1];
    for (measure, row) in rows {
        for item in served(measure, Some(Alignment::Primary)) {
            by_item[usize::from(item.id())].0.push(*row);
        }
        for item in served(measure, None) {
            by_item[usize::from(item.id())].1.push(*row);
        }
    }
    let row = |item: Item| {
        let (primary, all) = &by_item[usize::from(item.id())];
        (!all.is_empty()).then(|| ItemProgress {
            item,
            primary: Rollup::of(primary.iter().copied()),
            all: Rollup::of(all.iter().copied()),
        })
    };
    Item::everything().filter_map(row).collect()
}

/// The items that a measure serves and all that hold them, each once. `alignment` none is either.
pub(super) fn served(measure: &Measure, alignment: Option<Alignment>) -> Vec<Item> {
    let aligned = measure.alignments.iter().filter(|a| alignment.is_none_or(|wanted| a.alignment == wanted));
    let mut items = Vec::new();
    for item in aligned.flat_map(|a| core::iter::once(a.item).chain(a.item.ancestors())) {
        if !items.contains(&item) {
            items.push(item);
        }
    }
    items
}

fn principles(rows: &[Row<'_>], as_of: Option<Date>) -> Vec<PrincipleProgress> {
    let applies = [Finding::Satisfied, Finding::PartiallySatisfied, Finding::NotSatisfied];
    let row = |principle: Item| {
        let of = |wanted: &[Finding]| {
            let measures =
                rows.iter().filter(|(measure, _)| wanted.contains(&measure.finding(principle, as_of)));
            measures.map(|(_, row)| *row).collect::<Vec<_>>()
        };
        let all = of(&applies);
        (!all.is_empty()).then(|| PrincipleProgress {
            principle,
            all: Rollup::of(all),
            satisfied: Rollup::of(of(&[Finding::Satisfied])),
        })
    };
    Item::ALL.filter(|item| item.kind().is_principle()).filter_map(row).collect()
}

fn years(measures: &[&Measure], options: &ProgressOptions, account: &mut Account) -> Vec<YearProgress> {
    /// So many are told. No plan runs longer; a file with a value in each year since 1868 would get an answer a thousand
    /// times its size.
    const MOST: usize = 50;
    let values = || measures.iter().flat_map(|measure| &measure.indicators).flat_map(|i| &i.measurements);
    let known = |date: &Date| options.as_of.is_none_or(|as_of| *date <= as_of);
    let mut years: Vec<_> = values().filter_map(|m| m.date).filter(known).map(Date::fiscal_year).collect();
    let undated = values().any(|m| m.date.is_none());
    years.extend(options.as_of.filter(|_| undated).map(Date::fiscal_year));
    years.sort_unstable();
    years.dedup();
    for FiscalYear(year) in years.drain(..years.len().saturating_sub(MOST)) {
        let text = Bilingual::new(
            format!("{year}年度は、新しい{MOST}年度より前なので省きました。"),
            format!("fiscal year {year} is before the newest {MOST}"),
        );
        account.leave_out(None, None, Omission::BeyondLimit, text);
    }
    let year = |fiscal_year: FiscalYear| {
        let day = fiscal_year.end()?;
        let day = options.as_of.map_or(day, |as_of| day.min(as_of));
        Some(year(fiscal_year, day, years.last() == Some(&fiscal_year), measures, options))
    };
    years.iter().copied().filter_map(year).collect()
}

/// `last`: values without a date count, since they are the newest.
fn year(
    fiscal_year: FiscalYear,
    day: Date,
    last: bool,
    measures: &[&Measure],
    options: &ProgressOptions,
) -> YearProgress {
    let value = |indicator: &Indicator| {
        if last { indicator.newest(Some(day)) } else { indicator.newest_dated(Some(day)) }
    };
    let at = Day { as_of: Some(day), tolerance: options.tolerance };
    let progress: Vec<_> = measures.iter().map(|measure| MeasureProgress::at(measure, at, value)).collect();
    YearProgress {
        fiscal_year,
        day,
        whole: Rollup::of(&progress),
        measures: progress
            .into_iter()
            .map(|row| YearOfMeasure { id: row.id, progress: row.progress, pace: row.pace })
            .collect(),
    }
}
