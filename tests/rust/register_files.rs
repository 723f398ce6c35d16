//! Registers in files: the examples as they are, and every register through every format and back.

use proptest::prelude::*;
use rashinban::register::{
    AlignedItem, Assessment, CheckOptions, Date, Direction, Evidence, Extra, FileEncoding, Finding, Format,
    Indicator, IndicatorKind, Layout, Loaded, LocalGovernmentCode, Measure, Measurement, Milestone, Owner,
    PdcaStage, Period, RatingLevel, RatingScale, ReadOptions, Register, Review, ReviewOutcome, Rule,
    Severity, Status, Target, WriteError, WriteOptions, from_bytes, from_csv, from_json, open, template,
    to_json,
};
use rashinban::{Alignment, Edition, Item, Lang};
use std::path::PathBuf;

fn example(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../examples/registers").join(name)
}

fn options() -> ReadOptions {
    ReadOptions::default()
}

/// The register of a file that must have no errors.
fn sound(loaded: Loaded) -> Register {
    loaded.register.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics))
}

fn write_options(layout: Layout, lang: Lang, encoding: FileEncoding) -> WriteOptions {
    let mut options = WriteOptions::default();
    options.layout = layout;
    options.lang = lang;
    options.encoding = encoding;
    options
}

const EXAMPLES: [(&str, Format, Option<FileEncoding>, usize); 6] = [
    ("city-fy2023.csv", Format::Csv, Some(FileEncoding::Cp932), 16),
    ("city-fy2024.csv", Format::Csv, Some(FileEncoding::Cp932), 17),
    ("town-fy2023.xlsx", Format::Xlsx, None, 12),
    ("town-fy2024.xlsx", Format::Xlsx, None, 12),
    ("prefecture-fy2023.json", Format::Json, Some(FileEncoding::Utf8), 14),
    ("prefecture-fy2024.json", Format::Json, Some(FileEncoding::Utf8), 14),
];

#[test]
fn the_examples_are_read_without_an_error() {
    for (name, format, encoding, measures) in EXAMPLES {
        let loaded = open(example(name), &options()).unwrap();
        let errors = loaded.diagnostics.iter().filter(|found| found.severity == Severity::Error);
        assert_eq!(errors.collect::<Vec<_>>(), Vec::<&_>::new(), "{name}");
        assert_eq!((loaded.format, loaded.encoding), (Some(format), encoding), "{name}");
        assert_eq!(sound(loaded).measures.len(), measures, "{name}");
    }
}

/// What Excel's users write, and what it means.
#[test]
fn the_city_is_understood_as_it_is_meant() {
    let register = sound(open(example("city-fy2024.csv"), &options()).unwrap());
    let measure = |id: &str| register.measures.iter().find(|measure| measure.id == id).unwrap();
    let date = |text: &str| text.parse::<Date>().ok();
    let online = measure("A01");
    assert_eq!(online.period, Period { start: date("2022-04-01"), end: date("2026-03-31") });
    assert_eq!(online.alignments.len(), 3);
    assert_eq!(online.alignments[0].item, Item::I02_05);
    assert_eq!(online.alignments[2].alignment, Alignment::Related);
    assert_eq!(online.assessments[0].evidence.len(), 1);
    let indicator = &online.indicators[0];
    assert_eq!(indicator.unit.as_deref(), Some("％"));
    assert_eq!(
        indicator.baseline.map(|baseline| (baseline.value, baseline.date)),
        Some((22.5, date("2023-03-31")))
    );
    let target = indicator.target.as_ref().unwrap();
    assert_eq!(
        (target.value, target.text.as_deref(), target.date),
        (Some(80.0), Some("80%以上"), date("2026-03-31"))
    );
    let values: Vec<f64> = indicator.measurements.iter().map(|measurement| measurement.value).collect();
    assert_eq!(values, [41.0, 58.3]);
    assert_eq!(online.extra[0], ("予算額（千円）".into(), Extra::Text("１２，５００".into())));
    // No indicator, a text as the target, no target, and one measure continued by another.
    assert!(measure("A05").indicators.is_empty());
    assert_eq!(measure("A05").consolidated_into.as_deref(), Some("A04"));
    let words = measure("B04").indicators[0].target.as_ref().unwrap();
    assert_eq!((words.value, words.text.as_deref()), (None, Some("全庁で導入")));
    assert_eq!(measure("D02").indicators[0].target, None);
}

#[test]
fn the_town_s_merged_cells_belong_to_every_row() {
    let register = sound(open(example("town-fy2024.xlsx"), &options()).unwrap());
    let online = &register.measures[0];
    assert_eq!((online.id.as_str(), online.title.as_str()), ("方1", "役場の手続のオンライン化"));
    assert_eq!(online.indicators.len(), 3);
    assert_eq!(online.indicators[0].measurements.len(), 2);
    assert_eq!(online.owner.code.map(|code| code.to_string()).as_deref(), Some("133981"));
    assert_eq!(online.period.start, "2023-04-01".parse().ok());
    let voices = register.measures[2].indicators[1].target.as_ref().unwrap();
    assert_eq!(voices.text.as_deref(), Some("利用者の声を毎年公表"));
}

/// Through a format and back, byte for byte in the canonical form.
fn there_and_back(register: &Register, format: Format, options: WriteOptions) {
    let json = to_json(register);
    let bytes = register.to_bytes(format, &options).unwrap_or_else(|error| panic!("{error}\n{json}"));
    let loaded = from_bytes(&bytes, &ReadOptions::default());
    assert_eq!(loaded.format, Some(format));
    let found: Vec<_> = loaded.diagnostics.iter().filter(|found| found.severity != Severity::Note).collect();
    assert!(found.is_empty(), "{format} {options:?}: {found:#?}\n{json}");
    let again = loaded.register.as_ref().map(to_json);
    assert_eq!(
        again.as_deref(),
        Some(json.as_str()),
        "{format} {options:?}\n{}",
        String::from_utf8_lossy(&bytes)
    );
    // What is written of it is the same file again.
    assert!(loaded.register.unwrap().to_bytes(format, &options).unwrap() == bytes, "{format} {options:?}");
}

#[test]
fn the_examples_go_through_every_format_and_back() {
    for (name, ..) in EXAMPLES {
        let register = sound(open(example(name), &options()).unwrap());
        for layout in Layout::ALL {
            for lang in [Lang::Ja, Lang::En] {
                for encoding in [FileEncoding::Utf8Bom, FileEncoding::Cp932, FileEncoding::Utf16Le] {
                    there_and_back(&register, Format::Csv, write_options(*layout, lang, encoding));
                }
                there_and_back(&register, Format::Xlsx, write_options(*layout, lang, FileEncoding::Utf8));
            }
        }
        there_and_back(&register, Format::Json, WriteOptions::default());
        there_and_back(&register, Format::JsonLines, WriteOptions::default());
    }
}

/// Texts as people and attackers write them.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{0,6}",
        "[ぁ-んァ-ヶ一-三０-９]{1,4}",
        prop::sample::select(vec![
            "=1+1",
            "'",
            "''=",
            "-",
            "＝",
            "@",
            "\"",
            ",",
            "\n",
            "\t",
            "\"\"",
            "1200",
            "-3",
            "true",
            "null",
            "[1]",
            "{\"a\":1}",
            "012",
            "葛\u{e0100}",
            "🗾",
            "※",
            "①",
            "%",
            "_x000D_",
            "令和7年度",
            "，",
            "\u{3000}",
        ])
        .prop_map(String::from),
    ];
    prop::collection::vec(piece, 1..4)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("not blank", |text| !text.trim().is_empty())
}

fn some<T: Clone + std::fmt::Debug>(strategy: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    prop::option::weighted(0.6, strategy)
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        (-1_000_000i32..1_000_000).prop_map(f64::from),
        (-1e6..1e6f64),
        Just(0.1),
        Just(1e-7),
        Just(123_456_789_012.0)
    ]
}

fn date() -> impl Strategy<Value = Date> {
    (1868i16..=2999, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

fn extra_value() -> impl Strategy<Value = Extra> {
    let leaf = prop_oneof![
        Just(Extra::Null),
        any::<bool>().prop_map(Extra::Bool),
        any::<i64>().prop_map(Extra::Integer),
        number().prop_map(Extra::Number),
        prop_oneof![text(), Just(String::new()), Just(" ".to_owned())].prop_map(Extra::Text),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Extra::List),
            prop::collection::btree_map("[a-c]", inner, 0..3)
                .prop_map(|map| Extra::Map(map.into_iter().collect())),
        ]
    })
}

fn extra() -> impl Strategy<Value = Vec<(String, Extra)>> {
    let name = prop_oneof![
        prop::sample::select(vec![
            "予算額(千円)",
            "備考",
            "id",
            "施策名",
            " x",
            "=1",
            "令和5年度実績",
            "P03-01"
        ])
        .prop_map(String::from),
        text(),
    ];
    prop::collection::vec((name, extra_value()), 0..4).prop_map(|mut extra| {
        let mut names = std::collections::BTreeSet::new();
        extra.retain(|(name, _)| names.insert(name.clone()));
        extra
    })
}

prop_compose! {
    fn owner()(code in some(1_000u32..=47_999), name in some(text()), department in some(text())) -> Owner {
        let mut owner = Owner::default();
        owner.code = code.and_then(LocalGovernmentCode::from_five_digits);
        owner.name = name;
        owner.department = department;
        owner
    }
}

prop_compose! {
    fn evidence()(title in text(), url in some(text()), date in some(date())) -> Evidence {
        let mut evidence = Evidence::default();
        evidence.title = Some(title);
        evidence.url = url;
        evidence.date = date;
        evidence
    }
}

prop_compose! {
    fn measurement()(date in some(date()), value in number()) -> Measurement {
        Measurement { date, value }
    }
}

prop_compose! {
    fn target()(value in some(number()), text in some(text()), date in some(date())) -> Option<Target> {
        let mut target = Target::default();
        target.value = value;
        target.text = text;
        target.date = date;
        (target != Target::default()).then_some(target)
    }
}

prop_compose! {
    fn indicator()(
        name in text(), kind in some(any_of(IndicatorKind::ALL)), unit in some(prop::sample::select(vec!["%", "件", "点"])),
        direction in some(any_of(Direction::ALL)), baseline in some(measurement()), target in target(),
        measurements in prop::collection::vec(measurement(), 0..4), source in some(text()), weight in some(0.0..10.0f64),
    ) -> Indicator {
        let mut indicator = Indicator::default();
        indicator.name = name;
        indicator.kind = kind;
        indicator.unit = unit.map(String::from);
        indicator.direction = direction;
        indicator.baseline = baseline;
        indicator.target = target;
        indicator.measurements = measurements;
        indicator.source = source;
        indicator.weight = weight;
        indicator
    }
}

fn item() -> impl Strategy<Value = Item> {
    (0..Item::ALL.count()).prop_map(|at| Item::ALL.clone().nth(at).unwrap())
}

prop_compose! {
    fn alignment()(item in item(), alignment in any_of(Alignment::ALL), rationale in some(text())) -> AlignedItem {
        let mut aligned = AlignedItem::new(item, alignment);
        aligned.rationale = rationale;
        aligned
    }
}

prop_compose! {
    fn assessment()(
        principle in item().prop_filter("a principle", |item| item.kind().is_principle()),
        finding in any_of(Finding::ALL), evidence in prop::collection::vec(evidence(), 0..3), assessor in some(text()),
        date in some(date()), note in some(text()),
    ) -> Assessment {
        let mut assessment = Assessment::new(principle, finding);
        assessment.evidence = evidence;
        assessment.assessor = assessor;
        assessment.date = date;
        assessment.note = note;
        assessment
    }
}

prop_compose! {
    fn milestone()(title in text(), due in some(date()), completed in some(date())) -> Milestone {
        let mut milestone = Milestone::default();
        milestone.title = title;
        milestone.due = due;
        milestone.completed = completed;
        milestone
    }
}

prop_compose! {
    fn review()(due in date(), held in some(date()), outcome in some(any_of(ReviewOutcome::ALL)), note in some(text())) -> Review {
        let mut review = Review::default();
        review.due = Some(due);
        review.held = held;
        review.outcome = outcome;
        review.note = note;
        review
    }
}

prop_compose! {
    fn plan()(
        alignments in prop::collection::vec(alignment(), 0..3), assessments in prop::collection::vec(assessment(), 0..3),
        indicators in prop::collection::vec(indicator(), 0..3), roadmap in prop::collection::vec(milestone(), 0..3),
        reviews in prop::collection::vec(review(), 0..3), evidence in prop::collection::vec(evidence(), 0..3), extra in extra(),
    ) -> Measure {
        let mut measure = Measure::default();
        measure.alignments = alignments;
        measure.assessments = assessments;
        measure.indicators = indicators;
        measure.roadmap = roadmap;
        measure.reviews = reviews;
        measure.evidence = evidence;
        measure.extra = extra;
        measure
    }
}

prop_compose! {
    fn measure()(
        plan in plan(), id in text(), title in text(), summary in some(text()), owner in owner(),
        start in some(date()), end in some(date()), status in some(any_of(Status::ALL)), stage in some(any_of(PdcaStage::ALL)),
        rating in some(text()), into in some(text()),
    ) -> Measure {
        let mut measure = plan;
        id.trim().clone_into(&mut measure.id);
        measure.title = title;
        measure.summary = summary.unwrap_or_default();
        measure.owner = owner;
        measure.period = Period { start, end };
        measure.status = status;
        measure.stage = stage;
        measure.rating = rating;
        measure.consolidated_into = into.map(|into| into.trim().to_owned());
        measure
    }
}

prop_compose! {
    fn register()(
        title in some(text()), edition in some(Just(Edition::CARRIED)), as_of in some(date()), owner in owner(),
        levels in prop::collection::vec((text(), some(0.0..100.0f64), some(text())), 0..3), name in text(),
        measures in prop::collection::vec(measure(), 0..4), extra in extra(),
    ) -> Register {
        let mut register = Register::default();
        register.title = title;
        register.edition = edition;
        register.as_of = as_of;
        register.owner = owner;
        let levels: Vec<RatingLevel> = levels.into_iter().map(|(label, at_least, meaning)| {
            let mut level = RatingLevel::default();
            level.label = label;
            level.at_least = at_least;
            level.meaning = meaning;
            level
        }).collect();
        if !levels.is_empty() {
            let mut scale = RatingScale::default();
            scale.name = Some(name);
            scale.levels = levels;
            register.rating_scale = Some(scale);
        }
        let mut ids = std::collections::BTreeSet::new();
        register.measures = measures.into_iter().filter(|measure| ids.insert(measure.id.clone())).collect();
        register.extra = extra;
        register
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_register_comes_back_from_every_format(
        register in register(), layout in any_of(Layout::ALL), lang in any_of(&[Lang::Ja, Lang::En]),
        format in any_of(Format::ALL), utf16 in any::<bool>(),
    ) {
        let encoding = if utf16 { FileEncoding::Utf16Be } else { FileEncoding::Utf8Bom };
        // The form that is kept is the one that JSON comes back in.
        let register = sound(from_json(to_json(&register).as_bytes(), &options()));
        there_and_back(&register, format, write_options(layout, lang, encoding));
    }
}

#[test]
fn templates_are_tables_that_are_read() {
    for layout in Layout::ALL {
        for format in [Format::Csv, Format::Xlsx] {
            let options = write_options(*layout, Lang::Ja, FileEncoding::Cp932);
            let loaded = from_bytes(&template(format, &options, true).unwrap(), &ReadOptions::default());
            let found: Vec<_> =
                loaded.diagnostics.iter().filter(|found| found.severity != Severity::Note).collect();
            assert!(found.is_empty(), "{found:?}");
            let register = sound(loaded);
            assert_eq!(
                (register.measures.len(), !register.measures[0].indicators[0].measurements.is_empty()),
                (1, true)
            );
            let empty = from_bytes(&template(format, &options, false).unwrap(), &ReadOptions::default());
            assert_eq!(sound(empty).measures, [], "{format} {layout}");
        }
    }
}

/// The rules of what was found, with the place of each.
fn found(csv: &str) -> Vec<(Rule, Option<u64>, Option<String>)> {
    let loaded = from_csv(csv.as_bytes(), &options());
    let serious = loaded.diagnostics.into_iter().filter(|found| found.severity != Severity::Note);
    serious.map(|found| (found.rule, found.place.row, found.place.column)).collect()
}

#[test]
fn every_error_of_a_table_is_told_at_once_with_its_place() {
    let csv = "施策番号,施策名,状況,終了日,主に該当する項目\n\
               1,窓口,進行,令和7年13月,I01-07\n\
               2,,実施中,令和7年度末,I01-02,はみ出し\n";
    let at = |rule, row, column: &str| (rule, Some(row), Some(column.to_owned()));
    assert_eq!(
        found(csv),
        [
            at(Rule::RowTooLong, 3, "F列"),
            at(Rule::MalformedDate, 2, "終了日"),
            at(Rule::UnknownWord, 2, "状況"),
            at(Rule::UnknownItem, 2, "主に該当する項目"),
            (Rule::Missing, Some(3), None),
        ]
    );
}

#[test]
fn what_is_checked_is_told_with_its_place_in_the_file() {
    let checked = |loaded: Loaded| {
        let found = loaded.check(&CheckOptions::default()).into_iter();
        let found = found.filter(|found| [Rule::DatesOutOfOrder, Rule::NoIndicator].contains(&found.rule));
        found.map(|found| (found.place.row, found.place.column, found.place.measure)).collect::<Vec<_>>()
    };
    let is = |row: Option<u64>, column: Option<&str>, measure: &str| {
        (row, column.map(str::to_owned), Some(measure.to_owned()))
    };
    let csv = "施策番号,施策名,開始日,終了日\n1,窓口,2025-04-01,2026-03-31\n\n2,電話,2025-04-01,2024-03-31\n";
    let csv = from_csv(csv.as_bytes(), &options());
    // An end has a cell; an indicator that is missing has none, but its measure has a row.
    assert_eq!(
        checked(csv.clone()),
        [is(Some(2), None, "1"), is(Some(4), Some("終了日"), "2"), is(Some(4), None, "2")]
    );
    let write = |format| csv.register.as_ref().unwrap().to_bytes(format, &WriteOptions::default()).unwrap();
    // Its first line is of the register itself.
    let lines = from_bytes(&write(Format::JsonLines), &options());
    assert_eq!(checked(lines), [is(Some(2), None, "1"), is(Some(3), None, "2"), is(Some(3), None, "2")]);
    let json = from_bytes(&write(Format::Json), &options());
    assert_eq!(checked(json), [is(None, None, "1"), is(None, None, "2"), is(None, None, "2")]);
    let town = open(example("town-fy2024.xlsx"), &options()).unwrap();
    let found = town.check(&CheckOptions::default());
    assert!(found.iter().any(|found| found.place.sheet.as_deref() == Some("施策")
        && found.place.row == Some(6)
        && found.place.file.as_deref().is_some_and(|file| file.ends_with("town-fy2024.xlsx"))));
}

#[test]
fn headers_that_name_the_same_are_not_guessed_at() {
    assert_eq!(
        found("id,title,備考,備考\n1,a,b,c"),
        [(Rule::DuplicateEntry, Some(1), Some("備考".to_owned()))]
    );
    assert_eq!(
        found("施策番号,施策名,件名\n1,a,b"),
        [(Rule::DuplicateEntry, Some(1), Some("件名".to_owned()))]
    );
    assert_eq!(found("あ,い\n1,2"), [(Rule::Missing, Some(1), None)]);
    assert_eq!(found("id,,title\n1,a,b"), [(Rule::UnnamedColumn, Some(2), Some("B列".to_owned()))]);
    assert_eq!(
        found("id,title,終了日\n1,a,R7\n1,a,R8"),
        [(Rule::RowsDisagree, Some(3), Some("終了日".to_owned()))]
    );
    assert_eq!(found(""), [(Rule::Missing, None, None)]);
}

#[test]
fn what_an_encoding_lacks_is_named_with_its_place() {
    let csv = "id,title,葛\u{e0100}\n1,🗾と窓口,x\n";
    let register = sound(from_csv(csv.as_bytes(), &options()));
    let options = write_options(Layout::Wide, Lang::Ja, FileEncoding::Cp932);
    let Err(WriteError::Refused(refused)) = register.to_bytes(Format::Csv, &options) else {
        panic!("written")
    };
    let places: Vec<_> =
        refused.iter().map(|found| (found.rule, found.place.row, found.value.as_deref())).collect();
    assert_eq!(
        places,
        [(Rule::Unencodable, Some(1), Some("\u{e0100}")), (Rule::Unencodable, Some(2), Some("🗾"))]
    );
}

#[test]
fn a_cell_that_excel_would_run_is_written_as_text() {
    let csv = "id,title,備考\n1,\"=HYPERLINK(\"\"http://x\"\")\",@SUM(1)\n2,-,＋1\n";
    let register = sound(from_csv(csv.as_bytes(), &options()));
    let written =
        register.to_bytes(Format::Csv, &write_options(Layout::Wide, Lang::En, FileEncoding::Utf8)).unwrap();
    let written = String::from_utf8(written).unwrap();
    assert_eq!(written, "id,title,備考\r\n1,\"'=HYPERLINK(\"\"http://x\"\")\",'@SUM(1)\r\n2,'-,'＋1\r\n");
    assert_eq!(sound(from_csv(written.as_bytes(), &options())), register);
}

#[test]
fn what_is_too_much_is_refused_by_name() {
    let wide = (0..3000).map(|at| format!("c{at},")).collect::<Vec<_>>().concat();
    let long: String = format!("id,title\n1,{}\n", "あ".repeat(2_000_000));
    let mut options = options();
    options.limits.measures = 5;
    let rows = format!("id,title\n{}", (0..9).map(|at| format!("{at},a\n")).collect::<Vec<_>>().concat());
    for (csv, limit) in [(&wide, "columns"), (&long, "line"), (&rows, "measures")] {
        let loaded = from_csv(csv.as_bytes(), &options);
        let [refused] = &loaded.diagnostics[..] else { panic!("{:?}", loaded.diagnostics) };
        assert_eq!((loaded.register, refused.rule), (None, Rule::LimitExceeded));
        assert!(refused.reason.ja.contains(limit), "{}", refused.reason.ja);
    }
}
