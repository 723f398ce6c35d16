//! Ratings, with the municipality's own labels and number of levels.

use super::number;
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// How a municipality rates its measures: S/A/B/C, A–D, 達成/未達成. As many levels as it has.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct RatingScale {
    /// What the scale is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its levels, the best first.
    pub levels: Vec<RatingLevel>,
}

/// A level of a [`RatingScale`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct RatingLevel {
    /// Its label, once in the scale.
    pub label: String,
    /// The least achievement in percent that earns it; none for a level that is only given by hand (「−」).
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "number::serialize_some")]
    pub at_least: Option<f64>,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<String>,
}
