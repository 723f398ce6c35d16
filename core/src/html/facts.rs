use super::{Html, PlanOptions, Style, Variant, Word, digits};
use crate::{Item, ItemKind, Lang, Reason};
use alloc::string::String;

/// What is known of an item: its place in the plan, its names in other languages, notes, relations, source; for an item
/// that stands in a list also its text. [`plan`](super::plan()) has it in place unless
/// [`PlanOptions::facts`] says otherwise.
pub fn facts(item: Item, options: &PlanOptions) -> String {
    let mut html = Html::new();
    write(&mut html, item, options);
    html.finish()
}

pub(super) fn write(html: &mut Html, item: Item, options: &PlanOptions) {
    let style = &options.style;
    let in_list = match options.variant {
        Variant::Compact => true,
        Variant::Full => matches!(item.kind(), ItemKind::InitiativeItem | ItemKind::InitiativeSubItem),
    };
    if in_list {
        html.paragraphs(item, style);
    }
    html.open("dl").class("rashinban-facts__list");
    path(html, item, options);
    row(html, style, Word::Kind).text(item.kind().label(style.lang)).close().close();
    if style.is_english() {
        row(html, style, Word::InJapanese).text_in(Lang::Ja, item.label(Lang::Ja)).close().close();
    } else {
        row(html, style, Word::Reading).text_in(Lang::Kana, item.label(Lang::Kana)).close().close();
        row(html, style, Word::InEnglish).text_in(Lang::En, item.label(Lang::En)).text(" ");
        html.status(item, style).close().close();
    }
    if let Some(figure) = item.figure() {
        row(html, style, Word::Picture).text_in(Lang::Ja, figure).close().close();
    }
    if let Some(note) = item.note(style.lang) {
        row(html, style, Word::Note).quoting(note, style).close().close();
    }
    references(html, item, options);
    source(html, item, style);
    html.close();
}

/// Opens a row, up to its content.
fn row<'h>(html: &'h mut Html, style: &Style, name: Word) -> &'h mut Html {
    html.open("div").class("rashinban-facts__row").element("dt", "", style.word(name)).open("dd")
}

fn path(html: &mut Html, item: Item, options: &PlanOptions) {
    if item.ancestors().any(|above| options.shows(above)) {
        row(html, &options.style, Word::Path).open("ol").class("rashinban-path");
        steps(html, item, options);
        html.close().close().close();
    }
}

/// The items above one, from the root.
fn steps(html: &mut Html, item: Item, options: &PlanOptions) {
    let Some(above) = item.parent() else { return };
    steps(html, above, options);
    if options.shows(above) {
        html.open("li").link(above, &options.style).close();
    }
}

/// Several reasons why two items refer to each other are told in one line.
fn references(html: &mut Html, item: Item, options: &PlanOptions) {
    let style = &options.style;
    let mut references = item.cross_references().filter(|other| options.shows(other.item)).peekable();
    if references.peek().is_none() {
        return;
    }
    row(html, style, Word::RelatedItems).open("ul").class("rashinban-related");
    let mut told = None;
    for reference in references {
        if told == Some(reference.item) {
            html.text(style.word(Word::And));
        } else {
            if told.is_some() {
                html.close().close();
            }
            html.open("li").link(reference.item, style).text(" ");
            html.open("span").class("rashinban-reason");
            told = Some(reference.item);
        }
        html.text(&reason(reference.reason, style));
    }
    html.close().close().close().close().close();
}

fn reason(reason: Reason, style: &Style) -> String {
    let term = reason.term().map_or("", |term| term.label(style.lang));
    let word = match reason {
        Reason::SameTitle => Word::SameTitle,
        Reason::TitleInText => Word::TitleInText,
        Reason::SharedTerm(_) => Word::SharedTerm,
    };
    style.sentence(word, &[("term", term)])
}

fn source(html: &mut Html, item: Item, style: &Style) {
    let source = item.provenance();
    let line = digits(source.line.into());
    let values = [("document", source.document), ("heading", source.heading), ("line", line.as_str())];
    row(html, style, Word::Source).quoting(&style.sentence(Word::SourceLine, &values), style);
    if source.verbatim != item.label(Lang::Ja) {
        html.void("br").quoting(&style.sentence(Word::Verbatim, &[("verbatim", source.verbatim)]), style);
    }
    html.close().close();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_english_text_quotes_is_marked_as_japanese() {
        let english = facts(Item::P10_04, &PlanOptions::new().lang(Lang::En));
        assert!(english.contains("with <span lang=\"ja\">靭</span> on the page"), "{english}");
        assert!(!facts(Item::P10_04, &PlanOptions::new()).contains("lang=\"ja\""));
    }
}
