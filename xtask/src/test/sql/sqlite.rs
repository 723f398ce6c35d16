//! SQLite: the shell loads the export and the extension.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::{Exports, compare, drops, library_folder, shown, vectors};
use crate::build::{self, WARNINGS};
use crate::log::Log;
use crate::process;
use crate::test::step::Step;
use crate::test::tools;
use crate::workspace::Workspace;

pub fn steps() -> Vec<Step> {
    vec![
        Step::new("sqlite-export", export),
        Step::new("sqlite-extension", |workspace, log| {
            compile(workspace, log)?;
            let printed = ask(workspace, log, "extension")?;
            compare(workspace, log, "extension", &printed)
        }),
        Step::new("sqlite-readme", readme),
        Step::new("sqlite-vectors", |workspace, log| run_vectors(workspace, log, false)),
        Step::new("sqlite-valgrind", |workspace, log| run_vectors(workspace, log, true)),
    ]
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.scratch("sql")
}

fn database(workspace: &Workspace) -> PathBuf {
    folder(workspace).join("plan.db")
}

/// The extension without its ending, as `.load` takes it.
fn extension(workspace: &Workspace) -> PathBuf {
    folder(workspace).join("rashinban_sqlite")
}

/// The shell, which stops at the first error.
fn shell(database: &Path) -> Command {
    let mut command = process::built("sqlite3");
    command.args(["-batch", "-bail", "-init", "/dev/null"]).arg(database);
    command
}

/// The shell reads a script; what it prints.
fn read(log: &mut Log, database: &Path, script: &Path) -> Result<String> {
    log.capture(shell(database).arg(format!(".read '{}'", script.display())))
}

fn export(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let exports = Exports::at(workspace);
    let database = database(workspace);
    if database.exists() {
        fs::remove_file(&database)?;
    }
    let again = folder(workspace).join("again.sql");
    fs::write(&again, drops(&exports.utf8)? + &fs::read_to_string(&exports.utf8)?)?;
    // SQLite checks references on request only.
    for script in [&exports.utf8, &again] {
        let read = format!(".read '{}'", script.display());
        log.run(shell(&database).args(["PRAGMA foreign_keys = ON", "BEGIN", &read, "COMMIT"]))?;
    }
    let broken = log.capture(shell(&database).arg("PRAGMA foreign_key_check; PRAGMA integrity_check"))?;
    if broken.trim() != "ok" {
        bail!("{broken}");
    }
    let printed = read(log, &database, &workspace.path("tests/sql/export.sql"))?;
    compare(workspace, log, "export", &printed)
}

/// The extension by both compilers, under the warnings that the header must pass.
fn compile(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let library = library_folder(workspace);
    // The last is the one that is kept.
    for compiler in ["clang", "gcc"] {
        let mut command = Command::new(compiler);
        command.args(["-std=c99", "-g", "-O1", "-fPIC", "-shared"]).args(WARNINGS);
        command.args(build::includes(workspace)).arg("bindings/sqlite/rashinban_sqlite.c");
        command.arg("-o").arg(extension(workspace).with_extension("so"));
        command.arg("-L").arg(&library).arg("-lrashinban");
        log.run(command.arg(format!("-Wl,-rpath,{}", library.display())))?;
    }
    Ok(())
}

/// `tests/sql/<name>.sql` in the shell, with the extension.
fn ask(workspace: &Workspace, log: &mut Log, name: &str) -> Result<String> {
    let load = format!(".load '{}'", extension(workspace).display());
    let script = workspace.path(format!("tests/sql/{name}.sql"));
    log.capture(shell(&database(workspace)).args([load, format!(".read '{}'", script.display())]))
}

/// What the README shows runs.
fn readme(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let script = folder(workspace).join("readme-sqlite.sql");
    fs::write(&script, shown(workspace, "bindings/sqlite/README.md")?)?;
    let load = format!(".load '{}'", extension(workspace).display());
    let printed =
        log.capture(shell(Path::new(":memory:")).args([load, format!(".read '{}'", script.display())]))?;
    log.remark(format!("{} rows", printed.lines().count()));
    Ok(())
}

fn run_vectors(workspace: &Workspace, log: &mut Log, valgrind: bool) -> Result<()> {
    let questions = vectors::questions(workspace, vectors::Dialect::Sqlite)?;
    let script = folder(workspace).join("vectors-sqlite.sql");
    fs::write(
        &script,
        questions.statements().map(|statement| statement.to_owned() + "\n").collect::<String>(),
    )?;
    let program = folder(workspace).join("attempt");
    let mut compile = Command::new("gcc");
    compile.args(["-std=c11", "-g", "-O1"]).args(WARNINGS).arg("tests/sql/attempt.c");
    log.run(compile.arg("-o").arg(&program).arg("-lsqlite3"))?;
    let mut command = if valgrind { tools::valgrind(&program) } else { process::built(&program) };
    command.arg(database(workspace)).arg(extension(workspace)).arg(script);
    let answers = log.capture(&mut command)?;
    questions.check(log, &answers)
}
