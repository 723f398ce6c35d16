//! `rashinban register`: its answers, its exit codes, and the tutorial.

mod support;

use rashinban::register::{self, ReadOptions};
use std::fs;
use std::path::{Path, PathBuf};
use support::{err, json, out, printed, program, run};

const TUTORIAL: &str = include_str!("../../examples/registers/README.md");

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/registers")
}

fn example(name: &str) -> String {
    examples().join(name).display().to_string()
}

/// A file with a wrong word, a wrong date and a missing title.
fn wrong(folder: &Path) -> String {
    let file = folder.join("wrong.csv");
    fs::write(&file, "施策番号,施策名,状況,終了日\n1,窓口,進行,令和7年13月\n2,,予定,R8\n").unwrap();
    file.display().to_string()
}

/// Every command works in a copy of the folder, and prints what is shown, in order.
#[test]
fn the_tutorial_is_true() {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(examples()).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    let mut commands = 0;
    for block in TUTORIAL.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap();
        for session in block.split("$ rashinban ").skip(1) {
            let (arguments, shown) = session.split_once('\n').unwrap();
            let output = program().current_dir(&folder).args(arguments.split_whitespace()).output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{arguments}: {}", err(&output));
            let printed = out(&output);
            let mut lines = printed.lines();
            for line in shown.lines() {
                assert!(
                    lines.any(|there| there.starts_with(line)),
                    "{arguments} does not print: {line}\n{printed}"
                );
            }
            commands += 1;
        }
    }
    assert!(commands >= 14, "{commands}");
}

#[test]
fn errors_are_listed_with_their_places_and_nothing_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let file = wrong(folder.path());
    let output = run(&["register", "check", &file]);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(1), ""));
    let page = out(&output);
    for line in [
        "2行目 状況",
        "「進行」",
        "2行目 終了日",
        "「令和7年13月」",
        "3行目",
        "施策名がありません",
        "エラー 3 件",
    ] {
        assert!(page.contains(line), "{line}: {page}");
    }
    let written = folder.path().join("out.json").display().to_string();
    for arguments in [vec!["convert", &file, "-o", &written], vec!["progress", &file]] {
        let output = run(&[vec!["register"], arguments].concat());
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(1), ""));
        assert!(err(&output).contains("「進行」") && err(&output).contains("error: nothing was done"));
    }
    assert!(!Path::new(&written).exists());
}

#[test]
fn check_prints_one_document_for_all_files() {
    let document =
        json(&["register", "check", &example("city-fy2024.csv"), &example("town-fy2024.xlsx"), "--json"]);
    let files = document["files"].as_array().unwrap();
    assert_eq!(files.iter().map(|file| file["measures"].as_u64()).collect::<Vec<_>>(), [Some(17), Some(12)]);
    assert_eq!((files[0]["format"].as_str(), files[0]["encoding"].as_str()), (Some("csv"), Some("cp932")));
    assert!(files[0]["diagnostics"].as_array().unwrap().iter().all(|found| found["severity"] != "error"));
}

#[test]
fn a_register_goes_through_every_format_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let first = printed(&["register", "convert", &example("prefecture-fy2024.json"), "--format", "json"]);
    let mut before = example("prefecture-fy2024.json");
    for name in ["a.csv", "b.jsonl", "c.xlsx", "d.json"] {
        let after = path(name);
        assert_eq!(printed(&["register", "convert", &before, "-o", &after]), "");
        before = after;
    }
    assert_eq!(fs::read_to_string(path("d.json")).unwrap(), first);
}

#[test]
fn progress_prints_the_answer_s_own_document() {
    let answer = json(&["register", "progress", &example("city-fy2024.csv"), "--as-of", "R7.3.31", "--json"]);
    assert_eq!((answer["query"].as_str(), answer["as_of"].as_str()), (Some("progress"), Some("2025-03-31")));
    let measures = answer["answer"]["measures"].as_array().unwrap();
    assert_eq!((measures[0]["id"].as_str(), measures[0]["progress"].as_f64()), (Some("A01"), Some(62.26)));
}

/// The document of each answer is the one that every surface gives.
#[test]
fn answers_are_the_library_s_own() {
    let [city, town] = [example("city-fy2024.csv"), example("town-fy2024.xlsx")];
    let read = |file: &str| register::open(file, &ReadOptions::default()).unwrap().register.unwrap();
    let (own, other) = (read(&city), read(&town));
    for (query, files, options) in [
        ("coverage", vec![&city], "{}"),
        ("assess", vec![&city], "{}"),
        ("indicators", vec![&city], "{}"),
        ("rating", vec![&city], "{}"),
        ("diff", vec![&city, &town], "{}"),
        ("compare", vec![&city, &town], "{}"),
        ("good-practice", vec![&city, &town], r#"{"item": "I03-06"}"#),
    ] {
        let item = if query == "good-practice" { vec!["I03-06"] } else { Vec::new() };
        let files: Vec<&str> = files.into_iter().map(String::as_str).collect();
        let arguments = [vec!["register", query], item, files.clone(), vec!["--json"]].concat();
        let registers = &[&own, &other][..files.len()];
        let want: serde_json::Value =
            serde_json::from_str(&register::call(query, registers, options).unwrap()).unwrap();
        assert_eq!(json(&arguments), want, "{query}");
        assert!(printed(&arguments[..arguments.len() - 1]).contains("出典: "), "{query}");
    }
}

#[test]
fn the_schema_is_the_library_s() {
    assert_eq!(printed(&["register", "schema"]), register::schema());
}

#[test]
fn what_cannot_be_read_or_chosen_is_a_usage_error() {
    for (arguments, what) in [
        (["register", "check", "無い.csv"].as_slice(), "無い.csv を読めません"),
        (&["register", "convert", &example("city-fy2024.csv")], "書き出す形式が分かりません"),
        (&["register", "progress", &example("city-fy2024.csv"), "--as-of", "あした"], "「あした」は --as-of"),
        (&["register", "chek"], "もしかして: schema、check"),
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).contains(what), "{what}: {}", err(&output));
    }
}

#[test]
fn a_hostile_file_reaches_no_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hostile.csv");
    fs::write(&file, "id,title,status\n1,a,\u{1b}[31m\u{202e}\n").unwrap();
    let page = out(&run(&["register", "check", &file.display().to_string()]));
    assert!(!page.contains(['\u{1b}', '\u{202e}']), "{page:?}");
}

/// One page with everything inside, and a CSV file for each section.
#[test]
fn a_report_is_one_page_and_its_tables() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (page, tables) = (path("report.html"), folder.path().display().to_string());
    let (now, before) = (example("city-fy2024.csv"), example("city-fy2023.csv"));
    let output = run(&["register", "report", &now, "--previous", &before, "-o", &page, "--csv-dir", &tables]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let html = fs::read_to_string(&page).unwrap();
    assert!(html.starts_with("<!doctype html>") && html.contains("<style>") && !html.contains("<script"));
    assert!(html.contains("変更の記録") && html.contains(rashinban::ATTRIBUTION_JA));
    let progress = fs::read_to_string(path("progress.csv")).unwrap();
    assert!(progress.starts_with("\u{feff}施策番号,施策名,状況,"));

    let output =
        run(&["register", "report", &now, "-o", &page, "--css-link", "a.css", "--css", &path("a.css")]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(fs::read_to_string(&page).unwrap().contains("<link rel=\"stylesheet\" href=\"a.css\">"));
    assert_eq!(fs::read_to_string(path("a.css")).unwrap(), rashinban::html::REPORT_STYLES);

    let remark = "基準値がないので達成率を計算できません。";
    assert!(html.contains(remark) && html.contains("10行目"));
    let output = run(&["register", "report", &now, "-o", &page, "--without-remarks"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(!fs::read_to_string(&page).unwrap().contains(remark));

    let output = run(&["register", "report", &wrong(folder.path()), "-o", &page]);
    assert_eq!(output.status.code(), Some(1));
}
