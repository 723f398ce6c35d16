//! What it takes to change a collection in a file: an update of a few measures, a save, and making it compact.
//!
//!     cargo run --release --manifest-path tests/bench/national/Cargo.toml --bin update -- 1000000
//!
//! Takes the number of made-up measures. One in ten thousand is deleted and another put in anew, in every part of the
//! collection. Each step runs in a process of its own that has the file mapped; its memory is the most that it had, the
//! parts of the file that it looked at included. A save ends when all is on the disk.

use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use memmap2::Mmap;
use rashinban::national::{Collection, LoadOptions};
use rashinban_bench_national::times::load;
use rashinban_bench_national::written::written;

const EVERY: usize = 10_000;
/// So many measures are changed in less than 2 GiB.
const BOUND: usize = 1_000_000;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [count] => compare(count.parse().context("a number of measures")?),
        [step, file] => run(step, Path::new(file)),
        _ => bail!("a number of measures"),
    }
}

fn compare(count: usize) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let [lines, _] = written(count, folder.path())?;
    let mut options = LoadOptions::default();
    options.as_of = "2026-03-31".parse().ok();
    let loaded = Collection::load_json_lines(&std::fs::read(lines)?, &options);
    let file = folder.path().join("collection");
    loaded.collection.context("not loaded")?.save(&file)?;
    let size = file.metadata()?.len() as f64 / f64::from(1 << 30);
    println!("{count} measures, {size:.2} GiB in a file; load {}\n", load());
    println!("| | change s | save s | peak GiB |\n|---|--:|--:|--:|");
    for step in ["update", "compact"] {
        let output = Command::new(std::env::current_exe()?).arg(step).arg(&file).output()?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        print!("{}", String::from_utf8_lossy(&output.stdout));
    }
    println!("\nload {}", load());
    Ok(())
}

fn run(step: &str, file: &Path) -> Result<()> {
    // SAFETY: nobody changes the file meanwhile.
    let map = unsafe { Mmap::map(&File::open(file)?)? };
    let collection = Collection::open(Arc::new(map))?;
    let start = Instant::now();
    let mut update = collection.update();
    for number in (0..collection.len()).step_by(EVERY) {
        update.delete(collection.owner(number)?, collection.id(number)?)?;
        let next = (number + EVERY / 2).min(collection.len() - 1);
        update.upsert(&collection.measure(next)?, collection.owner(next)?)?;
    }
    let mut newer = update.finish()?;
    if step == "compact" {
        newer = newer.compact()?;
    }
    let change = start.elapsed().as_secs_f64();
    let start = Instant::now();
    newer.save(file.with_extension("newer"))?;
    let save = start.elapsed().as_secs_f64();
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no peak")?;
    let kilobytes: f64 = peak.trim().trim_end_matches(" kB").parse()?;
    ensure!(kilobytes < f64::from(2 << 20) || newer.len() > BOUND, "{step}: more than 2 GiB");
    println!("| {step} | {change:.2} | {save:.2} | {:.2} |", kilobytes / f64::from(1 << 20));
    Ok(())
}
