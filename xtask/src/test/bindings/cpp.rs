//! The binding for C++.

use crate::test::runner::Step;

pub fn steps() -> Vec<Step> {
    Vec::new()
}
