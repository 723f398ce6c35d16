use super::*;
use crate::register::{ReadOptions, arbitrary, from_json};
use alloc::vec;
use proptest::prelude::*;

type Told = (Severity, Rule, String);

fn told(json: &str, as_of: &str) -> Vec<Told> {
    let loaded = from_json(json.as_bytes(), &ReadOptions::default());
    let register = loaded.register.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    let options = CheckOptions { as_of: as_of.parse().ok() };
    let found = check(&register, &options).into_iter();
    // That of the register is the same for all.
    let found = found.filter(|found| found.rule != Rule::EditionNotNewest);
    found.map(|found| (found.severity, found.rule, found.place.field.unwrap_or_default())).collect()
}

/// What is told of a measure with these fields, beside what is told of one that is complete.
fn of_measure(fields: &str) -> Vec<Told> {
    let complete = [
        ("alignments", r#""◎I01-02""#),
        (
            "indicators",
            r#"[{"name": "利用率", "unit": "%", "baseline": 0, "target": 80, "measurements": [40]}]"#,
        ),
    ];
    let rest = complete.iter().filter(|(name, _)| !fields.contains(&format!("\"{name}\"")));
    let rest = rest.map(|(name, value)| format!(r#""{name}": {value}"#));
    let own = [r#""id": "1", "title": "窓口""#, fields].map(String::from);
    let all: Vec<String> = own.into_iter().filter(|field| !field.is_empty()).chain(rest).collect();
    told(&format!("[{{{}}}]", all.join(", ")), "2026-03-31")
}

fn warning(rule: Rule, field: &str) -> Vec<Told> {
    vec![(Severity::Warning, rule, field.into())]
}

fn error(rule: Rule, field: &str) -> Vec<Told> {
    vec![(Severity::Error, rule, field.into())]
}

#[test]
fn a_complete_measure_is_told_nothing() {
    assert_eq!(of_measure(""), []);
    assert_eq!(
        of_measure(
            r#""owner": {"code": "131016", "name": "東京都千代田区"}, "status": "実施中",
               "period": {"start": "令和5年度", "end": "令和7年度"},
               "assessments": {"P03-01": {"finding": "○", "evidence": "要綱", "date": "2026-03-31"}},
               "roadmap": [{"title": "試行", "due": "2026-03-31"}, {"title": "実施", "due": "2025-03-31", "completed": "2025-04-01"}],
               "reviews": [{"due": "2026-03-31"}, {"due": "2025-03-31", "held": "2025-03-31"}]"#
        ),
        []
    );
}

#[test]
fn each_rule_is_told_where_it_applies() {
    for (fields, want) in [
        (r#""alignments": []"#, warning(Rule::NoAlignment, "alignments")),
        (r#""alignments": "◎I01-02、○I01-02""#, warning(Rule::DuplicateEntry, "alignments[1].item")),
        (r#""indicators": []"#, warning(Rule::NoIndicator, "indicators")),
        (r#""indicators": [], "alignments": [], "status": "廃止""#, vec![]),
        (r#""assessments": {"P03-01": "○"}"#, warning(Rule::NoEvidence, "assessments[0].evidence")),
        (r#""assessments": {"P03-01": "△"}"#, vec![]),
        (r#""assessments": {"I01-02": "×"}"#, error(Rule::NotAPrinciple, "assessments[0].principle")),
        (
            r#""assessments": [{"principle": "P03-01", "finding": "×"}, {"principle": "P03-01", "finding": "△"}]"#,
            warning(Rule::DuplicateEntry, "assessments[1].principle"),
        ),
        (
            r#""assessments": [{"principle": "P03-01", "finding": "×", "date": "2026-04-01"}]"#,
            warning(Rule::DatesOutOfOrder, "assessments[0].date"),
        ),
        (r#""owner": {"code": "138011"}"#, warning(Rule::UnknownOwnerCode, "owner.code")),
        (r#""owner": {"code": "131016", "name": "中央区"}"#, warning(Rule::OwnerNameDiffers, "owner.name")),
        (
            r#""period": {"start": "2025-04-01", "end": "2025-03-31"}"#,
            error(Rule::DatesOutOfOrder, "period.end"),
        ),
        (
            r#""status": "予定", "period": {"start": "2026-03-30"}"#,
            warning(Rule::StatusContradicts, "status"),
        ),
        (r#""status": "予定", "period": {"start": "2026-03-31"}"#, vec![]),
        (
            r#""status": "実施中", "period": {"start": "2026-04-01"}"#,
            warning(Rule::StatusContradicts, "status"),
        ),
        (
            r#""status": "実施中", "period": {"end": "2026-03-30"}"#,
            warning(Rule::StatusContradicts, "status"),
        ),
        (
            r#""status": "完了", "roadmap": [{"title": "a", "due": "2026-04-01"}]"#,
            warning(Rule::StatusContradicts, "status"),
        ),
        (r#""status": "統合""#, warning(Rule::StatusContradicts, "status")),
        (
            r#""status": "統合", "consolidated_into": "2""#,
            warning(Rule::UnknownSuccessor, "consolidated_into"),
        ),
        (r#""status": "統合", "consolidated_into": "1""#, error(Rule::UnknownSuccessor, "consolidated_into")),
        (
            r#""roadmap": [{"title": "a", "due": "2026-03-30"}]"#,
            warning(Rule::MilestoneOverdue, "roadmap[0].due"),
        ),
        (
            r#""roadmap": [{"title": "a", "completed": "2026-04-01"}]"#,
            warning(Rule::DatesOutOfOrder, "roadmap[0].completed"),
        ),
        (r#""reviews": [{"due": "2026-03-30"}]"#, warning(Rule::ReviewOverdue, "reviews[0].due")),
        (r#""reviews": [{"held": "2026-04-01"}]"#, warning(Rule::DatesOutOfOrder, "reviews[0].held")),
    ] {
        assert_eq!(of_measure(fields), want, "{fields}");
    }
}

#[test]
fn each_rule_of_indicators_is_told_where_it_applies() {
    for (indicator, want) in [
        (r#""baseline": 0"#, warning(Rule::NoTarget, "indicators[0].target")),
        (r#""target": "全庁で導入""#, vec![]),
        (r#""target": 80, "measurements": [1]"#, warning(Rule::NoBaseline, "indicators[0].baseline")),
        (r#""target": 80, "baseline": 0"#, warning(Rule::NoMeasurement, "indicators[0].measurements")),
        (
            r#""target": 8, "baseline": 9, "direction": "増", "measurements": [1]"#,
            warning(Rule::DirectionContradicts, "indicators[0].direction"),
        ),
        (r#""target": 8, "baseline": 8, "direction": "増", "measurements": [1]"#, vec![]),
        (
            r#""kind": "利用率", "unit": "%", "target": 80, "baseline": 0, "measurements": [100, 101]"#,
            warning(Rule::OutOfRange, "indicators[0].measurements[1].value"),
        ),
        (r#""target": "a", "weight": -1"#, error(Rule::OutOfRange, "indicators[0].weight")),
        (
            r#""baseline": {"value": 0, "date": "2025-03-31"}, "target": {"value": 8, "date": "2025-03-30"}, "measurements": [1]"#,
            error(Rule::DatesOutOfOrder, "indicators[0].target.date"),
        ),
        (
            r#""baseline": {"value": 0, "date": "2025-03-31"}, "target": 8, "measurements": {"2025-03-30": 1}"#,
            warning(Rule::DatesOutOfOrder, "indicators[0].measurements[0].date"),
        ),
        (
            r#""baseline": 0, "target": 8, "measurements": {"2026-04-01": 1}"#,
            warning(Rule::DatesOutOfOrder, "indicators[0].measurements[0].date"),
        ),
        (
            r#""baseline": 0, "target": 8, "measurements": [{"date": "2025-03-31", "value": 1}, {"date": "2025-03-31", "value": 2}]"#,
            warning(Rule::DuplicateEntry, "indicators[0].measurements[1].date"),
        ),
    ] {
        assert_eq!(
            of_measure(&format!(r#""indicators": [{{"name": "a", {indicator}}}]"#)),
            want,
            "{indicator}"
        );
    }
    let twice = of_measure(
        r#""indicators": [{"name": "利用率", "target": "a"}, {"name": "利用 率", "target": "b"}]"#,
    );
    assert_eq!(twice, warning(Rule::DuplicateEntry, "indicators[1].name"));
}

#[test]
fn the_register_itself_is_checked() {
    let of_register = |fields: &str| told(&format!(r#"{{{fields}, "measures": []}}"#), "");
    for (fields, want) in [
        (r#""owner": {"code": "479993"}"#, warning(Rule::UnknownOwnerCode, "owner.code")),
        (r#""edition": "2024""#, warning(Rule::EditionNotCarried, "edition")),
        (r#""rating_scale": []"#, error(Rule::MalformedScale, "rating_scale.levels")),
        (r#""rating_scale": ["A", "B", "A"]"#, error(Rule::MalformedScale, "rating_scale.levels[2].label")),
        (
            r#""rating_scale": [{"label": "A", "at_least": 80}, "−", {"label": "B", "at_least": 80}]"#,
            error(Rule::MalformedScale, "rating_scale.levels[2].at_least"),
        ),
    ] {
        assert_eq!(of_register(fields), want, "{fields}");
    }
    let register = Register::default();
    let newest = &check(&register, &CheckOptions::default())[0];
    assert_eq!((newest.severity, newest.rule), (Severity::Note, Rule::EditionNotNewest));
    assert_eq!(newest.suggestions, [Edition::NEWEST.name()]);
}

#[test]
fn measures_are_compared_with_one_another() {
    let rows = |rows: &[&str]| {
        let rows: Vec<String> = rows
            .iter()
            .map(|row| {
                format!(r#"{{{row}, "alignments": "◎S01", "indicators": [{{"name": "a", "target": "b"}}]}}"#)
            })
            .collect();
        told(&format!("[{}]", rows.join(",")), "")
    };
    let a = r#""id": "A-1", "title": "窓口のオンライン化の推進""#;
    assert_eq!(rows(&[a, r#""id": "A-1", "title": "防災""#]), error(Rule::DuplicateId, "id"));
    assert_eq!(rows(&[a, r#""id": "ａ－１", "title": "防災""#]), warning(Rule::LikelyDuplicate, "id"));
    assert_eq!(
        rows(&[a, r#""id": "2", "title": "窓口のｵﾝﾗｲﾝ化の 推進""#]),
        warning(Rule::LikelyDuplicate, "title")
    );
    assert_eq!(rows(&[a, r#""id": "2", "title": "窓口のオンライン化の推進", "status": "廃止""#]), []);
    assert_eq!(rows(&[a, r#""id": "2", "title": "窓口のオンライン化の推進", "owner": "131016""#]), []);
    assert_eq!(rows(&[a, r#""id": "2", "title": "窓口の混雑の緩和""#]), []);
    // Ids are a body's own.
    let of = |code: &str, fields: &str| format!(r#""owner": "{code}", {fields}"#);
    let [chiyoda, chuo] = ["131016", "131024"].map(|code| of(code, a));
    assert_eq!(rows(&[a, &chiyoda, &chuo]), []);
    assert_eq!(rows(&[&chiyoda, &chuo, &chuo]), error(Rule::DuplicateId, "id"));
    assert_eq!(
        rows(&[a, &chuo, &of("131024", r#""id": "a-1", "title": "防災""#)]),
        warning(Rule::LikelyDuplicate, "id")
    );
    let inherited = told(
        &format!(
            r#"{{"owner": "131016", "measures": [{{{a}, "status": "廃止"}}, {{{chiyoda}, "status": "廃止"}}]}}"#
        ),
        "",
    );
    assert_eq!(inherited, error(Rule::DuplicateId, "id"));
    let into = |id: &str, into: &str| {
        format!(r#""id": "{id}", "title": "{id}", "status": "統合", "consolidated_into": "{into}""#)
    };
    let [one, two] = [into("1", "2"), into("2", "1")];
    assert_eq!(
        rows(&[&of("131016", &one), &of("131024", &two), &of("131016", r#""id": "2", "title": "b""#)]),
        []
    );
    assert_eq!(rows(&[&of("131016", &one), &of("131024", r#""id": "2", "title": "b""#)]), []);
    // Two that lead to one another.
    let circle = rows(&[
        r#""id": "1", "title": "a", "status": "統合", "consolidated_into": "2""#,
        r#""id": "2", "title": "b", "status": "統合", "consolidated_into": "1""#,
    ]);
    assert_eq!(
        circle,
        [
            error(Rule::UnknownSuccessor, "consolidated_into"),
            error(Rule::UnknownSuccessor, "consolidated_into")
        ]
        .concat()
    );
    let rated = told(
        r#"{"rating_scale": ["Ａ", "B"], "measures": [{"id": "1", "title": "a", "rating": "A", "status": "廃止"}]}"#,
        "",
    );
    assert_eq!(rated, warning(Rule::UnknownRating, "rating"));
}

proptest! {
    #[test]
    fn no_register_panics(register in arbitrary::register(), as_of in proptest::option::of(arbitrary::date())) {
        let found = check(&register, &CheckOptions { as_of });
        prop_assert!(found.iter().all(|found| !found.reason.ja.is_empty() && !found.reason.en.is_empty()));
    }
}
