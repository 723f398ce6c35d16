//! The texts of a few measures, which are read through: that takes less than an index, and its making far less.

use super::block::{Found, TextBlock};
use super::terms::{Term, Terms};
use super::units::{self, END};
use crate::national::bits::Bits;
use alloc::{vec, vec::Vec};
use memchr::memmem::Finder;

/// Up to so many measures are a few. In tests there are both, a few and more.
pub(crate) const FEW: usize = if cfg!(test) { 4 } else { 1 << 9 };

/// Titles and summaries, folded.
#[derive(Debug)]
pub(crate) struct FewTexts {
    /// Where each title and each summary starts, in bytes.
    starts: Vec<usize>,
    /// Their units, two bytes each, the low one first.
    bytes: Vec<u8>,
}

impl FewTexts {
    pub fn new() -> Self {
        Self { starts: vec![0], bytes: Vec::new() }
    }

    /// The texts of the next measure.
    pub fn push(&mut self, title: &str, summary: &str) {
        let mut folded = Vec::new();
        for text in [title, summary] {
            units::push(text, &mut folded);
            folded.push(END);
            self.bytes.extend(folded.drain(..).flat_map(u16::to_le_bytes));
            self.starts.push(self.bytes.len());
        }
    }

    fn len(&self) -> usize {
        self.starts.len() / 2
    }

    fn find(&self, terms: &Terms, left: Option<&Bits>) -> Vec<u16> {
        let words: Vec<Word> = terms.iter().map(Word::new).collect();
        let left = (0..self.len() as u16).filter(|at| left.is_none_or(|left| left.has(*at)));
        left.filter(|at| words.iter().all(|word| word.is_in(self.text(2 * usize::from(*at), 2)))).collect()
    }

    fn keep(&self, terms: &Terms, bits: &mut Bits) {
        let words: Vec<Word> = terms.iter().map(Word::new).collect();
        bits.keep(|at| words.iter().all(|word| word.is_in(self.text(2 * at, 2))));
    }

    fn first_titles(&self, terms: &Terms, bits: &Bits, limit: usize) -> Vec<u16> {
        let words: Vec<Word> = terms.iter().map(Word::new).collect();
        let in_title = |at: &u16| words.iter().all(|word| word.is_in(self.text(2 * usize::from(*at), 1)));
        bits.iter().filter(in_title).take(limit).collect()
    }

    fn text(&self, at: usize, count: usize) -> &[u8] {
        self.starts.get(at + count).map_or(&[], |end| &self.bytes[self.starts[at]..*end])
    }
}

/// A word of the query.
struct Word(Finder<'static>);

impl Word {
    fn new(term: &Term) -> Self {
        let bytes: Vec<u8> = term.units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        Self(Finder::new(&bytes).into_owned())
    }

    fn is_in(&self, text: &[u8]) -> bool {
        let mut from = 0;
        while let Some(at) = self.0.find(&text[from..]) {
            // Else it lies across units.
            if (from + at) % 2 == 0 {
                return true;
            }
            from += at + 1;
        }
        false
    }
}

/// The texts of a segment, with an index or without.
#[derive(Debug, Clone, Copy)]
pub(crate) enum BlockTexts<'a> {
    Indexed(TextBlock<'a>),
    Few(&'a FewTexts),
}

impl BlockTexts<'_> {
    /// How many measures there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Indexed(block) => block.len(),
            Self::Few(texts) => texts.len(),
        }
    }

    /// The measures that have all the words, of those that are left; where nothing is said, all are.
    pub(super) fn find(&self, terms: &Terms, left: Option<&Bits>) -> Found {
        match self {
            Self::Indexed(block) => block.find(terms, left),
            Self::Few(texts) => Found::Few(texts.find(terms, left)),
        }
    }

    /// Keeps in `bits` the measures that have all the words.
    pub fn keep(&self, terms: &Terms, bits: &mut Bits) {
        match self {
            Self::Indexed(block) => block.keep(terms, bits),
            Self::Few(texts) => texts.keep(terms, bits),
        }
    }

    /// The first `limit` measures in `bits` that have all the words in their titles.
    pub fn first_titles(&self, terms: &Terms, bits: &Bits, limit: usize) -> Vec<u16> {
        match self {
            Self::Indexed(block) => block.first_titles(terms, bits, limit),
            Self::Few(texts) => texts.first_titles(terms, bits, limit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::TextBlockBuilder;
    use super::*;
    use proptest::{collection::vec, prelude::*};

    proptest! {
        /// Among these units are such whose bytes lie across those of others.
        #[test]
        fn the_same_as_with_an_index(
            texts in vec(("[あぢ東\u{4230}a\u{4241}\u{10000}]{0,8}", "[あぢ東\u{4230}a\u{4241}\n]{0,12}"), 0..60),
            queries in vec("[あぢ東\u{4230}a\u{4241}\u{10000}]{1,3}( [あ東a]{1,2})?", 1..20),
            limit in 0_usize..20,
        ) {
            let (mut few, mut builder) = (FewTexts::new(), TextBlockBuilder::new());
            for (title, summary) in &texts {
                few.push(title, summary);
                builder.push(title, summary);
            }
            let bytes = builder.bytes();
            let block = TextBlock::open(&bytes).unwrap();
            prop_assert_eq!(few.len(), block.len());
            for terms in queries.iter().map(|query| Terms::new(query)).chain([Terms::new("")]) {
                let all = Bits::first(texts.len());
                let (mut own, mut other) = (all.clone(), all.clone());
                few.keep(&terms, &mut own);
                block.keep(&terms, &mut other);
                prop_assert!(few.find(&terms, None).into_iter().eq(own.iter()));
                let mut gaps = all.clone();
                gaps.keep(|at| at % 3 > 0);
                prop_assert!(few.find(&terms, Some(&gaps)).into_iter().eq(own.iter().filter(|at| gaps.has(*at))));
                prop_assert_eq!(own, other);
                prop_assert_eq!(few.first_titles(&terms, &all, limit), block.first_titles(&terms, &all, limit));
            }
        }
    }
}
