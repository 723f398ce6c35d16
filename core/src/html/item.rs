use super::{Html, Style, digits};
use crate::{ATTRIBUTION_EN, ATTRIBUTION_JA, Item, Lang};
use alloc::string::String;

words! {
    /// What an item is shown as.
    ItemVariant, "表示の形", "variant" {
        /// A block with the item's name, its place in the plan, its text, and where it comes from.
        Card = 0, "card";
        /// Code and name, to stand in a line of text. The page has to name the source elsewhere.
        Chip = 1, "chip";
    }
}

/// How [`item`] writes.
#[derive(Debug, Clone, Copy)]
pub struct ItemOptions<'a> {
    style: Style<'a>,
    heading: u8,
    variant: ItemVariant,
    href: Option<&'a str>,
}

impl Default for ItemOptions<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> ItemOptions<'a> {
    /// A card in Japanese, with a heading of the second level and without a link.
    pub const fn new() -> Self {
        Self { style: Style::DEFAULT, heading: 2, variant: ItemVariant::Card, href: None }
    }

    /// The language, Japanese or English. What is not translated stays Japanese, and is marked so.
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

    /// The level of a card's heading, 1 to 6.
    #[must_use]
    pub const fn heading(mut self, level: u8) -> Self {
        self.heading = level;
        self
    }

    /// Card or chip.
    #[must_use]
    pub const fn variant(mut self, variant: ItemVariant) -> Self {
        self.variant = variant;
        self
    }

    /// The address of a page that shows the plan: the name links to `address#I01-02`. An address with a `#` is taken as it
    /// is, and the code put behind it.
    #[must_use]
    pub const fn href(mut self, address: &'a str) -> Self {
        self.href = Some(address);
        self
    }
}

/// An item that a page cites: what stands inside `<rashinban-item>`.
///
/// ```
/// use rashinban::{Item, html};
/// let options = html::ItemOptions::new().variant(html::ItemVariant::Chip).href("/plan.html");
/// assert!(html::item(Item::I01_02, &options).contains(r#"<a href="/plan.html#I01-02">"#));
/// ```
pub fn item(item: Item, options: &ItemOptions) -> String {
    let mut html = Html::new();
    content(&mut html, item, options);
    html.finish()
}

/// The same inside its element, `<rashinban-item>`, whose attributes say what it was written with.
pub fn item_element(item: Item, options: &ItemOptions) -> String {
    let mut html = Html::new();
    html.open("rashinban-item").attr("code", item.code_str()).attr("lang", options.style.lang.name());
    if options.style.ruby {
        html.flag("ruby");
    }
    if options.heading != 2 {
        html.attr("heading", &digits(options.heading.into()));
    }
    if options.variant != ItemVariant::Card {
        html.attr("variant", options.variant.name());
    }
    if let Some(address) = options.href {
        html.attr("href", address);
    }
    content(&mut html, item, options);
    html.finish()
}

fn content(html: &mut Html, item: Item, options: &ItemOptions) {
    match options.variant {
        ItemVariant::Card => card(html, item, options),
        ItemVariant::Chip => chip(html, item, options),
    }
}

fn chip(html: &mut Html, item: Item, options: &ItemOptions) {
    html.open("span").class("rashinban rashinban-item").attr("data-variant", ItemVariant::Chip.name());
    html.attr("lang", options.style.lang.name());
    name(html, item, options);
    html.close();
}

fn card(html: &mut Html, item: Item, options: &ItemOptions) {
    let style = &options.style;
    html.open("div").class("rashinban rashinban-item").attr("data-variant", ItemVariant::Card.name());
    html.attr("lang", style.lang.name());
    html.open("p").class("rashinban-item__place").text(item.kind().label(style.lang));
    let depth = item.ancestors().count();
    for (at, step) in item.path().take(depth).enumerate() {
        html.text(if at == 0 { ": " } else { " › " }).bare_label(step, style);
    }
    html.close();
    html.heading(options.heading).class("rashinban-item__name");
    name(html, item, options);
    html.close();
    html.paragraphs(item, style);
    let source = if matches!(style.lang, Lang::En) { ATTRIBUTION_EN } else { ATTRIBUTION_JA };
    html.element("p", "rashinban-source", source);
    html.close();
}

/// Code and label, as a link where there is somewhere to lead to.
fn name(html: &mut Html, item: Item, options: &ItemOptions) {
    if let Some(address) = options.href {
        let mark = if address.bytes().any(|byte| byte == b'#') { "" } else { "#" };
        html.open("a").attr_of("href", &[address, mark, item.code_str()]);
    }
    html.code(item).text(" ").label(item, &options.style);
    if options.href.is_some() {
        html.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_says_what_where_and_whence() {
        let card = item(Item::I01_02_03, &ItemOptions::new().heading(3));
        assert!(
            card.contains(
                "<h3 class=\"rashinban-item__name\"><span class=\"rashinban-code\">I01-02-03</span>"
            )
        );
        assert!(card.contains("在留カードとの一体化"));
        assert!(card.contains(Item::I01_02.label(Lang::Ja)) && card.contains(Item::I.label(Lang::Ja)));
        assert!(card.contains(ATTRIBUTION_JA));
    }

    #[test]
    fn names_carry_their_reading_where_that_is_wanted() {
        assert!(item(Item::V01, &ItemOptions::new().ruby(true)).contains("<ruby>化<rp>(</rp><rt>か</rt>"));
        assert!(!item(Item::V01, &ItemOptions::new().ruby(true).lang(Lang::En)).contains("<ruby>"));
    }

    #[test]
    fn the_element_says_what_it_was_written_with() {
        let options = ItemOptions::new().variant(ItemVariant::Chip).ruby(true).heading(4).href("#");
        let tag = "<rashinban-item code=\"S06\" lang=\"ja\" ruby heading=\"4\" variant=\"chip\" href=\"#\">";
        let element = item_element(Item::S06, &options);
        assert_eq!(
            element.strip_prefix(tag),
            Some([&item(Item::S06, &options), "</rashinban-item>"].concat().as_str())
        );
    }

    #[test]
    fn a_link_is_put_together() {
        let chip = |address| item(Item::V04, &ItemOptions::new().variant(ItemVariant::Chip).href(address));
        assert!(chip("").contains("<a href=\"#V04\">"));
        assert!(chip("/plan?a=1&b=2").contains("<a href=\"/plan?a=1&amp;b=2#V04\">"));
        assert!(chip("plan.html#second-").contains("<a href=\"plan.html#second-V04\">"));
        assert!(!item(Item::V04, &ItemOptions::new()).contains("<a "));
    }
}
