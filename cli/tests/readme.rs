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
        // Behind the arguments: where the output goes, and what it is.
        let arguments = line.split(['#', '>']).next().unwrap().split_whitespace();
        let output = program().current_dir(&folder).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{line}: {}", err(&output));
    }
}

/// The front pages print commands with what comes of them; a shortened answer is still in order.
#[test]
fn the_project_s_pages_print_what_the_commands_print() {
    for page in [include_str!("../../README.md"), include_str!("../../README.ja.md")] {
        let block = page.split("```console\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let mut commands = 0;
        for session in block.split("$ rashinban ").skip(1) {
            let (arguments, shown) = session.split_once('\n').unwrap();
            let output = program().args(arguments.split_whitespace()).output().unwrap();
            let printed = String::from_utf8(output.stdout).unwrap();
            let mut lines = printed.lines();
            for line in shown.lines() {
                assert!(lines.any(|there| there == line), "{arguments} does not print: {line}");
            }
            commands += 1;
        }
        assert_eq!(commands, 2);
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
