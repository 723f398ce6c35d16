//! How many measures there are, by two of the things that they are told apart by.

mod counting;
mod owners;

use super::filter::Filter;
use super::{Collection, ImageError};
use crate::Item;
use crate::register::{LocalGovernment, LocalGovernmentCode, LocalGovernmentKind, PdcaStage, Status};
use alloc::vec::Vec;
use counting::{Counting, threads};
use owners::{Bodies, Owners};
use std::sync::OnceLock;

/// What measures are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dimension {
    /// The items of the plan that they serve. A measure counts under each of them.
    Item,
    /// The principles that they were held against. A measure counts under each of them.
    Principle,
    /// Where they stand.
    Status,
    /// Where they are in the cycle.
    Stage,
    /// The prefecture that they belong to or that their municipality lies in.
    Prefecture,
    /// Whose they are.
    Owner,
}

/// One of the things that a [`Dimension`] tells apart; none for measures that do not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Member {
    /// An item, or a principle.
    Item(Item),
    /// A status.
    Status(Option<Status>),
    /// A stage.
    Stage(Option<PdcaStage>),
    /// A prefecture, by its number, 1–47.
    Prefecture(Option<u8>),
    /// A body.
    Owner(Option<LocalGovernmentCode>),
}

/// The measures that have two things in common.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Cell {
    /// What they have in common, by each dimension.
    pub members: [Member; 2],
    /// How many there are, from 1.
    pub measures: usize,
    /// How many of them are late on the day of the collection.
    pub late: usize,
    /// The mean of their [`progress`](Collection::progress) in percent; none where none of them has a figure.
    pub progress: Option<f64>,
    /// How many prefectures have such a measure of their own.
    pub prefectures: usize,
    /// How many municipalities have one.
    pub municipalities: usize,
}

impl Cell {
    /// The share of late measures, 0–1.
    pub fn late_share(&self) -> f64 {
        share(self.late, self.measures)
    }

    /// The share of the 47 prefectures that have such a measure (実施率), 0–1.
    pub fn prefecture_share(&self) -> f64 {
        share(self.prefectures, bodies(LocalGovernmentKind::Prefecture))
    }

    /// The share of the municipalities that have such a measure (実施率), 0–1. Wards of designated cities are none.
    pub fn municipality_share(&self) -> f64 {
        share(self.municipalities, bodies(LocalGovernmentKind::Municipality))
    }
}

/// No collection comes near the numbers that lose their last digits here.
#[allow(clippy::cast_precision_loss)]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// How many bodies there are of a kind.
fn bodies(kind: LocalGovernmentKind) -> usize {
    static KINDS: OnceLock<Vec<LocalGovernmentKind>> = OnceLock::new();
    let kinds = KINDS.get_or_init(|| LocalGovernment::all().map(LocalGovernment::kind).collect());
    kinds.iter().filter(|known| **known == kind).count()
}

impl Collection {
    /// How many of the measures that are meant there are, and how far they are, by two dimensions. Pairs without a measure
    /// are left out; the others stand in the order of the dimensions' members, the first dimension before the second. More
    /// measures than 65,536 are counted on as many threads as there are processors; what comes out is the same on one.
    ///
    /// ```
    /// use rashinban::national::{CollectionBuilder, Dimension, Filter, Member};
    /// use rashinban::register::{ReadOptions, Status, from_json};
    ///
    /// let json = r#"[{ "id": "1", "title": "窓口", "owner": "131016", "status": "実施中", "alignments": "◎I01-02" }]"#;
    /// let mut builder = CollectionBuilder::new(None);
    /// builder.extend(&from_json(json.as_bytes(), &ReadOptions::default()).register.unwrap());
    /// let cells = builder.finish().aggregate([Dimension::Item, Dimension::Status], &Filter::default())?;
    /// assert_eq!(cells[0].members[1], Member::Status(Some(Status::InProgress)));
    /// assert_eq!((cells[0].measures, cells[0].municipalities), (1, 1));
    /// # Ok::<(), rashinban::national::ImageError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the bytes that are looked at are damaged.
    pub fn aggregate(&self, dimensions: [Dimension; 2], filter: &Filter) -> Result<Vec<Cell>, ImageError> {
        self.cells(dimensions, filter, threads(self.len()))
    }

    fn cells(
        &self,
        dimensions: [Dimension; 2],
        filter: &Filter,
        threads: usize,
    ) -> Result<Vec<Cell>, ImageError> {
        let owners = Owners::of(self)?;
        let counted = Counting::new(dimensions, filter, &owners).run(self, threads)?;
        let width = owners.members(dimensions[1]);
        let cells = counted.tallies.iter().enumerate().filter(|(_, tally)| tally.measures() > 0);
        Ok(cells
            .filter_map(|(at, tally)| {
                let numbers = [at / width, at % width];
                let [row, column] = [0, 1].map(|way| owners.member(dimensions[way], numbers[way]));
                let bodies = match dimensions.iter().position(|dimension| *dimension == Dimension::Owner) {
                    Some(way) => Bodies::One(numbers[way]),
                    None => Bodies::Several(counted.bodies(at)),
                };
                let [prefectures, municipalities] = owners.count(bodies);
                Some(Cell {
                    members: [row?, column?],
                    measures: tally.measures(),
                    late: tally.late(),
                    progress: tally.progress(),
                    prefectures,
                    municipalities,
                })
            })
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::national::CollectionBuilder;
    use crate::national::builder::SegmentBuilder;
    use crate::national::image::Stretch;
    use crate::national::segment::Segment;
    use crate::national::text::Terms;
    use crate::register::{
        AlignedItem, Assessment, Date, Finding, Indicator, Measure, Measurement, Register, Target, arbitrary,
    };
    use crate::{Alignment, Edition};
    use proptest::prelude::*;

    fn members(measure: &Measure, owner: Option<LocalGovernmentCode>, dimension: Dimension) -> Vec<Member> {
        let mut members: Vec<Member> = match dimension {
            Dimension::Item => measure.alignments.iter().map(|aligned| Member::Item(aligned.item)).collect(),
            Dimension::Principle => {
                measure.assessments.iter().map(|own| Member::Item(own.principle)).collect()
            }
            Dimension::Status => [Member::Status(measure.status)].into(),
            Dimension::Stage => [Member::Stage(measure.stage)].into(),
            Dimension::Prefecture => {
                [Member::Prefecture(owner.map(LocalGovernmentCode::prefecture_number))].into()
            }
            Dimension::Owner => [Member::Owner(owner)].into(),
        };
        let all = members.clone();
        let mut place = 0..;
        members.retain(|member| place.next().is_some_and(|at| !all[..at].contains(member)));
        members
    }

    fn is_meant(filter: &Filter, measure: &Measure, owner: Option<LocalGovernmentCode>) -> bool {
        let within =
            |item: Item, items: &[Item]| items.is_empty() || items.iter().any(|above| item.is_within(*above));
        (filter.statuses.is_empty() || measure.status.is_some_and(|status| filter.statuses.contains(&status)))
            && (filter.items.is_empty()
                || measure.alignments.iter().any(|own| within(own.item, &filter.items)))
            && (filter.findings.is_empty() && filter.principles.is_empty()
                || measure.assessments.iter().any(|own| {
                    within(own.principle, &filter.principles)
                        && (filter.findings.is_empty() || filter.findings.contains(&own.finding))
                }))
            && (filter.prefectures.is_empty()
                || owner.is_some_and(|owner| {
                    filter
                        .prefectures
                        .iter()
                        .any(|code| code.prefecture_number() == owner.prefecture_number())
                }))
            && (filter.owners.is_empty() || owner.is_some_and(|owner| filter.owners.contains(&owner)))
            && filter.running_on.is_none_or(|day| {
                measure.period.start.is_none_or(|start| start <= day)
                    && measure.period.end.is_none_or(|end| day <= end)
            })
    }

    fn a_filter() -> impl Strategy<Value = Filter> {
        let item = (1_u8..130).prop_filter_map("an item", Item::from_id);
        let status = prop::sample::subsequence(Status::ALL.to_vec(), 0..3);
        let finding = prop::sample::subsequence(Finding::ALL.to_vec(), 0..2);
        let items = || prop::collection::vec(item.clone(), 0..2);
        let day = proptest::option::of(arbitrary::date());
        let five = prop::collection::vec(prop::sample::select(&[13_101, 13_201, 1_100, 47_201][..]), 0..2);
        let codes = five.prop_map(|five| {
            five.into_iter().filter_map(LocalGovernmentCode::from_five_digits).collect::<Vec<_>>()
        });
        (items(), items(), finding, status, codes.clone(), codes, day).prop_map(
            |(items, principles, findings, statuses, prefectures, owners, running_on)| Filter {
                terms: None,
                items,
                principles,
                findings,
                statuses,
                prefectures,
                owners,
                running_on,
            },
        )
    }

    const DIMENSIONS: [[Dimension; 2]; 6] = [
        [Dimension::Item, Dimension::Status],
        [Dimension::Status, Dimension::Item],
        [Dimension::Principle, Dimension::Stage],
        [Dimension::Prefecture, Dimension::Owner],
        [Dimension::Item, Dimension::Item],
        [Dimension::Principle, Dimension::Item],
    ];

    /// Holds a collection with the measures of a register against them.
    fn counts_by_hand(collection: &Collection, register: &Register, filter: &Filter) {
        let owner = |measure: &Measure| measure.owner.code.or(register.owner.code);
        let meant: Vec<usize> = (0..register.measures.len())
            .filter(|at| is_meant(filter, &register.measures[*at], owner(&register.measures[*at])))
            .collect();
        assert_eq!(collection.filter(filter).unwrap(), meant);
        for dimensions in DIMENSIONS {
            let cells = collection.aggregate(dimensions, filter).unwrap();
            for threads in [2, 5] {
                assert_eq!(collection.cells(dimensions, filter, threads).unwrap(), cells);
            }
            let of: Vec<[Vec<Member>; 2]> = register
                .measures
                .iter()
                .map(|measure| dimensions.map(|dimension| members(measure, owner(measure), dimension)))
                .collect();
            let mut counted = 0;
            for cell in &cells {
                let has = |at: &usize| (0..2).all(|way| of[*at][way].contains(&cell.members[way]));
                let own: Vec<usize> = meant.iter().copied().filter(has).collect();
                assert_eq!(cell.measures, own.len());
                assert_eq!(cell.late, own.iter().filter(|at| collection.is_late(**at).unwrap()).count());
                let percents: Vec<f64> =
                    own.iter().filter_map(|at| collection.progress(*at).unwrap()).map(f64::from).collect();
                let mean = (!percents.is_empty()).then(|| {
                    percents.iter().sum::<f64>() / f64::from(u32::try_from(percents.len()).unwrap())
                });
                assert_eq!(cell.progress, mean);
                let mut bodies: Vec<LocalGovernment> = own
                    .iter()
                    .filter_map(|at| LocalGovernment::by_code(owner(&register.measures[*at])?))
                    .collect();
                bodies.sort();
                bodies.dedup();
                let of = |kind| bodies.iter().filter(|body| body.kind() == kind).count();
                assert_eq!(cell.prefectures, of(LocalGovernmentKind::Prefecture));
                assert_eq!(cell.municipalities, of(LocalGovernmentKind::Municipality));
                counted += cell.measures;
            }
            let expected: usize = meant.iter().map(|at| of[*at][0].len() * of[*at][1].len()).sum();
            assert_eq!(counted, expected);
        }
    }

    proptest! {
        #[test]
        fn the_same_as_counting_by_hand(register in arbitrary::register(), filter in a_filter(), as_of in proptest::option::of(arbitrary::date())) {
            let mut builder = CollectionBuilder::new(as_of);
            builder.extend(&register);
            counts_by_hand(&builder.finish(), &register, &filter);
        }
    }

    /// Numbers without a pattern.
    fn dice(mut seed: u32) -> impl FnMut(u32) -> usize {
        move |sides| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as usize % sides as usize
        }
    }

    /// A measure that serves up to nine items, some of them twice.
    fn measure(number: u32, roll: &mut impl FnMut(u32) -> usize) -> Measure {
        let mut measure =
            Measure { id: alloc::format!("{number}"), title: "窓口".into(), ..Measure::default() };
        let mut some = |from: u8| Item::from_id(from + roll(6) as u8).unwrap();
        let items: Vec<Item> = (0..9).map(|_| some(70)).collect();
        let principles: Vec<Item> = (0..9).map(|_| some(10)).collect();
        measure.alignments =
            items[roll(10)..].iter().map(|item| AlignedItem::new(*item, Alignment::Primary)).collect();
        measure.assessments =
            principles[roll(10)..].iter().map(|item| Assessment::new(*item, Finding::ALL[0])).collect();
        measure.status = Status::ALL.get(roll(7)).copied();
        measure.stage = PdcaStage::ALL.get(roll(5)).copied();
        measure.period.end = Date::new([2020, 2022, 2024, 2026][roll(4)], 4, 1);
        measure.owner.code = [13_101, 13_000, 1_101, 47_201, 0]
            .get(roll(5))
            .and_then(|five| LocalGovernmentCode::from_five_digits(*five));
        if roll(3) > 0 {
            let value = |value| Measurement { date: None, value };
            measure.indicators.push(Indicator {
                baseline: Some(value(0.0)),
                target: Some(Target { value: Some(70.0), ..Target::default() }),
                measurements: [value([0.0, 0.1, 7.0, 33.3, 69.99, 80.0][roll(6)])].into(),
                ..Indicator::default()
            });
        }
        measure
    }

    #[test]
    fn several_segments_with_gaps_count_as_by_hand() {
        let mut roll = dice(6);
        let as_of = Date::new(2024, 4, 1);
        let mut register = Register::default();
        let mut segments = Vec::new();
        for part in 0..4 {
            let mut builder = SegmentBuilder::new(as_of);
            // The second holds nothing.
            for number in (0..700).filter(|_| part != 1) {
                let measure = measure(1000 * part + number, &mut roll);
                builder.push(&measure, None);
                register.measures.push(measure);
            }
            segments.push(Segment::new(Stretch::made(builder.finish())).unwrap());
        }
        let whole = Collection::of(as_of, Edition::CARRIED, segments);
        counts_by_hand(&whole, &register, &Filter::default());

        let mut update = whole.update();
        let mut place = 0..;
        register.measures.retain(|measure| {
            let is_left = place.next().is_some_and(|at: usize| at % 5 > 0 && !(200..300).contains(&at));
            if !is_left {
                update.delete(measure.owner.code, &measure.id).unwrap();
            }
            is_left
        });
        let left = update.finish().unwrap();
        assert_eq!(left.segments().count(), 3);
        counts_by_hand(&left, &register, &Filter::default());
        let statuses = [Status::Planned, Status::Completed].into();
        counts_by_hand(&left, &register, &Filter { statuses, ..Filter::default() });
    }

    #[test]
    fn nothing_is_counted_in_nothing() {
        let empty = CollectionBuilder::new(None).finish();
        assert_eq!(empty.aggregate([Dimension::Item, Dimension::Status], &Filter::default()), Ok(Vec::new()));
    }

    #[test]
    fn words_and_the_rest_hold_together() {
        let measure =
            |title: &str, status| Measure { title: title.into(), status: Some(status), ..Measure::default() };
        let measures = [
            measure("窓口のDX", Status::Planned),
            measure("窓口", Status::Completed),
            measure("ＤＸ", Status::Planned),
        ];
        let mut builder = CollectionBuilder::new(None);
        builder.extend(&Register { measures: measures.into(), ..Register::default() });
        let collection = builder.finish();
        let filter =
            Filter { terms: Some(Terms::new("dx")), statuses: [Status::Planned].into(), ..Filter::default() };
        assert_eq!(collection.filter(&filter), Ok([0, 2].into()));
        assert_eq!(
            collection.filter(&Filter { running_on: Date::new(2024, 6, 1), ..filter }),
            Ok([0, 2].into())
        );
        let cells = collection.aggregate([Dimension::Status, Dimension::Owner], &Filter::default()).unwrap();
        assert_eq!(cells.iter().map(|cell| cell.measures).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(
            (cells[0].late_share(), cells[0].municipality_share(), cells[0].prefecture_share()),
            (0.0, 0.0, 0.0)
        );
    }
}
