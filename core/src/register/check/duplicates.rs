//! Measures that are the same, or look it.

use super::folded;
use crate::register::{Measure, Register, similarity::Bigrams};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};

/// Titles that share so much of their pairs of characters (Dice) look alike. Below it stand titles that differ in one word
/// of three: 「住民票のオンライン申請」 and 「戸籍のオンライン申請」.
const ALIKE: f64 = 0.85;

/// Of more measures than this only titles that fold to the same are found: each is compared with every other.
pub(crate) const COMPARED: usize = 2_000;

/// What a measure has in common with one before it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Duplicates<'r> {
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
    compared: Vec<(&'r Measure, Bigrams)>,
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
        let bigrams = Bigrams::of(&title);
        let mut alike = self.compared.iter().filter(|(other, own)| {
            other.owner.code == measure.owner.code
                && other.owner.name == measure.owner.name
                && own.similarity(&bigrams) >= ALIKE
        });
        let found = alike.next().map(|(other, _)| *other);
        if self.compares {
            self.compared.push((measure, bigrams));
            return found;
        }
        let earlier = *self.folded.entry(title).or_insert(measure);
        Some(earlier).filter(|earlier| earlier.id != measure.id && earlier.owner == measure.owner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_different_measures_are_not_alike() {
        let like = |a: &str, b: &str| Bigrams::of(a).similarity(&Bigrams::of(b));
        assert!(like("窓口のオンライン化の推進", "窓口のｵﾝﾗｲﾝ化の 推進") >= ALIKE);
        // 10 and 9 pairs, of which 7, from のオ to 申請, are the same: 14 / 19.
        assert!(like("住民票のオンライン申請", "戸籍のオンライン申請") < ALIKE);
    }
}
