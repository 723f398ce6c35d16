//! The project's own commands. `cargo xtask --help` lists them.

mod bench;
mod build;
mod demo;
mod generate;
mod library;
mod log;
mod npm;
mod package;
mod process;
mod python;
mod serve;
mod setup;
mod test;
mod wasm;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::log::Log;
use crate::workspace::Workspace;

/// 羅針盤の開発用コマンド / the project's own commands
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 一つのコアから Rust・C・C++・コマンド・ウェブへ / the plan on every surface, from one core
    Demo {
        /// 表示だけで終わる / end after printing, serve nothing
        #[arg(long)]
        no_serve: bool,
        /// 127.0.0.1 のポート(使用中なら次の空き)/ the port to try first
        #[arg(long, default_value_t = serve::DEFAULT_PORT)]
        port: u16,
    },
    /// すべての検査(群を選べる)/ every check, or those of the groups named
    Test {
        /// 群 / groups; none names all
        #[arg(value_enum)]
        groups: Vec<test::Group>,
    },
    /// JavaScript 用モジュールを bindings/npm/dist に作る / build the module for JavaScript
    Wasm,
    /// 配布物を target/package に作る / archives and packages, in target/package
    Package {
        /// C の関数と型を記録し直すだけ / only record the functions and types of C anew
        #[arg(long)]
        record_abi: bool,
    },
    /// 生成ファイルを書き直す / rewrite every generated file
    Generate {
        /// 書かずに比べる / write nothing, fail where a file is not up to date
        #[arg(long)]
        check: bool,
    },
    /// 計測 / the measurements
    Bench,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("エラー / error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    match command {
        Command::Demo { no_serve, port } => demo::run(&workspace, (!no_serve).then_some(port))?,
        Command::Test { groups } => return test::run(&workspace, &groups),
        Command::Wasm => {
            let log = &mut Log::terminal();
            wasm::set_up(log)?;
            npm::set_up(&workspace, log)?;
            println!("{}", wasm::build(&workspace, log)?);
            npm::bundle(&workspace, log)?;
            npm::downloads(&workspace)?.iter().for_each(|download| println!("gzip: {download}"));
        }
        Command::Generate { check } => generate::run(check)?,
        Command::Package { record_abi: true } => package::record_abi(&workspace)?,
        Command::Package { record_abi: false } => package::run(&workspace)?,
        Command::Bench => return bench::run(&workspace),
    }
    Ok(ExitCode::SUCCESS)
}
