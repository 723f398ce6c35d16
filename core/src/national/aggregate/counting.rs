//! What the measures of each cell come to, segment by segment and on several threads.

use super::Dimension;
use super::owners::Owners;
use crate::national::bits::SEGMENT;
use crate::national::filter::{Ends, Filter};
use crate::national::section::Section;
use crate::national::segment::Segment;
use crate::national::turns::processors;
use crate::national::{Collection, ImageError};
use alloc::{vec, vec::Vec};
use core::ops::Range;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Mutex;
use std::thread;

/// How many threads count so many measures.
pub fn threads(measures: usize) -> usize {
    if measures > SEGMENT { processors() } else { 1 }
}

/// With more cells than that there is one table for all segments, and one thread.
const APART: usize = 1 << 15;

/// What is counted of a cell.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    measures: u32,
    late: u32,
    /// How many have a figure of progress.
    figures: u32,
    /// The measure that was counted last.
    last: u32,
    /// The sum of the figures.
    progress: f64,
}

impl Tally {
    fn add(&mut self, more: &Self) {
        self.measures += more.measures;
        self.late += more.late;
        self.figures += more.figures;
        self.progress += more.progress;
    }

    pub const fn measures(&self) -> usize {
        self.measures as usize
    }

    pub const fn late(&self) -> usize {
        self.late as usize
    }

    /// The mean.
    pub fn progress(&self) -> Option<f64> {
        (self.figures > 0).then(|| self.progress / f64::from(self.figures))
    }
}

/// What is counted of a measure.
#[derive(Debug, Clone, Copy, Default)]
struct One {
    /// 0 where there is no figure.
    progress: f32,
    body: u16,
    is_late: bool,
    has_figure: bool,
}

impl One {
    fn new(body: u16, is_late: bool, progress: [u8; 4]) -> Self {
        let bits = u32::from_le_bytes(progress);
        // Of what is not a number, these bits are greater. Branches would go one way or the other without a pattern.
        let has_figure = bits << 1 <= f32::INFINITY.to_bits() << 1;
        let progress = f32::from_bits(bits & u32::from(has_figure).wrapping_neg());
        Self { progress, body, is_late, has_figure }
    }

    /// All measures of a segment; `numbers` are those of its bodies, and that of none.
    fn all(segment: &Segment, numbers: &[u16]) -> Result<Vec<Self>, ImageError> {
        let bodies = segment.section(Section::Owners)?.chunks_exact(2);
        let bodies = bodies.map(|place| usize::from(u16::from_le_bytes([place[0], place[1]])));
        let bodies = bodies.map(|place| numbers.get(place).copied().unwrap_or(0));
        let late = segment.section(Section::Late)?.iter().map(|late| *late == 1);
        let progress = segment.section(Section::Achievements)?.chunks_exact(4);
        let progress = progress.map(|bytes| [bytes[0], bytes[1], bytes[2], bytes[3]]);
        let columns = bodies.zip(late).zip(progress);
        let mut all: Vec<Self> =
            columns.map(|((body, is_late), progress)| Self::new(body, is_late, progress)).collect();
        all.resize(segment.count(), Self::default());
        Ok(all)
    }
}

/// A measure that waits to be counted.
#[derive(Debug, Clone, Copy, Default)]
struct Waiting {
    one: One,
    /// The cell of the member 0.
    cell: u32,
    /// The measure's number, from 1, among all that are counted in the same tallies.
    number: u32,
}

/// How many measures are gathered before they are counted: their places are bytes.
const MEASURES: usize = 1 << 8;
/// How many of their members there is room for.
const MEMBERS: usize = 1 << 11;
/// So many members of a measure are copied at once, and those that are another's are overwritten by the next: that is faster
/// than to find out how many to copy.
const AT_ONCE: usize = 4;

/// The tallies of all cells, row by row, and the bodies with measures in them.
#[derive(Debug)]
pub struct Counted {
    pub tallies: Vec<Tally>,
    /// For each cell, a bit for each body; none where the cells are of one body.
    bodies: Vec<u64>,
    /// Of bits for the bodies of a cell.
    words: usize,
    /// How many cells a member is from the next.
    apart: usize,
    /// What waits to be counted: measures, members of them, and whose these are.
    measures: [Waiting; MEASURES],
    members: [u8; MEMBERS],
    of: [u8; MEMBERS],
    waiting: usize,
    waiting_members: usize,
}

impl Counted {
    fn new(cells: usize, words: usize, apart: usize) -> Self {
        Self {
            tallies: Vec::new(),
            bodies: vec![0; cells * words],
            words,
            apart,
            measures: [Waiting::default(); MEASURES],
            members: [0; MEMBERS],
            of: [0; MEMBERS],
            waiting: 0,
            waiting_members: 0,
        }
    }

    /// The bodies of a cell.
    pub fn bodies(&self, cell: usize) -> &[u64] {
        &self.bodies[cell * self.words..(cell + 1) * self.words]
    }

    /// Adds a measure to the cells of some members of a list.
    fn add(&mut self, measure: Waiting, own: Range<usize>, list: &[u8]) {
        if self.waiting == MEASURES || self.waiting_members > MEMBERS - AT_ONCE {
            self.count();
        }
        self.measures[self.waiting] = measure;
        let few = list.get(own.start..).and_then(|list| list.first_chunk::<AT_ONCE>());
        match few.filter(|_| own.len() <= AT_ONCE) {
            Some(few) => self.add_members(*few, own.len()),
            None => self.add_many(measure, list.get(own).unwrap_or_default()),
        }
        self.waiting += 1;
    }

    #[cold]
    fn add_many(&mut self, measure: Waiting, members: &[u8]) {
        for few in members.chunks(AT_ONCE) {
            if self.waiting_members > MEMBERS - AT_ONCE {
                self.count();
                self.measures[0] = measure;
            }
            let mut all = [0; AT_ONCE];
            all[..few.len()].copy_from_slice(few);
            self.add_members(all, few.len());
        }
    }

    /// Adds the first of some members to those of the last measure.
    fn add_members(&mut self, members: [u8; AT_ONCE], count: usize) {
        let places = self.waiting_members..self.waiting_members + AT_ONCE;
        self.members[places.clone()].copy_from_slice(&members);
        self.of[places].copy_from_slice(&[self.waiting as u8; AT_ONCE]);
        self.waiting_members += count;
    }

    /// Counts what waits for it. A measure counts once in a cell, however often it is there.
    #[inline(never)]
    fn count(&mut self) {
        let members = self.members.iter().zip(&self.of).take(self.waiting_members);
        for (member, of) in members {
            let Waiting { one, cell, number } = &self.measures[usize::from(*of)];
            let cell = *cell as usize + usize::from(*member) * self.apart;
            let Some(tally) = self.tallies.get_mut(cell).filter(|tally| tally.last != *number) else {
                continue;
            };
            tally.last = *number;
            tally.measures += 1;
            tally.late += u32::from(one.is_late);
            tally.figures += u32::from(one.has_figure);
            tally.progress += f64::from(one.progress);
            if let Some(word) = self.bodies.get_mut(cell * self.words + usize::from(one.body / 64)) {
                *word |= 1 << (one.body % 64);
            }
        }
        (self.waiting, self.waiting_members) = (0, 0);
    }
}

/// What is counted, and by what.
#[derive(Debug)]
pub struct Counting<'c> {
    dimensions: [Dimension; 2],
    filter: &'c Filter,
    owners: &'c Owners,
    /// How many cells a row has, and all.
    width: usize,
    cells: usize,
    /// Of bits for the bodies of a cell.
    words: usize,
}

impl<'c> Counting<'c> {
    pub fn new(dimensions: [Dimension; 2], filter: &'c Filter, owners: &'c Owners) -> Self {
        let [rows, columns] = dimensions.map(|dimension| owners.members(dimension));
        let words = if dimensions.contains(&Dimension::Owner) { 0 } else { owners.words() };
        Self { dimensions, filter, owners, width: columns, cells: rows * columns, words }
    }

    /// An empty table.
    fn table(&self) -> Counted {
        let is_column = matches!(self.dimensions[1], Dimension::Item | Dimension::Principle);
        Counted::new(self.cells, self.words, if is_column { 1 } else { self.width })
    }

    /// Each segment is summed up for itself, and then the segments in their order: however many threads there are, the figures
    /// are the same to the last bit.
    pub fn run(&self, collection: &Collection, threads: usize) -> Result<Counted, ImageError> {
        let segments: Vec<&Segment> = collection.segments().map(|(_, segment)| segment).collect();
        let next = AtomicUsize::new(0);
        let done = Mutex::new(Vec::new());
        let work = || {
            let part = self.part(&segments, &next);
            if let Ok(mut done) = done.lock() {
                done.push(part);
            }
        };
        let is_one = cfg!(target_family = "wasm") || self.cells > APART;
        let threads = if is_one { 1 } else { threads.min(segments.len()) };
        thread::scope(|scope| {
            for _ in 1..threads {
                // What one does not begin, another does.
                let _ = thread::Builder::new().spawn_scoped(scope, work);
            }
            work();
        });
        let parts = done.into_inner().unwrap_or_default();
        Ok(self.whole(parts.into_iter().collect::<Result<_, _>>()?))
    }

    /// Counts the segments that nobody else has begun.
    fn part(&self, segments: &[&Segment], next: &AtomicUsize) -> Result<Part, ImageError> {
        let mut counted = self.table();
        let mut tallies = Vec::new();
        let mut measures = 0;
        while let Some((at, segment)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            segments.get(at).map(|segment| (at, segment))
        } {
            counted.tallies.resize(self.cells, Tally::default());
            self.count(segment, &self.owners.segments[at], measures, &mut counted)?;
            measures += segment.count() as u32;
            if self.cells <= APART {
                tallies.push((at, core::mem::take(&mut counted.tallies)));
            }
        }
        if !counted.tallies.is_empty() {
            tallies.push((0, core::mem::take(&mut counted.tallies)));
        }
        Ok(Part { tallies, counted })
    }

    /// Counts the measures of a segment, with so many before them; `numbers` are those of its bodies.
    fn count(
        &self,
        segment: &Segment,
        numbers: &[u16],
        before: u32,
        counted: &mut Counted,
    ) -> Result<(), ImageError> {
        let meant = segment.filter(self.filter)?;
        let all = One::all(segment, numbers)?;
        let one = |at: usize, cell: u32| Waiting { one: all[at], cell, number: before + at as u32 + 1 };
        let [rows, columns] = self.dimensions.map(|dimension| Column::of(segment, dimension, &all));
        let width = self.width as u32;
        match (rows?, columns?) {
            (Column::One(rows), Column::One(columns)) => meant.each(|at| {
                let cell = u32::from(rows[at]) * width + u32::from(columns[at]);
                counted.add(one(at, cell), 0..1, &[0; AT_ONCE]);
            }),
            (Column::Several(ends, rows), Column::One(columns)) => {
                meant.each(|at| counted.add(one(at, columns[at].into()), ends.range(at), rows));
            }
            (Column::One(rows), Column::Several(ends, columns)) => meant.each(|at| {
                counted.add(one(at, u32::from(rows[at]) * width), ends.range(at), columns);
            }),
            (Column::Several(row_ends, rows), Column::Several(column_ends, columns)) => meant.each(|at| {
                for row in row_ends.of(at, rows) {
                    counted.add(one(at, u32::from(*row) * width), column_ends.range(at), columns);
                }
            }),
        }
        counted.count();
        Ok(())
    }

    /// Puts together what came of the segments.
    fn whole(&self, parts: Vec<Part>) -> Counted {
        let mut whole = self.table();
        let mut tallies: Vec<(usize, Vec<Tally>)> = Vec::new();
        for part in parts {
            whole.bodies.iter_mut().zip(part.counted.bodies).for_each(|(all, more)| *all |= more);
            tallies.extend(part.tallies);
        }
        tallies.sort_unstable_by_key(|(at, _)| *at);
        let mut tallies = tallies.into_iter().map(|(_, tallies)| tallies);
        whole.tallies = tallies.next().unwrap_or_default();
        for more in tallies {
            whole.tallies.iter_mut().zip(&more).for_each(|(all, more)| all.add(more));
        }
        whole
    }
}

/// What one thread has counted: the tallies of segments with their places, or those of all, and the bodies of all.
#[derive(Debug)]
struct Part {
    tallies: Vec<(usize, Vec<Tally>)>,
    counted: Counted,
}

/// What the measures of a segment are in a dimension.
enum Column<'a> {
    One(Vec<u16>),
    Several(Ends<'a>, &'a [u8]),
}

impl<'a> Column<'a> {
    fn of(segment: &'a Segment, dimension: Dimension, all: &[One]) -> Result<Self, ImageError> {
        let one = |section| {
            let mut members: Vec<u16> = segment.section(section)?.iter().copied().map(u16::from).collect();
            members.resize(segment.count(), 0);
            Ok(Self::One(members))
        };
        let several = |ends, section| Ok(Self::Several(segment.ends(ends)?, segment.section(section)?));
        match dimension {
            Dimension::Item => several(Section::AlignmentEnds, Section::AlignedItems),
            Dimension::Principle => several(Section::FindingEnds, Section::Principles),
            Dimension::Status => one(Section::Statuses),
            Dimension::Stage => one(Section::Stages),
            Dimension::Prefecture => one(Section::Prefectures),
            Dimension::Owner => Ok(Self::One(all.iter().map(|one| one.body).collect())),
        }
    }
}
