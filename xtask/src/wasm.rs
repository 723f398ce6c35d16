//! The module for JavaScript.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::log::Log;
use crate::process;
use crate::workspace::Workspace;

/// What it is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// Where the package expects it, in `bindings/npm`.
const MODULE: &str = "dist/rashinban.wasm";
/// What a browser loads beside it.
const SCRIPTS: [&str; 4] = ["src/browser.js", "src/generated.js", "src/module.js", "src/plan.js"];

/// What the reader of a page downloads, in bytes after gzip.
#[derive(Debug)]
pub struct Sizes {
    module: usize,
    scripts: usize,
}

impl Sizes {
    /// All files.
    pub fn total(&self) -> usize {
        self.module + self.scripts
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { module, scripts } = self;
        write!(f, "gzip: wasm {module} + js {scripts} = {} bytes", self.total())
    }
}

/// Compiles the crate into the package. The module imports nothing, so that this file is all of it.
pub fn build(workspace: &Workspace, log: &mut Log) -> Result<Sizes> {
    let target = format!("--target={TARGET}");
    log.run(process::cargo().args(["build", "--package=rashinban-wasm", "--profile=wasm", &target]))?;

    let package = workspace.path("bindings/npm");
    let module = package.join(MODULE);
    fs::create_dir_all(module.parent().context("a file is in a folder")?)?;
    fs::copy(workspace.target(format!("{TARGET}/wasm/rashinban_wasm.wasm")), &module)?;

    let scripts: Result<Vec<_>> = SCRIPTS.iter().map(|script| gzipped(&package.join(script))).collect();
    Ok(Sizes { module: gzipped(&module)?, scripts: scripts?.iter().sum() })
}

fn gzipped(path: &Path) -> Result<usize> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&bytes)?;
    Ok(encoder.finish()?.len())
}
