use super::{Html, Part, PlanOptions, Style, Variant, Word, cut, digits};
use crate::{ATTRIBUTION_EN, ATTRIBUTION_JA, Edition, Item, ItemKind, Lang};
use alloc::string::String;

/// The page's order: its chapters, and the sets that stand in each.
const CHAPTERS: [(Item, &[Item]); 10] = [
    (Item::C00_01, &[]),
    (Item::C00_02, &[]),
    (Item::C01, &[]),
    (Item::C02, &[Item::V]),
    (Item::C03, &[Item::P10, Item::P03, Item::P05, Item::P12, Item::P01]),
    (Item::S, &[]),
    (Item::I, &[]),
    (Item::C06, &[]),
    (Item::C07, &[]),
    (Item::C08, &[]),
];

/// The chapter in which an item's set stands, where that is not the set itself.
pub(super) fn chapter_of(item: Item) -> Option<Item> {
    let set = item.ancestors().last().unwrap_or(item);
    CHAPTERS.iter().find(|(_, sets)| sets.contains(&set)).map(|(chapter, _)| *chapter)
}

/// The plan: what stands inside `<rashinban-plan>`.
pub fn plan(options: &PlanOptions) -> String {
    let mut html = Html::new();
    Plan { options, style: &options.style, html: &mut html }.whole();
    html.finish()
}

/// The same inside its element, which carries the options.
pub fn plan_element(options: &PlanOptions) -> String {
    let mut html = Html::new();
    element(&mut html, options);
    html.finish()
}

pub(super) fn element(html: &mut Html, options: &PlanOptions) {
    let style = &options.style;
    html.open("rashinban-plan").attr("lang", Style::tag(style.lang));
    if style.ruby {
        html.flag("ruby");
    }
    if options.heading != 2 {
        html.attr("heading", &digits(options.heading.into()));
    }
    if !matches!(options.variant, Variant::Full) {
        html.attr("variant", options.variant.name());
    }
    if let Some(start) = options.start {
        html.attr("start", start.code_str());
    }
    let mut hidden = String::new();
    let parts = options.hidden_parts().map(Part::name);
    for name in parts.chain(options.hidden_items().map(Item::code_str)) {
        if !hidden.is_empty() {
            hidden.push(' ');
        }
        hidden.push_str(name);
    }
    if !hidden.is_empty() {
        html.attr("hide", &hidden);
    }
    if !style.prefix.is_empty() {
        html.attr("prefix", style.prefix);
    }
    Plan { options, style, html }.whole();
    html.close();
}

/// The plan as it is written.
struct Plan<'p> {
    options: &'p PlanOptions<'p>,
    style: &'p Style<'p>,
    html: &'p mut Html,
}

impl Plan<'_> {
    fn whole(&mut self) {
        let tag = Style::tag(self.style.lang);
        self.html.open("div").class("rashinban rashinban-plan").attr("lang", tag);
        self.html.attr("data-variant", self.options.variant.name());
        if self.options.has(Part::Switches) {
            self.switches();
        }
        if self.options.has(Part::Title) {
            self.title();
        }
        if self.options.has(Part::Search) {
            self.search();
        }
        // Empty until something fails.
        self.html.open("p").class("rashinban-failure").attr("role", "alert").flag("hidden");
        self.html.text(self.style.word(Word::Failed)).close();
        self.html.open("div").class("rashinban-columns");
        let full = matches!(self.options.variant, Variant::Full);
        if full && self.options.has(Part::Contents) {
            self.contents();
        }
        self.html.open("div").class("rashinban-body");
        if self.options.has(Part::Tools) {
            self.tools();
        }
        if full {
            self.chapters();
        } else {
            self.sets();
        }
        self.html.close().close();
        self.foot();
        self.html.close();
    }

    /// The level of the headings below the title.
    fn level(&self) -> u8 {
        self.options.heading + u8::from(self.options.has(Part::Title))
    }

    fn word(&mut self, word: Word) -> &mut Html {
        self.html.text(self.style.word(word))
    }

    fn button(&mut self, class: &'static str, action: &'static str) -> &mut Html {
        self.html.open("button").attr("type", "button").class(class).attr("data-action", action)
    }

    fn switches(&mut self) {
        let style = self.style;
        self.html.open("div").class("rashinban-switches rashinban-live");
        let ruby = self.button("rashinban-switch", "ruby");
        ruby.attr("aria-pressed", if style.ruby { "true" } else { "false" });
        if style.is_english() {
            ruby.flag("disabled");
        }
        self.word(Word::Ruby).close();
        self.html.open("div").class("rashinban-languages").attr("role", "group");
        self.html.refer("aria-labelledby", style, "rashinban-languages");
        self.html.open("span").class("rashinban-hidden").id(style, "rashinban-languages");
        self.word(Word::Language).close();
        for (lang, name) in [(Lang::Ja, Word::Japanese), (Lang::En, Word::English)] {
            let shown = if lang == style.lang { "true" } else { "false" };
            self.button("rashinban-switch", "lang").attr("aria-pressed", shown);
            self.html.attr("lang", Style::tag(lang)).attr("data-lang", Style::tag(lang));
            self.word(name).close();
        }
        self.html.close().close();
    }

    fn title(&mut self) {
        let style = self.style;
        self.html.open("header").class("rashinban-head").id(style, Item::C00.code_str());
        self.html.open("p").class("rashinban-decided");
        let date = date(Edition::CARRIED.decided_on(), style);
        self.html.text(&style.sentence(Word::Decided, &[("date", &date)])).close();
        self.html
            .heading(self.options.heading)
            .class("rashinban-head__title")
            .label(Item::C00, style)
            .close();
        if style.is_english() {
            self.html.element("p", "rashinban-notice", style.word(Word::Translations));
        }
        self.html.close();
    }

    fn search(&mut self) {
        let style = self.style;
        let level = self.level();
        self.html.open("form").class("rashinban-search rashinban-live").attr("role", "search");
        self.html.refer("aria-labelledby", style, "rashinban-search");
        self.html.heading(level).class("rashinban-search__name").id(style, "rashinban-search");
        self.word(Word::SearchPlan).close();
        self.html.open("div").class("rashinban-search__kind");
        self.html.open("label").refer("for", style, "rashinban-kind");
        self.word(Word::Kind).close();
        self.html.open("select").class("rashinban-select").id(style, "rashinban-kind").attr("name", "kind");
        self.html.open("option").attr("value", "");
        self.word(Word::AllKinds).close();
        for kind in ItemKind::ALL {
            if kind.items().any(|item| self.options.shows(item)) {
                self.html.open("option").attr("value", kind.name()).text(kind.label(style.lang)).close();
            }
        }
        self.html.close().close();
        self.html.open("div").class("rashinban-search__query");
        self.html.open("label").refer("for", style, "rashinban-query");
        self.word(Word::Query).close();
        self.html.open("p").class("rashinban-search__hint").id(style, "rashinban-hint");
        self.word(Word::QueryHint).close();
        self.html.open("div").class("rashinban-search__field");
        self.html.void("input").class("rashinban-input").id(style, "rashinban-query");
        self.html.attr("type", "search").attr("name", "q").attr("autocomplete", "off");
        self.html.attr("enterkeyhint", "search").refer("aria-describedby", style, "rashinban-hint");
        self.html.open("button").attr("type", "submit").class("rashinban-button");
        self.word(Word::Search).close();
        self.html.close().close().close();
        self.html.open("p").class("rashinban-status rashinban-hidden").attr("role", "status").close();
        self.html.open("div").class("rashinban-results").attr("role", "region");
        self.html.refer("aria-labelledby", style, "rashinban-search").flag("hidden").close();
    }

    fn contents(&mut self) {
        let style = self.style;
        let level = self.level();
        self.html.open("nav").class("rashinban-contents");
        self.html.refer("aria-labelledby", style, "rashinban-contents");
        self.html.heading(level).class("rashinban-contents__name").id(style, "rashinban-contents");
        self.word(Word::Contents).close();
        self.html.open("ol");
        for (chapter, _) in CHAPTERS {
            if self.options.shows(chapter) {
                self.html.open("li").link(chapter, style).close();
            }
        }
        self.html.close().close();
    }

    fn tools(&mut self) {
        self.html.open("div").class("rashinban-tools rashinban-live");
        for (action, name) in [("open-all", Word::OpenAll), ("close-all", Word::CloseAll)] {
            self.button("rashinban-button", action).attr("data-type", "outline");
            self.word(name).close();
        }
        self.html.close();
    }

    fn chapters(&mut self) {
        for (chapter, sets) in CHAPTERS {
            if !self.options.shows(chapter) {
                continue;
            }
            let level = self.level();
            self.section("rashinban-chapter", chapter, level);
            if matches!(chapter.kind(), ItemKind::Set) {
                self.items(chapter, level + 1);
            } else {
                for part in chapter.children().filter(|part| self.options.shows(*part)) {
                    self.section("rashinban-part", part, level + 1);
                    self.html.close();
                }
            }
            for set in sets.iter().filter(|set| self.options.shows(**set)) {
                self.section("rashinban-part", *set, level + 1);
                self.items(*set, level + 2);
                self.html.close();
            }
            self.html.close();
        }
    }

    /// Opens a section, with its heading and its own text.
    fn section(&mut self, class: &'static str, item: Item, level: u8) {
        self.html.open("section").class(class).id(self.style, item.code_str());
        self.html.heading(level).label(item, self.style).close();
        self.html.paragraphs(item, self.style);
    }

    fn items(&mut self, set: Item, level: u8) {
        self.html.open("div").class("rashinban-entries");
        for item in set.children().filter(|item| self.options.shows(*item)) {
            self.opening(item, level);
            self.html.paragraphs(item, self.style);
            self.list(item);
            self.facts(item);
            self.html.close().close();
        }
        self.html.close();
    }

    fn sets(&mut self) {
        let level = self.level();
        self.html.open("div").class("rashinban-entries");
        for set in ItemKind::Set.items().filter(|set| self.options.shows(*set)) {
            self.opening(set, level);
            self.list(set);
            self.html.close().close();
        }
        self.html.close();
    }

    /// Opens an item that the reader opens, up to its content.
    fn opening(&mut self, item: Item, level: u8) {
        self.html.open("details").class("rashinban-entry").id(self.style, item.code_str());
        if self.options.start.is_some_and(|start| start.is_within(item)) {
            self.html.flag("open");
        }
        self.html.open("summary").class("rashinban-entry__summary").code(item).text(" ");
        self.html.heading(level).class("rashinban-entry__name").label(item, self.style).close();
        self.html.close();
        self.html.open("div").class("rashinban-entry__content");
    }

    /// What stands below an item: always visible; what is known of each shows when it is the current one.
    fn list(&mut self, item: Item) {
        let mut children = item.children().filter(|child| self.options.shows(*child)).peekable();
        if children.peek().is_none() {
            return;
        }
        self.html.open("ul").class("rashinban-list");
        for child in children {
            self.html.open("li").class("rashinban-inner").id(self.style, child.code_str());
            self.html.open("a").class("rashinban-inner__link");
            self.html.attr_of("href", &["#", self.style.prefix, child.code_str()]);
            if self.options.start == Some(child) {
                self.html.attr("aria-current", "true");
            }
            self.html.code(child).text(" ").open("span").label(child, self.style).close().close();
            self.html.open("div").class("rashinban-inner__detail");
            self.facts(child);
            self.html.close();
            self.list(child);
            self.html.close();
        }
        self.html.close();
    }

    /// The place of what is known of an item.
    fn facts(&mut self, item: Item) {
        self.html.open("div").class("rashinban-facts").attr("data-of", item.code_str());
        if self.options.facts {
            super::facts::write(self.html, item, self.options);
        }
        self.html.close();
    }

    fn foot(&mut self) {
        let style = self.style;
        self.html.open("footer").class("rashinban-foot");
        self.html.element("p", "", if style.is_english() { ATTRIBUTION_EN } else { ATTRIBUTION_JA });
        self.html.element("p", "", style.word(Word::NotGovernment));
        let edition = Edition::CARRIED;
        if let Some(next) = edition.superseded_by() {
            let date = date(edition.decided_on(), style);
            let said = style.sentence(Word::Superseded, &[("date", &date), ("next", next.name())]);
            self.html.element("p", "", &said);
        }
        self.html.close();
    }
}

/// A date, which comes as `YYYY-MM-DD`, as people write it.
fn date(iso: &str, style: &Style) -> String {
    if style.is_english() {
        return String::from(iso);
    }
    let mut written = String::new();
    let marks = [Word::Year, Word::Month, Word::Day];
    let mut rest = iso;
    for mark in marks {
        let (part, after) = cut(rest, b'-');
        written.push_str(part.strip_prefix('0').unwrap_or(part));
        written.push_str(style.word(mark));
        rest = after;
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    fn count(text: &str, part: &str) -> usize {
        text.matches(part).count()
    }

    /// The values of an attribute, in order.
    fn values<'h>(html: &'h str, before: &str) -> Vec<&'h str> {
        html.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn every_item_is_there_once_and_every_link_leads_to_one() {
        for lang in [Lang::Ja, Lang::En] {
            let html = plan(&PlanOptions::new().lang(lang));
            let ids = values(&html, " id=\"");
            for item in Item::everything() {
                assert_eq!(ids.iter().filter(|id| **id == item.code_str()).count(), 1, "{item}");
            }
            for href in values(&html, "href=\"#") {
                assert!(ids.contains(&href), "{href}");
            }
            for of in ["aria-labelledby=\"", "aria-describedby=\"", " for=\""] {
                for id in values(&html, of) {
                    assert!(ids.contains(&id), "{id}");
                }
            }
            assert_eq!(count(&html, "<details"), 54);
            assert_eq!(count(&html, "<dl"), 121, "facts of everything but sets and chapters");
        }
    }

    #[test]
    fn compact_has_the_sets_alone() {
        let html = plan(&PlanOptions::new().variant(Variant::Compact).facts(false));
        assert_eq!(count(&html, "<details"), 8);
        assert_eq!(count(&html, "<li"), 121);
        assert_eq!(count(&html, "<dl"), 0);
        assert!(!html.contains("id=\"C01\"") && !html.contains("value=\"chapter\""));
    }

    #[test]
    fn what_is_hidden_is_not_linked() {
        for item in [Item::P12, Item::C03, Item::C01_01, Item::I, Item::C00_01] {
            let html = plan(&PlanOptions::new().hide_item(item));
            let ids = values(&html, " id=\"");
            assert!(!ids.contains(&item.code_str()), "{item}");
            for href in values(&html, "href=\"#") {
                assert!(ids.contains(&href), "{href}");
            }
        }
        let html = plan(&PlanOptions::new().hide_item(Item::C03));
        assert!(!html.contains("id=\"P12-01\"") && html.contains("id=\"V01\""));
        let all = Part::ALL.iter().fold(PlanOptions::new(), |options, part| options.hide(*part));
        let html = plan(&all);
        for part in ["<form", "<nav", "<button", "<header"] {
            assert!(!html.contains(part), "{part}");
        }
        assert!(html.contains(ATTRIBUTION_JA), "the licence asks for it");
        assert!(html.contains("<h2>") && !html.contains("<h1"));
    }

    #[test]
    fn headings_follow_each_other() {
        for (level, title, item) in
            [(1, "<h1 ", "<h4 "), (2, "<h2 ", "<h5 "), (6, "<h6 ", "aria-level=\"9\"")]
        {
            let html = plan(&PlanOptions::new().heading(level));
            assert!(html.contains(title) && html.contains(item), "{level}");
        }
    }

    #[test]
    fn the_start_is_open() {
        let html = plan(&PlanOptions::new().start(Item::I01_02));
        assert_eq!(count(&html, " open>"), 1);
        assert!(html.contains("id=\"I01\" open>"));
        assert!(html.contains("href=\"#I01-02\" aria-current=\"true\""));
    }

    #[test]
    fn the_element_says_what_it_was_written_with() {
        let options = PlanOptions::new().lang(Lang::En).ruby(true).heading(3).start(Item::V01).prefix("a\"-");
        let options =
            options.hide(Part::Tools).hide(Part::Search).hide_item(Item::S).variant(Variant::Compact);
        let html = plan_element(&options);
        assert!(html.starts_with(
            "<rashinban-plan lang=\"en\" ruby heading=\"3\" variant=\"compact\" start=\"V01\" hide=\"search tools S\" \
             prefix=\"a&quot;-\"><div class=\"rashinban rashinban-plan\" lang=\"en\" data-variant=\"compact\">"
        ));
        assert!(html.contains("id=\"a&quot;-V01\"") && !html.contains(" id=\"V01\""));
    }

    #[test]
    fn dates_are_written_as_people_do() {
        let html = plan(&PlanOptions::new());
        assert!(html.contains("2023年6月9日 閣議決定"));
        assert!(plan(&PlanOptions::new().lang(Lang::En)).contains("Cabinet decision of 2023-06-09"));
    }
}
