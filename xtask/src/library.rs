//! The two C libraries. A program is linked with one of them: that with registers has everything of the other besides, and
//! is five times its size.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::log::Log;
use crate::workspace::Workspace;
use crate::{build, process};

/// One of them.
#[derive(Debug, PartialEq, Eq)]
pub struct CLibrary {
    /// As `-l` and pkg-config have it.
    pub name: &'static str,
    /// What it is, for those who choose packages.
    pub summary: &'static str,
    /// Its headers, in the folder of the headers. Its functions are those of all of them; the last is its own.
    pub headers: &'static [&'static str],
    /// Its largest size, stripped, in bytes.
    pub limit: u64,
    /// Besides those of both.
    arguments: &'static [&'static str],
}

/// The same for both, so that what they stand on is compiled once. The standard library is compiled along, without what
/// would print a backtrace: that is half of the size; and with smaller sorts, which are compiled once for each type that is
/// sorted. Unwinding stays: the guard around every function counts on it.
const ARGUMENTS: [&str; 3] = [
    "--profile=native",
    "-Zbuild-std=std,panic_unwind",
    "-Zbuild-std-features=panic-unwind,optimize_for_size",
];
/// This compiler does so only where it is told that its own language is meant.
const OWN_LANGUAGE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");
/// The variable by which cargo strips what it makes.
pub const STRIP: &str = "CARGO_PROFILE_NATIVE_STRIP";

/// The plan alone.
pub const PLAN: CLibrary = CLibrary {
    name: "rashinban",
    summary: "Japan's Priority Plan for a Digital Society (2023)",
    headers: &["rashinban.h"],
    limit: 512 * 1024,
    arguments: &[],
};

/// The plan and registers.
pub const REGISTER: CLibrary = CLibrary {
    name: "rashinban_register",
    summary: "Japan's Priority Plan for a Digital Society (2023), with registers of measures",
    headers: &["rashinban.h", "rashinban_register.h"],
    limit: 1536 * 1024,
    // Our code for size, too.
    arguments: &[
        "--features=register",
        "--config=profile.native.package.rashinban.opt-level=\"s\"",
        "--config=profile.native.package.rashinban-ffi.opt-level=\"s\"",
    ],
};

/// Both.
pub const LIBRARIES: [&CLibrary; 2] = [&PLAN, &REGISTER];

/// The folder of the headers, from the root.
pub const HEADERS: &str = "bindings/c/include/rashinban";

impl CLibrary {
    /// A file's name: `librashinban.so`.
    pub fn file(&self, ending: &str) -> String {
        format!("lib{}{ending}", self.name)
    }

    /// What programs ask for when they start.
    pub fn soname(&self) -> String {
        self.file(".so.0")
    }

    /// The component of CMake's package, and the last part of its target.
    pub fn component(&self) -> &'static str {
        self.name.rsplit('_').next().unwrap_or(self.name)
    }

    /// As packages have it: `librashinban-register`.
    pub fn package(&self) -> String {
        format!("lib{}", self.name.replace('_', "-"))
    }

    /// The text of its headers, one after the other.
    pub fn declarations(&self, workspace: &Workspace) -> Result<String> {
        let read = |name: &&str| {
            let path = workspace.path(HEADERS).join(name);
            fs::read_to_string(&path).with_context(|| path.display().to_string())
        };
        self.headers.iter().map(read).collect()
    }

    /// A cargo, or what stands for it, that compiles the library; the crate type and the target are still to be said.
    pub fn compiled_by(&self, mut cargo: Command) -> Command {
        cargo.args(["rustc", "--package=rashinban-ffi", "--lib"]).args(ARGUMENTS).args(self.arguments);
        cargo.env(OWN_LANGUAGE.0, OWN_LANGUAGE.1);
        cargo
    }

    /// Builds it for this machine. Cargo names the files after the crate (`librashinban_ffi`), since core's own library is
    /// called `rashinban`; here they get the names of an installation, as their SONAME has it.
    pub fn build(&self, workspace: &Workspace, log: &mut Log) -> Result<()> {
        let target = build::host()?;
        // One kind at a time: built together with the others, the shared library keeps 40 KB for them.
        for kind in ["--crate-type=cdylib", "--crate-type=staticlib"] {
            log.run(self.compiled_by(process::cargo()).args([kind, "--target", &target]))?;
        }
        let folder = folder(workspace);
        fs::create_dir_all(&folder)?;
        for (made, installed) in [
            ("librashinban_ffi.so", self.soname()),
            ("librashinban_ffi.so", self.file(".so")),
            ("librashinban_ffi.a", self.file(".a")),
        ] {
            let made = workspace.target(made_in(&target)).join(made);
            // Put in place whole: a program that runs with the one before keeps it.
            let copy = folder.join(format!("{installed}.new"));
            fs::copy(&made, &copy).with_context(|| made.display().to_string())?;
            fs::rename(copy, folder.join(installed))?;
        }
        Ok(())
    }

    /// The shared library that [`CLibrary::build`] makes.
    pub fn shared(&self, workspace: &Workspace) -> PathBuf {
        folder(workspace).join(self.file(".so"))
    }
}

/// Where cargo puts what it compiles for a target, below its target folder: the one library in the place of the other.
pub fn made_in(target: &str) -> PathBuf {
    PathBuf::from(target).join("native")
}

/// Where [`CLibrary::build`] puts them.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.scratch("native/lib")
}
