//! `cargo xtask demo`: one core, and the plan on every surface.

use anyhow::Result;

use crate::build::{self, CProgram, NativeLibrary};
use crate::log::Log;
use crate::process;
use crate::serve::Server;
use crate::workspace::Workspace;
use crate::{setup, wasm};

const STAGES: usize = 9;

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
    NativeLibrary::build(workspace, log)?;
    let c = CProgram { source: "examples/c/plan.c", name: "example-c", arguments: &[] };
    let cpp = CProgram { source: "examples/cpp/plan.cpp", name: "example-cpp", arguments: &[] };
    let c = c.build(workspace, log)?;
    let cpp = cpp.build(workspace, log)?;

    stage.next("JavaScript 用モジュール (wasm)", "the module for JavaScript (wasm)");
    println!("{}", wasm::build(workspace, log)?);

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

/// Counts the headings.
struct Stage(usize);

impl Stage {
    fn next(&mut self, japanese: &str, english: &str) {
        self.0 += 1;
        println!("\n[{}/{STAGES}] {japanese} / {english}", self.0);
    }
}
