//! Exports, read back.

mod support;

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::{codes, err, json, page, printed, program, run};

const COLUMNS: [&str; 15] = [
    "code",
    "kind",
    "parent",
    "ja",
    "kana",
    "en",
    "en_status",
    "text",
    "heading",
    "line",
    "column",
    "verbatim",
    "note",
    "edition",
    "attribution",
];

fn exported(encoding: &[&str]) -> Vec<u8> {
    let output = program().args(["export", "--format", "csv"]).args(encoding).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    output.stdout
}

fn records(text: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap(), COLUMNS.as_slice());
    reader.records().map(Result::unwrap).collect()
}

/// The line and the characters of the page that an exported item names.
fn place(line: &str, column: &str, length: usize) -> String {
    let line: usize = line.parse().unwrap();
    let column: usize = column.parse().unwrap();
    page()[line - 1].chars().skip(column - 1).take(length).collect()
}

#[test]
fn json_holds_the_129_items_in_plan_order_and_the_chapters() {
    let document = json(&["export", "--format", "json"]);
    assert_eq!(document["edition"], "2023");
    let items = document["items"].as_array().unwrap();
    let found = codes(&document["items"]);
    assert_eq!(found.len(), 129);
    let sets: Vec<&str> =
        items.iter().filter(|item| item["parent"].is_null()).map(|i| i["code"].as_str().unwrap()).collect();
    assert_eq!(sets, ["V", "P10", "P03", "P05", "P12", "P01", "S", "I"]);
    assert_eq!(found[..3], ["V", "V01", "V02"]);
    assert_eq!(found[128], "I10");
    let chapters = codes(&document["chapters"]);
    assert_eq!((chapters.len(), chapters[0], chapters[12]), (13, "C00", "C08"));
    for item in items.iter().chain(document["chapters"].as_array().unwrap()) {
        let keys: Vec<&str> = item.as_object().unwrap().keys().map(String::as_str).collect();
        for key in ["code", "kind", "parent", "ja", "kana", "en", "en_status", "text", "source"] {
            assert!(keys.contains(&key), "{key}");
        }
        // Each parent stands before its children, and the words where the export says that they stand.
        let source = &item["source"];
        let verbatim = source["verbatim"].as_str().unwrap();
        let there =
            place(&source["line"].to_string(), &source["column"].to_string(), verbatim.chars().count());
        assert_eq!(there, verbatim);
    }
    for (at, item) in items.iter().enumerate() {
        if let Some(parent) = item["parent"].as_str() {
            assert!(found[..at].contains(&parent));
        }
    }
    let once: Value = items.iter().find(|item| item["code"] == "P03-02").unwrap().clone();
    assert_eq!(once["text"], page()[79].trim());
    assert_eq!(once["kind"], "online-principle");
    assert_eq!(once["en_status"], "unverified");
}

#[test]
fn json_is_what_the_library_exports() {
    assert_eq!(printed(&["export", "--format", "json"]), rashinban::export::json());
    assert_eq!(printed(&["export", "--json"]), rashinban::export::json());
    assert_eq!(printed(&["--json", "export"]), rashinban::export::json());
}

#[test]
fn csv_says_the_same_as_json() {
    let text = String::from_utf8(exported(&["--encoding", "utf-8"])).unwrap();
    let rows = records(&text);
    let document = json(&["export", "--format", "json"]);
    let items = document["items"].as_array().unwrap();
    assert_eq!(rows.len(), items.len());
    for (row, item) in rows.iter().zip(items) {
        for (column, cell) in COLUMNS.iter().zip(row) {
            let value = match *column {
                "edition" | "attribution" => &document[*column],
                "heading" | "line" | "column" | "verbatim" | "note" => &item["source"][*column],
                _ => &item[*column],
            };
            let value = value.as_str().map_or_else(
                || if value.is_null() { String::new() } else { value.to_string() },
                str::to_owned,
            );
            assert_eq!(cell, value, "{column} of {}", &row[0]);
        }
    }
}

#[test]
fn csv_is_the_same_text_in_every_encoding() {
    let utf8 = exported(&["--encoding", "utf-8"]);
    assert!(!utf8.starts_with(b"\xef\xbb\xbf"));
    let with_bom = exported(&["--encoding", "utf-8-bom"]);
    assert_eq!(with_bom, [b"\xef\xbb\xbf".as_slice(), &utf8].concat());
    assert_eq!(exported(&[]), with_bom, "what Excel opens is what one gets without asking");
    let cp932 = exported(&["--encoding", "cp932"]);
    let (text, _, lossy) = encoding_rs::SHIFT_JIS.decode(&cp932);
    assert!(!lossy);
    assert_eq!(text.as_bytes(), utf8);
    assert_eq!(exported(&["--encoding", "Shift_JIS"]), cp932);
}

#[test]
fn csv_is_one_record_a_line_and_no_cell_is_a_formula() {
    let text = String::from_utf8(exported(&["--encoding", "utf-8"])).unwrap();
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 1 + 129);
    assert!(lines.iter().all(|line| !line.contains(['\r', '\n'])));
    let rows = records(&text);
    let cells = || rows.iter().flat_map(|row| row.iter());
    assert!(cells().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t'])));
    // Every record carries where its words come from, and codes are unique.
    assert!(rows.iter().all(|row| &row[14] == rashinban::ATTRIBUTION_JA && &row[13] == "2023"));
    assert_eq!(rows.iter().map(|row| &row[0]).collect::<BTreeSet<_>>().len(), 129);
}

/// The rows that a script puts into a table; NULL is none.
fn rows(script: &str, table: &str) -> Vec<Vec<Option<String>>> {
    let insert = format!("INSERT INTO {table} (");
    let mut rows = Vec::new();
    let mut rest = script;
    while let Some((_, found)) = rest.split_once(&insert) {
        let (columns, values) = found.split_once(") VALUES (").unwrap();
        let (row, behind) = literals(values);
        assert_eq!(row.len(), columns.split(", ").count());
        rows.push(row);
        rest = behind.strip_prefix(";\n").unwrap();
    }
    rows
}

/// The literals up to the closing bracket, and what stands behind it.
fn literals(mut rest: &str) -> (Vec<Option<String>>, &str) {
    let mut row = Vec::new();
    loop {
        let (literal, behind) = if let Some(string) = rest.strip_prefix('\'') {
            let end = string.replace("''", "\0\0").find('\'').unwrap();
            (Some(string[..end].replace("''", "'")), &string[end + 1..])
        } else {
            let (word, _) = rest.split_at(rest.find([',', ')']).unwrap());
            (Some(word.to_owned()).filter(|word| word != "NULL"), &rest[word.len()..])
        };
        row.push(literal);
        match behind.strip_prefix(", ") {
            Some(next) => rest = next,
            None => return (row, behind.strip_prefix(')').unwrap()),
        }
    }
}

/// What JSON holds, as a literal would have it.
fn cell(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned).or_else(|| (!value.is_null()).then(|| value.to_string()))
}

#[test]
fn sql_says_the_same_as_json() {
    let script = printed(&["export", "--format", "sql"]);
    let document = json(&["export", "--format", "json"]);
    let exported = ["items", "chapters"].map(|list| document[list].as_array().unwrap().as_slice()).concat();
    let rows = rows(&script, "rashinban_item");
    assert_eq!(rows.len(), exported.len());
    for (at, (row, item)) in rows.iter().zip(&exported).enumerate() {
        let source = &item["source"];
        let heading = cell(&source["heading"]).filter(|heading| !heading.is_empty());
        assert_eq!(row[1], Some((at + 1).to_string()));
        for (column, value) in [
            (0, cell(&item["code"])),
            (2, cell(&item["kind"])),
            (3, cell(&item["parent"])),
            (5, cell(&item["ja"])),
            (6, cell(&item["kana"])),
            (7, cell(&item["en"])),
            (8, cell(&item["en_status"])),
            (9, cell(&item["text"])),
            (10, heading),
            (11, cell(&source["line"])),
            (12, cell(&source["column"])),
            (13, cell(&source["verbatim"])),
            (14, cell(&source["note"])),
            (15, cell(&document["edition"])),
        ] {
            assert_eq!(row[column], value, "column {column} of {:?}", row[0]);
        }
    }
}

#[test]
fn sql_holds_numbers_editions_kinds_and_cross_references() {
    let script = printed(&["export", "--format", "sql"]);
    let items = rows(&script, "rashinban_item");
    let number = |code: &str| items.iter().find(|row| row[0].as_deref() == Some(code)).unwrap()[4].clone();
    assert_eq!(number("I01-02-03").as_deref(), Some("3"));
    assert_eq!(number("V"), None);
    let editions = rows(&script, "rashinban_edition");
    let carried: Vec<_> = editions.iter().filter(|row| row[3].as_deref() == Some("1")).collect();
    assert_eq!((editions.len(), carried.len()), (7, 1));
    assert_eq!(carried[0][0].as_deref(), Some("2023"));
    assert_eq!(carried[0][6].as_deref(), Some(rashinban::ATTRIBUTION_JA));
    assert_eq!(carried[0][7].as_deref(), Some(rashinban::ATTRIBUTION_EN));
    // The attribution is not for tables alone: whoever opens the file reads it first.
    assert_eq!(script.lines().nth(1), Some(format!("-- {}", rashinban::ATTRIBUTION_JA).as_str()));
    assert_eq!(rows(&script, "rashinban_kind").len(), 12);
    let references = rows(&script, "rashinban_cross_reference");
    let both = |code: &str, other: &str| {
        let pair = [Some(code), Some(other), Some("same-title"), None];
        references.iter().any(|row| [&row[0], &row[2], &row[3], &row[4]].map(Option::as_deref) == pair)
    };
    assert!(both("I06-02", "S06") && both("S06", "I06-02"));
}

/// A reference to what comes later would stop most databases.
#[test]
fn sql_refers_to_rows_that_are_there() {
    let script = printed(&["export", "--format", "sql"]);
    for (table, key, reference) in [("rashinban_edition", 0, 2), ("rashinban_item", 0, 3)] {
        let mut before = BTreeSet::new();
        for row in rows(&script, table) {
            assert!(row[reference].is_none() || before.contains(&row[reference]), "{row:?}");
            assert!(before.insert(row[key].clone()), "{row:?}");
        }
    }
}

#[test]
fn sql_is_the_same_script_in_every_encoding() {
    let exported = |encoding: &[&str]| {
        let output = program().args(["export", "--format", "sql"]).args(encoding).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        output.stdout
    };
    let utf8 = exported(&[]);
    assert_eq!(exported(&["--encoding", "utf-8"]), utf8);
    assert_eq!(exported(&["--encoding", "utf-8-bom"]), [b"\xef\xbb\xbf".as_slice(), &utf8].concat());
    let cp932 = exported(&["--encoding", "cp932"]);
    let (text, _, lossy) = encoding_rs::SHIFT_JIS.decode(&cp932);
    assert!(!lossy);
    let utf8 = String::from_utf8(utf8).unwrap();
    assert_eq!(text, utf8.replace("encoding: utf-8", "encoding: cp932"));
    // MySQL would take it for an escape, SQL*Plus would ask for a value.
    assert!(!utf8.contains(['\\', '&', '\r']));
}

/// Each text fits the length of its column, counted in bytes as some databases do.
#[test]
fn sql_texts_fit_their_columns() {
    let script = printed(&["export", "--format", "sql"]);
    for declared in script.split("CREATE TABLE ").skip(1) {
        let (table, body) = declared.split_once(" (\n").unwrap();
        let columns: Vec<&str> = body
            .lines()
            .map_while(|line| line.strip_prefix("  "))
            .filter(|line| line.contains(" VARCHAR(") || line.contains(" INTEGER"))
            .collect();
        for row in rows(&script, table) {
            assert_eq!(row.len(), columns.len());
            for (column, value) in columns.iter().zip(&row) {
                let value = value.as_deref();
                assert!(value.is_some() || !column.contains("NOT NULL"), "{table}: {column}");
                assert!(value != Some(""), "an empty text is NULL to Oracle");
                if let Some((_, length)) = column.split_once(" VARCHAR(") {
                    let length: usize = length[..length.find(')').unwrap()].parse().unwrap();
                    assert!(value.unwrap_or_default().len() <= length, "{table}: {column}");
                }
            }
        }
    }
}

#[test]
fn a_file_holds_what_standard_output_would() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["計画.json", "計画.csv", "計画.sql"] {
        let arguments = ["--format", name.rsplit('.').next().unwrap()];
        let file = folder.path().join(name);
        // Twice: a new file, and one that is there.
        for _ in 0..2 {
            let output = program().arg("export").args(arguments).arg("--output").arg(&file).output().unwrap();
            assert_eq!((output.status.code(), output.stdout.len(), err(&output).as_str()), (Some(0), 0, ""));
            let printed = program().arg("export").args(arguments).output().unwrap();
            assert_eq!(fs::read(&file).unwrap(), printed.stdout);
        }
    }
    assert_eq!(names(folder.path()), ["計画.csv", "計画.json", "計画.sql"], "nothing is left beside them");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_in_the_current_folder_needs_no_path() {
    let folder = tempfile::tempdir().unwrap();
    let output =
        program().current_dir(&folder).args(["export", "--json", "-o", "plan.json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(names(folder.path()), ["plan.json"]);
}

#[test]
fn what_cannot_be_written_exits_with_3_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("no/such/folder.csv");
    for place in [missing.as_path(), folder.path()] {
        let output = program().args(["export", "--format", "csv", "-o"]).arg(place).output().unwrap();
        assert_eq!(output.status.code(), Some(3));
        let message = err(&output);
        assert!(message.starts_with("エラー: ") && message.contains(place.to_str().unwrap()), "{message}");
        assert!(message.contains("\nerror: cannot write"), "{message}");
    }
    assert_eq!(names(folder.path()), [""; 0]);
}

/// What Unix adds: permissions, links, devices.
#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn export_to(file: &Path) -> Option<i32> {
        program().args(["export", "--json", "-o"]).arg(file).output().unwrap().status.code()
    }

    #[test]
    fn a_file_keeps_its_permissions_and_a_link_stays_one() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plan.json");
        fs::write(&file, "before").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        let link = folder.path().join("link.json");
        symlink(&file, &link).unwrap();
        assert_eq!(export_to(&link), Some(0));
        assert!(link.is_symlink());
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_to_string(&file).unwrap(), rashinban::export::json());
    }

    #[test]
    fn a_new_file_can_be_read_by_others() {
        let folder = tempfile::tempdir().unwrap();
        let (new, usual) = (folder.path().join("new.json"), folder.path().join("usual"));
        fs::write(&usual, "").unwrap();
        assert_eq!(export_to(&new), Some(0));
        let mode = |file| fs::metadata(file).unwrap().permissions().mode();
        assert_eq!(mode(&new), mode(&usual));
    }

    #[test]
    fn a_write_protected_file_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plan.json");
        fs::write(&file, "before").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        assert_eq!(export_to(&file), Some(3));
        assert_eq!(fs::read_to_string(&file).unwrap(), "before");
        assert_eq!(names(folder.path()), ["plan.json"]);
    }

    #[test]
    fn a_device_is_written_to_and_not_replaced() {
        let output = run(&["export", "--json", "-o", "/dev/stdout"]);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(output.stdout, rashinban::export::json().as_bytes());
    }
}

#[test]
fn arguments_that_do_not_go_together_are_refused() {
    for arguments in [
        ["export"].as_slice(),
        &["export", "--format", "xml"],
        &["export", "--format", "csv", "--json"],
        &["export", "--format", "sql", "--json"],
        &["export", "--format", "json", "--encoding", "cp932"],
        &["export", "--format", "csv", "--encoding", "euc-jp"],
        &["export", "--format", "sql", "--encoding", "utf-16le"],
    ] {
        let output = run(arguments);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
        assert!(err(&output).starts_with("エラー: "), "{}", err(&output));
    }
    assert_eq!(run(&["export", "--format", "json", "--encoding", "utf-8"]).status.code(), Some(0));
}
