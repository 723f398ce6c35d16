//! Measures that are the same, or look it.

use super::folded;
use crate::register::{LocalGovernmentCode, Measure, Register, similarity::Bigrams};
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

/// What a measure has in common with one of the same body before it. Ids are a body's own: thousands of bodies call a measure 1.
#[derive(Debug, Clone, Default)]
pub(crate) struct Duplicates<'r> {
    pub same_id: bool,
    /// An id that folds to the same.
    pub similar_id: Option<&'r Measure>,
    pub similar_title: Option<&'r Measure>,
}

/// The duplicates of each measure, in the register's order.
pub(super) fn of(register: &Register) -> Vec<Duplicates<'_>> {
    let mut ids: BTreeMap<(Option<LocalGovernmentCode>, String), &Measure> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut titles = Titles::new(register.measures.len());
    let duplicates = register.measures.iter().map(|measure| {
        let body = super::body(register, measure);
        let same_id = !seen.insert((body, measure.id.as_str()));
        let earlier = *ids.entry((body, folded(&measure.id))).or_insert(measure);
        let similar_id = Some(earlier).filter(|earlier| earlier.id != measure.id);
        // Who has the same id is told by it.
        let similar_title = titles.similar(body, measure).filter(|_| !same_id);
        Duplicates { same_id, similar_id, similar_title }
    });
    duplicates.collect()
}

/// Whose a measure is, by code and by name.
type Body<'r> = (Option<LocalGovernmentCode>, Option<&'r str>);

/// The titles so far, of measures that are still pursued.
struct Titles<'r> {
    compared: Vec<(Body<'r>, &'r Measure, Bigrams)>,
    folded: BTreeMap<(Body<'r>, String), &'r Measure>,
    compares: bool,
}

impl<'r> Titles<'r> {
    fn new(count: usize) -> Self {
        Self { compared: Vec::new(), folded: BTreeMap::new(), compares: count <= COMPARED }
    }

    /// The first measure whose title is much like this one's. Those of several bodies, and years, may be alike.
    fn similar(&mut self, code: Option<LocalGovernmentCode>, measure: &'r Measure) -> Option<&'r Measure> {
        if !measure.is_active() {
            return None;
        }
        let body = (code, measure.owner.name.as_deref());
        let title = folded(&measure.title);
        if !self.compares {
            let earlier = *self.folded.entry((body, title)).or_insert(measure);
            return Some(earlier).filter(|earlier| earlier.id != measure.id);
        }
        let bigrams = Bigrams::of(&title);
        let mut alike = self
            .compared
            .iter()
            .filter(|(other, _, own)| *other == body && own.similarity(&bigrams) >= ALIKE);
        let found = alike.next().map(|(_, other, _)| *other);
        self.compared.push((body, measure, bigrams));
        found
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
