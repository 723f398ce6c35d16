//! Registers: a municipality's measures (施策) under the plan.
//!
//! A [`Register`] holds [`Measure`]s. Each says which items of the plan it serves ([`AlignedItem`]), how it stands against
//! the principles ([`Assessment`]), what its [`Indicator`]s show, and where it is in the PDCA cycle. Types are plain data:
//! what a municipality writes is kept, also where it is incomplete; what is wrong with it is told by the checks.
//!
//! [`from_json`] and [`from_json_lines`] read what people write, with every error at once and a note on each value that was
//! understood otherwise than it is written; a file with an error is not loaded at all. [`to_json`] and [`to_json_lines`]
//! write the one form that is read back byte for byte, of which [`schema`](fn@schema) is the JSON Schema. serde reads that form
//! and no other.
//!
//! What is asked of registers is answered with the plan's edition, the day, what was counted, what was left out and why
//! ([`Answer`]). [`call`] asks by name, with JSON in and out, as the other surfaces do.
//!
//! | question | answer |
//! |---|---|
//! | [`checked`](fn@checked) | what is wrong or unusual; [`check`](fn@check) gives the bare list |
//! | [`coverage`](fn@coverage) | which items and principles the measures reach, and which measures reach none |
//! | [`assess`](fn@assess) | findings per measure and principle, what they lack, and the questions to ask |
//! | [`progress`](fn@progress) | achievement and pace per indicator, measure, item, principle and year; what is late and why |
//! | [`indicators`](fn@indicators) | satisfaction and usage as series, with the change since the last review |
//! | [`rating`](fn@rating) | the municipality's ratings beside what its scale gives for the progress |
//! | [`diff`](fn@diff) | what was added, revised, consolidated or discontinued between two snapshots |
//! | [`good_practice`](fn@good_practice) | the measures of others, ranked for an item or like one's own |
//! | [`compare`](fn@compare) | one register beside those of peers |

mod achievement;
mod answer;
#[cfg(test)]
pub(crate) mod arbitrary;
mod assess;
pub(crate) mod calendar;
mod call;
mod changes;
mod check;
mod checked;
#[cfg(feature = "tables")]
mod columns;
mod compare;
mod counts;
mod coverage;
mod date;
mod diagnostic;
mod diff;
mod era;
mod extra;
mod fields;
mod format;
mod good_practice;
mod indicator;
mod indicators;
mod labels;
mod late;
mod local_government;
mod measure;
#[cfg(feature = "tables")]
mod nest;
mod number;
mod pace;
pub(crate) mod places;
mod progress;
mod rating;
mod ratings;
mod read;
mod schema;
mod sheets;
mod similarity;
#[cfg(feature = "national")]
mod standing;
#[cfg(feature = "tables")]
mod tables;
mod understood;
mod write;

pub use achievement::{Achievement, NotEvaluable};
pub use answer::{Answer, Because, Correction, Counts, LeftOut, MeasureRef, Omission};
pub use assess::{
    Assess, AssessOptions, AssessmentRow, Checklist, Gap, MeasureAssessment, PrincipleAssessment, assess,
};
pub use call::{Query, QueryError, call};
pub use changes::{Change, ChangeKind};
#[cfg(feature = "national")]
pub(crate) use check::{COMPARED, Checker, Duplicates};
pub use check::{CheckOptions, check};
pub use checked::{Checked, checked};
#[cfg(feature = "tables")]
pub use columns::{COLUMNS, Column, Content};
pub use compare::{
    CompareOptions, Comparison, Figure, FigureComparison, FigureValue, ItemComparison, ItemOfPeer, Peer,
    compare,
};
pub use coverage::{
    Coverage, CoverageOptions, CoverageState, FindingCounts, ItemCoverage, KindCoverage, PrincipleCoverage,
    StateCounts, StatusCounts, coverage,
};
pub use date::{Date, DateError, FiscalYear};
pub use diagnostic::{Bilingual, Diagnostic, Place, Rule, Severity};
pub use diff::{Consolidation, Diff, DiffOptions, Fate, FateCounts, MeasureChange, Snapshot, diff};
pub use extra::Extra;
pub use format::Format;
pub use good_practice::{GoodPractice, GoodPracticeOptions, Like, Practice, good_practice};
#[cfg(feature = "national")]
pub(crate) use good_practice::{Wanted, hundredths, likeness, place};
pub use indicator::{Direction, Indicator, IndicatorKind, Measurement, Target};
pub use indicators::{
    Indicators, IndicatorsOptions, KindTrends, NoTrend, Point, Series, Trend, TrendCounts, indicators,
};
pub use late::{Late, LateReason};
pub use measure::{
    AlignedItem, Assessment, Evidence, Finding, Measure, Milestone, Owner, PdcaStage, Period, Review,
    ReviewOutcome, Status,
};

pub use local_government::{
    LocalGovernment, LocalGovernmentCode, LocalGovernmentCodeError, LocalGovernmentKind,
};
pub use pace::{Pace, PaceDetail};
pub use progress::{
    IndicatorProgress, ItemProgress, MeasureProgress, PaceCounts, PrincipleProgress, Progress,
    ProgressOptions, Rollup, YearOfMeasure, YearProgress, progress,
};
pub use rating::{RatingLevel, RatingScale};
pub use ratings::{LevelCount, MeasureRating, Rating, RatingOptions, RatingVerdict, rating};
pub use read::{FileEncoding, Loaded, ReadLimits, ReadOptions, from_json, from_json_lines, from_json_text};
#[cfg(feature = "national")]
pub(crate) use read::{Line, LineReader, whole};
pub use schema::schema;
pub use sheets::{Sheet, SheetsOptions, sheets};
#[cfg(feature = "national")]
pub(crate) use standing::Standing;
#[cfg(all(feature = "files", feature = "national"))]
pub(crate) use tables::save_parts;
#[cfg(all(feature = "tables", feature = "national"))]
pub(crate) use tables::{Held, RowReader, TableHead};
#[cfg(feature = "tables")]
pub use tables::{Layout, WriteError, WriteOptions, from_bytes, from_csv, from_xlsx, template};
#[cfg(feature = "files")]
pub use tables::{open, save_file};
#[cfg(feature = "national")]
pub(crate) use understood::Word;
pub use understood::{DateRole, Quantity, QuantityError, Reading, Understood};
pub use write::{to_json, to_json_lines};

use crate::Edition;
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// A municipality's measures, or those of several, as they stood on one day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Register {
    /// What the register is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The edition of the plan whose codes it uses; none means [`Edition::CARRIED`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<Edition>,
    /// The day it describes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// Whose it is, for the measures that do not say it themselves.
    #[serde(skip_serializing_if = "Owner::is_empty")]
    pub owner: Owner,
    /// How the municipality rates its measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating_scale: Option<RatingScale>,
    /// The measures, in the order of the municipality's plan.
    pub measures: Vec<Measure>,
    /// What else the file says of the whole, in its order.
    #[serde(skip_serializing_if = "Extra::is_empty_map", with = "extra::map")]
    pub extra: Vec<(String, Extra)>,
}
