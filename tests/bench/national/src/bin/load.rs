//! Loading and checking the measures of many municipalities, beside what one would otherwise read them with.
//!
//!     cargo run --release --manifest-path tests/bench/national/Cargo.toml --bin load -- 100000
//!
//!     cargo run --release --manifest-path tests/bench/national/Cargo.toml --bin load -- measures.jsonl measures.csv
//!
//! Takes the number of made-up measures, or files with a measure a line or row. Made-up measures are written as JSON Lines and
//! as CSV; this library reads and checks them into columns, with the index of titles and summaries and without, on one thread
//! and on two; serde_json and csv with serde (that of made-up measures alone) read them into structures, on one thread; DuckDB,
//! from PyPI into a folder of its own, into a table. All in turn.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use rashinban::national::{Collection, LoadOptions, LoadedCollection};
use rashinban_bench_national::duckdb;
use rashinban_bench_national::times::{load, median};
use rashinban_bench_national::written::written;

const ROUNDS: usize = 5;
/// Reads a file into a table so many times, and prints the seconds of each.
const SCRIPT: &str = r#"
import sys, time, duckdb
path, rounds, threads = sys.argv[1], int(sys.argv[2]), sys.argv[3]
indicators = "STRUCT(name VARCHAR, unit VARCHAR, baseline DOUBLE, target DOUBLE, actual DOUBLE)[]"
columns = "{id:'VARCHAR',code:'VARCHAR',title:'VARCHAR',summary:'VARCHAR',areas:'VARCHAR[]',principles:'VARCHAR[]',status:'VARCHAR',stage:'VARCHAR',start:'DATE','end':'DATE',indicators:'%s'}" % indicators
source = f"read_csv('{path}', header=true)" if path.endswith(".csv") else f"read_json('{path}', format='newline_delimited', columns={columns})"
for _ in range(rounds):
    connection = duckdb.connect()
    connection.execute(f"SET threads={threads}; SET enable_progress_bar=false")
    start = time.perf_counter()
    connection.execute(f"CREATE TABLE measures AS SELECT * FROM {source}")
    print(time.perf_counter() - start)
    connection.close()
"#;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--peak", file, index] => peak(Path::new(file), *index == "index"),
        [] => anyhow::bail!("a number of measures, or files of them"),
        [count] if count.parse::<usize>().is_ok() => {
            let folder = tempfile::tempdir()?;
            compare(&written(count.parse()?, folder.path())?)
        }
        files => compare(&files.iter().map(PathBuf::from).collect::<Vec<_>>()),
    }
}

fn compare(files: &[PathBuf]) -> Result<()> {
    let python = duckdb::python().map_err(|error| println!("without DuckDB: {error:#}\n")).ok();
    println!("load {}", load());
    for file in files {
        let bytes = std::fs::read(file)?;
        let megabytes = bytes.len() as f64 / 1e6;
        let is_table = file.extension().is_some_and(|extension| extension == "csv");
        let count = bytes.iter().filter(|byte| **byte == b'\n').count() - usize::from(is_table);
        let mut times: Vec<(String, Vec<f64>)> = Vec::new();
        let mut note = |name: &str, seconds: f64| match times.iter_mut().find(|(known, _)| known == name) {
            Some((_, times)) => times.push(seconds),
            None => times.push((name.to_owned(), vec![seconds])),
        };
        for _ in 0..ROUNDS {
            for threads in [1, 2] {
                for index in [false, true] {
                    let with = if index { "with" } else { "without" };
                    let start = Instant::now();
                    let loaded = loaded(&bytes, is_table, threads, index);
                    note(
                        &format!("rashinban, {threads} thread(s), {with} index"),
                        start.elapsed().as_secs_f64(),
                    );
                    let collection = loaded.collection.context("not loaded")?;
                    ensure!(collection.len() == count, "{} measures", collection.len());
                }
                if let Some(python) = &python {
                    note(&format!("DuckDB, {threads} thread(s)"), read_by_duckdb(python, file, threads)?);
                }
            }
            let start = Instant::now();
            let (name, read) = if is_table {
                ("csv and serde, 1 thread", rows(&bytes)?)
            } else {
                ("serde_json, 1 thread", Some(lines_of(&bytes)?))
            };
            if let Some(read) = read {
                note(name, start.elapsed().as_secs_f64());
                ensure!(read == count, "{name}: {read} measures");
            }
        }
        let name = if is_table { "CSV" } else { "JSON Lines" };
        println!(
            "\n| {name}, {count} measures, {megabytes:.0} MB | s | MB/s | ÷ DuckDB, 2 threads |\n|---|--:|--:|--:|"
        );
        let speed = |times: &[f64]| megabytes / median(times);
        let peer =
            times.iter().find(|(name, _)| name == "DuckDB, 2 thread(s)").map(|(_, times)| speed(times));
        for (name, times) in &times {
            let ratio = peer.map(|peer| format!("{:.2}", speed(times) / peer)).unwrap_or_default();
            println!("| {name} | {:.3} | {:.0} | {ratio} |", median(times), speed(times));
        }
        for index in ["index", "no index"] {
            let own = std::env::current_exe()?;
            let output =
                Command::new(own).args(["--peak".as_ref(), file.as_os_str(), index.as_ref()]).output()?;
            ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            print!("{}", String::from_utf8_lossy(&output.stdout));
        }
    }
    println!("\nload {}", load());
    Ok(())
}

fn loaded(bytes: &[u8], is_table: bool, threads: usize, index: bool) -> LoadedCollection {
    let mut options = LoadOptions::default();
    (options.threads, options.index) = (threads, index);
    options.as_of = "2026-03-31".parse().ok();
    if is_table {
        Collection::load_csv(bytes, &options)
    } else {
        Collection::load_json_lines(bytes, &options)
    }
}

/// Loads a file in a process of its own, and prints how much memory that took.
fn peak(file: &Path, index: bool) -> Result<()> {
    let bytes = std::fs::read(file)?;
    let is_table = file.extension().is_some_and(|extension| extension == "csv");
    let loaded = loaded(&bytes, is_table, 2, index);
    ensure!(loaded.collection.is_some(), "not loaded");
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no peak")?;
    let kilobytes: f64 = peak.trim().trim_end_matches(" kB").parse()?;
    let with = if index { "with" } else { "without" };
    println!("peak {with} index, 2 threads, the file included: {:.2} GiB", kilobytes / f64::from(1 << 20));
    Ok(())
}

#[derive(serde::Deserialize)]
#[allow(dead_code, reason = "what is read is what is measured")]
struct Line {
    id: String,
    code: String,
    title: String,
    summary: String,
    areas: Vec<String>,
    principles: Vec<String>,
    #[serde(alias = "stage")]
    status: String,
    start: String,
    end: String,
    indicators: Vec<Indicator>,
}

#[derive(serde::Deserialize)]
#[allow(dead_code, reason = "what is read is what is measured")]
struct Indicator {
    name: String,
    unit: String,
    baseline: f64,
    target: f64,
    actual: Option<f64>,
}

fn lines_of(bytes: &[u8]) -> Result<usize> {
    let text = std::str::from_utf8(bytes)?;
    let lines: Vec<Line> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    Ok(lines.len())
}

type OfIndicator = (Option<String>, Option<String>, Option<f64>, Option<f64>, Option<f64>);
type OfMeasure = (String, String, String, String, String, String, String, String);

/// None of a table that has other columns than those that were made up here.
fn rows(bytes: &[u8]) -> Result<Option<usize>> {
    let mut reader = csv::Reader::from_reader(bytes);
    if reader.headers()?.get(4) != Some("primary_items") {
        return Ok(None);
    }
    let rows = reader.deserialize::<(OfMeasure, [OfIndicator; 3])>();
    Ok(Some(rows.collect::<Result<Vec<_>, _>>()?.len()))
}

fn read_by_duckdb(python: &Path, file: &Path, threads: usize) -> Result<f64> {
    let file = file.to_str().context("a name in Unicode")?;
    let seconds = duckdb::lines(python, SCRIPT, &[file, "1", &threads.to_string()])?;
    Ok(seconds.first().context("no time")?.parse()?)
}
