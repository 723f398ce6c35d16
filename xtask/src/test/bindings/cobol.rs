//! The binding for COBOL.

use crate::test::runner::Step;

pub fn steps() -> Vec<Step> {
    Vec::new()
}
