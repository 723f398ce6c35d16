//! Which hashes come several times.

use alloc::{collections::BTreeMap, vec, vec::Vec};

/// So many bits for each hash: one in so many others has its bit by chance.
const ROOM: usize = 16;

/// A bit for each of the first bits that a hash may begin with.
struct Marks {
    words: Vec<u64>,
    /// What is left out of a hash.
    shift: u32,
}

impl Marks {
    fn new(count: usize) -> Self {
        let bits = (count * ROOM).next_power_of_two().max(64);
        Self { words: vec![0; bits / 64], shift: u64::BITS - bits.trailing_zeros() }
    }

    /// Sets the bit of a hash. Whether it was set before.
    fn set(&mut self, hash: u64) -> bool {
        let (place, bit) = self.place(hash);
        let was = self.words[place] & bit != 0;
        self.words[place] |= bit;
        was
    }

    fn has(&self, hash: u64) -> bool {
        let (place, bit) = self.place(hash);
        self.words[place] & bit != 0
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        let at = hash >> self.shift;
        ((at / 64) as usize, 1 << (at % 64))
    }
}

/// The places of each hash that comes several times, from the first; 0 is no hash. Their bits are gathered first, which stay
/// close at hand where a table of all would not.
pub(in crate::national) fn groups<'h>(
    hashes: &(impl Iterator<Item = &'h [u64]> + Clone),
    count: usize,
) -> Vec<Vec<usize>> {
    let (mut once, mut again) = (Marks::new(count), Marks::new(count));
    let numbered = || hashes.clone().flatten().copied().enumerate().filter(|(_, hash)| *hash != 0);
    for (_, hash) in numbered() {
        if once.set(hash) {
            again.set(hash);
        }
    }
    let mut groups: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (number, hash) in numbered().filter(|(_, hash)| again.has(*hash)) {
        groups.entry(hash).or_default().push(number);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec as some, prelude::*};

    proptest! {
        #[test]
        fn groups_have_the_same_hash(
            hashes in some(some(prop_oneof![0..9_u64, any::<u64>(), (0..9_u64).prop_map(|high| high << 60)], 0..40), 0..4),
        ) {
            let all = hashes.concat();
            let mut want: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
            for (number, hash) in all.iter().enumerate().filter(|(_, hash)| **hash != 0) {
                want.entry(*hash).or_default().push(number);
            }
            let want: Vec<Vec<usize>> = want.into_values().filter(|group| group.len() > 1).collect();
            prop_assert_eq!(groups(&hashes.iter().map(Vec::as_slice), all.len()), want);
        }
    }
}
