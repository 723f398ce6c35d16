//! The binding for Java.

use crate::test::runner::Step;

pub fn steps() -> Vec<Step> {
    Vec::new()
}
