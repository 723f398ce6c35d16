//! What is found in blocks that follow one another.

use super::{Terms, TextBlock};
use crate::national::bits::Bits;
use alloc::vec::Vec;

/// Blocks, each with the number of its first measure.
pub(crate) struct Blocks<I>(pub I);

impl<'a, E, I: Iterator<Item = Result<(usize, TextBlock<'a>), E>>> Blocks<I> {
    /// The numbers of all measures that have all the words, from the lowest.
    pub fn all(self, terms: &Terms) -> Result<Vec<usize>, E> {
        let mut found = Vec::new();
        self.each(terms, |start, _, bits| {
            found.extend(bits.iter().map(|number| start + usize::from(number)));
            true
        })?;
        Ok(found)
    }

    /// How many have all the words.
    pub fn count(self, terms: &Terms) -> Result<usize, E> {
        let mut count = 0;
        self.each(terms, |_, _, bits| {
            count += bits.count();
            true
        })?;
        Ok(count)
    }

    /// The first `limit`: those that have all the words in the title, then the others.
    pub fn first(self, terms: &Terms, limit: usize) -> Result<Vec<usize>, E> {
        let (mut titles, mut others) = (Vec::new(), Vec::new());
        self.each(terms, |start, block, bits| {
            let in_title = block.in_titles(terms);
            for number in bits.iter() {
                if titles.len() >= limit {
                    return false;
                }
                let whole = start + usize::from(number);
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
    fn each(
        self,
        terms: &Terms,
        mut with: impl FnMut(usize, &TextBlock<'a>, &Bits) -> bool,
    ) -> Result<(), E> {
        for block in self.0 {
            let (start, block) = block?;
            let mut bits = Bits::first(block.len());
            block.keep(terms, &mut bits);
            if !with(start, &block, &bits) {
                break;
            }
        }
        Ok(())
    }
}
