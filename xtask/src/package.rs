//! `cargo xtask package`: what is handed out, in `target/package`.
//!
//! Two builds of one commit give the same bytes: entries are sorted and belong to nobody, times are those of the commit
//! (or `SOURCE_DATE_EPOCH`), and no path of the machine is in what is compiled.

pub mod abi;
mod archive;
pub mod debian;
pub mod header;
mod install;
mod notices;
pub mod platform;
pub mod windows;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result};

use self::platform::{Library, PLATFORMS, Platform, Toolchain};
use crate::library::{LIBRARIES, REGISTER};
use crate::log::Log;
use crate::workspace::Workspace;
use crate::{npm, process, python, setup, wasm};

/// The version of everything that is handed out.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Makes everything.
pub fn run(workspace: &Workspace) -> Result<()> {
    let log = &mut Log::terminal();
    set_up(workspace, log)?;
    npm::set_up(workspace, log)?;
    wasm::set_up(log)?;
    let package = Package::new(workspace)?;
    package.empty()?;
    for platform in &PLATFORMS {
        package.archive(platform, log)?;
    }
    package.debian(log)?;
    wasm::build(workspace, log)?;
    npm::bundle(workspace, log)?;
    package.npm(log)?;
    package.python(log)?;
    package.sums()?;
    println!("\n{}", package.folder.display());
    for file in package.files()? {
        println!("  {:>9}  {}", fs::metadata(&file)?.len(), name(&file));
    }
    Ok(())
}

/// Records the functions and types of today as those to keep.
pub fn record_abi(workspace: &Workspace) -> Result<()> {
    let log = &mut Log::terminal();
    setup::debian(log, &[&setup::ABIGAIL])?;
    abi::record(workspace, log)
}

/// What making them needs, but for the npm package.
pub fn set_up(workspace: &Workspace, log: &mut Log) -> Result<()> {
    setup::debian(log, &[&setup::GCC, &setup::BINUTILS, &setup::DPKG])?;
    python::set_up(workspace, log)?;
    // Before two platforms are compiled side by side: both use it.
    Toolchain::new(workspace, workspace.scratch("package/cargo"))?.set_up(log)?;
    setup::rust_component(log, "llvm-tools")?;
    for platform in &PLATFORMS {
        setup::rust_target(log, platform.target)?;
    }
    setup::rust_component(log, "rust-src")
}

/// A folder of things to hand out.
#[derive(Debug)]
pub struct Package<'a> {
    workspace: &'a Workspace,
    toolchain: Toolchain<'a>,
    folder: PathBuf,
    epoch: u64,
}

impl<'a> Package<'a> {
    /// `target/package`.
    pub fn new(workspace: &'a Workspace) -> Result<Self> {
        Self::with(workspace, workspace.target("package"), workspace.scratch("package/cargo"))
    }

    /// Another folder, compiled in a folder of its own.
    pub fn with(workspace: &'a Workspace, folder: PathBuf, compiled: PathBuf) -> Result<Self> {
        fs::create_dir_all(&folder)?;
        let toolchain = Toolchain::new(workspace, compiled)?;
        Ok(Self { workspace, toolchain, folder, epoch: epoch()? })
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes away what was compiled for a platform: a hundred megabytes.
    pub fn clear(&self, platform: &Platform) -> Result<()> {
        self.toolchain.clear(platform)
    }

    /// Takes away what an earlier run has left.
    pub fn empty(&self) -> Result<()> {
        fs::remove_dir_all(&self.folder)?;
        Ok(fs::create_dir_all(&self.folder)?)
    }

    /// The tree that is unpacked on such a machine.
    pub fn tree(&self, platform: &Platform) -> PathBuf {
        self.folder.join(format!("rashinban-{VERSION}-{}", platform.name))
    }

    /// The tree of a platform, and its archive.
    pub fn archive(&self, platform: &Platform, log: &mut Log) -> Result<PathBuf> {
        let libraries = self.libraries(platform, log)?;
        let tree = self.tree(platform);
        install::tree(self.workspace, &self.toolchain, platform, &libraries, &tree, log)?;
        let archive = if platform.windows {
            archive::zip(&tree, self.epoch)?
        } else {
            archive::tar_gz(&tree, self.epoch)?
        };
        log.remark(format!("{} {} bytes", name(&archive), fs::metadata(&archive)?.len()));
        Ok(archive)
    }

    /// The Debian packages, of what [`Package::archive`] has made for their platform.
    pub fn debian(&self, log: &mut Log) -> Result<Vec<PathBuf>> {
        let platform = &PLATFORMS[0];
        let made = |library| self.toolchain.made(platform, library, log);
        let libraries: Vec<Library> = LIBRARIES.into_iter().map(made).collect::<Result<_>>()?;
        let (tree, stage) = (self.tree(platform), self.toolchain.folder(platform).join("debian"));
        debian::packages(self.workspace, &tree, &libraries, &stage, &self.folder, self.epoch, log)
    }

    fn libraries(&self, platform: &Platform, log: &mut Log) -> Result<Vec<Library>> {
        let build = |library| self.toolchain.build(platform, library, self.epoch, log);
        LIBRARIES.into_iter().map(build).collect()
    }

    /// The npm package, of the modules and scripts that are in its folder.
    pub fn npm(&self, log: &mut Log) -> Result<()> {
        let mut pack = npm::npm(self.workspace);
        log.run(pack.args(["pack", "--ignore-scripts", "--pack-destination"]).arg(&self.folder))
    }

    /// The Python wheel, with the shared library of the first platform inside, that with registers.
    pub fn python(&self, log: &mut Log) -> Result<()> {
        // manylinux2014 is the name of glibc 2.17 there.
        let file = REGISTER.file(".so");
        let library = self.workspace.scratch("package").join(&file);
        install::copy(&self.tree(&PLATFORMS[0]).join("lib").join(file), &library)?;
        let scratch = self.workspace.scratch("package/wheel");
        let wheel = python::wheel(self.workspace, log, &library, Some("manylinux2014_x86_64"), &scratch)?;
        install::copy(&wheel, &self.folder.join(name(&wheel)))
    }

    /// SHA-256 of every archive and package.
    pub fn sums(&self) -> Result<()> {
        let mut sums = String::new();
        for file in self.files()? {
            sums.extend([&archive::sha256(&file)?, "  ", &name(&file), "\n"]);
        }
        Ok(fs::write(self.folder.join("SHA256SUMS"), sums)?)
    }

    /// The archives and packages by name, without the sums.
    fn files(&self) -> Result<Vec<PathBuf>> {
        let mut files = archive::entries(&self.folder)?;
        files.retain(|path| path.is_file() && name(path) != "SHA256SUMS");
        Ok(files)
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Seconds since 1970 that every entry bears: the same for a whole run, however many commits come while it lasts.
fn epoch() -> Result<u64> {
    static EPOCH: OnceLock<u64> = OnceLock::new();
    if let Some(known) = EPOCH.get() {
        return Ok(*known);
    }
    let text = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text,
        Err(_) => process::output(Command::new("git").args(["log", "-1", "--format=%ct"]))?,
    };
    let seconds =
        text.trim().parse().context("SOURCE_DATE_EPOCH: 秒数ではありません / not a number of seconds")?;
    Ok(*EPOCH.get_or_init(|| seconds))
}
