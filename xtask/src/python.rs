//! The Python package: its tools and its wheel.

mod environment;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

pub use self::environment::Environment;
use crate::log::Log;
use crate::workspace::Workspace;

const PACKAGE: &str = "bindings/python";

/// Tools of these versions.
pub fn set_up(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let list = workspace.path(PACKAGE).join("requirements-dev.txt");
    let list = fs::read_to_string(&list).with_context(|| list.display().to_string())?;
    tools(workspace).make_with(&list, log)
}

fn tools(workspace: &Workspace) -> Environment {
    Environment::at(workspace.scratch("python/tools"))
}

/// One of the tools.
pub fn tool(workspace: &Workspace, name: &str) -> Command {
    let mut command = tools(workspace).run(name);
    command.env("MYPY_CACHE_DIR", workspace.scratch("python/mypy"));
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
