//! Measures in Parquet, and beside them what is answered in the process: what the tests hold engines to.
//! `answers FOLDER` writes `FOLDER/national` and `FOLDER/answers.json`.

#[path = "../tests/all/support.rs"]
mod support;

use rashinban::national::text::Terms;
use rashinban::national::{Cell, Collection, Dimension, Filter, LoadOptions, Member};
use rashinban::register::{CheckOptions, LocalGovernment, LocalGovernmentKind, Register, Status, check};
use rashinban::{Item, fold};
use rashinban_arrow::{Options, write};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;

const MEASURES: usize = 3000;
/// So many of them are checked, each by itself.
const CHECKED: usize = 200;
const SUBTREES: [&str; 4] = ["I01", "I01-02", "I05-03", "I"];
const QUERIES: [&str; 14] = [
    "デジタル",
    "ﾃﾞｼﾞﾀﾙ 人材",
    "dx",
    "窓",
    "図書館",
    "ガバメントクラウド",
    "𠮷野",
    "ai-ocr",
    "サービス\u{3000}改革",
    "強靭",
    "第1期",
    "がば",
    "",
    "なし",
];
const CODES: [&str; 9] =
    ["I01-02", "i1.2", "ｉ１－２－３", "I01-07", "", "P12-11", "2023:V04", "窓口", "I04-02"];
const TEXTS: [&str; 6] = ["ＤＸ", "ﾃﾞｼﾞﾀﾙ", "サ—ビス\n改革", "強靱", "", "𠮷野家㈱①"];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("answers FOLDER")?);
    let lines = support::json_lines(MEASURES);
    let collection = Collection::load_json_lines(lines.as_bytes(), &LoadOptions::default());
    let collection = collection.collection.ok_or("sound lines")?;
    let mut options = Options::default();
    options.json = true;
    write(&collection, &folder.join("national"), options)?;
    std::fs::write(folder.join("answers.json"), answers(&collection)?.to_string())?;
    Ok(())
}

fn answers(collection: &Collection) -> Result<Value, Box<dyn Error>> {
    let mut subtrees = BTreeMap::new();
    let mut shares = BTreeMap::new();
    for code in SUBTREES {
        let filter = items(code)?;
        subtrees.insert(code, collection.filter(&filter)?);
        shares.insert(code, share_by_prefecture(collection, &filter)?);
    }
    let searches = QUERIES.iter().map(|query| Ok((query, collection.search(&Terms::new(query))?)));
    let cells = collection.aggregate([Dimension::Item, Dimension::Status], &Filter::default())?;
    Ok(json!({
        "measures": collection.len(),
        "as_of": collection.as_of(),
        "areas_by_status": cells.iter().map(area_and_status).collect::<Vec<_>>(),
        "subtrees": subtrees,
        "share_by_prefecture": shares,
        "searches": searches.collect::<Result<BTreeMap<_, _>, Box<dyn Error>>>()?,
        "checks": checks(collection)?,
        "valid": CODES.map(|code| (code, code.parse::<Item>().is_ok())),
        "folded": TEXTS.map(|text| (text, fold::fold(text).to_string())),
    }))
}

fn items(code: &str) -> Result<Filter, Box<dyn Error>> {
    let mut filter = Filter::default();
    filter.items = vec![code.parse()?];
    Ok(filter)
}

fn area_and_status(cell: &Cell) -> Value {
    let [area, status] = cell.members.map(|member| match member {
        Member::Item(item) => Some(item.code_str()),
        Member::Status(status) => status.map(Status::name),
        _ => None,
    });
    let shares = [cell.prefecture_share(), cell.municipality_share()];
    json!([area, status, cell.measures, cell.late, cell.progress, shares[0], shares[1]])
}

/// Of each prefecture the share of its municipalities that have such a measure.
fn share_by_prefecture(collection: &Collection, filter: &Filter) -> Result<Value, Box<dyn Error>> {
    let cells = collection.aggregate([Dimension::Prefecture, Dimension::Prefecture], filter)?;
    let municipalities = |prefecture: u8| {
        let own = |body: &LocalGovernment| {
            body.kind() == LocalGovernmentKind::Municipality && body.code().prefecture_number() == prefecture
        };
        LocalGovernment::all().filter(own).count()
    };
    let share = |cell: &Cell| match cell.members[0] {
        Member::Prefecture(Some(prefecture)) => {
            Some(json!([prefecture, cell.measures, cell.municipalities, municipalities(prefecture)]))
        }
        _ => None,
    };
    Ok(cells.iter().filter_map(share).collect())
}

/// What is found in each measure by itself.
fn checks(collection: &Collection) -> Result<Vec<Value>, Box<dyn Error>> {
    let mut options = CheckOptions::default();
    options.as_of = collection.as_of();
    let found = |number| {
        let mut register = Register::default();
        register.measures = vec![collection.measure(number)?];
        let mut found = check(&register, &options);
        found.retain(|diagnostic| diagnostic.place.measure.is_some());
        Ok(serde_json::to_value(found)?)
    };
    (0..CHECKED).map(found).collect()
}
