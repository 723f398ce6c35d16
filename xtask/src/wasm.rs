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
/// What loads it, and takes strings and lists across its boundary.
const GLUE: [&str; 2] = ["src/browser.js", "src/module.js"];
/// The calls and enums themselves. A bundler keeps those that a page uses.
const CALLS: [&str; 2] = ["src/plan.js", "src/generated.js"];

/// What the reader of a page downloads, in bytes after gzip.
#[derive(Debug)]
pub struct Sizes {
    module: usize,
    glue: usize,
    calls: usize,
}

impl Sizes {
    /// The module and what it takes to use it, as the limit counts.
    pub fn total(&self) -> usize {
        self.module + self.glue
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { module, glue, calls } = self;
        write!(
            f,
            "gzip: wasm {module} + glue {glue} = {} bytes, and {calls} of calls in JavaScript",
            self.total()
        )
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

    let scripts =
        |names: &[&str]| names.iter().map(|name| gzipped(&package.join(name))).sum::<Result<usize>>();
    Ok(Sizes { module: gzipped(&module)?, glue: scripts(&GLUE)?, calls: scripts(&CALLS)? })
}

fn gzipped(path: &Path) -> Result<usize> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&bytes)?;
    Ok(encoder.finish()?.len())
}
