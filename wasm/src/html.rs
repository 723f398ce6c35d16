//! What the custom elements call: markup from [`rashinban::html`]. Attributes come as they stand on the element; what names
//! nothing counts as not given.

use alloc::{string::String, vec::Vec};
use rashinban::{
    Item, Lang,
    html::{self, ItemOptions, ItemVariant, PickerOptions, PlanOptions, ResultsOptions, Variant},
};
use wasm_bindgen::prelude::wasm_bindgen;

/// The content of `<rashinban-plan>`. The attributes stand one a line: language, `ruby` or nothing, level of the heading,
/// variant, start, what is hidden, prefix, and `facts` where those of the items are to be there as well.
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
    let mut next = lines(attributes);
    let mut options = PlanOptions::new().lang(language(next())).ruby(!next().is_empty());
    options = options.heading(level(next()));
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
    options.prefix(next()).facts(!next().is_empty())
}

/// The content of `<rashinban-picker>`. The attributes stand one a line: language, `ruby` or nothing, prefix, name, label, items
/// that are ◎, items that are ○, sets that are hidden, start, `required` or nothing.
#[wasm_bindgen(skip_jsdoc)]
pub fn picker_html(attributes: &str) -> String {
    let mut next = lines(attributes);
    let mut options = PickerOptions::new().lang(language(next())).ruby(!next().is_empty());
    options = options.prefix(next()).name(next());
    let label = next();
    if !label.is_empty() {
        options = options.label(label);
    }
    let (primary, related, hide) = (items(next()), items(next()), items(next()));
    if let Ok(item) = next().parse() {
        options = options.start(item);
    }
    options = options.primary(&primary).related(&related).hide(&hide).required(!next().is_empty());
    html::picker(&options)
}

/// The codes of a picker's items that a query finds, with spaces between them.
#[wasm_bindgen(skip_jsdoc)]
pub fn picker_items(query: &str) -> String {
    codes(html::picker_items(query).unwrap_or_default().into_iter())
}

/// The content of `<rashinban-item>`; empty where the code names nothing. The attributes stand one a line: language, `ruby` or
/// nothing, level of the heading, variant, and the address that the name links to, where it does.
#[wasm_bindgen(skip_jsdoc)]
pub fn item_html(code: &str, attributes: &str) -> String {
    let Ok(item) = code.parse() else { return String::new() };
    let mut next = lines(attributes);
    let mut options = ItemOptions::new().lang(language(next())).ruby(!next().is_empty());
    options = options.heading(level(next())).variant(next().parse().unwrap_or(ItemVariant::Card));
    let href = next();
    if !href.is_empty() {
        options = options.href(href);
    }
    html::item(item, &options)
}

/// The codes that may have been meant by one that names nothing, with spaces between them.
#[wasm_bindgen(skip_jsdoc)]
pub fn nearest(code: &str) -> String {
    code.parse::<Item>().err().map_or_else(String::new, |error| codes(error.nearest()))
}

fn lines<'a>(attributes: &'a str) -> impl FnMut() -> &'a str {
    let mut rest = attributes;
    move || {
        let end = rest.bytes().position(|byte| byte == b'\n').unwrap_or(rest.len());
        let line = rest.get(..end).unwrap_or_default();
        rest = rest.get(end + 1..).unwrap_or_default();
        line
    }
}

/// The level of a heading: one digit, as the script has made sure.
fn level(digit: &str) -> u8 {
    digit.bytes().next().map_or(2, |digit| digit & 15)
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
