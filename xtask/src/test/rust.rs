//! Tests in Rust, and the promises about where the crates compile.

use anyhow::{Result, bail};

use super::lane::Lane;
use super::step::Step;
use crate::build::TESTED;
use crate::log::Log;
use crate::workspace::Workspace;
use crate::{process, setup};

/// A target without an operating system: what compiles for it has no std, whatever the attributes say.
const BARE_TARGET: &str = "x86_64-unknown-none";
/// `rust-version` of the workspace, in the form that rustup knows.
const MSRV: &str = "1.85.0";

/// What is asked of the plan's tables, among the tests of `tests/rust`.
const COMPACT: [&str; 9] = [
    "allocations",
    "encodings",
    "folding",
    "parity",
    "properties",
    "searching",
    "serialization",
    "source",
    "vectors",
];

pub fn lanes() -> Vec<Lane> {
    let set_up = Step::set_up("set-up", |_, log| {
        setup::rust_target(log, BARE_TARGET)?;
        setup::rust_toolchain(log, MSRV, &[])
    });
    let tests = vec![
        set_up,
        Step::new("tests", |_, log| log.run(process::cargo().arg("test").args(TESTED))),
        // The same answers from the tables of the browser's and the bare library's kind.
        Step::new("core-compact", |_, log| {
            let features = "--features=rashinban/compact,rashinban/lazy-search";
            log.run(process::cargo().args([
                "test",
                "--package=rashinban",
                "--no-default-features",
                features,
            ]))?;
            let tests = COMPACT.map(|test| format!("--test={test}"));
            log.run(process::cargo().args(["test", "--workspace", features]).args(tests))
        }),
        Step::new("core-without-features", |_, log| {
            log.run(process::cargo().args(["test", "--package=rashinban", "--no-default-features"]))
        }),
        Step::new("core-without-std", |_, log| {
            let target = format!("--target={BARE_TARGET}");
            log.run(process::cargo().args(["build", "--package=rashinban", "--no-default-features", &target]))
        }),
    ];
    // One cargo at a time compiles into its folder; that of another compiler is another.
    vec![Lane::new("rust", tests).after(&["lint"]), Lane::new("msrv", vec![Step::new("msrv", msrv)])]
}

fn msrv(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let manifest: toml::Table = std::fs::read_to_string(workspace.path("Cargo.toml"))?.parse()?;
    let stated = manifest["workspace"]["package"]["rust-version"].as_str().unwrap_or_default();
    if !MSRV.starts_with(stated) || stated.is_empty() {
        bail!("Cargo.toml states {stated:?}, this step checks {MSRV}");
    }
    let mut cargo = process::cargo_of(MSRV);
    cargo.args([
        "check",
        "--package=rashinban",
        "--package=rashinban-ffi",
        "--package=rashinban-wasm",
        "--package=rashinban-cli",
        "--package=rashinban-arrow",
        "--all-features",
    ]);
    // Another compiler shares nothing with the others, nor need they wait for it.
    log.run(cargo.env("CARGO_TARGET_DIR", workspace.scratch("msrv")))
}
