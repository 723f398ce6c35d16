//! The plan in databases: the export, and the extensions over the C library.
//!
//! Both databases answer the same questions: those of `tests/sql/*.sql` as their `.txt` say, and the vectors.

mod postgresql;
mod sqlite;
mod vectors;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::lane::Lane;
use super::shared::{self, LIBRARIES, PROGRAMS};
use super::step::Step;
use crate::build::TestedPrograms;
use crate::library::PLAN;
use crate::log::Log;
use crate::setup;
use crate::workspace::Workspace;

pub fn lanes() -> Vec<Lane> {
    let steps = vec![
        Step::set_up("set-up", |_, log| {
            use setup::{CLANG, GCC, MAKE, POSTGRESQL, POSTGRESQL_DEV, SQLITE, SQLITE_DEV, VALGRIND};
            let needs = [&GCC, &CLANG, &MAKE, &VALGRIND, &SQLITE, &SQLITE_DEV, &POSTGRESQL, &POSTGRESQL_DEV];
            setup::debian(log, &needs)
        }),
        Step::new("library", library),
        Step::new("export", |workspace, log| Exports::write(workspace, log).map(drop)),
    ];
    vec![
        shared::libraries(),
        shared::programs(),
        Lane::new("sql", steps).after(&[LIBRARIES, PROGRAMS]),
        Lane::new("sqlite", sqlite::steps()).after(&["sql"]),
        Lane::new("postgresql", postgresql::steps()).after(&["sql"]),
    ]
}

/// The C library, in a copy that no other run's build writes over while a database has it loaded.
fn library(workspace: &Workspace, _: &mut Log) -> Result<()> {
    let folder = library_folder(workspace);
    fs::create_dir_all(&folder)?;
    for name in ["librashinban.so", "librashinban.so.0"] {
        fs::copy(PLAN.shared(workspace), folder.join(name))?;
    }
    Ok(())
}

/// Where it is.
fn library_folder(workspace: &Workspace) -> PathBuf {
    workspace.scratch("sql/lib")
}

/// The scripts of `rashinban export --format sql`.
struct Exports {
    utf8: PathBuf,
    cp932: PathBuf,
}

impl Exports {
    fn at(workspace: &Workspace) -> Self {
        let script = |encoding: &str| workspace.scratch("sql").join(format!("plan-{encoding}.sql"));
        Self { utf8: script("utf-8"), cp932: script("cp932") }
    }

    /// Has the command write them.
    fn write(workspace: &Workspace, log: &mut Log) -> Result<Self> {
        let exports = Self::at(workspace);
        fs::create_dir_all(workspace.scratch("sql"))?;
        let rashinban = TestedPrograms::of(workspace).command_line;
        for (encoding, file) in [("utf-8", &exports.utf8), ("cp932", &exports.cp932)] {
            let mut command = std::process::Command::new(&rashinban);
            command.args(["export", "--format", "sql", "--encoding", encoding, "--output"]).arg(file);
            log.run(&mut command)?;
        }
        Ok(exports)
    }
}

/// What the comment at the head of an export says to run before it is loaded again.
fn drops(export: &Path) -> Result<String> {
    let script = fs::read_to_string(export)?;
    let drops: Vec<_> = script
        .lines()
        .filter_map(|line| line.strip_prefix("--   "))
        .filter(|line| line.starts_with("DROP TABLE "))
        .collect();
    if drops.len() != 4 {
        bail!("{}: {} tables are dropped", export.display(), drops.len());
    }
    Ok(drops.join("\n") + "\n")
}

/// Compares what a database prints for `tests/sql/<name>.sql` with `<name>.txt`.
fn compare(workspace: &Workspace, log: &mut Log, name: &str, printed: &str) -> Result<()> {
    let wanted = workspace.path(format!("tests/sql/{name}.txt"));
    let wanted = fs::read_to_string(&wanted).with_context(|| wanted.display().to_string())?;
    if let Some((line, (printed, wanted))) =
        printed.lines().zip(wanted.lines()).enumerate().find(|(_, (printed, wanted))| printed != wanted)
    {
        bail!("{name}: line {} is {printed}, not {wanted}", line + 1);
    }
    let lines = wanted.lines().count();
    if printed.lines().count() != lines {
        bail!("{name}: {} lines, not {lines}", printed.lines().count());
    }
    log.remark(format!("{lines} lines"));
    Ok(())
}

/// The SQL that a README shows.
fn shown(workspace: &Workspace, readme: &str) -> Result<String> {
    let text = fs::read_to_string(workspace.path(readme)).with_context(|| readme.to_owned())?;
    let blocks: Vec<_> = text
        .split("```sql\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("```").map(|(block, _)| block))
        .collect();
    if blocks.is_empty() {
        bail!("{readme}: no block of SQL");
    }
    Ok(blocks.concat())
}
