//! The C ABI's unsafe code under an interpreter that knows the rules.

use super::runner::Step;
use crate::{process, setup};

const TOOLCHAIN: &str = "nightly";

pub fn steps() -> Vec<Step> {
    vec![Step::beside("ffi", |_, log| {
        setup::rust_toolchain(log, TOOLCHAIN, &["miri", "rust-src"])?;
        log.run(process::cargo_of(TOOLCHAIN).args([
            "miri",
            "test",
            "--package=rashinban-ffi",
            "--features=register",
        ]))
    })]
}
