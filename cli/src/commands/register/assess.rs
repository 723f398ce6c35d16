//! `rashinban register assess`

use super::{figures, files};
use crate::answer::Answer;
use crate::arguments::register::OneFile;
use crate::failure::Failure;
use crate::table::{Side, Table};
use crate::text::{CODE, DIM, PLAIN, Page, TITLE, label, span};
use rashinban::Lang;
use rashinban::register::{self, Assess, AssessOptions, Finding};

pub fn run(of: &OneFile, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let register = files::open(&of.file, &of.reading)?;
    let mut options = AssessOptions::default();
    options.as_of = of.as_of;
    let answer = register::assess(&register, &options)?;
    Ok(figures::answer(&answer, ["原則との対応", "Assessment"], lang, json, write))
}

fn write(page: &mut Page, assess: &Assess) {
    let lang = page.lang();
    page.plain("");
    let mut principles = Table::new(&match lang {
        Lang::En => [
            ("code", Side::Left),
            ("satisfied", Side::Right),
            ("to do", Side::Right),
            ("not assessed", Side::Right),
            ("principle", Side::Left),
        ],
        _ => [
            ("コード", Side::Left),
            ("満たす割合", Side::Right),
            ("不足", Side::Right),
            ("未評価", Side::Right),
            ("原則", Side::Left),
        ],
    });
    for row in &assess.principles {
        principles.row([
            span(CODE, row.principle.code_str()),
            span(PLAIN, figures::percent(row.satisfied)),
            span(PLAIN, row.to_do.len().to_string()),
            span(PLAIN, row.missing.len().to_string()),
            span(PLAIN, label(row.principle, lang)),
        ]);
    }
    principles.print(page);
    for measure in assess.measures.iter().filter(|measure| !measure.rows.is_empty()) {
        page.plain("");
        page.line(&[span(CODE, &measure.id), span(PLAIN, "  ")], &[], &[span(TITLE, &measure.title)]);
        for row in measure.rows.iter().filter(|row| row.finding != Finding::NotApplicable) {
            let gaps: Vec<&str> = row.gaps.iter().map(|gap| page.say(&gap.text.ja, &gap.text.en)).collect();
            let told = format!("{}  {}  ", label(row.principle, lang), row.finding.label(lang));
            let head = [span(PLAIN, "  "), span(CODE, row.principle.code_str()), span(PLAIN, "  ")];
            page.line(&head, &[span(PLAIN, "    ")], &[span(PLAIN, told), span(DIM, gaps.concat())]);
        }
    }
    figures::title(page, "確かめる問い", "Questions to ask", assess.checklists.len());
    for checklist in &assess.checklists {
        let name = label(checklist.principle, lang);
        page.line(
            &[span(CODE, checklist.principle.code_str()), span(PLAIN, "  ")],
            &[],
            &[span(TITLE, name)],
        );
        for question in &checklist.questions {
            let question = page.say(&question.ja, &question.en).to_owned();
            page.line(&[span(PLAIN, "  □ ")], &[span(PLAIN, "    ")], &[span(PLAIN, question)]);
        }
    }
}
