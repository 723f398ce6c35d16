//! From one segment to another, without making measures of it.

use super::SegmentBuilder;
use crate::national::ImageError;
use crate::national::section::Section;
use crate::national::segment::Segment;
use alloc::vec::Vec;

/// What several sections say of the same.
fn each<T: Default + Copy, const N: usize>(
    sections: [Section; N],
    read: impl Fn(Section) -> Result<T, ImageError>,
) -> Result<[T; N], ImageError> {
    let mut all = [T::default(); N];
    for (one, section) in all.iter_mut().zip(sections) {
        *one = read(section)?;
    }
    Ok(all)
}

/// An indicator, as it stands in its columns.
struct Indicator<'s> {
    words: [Option<&'s str>; 2],
    members: [u8; 2],
    values: [f64; 3],
    latest_date: i32,
}

impl<'s> Indicator<'s> {
    fn of(segment: &'s Segment, at: usize) -> Result<Self, ImageError> {
        use Section::{Baselines, Directions, IndicatorNames, Kinds, Latest, LatestDates, Targets, Units};
        let value = |section| segment.number(section, at).map(f64::from_le_bytes);
        Ok(Self {
            words: each([IndicatorNames, Units], |section| segment.word(section, at))?,
            members: each([Kinds, Directions], |section| segment.byte(section, at))?,
            values: each([Baselines, Targets, Latest], value)?,
            latest_date: segment.days(LatestDates, at)?,
        })
    }
}

impl SegmentBuilder {
    /// Takes a measure of a segment of the same day, as it stands there. Where its bytes are damaged, nothing is taken.
    pub fn copy(&mut self, segment: &Segment, at: usize) -> Result<(), ImageError> {
        use Section::{
            AlignedItems, AlignmentEnds, Alignments, Ends, FindingEnds, Findings, IndicatorEnds, Late,
            Principles, RestEnds, Rests, Reviews, Stages, Starts, Statuses,
        };
        let (id, title, summary) = (segment.id(at)?, segment.title(at)?, segment.summary(at)?);
        let owner = segment.owner(at)?;
        let [status, stage, late] = each([Statuses, Stages, Late], |section| segment.byte(section, at))?;
        let [start, end, review] = each([Starts, Ends, Reviews], |section| segment.days(section, at))?;
        let entries = |ends, sections| {
            let range = segment.range(ends, at)?;
            each(sections, |section| segment.part(section, range.clone()))
        };
        let [items, alignments] = entries(AlignmentEnds, [AlignedItems, Alignments])?;
        let [principles, findings] = entries(FindingEnds, [Principles, Findings])?;
        let rating = segment.word(Section::Ratings, at)?;
        let indicators = segment.range(IndicatorEnds, at)?.map(|at| Indicator::of(segment, at));
        let indicators: Vec<Indicator<'_>> = indicators.collect::<Result<_, _>>()?;
        let achievement = segment.achievement(at)?.unwrap_or(f32::NAN);
        let evidence = segment.evidence_count(at)? as u32;
        let hash = segment.hash(at)?;
        let rest = segment.part(Rests, segment.range(RestEnds, at)?)?;

        self.begin(owner, [id, title, summary]);
        self.statuses.push(status);
        self.stages.push(stage);
        self.starts.push(start);
        self.ends.push(end);
        self.aligned.extend(items);
        self.alignments.extend(alignments);
        self.alignment_ends.push(self.aligned.len() as u32);
        self.principles.extend(principles);
        self.findings.extend(findings);
        self.finding_ends.push(self.principles.len() as u32);
        self.ratings.push(self.words.number(rating));
        for indicator in indicators {
            let [name, unit] = indicator.words.map(|word| self.words.number(word));
            let ([kind, direction], [baseline, target, latest]) = (indicator.members, indicator.values);
            self.names.push(name);
            self.units.push(unit);
            self.kinds.push(kind);
            self.directions.push(direction);
            self.baselines.push(baseline);
            self.targets.push(target);
            self.latest.push(latest);
            self.latest_dates.push(indicator.latest_date);
        }
        self.indicator_ends.push(self.names.len() as u32);
        self.rests.push(rest);
        self.hashes.push(hash);
        self.reviews.push(review);
        self.evidence.push(evidence);
        self.achievements.push(achievement);
        self.late.push(late);
        Ok(())
    }
}
