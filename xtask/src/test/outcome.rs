//! What became of a step.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

use super::plan::Planned;
use crate::log::Log;
use crate::workspace::Workspace;

/// How much of a failed step's log is shown at once.
const LINES_SHOWN: usize = 60;

/// One of them.
pub struct Outcome {
    /// The step's place among all.
    pub index: usize,
    /// With its group.
    pub name: String,
    /// Whether nothing was wrong.
    pub passed: bool,
    time: Duration,
    remark: String,
    log: PathBuf,
}

impl Outcome {
    /// Runs a step, and has what its programs print in this file.
    pub fn of(step: Planned, workspace: &Workspace, log: PathBuf) -> Self {
        let started = Instant::now();
        let (result, remark) = run(step.task, workspace, &log);
        let remark = match &result {
            Ok(()) => remark.unwrap_or_default(),
            Err(error) => shortened(&format!("{error:#}")),
        };
        let (passed, time) = (result.is_ok(), started.elapsed());
        Self { index: step.index, name: step.name, passed, time, remark, log }
    }

    /// Its line in the table.
    pub fn line(&self, width: usize) -> String {
        let Self { name, time, remark, .. } = self;
        let verdict = if self.passed { "ok    " } else { "FAILED" };
        format!("{verdict} {name:<width$} {:>7.1} s  {remark}", time.as_secs_f32())
    }

    /// The last lines of its log; a program may have written bytes that are no UTF-8.
    pub fn end_of_log(&self) -> String {
        let Ok(bytes) = fs::read(&self.log) else {
            return String::new();
        };
        let text = String::from_utf8_lossy(&bytes);
        let lines: Vec<_> = text.lines().collect();
        let hidden = lines.len().saturating_sub(LINES_SHOWN);
        let shown = lines[hidden..].iter().map(|line| format!("        | {line}"));
        let whole = format!("        全文 / the whole log: {}", self.log.display());
        shown.chain([whole]).collect::<Vec<_>>().join("\n")
    }
}

fn run(task: Box<super::step::Task>, workspace: &Workspace, path: &Path) -> (Result<()>, Option<String>) {
    let mut log = match Log::file(path) {
        Ok(log) => log,
        Err(error) => return (Err(error), None),
    };
    // The steps that wait for this one would wait for ever.
    let result = panic::catch_unwind(AssertUnwindSafe(|| task(workspace, &mut log)))
        .unwrap_or_else(|_| Err(anyhow!("the step panicked; what it said is above its line")));
    if let Err(error) = &result {
        log.line(&format!("error: {error:#}"));
    }
    (result, log.take_remark())
}

/// A command with all its arguments would break the table; the log has it in full.
fn shortened(error: &str) -> String {
    const LONGEST: usize = 120;
    match error.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", &error[..end]),
        None => error.to_owned(),
    }
}
