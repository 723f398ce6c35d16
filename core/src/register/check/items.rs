//! A set of items.

use crate::Item;

/// Which items were seen: a bit for each.
#[derive(Debug, Default)]
pub(super) struct Items([u64; 4]);

impl Items {
    /// Takes one in. Whether it was not there before.
    pub fn insert(&mut self, item: Item) -> bool {
        let (word, bit) = (&mut self.0[usize::from(item.id() / 64)], 1 << (item.id() % 64));
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_is_new_once() {
        let mut items = Items::default();
        assert!(Item::everything().all(|item| items.insert(item)));
        assert!(!Item::everything().any(|item| items.insert(item)));
    }
}
