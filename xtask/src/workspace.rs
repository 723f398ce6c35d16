//! Where things are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process;

/// The folders of this checkout.
#[derive(Debug)]
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// Asks cargo, since the target folder may have been moved by the caller's own configuration,
    /// and makes the root the current folder, so that every command runs from there.
    pub fn find() -> Result<Self> {
        let mut command = process::cargo();
        command.args(["metadata", "--no-deps", "--format-version=1", "--offline"]);
        command.current_dir(env!("CARGO_MANIFEST_DIR"));
        let metadata: serde_json::Value = serde_json::from_str(&process::output(&mut command)?)?;
        let folder = |key: &str| {
            metadata[key].as_str().map(PathBuf::from).with_context(|| format!("cargo metadata: no {key}"))
        };
        let workspace = Self { root: folder("workspace_root")?, target: folder("target_directory")? };
        std::env::set_current_dir(&workspace.root)?;
        Ok(workspace)
    }

    /// A path inside the checkout.
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// A path inside cargo's target folder.
    pub fn target(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.target.join(relative)
    }

    /// A path for what these commands make themselves, beside what cargo makes.
    pub fn scratch(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.target.join("xtask").join(relative)
    }
}
