//! The modules for JavaScript: those of the package's functions, and those of the custom elements.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha384};
use wasm_bindgen_cli_support::Bindgen;

use crate::log::Log;
use crate::workspace::Workspace;
use crate::{process, setup};

/// What it is compiled for.
const TARGET: &str = "wasm32-unknown-unknown";
/// Where the package expects it, in `bindings/npm`.
const FOLDER: &str = "dist";
/// The crate, and the module of the package's functions with its glue, as wasm-bindgen names them.
const NAME: &str = "rashinban_wasm";
/// The module of the custom elements, and its glue.
const WIDGET: &str = "rashinban_widget";
/// The module of reports, and its glue.
const REPORT: &str = "rashinban_report";
/// The module of registers, and its glue.
const REGISTER: &str = "rashinban_register";
/// What every module is compiled with. A panic is one instruction and brings no text and no formatting: 2 KB less.
const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort";
/// What was in the first browsers with WebAssembly, and all that can be translated to JavaScript.
const FIRST_BROWSERS: &str = "-Ctarget-cpu=mvp";
/// How the core and what it stands on are compiled for the elements: they write more than they search and sort, and the
/// download is what counts.
const SMALLEST: [&str; 3] =
    ["--config", "profile.wasm.package.rashinban.opt-level=\"z\"", "-Zbuild-std-features=optimize_for_size"];
/// The style sheet of the elements, and the parts it is made of, in their order.
const STYLES: (&str, [&str; 4]) = ("rashinban.css", ["tokens", "plan", "picker", "item"]);
/// The style sheet of reports.
const REPORT_STYLES: &str = "core/src/generated/report.css";
/// The package's own scripts. A bundler keeps the calls that a page uses.
const CALLS: [&str; 4] = ["src/browser.js", "src/module.js", "src/plan.js", "src/generated.js"];

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
            "gzip: wasm {module} + glue {glue} = {} bytes, and {calls} of the package's own JavaScript",
            self.total()
        )
    }
}

/// What compiling needs.
pub fn set_up(log: &mut Log) -> Result<()> {
    setup::rust_target(log, TARGET)?;
    setup::rust_component(log, "rust-src")
}

/// Compiles the crate, and puts the modules, their glue and the style sheet into the package.
pub fn build(workspace: &Workspace, log: &mut Log) -> Result<Sizes> {
    let package = workspace.path("bindings/npm");
    let folder = package.join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    compile(workspace, log, "api", FLAGS, &[])?.out_name(NAME).web(true)?.generate(&folder)?;
    let glue = folder.join(format!("{NAME}.js"));
    fs::write(&glue, bare(&fs::read_to_string(&glue)?))?;
    small(workspace, log, "widget", WIDGET, &folder)?;
    small(workspace, log, "report", REPORT, &folder)?;
    small(workspace, log, "register", REGISTER, &folder)?;
    styles(workspace, &package)?;

    let calls = CALLS.iter().map(|name| gzipped(&package.join(name))).sum::<Result<usize>>()?;
    Ok(Sizes { module: gzipped(&folder.join(format!("{NAME}_bg.wasm")))?, glue: gzipped(&glue)?, calls })
}

/// A module of custom elements or of registers. Its glue loads nothing: the package's scripts do, each in its way.
fn small(workspace: &Workspace, log: &mut Log, feature: &str, name: &str, folder: &Path) -> Result<()> {
    let flags = format!("{FLAGS} {FIRST_BROWSERS}");
    compile(workspace, log, feature, &flags, &SMALLEST)?.out_name(name).bundler(true)?.generate(folder)?;
    let module = fs::read(folder.join(format!("{name}_bg.wasm")))?;
    let glue = folder.join(format!("{name}_bg.js"));
    let script = bare(&fs::read_to_string(&glue)?);
    fs::remove_file(glue)?;
    let script = format!("{script}export const integrity = \"{}\";\n", integrity(&module));
    Ok(fs::write(folder.join(format!("{name}.js")), script)?)
}

/// Compiles the crate with the calls of one feature.
fn compile(
    workspace: &Workspace,
    log: &mut Log,
    feature: &str,
    flags: &str,
    settings: &[&str],
) -> Result<Bindgen> {
    // `core` and `alloc` are compiled along, so that the flags hold for them. This compiler does so only where it is
    // told that its own language is meant.
    log.run(
        process::cargo()
            .args([
                "build",
                "--package=rashinban-wasm",
                "--profile=wasm",
                "-Zbuild-std=core,alloc,panic_abort",
                "--no-default-features",
            ])
            .arg(format!("--features={feature}"))
            .args(settings)
            .arg(format!("--target={TARGET}"))
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", flags),
    )?;
    let mut bindgen = Bindgen::new();
    // Types are written by hand, for the calls and not for what lies below them.
    bindgen
        .input_path(workspace.target(format!("{TARGET}/wasm/{NAME}.wasm")))
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    Ok(bindgen)
}

/// The hash of a file as browsers compare it.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Joins the parts of the style sheet.
fn styles(workspace: &Workspace, package: &Path) -> Result<()> {
    let (name, parts) = STYLES;
    let mut sheet = String::new();
    for part in parts {
        let path = package.join(format!("src/widget/css/{part}.css"));
        sheet += &fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    }
    let folder = package.join(FOLDER);
    fs::write(folder.join(name), sheet)?;
    // Made by `cargo xtask generate`, for the page that holds it.
    fs::copy(workspace.path(REPORT_STYLES), folder.join("rashinban-progress.css"))?;
    Ok(())
}

/// The glue without comments and indentation. No string in it runs over a line.
fn bare(script: &str) -> String {
    let lines =
        script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['*', '/']));
    lines.fold(String::from("// Written by wasm-bindgen.\n"), |bare, line| bare + line + "\n")
}

/// The size of a file as servers send it.
pub fn gzipped(path: &Path) -> Result<usize> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&bytes)?;
    Ok(encoder.finish()?.len())
}
