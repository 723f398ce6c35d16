//! What can be said without running anything.

use super::lane::Lane;
use super::step::Step;
use crate::{process, setup};
use std::process::Command;

pub fn lanes() -> Vec<Lane> {
    let steps = vec![
        Step::set_up("set-up", |_, log| {
            setup::rust_component(log, "rustfmt")?;
            setup::rust_component(log, "clippy")
        }),
        Step::new("format", |_, log| {
            log.run(process::cargo().args(["fmt", "--all", "--check", "--", "--color=never"]))
        }),
        Step::new("generated", |_, log| {
            // As a process of its own, so that what it prints is in the log.
            log.run(Command::new(std::env::current_exe()?).args(["generate", "--check"]))
        }),
        Step::new("clippy", |_, log| {
            log.run(process::cargo().args([
                "clippy",
                "--workspace",
                "--all-targets",
                "--all-features",
                "--",
                "--deny=warnings",
            ]))
        }),
        Step::new("rustdoc", |_, log| {
            log.run(
                process::cargo()
                    .args(["doc", "--workspace", "--all-features", "--no-deps"])
                    .env("RUSTDOCFLAGS", "--deny=warnings"),
            )
        }),
    ];
    vec![Lane::new("lint", steps)]
}
