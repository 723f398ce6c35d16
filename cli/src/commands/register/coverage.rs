//! `rashinban register coverage`

use super::{figures, files};
use crate::answer::Answer;
use crate::arguments::register::OneFile;
use crate::failure::Failure;
use crate::table::{Side, Table};
use crate::text::{CODE, PLAIN, Page, label, span};
use rashinban::register::{self, Coverage, CoverageOptions};
use rashinban::{Item, Lang};

pub fn run(of: &OneFile, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let register = files::open(&of.file, &of.reading)?;
    let mut options = CoverageOptions::default();
    options.as_of = of.as_of;
    let answer = register::coverage(&register, &options);
    Ok(figures::answer(&answer, ["計画との対応", "Coverage"], lang, json, write))
}

fn write(page: &mut Page, coverage: &Coverage) {
    let lang = page.lang();
    page.plain("");
    let mut kinds = Table::new(&match lang {
        Lang::En => [("items", Side::Right), ("with a measure", Side::Right), ("kind", Side::Left)],
        _ => [("項目", Side::Right), ("施策のある割合", Side::Right), ("種別", Side::Left)],
    });
    for kind in &coverage.kinds {
        kinds.row([
            span(PLAIN, kind.items.to_string()),
            span(PLAIN, figures::percent(kind.covered)),
            span(PLAIN, kind.kind.label(lang)),
        ]);
    }
    kinds.print(page);
    page.plain("");
    let mut items = Table::new(&match lang {
        Lang::En => [
            ("code", Side::Left),
            ("◎", Side::Right),
            ("○", Side::Right),
            ("measures", Side::Left),
            ("item", Side::Left),
        ],
        _ => [
            ("コード", Side::Left),
            ("◎", Side::Right),
            ("○", Side::Right),
            ("施策", Side::Left),
            ("項目", Side::Left),
        ],
    });
    for item in coverage.items.iter().filter(|item| !item.measures.is_empty()) {
        items.row([
            span(CODE, item.item.code_str()),
            span(PLAIN, item.primary.to_string()),
            span(PLAIN, item.related.to_string()),
            span(PLAIN, item.measures.join(" ")),
            span(PLAIN, label(item.item, lang)),
        ]);
    }
    items.print(page);
    figures::title(page, "施策の無い項目", "Items without a measure", coverage.uncovered.len());
    names(page, &coverage.uncovered);
    figures::title(page, "項目の無い施策", "Measures without an item", coverage.unaligned.len());
    for measure in &coverage.unaligned {
        page.line(
            &[span(CODE, &measure.id), span(PLAIN, "  ")],
            &[span(PLAIN, "    ")],
            &[span(PLAIN, &measure.title)],
        );
    }
    figures::title(page, "判定の無い原則", "Principles never assessed", coverage.never_assessed.len());
    names(page, &coverage.never_assessed);
}

fn names(page: &mut Page, items: &[Item]) {
    let width = items.iter().map(|item| item.code_str().len()).max().unwrap_or(0);
    for item in items {
        let head = [span(CODE, crate::text::padded(item.code_str(), width)), span(PLAIN, "  ")];
        let text = label(*item, page.lang());
        page.line(&head, &[span(PLAIN, " ".repeat(width + 2))], &[span(PLAIN, text)]);
    }
}
