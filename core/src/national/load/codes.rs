//! Items by the codes that they are written with.

use crate::Item;
use foldhash::HashMap;

/// Codes as numbers, each with a quote behind it.
#[derive(Debug)]
pub(super) struct Codes(HashMap<u128, Item>);

impl Codes {
    pub fn new() -> Self {
        Self(Item::everything().filter_map(|item| Some((packed(item.code_str())?, item))).collect())
    }

    /// The item with a code in the one form that it is written in.
    #[cfg(any(test, feature = "tables"))]
    #[inline]
    pub fn item(&self, code: &str) -> Option<Item> {
        self.packed(packed(code)?)
    }

    /// The same with the bytes of the code and the quote behind it as a number.
    #[inline]
    pub fn packed(&self, code: u128) -> Option<Item> {
        self.0.get(&code).copied()
    }
}

/// The bytes of a code and a quote as a number; none of more than it has.
#[inline]
fn packed(code: &str) -> Option<u128> {
    let mut bytes = [0; size_of::<u128>()];
    bytes.get_mut(..code.len())?.copy_from_slice(code.as_bytes());
    *bytes.get_mut(code.len())? = b'"';
    Some(u128::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_has_its_code() {
        let codes = Codes::new();
        assert!(Item::everything().all(|item| codes.item(item.code_str()) == Some(item)));
        for code in ["", "I01-0", "I01-02 ", "I01-02\0", "I01-02\"", "i01-02", "I01-02-03-04-05-06"] {
            assert_eq!(codes.item(code), None, "{code}");
        }
    }
}
