//! What the measurements in C and JavaScript read: written from the product, so that all have the same.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;
use rashinban::{Field, Item, Lang, Vision};
use serde_json::{Value, json};

use crate::searches;

/// Writes `plan.json`, `plan.h` and `codes.gperf`.
pub fn write(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("plan.json"), plan().to_string())?;
    fs::write(folder.join("plan.h"), tables()?)?;
    fs::write(folder.join("codes.gperf"), keywords()?)?;
    Ok(())
}

fn plan() -> Value {
    let documents: Vec<Value> = Item::ALL
        .chain(Item::CHAPTERS)
        .map(|item| {
            let fields: Vec<&str> = Field::ALL.iter().map(|field| field.of(item)).collect();
            json!({ "code": item.code_str(), "fields": fields })
        })
        .collect();
    let lists: Vec<Value> = searches::lists()
        .into_iter()
        .map(|(name, queries)| {
            let queries: Vec<Value> = queries
                .iter()
                .map(|query| {
                    let found: Vec<&str> = searches::scan(query).into_iter().map(Item::code_str).collect();
                    json!({ "query": query, "found": found })
                })
                .collect();
            json!({ "name": name, "queries": queries })
        })
        .collect();
    json!({ "documents": documents, "lists": lists })
}

/// The labels as arrays in C, an empty one in front: items and visions count from 1.
fn tables() -> Result<String> {
    let mut text = String::from("struct label {\n\tconst char *text;\n\tsize_t len;\n};\n");
    let items: Vec<&str> = Item::ALL.map(|item| item.label(Lang::Ja)).collect();
    let visions: Vec<&str> = Vision::ALL.iter().map(|vision| vision.label(Lang::Ja)).collect();
    for (pointers, labels, rows) in [("LABEL", "LABELS", items), ("VISION", "VISIONS", visions)] {
        // One string for both arrays, so that the check can compare the pointers.
        for (at, row) in rows.iter().enumerate() {
            writeln!(text, "static const char {labels}_{}[] = {};", at + 1, json!(row))?;
        }
        let names = || (1..=rows.len()).map(|at| format!("{labels}_{at}"));
        writeln!(text, "static const char *const {pointers}[] = {{\"\",")?;
        names().try_for_each(|name| writeln!(text, "\t{name},"))?;
        writeln!(text, "}};\nstatic const struct label {labels}[] = {{{{\"\", 0}},")?;
        names().try_for_each(|name| writeln!(text, "\t{{{name}, sizeof {name} - 1}},"))?;
        writeln!(text, "}};")?;
    }
    Ok(text)
}

/// The codes as gperf reads them.
fn keywords() -> Result<String> {
    let mut text = String::from(
        "%struct-type\n%language=ANSI-C\n%readonly-tables\n%compare-lengths\n%compare-strncmp\n%enum\n\
         %define lookup-function-name code_of\n%define hash-function-name code_hash\n\
         struct code { const char *name; int id; };\n%%\n",
    );
    for item in Item::ALL {
        writeln!(text, "{},{}", item.code_str(), item.id())?;
    }
    Ok(text)
}
