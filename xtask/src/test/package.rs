//! What is handed out: archives, packages, and whether they install and keep their ABI.

use super::runner::Step;

pub fn steps() -> Vec<Step> {
    Vec::new()
}
