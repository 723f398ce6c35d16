//! The binding for Ruby.

use crate::test::runner::Step;

pub fn steps() -> Vec<Step> {
    Vec::new()
}
