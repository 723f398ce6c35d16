//! From measures to rows.

use super::cell::{self, Cell};
use crate::Lang;
use crate::register::columns::{COLUMNS, Column, Headers, INDICATOR_NUMBER};
use crate::register::{Content, Extra, Measure, Register};
use alloc::{
    borrow::ToOwned as _,
    collections::{BTreeMap, BTreeSet},
    format,
    string::String,
    vec,
    vec::Vec,
};

words! {
    /// How measures are laid out as a table.
    Layout, "表の形", "layout" {
        /// A row for each measure; what stands several times has numbered columns.
        Wide = 1, "wide";
        /// A row for each value of an indicator; what else is known of the measure is repeated.
        Long = 2, "long";
    }
}

/// A table, ready to be written.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) columns: Vec<Head>,
    /// The cells of each row, by their columns.
    pub(super) rows: Vec<Vec<Option<Cell>>>,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) name: String,
    /// None for a column of the municipality's own.
    pub(super) content: Option<Content>,
}

/// A known column with its numbers, in the order in which columns are written: by group, number, column, number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    group: usize,
    first: usize,
    part: usize,
    second: usize,
    column: usize,
}

/// The cells of a row by their columns.
type Cells = BTreeMap<Key, Cell>;

/// Lays a register out. None where the long layout would lose something: measures need ids of their own for it.
pub(super) fn table(register: &Register, layout: Layout, lang: Lang) -> Option<Table> {
    if layout == Layout::Long {
        let ids: BTreeSet<&str> = register.measures.iter().map(|measure| measure.id.trim()).collect();
        if ids.len() < register.measures.len() || ids.contains("") {
            return None;
        }
    }
    let mut of_register = Cells::new();
    let bare = Register { measures: Vec::new(), ..register.clone() };
    flatten(&tree(&bare), true, lang, &mut of_register);
    let own = own_columns(&register.measures);
    let mut rows: Vec<(Cells, Vec<Option<Cell>>)> = Vec::new();
    for measure in &register.measures {
        let (cells, own) = measure_cells(measure, &own, lang);
        let split = if layout == Layout::Long { by_value(cells) } else { vec![cells] };
        rows.extend(split.into_iter().map(|cells| (cells, own.clone())));
    }
    if rows.is_empty() && !of_register.is_empty() {
        rows.push((Cells::new(), vec![None; own.len()]));
    }
    let mut keys: BTreeSet<Key> = rows.iter().flat_map(|(cells, _)| cells.keys().copied()).collect();
    keys.extend(of_register.keys());
    keys.extend(["id", "title"].into_iter().filter_map(|path| key(path, false, &[])));
    let mut columns: Vec<Head> = keys.iter().map(|key| key.head(lang)).collect();
    columns.extend(own.into_iter().map(|name| Head { name: name.to_owned(), content: None }));
    let rows = rows.into_iter().map(|(mut cells, own)| {
        let known = keys.iter().map(|key| cells.remove(key).or_else(|| of_register.get(key).cloned()));
        known.chain(own).collect()
    });
    Some(Table { rows: rows.collect(), columns })
}

impl Key {
    fn head(&self, lang: Lang) -> Head {
        let column = COLUMNS.get(self.column).unwrap_or(&INDICATOR_NUMBER);
        let numbers: Vec<usize> =
            [self.first, self.second].into_iter().filter(|number| *number > 0).collect();
        Head { name: column.header(lang, &numbers), content: Some(column.content) }
    }
}

/// The place of a column among all; a number of 0 stands for none.
fn key(path: &str, of_register: bool, numbers: &[usize]) -> Option<Key> {
    let column =
        COLUMNS.iter().position(|column| column.path == path && column.of_register == of_register)?;
    let begin = |depth: usize| {
        let prefix = path.split(".#").take(depth).collect::<Vec<_>>().join(".#");
        let same = |other: &Column| {
            other.of_register == of_register
                && (other.path == path || other.path.starts_with(&format!("{prefix}.#")))
        };
        COLUMNS.iter().position(same).unwrap_or(column)
    };
    let number = |at: usize| numbers.get(at).copied().unwrap_or(0);
    let depth = path.matches('#').count();
    Some(Key {
        group: if depth > 0 { begin(1) } else { column },
        first: number(0),
        part: if depth > 1 { begin(2) } else { column },
        second: number(1),
        column,
    })
}

/// A register or measure as the tree that JSON would have.
fn tree(value: &impl serde::Serialize) -> Extra {
    // Plain data of this crate: nothing in it can fail to be written, and what is written is read.
    let json = serde_json::to_string(value).unwrap_or_default();
    serde_json::from_str(&json).unwrap_or(Extra::Null)
}

/// The values of a tree as the cells of their columns.
fn flatten(tree: &Extra, of_register: bool, lang: Lang, cells: &mut Cells) {
    fn walk(
        node: &Extra,
        path: &mut Vec<String>,
        numbers: &mut Vec<usize>,
        found: &mut impl FnMut(&str, &[usize], &Extra),
    ) {
        match node {
            Extra::Map(entries) if path.first().is_none_or(|first| first != "extra") => {
                for (name, value) in entries {
                    path.push(name.clone());
                    walk(value, path, numbers, found);
                    path.pop();
                }
            }
            Extra::List(list) if path.first().is_none_or(|first| first != "extra") => {
                path.push("#".to_owned());
                for (at, value) in list.iter().enumerate() {
                    numbers.push(at + 1);
                    walk(value, path, numbers, found);
                    numbers.pop();
                }
                path.pop();
            }
            value => found(&path.join("."), numbers, value),
        }
    }
    walk(tree, &mut Vec::new(), &mut Vec::new(), &mut |path, numbers, value| {
        let Some(key) = key(path, of_register, numbers) else { return };
        cells.extend(known(value, COLUMNS[key.column].content, lang).map(|cell| (key, cell)));
    });
}

/// A value as the cell of a known column.
fn known(value: &Extra, content: Content, lang: Lang) -> Option<Cell> {
    Some(match (value, content) {
        (Extra::Null, _) => return None,
        (value, Content::Json) => Cell::Text(serde_json::to_string(value).unwrap_or_default()),
        (Extra::Text(text), _) if text.is_empty() => return None,
        (Extra::Text(text), Content::Date) => {
            text.parse().map_or_else(|_| Cell::Text(text.clone()), Cell::Date)
        }
        (Extra::Text(text), Content::Word(list)) => Cell::Text(word(list, text, lang)),
        (Extra::Text(text), _) => Cell::Text(text.clone()),
        (Extra::Number(number), _) => Cell::Number(*number),
        #[allow(clippy::cast_precision_loss, reason = "numbers of the model are f64")]
        (Extra::Integer(number), _) => Cell::Number(*number as f64),
        (value, _) => cell::own(value),
    })
}

/// A word as its name in files or its label.
fn word(list: &[[&str; 2]], name: &str, lang: Lang) -> String {
    let label = list.iter().find(|[known, _]| *known == name).filter(|_| lang != Lang::En);
    label.map_or(name, |[_, label]| *label).to_owned()
}

/// The names of the municipality's own columns, each behind the one that it mostly follows.
fn own_columns(measures: &[Measure]) -> Vec<&str> {
    let known = Headers::new();
    let mut columns: Vec<&str> = Vec::new();
    for measure in measures {
        let mut at = 0;
        for (name, _) in &measure.extra {
            if let Some(there) = columns.iter().position(|column| column == name) {
                at = there + 1;
            } else if !name.is_empty() && name.trim() == name && known.meaning(name).is_none() {
                columns.insert(at, name);
                at += 1;
            }
        }
    }
    columns
}

/// The cells of a measure: of the known columns, and of its own.
fn measure_cells(measure: &Measure, columns: &[&str], lang: Lang) -> (Cells, Vec<Option<Cell>>) {
    let mut own = vec![None; columns.len()];
    let mut next = 0;
    let mut fits = true;
    for (name, value) in &measure.extra {
        let there = columns[next..].iter().position(|column| column == name);
        fits &= there.is_some();
        if let Some(there) = there {
            own[next + there] = Some(cell::own(value));
            next += there + 1;
        }
    }
    let mut cells = Cells::new();
    if fits {
        flatten(&tree(&Measure { extra: Vec::new(), ..measure.clone() }), false, lang, &mut cells);
    } else {
        // In another order than the others have, or with a name that means something else: all in one cell.
        own.fill(None);
        flatten(&tree(measure), false, lang, &mut cells);
    }
    (cells, own)
}

/// The cells of a measure as rows of one value each.
fn by_value(cells: Cells) -> Vec<Cells> {
    let Some(indicators) = key("indicators.#.name", false, &[]) else { return vec![cells] };
    let values = key("indicators.#.measurements.#.value", false, &[]).map(|key| key.part);
    let (of_indicators, common): (Cells, Cells) =
        cells.into_iter().partition(|(key, _)| key.group == indicators.group);
    // By indicator, then by measurement; 0 for what is not of one.
    let mut parts: BTreeMap<usize, BTreeMap<usize, Cells>> = BTreeMap::new();
    for (key, cell) in of_indicators {
        let measurement = if Some(key.part) == values { key.second } else { 0 };
        let part = parts.entry(key.first).or_default().entry(measurement).or_default();
        part.insert(Key { first: 0, second: 0, ..key }, cell);
    }
    let mut rows = Vec::new();
    for (number, mut measurements) in parts {
        let mut row = common.clone();
        row.extend(measurements.remove(&0).unwrap_or_default());
        #[allow(clippy::cast_precision_loss, reason = "the number of an indicator in a measure")]
        row.insert(Key { column: usize::MAX, ..indicators }, Cell::Number(number as f64));
        let split = measurements
            .into_values()
            .map(|values| row.iter().map(|(k, c)| (*k, c.clone())).chain(values).collect());
        let split: Vec<Cells> = split.collect();
        rows.extend(if split.is_empty() { vec![row] } else { split });
    }
    if rows.is_empty() { vec![common] } else { rows }
}
