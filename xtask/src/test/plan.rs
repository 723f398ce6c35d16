//! The steps of a run, and what each waits for.

use std::collections::HashMap;
use std::mem;

use super::lane::Lane;
use super::step::{Step, Task, Turn};

/// A step in its place.
pub struct Planned {
    /// Its place among all.
    pub index: usize,
    /// With its group.
    pub name: String,
    /// When it may run.
    pub turn: Turn,
    /// Whether it is taken before those which are not.
    pub ahead: bool,
    /// What it does.
    pub task: Box<Task>,
    /// The places of the steps that must have ended, besides those that install something.
    pub needs: Vec<usize>,
}

/// All of them, in the order in which they are told of.
#[derive(Default)]
pub struct Plan {
    /// In their order.
    pub steps: Vec<Planned>,
    /// The steps with which a lane ends.
    ends: HashMap<&'static str, Vec<usize>>,
}

impl Plan {
    /// Adds a lane of a group, unless another group has added it.
    pub fn add(&mut self, group: &str, lane: Lane) {
        if self.ends.contains_key(lane.name) {
            return;
        }
        // What the next step waits for, and the steps that stand side by side behind that.
        let mut last = self.ends_of(lane.after);
        let mut beside = Vec::new();
        for step in lane.steps {
            let index = self.steps.len();
            let needs = match step.turn {
                Turn::First => Vec::new(),
                Turn::Beside => {
                    beside.push(index);
                    last.clone()
                }
                Turn::After => {
                    let before = mem::replace(&mut last, vec![index]);
                    if beside.is_empty() { before } else { mem::take(&mut beside) }
                }
            };
            let name = format!("{group}/{}", step.name);
            let Step { turn, task, .. } = step;
            self.steps.push(Planned { index, name, turn, ahead: lane.ahead, task, needs });
        }
        self.ends.insert(lane.name, if beside.is_empty() { last } else { beside });
    }

    /// The length of the longest name.
    pub fn width(&self) -> usize {
        self.steps.iter().map(|step| step.name.len()).max().unwrap_or(0)
    }

    fn ends_of(&self, lanes: &[&str]) -> Vec<usize> {
        lanes.iter().filter_map(|lane| self.ends.get(lane)).flatten().copied().collect()
    }
}
