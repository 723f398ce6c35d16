use super::{Material, Pen, Word, figures, level};
use crate::Item;
use crate::register::{Coverage, ItemCoverage, KindCoverage, Pace, Status, StatusCounts};
use alloc::string::ToString as _;

/// The statuses of measures that count.
const STATUSES: [Status; 5] =
    [Status::Planned, Status::InProgress, Status::Completed, Status::UnderReview, Status::Suspended];

pub fn write(pen: &mut Pen, material: &Material) {
    let coverage = &material.coverage.answer;
    kinds(pen, &coverage.kinds);
    matrix(pen, material, coverage);
    uncovered(pen, &coverage.uncovered);
    unaligned(pen, coverage);
}

fn kinds(pen: &mut Pen, kinds: &[KindCoverage]) {
    let columns =
        [Word::Kind, Word::Items, Word::WithMeasure, Word::OnlyAbove, Word::WithoutMeasure, Word::Share];
    pen.table(Word::KindsCaption.of(pen.lang), &columns);
    for row in kinds {
        let kind = row.kind.label(pen.lang);
        pen.row().row_head().html.text(kind).close();
        pen.cell(Word::Items).cases(row.items).html.close();
        pen.cell(Word::WithMeasure).cases(row.states.primary + row.states.related).html.close();
        pen.cell(Word::OnlyAbove).cases(row.states.from_above).html.close();
        pen.cell(Word::WithoutMeasure).cases(row.states.none).html.close();
        pen.cell(Word::Share);
        if let Some(covered) = row.covered {
            pen.html.element("span", "rashinban-figure", &figures::percent(covered));
            pen.bar(covered, None, Pace::OnTrack);
        }
        pen.html.close().close();
    }
    pen.end_table();
}

/// Items × status, a table for each set of the plan.
fn matrix(pen: &mut Pen, material: &Material, coverage: &Coverage) {
    let unstated = coverage.items.iter().any(|row| row.statuses.unstated > 0);
    pen.heading(2).word(Word::Matrix).html.close();
    pen.paragraph("", Word::MatrixExplained, &[]);
    let most = coverage.items.iter().flat_map(|row| STATUSES.map(|status| of(&row.statuses, status))).max();
    let set = |row: &ItemCoverage| row.item.ancestors().last();
    for rows in coverage.items.chunk_by(|a, b| set(a) == set(b)) {
        let Some(set) = rows.first().and_then(set) else { continue };
        pen.scrolled_table(set.code_str(), set.label(pen.lang));
        pen.column_head().word(Word::Item).html.close();
        for column in [Word::Reached, Word::PrimaryMark, Word::RelatedMark] {
            pen.column_head().word(column).html.close();
        }
        for status in STATUSES {
            let label = status.label(pen.lang);
            pen.column_head().html.text(label).close();
        }
        if unstated {
            pen.column_head().word(Word::Unstated).html.close();
        }
        for column in [Word::Closed, Word::Progress] {
            pen.column_head().word(column).html.close();
        }
        pen.end_table_head();
        for row in rows {
            item(pen, material, row, most.unwrap_or_default(), unstated);
        }
        pen.end_table();
    }
}

fn item(pen: &mut Pen, material: &Material, row: &ItemCoverage, most: usize, unstated: bool) {
    let depth = row.item.ancestors().count();
    pen.html.open("tr").attr("role", "row").attr("data-state", row.state.name());
    pen.row_head().html.attr("data-depth", &depth.to_string());
    pen.item(row.item).html.close().open("td").attr("role", "cell");
    pen.html.text(row.state.label(pen.lang)).close();
    for count in [row.primary, row.related] {
        number(pen, count);
    }
    let statuses = STATUSES.map(|status| of(&row.statuses, status));
    for count in statuses.into_iter().chain(unstated.then_some(row.statuses.unstated)) {
        heat(pen, count, most);
    }
    number(pen, row.statuses.discontinued + row.statuses.consolidated);
    pen.bare_cell();
    let progress = material.progress.answer.items.iter().find(|progress| progress.item == row.item);
    if let Some(percent) = progress.and_then(|progress| progress.all.progress) {
        pen.html.text(&figures::percent(percent));
    }
    pen.html.close().close();
}

/// A number; none is left empty, so that the others are seen.
fn number(pen: &mut Pen, count: usize) {
    pen.bare_cell();
    if count > 0 {
        pen.html.text(&count.to_string());
    }
    pen.html.close();
}

/// A number on a ground that is the darker, the more there are.
pub fn heat(pen: &mut Pen, count: usize, most: usize) {
    pen.bare_cell().html.attr("data-level", level(count, most));
    if count > 0 {
        pen.html.text(&count.to_string());
    }
    pen.html.close();
}

const fn of(counts: &StatusCounts, status: Status) -> usize {
    match status {
        Status::Planned => counts.planned,
        Status::InProgress => counts.in_progress,
        Status::Completed => counts.completed,
        Status::UnderReview => counts.under_review,
        Status::Suspended => counts.suspended,
        Status::Discontinued => counts.discontinued,
        Status::Consolidated => counts.consolidated,
    }
}

fn uncovered(pen: &mut Pen, uncovered: &[Item]) {
    pen.heading(2).word(Word::Uncovered).html.close();
    if uncovered.is_empty() {
        pen.paragraph("", Word::UncoveredNone, &[]);
        return;
    }
    pen.paragraph("", Word::UncoveredSentence, &[("count", &uncovered.len().to_string())]);
    pen.html.open("ul").class("rashinban-items");
    let is_below = |item: &Item| item.parent().is_some_and(|parent| uncovered.contains(&parent));
    for item in uncovered.iter().filter(|item| !is_below(item)) {
        pen.html.open("li");
        pen.item(*item);
        let below = item.descendants().count();
        if below > 0 {
            pen.html.text(" ").open("span").class("rashinban-sub");
            pen.sentence(Word::AndBelow, &[("count", &below.to_string())]).html.close();
        }
        pen.html.close();
    }
    pen.html.close();
}

/// A list of items.
pub fn items(pen: &mut Pen, items: &[Item]) {
    pen.html.open("ul").class("rashinban-items");
    for item in items {
        pen.html.open("li");
        pen.item(*item).html.close();
    }
    pen.html.close();
}

fn unaligned(pen: &mut Pen, coverage: &Coverage) {
    pen.heading(2).word(Word::Unaligned).html.close();
    if coverage.unaligned.is_empty() {
        pen.paragraph("", Word::UnalignedNone, &[]);
        return;
    }
    pen.html.open("ul").class("rashinban-items");
    for measure in &coverage.unaligned {
        pen.html.open("li");
        pen.measure(&measure.id, &measure.title).html.close();
    }
    pen.html.close();
}
