//! Runs steps one after the other and reports them.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::log::Log;
use crate::workspace::Workspace;

/// How much of a failed step's log is shown at once.
const LINES_SHOWN: usize = 60;

type Work = Box<dyn FnOnce(&Workspace, &mut Log) -> Result<()>>;

/// One thing that passes or fails.
pub struct Step {
    name: String,
    work: Work,
}

impl Step {
    /// A step by its name within the group.
    pub fn new(
        name: impl Into<String>,
        work: impl FnOnce(&Workspace, &mut Log) -> Result<()> + 'static,
    ) -> Self {
        Self { name: name.into(), work: Box::new(work) }
    }
}

/// The steps of a run.
pub struct Runner<'a> {
    workspace: &'a Workspace,
    logs: PathBuf,
    steps: Vec<Step>,
}

/// What became of a step.
struct Outcome {
    name: String,
    passed: bool,
    time: Duration,
    remark: String,
}

impl<'a> Runner<'a> {
    /// A run without steps.
    pub fn new(workspace: &'a Workspace) -> Result<Self> {
        let logs = workspace.scratch("logs");
        fs::create_dir_all(&logs)?;
        Ok(Self { workspace, logs, steps: Vec::new() })
    }

    /// Adds the steps of a group.
    pub fn add(&mut self, group: &str, steps: Vec<Step>) {
        self.steps
            .extend(steps.into_iter().map(|step| Step { name: format!("{group}/{}", step.name), ..step }));
    }

    /// Runs all, prints the table and the closing line; true if nothing failed.
    pub fn run(self) -> bool {
        let started = Instant::now();
        let count = self.steps.len();
        let width = self.steps.iter().map(|step| step.name.len()).max().unwrap_or(0);
        let mut outcomes = Vec::with_capacity(count);
        // None of an earlier run may be taken for this one's; those of other groups stay.
        let logs = self.logs;
        let log = |step: &Step| logs.join(step.name.replace('/', "-") + ".log");
        for step in &self.steps {
            let _ = fs::remove_file(log(step));
        }
        for (index, step) in self.steps.into_iter().enumerate() {
            print!("[{:>2}/{count}] {:<width$} … ", index + 1, step.name);
            // The line stays open while the step runs; without this it would be shown only at its end.
            let _ = std::io::stdout().flush();
            let log = log(&step);
            let outcome = run_step(self.workspace, step, &log);
            outcomes.push(outcome);
        }

        println!("\n結果 / results ({} s)", started.elapsed().as_secs());
        for Outcome { name, passed, time, remark } in &outcomes {
            println!("  {} {name:<width$} {:>7.1} s  {remark}", verdict(*passed), time.as_secs_f32());
        }
        let passed = outcomes.iter().filter(|outcome| outcome.passed).count();
        println!("\n{passed} passed, {} failed", count - passed);
        passed == count
    }
}

fn run_step(workspace: &Workspace, step: Step, log_path: &Path) -> Outcome {
    let started = Instant::now();
    let (result, remark) = match Log::file(log_path) {
        Ok(mut log) => {
            let result = (step.work)(workspace, &mut log);
            if let Err(error) = &result {
                log.line(&format!("error: {error:#}"));
            }
            (result, log.take_remark())
        }
        Err(error) => (Err(error), None),
    };
    let time = started.elapsed();
    let passed = result.is_ok();
    let remark = match result {
        Ok(()) => remark.unwrap_or_default(),
        Err(error) => shortened(&format!("{error:#}")),
    };
    println!("{} {:.1} s  {remark}", verdict(passed), time.as_secs_f32());
    if !passed {
        show_end(log_path);
    }
    Outcome { name: step.name, passed, time, remark }
}

/// A command with all its arguments would break the table; the log has it in full.
fn shortened(error: &str) -> String {
    const LONGEST: usize = 120;
    match error.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", &error[..end]),
        None => error.to_owned(),
    }
}

fn verdict(passed: bool) -> &'static str {
    if passed { "ok    " } else { "FAILED" }
}

/// The last lines of a log; a program may have written bytes that are no UTF-8.
fn show_end(log: &Path) {
    let Ok(bytes) = fs::read(log) else {
        return;
    };
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<_> = text.lines().collect();
    let hidden = lines.len().saturating_sub(LINES_SHOWN);
    for line in &lines[hidden..] {
        println!("        | {line}");
    }
    println!("        全文 / the whole log: {}", log.display());
}
