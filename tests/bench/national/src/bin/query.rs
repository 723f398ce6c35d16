//! How many instructions a query takes, by valgrind: unlike times, they are the same whatever else the machine does.
//!
//!     cargo run --release --manifest-path tests/bench/national/Cargo.toml --bin query -- 10000
//!
//! Takes the number of made-up measures. Each engine is built once, and opened under valgrind with one round and with eleven
//! of all the queries; the difference is what ten rounds take when everything is warm. Each answers with every number.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use rashinban::fold::fold;
use rashinban::national::text::Terms;
use rashinban::national::{Collection, CollectionBuilder};
use rashinban::register;
use rashinban_bench_national::measures;
use rashinban_bench_national::pairs::Engine;
use rashinban_bench_national::queries::{QUERIES, scan, words};

/// Name, and the folder or file that it is kept in.
const ENGINES: [(&str, &str); 4] = [
    ("rashinban", "collection"),
    ("tantivy, pairs as a phrase (exact)", "phrase"),
    ("tantivy, pairs AND (not exact)", "and"),
    ("scan (memmem)", "texts"),
];
/// What valgrind counts, and nothing outside of it.
const COUNTED: &str = "--toggle-collect=*every_number_of_each_query*";
const ROUNDS: [u32; 2] = [1, 11];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [count] => compare(count.parse().context("a number of measures")?),
        ["--rounds", rounds, engine, folder] => {
            let find = open(engine, Path::new(folder))?;
            let found = (0..rounds.parse::<u32>()?)
                .map(|_| every_number_of_each_query(&*find))
                .sum::<Result<usize>>()?;
            println!("{found}");
            Ok(())
        }
        _ => bail!("a number of measures"),
    }
}

type Find = Box<dyn Fn(&str) -> Result<Vec<usize>>>;

/// How many there are in all.
#[inline(never)]
fn every_number_of_each_query(find: &dyn Fn(&str) -> Result<Vec<usize>>) -> Result<usize> {
    QUERIES.iter().map(|query| Ok(find(query)?.len())).sum()
}

fn open(engine: &str, folder: &Path) -> Result<Find> {
    let place = folder.join(engine);
    Ok(match engine {
        "collection" => {
            let collection = Collection::open(Arc::new(std::fs::read(place)?))?;
            Box::new(move |query| Ok(collection.search(&Terms::new(query))?))
        }
        "texts" => {
            let folded: Vec<String> = serde_json::from_slice(&std::fs::read(place)?)?;
            Box::new(move |query| Ok(scan(&folded, query)))
        }
        kind => {
            let engine = Engine::open(&place, kind == "phrase")?;
            Box::new(move |query| engine.find(&words(query)))
        }
    })
}

fn build(count: usize, folder: &Path) -> Result<()> {
    let measures = measures::measures(count);
    let mut builder = CollectionBuilder::new(None);
    for (id, of) in (1..).zip(&measures) {
        let mut measure = register::Measure::default();
        measure.id = format!("M{id:07}");
        (measure.title, measure.summary) = (of.title.clone(), of.summary.clone());
        builder.push(&measure, None);
    }
    std::fs::write(folder.join("collection"), builder.finish().to_bytes()?)?;
    let folded: Vec<String> =
        measures.iter().map(|m| format!("{}\n{}", fold(&m.title), fold(&m.summary))).collect();
    std::fs::write(folder.join("texts"), serde_json::to_vec(&folded)?)?;
    for (kind, exact) in [("phrase", true), ("and", false)] {
        std::fs::create_dir(folder.join(kind))?;
        Engine::write(&folded, exact, &folder.join(kind))?;
    }
    Ok(())
}

fn compare(count: usize) -> Result<()> {
    let folder = tempfile::tempdir()?;
    build(count, folder.path())?;
    for query in QUERIES {
        let numbers = |engine| open(engine, folder.path())?(query);
        let (own, expected) = (numbers("collection")?, numbers("texts")?);
        ensure!(own == expected && numbers("phrase")? == expected, "{query} is answered otherwise");
    }
    println!("{count} measures, {} queries, all answered as by the scan\n", QUERIES.len());
    println!("| every number | instructions a query | ÷ rashinban |\n|---|--:|--:|");
    let mut own = None;
    for (name, engine) in ENGINES {
        let [one, eleven] = ROUNDS.map(|rounds| instructions(rounds, engine, folder.path()));
        let queries = f64::from(ROUNDS[1] - ROUNDS[0]) * QUERIES.len() as f64;
        let each = (eleven? - one?) / queries;
        println!("| {name} | {each:.0} | {:.2} |", each / *own.get_or_insert(each));
    }
    Ok(())
}

/// Those of so many rounds.
fn instructions(rounds: u32, engine: &str, folder: &Path) -> Result<f64> {
    let mut valgrind = Command::new("valgrind");
    valgrind
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", COUNTED])
        .arg(std::env::current_exe()?);
    let output =
        valgrind.args(["--rounds", &rounds.to_string(), engine]).arg(folder).output().context("valgrind")?;
    let printed = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "valgrind: {}\n{printed}", output.status);
    let count = printed
        .lines()
        .find_map(|line| line.split_once("Collected : "))
        .context("valgrind counts nothing")?;
    let count = count.1.trim().parse()?;
    ensure!(count > 0.0, "valgrind does not find what to count");
    Ok(count)
}
