//! The module for JavaScript.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use wasm_bindgen_cli_support::Bindgen;

use crate::log::Log;
use crate::process;
use crate::workspace::Workspace;

/// What it is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// Name of the files in `bindings/npm/dist`.
const NAME: &str = "rashinban_wasm";

/// What the reader of a page downloads, in bytes after gzip.
#[derive(Debug)]
pub struct Sizes {
    module: usize,
    glue: usize,
}

impl Sizes {
    /// Both files.
    pub fn total(&self) -> usize {
        self.module + self.glue
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { module, glue } = self;
        write!(f, "gzip: wasm {module} + js {glue} = {} bytes", self.total())
    }
}

/// Compiles the crate and writes module, glue and types into `bindings/npm/dist`.
///
/// wasm-bindgen runs as a library of this program: it comes from the same lock file as the crate's own half, and
/// so cannot differ from it.
pub fn build(workspace: &Workspace, log: &mut Log) -> Result<Sizes> {
    let target = format!("--target={TARGET}");
    log.run(process::cargo().args(["build", "--package=rashinban-wasm", "--profile=wasm", &target]))?;

    let dist = workspace.path("bindings/npm/dist");
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    Bindgen::new()
        .input_path(workspace.target(format!("{TARGET}/wasm/{NAME}.wasm")))
        .out_name(NAME)
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&dist)
        .context("wasm-bindgen")?;

    Ok(Sizes {
        module: gzipped(&dist.join(format!("{NAME}_bg.wasm")))?,
        glue: gzipped(&dist.join(format!("{NAME}.js")))?,
    })
}

fn gzipped(path: &Path) -> Result<usize> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&bytes)?;
    Ok(encoder.finish()?.len())
}
