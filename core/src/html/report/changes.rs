use super::{Material, Pen, Word, figures};
use crate::register::{Change, Diff, Fate, MeasureChange, Snapshot};
use alloc::string::{String, ToString as _};

pub fn write(pen: &mut Pen, material: &Material) {
    let Some(diff) = &material.diff else { return };
    let diff = &diff.answer;
    counts(pen, diff);
    log(pen, diff);
    if !diff.register.is_empty() {
        pen.heading(2).word(Word::RegisterChanges).html.close();
        table(pen, &diff.register);
    }
    let mut changed = diff.measures.iter().filter(|measure| !measure.changes.is_empty()).peekable();
    if changed.peek().is_some() {
        pen.heading(2).word(Word::FieldByField).html.close();
    }
    for measure in changed {
        of_measure(pen, measure);
    }
}

fn counts(pen: &mut Pen, diff: &Diff) {
    let caption = pen.filled(
        Word::ChangesCaption,
        &[("older", &snapshot(pen, &diff.older)), ("newer", &snapshot(pen, &diff.newer))],
    );
    pen.table(&caption, &[Word::Fate, Word::Measures]);
    for fate in Fate::ALL {
        let count = match fate {
            Fate::Added => diff.counts.added,
            Fate::Revised => diff.counts.revised,
            Fate::Updated => diff.counts.updated,
            Fate::Consolidated => diff.counts.consolidated,
            Fate::Discontinued => diff.counts.discontinued,
            Fate::Unchanged => diff.counts.unchanged,
        };
        let name = Word::of_fate(*fate);
        pen.row().row_head().word(name).html.close();
        pen.cell(Word::Measures).cases(count).html.close().close();
    }
    pen.end_table();
}

fn snapshot(pen: &Pen, snapshot: &Snapshot) -> String {
    match snapshot.as_of {
        Some(day) => figures::day(day, pen.lang),
        None => Word::NoDay.of(pen.lang).to_string(),
    }
}

/// The whole in sentences.
fn log(pen: &mut Pen, diff: &Diff) {
    pen.heading(2).word(Word::ChangeLog).html.close().open("ul").class("rashinban-list");
    for line in &diff.log {
        pen.html.open("li");
        pen.says(line).html.close();
    }
    pen.html.close();
}

fn of_measure(pen: &mut Pen, measure: &MeasureChange) {
    pen.heading(3).html.class("rashinban-subhead");
    pen.measure(&measure.id, &measure.title).html.text(" ");
    let fate = Word::of_fate(measure.fate).of(pen.lang);
    pen.chip(fate).html.close();
    table(pen, &measure.changes);
}

fn table(pen: &mut Pen, changes: &[Change]) {
    let caption = pen.filled(Word::FieldsCaption, &[("count", &changes.len().to_string())]);
    pen.table(&caption, &[Word::Field, Word::Change]);
    for change in changes {
        pen.row().row_head().says(&change.label).html.close();
        pen.cell(Word::Change).says(&change.text).html.close().close();
    }
    pen.end_table();
}

impl Word {
    /// What people call what became of a measure.
    const fn of_fate(fate: Fate) -> Self {
        match fate {
            Fate::Added => Self::Added,
            Fate::Revised => Self::Revised,
            Fate::Updated => Self::Updated,
            Fate::Consolidated => Self::Consolidated,
            Fate::Discontinued => Self::Discontinued,
            Fate::Unchanged => Self::Unchanged,
        }
    }
}
