//! CSV, with commas or tabs.

use super::cell::{self, Cell};
use super::reading::Row;
use super::report::{At, Report};
use super::writing::Table;
use crate::register::{ReadLimits, Rule, Severity};
use std::{
    string::{String, ToString as _},
    vec::Vec,
};

/// Reads the rows of a text, numbered as a spreadsheet does: empty lines count, line breaks inside quotes do not.
/// None where a limit is exceeded.
pub(super) fn rows(text: &str, limits: &ReadLimits, report: &mut Report) -> Option<Vec<Row>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut number = 0;
    let mut values = 0;
    let mut start = 0;
    // The text is UTF-8 and lies in memory: nothing else can go wrong.
    while let Ok(true) = reader.read_record(&mut record) {
        let end = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        number += 1 + empty_lines(&text[..start], &text[start..end]);
        if text[start..end].bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
            report.add(
                Severity::Error,
                Rule::OpenQuote,
                At::row(number),
                record.iter().next_back(),
                [
                    "引用符 \" が閉じていません。値の中の \" は \"\" と書いてください。".into(),
                    "a quote is not closed; write \"\" for a quote inside a value".into(),
                ],
            );
        }
        let cells = cells(&record);
        values += cells.len();
        let columns = cells.last().map_or(0, |(column, _)| *column as usize + 1);
        for (limit, what, is, allowed) in [
            ("line", ["行のバイト数", "bytes in a row"], end - start, limits.line),
            ("columns", ["列の数", "columns"], columns, limits.columns),
            ("measures", ["行の数", "rows"], rows.len(), limits.measures),
            ("values", ["セルの数", "cells"], values, limits.values),
        ] {
            if is > allowed {
                report.exceed(At::row(number), limit, what, allowed);
                return None;
            }
        }
        start = end;
        rows.push(Row { number, cells });
    }
    Some(rows)
}

/// Empty lines in front of a record: the reader takes them along with it, and leaves behind the second half of a CRLF.
fn empty_lines(before: &str, record: &str) -> u32 {
    let record = if before.ends_with('\r') { record.strip_prefix('\n').unwrap_or(record) } else { record };
    let empty = &record[..record.len() - record.trim_start_matches(['\r', '\n']).len()];
    let breaks = empty.bytes().filter(|byte| *byte == b'\n').count();
    let alone = empty.bytes().filter(|byte| *byte == b'\r').count() - empty.matches("\r\n").count();
    u32::try_from(breaks + alone).unwrap_or(u32::MAX)
}

/// A tab where the first line has tabs and no commas, as spreadsheets write Unicode text.
pub(super) fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    if first.contains('\t') && !first.contains(',') { b'\t' } else { b',' }
}

/// The row that a text is; none where it is none or several, or has a quote that is not closed.
#[cfg(feature = "national")]
pub(super) fn row(text: &str, delimiter: u8, number: u32) -> Option<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .buffer_capacity(text.len().max(1))
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let is_closed = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 0;
    let is_read = is_closed && matches!(reader.read_record(&mut record), Ok(true));
    let row = is_read.then(|| Row { number, cells: cells(&record) });
    row.filter(|_| matches!(reader.read_record(&mut record), Ok(false)))
}

fn cells(record: &csv::StringRecord) -> Vec<(u32, Cell)> {
    let filled = (0..).zip(record).filter(|(_, cell)| !cell.trim().is_empty());
    filled.map(|(at, cell)| (at, Cell::Text(cell::original(cell).to_string()))).collect()
}

/// Writes a table. Lines end as RFC 4180 has it, and as Excel writes them.
pub(super) fn write(table: &Table) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let heads = table.columns.iter().map(|head| cell::harmless(&head.name).into_owned()).collect();
    let rows = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.as_ref().map_or_else(String::new, written)).collect());
    for row in core::iter::once::<Vec<String>>(heads).chain(rows) {
        // Memory does not refuse, and all rows have as many cells.
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => cell::harmless(text).into_owned(),
        other => cell::text(other.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::read::Found;
    use std::vec;

    fn read(text: &str) -> (Vec<(u32, Vec<String>)>, usize) {
        let mut report = Report::new(Found::new(10));
        let rows = rows(text, &ReadLimits::default(), &mut report).unwrap();
        let rows = rows
            .into_iter()
            .map(|row| (row.number, row.cells.into_iter().map(|(_, cell)| cell::text(cell)).collect()));
        (rows.collect(), report.finish(None, &[]).len())
    }

    #[test]
    fn rows_are_numbered_as_spreadsheets_do() {
        for text in ["a,b\r\n\r\n\"1\r\n2\",c\r\nd", "a,b\n\n\"1\n2\",c\nd\n\n", "a,b\r\r\"1\r2\",c\rd\r"] {
            let (rows, reports) = read(text);
            let numbers: Vec<u32> = rows.iter().map(|(number, _)| *number).collect();
            assert_eq!((numbers, reports), (vec![1, 3, 4], 0), "{text:?}");
        }
        assert_eq!(read("\n\na").0, [(3, vec!["a".to_string()])]);
    }

    #[test]
    fn tabs_divide_where_there_are_no_commas() {
        assert_eq!(read("a\tb\n1,5\tc").0[1].1, ["1,5", "c"]);
        assert_eq!(read("a\tb,c\n").0[0].1, ["a\tb", "c"]);
    }

    #[test]
    fn an_open_quote_is_reported() {
        assert_eq!(read("a,b\n1,\"2\n3,4\n").1, 1);
        assert_eq!(read("a,b\n1,\"2\"\"\"\n3,4\n").1, 0);
    }
}
