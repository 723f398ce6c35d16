//! The licences of what is linked into the library besides this project's own code.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::archive;
use crate::process;

/// The standard library's own list, as rustup brings it.
pub const STANDARD_LIBRARY: &str = "COPYRIGHT-library.html";

/// The crates by cargo's own resolution for this target, each with the texts of its licences; a text that several have
/// stands once.
pub fn of(target: &str) -> Result<String> {
    let mut cargo = process::cargo();
    cargo.args(["metadata", "--format-version=1", "--manifest-path=ffi/Cargo.toml", "--features=register"]);
    cargo.arg("--filter-platform");
    let metadata: Value = serde_json::from_str(&process::output(cargo.arg(target))?)?;
    let mut text = String::from(
        "Third-party notices / 第三者のソフトウェアに関する表示\n\n\
         librashinban_register has code of these in it, librashinban of some of them. / librashinban_register には次のものの、\
         librashinban にはその一部のコードが含まれます。\n\n",
    );
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in linked(&metadata)? {
        let word = |key: &str| package[key].as_str().unwrap_or("?");
        let name = format!("{} {}", word("name"), word("version"));
        writeln!(text, "- {name}: {} ({})", word("license"), word("repository"))?;
        let folder = Path::new(word("manifest_path")).parent().context("a manifest lies in a folder")?;
        for path in archive::entries(folder)? {
            let file = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
            if path.is_file()
                && ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter().any(|w| file.starts_with(w))
            {
                texts.entry(tidy(&fs::read_to_string(&path)?)).or_default().push(format!("{name}, {file}"));
            }
        }
    }
    writeln!(text, "- the Rust standard library: MIT OR Apache-2.0; its parts in {STANDARD_LIBRARY}")?;
    for (licence, users) in texts {
        write!(text, "\n{}\n{}\n\n{licence}", "=".repeat(78), users.join("\n"))?;
    }
    Ok(text)
}

/// Packages that rashinban-ffi is linked with, by name: no build scripts, no macros, no tests.
fn linked(metadata: &Value) -> Result<Vec<&Value>> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let packages: BTreeMap<&str, &Value> = metadata["packages"]
        .as_array()
        .context("cargo metadata: no packages")?
        .iter()
        .filter_map(|package| Some((package["id"].as_str()?, package)))
        .collect();
    let nodes: BTreeMap<String, Value> = list(&metadata["resolve"]["nodes"])
        .into_iter()
        .filter_map(|node| Some((node["id"].as_str()?.to_string(), node)))
        .collect();
    let is_macro = |id: &str| {
        packages.get(id).is_some_and(|package| {
            list(&package["targets"]).iter().any(|target| target["kind"][0] == "proc-macro")
        })
    };
    let root = metadata["resolve"]["root"].as_str().context("cargo metadata: no root")?;
    let (mut seen, mut open) = (BTreeSet::new(), vec![root.to_string()]);
    while let Some(id) = open.pop() {
        if is_macro(&id) || !seen.insert(id.clone()) {
            continue;
        }
        for dependency in nodes.get(&id).map(|node| list(&node["deps"])).unwrap_or_default() {
            let normal = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            if let (true, Some(id)) = (normal, dependency["pkg"].as_str()) {
                open.push(id.to_string());
            }
        }
    }
    let mut linked: Vec<&Value> = seen.iter().filter_map(|id| packages.get(id.as_str()).copied()).collect();
    // What is in this repository has its own licence beside.
    linked.retain(|package| package["source"].is_string());
    linked.sort_by_key(|package| package["name"].as_str().map(str::to_owned));
    Ok(linked)
}

fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_string() + "\n"
}
