//! Which texts have all pairs of a word, but perhaps not the word.

use super::listed::Listed;
use super::neighbours::Exceptions;
use super::posting::Posting;
use super::terms::Term;
use alloc::vec::Vec;

/// More than there can be exceptions.
const ALL: u64 = 1 << 32;

/// The texts, of those with all these pairs of a word, that are to be looked at: the others have it. None where each is.
///
/// From one pair, which is there, the word is followed in both directions: where each pair up to its ends is known to stand
/// beside the next, it is all there. The pair is the one that leaves the fewest texts.
pub(super) fn doubts<'a>(term: &Term, pairs: &[Listed<'a>]) -> Option<Vec<Posting<'a>>> {
    if pairs.len() < 2 {
        return Some(Vec::new());
    }
    let unit = |at: usize| term.units.get(at).copied();
    let sides = pairs
        .iter()
        .enumerate()
        .map(|(at, pair)| pair.besides(at.checked_sub(1).and_then(unit), unit(at + 2)));
    let sides: Vec<[Option<Exceptions<'a>>; 2]> = sides.collect();
    let cost =
        |side: &Option<Exceptions<'a>>| side.as_ref().map_or(ALL, |exceptions| exceptions.length as u64);
    let (mut least, mut from) = (u64::MAX, 0);
    let mut sum: u64 = sides.iter().map(|[_, behind]| cost(behind)).sum();
    for (at, [before, behind]) in sides.iter().enumerate() {
        sum += cost(before);
        if sum < least {
            (least, from) = (sum, at);
        }
        sum -= cost(behind);
    }
    if least >= ALL {
        return None;
    }
    let before = sides[..=from].iter().map(|[before, _]| before);
    let lists = before.chain(sides[from..].iter().map(|[_, behind]| behind)).flatten();
    Some(lists.filter(|list| list.length > 0).map(|list| list.texts).collect())
}
