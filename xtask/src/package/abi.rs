//! What programs that are already compiled count on: the functions, and the types that they pass.
//!
//! Recorded in `bindings/c/abi` by `cargo xtask package --record-abi`. Functions are listed with the version that brought
//! them, in the form of Debian's symbols files; types as libabigail's `abidw` sees them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{VERSION, header};
use crate::library::{CLibrary, LIBRARIES, REGISTER};
use crate::log::Log;
use crate::process;
use crate::workspace::Workspace;

/// The functions of a library with the version that brought each.
pub fn symbols(workspace: &Workspace, library: &CLibrary) -> PathBuf {
    workspace.path(format!("bindings/c/abi/{}0.symbols", library.package()))
}

/// Their types.
fn types_of(workspace: &Workspace, library: &CLibrary) -> PathBuf {
    workspace.path("bindings/c/abi").join(library.file(".abi"))
}

/// The numbers of all headers, which are compiled into programs: no library can tell how they were.
const CONSTANTS: &str = "bindings/c/abi/constants.txt";

const BROKEN: &str = "C ABI が壊れます / this breaks the C ABI. コンパイル済みのプログラムが動かなくなります / programs \
                      that are compiled would stop working: 関数・引数・構造体を元に戻し、新しい形は別の名前で足してください \
                      / put back what was there, and add the new form under another name. どうしても変えるなら \
                      SONAME を上げます / to change it all the same, raise the SONAME (ffi/build.rs, \
                      xtask/src/library.rs, librashinban0) and record anew: cargo xtask package --record-abi";
const GREW: &str = "新しい関数が記録されていません / functions that are not recorded yet: \
                    RASHINBAN_ABI_VERSION を確かめ / see to RASHINBAN_ABI_VERSION, then: cargo xtask package --record-abi";

/// Writes all records. A function that is gone stays an error, unless its record is taken away by hand.
pub fn record(workspace: &Workspace, log: &mut Log) -> Result<()> {
    for library in LIBRARIES {
        record_one(workspace, library, log)?;
    }
    let mut constants = String::new();
    for (name, value) in self::constants(&REGISTER.declarations(workspace)?) {
        let _ = writeln!(constants, "{name} {value}");
    }
    Ok(fs::write(workspace.path(CONSTANTS), constants)?)
}

fn record_one(workspace: &Workspace, library: &CLibrary, log: &mut Log) -> Result<()> {
    let symbols = symbols(workspace, library);
    let recorded = if symbols.exists() { recorded(workspace, library)? } else { BTreeMap::new() };
    let declared = declared(workspace, library)?;
    let gone: Vec<_> = recorded.keys().filter(|name| !declared.contains(*name)).cloned().collect();
    if !gone.is_empty() && released(&recorded, &gone) {
        bail!("{}: {BROKEN}", gone.join(", "));
    }
    let mut text = format!("{} {}0 #MINVER#\n", library.soname(), library.package());
    for name in &declared {
        let since = recorded.get(name).map_or(VERSION, String::as_str);
        let _ = writeln!(text, " {name}@Base {since}");
    }
    super::install::write(&symbols, text)?;
    let described = described(workspace, library, log)?;
    let mut abidw = Command::new("abidw");
    abidw.args(["--no-comp-dir-path", "--no-corpus-path", "--no-show-locs"]);
    let types = process::output(abidw.arg(described))?;
    Ok(fs::write(types_of(workspace, library), types)?)
}

/// Whether an earlier version than this one has any of them: what no release had can go.
fn released(recorded: &BTreeMap<String, String>, names: &[String]) -> bool {
    names.iter().any(|name| recorded.get(name).is_some_and(|since| since != VERSION))
}

/// The functions of the headers.
fn declared(workspace: &Workspace, library: &CLibrary) -> Result<BTreeSet<String>> {
    Ok(header::functions(workspace, library)?.into_iter().map(|function| function.name).collect())
}

fn recorded(workspace: &Workspace, library: &CLibrary) -> Result<BTreeMap<String, String>> {
    let path = symbols(workspace, library);
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let line = |line: &str| {
        let (name, since) = line.trim().split_once("@Base ")?;
        Some((name.to_string(), since.to_string()))
    };
    Ok(text.lines().filter_map(line).collect())
}

/// Headers, record and library have the same functions.
pub fn functions(workspace: &Workspace, library: &CLibrary, exported: &BTreeSet<String>) -> Result<usize> {
    let declared = declared(workspace, library)?;
    let recorded: BTreeSet<String> = recorded(workspace, library)?.into_keys().collect();
    let lacks = |all: &BTreeSet<String>, some: &BTreeSet<String>| {
        all.difference(some).cloned().collect::<Vec<_>>().join(", ")
    };
    let gone = lacks(&recorded, &declared);
    if !gone.is_empty() {
        bail!("{gone}: {BROKEN}");
    }
    let new = lacks(&declared, &recorded);
    if !new.is_empty() {
        bail!("{new}: {GREW}");
    }
    let (surplus, missing) = (lacks(exported, &declared), lacks(&declared, exported));
    if !surplus.is_empty() || !missing.is_empty() {
        bail!("exported but not declared: [{surplus}]; declared but not exported: [{missing}]");
    }
    Ok(declared.len())
}

/// Every recorded constant has its value still.
pub fn numbers(workspace: &Workspace) -> Result<usize> {
    let header = constants(&REGISTER.declarations(workspace)?);
    let recorded = fs::read_to_string(workspace.path(CONSTANTS)).context(CONSTANTS)?;
    for line in recorded.lines() {
        let (name, value) = line.split_once(' ').context(CONSTANTS)?;
        match header.get(name) {
            Some(now) if now == value => {}
            Some(now) => bail!("{name}: {value} → {now}: {BROKEN}"),
            None => bail!("{name}: {BROKEN}"),
        }
    }
    if let Some(name) = header.keys().find(|name| !recorded.contains(&format!("{name} "))) {
        bail!("{name}: {GREW}");
    }
    Ok(header.len())
}

/// The header's numbers by name, without those of its version.
fn constants(header: &str) -> BTreeMap<String, String> {
    let line = |line: &str| {
        let (name, value) = line.strip_prefix("#define ")?.split_once(' ')?;
        value.parse::<i32>().ok()?;
        (!name.contains("_VERSION")).then(|| (name.to_string(), value.to_string()))
    };
    header.lines().filter_map(line).collect()
}

/// Arguments and structs are what they were.
pub fn types(workspace: &Workspace, log: &mut Log) -> Result<()> {
    LIBRARIES.into_iter().try_for_each(|library| compare_types(workspace, library, log))
}

fn compare_types(workspace: &Workspace, library: &CLibrary, log: &mut Log) -> Result<()> {
    let described = described(workspace, library, log)?;
    let mut abidiff = Command::new("abidiff");
    abidiff.arg(types_of(workspace, library)).arg(described);
    let output = abidiff.output().context("abidiff")?;
    log.line(&String::from_utf8_lossy(&output.stdout));
    log.line(&String::from_utf8_lossy(&output.stderr));
    // Bits: 1 and 2 are errors of its own, 4 a change, 8 one that breaks programs.
    match output.status.code() {
        Some(0) => Ok(()),
        Some(code) if code & 3 != 0 => bail!("abidiff: {}", output.status),
        Some(code) if code & 8 != 0 => bail!("{BROKEN}"),
        // It cannot tell whether a changed struct or argument is read as before; here none is.
        Some(_) if only_added(&String::from_utf8_lossy(&output.stdout)) => bail!("{GREW}"),
        _ => bail!("{BROKEN}"),
    }
}

/// Whether nothing was removed or changed.
fn only_added(report: &str) -> bool {
    let summary =
        report.lines().find(|line| line.starts_with("Functions changes summary:")).unwrap_or_default();
    summary.contains(" 0 Removed") && summary.contains(" 0 Changed")
}

/// A library with the headers' functions and their types as C has them. rustc's own knows them as Rust has them, which
/// is no promise of this project, and changes with its versions; the header is what programs are compiled with.
fn described(workspace: &Workspace, of: &CLibrary, log: &mut Log) -> Result<PathBuf> {
    let folder = workspace.scratch("package/abi");
    fs::create_dir_all(&folder)?;
    let source = of.file(".c");
    fs::write(folder.join(&source), definitions(of, &of.declarations(workspace)?)?)?;
    let library = folder.join(of.soname());
    let mut gcc = Command::new("gcc");
    gcc.args(["-std=c11", "-g", "-shared", "-fPIC", &format!("-Wl,-soname,{}", of.soname()), "-I"]);
    // Its folder is not to be found in the record.
    gcc.arg(workspace.path("bindings/c/include")).arg(format!("-ffile-prefix-map={}=.", folder.display()));
    gcc.current_dir(&folder).arg("-o").arg(&library).arg(source);
    log.run(&mut gcc)?;
    Ok(library)
}

/// Every declaration with a body.
fn definitions(library: &CLibrary, header: &str) -> Result<String> {
    let mut source = String::new();
    for header in library.headers {
        let _ = writeln!(source, "#include <rashinban/{header}>");
    }
    for (start, _) in header.match_indices("\nint32_t ") {
        let (declaration, _) = header[start..].split_once(';').context("a declaration without its end")?;
        source += declaration;
        source += " { return 0; }\n";
    }
    Ok(source)
}

/// The names that the dynamic linker sees.
pub fn exported(library: &Path, log: &mut Log) -> Result<BTreeSet<String>> {
    let list = log.capture(Command::new("nm").args(["-D", "--defined-only"]).arg(library))?;
    Ok(list.lines().filter_map(|line| line.split_whitespace().nth(2)).map(str::to_owned).collect())
}
