//! Where something stands in a list, by its name.

use alloc::collections::BTreeMap;

/// One type of map for all lists: a map of each type is compiled by itself, 5 KB of the module for the browser.
pub type Places<'a> = BTreeMap<&'a str, usize>;
