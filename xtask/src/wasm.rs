//! The modules for JavaScript: those of the package's functions, and those of the custom elements.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, ensure};
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
/// The module of many municipalities' measures, its glue, and the module for browsers with vectors (SIMD), a tenth faster.
const NATIONAL: &str = "rashinban_national";
const NATIONAL_SIMD: &str = "rashinban_national_simd";
/// What every module is compiled with. A panic is one instruction and brings no text and no formatting: 2 KB less.
const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort";
/// What was in the first browsers with WebAssembly, and all that can be translated to JavaScript.
const FIRST_BROWSERS: &str = "-Ctarget-cpu=mvp";
/// How the core and what it stands on are compiled for the elements: they write more than they search and sort, and the
/// download is what counts.
const SMALLEST: [&str; 3] =
    ["--config", "profile.wasm.package.rashinban.opt-level=\"z\"", "-Zbuild-std-features=optimize_for_size"];
/// What may be used beside, where speed counts: it is in every browser since the end of 2021, as in node 16.
const SINCE_2021: &str = "-Ctarget-feature=+bulk-memory,+mutable-globals,+nontrapping-fptoint,+sign-ext";
/// The same with vectors of 128 bits: Safari has them since 2023, the others since 2021.
const SIMD: &str = "-Ctarget-feature=+simd128";
/// How the core and what it stands on are compiled for measures by the hundred thousand.
const FASTEST: [&str; 4] =
    ["--config", "profile.wasm.opt-level=3", "--config", "profile.wasm.package.rashinban.opt-level=3"];
/// What is compiled along of Rust's own library.
const ALLOC: &str = "-Zbuild-std=core,alloc,panic_abort";
const STD: &str = "-Zbuild-std=std,panic_abort";
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

/// Compiles the crate, and puts the modules, their glue and the style sheets into the package.
pub fn build(workspace: &Workspace, log: &mut Log) -> Result<Sizes> {
    let folder = workspace.path("bindings/npm").join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let sizes = build_plan(workspace, log)?;
    small(workspace, log, "report", REPORT, &folder)?;
    small(workspace, log, "register", REGISTER, &folder)?;
    national(workspace, log, &folder)?;
    Ok(sizes)
}

/// The same for the plan alone, its functions and its elements. What else is in the package stays.
pub fn build_plan(workspace: &Workspace, log: &mut Log) -> Result<Sizes> {
    let package = workspace.path("bindings/npm");
    let folder = package.join(FOLDER);
    compile(workspace, log, "api", FLAGS, &[ALLOC])?.out_name(NAME).web(true)?.generate(&folder)?;
    let glue = folder.join(format!("{NAME}.js"));
    fs::write(&glue, bare(&fs::read_to_string(&glue)?))?;
    small(workspace, log, "widget", WIDGET, &folder)?;
    styles(workspace, &package)?;

    let calls = CALLS.iter().map(|name| gzipped(&package.join(name))).sum::<Result<usize>>()?;
    Ok(Sizes { module: gzipped(&folder.join(format!("{NAME}_bg.wasm")))?, glue: gzipped(&glue)?, calls })
}

/// A module of custom elements or of registers.
fn small(workspace: &Workspace, log: &mut Log, feature: &str, name: &str, folder: &Path) -> Result<()> {
    let flags = format!("{FLAGS} {FIRST_BROWSERS}");
    let settings = [&[ALLOC][..], &SMALLEST].concat();
    let glue = loaded_by_scripts(compile(workspace, log, feature, &flags, &settings)?, name, folder)?;
    write_glue(&glue, name, &[name], folder)
}

/// The modules of many municipalities' measures. Their glue is for as many instances as there are collections.
fn national(workspace: &Workspace, log: &mut Log, folder: &Path) -> Result<()> {
    let flags = format!("{FLAGS} {FIRST_BROWSERS} {SINCE_2021}");
    let settings = [&[STD][..], &FASTEST].concat();
    let [glue, same] =
        [(NATIONAL, flags.clone()), (NATIONAL_SIMD, format!("{flags} {SIMD}"))].map(|(name, flags)| {
            loaded_by_scripts(compile(workspace, log, "national", &flags, &settings)?, name, folder)
        });
    let (glue, same) = (glue?, same?);
    ensure!(glue == same, "wasm-bindgen writes other glue for a module with vectors");
    write_glue(&for_instances(&glue)?, NATIONAL, &[NATIONAL, NATIONAL_SIMD], folder)
}

/// Writes a module that the package's scripts load, each in its way, and gives its glue.
fn loaded_by_scripts(mut bindgen: Bindgen, name: &str, folder: &Path) -> Result<String> {
    bindgen.out_name(name).bundler(true)?.generate(folder)?;
    // What would load it, and what it is called by.
    fs::remove_file(folder.join(format!("{name}.js")))?;
    let glue = folder.join(format!("{name}_bg.js"));
    let script = bare(&fs::read_to_string(&glue)?);
    fs::remove_file(glue)?;
    Ok(script)
}

/// Writes glue, with the hashes of the modules that it is for, of which one is loaded.
fn write_glue(glue: &str, name: &str, modules: &[&str], folder: &Path) -> Result<()> {
    let hash = |name: &&str| Ok(integrity(&fs::read(folder.join(format!("{name}_bg.wasm")))?));
    let hashes: Vec<String> = modules.iter().map(hash).collect::<Result<_>>()?;
    let script = format!("{glue}export const integrity = \"{}\";\n", hashes.join(" "));
    Ok(fs::write(folder.join(format!("{name}.js")), script)?)
}

/// Glue as a function that gives its exports, for each instance its own.
fn for_instances(script: &str) -> Result<String> {
    let exported: Vec<&str> = script
        .lines()
        .filter_map(|line| line.strip_prefix("export "))
        .map(|line| {
            let name = line.strip_prefix("function ").or_else(|| line.strip_prefix("class "));
            let name = name.and_then(|name| name.split(['(', ' ']).next());
            name.with_context(|| format!("wasm-bindgen exports in another way than it did: {line}"))
        })
        .collect::<Result<_>>()?;
    let exported = exported.join(", ");
    let inside = script.replace("\nexport ", "\n");
    Ok(format!("export function calls() {{\n{inside}return {{ {exported} }};\n}}\n"))
}

/// Compiles the crate with the calls of one feature.
fn compile(
    workspace: &Workspace,
    log: &mut Log,
    feature: &str,
    flags: &str,
    settings: &[&str],
) -> Result<Bindgen> {
    // Rust's own library is compiled along, so that the flags hold for it. This compiler does so only where it is
    // told that its own language is meant.
    log.run(
        process::cargo()
            .args(["build", "--package=rashinban-wasm", "--profile=wasm", "--no-default-features"])
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
