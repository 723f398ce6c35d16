//! The report, in Markdown.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::Value;

use super::RUNS;
use super::results::{Results, Spread, Which};

const PRODUCT: &str = "npm: search";
const BASELINE: &str = "JS: includes over the folded fields";
const PAGEFIND: &str = "pagefind 1.6.0";
const LISTS: [(&str, &str); 2] = [("everyday", "自治体の語 40 / everyday"), ("own", "計画の語 61 / own")];

/// The whole report.
pub fn of(results: &Results) -> Result<String> {
    let mut text = String::from("# 計測 / Measurements\n\n");
    conditions(&mut text, results)?;
    text += "\n## 目標 / Targets\n\n";
    text += "| 計測 / measurement | 値 / value | 最小–最大 / least–greatest | 目標 / target | |\n|---|--:|--:|--:|---|\n";
    for row in targets(results)? {
        writeln!(text, "{row}")?;
    }
    text += "\n## 引く・呼ぶ / Look-ups and calls\n\n";
    text += "命令の数は空のループの分を引いたもの。/ Instructions are without those of the empty loop.\n\n";
    lookups(&mut text, results)?;
    text += "\n## 検索 / Search\n\n";
    text +=
        "ダウンロードは gzip -9 の後、JavaScript とデータ。/ Download: script and data after gzip -9.\n\n";
    searches(&mut text, results)?;
    Ok(text)
}

fn conditions(text: &mut String, results: &Results) -> Result<()> {
    let before = results.group("load").next().context("no load")?;
    let word = |key: &str| before[key].as_str().unwrap_or("?").to_string();
    let load = |case| results.number("load", case, "value").unwrap_or(f64::NAN);
    writeln!(text, "- {} × {}", word("processor"), before["processors"])?;
    writeln!(text, "- {}; {}; node {}", word("rustc"), word("gcc"), word("node"))?;
    writeln!(text, "- 負荷 (1分平均) / load (one minute): {:.2} → {:.2}", load("before"), load("after"))?;
    writeln!(text, "- 値は {RUNS} 回の中央値 / values are medians of {RUNS} processes")?;
    Ok(())
}

struct Row {
    what: String,
    spread: Spread,
    unit: &'static str,
    /// At most so much, where something was promised.
    target: Option<f64>,
}

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { what, spread, unit, target } = self;
        let number = |value: f64| match *unit {
            "bytes" | "" => format!("{value:.0}"),
            "×" | "ns" => format!("{value:.2} {unit}"),
            _ => format!("{value:.1} {unit}"),
        };
        write!(f, "| {what} | {} | ", number(spread.median))?;
        if spread.min < spread.max {
            write!(f, "{}–{}", number(spread.min), number(spread.max))?;
        }
        match target {
            Some(target) => {
                let verdict = if spread.median <= *target { "✓" } else { "✗" };
                write!(f, " | ≤ {} | {verdict} |", number(*target))
            }
            None => write!(f, " | | |"),
        }
    }
}

fn targets(results: &Results) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let compared = |group, case, to, unit| results.spread(Which { group, case, to, unit, list: "" }, "value");
    let mut add = |what: String, spread, unit, target| rows.push(Row { what, spread, unit, target });

    for (group, case) in [("item by enum", "Rust: Item::label"), ("vision by enum", "Rust: Vision::label")] {
        for (to, target) in
            [("C: static array, pointer and length", Some(1.2)), ("C: static array, pointer", None)]
        {
            add(format!("{case} ÷ {to}"), compared(group, case, to, "ratio")?, "×", target);
        }
    }
    let parse = "Rust: str::parse::<Item>";
    let mut fastest = None;
    for to in ["Rust: match", "Rust: phf", "Rust: binary search"] {
        let ratio = compared("item by code", parse, to, "ratio")?;
        if fastest.is_none_or(|(_, most): (&str, Spread)| ratio.median > most.median) {
            fastest = Some((to, ratio));
        }
    }
    let (to, ratio) = fastest.context("nothing to compare with")?;
    add(format!("{parse} ÷ {to} (最速 / the fastest)"), ratio, "×", Some(1.5));
    add(format!("{parse} ÷ C: gperf"), compared("item by code", parse, "C: gperf", "ratio")?, "×", None);

    let call = "call through the C ABI";
    for (case, to, target) in [
        ("C: rashinban_item_label", "C: empty call, as item_label", Some(2.0)),
        ("C: rashinban_item_by_code", "C: empty call, as item_by_code", None),
    ] {
        add(format!("{case} − {to}"), compared(call, case, to, "ns more")?, "ns", target);
    }

    let (case, to) = ("C: program over librashinban.so", "C: program over a static table");
    let whole = "whole program";
    add(format!("{case} ÷ {to} (user + system)"), compared(whole, case, to, "ratio")?, "×", Some(1.3));
    add(case.to_string(), compared(whole, case, "", "µs")?, "µs", None);

    for (list, name) in LISTS {
        let search = |case| Which { group: "search", case, list, unit: "ns", to: "" };
        for (key, target) in [("p50", Some(1.0 / 3.0)), ("mean", None)] {
            let native = results.medians(search("Rust"), key);
            let baseline = results.medians(search(BASELINE), key);
            let ratios = native.iter().zip(baseline).map(|(native, baseline)| native / baseline).collect();
            let ratio = Spread::of(ratios).context("no search was measured")?;
            add(format!("検索 / search, {name}: Rust {key} ÷ {BASELINE}"), ratio, "×", target);
        }
        for (key, target) in [("p50", Some(1.0)), ("mean", None)] {
            let ratio = results.spread(Which { to: BASELINE, unit: "ratio", ..search(PRODUCT) }, key)?;
            add(format!("検索 / search, {name}: {PRODUCT} {key} ÷ {BASELINE}"), ratio, "×", target);
        }
    }

    let widget = |case: &str, key| {
        results.spread(Which { group: "widget", case, unit: "ms", ..Which::default() }, key)
    };
    for (way, target) in [
        ("rashinban.js", Some(100.0)),
        ("rashinban-esm.js", Some(100.0)),
        ("rashinban-nowasm.js", None),
        ("rashinban.js, content inside", None),
        (PAGEFIND, None),
    ] {
        let case = format!("start to interactive: {way}");
        let taken = widget(&case, "value")?;
        add(format!("widget: {case}"), taken, "ms", target);
    }
    add("widget: keystroke to results, p95".into(), widget("keystroke to results", "p95")?, "ms", Some(8.0));
    let case = format!("query to five results: {PAGEFIND}");
    add(format!("{case}, p95"), widget(&case, "p95")?, "ms", None);

    let once = |group, case, key| {
        let value = results.number(group, case, key).with_context(|| format!("{case}: not measured"))?;
        Ok::<_, anyhow::Error>(Spread { median: value, min: value, max: value })
    };
    let allocations = once("allocations", "every query", "count")?;
    add("メモリー確保 / allocations, every query".into(), allocations, "", Some(0.0));
    for (case, wish, target) in [
        ("wasm + glue, gzip -9", " (できれば / at best ≤ 30720)", Some(40.0 * 1024.0)),
        ("rashinban.js and its files, gzip -9", "", Some(60.0 * 1024.0)),
        ("rashinban-esm.js and its files, gzip -9", "", Some(60.0 * 1024.0)),
        ("rashinban-nowasm.js and its files, gzip -9", "", None),
        ("rashinban-progress.js and its files, gzip -9", "", Some(172.0 * 1024.0)),
        ("rashinban/register and its files, gzip -9", "", Some(270.0 * 1024.0)),
        ("plan-only .so, no_std", "", Some(128.0 * 1024.0)),
        ("full .so", "", None),
    ] {
        add(format!("{case}{wish}"), once("size", case, "bytes")?, "bytes", target);
    }
    for case in ["npm: init and search", "npm: everything"] {
        let what = format!("{case}, wasm + minified js, gzip -9");
        add(what, once("download", case, "total")?, "bytes", None);
    }
    Ok(rows)
}

fn lookups(text: &mut String, results: &Results) -> Result<()> {
    text.push_str("| | ns | 最小–最大 / least–greatest | 命令 / instructions |\n|---|--:|--:|--:|\n");
    for group in ["item by enum", "vision by enum", "item by code", "call through the C ABI"] {
        let counted = |case: &str| results.number(group, case, "instructions");
        for line in results.group(group).filter(|line| line["at"].is_array()) {
            let case = line["case"].as_str().unwrap_or_default();
            let Spread { median, min, max } =
                results.spread(Which { group, case, unit: "ns", ..Which::default() }, "value")?;
            let empty = if case.starts_with("Rust") { "Rust: empty loop" } else { "C: empty loop" };
            let more = counted(case).zip(counted(empty)).map_or(f64::NAN, |(case, empty)| case - empty);
            writeln!(text, "| {group}: {case} | {median:.2} | {min:.2}–{max:.2} | {more:.0} |")?;
        }
    }
    let all = "search, all queries";
    for line in results.group(all).filter(|line| line["at"].is_array()) {
        let case = line["case"].as_str().unwrap_or_default();
        let spread = results.spread(Which { group: all, case, unit: "ns", ..Which::default() }, "value")?;
        let Spread { median, min, max } = spread;
        let counted = results.number(all, case, "instructions").unwrap_or(f64::NAN);
        writeln!(text, "| {all}: {case} | {median:.0} | {min:.0}–{max:.0} | {counted:.0} |")?;
    }
    Ok(())
}

fn searches(text: &mut String, results: &Results) -> Result<()> {
    text.push_str(
        "| | 一覧 / list | 再現率 / recall | 適合率 / precision | p50 ns | 平均 / mean ns | gzip bytes |\n",
    );
    text.push_str("|---|---|--:|--:|--:|--:|--:|\n");
    let names = [
        ("Rust", ""),
        ("Rust, limit 20", ""),
        (PRODUCT, "npm: everything"),
        ("npm: search, limit 20", ""),
        (BASELINE, "JS: includes"),
        ("JS: includes over label and text in Japanese", ""),
        ("minisearch 7.2.0, pairs", "minisearch 7.2.0, pairs"),
        ("flexsearch 0.8.212, pairs", "flexsearch 0.8.212, pairs"),
    ];
    for (case, download) in names {
        for (list, name) in LISTS {
            let which = Which { group: "search", case, list, unit: "ns", to: "" };
            let (p50, mean) = (results.spread(which, "p50")?.median, results.spread(which, "mean")?.median);
            let rate = |key: &str| {
                let of = |line: &&Value| line["case"] == case && line["list"] == list && !line[key].is_null();
                let value = results.group("search").find(of).and_then(|line| line[key].as_f64());
                // What a limit leaves out is not forgotten.
                value.filter(|_| !case.contains("limit")).map_or(String::new(), |rate| format!("{rate:.3}"))
            };
            let bytes =
                results.number("download", download, "total").map_or(String::new(), |b| format!("{b:.0}"));
            let (recall, precision) = (rate("recall"), rate("precision"));
            writeln!(text, "| {case} | {name} | {recall} | {precision} | {p50:.0} | {mean:.0} | {bytes} |")?;
        }
    }
    Ok(())
}
