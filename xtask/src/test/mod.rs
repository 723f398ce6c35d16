//! `cargo xtask test`: every check of the project, in groups of named steps.

mod bindings;
mod c;
mod lint;
mod miri;
mod package;
mod runner;
mod rust;
mod sql;
mod tools;
mod web;

use std::process::ExitCode;

use anyhow::Result;
use clap::ValueEnum;

use self::runner::{Runner, Step};
use crate::workspace::Workspace;

/// What can be run by itself, in the order of a whole run: what fails soonest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Group {
    /// 書式・clippy・生成ファイル・rustdoc / format, clippy, generated files, rustdoc
    Lint,
    /// Rust の試験・`no_std`・MSRV / tests in Rust, `no_std`, MSRV
    Rust,
    /// C ヘッダー・例・試験・valgrind / the C header, examples and tests, valgrind
    C,
    /// C ABI を Miri で / the C ABI under Miri
    // Follows C, whose programs run beside it.
    Miri,
    /// npm パッケージ・node・Chromium / the npm package, node, Chromium
    Web,
    /// C++・COBOL・Python・DuckDB・DataFusion・PHP・Ruby・Java・.NET(大きな実行環境を入れる)/ other languages, with their large runtimes
    Bindings,
    /// SQLite・PostgreSQL・SQL の書き出し / SQLite, PostgreSQL, the export in SQL
    Sql,
    /// 配布物・導入・ABI / archives and packages, their installation, the ABI
    Package,
}

impl Group {
    fn name(self) -> &'static str {
        match self {
            Self::Lint => "lint",
            Self::Rust => "rust",
            Self::C => "c",
            Self::Miri => "miri",
            Self::Web => "web",
            Self::Bindings => "bindings",
            Self::Sql => "sql",
            Self::Package => "package",
        }
    }

    fn steps(self, workspace: &Workspace) -> Result<Vec<Step>> {
        match self {
            Self::Lint => Ok(lint::steps()),
            Self::Rust => Ok(rust::steps()),
            Self::C => c::steps(workspace),
            Self::Miri => Ok(miri::steps()),
            Self::Web => Ok(web::steps()),
            Self::Bindings => Ok(bindings::steps()),
            Self::Sql => Ok(sql::steps()),
            Self::Package => Ok(package::steps()),
        }
    }
}

/// Runs these groups, or all where none is named. A failed step does not keep the others from running: one run
/// shows everything that is wrong.
pub fn run(workspace: &Workspace, groups: &[Group]) -> Result<ExitCode> {
    let mut runner = Runner::new(workspace)?;
    for group in Group::value_variants() {
        if groups.is_empty() || groups.contains(group) {
            runner.add(group.name(), group.steps(workspace)?);
        }
    }
    Ok(if runner.run() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
