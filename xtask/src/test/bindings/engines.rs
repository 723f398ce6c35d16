//! Engines for tables, DuckDB and DataFusion, over measures in Parquet, with the wheel's functions. Their own packages for
//! Python are compiled already; DataFusion as a crate takes longer than everything else here.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::build::TestedPrograms;
use crate::log::Log;
use crate::process;
use crate::python::Environment;
use crate::test::step::Step;
use crate::workspace::Workspace;

/// Each has an example, and a list of what that needs.
const ENGINES: [&str; 2] = ["duckdb", "datafusion"];
/// Where the measures are, and the answers.
const MEASURES: &str = "engines/measures";

pub fn steps() -> Vec<Step> {
    let mut steps = vec![Step::beside("engines-set-up", set_up), Step::beside("engines-measures", measures)];
    steps.extend(ENGINES.map(|engine| {
        Step::new(format!("engines-{engine}"), move |workspace, log| answers(workspace, log, engine))
    }));
    steps
}

/// An engine's answers, its example, and what it writes itself.
fn answers(workspace: &Workspace, log: &mut Log, engine: &str) -> Result<()> {
    let folder = workspace.scratch(MEASURES);
    let python = || environment(workspace).run("python");
    let printed = log.capture(python().arg("tests/python/engines.py").arg(&folder).arg(engine))?;
    log.remark(printed.trim());
    log.run(python().arg(format!("examples/{engine}/measures.py")).arg(folder.join("national")))?;
    let parquet = TestedPrograms::of(workspace).parquet;
    let mut lines = |from: &str| -> Result<String> {
        let read = folder.join(from).with_extension("jsonl");
        let mut program = process::built(&parquet);
        log.run(program.arg("import").arg(folder.join(from)).arg(&read))?;
        Ok(fs::read_to_string(read)?)
    };
    let (ours, written) = (lines("national")?, lines(&format!("{engine}.parquet"))?);
    // Ours says the day first.
    ensure!(
        ours.split_once('\n').is_some_and(|(_, measures)| measures == written),
        "{engine} wrote other measures"
    );
    Ok(())
}

/// With the engines and the wheel.
fn environment(workspace: &Workspace) -> Environment {
    Environment::at(workspace.scratch("engines/venv"))
}

/// The engines in the versions that the examples name; the wheel anew each time.
fn set_up(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let lists = ENGINES.map(|engine| workspace.path(format!("examples/{engine}/requirements.txt")));
    let wanted = lists.iter().map(fs::read_to_string).collect::<Result<String, _>>()?;
    let environment = environment(workspace);
    environment.make_with(&wanted, log)?;
    let mut wheels = fs::read_dir(workspace.scratch("python/wheel"))?;
    let wheel = wheels.next().context("the wheel is made by an earlier step")??.path();
    environment.install_wheel(&wheel, log)
}

/// Measures in Parquet, and what the library itself answers of them.
fn measures(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let answers = TestedPrograms::of(workspace).answers;
    let folder = workspace.scratch(MEASURES);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    log.run(process::built(answers).arg(folder))
}
