//! A segment: up to 65,536 measures in columns, read from its bytes as they are asked for.

use super::bits::Bits;
use super::builder::{NO_DAY, epoch};
use super::image::Stretch;
use super::key;
use super::live::{Live, Numbers};
use super::rest::Rest;
use super::section::{Section, TABLE, table};
use super::text::{Block, BlockTexts, FEW, FewTexts, TextBlock, TextBlockBuilder};
use super::{ImageError, builder::SEGMENT};
use crate::register::{
    AlignedItem, Assessment, Date, Direction, Finding, Indicator, IndicatorKind, LocalGovernmentCode,
    Measure, Measurement, PdcaStage, Status, Target,
};
use crate::{Alignment, Item};
use alloc::{string::String, sync::Arc, vec::Vec};
use core::ops::Range;
use std::sync::OnceLock;

/// A segment of a collection. Its copies share what is in it.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    stretch: Stretch,
    count: usize,
    sections: Arc<[Range<usize>]>,
    /// None where nothing was deleted.
    live: Option<Arc<Live>>,
    /// The index of titles and summaries, where it was left for the first search.
    index: Arc<OnceLock<Vec<u8>>>,
    /// The texts themselves, where there are few and no index.
    few: Arc<OnceLock<FewTexts>>,
}

impl Segment {
    /// A segment with these bytes. Only its table is looked at.
    pub fn new(stretch: Stretch) -> Result<Self, ImageError> {
        let whole = stretch.len();
        let read = table(stretch.get(0..TABLE.min(whole))?, whole).filter(|(count, _)| *count <= SEGMENT);
        let (count, sections) = read.ok_or_else(|| stretch.damaged(0..whole))?;
        Ok(Self {
            stretch,
            count,
            sections: sections.into(),
            live: None,
            index: Arc::default(),
            few: Arc::default(),
        })
    }

    /// The same, of which only these measures are left. None where it does not have them all.
    pub fn with_only(self, left: Bits) -> Option<Self> {
        let mut own = left.clone();
        own.and(&Bits::first(self.count));
        let is_own = own == left;
        let live = (left.count() < self.count).then(|| Arc::new(Live::new(left)));
        is_own.then_some(Self { live, ..self })
    }

    /// How many measures it holds, also of those that were deleted.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// How many are left.
    pub fn len(&self) -> usize {
        self.live.as_ref().map_or(self.count, |live| live.count())
    }

    /// Which are left; none where all are.
    pub fn live(&self) -> Option<&Live> {
        self.live.as_deref()
    }

    /// Which are left.
    pub fn left(&self) -> Bits {
        self.live().map_or_else(|| Bits::first(self.count), |live| live.bits().clone())
    }

    /// Its bytes.
    pub const fn stretch(&self) -> &Stretch {
        &self.stretch
    }

    /// The bytes of a section, all of them found to be as they were written.
    pub fn section(&self, section: Section) -> Result<&[u8], ImageError> {
        self.stretch.get(self.sections[section as usize].clone())
    }

    /// A part of a section.
    pub fn part(&self, section: Section, part: Range<usize>) -> Result<&[u8], ImageError> {
        let whole = &self.sections[section as usize];
        let end = whole.start.saturating_add(part.end);
        if part.start > part.end || end > whole.end {
            return Err(self.damaged(section));
        }
        self.stretch.get(whole.start + part.start..end)
    }

    /// Where a section contradicts itself.
    fn damaged(&self, section: Section) -> ImageError {
        self.stretch.damaged(self.sections[section as usize].clone())
    }

    /// The bytes of a number in a column.
    pub fn number<const N: usize>(&self, section: Section, at: usize) -> Result<[u8; N], ImageError> {
        let bytes = self.part(section, at * N..(at + 1) * N)?;
        bytes.try_into().map_err(|_| self.damaged(section))
    }

    /// A byte in a column.
    pub fn byte(&self, section: Section, at: usize) -> Result<u8, ImageError> {
        self.number(section, at).map(|[byte]| byte)
    }

    fn u32(&self, section: Section, at: usize) -> Result<u32, ImageError> {
        self.number(section, at).map(u32::from_le_bytes)
    }

    /// From where to where the entries of one measure stand.
    pub fn range(&self, ends: Section, at: usize) -> Result<Range<usize>, ImageError> {
        let [start, end] = [self.u32(ends, at)?, self.u32(ends, at + 1)?];
        Ok(start as usize..end as usize)
    }

    fn text(&self, texts: Section, ends: Section, at: usize) -> Result<&str, ImageError> {
        let bytes = self.part(texts, self.range(ends, at)?)?;
        core::str::from_utf8(bytes).map_err(|_| self.damaged(texts))
    }

    /// The id of a measure.
    pub fn id(&self, at: usize) -> Result<&str, ImageError> {
        self.text(Section::Ids, Section::IdEnds, at)
    }

    /// Its title.
    pub fn title(&self, at: usize) -> Result<&str, ImageError> {
        self.text(Section::Titles, Section::TitleEnds, at)
    }

    /// Its summary.
    pub fn summary(&self, at: usize) -> Result<&str, ImageError> {
        self.text(Section::Summaries, Section::SummaryEnds, at)
    }

    /// All titles and summaries, with their index where there is one or they are not few.
    pub fn texts(&self) -> Result<BlockTexts<'_>, ImageError> {
        let stored = self.section(Section::Text)?;
        if stored.is_empty() && self.count <= FEW {
            return self.few().map(BlockTexts::Few);
        }
        let block = TextBlock::open(if stored.is_empty() { self.index()? } else { stored });
        let block = block.filter(|block| block.len() == self.count);
        block.map(BlockTexts::Indexed).ok_or_else(|| self.damaged(Section::Text))
    }

    /// They, and how its measures are numbered, where so many are before them.
    pub fn block(&self, start: usize) -> Result<Block<'_>, ImageError> {
        Ok(Block { numbers: Numbers::of(start, self), texts: self.texts()? })
    }

    fn few(&self) -> Result<&FewTexts, ImageError> {
        if let Some(few) = self.few.get() {
            return Ok(few);
        }
        let mut few = FewTexts::new();
        for at in 0..self.count {
            few.push(self.title(at)?, self.summary(at)?);
        }
        Ok(self.few.get_or_init(|| few))
    }

    /// The index that was left for the first search.
    fn index(&self) -> Result<&[u8], ImageError> {
        if let Some(index) = self.index.get() {
            return Ok(index);
        }
        let mut builder = TextBlockBuilder::new();
        for at in 0..self.count {
            builder.push(self.title(at)?, self.summary(at)?);
        }
        Ok(self.index.get_or_init(|| builder.bytes()))
    }

    /// Its body's code, or that of the register it stands in.
    pub fn owner(&self, at: usize) -> Result<Option<LocalGovernmentCode>, ImageError> {
        let number = u16::from_le_bytes(self.number(Section::Owners, at)?);
        let Some(number) = number.checked_sub(1) else { return Ok(None) };
        let code = self.u32(Section::OwnerCodes, usize::from(number))?;
        let known = LocalGovernmentCode::from_five_digits(code / 10).filter(|known| known.number() == code);
        known.map(Some).ok_or_else(|| self.damaged(Section::OwnerCodes))
    }

    /// Its progress in percent.
    pub fn achievement(&self, at: usize) -> Result<Option<f32>, ImageError> {
        let percent = f32::from_le_bytes(self.number(Section::Achievements, at)?);
        Ok(Some(percent).filter(|percent| !percent.is_nan()))
    }

    /// Whether anything of it is late.
    pub fn is_late(&self, at: usize) -> Result<bool, ImageError> {
        Ok(self.byte(Section::Late, at)? == 1)
    }

    /// Where it stands.
    pub fn status(&self, at: usize) -> Result<Option<Status>, ImageError> {
        self.member(Section::Statuses, at, Status::from_number)
    }

    /// Its first day.
    pub fn start(&self, at: usize) -> Result<Option<Date>, ImageError> {
        self.date(Section::Starts, at)
    }

    /// Its last day.
    pub fn end(&self, at: usize) -> Result<Option<Date>, ImageError> {
        self.date(Section::Ends, at)
    }

    /// The day by which its next review is due.
    pub fn review(&self, at: usize) -> Result<Option<Date>, ImageError> {
        self.date(Section::Reviews, at)
    }

    /// How much can be looked up about it.
    pub fn evidence_count(&self, at: usize) -> Result<usize, ImageError> {
        Ok(self.u32(Section::EvidenceCounts, at)? as usize)
    }

    /// How closely it serves an item, itself or by something below it.
    pub fn alignment(&self, at: usize, item: Item) -> Result<Option<Alignment>, ImageError> {
        let mut closest: Option<Alignment> = None;
        for entry in self.range(Section::AlignmentEnds, at)? {
            if self.entry(Section::AlignedItems, entry, Item::from_id)?.is_within(item) {
                let own = self.entry(Section::Alignments, entry, Alignment::from_number)?;
                closest = Some(closest.map_or(own, |known| known.min(own)));
            }
        }
        Ok(closest)
    }

    /// A day in a column, as it stands there.
    pub fn days(&self, section: Section, at: usize) -> Result<i32, ImageError> {
        self.number(section, at).map(i32::from_le_bytes)
    }

    fn date(&self, section: Section, at: usize) -> Result<Option<Date>, ImageError> {
        let days = self.days(section, at)?;
        if days == NO_DAY {
            return Ok(None);
        }
        let date = epoch().and_then(|epoch| epoch.plus_days(days));
        date.map(Some).ok_or_else(|| self.damaged(section))
    }

    fn value(&self, section: Section, at: usize) -> Result<Option<f64>, ImageError> {
        let value = f64::from_le_bytes(self.number(section, at)?);
        Ok(Some(value).filter(|value| !value.is_nan()))
    }

    /// A text that is held once.
    pub fn word(&self, section: Section, at: usize) -> Result<Option<&str>, ImageError> {
        match self.u32(section, at)?.checked_sub(1) {
            None => Ok(None),
            Some(number) => self.text(Section::Words, Section::WordEnds, number as usize).map(Some),
        }
    }

    /// A member of a closed list; 0 is none.
    fn member<T>(
        &self,
        section: Section,
        at: usize,
        member: impl Fn(u8) -> Option<T>,
    ) -> Result<Option<T>, ImageError> {
        match self.byte(section, at)? {
            0 => Ok(None),
            number => member(number).map(Some).ok_or_else(|| self.damaged(section)),
        }
    }

    /// The same where there is no none.
    fn entry<T>(
        &self,
        section: Section,
        at: usize,
        member: impl Fn(u8) -> Option<T>,
    ) -> Result<T, ImageError> {
        self.member(section, at, member)?.ok_or_else(|| self.damaged(section))
    }

    /// A measure as it was put in.
    pub fn measure(&self, at: usize) -> Result<Measure, ImageError> {
        let rest = self.part(Section::Rests, self.range(Section::RestEnds, at)?)?;
        let rest = Rest::from_bytes(rest).ok_or_else(|| self.damaged(Section::Rests))?;
        let mut measure = Measure {
            id: self.id(at)?.into(),
            title: self.title(at)?.into(),
            summary: self.summary(at)?.into(),
            status: self.status(at)?,
            stage: self.member(Section::Stages, at, PdcaStage::from_number)?,
            rating: self.word(Section::Ratings, at)?.map(String::from),
            ..Measure::default()
        };
        measure.owner.code = self.owner(at)?;
        measure.period.start = self.start(at)?;
        measure.period.end = self.end(at)?;
        for entry in self.range(Section::AlignmentEnds, at)? {
            let item = self.entry(Section::AlignedItems, entry, Item::from_id)?;
            let alignment = self.entry(Section::Alignments, entry, Alignment::from_number)?;
            measure.alignments.push(AlignedItem::new(item, alignment));
        }
        for entry in self.range(Section::FindingEnds, at)? {
            let principle = self.entry(Section::Principles, entry, Item::from_id)?;
            let finding = self.entry(Section::Findings, entry, Finding::from_number)?;
            measure.assessments.push(Assessment::new(principle, finding));
        }
        for entry in self.range(Section::IndicatorEnds, at)? {
            measure.indicators.push(self.indicator(entry)?);
        }
        rest.complete(&mut measure);
        Ok(measure)
    }

    fn indicator(&self, at: usize) -> Result<Indicator, ImageError> {
        let of = |value| Measurement { date: None, value };
        let latest_date = self.date(Section::LatestDates, at)?;
        let latest = self.value(Section::Latest, at)?;
        let target = self.value(Section::Targets, at)?;
        Ok(Indicator {
            name: self.word(Section::IndicatorNames, at)?.unwrap_or_default().into(),
            kind: self.member(Section::Kinds, at, IndicatorKind::from_number)?,
            unit: self.word(Section::Units, at)?.map(String::from),
            direction: self.member(Section::Directions, at, Direction::from_number)?,
            baseline: self.value(Section::Baselines, at)?.map(of),
            target: target.map(|value| Target { value: Some(value), ..Target::default() }),
            measurements: latest
                .map(|value| Measurement { date: latest_date, value })
                .into_iter()
                .collect::<Vec<_>>(),
            ..Indicator::default()
        })
    }

    /// The keys of all its measures, in order.
    pub fn keys(&self) -> Result<impl Iterator<Item = u64>, ImageError> {
        let keys = self.section(Section::Keys)?.chunks_exact(8);
        Ok(keys.map(|key| u64::from_le_bytes(core::array::from_fn(|byte| key[byte]))))
    }

    /// What tells it apart from others with its id.
    pub fn hash(&self, at: usize) -> Result<u64, ImageError> {
        self.number(Section::Hashes, at).map(u64::from_le_bytes)
    }

    /// The numbers of the measures with an id that are left, from the lowest.
    pub fn find(&self, id: &str) -> Result<Vec<usize>, ImageError> {
        self.with_key(key::of_id(id), key::ID, id)
    }

    /// Of these, those of a body.
    pub fn find_of(&self, owner: Option<LocalGovernmentCode>, id: &str) -> Result<Vec<usize>, ImageError> {
        self.with_key(key::owned(owner, id), key::OWNED, id)
    }

    /// The numbers of the measures of which these bits of the key are the same, and the id, too.
    fn with_key(&self, wanted: u64, bits: u64, id: &str) -> Result<Vec<usize>, ImageError> {
        let keys = self.section(Section::Keys)?;
        let key = |at: usize| u64::from_le_bytes(core::array::from_fn(|byte| keys[8 * at + byte]));
        let (mut low, mut high) = (0, keys.len() / 8);
        while low < high {
            let middle = low.midpoint(high);
            if key(middle) < wanted { low = middle + 1 } else { high = middle }
        }
        let mut found = Vec::new();
        let is_left = |number: u16| self.live().is_none_or(|live| live.bits().has(number));
        while low < keys.len() / 8 && key(low) & bits == wanted {
            let number = key::number(key(low));
            if is_left(number) && self.id(number.into())? == id {
                found.push(usize::from(number));
            }
            low += 1;
        }
        found.sort_unstable();
        Ok(found)
    }
}
