use super::{Material, Pen, Word};
use crate::register::{Diagnostic, Place, Severity};
use alloc::string::ToString as _;

pub fn write(pen: &mut Pen, material: &Material) {
    let all = material.options.diagnostics;
    let of = |severity: Severity| all.iter().filter(|one| one.severity == severity).count().to_string();
    let counts = [
        ("errors", &*of(Severity::Error)),
        ("warnings", &of(Severity::Warning)),
        ("notes", &of(Severity::Note)),
    ];
    let caption = pen.filled(Word::RemarksCaption, &counts);
    let columns = [Word::Severity, Word::Place, Word::Reason, Word::WhatIsWritten, Word::Suggestions];
    pen.table(&caption, &columns);
    let mut files = all.iter().map(|remark| &remark.place.file);
    let first = files.next();
    let several = files.any(|file| Some(file) != first);
    for severity in Severity::ALL {
        for remark in all.iter().filter(|remark| remark.severity == *severity) {
            row(pen, remark, several);
        }
    }
    pen.end_table();
}

fn row(pen: &mut Pen, remark: &Diagnostic, several: bool) {
    pen.row().row_head().html.open("span").class("rashinban-chip");
    pen.html
        .attr("data-severity", remark.severity.name())
        .text(remark.severity.label(pen.lang))
        .close()
        .close();
    pen.cell(Word::Place);
    place(pen, &remark.place, several);
    pen.html.close();
    pen.cell(Word::Reason).says(&remark.reason).html.close();
    pen.cell(Word::WhatIsWritten);
    if let Some(value) = &remark.value {
        pen.foreign(value);
    }
    pen.html.close();
    pen.cell(Word::Suggestions);
    for (at, suggestion) in remark.suggestions.iter().enumerate() {
        if at > 0 {
            pen.word(Word::And);
        }
        pen.foreign(suggestion);
    }
    pen.html.close().close();
}

/// Where it is, from the outside in: the file where there are several, and the field where no column says it better.
fn place(pen: &mut Pen, place: &Place, several: bool) {
    let row = place.row.map(|row| pen.filled(Word::Row, &[("row", &row.to_string())]));
    let file = place.file.clone().filter(|_| several);
    let field = place.field.clone().filter(|_| place.column.is_none());
    let parts = [&file, &place.sheet, &row, &place.measure, &place.column, &field];
    for (at, part) in parts.into_iter().flatten().enumerate() {
        if at > 0 {
            pen.html.text(" › ");
        }
        pen.foreign(part);
    }
}
