use super::{Html, PlanOptions, Style, Word, digits};
use crate::{Field, Folds, Hit, Item, ItemKind, Lang, Match, Search, SearchError};
use alloc::{string::String, vec::Vec};

/// Characters of a text before what was found in it.
const BEFORE: usize = 30;
/// And after it.
const AFTER: usize = 60;

/// What is searched, and how [`results`] writes.
#[derive(Debug, Clone, Copy)]
pub struct ResultsOptions<'a> {
    plan: &'a PlanOptions<'a>,
    kind: Option<ItemKind>,
    limit: usize,
}

impl<'a> ResultsOptions<'a> {
    /// Everything that a plan written with these options shows.
    pub const fn new(plan: &'a PlanOptions<'a>) -> Self {
        Self { plan, kind: None, limit: usize::MAX }
    }

    /// Finds items of one kind only.
    #[must_use]
    pub const fn kind(mut self, kind: ItemKind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// Writes at most so many results, and a button for the rest.
    #[must_use]
    pub const fn limit(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }
}

/// What a search finds: the count as a sentence, what was not told apart, and the results, each with its place in the plan
/// and with the words marked. Nothing for a query without a word.
pub fn results(query: &str, options: &ResultsOptions) -> String {
    let mut html = Html::new();
    match Search::new(query) {
        Err(SearchError::Empty) => {}
        Err(_) => count(&mut html, 0, options.plan.style.word(Word::TooLong)),
        Ok(search) => found(&mut html, query.trim(), search, options),
    }
    html.finish()
}

fn count(html: &mut Html, total: usize, said: &str) {
    html.open("p").class("rashinban-results__count").attr("data-total", &digits(total));
    html.text(said).close();
}

fn found(html: &mut Html, query: &str, search: Search, options: &ResultsOptions) {
    let style = &options.plan.style;
    let results = match options.kind {
        Some(kind) => search.kind(kind),
        None => search,
    }
    .run();
    let mut list = Html::new();
    let (mut total, mut folds) = (0, Folds::default());
    for hit in results.iter().filter(|hit| options.plan.shows(hit.item())) {
        if total < options.limit {
            let told = Told::of(&hit, style.lang);
            told.write(&mut list, options.plan);
            folds = told.matches.iter().fold(folds, |folds, found| folds.union(found.folds));
        }
        total += 1;
    }
    let said = if total == 0 { Word::FoundNone } else { Word::Found };
    count(html, total, &style.sentence(said, &[("query", query), ("total", &digits(total))]));
    if !folds.is_empty() {
        html.element("p", "rashinban-results__note", &folded(folds, style));
    }
    if total > 0 {
        html.open("ol").class("rashinban-results__list").append(list).close();
    }
    if let Some(left) = total.checked_sub(options.limit).filter(|left| *left > 0) {
        html.open("button").attr("type", "button").class("rashinban-button");
        html.attr("data-type", "outline").attr("data-action", "more");
        html.text(&style.sentence(Word::More, &[("left", &digits(left))])).close();
    }
}

/// What was not told apart, as a sentence.
fn folded(folds: Folds, style: &Style) -> String {
    const NAMES: [Word; 10] = [
        Word::Width,
        Word::Case,
        Word::Kana,
        Word::SmallKana,
        Word::Dash,
        Word::MiddleDot,
        Word::Symbol,
        Word::Kanji,
        Word::Composition,
        Word::Compatibility,
    ];
    let mut differences = String::new();
    for (bit, name) in NAMES.iter().enumerate() {
        if folds.bits() >> bit & 1 == 1 {
            if !differences.is_empty() {
                differences.push_str(style.word(Word::And));
            }
            differences.push_str(style.word(*name));
        }
    }
    style.sentence(Word::Folded, &[("differences", &differences)])
}

/// A result, and the places worth showing: all in the label in the language of the page, and for words that are not in it
/// those in the first other text that has them.
struct Told {
    item: Item,
    /// Field by field.
    matches: Vec<Match>,
}

impl Told {
    fn of(hit: &Hit, lang: Lang) -> Self {
        let all: Vec<Match> = hit.matches().collect();
        let label = if matches!(lang, Lang::En) { Field::LabelEn } else { Field::LabelJa };
        let words = |field: Field| {
            let here = all.iter().filter(|found| found.field == field);
            here.fold(0, |words, found| words | 1_u32 << found.word)
        };
        // Of the fields, as bits, those that are shown.
        let (mut shown, mut said) = (1 << label.number(), words(label));
        for field in Field::ALL {
            let here = words(*field);
            if here & !said != 0 {
                shown |= 1 << field.number();
                said |= here;
            }
        }
        let mut matches = all;
        matches.retain(|found| shown >> found.field.number() & 1 == 1);
        Self { item: hit.item(), matches }
    }

    fn write(&self, html: &mut Html, plan: &PlanOptions) {
        let (item, style) = (self.item, &plan.style);
        let label = |found: &&Match| found.field.is_label() && found.field.lang() == style.lang;
        html.open("li").class("rashinban-hit").open("a").class("rashinban-hit__link");
        html.attr_of("href", &["#", style.prefix, item.code_str()]);
        if self.matches.iter().any(|found| label(&found)) {
            marked(html, item.label(style.lang), 0, self.matches.iter().filter(label));
            if style.is_english() {
                html.text(" ").status(item, style);
            }
        } else {
            html.label(item, style);
        }
        html.close();
        let mut written = None;
        for found in self.matches.iter().filter(|found| !label(found)) {
            if written.replace(found.field) != Some(found.field) {
                self.excerpt(html, found.field);
            }
        }
        html.open("p").class("rashinban-hit__where").code(item).text(" ").text(item.kind().label(style.lang));
        let opened = steps(html, item, plan);
        if opened {
            html.text(style.word(Word::Closing));
        }
        html.close().close();
    }

    /// The surroundings of the first place in a text.
    fn excerpt(&self, html: &mut Html, field: Field) {
        let text = field.of(self.item);
        let places = || self.matches.iter().filter(|found| found.field == field);
        let Some(first) = places().next() else {
            return;
        };
        let before = text.get(..first.start).unwrap_or_default();
        let boundaries = (0..before.len()).rev().filter(|at| before.is_char_boundary(*at));
        let from = boundaries.take(BEFORE).last().unwrap_or(0);
        let after = text.get(first.end..).unwrap_or_default();
        let to = after.char_indices().nth(AFTER).map_or(text.len(), |(at, _)| first.end + at);
        html.open("p").class("rashinban-hit__text").attr("lang", Style::tag(field.lang()));
        if from > 0 {
            html.text("…");
        }
        let inside = places().filter(|found| found.end <= to);
        marked(html, text.get(from..to).unwrap_or_default(), from, inside);
        if to < text.len() {
            html.text("…");
        }
        html.close();
    }
}

/// Writes the labels of the items above one, from the root, and tells whether there was any. A set that is called as what it
/// holds says nothing.
fn steps(html: &mut Html, item: Item, plan: &PlanOptions) -> bool {
    let style = &plan.style;
    let Some(above) = item.parent() else { return false };
    let opened = steps(html, above, plan);
    let label = above.label(style.lang);
    if !plan.shows(above) || label == ItemKind::Initiative.label(style.lang) {
        return opened;
    }
    html.text(style.word(if opened { Word::Below } else { Word::Opening })).text(label);
    true
}

/// Writes a part of a text that begins at byte `from`, with what was found in it.
fn marked<'m>(html: &mut Html, part: &str, from: usize, places: impl Iterator<Item = &'m Match>) {
    let mut at = from;
    let slice = |start: usize, end: usize| part.get(start - from..end - from).unwrap_or_default();
    for found in places.filter(|found| found.start >= from) {
        if found.end <= at {
            continue;
        }
        let start = found.start.max(at);
        html.text(slice(at, start)).element("mark", "", slice(start, found.end));
        at = found.end;
    }
    html.text(slice(at, from + part.len()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::Variant;

    fn found(query: &str) -> String {
        results(query, &ResultsOptions::new(&PlanOptions::new()))
    }

    #[test]
    fn words_are_marked_where_they_stand() {
        let html = found("ﾃﾞｼﾞﾀﾙ 人材");
        assert!(html.starts_with("<p class=\"rashinban-results__count\" data-total=\""));
        assert!(html.contains("<mark>デジタル</mark><mark>人材</mark>の育成・確保"), "{html}");
        assert!(html.contains("全角・半角を区別せずに検索しました。"));
        assert!(html.contains("「ﾃﾞｼﾞﾀﾙ 人材」が"));
        assert!(!found("防災").contains("区別せずに"));
    }

    #[test]
    fn what_is_not_in_the_label_is_shown_with_its_surroundings() {
        let html = found("trust");
        assert!(html.contains("<p class=\"rashinban-hit__text\" lang=\"en\">") && html.contains("<mark>"));
        for query in ["の", "a", "デジタル", "ん", "1"] {
            assert_eq!(found(query).matches("<mark>").count(), found(query).matches("</mark>").count());
        }
    }

    #[test]
    fn every_word_that_is_found_is_shown() {
        for query in ["デジタル", "で", "data", "しゃかい", "手続 オンライン", "ぎょうせい てつづき"]
        {
            for hit in found(query).split("<li class=\"rashinban-hit\">").skip(1) {
                assert!(hit.contains("<mark>"), "{query}: {hit}");
            }
        }
    }

    #[test]
    fn counts_are_of_what_the_plan_shows() {
        let total = |plan: &PlanOptions| {
            let html = results("デジタル", &ResultsOptions::new(plan));
            let count = html.split("data-total=\"").nth(1).and_then(|rest| rest.split('"').next());
            assert_eq!(count.map(String::from), Some(digits(html.matches("<li ").count())));
            html.matches("<li ").count()
        };
        let all = total(&PlanOptions::new());
        assert!(total(&PlanOptions::new().hide_item(Item::I)) < all);
        assert!(total(&PlanOptions::new().variant(Variant::Compact)) < all);
    }

    #[test]
    fn the_rest_is_a_button_away() {
        let plan = PlanOptions::new();
        let html = results("デジタル", &ResultsOptions::new(&plan).limit(3));
        assert_eq!(html.matches("<li ").count(), 3);
        assert!(html.contains("data-action=\"more\"") && html.contains("件も表示する"));
        let html = results("防災", &ResultsOptions::new(&plan).limit(4));
        assert!(html.matches("<li ").count() == 4 && !html.contains("data-action=\"more\""));
        let html = results("データ", &ResultsOptions::new(&plan).kind(ItemKind::Strategy));
        assert_eq!(html.matches("<li ").count(), 3);
    }

    #[test]
    fn what_cannot_be_searched_is_said() {
        assert_eq!(found(" "), "");
        assert!(found(&"あ".repeat(300)).contains("長すぎます"));
        let html = found("<img src=x>");
        assert!(html.contains("&lt;img src=x&gt;") && html.contains("見つかりませんでした"));
    }
}
