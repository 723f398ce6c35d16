//! The npm package as its users get it: packed, installed, run in node and in the browser.

use std::fs;

use anyhow::{Context, Result, bail, ensure};

use super::lane::Lane;
use super::shared::{self, MODULES, PROGRAMS};
use super::step::Step;
use crate::build::TestedPrograms;
use crate::log::Log;
use crate::npm::{self, Download, npm};
use crate::serve::Server;
use crate::workspace::Workspace;
use crate::{serve, setup, wasm};

/// Module and glue after gzip, in bytes.
const SIZE_LIMIT: usize = 40 * 1024;
/// Tells the package's scripts in which folder it is installed (`node_modules/rashinban` inside it).
const PROJECT: &str = "RASHINBAN_PROJECT";
/// Tells them where the page is served.
const PAGE: &str = "RASHINBAN_PAGE";
/// Tells them where the command is, which writes the same markup.
const COMMAND: &str = "RASHINBAN_CLI";
/// Tells them which browser to start.
const BROWSER: &str = "RASHINBAN_CHROMIUM";

/// The scripts of bindings/npm/package.json, `test:` before their names. The longest first: the others run beside it.
const SCRIPTS: [&str; 16] = [
    "report",
    "axe",
    "accessibility",
    "progress",
    "bundlers",
    "loads",
    "plan",
    "chromium",
    "picker",
    "resets",
    "item",
    "national",
    "types",
    "register",
    "node",
    "docs",
];

pub fn lanes() -> Vec<Lane> {
    let mut steps = vec![
        Step::set_up("set-up", |_, log| setup::debian(log, &[&setup::CHROMIUM, &setup::FONTS])),
        Step::new("install", install),
    ];
    steps.extend(SCRIPTS.map(|name| Step::beside(name, move |workspace, log| script(workspace, log, name))));
    vec![shared::modules(), shared::programs(), Lane::new("web", steps).after(&[MODULES, PROGRAMS])]
}

/// Makes the modules and the scripts, and holds them to their sizes.
pub fn modules() -> Vec<Step> {
    vec![
        Step::set_up("modules-set-up", |workspace, log| {
            wasm::set_up(log)?;
            npm::set_up(workspace, log)
        }),
        Step::new("wasm", |workspace, log| {
            let sizes = wasm::build(workspace, log)?;
            log.remark(format!("{sizes}, at most {SIZE_LIMIT}"));
            if sizes.total() > SIZE_LIMIT {
                bail!("{sizes}, more than {SIZE_LIMIT}");
            }
            Ok(())
        }),
        Step::new("bundle", |workspace, log| {
            npm::bundle(workspace, log)?;
            let downloads = npm::downloads(workspace)?;
            let told: Vec<_> = downloads.iter().map(Download::to_string).collect();
            log.remark(format!("gzip: {}", told.join(", ")));
            let over: Vec<_> =
                downloads.iter().filter(|one| one.most.is_some_and(|most| one.bytes > most)).collect();
            ensure!(over.is_empty(), "more than may be: {over:?}");
            Ok(())
        }),
    ]
}

/// Installs the tarball into an empty project: a file that `files` of package.json forgets is missing there.
fn install(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let project = workspace.scratch("npm");
    if project.exists() {
        fs::remove_dir_all(&project)?;
    }
    fs::create_dir_all(&project)?;
    fs::write(project.join("package.json"), r#"{"private": true, "type": "module"}"#)?;
    // What it would run before packing has just been done by the steps before this one.
    let printed = log.capture(
        npm(workspace).args(["pack", "--json", "--ignore-scripts", "--pack-destination"]).arg(&project),
    )?;
    let packed: serde_json::Value = serde_json::from_str(&printed)?;
    let tarball = packed[0]["filename"].as_str().context("npm pack named no file")?;
    log.run(
        npm(workspace)
            .current_dir(&project)
            .args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
            .arg(project.join(tarball)),
    )
}

/// One of the scripts. The page is served as the demo serves it, under the same policy.
fn script(workspace: &Workspace, log: &mut Log, name: &str) -> Result<()> {
    let page = Server::bind(workspace, serve::DEFAULT_PORT)?.spawn();
    let browser = setup::CHROMIUM.sign().unwrap_or_else(|| "chromium".into());
    log.run(
        npm(workspace)
            .args(["run", &format!("test:{name}")])
            .env(PROJECT, workspace.scratch("npm"))
            .env(PAGE, page)
            .env(COMMAND, TestedPrograms::of(workspace).command_line)
            .env(BROWSER, browser),
    )
}
