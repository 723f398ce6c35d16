//! One thing that passes or fails.

use anyhow::Result;

use crate::log::Log;
use crate::workspace::Workspace;

/// What a step does.
pub type Task = dyn FnOnce(&Workspace, &mut Log) -> Result<()> + Send;

/// When a step may run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Before all others of the run, alone: it installs what the machine lacks.
    First,
    /// After all before it in its lane.
    After,
    /// While those of its kind before and after it in its lane do: it writes only what is its own.
    Beside,
}

/// One of them.
pub struct Step {
    /// Within its group.
    pub name: String,
    /// When.
    pub turn: Turn,
    /// What.
    pub task: Box<Task>,
}

impl Step {
    /// A step that waits for those before it.
    pub fn new(
        name: impl Into<String>,
        task: impl FnOnce(&Workspace, &mut Log) -> Result<()> + Send + 'static,
    ) -> Self {
        Self { name: name.into(), turn: Turn::After, task: Box::new(task) }
    }

    /// A step that may run while the ones before and after it do.
    pub fn beside(
        name: impl Into<String>,
        task: impl FnOnce(&Workspace, &mut Log) -> Result<()> + Send + 'static,
    ) -> Self {
        Self { turn: Turn::Beside, ..Self::new(name, task) }
    }

    /// A step that sees to it that what the others need is there.
    pub fn set_up(
        name: impl Into<String>,
        task: impl FnOnce(&Workspace, &mut Log) -> Result<()> + Send + 'static,
    ) -> Self {
        Self { turn: Turn::First, ..Self::new(name, task) }
    }
}
