use super::{Material, Pen, Word, figures};
use crate::register::FiscalYear;
use crate::register::calendar::{Entry, entries};
use alloc::{string::ToString as _, vec::Vec};

/// The months of a fiscal year, in its order.
const MONTHS: [i8; 12] = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3];

pub fn write(pen: &mut Pen, material: &Material) {
    let entries = entries(material.register, material.progress.as_of);
    if entries.is_empty() {
        pen.paragraph("", Word::CalendarNone, &[]);
        return;
    }
    let mut years: Vec<FiscalYear> = entries.iter().map(|entry| entry.day.fiscal_year()).collect();
    years.dedup();
    overview(pen, &entries, &years);
    for year in years {
        table(pen, year, entries.iter().filter(|entry| entry.day.fiscal_year() == year));
    }
}

/// How many there are in each month.
fn overview(pen: &mut Pen, entries: &[Entry], years: &[FiscalYear]) {
    pen.scrolled_table("year-overview", Word::YearOverview.of(pen.lang));
    pen.column_head().word(Word::Year).html.close();
    for month in MONTHS {
        let name = figures::month(month, pen.lang);
        pen.column_head().html.text(&name).close();
    }
    pen.end_table_head();
    for year in years {
        pen.row().row_head().year(*year).html.close();
        for month in MONTHS {
            let within = |entry: &&Entry| entry.day.fiscal_year() == *year && entry.day.month() == month;
            let count = entries.iter().filter(within).count();
            let overdue = entries.iter().filter(within).filter(|entry| entry.overdue.is_some()).count();
            pen.bare_cell().html.class("rashinban-month");
            pen.html.attr("data-level", super::level(count, 4));
            if count > 0 {
                pen.html.text(&count.to_string());
            }
            if overdue > 0 {
                pen.html.open("span").class("rashinban-overdue");
                pen.sentence(Word::OverdueCount, &[("count", &overdue.to_string())]).html.close();
            }
            pen.html.close();
        }
        pen.html.close();
    }
    pen.end_table();
}

fn table<'e>(pen: &mut Pen, year: FiscalYear, entries: impl Iterator<Item = &'e Entry<'e>>) {
    let caption = pen.filled(Word::CalendarOf, &[("year", &figures::fiscal_year(year, pen.lang))]);
    pen.table(&caption, &[Word::Day, Word::EntryState, Word::EntryKind, Word::Measure, Word::Entry]);
    for entry in entries {
        pen.row().row_head().date(entry.day).html.close();
        pen.cell(Word::EntryState);
        state(pen, entry);
        pen.html.close();
        let kind = entry.kind.label(pen.lang);
        pen.cell(Word::EntryKind).html.text(kind).close();
        pen.cell(Word::Measure).measure(&entry.measure.id, &entry.measure.title).html.close();
        pen.cell(Word::Entry);
        if let Some(outcome) = entry.outcome {
            pen.chip(outcome.label(pen.lang)).html.text(" ");
        }
        if let Some(text) = entry.text {
            pen.foreign(text);
        }
        pen.html.close().close();
    }
    pen.end_table();
}

fn state(pen: &mut Pen, entry: &Entry) {
    match (entry.done, entry.overdue) {
        (Some(_), _) => {
            pen.word(Word::Done);
        }
        (None, Some(days)) => {
            pen.html.open("span").class("rashinban-overdue");
            pen.sentence(Word::IsOverdue, &[("days", &figures::number(days.into()))]).html.close();
        }
        (None, None) => {
            pen.word(Word::Due);
        }
    }
}
