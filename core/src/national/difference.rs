//! What changed from one collection to another.

use super::bits::Bits;
use super::live::Numbers;
use super::segment::Segment;
use super::{Collection, ImageError};
use crate::register::{DiffOptions, Fate, LocalGovernmentCode, MeasureChange};
use alloc::{boxed::Box, vec::Vec};

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
        let (sides, error) = match Sides::of(self, newer) {
            Ok(sides) => (Some(sides), None),
            Err(error) => (None, Some(Err(error))),
        };
        error.into_iter().chain(sides.into_iter().flat_map(Sides::differences))
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
    /// The hashes of all ids with the measures' numbers, in order; none where so few are looked up that it is not worth it.
    ids: Option<Vec<(u64, usize)>>,
}

impl<'c> Sides<'c> {
    fn of(older: &'c Collection, newer: &'c Collection) -> Result<Self, ImageError> {
        let mut sides = Self { older: Side::of(older, newer), newer: Side::of(newer, older) };
        let looked_up = sides.older.count() + sides.newer.count();
        for side in [&mut sides.older, &mut sides.newer] {
            if looked_up >= side.collection.len() / 64 {
                side.ids = Some(ids(side.collection)?);
            }
        }
        Ok(sides)
    }

    fn differences(self) -> impl Iterator<Item = Result<Difference, ImageError>> + 'c {
        let [now, then] = [&self.newer, &self.older].map(Side::numbers);
        let now = now.into_vec().into_iter().map(|number| (true, number));
        let all = now.chain(then.into_vec().into_iter().map(|number| (false, number)));
        all.filter_map(move |(is_newer, number)| {
            if is_newer { self.now(number) } else { self.then(number) }.transpose()
        })
    }

    /// What is told of a measure of the newer collection.
    fn now(&self, newer: usize) -> Result<Option<Difference>, ImageError> {
        let Some((owner, id)) = self.newer.first(newer)? else { return Ok(None) };
        if let Some(older) = self.older.find(owner, id)? {
            return self.changed(older, newer, owner);
        }
        let measure = self.newer.collection.measure(newer)?;
        let change = MeasureChange::of(None, &measure, DiffOptions::default());
        Ok(Some(Difference { older: None, newer: Some(newer), owner, change }))
    }

    /// What is told of a measure of the older collection that the newer one does not tell of itself.
    fn then(&self, older: usize) -> Result<Option<Difference>, ImageError> {
        let Some((owner, id)) = self.older.first(older)? else { return Ok(None) };
        match self.newer.find(owner, id)? {
            Some(newer) if self.newer.is_own(newer) => Ok(None),
            Some(newer) => self.changed(older, newer, owner),
            None => {
                let measure = self.older.collection.measure(older)?;
                let gone = || Difference {
                    older: Some(older),
                    newer: None,
                    owner,
                    change: MeasureChange::gone(&measure),
                };
                Ok(measure.is_active().then(gone))
            }
        }
    }

    fn changed(
        &self,
        older: usize,
        newer: usize,
        owner: Option<LocalGovernmentCode>,
    ) -> Result<Option<Difference>, ImageError> {
        let [then, now] = [(&self.older, older), (&self.newer, newer)];
        if then.0.hash(then.1)? == now.0.hash(now.1)? {
            return Ok(None);
        }
        let (then, now) = (then.0.collection.measure(older)?, now.0.collection.measure(newer)?);
        let change = MeasureChange::of(Some(&then), &now, DiffOptions::default());
        let is_changed = change.fate != Fate::Unchanged;
        Ok(is_changed.then_some(Difference { older: Some(older), newer: Some(newer), owner, change }))
    }
}

impl<'c> Side<'c> {
    fn of(collection: &'c Collection, other: &Collection) -> Self {
        let own = |segment: &Segment| {
            let mut own = segment.left();
            if let Some((_, same)) =
                other.segments().find(|(_, other)| segment.stretch().is_same(other.stretch()))
            {
                own.without(&same.left());
            }
            own
        };
        Self { own: collection.segments().map(|(_, segment)| own(segment)).collect(), collection, ids: None }
    }

    fn count(&self) -> usize {
        self.own.iter().map(Bits::count).sum()
    }

    /// The numbers of the measures that are not shared.
    fn numbers(&self) -> Box<[usize]> {
        let segments = self.collection.segments().zip(&self.own);
        let own = |((start, segment), own): ((usize, &Segment), &Bits)| -> Vec<usize> {
            let numbers = Numbers::of(start, segment);
            own.iter().map(|number| numbers.whole(number)).collect()
        };
        segments.flat_map(own).collect()
    }

    fn is_own(&self, number: usize) -> bool {
        let at = self.collection.segment_of(number);
        let (_, place) = self.collection.existing(number);
        self.own.get(at).is_some_and(|own| own.has(place as u16))
    }

    /// Whose a measure is, and its id. None where one before it has the same.
    fn first(&self, number: usize) -> Result<Option<(Option<LocalGovernmentCode>, &'c str)>, ImageError> {
        let (owner, id) = (self.collection.owner(number)?, self.collection.id(number)?);
        Ok((self.find(owner, id)? == Some(number)).then_some((owner, id)))
    }

    /// The first measure of a body with an id.
    fn find(&self, owner: Option<LocalGovernmentCode>, id: &str) -> Result<Option<usize>, ImageError> {
        let collection = self.collection;
        let Some(ids) = &self.ids else {
            for number in collection.find(id)? {
                if collection.owner(number)? == owner {
                    return Ok(Some(number));
                }
            }
            return Ok(None);
        };
        let hash = Segment::hash_of_id(id);
        let from = ids.partition_point(|(known, _)| *known < hash);
        for (_, number) in ids[from..].iter().take_while(|(known, _)| *known == hash) {
            if collection.owner(*number)? == owner && collection.id(*number)? == id {
                return Ok(Some(*number));
            }
        }
        Ok(None)
    }

    fn hash(&self, number: usize) -> Result<u64, ImageError> {
        let (segment, at) = self.collection.existing(number);
        segment.hash(at)
    }
}

/// The hashes of all ids, with the numbers of the measures.
fn ids(collection: &Collection) -> Result<Vec<(u64, usize)>, ImageError> {
    let mut ids = Vec::with_capacity(collection.len());
    for (start, segment) in collection.segments() {
        let numbers = Numbers::of(start, segment);
        for (hash, number) in segment.ids()? {
            if segment.live().is_none_or(|live| live.bits().has(number)) {
                ids.push((hash, numbers.whole(number)));
            }
        }
    }
    ids.sort_unstable();
    Ok(ids)
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
            let sides = Sides::of(&older, &newer).unwrap();
            assert_eq!((sides.older.count(), sides.newer.count()), (1, 1));
            assert!(sides.older.ids.is_none());
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
