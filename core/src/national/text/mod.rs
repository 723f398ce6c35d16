//! Search in titles and summaries: every measure that has all the words, and no other.
//!
//! A text is folded ([`crate::fold`]) and kept in UTF-16 units. For every two units that stand side by side somewhere
//! (a pair) there is a list of the measures they stand in. A word of two units is answered by its list alone. A word of
//! more is looked up by all its pairs; a measure that has them all may still have them apart (京都 and 東京 for 東京都).
//! Beside most pairs nearly always stands the same unit, so behind a list stands which, before and behind the pair, and in
//! which of its texts another does. Where a pair of the word is known to have the next one beside it wherever it stands, and
//! so on to both ends, the word is there; only the others are looked up in the text. Behind a long list stands which of its
//! texts have the pair in their title, too, for those come first in the order of rank.

mod alphabet;
mod block;
mod codes;
mod doubts;
mod few;
mod found;
mod index;
mod listed;
mod met;
mod neighbours;
mod pairs;
mod posting;
mod rows;
mod terms;
mod titles;
mod units;

pub(crate) use block::{TextBlock, TextBlockBuilder};
pub(crate) use few::{BlockTexts, FEW, FewTexts};
pub(crate) use found::{Block, Blocks, first};
pub use index::TextIndex;
pub use terms::Terms;
pub(super) use units::{each_alone, push as fold_onto};

/// The UTF-16 units that a text is searched by: those of [`crate::fold::fold`], several times as fast.
///
/// ```
/// assert_eq!(rashinban::national::text::fold("ﾃﾞｼﾞﾀﾙ"), "でじたる".encode_utf16().collect::<Vec<_>>());
/// ```
pub fn fold(text: &str) -> alloc::vec::Vec<u16> {
    let mut folded = alloc::vec::Vec::new();
    units::push(text, &mut folded);
    folded
}
