//! What the steps of several groups run in the same way.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::library::CLibrary;
use crate::log::Log;
use crate::package::header;
use crate::process;
use crate::workspace::Workspace;

/// gcc's and clang's watch over memory and undefined behaviour.
pub const SANITIZERS: [&str; 2] = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"];

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

/// The vectors of registers.
pub fn register_vectors(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    files(&workspace.path("tests/vectors/register"), "json")
}

/// The vectors that every caller of the C library runs: those of all surfaces, and those for texts in bytes.
pub fn native_vectors(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let mut vectors = files(&workspace.path("tests/vectors"), "json")?;
    vectors.extend(files(&workspace.path("tests/vectors/native"), "json")?);
    Ok(vectors)
}

/// Every function of a library's headers is named in these sources, but for those that need not be.
pub fn complete(
    workspace: &Workspace,
    log: &mut Log,
    library: &CLibrary,
    sources: &[PathBuf],
    but: impl Fn(&str) -> bool,
) -> Result<()> {
    let mut text = String::new();
    for source in sources {
        text += &fs::read_to_string(source).with_context(|| source.display().to_string())?;
    }
    let words: BTreeSet<_> = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    let mut functions = header::functions(workspace, library)?;
    functions.retain(|function| !but(&function.name));
    let missing: Vec<_> = functions
        .iter()
        .map(|function| function.name.as_str())
        .filter(|name| !words.contains(name))
        .collect();
    if !missing.is_empty() {
        bail!("not called: {}", missing.join(", "));
    }
    log.remark(format!("{} functions", functions.len()));
    Ok(())
}

/// The same for a language whose enums are generated with their names, and whose loader wants every function of the
/// headers to be there, whatever version the library says it is. Its declarations are generated, too, and call nothing.
pub fn complete_binding(
    workspace: &Workspace,
    log: &mut Log,
    library: &CLibrary,
    folder: &str,
    extension: &str,
    declarations: &str,
) -> Result<()> {
    let mut sources = files(&workspace.path(folder), extension)?;
    sources.retain(|source| !source.ends_with(declarations));
    complete(workspace, log, library, &sources, |name| {
        // These languages copy a document's text themselves.
        name.ends_with("_name") || ["rashinban_abi_version", "rashinban_copy_document"].contains(&name)
    })
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
