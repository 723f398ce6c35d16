//! Search in the titles and summaries of many municipalities' measures, beside an index of pairs in tantivy and a scan.
//!
//!     cargo run --release --manifest-path tests/bench/national/Cargo.toml -- 100000
//!     cargo run --release --manifest-path tests/bench/national/Cargo.toml -- measures.jsonl
//!
//! Takes the number of made-up measures, or a file of JSON Lines with `title` and `summary`. Every engine gets the texts
//! folded alike, answers with every number, and must answer as the scan does; then all are timed in turn.
//!
//! What it takes to load, count and change them is measured by other programs, `--bin load`, `--bin aggregate` and
//! `--bin update`; how many instructions a query takes, by `--bin query`.

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use rashinban::fold::fold;
use rashinban::national::text::{Terms, TextIndex};
use rashinban_bench_national::measures::{self, Measure};
use rashinban_bench_national::pairs::Engine;
use rashinban_bench_national::queries::{QUERIES, scan, words};
use rashinban_bench_national::times::{load, median, timed};
use unicode_normalization::UnicodeNormalization as _;

/// How often each query is timed.
const ROUNDS: usize = 9;

fn main() -> Result<()> {
    let argument = std::env::args().nth(1).context("a number of measures, or a file of JSON Lines")?;
    let measures = match argument.parse() {
        Ok(count) => measures::measures(count),
        Err(_) => read(&argument)?,
    };
    let count = measures.len();
    let characters: usize = measures.iter().map(|m| m.title.chars().count() + m.summary.chars().count()).sum();
    println!("{count} measures, {} characters each; load {}", characters / count.max(1), load());

    let folded: Vec<String> = measures.iter().map(|m| format!("{}\n{}", fold(&m.title), fold(&m.summary))).collect();
    folding(&measures);
    println!("\n| engine | build s | lists, bytes a measure | texts |\n|---|--:|--:|--:|");
    let mut indexes = Vec::new();
    for threads in [1, 2] {
        let start = Instant::now();
        let index = TextIndex::build(&measures, |m| (&m.title, &m.summary), std::num::NonZero::new(threads));
        let (lists, texts) = index.size();
        row(&format!("rashinban, {threads} threads, folding included"), start, lists, Some(texts), count);
        indexes.push(index);
    }
    let index = indexes.pop().context("no index")?;
    let mut engines = Vec::new();
    for (name, exact) in [("tantivy, pairs as a phrase (exact)", true), ("tantivy, pairs AND (not exact)", false)] {
        let start = Instant::now();
        let engine = Engine::build(&folded, exact)?;
        row(name, start, engine.size()?, None, count);
        engines.push((name, exact, engine));
    }

    for query in QUERIES {
        let expected = scan(&folded, query);
        let own = index.find(&Terms::new(query));
        ensure!(own == expected, "{query}: {} found, {} are there", own.len(), expected.len());
        for (name, _, engine) in engines.iter().filter(|(_, exact, _)| *exact) {
            ensure!(engine.find(&words(query))? == expected, "{query}: {name} answers otherwise");
        }
    }
    println!("\nAll of the {} queries are answered as by the scan.\n", QUERIES.len());
    let mut times: Vec<(String, Vec<Vec<f64>>)> = Vec::new();
    let mut note = |name: &str, query: usize, seconds: f64| {
        let at = times.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            times.push((name.to_owned(), vec![Vec::new(); QUERIES.len()]));
            times.len() - 1
        });
        times[at].1[query].push(seconds * 1e3);
    };
    for round in 0..ROUNDS {
        for (at, query) in QUERIES.iter().enumerate() {
            note("rashinban", at, timed(|| index.find(&Terms::new(query))));
            note("rashinban, count", at, timed(|| index.count(&Terms::new(query))));
            note("rashinban, first 20 in rank order", at, timed(|| index.first(&Terms::new(query), 20)));
            for (name, _, engine) in &engines {
                note(name, at, timed(|| engine.find(&words(query))));
            }
            // A scan takes as long every time.
            if round < 3 {
                note("scan (memmem)", at, timed(|| scan(&folded, query)));
            }
        }
    }
    println!("| every number | sum ms | ÷ rashinban | p50 ms | p99 ms |\n|---|--:|--:|--:|--:|");
    let medians: Vec<(&str, Vec<f64>)> =
        times.iter().map(|(name, times)| (name.as_str(), times.iter().map(|times| median(times)).collect())).collect();
    let own: f64 = medians[0].1.iter().sum();
    for (name, medians) in &medians {
        let (sum, mut sorted) = (medians.iter().sum::<f64>(), medians.clone());
        sorted.sort_by(f64::total_cmp);
        let last = sorted[sorted.len() - 1];
        println!("| {name} | {sum:.2} | {:.2} | {:.4} | {last:.4} |", sum / own, median(&sorted));
    }
    println!("\nload {}", load());
    Ok(())
}

fn read(path: &str) -> Result<Vec<Measure>> {
    let text = std::fs::read_to_string(path).with_context(|| path.to_owned())?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// Folding alone, beside NFKC and lower case by unicode-normalization.
fn folding(measures: &[Measure]) {
    let bytes: usize = measures.iter().map(|m| m.title.len() + m.summary.len()).sum();
    let texts = || measures.iter().flat_map(|m| [&m.title, &m.summary]);
    let speed = |seconds: f64| bytes as f64 / 1e6 / seconds;
    let peer = timed(|| texts().map(|text| text.nfkc().flat_map(char::to_lowercase).count()).sum::<usize>());
    let own = timed(|| texts().map(|text| rashinban::national::text::fold(text).len()).sum::<usize>());
    println!(
        "fold: {:.0} MB/s; unicode-normalization, NFKC and lower case: {:.0} MB/s ({:.1} ×)",
        speed(own),
        speed(peer),
        peer / own
    );
}

fn row(name: &str, start: Instant, lists: usize, texts: Option<usize>, count: usize) {
    let each = |bytes: usize| format!("{:.1}", bytes as f64 / count.max(1) as f64);
    let texts = texts.map(each).unwrap_or_default();
    println!("| {name} | {:.2} | {} | {texts} |", start.elapsed().as_secs_f64(), each(lists));
}
