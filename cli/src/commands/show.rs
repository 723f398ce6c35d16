//! `rashinban show`

use super::edition::newest;
use super::{Document, codes};
use crate::answer::Answer;
use crate::arguments::Show;
use crate::failure::{self, Failure};
use crate::text::{CODE, DIM, PLAIN, Page, Span, TITLE, label, padded, span, width};
use rashinban::export::Row;
use rashinban::{CrossReference, Edition, Item, LabelStatus, Lang, Reason, Term};
use serde::Serialize;

pub fn run(show: &Show, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let items = failure::items(&show.codes)?;
    if json {
        let items = items.into_iter().map(Details::of).collect();
        return Ok(Document::answer(Shown { is_newest: Edition::CARRIED.is_newest(), items }));
    }
    let mut page = Page::new(lang);
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            page.plain("");
        }
        card(&mut page, item);
    }
    Ok(Answer::text(page.finish()))
}

/// A name and the lines beside it.
type Entry = (&'static str, Vec<Vec<Span>>);

fn card(page: &mut Page, item: Item) {
    let lang = page.lang();
    page.line(
        &[span(CODE, item.code_str()), span(PLAIN, "  ")],
        &[],
        &[span(TITLE, item.label(lang)), span(DIM, status(page, item, lang))],
    );
    let entries = entries(page, item);
    let column = entries.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let hang = [span(PLAIN, " ".repeat(column + 4))];
    for (name, lines) in &entries {
        let mut head = [span(DIM, format!("  {}  ", padded(name, column)))];
        for line in lines {
            page.line(&head, &hang, line);
            head.clone_from(&hang);
        }
    }
}

fn entries(page: &Page, item: Item) -> Vec<Entry> {
    let lang = page.lang();
    let mut entries: Vec<Entry> = Vec::new();
    let mut add = |ja, en, lines: Vec<Vec<Span>>| {
        if !lines.is_empty() {
            entries.push((page.say(ja, en), lines));
        }
    };
    for (other, ja, en) in
        [(Lang::Ja, "日本語", "Japanese"), (Lang::Kana, "よみ", "Reading"), (Lang::En, "英語", "English")]
    {
        if other != lang {
            let label = vec![span(PLAIN, item.label(other)), span(DIM, status(page, item, other))];
            add(ja, en, vec![label]);
        }
    }
    add("種別", "Kind", vec![vec![span(PLAIN, item.kind().label(lang))]]);
    let mut path: Vec<Item> = item.path().collect();
    path.pop();
    add("位置", "Path", names(path.into_iter(), lang));
    add("本文", "Text", text(item, lang));
    if lang != Lang::Ja && item.text(lang).is_some() {
        add("原文", "Original", text(item, Lang::Ja));
    }
    add("図", "Figure", item.figure().map(|figure| vec![span(PLAIN, figure)]).into_iter().collect());
    add("下位", "Children", names(item.children(), lang));
    add("関連", "Related", related(page, item));
    let note = item.note(lang).or(item.note(Lang::Ja));
    add("注記", "Note", note.map(|note| vec![span(PLAIN, note)]).into_iter().collect());
    add("出典", "Source", source(page, item));
    let edition = format!("{} ", page.say("閣議決定", "Decided on")) + item.edition().decided_on();
    add("版", "Edition", vec![vec![span(PLAIN, newest(lang))], vec![span(DIM, edition)]]);
    entries
}

/// Codes and labels, the labels below each other.
fn names(items: impl Iterator<Item = Item> + Clone, lang: Lang) -> Vec<Vec<Span>> {
    let width = items.clone().map(|item| item.code_str().len()).max().unwrap_or(0);
    let name = |item: Item| {
        vec![span(CODE, padded(item.code_str(), width)), span(PLAIN, "  "), span(PLAIN, label(item, lang))]
    };
    items.map(name).collect()
}

/// How far a label can be relied on, where that is not the page's own word.
fn status(page: &Page, item: Item, lang: Lang) -> String {
    let status = match item.label_status(lang) {
        LabelStatus::Official => page.say("公式の英訳", "official"),
        LabelStatus::Unverified => page.say("公式でない英訳", "unverified: translated by this project"),
        LabelStatus::Normalised => page.say("表記を整えた", "normalised, see the note"),
        _ => return String::new(),
    };
    format!(" ({status})")
}

fn text(item: Item, lang: Lang) -> Vec<Vec<Span>> {
    let text = item.text(lang).or(item.text(Lang::Ja)).unwrap_or_default();
    text.lines().map(|paragraph| vec![span(PLAIN, paragraph)]).collect()
}

/// The items that this one refers to, each once, with every reason.
fn related(page: &Page, item: Item) -> Vec<Vec<Span>> {
    let lang = page.lang();
    let references: Vec<CrossReference> = item.cross_references().collect();
    let by_item: Vec<&[CrossReference]> = references.chunk_by(|a, b| a.item == b.item).collect();
    let mut lines = names(by_item.iter().map(|references| references[0].item), lang);
    for (line, references) in lines.iter_mut().zip(by_item) {
        let reasons: Vec<String> =
            references.iter().map(|reference| reason(page, reference.reason)).collect();
        line.push(span(DIM, format!(" ({})", reasons.join(page.say("、", "; ")))));
    }
    lines
}

fn reason(page: &Page, reason: Reason) -> String {
    match reason {
        Reason::SameTitle => page.say("同じ見出し", "same title").to_owned(),
        Reason::TitleInText => {
            page.say("一方の見出しが他方に現れる", "one prints the other's title").to_owned()
        }
        Reason::SharedTerm(term) => {
            let term = term.label(page.lang());
            if page.lang() == Lang::En {
                format!("shared term \"{term}\"")
            } else {
                format!("共通の語「{term}」")
            }
        }
        other => other.name().to_owned(),
    }
}

fn source(page: &Page, item: Item) -> Vec<Vec<Span>> {
    let provenance = item.provenance();
    let (line, column) = (provenance.line, provenance.column);
    let mut lines = vec![vec![span(PLAIN, provenance.document)]];
    lines.push(vec![span(
        PLAIN,
        match page.lang() {
            Lang::En => format!("under 「{}」, line {line}, character {column}", provenance.heading),
            _ => format!("見出し「{}」、{line}行目の{column}文字目", provenance.heading),
        },
    )]);
    if provenance.verbatim != item.label(Lang::Ja) {
        let printed = page.say("ページの表記: ", "as printed: ");
        lines.push(vec![span(PLAIN, format!("{printed}「{}」", provenance.verbatim))]);
    }
    for other in provenance.also() {
        let also = match page.lang() {
            Lang::En => format!("also on line {}: 「{}」", other.line, other.verbatim),
            _ => format!("ほかに{}行目:「{}」", other.line, other.verbatim),
        };
        lines.push(vec![span(PLAIN, also)]);
    }
    lines
}

#[derive(Serialize)]
struct Shown {
    is_newest: bool,
    items: Vec<Details>,
}

#[derive(Serialize)]
struct Details {
    #[serde(flatten)]
    row: Row,
    number: Option<u8>,
    text_kana: Option<&'static str>,
    text_en: Option<&'static str>,
    note_en: Option<&'static str>,
    figure: Option<&'static str>,
    path: Vec<Item>,
    children: Vec<Item>,
    previous: Option<Item>,
    next: Option<Item>,
    cross_references: Vec<Reference>,
}

#[derive(Serialize)]
struct Reference {
    item: Item,
    reason: &'static str,
    term: Option<Term>,
}

impl Details {
    fn of(item: Item) -> Self {
        let reference =
            |CrossReference { item, reason }| Reference { item, reason: reason.name(), term: reason.term() };
        Self {
            row: Row::of(item),
            number: item.number(),
            text_kana: item.text(Lang::Kana),
            text_en: item.text(Lang::En),
            note_en: item.note(Lang::En),
            figure: item.figure(),
            path: codes(item.path()),
            children: codes(item.children()),
            previous: item.previous(),
            next: item.next(),
            cross_references: item.cross_references().map(reference).collect(),
        }
    }
}
