//! The plan in databases.

use super::runner::Step;

pub fn steps() -> Vec<Step> {
    Vec::new()
}
