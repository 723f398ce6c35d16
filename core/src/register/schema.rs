//! The JSON Schema of registers as they are written.

use super::{Direction, Extra, Finding, IndicatorKind, PdcaStage, ReviewOutcome, Status};
use crate::{Alignment, Edition, Item};
use alloc::{
    boxed::Box,
    string::{String, ToString as _},
    vec::Vec,
};
use once_cell::race::OnceBox;

/// The JSON Schema (draft 2020-12) of a register as [`to_json`](super::to_json) writes it; a measure, and so a line of
/// [`to_json_lines`](super::to_json_lines), is its `#/$defs/measure`. What people write by hand
/// ([`from_json`](super::from_json)) may differ more than it allows. Made on first demand and kept.
pub fn schema() -> &'static str {
    static SCHEMA: OnceBox<String> = OnceBox::new();
    SCHEMA.get_or_init(|| {
        // Texts, numbers and names alone: nothing in them can fail to be written.
        let mut text = serde_json::to_string_pretty(&root()).unwrap_or_default();
        text.push('\n');
        Box::new(text)
    })
}

/// A schema that is being put together.
struct Schema(Vec<(String, Extra)>);

/// A name in an object: its schema, and what it is in Japanese and English.
type Property = (&'static str, Schema, &'static str, &'static str);

impl Schema {
    fn with(mut self, name: &str, value: impl Keyword) -> Self {
        self.0.push((name.to_string(), value.value()));
        self
    }

    fn of_type(name: &str) -> Self {
        Self(Vec::new()).with("type", name)
    }

    fn refers_to(name: &str) -> Self {
        Self(Vec::new()).with("$ref", ["#/$defs/", name].concat().as_str())
    }

    /// A text that says something.
    fn text() -> Self {
        Self::of_type("string").with("pattern", "\\S")
    }

    fn words(names: impl Iterator<Item = &'static str>) -> Self {
        Self::of_type("string").with("enum", Extra::List(names.map(Keyword::value).collect()))
    }

    /// A member of a closed list.
    fn one_of<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> Self {
        Self::words(all.iter().map(|member| name(*member)))
    }

    fn list_of(item: Self) -> Self {
        Self::of_type("array").with("items", item)
    }

    fn object(required: &[&str], properties: Vec<Property>) -> Self {
        let properties = properties.into_iter().map(|(name, schema, ja, en)| {
            let described = schema.with("title", ja).with("description", en);
            (name.to_string(), Extra::Map(described.0))
        });
        let object = Self::of_type("object").with("properties", Extra::Map(properties.collect()));
        let required = required.iter().map(|name| name.value()).collect();
        object.with("required", Extra::List(required)).with("additionalProperties", false)
    }

    /// An object of which at least one name is there.
    fn some_of(properties: Vec<Property>) -> Self {
        Self::object(&[], properties).with("minProperties", 1)
    }
}

/// What can be the value of a keyword.
trait Keyword {
    fn value(self) -> Extra;
}

impl Keyword for Extra {
    fn value(self) -> Extra {
        self
    }
}

impl Keyword for Schema {
    fn value(self) -> Extra {
        Extra::Map(self.0)
    }
}

impl Keyword for &str {
    fn value(self) -> Extra {
        Extra::Text(self.to_string())
    }
}

impl Keyword for i64 {
    fn value(self) -> Extra {
        Extra::Integer(self)
    }
}

impl Keyword for bool {
    fn value(self) -> Extra {
        Extra::Bool(self)
    }
}

fn root() -> Extra {
    let definitions = [
        ("id", Schema::of_type("string").with("pattern", "^\\S([\\s\\S]*\\S)?$")),
        ("date", date()),
        ("item", Schema::words(Item::ALL.chain(Item::CHAPTERS).map(Item::code_str))),
        ("owner", owner()),
        ("ratingScale", rating_scale()),
        ("evidence", evidence()),
        ("measurement", measurement()),
        ("indicator", indicator()),
        ("assessment", assessment()),
        ("measure", measure()),
    ];
    let definitions = definitions.into_iter().map(|(name, schema)| (name.to_string(), schema.value()));
    let head = Schema(Vec::new())
        .with("$schema", "https://json-schema.org/draft/2020-12/schema")
        .with("$id", "urn:rashinban:register:1")
        .with("title", "重点計画の施策の台帳 / register of measures under the plan");
    let Schema(register) = register();
    let mut root = head.0;
    root.extend(register);
    root.push(("$defs".to_string(), Extra::Map(definitions.collect())));
    Extra::Map(root)
}

fn date() -> Schema {
    Schema::of_type("string")
        .with("format", "date")
        .with("pattern", "^(18[6-9]|19[0-9]|2[0-9]{2})[0-9]-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
}

fn extra() -> Property {
    ("extra", Schema::of_type("object"), "その他の列", "columns of the municipality's own, in their order")
}

fn register() -> Schema {
    Schema::object(
        &["measures"],
        [
            ("title", Schema::text(), "台帳名", "what the register is called"),
            (
                "edition",
                Schema::one_of(Edition::ALL, Edition::name),
                "重点計画の版",
                "the edition of the plan whose codes it uses",
            ),
            ("as_of", Schema::refers_to("date"), "時点", "the day it describes"),
            (
                "owner",
                Schema::refers_to("owner"),
                "団体",
                "whose it is, for the measures that do not say it themselves",
            ),
            (
                "rating_scale",
                Schema::refers_to("ratingScale"),
                "評価の尺度",
                "how the municipality rates its measures",
            ),
            (
                "measures",
                Schema::list_of(Schema::refers_to("measure")),
                "施策",
                "the measures, in the order of the municipality's plan",
            ),
            extra(),
        ]
        .into(),
    )
}

fn measure() -> Schema {
    let period = Schema::some_of(
        [
            ("start", Schema::refers_to("date"), "開始日", "the first day"),
            ("end", Schema::refers_to("date"), "終了日", "the last day"),
        ]
        .into(),
    );
    let aligned = Schema::object(
        &["item", "alignment"],
        [
            ("item", Schema::refers_to("item"), "該当項目", "the item"),
            ("alignment", Schema::one_of(Alignment::ALL, Alignment::name), "該当区分", "how closely: ◎ or ○"),
            ("rationale", Schema::text(), "該当理由", "why"),
        ]
        .into(),
    );
    let milestone = Schema::object(
        &["title"],
        [
            ("title", Schema::text(), "工程", "what is to be reached"),
            ("due", Schema::refers_to("date"), "期限", "by when"),
            ("completed", Schema::refers_to("date"), "完了日", "when it was reached"),
        ]
        .into(),
    );
    let review = Schema::some_of(
        [
            ("due", Schema::refers_to("date"), "見直し予定日", "by when it is to be held"),
            ("held", Schema::refers_to("date"), "見直し実施日", "when it was held"),
            (
                "outcome",
                Schema::one_of(ReviewOutcome::ALL, ReviewOutcome::name),
                "見直しの結果",
                "what it decided",
            ),
            ("note", Schema::text(), "備考", "what else is to be said"),
        ]
        .into(),
    );
    Schema::object(
        &["id", "title"],
        [
            ("id", Schema::refers_to("id"), "施策番号", "the same from year to year"),
            ("title", Schema::text(), "施策名", "what it is called"),
            ("summary", Schema::text(), "概要", "what it does"),
            (
                "owner",
                Schema::refers_to("owner"),
                "所管",
                "who carries it out, where it is not the register's owner",
            ),
            ("period", period, "期間", "when it runs"),
            ("status", Schema::one_of(Status::ALL, Status::name), "状況", "where it stands"),
            (
                "consolidated_into",
                Schema::refers_to("id"),
                "統合先",
                "the id of the measure that continues it",
            ),
            (
                "stage",
                Schema::one_of(PdcaStage::ALL, PdcaStage::name),
                "PDCAの段階",
                "where it is in the cycle",
            ),
            ("rating", Schema::text(), "評価", "a label of the rating scale"),
            ("alignments", Schema::list_of(aligned), "該当項目", "the items of the plan that it serves"),
            (
                "assessments",
                Schema::list_of(Schema::refers_to("assessment")),
                "原則の判定",
                "how it stands against the principles",
            ),
            ("indicators", Schema::list_of(Schema::refers_to("indicator")), "指標", "what is measured"),
            ("roadmap", Schema::list_of(milestone), "工程表", "steps on the way"),
            ("reviews", Schema::list_of(review), "見直し", "reviews held and to be held"),
            (
                "evidence",
                Schema::list_of(Schema::refers_to("evidence")),
                "根拠",
                "what anyone can look up about it",
            ),
            extra(),
        ]
        .into(),
    )
}

fn owner() -> Schema {
    let code = Schema::of_type("string").with("pattern", "^(0[1-9]|[1-3][0-9]|4[0-7])[0-9]{4}$");
    Schema::some_of(
        [
            ("code", code, "団体コード", "its code, six digits with the check digit"),
            ("name", Schema::text(), "団体名", "its name"),
            ("department", Schema::text(), "所管課", "the department"),
        ]
        .into(),
    )
}

fn rating_scale() -> Schema {
    let level = Schema::object(
        &["label"],
        [
            ("label", Schema::text(), "段階", "its label, once in the scale"),
            ("at_least", Schema::of_type("number"), "下限", "the least achievement in percent that earns it"),
            ("meaning", Schema::text(), "意味", "what it means"),
        ]
        .into(),
    );
    Schema::object(
        &["levels"],
        [
            ("name", Schema::text(), "名前", "what the scale is called"),
            ("levels", Schema::list_of(level), "段階", "its levels, the best first"),
        ]
        .into(),
    )
}

fn evidence() -> Schema {
    Schema::some_of(
        [
            ("title", Schema::text(), "資料名", "what it is"),
            ("url", Schema::text(), "URL", "where it is"),
            ("date", Schema::refers_to("date"), "日付", "when it was made or looked up"),
        ]
        .into(),
    )
}

fn measurement() -> Schema {
    Schema::object(
        &["value"],
        [
            ("date", Schema::refers_to("date"), "日付", "when it was so"),
            ("value", Schema::of_type("number"), "値", "how much, in the indicator's unit"),
        ]
        .into(),
    )
}

fn indicator() -> Schema {
    let target = Schema::some_of(
        [
            ("value", Schema::of_type("number"), "目標値", "the number, in the indicator's unit"),
            ("text", Schema::text(), "目標の文", "the words"),
            ("date", Schema::refers_to("date"), "目標日", "by when"),
        ]
        .into(),
    );
    Schema::object(
        &["name"],
        [
            ("name", Schema::text(), "指標名", "what it is called"),
            ("kind", Schema::one_of(IndicatorKind::ALL, IndicatorKind::name), "指標の種類", "what it tells"),
            ("unit", Schema::text(), "単位", "the unit of every value"),
            (
                "direction",
                Schema::one_of(Direction::ALL, Direction::name),
                "望ましい向き",
                "which way is better",
            ),
            ("baseline", Schema::refers_to("measurement"), "基準値", "where it began"),
            ("target", target, "目標", "what is to be reached"),
            (
                "measurements",
                Schema::list_of(Schema::refers_to("measurement")),
                "実績値",
                "what was measured",
            ),
            ("source", Schema::text(), "出典", "where the values come from"),
            ("weight", Schema::of_type("number"), "重み", "how much it counts; none counts 1"),
        ]
        .into(),
    )
}

fn assessment() -> Schema {
    Schema::object(
        &["principle", "finding"],
        [
            ("principle", Schema::refers_to("item"), "原則", "the principle"),
            ("finding", Schema::one_of(Finding::ALL, Finding::name), "判定", "what was found"),
            ("evidence", Schema::list_of(Schema::refers_to("evidence")), "根拠", "what the finding rests on"),
            ("assessor", Schema::text(), "判定者", "who assessed it"),
            ("date", Schema::refers_to("date"), "判定日", "when"),
            ("note", Schema::text(), "備考", "what else is to be said"),
        ]
        .into(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::{arbitrary, to_json, to_json_lines};
    use jsonschema::Validator;
    use proptest::{prelude::*, test_runner::TestRunner};
    use serde_json::{Value, json};

    fn validator(part: Option<&str>) -> Validator {
        let mut schema: Value = serde_json::from_str(schema()).unwrap();
        if let Some(part) = part {
            let whole = schema.as_object_mut().unwrap();
            whole.retain(|name, _| name.starts_with('$'));
            whole.insert("$ref".into(), ["#/$defs/", part].concat().into());
        }
        jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
    }

    #[test]
    fn it_is_a_schema() {
        let schema: Value = serde_json::from_str(schema()).unwrap();
        assert!(jsonschema::meta::is_valid(&schema));
    }

    #[test]
    fn what_is_written_is_valid() {
        let (whole, measure) = (validator(None), validator(Some("measure")));
        let registers = TestRunner::default().run(&arbitrary::register(), |register| {
            let value: Value = serde_json::from_str(&to_json(&register)).unwrap();
            let error = whole.validate(&value).err().map(|error| error.to_string());
            prop_assert_eq!(error, None);
            for line in to_json_lines(&register).lines().skip(1) {
                prop_assert!(measure.is_valid(&serde_json::from_str(line).unwrap()));
            }
            Ok(())
        });
        registers.unwrap();
    }

    #[test]
    fn what_is_never_written_is_invalid() {
        let right = json!({
            "edition": "2023", "as_of": "2026-03-31", "owner": { "code": "131016" },
            "rating_scale": { "levels": [{ "label": "A", "at_least": 80 }] },
            "measures": [{
                "id": "1", "title": "窓口", "status": "in-progress", "period": { "start": "2025-04-01" },
                "alignments": [{ "item": "I01-02", "alignment": "primary" }],
                "assessments": [{ "principle": "P03-01", "finding": "satisfied", "evidence": [{ "title": "要綱" }] }],
                "indicators": [{ "name": "a", "target": { "value": 1 }, "measurements": [{ "value": 0.5 }] }],
                "reviews": [{ "outcome": "revise" }]
            }]
        });
        let validator = validator(None);
        assert!(validator.is_valid(&right));
        for (pointer, wrong) in [
            ("/edition", json!("2022-13")),
            ("/as_of", json!("令和7年度末")),
            ("/as_of", json!("2026-02-30")),
            ("/as_of", json!("1859-01-01")),
            ("/owner/code", json!("13101")),
            ("/owner/code", json!(131_016)),
            ("/owner", json!({})),
            ("/rating_scale/levels/0", json!({ "at_least": 1 })),
            ("/measures", json!({})),
            ("/measures/0/id", json!(" 1")),
            ("/measures/0/title", json!(" ")),
            ("/measures/0/status", json!("実施中")),
            ("/measures/0/period", json!({})),
            ("/measures/0/alignments/0/item", json!("I01-07")),
            ("/measures/0/alignments/0", json!("I01-02")),
            ("/measures/0/assessments/0/finding", json!("○")),
            ("/measures/0/assessments/0/evidence/0", json!({})),
            ("/measures/0/indicators/0/target/value", json!("80%")),
            ("/measures/0/indicators/0/measurements/0", json!({ "date": "2025-03-31" })),
            ("/measures/0/indicators/0", json!({ "name": "a", "備考": "b" })),
            ("/measures/0/reviews/0", json!({})),
        ] {
            let mut mutated = right.clone();
            *mutated.pointer_mut(pointer).unwrap() = wrong;
            assert!(!validator.is_valid(&mutated), "{pointer}: {}", mutated.pointer(pointer).unwrap());
        }
        let mut without = right;
        without.as_object_mut().unwrap().remove("measures");
        assert!(!validator.is_valid(&without));
    }
}
