//! The order of measures.

use super::segment::Segment;
use super::text::fold;
use super::{Collection, ImageError};
use crate::register::{LocalGovernmentCode, Status};
use alloc::vec::Vec;
use core::cmp::Reverse;

/// What measures are put in order by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SortKey {
    /// Their ids, character by character.
    Id,
    /// Their titles as search folds them, so that width, case and kana make no difference. How kanji are read is not known.
    Title,
    /// The codes of their bodies: by prefecture, and in each that of the prefecture itself before its municipalities.
    Owner,
    /// Where they stand, from planned to given up.
    Status,
    /// Their [`progress`](Collection::progress).
    Progress,
    /// Their first day.
    Start,
    /// Their last day.
    End,
    /// The day by which their next review is due: the first of those that were not held yet.
    Review,
}

/// In which order measures are put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// By what.
    pub key: SortKey,
    /// Whether the greatest, the latest and the last come first.
    pub descending: bool,
}

impl From<SortKey> for Order {
    fn from(key: SortKey) -> Self {
        Self { key, descending: false }
    }
}

/// Measures in order. Those that do not say what they are put in order by come last either way, and those that say the same
/// stay in the order in which they were given.
impl Collection {
    /// Measures in order.
    ///
    /// ```
    /// use rashinban::national::{CollectionBuilder, Order, SortKey};
    /// use rashinban::register::{ReadOptions, from_json};
    ///
    /// let json = r#"[{ "id": "1", "title": "窓口", "end": "R8.3.31" }, { "id": "2", "title": "予約", "end": "R7.3.31" }, { "id": "3", "title": "地図" }]"#;
    /// let mut builder = CollectionBuilder::new(None);
    /// builder.extend(&from_json(json.as_bytes(), &ReadOptions::default()).register.unwrap());
    /// let collection = builder.finish();
    /// assert_eq!(collection.sorted(&[0, 1, 2], SortKey::End.into())?, [1, 0, 2]);
    /// assert_eq!(collection.sorted_first(&[0, 1, 2], Order { key: SortKey::End, descending: true }, 1)?, [0]);
    /// # Ok::<(), rashinban::national::ImageError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the bytes that are looked at are damaged.
    ///
    /// # Panics
    ///
    /// Where there are not so many measures.
    pub fn sorted(&self, numbers: &[usize], order: Order) -> Result<Vec<usize>, ImageError> {
        self.sorted_first(numbers, order, numbers.len())
    }

    /// The first `limit` of them, without putting the others in order.
    ///
    /// # Errors
    ///
    /// Where the bytes that are looked at are damaged.
    ///
    /// # Panics
    ///
    /// Where there are not so many measures.
    pub fn sorted_first(
        &self,
        numbers: &[usize],
        order: Order,
        limit: usize,
    ) -> Result<Vec<usize>, ImageError> {
        let sorting = Sorting { collection: self, numbers, descending: order.descending, limit };
        match order.key {
            SortKey::Id => sorting.by(|segment, at| segment.id(at).map(Some)),
            SortKey::Title => sorting.by(|segment, at| segment.title(at).map(|title| Some(fold(title)))),
            SortKey::Owner => {
                sorting.by(|segment, at| Ok(segment.owner(at)?.map(LocalGovernmentCode::number)))
            }
            SortKey::Status => sorting.by(|segment, at| Ok(segment.status(at)?.map(Status::number))),
            // Percents are not negative, and the bits of such numbers rise with them.
            SortKey::Progress => sorting.by(|segment, at| Ok(segment.achievement(at)?.map(f32::to_bits))),
            SortKey::Start => sorting.by(Segment::start),
            SortKey::End => sorting.by(Segment::end),
            SortKey::Review => sorting.by(Segment::review),
        }
    }
}

struct Sorting<'c> {
    collection: &'c Collection,
    numbers: &'c [usize],
    descending: bool,
    limit: usize,
}

impl<'c> Sorting<'c> {
    fn by<K: Ord>(
        &self,
        key: impl Fn(&'c Segment, usize) -> Result<Option<K>, ImageError>,
    ) -> Result<Vec<usize>, ImageError> {
        let mut first = First::new(self.limit, self.numbers.len());
        for (place, number) in self.numbers.iter().enumerate() {
            let (segment, at) = self.collection.existing(*number);
            let key = key(segment, at)?;
            let direction =
                |key| if self.descending { Directed::Down(Reverse(key)) } else { Directed::Up(key) };
            first.push(Placed { is_none: key.is_none(), key: key.map(direction), place });
        }
        Ok(first.finish().into_iter().map(|placed| self.numbers[placed.place]).collect())
    }
}

/// The least of many.
pub(super) struct First<T> {
    limit: usize,
    room: usize,
    least: Vec<T>,
}

impl<T: Ord> First<T> {
    /// The `limit` least of so many.
    pub fn new(limit: usize, of: usize) -> Self {
        // Half of what there is room for is thrown away at once: a few steps for each, whatever the limit.
        let room = limit.saturating_mul(2).min(of);
        Self { limit, room, least: Vec::with_capacity(room) }
    }

    pub fn push(&mut self, one: T) {
        if self.least.len() == self.room && self.limit < self.room {
            self.least.select_nth_unstable(self.limit);
            self.least.truncate(self.limit);
        }
        if self.least.len() < self.room {
            self.least.push(one);
        }
    }

    /// They in their order.
    pub fn finish(mut self) -> Vec<T> {
        self.least.sort_unstable();
        self.least.truncate(self.limit);
        self.least
    }
}

/// A measure by its key, then by its place among those given.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Placed<K> {
    is_none: bool,
    key: Option<Directed<K>>,
    place: usize,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Directed<K> {
    Up(K),
    Down(Reverse<K>),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::national::CollectionBuilder;
    use crate::register::{Date, Measure, arbitrary};
    use alloc::{string::String, vec};
    use proptest::prelude::*;

    const KEYS: [SortKey; 8] = [
        SortKey::Id,
        SortKey::Title,
        SortKey::Owner,
        SortKey::Status,
        SortKey::Progress,
        SortKey::Start,
        SortKey::End,
        SortKey::Review,
    ];

    /// A key of a measure in a form in which those of all kinds can be compared.
    fn plain(key: SortKey, measure: &Measure, progress: Option<f32>) -> Option<(String, i64)> {
        let day = |date: Option<Date>| Some((String::new(), date?.days_since(Date::new(1900, 1, 1)?).into()));
        let number = |number: Option<i64>| Some((String::new(), number?));
        match key {
            SortKey::Id => Some((measure.id.clone(), 0)),
            SortKey::Title => Some((crate::fold::fold(&measure.title).chars().collect(), 0)),
            SortKey::Owner => number(measure.owner.code.map(|code| code.number().into())),
            SortKey::Status => number(measure.status.map(|status| status.number().into())),
            SortKey::Progress => number(progress.map(|percent| (percent * 1000.0) as i64)),
            SortKey::Start => day(measure.period.start),
            SortKey::End => day(measure.period.end),
            SortKey::Review => {
                day(measure.reviews.iter().filter(|r| r.held.is_none()).filter_map(|r| r.due).min())
            }
        }
    }

    /// A few characters of the first plane, of which UTF-16 and UTF-8 have the same order.
    fn measures() -> impl Strategy<Value = Vec<Measure>> {
        let measure = (arbitrary::register(), "[aあア東1]{0,2}", "[aあア東Ａ]{0,2}");
        let measure = measure.prop_filter_map("a measure", |(mut register, id, title)| {
            let measure = register.measures.pop()?;
            Some(Measure { id, title, ..measure })
        });
        prop::collection::vec(measure, 0..12)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn as_sorted_by_hand(measures in measures(), again in any::<bool>(), shuffle in any::<u64>(), limit in 0_usize..16) {
            let mut builder = CollectionBuilder::new(None);
            for measure in &measures {
                builder.push(measure, None);
            }
            let collection = builder.finish();
            let mut numbers: Vec<usize> = (0..measures.len()).filter(|at| shuffle >> at & 1 == 0).collect();
            if again {
                numbers.reverse();
            }
            for key in KEYS {
                let plain = |number: &usize| {
                    plain(key, &measures[*number], collection.progress(*number).unwrap())
                };
                for descending in [false, true] {
                    let mut want = numbers.clone();
                    want.sort_by(|a, b| {
                        let (a, b) = (plain(a), plain(b));
                        let order = a.is_none().cmp(&b.is_none());
                        order.then(if descending { b.cmp(&a) } else { a.cmp(&b) })
                    });
                    let order = Order { key, descending };
                    prop_assert_eq!(&collection.sorted(&numbers, order).unwrap(), &want, "{:?}", order);
                    want.truncate(limit);
                    prop_assert_eq!(collection.sorted_first(&numbers, order, limit).unwrap(), want, "{:?}", order);
                }
            }
        }
    }

    #[test]
    fn the_first_few_of_many() {
        let mut builder = CollectionBuilder::new(None);
        for id in 0..500_usize {
            let id = alloc::format!("{:03}", id * 7 % 500);
            builder.push(&Measure { id, ..Measure::default() }, None);
        }
        let collection = builder.finish();
        let first = collection.sorted_first(&(0..500).collect::<Vec<_>>(), SortKey::Id.into(), 3).unwrap();
        let ids: Vec<&str> = first.iter().map(|number| collection.id(*number).unwrap()).collect();
        assert_eq!(ids, vec!["000", "001", "002"]);
    }
}
