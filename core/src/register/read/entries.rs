//! The parts of a register, each from its value.

use super::walk::{Fields, Walk};
use super::{Found, ReadOptions, Whereabouts};
use crate::register::understood::{Word as _, says_nothing};
use crate::register::{
    AlignedItem, Assessment, Date, DateRole, Evidence, Extra, Indicator, LocalGovernmentCode, Measure,
    Measurement, Milestone, Owner, Period, Place, RatingLevel, RatingScale, Register, Review, Rule, Target,
};
use crate::{Alignment, Item};
use alloc::{
    format,
    string::{String, ToString as _},
    vec::Vec,
};

/// Reads a register from the values of a file. None where anything in it is an error; `found` says what, with the path of
/// each value from the root.
pub(in crate::register) fn walk(
    root: Extra,
    options: &ReadOptions,
    found: &mut Found,
) -> (Option<Register>, Vec<Whereabouts>) {
    let mut walk = Walk::new(options, found);
    let mut measures = Vec::new();
    let register = walk.register(root, &mut measures);
    (register.filter(|_| found.errors() == 0), measures)
}

impl Walk<'_> {
    /// A register, or the list of its measures alone.
    pub(super) fn register(&mut self, root: Extra, whereabouts: &mut Vec<Whereabouts>) -> Option<Register> {
        let root = match root {
            Extra::List(_) => Extra::Map([("measures".to_string(), root)].into()),
            root => root,
        };
        let mut fields = self.fields(root)?;
        if !fields.has("measures") {
            self.missing("measures", "施策のリスト");
        }
        let measures = fields.take("measures");
        let (mut register, extra) = self.with_extra(|walk| {
            let own = fields.take("extra");
            walk.own_columns(own);
            let register = Register {
                title: walk.named(&mut fields, "title", Self::text),
                edition: walk.named(&mut fields, "edition", Self::edition),
                as_of: walk.named(&mut fields, "as_of", Self::end),
                owner: walk.named(&mut fields, "owner", Self::owner),
                rating_scale: walk.named(&mut fields, "rating_scale", Self::rating_scale),
                ..Register::default()
            };
            walk.keep(fields);
            register
        });
        register.extra = extra;
        if let Some(edition) = register.edition {
            self.edition = edition;
        }
        register.measures = self.within("measures", |walk| walk.measures(measures, whereabouts));
        Some(register)
    }

    fn measures(&mut self, value: Extra, whereabouts: &mut Vec<Whereabouts>) -> Vec<Measure> {
        let values = values(value);
        let allowed = self.options.limits.measures;
        if values.len() > allowed {
            self.found.exceed(Place::default(), "measures", ["施策の数", "measures"], allowed);
            return Vec::new();
        }
        let mut measures = Vec::with_capacity(values.len());
        for (i, value) in values.into_iter().enumerate() {
            let measure = self.at(i, |walk| walk.measure(value));
            let id = measure.as_ref().map(|measure| measure.id.clone());
            whereabouts.push(Whereabouts { id: id.filter(|id| !id.is_empty()), row: None });
            measures.extend(measure);
        }
        measures
    }

    pub(super) fn measure(&mut self, value: Extra) -> Option<Measure> {
        let mut fields = self.fields(value)?;
        let (mut measure, extra) = self.with_extra(|walk| {
            let own = fields.take("extra");
            walk.own_columns(own);
            let id = walk.required(&mut fields, "id", "施策番号").trim().to_string();
            let title = walk.required(&mut fields, "title", "施策名");
            let summary = walk.named(&mut fields, "summary", Self::text).unwrap_or_default();
            let (owner, period) = (walk.owner_of(&mut fields), walk.period_of(&mut fields));
            let (status, stage) = walk.state_of(&mut fields);
            let measure = Measure {
                id,
                title,
                summary,
                owner,
                period,
                status,
                consolidated_into: walk.named(&mut fields, "consolidated_into", Self::id),
                stage,
                rating: walk.named(&mut fields, "rating", Self::text),
                alignments: walk.alignments_of(&mut fields),
                assessments: walk.assessments_of(&mut fields),
                indicators: walk.list(&mut fields, "indicators", Self::indicator),
                roadmap: walk.list(&mut fields, "roadmap", Self::milestone),
                reviews: walk.list(&mut fields, "reviews", Self::review),
                evidence: walk.list(&mut fields, "evidence", Self::evidence),
                extra: Vec::new(),
            };
            walk.keep(fields);
            measure
        });
        measure.extra = extra;
        Some(measure)
    }

    /// The object in which this library itself writes the columns of the municipality's own.
    fn own_columns(&mut self, value: Extra) {
        if value == Extra::Null {
            return;
        }
        let fields = self.within("extra", |walk| walk.fields(value));
        for (name, value) in fields.map(Fields::into_inner).unwrap_or_default() {
            let value = self.within("extra", |walk| walk.within(&name, |walk| walk.extra_value(value)));
            self.keep_as(name, value);
        }
    }

    pub(super) fn named<T>(
        &mut self,
        fields: &mut Fields,
        name: &str,
        read: impl FnOnce(&mut Self, Extra) -> T,
    ) -> T {
        let value = fields.take(name);
        self.within(name, |walk| read(walk, value))
    }

    /// A text that has to be there; where it is not, an error is found and the text is empty.
    fn required(&mut self, fields: &mut Fields, name: &str, ja: &str) -> String {
        let errors = self.found.errors();
        let text = self.named(fields, name, Self::text);
        if text.is_none() && self.found.errors() == errors {
            self.missing(name, ja);
        }
        text.unwrap_or_default()
    }

    fn list<T>(
        &mut self,
        fields: &mut Fields,
        name: &str,
        mut read: impl FnMut(&mut Self, Extra) -> Option<T>,
    ) -> Vec<T> {
        let value = fields.take(name);
        self.within(name, |walk| {
            (0..).zip(values(value)).filter_map(|(i, value)| walk.at(i, |walk| read(walk, value))).collect()
        })
    }

    fn id(&mut self, value: Extra) -> Option<String> {
        self.text(value).map(|id| id.trim().to_string())
    }

    pub(super) fn start(&mut self, value: Extra) -> Option<Date> {
        self.date(value, DateRole::Start)
    }

    pub(super) fn end(&mut self, value: Extra) -> Option<Date> {
        self.date(value, DateRole::End)
    }

    /// Code, name and department; a text alone is a code or a name.
    pub(super) fn owner(&mut self, value: Extra) -> Owner {
        match value {
            Extra::Null => Owner::default(),
            Extra::Map(_) => {
                let Some(mut fields) = self.fields(value) else { return Owner::default() };
                let owner = Owner {
                    code: self.named(&mut fields, "code", Self::owner_code),
                    name: self.named(&mut fields, "name", Self::text),
                    department: self.named(&mut fields, "department", Self::text),
                };
                self.keep(fields);
                owner
            }
            value => {
                let text = self.text(value).unwrap_or_default();
                if LocalGovernmentCode::parse(&text).is_ok() {
                    return Owner { code: self.owner_code(Extra::Text(text)), ..Owner::default() };
                }
                Owner { name: Some(text).filter(|name| !name.is_empty()), ..Owner::default() }
            }
        }
    }

    /// Start and end, or a text such as 令和5年度～令和7年度.
    pub(super) fn period(&mut self, value: Extra) -> Period {
        if let Extra::Map(_) = value {
            let Some(mut fields) = self.fields(value) else { return Period::default() };
            let period = Period {
                start: self.named(&mut fields, "start", Self::start),
                end: self.named(&mut fields, "end", Self::end),
            };
            self.keep(fields);
            return period;
        }
        let Some(text) = self.text(value) else { return Period::default() };
        if says_nothing(&text) {
            self.read_as_nothing(&text);
            return Period::default();
        }
        if let Ok(read) = Period::parse(&text) {
            let shown = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
            let (start, end) = (shown(read.value.start), shown(read.value.end));
            self.understood(
                &text,
                &format!("{start}～{end} と読みました。"),
                &format!("read as {start} to {end}"),
            );
            return read.value;
        }
        self.error(
            Rule::MalformedDate,
            Some(&text),
            "期間として読めません。例: 2023-04-01～2026-03-31、令和5年度～令和7年度",
            "not a period, for example 2023-04-01～2026-03-31",
        );
        Period::default()
    }

    fn rating_scale(&mut self, value: Extra) -> Option<RatingScale> {
        let value = match value {
            Extra::Null => return None,
            Extra::List(_) => Extra::Map([("levels".to_string(), value)].into()),
            value => value,
        };
        let mut fields = self.fields(value)?;
        let scale = RatingScale {
            name: self.named(&mut fields, "name", Self::text),
            levels: self.list(&mut fields, "levels", Self::rating_level),
        };
        self.keep(fields);
        Some(scale)
    }

    fn rating_level(&mut self, value: Extra) -> Option<RatingLevel> {
        let Extra::Map(_) = value else {
            return self.text(value).map(|label| RatingLevel { label, ..RatingLevel::default() });
        };
        let mut fields = self.fields(value)?;
        let level = RatingLevel {
            label: self.required(&mut fields, "label", "段階の名前"),
            at_least: self
                .named(&mut fields, "at_least", |walk, value| walk.number(value, &mut Some("%".to_string()))),
            meaning: self.named(&mut fields, "meaning", Self::text),
        };
        self.keep(fields);
        Some(level)
    }

    /// A list, codes in one text (「◎I01-02、I03」), or codes with what each is (`{"I01-02": "◎"}`).
    pub(super) fn alignments(&mut self, value: Extra) -> Vec<AlignedItem> {
        match value {
            Extra::Text(text) => {
                let codes =
                    text.split(['、', ',', '，', ';', '；', '\n']).filter(|code| !code.trim().is_empty());
                codes.filter_map(|code| self.marked_item(code)).collect()
            }
            Extra::Map(entries) if !entries.iter().any(|(name, _)| name == "item") => entries
                .into_iter()
                .filter_map(|(code, value)| self.within(&code, |walk| walk.aligned(&code, value)))
                .collect(),
            value => (0..)
                .zip(values(value))
                .filter_map(|(i, value)| self.at(i, |walk| walk.alignment(value)))
                .collect(),
        }
    }

    fn aligned(&mut self, code: &str, value: Extra) -> Option<AlignedItem> {
        let item = self.item(code)?;
        let mut aligned = AlignedItem::new(item, Alignment::Primary);
        match value {
            Extra::Map(_) => {
                let mut fields = self.fields(value)?;
                aligned.alignment = self.kind_of_alignment(&mut fields)?;
                aligned.rationale = self.named(&mut fields, "rationale", Self::text);
                self.keep(fields);
            }
            Extra::Null => return None,
            value => aligned.alignment = self.word(value)?,
        }
        Some(aligned)
    }

    fn alignment(&mut self, value: Extra) -> Option<AlignedItem> {
        let Extra::Map(_) = value else {
            let code = self.text(value)?;
            return self.marked_item(&code);
        };
        let mut fields = self.fields(value)?;
        let errors = self.found.errors();
        let item = self.named(&mut fields, "item", |walk, value| {
            let code = walk.text(value)?;
            walk.item(&code)
        });
        let alignment = self.kind_of_alignment(&mut fields);
        let rationale = self.named(&mut fields, "rationale", Self::text);
        if item.is_none() && self.found.errors() == errors {
            self.missing("item", "該当項目");
        }
        self.keep(fields);
        Some(AlignedItem { item: item?, alignment: alignment?, rationale })
    }

    /// ◎ or ○; ◎ where nothing is said.
    fn kind_of_alignment(&mut self, fields: &mut Fields) -> Option<Alignment> {
        let errors = self.found.errors();
        let alignment = self.named(fields, "alignment", Self::word);
        if alignment.is_none() && self.found.errors() == errors {
            self.taken_for_primary("");
            return Some(Alignment::Primary);
        }
        alignment
    }

    fn taken_for_primary(&mut self, code: &str) {
        self.understood(code, "◎(主に該当)と読みました。", "read as ◎ (primary)");
    }

    /// A code with a mark in front or behind: ◎I01-02, I03(○).
    fn marked_item(&mut self, code: &str) -> Option<AlignedItem> {
        let marks: &[char] = &['◎', '○', '〇', '◯'];
        let bare =
            code.trim_matches(|c: char| c.is_whitespace() || marks.contains(&c) || "()（）:：・".contains(c));
        let item = self.item(bare)?;
        let mark = code.chars().find(|c| marks.contains(c)).map(|c| c.to_string());
        let alignment = mark.and_then(|mark| Alignment::understand(&mark));
        if alignment.is_none() {
            self.taken_for_primary(code.trim());
        }
        Some(AlignedItem::new(item, alignment.map_or(Alignment::Primary, |read| read.value)))
    }

    /// A list, or principles with the finding of each: `{"P03-01": "○"}`.
    pub(super) fn assessments(&mut self, value: Extra) -> Vec<Assessment> {
        match value {
            Extra::Map(entries) if !entries.iter().any(|(name, _)| name == "principle") => entries
                .into_iter()
                .filter_map(|(code, value)| {
                    self.within(&code, |walk| {
                        let fields = match value {
                            Extra::Null => return None,
                            Extra::Map(fields) => fields,
                            finding => [("finding".to_string(), finding)].into(),
                        };
                        let principle = walk.item(&code)?;
                        walk.assessment_of(Some(principle), Extra::Map(fields))
                    })
                })
                .collect(),
            value => {
                let values = values(value);
                let read = |walk: &mut Self, value| walk.assessment_of(None, value);
                (0..).zip(values).filter_map(|(i, value)| self.at(i, |walk| read(walk, value))).collect()
            }
        }
    }

    fn assessment_of(&mut self, principle: Option<Item>, value: Extra) -> Option<Assessment> {
        let mut fields = self.fields(value)?;
        let errors = self.found.errors();
        let principle = principle.or_else(|| {
            self.named(&mut fields, "principle", |walk, value| {
                let code = walk.text(value)?;
                walk.item(&code)
            })
        });
        if principle.is_none() && self.found.errors() == errors {
            self.missing("principle", "原則");
        }
        let errors = self.found.errors();
        let finding = self.named(&mut fields, "finding", Self::word);
        if finding.is_none() && self.found.errors() == errors {
            self.missing("finding", "判定");
        }
        let evidence = self.list(&mut fields, "evidence", Self::evidence);
        let assessor = self.named(&mut fields, "assessor", Self::text);
        let date = self.named(&mut fields, "date", Self::end);
        let note = self.named(&mut fields, "note", Self::text);
        self.keep(fields);
        Some(Assessment { principle: principle?, finding: finding?, evidence, assessor, date, note })
    }

    fn indicator(&mut self, value: Extra) -> Option<Indicator> {
        let mut fields = self.fields(value)?;
        let mut unit = self.named(&mut fields, "unit", Self::text);
        let unit = &mut unit;
        let direction = self.named(&mut fields, "direction", Self::word);
        let kind = self.named(&mut fields, "kind", Self::word);
        let baseline = self.named(&mut fields, "baseline", |walk, value| walk.measurement(value, unit));
        let target = self.named(&mut fields, "target", |walk, value| walk.target(value, unit));
        let measurements = self.measurements_of(&mut fields, unit);
        let source = self.named(&mut fields, "source", Self::text);
        let weight = self.named(&mut fields, "weight", |walk, value| walk.number(value, &mut None));
        let errors = self.found.errors();
        let name = self.named(&mut fields, "name", Self::text);
        let unit = unit.take();
        let has_name = name.is_some() || self.found.errors() > errors;
        let name = name.unwrap_or_default();
        self.keep(fields);
        let indicator =
            Indicator { name, kind, unit, direction, baseline, target, measurements, source, weight };
        if indicator == Indicator::default() {
            return None;
        }
        if !has_name {
            self.missing("name", "指標名");
        }
        Some(indicator)
    }

    /// A number, or a number and its day. A day without a number waits for it.
    fn measurement(&mut self, value: Extra, unit: &mut Option<String>) -> Option<Measurement> {
        let Extra::Map(_) = value else {
            return self.number(value, unit).map(|value| Measurement { date: None, value });
        };
        let mut fields = self.fields(value)?;
        let errors = self.found.errors();
        let date = self.named(&mut fields, "date", Self::end);
        let value = self.named(&mut fields, "value", |walk, value| walk.number(value, unit));
        self.keep(fields);
        if let (Some(date), None) = (date, value) {
            if self.found.errors() == errors {
                self.understood(
                    &date.to_string(),
                    "値がまだ無い日付として、読みませんでした。",
                    "a day without a value yet; left out",
                );
            }
        }
        Some(Measurement { date, value: value? })
    }

    /// A list, or values by their days: `{"令和5年度": 62}`.
    pub(super) fn measurements(&mut self, value: Extra, unit: &mut Option<String>) -> Vec<Measurement> {
        match value {
            Extra::Map(entries) if !entries.iter().any(|(name, _)| name == "value" || name == "date") => {
                entries
                    .into_iter()
                    .filter_map(|(day, value)| {
                        self.within(&day.replace('.', "/"), |walk| {
                            let value = walk.number(value, unit)?;
                            let date = walk.end(Extra::Text(day))?;
                            Some(Measurement { date: Some(date), value })
                        })
                    })
                    .collect()
            }
            value => {
                let values = values(value);
                let entries = (0..).zip(values);
                entries.filter_map(|(i, value)| self.at(i, |walk| walk.measurement(value, unit))).collect()
            }
        }
    }

    /// A number, words, or both with a day.
    fn target(&mut self, value: Extra, unit: &mut Option<String>) -> Option<Target> {
        let target = if let Extra::Map(_) = value {
            let mut fields = self.fields(value)?;
            let text = self.named(&mut fields, "text", Self::text);
            let found = self.named(&mut fields, "value", |walk, value| walk.target_value(value, unit));
            let date = self.named(&mut fields, "date", Self::end);
            self.keep(fields);
            Target { value: found.value, text: text.or(found.text), date }
        } else {
            self.target_value(value, unit)
        };
        Some(target).filter(|target| *target != Target::default())
    }

    /// The number, with the words it stands in where there are more than a unit; or the words alone.
    fn target_value(&mut self, value: Extra, unit: &mut Option<String>) -> Target {
        let written = if let Extra::Text(text) = &value { text.clone() } else { String::new() };
        match self.quantity(value) {
            None => Target::default(),
            Some(Err(text)) => Target { text: Some(text), ..Target::default() },
            Some(Ok(read)) => Target {
                value: self.in_unit(&read, &written, unit),
                text: Some(written).filter(|_| read.has_words),
                date: None,
            },
        }
    }

    fn milestone(&mut self, value: Extra) -> Option<Milestone> {
        let Extra::Map(_) = value else {
            return self.text(value).map(|title| Milestone { title, ..Milestone::default() });
        };
        let mut fields = self.fields(value)?;
        let due = self.named(&mut fields, "due", Self::end);
        let completed = self.named(&mut fields, "completed", Self::end);
        let errors = self.found.errors();
        let title = self.named(&mut fields, "title", Self::text);
        if title.is_none() && self.found.errors() == errors && (due.is_some() || completed.is_some()) {
            self.missing("title", "工程の名前");
        }
        self.keep(fields);
        title.map(|title| Milestone { title, due, completed })
    }

    fn review(&mut self, value: Extra) -> Option<Review> {
        let mut fields = self.fields(value)?;
        let review = Review {
            due: self.named(&mut fields, "due", Self::end),
            held: self.named(&mut fields, "held", Self::end),
            outcome: self.named(&mut fields, "outcome", Self::word),
            note: self.named(&mut fields, "note", Self::text),
        };
        self.keep(fields);
        Some(review).filter(|review| *review != Review::default())
    }

    /// A title, an address, or an object of both and a day.
    fn evidence(&mut self, value: Extra) -> Option<Evidence> {
        let Extra::Map(_) = value else {
            let text = self.text(value)?;
            let is_url = text.starts_with("https://") || text.starts_with("http://");
            let (title, url) = if is_url { (None, Some(text)) } else { (Some(text), None) };
            return Some(Evidence { title, url, date: None });
        };
        let mut fields = self.fields(value)?;
        let evidence = Evidence {
            title: self.named(&mut fields, "title", Self::text),
            url: self.named(&mut fields, "url", Self::text),
            date: self.named(&mut fields, "date", Self::end),
        };
        self.keep(fields);
        Some(evidence).filter(|evidence| *evidence != Evidence::default())
    }
}

/// The entries of a list; a value that stands alone is its only one.
fn values(value: Extra) -> Vec<Extra> {
    match value {
        Extra::Null => Vec::new(),
        Extra::List(values) => values,
        Extra::Text(text) if text.trim().is_empty() => Vec::new(),
        value => [value].into(),
    }
}
