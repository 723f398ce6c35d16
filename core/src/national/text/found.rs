//! What is found in blocks that follow one another.

use super::block::Found;
use super::{BlockTexts, Terms};
use crate::national::bits::Bits;
use crate::national::live::{Live, Numbers};
use alloc::vec::Vec;

/// The texts of a segment, and how its measures are numbered.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block<'a> {
    pub numbers: Numbers<'a>,
    pub texts: BlockTexts<'a>,
}

impl Block<'_> {
    /// The measures that are left.
    fn left(&self) -> Bits {
        self.numbers.live.map_or_else(|| Bits::first(self.texts.len()), |live| live.bits().clone())
    }
}

/// Blocks in their order.
pub(crate) struct Blocks<I>(pub I);

impl<'a, E, I: Iterator<Item = Result<Block<'a>, E>>> Blocks<I> {
    /// The numbers of all measures that have all the words, from the lowest.
    pub fn all(self, terms: &Terms) -> Result<Vec<usize>, E> {
        let mut found = Vec::new();
        self.each(terms, |block, own| match own {
            Found::Few(few) => found.extend(few.iter().map(|number| block.numbers.whole(*number))),
            Found::Many(bits) => bits.append_to(&mut found, |number| block.numbers.whole(number)),
        })?;
        Ok(found)
    }

    /// How many have all the words.
    pub fn count(self, terms: &Terms) -> Result<usize, E> {
        let mut count = 0;
        self.each(terms, |_, own| count += own.count())?;
        Ok(count)
    }

    /// The first `limit`; see [`first`].
    pub fn first(self, terms: &Terms, limit: usize) -> Result<Vec<usize>, E> {
        let all = self.0.map(|block| block.map(|block| (block, block.left())));
        first(all, terms, limit)
    }

    /// Does something with what is found in each block.
    fn each(self, terms: &Terms, mut with: impl FnMut(&Block<'a>, &Found)) -> Result<(), E> {
        for block in self.0 {
            let block = block?;
            with(&block, &block.texts.find(terms, block.numbers.live.map(Live::bits)));
        }
        Ok(())
    }
}

/// The first `limit` of the measures in the bits of each block: those that have all the words in the title, then the others
/// that have them.
pub(crate) fn first<'a, E>(
    meant: impl Iterator<Item = Result<(Block<'a>, Bits), E>>,
    terms: &Terms,
    limit: usize,
) -> Result<Vec<usize>, E> {
    let (mut first, mut looked_at) = (Vec::new(), Vec::new());
    for meant in meant {
        let (block, bits) = meant?;
        let numbers = block.texts.first_titles(terms, &bits, limit - first.len());
        first.extend(numbers.into_iter().map(|number| block.numbers.whole(number)));
        if first.len() >= limit {
            return Ok(first);
        }
        looked_at.push((block, bits));
    }
    // These are all; what else is found has them elsewhere.
    let titles = first.clone();
    for (block, bits) in looked_at {
        let found = block.texts.find(terms, Some(&bits));
        let numbers = found.iter().map(|number| block.numbers.whole(number));
        let others = numbers.filter(|number| titles.binary_search(number).is_err());
        first.extend(others.take(limit - first.len()));
        if first.len() >= limit {
            break;
        }
    }
    Ok(first)
}
