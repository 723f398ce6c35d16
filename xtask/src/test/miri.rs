//! The C ABI's unsafe code under an interpreter that knows the rules.

use super::lane::Lane;
use super::step::Step;
use crate::{process, setup};

const TOOLCHAIN: &str = "nightly";

pub fn lanes() -> Vec<Lane> {
    let steps = vec![
        Step::set_up("set-up", |_, log| setup::rust_toolchain(log, TOOLCHAIN, &["miri", "rust-src"])),
        Step::new("ffi", |_, log| {
            log.run(process::cargo_of(TOOLCHAIN).args([
                "miri",
                "test",
                "--package=rashinban-ffi",
                "--features=register",
            ]))
        }),
    ];
    vec![Lane::new("miri", steps)]
}
