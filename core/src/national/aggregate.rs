//! How many measures there are, by two of the things that they are told apart by.

use super::filter::{Ends, Filter};
use super::section::Section;
use super::segment::Segment;
use super::{Collection, ImageError};
use crate::Item;
use crate::register::{LocalGovernment, LocalGovernmentCode, LocalGovernmentKind, PdcaStage, Status};
use alloc::{vec, vec::Vec};

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
    LocalGovernment::all().filter(|body| body.kind() == kind).count()
}

impl Collection {
    /// How many of the measures that are meant there are, and how far they are, by two dimensions. Pairs without a measure
    /// are left out; the others stand in the order of the dimensions' members, the first dimension before the second.
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
        let owners = Owners::of(self)?;
        let [_, width] = dimensions.map(|dimension| owners.members(dimension));
        let mut tallies = vec![Tally::default(); owners.members(dimensions[0]) * width];
        for (at, (_, segment)) in self.segments().enumerate() {
            let [rows, columns] =
                dimensions.map(|dimension| Column::of(segment, dimension, &owners.numbers[at]));
            let (rows, columns) = (rows?, columns?);
            let own = Column::of(segment, Dimension::Owner, &owners.numbers[at])?;
            let (late, progress) = (segment.section(Section::Late)?, segment.section(Section::Achievements)?);
            let mut count = |number: usize| {
                let progress: Option<[u8; 4]> =
                    progress.get(4 * number..).and_then(|bytes| bytes.first_chunk().copied());
                let progress = progress.map(f32::from_le_bytes).filter(|percent| !percent.is_nan());
                let is_late = late.get(number) == Some(&1);
                own.each(number, |owner| {
                    rows.each(number, |row| {
                        columns.each(number, |column| {
                            if let Some(tally) = tallies.get_mut(row * width + column) {
                                tally.add(is_late, progress, owner);
                            }
                        });
                    });
                });
            };
            segment.filter(filter)?.iter().for_each(|number| count(usize::from(number)));
        }
        let filled = tallies.iter().enumerate().filter(|(_, tally)| tally.measures > 0);
        Ok(filled
            .filter_map(|(at, tally)| {
                let row = owners.member(dimensions[0], at / width)?;
                let column = owners.member(dimensions[1], at % width)?;
                Some(tally.cell([row, column], &owners))
            })
            .collect())
    }
}

/// The bodies of a collection; 0 is for none, and the others come in the order of their codes.
struct Owners {
    codes: Vec<u32>,
    /// Of each segment, which of these its bodies are.
    numbers: Vec<Vec<usize>>,
    kinds: Vec<Option<LocalGovernmentKind>>,
}

impl Owners {
    fn of(collection: &Collection) -> Result<Self, ImageError> {
        let segments: Vec<Vec<u32>> =
            collection.segments().map(|(_, segment)| segment.owners()).collect::<Result<_, _>>()?;
        let mut codes = segments.concat();
        codes.sort_unstable();
        codes.dedup();
        let number = |code: &u32| codes.partition_point(|known| known < code) + 1;
        let numbers = segments.iter().map(|own| own.iter().map(number).collect()).collect();
        let kind = |code: &u32| {
            let code = LocalGovernmentCode::from_five_digits(code / 10)?;
            LocalGovernment::by_code(code).map(LocalGovernment::kind)
        };
        let kinds = [None].into_iter().chain(codes.iter().map(kind)).collect();
        Ok(Self { codes, numbers, kinds })
    }

    /// How many members a dimension may have, that for none included.
    fn members(&self, dimension: Dimension) -> usize {
        match dimension {
            Dimension::Item | Dimension::Principle => 256,
            Dimension::Status => Status::ALL.len() + 1,
            Dimension::Stage => PdcaStage::ALL.len() + 1,
            Dimension::Prefecture => PREFECTURES + 1,
            Dimension::Owner => self.codes.len() + 1,
        }
    }

    fn member(&self, dimension: Dimension, number: usize) -> Option<Member> {
        let byte = number as u8;
        Some(match dimension {
            Dimension::Item | Dimension::Principle => Member::Item(Item::from_id(byte)?),
            Dimension::Status => Member::Status(Status::from_number(byte)),
            Dimension::Stage => Member::Stage(PdcaStage::from_number(byte)),
            Dimension::Prefecture => Member::Prefecture(Some(byte).filter(|number| *number > 0)),
            Dimension::Owner => {
                let code = number.checked_sub(1).and_then(|at| self.codes.get(at));
                Member::Owner(code.and_then(|code| LocalGovernmentCode::from_five_digits(code / 10)))
            }
        })
    }
}

const PREFECTURES: usize = 47;

/// What the measures of a segment are in a dimension.
enum Column<'a> {
    One(&'a [u8]),
    Several(Ends<'a>, &'a [u8]),
    Owner(&'a [u8], &'a [usize]),
}

impl<'a> Column<'a> {
    fn of(segment: &'a Segment, dimension: Dimension, owners: &'a [usize]) -> Result<Self, ImageError> {
        let bytes = |section| segment.section(section);
        Ok(match dimension {
            Dimension::Item => {
                Self::Several(segment.ends(Section::AlignmentEnds)?, bytes(Section::AlignedItems)?)
            }
            Dimension::Principle => {
                Self::Several(segment.ends(Section::FindingEnds)?, bytes(Section::Principles)?)
            }
            Dimension::Status => Self::One(bytes(Section::Statuses)?),
            Dimension::Stage => Self::One(bytes(Section::Stages)?),
            Dimension::Prefecture => Self::One(bytes(Section::Prefectures)?),
            Dimension::Owner => Self::Owner(bytes(Section::Owners)?, owners),
        })
    }

    /// Its members of a measure, each once.
    fn each(&self, at: usize, mut with: impl FnMut(usize)) {
        match self {
            Self::One(members) => with(members.get(at).copied().unwrap_or_default().into()),
            Self::Several(ends, members) => {
                let members = ends.of(at, members);
                for (place, member) in members.iter().enumerate() {
                    if !members[..place].contains(member) {
                        with(usize::from(*member));
                    }
                }
            }
            Self::Owner(owners, numbers) => {
                let owner = owners
                    .get(2 * at..)
                    .and_then(|bytes| bytes.first_chunk().copied())
                    .map_or(0, u16::from_le_bytes);
                with(
                    usize::from(owner)
                        .checked_sub(1)
                        .and_then(|owner| numbers.get(owner))
                        .copied()
                        .unwrap_or(0),
                );
            }
        }
    }
}

/// What is counted of a cell.
#[derive(Debug, Clone, Default)]
struct Tally {
    measures: usize,
    late: usize,
    progress: f64,
    with_progress: u32,
    /// A bit for each body.
    owners: Vec<u64>,
}

impl Tally {
    fn add(&mut self, is_late: bool, progress: Option<f32>, owner: usize) {
        self.measures += 1;
        self.late += usize::from(is_late);
        if let Some(percent) = progress {
            self.progress += f64::from(percent);
            self.with_progress += 1;
        }
        if owner / 64 >= self.owners.len() {
            self.owners.resize(owner / 64 + 1, 0);
        }
        self.owners[owner / 64] |= 1 << (owner % 64);
    }

    fn cell(&self, members: [Member; 2], owners: &Owners) -> Cell {
        let has =
            |owner: usize| self.owners.get(owner / 64).is_some_and(|word| word >> (owner % 64) & 1 == 1);
        let of = |kind| {
            (0..).zip(&owners.kinds).filter(|(owner, known)| **known == Some(kind) && has(*owner)).count()
        };
        Cell {
            members,
            measures: self.measures,
            late: self.late,
            progress: (self.with_progress > 0).then(|| self.progress / f64::from(self.with_progress)),
            prefectures: of(LocalGovernmentKind::Prefecture),
            municipalities: of(LocalGovernmentKind::Municipality),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::national::CollectionBuilder;
    use crate::national::text::Terms;
    use crate::register::{Date, Finding, Measure, Register, arbitrary};
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
        let five = prop::collection::vec(prop::sample::select(vec![13_101, 13_201, 1_100, 47_201]), 0..2);
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

    proptest! {
        #[test]
        fn the_same_as_counting_by_hand(register in arbitrary::register(), filter in a_filter(), as_of in proptest::option::of(arbitrary::date())) {
            let mut builder = CollectionBuilder::new(as_of);
            builder.extend(&register);
            let collection = builder.finish();
            let owner = |measure: &Measure| measure.owner.code.or(register.owner.code);
            let meant: Vec<usize> = (0..register.measures.len())
                .filter(|at| is_meant(&filter, &register.measures[*at], owner(&register.measures[*at])))
                .collect();
            prop_assert_eq!(&collection.filter(&filter).unwrap(), &meant);
            for dimensions in [
                [Dimension::Item, Dimension::Status],
                [Dimension::Status, Dimension::Item],
                [Dimension::Principle, Dimension::Stage],
                [Dimension::Prefecture, Dimension::Owner],
                [Dimension::Item, Dimension::Item],
            ] {
                let cells = collection.aggregate(dimensions, &filter).unwrap();
                let has = |at: usize, cell: &Cell| {
                    let measure = &register.measures[at];
                    (0..2).all(|way| members(measure, owner(measure), dimensions[way]).contains(&cell.members[way]))
                };
                let mut counted = 0;
                for cell in &cells {
                    let own: Vec<usize> = meant.iter().copied().filter(|at| has(*at, cell)).collect();
                    prop_assert_eq!(cell.measures, own.len());
                    prop_assert_eq!(cell.late, own.iter().filter(|at| collection.is_late(**at).unwrap()).count());
                    let percents: Vec<f64> = own.iter().filter_map(|at| collection.progress(*at).unwrap()).map(f64::from).collect();
                    let mean = (!percents.is_empty()).then(|| percents.iter().sum::<f64>() / f64::from(u32::try_from(percents.len()).unwrap()));
                    prop_assert_eq!(cell.progress, mean);
                    let mut bodies: Vec<LocalGovernment> = own.iter()
                        .filter_map(|at| LocalGovernment::by_code(owner(&register.measures[*at])?)).collect();
                    bodies.sort();
                    bodies.dedup();
                    let of = |kind| bodies.iter().filter(|body| body.kind() == kind).count();
                    prop_assert_eq!(cell.prefectures, of(LocalGovernmentKind::Prefecture));
                    prop_assert_eq!(cell.municipalities, of(LocalGovernmentKind::Municipality));
                    counted += cell.measures;
                }
                let expected: usize = meant.iter().map(|at| {
                    let measure = &register.measures[*at];
                    dimensions.map(|dimension| members(measure, owner(measure), dimension).len()).iter().product::<usize>()
                }).sum();
                prop_assert_eq!(counted, expected);
            }
        }
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
