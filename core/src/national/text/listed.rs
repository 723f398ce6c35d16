//! What is known of a pair: which texts it stands in, and what is behind their list.

use super::neighbours::{Exceptions, Neighbour};
use super::posting::Posting;
use super::titles::Titles;

/// The list of a pair.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed<'a> {
    /// How many texts it names.
    pub length: usize,
    pub texts: Posting<'a>,
    behind: &'a [u8],
    /// How many texts the block has.
    of: usize,
}

impl<'a> Listed<'a> {
    /// The list that starts here.
    pub fn new(bytes: &'a [u8], length: usize, texts: Posting<'a>, of: usize) -> Option<Self> {
        Some(Self { length, texts, behind: bytes.get(texts.size()..)?, of })
    }

    /// The texts in which something else may stand before the pair than the first of these units, and behind it than the
    /// second; none where it may in each. Where no unit is named, anything may.
    pub fn besides(&self, before: Option<u16>, behind: Option<u16>) -> [Option<Exceptions<'a>>; 2] {
        let (sides, _) = self.sides().unwrap_or(([Neighbour::Any; 2], &[]));
        let except = |side: Neighbour<'a>, unit: Option<u16>| {
            unit.map_or(Some(Exceptions::NONE), |unit| side.other_than(unit))
        };
        [except(sides[0], before), except(sides[1], behind)]
    }

    /// Which of the texts have the pair in their title.
    pub fn titles(&self) -> Option<Titles<'a>> {
        Titles::open(self.sides()?.1, self.length)
    }

    /// What stands before and behind the pair, and the bytes behind that.
    fn sides(&self) -> Option<([Neighbour<'a>; 2], &'a [u8])> {
        let (before, rest) = Neighbour::open(self.behind, self.length, self.of)?;
        let (behind, rest) = Neighbour::open(rest, self.length, self.of)?;
        Some(([before, behind], rest))
    }
}
