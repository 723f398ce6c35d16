//! How time is taken on a machine that others use as well.
//!
//! Every sample is short (a third of a millisecond), and the cases take turns, so that whatever slows the machine slows
//! neighbours alike. A block is the median of some samples, ratios being taken turn by turn; what is reported is the
//! median of the blocks, with the least and the greatest.

use std::arch::asm;
use std::hint::black_box;
use std::time::Instant;

use serde_json::{Value, json};

/// Samples to a block.
const TURNS: usize = 21;
/// Blocks.
const BLOCKS: usize = 5;
/// What one sample should take, in nanoseconds.
const SAMPLE: f64 = 300_000.0;

/// Something that can be done `n` times.
pub struct Case<'a> {
    /// Its name in the reports.
    pub name: &'static str,
    run: Box<dyn Fn(u64) + 'a>,
}

impl<'a> Case<'a> {
    /// A case whose loop is its own.
    pub fn new(name: &'static str, run: impl Fn(u64) + 'a) -> Self {
        Self { name, run: Box::new(run) }
    }

    /// Does it `n` times.
    pub fn run(&self, n: u64) {
        (self.run)(black_box(n));
    }

    /// Nanoseconds for one.
    fn sample(&self, n: u64) -> f64 {
        let start = Instant::now();
        self.run(n);
        nanoseconds(start) / count(n)
    }

    /// How often in a sample.
    fn often(&self) -> u64 {
        let mut n = 1;
        loop {
            let spent = self.sample(n) * count(n);
            if spent >= SAMPLE {
                return n;
            }
            // Twice: once for the caches, so that the next look is at what will be measured.
            n = if spent < SAMPLE / 8.0 { n * 4 } else { n + n / 2 + 1 };
        }
    }
}

/// Cases that belong together; those of `compared` by their places, product first.
pub struct Group<'a> {
    /// Its name in the reports.
    pub name: &'static str,
    /// The cases, which take turns.
    pub cases: Vec<Case<'a>>,
    /// Which are compared: the one, by the other.
    pub compared: Vec<(usize, usize)>,
}

impl Group<'_> {
    /// Measures all cases and prints a line for each, and for each comparison.
    pub fn measure(&self) {
        let often: Vec<u64> = self.cases.iter().map(Case::often).collect();
        let mut times = vec![Vec::new(); self.cases.len()];
        let mut ratios = vec![Vec::new(); self.compared.len()];
        let mut differences = vec![Vec::new(); self.compared.len()];
        for _ in 0..BLOCKS {
            let mut block = vec![Vec::new(); self.cases.len()];
            for turn in 0..TURNS {
                for place in 0..self.cases.len() {
                    let case = (place + turn) % self.cases.len();
                    block[case].push(self.cases[case].sample(often[case]));
                }
            }
            for (pair, (a, b)) in self.compared.iter().enumerate() {
                let turns = || block[*a].iter().zip(&block[*b]);
                ratios[pair].push(median(turns().map(|(a, b)| a / b).collect()));
                differences[pair].push(median(turns().map(|(a, b)| a - b).collect()));
            }
            for (times, block) in times.iter_mut().zip(block) {
                times.push(median(block));
            }
        }
        for (case, times) in self.cases.iter().zip(times) {
            print(&json!({ "group": self.name, "case": case.name, "unit": "ns", "value": spread(times) }));
        }
        for (pair, (a, b)) in self.compared.iter().enumerate() {
            let names = json!({ "group": self.name, "case": self.cases[*a].name, "to": self.cases[*b].name });
            let line = |unit: &str, values: &Vec<f64>| {
                let mut line = names.clone();
                line["unit"] = unit.into();
                line["value"] = spread(values.clone());
                print(&line);
            };
            line("ratio", &ratios[pair]);
            line("ns more", &differences[pair]);
        }
    }
}

/// One line of the raw results.
pub fn print(line: &Value) {
    println!("{line}");
}

/// The middle one, or what lies between the two in the middle.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let half = values.len() / 2;
    if values.len() % 2 == 1 { values[half] } else { f64::midpoint(values[half - 1], values[half]) }
}

/// Median, least and greatest.
pub fn spread(values: Vec<f64>) -> Value {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let greatest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    json!({ "median": median(values), "min": least, "max": greatest })
}

/// Since then, in nanoseconds.
pub fn nanoseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e9
}

#[allow(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub fn count(n: u64) -> f64 {
    n as f64
}

/// Keeps a number from being left out, in a register as the floors in C do (`black_box` would write it to memory).
#[inline]
pub fn used(value: usize) {
    // SAFETY: no instruction at all.
    unsafe { asm!("/* {} */", in(reg) value, options(nostack, preserves_flags)) }
}

/// The same for a text.
#[inline]
pub fn read(text: &str) {
    used(text.as_ptr() as usize);
    used(text.len());
}
