//! From measures to the bytes of a segment.

mod copy;

use super::hash::{Row, RowHasher};
use super::key;
use super::rest::Rest;
use super::section::{HEAD, Section, Texts, Words, assembled};
use super::text::{FEW, TextBlockBuilder};
use crate::register::{
    Date, Direction, IndicatorKind, LocalGovernmentCode, Measure, Measurement, PdcaStage, ProgressOptions,
    Standing, Status,
};
use alloc::{vec, vec::Vec};
use foldhash::HashMap;

pub(crate) use super::bits::SEGMENT;

/// So many bytes of texts end a segment, too: its sections are measured in 32 bits.
const BYTES: usize = 1 << 29;

/// So many bytes are mostly enough for the columns of a measure, of an aligned item or a finding, and of an indicator.
const WIDEST: [usize; 3] = [80, 2, 40];

/// The day from which days are counted.
pub(super) fn epoch() -> Option<Date> {
    Date::new(1970, 1, 1)
}

/// Where there is no day.
pub(super) const NO_DAY: i32 = i32::MIN;

/// A segment that is being filled.
#[derive(Debug)]
pub(super) struct SegmentBuilder {
    progress: ProgressOptions,
    epoch: Option<Date>,
    ids: Texts,
    keys: Vec<u64>,
    titles: Texts,
    summaries: Texts,
    codes: HashMap<u32, u16>,
    owner_codes: Vec<u32>,
    owners: Vec<u16>,
    prefectures: Vec<u8>,
    statuses: Vec<u8>,
    stages: Vec<u8>,
    starts: Vec<i32>,
    ends: Vec<i32>,
    aligned: Vec<u8>,
    alignments: Vec<u8>,
    alignment_ends: Vec<u32>,
    principles: Vec<u8>,
    findings: Vec<u8>,
    finding_ends: Vec<u32>,
    words: Words,
    ratings: Vec<u32>,
    indicator_ends: Vec<u32>,
    names: Vec<u32>,
    units: Vec<u32>,
    kinds: Vec<u8>,
    directions: Vec<u8>,
    baselines: Vec<f64>,
    targets: Vec<f64>,
    latest: Vec<f64>,
    latest_dates: Vec<i32>,
    achievements: Vec<f32>,
    late: Vec<u8>,
    reviews: Vec<i32>,
    evidence: Vec<u32>,
    rests: Texts,
    hasher: RowHasher,
    hashes: Vec<u64>,
    /// The newest value of each indicator of the last measure.
    newest: Vec<Option<Measurement>>,
    /// None where the index is left for the first search.
    text: Option<TextBlockBuilder>,
}

impl SegmentBuilder {
    /// `as_of`: the day up to which values count, and at which things are late.
    pub fn new(as_of: Option<Date>) -> Self {
        Self { text: Some(TextBlockBuilder::new()), ..Self::without_index(as_of) }
    }

    /// One that leaves the index of titles and summaries for the first search.
    pub fn without_index(as_of: Option<Date>) -> Self {
        Self {
            progress: ProgressOptions { as_of, ..ProgressOptions::default() },
            epoch: epoch(),
            ids: Texts::new(),
            keys: Vec::new(),
            titles: Texts::new(),
            summaries: Texts::behind(HEAD),
            codes: HashMap::default(),
            owner_codes: Vec::new(),
            owners: Vec::new(),
            prefectures: Vec::new(),
            statuses: Vec::new(),
            stages: Vec::new(),
            starts: Vec::new(),
            ends: Vec::new(),
            aligned: Vec::new(),
            alignments: Vec::new(),
            alignment_ends: [0].into(),
            principles: Vec::new(),
            findings: Vec::new(),
            finding_ends: [0].into(),
            words: Words::new(),
            ratings: Vec::new(),
            indicator_ends: [0].into(),
            names: Vec::new(),
            units: Vec::new(),
            kinds: Vec::new(),
            directions: Vec::new(),
            baselines: Vec::new(),
            targets: Vec::new(),
            latest: Vec::new(),
            latest_dates: Vec::new(),
            achievements: Vec::new(),
            late: Vec::new(),
            reviews: Vec::new(),
            evidence: Vec::new(),
            rests: Texts::new(),
            hasher: RowHasher::default(),
            hashes: Vec::new(),
            newest: Vec::new(),
            text: None,
        }
    }

    /// Makes room for what is made of so many bytes of a file: about as many, and some more with an index.
    pub fn reserve(&mut self, bytes: usize) {
        // Where there is less, less may do.
        let _ = self.summaries.bytes.try_reserve(bytes + bytes / 4);
        if let Some(text) = &mut self.text {
            text.reserve(bytes / 4);
        }
    }

    /// How many measures it holds.
    pub fn len(&self) -> usize {
        self.statuses.len()
    }

    /// Whether the next measure belongs to the next segment.
    pub fn is_full(&self) -> bool {
        let texts = [&self.ids, &self.titles, &self.summaries, &self.rests];
        self.len() >= SEGMENT || texts.iter().map(|texts| texts.len()).sum::<usize>() >= BYTES
    }

    /// Takes a measure. `inherited` is the code of the body whose register it stands in; it counts where the measure has
    /// none itself.
    pub fn push(&mut self, measure: &Measure, inherited: Option<LocalGovernmentCode>) {
        self.begin(measure.owner.code.or(inherited), [&measure.id, &measure.title, &measure.summary]);
        self.statuses.push(measure.status.map_or(0, Status::number));
        self.stages.push(measure.stage.map_or(0, PdcaStage::number));
        let period = [measure.period.start, measure.period.end].map(|date| self.day(date));
        self.starts.push(period[0]);
        self.ends.push(period[1]);
        for aligned in &measure.alignments {
            self.aligned.push(aligned.item.id());
            self.alignments.push(aligned.alignment.number());
        }
        self.alignment_ends.push(self.aligned.len() as u32);
        for assessment in &measure.assessments {
            self.principles.push(assessment.principle.id());
            self.findings.push(assessment.finding.number());
        }
        self.finding_ends.push(self.principles.len() as u32);
        self.ratings.push(self.words.number(measure.rating.as_deref()));
        let first = self.names.len();
        self.indicators(measure);
        let newest = &self.newest;
        let inherits = measure.owner.code.is_none() && inherited.is_some();
        let rest = Rest::bytes_of(measure, newest, inherits);
        self.rests.push(&rest);
        let days = &self.latest_dates[first..];
        self.hashes.push(self.hasher.hash(&Row { measure, period, newest, days, rest: &rest }));
        self.reviews.push(self.day(next_review(measure)));
        self.evidence.push(measure.evidence_count() as u32);
        // What was given up has no progress and is not late.
        let counts = measure.is_active();
        let standing =
            if counts { Standing::of(measure, newest, &self.progress) } else { Standing::default() };
        self.achievements.push(standing.achievement.map_or(f32::NAN, |percent| percent as f32));
        self.late.push(u8::from(standing.is_late));
    }

    /// Begins a row: whose the measure is, its id, its title and its summary.
    fn begin(&mut self, owner: Option<LocalGovernmentCode>, [id, title, summary]: [&str; 3]) {
        self.keys.push(key::owned(owner, id) | self.len() as u64);
        self.ids.push(id.as_bytes());
        self.titles.push(title.as_bytes());
        self.summaries.push(summary.as_bytes());
        self.index(title, summary);
        self.owner(owner);
    }

    /// Takes the texts of a row into the index. It is begun where there are more than a few: those are searched as fast
    /// without one.
    fn index(&mut self, title: &str, summary: &str) {
        let count = self.statuses.len();
        let Some(text) = self.text.as_mut().filter(|_| count >= FEW) else { return };
        for before in text.len()..count {
            let [title, summary] = [&self.titles, &self.summaries].map(|texts| texts.text(before));
            text.push(title, summary);
        }
        text.push(title, summary);
    }

    fn owner(&mut self, code: Option<LocalGovernmentCode>) {
        self.prefectures.push(code.map_or(0, LocalGovernmentCode::prefecture_number));
        let Some(code) = code else {
            self.owners.push(0);
            return;
        };
        let next = self.owner_codes.len() as u16 + 1;
        let number = *self.codes.entry(code.number()).or_insert(next);
        if number == next {
            self.owner_codes.push(code.number());
        }
        self.owners.push(number);
    }

    fn day(&self, date: Option<Date>) -> i32 {
        date.zip(self.epoch).map_or(NO_DAY, |(date, epoch)| date.days_since(epoch))
    }

    fn indicators(&mut self, measure: &Measure) {
        self.newest.clear();
        for indicator in &measure.indicators {
            let latest = indicator.newest(self.progress.as_of);
            self.names.push(self.words.number(Some(&indicator.name)));
            self.units.push(self.words.number(indicator.unit.as_deref()));
            self.kinds.push(indicator.kind.map_or(0, IndicatorKind::number));
            self.directions.push(indicator.direction.map_or(0, Direction::number));
            self.baselines.push(indicator.baseline.map_or(f64::NAN, |baseline| baseline.value));
            let target = indicator.target.as_ref().and_then(|target| target.value);
            self.targets.push(target.unwrap_or(f64::NAN));
            self.latest.push(latest.map_or(f64::NAN, |latest| latest.value));
            self.latest_dates.push(self.day(latest.and_then(|latest| latest.date)));
            self.newest.push(latest);
        }
        self.indicator_ends.push(self.names.len() as u32);
    }

    /// The bytes.
    pub fn finish(mut self) -> Vec<u8> {
        self.take()
    }

    /// The bytes; the builder is empty then, and keeps its memory.
    pub fn take(&mut self) -> Vec<u8> {
        self.keys.sort_unstable();
        let count = self.len();
        let mut text = self.text.as_mut().filter(|_| count > FEW);
        self.codes.clear();
        self.words.clear();
        let texts = [&self.ids, &self.titles, &self.rests, &self.words.texts];
        let texts = texts.map(Texts::len).iter().sum::<usize>();
        let counts = [count, self.aligned.len() + self.principles.len(), self.names.len()];
        let columns = WIDEST.iter().zip(counts).map(|(widest, count)| widest * count).sum::<usize>();
        let most = texts + text.as_ref().map_or(0, |text| text.size()) + columns;
        // The longest texts are not copied: they were put where they stay.
        let there = core::mem::replace(&mut self.summaries.bytes, vec![0; HEAD]);
        assembled(count, (Section::Summaries, there), most, |section, out| match section {
            Section::Ids => out.append(&mut self.ids.bytes),
            Section::IdEnds => ends(&mut self.ids.ends, out),
            Section::Keys => le(&mut self.keys, u64::to_le_bytes, out),
            Section::Titles => out.append(&mut self.titles.bytes),
            Section::TitleEnds => ends(&mut self.titles.ends, out),
            Section::Summaries => {}
            Section::SummaryEnds => ends(&mut self.summaries.ends, out),
            Section::OwnerCodes => le(&mut self.owner_codes, u32::to_le_bytes, out),
            Section::Owners => le(&mut self.owners, u16::to_le_bytes, out),
            Section::Prefectures => out.append(&mut self.prefectures),
            Section::Statuses => out.append(&mut self.statuses),
            Section::Stages => out.append(&mut self.stages),
            Section::Starts => le(&mut self.starts, i32::to_le_bytes, out),
            Section::Ends => le(&mut self.ends, i32::to_le_bytes, out),
            Section::AlignedItems => out.append(&mut self.aligned),
            Section::Alignments => out.append(&mut self.alignments),
            Section::AlignmentEnds => ends(&mut self.alignment_ends, out),
            Section::Principles => out.append(&mut self.principles),
            Section::Findings => out.append(&mut self.findings),
            Section::FindingEnds => ends(&mut self.finding_ends, out),
            Section::Words => out.append(&mut self.words.texts.bytes),
            Section::WordEnds => ends(&mut self.words.texts.ends, out),
            Section::Ratings => le(&mut self.ratings, u32::to_le_bytes, out),
            Section::IndicatorEnds => ends(&mut self.indicator_ends, out),
            Section::IndicatorNames => le(&mut self.names, u32::to_le_bytes, out),
            Section::Units => le(&mut self.units, u32::to_le_bytes, out),
            Section::Kinds => out.append(&mut self.kinds),
            Section::Directions => out.append(&mut self.directions),
            Section::Baselines => le(&mut self.baselines, f64::to_le_bytes, out),
            Section::Targets => le(&mut self.targets, f64::to_le_bytes, out),
            Section::Latest => le(&mut self.latest, f64::to_le_bytes, out),
            Section::LatestDates => le(&mut self.latest_dates, i32::to_le_bytes, out),
            Section::Achievements => le(&mut self.achievements, f32::to_le_bytes, out),
            Section::Late => out.append(&mut self.late),
            Section::Reviews => le(&mut self.reviews, i32::to_le_bytes, out),
            Section::EvidenceCounts => le(&mut self.evidence, u32::to_le_bytes, out),
            Section::Hashes => le(&mut self.hashes, u64::to_le_bytes, out),
            Section::Rests => out.append(&mut self.rests.bytes),
            Section::RestEnds => ends(&mut self.rests.ends, out),
            Section::Text => {
                if let Some(text) = &mut text {
                    text.take(out);
                }
            }
        })
    }
}

/// The day by which the first of the reviews that were not held yet is due.
fn next_review(measure: &Measure) -> Option<Date> {
    measure.reviews.iter().filter(|review| review.held.is_none()).filter_map(|review| review.due).min()
}

/// Puts numbers behind what is there, the low byte first, and leaves none.
fn le<T: Copy, const N: usize>(numbers: &mut Vec<T>, bytes: impl Fn(T) -> [u8; N], out: &mut Vec<u8>) {
    let start = out.len();
    out.resize(start + N * numbers.len(), 0);
    let places = out[start..].chunks_exact_mut(N);
    places.zip(&*numbers).for_each(|(place, number)| place.copy_from_slice(&bytes(*number)));
    numbers.clear();
}

/// The same of the places where something ends, of which the first is always there.
fn ends(numbers: &mut Vec<u32>, out: &mut Vec<u8>) {
    le(numbers, u32::to_le_bytes, out);
    numbers.push(0);
}
