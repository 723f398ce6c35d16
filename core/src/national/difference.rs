//! What changed from one collection to another.

use super::bits::Bits;
use super::key;
use super::live::Numbers;
use super::segment::Segment;
use super::{Collection, ImageError};
use crate::register::{DiffOptions, Fate, LocalGovernmentCode, MeasureChange};
use alloc::vec::Vec;

/// A measure that changed.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Difference {
    /// Its number in the older collection; none where it was added.
    pub older: Option<usize>,
    /// Its number in the newer one; none where it is not there any more.
    pub newer: Option<usize>,
    /// Whose it is.
    pub owner: Option<LocalGovernmentCode>,
    /// What became of it, field by field, as [`diff`](fn@crate::register::diff) tells it.
    pub change: MeasureChange,
}

impl Collection {
    /// What changed from this collection to a newer one: the measures that were added or revised in the order of the newer,
    /// then those that it does not have any more in the order of this one. Measures are the same by whose they are and their
    /// id; of several with the same the first is meant. What was given up already and is gone now is no change.
    ///
    /// Nothing is read of what both have in common (an updated collection and that which it was made of, or their files),
    /// and of what is the same in both no more than a hash. Each change is worked out as it is asked for.
    ///
    /// ```
    /// use rashinban::national::CollectionBuilder;
    /// use rashinban::register::{Fate, ReadOptions, from_json};
    ///
    /// let json = r#"[{ "id": "1", "title": "窓口", "owner": "131016" }, { "id": "2", "title": "予約", "owner": "131016" }]"#;
    /// let mut builder = CollectionBuilder::new(None);
    /// builder.extend(&from_json(json.as_bytes(), &ReadOptions::default()).register.unwrap());
    /// let older = builder.finish();
    /// let mut update = older.update();
    /// update.delete(older.owner(0)?, "1")?;
    /// let newer = update.finish()?;
    /// let changes: Vec<_> = older.differences(&newer).collect::<Result<_, _>>()?;
    /// assert_eq!((changes.len(), changes[0].older, changes[0].change.fate), (1, Some(0), Fate::Discontinued));
    /// # Ok::<(), rashinban::national::ImageError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Of each change, where the bytes that are looked at for it are damaged. What follows may still be told.
    pub fn differences<'c>(
        &'c self,
        newer: &'c Self,
    ) -> impl Iterator<Item = Result<Difference, ImageError>> + 'c {
        let (pairs, error) = match Sides::of(self, newer).pairs() {
            Ok(pairs) => (pairs, None),
            Err(error) => (Vec::new(), Some(Err(error))),
        };
        let told = move |pair| self.difference(newer, pair).transpose();
        error.into_iter().chain(pairs.into_iter().filter_map(told))
    }

    /// What is told of a measure; none where it did not change.
    fn difference(&self, newer: &Self, pair: Pair) -> Result<Option<Difference>, ImageError> {
        let (change, owner) = match pair {
            (Some(older), Some(newer_number)) => {
                if self.hash(older)? == newer.hash(newer_number)? {
                    return Ok(None);
                }
                let (then, now) = (self.measure(older)?, newer.measure(newer_number)?);
                let change = MeasureChange::of(Some(&then), &now, DiffOptions::default());
                (Some(change).filter(|change| change.fate != Fate::Unchanged), newer.owner(newer_number)?)
            }
            (None, Some(number)) => {
                let now = newer.measure(number)?;
                (Some(MeasureChange::of(None, &now, DiffOptions::default())), newer.owner(number)?)
            }
            (Some(older), None) => {
                let then = self.measure(older)?;
                (then.is_active().then(|| MeasureChange::gone(&then)), self.owner(older)?)
            }
            (None, None) => (None, None),
        };
        Ok(change.map(|change| Difference { older: pair.0, newer: pair.1, owner, change }))
    }

    fn hash(&self, number: usize) -> Result<u64, ImageError> {
        let (segment, at) = self.existing(number);
        segment.hash(at)
    }
}

/// Both collections.
struct Sides<'c> {
    older: Side<'c>,
    newer: Side<'c>,
}

/// A collection beside another.
struct Side<'c> {
    collection: &'c Collection,
    /// Of each segment, the measures that it does not share with the other.
    own: Vec<Bits>,
}

/// The numbers of one measure in the older and in the newer collection.
type Pair = (Option<usize>, Option<usize>);

impl<'c> Sides<'c> {
    fn of(older: &'c Collection, newer: &'c Collection) -> Self {
        Self { older: Side::of(older, newer), newer: Side::of(newer, older) }
    }

    /// The measures that may differ: those of the newer collection in its order, then those that it does not have.
    fn pairs(&self) -> Result<Vec<Pair>, ImageError> {
        let mut pairs = if self.few() { self.looked_up()? } else { self.joined()? };
        let is_own =
            |side: &Side<'_>, number: Option<usize>| number.is_some_and(|number| side.is_own(number));
        pairs.retain(|(older, newer)| is_own(&self.older, *older) || is_own(&self.newer, *newer));
        pairs.sort_unstable_by_key(|(older, newer)| (newer.is_none(), *newer, *older));
        pairs.dedup();
        Ok(pairs)
    }

    /// Whether so little is not shared that it is not worth going through all keys.
    fn few(&self) -> bool {
        let [all, own] = [
            self.older.collection.len() + self.newer.collection.len(),
            self.older.count() + self.newer.count(),
        ];
        own < all / 64
    }

    /// Looks up each measure that is not shared.
    fn looked_up(&self) -> Result<Vec<Pair>, ImageError> {
        let mut pairs = Vec::new();
        for side in [&self.newer, &self.older] {
            for number in side.numbers() {
                let (owner, id) = (side.collection.owner(number)?, side.collection.id(number)?);
                pairs.push((self.older.first(owner, id)?, self.newer.first(owner, id)?));
            }
        }
        Ok(pairs)
    }

    /// Goes through the keys of both.
    fn joined(&self) -> Result<Vec<Pair>, ImageError> {
        let [older, newer] = [self.older.keys()?, self.newer.keys()?];
        let [mut older, mut newer] = [&older[..], &newer[..]];
        let mut pairs = Vec::new();
        while let Some(key) = [older, newer].iter().filter_map(|keys| keys.first()).map(|first| first.0).min()
        {
            let then = self.older.firsts(taken(&mut older, key))?;
            let mut now = self.newer.firsts(taken(&mut newer, key))?;
            for (id, number) in then {
                let same = now.iter().position(|(other, _)| *other == id);
                pairs.push((Some(number), same.map(|at| now.swap_remove(at).1)));
            }
            pairs.extend(now.into_iter().map(|(_, number)| (None, Some(number))));
        }
        Ok(pairs)
    }
}

/// What a list begins with that has this key.
fn taken<'k>(keys: &mut &'k [(u64, usize)], key: u64) -> &'k [(u64, usize)] {
    let count = keys.iter().take_while(|first| first.0 == key).count();
    let (taken, rest) = keys.split_at(count);
    *keys = rest;
    taken
}

impl<'c> Side<'c> {
    fn of(collection: &'c Collection, other: &Collection) -> Self {
        let own = |segment: &Segment| {
            let mut own = segment.left();
            let same = other.segments().find(|(_, other)| segment.stretch().is_same(other.stretch()));
            if let Some((_, same)) = same {
                own.without(&same.left());
            }
            own
        };
        Self { own: collection.segments().map(|(_, segment)| own(segment)).collect(), collection }
    }

    fn count(&self) -> usize {
        self.own.iter().map(Bits::count).sum()
    }

    /// The numbers of the measures that are not shared.
    fn numbers(&self) -> Vec<usize> {
        let mut all = Vec::new();
        for ((start, segment), own) in self.collection.segments().zip(&self.own) {
            let numbers = Numbers::of(start, segment);
            all.extend(own.iter().map(|number| numbers.whole(number)));
        }
        all
    }

    fn is_own(&self, number: usize) -> bool {
        let (_, at) = self.collection.existing(number);
        self.own.get(self.collection.segment_of(number)).is_some_and(|own| own.has(at as u16))
    }

    /// The first measure of a body with an id.
    fn first(&self, owner: Option<LocalGovernmentCode>, id: &str) -> Result<Option<usize>, ImageError> {
        for (start, segment) in self.collection.segments() {
            if let Some(at) = segment.find_of(owner, id)?.first() {
                return Ok(Some(Numbers::of(start, segment).whole(*at as u16)));
            }
        }
        Ok(None)
    }

    /// The keys of all measures but for their last part, with the measures' numbers; in order.
    fn keys(&self) -> Result<Vec<(u64, usize)>, ImageError> {
        let mut keys = Vec::with_capacity(self.collection.len());
        for (start, segment) in self.collection.segments() {
            let numbers = Numbers::of(start, segment);
            let is_left = |number: u16| segment.live().is_none_or(|live| live.bits().has(number));
            let left = segment.keys()?.filter(|key| is_left(key::number(*key)));
            keys.extend(left.map(|key| (key & key::OWNED, numbers.whole(key::number(key)))));
        }
        keys.sort_unstable();
        Ok(keys)
    }

    /// The ids of measures with one key, each with the first measure that has it. Nearly always it is one.
    fn firsts(&self, keys: &[(u64, usize)]) -> Result<Vec<(&'c str, usize)>, ImageError> {
        let mut firsts: Vec<(&str, usize)> = Vec::with_capacity(1);
        for (_, number) in keys {
            let id = self.collection.id(*number)?;
            if !firsts.iter().any(|(known, _)| *known == id) {
                firsts.push((id, *number));
            }
        }
        Ok(firsts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::national::CollectionBuilder;
    use crate::register::{Measure, Register, arbitrary, diff};
    use alloc::{format, sync::Arc};
    use proptest::prelude::*;

    /// Measures with few ids, so that they meet those of another register and one another.
    fn a_register() -> impl Strategy<Value = Register> {
        prop::collection::vec((arbitrary::register(), 0..8_u8), 0..8).prop_map(|all| {
            let measure = |(mut register, id): (Register, u8)| {
                let mut measure = register.measures.pop()?;
                (measure.owner.code, measure.id) = (None, format!("{id}"));
                Some(measure)
            };
            Register { measures: all.into_iter().filter_map(measure).collect(), ..Register::default() }
        })
    }

    fn collected(register: &Register) -> Collection {
        let mut builder = CollectionBuilder::new(None);
        builder.extend(register);
        builder.finish()
    }

    fn reopened(collection: &Collection) -> Collection {
        Collection::open(Arc::new(collection.to_bytes().unwrap())).unwrap()
    }

    fn changes(older: &Collection, newer: &Collection) -> Vec<MeasureChange> {
        older.differences(newer).map(|difference| difference.unwrap().change).collect()
    }

    /// The measures of a collection as a register.
    fn register(collection: &Collection) -> Register {
        let measures = (0..collection.len()).map(|number| collection.measure(number).unwrap()).collect();
        Register { measures, ..Register::default() }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn the_same_as_of_registers(older in a_register(), newer in a_register(), kept in 0_usize..8) {
            let newer = Register {
                measures: older.measures.iter().take(kept).chain(&newer.measures).cloned().collect(),
                ..Register::default()
            };
            let want = diff(&older, &newer, &DiffOptions::default()).answer.measures;
            let (older, newer) = (collected(&older), collected(&newer));
            prop_assert_eq!(&changes(&older, &newer), &want);
            prop_assert_eq!(&changes(&reopened(&older), &reopened(&newer)), &want);
        }

        #[test]
        fn the_same_of_what_was_updated(older in a_register(), newer in a_register(), gone in prop::collection::vec(0..8_u8, 0..3)) {
            let older = collected(&older);
            let mut update = older.update();
            for id in gone {
                update.delete(None, &format!("{id}")).unwrap();
            }
            update.extend(&newer).unwrap();
            let newer = update.finish().unwrap();
            for (older, newer) in [(&older, &newer), (&newer, &older)] {
                let want = diff(&register(older), &register(newer), &DiffOptions::default()).answer.measures;
                prop_assert_eq!(&changes(older, newer), &want);
                prop_assert_eq!(&changes(&reopened(older), &reopened(newer)), &want);
                // Whichever way they are looked up.
                let sides = Sides::of(older, newer);
                let sorted = |mut pairs: Vec<Pair>| {
                    pairs.retain(|(older, newer)| older.is_some_and(|n| sides.older.is_own(n)) || newer.is_some_and(|n| sides.newer.is_own(n)));
                    pairs.sort_unstable();
                    pairs.dedup();
                    pairs
                };
                prop_assert_eq!(sorted(sides.looked_up().unwrap()), sorted(sides.joined().unwrap()));
                prop_assert_eq!(changes(&reopened(older), &newer.compact().unwrap()).len(), want.len());
            }
        }
    }

    #[test]
    fn what_is_common_is_not_looked_at() {
        let measures = (0..500).map(|id| Measure { id: format!("{id}"), ..Measure::default() });
        let older = collected(&Register { measures: measures.collect(), ..Register::default() });
        let mut update = older.update();
        let revised = Measure { id: "7".into(), title: "新".into(), ..Measure::default() };
        update.upsert(&revised, None).unwrap();
        let newer = update.finish().unwrap();
        for (older, newer) in [(older.clone(), newer.clone()), (reopened(&older), reopened(&newer))] {
            let sides = Sides::of(&older, &newer);
            assert_eq!((sides.older.count(), sides.newer.count(), sides.few()), (1, 1, true));
            assert_eq!(sides.pairs(), Ok([(Some(7), Some(499))].into()));
            let difference = older.differences(&newer).next().unwrap().unwrap();
            assert_eq!((difference.older, difference.newer), (Some(7), Some(499)));
        }
    }

    #[test]
    fn the_same_id_of_another_body_is_another_measure() {
        let of = |five: u32| {
            let mut measure = Measure { id: "1".into(), ..Measure::default() };
            measure.owner.code = LocalGovernmentCode::from_five_digits(five);
            collected(&Register { measures: [measure].into(), ..Register::default() })
        };
        let fates: Vec<Fate> = changes(&of(13_101), &of(13_102)).iter().map(|change| change.fate).collect();
        assert_eq!(fates, [Fate::Added, Fate::Discontinued]);
    }
}
