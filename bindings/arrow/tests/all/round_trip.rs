//! What goes out comes in again, equal.

use crate::support;
use arrow_array::{Array, RecordBatch};
use rashinban::national::{Collection, CollectionBuilder, LoadOptions};
use rashinban::register::{ReadOptions, Register, from_json, to_json};
use rashinban_arrow::{Options, Rows, fields, read, record_batch, rows, schema, write, write_plan};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn loaded(lines: &str) -> Collection {
    Collection::load_json_lines(lines.as_bytes(), &LoadOptions::default()).collection.expect("sound lines")
}

/// Each measure in its one form.
fn lines(collection: &Collection) -> Vec<String> {
    let line = |number| serde_json::to_string(&collection.measure(number).unwrap()).unwrap();
    (0..collection.len()).map(line).collect()
}

fn assert_same(found: &Collection, expected: &Collection) {
    assert_eq!(found.as_of(), expected.as_of());
    assert_eq!(lines(found), lines(expected));
    for number in 0..expected.len() {
        assert_eq!(found.measure(number), expected.measure(number));
        assert_eq!(found.owner(number), expected.owner(number));
        assert_eq!(found.progress(number), expected.progress(number));
        assert_eq!(found.is_late(number), expected.is_late(number));
    }
}

fn with_json() -> Options {
    let mut options = Options::default();
    options.json = true;
    options
}

/// The files of a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read(path).unwrap());
        }
    }
    found
}

#[test]
fn a_collection_comes_back_from_its_files() {
    let collection = loaded(&support::json_lines(500));
    let folder = tempfile::tempdir().unwrap();
    for (name, options) in [("plain", Options::default()), ("json", with_json())] {
        let whole = folder.path().join(name);
        let written = write(&collection, &whole, options).unwrap();
        assert_eq!(written.measures, collection.len());
        let files = files(&whole);
        assert_eq!(written.files, files.len());
        assert_eq!(written.bytes, files.values().map(|bytes| bytes.len() as u64).sum::<u64>());
        // 47 prefectures, those of nobody, and the plan's tables.
        assert_eq!(written.files, 48 + 5);
        assert_same(&read(&whole).unwrap(), &collection);
        assert_same(&read(&whole.join("measures")).unwrap(), &collection);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing else is left");
}

#[test]
fn an_updated_collection_comes_back() {
    let older = loaded(&support::json_lines(60));
    let mut update = older.update();
    let mut revised = older.measure(7).unwrap();
    revised.title = "改めた施策".into();
    update.upsert(&revised, older.owner(7).unwrap()).unwrap();
    assert_eq!(update.delete(older.owner(20).unwrap(), older.id(20).unwrap()).unwrap(), 1);
    let newer = update.finish().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole");
    assert_eq!(write(&newer, &whole, with_json()).unwrap().measures, 59);
    let again = read(&whole).unwrap();
    assert_same(&again, &newer);
    assert!(lines(&again).iter().any(|line| line.contains("改めた施策")));
}

#[test]
fn a_prefecture_is_read_by_itself() {
    let collection = loaded(&support::json_lines(500));
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole");
    write(&collection, &whole, Options::default()).unwrap();
    let own: Vec<usize> = (0..collection.len())
        .filter(|number| {
            collection.owner(*number).unwrap().is_some_and(|code| code.prefecture_number() == 13)
        })
        .collect();
    for path in ["measures/prefecture=13", "measures/prefecture=13/part-0.parquet"] {
        let numbers: Vec<usize> = Rows::open(&whole.join(path))
            .unwrap()
            .map(|row| usize::try_from(row.unwrap().number.unwrap()).unwrap())
            .collect();
        assert_eq!(numbers, own);
    }
    assert!(!own.is_empty());
}

#[test]
fn the_same_collection_gives_the_same_bytes() {
    let collection = loaded(&support::json_lines(500));
    let folder = tempfile::tempdir().unwrap();
    let bytes = |name: &str| {
        let whole = folder.path().join(name);
        write(&collection, &whole, with_json()).unwrap();
        files(&whole)
            .into_iter()
            .map(|(file, bytes)| (file.strip_prefix(&whole).unwrap().to_owned(), bytes))
            .collect::<Vec<_>>()
    };
    assert!(bytes("one") == bytes("other"));
}

#[test]
fn registers_that_people_write_come_back() {
    let mut builder = CollectionBuilder::new(None);
    let mut registers = Vec::new();
    for name in ["prefecture-fy2023.json", "prefecture-fy2024.json"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/registers").join(name);
        let register = from_json(&fs::read(file).unwrap(), &ReadOptions::default()).register.unwrap();
        builder.extend(&register);
        registers.push(register);
    }
    let collection = builder.finish();
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole");
    write(&collection, &whole, with_json()).unwrap();
    let again = read(&whole).unwrap();
    assert_same(&again, &collection);
    // They say no code themselves, and yet are the prefecture's.
    assert_eq!(again.measure(0).unwrap().owner.code, None);
    assert_eq!(again.owner(0).unwrap(), registers[0].owner.code);
    let mut start = 0;
    for mut register in registers {
        let measures =
            (start..start + register.measures.len()).map(|number| again.measure(number).unwrap()).collect();
        start += register.measures.len();
        let before: Register = register.clone();
        register.measures = measures;
        assert_eq!(to_json(&register), to_json(&before));
    }
}

#[test]
fn the_registers_of_the_vectors_come_back() {
    fn gather(value: &serde_json::Value, found: &mut Vec<Register>) {
        match value {
            serde_json::Value::Object(fields) => {
                if fields.contains_key("measures") {
                    found.extend(from_json(value.to_string().as_bytes(), &ReadOptions::default()).register);
                }
                fields.values().for_each(|inner| gather(inner, found));
            }
            serde_json::Value::Array(values) => values.iter().for_each(|inner| gather(inner, found)),
            _ => {}
        }
    }
    let mut registers = Vec::new();
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/register");
    for bytes in files(&vectors).values() {
        gather(&serde_json::from_slice(bytes).unwrap(), &mut registers);
    }
    let mut builder = CollectionBuilder::new(None);
    for register in &registers {
        builder.extend(register);
    }
    let collection = builder.finish();
    let numbers: Vec<usize> = (0..collection.len()).collect();
    let found = rows(&record_batch(&collection, &numbers, with_json()).unwrap()).unwrap();
    let expected: Vec<_> = registers.iter().flat_map(|register| &register.measures).collect();
    assert!(expected.len() > 100, "{}", expected.len());
    assert_eq!(found.iter().map(|row| &row.measure).collect::<Vec<_>>(), expected);
}

#[test]
fn what_is_barely_there_comes_back() {
    let collection = loaded(concat!(
        r#"{"id":"1","title":"窓口"}"#,
        "\n",
        r#"{"id":"2","title":"数","indicators":[{"name":"a","baseline":{"value":0.1},"measurements":[{"value":1e300},{"value":-0.5},{"value":9007199254740993}]}]}"#,
        "\n",
        r#"{"id":"3","title":"列","z":1,"a":[{"c":1,"b":2.0}],"":null}"#,
        "\n",
    ));
    let batch = record_batch(&collection, &[2, 0, 1, 0], with_json()).unwrap();
    let found: Vec<_> =
        rows(&batch).unwrap().into_iter().map(|row| (row.number.unwrap(), row.measure)).collect();
    let expected: Vec<_> =
        [2, 0, 1, 0].map(|number| (number as u64, collection.measure(number).unwrap())).into();
    assert_eq!(found, expected);
    assert_eq!(record_batch(&collection, &[], Options::default()).unwrap().num_rows(), 0);
}

#[test]
fn columns_may_stand_anywhere_and_may_be_missing() {
    let collection = loaded(&support::json_lines(50));
    let batch = record_batch(&collection, &(0..50).collect::<Vec<_>>(), Options::default()).unwrap();
    let mut order: Vec<usize> = (0..batch.num_columns()).rev().collect();
    assert_eq!(rows(&batch.project(&order).unwrap()).unwrap(), rows(&batch).unwrap());
    order.retain(|at| ["title", "id"].contains(&batch.schema_ref().field(*at).name().as_str()));
    let bare = rows(&batch.project(&order).unwrap()).unwrap();
    assert_eq!(bare.len(), 50);
    assert_eq!(bare[7].measure.title, collection.measure(7).unwrap().title);
    assert!(bare[7].number.is_none() && bare[7].measure.indicators.is_empty());
}

#[test]
fn the_plan_alone_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan");
    // An empty folder is taken.
    fs::create_dir(&plan).unwrap();
    let written = write_plan(&plan).unwrap();
    assert_eq!((written.files, written.measures), (5, 0));
    let hierarchy = tables_by_name("hierarchy");
    let pairs = hierarchy.num_rows();
    let expected: usize =
        rashinban::Item::ALL.chain(rashinban::Item::CHAPTERS).map(|item| item.path().count()).sum();
    assert_eq!(pairs, expected);
    assert_eq!(tables_by_name("local_governments").num_rows(), 47 + 1741 + 175);
    assert!(tables_by_name("items").columns().iter().all(|column| column.null_count() < column.len()));
}

fn tables_by_name(name: &str) -> RecordBatch {
    rashinban_arrow::tables().into_iter().find(|table| table.name == name).unwrap().rows
}

#[test]
fn the_readme_has_every_field() {
    fn told(prefix: &str, field: &rashinban_arrow::Field, into: &mut String) {
        let name = format!("{prefix}{}", field.name);
        let null = if field.required { "" } else { "null" };
        let _ = writeln!(into, "| `{name}` | {} | {null} | {} | {} |", field.kind.name(), field.ja, field.en);
        let step = if matches!(field.kind, rashinban_arrow::Kind::List(_)) { "[]." } else { "." };
        field.within().iter().for_each(|inner| told(&format!("{name}{step}"), inner, into));
    }
    let mut table = String::new();
    for field in fields(true) {
        told("", &field, &mut table);
    }
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&table), "the table of the README should be\n{table}");
    assert_eq!(schema(true).fields().len(), fields(true).len());
}
