//! DuckDB, from PyPI into a folder of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};

const VERSION: &str = "duckdb==2.0.0";

/// The interpreter of its folder, which is made where there is none.
pub fn python() -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/duckdb");
    let python = folder.join("bin/python");
    let run = |command: &mut Command| -> Result<()> {
        let output = command.output()?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok(())
    };
    if run(Command::new(&python).args(["-c", "import duckdb"])).is_err() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", VERSION]))?;
    }
    Ok(python)
}

/// What a script prints that is given to it, line by line.
pub fn lines(python: &Path, script: &str, arguments: &[&str]) -> Result<Vec<String>> {
    let output = Command::new(python).args(["-c", script]).args(arguments).output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?.lines().map(str::to_owned).collect())
}
