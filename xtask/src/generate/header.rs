//! The C header, from the crate `rashinban-ffi` through cbindgen.

use super::{MARK, Output};
use anyhow::{Context, Result};
use std::path::Path;

pub fn output(root: &Path) -> Result<Output> {
    let folder = root.join("ffi");
    let mut config = cbindgen::Config::from_file(folder.join("cbindgen.toml").to_string_lossy().as_ref())
        .map_err(|error| anyhow::anyhow!("ffi/cbindgen.toml: {error}"))?;
    config.autogen_warning = Some(format!("/* {MARK} */"));
    let bindings = cbindgen::Builder::new()
        .with_config(config)
        .with_src(folder.join("src/generated.rs"))
        .with_src(folder.join("src/lib.rs"))
        .generate()
        .context("cbindgen cannot read ffi/src")?;
    let mut text = Vec::new();
    bindings.write(&mut text);
    Ok(Output { path: "bindings/c/include/rashinban/rashinban.h", text: String::from_utf8(text)? })
}
