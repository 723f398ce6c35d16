//! `rashinban list`

use super::Document;
use crate::answer::Answer;
use crate::arguments::List;
use crate::text::{CODE, PLAIN, Page, label, padded, span};
use rashinban::export::Row;
use rashinban::{Item, Lang};
use serde::Serialize;

pub fn run(list: &List, lang: Lang, json: bool) -> Answer {
    let items = list.kind.items();
    if json {
        let rows = items.iter().copied().map(Row::of).collect();
        return Document::answer(Listed { kind: list.kind.name(), total: items.len(), items: rows });
    }
    let mut page = Page::new(lang);
    table(&mut page, &items);
    page.footnote();
    Answer::text(page.finish())
}

/// Codes and labels, the labels below each other.
fn table(page: &mut Page, items: &[Item]) {
    let width = items.iter().map(|item| item.code_str().len()).max().unwrap_or(0);
    for item in items {
        let head = [span(CODE, padded(item.code_str(), width)), span(PLAIN, "  ")];
        page.line(&head, &[span(PLAIN, " ".repeat(width + 2))], &[span(PLAIN, label(*item, page.lang()))]);
    }
}

#[derive(Serialize)]
struct Listed {
    kind: &'static str,
    total: usize,
    items: Vec<Row>,
}
