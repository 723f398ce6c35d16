//! The README's commands and shapes are true.

mod support;

use serde_json::Value;
use support::{err, json, program};

const README: &str = include_str!("../README.md");

#[test]
fn every_command_of_the_readme_works() {
    let folder = tempfile::tempdir().unwrap();
    let block = README.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let lines: Vec<&str> = block.lines().filter_map(|line| line.strip_prefix("rashinban ")).collect();
    assert_eq!(lines.len(), block.lines().count());
    for line in lines {
        let arguments = line.split('#').next().unwrap().split_whitespace();
        let output = program().current_dir(&folder).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{line}: {}", err(&output));
    }
}

/// Every name in quotes stands in what the command prints.
#[test]
fn every_key_of_the_readme_is_printed() {
    let named = |text: &'static str| text.split('"').skip(1).step_by(2);
    let item = README.lines().find(|line| line.starts_with("`{\"code\"")).unwrap();
    for (command, arguments) in [
        ("tree", ["tree", "I", "--json"].as_slice()),
        ("show", &["show", "S06", "--json"]),
        ("find", &["find", "ﾃﾞｰﾀ", "--json"]),
        ("list", &["list", "item", "--json"]),
    ] {
        let row = README.lines().find(|line| line.starts_with(&format!("| `{command}` |"))).unwrap();
        let keys = keys(&json(arguments));
        for key in named(row).chain(named(item)) {
            assert!(keys.iter().any(|printed| printed == key), "{command} prints no {key}");
        }
    }
}

fn keys(value: &Value) -> Vec<String> {
    match value {
        Value::Object(map) => {
            map.iter().flat_map(|(key, value)| [vec![key.clone()], keys(value)].concat()).collect()
        }
        Value::Array(list) => list.iter().flat_map(keys).collect(),
        _ => Vec::new(),
    }
}
