//! The C header, from the crate `rashinban-ffi` through cbindgen.

use super::{MARK, Output};
use anyhow::{Context, Result};
use std::path::Path;

pub fn output(root: &Path) -> Result<Output> {
    let folder = root.join("ffi");
    let mut config = cbindgen::Config::from_file(folder.join("cbindgen.toml").to_string_lossy().as_ref())
        .map_err(|error| anyhow::anyhow!("ffi/cbindgen.toml: {error}"))?;
    config.autogen_warning = Some(format!("/* {MARK} */"));
    config.after_includes = Some(version());
    let bindings = cbindgen::Builder::new()
        .with_config(config)
        .with_src(folder.join("src/lib.rs"))
        .generate()
        .context("cbindgen cannot read ffi/src")?;
    let mut text = Vec::new();
    bindings.write(&mut text);
    Ok(Output {
        path: "bindings/c/include/rashinban/rashinban.h",
        text: on_one_line(&String::from_utf8(text)?),
    })
}

/// The version as macros, so that a program can tell what it was compiled with. All crates share one.
fn version() -> String {
    let [major, minor, patch] =
        [env!("CARGO_PKG_VERSION_MAJOR"), env!("CARGO_PKG_VERSION_MINOR"), env!("CARGO_PKG_VERSION_PATCH")];
    format!(
        "\n/** The version of this header; rashinban_version tells that of the library. */\n\
         #define RASHINBAN_VERSION \"{}\"\n\
         #define RASHINBAN_VERSION_MAJOR {major}\n\
         #define RASHINBAN_VERSION_MINOR {minor}\n\
         #define RASHINBAN_VERSION_PATCH {patch}",
        env!("CARGO_PKG_VERSION")
    )
}

/// Comments of one line, which cbindgen spreads over three.
fn on_one_line(header: &str) -> String {
    let lines: Vec<&str> = header.lines().collect();
    let mut out = String::new();
    let mut rest = &lines[..];
    while let [line, tail @ ..] = rest {
        rest = tail;
        out.push_str(line);
        if let ("/**", [text, end, tail @ ..]) = (line.trim(), rest)
            && let (Some(text), "*/") = (text.trim().strip_prefix("* "), end.trim())
        {
            out = out + " " + text + " */";
            rest = tail;
        }
        out.push('\n');
    }
    out
}
