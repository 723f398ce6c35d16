//! `cargo xtask bench`: the measurements.

use anyhow::{Result, bail};

/// Runs every measurement and compares the ratios with their targets.
pub fn run() -> Result<()> {
    bail!("計測はまだありません / no measurement is written yet")
}
