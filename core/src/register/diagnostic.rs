//! What was found wrong with a register, and where.

use alloc::{format, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

words! {
    /// How much a diagnostic matters.
    Severity, "重大度", "severity" {
        /// What it is about cannot be used: a file with an error is not loaded.
        Error = 1, "error";
        /// Someone should look at it.
        Warning = 2, "warning";
        /// Something was understood that was not written: 「5桁のコードを6桁に直しました」.
        Note = 3, "note";
    }
}

/// Something wrong, unusual or silently understood, with its place and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// What it is, one word for programs; see [`Rule`](super::Rule).
    pub rule: super::Rule,
    /// Where it is.
    pub place: Place,
    /// What stands there, as it was written; long values are cut and end in `…`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// What is wrong, in Japanese and English.
    pub reason: Bilingual,
    /// What to write instead, each ready to be put in the place of `value`; the likeliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<String>,
}

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// In Japanese.
    pub ja: String,
    /// In English.
    pub en: String,
}

impl Bilingual {
    /// A sentence of these two.
    pub fn new(ja: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ja: ja.into(), en: en.into() }
    }
}

/// Where something stands. What does not apply is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Place {
    /// The file, as its reader named it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row of a table as Excel counts it, or the line of a text, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// The column of a table by its header, or of a text by its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The measure's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// The field, `indicators[0].target.value`, within the measure or, without one, within the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

/// Characters of a value that are shown.
const SHOWN: usize = 60;

/// The beginning of a value.
pub(super) fn shortened(value: &str) -> String {
    match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.into(),
    }
}

words! {
    /// What a diagnostic is about.
    Rule, "規則", "rule" {
        /// No JSON.
        MalformedJson = 1, "malformed-json";
        /// A value of the wrong sort: a list where a text belongs.
        WrongType = 2, "wrong-type";
        /// A required value is missing.
        Missing = 3, "missing";
        /// A word that its closed list does not have.
        UnknownWord = 4, "unknown-word";
        /// No code of the plan.
        UnknownItem = 5, "unknown-item";
        /// An assessment of an item that is no principle.
        NotAPrinciple = 6, "not-a-principle";
        /// No date.
        MalformedDate = 7, "malformed-date";
        /// No number.
        MalformedNumber = 8, "malformed-number";
        /// No local government code.
        MalformedOwnerCode = 9, "malformed-owner-code";
        /// A local government code that no body has.
        UnknownOwnerCode = 10, "unknown-owner-code";
        /// The name is not that of the body with this code.
        OwnerNameDiffers = 11, "owner-name-differs";
        /// The same id twice.
        DuplicateId = 12, "duplicate-id";
        /// Two measures that look like one.
        LikelyDuplicate = 13, "likely-duplicate";
        /// The same item, principle, indicator or header twice.
        DuplicateEntry = 14, "duplicate-entry";
        /// An end before its beginning.
        DatesOutOfOrder = 15, "dates-out-of-order";
        /// Not the newest edition of the plan.
        EditionNotNewest = 16, "edition-not-newest";
        /// An edition whose items are not carried.
        EditionNotCarried = 17, "edition-not-carried";
        /// A measure that names no item of the plan.
        NoAlignment = 18, "no-alignment";
        /// A measure without an indicator.
        NoIndicator = 19, "no-indicator";
        /// An indicator without a target.
        NoTarget = 20, "no-target";
        /// An indicator without a baseline.
        NoBaseline = 21, "no-baseline";
        /// A target, but no value was ever measured.
        NoMeasurement = 22, "no-measurement";
        /// A finding of Satisfied with nothing behind it.
        NoEvidence = 23, "no-evidence";
        /// A review that should have been held.
        ReviewOverdue = 24, "review-overdue";
        /// A milestone that should have been reached.
        MilestoneOverdue = 25, "milestone-overdue";
        /// Consolidated into a measure that the register does not have, or that leads back.
        UnknownSuccessor = 26, "unknown-successor";
        /// A rating that the scale does not have.
        UnknownRating = 27, "unknown-rating";
        /// A scale that contradicts itself.
        MalformedScale = 28, "malformed-scale";
        /// A column without a name.
        UnnamedColumn = 29, "unnamed-column";
        /// A row with more cells than there are headers.
        RowTooLong = 30, "row-too-long";
        /// Rows of one measure that contradict one another.
        RowsDisagree = 31, "rows-disagree";
        /// Something was read otherwise than it is written.
        Understood = 32, "understood";
        /// Bytes that are no text in any encoding that is read.
        MalformedText = 33, "malformed-text";
        /// More than the limits allow.
        LimitExceeded = 34, "limit-exceeded";
        /// Neither JSON, JSON Lines, CSV nor a workbook, or a damaged one.
        UnreadableFile = 35, "unreadable-file";
        /// A character that the encoding does not have.
        Unencodable = 36, "unencodable";
        /// A column of the municipality's own, kept as it is.
        ExtraColumn = 37, "extra-column";
        /// A status that contradicts the rest of the measure.
        StatusContradicts = 38, "status-contradicts";
        /// A value out of its range.
        OutOfRange = 39, "out-of-range";
        /// A quote of a table that is not closed.
        OpenQuote = 40, "open-quote";
        /// A direction that contradicts baseline and target.
        DirectionContradicts = 41, "direction-contradicts";
    }
}
