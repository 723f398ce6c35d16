//! What is found in blocks that follow one another.

use super::{Terms, TextBlock};
use crate::national::bits::Bits;
use crate::national::live::Numbers;
use alloc::vec::Vec;

/// The texts of a segment, and how its measures are numbered.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block<'a> {
    pub numbers: Numbers<'a>,
    pub texts: TextBlock<'a>,
}

/// Blocks in their order.
pub(crate) struct Blocks<I>(pub I);

impl<'a, E, I: Iterator<Item = Result<Block<'a>, E>>> Blocks<I> {
    /// The numbers of all measures that have all the words, from the lowest.
    pub fn all(self, terms: &Terms) -> Result<Vec<usize>, E> {
        let mut found = Vec::new();
        self.each(terms, |block, bits| {
            found.extend(bits.iter().map(|number| block.numbers.whole(number)));
            true
        })?;
        Ok(found)
    }

    /// How many have all the words.
    pub fn count(self, terms: &Terms) -> Result<usize, E> {
        let mut count = 0;
        self.each(terms, |_, bits| {
            count += bits.count();
            true
        })?;
        Ok(count)
    }

    /// The first `limit`: those that have all the words in the title, then the others.
    pub fn first(self, terms: &Terms, limit: usize) -> Result<Vec<usize>, E> {
        let (mut titles, mut others) = (Vec::new(), Vec::new());
        self.each(terms, |block, bits| {
            let in_title = block.texts.in_titles(terms);
            for number in bits.iter() {
                if titles.len() >= limit {
                    return false;
                }
                let whole = block.numbers.whole(number);
                if in_title(number) {
                    titles.push(whole);
                } else if others.len() < limit {
                    others.push(whole);
                }
            }
            true
        })?;
        titles.extend(others);
        titles.truncate(limit);
        Ok(titles)
    }

    /// Does something with what is found in each block, until it says no.
    fn each(self, terms: &Terms, mut with: impl FnMut(&Block<'a>, &Bits) -> bool) -> Result<(), E> {
        for block in self.0 {
            let block = block?;
            let first = || Bits::first(block.texts.len());
            let mut bits = block.numbers.live.map_or_else(first, |live| live.bits().clone());
            block.texts.keep(terms, &mut bits);
            if !with(&block, &bits) {
                break;
            }
        }
        Ok(())
    }
}
