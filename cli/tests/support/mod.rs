//! Runs the built program, as its users do.

// Each test file uses its own part of this.
#![allow(dead_code)]

use std::process::{Command, Output, Stdio};

/// The program, with nothing in its surroundings that changes what it prints.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rashinban"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command.stdin(Stdio::null());
    command
}

pub fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().expect("the program starts")
}

/// What it prints where it must succeed without a word on standard error.
pub fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", err(&output));
    assert_eq!(err(&output), "", "{arguments:?}");
    out(&output)
}

pub fn json(arguments: &[&str]) -> serde_json::Value {
    serde_json::from_str(&printed(arguments)).expect("one JSON document")
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8 on standard output")
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8 on standard error")
}

/// The codes of a list of JSON objects.
pub fn codes(items: &serde_json::Value) -> Vec<&str> {
    let items = items.as_array().expect("a list");
    items.iter().map(|item| item["code"].as_str().expect("a code")).collect()
}

/// The page, line by line.
pub fn page() -> Vec<&'static str> {
    include_str!("../../../core/data/2023.source.txt").lines().collect()
}
