//! ThreadSanitizer over the library and its caller: both are compiled for it, and the standard library with them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::build::{self, WARNINGS};
use crate::library::{self, REGISTER};
use crate::log::Log;
use crate::process;
use crate::test::tools::{self, files};
use crate::workspace::Workspace;

const SOURCE: &str = "tests/c/threads.c";

/// The program calls every function of the headers.
pub fn complete(workspace: &Workspace, log: &mut Log) -> Result<()> {
    tools::complete(workspace, log, &REGISTER, &[workspace.path(SOURCE)], |_| false)
}

/// Compiles, links and runs it.
pub fn sanitized(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let folder = workspace.scratch("threads");
    let target = build::host()?;
    // That with registers: it has all functions.
    let mut cargo = REGISTER.compiled_by(process::cargo());
    cargo.args(["--crate-type=staticlib", "--target", &target]);
    // A folder of its own: the flags are others.
    cargo.env("CARGO_TARGET_DIR", &folder).env_remove("RUSTFLAGS");
    log.run(cargo.env("CARGO_ENCODED_RUSTFLAGS", "-Zsanitizer=thread"))?;
    let library = folder.join(library::made_in(&target)).join("librashinban_ffi.a");
    let symbols = log.capture(Command::new("nm").arg(&library))?;
    ensure!(symbols.contains("U __tsan_write8"), "the library is not instrumented");

    let (object, program) = (folder.join("threads.o"), folder.join("threads"));
    let mut clang = Command::new("clang");
    clang.args(["-std=c11", "-g", "-O1", "-fsanitize=thread", "-c"]).args(WARNINGS);
    clang.args(build::includes(workspace)).arg(SOURCE).arg("-o").arg(&object);
    log.run(&mut clang)?;
    // rustc's runtime for both: its own is the newer.
    let libraries = process::output(Command::new("rustc").args(["--print", "target-libdir"]))?;
    let runtimes = files(Path::new(libraries.trim()), "a")?;
    let runtime = runtimes.iter().find(|path| path.to_string_lossy().ends_with("_rt.tsan.a"));
    let runtime = runtime.context("rustc has no ThreadSanitizer for this machine")?;
    let mut link = Command::new("clang");
    link.arg(object).arg(library).arg("-Wl,--whole-archive").arg(runtime).arg("-Wl,--no-whole-archive");
    log.run(link.args(["-lgcc_s", "-lpthread", "-lm", "-ldl", "-lrt", "-o"]).arg(&program))?;
    let printed = log.capture(&mut process::built(&program))?;
    log.remark(printed.trim());
    Ok(())
}
