//! What stands in a cell, and how a text stays a text there.

use crate::register::{Content, Date, Extra};
use alloc::{borrow::Cow, format, string::String};

/// A cell that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Number(f64),
    Bool(bool),
    Date(Date),
}

/// Whether a spreadsheet would take a text for a formula, or for one that was kept from being taken so.
fn is_dangerous(text: &str) -> bool {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠') => true,
        Some('\'') => is_dangerous(&text[1..]),
        _ => false,
    }
}

/// A text as it is written to a CSV file: with an apostrophe in front where a spreadsheet would run it.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    if is_dangerous(text) { format!("'{text}").into() } else { text.into() }
}

/// What [`harmless`] made it from.
pub(super) fn original(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_dangerous(rest)).unwrap_or(cell)
}

/// A number in the form that is written: no exponent, no superfluous zero.
pub(super) fn number(value: f64) -> String {
    format!("{value}")
}

/// Whether a text would be read as something else in a column of the municipality's own.
fn is_json(text: &str) -> bool {
    text.strip_prefix('\'').map_or_else(|| json(text).is_some(), is_json)
}

/// The value whose only form in JSON a text is, for values that are no text; and for texts of white space
/// alone.
fn json(text: &str) -> Option<Extra> {
    let value: Extra = serde_json::from_str(text).ok()?;
    let is_text = matches!(&value, Extra::Text(text) if !text.trim().is_empty());
    (!is_text && serde_json::to_string(&value).ok()? == text).then_some(value)
}

/// A value of a municipality's own column as a cell.
pub(super) fn own(value: &Extra) -> Cell {
    let cell = match value {
        #[allow(clippy::cast_precision_loss, reason = "compared below")]
        Extra::Integer(value) => Cell::Number(*value as f64),
        Extra::Number(value) => Cell::Number(*value),
        Extra::Bool(value) => Cell::Bool(*value),
        _ => Cell::Text(own_text(value)),
    };
    // As the cell of a workbook and as that of a text.
    let comes_back = |cell: Cell| own_value(cell) == *value;
    if comes_back(cell.clone()) && comes_back(Cell::Text(text(cell.clone()))) {
        cell
    } else {
        Cell::Text(own_text(value))
    }
}

/// The same as a text. A text that looks like another value gets an apostrophe.
fn own_text(value: &Extra) -> String {
    match value {
        Extra::Text(text) if !text.trim().is_empty() => {
            let mut cell = String::new();
            if is_json(text) {
                cell.push('\'');
            }
            cell.push_str(text);
            cell
        }
        // Whatever JSON can hold can be written.
        value => serde_json::to_string(value).unwrap_or_default(),
    }
}

/// The value that such a text stands for.
pub(super) fn own_value(cell: Cell) -> Extra {
    match cell {
        Cell::Text(text) => match text.strip_prefix('\'').filter(|rest| is_json(rest)) {
            Some(rest) => Extra::Text(rest.into()),
            None => json(&text).unwrap_or(Extra::Text(text)),
        },
        Cell::Bool(value) => Extra::Bool(value),
        Cell::Number(value) => json(&number(value)).unwrap_or(Extra::Number(value)),
        Cell::Date(date) => Extra::Text(format!("{date}")),
    }
}

/// The first and last day that a spreadsheet counts as people do, as serial numbers: 1900-03-01 and 2199-12-31.
#[cfg(feature = "xlsx")]
const SERIALS: core::ops::RangeInclusive<f64> = 61.0..=109_574.0;

/// The spreadsheet's serial number of a day.
#[cfg(feature = "xlsx")]
pub(super) fn serial(date: Date) -> Option<f64> {
    let days = f64::from(date.days_since(Date::new(1899, 12, 30)?));
    SERIALS.contains(&days).then_some(days)
}

/// What a cell of a known column says, for the reader of fields.
pub(super) fn value(cell: Cell, content: Content) -> Extra {
    match (cell, content) {
        (Cell::Number(value), Content::Number | Content::Date) => Extra::Number(value),
        (cell, _) => Extra::Text(text(cell)),
    }
}

/// A cell as a text.
pub(super) fn text(cell: Cell) -> String {
    match cell {
        Cell::Text(text) => text,
        Cell::Number(value) => number(value),
        Cell::Bool(value) => format!("{value}"),
        Cell::Date(date) => format!("{date}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{string::ToString as _, vec};

    #[test]
    fn formulas_are_made_harmless_and_come_back() {
        for text in ["=1+1", "＝SUM(A1)", "-", "@x", "'=1", "''=1", "\tx", "'a", "a", "", "'", "'’24"] {
            let written = harmless(text);
            assert!(!written.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{text}");
            assert_eq!(original(&written), text);
        }
        assert_eq!(harmless("'24年度"), "'24年度");
    }

    #[test]
    fn values_of_own_columns_come_back_as_what_they_were() {
        let own_text = |text: &str| Extra::Text(text.into());
        let values = [
            Extra::Integer(-1200),
            Extra::Number(12.5),
            Extra::Number(1200.0),
            Extra::Number(1e-7),
            Extra::Number(1e21),
            Extra::Bool(true),
            Extra::Null,
            Extra::List(vec![own_text("a"), Extra::Integer(1)]),
            Extra::Map(vec![("b".to_string(), Extra::Null), ("a".to_string(), own_text("x"))]),
            own_text("1200"),
            own_text("'1200"),
            own_text("012"),
            own_text("true"),
            own_text("\"\""),
            own_text("[1]"),
            own_text("[1, 2]"),
            own_text("=1"),
            own_text(""),
            own_text(" 　"),
            own_text("\"a\""),
        ];
        for value in values {
            let cell = own(&value);
            assert_eq!(own_value(cell.clone()), value, "{cell:?}");
            let written = text(cell);
            let written = harmless(&written);
            assert_eq!(own_value(Cell::Text(original(&written).into())), value, "{written}");
        }
        assert_eq!(own(&Extra::Integer(1200)), Cell::Number(1200.0));
        assert_eq!(own(&own_text("012")), Cell::Text("012".into()));
    }

    #[cfg(feature = "xlsx")]
    #[test]
    fn days_have_serial_numbers() {
        let date = Date::new(2025, 4, 1).unwrap();
        assert_eq!(serial(date), Some(45748.0));
        assert_eq!(serial(Date::new(1900, 2, 28).unwrap()), None);
        assert_eq!(serial(Date::new(1900, 3, 1).unwrap()), Some(61.0));
        assert_eq!(serial(Date::new(2199, 12, 31).unwrap()), Some(109_574.0));
    }
}
