//! Search over the list of queries: the naive scan that says what is right, and the time.

use std::hint::black_box;
use std::time::Instant;

use anyhow::{Result, ensure};
use rashinban::{Field, Item, Search, fold::fold};
use rashinban_tests::{EVERYDAY, QUERIES};
use serde_json::json;

use crate::measure::{Case, Group, count, median, nanoseconds, print, spread, used};

/// Rounds over all queries.
const ROUNDS: usize = 21;
/// What one query's sample should take, in nanoseconds.
const SAMPLE: f64 = 20_000.0;

/// The lists: name, and which of the queries.
pub fn lists() -> [(&'static str, &'static [&'static str]); 2] {
    let (everyday, own) = QUERIES.split_at(EVERYDAY);
    [("everyday", everyday), ("own", own)]
}

/// The items that hold every word of the query, by reading every text of every item.
pub fn scan(query: &str) -> Vec<Item> {
    let words: Vec<Vec<char>> = query.split_whitespace().map(|word| fold(word).chars().collect()).collect();
    let holds = |text: &[char], word: &[char]| {
        let inside = |at: usize| {
            let both = |class: fn(&char) -> bool| at > 0 && class(&text[at - 1]) && class(&word[0]);
            both(char::is_ascii_lowercase) || both(char::is_ascii_digit)
        };
        (0..text.len()).any(|at| text[at..].starts_with(word) && !inside(at))
    };
    let everything = Item::ALL.chain(Item::CHAPTERS);
    everything
        .filter(|item| {
            let texts: Vec<Vec<char>> =
                Field::ALL.iter().map(|field| fold(field.of(*item)).chars().collect()).collect();
            words.iter().all(|word| texts.iter().any(|text| holds(text, word)))
        })
        .collect()
}

fn found(query: &str) -> Vec<Item> {
    Search::new(query).map(|search| search.run().iter().map(|hit| hit.item()).collect()).unwrap_or_default()
}

/// Fails where search and scan differ.
pub fn check() -> Result<()> {
    for (name, queries) in lists() {
        let mut hits = 0;
        for query in queries {
            let mut found = found(query);
            found.sort_unstable();
            ensure!(found == scan(query), "{query}");
            hits += found.len();
        }
        print(
            &json!({ "group": "search", "case": "Rust", "list": name, "queries": queries.len(), "hits": hits,
            "recall": 1.0, "precision": 1.0 }),
        );
    }
    Ok(())
}

fn search(query: &str, limit: usize) {
    if let Ok(search) = Search::new(black_box(query)) {
        for hit in search.limit(limit).run().iter() {
            used(hit.item().id().into());
        }
    }
}

/// Prints, for each list, the p50 over its queries.
pub fn measure() {
    for (limit, case) in [(usize::MAX, "Rust"), (20, "Rust, limit 20")] {
        for (list, queries) in lists() {
            let often: Vec<u64> = queries
                .iter()
                .map(|query| {
                    let start = Instant::now();
                    (0..64).for_each(|_| search(query, limit));
                    (1..=4096).find(|n| count(*n) * nanoseconds(start) / 64.0 > SAMPLE).unwrap_or(4096)
                })
                .collect();
            let mut middles = Vec::new();
            let mut means = Vec::new();
            for _ in 0..ROUNDS {
                let times: Vec<f64> = queries
                    .iter()
                    .zip(&often)
                    .map(|(query, n)| {
                        let start = Instant::now();
                        (0..*n).for_each(|_| search(query, limit));
                        nanoseconds(start) / count(*n)
                    })
                    .collect();
                means.push(times.iter().sum::<f64>() / count(times.len() as u64));
                middles.push(median(times));
            }
            print(&json!({ "group": "search", "case": case, "list": list, "unit": "ns",
                "p50": spread(middles), "mean": spread(means) }));
        }
    }
}

/// For the count of instructions: all queries of a list, once.
pub fn group() -> Group<'static> {
    let all = |name, queries: &'static [&'static str]| {
        Case::new(name, move |n| {
            for _ in 0..n {
                for query in queries {
                    search(query, usize::MAX);
                }
            }
        })
    };
    let [(_, everyday), (_, own)] = lists();
    Group {
        name: "search, all queries",
        cases: vec![all("everyday", everyday), all("own", own)],
        compared: Vec::new(),
    }
}
