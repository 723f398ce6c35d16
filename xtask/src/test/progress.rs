//! What is told while steps run: a line for each that has ended, and on a terminal those that are running.

use std::io::{self, IsTerminal as _, Write as _};

use super::outcome::Outcome;

/// Of a run.
pub struct Progress {
    count: usize,
    width: usize,
    ended: usize,
    running: Vec<String>,
    terminal: bool,
}

impl Progress {
    /// Of so many steps, whose names are at most so long.
    pub fn new(count: usize, width: usize) -> Self {
        Self { count, width, ended: 0, running: Vec::new(), terminal: io::stdout().is_terminal() }
    }

    /// A step begins.
    pub fn began(&mut self, name: &str) {
        self.running.push(name.to_owned());
        self.tell("");
    }

    /// A step has ended; how is told at once.
    pub fn ended(&mut self, outcome: &Outcome) {
        self.running.retain(|name| *name != outcome.name);
        self.ended += 1;
        let mut line = format!("[{:>3}/{}] {}\n", self.ended, self.count, outcome.line(self.width));
        if !outcome.passed {
            line += &(outcome.end_of_log() + "\n");
        }
        self.tell(&line);
    }

    /// These lines, and below them what is running now.
    fn tell(&self, lines: &str) {
        if self.terminal {
            // The line of those that were running is written over.
            print!("\r\x1b[K{lines}{}", self.running.join(", "));
            let _ = io::stdout().flush();
        } else {
            print!("{lines}");
        }
    }
}
