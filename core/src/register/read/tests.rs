//! Reading against registers of every shape, against what people write, and against what is no register.

use crate::register::{
    Date, Direction, Extra, Finding, IndicatorKind, Loaded, Measure, Quantity, ReadLimits, ReadOptions,
    Register, Rule, Severity, Status, Target, arbitrary, from_json, from_json_lines, from_json_text, to_json,
    to_json_lines,
};
use crate::{Alignment, Edition, Item};
use alloc::{
    format,
    string::{String, ToString as _},
    vec::Vec,
};
use proptest::prelude::*;

fn read(json: &str) -> Loaded {
    from_json(json.as_bytes(), &ReadOptions::default())
}

/// The register with one measure of these fields; it is read without an error.
fn measure(fields: &str) -> Measure {
    let loaded = read(&format!(r#"[{{"id": "1", "title": "窓口", {fields}}}]"#));
    let diagnostics = loaded.diagnostics;
    loaded.register.unwrap_or_else(|| panic!("{diagnostics:?}")).measures.remove(0)
}

/// What was found of a measure with these fields: the rule, the field, and the first suggestion.
fn found(fields: &str) -> Vec<(Rule, String, String)> {
    let loaded = read(&format!(r#"[{{"id": "1", "title": "窓口", {fields}}}]"#));
    assert_eq!(loaded.register.is_none(), loaded.diagnostics.iter().any(|d| d.severity == Severity::Error));
    assert!(
        loaded.diagnostics.iter().all(|d| d.place.measure.as_deref() == Some("1")),
        "{:?}",
        loaded.diagnostics
    );
    let found = loaded.diagnostics.into_iter();
    found
        .map(|d| {
            (d.rule, d.place.field.unwrap_or_default(), d.suggestions.into_iter().next().unwrap_or_default())
        })
        .collect()
}

fn date(text: &str) -> Option<Date> {
    text.parse().ok()
}

proptest! {
    #[test]
    fn what_is_written_is_read_and_written_again(register in arbitrary::register()) {
        let options = ReadOptions::default();
        let json = to_json(&register);
        let loaded = from_json(json.as_bytes(), &options);
        prop_assert_eq!(&loaded.diagnostics, &[]);
        let read = loaded.register.unwrap();
        prop_assert_eq!(to_json(&read), json.clone());
        prop_assert_eq!(&read, &register);
        prop_assert_eq!(&serde_json::from_str::<Register>(&json).unwrap(), &register);

        let lines = to_json_lines(&register);
        prop_assert_eq!(lines.lines().count(), 1 + register.measures.len());
        let loaded = from_json_lines(lines.as_bytes(), &options);
        prop_assert_eq!(&loaded.diagnostics, &[]);
        prop_assert_eq!(&loaded.register.unwrap(), &register);
    }

    #[test]
    fn no_bytes_panic(bytes in any::<Vec<u8>>()) {
        for read in [from_json, from_json_lines] {
            let loaded = read(&bytes, &ReadOptions::default());
            let errors = loaded.diagnostics.iter().any(|d| d.severity == Severity::Error);
            prop_assert_eq!(loaded.register.is_none(), errors);
        }
    }

    /// A value where another one belongs is read as what it says, or refused.
    #[test]
    fn no_value_panics_in_the_place_of_another(register in arbitrary::register(), pick in any::<prop::sample::Index>(), text in arbitrary::text()) {
        let mut root: Extra = serde_json::from_str(&to_json(&register)).unwrap();
        let mut count = 0;
        visit(&mut root, &mut |_| count += 1);
        let chosen = pick.index(count);
        let mut at = 0;
        visit(&mut root, &mut |value| {
            if at == chosen {
                *value = Extra::Text(text.clone());
            }
            at += 1;
        });
        let loaded = read(&serde_json::to_string(&root).unwrap());
        let errors = loaded.diagnostics.iter().any(|d| d.severity == Severity::Error);
        prop_assert_eq!(loaded.register.is_none(), errors);
        // What was read is in the one form that is written.
        if let Some(register) = loaded.register {
            let again = read(&to_json(&register));
            prop_assert_eq!(&again.diagnostics, &[]);
            prop_assert_eq!(again.register.unwrap(), register);
        }
    }

    #[test]
    fn no_text_panics_as_a_date_or_number(text in "\\PC{0,12}") {
        let _ = Date::parse(&text, crate::register::DateRole::Start);
        let _ = crate::register::Period::parse(&text);
        let _ = crate::register::FiscalYear::parse(&text);
        let _ = crate::register::LocalGovernmentCode::parse(&text);
        let _ = Quantity::parse(&text);
    }

    #[test]
    fn every_day_is_read_in_every_notation(date in arbitrary::date()) {
        let (year, month, day) = (date.year(), date.month(), date.day());
        let mut texts = alloc::vec![date.to_string(), format!("{year}/{month}/{day}"), format!("{year}年{month}月{day}日"), format!("{year}{month:02}{day:02}")];
        if date >= "2019-05-01".parse().unwrap() && year < 2118 {
            texts.push(format!("令和{}年{month}月{day}日", year - 2018));
            texts.push(format!("R{}.{month}.{day}", year - 2018));
        }
        for text in texts {
            for role in crate::register::DateRole::ALL {
                prop_assert_eq!(Date::parse(&text, *role).map(|read| read.value), Ok(date), "{}", text);
            }
        }
    }
}

fn visit(value: &mut Extra, visitor: &mut impl FnMut(&mut Extra)) {
    visitor(value);
    match value {
        Extra::List(values) => values.iter_mut().for_each(|value| visit(value, visitor)),
        Extra::Map(values) => values.iter_mut().for_each(|(_, value)| visit(value, visitor)),
        _ => {}
    }
}

#[test]
fn an_empty_file_and_an_empty_register_differ() {
    assert_eq!(read("").diagnostics[0].rule, Rule::MalformedJson);
    assert_eq!(read("{}").diagnostics[0].rule, Rule::Missing);
    assert_eq!(read("[]").register, Some(Register::default()));
    assert_eq!(read(r#"{"measures": []}"#).register, Some(Register::default()));
    assert_eq!(to_json(&Register::default()), "{\n  \"measures\": []\n}\n");
    assert_eq!(to_json_lines(&Register::default()), "{\"register\":{}}\n");
    assert_eq!(from_json_lines(b"", &ReadOptions::default()).register, Some(Register::default()));
}

#[test]
fn words_are_read_in_many_ways() {
    let measure = measure(
        r#""status": "実施中", "stage": "Ｃ", "alignments": "◎I01-02、○ i3；S01",
           "assessments": {"P03-01": "○", "P10-2": {"finding": "△", "evidence": "https://example.jp/"}}"#,
    );
    assert_eq!(measure.status, Some(Status::InProgress));
    let aligned: Vec<_> = measure.alignments.iter().map(|a| (a.item, a.alignment)).collect();
    let want = [
        (Item::I01_02, Alignment::Primary),
        (Item::I03, Alignment::Related),
        (Item::S01, Alignment::Primary),
    ];
    assert_eq!(aligned, want);
    assert_eq!(measure.assessments[0].finding, Finding::Satisfied);
    assert_eq!(
        (measure.assessments[1].principle, measure.assessments[1].finding),
        (Item::P10_02, Finding::PartiallySatisfied)
    );
    assert_eq!(measure.assessments[1].evidence[0].url.as_deref(), Some("https://example.jp/"));
}

#[test]
fn figures_are_read_with_their_units_and_years() {
    let measure = measure(
        r#""period": "令和５年度～令和７年度",
           "indicators": [
             {"name": "利用率", "kind": "利用率", "direction": "増やす",
              "baseline": {"value": "１２．５％", "date": "令和4年度末"},
              "target": {"value": "80%以上", "date": "令和7年度"},
              "measurements": {"令和5年度": "30%", "R6年度": 45}},
             {"name": "件数", "unit": "件", "target": "全庁で導入", "measurements": ["1.2万件", "－"]},
             {"name": "時間", "unit": "分", "target": 10, "weight": "2"}
           ]"#,
    );
    assert_eq!((measure.period.start, measure.period.end), (date("2023-04-01"), date("2026-03-31")));
    let [rate, count, time] = &measure.indicators[..] else { panic!("{measure:?}") };
    assert_eq!((rate.kind, rate.direction), (Some(IndicatorKind::UsageRate), Some(Direction::Higher)));
    assert_eq!(rate.unit.as_deref(), Some("%"));
    assert_eq!(rate.baseline.map(|b| (b.value, b.date)), Some((12.5, date("2023-03-31"))));
    let target = Target { value: Some(80.0), text: Some("80%以上".into()), date: date("2026-03-31") };
    assert_eq!(rate.target, Some(target));
    let values: Vec<_> = rate.measurements.iter().map(|m| (m.date, m.value)).collect();
    assert_eq!(values, [(date("2024-03-31"), 30.0), (date("2025-03-31"), 45.0)]);
    assert_eq!(count.target.as_ref().and_then(|target| target.text.as_deref()), Some("全庁で導入"));
    assert_eq!(count.measurements.iter().map(|m| m.value).collect::<Vec<_>>(), [12_000.0]);
    assert_eq!((time.target.as_ref().and_then(|t| t.value), time.weight), (Some(10.0), Some(2.0)));
}

#[test]
fn what_says_nothing_is_not_there() {
    let measure = measure(
        r#""summary": "  ", "status": "", "stage": "－", "owner": {}, "period": {"start": "", "end": "未定"}, "consolidated_into": null,
           "indicators": [{}, {"name": "", "target": {"value": ""}}], "reviews": [{"note": ""}], "evidence": [{}, ""],
           "roadmap": [{"title": ""}], "alignments": "", "assessments": null"#,
    );
    assert_eq!(measure, Measure { id: "1".into(), title: "窓口".into(), ..Measure::default() });
}

#[test]
fn errors_say_where_and_what_instead() {
    let missing = |field: &str| (Rule::Missing, field.to_string(), String::new());
    for (fields, want) in [
        (r#""status": "順調""#, (Rule::UnknownWord, "status".into(), "予定".into())),
        (r#""alignments": ["I01-07"]"#, (Rule::UnknownItem, "alignments[0]".into(), "I01-06".into())),
        (r#""alignments": [{"alignment": "primary"}]"#, missing("alignments[0].item")),
        (r#""alignments": ["2024:I01"]"#, (Rule::EditionNotCarried, "alignments[0]".into(), String::new())),
        (r#""assessments": [{"principle": "P03-01"}]"#, missing("assessments[0].finding")),
        (r#""owner": {"code": "131017"}"#, (Rule::MalformedOwnerCode, "owner.code".into(), "131016".into())),
        (r#""owner": {"code": 12203}"#, (Rule::MalformedOwnerCode, "owner.code".into(), "012203".into())),
        (
            r#""period": {"start": "平成32年4月1日"}"#,
            (Rule::MalformedDate, "period.start".into(), "2020-04-01".into()),
        ),
        (r#""period": {"end": 45748}"#, (Rule::MalformedDate, "period.end".into(), "2025-04-01".into())),
        (
            r#""indicators": [{"name": "a", "baseline": "10%増"}]"#,
            (Rule::MalformedNumber, "indicators[0].baseline".into(), String::new()),
        ),
        (r#""indicators": [{"target": 1}]"#, missing("indicators[0].name")),
        (r#""summary": ["a"]"#, (Rule::WrongType, "summary".into(), String::new())),
        (r#""summary": "a\u0000b""#, (Rule::MalformedText, "summary".into(), "ab".into())),
        (r#""rating": "A", "rating": "B""#, (Rule::DuplicateEntry, String::new(), String::new())),
        (r#""roadmap": [{"due": "2025-04-01"}]"#, missing("roadmap[0].title")),
    ] {
        assert_eq!(found(fields), [want], "{fields}");
    }
    let units = found(r#""indicators": [{"name": "a", "unit": "%", "measurements": [{"value": "5人"}]}]"#);
    assert_eq!(units, [(Rule::MalformedNumber, "indicators[0].measurements[0].value".into(), String::new())]);
}

#[test]
fn every_error_is_told_at_once() {
    let loaded = read(
        r#"{"as_of": "x", "measures": [{"title": "a"}, {"id": "2"}, 3, {"id": "4", "title": "b", "status": "?", "stage": "?"}]}"#,
    );
    let places: Vec<_> =
        loaded.diagnostics.iter().map(|d| (d.place.measure.as_deref(), d.place.field.as_deref())).collect();
    let want = [
        (None, Some("as_of")),
        (None, Some("measures[0].id")),
        (Some("2"), Some("title")),
        (None, Some("measures[2]")),
        (Some("4"), Some("status")),
        (Some("4"), Some("stage")),
    ];
    assert_eq!(places, want);
    assert_eq!(loaded.register, None);
}

#[test]
fn columns_of_ones_own_survive() {
    let loaded = read(
        r#"{"作成": "企画課", "measures": [{"id": "1", "title": "a", "予算": 1200, "indicators": [{"name": "b", "備考": ["x"]}], "extra": {"c": null}}]}"#,
    );
    let register = loaded.register.unwrap();
    assert!(loaded.diagnostics.iter().all(|d| d.rule == Rule::ExtraColumn && d.severity == Severity::Note));
    assert_eq!(loaded.diagnostics.len(), 3);
    assert_eq!(register.extra, [("作成".to_string(), Extra::Text("企画課".into()))]);
    let names: Vec<_> = register.measures[0].extra.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["c", "indicators[0].備考", "予算"]);
    assert_eq!(
        read(&to_json(&register)),
        Loaded { register: Some(register), diagnostics: Vec::new(), ..loaded }
    );
}

#[test]
fn codes_of_an_edition_that_is_not_carried_are_not_guessed() {
    let json = |code: &str| {
        format!(
            r#"{{"edition": "2024", "measures": [{{"id": "1", "title": "a", "alignments": ["◎{code}"]}}]}}"#
        )
    };
    let loaded = read(&json("V04"));
    assert_eq!(loaded.register.map(|register| register.edition), Some(Some(Edition::ALL[4])));
    assert_eq!(loaded.diagnostics, []);
    let loaded = read(&json("I01-02"));
    assert_eq!(loaded.register, None);
    assert_eq!(loaded.diagnostics[0].suggestions, ["2023:I01-02"]);
    assert!(read(&json("2023:I01-02")).register.is_some());
    for edition in ["2023", "2023年", "令和5年", "2023年版"] {
        let loaded = read(&format!(r#"{{"edition": "{edition}", "measures": []}}"#));
        assert_eq!(loaded.register.unwrap().edition, Some(Edition::CARRIED), "{edition}");
    }
}

#[test]
fn malformed_json_is_told_by_line_and_character() {
    let loaded = read("[\n  {\"id\": \"窓口\" \"title\": 1}\n]");
    let place = &loaded.diagnostics[0].place;
    assert_eq!((place.row, place.column.as_deref()), (Some(2), Some("15")));
    assert_eq!(loaded.diagnostics[0].value.as_deref(), Some("\"title\": 1}"));
    let lines = "{\"register\": {\"title\": \"t\"}}\n\n{\"id\": \"1\", \"title\": \"a\"}\n{\"id\": \n{\"id\": \"2\", \"status\": \"?\"}\n{\"register\": {}}\n";
    let loaded = from_json_lines(lines.as_bytes(), &ReadOptions::default());
    let found: Vec<_> = loaded.diagnostics.iter().map(|d| (d.rule, d.place.row)).collect();
    let want = [
        (Rule::MalformedJson, Some(4)),
        (Rule::DuplicateEntry, Some(6)),
        (Rule::Missing, Some(5)),
        (Rule::UnknownWord, Some(5)),
    ];
    assert_eq!(found, want);
}

#[test]
fn each_limit_refuses_what_is_beyond_it() {
    let json = r#"[{"id": "1", "title": "窓口", "extra": {"a": [[]]}}, {"id": "2", "title": "b"}]"#;
    let limited = |change: fn(&mut ReadLimits)| {
        let mut options = ReadOptions::default();
        change(&mut options.limits);
        let loaded = from_json(json.as_bytes(), &options);
        assert_eq!(loaded.register, None);
        let [error] = &loaded.diagnostics[..] else { panic!("{:?}", loaded.diagnostics) };
        assert_eq!(error.rule, Rule::LimitExceeded);
        error.reason.en.rsplit('`').nth(1).unwrap_or_default().to_string()
    };
    assert_eq!(limited(|limits| limits.bytes = 20), "bytes");
    assert_eq!(limited(|limits| limits.text = 5), "text");
    assert_eq!(limited(|limits| limits.nesting = 4), "nesting");
    assert_eq!(limited(|limits| limits.values = 6), "values");
    assert_eq!(limited(|limits| limits.measures = 1), "measures");
    assert_eq!(limited(|limits| limits.columns = 2), "columns");
    let deep = "[".repeat(1_000_000);
    assert_eq!(read(&deep).diagnostics[0].rule, Rule::LimitExceeded);

    let mut options = ReadOptions::default();
    options.limits.line = 10;
    let loaded = from_json_lines(b"{\"register\":{}}\n", &options);
    assert_eq!(loaded.diagnostics[0].rule, Rule::LimitExceeded);

    options = ReadOptions::default();
    options.limits.diagnostics = 2;
    let loaded = from_json(b"[1, 2, 3, 4]", &options);
    assert_eq!((loaded.register, loaded.diagnostics.len()), (None, 3));
    assert!(loaded.diagnostics[2].reason.en.contains("2 more"));
}

#[test]
fn columns_of_a_table_are_read_in_objects() {
    let json = br#"{"id":"1","code":"131016","title":"a","areas":["I01-02"],"principles":["P03-01"],"stage":"doing","start":"2023-04-01","end":"2026-03-31","indicators":[{"name":"b","unit":"%","baseline":1,"target":3,"actual":2}]}"#;
    let loaded = from_json_lines(json, &ReadOptions::default());
    let register = loaded.register.unwrap();
    let nested = br#"{"id":"1","owner":{"code":"131016"},"title":"a","alignments":["\u25CEI01-02"],"assessments":[{"principle":"P03-01","finding":"not-assessed"}],"status":"in-progress","period":{"start":"2023-04-01","end":"2026-03-31"},"indicators":[{"name":"b","unit":"%","baseline":1,"target":3,"measurements":[2]}]}"#;
    assert_eq!(register, from_json_lines(nested, &ReadOptions::default()).register.unwrap());
    let noted: Vec<_> = loaded.diagnostics.iter().map(|note| note.place.field.as_deref().unwrap()).collect();
    assert_eq!(noted, ["stage", "areas[0]", "principles[0]"]);
}

#[test]
fn what_only_has_the_name_of_a_column_is_kept() {
    let json = br#"{"id":"1","code":"A-7","title":"a","areas":["\u5317\u90E8"],"principles":["I01-02"],"start":"2023","period":{"end":"2026-03-31"}}"#;
    let measure = &from_json_lines(json, &ReadOptions::default()).register.unwrap().measures[0];
    let names: Vec<_> = measure.extra.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["code", "areas", "principles", "start"]);
}

#[test]
fn text_is_read_as_its_bytes_are() {
    let mut options = ReadOptions::default();
    options.limits.bytes = 60;
    let long = format!(r#"[{{ "id": "1", "title": "{}" }}]"#, "あ".repeat(20));
    for text in ["\u{feff}[]", "[{ \"id\": \"1\", \"title\": \"窓口\" }]", "[{}]", "[", "", &long] {
        let (of_bytes, of_text) = (from_json(text.as_bytes(), &options), from_json_text(text, &options));
        assert_eq!((of_text.register, of_text.encoding), (of_bytes.register, None), "{text}");
        assert_eq!(of_text.diagnostics, of_bytes.diagnostics, "{text}");
    }
}
