//! What no column holds of a measure, in a form that is small where there is little of it.

use crate::register::{
    Assessment, Date, Evidence, Extra, Indicator, Measure, Measurement, Milestone, Review, Target,
};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// What no column holds of a measure. Entries of lists come with their places.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Rest {
    /// Whether the code in the column is the register's, and the measure says none itself.
    #[serde(rename = "i", skip_serializing_if = "is_default")]
    pub inherits: bool,
    #[serde(rename = "n", skip_serializing_if = "is_default")]
    pub owner_name: Option<String>,
    #[serde(rename = "d", skip_serializing_if = "is_default")]
    pub department: Option<String>,
    #[serde(rename = "c", skip_serializing_if = "is_default")]
    pub consolidated_into: Option<String>,
    #[serde(rename = "w", skip_serializing_if = "is_default")]
    pub rationales: Vec<(usize, String)>,
    #[serde(rename = "a", skip_serializing_if = "is_default")]
    pub assessments: Vec<(usize, AssessmentRest)>,
    #[serde(rename = "k", skip_serializing_if = "is_default")]
    pub indicators: Vec<(usize, IndicatorRest)>,
    #[serde(rename = "m", skip_serializing_if = "is_default")]
    pub roadmap: Vec<Milestone>,
    #[serde(rename = "r", skip_serializing_if = "is_default")]
    pub reviews: Vec<Review>,
    #[serde(rename = "e", skip_serializing_if = "is_default")]
    pub evidence: Vec<Evidence>,
    /// As a list of pairs, since nothing keeps names from standing twice.
    #[serde(rename = "x", skip_serializing_if = "is_default")]
    pub extra: Vec<(String, Extra)>,
}

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct AssessmentRest {
    #[serde(rename = "e", skip_serializing_if = "is_default")]
    pub evidence: Vec<Evidence>,
    #[serde(rename = "a", skip_serializing_if = "is_default")]
    pub assessor: Option<String>,
    #[serde(rename = "d", skip_serializing_if = "is_default")]
    pub date: Option<Date>,
    #[serde(rename = "n", skip_serializing_if = "is_default")]
    pub note: Option<String>,
}

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct IndicatorRest {
    #[serde(rename = "b", skip_serializing_if = "is_default")]
    pub baseline_date: Option<Date>,
    /// The target's words and date; also there where a target is nothing but there.
    #[serde(rename = "t", skip_serializing_if = "is_default")]
    pub target: Option<(Option<String>, Option<Date>)>,
    /// All values, unless the newest is the only one.
    #[serde(rename = "m", skip_serializing_if = "is_default")]
    pub measurements: Vec<Measurement>,
    #[serde(rename = "s", skip_serializing_if = "is_default")]
    pub source: Option<String>,
    #[serde(rename = "w", skip_serializing_if = "is_default")]
    pub weight: Option<f64>,
}

impl Rest {
    /// `latest` is what the column says of each indicator.
    fn of(measure: &Measure, latest: &[Option<Measurement>], inherits: bool) -> Self {
        let rationales = measure.alignments.iter().enumerate();
        let assessments = measure.assessments.iter().enumerate().map(|(at, assessment)| {
            let rest = AssessmentRest {
                evidence: assessment.evidence.clone(),
                assessor: assessment.assessor.clone(),
                date: assessment.date,
                note: assessment.note.clone(),
            };
            (at, rest)
        });
        let indicators =
            measure.indicators.iter().zip(latest).map(|(i, latest)| IndicatorRest::of(i, *latest));
        Self {
            inherits,
            owner_name: measure.owner.name.clone(),
            department: measure.owner.department.clone(),
            consolidated_into: measure.consolidated_into.clone(),
            rationales: rationales.filter_map(|(at, a)| Some((at, a.rationale.clone()?))).collect(),
            assessments: assessments.filter(|(_, rest)| !is_default(rest)).collect(),
            indicators: indicators.enumerate().filter(|(_, rest)| !is_default(rest)).collect(),
            roadmap: measure.roadmap.clone(),
            reviews: measure.reviews.clone(),
            evidence: measure.evidence.clone(),
            extra: measure.extra.clone(),
        }
    }

    /// Whether the columns hold all of a measure.
    fn is_empty_of(measure: &Measure, latest: &[Option<Measurement>], inherits: bool) -> bool {
        let Measure { owner, consolidated_into, alignments, assessments, indicators, .. } = measure;
        !inherits
            && owner.name.is_none()
            && owner.department.is_none()
            && consolidated_into.is_none()
            && measure.roadmap.is_empty()
            && measure.reviews.is_empty()
            && measure.evidence.is_empty()
            && measure.extra.is_empty()
            && alignments.iter().all(|aligned| aligned.rationale.is_none())
            && assessments.iter().all(AssessmentRest::is_empty_of)
            && indicators
                .iter()
                .zip(latest)
                .all(|(indicator, latest)| IndicatorRest::is_empty_of(indicator, *latest))
    }

    /// The bytes that are kept of a measure; none of nothing.
    pub fn bytes_of(measure: &Measure, latest: &[Option<Measurement>], inherits: bool) -> Vec<u8> {
        if Self::is_empty_of(measure, latest, inherits) {
            return Vec::new();
        }
        // Texts, numbers and names alone: nothing in them can fail to be written.
        serde_json::to_vec(&Self::of(measure, latest, inherits)).unwrap_or_default()
    }

    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.is_empty() { Some(Self::default()) } else { serde_json::from_slice(bytes).ok() }
    }

    /// Puts it where it belongs.
    pub fn complete(self, measure: &mut Measure) {
        if self.inherits {
            measure.owner.code = None;
        }
        measure.owner.name = self.owner_name;
        measure.owner.department = self.department;
        measure.consolidated_into = self.consolidated_into;
        for (at, rationale) in self.rationales {
            if let Some(aligned) = measure.alignments.get_mut(at) {
                aligned.rationale = Some(rationale);
            }
        }
        for (at, rest) in self.assessments {
            if let Some(assessment) = measure.assessments.get_mut(at) {
                assessment.evidence = rest.evidence;
                assessment.assessor = rest.assessor;
                assessment.date = rest.date;
                assessment.note = rest.note;
            }
        }
        for (at, rest) in self.indicators {
            if let Some(indicator) = measure.indicators.get_mut(at) {
                rest.complete(indicator);
            }
        }
        measure.roadmap = self.roadmap;
        measure.reviews = self.reviews;
        measure.evidence = self.evidence;
        measure.extra = self.extra;
    }
}

impl AssessmentRest {
    fn is_empty_of(assessment: &Assessment) -> bool {
        let Assessment { evidence, assessor, date, note, .. } = assessment;
        evidence.is_empty() && assessor.is_none() && date.is_none() && note.is_none()
    }
}

impl IndicatorRest {
    fn is_empty_of(indicator: &Indicator, latest: Option<Measurement>) -> bool {
        let has_only_value = |t: &Target| t.value.is_some() && t.text.is_none() && t.date.is_none();
        let has_only_latest = match &indicator.measurements[..] {
            [] => true,
            [only] => Some(*only) == latest,
            _ => false,
        };
        indicator.baseline.is_none_or(|baseline| baseline.date.is_none())
            && indicator.target.as_ref().is_none_or(has_only_value)
            && has_only_latest
            && indicator.source.is_none()
            && indicator.weight.is_none()
    }

    fn of(indicator: &Indicator, latest: Option<Measurement>) -> Self {
        let has_only_latest = matches!(&indicator.measurements[..], [only] if Some(*only) == latest);
        let target = indicator.target.as_ref();
        let has_only_value = |t: &&Target| t.value.is_some() && t.text.is_none() && t.date.is_none();
        Self {
            baseline_date: indicator.baseline.and_then(|baseline| baseline.date),
            target: target.filter(|t| !has_only_value(t)).map(|t| (t.text.clone(), t.date)),
            measurements: if has_only_latest { Vec::new() } else { indicator.measurements.clone() },
            source: indicator.source.clone(),
            weight: indicator.weight,
        }
    }

    fn complete(self, indicator: &mut Indicator) {
        if let Some(baseline) = &mut indicator.baseline {
            baseline.date = self.baseline_date;
        }
        if let Some((text, date)) = self.target {
            let value = indicator.target.take().and_then(|target| target.value);
            indicator.target = Some(Target { value, text, date });
        }
        if !self.measurements.is_empty() {
            indicator.measurements = self.measurements;
        }
        indicator.source = self.source;
        indicator.weight = self.weight;
    }
}
