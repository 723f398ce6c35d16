//! The rows of a table that say what they say in the plainest way, and all others by the register's own reader.

use super::chunk::{Chunk, Common, Gathering, Odd};
use super::cursor::{Cursor, NotPlain, Step, has_controls, may_have_controls, must};
use super::ends::Ends;
use super::near::first_of;
use super::plain::{PlainReader, is_blank, state};
use super::spare::Spare;
use crate::register::{
    AlignedItem, Assessment, Extra, Finding, Held, Indicator, Measure, Measurement, Reading, RowReader,
    Status, Target, Word as _,
};
use crate::{Alignment, Item};
use alloc::{borrow::Cow, string::String, vec::Vec};
use core::str::FromStr;
use foldhash::HashMap;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// More codes than a plain row has.
const CODES: usize = 500;

/// Numbers of so many digits are written again as they were.
const DIGITS: usize = 15;

/// What stands in a column. The entries of lists are numbered by their places in a row.
#[derive(Debug, Clone)]
enum Column {
    Id,
    Title,
    Summary,
    Code,
    OwnerName,
    Department,
    Start,
    End,
    Status,
    ConsolidatedInto,
    Stage,
    Rating,
    Items(Alignment),
    Finding(Item),
    Indicator(usize, Part),
    Own(String),
    /// What is left to the register's own reader.
    Other,
}

#[derive(Debug, Clone, Copy)]
enum Part {
    Name,
    Kind,
    Unit,
    Direction,
    Baseline,
    Target,
    Actual,
}

/// A row is not to be read by itself.
struct Foreign;

/// Reads chunks of rows, one after the other.
pub(super) struct Rows<'f> {
    common: &'f Common<'f>,
    reader: &'f RowReader<'f>,
    columns: Vec<Column>,
    plain: Option<PlainReader>,
    /// The words under the status, of which few stand there, and how many notes there are on each.
    statuses: HashMap<String, (Status, usize)>,
    /// The indicators of a row.
    indicators: Vec<Option<Indicator>>,
    gathering: Gathering<'f>,
}

impl Column {
    /// `numbers` are those that indicators have in the header, from the lowest.
    fn new(held: Held<'_>, numbers: &[u16]) -> Self {
        let part = |path| {
            Some(match path {
                "indicators.#.name" => Part::Name,
                "indicators.#.kind" => Part::Kind,
                "indicators.#.unit" => Part::Unit,
                "indicators.#.direction" => Part::Direction,
                "indicators.#.baseline.value" => Part::Baseline,
                "indicators.#.target.value" => Part::Target,
                "indicators.#.measurements.#.value" => Part::Actual,
                _ => return None,
            })
        };
        match held {
            Held::Finding(item) => Self::Finding(item),
            Held::Own(name) if !name.is_empty() => Self::Own(name.into()),
            Held::Field(path, Some(number)) => match (part(path), numbers.binary_search(&number)) {
                (Some(part), Ok(at)) => Self::Indicator(at, part),
                _ => Self::Other,
            },
            Held::Field(path, None) => match path {
                "id" => Self::Id,
                "title" => Self::Title,
                "summary" => Self::Summary,
                "owner.code" => Self::Code,
                "owner.name" => Self::OwnerName,
                "owner.department" => Self::Department,
                "period.start" => Self::Start,
                "period.end" => Self::End,
                "status" => Self::Status,
                "consolidated_into" => Self::ConsolidatedInto,
                "stage" => Self::Stage,
                "rating" => Self::Rating,
                "primary" => Self::Items(Alignment::Primary),
                "related" => Self::Items(Alignment::Related),
                _ => Self::Other,
            },
            Held::Own(_) | Held::Other => Self::Other,
        }
    }
}

impl<'f> Rows<'f> {
    pub fn new(common: &'f Common<'f>, reader: &'f RowReader<'f>) -> Self {
        let mut numbers: Vec<u16> = reader
            .held()
            .filter_map(|held| if let Held::Field(_, number) = held { number } else { None })
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        // Several values of one indicator have an order of their own.
        let is_one = |held: &Held<'_>| reader.held().filter(|other| other == held).count() == 1;
        let column = |held: Held<'_>| if is_one(&held) { Column::new(held, &numbers) } else { Column::Other };
        Self {
            common,
            reader,
            columns: reader.held().map(column).collect(),
            plain: PlainReader::new(&common.options.limits),
            statuses: HashMap::default(),
            indicators: numbers.iter().map(|_| None).collect(),
            gathering: Gathering::new(common),
        }
    }

    /// None of what is not UTF-8, which is told of each row while it is at hand.
    pub fn read(&mut self, rows: &[u8]) -> Option<Chunk> {
        self.gathering.begin(rows.len());
        let mut measure = Measure::default();
        let mut start = 0;
        for end in Ends::new(rows, false).chain([rows.len()]) {
            let row = simdutf8::basic::from_utf8(&rows[start..end]).ok()?;
            if self.row(row.strip_suffix('\r').unwrap_or(row), &mut measure).is_err() {
                self.gathering.chunk.is_foreign = true;
                break;
            }
            self.gathering.chunk.rows += 1;
            start = end + 1;
        }
        Some(self.gathering.finish())
    }

    fn row(&mut self, row: &str, measure: &mut Measure) -> Result<(), Foreign> {
        if row.is_empty() {
            return Ok(());
        }
        let chunk = &mut self.gathering.chunk;
        let odd = Odd { line: row, row: chunk.rows, at: chunk.measures };
        // With the ends of lines around it.
        if row.len() + 4 > self.common.options.limits.line || row.contains('\r') {
            return Err(Foreign);
        }
        if let Ok(notes) = self.plain(row, measure) {
            self.gathering.chunk.measures += 1;
            self.gathering.note(odd, [0, 0, notes], 0);
            self.named(&measure.id, measure.title.trim());
            self.gathering.measure(measure);
            return Ok(());
        }
        if !self.is_regular(row) {
            return Err(Foreign);
        }
        let read = self.reader.row(row).ok_or(Foreign)?;
        let [of_row, of_measure] = read.counts;
        self.gathering.note_row(odd, of_row);
        self.gathering.note(odd, of_measure, 0);
        if read.is_of_measure {
            // What the measure holds of a title that is wrong is not what rows are told apart by.
            let [id, title] = read.names.ok_or(Foreign)?;
            self.named(&id, &title);
            self.gathering.chunk.measures += 1;
            if let Some(measure) = read.measure {
                self.gathering.measure(&measure);
            }
        }
        Ok(())
    }

    /// Whether quotes stand around cells alone, and nothing goes beyond the limits of columns and values.
    fn is_regular(&self, row: &str) -> bool {
        let limits = &self.common.options.limits;
        let most = limits.columns.min(limits.values);
        let mut cells = Cells { rest: Some(row), delimiter: self.reader.delimiter() };
        (0..most).all(|_| cells.rest.is_none() || cells.next().is_ok()) && cells.rest.is_none()
    }

    /// Remembers whose row it was.
    fn named(&mut self, id: &str, title: &str) {
        let id = xxh3_64(id.as_bytes());
        self.gathering.chunk.names.push(xxh3_64_with_seed(title.as_bytes(), id));
    }

    /// Reads the measure of a row, and tells how many notes there are on it. Where the row is not plain, what the measure
    /// holds is of no use.
    pub fn plain(&mut self, row: &str, measure: &mut Measure) -> Step<usize> {
        let Self { plain: Some(plain), columns, statuses, indicators, .. } = self else {
            return Err(NotPlain);
        };
        Spare::clear(measure);
        plain.spare.keep(measure.indicators.drain(..).chain(indicators.iter_mut().filter_map(Option::take)));
        let mut cells = Cells { rest: Some(row), delimiter: self.reader.delimiter() };
        let may_have_controls = may_have_controls(row.as_bytes());
        let (mut notes, mut stage) = (0, None);
        let mut columns = columns.iter();
        while cells.rest.is_some() {
            let column = columns.next();
            let cell = cells.next()?;
            if is_blank(&cell) {
                continue;
            }
            // What keeps a spreadsheet from taking a text for a formula, perhaps.
            must(!cell.starts_with('\'') && cell.len() <= plain.longest_text)?;
            must(!may_have_controls || !has_controls(&cell))?;
            match column.unwrap_or(&Column::Other) {
                Column::Id => measure.id.push_str(cell.trim()),
                Column::Title => measure.title.push_str(&cell),
                Column::Summary => measure.summary.push_str(&cell),
                Column::Code => measure.owner.code = Some(parsed(&cell)?),
                Column::OwnerName => measure.owner.name = Some(cell.into_owned()),
                Column::Department => measure.owner.department = Some(cell.into_owned()),
                Column::Start => measure.period.start = Some(parsed(&cell)?),
                Column::End => measure.period.end = Some(parsed(&cell)?),
                Column::Status => {
                    let (status, more) = status(statuses, &cell)?;
                    measure.status = Some(status);
                    notes += more;
                }
                Column::ConsolidatedInto => measure.consolidated_into = Some(cell.trim().into()),
                Column::Stage => stage = Some(plain.stage(&cell).ok_or(NotPlain)?),
                Column::Rating => measure.rating = Some(cell.into_owned()),
                Column::Items(alignment) => {
                    for code in codes(&cell) {
                        let item = plain.codes.item(code).ok_or(NotPlain)?;
                        measure.alignments.push(AlignedItem::new(item, *alignment));
                    }
                    must(measure.alignments.len() <= CODES)?;
                }
                Column::Finding(item) => {
                    measure.assessments.push(Assessment::new(*item, parsed::<Finding>(&cell)?));
                }
                Column::Indicator(at, part) => {
                    let indicator = indicators.get_mut(*at).ok_or(NotPlain)?;
                    let indicator = indicator.get_or_insert_with(|| plain.spare.indicator());
                    notes += part.read(indicator, &cell, &mut plain.spare)?;
                }
                Column::Own(name) => measure.extra.push((name.clone(), own(cell)?)),
                Column::Other => return Err(NotPlain),
            }
        }
        must(!measure.id.is_empty() && !measure.title.is_empty())?;
        notes += state(measure, stage)?;
        measure.assessments.sort_by_key(|assessment| assessment.principle.id());
        measure.indicators.extend(indicators.iter_mut().filter_map(Option::take));
        must(measure.indicators.iter().all(|indicator| !indicator.name.is_empty()))?;
        Ok(notes)
    }
}

impl Part {
    /// Tells how many notes there are on it.
    fn read(self, indicator: &mut Indicator, cell: &str, spare: &mut Spare) -> Step<usize> {
        match self {
            Self::Name => indicator.name.push_str(cell),
            Self::Kind => indicator.kind = Some(parsed(cell)?),
            Self::Unit => indicator.unit = Some(spare.unit() + cell),
            Self::Direction => indicator.direction = Some(parsed(cell)?),
            Self::Baseline | Self::Target | Self::Actual => {
                let (value, is_as_written) = number(cell)?;
                match self {
                    Self::Baseline => indicator.baseline = Some(Measurement { date: None, value }),
                    Self::Target => {
                        indicator.target = Some(Target { value: Some(value), ..Target::default() });
                    }
                    _ => indicator.measurements.push(Measurement { date: None, value }),
                }
                return Ok(usize::from(!is_as_written));
            }
        }
        Ok(0)
    }
}

/// The cells of a row.
struct Cells<'r> {
    /// None behind the last.
    rest: Option<&'r str>,
    delimiter: u8,
}

impl<'r> Cells<'r> {
    fn next(&mut self) -> Step<Cow<'r, str>> {
        let row = self.rest.take().ok_or(NotPlain)?;
        if let Some(row) = row.strip_prefix('"') {
            return self.quoted(row);
        }
        let end = first_of(self.delimiter, b'"', row.as_bytes());
        let cell = &row[..end.unwrap_or(row.len())];
        self.rest = end.map(|end| &row[end + 1..]);
        must(end.is_none_or(|end| row.as_bytes()[end] == self.delimiter)).map(|()| Cow::Borrowed(cell))
    }

    /// A cell behind its first quote. Two quotes stand for one.
    fn quoted(&mut self, row: &'r str) -> Step<Cow<'r, str>> {
        let bytes = row.as_bytes();
        let mut end = 0;
        let mut doubled = false;
        loop {
            end += memchr::memchr(b'"', bytes.get(end..).unwrap_or_default()).ok_or(NotPlain)?;
            if bytes.get(end + 1) != Some(&b'"') {
                break;
            }
            doubled = true;
            end += 2;
        }
        let behind = &row[end + 1..];
        must(behind.is_empty() || behind.as_bytes()[0] == self.delimiter)?;
        self.rest = behind.get(1..);
        Ok(if doubled { row[..end].replace("\"\"", "\"").into() } else { row[..end].into() })
    }
}

/// A value in the one form that it is written in.
fn parsed<T: FromStr>(cell: &str) -> Step<T> {
    cell.parse().map_err(|_| NotPlain)
}

fn status(known: &mut HashMap<String, (Status, usize)>, cell: &str) -> Step<(Status, usize)> {
    if let Some(known) = known.get(cell) {
        return Ok(*known);
    }
    let read = Status::understand(cell).ok_or(NotPlain)?;
    let status = (read.value, usize::from(read.reading != Reading::AsWritten));
    known.insert(cell.into(), status);
    Ok(status)
}

fn codes(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['、', ',', '，', ';', '；', '\n']).map(str::trim).filter(|code| !code.is_empty())
}

/// A number in digits, and whether it is written as this library writes it.
fn number(cell: &str) -> Step<(f64, bool)> {
    let mut cursor = Cursor::new(cell);
    must(cell.len() <= DIGITS && cell.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'.')))?;
    let value = cursor.number()?;
    cursor.end()?;
    Ok((value, !(cell.ends_with('0') && cell.contains('.'))))
}

/// A value of the municipality's own: a whole number, or a text that looks like nothing else.
fn own(cell: Cow<'_, str>) -> Step<Extra> {
    if let Ok((_, true)) = number(&cell) {
        let whole = cell.parse().map_err(|_| NotPlain)?;
        return must(&*cell != "-0").map(|()| Extra::Integer(whole));
    }
    let is_json = cell.starts_with(['{', '[', '"', '-']) || cell.starts_with(|c: char| c.is_ascii_digit());
    must(!is_json && !["true", "false", "null"].contains(&&*cell)).map(|()| Extra::Text(cell.into_owned()))
}
