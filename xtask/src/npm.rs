//! npm, in the folder of the package.

use std::fmt;
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

/// What a page downloads for something of the package.
#[derive(Debug)]
pub struct Download {
    /// The script that it links, or what it imports.
    pub name: &'static str,
    /// After gzip.
    pub bytes: usize,
    /// What it may be.
    pub most: Option<usize>,
}

impl fmt::Display for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.bytes)?;
        self.most.map_or(Ok(()), |most| write!(f, " (at most {most})"))
    }
}

/// What a page downloads for the elements, with their style sheet, and for registers.
pub fn downloads(workspace: &Workspace) -> Result<Vec<Download>> {
    const KIB: usize = 1024;
    let all: [(&str, &[&str], Option<usize>); 6] = [
        ("rashinban.js", &["rashinban.js", "rashinban.css"], Some(60 * KIB)),
        (
            "rashinban-esm.js",
            &["rashinban-esm.js", "rashinban_widget_bg.wasm", "rashinban.css"],
            Some(60 * KIB),
        ),
        // JavaScript that stands for the module is longer, and not what a page loads without need.
        ("rashinban-nowasm.js", &["rashinban-nowasm.js", "rashinban.css"], None),
        ("rashinban-progress.js", &["rashinban-progress.js", "rashinban-progress.css"], Some(172 * KIB)),
        ("rashinban/register", &["rashinban_register_bg.wasm", "rashinban_register.js"], Some(270 * KIB)),
        // The larger of the two modules, of which a browser loads one.
        (
            "rashinban/national",
            &["rashinban_national_simd_bg.wasm", "rashinban_national.js"],
            Some(436 * KIB),
        ),
    ];
    let dist = workspace.path("bindings/npm/dist");
    let sum = |files: &[&str]| files.iter().map(|file| gzipped(&dist.join(file))).sum::<Result<usize>>();
    all.into_iter().map(|(name, files, most)| Ok(Download { name, bytes: sum(files)?, most })).collect()
}
