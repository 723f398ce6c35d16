//! A measure and what belongs to it.

use super::{Date, Extra, Indicator, LocalGovernmentCode, extra};
use crate::{Alignment, Item};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

words! {
    /// Where a measure stands.
    Status, "状況", "status" {
        /// 予定: not begun.
        Planned = 1, "planned";
        /// 実施中: under way.
        InProgress = 2, "in-progress";
        /// 完了: done.
        Completed = 3, "completed";
        /// 見直し中: being revised.
        UnderReview = 4, "under-review";
        /// 休止: resting.
        Suspended = 5, "suspended";
        /// 廃止: given up.
        Discontinued = 6, "discontinued";
        /// 統合: continued by another measure ([`Measure::consolidated_into`]).
        Consolidated = 7, "consolidated";
    }
}

words! {
    /// How a measure stands against a principle.
    Finding, "判定", "finding" {
        /// 満たしている.
        Satisfied = 1, "satisfied";
        /// 一部満たしている.
        PartiallySatisfied = 2, "partially-satisfied";
        /// 満たしていない.
        NotSatisfied = 3, "not-satisfied";
        /// 対象外.
        NotApplicable = 4, "not-applicable";
        /// 未評価: the same as saying nothing.
        NotAssessed = 5, "not-assessed";
    }
}

words! {
    /// A stage of the cycle of planning and review.
    PdcaStage, "PDCAの段階", "PDCA stage" {
        /// 計画.
        Plan = 1, "plan";
        /// 実行.
        Do = 2, "do";
        /// 評価.
        Check = 3, "check";
        /// 改善.
        Act = 4, "act";
    }
}

words! {
    /// What a review decided.
    ReviewOutcome, "見直しの結果", "review outcome" {
        /// 継続.
        Continue = 1, "continue";
        /// 拡充.
        Expand = 2, "expand";
        /// 見直し.
        Revise = 3, "revise";
        /// 縮小.
        Reduce = 4, "reduce";
        /// 統合.
        Consolidate = 5, "consolidate";
        /// 廃止.
        Discontinue = 6, "discontinue";
        /// 完了.
        Complete = 7, "complete";
    }
}

/// A measure (施策): what a municipality does under the plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Measure {
    /// The municipality's own number or name for it, the same from year to year (施策番号).
    pub id: String,
    /// What it is called (施策名).
    pub title: String,
    /// What it does, in a sentence or more (概要).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Who carries it out, where it is not the register's owner.
    #[serde(skip_serializing_if = "Owner::is_empty")]
    pub owner: Owner,
    /// When it runs (期間).
    #[serde(skip_serializing_if = "Period::is_empty")]
    pub period: Period,
    /// Where it stands (状況).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// The id of the measure that continues this one (統合先).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consolidated_into: Option<String>,
    /// Where it is in the cycle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<PdcaStage>,
    /// The municipality's own rating: a label of [`RatingScale`](super::RatingScale).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Option<String>,
    /// The items of the plan that it serves (該当項目).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alignments: Vec<AlignedItem>,
    /// How it stands against the principles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assessments: Vec<Assessment>,
    /// What is measured (指標).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// Steps on the way (工程表).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roadmap: Vec<Milestone>,
    /// Reviews held and to be held (見直し).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<Review>,
    /// What anyone can look up about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Columns of the municipality's own, in their order.
    #[serde(skip_serializing_if = "Extra::is_empty_map", with = "extra::map")]
    pub extra: Vec<(String, Extra)>,
}

/// Who carries out a measure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Owner {
    /// The municipality's or prefecture's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<LocalGovernmentCode>,
    /// Its name, as the file has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The department (所管課).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
}

impl Owner {
    /// Whether nothing is known.
    pub const fn is_empty(&self) -> bool {
        self.code.is_none() && self.name.is_none() && self.department.is_none()
    }
}

/// From a first to a last day, both included; either may be open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Period {
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Date>,
}

impl Period {
    /// Whether both ends are open.
    pub const fn is_empty(&self) -> bool {
        self.start.is_none() && self.end.is_none()
    }
}

/// An item of the plan that a measure serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AlignedItem {
    /// The item.
    pub item: Item,
    /// How closely.
    pub alignment: Alignment,
    /// Why (該当理由).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rationale: Option<String>,
}

impl AlignedItem {
    /// An item without a rationale.
    pub const fn new(item: Item, alignment: Alignment) -> Self {
        Self { item, alignment, rationale: None }
    }
}

/// What was found of a measure against one principle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Assessment {
    /// The principle, an item of one of the five sets.
    pub principle: Item,
    /// What was found.
    pub finding: Finding,
    /// What the finding rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Who assessed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessor: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What else is to be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Assessment {
    /// A finding with nothing behind it yet.
    pub const fn new(principle: Item, finding: Finding) -> Self {
        Self { principle, finding, evidence: Vec::new(), assessor: None, date: None, note: None }
    }
}

/// Something that can be looked up. At least one of `title` and `url` says what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Evidence {
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where it is; `https:` and `http:` addresses are shown as links, anything else as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was made or looked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

/// A step on the way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Milestone {
    /// What is to be reached.
    pub title: String,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// When it was reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed: Option<Date>,
}

/// A review, held or to be held.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Review {
    /// By when it is to be held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// When it was held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<Date>,
    /// What it decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ReviewOutcome>,
    /// What else is to be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
