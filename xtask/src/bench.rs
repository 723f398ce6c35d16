//! `cargo xtask bench`: the measurements, the product beside what one would otherwise use, in one run.
//!
//! Answers are checked before anything is timed. The processes that measure are run in turn, several times, so that a
//! machine that others use as well slows all of them alike; the report gives medians with the least and the greatest.

mod report;
mod results;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use self::results::Results;
use crate::build;
use crate::library::{PLAN, REGISTER};
use crate::log::Log;
use crate::workspace::Workspace;
use crate::{npm, process, setup, wasm};

/// How often each measuring process is run.
const RUNS: usize = 5;
/// Where the measurements in JavaScript are.
const JS: &str = "tests/bench/js";
/// Where those in C are.
const C: &str = "tests/bench/c";

/// Runs every measurement and compares the ratios with their targets. Only what does not depend on the clock can fail:
/// a wrong answer, or an allocation.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    let log = &mut Log::terminal();
    let mut results = Results::default();
    heading("準備", "set-up");
    prepare(workspace, log)?;
    heading("ビルド", "builds");
    let bench = Bench::build(workspace, log)?;
    sizes(workspace, log, &mut results)?;

    results.add(environment()?);
    heading("メモリー確保の数", "allocations");
    results.read(&process::output(Command::new(&bench.program).arg("allocations"))?)?;
    heading("引く・呼ぶ", "look-ups and calls");
    for run in 1..=RUNS {
        progress(run);
        results.read(&process::output(&mut bench.command("lookups", &[]))?)?;
    }
    heading("プログラム全体", "whole programs");
    programs(workspace, &bench, log, &mut results)?;
    heading("検索: Rust と JavaScript を交互に", "search: Rust and JavaScript in turn");
    for run in 1..=RUNS {
        progress(run);
        results.read(&process::output(Command::new(&bench.program).arg("searches"))?)?;
        let mut node = Command::new("node");
        node.arg(workspace.path(JS).join("search.mjs")).arg(bench.data.join("plan.json"));
        results.read(&process::output(&mut node)?)?;
    }
    heading("ウィジェット: Chromium", "the widget: Chromium");
    let browser = setup::CHROMIUM.sign().context("no Chromium")?;
    for run in 1..=RUNS {
        progress(run);
        let mut node = Command::new("node");
        node.arg(workspace.path(JS).join("widget.mjs")).arg(bench.data.join("plan.json")).arg(&browser);
        results.read(&process::output(&mut node)?)?;
    }
    heading("命令の数 (callgrind)", "instructions (callgrind)");
    instructions(&bench, &mut results)?;
    results.add(json!({ "group": "load", "case": "after", "value": load()? }));
    heading("コアだけの計測 (divan)", "the core by itself (divan)");
    log.run(process::cargo().args(["bench", "--quiet", "--package=rashinban-bench", "--bench=plan"]))?;

    let report = report::of(&results)?;
    println!("\n{report}");
    let raw = workspace.scratch("bench/raw.jsonl");
    fs::write(workspace.scratch("bench/report.md"), &report)?;
    fs::write(&raw, results.lines())?;
    println!("target/xtask/bench: report.md, raw.jsonl");
    if results.number("allocations", "every query", "count") != Some(0.0) {
        bail!("照会がメモリーを確保しています / a query allocates");
    }
    Ok(ExitCode::SUCCESS)
}

fn heading(japanese: &str, english: &str) {
    println!("\n{japanese} / {english}");
}

fn progress(run: usize) {
    println!("  {run}/{RUNS}");
}

fn prepare(workspace: &Workspace, log: &mut Log) -> Result<()> {
    use setup::{BINUTILS, CHROMIUM, GCC, GPERF, VALGRIND};
    setup::debian(log, &[&GCC, &BINUTILS, &GPERF, &VALGRIND, &CHROMIUM])?;
    wasm::set_up(log)?;
    npm::set_up(workspace, log)?;
    let mut npm = Command::new("npm");
    npm.current_dir(workspace.path(JS)).env("npm_config_update_notifier", "false");
    log.run(npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]))
}

/// The native measurements: the program, and the libraries in C that it loads.
struct Bench {
    program: PathBuf,
    data: PathBuf,
    floors: PathBuf,
    calls: PathBuf,
}

impl Bench {
    fn build(workspace: &Workspace, log: &mut Log) -> Result<Self> {
        log.run(process::cargo().args(["build", "--release", "--package=rashinban-bench"]))?;
        PLAN.build(workspace, log)?;
        let bench = Self {
            program: workspace.target("release/rashinban-bench"),
            data: workspace.scratch("bench/data"),
            floors: workspace.scratch("bench/libfloors.so"),
            calls: workspace.scratch("bench/libcalls.so"),
        };
        log.run(Command::new(&bench.program).arg("data").arg(&bench.data))?;
        let codes = process::output(Command::new("gperf").arg(bench.data.join("codes.gperf")))?;
        fs::write(bench.data.join("codes.c"), codes)?;

        let source = |name: &str| workspace.path(C).join(name);
        let gcc = || {
            let mut gcc = Command::new("gcc");
            gcc.args(["-std=gnu11", "-O2", "-Wall", "-fPIC", "-shared"]).args(build::includes(workspace));
            gcc
        };
        log.run(gcc().arg("-I").arg(&bench.data).arg(source("floors.c")).arg("-o").arg(&bench.floors))?;
        let empty = workspace.scratch("bench/libempty.so");
        log.run(gcc().arg(source("empty.c")).arg("-o").arg(&empty))?;
        let folder = |file: &Path| file.parent().map(Path::to_path_buf).context("a file is in a folder");
        let mut calls = gcc();
        calls.arg(source("calls.c")).arg("-o").arg(&bench.calls);
        for (folder, name) in [(folder(&empty)?, "empty"), (folder(&PLAN.shared(workspace))?, "rashinban")] {
            calls.arg("-L").arg(&folder).arg(format!("-Wl,-rpath,{}", folder.display()));
            calls.arg(format!("-l{name}"));
        }
        log.run(&mut calls)?;
        Ok(bench)
    }

    fn command(&self, what: &str, arguments: &[String]) -> Command {
        let mut command = process::built(&self.program);
        command.arg(what).args(arguments).arg(&self.floors).arg(&self.calls);
        command
    }
}

/// What is downloaded and what is installed, in bytes.
fn sizes(workspace: &Workspace, log: &mut Log, results: &mut Results) -> Result<()> {
    let module = wasm::build(workspace, log)?;
    let add = |results: &mut Results, case: &str, bytes: usize| {
        results.add(json!({ "group": "size", "case": case, "bytes": bytes }));
    };
    add(results, "wasm + glue, gzip -9", module.total());
    npm::bundle(workspace, log)?;
    for npm::Download { name, bytes, .. } in npm::downloads(workspace)? {
        add(results, &format!("{name} and its files, gzip -9"), bytes);
    }
    REGISTER.build(workspace, log)?;
    for (case, library) in [
        ("plan-only .so, no_std", build::plan_only_library(workspace, log)?),
        ("full .so", PLAN.shared(workspace)),
        (".so with registers", REGISTER.shared(workspace)),
    ] {
        let stripped = workspace.scratch("bench/stripped.so");
        log.run(Command::new("strip").arg("-o").arg(&stripped).arg(&library))?;
        add(results, case, usize::try_from(fs::metadata(&stripped)?.len())?);
    }
    let mut node = Command::new("node");
    node.arg(workspace.path(JS).join("sizes.mjs")).arg(workspace.scratch("bench/data/plan.json"));
    results.read(&process::output(&mut node)?)
}

/// Processor time of a program from start to exit: every member of the plan by its code, and one search; over the shared
/// library and over a table of its own.
fn programs(workspace: &Workspace, bench: &Bench, log: &mut Log, results: &mut Results) -> Result<()> {
    /// Of each program in one run.
    const ROUNDS: &str = "200";
    let codes = fs::read_to_string(bench.data.join("codes.gperf"))?;
    let codes = codes.split_once("%%\n").context("codes.gperf: no codes")?.1;
    let mut members =
        String::from("#define QUERY \"デジタル人材\"\nstatic const char *const MEMBERS[] = {\n");
    for code in codes.lines().filter_map(|line| Some(line.split_once(',')?.0)) {
        if !["V", "P10", "P03", "P05", "P12", "P01", "S", "I"].contains(&code) {
            members.extend(["\t\"", code, "\",\n"]);
        }
    }
    fs::write(bench.data.join("members.h"), members + "};\n")?;

    let lib = PLAN.shared(workspace).with_file_name("");
    let build = |name: &str| {
        let program = workspace.scratch("bench").join(name);
        let mut gcc = Command::new("gcc");
        gcc.args(["-std=gnu11", "-O2", "-Wall"]).args(build::includes(workspace)).arg("-I").arg(&bench.data);
        gcc.arg(workspace.path(C).join(format!("{name}.c"))).arg("-o").arg(&program);
        (program, gcc)
    };
    let (times, mut gcc) = build("times");
    log.run(&mut gcc)?;
    let (table, mut gcc) = build("program_table");
    log.run(&mut gcc)?;
    let (program, mut gcc) = build("program");
    gcc.arg("-L").arg(&lib).arg(format!("-Wl,-rpath,{}", lib.display())).arg("-lrashinban");
    log.run(&mut gcc)?;
    let said = process::output(&mut process::built(&program))?;
    ensure!(said == process::output(&mut process::built(&table))?, "the two programs say different things");
    for run in 1..=RUNS {
        progress(run);
        let printed = process::output(process::built(&times).arg(ROUNDS).args([&program, &table]))?;
        let values: Vec<f64> = printed.lines().map(str::parse).collect::<Result<_, _>>()?;
        let [library, table] = values[..] else { bail!("times printed {printed:?}") };
        let (case, to) = ("C: program over librashinban.so", "C: program over a static table");
        for (case, to, unit, value) in
            [(case, "", "µs", library), (to, "", "µs", table), (case, to, "ratio", library / table)]
        {
            let value = json!({ "median": value });
            let mut line = json!({ "group": "whole program", "case": case, "unit": unit, "value": value });
            if !to.is_empty() {
                line["to"] = to.into();
            }
            results.add(line);
        }
    }
    Ok(())
}

/// Instructions of one look-up, call or round of searches: what `n` more of them cost, divided by `n`.
fn instructions(bench: &Bench, results: &mut Results) -> Result<()> {
    /// Two rounds of all keys.
    const LOOKUPS: u64 = 2 * 4096;
    for line in process::output(&mut bench.command("cases", &[]))?.lines() {
        let mut case: Value = serde_json::from_str(line)?;
        let group = case["group"].as_str().unwrap_or_default();
        let n = if group.starts_with("search") { 2 } else { LOOKUPS };
        let at = |n: u64| {
            let arguments = [case["at"][0].to_string(), case["at"][1].to_string(), n.to_string()];
            collected(&bench.command("count", &arguments))
        };
        let more = at(2 * n)? - at(n)?;
        case["instructions"] = (more / f64::from(u32::try_from(n)?)).into();
        results.add(case);
    }
    Ok(())
}

/// Instructions of a whole process.
fn collected(command: &Command) -> Result<f64> {
    let mut valgrind = process::built("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    let output = valgrind.arg(command.get_program()).args(command.get_args()).output()?;
    let printed = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "valgrind: {}\n{printed}", output.status);
    let count =
        printed.lines().find_map(|line| line.split_once("Collected : ")).context("valgrind: no count")?;
    Ok(count.1.trim().parse()?)
}

/// What the figures depend on.
fn environment() -> Result<Value> {
    let first = |command: &mut Command| -> Result<String> {
        Ok(process::output(command)?.lines().next().unwrap_or_default().to_string())
    };
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = processor.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    Ok(json!({
        "group": "load", "case": "before", "value": load()?,
        "processor": processor.map(|(_, name)| name),
        "processors": std::thread::available_parallelism()?.get(),
        "rustc": first(Command::new("rustc").arg("--version"))?,
        "gcc": first(Command::new("gcc").arg("--version"))?,
        "node": first(Command::new("node").arg("--version"))?,
    }))
}

/// How many processes wanted to run in the last minute, this one among them.
fn load() -> Result<f64> {
    let text = fs::read_to_string("/proc/loadavg")?;
    Ok(text.split_whitespace().next().context("/proc/loadavg is empty")?.parse()?)
}
