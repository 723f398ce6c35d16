//! `rashinban find`

use super::{Document, codes};
use crate::answer::Answer;
use crate::arguments::Find;
use crate::failure::{self, Failure};
use crate::text::{CODE, DIM, PLAIN, Page, Span, label, marked, padded, span};
use rashinban::export::Row;
use rashinban::{Field, Folds, Hit, Item, Lang, Match, Results, Search};
use serde::Serialize;

/// Characters of a long text shown before and after what was found in it.
const BEFORE: usize = 20;
const AFTER: usize = 30;

pub fn run(find: &Find, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let query = find.words.join(" ");
    let mut search = Search::new(&query)?.offset(find.offset);
    if let Some(kind) = find.kind() {
        search = search.kind(kind);
    }
    if let Some(limit) = find.limit {
        search = search.limit(limit);
    }
    if let Some(code) = &find.within {
        search = search.within(code.parse()?);
    }
    let results = search.run();
    let answer = if json {
        Document::answer(Found {
            query: &query,
            total: results.total(),
            offset: find.offset,
            hits: results.iter().map(|hit| Ranked::of(&hit)).collect(),
        })
    } else if results.total() == 0 {
        nothing(&query)
    } else {
        Answer::text(page(&results, find.offset, lang))
    };
    Ok(if results.total() == 0 { answer.nothing_found() } else { answer })
}

/// Nothing goes to standard output; what to try goes where people read it.
fn nothing(query: &str) -> Answer {
    failure::print(&format!(
        "「{query}」は見つかりません。語を減らすか、短くするか、--kind と --within を外してみてください。\n\
         nothing found for \"{query}\"; try fewer or shorter words, or leave out --kind and --within\n"
    ));
    Answer::elsewhere()
}

fn page(results: &Results, offset: usize, lang: Lang) -> String {
    let mut page = Page::new(lang);
    let shown: Vec<(Item, Vec<Match>)> =
        results.iter().map(|hit| (hit.item(), telling(results.search(), &hit, lang))).collect();
    page.plain(&count(&page, results.total(), offset, shown.len()));
    for line in differences(&page, results.search(), &shown) {
        page.line(&[], &[], &[span(DIM, line)]);
    }
    let width = shown.iter().map(|(item, _)| item.code_str().len()).max().unwrap_or(0);
    let hang = [span(PLAIN, " ".repeat(width + 2))];
    for (item, matches) in &shown {
        let places = |field| -> Vec<(usize, usize)> {
            matches.iter().filter(|m| m.field == field).map(|m| (m.start, m.end)).collect()
        };
        let head = [span(CODE, padded(item.code_str(), width)), span(PLAIN, "  ")];
        page.line(&head, &hang, &marked(&label(*item, lang), PLAIN, &places(label_field(lang))));
        for field in Field::ALL.iter().filter(|field| **field != label_field(lang)) {
            let places = places(*field);
            if !places.is_empty() {
                page.line(&hang, &hang, &excerpt(&page, *item, *field, &places));
            }
        }
    }
    page.footnote();
    page.finish()
}

fn count(page: &Page, total: usize, offset: usize, shown: usize) -> String {
    let range = format!("{}–{}", offset + 1, offset + shown);
    match (page.lang() == Lang::En, shown) {
        (false, 0) => format!("{total} 件(この範囲には無し)"),
        (true, 0) => format!("{total} found, none in this range"),
        (false, n) if n == total => format!("{total} 件"),
        (true, n) if n == total => format!("{total} found"),
        (false, _) => format!("{total} 件のうち {range}"),
        (true, _) => format!("{range} of {total} found"),
    }
}

const fn label_field(lang: Lang) -> Field {
    match lang {
        Lang::Ja => Field::LabelJa,
        Lang::Kana => Field::LabelKana,
        Lang::En => Field::LabelEn,
    }
}

/// The matches worth showing: all in the label that is printed, and for words that are not in it, those in the first
/// field that has them.
fn telling(search: &Search, hit: &Hit, lang: Lang) -> Vec<Match> {
    let all: Vec<Match> = hit.matches().collect();
    let has = |field: Field, word: usize| all.iter().any(|m| m.field == field && m.word == word);
    let printed = label_field(lang);
    let fields = |word| {
        // Of the other fields those in the language of the answer first.
        let own = Field::ALL.iter().filter(|field| field.lang() == lang);
        let rest = Field::ALL.iter().filter(|field| field.lang() != lang);
        own.chain(rest).copied().find(|field| has(*field, word))
    };
    let shown: Vec<Option<Field>> = (0..search.words().len())
        .map(|word| if has(printed, word) { Some(printed) } else { fields(word) })
        .collect();
    all.into_iter().filter(|m| shown[m.word] == Some(m.field)).collect()
}

/// A field with what was found in it; of a long one the part around the first place.
fn excerpt(page: &Page, item: Item, field: Field, places: &[(usize, usize)]) -> Vec<Span> {
    let text = field.of(item);
    let (from, to) = places[0];
    let start = text[..from].char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let end = text[to..].char_indices().nth(AFTER).map_or(text.len(), |(at, _)| to + at);
    let part = text[start..end].replace('\n', " ");
    let places: Vec<(usize, usize)> = places
        .iter()
        .filter(|(from, to)| *from < end && *to > start)
        .map(|(from, to)| (from.saturating_sub(start), to - start))
        .collect();
    let name = match field {
        Field::LabelJa => page.say("日本語", "Japanese"),
        Field::LabelKana => page.say("よみ", "Reading"),
        Field::LabelEn => page.say("英語", "English"),
        Field::TextJa => page.say("本文", "Text"),
        Field::TextKana => page.say("本文のよみ", "Reading of the text"),
        Field::TextEn => page.say("本文の英訳", "English text"),
    };
    let mut spans = vec![span(DIM, format!("{name}: "))];
    if start > 0 {
        spans.push(span(DIM, "…"));
    }
    spans.extend(marked(&part, PLAIN, &places));
    if end < text.len() {
        spans.push(span(DIM, "…"));
    }
    spans
}

/// For words that were found in another form only: how the form typed and the one found differ.
fn differences(page: &Page, search: &Search, shown: &[(Item, Vec<Match>)]) -> Vec<String> {
    let matches = || shown.iter().flat_map(|(_, matches)| matches);
    let mut lines = Vec::new();
    for (word, typed) in search.words().enumerate() {
        if matches().any(|m| m.word == word && m.folds.is_empty()) {
            continue;
        }
        for m in matches().filter(|m| m.word == word) {
            let (text, folds) = (m.text(), names(page, m.folds));
            let line = match page.lang() {
                Lang::En => format!("\"{typed}\" matches \"{text}\" but for {folds}"),
                _ => format!("「{typed}」は{folds}の違いを除いて「{text}」と一致"),
            };
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    lines
}

fn names(page: &Page, folds: Folds) -> String {
    let name = |name| match name {
        "width" => page.say("半角・全角", "width"),
        "case" => page.say("大文字・小文字", "case"),
        "kana" => page.say("ひらがな・カタカナ", "hiragana and katakana"),
        "small-kana" => page.say("小さいかな", "small kana"),
        "dash" => page.say("長音・ハイフン", "dashes"),
        "middle-dot" => page.say("中点", "middle dots"),
        "symbol" => page.say("記号", "symbols"),
        "kanji" => page.say("漢字の字体", "old and new kanji"),
        "composition" => page.say("濁点の付け方", "composition"),
        "compatibility" => page.say("互換文字", "compatibility characters"),
        other => other,
    };
    folds.names().map(name).collect::<Vec<_>>().join(page.say("、", ", "))
}

#[derive(Serialize)]
struct Found<'q> {
    query: &'q str,
    total: usize,
    offset: usize,
    hits: Vec<Ranked>,
}

#[derive(Serialize)]
struct Ranked {
    #[serde(flatten)]
    row: Row,
    rank: &'static str,
    path: Vec<Item>,
    matches: Vec<Place>,
}

#[derive(Serialize)]
struct Place {
    field: Field,
    word: usize,
    /// In characters, as jq and Python count them.
    start: usize,
    end: usize,
    matched: &'static str,
    folds: Vec<&'static str>,
}

impl Ranked {
    fn of(hit: &Hit) -> Self {
        let rank = match hit.class() {
            0 => "whole-label",
            1 => "label",
            _ => "text",
        };
        let matches = hit.matches().map(|m| Place::of(&m)).collect();
        Self { row: Row::of(hit.item()), rank, path: codes(hit.item().path()), matches }
    }
}

impl Place {
    fn of(found: &Match) -> Self {
        let start = found.field.of(found.item)[..found.start].chars().count();
        Self {
            field: found.field,
            word: found.word,
            start,
            end: start + found.text().chars().count(),
            matched: found.text(),
            folds: found.folds.names().collect(),
        }
    }
}
