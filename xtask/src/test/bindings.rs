//! The bindings over the C library, each with the shared vectors and its example.

mod cobol;
mod cpp;
mod dotnet;
mod engines;
mod java;
mod php;
mod python;
mod ruby;

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::lane::Lane;
use super::shared::{self, LIBRARIES, PROGRAMS};
use super::step::Step;
use crate::log::Log;
use crate::workspace::Workspace;

/// The bindings over the C library that have no registers yet. The others run the vectors of registers.
const WITHOUT_REGISTERS: [&str; 8] =
    ["cobol", "cpp", "dotnet", "java", "php", "postgresql", "ruby", "sqlite"];
/// Those over the WebAssembly module, and over the crate itself.
const NOT_OVER_C: [&str; 2] = ["npm", "arrow"];

pub fn lanes() -> Vec<Lane> {
    let mut lanes = vec![
        shared::libraries(),
        shared::programs(),
        Lane::new("registers", vec![Step::new("registers", registers)]),
    ];
    // Each language has its own programs and folders, and waits for no other.
    let languages = [
        ("cpp", cpp::steps()),
        ("cobol", cobol::steps()),
        ("python", python::steps()),
        ("php", php::steps()),
        ("ruby", ruby::steps()),
        ("java", java::steps()),
        ("dotnet", dotnet::steps()),
    ];
    lanes.extend(languages.map(|(name, steps)| Lane::new(name, steps).after(&[LIBRARIES])));
    lanes.push(Lane::new("engines", engines::steps()).after(&["python", PROGRAMS]));
    lanes
}

/// Every binding has registers or is named above, and not both.
fn registers(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let mut without = BTreeSet::new();
    for folder in fs::read_dir(workspace.path("bindings"))? {
        let folder = folder?.path();
        let name = folder.file_name().context("a folder has a name")?.to_string_lossy().into_owned();
        let sources =
            Command::new("git").args(["grep", "--quiet", "rashinban_register_ask"]).arg(&folder).status()?;
        if !NOT_OVER_C.contains(&name.as_str()) && !sources.success() {
            without.insert(name);
        }
    }
    let named = BTreeSet::from(WITHOUT_REGISTERS.map(str::to_owned));
    let differ: Vec<_> = without.symmetric_difference(&named).cloned().collect();
    ensure!(
        differ.is_empty(),
        "without registers and not named, or named and with registers: {}",
        differ.join(", ")
    );
    log.remark(format!("without: {}", WITHOUT_REGISTERS.join(", ")));
    Ok(())
}
