//! Runs steps, two at a time, and reports them.

use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use anyhow::Result;

use super::outcome::Outcome;
use super::plan::{Plan, Planned};
use super::progress::Progress;
use super::queue::Queue;
use super::step::Turn;
use crate::workspace::Workspace;

/// How many steps run at a time, of those that may: as many as the smallest machine that runs them all has cores. With one
/// more they take as long, each of them longer.
const BESIDE: usize = 2;

/// Of a run.
pub struct Runner<'a> {
    workspace: &'a Workspace,
    logs: PathBuf,
    progress: Mutex<Progress>,
    outcomes: Mutex<Vec<Outcome>>,
}

impl<'a> Runner<'a> {
    /// Runs all steps of a plan, prints the table and the closing line; true if nothing failed.
    pub fn run(workspace: &'a Workspace, plan: Plan) -> Result<bool> {
        let started = Instant::now();
        let logs = workspace.scratch("logs");
        fs::create_dir_all(&logs)?;
        let (count, width) = (plan.steps.len(), plan.width());
        let progress = Mutex::new(Progress::new(count, width));
        let runner = Self { workspace, logs, progress, outcomes: Mutex::default() };
        runner.run_all(plan);
        let mut outcomes = runner.outcomes.into_inner().unwrap_or_else(PoisonError::into_inner);
        outcomes.sort_by_key(|outcome| outcome.index);

        println!("\n結果 / results ({} s)", started.elapsed().as_secs());
        for outcome in &outcomes {
            println!("  {}", outcome.line(width));
        }
        let failed: Vec<_> = outcomes.iter().filter(|outcome| !outcome.passed).collect();
        // Once more at the end, where a reader looks first.
        for outcome in &failed {
            println!("\n{}\n{}", outcome.line(width), outcome.end_of_log());
        }
        println!("\n{} passed, {} failed", count - failed.len(), failed.len());
        Ok(failed.is_empty() && outcomes.len() == count)
    }

    fn run_all(&self, plan: Plan) {
        // None of an earlier run may be taken for this one's; those of other groups stay.
        for step in &plan.steps {
            let _ = fs::remove_file(self.log(&step.name));
        }
        let (first, others): (Vec<_>, Vec<_>) =
            plan.steps.into_iter().partition(|step| step.turn == Turn::First);
        for step in first {
            self.run_step(step);
        }
        let queue = Queue::new(others);
        thread::scope(|scope| {
            for _ in 0..BESIDE {
                scope.spawn(|| {
                    while let Some(step) = queue.take() {
                        let index = step.index;
                        self.run_step(step);
                        queue.ended(index);
                    }
                });
            }
        });
    }

    fn run_step(&self, step: Planned) {
        let log = self.log(&step.name);
        let lock = || self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        lock().began(&step.name);
        let outcome = Outcome::of(step, self.workspace, log);
        lock().ended(&outcome);
        self.outcomes.lock().unwrap_or_else(PoisonError::into_inner).push(outcome);
    }

    fn log(&self, name: &str) -> PathBuf {
        self.logs.join(name.replace('/', "-") + ".log")
    }
}
