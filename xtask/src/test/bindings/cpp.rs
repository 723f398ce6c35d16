//! The binding for C++: the header under its compilers, the vectors, the example, and what else it promises.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::build::{self, CProgram, WARNINGS};
use crate::log::Log;
use crate::test::step::Step;
use crate::test::tools::{self, SANITIZERS, native_vectors};
use crate::workspace::Workspace;
use crate::{process, setup};

const HEADER: &str = "bindings/cpp/include/rashinban/rashinban.hpp";
/// Name and source.
const TESTS: [(&str, &str); 2] = [("vectors", "tests/cpp/vectors.cpp"), ("api", "tests/cpp/api.cpp")];
const NO_EXCEPTIONS: &str = "-fno-exceptions";

pub fn steps() -> Vec<Step> {
    let mut steps = vec![
        Step::set_up("cpp-set-up", |_, log| {
            use setup::{CLANG, GXX, NLOHMANN_JSON, VALGRIND};
            setup::debian(log, &[&GXX, &CLANG, &VALGRIND, &NLOHMANN_JSON])
        }),
        Step::new("cpp-complete", complete),
        Step::new("cpp-compilers", compilers),
    ];
    for (test, source) in TESTS {
        for (variant, arguments) in
            [("plain", &[][..]), ("no-exceptions", &[NO_EXCEPTIONS][..]), ("sanitizers", &SANITIZERS[..])]
        {
            let name = format!("cpp-{test}-{variant}");
            let program = name.clone();
            steps.push(Step::beside(name, move |workspace, log| {
                let program = CProgram { source, name: &program, arguments }.build(workspace, log)?;
                run(log, program, false, &given(workspace, test)?)
            }));
        }
    }
    steps.push(Step::beside("cpp-example", |workspace, log| {
        example(workspace, log, "cpp-example", "examples/cpp/plan.cpp")
    }));
    steps.push(Step::beside("cpp-readme", |workspace, log| {
        let text = fs::read_to_string(workspace.path("bindings/cpp/README.md"))?;
        let code = text.split_once("```cpp\n").and_then(|(_, rest)| rest.split_once("```"));
        let (code, _) = code.context("bindings/cpp/README.md: no example")?;
        let source = workspace.scratch("native/readme.cpp");
        fs::write(&source, code)?;
        example(workspace, log, "cpp-readme", &source.to_string_lossy())
    }));
    for (test, source) in TESTS {
        steps.push(Step::new(format!("cpp-{test}-valgrind"), move |workspace, log| {
            // The one that has been compiled for a step before: it takes longer to compile than to run.
            let name = format!("cpp-{test}-plain");
            let program = CProgram { source, name: &name, arguments: &[] }.made(workspace);
            run(log, program, true, &given(workspace, test)?)
        }));
    }
    steps.push(Step::new("cpp-cost", |workspace, log| {
        let program = CProgram { source: "tests/cpp/cost.cpp", name: "cpp-cost", arguments: &["-O2"] };
        let program = program.build(workspace, log)?;
        run(log, program, false, &[])
    }));
    steps
}

/// The vectors, for the program that runs them.
fn given(workspace: &Workspace, test: &str) -> Result<Vec<PathBuf>> {
    if test == "vectors" { native_vectors(workspace) } else { Ok(Vec::new()) }
}

/// Runs a program, under valgrind or not; its last line is the remark.
fn run(log: &mut Log, program: PathBuf, valgrind: bool, arguments: &[PathBuf]) -> Result<()> {
    let mut command = if valgrind { tools::valgrind(program) } else { process::built(program) };
    let printed = log.capture(command.args(arguments))?;
    if let Some(last) = printed.lines().last() {
        log.remark(last);
    }
    Ok(())
}

fn example(workspace: &Workspace, log: &mut Log, name: &str, source: &str) -> Result<()> {
    let program = CProgram { source, name, arguments: &[] }.build(workspace, log)?;
    run(log, program, true, &[])?;
    let name = format!("{name}-sanitized");
    let program = CProgram { source, name: &name, arguments: &SANITIZERS };
    let program = program.build(workspace, log)?;
    run(log, program, false, &[])
}

/// Every function of the C header is called in the C++ one, and every constant is in an enum.
fn complete(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let c = fs::read_to_string(workspace.path("bindings/c/include/rashinban/rashinban.h"))?;
    let functions = c
        .lines()
        .filter_map(|line| line.strip_prefix("int32_t ")?.split_once('(').map(|(name, _)| name))
        .collect::<Vec<_>>();
    let cpp = fs::read_to_string(workspace.path(HEADER))?;
    let enums = fs::read_to_string(workspace.path("bindings/cpp/include/rashinban/plan.hpp"))?;
    let mut missing: Vec<_> = functions.iter().copied().filter(|name| !word(&cpp, name)).collect();
    let constants = c.lines().filter_map(|line| line.strip_prefix("#define ")?.split_once(' '));
    let constants: Vec<_> = constants
        .map(|(name, _)| name)
        .filter(|name| !name.contains("VERSION") && *name != "RASHINBAN_OK")
        // The closed lists are written with their numbers; the vectors try every member.
        .filter(|name| !CLOSED_LISTS.iter().any(|list| name.starts_with(list)))
        .collect();
    missing.extend(constants.iter().filter(|name| !word(&enums, name)));
    if functions.is_empty() || constants.is_empty() || !missing.is_empty() {
        bail!("not in the C++ headers: {}", missing.join(", "));
    }
    log.remark(format!("{} functions, {} constants", functions.len(), constants.len()));
    Ok(())
}

const CLOSED_LISTS: [&str; 8] = [
    "RASHINBAN_VISION_",
    "RASHINBAN_BASIC_PRINCIPLE_",
    "RASHINBAN_ONLINE_PRINCIPLE_",
    "RASHINBAN_STRUCTURAL_PRINCIPLE_",
    "RASHINBAN_SERVICE_DESIGN_ARTICLE_",
    "RASHINBAN_CLOUD_PRINCIPLE_",
    "RASHINBAN_STRATEGY_",
    "RASHINBAN_INITIATIVE_",
];

/// Whether a text has this name as a whole word.
fn word(text: &str, name: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| !text[at + name.len()..].starts_with(part))
}

/// The header under every compiler and standard that it promises, with exceptions and without.
fn compilers(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let mut compiled = 0;
    for compiler in ["g++", "clang++"] {
        for standard in ["-std=c++17", "-std=c++20"] {
            for exceptions in ["-fexceptions", NO_EXCEPTIONS] {
                let mut command = Command::new(compiler);
                command.args([standard, exceptions, "-fsyntax-only"]).args(WARNINGS);
                command.args(build::includes(workspace)).arg("tests/cpp/api.cpp");
                log.run(&mut command)?;
                compiled += 1;
            }
        }
    }
    log.remark(format!("{compiled} compilers × standards × exceptions"));
    Ok(())
}
