//! Steps that wait for their turn.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::plan::Planned;

/// From which several threads take.
pub struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    waiting: VecDeque<Planned>,
    ended: BTreeSet<usize>,
}

impl Queue {
    /// What these wait for is among them, before them.
    pub fn new(mut steps: Vec<Planned>) -> Self {
        // Otherwise they keep their order.
        steps.sort_by_key(|step| !step.ahead);
        let state = State { waiting: steps.into(), ended: BTreeSet::new() };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// Takes the first step that waits for no other, as soon as there is one; nothing when all are taken.
    pub fn take(&self) -> Option<Planned> {
        let mut state = self.lock();
        while !state.waiting.is_empty() {
            if let Some(place) = state.ready() {
                return state.waiting.remove(place);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        None
    }

    /// Those that wait for this step need not any more.
    pub fn ended(&self, index: usize) {
        self.lock().ended.insert(index);
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn ready(&self) -> Option<usize> {
        self.waiting.iter().position(|step| step.needs.iter().all(|need| self.ended.contains(need)))
    }
}
