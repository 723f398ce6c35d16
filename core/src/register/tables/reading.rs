//! From rows to measures.

use super::cell::{self, Cell};
use super::report::{At, Report, letters};
use crate::register::columns::{Column, Headers, Meaning};
use crate::register::nest::{Nest, Put, UNNUMBERED};
use crate::register::{Content, Extra, Rule, Severity};
use crate::{Item, Lang};
use alloc::{
    collections::BTreeMap,
    format,
    string::{String, ToString as _},
    vec::Vec,
};

/// Rows above the header, at most: a title, a date, an empty line.
const ABOVE: usize = 20;

/// A row with so many known headers is the header.
const KNOWN: usize = 2;

/// Entries that one cell may make.
const IN_A_CELL: u32 = 1000;

/// Where the numbers of measurements begin that have a row of their own: behind those that have a column.
const BY_ROW: u32 = 100_000_000;

/// A row of a table: its number as a spreadsheet counts, and its cells that are not empty, by their columns from 0.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) number: u32,
    pub(super) cells: Vec<(u32, Cell)>,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant<'h> {
    Known(Meaning<'h>),
    /// Of the municipality's own.
    Own(&'h str),
}

/// A measure that is being put together.
#[derive(Debug, Clone, PartialEq)]
struct Draft {
    id: Option<String>,
    title: Option<String>,
    nest: Nest<At>,
    own: Vec<(String, Extra)>,
    /// The indicator of the row before.
    indicator: u32,
}

/// What the rows of a table come to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    register: Nest<At>,
    drafts: Vec<Draft>,
    /// The drafts that have each id, as they came.
    by_id: BTreeMap<String, Vec<usize>>,
}

/// Reads a table. There is none where its header is missing or wrong.
pub(super) fn read(rows: Vec<Row>, report: &mut Report) -> Option<Reading> {
    let mut rows = rows.into_iter();
    let known = Headers::new();
    let (header, below) = header(&mut rows, &known, report)?;
    report.set_headers(header.names.clone());
    let columns = meanings(&header, &known, report)?;
    let mut reading = Reading::new();
    for row in below.into_iter().chain(rows) {
        reading.row(row, &columns, report);
    }
    Some(reading)
}

/// The row with the names of the columns.
#[derive(Debug)]
pub(super) struct Header {
    row: u32,
    pub(super) names: Vec<String>,
}

/// Whether one of the first rows is a header.
#[cfg(feature = "xlsx")]
pub(super) fn has_header(rows: &[Row]) -> bool {
    let known = Headers::new();
    rows.iter().take(ABOVE).any(|row| is_header(row, &known))
}

pub(super) fn is_header(row: &Row, known: &Headers) -> bool {
    let is_known = |cell: &Cell| matches!(cell, Cell::Text(text) if known.meaning(text).is_some());
    row.cells.iter().filter(|(_, cell)| is_known(cell)).count() >= KNOWN
}

/// Finds the header, and what had to be read below it: the first row that names two columns, else the first that has
/// anything.
fn header(
    rows: &mut impl Iterator<Item = Row>,
    known: &Headers,
    report: &mut Report,
) -> Option<(Header, Vec<Row>)> {
    let mut first: Vec<Row> = Vec::new();
    let mut at = 0;
    for row in rows.filter(|row| !row.cells.is_empty()).take(ABOVE) {
        first.push(row);
        if first.last().is_some_and(|row| is_header(row, known)) {
            at = first.len() - 1;
            break;
        }
    }
    if first.is_empty() {
        report.add(
            Severity::Error,
            Rule::Missing,
            At::FILE,
            None,
            [
                "表が空です。一行目に、施策番号、施策名などの列の名前を書いてください。".into(),
                "the table is empty; its first row has to name the columns: id, title and so on".into(),
            ],
        );
        return None;
    }
    let below = first.split_off(at + 1);
    let header = first.pop()?;
    if let Some(above) = first.first() {
        let text = above.cells.first().map(|(_, cell)| cell::text(cell.clone()));
        report.add(
            Severity::Note,
            Rule::Understood,
            At::row(above.number),
            text.as_deref(),
            [
                format!("{}行目を列の名前と読み、その上は読みませんでした。", header.number),
                format!("row {} was read as the header, and nothing above it", header.number),
            ],
        );
    }
    named(header).map(|header| (header, below))
}

/// The names in a row.
pub(super) fn named(row: Row) -> Option<Header> {
    let mut names = Vec::new();
    for (column, cell) in row.cells {
        let column = usize::try_from(column).ok()?;
        names.resize(names.len().max(column + 1), String::new());
        names[column] = cell::text(cell).trim().to_string();
    }
    Some(Header { row: row.number, names })
}

/// What each column means; none where two that must not have the same name.
pub(super) fn meanings<'h>(
    header: &'h Header,
    known: &Headers,
    report: &mut Report,
) -> Option<Vec<Meant<'h>>> {
    let mut columns: Vec<Meant<'h>> = Vec::new();
    let mut sound = true;
    for (at, name) in header.names.iter().enumerate() {
        let place = At::cell(header.row, u32::try_from(at).ok()?);
        let mut meant = known.meaning(name).map_or(Meant::Own(name), Meant::Known);
        let same = columns.iter().position(|other| *other == meant && !name.is_empty());
        match (same, meant) {
            (None, Meant::Own(name)) if !name.is_empty() => {
                report.add(
                    Severity::Note,
                    Rule::ExtraColumn,
                    place,
                    None,
                    [
                        format!("「{name}」は独自の列として、そのまま残します。"),
                        format!("{name} is a column of your own and is kept as it is"),
                    ],
                );
            }
            (Some(_), Meant::Known(Meaning::Column(column, [None, None]))) if column.path.contains('#') => {
                let number = 1 + columns.iter().filter(|other| is_of(other, column)).count();
                let numbered = column.header(Lang::Ja, &[number]);
                report.add(
                    Severity::Note,
                    Rule::Understood,
                    place,
                    Some(name),
                    [
                        format!("同じ名前の{number}番目の列なので、「{numbered}」と読みました。"),
                        format!(
                            "read as {}, being the column {number} of this name",
                            column.header(Lang::En, &[number])
                        ),
                    ],
                );
                meant = Meant::Known(Meaning::Column(column, [u16::try_from(number).ok(), None]));
            }
            (Some(other), _) if header.names[other] == *name => {
                sound = false;
                report.add(
                    Severity::Error,
                    Rule::DuplicateEntry,
                    place,
                    Some(name),
                    [
                        format!(
                            "{}列と同じ名前の列です。名前を変えるか、どちらかの列を消してください。",
                            letters_of(other)
                        ),
                        format!("column {} has the same name; rename one or remove it", letters_of(other)),
                    ],
                );
            }
            (Some(other), _) => {
                report.add(
                    Severity::Warning,
                    Rule::DuplicateEntry,
                    place,
                    Some(name),
                    [
                        format!("「{}」と同じ意味の列なので、独自の列として残します。", header.names[other]),
                        format!("means the same as {}; kept as a column of your own", header.names[other]),
                    ],
                );
                meant = Meant::Own(name);
            }
            (None, _) => {}
        }
        columns.push(meant);
    }
    let has = |path: &str| {
        columns
            .iter()
            .any(|meant| matches!(meant, Meant::Known(Meaning::Column(column, _)) if column.path == path))
    };
    if !has("id") && !has("title") {
        sound = false;
        let found =
            header.names.iter().filter(|name| !name.is_empty()).cloned().collect::<Vec<_>>().join("、");
        report.add(
            Severity::Error,
            Rule::Missing,
            At::row(header.row),
            Some(&found),
            [
                "施策番号の列も施策名の列もありません。一行目の列の名前を確かめてください。".into(),
                "there is no column id and no column title; check the names in the header".into(),
            ],
        );
    }
    sound.then_some(columns)
}

/// Whether a column is this one, whatever its numbers.
fn is_of(meant: &Meant, column: &'static Column) -> bool {
    matches!(meant, Meant::Known(Meaning::Column(other, _)) if *other == column)
}

fn letters_of(column: usize) -> String {
    u32::try_from(column).map(letters).unwrap_or_default()
}

/// A value of a row, with the numbers that its path is still to get.
struct Entry {
    column: &'static Column,
    numbers: [Option<u32>; 2],
    value: Extra,
    at: At,
}

impl Reading {
    /// Without a row.
    pub(super) const fn new() -> Self {
        Self { register: Nest::new(), drafts: Vec::new(), by_id: BTreeMap::new() }
    }

    /// The tree of the measure of the only row, and its id and title where it has both, by which other rows may belong to it;
    /// the places stay. None where the row says nothing of a measure.
    #[cfg(feature = "national")]
    pub(super) fn only(&mut self) -> Option<(Extra, Option<[String; 2]>)> {
        let draft = self.drafts.first_mut()?;
        let names = draft.id.clone().zip(draft.title.clone()).map(Into::into);
        Some((draft.take(), names))
    }

    /// The tree of the register; the places stay.
    pub(super) fn take(&mut self) -> Extra {
        let measures = self.drafts.iter_mut().map(Draft::take).collect();
        let mut register = self.register.take();
        if let Extra::Map(entries) = &mut register {
            entries.push(("measures".to_string(), Extra::List(measures)));
        }
        register
    }

    /// Where the value with a path such as `measures[3].title` comes from; the row alone of one that is missing.
    pub(super) fn place(&self, path: &str) -> Option<At> {
        let place = match path.strip_prefix("measures[").and_then(|rest| rest.split_once(']')) {
            None => self.register.place(path),
            Some((at, path)) => {
                let draft = at.parse().ok().and_then(|at: usize| self.drafts.get(at))?;
                draft.nest.place(path)
            }
        };
        place.map(|(at, is_there)| if is_there { *at } else { At { column: None, ..*at } })
    }

    pub(super) fn row(&mut self, row: Row, columns: &[Meant], report: &mut Report) {
        if is_remark(&row) {
            let text = row.cells.first().map(|(_, cell)| cell::text(cell.clone()));
            report.add(
                Severity::Note,
                Rule::Understood,
                At::row(row.number),
                text.as_deref(),
                ["注記の行とみなし、読みませんでした。".into(), "taken for a remark and not read".into()],
            );
            return;
        }
        let mut values = Vec::new();
        let mut own = Vec::new();
        for (at, cell) in row.cells {
            let place = At::cell(row.number, at);
            match usize::try_from(at).ok().and_then(|at| columns.get(at)) {
                Some(Meant::Known(meaning)) => known_value(*meaning, cell, place, &mut values, report),
                Some(Meant::Own(name)) if !name.is_empty() => {
                    own.push(((*name).to_string(), cell::own_value(cell), place));
                }
                Some(Meant::Own(_)) => {
                    report.add(
                        Severity::Error,
                        Rule::UnnamedColumn,
                        place,
                        Some(&cell::text(cell)),
                        [
                            format!(
                                "{}列に名前がありません。一行目に列の名前を書いてください。",
                                letters(at)
                            ),
                            format!("column {} has no name; write one in the header", letters(at)),
                        ],
                    );
                }
                None => {
                    report.add(Severity::Error, Rule::RowTooLong, place, Some(&cell::text(cell)), [
                        "列の名前より右にある値です。値の中のコンマは \" で囲んでください。".into(),
                        "a value to the right of the last header; a comma inside a value needs quotes around it".into(),
                    ]);
                }
            }
        }
        let (of_register, of_measure): (Vec<Entry>, Vec<Entry>) =
            values.into_iter().partition(|value| value.column.of_register);
        for value in of_register {
            put(&mut self.register, value, 0, row.number, report);
        }
        if !(of_measure.is_empty() && own.is_empty()) {
            let draft = self.draft(&of_measure, row.number, report);
            draft.extend(of_measure, row.number, report);
            draft.extend_own(own, report);
        }
    }

    /// The measure that a row belongs to.
    fn draft(&mut self, values: &[Entry], row: u32, report: &mut Report) -> &mut Draft {
        let text = |path: &str| {
            let value = values.iter().find(|value| value.column.path == path)?;
            let Extra::Text(text) = &value.value else { return None };
            Some(text.trim()).filter(|text| !text.is_empty())
        };
        let (id, title) = (text("id"), text("title"));
        let is_same =
            |draft: &Draft| title.is_none() || draft.title.as_deref() == title || draft.title.is_none();
        let known = match id {
            Some(id) => {
                let same = self.by_id.get(id).into_iter().flatten();
                same.rev().copied().find(|at| is_same(&self.drafts[*at]))
            }
            None => self.drafts.len().checked_sub(1).filter(|last| is_same(&self.drafts[*last])),
        };
        let at = known.unwrap_or(self.drafts.len());
        match self.drafts.get(at) {
            None => {
                if let Some(id) = id {
                    self.by_id.entry(id.into()).or_default().push(at);
                }
                self.drafts.push(Draft {
                    id: id.map(Into::into),
                    title: title.map(Into::into),
                    nest: Nest::new(),
                    own: Vec::new(),
                    indicator: 0,
                });
            }
            Some(draft) if id.is_none() => {
                let name = draft.id.clone().or_else(|| draft.title.clone()).unwrap_or_default();
                report.add(
                    Severity::Note,
                    Rule::Understood,
                    At::row(row),
                    None,
                    [
                        format!("施策番号が空なので、上の施策「{name}」の続きと読みました。"),
                        format!("read as more of the measure {name} above, having no id"),
                    ],
                );
            }
            Some(_) => {}
        }
        &mut self.drafts[at]
    }
}

/// ※ or 注 in front of the only text of a row.
fn is_remark(row: &Row) -> bool {
    matches!(&row.cells[..], [(_, Cell::Text(text))] if text.trim_start().starts_with(['※', '注']))
}

/// What a cell of a known column says: one value, two, or one for each code in it.
fn known_value(meaning: Meaning, cell: Cell, at: At, values: &mut Vec<Entry>, report: &mut Report) {
    let text = |text: &str| Extra::Text(text.into());
    let mut add = |path, number, value| {
        if let Some(column) = crate::register::columns::by_path(path) {
            values.push(Entry { column, numbers: [number, None], value, at });
        }
    };
    // Entries that a header or a cell makes come in the order of the columns, behind those that have a number.
    let own = UNNUMBERED + at.column.unwrap_or(0) * IN_A_CELL;
    let next = |entry: u32| Some(own + entry.min(IN_A_CELL - 1));
    match meaning {
        Meaning::Principle(item) => {
            let number = Some(UNNUMBERED + u32::from(item.id()));
            add("assessments.#.principle", number, text(item.code_str()));
            add("assessments.#.finding", number, text(&cell::text(cell)));
        }
        Meaning::Evidence(item) => {
            let number = Some(UNNUMBERED + u32::from(item.id()));
            add("assessments.#.principle", number, text(item.code_str()));
            add("assessments.#.evidence.#.title", number, text(&cell::text(cell)));
        }
        Meaning::Item(item) => {
            add("alignments.#.item", next(0), text(item.code_str()));
            add("alignments.#.alignment", next(0), text(&cell::text(cell)));
        }
        Meaning::Column(Column { path: path @ ("primary" | "related"), .. }, _) => {
            for (entry, code) in (0..).zip(codes(&cell::text(cell))) {
                add("alignments.#.item", next(entry), text(code));
                add("alignments.#.alignment", next(entry), text(path));
            }
        }
        Meaning::Dated(value, date, time) => {
            let numbers = [None, Some(own)];
            values.push(Entry { column: value, numbers, value: cell::value(cell, Content::Number), at });
            values.push(Entry { column: date, numbers, value: text(time), at });
        }
        Meaning::Column(column, numbers) => {
            let value = match column.content {
                Content::Json => {
                    let text = cell::text(cell);
                    let Ok(value @ Extra::Map(_)) = serde_json::from_str(&text) else {
                        report.add(Severity::Error, Rule::MalformedJson, at, Some(&text), [
                            "JSON のオブジェクト({\"名前\": 値})ではありません。この列は空でもかまいません。".into(),
                            "no JSON object ({\"name\": value}); this column may be empty".into(),
                        ]);
                        return;
                    };
                    value
                }
                content => cell::value(cell, content),
            };
            values.push(Entry { column, numbers: numbers.map(|number| number.map(u32::from)), value, at });
        }
    }
}

/// The codes in a cell, each perhaps with its label behind it.
fn codes(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['、', ',', '，', ';', '；', '\n']).map(str::trim).filter(|code| !code.is_empty()).map(
        |code| {
            let first = code.split_whitespace().next().unwrap_or(code);
            if first.parse::<Item>().is_ok() { first } else { code }
        },
    )
}

impl Draft {
    fn take(&mut self) -> Extra {
        let mut measure = self.nest.take();
        if let Extra::Map(entries) = &mut measure {
            let own = core::mem::take(&mut self.own);
            match entries.iter_mut().find(|(name, _)| name == "extra") {
                Some((_, Extra::Map(extra))) => extra.extend(own),
                _ if own.is_empty() => {}
                _ => entries.push(("extra".to_string(), Extra::Map(own))),
            }
        }
        measure
    }

    fn extend(&mut self, values: Vec<Entry>, row: u32, report: &mut Report) {
        let indicator = self.row_indicator(&values);
        let has_value = |path: &str, numbers: [Option<u32>; 2]| {
            values.iter().any(|value| value.column.path == path && value.numbers == numbers)
        };
        let is_assessed = |principle: &Entry| {
            let mut beside = values.iter().filter(|value| value.numbers[0] == principle.numbers[0]);
            beside
                .any(|value| value.column.path.starts_with("assessments") && value.column != principle.column)
        };
        let kept: Vec<bool> = values
            .iter()
            .map(|value| match value.column.path {
                // A day that waits for its value.
                "indicators.#.measurements.#.date" => {
                    has_value("indicators.#.measurements.#.value", value.numbers)
                }
                "indicators.#.baseline.date" => has_value("indicators.#.baseline.value", value.numbers),
                // A principle that waits for its finding.
                "assessments.#.principle" => is_assessed(value),
                "indicator" => false,
                _ => true,
            })
            .collect();
        for (value, _) in values.into_iter().zip(kept).filter(|(_, kept)| *kept) {
            put(&mut self.nest, value, indicator, row, report);
        }
    }

    /// The number of the indicator that a row without numbers in its headers is about.
    fn row_indicator(&mut self, values: &[Entry]) -> u32 {
        let value = |path: &str| {
            values
                .iter()
                .find(|value| value.column.path == path && value.numbers[0].is_none())
                .map(|v| &v.value)
        };
        let number = match value("indicator") {
            Some(Extra::Number(number)) => Some(*number),
            Some(Extra::Text(text)) => text.trim().parse().ok(),
            _ => None,
        };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
        let number = number.filter(|number: &f64| (1.0..1000.0).contains(number)).map(|number| number as u32);
        let named = value("indicators.#.name").and_then(|name| match name {
            Extra::Text(name) => Some(name.as_str()),
            _ => None,
        });
        self.indicator = match (number, named) {
            (Some(number), _) => number,
            (None, Some(name)) => {
                let known = self.nest.find("indicators", "name", name);
                known.unwrap_or_else(|| self.nest.last("indicators") + 1)
            }
            (None, None) => self.indicator.max(1),
        };
        self.indicator
    }

    fn extend_own(&mut self, own: Vec<(String, Extra, At)>, report: &mut Report) {
        for (name, value, at) in own {
            match self.own.iter_mut().find(|(known, _)| *known == name) {
                None => self.own.push((name, value)),
                Some((_, held)) if *held == value => {}
                Some((_, Extra::List(held))) if held.contains(&value) => {}
                Some((_, held)) => {
                    report.add(
                        Severity::Warning,
                        Rule::RowsDisagree,
                        at,
                        None,
                        [
                            "同じ施策の行で値が違うので、並べて残します。".into(),
                            "the rows of this measure differ here; all their values are kept".into(),
                        ],
                    );
                    match held {
                        Extra::List(held) => held.push(value),
                        held => *held = Extra::List([core::mem::replace(held, Extra::Null), value].into()),
                    }
                }
            }
        }
    }
}

/// Puts a value in its place; another value that is already there is an error.
fn put(nest: &mut Nest<At>, value: Entry, indicator: u32, row: u32, report: &mut Report) {
    let Entry { column, numbers, value, at } = value;
    let [first, second] = numbers;
    // Without a number: the row's indicator, the row's measurement, the first of everything else.
    let first = first.unwrap_or(if column.path.starts_with("indicators") { indicator } else { 1 });
    let second = second.unwrap_or(if column.path.contains("measurements") { BY_ROW + row } else { 1 });
    let shown = if let Extra::Text(text) = &value { text.clone() } else { String::new() };
    if let Put::Differs(held) = nest.put(column.path, &[first, second], value, at) {
        let held = *held;
        report.add(
            Severity::Error,
            Rule::RowsDisagree,
            at,
            Some(&shown),
            [
                format!(
                    "{}行目の値と違います。同じ施策の行では同じ値にしてください。",
                    held.row.unwrap_or(0)
                ),
                format!("differs from row {}; the rows of a measure have to agree", held.row.unwrap_or(0)),
            ],
        );
    }
}
