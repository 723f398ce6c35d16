//! The memory of earlier measures, for those that come.

use crate::register::{Indicator, Measure, Owner, Period};
use alloc::{string::String, vec::Vec};

/// Indicators and units that nobody needs any more. They may still say what they said.
#[derive(Debug, Default)]
pub(super) struct Spare {
    indicators: Vec<Indicator>,
    units: Vec<String>,
}

impl Spare {
    /// Takes from a measure what it says, but for its indicators.
    pub fn clear(measure: &mut Measure) {
        let Measure {
            id,
            title,
            summary,
            owner,
            period,
            status,
            consolidated_into,
            stage,
            rating,
            alignments,
            assessments,
            indicators: _,
            roadmap,
            reviews,
            evidence,
            extra,
        } = measure;
        [id, title, summary].into_iter().for_each(String::clear);
        *owner = Owner::default();
        *period = Period::default();
        (*status, *stage) = (None, None);
        (*consolidated_into, *rating) = (None, None);
        alignments.clear();
        assessments.clear();
        roadmap.clear();
        reviews.clear();
        evidence.clear();
        extra.clear();
    }

    /// Takes from an indicator what it says.
    #[inline]
    fn clear_indicator(&mut self, indicator: &mut Indicator) {
        indicator.name.clear();
        self.units.extend(indicator.unit.take());
        Self::clear_values(indicator);
    }

    /// Takes from an indicator all but its name and unit.
    #[inline]
    pub fn clear_values(indicator: &mut Indicator) {
        let Indicator { name: _, kind, unit: _, direction, baseline, target, measurements, source, weight } =
            indicator;
        measurements.clear();
        (*kind, *direction) = (None, None);
        (*baseline, *target) = (None, None);
        (*source, *weight) = (None, None);
    }

    /// Keeps what is not needed.
    #[inline]
    pub fn keep(&mut self, indicators: impl IntoIterator<Item = Indicator>) {
        self.indicators.extend(indicators);
    }

    /// An indicator that says nothing.
    #[inline]
    pub fn indicator(&mut self) -> Indicator {
        let mut indicator = self.indicators.pop().unwrap_or_default();
        self.clear_indicator(&mut indicator);
        indicator
    }

    /// A unit that says nothing.
    #[inline]
    pub fn unit(&mut self) -> String {
        let mut unit = self.units.pop().unwrap_or_default();
        unit.clear();
        unit
    }
}
