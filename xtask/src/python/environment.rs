//! Environments for Python: whatever else is installed for it stays out of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::log::Log;
use crate::{process, setup};

/// The list of what was installed, within an environment.
const INSTALLED: &str = "requirements.txt";

/// One of them.
#[derive(Debug)]
pub struct Environment {
    folder: PathBuf,
}

impl Environment {
    /// The one in this folder, made or not.
    pub fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Makes it, empty.
    pub fn make(&self, log: &mut Log) -> Result<()> {
        let ready =
            || process::output(Command::new("python3").args(["-c", "import ensurepip, venv"])).is_ok();
        if !ready() {
            setup::debian(log, &[&setup::PYTHON])?;
        }
        log.run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&self.folder))
    }

    /// Makes it with what a list of pip's names, unless it was made with that list before.
    pub fn make_with(&self, requirements: &str, log: &mut Log) -> Result<()> {
        let installed = self.folder.join(INSTALLED);
        if fs::read_to_string(&installed).is_ok_and(|installed| installed == requirements) {
            return Ok(());
        }
        self.make(log)?;
        let wanted = installed.with_extension("new");
        fs::write(&wanted, requirements)?;
        log.run(self.install().arg("--requirement").arg(&wanted))?;
        Ok(fs::rename(wanted, installed)?)
    }

    /// pip; what it shall install is still to be said.
    fn install(&self) -> Command {
        let mut command = self.run("python");
        command.args(["-m", "pip", "install", "--quiet"]);
        command
    }

    /// Installs a wheel, and nothing from elsewhere.
    pub fn install_wheel(&self, wheel: &Path, log: &mut Log) -> Result<()> {
        log.run(self.install().args(["--no-index", "--force-reinstall"]).arg(wheel))
    }

    /// Where its programs are.
    pub fn programs(&self) -> PathBuf {
        self.folder.join("bin")
    }

    /// Where one of them is.
    pub fn program(&self, name: &str) -> PathBuf {
        self.programs().join(name)
    }

    /// A program of it, without what would lead Python to other packages than its own.
    pub fn run(&self, name: &str) -> Command {
        let mut command = Command::new(self.program(name));
        for variable in ["PYTHONPATH", "PYTHONHOME", "RASHINBAN_LIBRARY", "LD_LIBRARY_PATH"] {
            command.env_remove(variable);
        }
        // Nothing is written beside the sources.
        command.env("PYTHONDONTWRITEBYTECODE", "1").env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
        command.env("PYTHONIOENCODING", "utf-8");
        command
    }
}
