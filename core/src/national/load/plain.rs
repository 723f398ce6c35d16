//! Lines that say what they say in the plainest way. They are read straight into a measure, whose memory is used again for
//! the next one; any other line is left to the reader that understands more.

use super::cursor::{Cursor, Names, NotPlain, Step};
use crate::register::{
    AlignedItem, Assessment, Finding, Indicator, Measure, Measurement, Owner, PdcaStage, ReadLimits, Status,
    Target, Word as _,
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

macro_rules! names {
    ($($object:ident: [$($name:literal),+ $(,)?];)+) => {
        $(const $object: [&str; [$($name),+].len()] = [$($name),+];)+

        /// The names of each object, as they are looked for.
        mod quoted {
            use super::super::cursor::Name;
            $(pub static $object: [Name; [$($name),+].len()] = [$(Name::new(concat!($name, "\""))),+];)+
        }
    };
}

// The names of each object, in the order in which they mostly stand.
names! {
    MEASURE: [
        "id", "code", "title", "summary", "owner", "period", "status", "consolidated_into", "alignments", "areas",
        "assessments", "principles", "stage", "rating", "start", "end", "indicators",
    ];
    OWNER: ["code", "name", "department"];
    PERIOD: ["start", "end"];
    ALIGNMENT: ["item", "alignment", "rationale"];
    ASSESSMENT: ["principle", "finding", "assessor", "date", "note"];
    INDICATOR: [
        "name", "kind", "unit", "direction", "baseline", "target", "measurements", "actual", "source", "weight",
    ];
    MEASUREMENT: ["date", "value"];
    TARGET: ["value", "text", "date"];
}

/// Reads plain lines.
#[derive(Debug)]
pub(super) struct PlainReader {
    pub longest_text: usize,
    values: usize,
    pub items: HashMap<&'static str, Item>,
    /// What was found under `stage`, of the few words that stand there.
    stages: HashMap<String, Option<Stage>>,
    /// Indicators of earlier measures, for the memory that they have.
    pub spare: Vec<Indicator>,
    of_measures: Names<{ MEASURE.len() }>,
    of_indicators: Names<{ INDICATOR.len() }>,
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

/// The bit of a name.
const fn bit(names: &[&str], name: &str) -> u32 {
    let mut at = 0;
    while at < names.len() {
        let (known, asked) = (names[at].as_bytes(), name.as_bytes());
        let mut same = 0;
        while same < asked.len() && same < known.len() && known[same] == asked[same] {
            same += 1;
        }
        if same == asked.len() && same == known.len() {
            return 1 << at;
        }
        at += 1;
    }
    panic!("no such name")
}

/// Names that say the same, of which a plain line has one.
const SAME: [[u32; 2]; 4] = [
    [bit(&MEASURE, "owner"), bit(&MEASURE, "code")],
    [bit(&MEASURE, "period"), bit(&MEASURE, "start") | bit(&MEASURE, "end")],
    [bit(&MEASURE, "alignments"), bit(&MEASURE, "areas")],
    [bit(&MEASURE, "assessments"), bit(&MEASURE, "principles")],
];
const SAME_OF_INDICATOR: [[u32; 2]; 1] = [[bit(&INDICATOR, "measurements"), bit(&INDICATOR, "actual")]];

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
            items: Item::everything().map(|item| (item.code_str(), item)).collect(),
            stages: HashMap::default(),
            spare: Vec::new(),
            of_measures: Names::new(&quoted::MEASURE),
            of_indicators: Names::new(&quoted::INDICATOR),
        })
    }

    /// Reads the measure of a line, and tells how many notes there are on it. Where the line is not plain, what the measure
    /// holds is of no use.
    pub fn read(&mut self, line: &str, measure: &mut Measure) -> Step<usize> {
        // A value is at least a byte.
        if line.len() > self.values {
            return Err(NotPlain);
        }
        self.clear(measure);
        let mut waiting = Waiting::default();
        let mut cursor = Cursor::new(line);
        let mut names = self.of_measures;
        let seen = cursor
            .object(&mut names, |cursor, name| self.field(cursor, MEASURE[name], measure, &mut waiting))?;
        self.of_measures = names;
        cursor.end()?;
        if is_said_twice(&SAME, seen) || measure.id.is_empty() || measure.title.is_empty() {
            return Err(NotPlain);
        }
        waiting.notes += state(measure, waiting.stage)?;
        Ok(waiting.notes)
    }

    /// An indicator that says nothing, in the memory of an earlier one.
    pub fn indicator_without(&mut self) -> Indicator {
        let old = self.spare.pop().unwrap_or_default();
        let (mut name, mut measurements) = (old.name, old.measurements);
        name.clear();
        measurements.clear();
        Indicator { name, measurements, ..Indicator::default() }
    }

    /// Makes a measure what it was when it was new, but for its memory.
    pub fn clear(&mut self, measure: &mut Measure) {
        let old = core::mem::take(measure);
        self.spare.extend(old.indicators);
        let (mut id, mut title, mut summary) = (old.id, old.title, old.summary);
        [&mut id, &mut title, &mut summary].into_iter().for_each(String::clear);
        let (mut alignments, mut assessments) = (old.alignments, old.assessments);
        alignments.clear();
        assessments.clear();
        *measure = Measure { id, title, summary, alignments, assessments, ..Measure::default() };
    }

    fn field(
        &mut self,
        cursor: &mut Cursor<'_>,
        name: &str,
        measure: &mut Measure,
        waiting: &mut Waiting,
    ) -> Step<()> {
        match name {
            "id" => measure.id.push_str(self.text(cursor)?.unwrap_or_default().trim()),
            "code" => measure.owner.code = Some(parsed(cursor)?),
            "title" => measure.title.push_str(&self.text(cursor)?.unwrap_or_default()),
            "summary" => measure.summary.push_str(&self.text(cursor)?.unwrap_or_default()),
            "owner" => measure.owner = self.owner(cursor)?,
            "period" => {
                cursor.object(&mut Names::new(&quoted::PERIOD), |cursor, name| {
                    match PERIOD[name] {
                        "start" => measure.period.start = some(cursor)?,
                        _ => measure.period.end = some(cursor)?,
                    }
                    Ok(())
                })?;
            }
            "start" => measure.period.start = some(cursor)?,
            "end" => measure.period.end = some(cursor)?,
            "status" => measure.status = Some(parsed(cursor)?),
            "consolidated_into" => {
                measure.consolidated_into = self.text(cursor)?.map(|id| id.trim().into());
            }
            "alignments" => {
                cursor.list(|cursor| {
                    measure.alignments.push(self.alignment(cursor)?);
                    Ok(())
                })?;
            }
            "areas" => {
                cursor.list(|cursor| {
                    let item = self.item(cursor)?;
                    measure.alignments.push(AlignedItem::new(item, Alignment::Primary));
                    waiting.notes += 1;
                    Ok(())
                })?;
            }
            "assessments" => {
                cursor.list(|cursor| {
                    measure.assessments.push(self.assessment(cursor)?);
                    Ok(())
                })?;
            }
            "principles" => {
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
            "stage" if cursor.null()? => {}
            "stage" => waiting.stage = Some(self.stage(&cursor.text()?).ok_or(NotPlain)?),
            "rating" => measure.rating = self.text(cursor)?.map(Cow::into_owned),
            "indicators" if cursor.null()? => {}
            "indicators" => cursor.list(|cursor| {
                measure.indicators.push(self.indicator(cursor)?);
                Ok(())
            })?,
            _ => return Err(NotPlain),
        }
        Ok(())
    }

    /// A text that the model keeps as it is; none of one that says nothing, and of `null`.
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

    fn owned(&self, cursor: &mut Cursor<'_>) -> Step<Option<String>> {
        self.text(cursor).map(|text| text.map(Cow::into_owned))
    }

    fn item(&self, cursor: &mut Cursor<'_>) -> Step<Item> {
        self.items.get(&*cursor.text()?).copied().ok_or(NotPlain)
    }

    fn owner(&self, cursor: &mut Cursor<'_>) -> Step<Owner> {
        let mut owner = Owner::default();
        cursor.object(&mut Names::new(&quoted::OWNER), |cursor, name| {
            match OWNER[name] {
                "code" => owner.code = some(cursor)?,
                "name" => owner.name = self.owned(cursor)?,
                _ => owner.department = self.owned(cursor)?,
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
        cursor.object(&mut Names::new(&quoted::ALIGNMENT), |cursor, name| {
            match ALIGNMENT[name] {
                "item" => item = Some(self.item(cursor)?),
                "alignment" => alignment = Some(parsed(cursor)?),
                _ => rationale = self.owned(cursor)?,
            }
            Ok(())
        })?;
        let (Some(item), Some(alignment)) = (item, alignment) else { return Err(NotPlain) };
        Ok(AlignedItem { rationale, ..AlignedItem::new(item, alignment) })
    }

    fn assessment(&self, cursor: &mut Cursor<'_>) -> Step<Assessment> {
        let (mut principle, mut finding, mut rest) = (None, None, (None, None, None));
        cursor.object(&mut Names::new(&quoted::ASSESSMENT), |cursor, name| {
            match ASSESSMENT[name] {
                "principle" => principle = Some(self.item(cursor)?),
                "finding" => finding = Some(parsed(cursor)?),
                "assessor" => rest.0 = self.owned(cursor)?,
                "date" => rest.1 = some(cursor)?,
                _ => rest.2 = self.owned(cursor)?,
            }
            Ok(())
        })?;
        let (assessor, date, note) = rest;
        let (Some(principle), Some(finding)) = (principle, finding) else { return Err(NotPlain) };
        Ok(Assessment { assessor, date, note, ..Assessment::new(principle, finding) })
    }

    fn indicator(&mut self, cursor: &mut Cursor<'_>) -> Step<Indicator> {
        let mut unit = self.spare.last_mut().and_then(|spare| spare.unit.take());
        let mut new = self.indicator_without();
        let mut names = self.of_indicators;
        let seen = cursor.object(&mut names, |cursor, name| {
            match INDICATOR[name] {
                "name" => new.name.push_str(&self.text(cursor)?.unwrap_or_default()),
                "kind" => new.kind = some(cursor)?,
                "unit" => {
                    new.unit = self.text(cursor)?.map(|text| {
                        let mut unit = unit.take().unwrap_or_default();
                        unit.clear();
                        unit + &text
                    });
                }
                "direction" => new.direction = some(cursor)?,
                "baseline" => new.baseline = baseline(cursor)?,
                "target" => new.target = self.target(cursor)?,
                "measurements" => {
                    cursor.list(|cursor| {
                        new.measurements.push(measurement(cursor)?);
                        Ok(())
                    })?;
                }
                "actual" => {
                    let value = number(cursor)?;
                    new.measurements.extend(value.map(|value| Measurement { date: None, value }));
                }
                "source" => new.source = self.owned(cursor)?,
                _ => new.weight = number(cursor)?,
            }
            Ok(())
        })?;
        self.of_indicators = names;
        if is_said_twice(&SAME_OF_INDICATOR, seen) || new.name.is_empty() {
            return Err(NotPlain);
        }
        Ok(new)
    }

    /// None also where it says nothing.
    fn target(&self, cursor: &mut Cursor<'_>) -> Step<Option<Target>> {
        let mut target = Target::default();
        if cursor.peek() == Some(b'{') {
            cursor.object(&mut Names::new(&quoted::TARGET), |cursor, name| {
                match TARGET[name] {
                    "value" => target.value = number(cursor)?,
                    "text" => target.text = self.owned(cursor)?,
                    _ => target.date = some(cursor)?,
                }
                Ok(())
            })?;
        } else {
            target.value = number(cursor)?;
        }
        Ok(Some(target).filter(|target| *target != Target::default()))
    }
}

/// Whether a text has nothing but white space. Mostly its first character tells.
fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
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
    cursor.text()?.parse().map_err(|_| NotPlain)
}

/// The same, or `null`.
fn some<T: FromStr>(cursor: &mut Cursor<'_>) -> Step<Option<T>> {
    if cursor.null()? { Ok(None) } else { parsed(cursor).map(Some) }
}

fn number(cursor: &mut Cursor<'_>) -> Step<Option<f64>> {
    if cursor.null()? { Ok(None) } else { cursor.number().map(Some) }
}

fn measurement(cursor: &mut Cursor<'_>) -> Step<Measurement> {
    let (mut date, mut value) = (None, None);
    cursor.object(&mut Names::new(&quoted::MEASUREMENT), |cursor, name| {
        match MEASUREMENT[name] {
            "date" => date = some(cursor)?,
            _ => value = Some(cursor.number()?),
        }
        Ok(())
    })?;
    Ok(Measurement { date, value: value.ok_or(NotPlain)? })
}

/// A number alone, or an object with it.
fn baseline(cursor: &mut Cursor<'_>) -> Step<Option<Measurement>> {
    if cursor.peek() == Some(b'{') {
        return measurement(cursor).map(Some);
    }
    number(cursor).map(|value| value.map(|value| Measurement { date: None, value }))
}
