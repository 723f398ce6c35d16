//! The native programs and libraries: what the demo shows and the tests run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::log::Log;
use crate::workspace::Workspace;
use crate::{process, setup};

/// The standard library is compiled along with the C library, without what would print a backtrace: that is half of the
/// size. Unwinding stays: the guard around every function counts on it.
pub const STD: [&str; 2] = ["-Zbuild-std=std,panic_unwind", "-Zbuild-std-features=panic-unwind"];
/// This compiler does so only where it is told that its own language is meant.
pub const OWN_LANGUAGE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// What the header and everything that includes it must pass without a word from the compiler.
pub const WARNINGS: [&str; 6] = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"];

/// The command line and the example, as programs.
pub fn rust_programs(workspace: &Workspace, log: &mut Log) -> Result<RustPrograms> {
    log.run(process::cargo().args(["build", "--package=rashinban-cli", "--package=rashinban-example-rust"]))?;
    let program = |name: &str| workspace.target("debug").join(name);
    Ok(RustPrograms { command_line: program("rashinban"), example: program("rashinban-example-rust") })
}

/// Where they are.
#[derive(Debug)]
pub struct RustPrograms {
    /// `rashinban`
    pub command_line: PathBuf,
    /// `examples/rust`
    pub example: PathBuf,
}

/// This machine, by rustc's name.
pub fn host() -> Result<String> {
    let printed = process::output(Command::new("rustc").args(["--print", "host-tuple"]))?;
    Ok(printed.trim().to_owned())
}

/// cargo that compiles the C library as this crate type.
pub fn cargo_rustc(kind: &str, target: &str) -> Command {
    let mut cargo = process::cargo();
    cargo.args(["rustc", "--package=rashinban-ffi", "--lib", "--profile=native", kind, "--target", target]);
    cargo.args(STD).env(OWN_LANGUAGE.0, OWN_LANGUAGE.1);
    cargo
}

/// The C library laid out under the names that it is installed by.
#[derive(Debug)]
pub struct NativeLibrary {
    folder: PathBuf,
}

impl NativeLibrary {
    /// Builds it. Cargo names the files after the crate (`librashinban_ffi`), since core's own library is called
    /// `rashinban`; here they get the names of an installation, as their SONAME has it.
    pub fn build(workspace: &Workspace, log: &mut Log) -> Result<Self> {
        setup::rust_component(log, "rust-src")?;
        let target = host()?;
        // One kind at a time: built together with the others, the shared library keeps 40 KB for them.
        for kind in ["--crate-type=cdylib", "--crate-type=staticlib"] {
            log.run(&mut cargo_rustc(kind, &target))?;
        }
        let library = Self::at(workspace);
        fs::create_dir_all(&library.folder)?;
        for (made, installed) in [
            ("librashinban_ffi.so", "librashinban.so.0"),
            ("librashinban_ffi.so", "librashinban.so"),
            ("librashinban_ffi.a", "librashinban.a"),
        ] {
            let made = workspace.target(&target).join("native").join(made);
            // Put in place whole: a program that runs with the one before keeps it.
            let copy = library.folder.join(format!("{installed}.new"));
            fs::copy(&made, &copy).with_context(|| made.display().to_string())?;
            fs::rename(copy, library.folder.join(installed))?;
        }
        Ok(library)
    }

    /// Where [`NativeLibrary::build`] puts it.
    pub fn at(workspace: &Workspace) -> Self {
        Self { folder: workspace.scratch("native/lib") }
    }

    /// The shared library.
    pub fn shared(&self) -> PathBuf {
        self.folder.join("librashinban.so")
    }
}

/// The plan alone, without std: the smallest library that answers.
pub fn plan_only_library(workspace: &Workspace, log: &mut Log) -> Result<PathBuf> {
    log.run(process::cargo().args([
        "rustc",
        "--package=rashinban-ffi",
        "--lib",
        "--profile=native-min",
        "--no-default-features",
        "--features=compact",
        "--crate-type=cdylib",
        "--",
        // There is no C runtime to start: nothing here runs before the first call.
        "-Clink-arg=-nostartfiles",
    ]))?;
    Ok(workspace.target("native-min/librashinban_ffi.so"))
}

/// A program in C or C++ against the shared library.
#[derive(Debug)]
pub struct CProgram<'a> {
    /// Source file, from the root.
    pub source: &'a str,
    /// Name of the program among the scratch files.
    pub name: &'a str,
    /// Further arguments of the compiler, libraries included.
    pub arguments: &'a [&'a str],
}

impl CProgram<'_> {
    /// Compiles and links it, with gcc or g++ by the name of the source.
    pub fn build(&self, workspace: &Workspace, log: &mut Log) -> Result<PathBuf> {
        let plus_plus = Path::new(self.source).extension().is_some_and(|extension| extension == "cpp");
        let (compiler, standard) = if plus_plus { ("g++", "-std=c++17") } else { ("gcc", "-std=c11") };
        let library = NativeLibrary::at(workspace).folder;
        let program = workspace.scratch("native").join(self.name);
        fs::create_dir_all(&library)?;
        let mut command = Command::new(compiler);
        command.args([standard, "-g", "-O1"]).args(WARNINGS).args(includes(workspace));
        command.arg(workspace.path(self.source)).arg("-o").arg(&program);
        command.arg("-L").arg(&library).arg("-lrashinban");
        command.arg(format!("-Wl,-rpath,{}", library.display())).args(self.arguments);
        log.run(&mut command)?;
        Ok(program)
    }
}

/// The folders of the headers.
pub fn includes(workspace: &Workspace) -> Vec<String> {
    ["bindings/c/include", "bindings/cpp/include"]
        .into_iter()
        .map(|folder| format!("-I{}", workspace.path(folder).display()))
        .collect()
}
