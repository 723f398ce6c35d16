use super::Style;
use crate::{Item, ItemKind, Lang};

words! {
    /// How much of the plan is written.
    Variant, "表示の形", "variant" {
        /// The page's chapters with their texts; every item opens.
        Full = 0, "full";
        /// The eight sets alone; each opens, with its items as a list.
        Compact = 1, "compact";
    }
}

words! {
    /// A part of what stands around the plan, which can be left out.
    Part, "部分", "part" {
        /// The title, the date of the decision and the note on translations.
        Title = 0, "title";
        /// The buttons for language and readings.
        Switches = 1, "switches";
        /// Search and its results.
        Search = 2, "search";
        /// The list of chapters.
        Contents = 3, "contents";
        /// The buttons that open and close all.
        Tools = 4, "tools";
    }
}

/// Bits for all items.
type Items = [u32; 5];

/// How [`plan`](super::plan) writes.
#[derive(Debug, Clone, Copy)]
pub struct PlanOptions<'a> {
    pub(super) style: Style<'a>,
    pub(super) heading: u8,
    pub(super) variant: Variant,
    pub(super) start: Option<Item>,
    pub(super) facts: bool,
    parts: u8,
    items: Items,
}

impl Default for PlanOptions<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> PlanOptions<'a> {
    /// All of it, in Japanese, with a heading of the second level.
    pub const fn new() -> Self {
        Self {
            style: Style::DEFAULT,
            heading: 2,
            variant: Variant::Full,
            start: None,
            facts: true,
            parts: 0,
            items: [0; 5],
        }
    }

    /// The language of the interface and, where there is a translation, of the texts: Japanese or English. Readings are
    /// not a language to write in, and count as Japanese.
    #[must_use]
    pub const fn lang(mut self, lang: Lang) -> Self {
        self.style.lang = if matches!(lang, Lang::En) { Lang::En } else { Lang::Ja };
        self
    }

    /// Whether kanji carry their reading (ふりがな).
    #[must_use]
    pub const fn ruby(mut self, ruby: bool) -> Self {
        self.style.ruby = ruby;
        self
    }

    /// The level of the title, 1 to 6, and without a title of the chapters; the headings below follow.
    #[must_use]
    pub const fn heading(mut self, level: u8) -> Self {
        self.heading = match level {
            0 => 1,
            1..=6 => level,
            _ => 6,
        };
        self
    }

    /// How much of the plan is written.
    #[must_use]
    pub const fn variant(mut self, variant: Variant) -> Self {
        self.variant = variant;
        self
    }

    /// The item that is open at first.
    #[must_use]
    pub const fn start(mut self, item: Item) -> Self {
        self.start = Some(item);
        self
    }

    /// Leaves out a part of what stands around the plan.
    #[must_use]
    pub const fn hide(mut self, part: Part) -> Self {
        self.parts |= 1 << part.number();
        self
    }

    /// Leaves out a chapter or a set, with what it holds; search does not find it either.
    #[must_use]
    pub const fn hide_item(mut self, item: Item) -> Self {
        let id = item.id() as usize;
        self.items[id / 32] |= 1 << (id % 32);
        self
    }

    /// What is put in front of every id, for several elements on one page. Without, an item's id is its code.
    #[must_use]
    pub const fn prefix(mut self, prefix: &'a str) -> Self {
        self.style.prefix = prefix;
        self
    }

    /// Whether what is known of each item (place, reading, relations, source) is written at once. The elements write the
    /// plan without, and ask for the [`facts`](super::facts()) of what the reader opens.
    #[must_use]
    pub const fn facts(mut self, facts: bool) -> Self {
        self.facts = facts;
        self
    }

    pub(super) const fn has(&self, part: Part) -> bool {
        self.parts >> part.number() & 1 == 0
    }

    /// Whether an item has a place in what is written.
    pub(super) fn shows(&self, item: Item) -> bool {
        let hidden = |item: Item| self.items[usize::from(item.id()) / 32] >> (item.id() % 32) & 1 == 1;
        let left_out = match self.variant {
            Variant::Compact => matches!(item.kind(), ItemKind::Chapter),
            Variant::Full => item == Item::C00 && !self.has(Part::Title),
        };
        // The sets of the principles stand in a chapter; see `CHAPTERS`.
        let chapter = super::plan::chapter_of(item).filter(|_| matches!(self.variant, Variant::Full));
        let chapter = chapter.filter(|chapter| *chapter != item);
        !left_out
            && !hidden(item)
            && !item.ancestors().any(|above| hidden(above) && above != Item::C00)
            && !chapter.is_some_and(hidden)
    }

    pub(super) fn hidden_parts(&self) -> impl Iterator<Item = Part> + '_ {
        Part::ALL.iter().copied().filter(|part| !self.has(*part))
    }

    pub(super) fn hidden_items(&self) -> impl Iterator<Item = Item> + '_ {
        Item::everything().filter(|item| self.items[usize::from(item.id()) / 32] >> (item.id() % 32) & 1 == 1)
    }
}
