//! Measures that are the same, or look it.

use super::folded;
use crate::register::{Measure, Register};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};

/// Titles that share so much of their pairs of characters (Dice) look alike. Below it stand titles that differ in one word
/// of three: 「住民票のオンライン申請」 and 「戸籍のオンライン申請」.
const ALIKE: f64 = 0.85;

/// Of more measures than this only titles that fold to the same are found: each is compared with every other.
const COMPARED: usize = 2_000;

/// What a measure has in common with one before it.
#[derive(Debug, Clone, Default)]
pub(super) struct Duplicates<'r> {
    pub same_id: bool,
    /// An id that folds to the same.
    pub similar_id: Option<&'r Measure>,
    pub similar_title: Option<&'r Measure>,
}

/// The duplicates of each measure, in the register's order.
pub(super) fn of(register: &Register) -> Vec<Duplicates<'_>> {
    let mut ids: BTreeMap<String, &Measure> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut titles = Titles::new(register.measures.len());
    let duplicates = register.measures.iter().map(|measure| {
        let same_id = !seen.insert(measure.id.as_str());
        let earlier = *ids.entry(folded(&measure.id)).or_insert(measure);
        let similar_id = Some(earlier).filter(|earlier| earlier.id != measure.id);
        // Who has the same id is told by it.
        let similar_title = titles.similar(measure).filter(|_| !same_id);
        Duplicates { same_id, similar_id, similar_title }
    });
    duplicates.collect()
}

/// The titles so far, of measures that are still pursued.
struct Titles<'r> {
    compared: Vec<(&'r Measure, Vec<[char; 2]>)>,
    folded: BTreeMap<String, &'r Measure>,
    compares: bool,
}

impl<'r> Titles<'r> {
    fn new(count: usize) -> Self {
        Self { compared: Vec::new(), folded: BTreeMap::new(), compares: count <= COMPARED }
    }

    /// The first measure whose title is much like this one's. Those of several bodies, and years, may be alike.
    fn similar(&mut self, measure: &'r Measure) -> Option<&'r Measure> {
        if !measure.is_active() {
            return None;
        }
        let title = folded(&measure.title);
        let pairs = pairs(&title);
        let mut alike = self.compared.iter().filter(|(other, own)| {
            other.owner.code == measure.owner.code
                && other.owner.name == measure.owner.name
                && dice(own, &pairs) >= ALIKE
        });
        let found = alike.next().map(|(other, _)| *other);
        if self.compares {
            self.compared.push((measure, pairs));
            return found;
        }
        let earlier = *self.folded.entry(title).or_insert(measure);
        Some(earlier).filter(|earlier| earlier.id != measure.id && earlier.owner == measure.owner)
    }
}

/// Neighbouring characters, sorted; a character alone is its own neighbour.
fn pairs(text: &str) -> Vec<[char; 2]> {
    let chars: Vec<char> = text.chars().collect();
    let mut pairs: Vec<[char; 2]> = match chars[..] {
        [only] => [[only, only]].into(),
        _ => chars.windows(2).map(|pair| [pair[0], pair[1]]).collect(),
    };
    pairs.sort_unstable();
    pairs
}

/// Twice what two have in common over what they have together.
#[allow(clippy::cast_precision_loss, reason = "titles are short")]
fn dice(a: &[[char; 2]], b: &[[char; 2]]) -> f64 {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            core::cmp::Ordering::Less => i += 1,
            core::cmp::Ordering::Greater => j += 1,
            core::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let together = a.len() + b.len();
    if together == 0 { 0.0 } else { 2.0 * f64::from(common) / together as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_a_share_of_pairs() {
        let like = |a: &str, b: &str| dice(&pairs(&folded(a)), &pairs(&folded(b)));
        assert!((like("窓口のオンライン化", "窓口のｵﾝﾗｲﾝ化") - 1.0).abs() < 1e-9);
        // 11 and 10 characters, 10 and 9 pairs, of which 7, from のオ to 申請, are the same.
        let other = like("住民票のオンライン申請", "戸籍のオンライン申請");
        assert!((other - 2.0 * 7.0 / 19.0).abs() < 1e-9, "{other}");
        assert!(like("", "").abs() < 1e-9 && like("a", "b").abs() < 1e-9);
    }
}
