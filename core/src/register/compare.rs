//! One municipality beside others.

use super::achievement::{difference, percent, round2};
use super::answer::Account;
use super::coverage::is_served;
use super::{
    Answer, Coverage, CoverageOptions, CoverageState, Date, FindingCounts, IndicatorKind, Measure, Owner,
    Progress, ProgressOptions, Query, QueryError, Register, Rollup, coverage, progress,
};
use crate::{Item, ItemKind};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// How [`compare`] is worked out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct CompareOptions {
    /// The day to answer for, the same for all. None is that of the first register that has one.
    pub as_of: Option<Date>,
    /// The items to compare. None are the visions, strategies and initiatives.
    pub items: Vec<Item>,
}

/// Registers beside one another.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Comparison {
    /// Each register, in the order given.
    pub peers: Vec<Peer>,
    /// The first register's figures beside the middle of the others.
    pub figures: Vec<FigureComparison>,
    /// By item, in plan order.
    pub items: Vec<ItemComparison>,
}

/// A register among others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Peer {
    /// What the register is called.
    pub title: Option<String>,
    /// Whose it is.
    pub owner: Owner,
    /// The day it describes itself.
    pub as_of: Option<Date>,
    /// Its place by progress, from 1; the same for the same progress, none without a figure.
    pub rank: Option<usize>,
    /// Its measures together.
    pub whole: Rollup,
    /// Its figures, in the order of [`Figure`]; none where there is nothing to work one out from.
    pub figures: Vec<FigureValue>,
}

/// A figure of a register.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FigureValue {
    /// Which.
    pub figure: Figure,
    /// How much.
    pub value: Option<f64>,
}

words! {
    /// What registers are compared by.
    Figure, "比較する数", "figure" {
        /// How many measures count.
        Measures = 1, "measures";
        /// Their progress together, in percent.
        Progress = 2, "progress";
        /// The share of measures of which something is late, in percent.
        Late = 3, "late";
        /// The share of visions, strategies, initiatives and their items with a measure, ◎ or ○, in percent.
        Covered = 4, "covered";
        /// The share of findings made, of all measures against all principles, in percent.
        Assessed = 5, "assessed";
        /// The share of these that satisfy the principle in full, where it applies, in percent.
        Satisfied = 6, "satisfied";
        /// The share of measures with a measured satisfaction or usage rate, in percent.
        Published = 7, "published";
    }
}

/// The first register's figure beside those of the others.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FigureComparison {
    /// Which.
    pub figure: Figure,
    /// That of the first register.
    pub own: Option<f64>,
    /// The median of the others that have one: the middle, or the mean of the two in the middle.
    pub others: Option<f64>,
    /// The first less the second.
    pub difference: Option<f64>,
}

/// An item in several registers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ItemComparison {
    /// The item.
    pub item: Item,
    /// In each register, in the order given.
    pub peers: Vec<ItemOfPeer>,
    /// How many registers have a measure for it.
    pub doing: usize,
    /// 実施率: their share, in percent.
    pub rate: Option<f64>,
    /// The numbers of the registers with the best progress, from 0.
    pub best: Vec<usize>,
}

/// An item in one register.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ItemOfPeer {
    /// Measures that serve it, or something below it.
    pub measures: usize,
    /// Their progress together.
    pub progress: Option<f64>,
}

/// A municipality's register, the first, beside those of chosen peers: figures, places, and item by item. All are worked out
/// for one day. Measures that were given up or consolidated are left out.
///
/// # Errors
///
/// Where fewer than two registers are given.
pub fn compare(registers: &[&Register], options: &CompareOptions) -> Result<Answer<Comparison>, QueryError> {
    if registers.len() < 2 {
        return Err(QueryError::wrong_number(Query::Compare, "2–", registers.len()));
    }
    let mut account = Account::new(options.as_of, registers);
    let mut works = Vec::with_capacity(registers.len());
    for (number, register) in registers.iter().enumerate() {
        let measures = account.measures(number, register);
        let work = Work::of(register, measures, account.as_of);
        work.progress.measures.iter().for_each(|measure| super::progress::count(&mut account, measure));
        works.push(work);
    }
    let answer = Comparison {
        peers: registers
            .iter()
            .zip(&works)
            .map(|(register, work)| Peer::of(register, work, &works))
            .collect(),
        figures: Figure::ALL.iter().map(|figure| FigureComparison::of(*figure, &works)).collect(),
        items: items(options).into_iter().map(|item| ItemComparison::of(item, &works)).collect(),
    };
    Ok(account.answer(Query::Compare, answer))
}

/// What is worked out for a register by itself.
struct Work<'r> {
    measures: Vec<&'r Measure>,
    progress: Progress,
    coverage: Coverage,
    as_of: Option<Date>,
}

impl<'r> Work<'r> {
    fn of(register: &'r Register, measures: Vec<&'r Measure>, as_of: Option<Date>) -> Self {
        let by_progress = ProgressOptions { as_of, ..ProgressOptions::default() };
        let by_coverage = CoverageOptions { as_of, ..CoverageOptions::default() };
        Self {
            measures,
            progress: progress(register, &by_progress).answer,
            coverage: coverage(register, &by_coverage).answer,
            as_of,
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "no register has 2^53 of anything")]
    fn figure(&self, figure: Figure) -> Option<f64> {
        let measures = self.measures.len();
        let findings = || self.coverage.principles.iter().map(|row| row.findings);
        let sum =
            |count: fn(&FindingCounts) -> usize| findings().map(|findings| count(&findings)).sum::<usize>();
        match figure {
            Figure::Measures => Some(measures as f64),
            Figure::Progress => self.progress.whole.progress,
            Figure::Late => percent(self.late(), measures),
            Figure::Covered => {
                let covered =
                    |row: &CoverageState| matches!(row, CoverageState::Primary | CoverageState::Related);
                let states = self.coverage.items.iter().map(|row| row.state);
                percent(states.filter(covered).count(), self.coverage.items.len())
            }
            Figure::Assessed => percent(sum(FindingCounts::assessed), measures * findings().count()),
            Figure::Satisfied => percent(sum(|findings| findings.satisfied), sum(FindingCounts::applicable)),
            Figure::Published => percent(self.published(), measures),
        }
    }

    /// Measures of which something is late.
    fn late(&self) -> usize {
        let mut ids: Vec<&str> = self.progress.late.iter().map(|late| late.measure.as_str()).collect();
        ids.dedup();
        ids.len()
    }

    /// Measures with a value of satisfaction or usage.
    fn published(&self) -> usize {
        let published = |measure: &&&Measure| {
            measure.indicators.iter().any(|indicator| {
                matches!(indicator.kind, Some(IndicatorKind::Satisfaction | IndicatorKind::UsageRate))
                    && indicator.newest(self.as_of).is_some()
            })
        };
        self.measures.iter().filter(published).count()
    }
}

impl Peer {
    fn of(register: &Register, work: &Work<'_>, all: &[Work<'_>]) -> Self {
        let progress = |work: &Work<'_>| work.progress.whole.progress;
        let better = |own: f64| all.iter().filter_map(progress).filter(|other| *other > own).count();
        Self {
            title: register.title.clone(),
            owner: register.owner.clone(),
            as_of: register.as_of,
            rank: progress(work).map(|own| better(own) + 1),
            whole: work.progress.whole,
            figures: Figure::ALL
                .iter()
                .map(|figure| FigureValue { figure: *figure, value: work.figure(*figure) })
                .collect(),
        }
    }
}

impl FigureComparison {
    fn of(figure: Figure, works: &[Work<'_>]) -> Self {
        let mut values = works.iter().map(|work| work.figure(figure));
        let own = values.next().flatten();
        let others = median(values.flatten().collect());
        Self { figure, own, others, difference: own.zip(others).map(|(own, others)| difference(own, others)) }
    }
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = values[(values.len() - 1) / 2];
    round2(f64::midpoint(lower, upper))
}

/// The items asked for, in plan order, each once.
fn items(options: &CompareOptions) -> Vec<Item> {
    let main = |item: &Item| {
        is_served(item.kind())
            && !matches!(item.kind(), ItemKind::InitiativeItem | ItemKind::InitiativeSubItem)
    };
    let asked = |item: &Item| {
        if options.items.is_empty() { main(item) } else { options.items.contains(item) }
    };
    Item::everything().filter(asked).collect()
}

impl ItemComparison {
    fn of(item: Item, works: &[Work<'_>]) -> Self {
        let peer = |work: &Work<'_>| {
            let row = work.progress.items.iter().find(|row| row.item == item).map(|row| row.all);
            ItemOfPeer {
                measures: row.map_or(0, |row| row.counted + row.left_out),
                progress: row.and_then(|row| row.progress),
            }
        };
        let peers: Vec<_> = works.iter().map(peer).collect();
        let doing = peers.iter().filter(|peer| peer.measures > 0).count();
        let best = peers.iter().filter_map(|peer| peer.progress).max_by(f64::total_cmp);
        let is_best = |peer: &ItemOfPeer| best.is_some() && peer.progress == best;
        Self {
            item,
            doing,
            rate: percent(doing, peers.len()),
            best: (0..peers.len()).filter(|at| is_best(&peers[*at])).collect(),
            peers,
        }
    }
}
