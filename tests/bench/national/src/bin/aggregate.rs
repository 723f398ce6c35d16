//! Counting measures by area and status, beside what one would otherwise count them with.
//!
//!     cargo run --release --manifest-path tests/bench/national/Cargo.toml --bin aggregate -- 1000000
//!     cargo run --release --manifest-path tests/bench/national/Cargo.toml --bin aggregate -- measures.jsonl
//!
//! Takes the number of made-up measures, or a file of JSON Lines with `areas` and `status`. This library tells of each pair
//! also how many are late, how far they are, and how many bodies have one; the least that counting takes is a loop over three
//! arrays; DuckDB, from PyPI into a folder of its own, counts a table. All must count the same. The library takes as many
//! threads as there are processors: `taskset -c 0` in front of the program gives it one.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use rashinban::national::{Cell, Collection, Dimension, Filter, LoadOptions, Member};
use rashinban::register::LocalGovernmentCode;
use rashinban_bench_national::duckdb;
use rashinban_bench_national::times::{load, median, timed};
use rashinban_bench_national::written::written;

const ROUNDS: usize = 21;
/// Reads a file into a table, counts so many times, and prints the seconds of each; then all that it counted.
const SCRIPT: &str = r#"
import sys, time, duckdb
path, rounds, threads = sys.argv[1], int(sys.argv[2]), sys.argv[3]
connection = duckdb.connect()
connection.execute(f"SET threads={threads}; SET enable_progress_bar=false")
status = "stage" if '"stage":' in open(path, encoding="utf-8").readline() else "status"
columns = "{areas:'VARCHAR[]',%s:'VARCHAR'}" % status
connection.execute(f"CREATE TABLE measures AS SELECT areas, {status} AS status FROM read_json('{path}', format='newline_delimited', columns={columns})")
for _ in range(rounds):
    start = time.perf_counter()
    cells = connection.execute("SELECT area, status, count(*) FROM (SELECT unnest(areas) AS area, status FROM measures) GROUP BY ALL").fetchall()
    print(time.perf_counter() - start)
print(sum(count for _, _, count in cells))
"#;

fn main() -> Result<()> {
    let argument = std::env::args().nth(1).context("a number of measures, or a file of JSON Lines")?;
    let folder = tempfile::tempdir()?;
    let file = match argument.parse() {
        Ok(count) => {
            let [lines, _] = written(count, folder.path())?;
            lines
        }
        Err(_) => PathBuf::from(argument),
    };
    let bytes = std::fs::read(&file)?;
    let bare = Bare::read(&bytes)?;
    let mut options = LoadOptions::default();
    (options.index, options.as_of) = (false, "2026-03-31".parse().ok());
    let collection = Collection::load_json_lines(&bytes, &options).collection.context("not loaded")?;
    drop(bytes);
    let threads = std::thread::available_parallelism()?.get();
    println!("{} measures, {} references to areas; load {}", collection.len(), bare.areas.len(), load());
    compare(&collection, &bare, &file, threads)?;
    others(&collection)?;
    println!("\nload {}", load());
    Ok(())
}

fn compare(collection: &Collection, bare: &Bare, file: &Path, threads: usize) -> Result<()> {
    let by = [Dimension::Item, Dimension::Status];
    let cells = collection.aggregate(by, &Filter::default())?;
    ensure!(by_area(&cells) == bare.by_area(), "this library and the bare columns count differently");
    let (mut own, mut least) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        own.push(timed(|| collection.aggregate(by, &Filter::default())));
        least.push(timed(|| bare.count()));
    }
    let mut rows = vec![("bare columns, counts only, 1 thread".to_owned(), median(&least))];
    rows.push((format!("rashinban, {threads} thread(s)"), median(&own)));
    match duckdb::python() {
        Ok(python) => {
            for threads in [1, 2] {
                let seconds = count_by_duckdb(&python, file, threads, bare.areas.len())?;
                rows.push((format!("DuckDB, counts only, {threads} thread(s)"), median(&seconds)));
            }
        }
        Err(error) => println!("without DuckDB: {error:#}"),
    }
    println!("\n| area × status | ms | ÷ bare columns | rashinban is faster by |\n|---|--:|--:|--:|");
    let [least, own] = [rows[0].1, rows[1].1];
    for (name, seconds) in &rows {
        println!("| {name} | {:.2} | {:.2} | {:.2} |", seconds * 1e3, seconds / least, seconds / own);
    }
    Ok(())
}

/// The same by other things, and of fewer measures.
fn others(collection: &Collection) -> Result<()> {
    let mut tokyo = Filter::default();
    tokyo.prefectures.extend(LocalGovernmentCode::from_five_digits(13_000));
    let all = Filter::default();
    println!("\n| rashinban | ms |\n|---|--:|");
    for (name, by, filter) in [
        ("area × status, of one prefecture", [Dimension::Item, Dimension::Status], &tokyo),
        ("prefecture × status", [Dimension::Prefecture, Dimension::Status], &all),
        ("body × area", [Dimension::Owner, Dimension::Item], &all),
        ("area × principle", [Dimension::Item, Dimension::Principle], &all),
    ] {
        collection.aggregate(by, filter)?;
        let times: Vec<f64> = (0..ROUNDS).map(|_| timed(|| collection.aggregate(by, filter))).collect();
        println!("| {name} | {:.2} |", median(&times) * 1e3);
    }
    Ok(())
}

/// Of each area how many there are by status, the fewest first.
type Counts = BTreeMap<String, Vec<usize>>;

fn by_area(cells: &[Cell]) -> Counts {
    let mut counts = Counts::new();
    for cell in cells {
        if let Member::Item(item) = cell.members[0] {
            counts.entry(item.code_str().to_owned()).or_default().push(cell.measures);
        }
    }
    counts.values_mut().for_each(|counts| counts.sort_unstable());
    counts
}

/// The columns that it takes at least.
#[derive(Default)]
struct Bare {
    names: Vec<String>,
    areas: Vec<u16>,
    ends: Vec<u32>,
    statuses: Vec<u8>,
}

#[derive(serde::Deserialize)]
struct Line {
    areas: Vec<String>,
    #[serde(alias = "stage")]
    status: String,
}

/// More than there are different words in the files.
const STATUSES: usize = 8;

impl Bare {
    fn read(bytes: &[u8]) -> Result<Self> {
        let (mut bare, mut words) = (Self { ends: vec![0], ..Self::default() }, Vec::new());
        let number = |of: &mut Vec<String>, word: String| {
            of.iter().position(|known| *known == word).unwrap_or_else(|| {
                of.push(word);
                of.len() - 1
            })
        };
        for line in std::str::from_utf8(bytes)?.lines() {
            let Line { areas, status } = serde_json::from_str(line)?;
            for area in areas {
                bare.areas.push(u16::try_from(number(&mut bare.names, area))?);
            }
            bare.ends.push(u32::try_from(bare.areas.len())?);
            bare.statuses.push(u8::try_from(number(&mut words, status))?);
        }
        ensure!(words.len() <= STATUSES, "{} different statuses", words.len());
        Ok(bare)
    }

    fn count(&self) -> Vec<[u32; STATUSES]> {
        let mut counts = vec![[0; STATUSES]; self.names.len()];
        for (range, status) in self.ends.windows(2).zip(&self.statuses) {
            for area in &self.areas[range[0] as usize..range[1] as usize] {
                counts[usize::from(*area)][usize::from(*status)] += 1;
            }
        }
        black_box(counts)
    }

    fn by_area(&self) -> Counts {
        let filled = |counts: [u32; STATUSES]| {
            let mut filled: Vec<usize> =
                counts.into_iter().filter(|count| *count > 0).map(|count| count as usize).collect();
            filled.sort_unstable();
            filled
        };
        self.names.iter().cloned().zip(self.count().into_iter().map(filled)).collect()
    }
}

fn count_by_duckdb(python: &Path, file: &Path, threads: usize, references: usize) -> Result<Vec<f64>> {
    let file = file.to_str().context("a name in Unicode")?;
    let mut lines = duckdb::lines(python, SCRIPT, &[file, &ROUNDS.to_string(), &threads.to_string()])?;
    let counted: usize = lines.pop().context("no count")?.parse()?;
    ensure!(counted == references, "DuckDB counts {counted} references");
    lines.iter().map(|seconds| Ok(seconds.parse()?)).collect()
}
