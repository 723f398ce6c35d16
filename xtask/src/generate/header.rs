//! The C headers, from the crate `rashinban-ffi` through cbindgen. It writes one, in which everything of the feature
//! "register" stands between `#if defined(RASHINBAN_REGISTER)` and `#endif`; that becomes the second.

use super::{MARK, Output};
use anyhow::{Context, Result, ensure};
use std::path::Path;

/// What cbindgen puts around a declaration of the feature, by its configuration.
const REGISTER: &str = "#if defined(RASHINBAN_REGISTER)";

/// What the second header says first.
const REGISTER_PROSE: &str = "\
/*
 * rashinban: registers of measures (施策) under the plan. Everything of rashinban.h is part of the same library,
 * librashinban_register, and all that is said there holds here.
 *
 * Registers, diagnostics and documents are held by the library, behind numbers (handles) above 0. Each is to be let go of
 * by rashinban_free, from any thread; at most 262,144 are held at a time, and one more is
 * RASHINBAN_ERROR_INVALID_ARGUMENT. A number that is no handle, or that of something else, is
 * RASHINBAN_ERROR_UNKNOWN_NUMBER. What is held is never changed: any number of threads may ask it at once.
 *
 * Days are numbers, 20260331.
 */
";

/// That of the plan, and that of registers.
pub fn outputs(root: &Path) -> Result<[Output; 2]> {
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
    let (plan, register) = parted(&on_one_line(&String::from_utf8(text)?))?;
    Ok([
        Output { path: "bindings/c/include/rashinban/rashinban.h", text: plan },
        Output { path: "bindings/c/include/rashinban/rashinban_register.h", text: register },
    ])
}

/// The header without registers, and that of registers.
fn parted(header: &str) -> Result<(String, String)> {
    const FUNCTIONS: &str = "extern \"C\" {";
    let (mut plan, mut types, mut functions) = (String::new(), String::new(), String::new());
    let mut lines = header.split_inclusive('\n');
    let mut in_functions = false;
    while let Some(line) = lines.next() {
        in_functions |= line.trim_end() == FUNCTIONS;
        if line.trim_end() != REGISTER {
            plan.push_str(line);
            continue;
        }
        let part = if in_functions { &mut functions } else { &mut types };
        part.extend(lines.by_ref().take_while(|line| line.trim_end() != "#endif"));
        part.push('\n');
        // The blank line behind it.
        lines.next();
    }
    ensure!(!types.is_empty() && !functions.is_empty(), "cbindgen told nothing of registers");
    let register = format!(
        "{REGISTER_PROSE}\n#ifndef RASHINBAN_REGISTER_H\n#define RASHINBAN_REGISTER_H\n\n/* {MARK} */\n\n\
         #include \"rashinban.h\"\n\n{types}#ifdef __cplusplus\n{FUNCTIONS}\n#endif\n\n{functions}\
         #ifdef __cplusplus\n}}  // extern \"C\"\n#endif\n\n#endif  /* RASHINBAN_REGISTER_H */\n"
    );
    Ok((plan, register))
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
