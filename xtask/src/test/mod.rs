//! `cargo xtask test`: every check of the project, in groups of named steps.

mod bindings;
mod c;
mod lane;
mod lint;
mod miri;
mod outcome;
mod package;
mod plan;
mod progress;
mod queue;
mod runner;
mod rust;
mod shared;
mod sql;
mod step;
mod tools;
mod web;

use std::process::ExitCode;

use anyhow::Result;
use clap::ValueEnum;

use self::lane::Lane;
use self::plan::Plan;
use self::runner::Runner;
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

    fn lanes(self, workspace: &Workspace) -> Result<Vec<Lane>> {
        match self {
            Self::Lint => Ok(lint::lanes()),
            Self::Rust => Ok(rust::lanes()),
            Self::C => c::lanes(workspace),
            Self::Miri => Ok(miri::lanes()),
            Self::Web => Ok(web::lanes()),
            Self::Bindings => Ok(bindings::lanes()),
            Self::Sql => Ok(sql::lanes()),
            Self::Package => Ok(package::lanes()),
        }
    }
}

/// Runs these groups, or all where none is named. A failed step does not keep the others from running: one run
/// shows everything that is wrong.
pub fn run(workspace: &Workspace, groups: &[Group]) -> Result<ExitCode> {
    let mut plan = Plan::default();
    for group in Group::value_variants() {
        if groups.is_empty() || groups.contains(group) {
            for lane in group.lanes(workspace)? {
                plan.add(group.name(), lane);
            }
        }
    }
    Ok(if Runner::run(workspace, plan)? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
