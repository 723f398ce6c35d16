//! What the steps of several groups run in the same way.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::log::Log;
use crate::process;

/// gcc's and clang's watch over memory and undefined behaviour.
pub const SANITIZERS: [&str; 2] = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"];

/// The library with everything, stripped, in bytes.
pub const LIMIT: u64 = 512 * 1024;

/// The size of a file, which must not pass its limit.
pub fn bounded(file: &Path, limit: u64, log: &mut Log) -> Result<()> {
    let size = fs::metadata(file).with_context(|| file.display().to_string())?.len();
    log.remark(format!("{size} bytes, at most {limit}"));
    if size > limit {
        bail!("{}: {size} bytes, more than {limit}", file.display());
    }
    Ok(())
}

/// A program of ours under valgrind. Every kind of leak is an error, and errors have an exit code of their own, told
/// apart from the program's.
pub fn valgrind(program: impl AsRef<OsStr>) -> Command {
    let mut command = process::built("valgrind");
    command.args([
        "--quiet",
        "--error-exitcode=99",
        "--leak-check=full",
        "--show-leak-kinds=all",
        "--errors-for-leak-kinds=all",
        // What is kept on purpose, and why.
        "--suppressions=tests/c/valgrind.supp",
    ]);
    command.arg(program);
    command
}

/// The files of a folder with this extension, by name; none at all is an error.
pub fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("{}: no .{extension}", folder.display());
    }
    files.sort();
    Ok(files)
}
