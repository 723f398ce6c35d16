//! The Python package: its tools and its wheel.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::log::Log;
use crate::process;
use crate::setup;
use crate::workspace::Workspace;

const PACKAGE: &str = "bindings/python";

/// Tools of these versions in an environment of their own: whatever else is installed for Python stays out of it.
pub fn set_up(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let ready = || process::output(Command::new("python3").args(["-c", "import ensurepip, venv"])).is_ok();
    if !ready() {
        setup::debian(log, &[&setup::PYTHON])?;
    }
    let wanted = workspace.path(PACKAGE).join("requirements-dev.txt");
    let wanted = fs::read_to_string(&wanted).with_context(|| wanted.display().to_string())?;
    let tools = workspace.scratch("python/tools");
    let have = tools.join("requirements-dev.txt");
    if fs::read_to_string(&have).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    log.run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&tools))?;
    log.run(
        tool(workspace, "pip")
            .args(["install", "--quiet", "--requirement"])
            .arg(workspace.path(PACKAGE).join("requirements-dev.txt")),
    )?;
    fs::write(have, wanted)?;
    Ok(())
}

/// One of the tools.
pub fn tool(workspace: &Workspace, name: &str) -> Command {
    let mut command = clean(Command::new(workspace.scratch("python/tools/bin").join(name)));
    command.env("MYPY_CACHE_DIR", workspace.scratch("python/mypy"));
    command
}

/// Without what would lead Python to other packages than those of its own environment.
pub fn clean(mut command: Command) -> Command {
    for variable in ["PYTHONPATH", "PYTHONHOME", "RASHINBAN_LIBRARY", "LD_LIBRARY_PATH"] {
        command.env_remove(variable);
    }
    // Nothing is written beside the sources.
    command.env("PYTHONDONTWRITEBYTECODE", "1").env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
    command
}

/// Makes the wheel with this file of the C library, into a folder that is emptied first. The platform is that for which
/// the library was built (`manylinux2014_x86_64`); without one it is this machine's. The same library gives the same
/// bytes. [`set_up`] must have run.
pub fn wheel(
    workspace: &Workspace,
    log: &mut Log,
    library: &Path,
    platform: Option<&str>,
    folder: &Path,
) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let mut command = tool(workspace, "pip");
    command.args(["wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir"]);
    command.arg(folder).arg(workspace.path(PACKAGE)).env("RASHINBAN_LIBRARY", library);
    // The day of the cabinet decision.
    command.env("SOURCE_DATE_EPOCH", "1686268800");
    if let Some(platform) = platform {
        command.env("RASHINBAN_WHEEL_PLATFORM", platform);
    }
    log.run(&mut command)?;
    let mut wheels = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    match (wheels.pop(), wheels.pop()) {
        (Some(wheel), None) => Ok(wheel),
        _ => bail!("{}: not one wheel", folder.display()),
    }
}
