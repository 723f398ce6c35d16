//! The binding for .NET.

use crate::test::runner::Step;

pub fn steps() -> Vec<Step> {
    Vec::new()
}
