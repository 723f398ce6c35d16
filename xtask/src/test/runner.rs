//! Runs steps, those that ask for it two at a time, and reports them.

use std::collections::VecDeque;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::log::Log;
use crate::workspace::Workspace;

/// How much of a failed step's log is shown at once.
const LINES_SHOWN: usize = 60;
/// How many steps run at a time, of those that may: as many as the smallest machine that runs them all has cores.
const BESIDE: usize = 2;

type Task = dyn FnOnce(&Workspace, &mut Log) -> Result<()>;
type BesideTask = dyn FnOnce(&Workspace, &mut Log) -> Result<()> + Send;

/// What a step does.
enum Work {
    /// Alone: it writes what others read, or is what others wait for.
    Alone(Box<Task>),
    /// Beside others of its kind that follow one another: it writes only what is its own.
    Beside(Box<BesideTask>),
}

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
        Self { name: name.into(), work: Work::Alone(Box::new(work)) }
    }

    /// A step that may run while the ones before and after it do.
    pub fn beside(
        name: impl Into<String>,
        work: impl FnOnce(&Workspace, &mut Log) -> Result<()> + Send + 'static,
    ) -> Self {
        Self { name: name.into(), work: Work::Beside(Box::new(work)) }
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
    /// The rest of its line, and the end of its log if it failed.
    told: String,
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
        let mut beside = VecDeque::new();
        let told = |index: usize, name: &str| format!("[{:>3}/{count}] {name:<width$} … ", index + 1);
        for (index, step) in self.steps.into_iter().enumerate() {
            let log = log(&step);
            match step.work {
                Work::Beside(task) => beside.push_back((index, step.name, task, log)),
                Work::Alone(task) => {
                    outcomes.extend(run_beside(self.workspace, &mut beside, &told));
                    print!("{}", told(index, &step.name));
                    // The line stays open while the step runs; without this it would be shown only at its end.
                    let _ = std::io::stdout().flush();
                    let outcome = run_step(self.workspace, step.name, task, &log);
                    print!("{}", outcome.told);
                    outcomes.push(outcome);
                }
            }
        }
        outcomes.extend(run_beside(self.workspace, &mut beside, &told));

        println!("\n結果 / results ({} s)", started.elapsed().as_secs());
        for Outcome { name, passed, time, remark, .. } in &outcomes {
            println!("  {} {name:<width$} {:>7.1} s  {remark}", verdict(*passed), time.as_secs_f32());
        }
        let passed = outcomes.iter().filter(|outcome| outcome.passed).count();
        // Once more at the end, where a reader looks first.
        for outcome in outcomes.iter().filter(|outcome| !outcome.passed) {
            print!("\n{} {}", outcome.name, outcome.told);
        }
        println!("\n{passed} passed, {} failed", count - passed);
        passed == count
    }
}

/// Runs what may run side by side; the answers stand in the steps' order.
fn run_beside(
    workspace: &Workspace,
    steps: &mut VecDeque<(usize, String, Box<BesideTask>, PathBuf)>,
    told: &(impl Fn(usize, &str) -> String + Sync),
) -> Vec<Outcome> {
    let steps = Mutex::new(steps);
    let outcomes = Mutex::new(Vec::new());
    // A step that panicked has ended its own thread; the scope passes that on.
    let next = || steps.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    thread::scope(|scope| {
        for _ in 0..BESIDE {
            scope.spawn(|| {
                while let Some((index, name, task, log)) = next() {
                    let start = told(index, &name);
                    let outcome = run_step(workspace, name, task, &log);
                    print!("{start}{}", outcome.told);
                    outcomes.lock().unwrap_or_else(PoisonError::into_inner).push((index, outcome));
                }
            });
        }
    });
    let mut outcomes = outcomes.into_inner().unwrap_or_else(PoisonError::into_inner);
    outcomes.sort_by_key(|(index, _)| *index);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

fn run_step(workspace: &Workspace, name: String, task: Box<Task>, log_path: &Path) -> Outcome {
    let started = Instant::now();
    let (result, remark) = match Log::file(log_path) {
        Ok(mut log) => {
            let result = task(workspace, &mut log);
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
    let mut told = format!("{} {:.1} s  {remark}\n", verdict(passed), time.as_secs_f32());
    if !passed {
        told += &end_of(log_path);
    }
    Outcome { name, passed, time, remark, told }
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
fn end_of(log: &Path) -> String {
    let Ok(bytes) = fs::read(log) else {
        return String::new();
    };
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<_> = text.lines().collect();
    let hidden = lines.len().saturating_sub(LINES_SHOWN);
    let shown = lines[hidden..].iter().map(|line| format!("        | {line}"));
    let whole = format!("        全文 / the whole log: {}\n", log.display());
    shown.chain([whole]).collect::<Vec<_>>().join("\n")
}
