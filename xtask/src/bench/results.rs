//! The lines that the measuring processes print, and what they say together.

use anyhow::{Context, Result};
use serde_json::Value;

/// All lines of a run.
#[derive(Debug, Default)]
pub struct Results {
    lines: Vec<Value>,
}

/// The middle of what several processes measured, and their least and greatest.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    pub median: f64,
    pub min: f64,
    pub max: f64,
}

impl Spread {
    /// Of these; nothing of none.
    pub fn of(mut values: Vec<f64>) -> Option<Self> {
        values.sort_unstable_by(f64::total_cmp);
        let (min, max) = (*values.first()?, *values.last()?);
        let half = values.len() / 2;
        let median =
            if values.len() % 2 == 1 { values[half] } else { f64::midpoint(values[half - 1], values[half]) };
        Some(Self { median, min, max })
    }
}

/// Which lines: every word but an empty one must be that of the line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Which<'a> {
    pub group: &'a str,
    pub case: &'a str,
    pub to: &'a str,
    pub list: &'a str,
    pub unit: &'a str,
}

impl Which<'_> {
    fn is(&self, line: &Value) -> bool {
        let Self { group, case, to, list, unit } = *self;
        let keys = [("group", group), ("case", case), ("list", list), ("unit", unit)];
        keys.iter().all(|(key, word)| word.is_empty() || line[*key] == *word)
            // A line without it is no comparison.
            && line["to"].as_str().unwrap_or_default() == to
    }
}

impl Results {
    /// Keeps a line.
    pub fn add(&mut self, line: Value) {
        self.lines.push(line);
    }

    /// Keeps what a process has printed.
    pub fn read(&mut self, printed: &str) -> Result<()> {
        for line in printed.lines() {
            self.add(serde_json::from_str(line).with_context(|| line.to_string())?);
        }
        Ok(())
    }

    /// All of it, a JSON object to a line.
    pub fn lines(&self) -> String {
        self.lines.iter().map(Value::to_string).collect::<Vec<_>>().join("\n") + "\n"
    }

    /// The lines of a group.
    pub fn group<'a>(&'a self, group: &'a str) -> impl Iterator<Item = &'a Value> {
        self.lines.iter().filter(move |line| line["group"] == group)
    }

    /// A number that is there once.
    pub fn number(&self, group: &str, case: &str, key: &str) -> Option<f64> {
        self.group(group).filter(|line| line["case"] == case).find_map(|line| line[key].as_f64())
    }

    /// What each process measured, in their order; `key` is `value`, `p50` or `mean`.
    pub fn medians(&self, which: Which<'_>, key: &str) -> Vec<f64> {
        self.lines
            .iter()
            .filter(|line| which.is(line))
            .filter_map(|line| line[key]["median"].as_f64())
            .collect()
    }

    /// What they measured together.
    pub fn spread(&self, which: Which<'_>, key: &str) -> Result<Spread> {
        Spread::of(self.medians(which, key)).with_context(|| format!("{which:?}: not measured"))
    }
}
