//! The binding for PHP.

use crate::test::runner::Step;

pub fn steps() -> Vec<Step> {
    Vec::new()
}
