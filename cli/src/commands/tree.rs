//! `rashinban tree`

use super::Document;
use crate::answer::Answer;
use crate::arguments::Tree;
use crate::failure::Failure;
use crate::outline;
use crate::text::{CODE, DIM, PLAIN, Page, TITLE, label, padded, span};
use rashinban::export::Row;
use rashinban::{Item, ItemKind, Lang};
use serde::Serialize;

pub fn run(tree: &Tree, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let root = match &tree.code {
        Some(code) => code.parse()?,
        None => Item::C00,
    };
    let depth = tree.depth.unwrap_or(usize::MAX);
    if json {
        return Ok(Document::answer(Trees { tree: Node::of(root, depth) }));
    }
    let mut page = Page::new(lang);
    branch(&mut page, root, depth, &Place { first: "", rest: "", code_width: root.code_str().len() });
    page.footnote();
    Ok(Answer::text(page.finish()))
}

#[derive(Serialize)]
struct Trees {
    tree: Node,
}

#[derive(Serialize)]
struct Node {
    #[serde(flatten)]
    row: Row,
    children: Vec<Node>,
}

impl Node {
    fn of(item: Item, depth: usize) -> Self {
        let below = if depth == 0 { Vec::new() } else { outline::below(item) };
        let children = below.into_iter().map(|child| Self::of(child, depth - 1)).collect();
        Self { row: Row::of(item), children }
    }
}

/// Where a line stands in the drawing.
struct Place<'a> {
    /// The branches in front of an item, and in front of what is below it.
    first: &'a str,
    rest: &'a str,
    /// Codes beside each other take the same room.
    code_width: usize,
}

fn branch(page: &mut Page, item: Item, depth: usize, place: &Place) {
    let below = if depth == 0 { Vec::new() } else { outline::below(item) };
    let code = padded(item.code_str(), place.code_width);
    let hang = format!("{}{}", if below.is_empty() { " " } else { "│" }, " ".repeat(code.len() + 1));
    let style = match item.kind() {
        ItemKind::Set | ItemKind::Chapter | ItemKind::Initiative => TITLE,
        _ => PLAIN,
    };
    page.line(
        &[span(DIM, place.first), span(CODE, code), span(PLAIN, "  ")],
        &[span(DIM, format!("{}{hang}", place.rest))],
        &[span(style, label(item, page.lang()))],
    );
    let code_width = below.iter().map(|child| child.code_str().len()).max().unwrap_or(0);
    for (i, child) in below.iter().enumerate() {
        let (first, rest) = if i + 1 < below.len() { ("├─ ", "│  ") } else { ("└─ ", "   ") };
        let (first, rest) = (format!("{}{first}", place.rest), format!("{}{rest}", place.rest));
        branch(page, *child, depth - 1, &Place { first: &first, rest: &rest, code_width });
    }
}
