//! The binding for Python, as its users get it: a wheel, installed into an environment of its own.

use std::fs;
use std::process::Command;

use anyhow::{Result, bail};

use crate::library::REGISTER;
use crate::log::Log;
use crate::python::{self, Environment};
use crate::test::step::Step;
use crate::test::tools;
use crate::workspace::Workspace;

/// A register, and the same a year before.
const EXAMPLES: [&str; 2] =
    ["examples/registers/prefecture-fy2024.json", "examples/registers/prefecture-fy2023.json"];

pub fn steps() -> Vec<Step> {
    vec![
        Step::set_up("python-set-up", python::set_up),
        Step::new("python-wheel", wheel),
        Step::new("python-types", types),
        Step::new("python-complete", |workspace, log| {
            let package = "bindings/python/src/rashinban";
            tools::complete_binding(workspace, log, &REGISTER, package, "py", "_abi.py")
        }),
        Step::new("python-vectors", |workspace, log| {
            let printed = log.capture(installed(workspace).arg("tests/python/vectors.py"))?;
            log.remark(printed.lines().last().unwrap_or_default());
            Ok(())
        }),
        Step::new("python-registers", |workspace, log| {
            let vectors = tools::register_vectors(workspace)?;
            let printed = log.capture(installed(workspace).arg("tests/python/register.py").args(vectors))?;
            log.remark(printed.lines().last().unwrap_or_default());
            Ok(())
        }),
        Step::new("python-example", |workspace, log| {
            log.run(installed(workspace).arg("examples/python/plan.py"))?;
            log.run(installed(workspace).arg("examples/python/register.py").args(EXAMPLES))?;
            log.run(installed(workspace).args(["tests/python/readme.py", "bindings/python/README.md"]))
        }),
        Step::new("python-cost", |workspace, log| {
            let printed = log.capture(installed(workspace).arg("tests/python/cost.py"))?;
            log.remark(printed.trim());
            Ok(())
        }),
    ]
}

/// In which the wheel is installed.
fn environment(workspace: &Workspace) -> Environment {
    Environment::at(workspace.scratch("python/venv"))
}

/// Python of it.
fn installed(workspace: &Workspace) -> Command {
    environment(workspace).run("python")
}

/// Makes it twice, compares, and installs it.
fn wheel(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let library = REGISTER.shared(workspace);
    let mut make = |folder| python::wheel(workspace, log, &library, None, &workspace.scratch(folder));
    let wheel = make("python/wheel")?;
    let again = make("python/wheel-again")?;
    if fs::read(&wheel)? != fs::read(&again)? {
        bail!("{} and {} differ", wheel.display(), again.display());
    }
    let environment = environment(workspace);
    environment.make(log)?;
    environment.install_wheel(&wheel, log)?;
    let name = wheel.file_name().unwrap_or_default().to_string_lossy();
    log.remark(format!("{name}, {} bytes", fs::metadata(&wheel)?.len()));
    Ok(())
}

/// The types, as the package has them and as those see them who use it.
fn types(workspace: &Workspace, log: &mut Log) -> Result<()> {
    log.run(python::tool(workspace, "mypy").args(["--strict", "bindings/python/src"]))?;
    log.run(
        python::tool(workspace, "mypy")
            .args(["--strict", "--python-executable"])
            .arg(environment(workspace).program("python"))
            .args(["examples/python/plan.py", "examples/python/register.py"]),
    )
}
