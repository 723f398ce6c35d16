//! Good practice among all measures.

use super::likeness::Likeness;
use super::segment::Segment;
use super::sort::First;
use super::{Collection, ImageError};
use crate::register::{GoodPracticeOptions, Practice, Status, Wanted, hundredths, place};
use alloc::vec::Vec;
use core::cmp::Reverse;

/// Measures to learn from.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Practices {
    /// The measures for the item, the best first.
    pub ranking: Vec<Ranked>,
    /// How many there are of them, those beyond the limit included.
    pub ranked: usize,
    /// The measures like one's own, the likest first.
    pub similar: Vec<Ranked>,
    /// How many there are of them, those beyond the limit included.
    pub alike: usize,
}

/// A measure to learn from.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Ranked {
    /// Its number in the collection.
    pub number: usize,
    /// What there is to say of it. The number of its register is 0: here all are in one.
    pub practice: Practice,
}

impl Collection {
    /// The measures of all bodies that are best for an item, and those that are like one's own, in the order of
    /// [`good_practice`](fn@crate::register::good_practice) on the day of the collection, whatever day the options name.
    /// Where they name neither item nor measure there are none. The ranking is read from columns; for likeness the titles and
    /// summaries of all measures are gone through.
    ///
    /// # Errors
    ///
    /// Where the bytes that are looked at are damaged.
    pub fn good_practice(&self, options: &GoodPracticeOptions) -> Result<Practices, ImageError> {
        let wanted = Wanted::new(options, self.as_of());
        let mut likeness = options.like.as_ref().map(Likeness::of);
        let mut practices = Practices::default();
        let mut ranking = First::new(options.limit, self.len());
        let mut similar = First::new(options.limit, self.len());
        for number in 0..self.len() {
            let (segment, at) = self.existing(number);
            if segment.is_closed(at)? || options.own.is_some() && segment.owner(at)? == options.own {
                continue;
            }
            let alignment = match options.item {
                Some(item) => segment.alignment(at, item)?,
                None => None,
            };
            let alike = match &mut likeness {
                Some(likeness) => likeness.with(segment.title(at)?, segment.summary(at)?),
                None => None,
            };
            let alike = alike.filter(|alike| *alike >= options.least_similarity);
            if alignment.is_none() && alike.is_none() {
                continue;
            }
            let progress = segment.achievement(at)?.map(f64::from);
            let place = place(progress, segment.evidence_count(at)?, alignment);
            if alignment.is_some() {
                practices.ranked += 1;
                ranking.push((place, number));
            }
            if alike.is_some() {
                practices.alike += 1;
                similar.push((Reverse(hundredths(alike)), place, number));
            }
        }
        let numbers = ranking.finish().into_iter().map(|(_, number)| number);
        practices.ranking = self.ranked(&wanted, numbers)?;
        let numbers = similar.finish().into_iter().map(|(.., number)| number);
        practices.similar = self.ranked(&wanted, numbers)?;
        Ok(practices)
    }

    fn ranked(
        &self,
        wanted: &Wanted,
        numbers: impl Iterator<Item = usize>,
    ) -> Result<Vec<Ranked>, ImageError> {
        let ranked = |(number, rank): (usize, usize)| {
            let measure = self.measure(number)?;
            let mut owner = measure.owner.clone();
            owner.code = self.owner(number)?;
            Ok(Ranked { number, practice: Practice { rank, ..wanted.practice(0, owner, &measure) } })
        };
        numbers.zip(1..).map(ranked).collect()
    }
}

impl Segment {
    /// Whether a measure was given up or consolidated.
    fn is_closed(&self, at: usize) -> Result<bool, ImageError> {
        Ok(!self.status(at)?.is_none_or(Status::is_active))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Item;
    use crate::national::CollectionBuilder;
    use crate::register::{Date, Like, Register, arbitrary, good_practice};
    use proptest::prelude::*;

    fn an_item() -> impl Strategy<Value = Option<Item>> {
        proptest::option::of((0..Item::ALL.len()).prop_filter_map("an item", |at| Item::ALL.clone().nth(at)))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn the_same_as_of_registers(
            mut registers in prop::collection::vec(arbitrary::register(), 1..6),
            item in an_item(),
            like in proptest::option::of(("[ぁ-お窓口a1]{1,6}", "[ぁ-お窓口a1]{0,6}")),
            least in 0.0..0.5,
            limit in 0_usize..5,
            own in any::<bool>(),
        ) {
            let as_of = Date::new(2025, 3, 31);
            let mut builder = CollectionBuilder::new(as_of);
            for register in &mut registers {
                register.owner.name = None;
                register.owner.department = None;
                for measure in &mut register.measures {
                    // A body that is named but has no code keeps its register's here.
                    measure.owner.name = None;
                }
                builder.extend(register);
            }
            let mut options = GoodPracticeOptions { as_of, item, limit, least_similarity: least, ..GoodPracticeOptions::default() };
            options.like = like.map(|(title, summary)| Like { title, summary });
            options.own = registers[0].owner.code.filter(|_| own);
            let practices = builder.finish().good_practice(&options).unwrap();
            let all: Vec<&Register> = registers.iter().collect();
            let Ok(answer) = good_practice(&all, &options) else {
                prop_assert_eq!(practices, Practices::default());
                return Ok(());
            };
            let first_of = |at: usize| registers[..at].iter().map(|register| register.measures.len()).sum::<usize>();
            for (own, want) in [(&practices.ranking, &answer.answer.ranking), (&practices.similar, &answer.answer.similar)] {
                prop_assert_eq!(own.len(), want.len());
                for (own, want) in own.iter().zip(want) {
                    prop_assert!(own.number >= first_of(want.register) && own.number < first_of(want.register + 1));
                    prop_assert_eq!(&own.practice, &Practice { register: 0, ..want.clone() });
                }
            }
            prop_assert!(practices.ranked >= practices.ranking.len() && practices.alike >= practices.similar.len());
        }
    }
}
