//! npm, in the folder of the package.

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

/// What a page downloads for the elements, in bytes after gzip, by the script that it links.
pub fn downloads(workspace: &Workspace) -> Result<Vec<(&'static str, usize)>> {
    let scripts: [(&str, &[&str]); 3] = [
        ("rashinban.js", &["rashinban.js"]),
        ("rashinban-esm.js", &["rashinban-esm.js", "rashinban_widget_bg.wasm"]),
        ("rashinban-nowasm.js", &["rashinban-nowasm.js"]),
    ];
    let dist = workspace.path("bindings/npm/dist");
    let style = gzipped(&dist.join("rashinban.css"))?;
    let sum = |files: &[&str]| files.iter().map(|file| gzipped(&dist.join(file))).sum::<Result<usize>>();
    scripts.into_iter().map(|(script, files)| Ok((script, sum(files)? + style))).collect()
}
