//! The program `rashinban-parquet`.

use crate::support;
use rashinban::national::{Collection, LoadOptions};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rashinban-parquet"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// Runs it to a good end, and gives what it prints.
fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What it says where it fails.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn measures_go_out_and_come_in() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    fs::write(folder.join("in.jsonl"), support::json_lines(60)).unwrap();
    printed(folder, &["export", "--json", "in.jsonl", "national"]);
    printed(folder, &["import", "national", "collection.rashinban"]);
    printed(folder, &["export", "--json", "collection.rashinban", "again"]);
    let file = "measures/prefecture=13/part-0.parquet";
    assert!(
        fs::read(folder.join("national").join(file)).unwrap()
            == fs::read(folder.join("again").join(file)).unwrap()
    );
    printed(folder, &["import", "again", "out.jsonl"]);
    let lines = fs::read_to_string(folder.join("out.jsonl")).unwrap();
    assert_eq!(printed(folder, &["import", "again", "-"]), lines);
    let collection = |lines: &str| {
        Collection::load_json_lines(lines.as_bytes(), &LoadOptions::default()).collection.unwrap()
    };
    let (found, expected) = (collection(&lines), collection(&support::json_lines(60)));
    assert_eq!((found.len(), found.as_of()), (60, expected.as_of()));
    for number in 0..60 {
        assert_eq!(found.measure(number), expected.measure(number));
    }
    printed(folder, &["plan", "plan"]);
    assert!(
        fs::read(folder.join("plan/items.parquet")).unwrap()
            == fs::read(folder.join("again/plan/items.parquet")).unwrap()
    );
}

#[test]
fn a_registers_code_is_not_lost_in_json_lines() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let lines = "{\"register\":{\"owner\":{\"code\":\"131016\"}}}\n{\"id\":\"1\",\"title\":\"窓口\"}\n";
    fs::write(folder.join("in.jsonl"), lines).unwrap();
    printed(folder, &["export", "--as-of", "2025-03-31", "in.jsonl", "national"]);
    assert_eq!(
        printed(folder, &["import", "national", "-"]),
        "{\"register\":{\"as_of\":\"2025-03-31\"}}\n{\"id\":\"1\",\"title\":\"窓口\",\"owner\":{\"code\":\"131016\"}}\n"
    );
}

#[test]
fn what_is_wrong_is_told_and_nothing_is_written() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    fs::write(
        folder.join("bad.jsonl"),
        "{\"id\":\"1\",\"title\":\"窓口\"}\n{\"id\":\"2\",\"title\":\"窓口\",\"status\":\"?\"}\n",
    )
    .unwrap();
    let told = refused(folder, &["export", "bad.jsonl", "national"]);
    assert!(told.contains("bad.jsonl:2: status "), "{told}");
    assert!(told.contains("1 件の誤り"), "{told}");
    assert!(refused(folder, &["export", "none.jsonl", "national"]).contains("none.jsonl"));
    assert!(refused(folder, &["import", "none", "out.jsonl"]).contains("none"));
    fs::write(folder.join("a.parquet"), "no parquet").unwrap();
    assert!(
        refused(folder, &["import", "a.parquet", "out.jsonl"])
            .contains("a.parquet: Parquet として読めません")
    );
    assert_eq!(fs::read_dir(folder).unwrap().count(), 2);
    let collection = Collection::load_json_lines(b"{\"id\":\"1\",\"title\":\"a\"}", &LoadOptions::default())
        .collection
        .unwrap();
    collection.save(folder.join("a.rashinban")).unwrap();
    assert!(
        refused(folder, &["export", "--as-of", "2025-03-31", "a.rashinban", "national"]).contains("--as-of")
    );
}
