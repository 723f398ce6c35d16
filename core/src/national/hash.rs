//! What tells measures apart without reading them.

use crate::register::{Indicator, Measure, Measurement};
use alloc::vec::Vec;
use xxhash_rust::xxh3::xxh3_64;

/// What is hashed of a measure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'r> {
    pub measure: &'r Measure,
    /// The days on which it starts and ends, as columns have them.
    pub period: [i32; 2],
    /// The newest value of each indicator, which a column holds.
    pub newest: &'r [Option<Measurement>],
    /// Their days.
    pub days: &'r [i32],
    /// What no column holds.
    pub rest: &'r [u8],
}

/// Hashes measures: of two that differ in more than whose they are and their id, one in 2⁶⁴ has the other's.
#[derive(Debug, Default)]
pub(super) struct RowHasher {
    /// What is hashed, kept for its room.
    bytes: Vec<u8>,
}

impl RowHasher {
    /// The hash of a measure.
    pub fn hash(&mut self, row: &Row<'_>) -> u64 {
        let measure = row.measure;
        self.bytes.clear();
        self.text(Some(&measure.title));
        self.text(Some(&measure.summary));
        let status = measure.status.map(|status| status.number().into());
        let stage = measure.stage.map(|stage| stage.number().into());
        self.bytes.extend_from_slice([status, stage].map(number).as_flattened());
        self.text(measure.rating.as_deref());
        self.bytes.extend_from_slice(row.period.map(i32::to_le_bytes).as_flattened());
        self.length(measure.alignments.len() as u64);
        for aligned in &measure.alignments {
            self.bytes.extend_from_slice(&[aligned.item.id(), aligned.alignment.number()]);
        }
        self.length(measure.assessments.len() as u64);
        for assessment in &measure.assessments {
            self.bytes.extend_from_slice(&[assessment.principle.id(), assessment.finding.number()]);
        }
        self.length(measure.indicators.len() as u64);
        for ((indicator, newest), day) in measure.indicators.iter().zip(row.newest).zip(row.days) {
            self.indicator(indicator, *newest);
            self.bytes.extend_from_slice(&day.to_le_bytes());
        }
        self.bytes.extend_from_slice(row.rest);
        xxh3_64(&self.bytes)
    }

    fn indicator(&mut self, indicator: &Indicator, newest: Option<Measurement>) {
        self.text(Some(&indicator.name));
        self.text(indicator.unit.as_deref());
        let kind = indicator.kind.map(|kind| kind.number().into());
        let direction = indicator.direction.map(|direction| direction.number().into());
        let target = indicator.target.as_ref().and_then(|target| target.value);
        let values = [indicator.baseline.map(|baseline| baseline.value), target, newest.map(|m| m.value)];
        let [baseline, target, newest] = values.map(|value| value.map(f64::to_bits));
        let numbers = [kind, direction, baseline, target, newest].map(number);
        self.bytes.extend_from_slice(numbers.as_flattened());
    }

    fn text(&mut self, text: Option<&str>) {
        self.length(text.map_or(u64::MAX, |text| text.len() as u64));
        self.bytes.extend_from_slice(text.unwrap_or_default().as_bytes());
    }

    /// Of eight bytes, whatever the machine: collections that were made on different ones are compared.
    fn length(&mut self, length: u64) {
        self.bytes.extend_from_slice(&length.to_le_bytes());
    }
}

/// Whether there is a number, and which.
fn number(number: Option<u64>) -> [u8; 9] {
    let mut bytes = [0; 9];
    bytes[0] = number.is_some().into();
    bytes[1..].copy_from_slice(&number.unwrap_or_default().to_le_bytes());
    bytes
}
