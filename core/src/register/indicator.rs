//! Indicators: what is measured, from where, towards what.

use super::{Date, number};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

words! {
    /// What an indicator tells.
    IndicatorKind, "指標の種類", "kind of indicator" {
        /// 進捗: how much has been done, KPI(進捗) of the plan's own list of measures.
        Progress = 1, "progress";
        /// 効果: what it brings about, KPI(効果).
        Effect = 2, "effect";
        /// 満足度.
        Satisfaction = 3, "satisfaction";
        /// 利用率.
        UsageRate = 4, "usage-rate";
    }
}

words! {
    /// Which way is better.
    Direction, "方向", "direction" {
        /// Higher is better; also what is meant where nothing is said and baseline and target do not say it.
        Higher = 1, "higher";
        /// Lower is better.
        Lower = 2, "lower";
    }
}

/// An indicator (指標) of a measure.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Indicator {
    /// What it is called, once in a measure.
    pub name: String,
    /// What it tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<IndicatorKind>,
    /// The unit of every value (単位), `%`, `件`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Which way is better; none is told by baseline and target ([`Indicator::direction`](Self::direction)).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Where it began (基準値).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Measurement>,
    /// What is to be reached (目標値).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// What was measured (実績値), in the order of the file; those without a date count as the newest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub measurements: Vec<Measurement>,
    /// Where the values come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How much it counts in the measure's progress, 0 or more; none counts 1.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "number::serialize_some")]
    pub weight: Option<f64>,
}

/// A value, and the day it was so. Always a finite number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Measurement {
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// How much, in the indicator's unit.
    #[serde(serialize_with = "number::serialize")]
    pub value: f64,
}

/// What is to be reached: a number, a text (「全庁で導入」), or a number and the words it was found in (「80%以上」).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Target {
    /// The number, in the indicator's unit.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "number::serialize_some")]
    pub value: Option<f64>,
    /// The words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}
