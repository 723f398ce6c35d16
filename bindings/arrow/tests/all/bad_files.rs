//! What cannot be read is told by file, row and column.

use crate::support;
use arrow_array::{Array, ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::{Field, Schema};
use parquet::arrow::ArrowWriter;
use rashinban::national::{Collection, LoadOptions};
use rashinban_arrow::{Error, Options, Rows, read, record_batch, write};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const LINES: &str = concat!(
    r#"{"id":"1","title":"窓口","owner":"131016","alignments":"◎I01-02","period":{"start":"2024-04-01"}}"#,
    "\n",
    r#"{"id":"2","title":"申請","owner":"131016","alignments":"○I01-03","indicators":[{"name":"a","measurements":[{"value":1}]}]}"#,
    "\n",
);

fn collection() -> Collection {
    Collection::load_json_lines(LINES.as_bytes(), &LoadOptions::default()).collection.unwrap()
}

fn batch() -> RecordBatch {
    let mut options = Options::default();
    options.json = true;
    record_batch(&collection(), &[0, 1], options).unwrap()
}

/// The batch with another column of this name.
fn with(name: &str, array: ArrayRef) -> RecordBatch {
    let batch = batch();
    let field = Arc::new(Field::new(name, array.data_type().clone(), true));
    let mut columns: Vec<_> =
        batch.schema_ref().fields().iter().cloned().zip(batch.columns().iter().cloned()).collect();
    match columns.iter_mut().find(|(known, _)| known.name() == name) {
        Some(column) => *column = (field, array),
        None => columns.push((field, array)),
    }
    let (fields, arrays): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
    RecordBatch::try_new(Schema::new(fields).into(), arrays).unwrap()
}

/// What is said of a file with this batch.
fn said(file: &Path, batch: &RecordBatch) -> String {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let mut writer = ArrowWriter::try_new(File::create(file).unwrap(), batch.schema(), None).unwrap();
    writer.write(batch).unwrap();
    writer.close().unwrap();
    let told = read(file).unwrap_err().to_string();
    told.strip_prefix(&file.display().to_string()).expect("the file is named").to_owned()
}

fn texts(texts: [Option<&str>; 2]) -> ArrayRef {
    Arc::new(StringArray::from(texts.to_vec()))
}

#[test]
fn values_are_told_with_their_row_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("prefecture=13/part-0.parquet");
    let told = |name: &str, array: ArrayRef| said(&file, &with(name, array));
    for (name, array, expected) in [
        ("id", texts([Some("1"), None]), "2行目 列 id / row 2, column id: 値がありません"),
        ("status", texts([Some("実施中"), None]), "1行目 列 status / row 1, column status: "),
        ("body", texts([Some("131016"), Some("131017")]), "2行目 列 body / row 2, column body: "),
        (
            "body",
            texts([Some("131016"), Some("131024")]),
            "2行目 列 body / row 2, column body: 131024: owner_code は 131016",
        ),
        ("extra", texts([None, Some("[1]")]), "row 2, column extra: JSON のオブジェクト"),
        ("extra", texts([Some("{"), None]), "row 1, column extra: JSON ではありません"),
        ("title", texts([Some("窓口"), Some("別の名")]), "row 2, column json: ほかの列の言うことと違います"),
        (
            "title",
            Arc::new(Int64Array::from(vec![1, 2])),
            ": 列 title / column title: 型が Int64 です。STRING",
        ),
        ("number", Arc::new(Int64Array::from(vec![0, -1])), "row 2, column number: 0以上"),
        ("人口", Arc::new(Int64Array::from(vec![1, 2])), "column 人口: 知らない列です"),
        ("rating", Arc::new(Float64Array::from(vec![1.0, 2.0])), "column rating: 型が Float64 です"),
    ] {
        let told = told(name, array);
        assert!(told.contains(expected), "{name}: {told}");
    }
}

#[test]
fn values_within_lists_are_told_by_the_way_to_them() {
    let folder = tempfile::tempdir().unwrap();
    let sound = folder.path().join("sound");
    write(&collection(), &sound, Options::default()).unwrap();
    // A code of the same length, in the bytes of the file: it is stored as it is, uncompressed or not.
    let file = folder.path().join("part.parquet");
    let batch = batch();
    let lists = batch.column_by_name("alignments").unwrap();
    let wrong = replaced(lists, "I01-03", "I01-99");
    let told = said(&file, &with("alignments", wrong));
    assert!(told.contains("2行目 列 alignments[0].item / row 2, column alignments[0].item: "), "{told}");
    let numbers = batch.column_by_name("indicators").unwrap();
    let told = said(&file, &with("indicators", not_finite(numbers)));
    assert!(told.contains("row 2, column indicators[0].measurements[0].value: NaN"), "{told}");
}

/// The same lists with another text.
fn replaced(array: &ArrayRef, from: &str, to: &str) -> ArrayRef {
    changed(array, &|data| {
        let text: &StringArray = data.as_any().downcast_ref()?;
        let texts = text.iter().map(|text| text.map(|text| if text == from { to } else { text }));
        Some(Arc::new(texts.collect::<StringArray>()))
    })
}

fn not_finite(array: &ArrayRef) -> ArrayRef {
    changed(array, &|data| {
        let numbers: &Float64Array = data.as_any().downcast_ref()?;
        Some(Arc::new(numbers.iter().map(|number| number.map(|_| f64::NAN)).collect::<Float64Array>()))
    })
}

/// Lists and records with other arrays at their ends.
fn changed(array: &ArrayRef, change: &dyn Fn(&ArrayRef) -> Option<ArrayRef>) -> ArrayRef {
    use arrow_array::{ListArray, StructArray};
    if let Some(list) = array.as_any().downcast_ref::<ListArray>() {
        let (field, offsets, entries, nulls) = list.clone().into_parts();
        return Arc::new(ListArray::new(field, offsets, changed(&entries, change), nulls));
    }
    if let Some(record) = array.as_any().downcast_ref::<StructArray>() {
        let (fields, columns, nulls) = record.clone().into_parts();
        let columns = columns.iter().map(|column| changed(column, change)).collect();
        return Arc::new(StructArray::new(fields, columns, nulls));
    }
    change(array).unwrap_or_else(|| array.clone())
}

#[test]
fn columns_that_are_not_there_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let batch = batch();
    let without: Vec<usize> =
        (0..batch.num_columns()).filter(|at| batch.schema_ref().field(*at).name() != "title").collect();
    let told = said(&folder.path().join("a.parquet"), &batch.project(&without).unwrap());
    assert!(told.contains("列 title / column title: この列がありません / there is no such column"), "{told}");
}

#[test]
fn a_file_in_the_folder_of_another_prefecture_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let told = said(&folder.path().join("prefecture=27/part-0.parquet"), &batch());
    assert!(told.contains("1行目 列 body / row 1, column body: 都道府県 13"), "{told}");
}

#[test]
fn damaged_files_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole");
    write(&collection(), &whole, Options::default()).unwrap();
    let file = whole.join("measures/prefecture=13/part-0.parquet");
    let bytes = fs::read(&file).unwrap();
    for damaged in [&bytes[..0], &bytes[..bytes.len() / 2], b"id,title\n1,a\n"] {
        fs::write(&file, damaged).unwrap();
        let error = read(&whole).unwrap_err();
        assert!(matches!(&error, Error::Unreadable { file: named, .. } if *named == file), "{error}");
    }
    // Whatever is damaged: an error or the measures, and no panic.
    for at in (0..bytes.len()).step_by(31) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        fs::write(&file, damaged).unwrap();
        if let Ok(rows) = Rows::open(&file) {
            assert!(rows.take(1000).count() < 1000);
        }
    }
}

#[test]
fn files_of_different_days_do_not_mix() {
    let folder = tempfile::tempdir().unwrap();
    let whole = |name: &str, head: &str| -> PathBuf {
        let lines = format!("{head}{LINES}");
        let collection =
            Collection::load_json_lines(lines.as_bytes(), &LoadOptions::default()).collection.unwrap();
        let whole = folder.path().join(name);
        write(&collection, &whole, Options::default()).unwrap();
        whole
    };
    let (one, other) = (whole("one", ""), whole("other", "{\"register\":{\"as_of\":\"2025-03-31\"}}\n"));
    fs::rename(
        other.join("measures/prefecture=13/part-0.parquet"),
        one.join("measures/prefecture=13/part-1.parquet"),
    )
    .unwrap();
    let told = read(&one).unwrap_err().to_string();
    assert!(told.contains("part-1.parquet: 基準日が 2025-03-31"), "{told}");
}

#[test]
fn folders_are_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine"), "mine").unwrap();
    let error = write(&collection(), folder.path(), Options::default()).unwrap_err();
    assert!(matches!(error, Error::NotEmpty { .. }), "{error}");
    assert_eq!(fs::read(folder.path().join("mine")).unwrap(), b"mine");
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).unwrap();
    assert!(matches!(read(&empty).unwrap_err(), Error::NoFile { .. }));
    // A file stands in the way of the folder.
    let error = write(&collection(), &folder.path().join("mine/below"), Options::default()).unwrap_err();
    assert!(matches!(error, Error::Io { .. }), "{error}");
}

#[test]
fn a_damaged_collection_is_told_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let lines = support::json_lines(300);
    let collection =
        Collection::load_json_lines(lines.as_bytes(), &LoadOptions::default()).collection.unwrap();
    let bytes = collection.to_bytes().unwrap();
    // Of its last pages nothing is looked at until it is asked for.
    let damaged = (0..bytes.len()).rev().step_by(1 << 16).find_map(|at| {
        let mut bytes = bytes.clone();
        bytes[at] ^= 1;
        Collection::open(Arc::new(bytes)).ok().filter(|collection| collection.verify().is_err())
    });
    let error = write(&damaged.unwrap(), &folder.path().join("whole"), Options::default()).unwrap_err();
    assert!(matches!(error, Error::Collection(_)), "{error}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
