//! `cargo xtask demo`: one core, and the plan on every surface.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::build::{self, CProgram};
use crate::library::PLAN;
use crate::log::Log;
use crate::process;
use crate::serve::Server;
use crate::workspace::Workspace;
use crate::{setup, wasm};

const STAGES: usize = 10;

/// A PDCA round on the registers of the examples: what is run there, and what for.
const ROUND: [(&str, &[&str]); 4] = [
    ("台帳を調べる / check", &["check", "city-fy2024.csv"]),
    ("進み具合 / progress", &["progress", "city-fy2024.csv", "--as-of", "2025-03-31"]),
    ("前の年度から変わったこと / diff", &["diff", "prefecture-fy2023.json", "prefecture-fy2024.json"]),
    (
        "優良事例 / good practice",
        &["good-practice", "I03-06", "city-fy2024.csv", "town-fy2024.xlsx", "prefecture-fy2024.json"],
    ),
];

/// Builds and shows everything; then serves the page from `port` on, if there is one.
pub fn run(workspace: &Workspace, port: Option<u16>) -> Result<()> {
    let log = &mut Log::terminal();
    let mut stage = Stage(0);

    stage.next("準備", "set-up");
    setup::debian(log, &[&setup::GCC, &setup::GXX])?;
    wasm::set_up(log)?;

    stage.next("Rust: コマンドと例", "Rust: the command line and the example");
    let rust = build::rust_programs(workspace, log)?;

    stage.next("C ライブラリと、C・C++ の例", "the C library, and the examples in C and C++");
    PLAN.build(workspace, log)?;
    let c = CProgram { source: "examples/c/plan.c", name: "example-c", arguments: &[] };
    let cpp = CProgram { source: "examples/cpp/plan.cpp", name: "example-cpp", arguments: &[] };
    let c = c.build(workspace, log)?;
    let cpp = cpp.build(workspace, log)?;

    stage.next("JavaScript 用モジュール (wasm)", "the modules for JavaScript (wasm)");
    println!("{}", wasm::build_plan(workspace, log)?);

    stage.next("計画の木 — rashinban tree", "the tree of the plan");
    log.run(process::built(&rust.command_line).arg("tree"))?;

    stage.next("コードと列挙型で引く", "look-ups by code and by enum");
    for (language, program) in [("Rust", &rust.example), ("C", &c), ("C++", &cpp)] {
        println!("\n--- {language}");
        log.run(&mut process::built(program))?;
    }

    stage.next("一件を見る — rashinban show I01-02", "one item with its source");
    log.run(process::built(&rust.command_line).args(["show", "I01-02"]))?;

    stage.next("検索 — rashinban find ﾃﾞｼﾞﾀﾙ 人材", "a search, typed in half-width kana");
    log.run(process::built(&rust.command_line).args(["find", "ﾃﾞｼﾞﾀﾙ", "人材"]))?;

    stage.next("施策の台帳 — rashinban register", "registers of measures");
    registers(workspace, log, &rust.command_line)?;

    stage.next("ウェブページ", "the web page");
    let Some(port) = port else {
        println!("--no-serve のため配信しません / not served (--no-serve)");
        return Ok(());
    };
    let server = Server::bind(workspace, port)?;
    println!("ブラウザーで開く / open in a browser: {}", server.url());
    println!("終わるには Ctrl-C / Ctrl-C ends it");
    server.run()
}

/// A PDCA round, and its report as a page.
fn registers(workspace: &Workspace, log: &mut Log, command_line: &Path) -> Result<()> {
    let folder = workspace.path("examples/registers");
    let mut register = |arguments: &[&str]| {
        log.run(process::built(command_line).current_dir(&folder).arg("register").args(arguments))
    };
    for (name, arguments) in ROUND {
        println!("\n--- {name}");
        register(arguments)?;
    }
    let report = workspace.scratch("demo/report.html");
    if let Some(folder) = report.parent() {
        fs::create_dir_all(folder)?;
    }
    let page = report.to_string_lossy();
    let previous = "prefecture-fy2023.json";
    println!("\n--- 報告書 / report");
    register(&["report", "prefecture-fy2024.json", "--previous", previous, "-o", &page])?;
    println!("{page}");
    Ok(())
}

/// Counts the headings.
struct Stage(usize);

impl Stage {
    fn next(&mut self, japanese: &str, english: &str) {
        self.0 += 1;
        println!("\n[{}/{STAGES}] {japanese} / {english}", self.0);
    }
}
