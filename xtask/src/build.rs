//! The native programs and libraries: what the demo shows and the tests run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::library::{self, PLAN, REGISTER};
use crate::log::Log;
use crate::process;
use crate::workspace::Workspace;

/// What the header and everything that includes it must pass without a word from the compiler.
pub const WARNINGS: [&str; 6] = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"];

/// The command line and the example, as programs.
pub fn rust_programs(workspace: &Workspace, log: &mut Log) -> Result<RustPrograms> {
    log.run(process::cargo().args(["build", "--package=rashinban-cli", "--package=rashinban-example-rust"]))?;
    let program = |name: &str| workspace.target("debug").join(name);
    Ok(RustPrograms { command_line: program("rashinban"), example: program("rashinban-example-rust") })
}

/// Where they are.
#[derive(Debug)]
pub struct RustPrograms {
    /// `rashinban`
    pub command_line: PathBuf,
    /// `examples/rust`
    pub example: PathBuf,
}

/// The workspace as the tests in Rust compile it. The C ABI with registers has all functions of that without.
pub const TESTED: [&str; 2] = ["--workspace", "--features=rashinban-ffi/register"];

/// Compiles [`TestedPrograms`]: in a whole run nothing is compiled again.
pub fn tested_programs(log: &mut Log) -> Result<()> {
    // An example's crates have the features that those of tests have; a program's alone may have fewer.
    let programs = ["--bin=rashinban", "--bin=rashinban-parquet", "--example=answers"];
    log.run(process::cargo().arg("build").args(TESTED).args(programs))
}

/// Programs as those tests have them.
#[derive(Debug)]
pub struct TestedPrograms {
    /// `rashinban`
    pub command_line: PathBuf,
    /// `rashinban-parquet`
    pub parquet: PathBuf,
    /// What the library itself answers of measures in Parquet.
    pub answers: PathBuf,
}

impl TestedPrograms {
    /// Where [`tested_programs`] leaves them.
    pub fn of(workspace: &Workspace) -> Self {
        let program = |name: &str| workspace.target("debug").join(name);
        Self {
            command_line: program("rashinban"),
            parquet: program("rashinban-parquet"),
            answers: program("examples/answers"),
        }
    }
}

/// This machine, by rustc's name.
pub fn host() -> Result<String> {
    let printed = process::output(Command::new("rustc").args(["--print", "host-tuple"]))?;
    Ok(printed.trim().to_owned())
}

/// The plan alone, without std: the smallest library that answers.
pub fn plan_only_library(workspace: &Workspace, log: &mut Log) -> Result<PathBuf> {
    log.run(process::cargo().args([
        "rustc",
        "--package=rashinban-ffi",
        "--lib",
        "--profile=native-min",
        "--no-default-features",
        "--features=compact",
        "--crate-type=cdylib",
        "--",
        // There is no C runtime to start: nothing here runs before the first call.
        "-Clink-arg=-nostartfiles",
    ]))?;
    Ok(workspace.target("native-min/librashinban_ffi.so"))
}

/// A program in C or C++ against the shared library whose header it includes.
#[derive(Debug)]
pub struct CProgram<'a> {
    /// Source file, from the root.
    pub source: &'a str,
    /// Name of the program among the scratch files.
    pub name: &'a str,
    /// Further arguments of the compiler, libraries included.
    pub arguments: &'a [&'a str],
}

impl CProgram<'_> {
    /// Where [`CProgram::build`] leaves it.
    pub fn made(&self, workspace: &Workspace) -> PathBuf {
        workspace.scratch("native").join(self.name)
    }

    /// Compiles and links it, with gcc or g++ by the name of the source.
    pub fn build(&self, workspace: &Workspace, log: &mut Log) -> Result<PathBuf> {
        let plus_plus = Path::new(self.source).extension().is_some_and(|extension| extension == "cpp");
        let (compiler, standard) = if plus_plus { ("g++", "-std=c++17") } else { ("gcc", "-std=c11") };
        let text = fs::read_to_string(workspace.path(self.source)).context(self.source.to_string())?;
        let library = if text.contains("<rashinban/rashinban_register.h>") { REGISTER } else { PLAN };
        let folder = library::folder(workspace);
        let program = self.made(workspace);
        fs::create_dir_all(&folder)?;
        let mut command = Command::new(compiler);
        command.args([standard, "-g", "-O1"]).args(WARNINGS).args(includes(workspace));
        command.arg(workspace.path(self.source)).arg("-o").arg(&program);
        command.arg("-L").arg(&folder).arg(format!("-l{}", library.name));
        command.arg(format!("-Wl,-rpath,{}", folder.display())).args(self.arguments);
        log.run(&mut command)?;
        Ok(program)
    }
}

/// The folders of the headers.
pub fn includes(workspace: &Workspace) -> Vec<String> {
    ["bindings/c/include", "bindings/cpp/include"]
        .into_iter()
        .map(|folder| format!("-I{}", workspace.path(folder).display()))
        .collect()
}
