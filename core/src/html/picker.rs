use super::{Html, Style, Word};
use crate::{Alignment, Item, Lang, Search, SearchError};
use alloc::{string::String, vec::Vec};

/// How [`picker`] writes.
#[derive(Debug, Clone, Copy)]
pub struct PickerOptions<'a> {
    style: Style<'a>,
    name: &'a str,
    label: Option<&'a str>,
    primary: &'a [Item],
    related: &'a [Item],
    hide: &'a [Item],
    start: Option<Item>,
    required: bool,
}

impl Default for PickerOptions<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> PickerOptions<'a> {
    /// In Japanese, of every set, with nothing chosen; the form gets `alignment[I01-02]=primary`.
    pub const fn new() -> Self {
        Self {
            style: Style::DEFAULT,
            name: "alignment",
            label: None,
            primary: &[],
            related: &[],
            hide: &[],
            start: None,
            required: false,
        }
    }

    /// The language, Japanese or English.
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

    /// What is put in front of every id, for several pickers on one page.
    #[must_use]
    pub const fn prefix(mut self, prefix: &'a str) -> Self {
        self.style.prefix = prefix;
        self
    }

    /// The name in the form: what is chosen is sent as `name[code]`, with the value `primary` or `related`.
    #[must_use]
    pub const fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// What stands above it instead of 「関係する計画の項目」.
    #[must_use]
    pub const fn label(mut self, label: &'a str) -> Self {
        self.label = Some(label);
        self
    }

    /// Items that are ◎ to begin with.
    #[must_use]
    pub const fn primary(mut self, items: &'a [Item]) -> Self {
        self.primary = items;
        self
    }

    /// Items that are ○ to begin with.
    #[must_use]
    pub const fn related(mut self, items: &'a [Item]) -> Self {
        self.related = items;
        self
    }

    /// Sets that are left out.
    #[must_use]
    pub const fn hide(mut self, sets: &'a [Item]) -> Self {
        self.hide = sets;
        self
    }

    /// The item whose set is open to begin with. A set in which something is chosen is open, too.
    #[must_use]
    pub const fn start(mut self, item: Item) -> Self {
        self.start = Some(item);
        self
    }

    /// Whether something has to be chosen. Without script nothing but the word for it says so, and the server has to check.
    #[must_use]
    pub const fn required(mut self, required: bool) -> Self {
        self.required = required;
        self
    }

    fn chosen(&self, item: Item) -> Option<Alignment> {
        if self.primary.contains(&item) {
            Some(Alignment::Primary)
        } else if self.related.contains(&item) {
            Some(Alignment::Related)
        } else {
            None
        }
    }

    /// Whether a set is open to begin with.
    fn opens(&self, set: Item) -> bool {
        self.start.is_some_and(|item| item.is_within(set))
            || set.descendants().any(|item| self.chosen(item).is_some())
    }
}

/// A form control that aligns a measure with items of the plan, ◎ or ○: what stands inside `<rashinban-picker>`. Without
/// script it is radio buttons, in one group for each item; a form sends those that are chosen.
///
/// ```
/// use rashinban::{Item, html};
/// let options = html::PickerOptions::new().name("plan").primary(&[Item::I01_02]);
/// assert!(html::picker(&options).contains(r#"name="plan[I01-02]" value="primary" checked"#));
/// ```
pub fn picker(options: &PickerOptions) -> String {
    let mut html = Html::new();
    content(&mut html, options);
    html.finish()
}

/// The same inside its element, `<rashinban-picker>`, whose attributes say what it was written with.
pub fn picker_element(options: &PickerOptions) -> String {
    let mut html = Html::new();
    html.open("rashinban-picker").attr("lang", options.style.lang.name()).attr("name", options.name);
    if options.style.ruby {
        html.flag("ruby");
    }
    let label = options.label.unwrap_or_default();
    for (name, value) in [("prefix", options.style.prefix), ("label", label)] {
        if !value.is_empty() {
            html.attr(name, value);
        }
    }
    for (name, items) in [
        ("primary", options.primary),
        ("related", options.related),
        ("hide", options.hide),
        ("start", options.start.as_slice()),
    ] {
        if !items.is_empty() {
            html.codes(name, items);
        }
    }
    if options.required {
        html.flag("required");
    }
    content(&mut html, options);
    html.finish()
}

fn content(html: &mut Html, options: &PickerOptions) {
    let style = &options.style;
    html.open("fieldset").class("rashinban rashinban-picker").attr("lang", style.lang.name());
    html.attr("data-missing", style.word(Word::ChooseOne));
    html.open("legend").class("rashinban-title").text(options.label.unwrap_or(style.word(Word::PickerName)));
    html.text(" ").open("span").class("rashinban-chip rashinban-picker__required");
    if !options.required {
        html.flag("hidden");
    }
    html.text(style.word(Word::Required)).close().close();
    html.open("p").class("rashinban-picker__hint").attr_of("id", &[style.prefix, "picker-hint"]);
    html.text(style.word(Word::PickerHint)).close();
    html.open("p")
        .class("rashinban-picker__error")
        .attr_of("id", &[style.prefix, "picker-error"])
        .flag("hidden");
    html.close();
    search(html, style);
    chosen(html, style);
    let sets = Item::ALL.filter(|item| item.parent().is_none() && !options.hide.contains(item));
    for set in sets {
        details(html, set, options);
    }
    html.close();
}

/// What narrows the rows. Nothing of it works without script, which shows it.
fn search(html: &mut Html, style: &Style) {
    let id = "picker-query";
    html.open("div").class("rashinban-picker__search").flag("hidden");
    html.open("label").class("rashinban-picker__query-name").attr_of("for", &[style.prefix, id]);
    html.text(style.word(Word::PickerQuery)).close();
    // Without a name no form sends it.
    html.void("input")
        .class("rashinban-input rashinban-picker__query")
        .attr_of("id", &[style.prefix, id])
        .attr("type", "search");
    html.attr("autocomplete", "off").attr("enterkeyhint", "search").attr("maxlength", "200");
    html.attr_of("aria-describedby", &[style.prefix, "picker-hint ", style.prefix, "picker-error"]);
    html.open("p").class("rashinban-picker__count").attr("role", "status");
    html.attr("data-some", style.word(Word::Narrowed))
        .attr("data-none", style.word(Word::NarrowedNone))
        .attr("data-failed", style.word(Word::NarrowedFailed))
        .close();
    html.close();
}

/// What is chosen, as a list that script fills from its one hidden entry.
fn chosen(html: &mut Html, style: &Style) {
    html.open("div").class("rashinban-picker__chosen").flag("hidden");
    html.open("p").class("rashinban-picker__chosen-count").attr("role", "status");
    html.attr_of("id", &[style.prefix, "picker-chosen"]);
    html.attr("data-some", style.word(Word::Chosen)).attr("data-none", style.word(Word::ChosenNone)).close();
    html.open("ul").class("rashinban-picker__chips").attr("role", "list");
    html.attr_of("aria-labelledby", &[style.prefix, "picker-chosen"]);
    html.open("li").class("rashinban-picker__chip").flag("hidden");
    html.open("button").class("rashinban-picker__go").attr("type", "button").close();
    html.open("button")
        .class("rashinban-picker__remove")
        .attr("type", "button")
        .text(style.word(Word::Remove));
    html.element("span", "rashinban-hidden", "").close();
    html.close().close().close();
}

/// A set that opens.
fn details(html: &mut Html, set: Item, options: &PickerOptions) {
    html.open("details").class("rashinban-picker__set");
    if options.opens(set) {
        html.flag("open");
    }
    html.open("summary").class("rashinban-picker__summary").label(set, &options.style).close();
    rows(html, set, options);
    html.close();
}

fn rows(html: &mut Html, of: Item, options: &PickerOptions) {
    if of.children().next().is_none() {
        return;
    }
    html.open("ul").class("rashinban-picker__rows").attr("role", "list");
    for item in of.children() {
        html.open("li").class("rashinban-picker__row").attr("data-code", item.code_str());
        html.open("fieldset").class("rashinban-picker__item");
        html.open("legend").class("rashinban-picker__name");
        html.code(item).text(" ").label(item, &options.style).close();
        html.open("div").class("rashinban-picker__choices");
        for alignment in [None, Some(Alignment::Related), Some(Alignment::Primary)] {
            choice(html, item, alignment, options);
        }
        html.close().close();
        rows(html, item, options);
        html.close();
    }
    html.close();
}

/// One radio button. None is checked where nothing is chosen, so that the form sends nothing for the item.
fn choice(html: &mut Html, item: Item, alignment: Option<Alignment>, options: &PickerOptions) {
    let (mark, word) = match alignment {
        None => ("", Word::NotChosen),
        Some(Alignment::Related) => ("○", Word::Related),
        Some(Alignment::Primary) => ("◎", Word::Primary),
    };
    html.open("label").class("rashinban-picker__choice");
    html.void("input").attr("type", "radio").attr_of("name", &[options.name, "[", item.code_str(), "]"]);
    html.attr("value", alignment.map_or("", Alignment::name));
    if alignment.is_some() && alignment == options.chosen(item) {
        html.flag("checked");
    }
    html.text(" ");
    if !mark.is_empty() {
        html.open("span").attr("aria-hidden", "true").text(mark).close().text(" ");
    }
    html.text(options.style.word(word)).close();
}

/// The items of a picker that a query finds, by words or by code: an item that is named by its code is found with those
/// below it. By words, the best come first.
///
/// # Errors
///
/// Those of [`Search::new`], for a query that is no code either.
pub fn picker_items(query: &str) -> Result<Vec<Item>, SearchError> {
    let found: Vec<Item> = match query.parse::<Item>() {
        Ok(item) => core::iter::once(item).chain(item.descendants()).collect(),
        Err(_) => Search::new(query)?.run().iter().map(|hit| hit.item()).collect(),
    };
    // Not sorted, which takes more code than all of this.
    Ok(Item::ALL.filter(|item| item.parent().is_some() && found.contains(item)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ItemKind;

    fn count(text: &str, part: &str) -> usize {
        text.matches(part).count()
    }

    #[test]
    fn every_item_of_a_set_has_three_choices() {
        let html = picker(&PickerOptions::new());
        assert_eq!(count(&html, "<details"), 8);
        assert_eq!(count(&html, "type=\"radio\""), 3 * 121);
        assert_eq!(count(&html, " checked") + count(&html, " open>"), 0);
        for item in Item::ALL.filter(|item| item.parent().is_some()) {
            let mut name = String::from("name=\"alignment[");
            name.push_str(item.code_str());
            name.push_str("]\"");
            assert_eq!(count(&html, &name), 3, "{item}");
        }
    }

    #[test]
    fn what_is_chosen_is_checked_and_in_view() {
        let options = PickerOptions::new().primary(&[Item::I01_02]).related(&[Item::I01_02, Item::V04]);
        let html = picker(&options);
        assert_eq!(count(&html, " checked"), 2);
        assert!(html.contains("name=\"alignment[I01-02]\" value=\"primary\" checked"));
        assert!(html.contains("name=\"alignment[V04]\" value=\"related\" checked"));
        assert_eq!(count(&html, " open>"), 2);
    }

    #[test]
    fn the_element_says_what_it_was_written_with() {
        let options = PickerOptions::new().name("plan").related(&[Item::V04, Item::S06]).required(true);
        let element = picker_element(&options);
        let tag = "<rashinban-picker lang=\"ja\" name=\"plan\" related=\"V04 S06\" required>";
        assert_eq!(
            element.strip_prefix(tag),
            Some([&picker(&options), "</rashinban-picker>"].concat().as_str())
        );
    }

    #[test]
    fn sets_can_be_left_out() {
        let html = picker(&PickerOptions::new().hide(&[Item::I, Item::S]).start(Item::V02));
        assert_eq!(count(&html, "<details"), 6);
        assert_eq!(count(&html, " open>"), 1);
        assert!(!html.contains("alignment[I01]"));
    }

    #[test]
    fn a_name_cannot_break_out() {
        let html = picker(&PickerOptions::new().name("\"><b>").label("<i>").prefix("\"x"));
        assert!(!html.contains("<b>") && !html.contains("<i>") && !html.contains("\"\"x"));
    }

    #[test]
    fn rows_are_found_by_words_and_by_code() {
        assert_eq!(picker_items("i1.2").expect("a code").len(), 1 + Item::I01_02.children().count());
        assert_eq!(picker_items("V").expect("a code"), Item::V.children().collect::<Vec<_>>());
        let found = picker_items("ﾃﾞｼﾞﾀﾙ").expect("words");
        assert!(found.contains(&Item::V01) && !found.contains(&Item::V));
        assert!(found.iter().all(|item| item.kind() != ItemKind::Chapter));
        assert_eq!(picker_items(" "), Err(SearchError::Empty));
    }
}
