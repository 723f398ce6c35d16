//! Which texts of a list have its pair in their title: a bit for each text of the list, behind it.

use super::posting::Posting;
use crate::national::bits::Bits;
use alloc::vec::Vec;

/// Lists of no more than so many texts go without: as many titles are soon looked at.
pub(super) const FEW: usize = 512;

const NONE: u8 = 0;
const SOME: u8 = 1;
const ALL: u8 = 2;

/// The texts of a list that have its pair in their title.
#[derive(Debug, Clone, Copy)]
pub(super) enum Titles<'a> {
    None,
    /// Of each text in its order, a bit.
    Some(&'a [u8]),
    /// Each, or it is not known of any.
    All,
}

/// Writes of each text of a list, of which there are so many, whether its title has the pair: a bit of each.
pub(super) fn write(length: usize, flags: &[u8], out: &mut Vec<u8>) {
    if length <= FEW {
        return;
    }
    let count: u32 = flags.iter().map(|flags| flags.count_ones()).sum();
    if count == 0 || count as usize == length {
        return out.push(if count == 0 { NONE } else { ALL });
    }
    out.push(SOME);
    out.extend_from_slice(flags);
}

impl<'a> Titles<'a> {
    /// What is behind a list of so many texts; none where it cannot be that.
    pub fn open(behind: &'a [u8], length: usize) -> Option<Self> {
        if length <= FEW {
            return Some(Self::All);
        }
        let (form, bits) = behind.split_first()?;
        match *form {
            NONE => Some(Self::None),
            SOME => bits.get(..length.div_ceil(8)).map(Self::Some),
            ALL => Some(Self::All),
            _ => None,
        }
    }

    /// Takes in those texts of the list.
    pub fn add_to(self, list: Posting<'_>, bits: &mut Bits) {
        match self {
            Self::None => {}
            Self::Some(flags) => {
                let mut at = 0;
                list.each(|number| {
                    if flags.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1) {
                        bits.set(number);
                    }
                    at += 1;
                });
            }
            Self::All => list.add_to(bits),
        }
    }

    /// Keeps only those texts of the list.
    pub fn keep_in(self, list: Posting<'_>, bits: &mut Bits) {
        match self {
            Self::None => bits.empty(),
            Self::Some(_) => {
                let mut own = Bits::new();
                self.add_to(list, &mut own);
                bits.and(&own);
            }
            Self::All => list.keep_in(bits),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::national::text::posting;
    use alloc::vec;
    use proptest::{collection::vec as some, prelude::*};

    proptest! {
        #[test]
        fn texts_are_told_apart(texts in some((1_u16..100, any::<bool>()), FEW..2 * FEW), only in proptest::option::of(any::<bool>())) {
            let mut last = 0;
            let (numbers, flags): (Vec<u16>, Vec<bool>) = texts.into_iter().map(|(step, flag)| {
                last = (last + step % 60).max(last + 1);
                (last, only.unwrap_or(flag))
            }).unzip();
            let mut bytes = vec![];
            let stored = posting::write(&numbers, 65_536, &mut bytes);
            let eight = |flags: &[bool]| flags.iter().rev().fold(0, |bits, flag| bits << 1 | u8::from(*flag));
            write(numbers.len(), &flags.chunks(8).map(eight).collect::<Vec<_>>(), &mut bytes);
            let list = Posting::new(&bytes, stored, 65_536).unwrap();
            let titles = Titles::open(&bytes[list.size()..], numbers.len()).unwrap();
            let known = numbers.len() > FEW;
            let want: Vec<u16> = numbers.iter().zip(&flags).filter(|(_, flag)| **flag || !known).map(|(number, _)| *number).collect();
            let mut bits = Bits::new();
            titles.add_to(list, &mut bits);
            prop_assert_eq!(bits.iter().collect::<Vec<_>>(), want.clone());
            let mut bits = Bits::first(30_000);
            titles.keep_in(list, &mut bits);
            prop_assert_eq!(bits.iter().collect::<Vec<_>>(), want.into_iter().filter(|number| *number < 30_000).collect::<Vec<_>>());
        }
    }
}
