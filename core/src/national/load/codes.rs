//! Items by the codes that they are written with.

use crate::Item;
use alloc::vec::Vec;

/// More places than codes, and less than half of them taken.
const PLACES: usize = 512;

/// Codes as numbers, each with a quote behind it.
#[derive(Debug)]
pub(super) struct Codes {
    known: Vec<(u128, Item)>,
    /// Which of them is at the place of a code, or behind it where that is another's; a number that none has where there is
    /// none.
    places: [u8; PLACES],
}

impl Codes {
    pub fn new() -> Self {
        let known = Item::everything().filter_map(|item| Some((packed(item.code_str())?, item)));
        let mut codes = Self { known: known.collect(), places: [u8::MAX; PLACES] };
        for (number, (code, _)) in codes.known.iter().enumerate() {
            let mut place = place(*code);
            while codes.places[place] != u8::MAX {
                place = (place + 1) % PLACES;
            }
            codes.places[place] = number as u8;
        }
        codes
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
        let mut place = place(code);
        loop {
            let (known, item) = self.known.get(usize::from(self.places[place]))?;
            if *known == code {
                return Some(*item);
            }
            place = (place + 1) % PLACES;
        }
    }
}

/// Where a code is looked for first.
const fn place(code: u128) -> usize {
    let mixed = (code as u64 ^ (code >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> (u64::BITS - PLACES.ilog2())) as usize
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
