//! Coverage both ways: which items and principles the measures reach, and which measures reach none.

use super::achievement::percent;
use super::answer::Account;
use super::counts::counts;
use super::progress::served;
use super::{Answer, Date, Finding, Measure, MeasureRef, Query, Register, Status};
use crate::{Alignment, Item, ItemKind};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// What [`coverage`] looks at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct CoverageOptions {
    /// Assessments made after this day do not count. None is the register's own.
    pub as_of: Option<Date>,
    /// Only this item and what stands below it.
    pub within: Option<Item>,
}

/// The coverage of the plan by a register, and of the register by the plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Coverage {
    /// Items × status: each vision, strategy, initiative and item of an initiative, in plan order.
    pub items: Vec<ItemCoverage>,
    /// The same summed up by kind.
    pub kinds: Vec<KindCoverage>,
    /// Items that no measure serves, itself, below or above.
    pub uncovered: Vec<Item>,
    /// Measures that name no item of the plan.
    pub unaligned: Vec<MeasureRef>,
    /// Principles × findings: each of the 31, in plan order.
    pub principles: Vec<PrincipleCoverage>,
    /// Principles against which no measure was assessed.
    pub never_assessed: Vec<Item>,
}

words! {
    /// How an item is reached by measures that count.
    CoverageState, "対応の状況", "state of coverage" {
        /// A measure is mainly for it (◎), or for something below it.
        Primary = 1, "primary";
        /// A measure is related to it (○), or to something below it.
        Related = 2, "related";
        /// Only by a measure for an item that holds it.
        FromAbove = 3, "from-above";
        /// By none.
        None = 4, "none";
    }
}

/// The measures that serve an item, or anything below it. A measure counts once, as ◎ where it is both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ItemCoverage {
    /// The item.
    pub item: Item,
    /// How it is reached.
    pub state: CoverageState,
    /// Measures mainly for it.
    pub primary: usize,
    /// Other measures, related to it.
    pub related: usize,
    /// All measures for it by their status: those given up or consolidated, too, which count nowhere else.
    pub statuses: StatusCounts,
    /// The ids of the measures that count, in the order of the register.
    pub measures: Vec<String>,
}

/// The items of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KindCoverage {
    /// The kind.
    pub kind: ItemKind,
    /// Its items.
    pub items: usize,
    /// Items by how they are reached.
    pub states: StateCounts,
    /// The share of items with a measure, ◎ or ○, in percent with two decimals.
    pub covered: Option<f64>,
}

/// The findings of the measures that count, against one principle.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PrincipleCoverage {
    /// The principle.
    pub principle: Item,
    /// Measures by what was found of them.
    pub findings: FindingCounts,
    /// The share of measures that were assessed, in percent with two decimals.
    pub assessed: Option<f64>,
    /// Measures that name the principle itself as an item that they serve.
    pub aligned: usize,
}

counts! {
    /// Items by [`CoverageState`].
    StateCounts of CoverageState {
        Primary primary;
        Related related;
        FromAbove from_above;
        None none;
    }
}

counts! {
    /// Measures by [`Finding`].
    FindingCounts of Finding {
        Satisfied satisfied;
        PartiallySatisfied partially_satisfied;
        NotSatisfied not_satisfied;
        NotApplicable not_applicable;
        NotAssessed not_assessed;
    }
}

impl FindingCounts {
    /// How many were assessed.
    pub const fn assessed(&self) -> usize {
        self.applicable() + self.not_applicable
    }

    /// To how many the principle applies.
    pub const fn applicable(&self) -> usize {
        self.satisfied + self.partially_satisfied + self.not_satisfied
    }
}

/// Measures by [`Status`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "named as the words of Status, where each is told")]
pub struct StatusCounts {
    pub planned: usize,
    pub in_progress: usize,
    pub completed: usize,
    pub under_review: usize,
    pub suspended: usize,
    pub discontinued: usize,
    pub consolidated: usize,
    /// Without a status.
    pub unstated: usize,
}

impl StatusCounts {
    fn add(&mut self, status: Option<Status>) {
        *match status {
            Some(Status::Planned) => &mut self.planned,
            Some(Status::InProgress) => &mut self.in_progress,
            Some(Status::Completed) => &mut self.completed,
            Some(Status::UnderReview) => &mut self.under_review,
            Some(Status::Suspended) => &mut self.suspended,
            Some(Status::Discontinued) => &mut self.discontinued,
            Some(Status::Consolidated) => &mut self.consolidated,
            None => &mut self.unstated,
        } += 1;
    }
}

/// Whether measures serve an item: neither a set nor a principle, which is to be applied to every measure.
pub(super) fn is_served(kind: ItemKind) -> bool {
    !kind.is_principle() && !matches!(kind, ItemKind::Set | ItemKind::Chapter)
}

/// Which items and principles of the plan a register's measures reach, and which measures reach none. An item is also reached
/// by what serves something below it. Measures that were given up or consolidated reach nothing; the matrix shows them in a
/// column of their own.
pub fn coverage(register: &Register, options: &CoverageOptions) -> Answer<Coverage> {
    let mut account = Account::new(options.as_of, &[register]);
    let active = account.measures(0, register);
    let within = |item: &Item| options.within.is_none_or(|whole| item.is_within(whole));
    let mut items = items(register);
    items.retain(|row| within(&row.item));
    let principles: Vec<_> = Item::ALL
        .filter(|item| item.kind().is_principle() && within(item))
        .map(|principle| PrincipleCoverage::of(principle, &active, account.as_of))
        .collect();
    let never = principles.iter().filter(|row| row.findings.assessed() == 0);
    let uncovered = items.iter().filter(|row| row.state == CoverageState::None);
    let answer = Coverage {
        kinds: kinds(&items),
        uncovered: uncovered.map(|row| row.item).collect(),
        unaligned: active.iter().filter(|m| m.alignments.is_empty()).map(|m| MeasureRef::of(m)).collect(),
        never_assessed: never.map(|row| row.principle).collect(),
        items,
        principles,
    };
    account.answer(Query::Coverage, answer)
}

fn items(register: &Register) -> Vec<ItemCoverage> {
    let row = |item| ItemCoverage {
        item,
        state: CoverageState::None,
        primary: 0,
        related: 0,
        statuses: StatusCounts::default(),
        measures: Vec::new(),
    };
    let mut rows: Vec<_> = Item::everything().map(row).collect();
    let index = |item: Item| usize::from(item.id()) - 1;
    for measure in &register.measures {
        let primary = served(measure, Some(Alignment::Primary));
        for item in served(measure, None) {
            let row = &mut rows[index(item)];
            row.statuses.add(measure.status);
            if measure.is_active() {
                row.measures.push(measure.id.clone());
                *(if primary.contains(&item) { &mut row.primary } else { &mut row.related }) += 1;
            }
        }
        if measure.is_active() {
            for below in measure.alignments.iter().flat_map(|a| a.item.descendants()) {
                rows[index(below)].state = CoverageState::FromAbove;
            }
        }
    }
    for row in &mut rows {
        if row.primary > 0 {
            row.state = CoverageState::Primary;
        } else if row.related > 0 {
            row.state = CoverageState::Related;
        }
    }
    rows.retain(|row| is_served(row.item.kind()));
    rows
}

fn kinds(items: &[ItemCoverage]) -> Vec<KindCoverage> {
    let of_kind = |kind: &ItemKind| {
        let mut states = StateCounts::default();
        items.iter().filter(|row| row.item.kind() == *kind).for_each(|row| states.add(row.state));
        let covered = states.primary + states.related;
        let all = covered + states.from_above + states.none;
        (all > 0).then(|| KindCoverage { kind: *kind, items: all, states, covered: percent(covered, all) })
    };
    ItemKind::ALL.iter().filter_map(of_kind).collect()
}

impl PrincipleCoverage {
    fn of(principle: Item, measures: &[&Measure], as_of: Option<Date>) -> Self {
        let mut findings = FindingCounts::default();
        for measure in measures {
            findings.add(measure.finding(principle, as_of));
        }
        let aligned = measures.iter().filter(|m| m.alignments.iter().any(|a| a.item == principle)).count();
        Self { principle, findings, assessed: percent(findings.assessed(), measures.len()), aligned }
    }
}
