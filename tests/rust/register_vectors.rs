//! Runs `tests/vectors/register/*.json` against the Rust crate.

use rashinban::register::{self, Query, Register};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs, path::Path};

struct Vectors(Vec<Value>);

impl Vectors {
    fn read() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/register");
        let mut all = Vec::new();
        for entry in fs::read_dir(folder).expect("tests/vectors/register") {
            let path = entry.expect("a file").path();
            let text = fs::read_to_string(&path).expect("readable");
            let vectors: Vec<Value> =
                serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            all.extend(vectors);
        }
        Self(all)
    }
}

fn registers(args: &Value) -> Vec<Register> {
    let read =
        |value: &Value| serde_json::from_value(value.clone()).unwrap_or_else(|e| panic!("{e} in {value}"));
    match args.get("registers") {
        Some(list) => list.as_array().expect("a list of registers").iter().map(read).collect(),
        None => vec![read(&args["register"])],
    }
}

fn answer(vector: &Value) -> Value {
    let registers = registers(&vector["args"]);
    let registers: Vec<&Register> = registers.iter().collect();
    let options = vector["args"]["options"].to_string();
    match register::call(vector["call"].as_str().expect("a call"), &registers, &options) {
        Ok(json) => serde_json::from_str(&json).expect("an answer is JSON"),
        Err(e) => json!({ "error": e.problem.name() }),
    }
}

/// 50 and 50.0 are one number.
fn same(got: &Value, want: &Value) -> bool {
    match (got, want) {
        (Value::Number(got), Value::Number(want)) => got.as_f64() == want.as_f64(),
        (Value::Array(got), Value::Array(want)) => {
            got.len() == want.len() && got.iter().zip(want).all(|(got, want)| same(got, want))
        }
        (Value::Object(got), Value::Object(want)) => {
            got.len() == want.len()
                && want.iter().all(|(name, want)| got.get(name).is_some_and(|got| same(got, want)))
        }
        _ => got == want,
    }
}

/// What a vector wants and does not get: the places by JSON pointer, of which one that is not there is null.
fn differences(got: &Value, want: &Value) -> Vec<String> {
    if let Some(error) = want.get("error") {
        let given = got.get("error").unwrap_or(&Value::Null);
        return if given == error { vec![] } else { vec![format!("  want the error {error}, got {given}")] };
    }
    let wanted = want.as_object().expect("places by JSON pointer");
    assert!(!wanted.is_empty(), "a vector that wants nothing");
    let got = |pointer: &str| {
        assert!(pointer.starts_with('/'), "{pointer} is no JSON pointer");
        got.pointer(pointer).unwrap_or(&Value::Null)
    };
    let differs = wanted.iter().filter(|(pointer, want)| !same(got(pointer), want));
    differs.map(|(pointer, want)| format!("  {pointer}: want {want}, got {}", got(pointer))).collect()
}

#[test]
fn register_vectors() {
    let Vectors(vectors) = Vectors::read();
    let mut failures = Vec::new();
    for vector in &vectors {
        let got = answer(vector);
        let differences = differences(&got, &vector["want"]);
        if !differences.is_empty() {
            failures.push(format!(
                "{}: {}\n{}\n  {}",
                vector["call"],
                vector["name"],
                differences.join("\n"),
                vector["why"]
            ));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} vectors failed\n{}",
        failures.len(),
        vectors.len(),
        failures.join("\n")
    );
}

#[test]
fn every_query_has_ten_vectors_of_its_own() {
    let Vectors(vectors) = Vectors::read();
    for query in Query::ALL {
        let names: Vec<_> =
            vectors.iter().filter(|v| v["call"] == query.name()).map(|v| &v["name"]).collect();
        assert!(names.len() >= 10, "`{query}` has {} vectors", names.len());
        let different: BTreeSet<_> = names.iter().map(|name| name.as_str().expect("a name")).collect();
        assert_eq!(different.len(), names.len(), "`{query}` has two vectors of one name");
    }
}
