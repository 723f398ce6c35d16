use super::coverage::{heat, items};
use super::{Material, Pen, Word, figures};
use crate::Item;
use crate::register::{AssessmentRow, Finding, FindingCounts, MeasureAssessment, PrincipleAssessment};
use alloc::string::ToString as _;

pub fn write(pen: &mut Pen, material: &Material) {
    let Some(assess) = &material.assess else { return };
    let assess = &assess.answer;
    matrix(pen, &assess.principles);
    never(pen, &material.coverage.answer.never_assessed);
    pen.heading(2).word(Word::FindingsOfMeasures).html.close();
    let mut assessed = assess.measures.iter().filter(|measure| !measure.rows.is_empty()).peekable();
    if assessed.peek().is_none() {
        pen.paragraph("", Word::FindingsNone, &[]);
    }
    for measure in assessed {
        of_measure(pen, measure);
    }
    let not = assess.measures.iter().filter(|measure| measure.rows.is_empty());
    not_assessed(pen, not);
}

/// Principles × findings.
fn matrix(pen: &mut Pen, principles: &[PrincipleAssessment]) {
    pen.heading(2).word(Word::Principles).html.close();
    let most =
        principles.iter().flat_map(|row| Finding::ALL[..4].iter().map(|f| of(&row.findings, *f))).max();
    let set = |row: &PrincipleAssessment| row.principle.parent();
    for rows in principles.chunk_by(|a, b| set(a) == set(b)) {
        let Some(set) = rows.first().and_then(set) else { continue };
        pen.scrolled_table(set.code_str(), set.label(pen.lang));
        pen.column_head().word(Word::Principle).html.close();
        for finding in Finding::ALL {
            let label = finding.label(pen.lang);
            pen.column_head().html.text(label).close();
        }
        pen.column_head().word(Word::ShareSatisfied).html.close();
        pen.end_table_head();
        for row in rows {
            pen.row().row_head().item(row.principle).html.close();
            for finding in &Finding::ALL[..4] {
                heat(pen, of(&row.findings, *finding), most.unwrap_or_default());
            }
            pen.bare_cell().html.text(&row.findings.not_assessed.to_string()).close();
            pen.bare_cell();
            if let Some(satisfied) = row.satisfied {
                pen.html.text(&figures::percent(satisfied));
            }
            pen.html.close().close();
        }
        pen.end_table();
    }
}

const fn of(counts: &FindingCounts, finding: Finding) -> usize {
    match finding {
        Finding::Satisfied => counts.satisfied,
        Finding::PartiallySatisfied => counts.partially_satisfied,
        Finding::NotSatisfied => counts.not_satisfied,
        Finding::NotApplicable => counts.not_applicable,
        Finding::NotAssessed => counts.not_assessed,
    }
}

fn never(pen: &mut Pen, never: &[Item]) {
    pen.heading(2).word(Word::NeverAssessed).html.close();
    if never.is_empty() {
        pen.paragraph("", Word::NeverAssessedNone, &[]);
        return;
    }
    pen.paragraph("", Word::NeverAssessedSentence, &[("count", &never.len().to_string())]);
    items(pen, never);
}

fn of_measure(pen: &mut Pen, measure: &MeasureAssessment) {
    pen.heading(3).html.class("rashinban-subhead");
    pen.measure(&measure.id, &measure.title).html.close();
    let columns = [Word::Principle, Word::Finding, Word::Evidence, Word::AssessedBy, Word::Gaps];
    let counts = [("done", &*measure.rows.len().to_string()), ("left", &measure.missing.len().to_string())];
    let caption = pen.filled(Word::FindingsCaption, &counts);
    pen.table(&caption, &columns);
    for row in &measure.rows {
        finding(pen, row);
    }
    pen.end_table();
}

fn finding(pen: &mut Pen, row: &AssessmentRow) {
    pen.row().row_head().item(row.principle).html.close();
    pen.cell(Word::Finding).html.open("span").class("rashinban-finding");
    pen.html.attr("data-finding", row.finding.name()).text(row.finding.label(pen.lang)).close();
    if let Some(note) = &row.note {
        pen.html.open("span").class("rashinban-reason");
        pen.foreign(note).html.close();
    }
    pen.html.close();
    pen.cell(Word::Evidence);
    if !row.evidence.is_empty() {
        pen.html.open("ul");
        for evidence in &row.evidence {
            pen.html.open("li");
            pen.evidence(evidence).html.close();
        }
        pen.html.close();
    }
    pen.html.close();
    pen.cell(Word::AssessedBy);
    if let Some(assessor) = &row.assessor {
        pen.foreign(assessor).html.text(" ");
    }
    if let Some(date) = row.date {
        pen.small_date(date);
    }
    pen.html.close();
    pen.cell(Word::Gaps);
    for gap in &row.gaps {
        pen.html.open("span").class("rashinban-reason");
        pen.says(&gap.text).html.close();
    }
    pen.html.close().close();
}

fn not_assessed<'m>(pen: &mut Pen, measures: impl Iterator<Item = &'m MeasureAssessment>) {
    let mut measures = measures.peekable();
    if measures.peek().is_none() {
        return;
    }
    pen.heading(2).word(Word::MeasuresNotAssessed).html.close().open("ul").class("rashinban-items");
    for measure in measures {
        pen.html.open("li");
        pen.measure(&measure.id, &measure.title).html.close();
    }
    pen.html.close();
}
