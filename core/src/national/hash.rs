//! What tells measures apart without reading them.

use super::builder::{NO_DAY, epoch};
use crate::register::{Date, Measure, Measurement};
use alloc::vec::Vec;
use xxhash_rust::xxh3::xxh3_64;

/// Hashes measures: of two that differ in more than whose they are and their id, one in 2⁶⁴ has the other's.
#[derive(Debug)]
pub(super) struct RowHasher {
    epoch: Option<Date>,
    /// What is hashed, kept for its room.
    bytes: Vec<u8>,
}

impl RowHasher {
    pub fn new() -> Self {
        Self { epoch: epoch(), bytes: Vec::new() }
    }

    /// The hash of a measure: of what the columns hold of it, `latest` among that, and of the `rest`.
    pub fn hash(&mut self, measure: &Measure, latest: &[Option<Measurement>], rest: &[u8]) -> u64 {
        self.bytes.clear();
        self.text(Some(&measure.title));
        self.text(Some(&measure.summary));
        self.number(measure.status.map(|status| status.number().into()));
        self.number(measure.stage.map(|stage| stage.number().into()));
        self.text(measure.rating.as_deref());
        self.day(measure.period.start);
        self.day(measure.period.end);
        self.length(measure.alignments.len());
        for aligned in &measure.alignments {
            self.bytes.extend([aligned.item.id(), aligned.alignment.number()]);
        }
        self.length(measure.assessments.len());
        for assessment in &measure.assessments {
            self.bytes.extend([assessment.principle.id(), assessment.finding.number()]);
        }
        self.length(measure.indicators.len());
        for (indicator, latest) in measure.indicators.iter().zip(latest) {
            self.text(Some(&indicator.name));
            self.text(indicator.unit.as_deref());
            self.number(indicator.kind.map(|kind| kind.number().into()));
            self.number(indicator.direction.map(|direction| direction.number().into()));
            let target = indicator.target.as_ref().and_then(|target| target.value);
            for value in [indicator.baseline.map(|baseline| baseline.value), target, latest.map(|l| l.value)]
            {
                self.number(value.map(f64::to_bits));
            }
            self.day(latest.and_then(|latest| latest.date));
        }
        self.bytes.extend_from_slice(rest);
        xxh3_64(&self.bytes)
    }

    fn text(&mut self, text: Option<&str>) {
        self.length(text.map_or(usize::MAX, str::len));
        self.bytes.extend_from_slice(text.unwrap_or_default().as_bytes());
    }

    fn number(&mut self, number: Option<u64>) {
        self.bytes.push(number.is_some().into());
        self.bytes.extend(number.unwrap_or_default().to_le_bytes());
    }

    fn day(&mut self, date: Option<Date>) {
        let days = date.zip(self.epoch).map_or(NO_DAY, |(date, epoch)| date.days_since(epoch));
        self.bytes.extend(days.to_le_bytes());
    }

    fn length(&mut self, length: usize) {
        self.bytes.extend(length.to_le_bytes());
    }
}
