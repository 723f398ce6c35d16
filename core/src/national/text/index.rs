//! Texts in memory, as many as there are.

use super::{Block, BlockTexts, Blocks, Terms, TextBlock, TextBlockBuilder};
use crate::national::bits::SEGMENT;
use crate::national::live::Numbers;
use crate::national::turns::{in_turn, processors};
use alloc::vec::Vec;
use core::convert::Infallible;
use core::num::NonZero;

/// The titles and summaries of measures, and the lists that answer without reading them.
///
/// ```
/// use rashinban::national::text::{Terms, TextIndex};
///
/// let texts = [("京都と東京", "窓口のDX"), ("東京都の窓口", "")];
/// let index = TextIndex::build(&texts, |text| *text, None);
/// assert_eq!(index.find(&Terms::new("東京都")), [1]);
/// assert_eq!(index.find(&Terms::new("dx 東京")), [0]);
/// assert_eq!(index.find(&Terms::new("東京 窓口")), [0, 1]);
/// assert_eq!(index.first(&Terms::new("東京 窓口"), 1), [1]);
/// ```
#[derive(Debug, Default)]
pub struct TextIndex {
    blocks: Vec<Vec<u8>>,
}

impl TextIndex {
    /// The texts of measures: of each its title and summary. `threads` work at it, as many as the machine has cores where
    /// none are named.
    pub fn build<T: Sync>(
        measures: &[T],
        texts: impl Fn(&T) -> (&str, &str) + Sync,
        threads: Option<NonZero<usize>>,
    ) -> Self {
        let chunks: Vec<&[T]> = measures.chunks(SEGMENT).collect();
        let block = |builder: &mut TextBlockBuilder, chunk: &&[T]| {
            for measure in *chunk {
                let (title, summary) = texts(measure);
                builder.push(title, summary);
            }
            builder.bytes()
        };
        let threads = threads.map_or_else(processors, NonZero::get);
        Self { blocks: in_turn(&chunks, threads, TextBlockBuilder::new, block) }
    }

    /// The numbers of all measures that have all the words, from the lowest.
    pub fn find(&self, terms: &Terms) -> Vec<usize> {
        sure(self.blocks().all(terms))
    }

    /// How many measures have all the words.
    pub fn count(&self, terms: &Terms) -> usize {
        sure(self.blocks().count(terms))
    }

    /// The first `limit` of them: those that have all the words in the title, then the others, both by number.
    pub fn first(&self, terms: &Terms, limit: usize) -> Vec<usize> {
        sure(self.blocks().first(terms, limit))
    }

    /// The bytes of it all: lists, and texts.
    pub fn size(&self) -> (usize, usize) {
        let texts = self.opened().map(|(_, texts)| texts.size_of_texts()).sum();
        (self.blocks.iter().map(Vec::len).sum::<usize>() - texts, texts)
    }

    fn blocks(&self) -> Blocks<impl Iterator<Item = Result<Block<'_>, Infallible>>> {
        Blocks(self.opened().map(|(start, texts)| {
            Ok(Block { numbers: Numbers { start, live: None }, texts: BlockTexts::Indexed(texts) })
        }))
    }

    fn opened(&self) -> impl Iterator<Item = (usize, TextBlock<'_>)> {
        (0..).step_by(SEGMENT).zip(self.blocks.iter().filter_map(|bytes| TextBlock::open(bytes)))
    }
}

/// What was made in memory has no damage.
fn sure<T>(found: Result<T, Infallible>) -> T {
    found.unwrap_or_else(|never| match never {})
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;
    use proptest::prelude::*;

    /// So many texts of so few characters that lists are long, and words stand nearly everywhere or nearly nowhere.
    fn texts(mut seed: u64, alphabets: [&str; 2]) -> Vec<(String, String)> {
        let mut text = |alphabet: &str, length: u64| -> String {
            let mut roll = |sides: usize| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (seed >> 33) as usize % sides
            };
            let all: Vec<char> = alphabet.chars().collect();
            (0..roll(length as usize)).map(|_| all[roll(all.len())]).collect()
        };
        (0..3000).map(|_| (text(alphabets[0], 7), text(alphabets[1], 9))).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn titles_come_first(seed in any::<u64>(), title in "[あい東京]{1,4}", limit in 0_usize..40) {
            let texts = texts(seed, [&title, "あい東京都"]);
            let index = TextIndex::build(&texts, |(title, summary)| (title, summary), None);
            for query in ["あ", "都", "東京", "あい東", "い 東", "京都 あ", "東京都庁", ""] {
                let words: Vec<&str> = query.split(' ').collect();
                let has = |parts: &[&str]| words.iter().all(|word| parts.iter().any(|part| part.contains(word)));
                let rank = |at: &usize| !has(&[&texts[*at].0]);
                let mut want: Vec<usize> =
                    (0..texts.len()).filter(|at| has(&[&texts[*at].0, &texts[*at].1])).collect();
                want.sort_by_key(rank);
                for limit in [limit, 1000, texts.len()] {
                    prop_assert_eq!(index.first(&Terms::new(query), limit), &want[..limit.min(want.len())], "{}", query);
                }
            }
        }
    }
}
