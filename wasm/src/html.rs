//! What the custom elements call: markup from [`rashinban::html`]. Attributes come as they stand on the element; what names
//! nothing counts as not given. With `tag`, the element itself stands around its content.

use alloc::{string::String, vec::Vec};
use rashinban::{
    Item, Lang,
    html::{self, ItemOptions, ItemVariant, PickerOptions, PlanOptions, ResultsOptions, Variant},
};
use wasm_bindgen::prelude::wasm_bindgen;

/// The content of `<rashinban-plan>`, without the facts of its items. The attributes stand one a line: language, `ruby` or
/// nothing, level of the heading, variant, start, what is hidden, prefix.
#[wasm_bindgen(skip_jsdoc)]
pub fn plan_html(attributes: &str) -> String {
    html::plan(&plan_options(attributes))
}

/// What is known of an item.
#[wasm_bindgen(skip_jsdoc)]
pub fn facts_html(code: &str, attributes: &str) -> String {
    code.parse().map_or_else(|_| String::new(), |item| html::facts(item, &plan_options(attributes)))
}

/// What a search finds. A kind that names none filters nothing.
#[wasm_bindgen(skip_jsdoc)]
pub fn results_html(query: &str, kind: &str, limit: usize, attributes: &str) -> String {
    let plan = plan_options(attributes);
    let mut options = ResultsOptions::new(&plan).limit(limit);
    if let Ok(kind) = kind.parse() {
        options = options.kind(kind);
    }
    html::results(query, &options)
}

/// The code of the item that is meant; empty where there is none.
#[wasm_bindgen(skip_jsdoc)]
pub fn item_code(code: &str) -> String {
    code.parse().map_or_else(|_| String::new(), |item: Item| String::from(item.code_str()))
}

fn plan_options(attributes: &str) -> PlanOptions<'_> {
    let mut lines = attributes.split('\n');
    let mut next = || lines.next().unwrap_or_default();
    let mut options = PlanOptions::new().facts(false).lang(language(next())).ruby(!next().is_empty());
    // One digit: the script has made sure of it.
    options = options.heading(next().bytes().next().map_or(2, |digit| digit & 15));
    options = options.variant(next().parse().unwrap_or(Variant::Full));
    if let Ok(item) = next().parse() {
        options = options.start(item);
    }
    for name in next().split_whitespace() {
        options = match (name.parse(), name.parse()) {
            (Ok(part), _) => options.hide(part),
            (_, Ok(item)) => options.hide_item(item),
            _ => options,
        };
    }
    options.prefix(next())
}

/// The content of `<rashinban-picker>`. Items are codes with white space between them; an empty label is none.
#[wasm_bindgen(skip_jsdoc)]
#[allow(clippy::too_many_arguments, reason = "attributes of one element")]
pub fn picker_html(
    lang: &str,
    prefix: &str,
    name: &str,
    label: &str,
    primary: &str,
    related: &str,
    hide: &str,
    start: &str,
    required: bool,
    tag: bool,
) -> String {
    let (primary, related, hide) = (items(primary), items(related), items(hide));
    let mut options = PickerOptions::new().lang(language(lang)).prefix(prefix).name(name).required(required);
    options = options.primary(&primary).related(&related).hide(&hide);
    if !label.is_empty() {
        options = options.label(label);
    }
    if let Ok(item) = start.parse() {
        options = options.start(item);
    }
    if tag { html::picker_element(&options) } else { html::picker(&options) }
}

/// The codes of a picker's items that a query finds, with spaces between them.
#[wasm_bindgen(skip_jsdoc)]
pub fn picker_items(query: &str) -> String {
    codes(html::picker_items(query).unwrap_or_default().into_iter())
}

/// The content of `<rashinban-item>`; empty where the code names nothing. An empty address is no link.
#[wasm_bindgen(skip_jsdoc)]
pub fn item_html(code: &str, lang: &str, heading: u8, chip: bool, href: &str, tag: bool) -> String {
    let Ok(item) = code.parse() else { return String::new() };
    let variant = if chip { ItemVariant::Chip } else { ItemVariant::Card };
    let mut options = ItemOptions::new().lang(language(lang)).heading(heading).variant(variant);
    if !href.is_empty() {
        options = options.href(href);
    }
    if tag { html::item_element(item, &options) } else { html::item(item, &options) }
}

/// The codes that may have been meant by one that names nothing, with spaces between them.
#[wasm_bindgen(skip_jsdoc)]
pub fn nearest(code: &str) -> String {
    code.parse::<Item>().err().map_or_else(String::new, |error| codes(error.nearest()))
}

fn items(list: &str) -> Vec<Item> {
    list.split_whitespace().filter_map(|code| code.parse().ok()).collect()
}

fn codes(items: impl Iterator<Item = Item>) -> String {
    let mut list = String::new();
    for item in items {
        if !list.is_empty() {
            list.push(' ');
        }
        list.push_str(item.code_str());
    }
    list
}

/// Japanese, unless English is named.
fn language(lang: &str) -> Lang {
    if lang == "en" { Lang::En } else { Lang::Ja }
}
