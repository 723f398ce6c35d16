//! Excel workbooks.

use super::cell::{self, Cell};
use super::reading::{Row, has_header};
use super::report::{At, Report};
use super::writing::{Head, Table};
use crate::ATTRIBUTION_JA;
use crate::register::{Content, Date, ReadLimits, Rule, Severity};
use calamine::{DataRef, Reader as _, Xlsx};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook,
    Worksheet, XlsxError,
};
use std::{
    borrow::ToOwned as _,
    collections::BTreeMap,
    fmt, format,
    io::{self, Cursor, Read as _},
    panic,
    string::{String, ToString as _},
    vec::Vec,
};

/// The cells of a sheet by row, from 1, and column, from 0.
type Cells = BTreeMap<u32, BTreeMap<u32, Cell>>;

/// The sheet that is read.
#[derive(Debug)]
struct Chosen {
    name: String,
    rows: Vec<Row>,
    /// Formulas that failed.
    errors: Vec<(At, String)>,
    /// Sheets in all.
    sheets: usize,
}

/// Reads the rows of the first sheet whose header is known, or of the first.
pub(super) fn rows(bytes: &[u8], limits: &ReadLimits, report: &mut Report) -> Option<Vec<Row>> {
    // The reader of workbooks computes with what a damaged one says, and panics where that overflows.
    let chosen = panic::catch_unwind(|| choose(bytes, limits));
    let chosen = match chosen.unwrap_or_else(|_| Err(Refused::Damaged("panic".to_owned()))) {
        Ok(chosen) => chosen,
        Err(refused) => {
            refused.report(report);
            return None;
        }
    };
    let Chosen { name, rows, errors, sheets } = chosen;
    report.set_sheet(name.clone());
    if sheets > 1 {
        let reason = [
            format!("シートが{sheets}枚あるうち、「{name}」だけを読みました。"),
            format!("of {sheets} sheets, only {name} was read"),
        ];
        report.add(Severity::Note, Rule::Understood, At::FILE, None, reason);
    }
    for (at, error) in errors {
        let reason = [
            "数式がエラーになっています。数式を直すか、値を入れてください。".into(),
            "the formula failed; mend it or write the value".into(),
        ];
        report.add(Severity::Error, Rule::WrongType, at, Some(&error), reason);
    }
    Some(rows)
}

fn choose(bytes: &[u8], limits: &ReadLimits) -> Result<Chosen, Refused> {
    unpacks(bytes, limits.bytes)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let names = workbook.sheet_names();
    let mut chosen = None;
    for name in &names {
        let mut errors = Vec::new();
        // A chart may have a sheet, too.
        let Some(cells) = cells(&mut workbook, name, limits, &mut errors)? else { continue };
        let rows: Vec<Row> = cells
            .into_iter()
            .map(|(number, cells)| Row { number, cells: cells.into_iter().collect() })
            .collect();
        let known = has_header(&rows);
        if known || chosen.is_none() {
            chosen = Some(Chosen { name: name.clone(), rows, errors, sheets: names.len() });
        }
        if known {
            break;
        }
    }
    chosen.ok_or_else(|| Refused::Damaged("no worksheet".to_owned()))
}

/// Why a workbook is not read.
#[derive(Debug)]
enum Refused {
    /// The limit, what it limits in Japanese and English, and what it allows.
    Exceeds(&'static str, [&'static str; 2], usize),
    Damaged(String),
}

impl Refused {
    fn report(self, report: &mut Report) {
        match self {
            Self::Exceeds(limit, what, allowed) => report.exceed(At::FILE, limit, what, allowed),
            Self::Damaged(why) => {
                report.add(
                    Severity::Error,
                    Rule::UnreadableFile,
                    At::FILE,
                    None,
                    [
                        format!(
                            "ブックを読めません。Excel で開き、.xlsx として保存し直してください。({why})"
                        ),
                        format!("the workbook cannot be read; open it in Excel and save it as .xlsx ({why})"),
                    ],
                );
            }
        }
    }
}

fn damaged(error: impl fmt::Display) -> Refused {
    Refused::Damaged(error.to_string())
}

/// So many times the limit of bytes may a workbook have when it is unpacked.
const UNPACKED: usize = 4;

/// Unpacks every part once without keeping it: what the archive says of its sizes is not to be believed.
fn unpacks(bytes: &[u8], limit: usize) -> Result<(), Refused> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let limit = limit.saturating_mul(UNPACKED);
    let too_large = Refused::Exceeds("bytes", ["展開したバイト数", "bytes when unpacked"], limit);
    if bytes.len() > limit {
        return Err(too_large);
    }
    let mut left = limit as u64;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(damaged)?;
        let is_strings = part.name().eq_ignore_ascii_case("xl/sharedStrings.xml");
        let mut head = Vec::new();
        part.by_ref().take(1024.min(left)).read_to_end(&mut head).map_err(damaged)?;
        let rest = io::copy(&mut part.take(left.saturating_sub(1023)), &mut io::sink()).map_err(damaged)?;
        let size = head.len() as u64 + rest;
        let Some(rest) = left.checked_sub(size) else { return Err(too_large) };
        left = rest;
        if is_strings && strings(&head) > size {
            return Err(Refused::Damaged("uniqueCount".to_owned()));
        }
    }
    Ok(())
}

/// How many texts a list of texts says that it has; memory is set aside for as many.
fn strings(head: &[u8]) -> u64 {
    let head = String::from_utf8_lossy(head);
    let count = head.split("uniqueCount").nth(1).and_then(|rest| rest.split(['"', '\'']).nth(1));
    count.map_or(0, |count| count.parse().unwrap_or(u64::MAX))
}

/// The cells of a sheet that are not empty, and the formulas that failed; none where it is no worksheet.
fn cells(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    limits: &ReadLimits,
    errors: &mut Vec<(At, String)>,
) -> Result<Option<Cells>, Refused> {
    let mut rows = Cells::new();
    let mut count = 0;
    let mut reader = match workbook.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(None),
        Err(error) => return Err(damaged(error)),
    };
    while let Some(found) = reader.next_cell().map_err(damaged)? {
        let (row, column) = found.get_position();
        let number = row.saturating_add(1);
        let cell = match found.get_value() {
            DataRef::Error(error) => {
                errors.push((At::cell(number, column), error.to_string()));
                None
            }
            value => read_cell(value),
        };
        let before = count;
        if let Some(cell) = cell {
            count += 1;
            rows.entry(number).or_default().insert(column, cell);
        }
        for (limit, what, is, allowed) in [
            ("values", ["セルの数", "cells"], count + errors.len(), limits.values),
            ("columns", ["列の数", "columns"], column as usize + 1, limits.columns),
            ("measures", ["行の数", "rows"], rows.len(), limits.measures.saturating_add(1)),
        ] {
            // A format without a value may stand anywhere.
            if is > allowed && count > before {
                return Err(Refused::Exceeds(limit, what, allowed));
            }
        }
    }
    drop(reader);
    let merged = workbook.worksheet_merge_cells(name).and_then(Result::ok).unwrap_or_default();
    for region in merged {
        let Some(cell) = rows.get(&(region.start.0 + 1)).and_then(|row| row.get(&region.start.1)).cloned()
        else {
            continue;
        };
        if region.start.0 >= region.end.0 {
            continue;
        }
        // What is merged over several rows is said of each of them.
        for (_, row) in rows.range_mut(region.start.0.saturating_add(2)..=region.end.0.saturating_add(1)) {
            count += 1;
            if count > limits.values {
                return Err(Refused::Exceeds("values", ["セルの数", "cells"], limits.values));
            }
            row.entry(region.start.1).or_insert_with(|| cell.clone());
        }
    }
    Ok(Some(rows))
}

fn read_cell(value: &DataRef) -> Option<Cell> {
    Some(match value {
        #[allow(clippy::cast_precision_loss, reason = "as Excel itself")]
        DataRef::Int(value) => Cell::Number(*value as f64),
        DataRef::Float(value) => Cell::Number(*value),
        DataRef::Bool(value) => Cell::Bool(*value),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cell::Text(text.clone())
        }
        DataRef::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            let date =
                || Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
            date().filter(|_| time.is_datetime()).map_or(Cell::Number(time.as_f64()), Cell::Date)
        }
        DataRef::Error(_) | DataRef::Empty => return None,
    })
    .filter(|cell| !matches!(cell, Cell::Text(text) if text.trim().is_empty()))
}

/// A sheet to be written.
#[derive(Debug)]
pub(super) struct Sheet<'t> {
    pub(super) name: &'t str,
    pub(super) table: &'t Table,
    /// So many rows below the table are for filling in: they get the formats and lists of their columns.
    pub(super) blank_rows: u32,
}

/// Writes sheets into a workbook.
pub(super) fn write(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Not the time of writing: the same register is the same file.
    let created = ExcelDateTime::from_ymd(2023, 6, 9)?;
    workbook
        .set_properties(&DocProperties::new().set_comment(ATTRIBUTION_JA).set_creation_datetime(&created));
    for sheet in sheets {
        fill(workbook.add_worksheet(), sheet)?;
    }
    workbook.save_to_buffer()
}

/// The width of a column in characters, at most.
const WIDEST: usize = 40;

fn fill(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let head =
        Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_background_color("#E8F1FE");
    worksheet.set_name(sheet.name)?;
    worksheet.set_freeze_panes(1, 0)?;
    let rows = u32::try_from(sheet.table.rows.len()).unwrap_or(u32::MAX);
    for (at, column) in sheet.table.columns.iter().enumerate() {
        let at = u16::try_from(at).map_err(|_| XlsxError::RowColumnLimitError)?;
        worksheet.write_string_with_format(0, at, &column.name, &head)?;
        let cells = || sheet.table.rows.iter().filter_map(|row| row[usize::from(at)].as_ref());
        let widths = cells().map(|cell| width(&cell::text(cell.clone())));
        let widest = widths.chain([width(&column.name)]).max().unwrap_or(0).min(WIDEST);
        #[allow(clippy::cast_precision_loss, reason = "at most 40")]
        worksheet.set_column_width(at, widest as f64 + 2.0)?;
        let format = format(column);
        worksheet.set_column_format(at, &format)?;
        for (row, cells) in (1..).zip(&sheet.table.rows) {
            if let Some(cell) = &cells[usize::from(at)] {
                put(worksheet, row, at, cell, &format)?;
            }
        }
        if let (Some(list), true) = (list(column)?, rows.saturating_add(sheet.blank_rows) > 0) {
            worksheet.add_data_validation(1, at, rows.saturating_add(sheet.blank_rows), at, &list)?;
        }
    }
    Ok(())
}

fn put(
    worksheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => worksheet.write_string_with_format(row, column, text, format)?,
        Cell::Number(value) => worksheet.write_number_with_format(row, column, *value, format)?,
        Cell::Bool(value) => worksheet.write_boolean_with_format(row, column, *value, format)?,
        Cell::Date(date) => match cell::serial(*date) {
            Some(serial) => worksheet.write_number_with_format(row, column, serial, format)?,
            None => worksheet.write_string_with_format(row, column, date.to_string(), format)?,
        },
    };
    Ok(())
}

/// How the cells of a column are shown: days as they are exchanged, codes as texts that keep their zeros.
fn format(column: &Head) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match column.content {
        Some(Content::Date) => format.set_num_format("yyyy-mm-dd"),
        Some(Content::Text) => format.set_num_format("@").set_text_wrap(),
        Some(Content::Code | Content::Word(_) | Content::Json) => format.set_num_format("@"),
        Some(Content::Number) | None => format,
    }
}

/// The list to choose from in a column of closed words.
fn list(column: &Head) -> Result<Option<DataValidation>, XlsxError> {
    let Some(Content::Word(words)) = column.content else { return Ok(None) };
    let labels: Vec<&str> = words.iter().map(|[_, label]| *label).collect();
    let list = DataValidation::new()
        .allow_list_strings(&labels)?
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("一覧にない語です")?
        .set_error_message(format!("{}のいずれかを選んでください。", labels.join("、")))?;
    Ok(Some(list))
}

/// Half-width columns of the longest line.
fn width(text: &str) -> usize {
    let lines = text.lines().map(|line| line.chars().map(crate::encoding::columns).sum());
    lines.max().unwrap_or(0)
}
