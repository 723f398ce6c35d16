//! From a collection to the next: measures put in, replaced and deleted.
//!
//! Segments are never changed. What is deleted or replaced is left out of the bits of those that are left; what is new comes
//! into segments of its own behind them, and small ones among the last are made into one as they become many.

use super::bits::{Bits, SEGMENT};
use super::segment::Segment;
use super::turns::{in_turn, processors};
use super::{Collection, CollectionBuilder, ImageError};
use crate::register::{LocalGovernmentCode, Measure, Register};
use alloc::{string::String, vec::Vec};
use std::collections::HashMap;

/// Changes to a collection, which itself stays as it is. Measures are the same by whose they are and their id.
///
/// ```
/// use rashinban::national::CollectionBuilder;
/// use rashinban::register::{ReadOptions, from_json};
///
/// let json = r#"[{ "id": "1", "title": "窓口", "owner": "131016" }, { "id": "2", "title": "予約", "owner": "131016" }]"#;
/// let mut builder = CollectionBuilder::new(None);
/// builder.extend(&from_json(json.as_bytes(), &ReadOptions::default()).register.unwrap());
/// let older = builder.finish();
///
/// let mut update = older.update();
/// let mut revised = older.measure(0)?;
/// revised.title = "窓口の予約".into();
/// assert_eq!(update.upsert(&revised, None)?, true);
/// assert_eq!(update.delete(older.owner(1)?, "2")?, 1);
/// let newer = update.finish()?;
/// assert_eq!((older.len(), newer.len(), newer.title(0)?), (2, 1, "窓口の予約"));
/// # Ok::<(), rashinban::national::ImageError>(())
/// ```
#[derive(Debug)]
pub struct CollectionUpdate {
    collection: Collection,
    segments: Vec<Changed>,
    /// What came, in its order; none where it was replaced or deleted since.
    came: Vec<Option<(Measure, Option<LocalGovernmentCode>)>>,
    places: HashMap<(Option<LocalGovernmentCode>, String), usize>,
}

/// A segment, and which of its measures are left now.
#[derive(Debug)]
struct Changed {
    segment: Segment,
    left: Bits,
}

impl Changed {
    fn new(segment: Segment) -> Self {
        Self { left: segment.left(), segment }
    }

    /// Those that are still left.
    fn find(&self, owner: Option<LocalGovernmentCode>, id: &str) -> Result<Vec<u16>, ImageError> {
        let found = self.segment.find_of(owner, id)?.into_iter().map(|at| at as u16);
        Ok(found.filter(|number| self.left.has(*number)).collect())
    }

    /// The segment as it is now; none where nothing is left of it.
    fn finish(self) -> Option<Segment> {
        if self.left.count() == 0 { None } else { self.segment.with_only(self.left) }
    }
}

impl CollectionUpdate {
    /// Puts a measure in behind all others, in place of those with its id that are of the same body. `inherited` is the code
    /// of the body whose register it stands in; it counts where the measure has none itself. The answer is whether there was
    /// such a one.
    ///
    /// # Errors
    ///
    /// Where bytes that are looked at are damaged. Nothing is changed then.
    pub fn upsert(
        &mut self,
        measure: &Measure,
        inherited: Option<LocalGovernmentCode>,
    ) -> Result<bool, ImageError> {
        if self.came.len() >= SEGMENT {
            self.close()?;
        }
        let owner = measure.owner.code.or(inherited);
        let replaced = self.delete(owner, &measure.id)? > 0;
        self.places.insert((owner, measure.id.clone()), self.came.len());
        self.came.push(Some((measure.clone(), inherited)));
        Ok(replaced)
    }

    /// Puts in the measures of a register, one after the other; its owner is that of measures without one. The answer is how
    /// many replaced others.
    ///
    /// # Errors
    ///
    /// Where bytes that are looked at are damaged. The measures before that are in then.
    pub fn extend(&mut self, register: &Register) -> Result<usize, ImageError> {
        let mut replaced = 0;
        for measure in &register.measures {
            replaced += usize::from(self.upsert(measure, register.owner.code)?);
        }
        Ok(replaced)
    }

    /// Deletes the measures of a body with an id; no body is that of measures that do not say whose they are. The answer is
    /// how many there were.
    ///
    /// # Errors
    ///
    /// Where bytes that are looked at are damaged. Nothing is changed then.
    pub fn delete(&mut self, owner: Option<LocalGovernmentCode>, id: &str) -> Result<usize, ImageError> {
        let found: Vec<Vec<u16>> =
            self.segments.iter().map(|changed| changed.find(owner, id)).collect::<Result<_, _>>()?;
        let came = self.places.remove(&(owner, id.into()));
        if let Some(place) = came {
            self.came[place] = None;
        }
        for (changed, numbers) in self.segments.iter_mut().zip(&found) {
            for number in numbers {
                changed.left.clear(*number);
            }
        }
        Ok(found.iter().map(Vec::len).sum::<usize>() + usize::from(came.is_some()))
    }

    /// Makes segments of what came.
    fn close(&mut self) -> Result<(), ImageError> {
        let mut builder = self.collection.builder();
        self.places.clear();
        for (measure, inherited) in core::mem::take(&mut self.came).into_iter().flatten() {
            builder.push(&measure, inherited);
        }
        self.segments.extend(builder.segments()?.into_iter().map(Changed::new));
        Ok(())
    }

    /// The collection as it is now.
    ///
    /// # Errors
    ///
    /// Where bytes that are looked at are damaged.
    pub fn finish(mut self) -> Result<Collection, ImageError> {
        // A measure is written again only with at least half as many others: about as often as its collection doubles.
        let mut together = self.places.len();
        let mut from = self.segments.len();
        while let Some(left) = from.checked_sub(1).map(|last| self.segments[last].left.count()) {
            if left > 2 * together || left + together > SEGMENT {
                break;
            }
            together += left;
            from -= 1;
        }
        let small = self.segments.split_off(from);
        let mut segments: Vec<Segment> = self.segments.into_iter().filter_map(Changed::finish).collect();
        let mut builder = self.collection.builder();
        for segment in small.into_iter().filter_map(Changed::finish) {
            builder.copy(&segment)?;
        }
        for (measure, inherited) in self.came.into_iter().flatten() {
            builder.push(&measure, inherited);
        }
        segments.extend(builder.segments()?);
        Ok(self.collection.with(segments))
    }
}

impl Collection {
    /// Begins changes to it.
    pub fn update(&self) -> CollectionUpdate {
        CollectionUpdate {
            collection: self.clone(),
            segments: self.segments().map(|(_, segment)| Changed::new(segment.clone())).collect(),
            came: Vec::new(),
            places: HashMap::new(),
        }
    }

    /// The same measures without what was deleted among them, and with few segments. Many updates make a collection slower
    /// and larger than one that was built at once; this mends it. Segments without gaps that are at least half full are
    /// shared; each of the others is made anew for itself, small ones that follow one another together, on up to four threads.
    ///
    /// It takes as much memory as the new segments, some 1 KB a measure, and 0.1 GB for each thread, beside the file that it
    /// was opened from: a million measures with a gap in every segment are made anew in less than 2 GiB.
    ///
    /// # Errors
    ///
    /// Where its bytes are damaged.
    pub fn compact(&self) -> Result<Self, ImageError> {
        let segments: Vec<&Segment> = self.segments().map(|(_, segment)| segment).collect();
        // Half full is good enough, so that each of those is made for itself.
        let is_small = |segment: &Segment| segment.len() < SEGMENT / 2;
        let runs: Vec<&[&Segment]> = segments.chunk_by(|a, b| is_small(a) && is_small(b)).collect();
        let compacted = |(): &mut (), run: &&[&Segment]| match *run {
            [whole] if whole.live().is_none() => Ok([(*whole).clone()].into()),
            _ => {
                let mut builder = self.builder();
                for segment in *run {
                    builder.copy(segment)?;
                }
                builder.segments()
            }
        };
        let done = in_turn(&runs, THREADS.min(processors()), || (), compacted);
        let done: Vec<Vec<Segment>> = done.into_iter().collect::<Result<_, _>>()?;
        Ok(self.with(done.concat()))
    }

    fn builder(&self) -> CollectionBuilder {
        CollectionBuilder::new(self.as_of())
    }

    fn with(&self, segments: Vec<Segment>) -> Self {
        Self::of(self.as_of(), self.edition(), segments)
    }
}

impl CollectionBuilder {
    /// Takes what is left of a segment of the same day, as it stands there.
    pub(super) fn copy(&mut self, segment: &Segment) -> Result<(), ImageError> {
        for number in segment.left().iter() {
            self.copy_one(segment, number.into())?;
        }
        Ok(())
    }
}

/// So many threads make segments anew: each takes memory for one.
const THREADS: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::national::text::Terms;
    use crate::national::{Dimension, Filter};
    use crate::register::{Status, arbitrary};
    use alloc::collections::BTreeMap;
    use alloc::{boxed::Box, format, sync::Arc, vec};
    use proptest::prelude::*;
    use std::sync::RwLock;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[derive(Debug, Clone)]
    enum Step {
        Upsert(Box<Measure>),
        Delete(Key),
        Finish,
        Compact,
        Reopen,
    }

    type Key = (Option<LocalGovernmentCode>, String);

    /// The measures, by what makes them the same; in the order of their numbers by when they came.
    type Model = BTreeMap<Key, (usize, Measure)>;

    fn a_key() -> impl Strategy<Value = Key> {
        let code = |five: u32| LocalGovernmentCode::from_five_digits(five);
        (prop::sample::select(vec![None, code(13_101), code(47_201)]), 0..6_u8)
            .prop_map(|(owner, id)| (owner, format!("{id}")))
    }

    fn a_step() -> impl Strategy<Value = Step> {
        let some = arbitrary::register().prop_filter_map("a measure", |mut register| register.measures.pop());
        let measure = (some, a_key()).prop_map(|(mut measure, (owner, id))| {
            (measure.owner.code, measure.id) = (owner, id);
            measure
        });
        prop_oneof![
            8 => measure.prop_map(|measure| Step::Upsert(Box::new(measure))),
            3 => a_key().prop_map(Step::Delete),
            3 => Just(Step::Finish),
            1 => Just(Step::Compact),
            1 => Just(Step::Reopen),
        ]
    }

    fn reopened(collection: &Collection) -> Collection {
        Collection::open(Arc::new(collection.to_bytes().unwrap())).unwrap()
    }

    fn assert_is(collection: &Collection, model: &Model) {
        let mut want: Vec<&(usize, Measure)> = model.values().collect();
        want.sort_by_key(|(came, _)| *came);
        let want: Vec<&Measure> = want.into_iter().map(|(_, measure)| measure).collect();
        assert_eq!(collection.len(), want.len());
        for (number, measure) in want.iter().enumerate() {
            assert_eq!(&collection.measure(number).unwrap(), *measure);
            assert_eq!(collection.owner(number).unwrap(), measure.owner.code);
            assert!(collection.find(&measure.id).unwrap().contains(&number));
        }
        let of = |is: &dyn Fn(&Measure) -> bool| -> Vec<usize> {
            (0..want.len()).filter(|number| is(want[*number])).collect()
        };
        for id in 0..6 {
            let id = format!("{id}");
            assert_eq!(collection.find(&id).unwrap(), of(&|measure| measure.id == id));
        }
        // What a whole collection of the same measures says, which other tests compare with measures.
        let mut fresh = CollectionBuilder::new(collection.as_of());
        for measure in &want {
            fresh.push(measure, None);
        }
        let fresh = fresh.finish();
        for words in ["", "a", "の", "1", "未定"] {
            let terms = Terms::new(words);
            assert_eq!(collection.search(&terms), fresh.search(&terms));
            assert_eq!(collection.search_count(&terms), fresh.search_count(&terms));
            assert_eq!(collection.search_first(&terms, 3), fresh.search_first(&terms, 3));
            let in_title = |number: usize| {
                let title = crate::fold::fold(&want[number].title).chars().collect::<String>();
                title.contains(words)
            };
            let meant = Filter {
                terms: Some(terms),
                statuses: [Status::Planned, Status::InProgress].into(),
                ..Filter::default()
            };
            let mut ranked = collection.filter(&meant).unwrap();
            ranked.sort_by_key(|number| !in_title(*number));
            for limit in [0, 1, 3, 50] {
                let first = &ranked[..ranked.len().min(limit)];
                assert_eq!(collection.filter_first(&meant, limit).unwrap(), first, "{words}");
            }
        }
        let filter = Filter { statuses: [Status::Planned, Status::Completed].into(), ..Filter::default() };
        assert_eq!(collection.filter(&filter), fresh.filter(&filter));
        let dimensions = [Dimension::Owner, Dimension::Item];
        for filter in [filter, Filter::default()] {
            assert_eq!(collection.aggregate(dimensions, &filter), fresh.aggregate(dimensions, &filter));
        }
        collection.verify().unwrap();
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn a_collection_is_what_was_done_to_it(steps in prop::collection::vec(a_step(), 0..40), as_of in proptest::option::of(arbitrary::date())) {
            let mut collection = CollectionBuilder::new(as_of).finish();
            let mut model = Model::new();
            let mut update = collection.update();
            for (came, step) in steps.into_iter().chain([Step::Finish, Step::Reopen, Step::Compact]).enumerate() {
                let before = (collection.clone(), collection.len());
                match step {
                    Step::Upsert(measure) => {
                        let key = (measure.owner.code, measure.id.clone());
                        let known = model.insert(key, (came, (*measure).clone())).is_some();
                        prop_assert_eq!(update.upsert(&measure, None), Ok(known));
                        continue;
                    }
                    Step::Delete(key) => {
                        let known = usize::from(model.remove(&key).is_some());
                        prop_assert_eq!(update.delete(key.0, &key.1), Ok(known));
                        continue;
                    }
                    Step::Finish => collection = update.finish().unwrap(),
                    Step::Compact => {
                        collection = update.finish().unwrap().compact().unwrap();
                        prop_assert!(collection.segments().all(|(_, segment)| segment.live().is_none()));
                        prop_assert!(collection.segments().count() <= 1);
                        // To the byte what would be made of the same measures.
                        let mut came: Vec<&(usize, Measure)> = model.values().collect();
                        came.sort_by_key(|(came, _)| *came);
                        let mut fresh = CollectionBuilder::new(as_of);
                        for (_, measure) in came {
                            fresh.push(measure, None);
                        }
                        prop_assert_eq!(collection.to_bytes(), fresh.finish().to_bytes());
                    }
                    Step::Reopen => collection = reopened(&update.finish().unwrap()),
                }
                assert_is(&collection, &model);
                prop_assert_eq!(before.0.len(), before.1);
                update = collection.update();
            }
        }

        #[test]
        fn owners_of_registers_are_inherited(register in arbitrary::register(), more in arbitrary::register()) {
            let mut update = CollectionBuilder::new(None).finish().update();
            update.extend(&register).unwrap();
            let mut update = update.finish().unwrap().update();
            update.extend(&more).unwrap();
            let collection = update.finish().unwrap().compact().unwrap();
            for number in 0..collection.len() {
                let measure = collection.measure(number).unwrap();
                let owner = collection.owner(number).unwrap();
                prop_assert!([&register, &more].iter().any(|register| register.measures.contains(&measure)
                    && owner == measure.owner.code.or(register.owner.code)));
            }
        }
    }

    fn titled(id: usize, title: &str) -> Measure {
        Measure { id: format!("{id}"), title: title.into(), ..Measure::default() }
    }

    #[test]
    fn more_than_a_segment_may_come_at_once_and_small_ones_are_made_one() {
        let mut update = CollectionBuilder::new(None).finish().update();
        for id in 0..=SEGMENT {
            update.upsert(&titled(id, ""), None).unwrap();
        }
        assert_eq!(update.upsert(&titled(0, "新"), None), Ok(true));
        let mut collection = update.finish().unwrap();
        assert_eq!((collection.len(), collection.id(SEGMENT).unwrap()), (SEGMENT + 1, "0"));
        assert_eq!(collection.segments().count(), 2);
        for id in 0..100 {
            let mut update = collection.update();
            update.upsert(&titled(id, "新"), None).unwrap();
            collection = update.finish().unwrap();
        }
        assert_eq!(collection.search_count(&Terms::new("新")), Ok(100));
        assert!(collection.segments().count() <= 8, "{}", collection.segments().count());
        let compact = collection.compact().unwrap();
        assert_eq!((compact.len(), compact.segments().count()), (SEGMENT + 1, 2));
    }

    #[test]
    fn segments_without_gaps_are_shared_and_the_others_made_for_themselves() {
        let mut builder = CollectionBuilder::new(None);
        (0..3 * SEGMENT).for_each(|id| builder.push(&titled(id, ""), None));
        let whole = builder.finish();
        let mut update = whole.update();
        update.delete(None, "7").unwrap();
        for id in 0..=SEGMENT / 2 {
            update.delete(None, &format!("{}", 2 * SEGMENT + id)).unwrap();
        }
        update.upsert(&titled(0, "新"), None).unwrap();
        let compact = update.finish().unwrap().compact().unwrap();
        let lengths: Vec<usize> = compact.segments().map(|(_, segment)| segment.count()).collect();
        assert_eq!(lengths, [SEGMENT - 2, SEGMENT, SEGMENT / 2]);
        let stretch = |collection: &Collection| collection.segments().nth(1).unwrap().1.stretch().clone();
        assert!(stretch(&whole).is_same(&stretch(&compact)));
        assert_eq!(compact.id(6).unwrap(), "8");
        assert_eq!(compact.title(compact.len() - 1).unwrap(), "新");
    }

    #[test]
    fn collections_are_put_together() {
        let of = |ids: core::ops::Range<usize>| {
            let mut builder = CollectionBuilder::new(None);
            ids.for_each(|id| builder.push(&titled(id, ""), None));
            builder.finish()
        };
        let half = SEGMENT / 2;
        let mut builder = CollectionBuilder::new(None);
        for part in [of(0..3), of(3..4), of(4..half + 4), of(half + 4..half + 9)] {
            builder.append(&part).unwrap();
        }
        let whole = builder.finish();
        assert_eq!((whole.len(), whole.segments().count()), (half + 9, 3));
        assert!((0..whole.len()).all(|number| whole.id(number).unwrap() == format!("{number}")));
    }

    /// Each update names all measures anew; who searches finds them all under one name.
    #[test]
    fn sixteen_read_while_one_updates() {
        const MEASURES: usize = 50;
        let named = |collection: &Collection, generation: usize| {
            let mut update = collection.update();
            for id in 0..MEASURES {
                update.upsert(&titled(id, &format!("第{generation}世代")), None).unwrap();
            }
            update.finish().unwrap()
        };
        let first = named(&CollectionBuilder::new(None).finish(), 0);
        let (current, done) = (RwLock::new(first), AtomicBool::new(false));
        let read = || {
            let mut rounds = 0;
            while !done.load(Ordering::Acquire) || rounds == 0 {
                let snapshot = current.read().unwrap().clone();
                let title = snapshot.title(0).unwrap();
                assert_eq!(snapshot.len(), MEASURES);
                let found = snapshot.search(&Terms::new(title)).unwrap();
                assert_eq!(found.len(), MEASURES, "{title}");
                assert!(found.iter().all(|number| snapshot.measure(*number).unwrap().title == title));
                rounds += 1;
            }
        };
        std::thread::scope(|scope| {
            let readers: Vec<_> = (0..16).map(|_| scope.spawn(read)).collect();
            for generation in 1..40 {
                let next = named(&current.read().unwrap().clone(), generation);
                let next = if generation % 5 == 0 { reopened(&next) } else { next };
                *current.write().unwrap() = next;
            }
            done.store(true, Ordering::Release);
            for reader in readers {
                reader.join().unwrap();
            }
        });
    }
}
