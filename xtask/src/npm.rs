//! npm, in the folder of the package.

use std::fs;
use std::process::Command;

use anyhow::Result;

use crate::log::Log;
use crate::setup;
use crate::wasm::gzipped;
use crate::workspace::Workspace;

/// npm, without its advertisements of itself.
pub fn npm(workspace: &Workspace) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(workspace.path("bindings/npm")).env("npm_config_update_notifier", "false");
    command
}

/// What the package is built and tested with.
pub fn set_up(workspace: &Workspace, log: &mut Log) -> Result<()> {
    setup::debian(log, &[&setup::NODE, &setup::NPM])?;
    log.run(npm(workspace).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))
}

/// Makes the scripts that have everything inside, of what `wasm::build` has made.
pub fn bundle(workspace: &Workspace, log: &mut Log) -> Result<()> {
    log.run(npm(workspace).args(["run", "bundle"]))
}

/// What a page downloads for the elements, in bytes after gzip, by the way in which it loads them.
pub fn downloads(workspace: &Workspace) -> Result<[(&'static str, usize); 3]> {
    let package = workspace.path("bindings/npm");
    let sum = |paths: &[&str]| paths.iter().map(|path| gzipped(&package.join(path))).sum::<Result<usize>>();
    let mut modules = 0;
    for entry in fs::read_dir(package.join("src/widget"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            modules += gzipped(&path)?;
        }
    }
    let style = sum(&["dist/rashinban.css"])?;
    let module = sum(&["dist/rashinban_widget.js", "dist/rashinban_widget_bg.wasm"])?;
    Ok([
        ("modules", modules + module + style),
        ("rashinban.js", sum(&["dist/rashinban.js"])? + style),
        ("rashinban-nowasm.js", sum(&["dist/rashinban-nowasm.js"])? + style),
    ])
}
