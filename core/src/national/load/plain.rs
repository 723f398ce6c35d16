//! Lines that say what they say in the plainest way. They are read straight into a measure, whose memory is used again for
//! the next one; any other line is left to the reader that understands more.

use super::codes::Codes;
use super::cursor::{Cursor, NotPlain, Step, must};
use super::members::{
    InAlignment, InAssessment, InIndicator, InMeasure, InMeasurement, InOwner, InPeriod, InTarget,
    NamesInAlignment, NamesInAssessment, NamesInIndicator, NamesInMeasure, NamesInMeasurement, NamesInOwner,
    NamesInPeriod, NamesInTarget,
};
use super::spare::Spare;
use crate::register::{
    AlignedItem, Assessment, Date, Finding, Indicator, LocalGovernmentCode, Measure, Measurement, Owner,
    PdcaStage, ReadLimits, Status, Target, Word as _,
};
use crate::{Alignment, Item};
use alloc::{borrow::Cow, string::String, vec::Vec};
use core::str::FromStr;
use foldhash::HashMap;

/// The deepest and the widest that a plain line is, and the longest of its texts that have one form only.
const NESTING: usize = 8;
const NAMES: usize = 32;
const WORD: usize = 32;

/// More words than people have for a stage.
const STAGES: usize = 1000;

/// Reads plain lines.
#[derive(Debug)]
pub(super) struct PlainReader {
    pub longest_text: usize,
    values: usize,
    pub codes: Codes,
    /// What was found under `stage`, of the few words that stand there.
    stages: HashMap<String, Option<Stage>>,
    pub spare: Spare,
    /// Whether the indicators of the last measure are of no use for the next: they are not as they stood in their line.
    starts_anew: bool,
    in_measures: NamesInMeasure,
    in_indicators: NamesInIndicator,
}

/// A word under `stage`.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stage {
    Stage(PdcaStage),
    Status(Status),
}

/// What of a measure waits for the end of the line.
#[derive(Debug, Default)]
struct Waiting {
    stage: Option<Stage>,
    notes: usize,
}

/// The bit of a member among those that there are.
const fn bit(place: u32) -> u32 {
    1 << place
}

/// Members that say the same, of which a plain line has one.
const SAME: [[u32; 2]; 4] = [
    [bit(InMeasure::Owner as u32), bit(InMeasure::Code as u32)],
    [bit(InMeasure::Period as u32), bit(InMeasure::Start as u32) | bit(InMeasure::End as u32)],
    [bit(InMeasure::Alignments as u32), bit(InMeasure::Areas as u32)],
    [bit(InMeasure::Assessments as u32), bit(InMeasure::Principles as u32)],
];
const SAME_OF_INDICATOR: [[u32; 2]; 1] =
    [[bit(InIndicator::Measurements as u32), bit(InIndicator::Actual as u32)]];

fn is_said_twice(same: &[[u32; 2]], seen: u32) -> bool {
    same.iter().any(|[one, other]| seen & one != 0 && seen & other != 0)
}

impl PlainReader {
    /// None where the limits are so low that lines have to be measured first.
    pub fn new(limits: &ReadLimits) -> Option<Self> {
        let sound = limits.nesting >= NESTING && limits.columns >= NAMES && limits.text >= WORD;
        sound.then(|| Self {
            longest_text: limits.text,
            values: limits.values,
            codes: Codes::new(),
            stages: HashMap::default(),
            spare: Spare::default(),
            starts_anew: true,
            in_measures: NamesInMeasure::default(),
            in_indicators: NamesInIndicator::default(),
        })
    }

    /// Reads the measure of a line, and tells how many notes there are on it. Where the line is not plain, what the measure
    /// holds is of no use.
    pub fn read(&mut self, line: &str, measure: &mut Measure) -> Step<usize> {
        // A value is at least a byte.
        if line.len() > self.values {
            return Err(NotPlain);
        }
        if self.starts_anew {
            self.spare.keep(measure.indicators.drain(..));
        }
        self.starts_anew = true;
        Spare::clear(measure);
        let mut waiting = Waiting::default();
        let mut cursor = Cursor::new(line);
        let mut names = self.in_measures;
        let seen =
            cursor.object(&mut names, |cursor, member| self.member(cursor, member, measure, &mut waiting))?;
        self.in_measures = names;
        if seen & bit(InMeasure::Indicators as u32) == 0 {
            self.spare.keep(measure.indicators.drain(..));
        }
        cursor.end()?;
        self.starts_anew = cursor.has_escapes;
        if is_said_twice(&SAME, seen) || measure.id.is_empty() || measure.title.is_empty() {
            return Err(NotPlain);
        }
        waiting.notes += state(measure, waiting.stage)?;
        Ok(waiting.notes)
    }

    fn member(
        &mut self,
        cursor: &mut Cursor<'_>,
        member: InMeasure,
        measure: &mut Measure,
        waiting: &mut Waiting,
    ) -> Step<()> {
        match member {
            InMeasure::Id => {
                self.read_text(cursor, &mut measure.id)?;
                if measure.id.trim().len() < measure.id.len() {
                    measure.id = measure.id.trim().into();
                }
            }
            InMeasure::Code => measure.owner.code = Some(code(cursor)?),
            InMeasure::Title => self.read_text(cursor, &mut measure.title)?,
            InMeasure::Summary => self.read_text(cursor, &mut measure.summary)?,
            InMeasure::Owner => measure.owner = self.owner(cursor)?,
            InMeasure::Period => {
                cursor.object(&mut NamesInPeriod::default(), |cursor, member| {
                    match member {
                        InPeriod::Start => measure.period.start = date(cursor)?,
                        InPeriod::End => measure.period.end = date(cursor)?,
                    }
                    Ok(())
                })?;
            }
            InMeasure::Start => measure.period.start = date(cursor)?,
            InMeasure::End => measure.period.end = date(cursor)?,
            InMeasure::Status => measure.status = Some(parsed(cursor)?),
            InMeasure::ConsolidatedInto => {
                measure.consolidated_into = self.text(cursor)?.map(|id| id.trim().into());
            }
            InMeasure::Alignments => {
                cursor.list(|cursor| {
                    measure.alignments.push(self.alignment(cursor)?);
                    Ok(())
                })?;
            }
            InMeasure::Areas => {
                cursor.list(|cursor| {
                    let item = self.item(cursor)?;
                    measure.alignments.push(AlignedItem::new(item, Alignment::Primary));
                    waiting.notes += 1;
                    Ok(())
                })?;
            }
            InMeasure::Assessments => {
                cursor.list(|cursor| {
                    measure.assessments.push(self.assessment(cursor)?);
                    Ok(())
                })?;
            }
            InMeasure::Principles => {
                cursor.list(|cursor| {
                    let principle = self.item(cursor)?;
                    if !principle.kind().is_principle() {
                        return Err(NotPlain);
                    }
                    measure.assessments.push(Assessment::new(principle, Finding::NotAssessed));
                    waiting.notes += 1;
                    Ok(())
                })?;
            }
            InMeasure::Stage if cursor.null()? => {}
            InMeasure::Stage => waiting.stage = Some(self.stage(&cursor.text()?).ok_or(NotPlain)?),
            InMeasure::Rating => measure.rating = self.text(cursor)?.map(Cow::into_owned),
            InMeasure::Indicators => self.indicators(cursor, &mut measure.indicators)?,
        }
        Ok(())
    }

    fn indicators(&mut self, cursor: &mut Cursor<'_>, indicators: &mut Vec<Indicator>) -> Step<()> {
        let mut count = 0;
        if !cursor.null()? {
            cursor.list(|cursor| {
                match indicators.get_mut(count) {
                    Some(indicator) => Spare::clear_values(indicator),
                    None => indicators.push(self.spare.indicator()),
                }
                self.indicator(cursor, &mut indicators[count])?;
                count += 1;
                Ok(())
            })?;
        }
        self.spare.keep(indicators.drain(count..));
        Ok(())
    }

    /// A text that the model keeps as it is; none of one that says nothing, and of `null`.
    #[inline]
    fn text<'l>(&self, cursor: &mut Cursor<'l>) -> Step<Option<Cow<'l, str>>> {
        if cursor.null()? {
            return Ok(None);
        }
        let text = cursor.text()?;
        if text.len() > self.longest_text {
            return Err(NotPlain);
        }
        Ok(Some(text).filter(|text| !is_blank(text)))
    }

    /// The same behind what is there.
    #[inline]
    fn read_text(&self, cursor: &mut Cursor<'_>, onto: &mut String) -> Step<()> {
        if cursor.null()? {
            return Ok(());
        }
        cursor.with_text(|text| {
            if !is_blank(text) {
                onto.push_str(text);
            }
            must(text.len() <= self.longest_text)
        })?
    }

    /// The same in the place of what is there, which mostly is the same.
    #[inline]
    fn read_again(&self, cursor: &mut Cursor<'_>, text: &mut String) -> Step<()> {
        if !text.is_empty() && cursor.has_text(text) {
            return Ok(());
        }
        text.clear();
        self.read_text(cursor, text)
    }

    fn owned(&self, cursor: &mut Cursor<'_>) -> Step<Option<String>> {
        self.text(cursor).map(|text| text.map(Cow::into_owned))
    }

    fn item(&self, cursor: &mut Cursor<'_>) -> Step<Item> {
        self.codes.packed(cursor.packed()?).ok_or(NotPlain)
    }

    fn owner(&self, cursor: &mut Cursor<'_>) -> Step<Owner> {
        let mut owner = Owner::default();
        cursor.object(&mut NamesInOwner::default(), |cursor, member| {
            match member {
                InOwner::Code => owner.code = if cursor.null()? { None } else { Some(code(cursor)?) },
                InOwner::Name => owner.name = self.owned(cursor)?,
                InOwner::Department => owner.department = self.owned(cursor)?,
            }
            Ok(())
        })?;
        Ok(owner)
    }

    pub fn stage(&mut self, word: &str) -> Option<Stage> {
        if let Some(known) = self.stages.get(word) {
            return *known;
        }
        let stage = word.parse().ok().map(Stage::Stage).or_else(|| {
            let status = Status::understand(word).filter(|_| PdcaStage::understand(word).is_none())?;
            Some(Stage::Status(status.value))
        });
        let is_short = word.len() <= self.longest_text;
        if self.stages.len() < STAGES && is_short {
            self.stages.insert(word.into(), stage);
        }
        stage.filter(|_| is_short)
    }

    fn alignment(&self, cursor: &mut Cursor<'_>) -> Step<AlignedItem> {
        let (mut item, mut alignment, mut rationale) = (None, None, None);
        cursor.object(&mut NamesInAlignment::default(), |cursor, member| {
            match member {
                InAlignment::Item => item = Some(self.item(cursor)?),
                InAlignment::Alignment => alignment = Some(parsed(cursor)?),
                InAlignment::Rationale => rationale = self.owned(cursor)?,
            }
            Ok(())
        })?;
        let (Some(item), Some(alignment)) = (item, alignment) else { return Err(NotPlain) };
        Ok(AlignedItem { rationale, ..AlignedItem::new(item, alignment) })
    }

    fn assessment(&self, cursor: &mut Cursor<'_>) -> Step<Assessment> {
        let (mut principle, mut finding, mut rest) = (None, None, (None, None, None));
        cursor.object(&mut NamesInAssessment::default(), |cursor, member| {
            match member {
                InAssessment::Principle => principle = Some(self.item(cursor)?),
                InAssessment::Finding => finding = Some(parsed(cursor)?),
                InAssessment::Assessor => rest.0 = self.owned(cursor)?,
                InAssessment::Date => rest.1 = date(cursor)?,
                InAssessment::Note => rest.2 = self.owned(cursor)?,
            }
            Ok(())
        })?;
        let (assessor, date, note) = rest;
        let (Some(principle), Some(finding)) = (principle, finding) else { return Err(NotPlain) };
        Ok(Assessment { assessor, date, note, ..Assessment::new(principle, finding) })
    }

    /// Reads one that says nothing yet, but perhaps has the name and the unit of another.
    fn indicator(&mut self, cursor: &mut Cursor<'_>, indicator: &mut Indicator) -> Step<()> {
        let mut names = self.in_indicators;
        let seen = cursor.object(&mut names, |cursor, member| {
            match member {
                InIndicator::Name => self.read_again(cursor, &mut indicator.name)?,
                InIndicator::Kind => indicator.kind = some(cursor)?,
                InIndicator::Unit => {
                    let mut unit = indicator.unit.take().unwrap_or_else(|| self.spare.unit());
                    self.read_again(cursor, &mut unit)?;
                    indicator.unit = Some(unit).filter(|unit| !unit.is_empty());
                }
                InIndicator::Direction => indicator.direction = some(cursor)?,
                InIndicator::Baseline => indicator.baseline = baseline(cursor)?,
                InIndicator::Target => indicator.target = self.target(cursor)?,
                InIndicator::Measurements => {
                    cursor.list(|cursor| {
                        indicator.measurements.push(measurement(cursor)?);
                        Ok(())
                    })?;
                }
                InIndicator::Actual => {
                    let value = number(cursor)?;
                    indicator.measurements.extend(value.map(|value| Measurement { date: None, value }));
                }
                InIndicator::Source => indicator.source = self.owned(cursor)?,
                InIndicator::Weight => indicator.weight = number(cursor)?,
            }
            Ok(())
        })?;
        self.in_indicators = names;
        if seen & bit(InIndicator::Unit as u32) == 0 {
            indicator.unit = None;
        }
        let is_named = seen & bit(InIndicator::Name as u32) != 0 && !indicator.name.is_empty();
        must(is_named && !is_said_twice(&SAME_OF_INDICATOR, seen))
    }

    /// None also where it says nothing.
    fn target(&self, cursor: &mut Cursor<'_>) -> Step<Option<Target>> {
        let mut target = Target::default();
        if cursor.peek() == Some(b'{') {
            cursor.object(&mut NamesInTarget::default(), |cursor, member| {
                match member {
                    InTarget::Value => target.value = number(cursor)?,
                    InTarget::Text => target.text = self.owned(cursor)?,
                    InTarget::Date => target.date = date(cursor)?,
                }
                Ok(())
            })?;
        } else {
            target.value = number(cursor)?;
        }
        Ok(Some(target).filter(|target| *target != Target::default()))
    }
}

/// Whether a text has nothing but white space. Mostly its first bytes tell: of a letter, a kana or a Chinese character.
#[inline]
pub(super) fn is_blank(text: &str) -> bool {
    let says = matches!(text.as_bytes(), [b'!'..=b'~' | 0xe4.., ..] | [0xe3, 0x81..=0xff, ..]);
    !says && text.chars().all(char::is_whitespace)
}

/// Takes a word under `stage`, which is a status where there is no other. Tells how many notes there are on it.
pub(super) fn state(measure: &mut Measure, stage: Option<Stage>) -> Step<usize> {
    match stage {
        None => Ok(0),
        Some(Stage::Stage(stage)) => {
            measure.stage = Some(stage);
            Ok(0)
        }
        Some(Stage::Status(status)) if measure.status.is_none() => {
            measure.status = Some(status);
            Ok(1)
        }
        Some(Stage::Status(_)) => Err(NotPlain),
    }
}

/// A value in the one form that it is written in.
fn parsed<T: FromStr>(cursor: &mut Cursor<'_>) -> Step<T> {
    cursor.word()?.parse().map_err(|_| NotPlain)
}

/// The same, or `null`.
fn some<T: FromStr>(cursor: &mut Cursor<'_>) -> Step<Option<T>> {
    if cursor.null()? { Ok(None) } else { parsed(cursor).map(Some) }
}

fn code(cursor: &mut Cursor<'_>) -> Step<LocalGovernmentCode> {
    cursor.form(6)?.parse().map_err(|_| NotPlain)
}

/// A day, or `null`.
fn date(cursor: &mut Cursor<'_>) -> Step<Option<Date>> {
    if cursor.null()? { Ok(None) } else { cursor.form(10)?.parse().map(Some).map_err(|_| NotPlain) }
}

fn number(cursor: &mut Cursor<'_>) -> Step<Option<f64>> {
    if cursor.null()? { Ok(None) } else { cursor.number().map(Some) }
}

fn measurement(cursor: &mut Cursor<'_>) -> Step<Measurement> {
    let (mut day, mut value) = (None, None);
    cursor.object(&mut NamesInMeasurement::default(), |cursor, member| {
        match member {
            InMeasurement::Date => day = date(cursor)?,
            InMeasurement::Value => value = Some(cursor.number()?),
        }
        Ok(())
    })?;
    Ok(Measurement { date: day, value: value.ok_or(NotPlain)? })
}

/// A number alone, or an object with it.
fn baseline(cursor: &mut Cursor<'_>) -> Step<Option<Measurement>> {
    if cursor.peek() == Some(b'{') {
        return measurement(cursor).map(Some);
    }
    number(cursor).map(|value| value.map(|value| Measurement { date: None, value }))
}
