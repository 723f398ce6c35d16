//! What is loaded at once is what the register's own reader and checks make of it.

use super::{FileInParts, LoadOptions, LoadedCollection, bytes, load, plain::PlainReader};
use crate::national::{Collection, text::Terms};
use crate::register::{
    CheckOptions, Diagnostic, Measure, ReadOptions, Rule, Severity, arbitrary, check, from_json,
    from_json_lines, to_json_lines,
};
use alloc::{
    format,
    string::{String, ToString as _},
    sync::Arc,
    vec::Vec,
};
use proptest::prelude::*;

/// As people write them, as tables are turned into them, and as this library writes them.
const LINES: [&str; 14] = [
    r#"{"id":"M1","code":"131016","title":"公衆無線LANの整備","summary":"支所で","areas":["I01-02-07","I08-03"],"principles":["P10-04","P03-03"],"stage":"planned","start":"2019-09-01","end":"2020-03-31","indicators":[{"name":"満足度","unit":"%","baseline":66.9,"target":100,"actual":null}]}"#,
    r#"{"id":"M2","code":"462101","title":"窓口","areas":["I02-01"],"principles":[],"stage":"doing","start":"2019-09-01","end":"2018-03-31","indicators":[{"name":"件数","unit":"件","baseline":1,"target":2.5,"actual":-0.5},{"name":"件数","unit":"件","baseline":1,"target":2,"actual":3}]}"#,
    r#"{"id":"m2","title":"窓\n口 \"A\"","owner":{"code":"131016","name":"東京都千代田区","department":"課"},"period":{"start":"2023-04-01"},"status":"in-progress","stage":"do","rating":"A","alignments":[{"item":"I01-02","alignment":"primary","rationale":"なぜ"}],"assessments":[{"principle":"P03-01","finding":"satisfied","date":"2023-04-01","note":"x"}],"indicators":[{"name":"率","kind":"usage-rate","unit":"%","direction":"higher","baseline":{"date":"2023-04-01","value":5},"target":{"value":80,"text":"80%以上","date":"2026-03-31"},"measurements":[{"date":"2024-03-31","value":160},{"value":7}],"source":"調査","weight":2}]}"#,
    r#"{"id":"M3","title":"統合","status":"consolidated","consolidated_into":"M2"}"#,
    r#"{"id":"M4","title":"統合","status":"consolidated","consolidated_into":"どこにもない"}"#,
    r#"{"id":"M1","title":"公衆無線ＬＡＮの整備","code":"131016"}"#,
    r#"{"id":"M5","title":"公衆無線ＬＡＮの整備","code":"131016","areas":["◎I01-02"],"stage":"d","独自":1,"roadmap":["工程"]}"#,
    r#"{"id":"M6","title":"t","code":"A-7","areas":["北部"],"principles":["I01-02"],"owner":null,"status":null,"stage":"suspended"}"#,
    r#"{"id":"M7","title":"t","indicators":[{"name":"x","target":"全庁で導入","actual":"１，２００件"},{}],"extra":{"列":"値"}}"#,
    r#"{"id":"M8","title":"t\u0085","start":"令和5年度"}"#,
    r#"{"title":"","stage":"何か"}"#,
    r#"{"id":"M9","title":"t","#,
    r#"{"register":{"title":"後の頭"}}"#,
    "",
];

fn own(text: &str, options: &ReadOptions) -> (Option<Vec<Measure>>, Vec<Diagnostic>, Vec<Diagnostic>) {
    let loaded = from_json_lines(text.as_bytes(), options);
    let findings = loaded.register.as_ref().map(|register| check(register, &CheckOptions::default()));
    (loaded.register.map(|register| register.measures), loaded.diagnostics, findings.unwrap_or_default())
}

fn measures(loaded: &LoadedCollection) -> Option<Vec<Measure>> {
    let all =
        |collection: &Collection| (0..collection.len()).map(|n| collection.measure(n).unwrap()).collect();
    loaded.collection.as_ref().map(all)
}

fn options(diagnostics: usize) -> LoadOptions {
    let mut options = LoadOptions { threads: 2, ..LoadOptions::default() };
    options.read.limits.diagnostics = diagnostics;
    options
}

/// Titles of few measures are compared by their parts as well, which those of many are not.
fn without_titles(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings
        .retain(|found| found.rule != Rule::LikelyDuplicate || found.place.field.as_deref() != Some("title"));
    findings
}

fn assert_same(text: &str, options: &LoadOptions) {
    let (want, diagnostics, findings) = own(text, &options.read);
    let got = load(&text.as_bytes(), options, 0);
    assert_eq!(got.diagnostics, diagnostics, "{text}");
    assert_eq!(measures(&got), want, "{text}");
    assert_same_untold(text, options, &got);
    assert_same_in_parts(text, options, &got);
    if options.read.limits.diagnostics > findings.len() {
        assert_eq!(without_titles(got.findings), without_titles(findings), "{text}");
    }
}

struct InParts<'t>(&'t [u8]);

impl FileInParts for InParts<'_> {
    fn size(&self) -> usize {
        self.0.len()
    }

    fn read(&self, from: usize, into: &mut [u8]) {
        into.copy_from_slice(&self.0[from..from + into.len()]);
    }
}

fn load_in_parts(bytes: &[u8], options: &LoadOptions, at_once: usize) -> LoadedCollection {
    load(&bytes::InParts { file: &InParts(bytes), at_once }, options, 0)
}

fn assert_same_in_parts(text: &str, options: &LoadOptions, whole: &LoadedCollection) {
    for (mark, at_once) in [("", 900), ("", 1 << 20), ("\u{feff}", 5000)] {
        let text = format!("{mark}{text}");
        let want = if mark.is_empty() { whole } else { &load(&text.as_bytes(), options, 0) };
        let got = load_in_parts(text.as_bytes(), options, at_once);
        assert_eq!(measures(&got), measures(want), "{text}");
        assert_eq!(
            (got.diagnostics, got.findings),
            (want.diagnostics.clone(), want.findings.clone()),
            "{text}"
        );
        assert_eq!(
            (got.register, got.encoding, got.rows),
            (want.register.clone(), want.encoding, want.rows.clone()),
            "{text}"
        );
    }
}

/// Where nothing is told, the measures are the same, and so is what keeps them from being loaded.
fn assert_same_untold(text: &str, options: &LoadOptions, told: &LoadedCollection) {
    let got = load(&text.as_bytes(), &LoadOptions { told: false, ..options.clone() }, 1000);
    assert_eq!(measures(&got), measures(told), "{text}");
    assert_eq!(
        (&got.register, got.encoding, &got.rows),
        (&told.register, told.encoding, &told.rows),
        "{text}"
    );
    let wanted = if got.collection.is_some() { &[] } else { &told.diagnostics[..] };
    assert_eq!((&got.diagnostics[..], &got.findings[..]), (wanted, &[][..]), "{text}");
}

#[test]
fn each_line_is_read_as_the_register_reads_it() {
    for line in LINES {
        assert_same(line, &options(1000));
        let head = r#"{"register":{"as_of":"2024-06-01","owner":{"code":"131016"},"own":1}}"#;
        assert_same(&format!("\n{head}\n{line}\n"), &options(1000));
        assert_same(&format!("{head}\n{line}"), &options(1));
    }
    assert_same(&LINES.join("\n"), &options(1000));
    assert_same(&LINES[..9].join("\n"), &options(1000));
}

#[test]
fn registers_of_the_examples_are_the_same() {
    for json in [
        &include_bytes!("../../../../examples/registers/prefecture-fy2023.json")[..],
        include_bytes!("../../../../examples/registers/prefecture-fy2024.json"),
    ] {
        let register = from_json(json, &ReadOptions::default()).register.unwrap();
        assert_same(&to_json_lines(&register), &options(1000));
    }
}

#[test]
fn plain_lines_are_read_as_such() {
    let limits = options(0).read.limits;
    let mut plain = PlainReader::new(&limits).unwrap();
    let mut measure = Measure::default();
    for line in [0, 1, 2, 3, 4, 5] {
        assert!(plain.read(LINES[line], &mut measure).is_ok(), "{}", LINES[line]);
        assert_eq!(Some([measure.clone()].into()), own(LINES[line], &options(0).read).0);
    }
    assert!(LINES[6..13].iter().all(|line| plain.read(line, &mut measure).is_err()));
    for (limit, at_least) in [("values", 1), ("text", 32), ("columns", 32), ("nesting", 8)] {
        let mut limits = limits;
        let narrow = match limit {
            "values" => &mut limits.values,
            "text" => &mut limits.text,
            "columns" => &mut limits.columns,
            _ => &mut limits.nesting,
        };
        *narrow = at_least - 1;
        let read = PlainReader::new(&limits).map(|mut plain| plain.read(LINES[2], &mut measure).is_ok());
        assert_ne!(read, Some(true), "{limit}");
    }
}

#[test]
fn indicators_of_one_line_are_not_taken_for_those_of_another() {
    let line = |name: &str, unit: &str| {
        format!(r#"{{"id":"1","title":"t","indicators":[{{"name":{name},"baseline":1{unit}}}]}}"#)
    };
    let texts =
        [r#""a\"b""#, r#""a"b""#, r#""\t""#, "\"\t\"", r#""a\\""#, r#""a\""#, r#"" ""#, r#""a""#, "null"];
    for one in texts {
        for other in texts {
            let units = [format!(r#","unit":{one}"#), format!(r#","unit":{other}"#), String::new()];
            let mut lines = [one, other].map(|name| units.clone().map(|unit| line(name, &unit))).concat();
            lines.extend(lines.clone());
            assert_same(&lines.join("\n"), &options(100));
        }
    }
}

/// Where many short lines stand behind few long ones, a stretch has more of them than a segment holds.
#[test]
fn more_lines_than_a_segment_holds_go_into_two() {
    let long = format!("{}\n", " ".repeat(1 << 16)).repeat(50);
    let lines: Vec<String> =
        (0..66_000).map(|number| format!(r#"{{"id":"{number}","title":"a"}}"#)).collect();
    let text = long + &lines.join("\n");
    let options = LoadOptions { index: false, told: false, threads: 1, ..LoadOptions::default() };
    let loaded = Collection::load_json_lines(text.as_bytes(), &options);
    let collection = loaded.collection.unwrap();
    assert_eq!(collection.len(), 66_000);
    for number in [0, 65_535, 65_536, 65_999] {
        assert_eq!(collection.id(number).unwrap(), number.to_string());
        assert_eq!(loaded.rows.of(number), Some(51 + number as u64));
    }
}

/// Thousands of bodies call a measure 1, and their titles are alike.
#[test]
fn what_is_the_same_is_told_within_a_body() {
    let line = |id: usize, code: &str, title: &str| {
        format!(r#"{{"id":"{id}","title":"{title}","code":"{code}","summary":"{title}"}}"#)
    };
    let codes = ["131016", "131024", "462101"];
    let mut lines: Vec<String> =
        (0..4200).map(|at| line(at / 3, codes[at % 3], &format!("施策{}", at / 3))).collect();
    lines.insert(0, r#"{"register":{"owner":{"code":"131024"},"as_of":"2024-06-01"}}"#.into());
    lines.push(line(7, "131016", "窓口"));
    lines.push(r#"{"id":"８","title":"予約"}"#.into());
    lines.push(line(5000, "462101", "施策 １３"));
    let text = lines.join("\n\n");
    let loaded = Collection::load_json_lines(text.as_bytes(), &options(20));
    let (want, _, findings) = own(&text, &options(20).read);
    let is_of_several = |found: &&Diagnostic| matches!(found.rule, Rule::DuplicateId | Rule::LikelyDuplicate);
    let findings: Vec<Diagnostic> = findings.iter().filter(is_of_several).cloned().collect();
    let places = findings
        .iter()
        .map(|found| (found.rule, found.place.measure.as_deref(), found.place.field.as_deref()));
    assert_eq!(
        places.collect::<Vec<_>>(),
        [
            (Rule::DuplicateId, Some("7"), Some("id")),
            (Rule::LikelyDuplicate, Some("８"), Some("id")),
            (Rule::LikelyDuplicate, Some("5000"), Some("title")),
        ]
    );
    let errors: Vec<&Diagnostic> =
        loaded.findings.iter().filter(|found| found.rule == Rule::DuplicateId).collect();
    assert_eq!(errors, [&findings[0]]);
    let collection = loaded.collection.unwrap();
    let duplicates = collection.duplicates().unwrap();
    assert_eq!(collection.told(&duplicates).unwrap(), findings);
    let numbers: Vec<_> = duplicates.iter().map(|found| (found.number, found.earlier)).collect();
    assert_eq!(numbers, [(4200, 21), (4201, 25), (4202, 41)]);
    let rows = |at| loaded.rows.of(at);
    assert_eq!((rows(0), rows(1), rows(4202), rows(4203)), (Some(3), Some(5), Some(8407), None));
    assert_eq!(want.map(|all| all.len()), Some(4203));
}

/// So many lines of all sorts without an error in them, in several chunks.
fn many(count: usize) -> String {
    // Of a successor that is not there, the nearest are looked for among all.
    let sound = LINES[..9].iter().filter(|line| !line.contains("どこにもない"));
    let sound = sound.filter(|line| own(line, &ReadOptions::default()).0.is_some());
    let sound: Vec<_> = sound.collect();
    assert_eq!(sound.len(), 7);
    let lines = sound.into_iter().cycle().enumerate().take(count);
    let lines = lines.map(|(n, line)| line.replace("{\"id\":\"", &format!("{{\"id\":\"{}-", n / 20)));
    lines.map(|line| line + "\n").collect()
}

#[test]
fn many_lines_in_several_chunks_are_the_same() {
    let text = many(4500);
    let mut options = options(100_000);
    let (want, diagnostics, findings) = own(&text, &options.read);
    let got = Collection::load_json_lines(text.as_bytes(), &options);
    assert_eq!(want.as_ref().map(Vec::len), Some(4500));
    assert_eq!(measures(&got), want);
    assert_eq!(got.diagnostics, diagnostics);
    assert_eq!(got.findings, findings);
    for kept in [0, 1, 700] {
        options.read.limits.diagnostics = kept;
        let some = Collection::load_json_lines(text.as_bytes(), &options);
        assert_eq!(some.diagnostics, from_json_lines(text.as_bytes(), &options.read).diagnostics);
        let of = |severity| findings.iter().filter(move |found| found.severity == severity);
        let left: usize = Severity::ALL.iter().map(|s| of(*s).count().saturating_sub(kept)).sum();
        for severity in Severity::ALL {
            let told = some.findings.iter().filter(|found| found.rule != Rule::LimitExceeded);
            assert!(told.filter(|f| f.severity == *severity).eq(of(*severity).take(kept)), "{kept}");
        }
        let last = some.findings.last().map(|found| found.reason.ja.clone()).unwrap_or_default();
        assert_eq!(last.contains(&format!("{left} 件")), left > 0, "{last}");
    }
}

#[test]
fn the_index_can_be_left_for_the_first_search() {
    let text = many(4500);
    let [at_once, later] = [true, false].map(|index| {
        let options = LoadOptions { index, ..options(0) };
        Collection::load_json_lines(text.as_bytes(), &options).collection.unwrap()
    });
    let saved = Collection::open(Arc::new(later.to_bytes().unwrap())).unwrap();
    assert!(later.to_bytes().unwrap().len() < at_once.to_bytes().unwrap().len());
    for words in ["公衆無線LAN", "ﾏﾄﾞｸﾞﾁ", "窓口", "支所 公衆", "a"] {
        let terms = Terms::new(words);
        let found = at_once.search(&terms).unwrap();
        assert_eq!(later.search(&terms).unwrap(), found);
        assert_eq!(saved.search(&terms).unwrap(), found);
    }
    assert_eq!(at_once.search(&Terms::new("支所")).unwrap().len(), 643);
}

#[test]
fn errors_in_many_lines_are_told_in_their_order() {
    let text = many(4200).replace("M3\"", "\"") + LINES[11] + "\n" + LINES[12] + "\n" + LINES[8];
    for kept in [3, 2000] {
        let options = options(kept);
        let (want, diagnostics, _) = own(&text, &options.read);
        let got = Collection::load_json_lines(text.as_bytes(), &options);
        assert_eq!((measures(&got), got.diagnostics), (want, diagnostics));
    }
}

#[test]
fn other_encodings_and_limits_are_the_same() {
    let text = LINES[..8].join("\n");
    let utf16: Vec<u8> = "\u{feff}".chars().chain(text.chars()).flat_map(utf16).collect();
    for bytes in [&utf16[..], format!("\u{feff}{text}").as_bytes(), b"\xff{}", b"{}\n\xff"] {
        let got = load(&bytes, &options(100), 0);
        let parts = load_in_parts(bytes, &options(100), 10);
        assert_eq!((parts.diagnostics, parts.encoding), (got.diagnostics.clone(), got.encoding));
        let want = from_json_lines(bytes, &options(100).read);
        assert_eq!((got.diagnostics, got.encoding), (want.diagnostics, want.encoding));
    }
    let mut options = options(100);
    options.read.limits.measures = 3;
    assert_same(&text, &options);
    let head = r#"{"register":{"a":1,"b":2,"c":3,"title":"t"}}"#;
    options.read.limits.columns = 3;
    assert_same(&format!("{head}\n{text}"), &options);
    options.read.limits.bytes = 30;
    assert_same(&text, &options);
}

fn utf16(c: char) -> Vec<u8> {
    c.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| unit.to_le_bytes()).collect()
}

/// A line in which something was changed.
fn mutated() -> impl Strategy<Value = String> {
    const PARTS: [&str; 33] = [
        "null",
        "\"\"",
        "[]",
        "{}",
        "-1",
        "1e3",
        "\"2023-04-01\"",
        "\"◎\"",
        "\"131016\"",
        "\"I01\"",
        "[\"P10-01\"]",
        "true",
        "\"\\n\"",
        "1.50",
        "\"x\"",
        ",",
        "}",
        "\"id\":\"2\",",
        "\"stage\":\"do\",",
        "\"owner\":null,",
        "\"end\":3,",
        "\"actual\":5,",
        "\"measurements\":[{\"value\":1}],",
        "\"\\u7a93\\ud83d\\ude00\\/\"",
        "\"\\ud83d\"",
        "\"\\u0085\"",
        "\"§\u{85}\"",
        "\" \"",
        " \t",
        "-0",
        "01",
        "1e999",
        "9007199254740993",
    ];
    let cut = (0..10_usize, any::<prop::sample::Index>(), prop::sample::select(&PARTS[..]), any::<bool>());
    cut.prop_map(|(line, at, part, replaces)| {
        let line = LINES[line];
        // At the beginning of a value or name, where changes mean most.
        let places: Vec<usize> = line.match_indices([':', '{', '[', ',']).map(|(at, _)| at + 1).collect();
        if places.is_empty() {
            return line.to_string();
        }
        let start = places[at.index(places.len())];
        let end = line[start..].find([',', '}', ']']).map_or(line.len(), |len| start + len);
        let end = if replaces { end } else { start };
        format!("{}{part}{}", &line[..start], &line[end..])
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn mutated_lines_are_the_same(lines in prop::collection::vec(mutated(), 1..4)) {
        assert_same(&lines.join("\n"), &options(1000));
    }

    #[test]
    fn registers_of_every_shape_are_the_same(register in arbitrary::register()) {
        assert_same(&to_json_lines(&register), &options(1000));
    }
}
