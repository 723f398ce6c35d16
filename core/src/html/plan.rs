use super::{Html, Style};
use crate::{Item, Lang};
use alloc::string::String;

/// How [`plan`] writes.
#[derive(Debug, Clone, Copy)]
pub struct PlanOptions<'a> {
    style: Style<'a>,
    heading: u8,
}

impl Default for PlanOptions<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> PlanOptions<'a> {
    /// In Japanese, with a heading of the second level.
    pub const fn new() -> Self {
        Self { style: Style { lang: Lang::Ja, prefix: "" }, heading: 2 }
    }

    /// The language of the interface and, where there is a translation, of the texts: Japanese or English.
    #[must_use]
    pub const fn lang(mut self, lang: Lang) -> Self {
        self.style.lang = lang;
        self
    }

    /// The level of the title, 1 to 6; the headings below it follow.
    #[must_use]
    pub const fn heading(mut self, level: u8) -> Self {
        self.heading = level;
        self
    }

    /// What is put in front of every id, for several elements on one page. Without, an item's id is its code.
    #[must_use]
    pub const fn prefix(mut self, prefix: &'a str) -> Self {
        self.style.prefix = prefix;
        self
    }
}

/// The page's order: its chapters and sets.
const CHAPTERS: [Item; 12] = [
    Item::C00_01,
    Item::C00_02,
    Item::C01,
    Item::C02,
    Item::V,
    Item::C03,
    Item::P10,
    Item::S,
    Item::I,
    Item::C06,
    Item::C07,
    Item::C08,
];

/// The plan: what stands inside `<rashinban-plan>`.
pub fn plan(options: &PlanOptions) -> String {
    let style = &options.style;
    let mut html = Html::new();
    html.open("div").class("rashinban rashinban-plan").attr("lang", style.lang.name());
    html.heading(options.heading).class("rashinban-title").label(Item::C00, style).close();
    for chapter in CHAPTERS {
        html.open("section").attr_of("id", &[style.prefix, chapter.code_str()]);
        html.heading(options.heading + 1).label(chapter, style).close();
        html.open("ul");
        for item in chapter.children() {
            html.open("li").code(item).text(" ").label(item, style).close();
        }
        html.close();
        html.close();
    }
    html.finish()
}
