//! The binding for Java: a jar as its users have it, the vectors, bad input, the example and the README's code.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::library::PLAN;
use crate::log::Log;
use crate::process;
use crate::setup::{self, GSON, JDK, JNA};
use crate::test::step::Step;
use crate::test::tools::{files, native_vectors};
use crate::workspace::Workspace;

const SOURCES: &str = "bindings/java/src/main/java/rashinban";

pub fn steps() -> Vec<Step> {
    vec![
        Step::set_up("java-set-up", |_, log| setup::debian(log, &[&JDK, &JNA, &GSON])),
        Step::new("java-jar", jar),
        Step::new("java-complete", |workspace, log| {
            let sources = files(&workspace.path(SOURCES), "java")?;
            complete(workspace, log, &sources, "Native.java")
        }),
        Step::new("java-vectors", |workspace, log| {
            let vectors = native_vectors(workspace)?;
            run(workspace, log, "tests/java/Vectors.java", &vectors)
        }),
        Step::new("java-bad-input", |workspace, log| run(workspace, log, "tests/java/BadInput.java", &[])),
        Step::new("java-example", |workspace, log| run(workspace, log, "examples/java/ShowPlan.java", &[])),
        Step::new("java-readme", |workspace, log| {
            let readme = fs::read_to_string(workspace.path("bindings/java/README.md"))?;
            let code = readme.split_once("```java\n").and_then(|(_, rest)| rest.split_once("```"));
            fs::create_dir_all(workspace.scratch("java"))?;
            let source = workspace.scratch("java/Hello.java");
            fs::write(&source, code.context("bindings/java/README.md has no code")?.0)?;
            run(workspace, log, &source.to_string_lossy(), &[])
        }),
        Step::new("java-calls", |workspace, log| run(workspace, log, "tests/java/Calls.java", &[])),
    ]
}

fn jar(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let classes = workspace.scratch("java/classes");
    // A class whose source is gone must not live on in the jar.
    if classes.exists() {
        fs::remove_dir_all(&classes)?;
    }
    let sources = files(&workspace.path(SOURCES), "java")?;
    compile(workspace, log, &classes, &sources)?;
    let mut command = Command::new("jar");
    command.arg("--create").arg("--file").arg(workspace.scratch("java/rashinban.jar"));
    log.run(command.arg("-C").arg(&classes).arg("."))
}

fn compile(workspace: &Workspace, log: &mut Log, classes: &Path, sources: &[PathBuf]) -> Result<()> {
    let mut command = Command::new("javac");
    // Not `path`: the jar is on the class path before it is made.
    command.args([
        "-Xlint:all,-path",
        "-Xdoclint:all,-missing",
        "-Werror",
        "--release=17",
        "-encoding",
        "UTF-8",
    ]);
    command.arg("-cp").arg(class_path(workspace, classes)?).arg("-d").arg(classes);
    log.run(command.args(sources))
}

/// Compiles a program of one file against the jar and runs it; its last line is the remark.
fn run(workspace: &Workspace, log: &mut Log, source: &str, arguments: &[PathBuf]) -> Result<()> {
    let source = workspace.path(source);
    let classes = workspace.scratch("java/programs");
    compile(workspace, log, &classes, std::slice::from_ref(&source))?;
    let mut command = process::built("java");
    // What it prints is read as UTF-8, whatever the machine's locale.
    command.args(["-ea", "-Dfile.encoding=UTF-8"]);
    let library = PLAN.shared(workspace);
    command.arg(format!("-Drashinban.library={}", library.display()));
    command.arg("-cp").arg(class_path(workspace, &classes)?);
    command.arg(source.file_stem().context("a source without a name")?).args(arguments);
    if let Some(last) = log.capture(&mut command)?.lines().last() {
        log.remark(last);
    }
    Ok(())
}

/// The jars, with one folder more.
fn class_path(workspace: &Workspace, classes: &Path) -> Result<OsString> {
    let jars = [JNA.sign(), GSON.sign(), Some(workspace.scratch("java/rashinban.jar"))];
    Ok(std::env::join_paths(jars.into_iter().flatten().chain([classes.to_path_buf()]))?)
}

/// The generated declarations have every function of the header; each must also be called by what is written by hand.
pub(super) fn complete(
    workspace: &Workspace,
    log: &mut Log,
    sources: &[PathBuf],
    declarations: &str,
) -> Result<()> {
    let header = fs::read_to_string(workspace.path("bindings/c/include/rashinban/rashinban.h"))?;
    let mut callers = String::new();
    for source in sources.iter().filter(|source| !source.ends_with(declarations)) {
        callers += &fs::read_to_string(source)?;
    }
    let functions: Vec<_> = header
        .lines()
        .filter_map(|line| line.strip_prefix("int32_t ")?.split_once('(').map(|(name, _)| name))
        .collect();
    // The end of a name is `(`, or what stands behind a reference to a method.
    let called = |name: &str| ["(", ",", ")"].iter().any(|end| callers.contains(&format!("{name}{end}")));
    let missing: Vec<_> = functions.iter().copied().filter(|name| !called(name)).collect();
    if functions.is_empty() || !missing.is_empty() {
        bail!("no method calls {}", missing.join(", "));
    }
    log.remark(format!("{} functions", functions.len()));
    Ok(())
}
