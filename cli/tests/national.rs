//! `rashinban national`: its answers are the library's, and its exit codes.

mod support;

use rashinban::national::text::Terms;
use rashinban::national::{Collection, CollectionBuilder, Dimension, Filter, SortKey};
use rashinban::register::{self, LocalGovernmentCode, ReadOptions, Register};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use support::{err, json, out, printed, run};

fn example(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/registers").join(name).display().to_string()
}

fn read(file: &str) -> Register {
    register::open(file, &ReadOptions::default()).unwrap().register.unwrap()
}

fn open(file: &str) -> Collection {
    Collection::open(Arc::new(fs::read(file).unwrap())).unwrap()
}

/// Whose measures a register has.
fn owner(register: &Register) -> Option<LocalGovernmentCode> {
    register.owner.code.or(register.measures[0].owner.code)
}

fn code(six: &str) -> LocalGovernmentCode {
    six.parse().unwrap()
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    /// A collection of all the examples of a year, and its registers.
    fn collection(&self) -> (String, Vec<Register>) {
        let files =
            [example("prefecture-fy2024.json"), example("city-fy2024.csv"), example("town-fy2024.xlsx")];
        let built = self.path("all.rashinban");
        let arguments: Vec<&str> = ["national", "build"]
            .into_iter()
            .chain(files.iter().map(String::as_str))
            .chain(["-o", &built])
            .collect();
        assert!(printed(&arguments).contains("3 団体"));
        (built.clone(), files.iter().map(|file| read(file)).collect())
    }
}

#[test]
fn a_collection_holds_all_registers_in_their_order() {
    let folder = Folder::new();
    let (file, registers) = folder.collection();
    let collection = open(&file);
    let all: Vec<_> = registers.iter().flat_map(|register| &register.measures).collect();
    assert_eq!(collection.len(), all.len());
    assert!(all.iter().enumerate().all(|(number, measure)| &&collection.measure(number).unwrap() == measure));
    let info = json(&["national", "info", &file, "--json"]);
    assert_eq!(info["measures"].as_u64(), Some(all.len() as u64));
    assert_eq!(info["bytes"].as_u64(), Some(fs::metadata(&file).unwrap().len()));
    assert_eq!(info["as_of"].as_str(), registers[0].as_of.map(|day| day.to_string()).as_deref());
    assert!(printed(&["national", "check", &file]).contains("壊れていません"));
}

#[test]
fn json_lines_are_the_same_as_other_formats() {
    let folder = Folder::new();
    let (lines, one, other) = (folder.path("a.jsonl"), folder.path("one"), folder.path("other"));
    let source = example("city-fy2024.csv");
    printed(&["register", "convert", &source, "-o", &lines]);
    printed(&["national", "build", &lines, "-o", &one]);
    printed(&["national", "build", &source, "-o", &other]);
    assert_eq!(fs::read(&one).unwrap(), fs::read(&other).unwrap());
    // Together with another, too.
    printed(&["national", "build", &lines, &example("town-fy2024.xlsx"), "-o", &one]);
    printed(&["national", "build", &source, &example("town-fy2024.xlsx"), "-o", &other]);
    assert_eq!(fs::read(&one).unwrap(), fs::read(&other).unwrap());
}

#[test]
fn search_finds_what_the_library_finds() {
    let folder = Folder::new();
    let (file, registers) = folder.collection();
    let collection = open(&file);
    let numbers = |answer: &serde_json::Value| -> Vec<usize> {
        let measures = answer["measures"].as_array().unwrap();
        measures.iter().map(|hit| usize::try_from(hit["number"].as_u64().unwrap()).unwrap()).collect()
    };
    let terms = Terms::new("ｵﾝﾗｲﾝ");
    let answer = json(&["national", "search", &file, "ｵﾝﾗｲﾝ", "--limit", "5", "--json"]);
    assert_eq!(numbers(&answer), collection.search_first(&terms, 5).unwrap());
    assert_eq!(answer["total"].as_u64(), Some(collection.search_count(&terms).unwrap() as u64));

    let owner = owner(&registers[1]).unwrap();
    let mut filter = Filter::default();
    filter.owners.push(owner);
    let own = collection.filter(&filter).unwrap();
    let sorted = collection.sorted_first(&own, SortKey::Title.into(), 20).unwrap();
    let answer =
        json(&["national", "search", &file, "--owner", &owner.to_string(), "--sort", "title", "--json"]);
    assert_eq!(numbers(&answer), sorted);
    let page = printed(&["national", "search", &file, "--owner", &owner.to_string(), "--sort", "施策名"]);
    assert!(page.contains(collection.title(sorted[0]).unwrap()) && page.contains(" 件のうち "), "{page}");

    let none = run(&["national", "search", &file, "量子暗号通信"]);
    assert_eq!((none.status.code(), out(&none).contains("0 件")), (Some(1), true));
}

#[test]
fn titles_come_first_also_among_those_that_conditions_leave() {
    let folder = Folder::new();
    let [lines, file] = ["lines.jsonl", "all"].map(|name| folder.path(name));
    let line = |id: &str, title: &str, status: &str| {
        format!(
            r#"{{"id":"{id}","title":"{title}","summary":"窓口の{title}","status":"{status}","code":"131016"}}"#
        )
    };
    let all = [line("1", "予約", "実施中"), line("2", "窓口", "完了"), line("3", "窓口", "実施中")];
    fs::write(&lines, all.join("\n")).unwrap();
    printed(&["national", "build", &lines, "-o", &file]);
    let search = |more: &[&str]| -> Vec<String> {
        let answer = json(&[&["national", "search", &file, "窓口", "--json"], more].concat());
        let hits = answer["measures"].as_array().unwrap();
        hits.iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(search(&[]), ["2", "3", "1"]);
    assert_eq!(search(&["--status", "実施中"]), ["3", "1"]);
    assert_eq!(search(&["--status", "実施中", "--limit", "1"]), ["3"]);
    assert_eq!(search(&["--status", "実施中", "--sort", "id"]), ["1", "3"]);
}

#[test]
fn counts_are_those_of_the_library() {
    let folder = Folder::new();
    let (file, _) = folder.collection();
    let cells =
        open(&file).aggregate([Dimension::Prefecture, Dimension::Status], &Filter::default()).unwrap();
    let answer = json(&["national", "count", &file, "prefecture", "status", "--json"]);
    let rows = answer["cells"].as_array().unwrap();
    assert_eq!(rows.len(), cells.len());
    for (row, cell) in rows.iter().zip(&cells) {
        assert_eq!(row["measures"].as_u64(), Some(cell.measures as u64));
        assert_eq!(row["municipality_share"].as_f64(), Some(cell.municipality_share()));
    }
    let page = printed(&["national", "count", &file, "団体", "状況", "--item", "I03"]);
    assert!(page.starts_with("団体") && page.contains("実施率(市区町村)"), "{page}");
}

#[test]
fn what_is_updated_and_deleted_is_told_by_diff() {
    let folder = Folder::new();
    let (file, registers) = folder.collection();
    let (older, newer) = (folder.path("older"), folder.path("newer"));
    printed(&[
        "national",
        "build",
        &example("prefecture-fy2023.json"),
        &example("city-fy2023.csv"),
        "-o",
        &older,
    ]);
    let before = open(&older);

    let line = printed(&["national", "update", &older, &example("city-fy2024.csv"), "-o", &newer]);
    let city = &registers[1];
    let known = |id: &str| {
        before.find(id).unwrap().iter().any(|number| before.owner(*number).unwrap() == owner(city))
    };
    let replaced = city.measures.iter().filter(|measure| known(&measure.id)).count();
    let added = city.measures.len() - replaced;
    assert!(line.contains(&format!("追加 {added}、置き換え {replaced}、削除 0")), "{line}");
    assert_eq!(open(&older).len(), before.len());
    assert_eq!(open(&newer).len(), before.len() + added);

    let told = json(&["national", "diff", &older, &newer, "--json"]);
    let want = register::diff(&read(&example("city-fy2023.csv")), city, &register::DiffOptions::default());
    let gone = |change: &&register::MeasureChange| change.stated;
    let want: Vec<_> = want.answer.measures.iter().filter(gone).collect();
    let changes = told["changes"].as_array().unwrap();
    assert_eq!(changes.len(), want.len());
    for change in &want {
        let same = |told: &&serde_json::Value| told["id"] == change.id.as_str();
        let own = changes.iter().find(same).unwrap();
        assert_eq!(own["changes"], serde_json::to_value(&change.changes).unwrap());
        assert_eq!(own["owner"]["code"].as_str(), owner(city).map(|code| code.to_string()).as_deref());
    }
    assert!(printed(&["national", "diff", &older, &newer]).contains("見直し"));

    let owner = owner(city);
    let owned = owner.unwrap().to_string();
    let id = &city.measures[0].id;
    let line = printed(&["national", "delete", &newer, id, "--owner", &owned, "--compact"]);
    assert!(line.contains("削除 1"), "{line}");
    let again = run(&["national", "delete", &newer, id, "--owner", &owned]);
    assert_eq!(again.status.code(), Some(1));
    assert!(open(&newer).find(id).unwrap().iter().all(|at| open(&newer).owner(*at).unwrap() != owner));
    assert_eq!(json(&["national", "diff", &file, &file, "--json"])["changes"].as_array().unwrap().len(), 0);
}

#[test]
fn what_is_in_several_files_is_told_with_its_places() {
    let folder = Folder::new();
    let [lines, table, json_file, built] =
        ["a.jsonl", "b.csv", "c.json", "built"].map(|name| folder.path(name));
    let line =
        |id: &str, code: &str, title: &str| format!(r#"{{"id":"{id}","title":"{title}","code":"{code}"}}"#);
    let all = [
        line("1", "131016", "窓口"),
        String::new(),
        line("1", "131024", "窓口"),
        line("2", "131016", "予約"),
    ];
    fs::write(&lines, all.join("\n")).unwrap();
    fs::write(&table, "施策番号,施策名,団体コード\n3,図書館,131016\n1,防災,131016\n4,窓 口,131024\n")
        .unwrap();
    fs::write(&json_file, r#"{"owner":"131016","measures":[{"id":"２","title":"避難"}]}"#).unwrap();
    let answer = json(&["national", "build", &lines, &table, &json_file, "-o", &built, "--json"]);
    assert_eq!((answer["measures"].as_u64(), answer["duplicates"].as_u64()), (Some(7), Some(3)));
    let told: Vec<_> = answer["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| {
            let place = &found["place"];
            let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
            let before = text(&found["reason"]["ja"]).split_once("(前の施策: ").unwrap().1.to_owned();
            (
                text(&found["rule"]),
                text(&place["file"]),
                place["row"].as_u64(),
                text(&place["measure"]),
                before,
            )
        })
        .collect();
    let want = |rule: &str, file: &String, row, id: &str, before: String| {
        (rule.to_owned(), file.clone(), row, id.to_owned(), before)
    };
    assert_eq!(
        told,
        [
            want("duplicate-id", &table, Some(3), "1", format!("{lines} 1行目)")),
            want("likely-duplicate", &table, Some(4), "4", format!("{lines} 3行目)")),
            want("likely-duplicate", &json_file, None, "２", format!("{lines} 4行目)")),
        ]
    );
    assert_eq!(open(&built).len(), 7);
    let page = printed(&["national", "build", &lines, &table, "-o", &built]);
    assert!(page.starts_with("エラー") && page.contains(&format!("{table} 3行目 [1]")), "{page}");
    assert!(page.contains("施策 2 件\n") && page.contains("2 団体"), "{page}");
    assert!(!printed(&["national", "build", &table, "-o", &built]).contains("二重"));
}

#[test]
fn errors_of_a_register_are_listed_and_nothing_is_built() {
    let folder = Folder::new();
    let (wrong, built) = (folder.path("wrong.csv"), folder.path("built"));
    fs::write(&wrong, "施策番号,施策名,状況\n1,窓口,進行\n").unwrap();
    let output = run(&["national", "build", &wrong, "-o", &built]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(1), ""));
    assert!(err(&output).contains("「進行」"), "{}", err(&output));
    assert!(!PathBuf::from(&built).exists());
}

#[test]
fn other_files_are_refused_by_what_is_wrong_with_them() {
    let folder = Folder::new();
    let (file, _) = folder.collection();
    let bytes = fs::read(&file).unwrap();
    let other = folder.path("other");
    let mut newer = bytes.clone();
    newer[8] = 99;
    let mut damaged = bytes.clone();
    damaged[40] ^= 1;
    for (content, ja, en) in [
        (&b""[..], "全国台帳のファイルではありません", "not a file of a rashinban collection"),
        (b"PK\x03\x04 not ours", "全国台帳のファイルではありません", "not a file of"),
        (&bytes[..bytes.len() / 2], "長さが違います", "instead of"),
        (&bytes[..20], "長さが違います", "instead of"),
        (&newer, "新しい版(99)", "format has version 99"),
        (&damaged, "壊れています", "is damaged"),
    ] {
        fs::write(&other, content).unwrap();
        for arguments in [["national", "search", &other, "窓口"].as_slice(), &["national", "info", &other]]
        {
            let output = run(arguments);
            assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""), "{ja}");
            let message = err(&output);
            assert!(message.starts_with("エラー: ") && message.contains("\nerror: "), "{message}");
            assert!(message.contains(ja) && message.contains(en), "{message}");
        }
        let checked = run(&["national", "check", &other]);
        assert_eq!((checked.status.code(), out(&checked).contains(ja)), (Some(1), true), "{ja}");
    }
    let missing = run(&["national", "info", &folder.path("missing")]);
    assert_eq!((missing.status.code(), err(&missing).contains("読めません")), (Some(2), true));
    for (arguments, what) in [
        (["national", "count", &file, "prefecture", "colour"].as_slice(), "使えるもの: item、principle"),
        (&["national", "search", &file, "--prefecture", "羅針県"], "羅針県"),
        (&["national", "search", &file, "--owner", "府中市"], "府中市"),
        (&["national", "search", &file, "--status", "たぶん"], "たぶん"),
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).contains(what), "{what}: {}", err(&output));
    }
}

#[test]
fn a_body_is_named_or_numbered() {
    let folder = Folder::new();
    let file = folder.path("two");
    let mut builder = CollectionBuilder::new(None);
    for (six, id) in [("131016", "1"), ("472018", "2")] {
        let json = format!(r#"[{{ "id": "{id}", "title": "窓口", "owner": "{six}" }}]"#);
        builder.extend(&register::from_json(json.as_bytes(), &ReadOptions::default()).register.unwrap());
        assert_eq!(code(six).to_string(), six);
    }
    builder.finish().save(&file).unwrap();
    for (option, value, id) in
        [("--owner", "千代田区", "1"), ("--owner", "472018", "2"), ("--prefecture", "沖縄県", "2")]
    {
        let answer = json(&["national", "search", &file, option, value, "--json"]);
        let hits = answer["measures"].as_array().unwrap();
        assert_eq!((hits.len(), hits[0]["id"].as_str()), (1, Some(id)), "{value}");
    }
}
