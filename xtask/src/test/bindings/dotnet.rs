//! The binding for .NET on mono: the assembly, the vectors, bad input, the example and the README's code.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::java::complete;
use crate::library::PLAN;
use crate::log::Log;
use crate::process;
use crate::setup::{self, MCS, MONO, MONO_CORE, MONO_JSON};
use crate::test::step::Step;
use crate::test::tools::{files, native_vectors};
use crate::workspace::Workspace;

const SOURCES: &str = "bindings/dotnet";

pub fn steps() -> Vec<Step> {
    vec![
        Step::set_up("dotnet-set-up", |_, log| setup::debian(log, &[&MCS, &MONO, &MONO_CORE, &MONO_JSON])),
        Step::new("dotnet-assembly", |workspace, log| {
            fs::create_dir_all(workspace.scratch("dotnet"))?;
            let mut command = compiler(workspace, "Rashinban.dll");
            log.run(command.arg("-target:library").args(files(&workspace.path(SOURCES), "cs")?))
        }),
        Step::new("dotnet-complete", |workspace, log| {
            complete(workspace, log, &files(&workspace.path(SOURCES), "cs")?, "Generated.cs")
        }),
        Step::new("dotnet-vectors", |workspace, log| {
            let vectors = native_vectors(workspace)?;
            run(workspace, log, "tests/dotnet/Vectors.cs", &vectors)
        }),
        Step::new("dotnet-bad-input", |workspace, log| run(workspace, log, "tests/dotnet/BadInput.cs", &[])),
        Step::new("dotnet-example", |workspace, log| run(workspace, log, "examples/dotnet/Plan.cs", &[])),
        Step::new("dotnet-readme", |workspace, log| {
            let readme = fs::read_to_string(workspace.path("bindings/dotnet/README.md"))?;
            let code = readme.split_once("```csharp\n").and_then(|(_, rest)| rest.split_once("```"));
            let source = workspace.scratch("dotnet/Hello.cs");
            fs::write(&source, code.context("bindings/dotnet/README.md has no code")?.0)?;
            run(workspace, log, &source.to_string_lossy(), &[])
        }),
        Step::new("dotnet-calls", |workspace, log| run(workspace, log, "tests/dotnet/Calls.cs", &[])),
    ]
}

/// The compiler, with the oldest language that the binding promises.
fn compiler(workspace: &Workspace, out: &str) -> Command {
    let mut command = Command::new("mcs");
    command.args(["-langversion:7.2", "-warn:4", "-warnaserror", "-optimize"]);
    command.arg(format!("-out:{}", workspace.scratch("dotnet").join(out).display()));
    command
}

/// Compiles a program of one file against the assembly and runs it; its last line is the remark.
fn run(workspace: &Workspace, log: &mut Log, source: &str, arguments: &[PathBuf]) -> Result<()> {
    let source = workspace.path(source);
    let name = format!("{}.exe", source.file_stem().context("a source without a name")?.to_string_lossy());
    let assembly = workspace.scratch("dotnet/Rashinban.dll");
    let mut command = compiler(workspace, &name);
    command.arg(format!("-reference:{}", assembly.display())).arg("-reference:System.Web.Extensions");
    log.run(command.arg(&source))?;
    let mut command = process::built("mono");
    let library = PLAN.shared(workspace);
    command.env("LD_LIBRARY_PATH", library.parent().context("a library without a folder")?);
    // What it prints is read as UTF-8, whatever the machine's locale.
    command.env("LC_ALL", "C.UTF-8").arg(workspace.scratch("dotnet").join(name)).args(arguments);
    if let Some(last) = log.capture(&mut command)?.lines().last() {
        log.remark(last);
    }
    Ok(())
}
