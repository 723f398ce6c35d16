//! Lines that say what they say in the plainest way. They are read straight into a measure, whose memory is used again for
//! the next one; any other line is left to the reader that understands more.

use super::cursor::Cursor;
use crate::register::{
    AlignedItem, Assessment, Date, Finding, Indicator, Measure, Measurement, Owner, PdcaStage, ReadLimits,
    Status, Target, Word as _,
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

/// The names of each object, in the order in which they mostly stand.
const MEASURE: [&str; 17] = [
    "id",
    "code",
    "title",
    "summary",
    "owner",
    "period",
    "status",
    "consolidated_into",
    "alignments",
    "areas",
    "assessments",
    "principles",
    "stage",
    "rating",
    "start",
    "end",
    "indicators",
];
const OWNER: [&str; 3] = ["code", "name", "department"];
const PERIOD: [&str; 2] = ["start", "end"];
const ALIGNMENT: [&str; 3] = ["item", "alignment", "rationale"];
const ASSESSMENT: [&str; 5] = ["principle", "finding", "assessor", "date", "note"];
const INDICATOR: [&str; 10] =
    ["name", "kind", "unit", "direction", "baseline", "target", "measurements", "actual", "source", "weight"];
const MEASUREMENT: [&str; 2] = ["date", "value"];
const TARGET: [&str; 3] = ["value", "text", "date"];

/// Reads plain lines.
#[derive(Debug)]
pub(super) struct PlainReader {
    longest_text: usize,
    values: usize,
    items: HashMap<&'static str, Item>,
    /// What was found under `stage`, of the few words that stand there.
    stages: HashMap<String, Option<Stage>>,
    /// Indicators of earlier measures, for the memory that they have.
    spare: Vec<Indicator>,
}

/// A word under `stage`.
#[derive(Debug, Clone, Copy)]
enum Stage {
    Stage(PdcaStage),
    Status(Status),
}

/// Which of the names that exclude one another a measure has, and what waits for the end of the line.
#[derive(Debug, Default)]
struct Seen {
    owner: bool,
    code: bool,
    period: bool,
    start_or_end: bool,
    alignments: bool,
    areas: bool,
    assessments: bool,
    principles: bool,
    stage: Option<Stage>,
    notes: usize,
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
        })
    }

    /// Reads the measure of a line, and tells how many notes there are on it. None where the line is not plain; what the
    /// measure holds is of no use then.
    pub fn read(&mut self, line: &str, measure: &mut Measure) -> Option<usize> {
        // A value is at least a byte.
        (line.len() <= self.values).then_some(())?;
        self.clear(measure);
        let mut seen = Seen::default();
        let mut cursor = Cursor::new(line);
        cursor.object(&MEASURE, |cursor, name| self.field(cursor, MEASURE[name], measure, &mut seen))?;
        cursor.end()?;
        let excluded = seen.owner && seen.code
            || seen.period && seen.start_or_end
            || seen.alignments && seen.areas
            || seen.assessments && seen.principles;
        if excluded || measure.id.is_empty() || measure.title.is_empty() {
            return None;
        }
        match seen.stage {
            Some(Stage::Stage(stage)) => measure.stage = Some(stage),
            Some(Stage::Status(status)) if measure.status.is_none() => {
                measure.status = Some(status);
                seen.notes += 1;
            }
            Some(Stage::Status(_)) => return None,
            None => {}
        }
        Some(seen.notes)
    }

    /// Makes a measure what it was when it was new, but for its memory.
    fn clear(&mut self, measure: &mut Measure) {
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
        seen: &mut Seen,
    ) -> Option<()> {
        match name {
            "id" => measure.id.push_str(self.text(cursor)?.unwrap_or_default().trim()),
            "code" => (measure.owner.code, seen.code) = (Some(parsed(cursor)?), true),
            "title" => measure.title.push_str(&self.text(cursor)?.unwrap_or_default()),
            "summary" => measure.summary.push_str(&self.text(cursor)?.unwrap_or_default()),
            "owner" => (measure.owner, seen.owner) = (self.owner(cursor)?, true),
            "period" => {
                seen.period = true;
                cursor.object(&PERIOD, |cursor, name| {
                    *[&mut measure.period.start, &mut measure.period.end][name] = day(cursor)?;
                    Some(())
                })?;
            }
            "start" => (measure.period.start, seen.start_or_end) = (day(cursor)?, true),
            "end" => (measure.period.end, seen.start_or_end) = (day(cursor)?, true),
            "status" => measure.status = Some(parsed(cursor)?),
            "consolidated_into" => {
                measure.consolidated_into = self.text(cursor)?.map(|id| id.trim().into());
            }
            "alignments" => {
                seen.alignments = true;
                cursor.list(|cursor| {
                    measure.alignments.push(self.alignment(cursor)?);
                    Some(())
                })?;
            }
            "areas" => {
                seen.areas = true;
                cursor.list(|cursor| {
                    let item = self.item(&cursor.text()?)?;
                    measure.alignments.push(AlignedItem::new(item, Alignment::Primary));
                    seen.notes += 1;
                    Some(())
                })?;
            }
            "assessments" => {
                seen.assessments = true;
                cursor.list(|cursor| {
                    measure.assessments.push(self.assessment(cursor)?);
                    Some(())
                })?;
            }
            "principles" => {
                seen.principles = true;
                cursor.list(|cursor| {
                    let principle = self.item(&cursor.text()?).filter(|item| item.kind().is_principle())?;
                    measure.assessments.push(Assessment::new(principle, Finding::NotAssessed));
                    seen.notes += 1;
                    Some(())
                })?;
            }
            "stage" if cursor.null()? => {}
            "stage" => seen.stage = Some(self.stage(&cursor.text()?)?),
            "rating" => measure.rating = self.text(cursor)?.map(Cow::into_owned),
            "indicators" if cursor.null()? => {}
            "indicators" => cursor.list(|cursor| {
                measure.indicators.push(self.indicator(cursor)?);
                Some(())
            })?,
            _ => return None,
        }
        Some(())
    }

    /// A text that the model keeps as it is; none of one that says nothing, and of `null`.
    fn text<'l>(&self, cursor: &mut Cursor<'l>) -> Option<Option<Cow<'l, str>>> {
        if cursor.null()? {
            return Some(None);
        }
        let text = cursor.text().filter(|text| text.len() <= self.longest_text)?;
        Some(Some(text).filter(|text| !text.trim().is_empty()))
    }

    fn owned(&self, cursor: &mut Cursor<'_>) -> Option<Option<String>> {
        self.text(cursor).map(|text| text.map(Cow::into_owned))
    }

    fn item(&self, code: &str) -> Option<Item> {
        self.items.get(code).copied()
    }

    fn owner(&self, cursor: &mut Cursor<'_>) -> Option<Owner> {
        let mut owner = Owner::default();
        cursor.object(&OWNER, |cursor, name| {
            match OWNER[name] {
                "code" => owner.code = some(cursor)?,
                "name" => owner.name = self.owned(cursor)?,
                _ => owner.department = self.owned(cursor)?,
            }
            Some(())
        })?;
        Some(owner)
    }

    fn stage(&mut self, word: &str) -> Option<Stage> {
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

    fn alignment(&self, cursor: &mut Cursor<'_>) -> Option<AlignedItem> {
        let (mut item, mut alignment, mut rationale) = (None, None, None);
        cursor.object(&ALIGNMENT, |cursor, name| {
            match ALIGNMENT[name] {
                "item" => item = Some(self.item(&cursor.text()?)?),
                "alignment" => alignment = Some(parsed(cursor)?),
                _ => rationale = self.owned(cursor)?,
            }
            Some(())
        })?;
        Some(AlignedItem { rationale, ..AlignedItem::new(item?, alignment?) })
    }

    fn assessment(&self, cursor: &mut Cursor<'_>) -> Option<Assessment> {
        let (mut principle, mut finding, mut rest) = (None, None, (None, None, None));
        cursor.object(&ASSESSMENT, |cursor, name| {
            match ASSESSMENT[name] {
                "principle" => principle = Some(self.item(&cursor.text()?)?),
                "finding" => finding = Some(parsed(cursor)?),
                "assessor" => rest.0 = self.owned(cursor)?,
                "date" => rest.1 = day(cursor)?,
                _ => rest.2 = self.owned(cursor)?,
            }
            Some(())
        })?;
        let (assessor, date, note) = rest;
        Some(Assessment { assessor, date, note, ..Assessment::new(principle?, finding?) })
    }

    fn indicator(&mut self, cursor: &mut Cursor<'_>) -> Option<Indicator> {
        let old = self.spare.pop().unwrap_or_default();
        let (mut name, mut measurements) = (old.name, old.measurements);
        name.clear();
        measurements.clear();
        let mut unit = old.unit;
        let mut new = Indicator { name, measurements, ..Indicator::default() };
        let mut has = (false, false);
        cursor.object(&INDICATOR, |cursor, name| {
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
                    has.0 = true;
                    cursor.list(|cursor| {
                        new.measurements.push(measurement(cursor)?);
                        Some(())
                    })?;
                }
                "actual" => {
                    has.1 = true;
                    let value = number(cursor)?;
                    new.measurements.extend(value.map(|value| Measurement { date: None, value }));
                }
                "source" => new.source = self.owned(cursor)?,
                _ => new.weight = number(cursor)?,
            }
            Some(())
        })?;
        (has != (true, true) && !new.name.is_empty()).then_some(new)
    }

    /// None also where it says nothing.
    fn target(&self, cursor: &mut Cursor<'_>) -> Option<Option<Target>> {
        let mut target = Target::default();
        if cursor.peek()? == b'{' {
            cursor.object(&TARGET, |cursor, name| {
                match TARGET[name] {
                    "value" => target.value = number(cursor)?,
                    "text" => target.text = self.owned(cursor)?,
                    _ => target.date = day(cursor)?,
                }
                Some(())
            })?;
        } else {
            target.value = number(cursor)?;
        }
        Some(Some(target).filter(|target| *target != Target::default()))
    }
}

/// A value in the one form that it is written in.
fn parsed<T: FromStr>(cursor: &mut Cursor<'_>) -> Option<T> {
    cursor.text()?.parse().ok()
}

/// The same, or `null`.
fn some<T: FromStr>(cursor: &mut Cursor<'_>) -> Option<Option<T>> {
    if cursor.null()? { Some(None) } else { parsed(cursor).map(Some) }
}

fn day(cursor: &mut Cursor<'_>) -> Option<Option<Date>> {
    some(cursor)
}

fn number(cursor: &mut Cursor<'_>) -> Option<Option<f64>> {
    if cursor.null()? { Some(None) } else { cursor.number().map(Some) }
}

fn measurement(cursor: &mut Cursor<'_>) -> Option<Measurement> {
    let (mut date, mut value) = (None, None);
    cursor.object(&MEASUREMENT, |cursor, name| {
        match MEASUREMENT[name] {
            "date" => date = day(cursor)?,
            _ => value = Some(cursor.number()?),
        }
        Some(())
    })?;
    Some(Measurement { date, value: value? })
}

/// A number alone, or an object with it.
fn baseline(cursor: &mut Cursor<'_>) -> Option<Option<Measurement>> {
    if cursor.peek()? == b'{' {
        return measurement(cursor).map(Some);
    }
    number(cursor).map(|value| value.map(|value| Measurement { date: None, value }))
}
