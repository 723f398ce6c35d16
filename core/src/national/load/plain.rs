//! Lines that say what they say in the plainest way. They are read without a tree of their values in between; any other
//! line is left to the reader that understands more.

use crate::register::{
    AlignedItem, Assessment, Date, Direction, Finding, Indicator, IndicatorKind, LocalGovernmentCode,
    Measure, Measurement, Owner, PdcaStage, Period, ReadLimits, Status, Target, Word as _,
};
use crate::{Alignment, Item};
use alloc::{
    borrow::Cow,
    string::{String, ToString as _},
    vec::Vec,
};
use core::{fmt, marker::PhantomData};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::collections::HashMap;

/// The deepest and the widest that a plain line is.
const NESTING: usize = 8;
const NAMES: usize = 32;

/// More words than people have for a stage.
const STAGES: usize = 1000;

/// A text that has to be looked at more closely.
#[derive(Debug)]
struct NotPlain;

/// Reads plain lines.
#[derive(Debug)]
pub(super) struct PlainReader {
    longest_text: usize,
    items: HashMap<&'static str, Item>,
    /// What was found under `stage`, of the few words that stand there.
    stages: HashMap<String, Option<Stage>>,
}

/// A word under `stage`.
#[derive(Debug, Clone, Copy)]
enum Stage {
    Stage(PdcaStage),
    Status(Status),
}

impl PlainReader {
    /// None where the limits are so low that lines have to be measured first.
    pub fn new(limits: &ReadLimits) -> Option<Self> {
        let sound = limits.nesting >= NESTING && limits.columns >= NAMES;
        sound.then(|| Self {
            longest_text: limits.text,
            items: Item::everything().map(|item| (item.code_str(), item)).collect(),
            stages: HashMap::new(),
        })
    }

    /// The measure of a line, and how many notes there are on it. None where the line is not plain.
    pub fn read(&mut self, line: &str) -> Option<(Measure, usize)> {
        let line: Line<'_> = serde_json::from_str(line).ok()?;
        let mut notes = 0;
        let mut measure = Measure {
            id: self.required(line.id)?.trim().to_string(),
            title: self.required(line.title)?,
            summary: self.text(line.summary).ok()?.unwrap_or_default(),
            consolidated_into: self.text(line.consolidated_into).ok()?.map(|id| id.trim().to_string()),
            rating: self.text(line.rating).ok()?,
            ..Measure::default()
        };
        measure.owner = match (line.owner, line.code) {
            (Some(owner), None) => self.owner(owner)?,
            (None, code) => Owner { code: code.map(|code| code.0), ..Owner::default() },
            (Some(_), Some(_)) => return None,
        };
        measure.period = match (line.period, line.start, line.end) {
            (Some(period), None, None) => Period { start: period.start.map(day), end: period.end.map(day) },
            (None, start, end) => Period { start: start.map(day), end: end.map(day) },
            _ => return None,
        };
        measure.status = line.status.map(|status| status.0);
        match line.stage.map(|stage| self.stage(&stage.0)) {
            None => {}
            Some(Some(Stage::Stage(stage))) => measure.stage = Some(stage),
            Some(Some(Stage::Status(status))) if measure.status.is_none() => {
                measure.status = Some(status);
                notes += 1;
            }
            Some(_) => return None,
        }
        notes += self.alignments(&mut measure, line.alignments, line.areas)?;
        notes += self.assessments(&mut measure, line.assessments, line.principles)?;
        for indicator in line.indicators.unwrap_or_default() {
            measure.indicators.push(self.indicator(indicator)?);
        }
        Some((measure, notes))
    }

    /// The alignments, or the areas, of which each is noted.
    fn alignments(
        &self,
        measure: &mut Measure,
        alignments: Option<Vec<AlignmentOf<'_>>>,
        areas: Option<Vec<Text<'_>>>,
    ) -> Option<usize> {
        if alignments.is_some() && areas.is_some() {
            return None;
        }
        for read in alignments.unwrap_or_default() {
            let mut aligned = AlignedItem::new(self.item(&read.item.0)?, read.alignment.0);
            aligned.rationale = self.text(read.rationale).ok()?;
            measure.alignments.push(aligned);
        }
        let areas = areas.unwrap_or_default();
        for code in &areas {
            measure.alignments.push(AlignedItem::new(self.item(&code.0)?, Alignment::Primary));
        }
        Some(areas.len())
    }

    /// The assessments, or the principles, of which each is noted.
    fn assessments(
        &self,
        measure: &mut Measure,
        assessments: Option<Vec<AssessmentOf<'_>>>,
        principles: Option<Vec<Text<'_>>>,
    ) -> Option<usize> {
        if assessments.is_some() && principles.is_some() {
            return None;
        }
        for read in assessments.unwrap_or_default() {
            let mut assessment = Assessment::new(self.item(&read.principle.0)?, read.finding.0);
            assessment.assessor = self.text(read.assessor).ok()?;
            assessment.date = read.date.map(day);
            assessment.note = self.text(read.note).ok()?;
            measure.assessments.push(assessment);
        }
        let principles = principles.unwrap_or_default();
        for code in &principles {
            let principle = self.item(&code.0).filter(|item| item.kind().is_principle())?;
            measure.assessments.push(Assessment::new(principle, Finding::NotAssessed));
        }
        Some(principles.len())
    }

    /// A text that the model keeps as it is; none of one that says nothing.
    fn text(&self, text: Option<Text<'_>>) -> Result<Option<String>, NotPlain> {
        let Some(Text(text)) = text else { return Ok(None) };
        if text.len() > self.longest_text || has_controls(&text) {
            return Err(NotPlain);
        }
        Ok(Some(text.into_owned()).filter(|text| !text.trim().is_empty()))
    }

    fn required(&self, text: Option<Text<'_>>) -> Option<String> {
        self.text(text).ok()?
    }

    fn item(&self, code: &str) -> Option<Item> {
        self.items.get(code).copied()
    }

    fn owner(&self, owner: OwnerOf<'_>) -> Option<Owner> {
        Some(Owner {
            code: owner.code.map(|code| code.0),
            name: self.text(owner.name).ok()?,
            department: self.text(owner.department).ok()?,
        })
    }

    fn stage(&mut self, word: &str) -> Option<Stage> {
        if let Some(known) = self.stages.get(word) {
            return *known;
        }
        let stage = word.parse().ok().map(Stage::Stage).or_else(|| {
            let status = Status::understand(word).filter(|_| PdcaStage::understand(word).is_none())?;
            Some(Stage::Status(status.value))
        });
        if self.stages.len() < STAGES && word.len() <= self.longest_text && !has_controls(word) {
            self.stages.insert(word.into(), stage);
        }
        stage.filter(|_| !has_controls(word))
    }

    fn indicator(&self, read: IndicatorOf<'_>) -> Option<Indicator> {
        let measurements = match (read.measurements, read.actual) {
            (Some(measurements), None) => measurements
                .into_iter()
                .map(|m| Measurement { date: m.date.map(day), value: m.value })
                .collect(),
            (None, actual) => actual.map(|value| Measurement { date: None, value }).into_iter().collect(),
            (Some(_), Some(_)) => return None,
        };
        let baseline = read.baseline.map(|baseline| match baseline {
            Figure::Number(value) => Measurement { date: None, value },
            Figure::Of(of) => Measurement { date: of.date.map(day), value: of.value },
        });
        let target = match read.target {
            None => None,
            Some(Figure::Number(value)) => Some(Target { value: Some(value), ..Target::default() }),
            Some(Figure::Of(of)) => {
                let target =
                    Target { value: of.value, text: self.text(of.text).ok()?, date: of.date.map(day) };
                Some(target).filter(|target| *target != Target::default())
            }
        };
        Some(Indicator {
            name: self.required(read.name)?,
            kind: read.kind.map(|kind| kind.0),
            unit: self.text(read.unit).ok()?,
            direction: read.direction.map(|direction| direction.0),
            baseline,
            target,
            measurements,
            source: self.text(read.source).ok()?,
            weight: read.weight,
        })
    }
}

/// Whether a text has a control character but for line feeds and tabs. Those beyond ASCII begin with the byte C2, as do
/// signs such as §; such texts are looked through.
fn has_controls(text: &str) -> bool {
    let odd = |byte: u8| byte < 0x20 || byte == 0x7f || byte == 0xc2;
    // Without an end before the end, so that many bytes are compared at once.
    let any = text.bytes().fold(false, |any, byte| any | odd(byte));
    any && text.chars().any(|c| c.is_control() && c != '\n' && c != '\t')
}

fn day(day: Parsed<Date>) -> Date {
    day.0
}

/// A text as it lies in the line, where it can be taken from there.
#[derive(Debug)]
struct Text<'l>(Cow<'l, str>);

impl<'de: 'l, 'l> Deserialize<'de> for Text<'l> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any<'l>(PhantomData<&'l ()>);

        impl<'de: 'l, 'l> Visitor<'de> for Any<'l> {
            type Value = Text<'l>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'l>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Text<'l>, E> {
                Ok(Text(Cow::Owned(text.into())))
            }
        }

        deserializer.deserialize_str(Any(PhantomData))
    }
}

/// A value in the one form that it is written in.
#[derive(Debug, Clone, Copy)]
struct Parsed<T>(T);

impl<'de, T: core::str::FromStr> Deserialize<'de> for Parsed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Text(text) = Text::deserialize(deserializer)?;
        text.parse().map(Self).map_err(|_| Error::custom("not in the plain form"))
    }
}

/// A value that is there: where nothing is said, and where `null` is, mean different things.
fn some<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'l> {
    #[serde(borrow)]
    id: Option<Text<'l>>,
    #[serde(borrow)]
    title: Option<Text<'l>>,
    #[serde(borrow)]
    summary: Option<Text<'l>>,
    #[serde(borrow, default, deserialize_with = "some")]
    owner: Option<OwnerOf<'l>>,
    #[serde(default, deserialize_with = "some")]
    code: Option<Parsed<LocalGovernmentCode>>,
    #[serde(default, deserialize_with = "some")]
    period: Option<PeriodOf>,
    start: Option<Parsed<Date>>,
    end: Option<Parsed<Date>>,
    #[serde(default, deserialize_with = "some")]
    status: Option<Parsed<Status>>,
    #[serde(borrow)]
    consolidated_into: Option<Text<'l>>,
    #[serde(borrow)]
    stage: Option<Text<'l>>,
    #[serde(borrow)]
    rating: Option<Text<'l>>,
    #[serde(borrow, default, deserialize_with = "some")]
    alignments: Option<Vec<AlignmentOf<'l>>>,
    #[serde(borrow, default, deserialize_with = "some")]
    areas: Option<Vec<Text<'l>>>,
    #[serde(borrow, default, deserialize_with = "some")]
    assessments: Option<Vec<AssessmentOf<'l>>>,
    #[serde(borrow, default, deserialize_with = "some")]
    principles: Option<Vec<Text<'l>>>,
    #[serde(borrow)]
    indicators: Option<Vec<IndicatorOf<'l>>>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnerOf<'l> {
    code: Option<Parsed<LocalGovernmentCode>>,
    #[serde(borrow)]
    name: Option<Text<'l>>,
    #[serde(borrow)]
    department: Option<Text<'l>>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodOf {
    start: Option<Parsed<Date>>,
    end: Option<Parsed<Date>>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct AlignmentOf<'l> {
    #[serde(borrow)]
    item: Text<'l>,
    alignment: Parsed<Alignment>,
    #[serde(borrow)]
    rationale: Option<Text<'l>>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct AssessmentOf<'l> {
    #[serde(borrow)]
    principle: Text<'l>,
    finding: Parsed<Finding>,
    #[serde(borrow)]
    assessor: Option<Text<'l>>,
    date: Option<Parsed<Date>>,
    #[serde(borrow)]
    note: Option<Text<'l>>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorOf<'l> {
    #[serde(borrow)]
    name: Option<Text<'l>>,
    kind: Option<Parsed<IndicatorKind>>,
    #[serde(borrow)]
    unit: Option<Text<'l>>,
    direction: Option<Parsed<Direction>>,
    baseline: Option<Figure<MeasurementOf>>,
    #[serde(borrow)]
    target: Option<Figure<TargetOf<'l>>>,
    #[serde(default, deserialize_with = "some")]
    measurements: Option<Vec<MeasurementOf>>,
    actual: Option<f64>,
    #[serde(borrow)]
    source: Option<Text<'l>>,
    weight: Option<f64>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasurementOf {
    date: Option<Parsed<Date>>,
    value: f64,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct TargetOf<'l> {
    value: Option<f64>,
    #[serde(borrow)]
    text: Option<Text<'l>>,
    date: Option<Parsed<Date>>,
}

/// A number alone, or an object with it.
#[derive(Debug)]
enum Figure<T> {
    Number(f64),
    Of(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Figure<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any<T>(PhantomData<T>);

        #[allow(clippy::cast_precision_loss, reason = "what no f64 holds is no figure of a register")]
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Any<T> {
            type Value = Figure<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number, or an object")
            }

            fn visit_i64<E>(self, value: i64) -> Result<Figure<T>, E> {
                Ok(Figure::Number(value as f64))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Figure<T>, E> {
                Ok(Figure::Number(value as f64))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Figure<T>, E> {
                Ok(Figure::Number(value))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Figure<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Figure::Of)
            }
        }

        deserializer.deserialize_any(Any(PhantomData))
    }
}
