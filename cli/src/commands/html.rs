//! `rashinban html`

use crate::answer::Answer;
use crate::arguments::{Element, Html, HtmlItem, HtmlPicker, HtmlPlan};
use crate::failure::{Failure, items};
use rashinban::Lang;
use rashinban::html::{self, ItemOptions, PageOptions, Part, PickerOptions, PlanOptions};

pub fn run(html: &Html, lang: Lang, json: bool) -> Result<Answer, Failure> {
    if json {
        return Err(Failure::Usage {
            ja: "--json は html と一緒に使えません。".to_owned(),
            en: "--json and html exclude each other".to_owned(),
        });
    }
    let mut page = match &html.element {
        Element::Plan(options) => plan(options, lang)?,
        Element::Item(options) => item(options, lang)?,
        Element::Picker(options) => picker(options, lang)?,
    };
    page.push('\n');
    // As it is: a colour code in it would be the page's own.
    Ok(Answer::bytes(page.into_bytes()))
}

fn plan(arguments: &HtmlPlan, lang: Lang) -> Result<String, Failure> {
    let mut options = PlanOptions::new()
        .lang(lang)
        .ruby(arguments.ruby)
        .heading(arguments.heading)
        .variant(arguments.variant.0)
        .prefix(&arguments.prefix);
    if let Some(item) = items(arguments.start.as_slice())?.first() {
        options = options.start(*item);
    }
    // A part is called by its name; what is not one has to be a code.
    let (parts, codes): (Vec<&String>, Vec<&String>) =
        arguments.hide.iter().partition(|name| name.parse::<Part>().is_ok());
    for part in parts.into_iter().flat_map(|name| name.parse()) {
        options = options.hide(part);
    }
    let codes: Vec<String> = codes.into_iter().cloned().collect();
    for item in items(&codes)? {
        options = options.hide_item(item);
    }
    if !arguments.page {
        return Ok(html::plan_element(&options));
    }
    let mut page = PageOptions::new();
    if let Some(address) = &arguments.styles {
        page = page.styles(address);
    }
    if let Some(address) = &arguments.script {
        page = page.script(address);
    }
    Ok(html::plan_page(&options, &page).trim_end().to_owned())
}

fn item(arguments: &HtmlItem, lang: Lang) -> Result<String, Failure> {
    let mut options = ItemOptions::new()
        .lang(lang)
        .ruby(arguments.ruby)
        .heading(arguments.heading)
        .variant(arguments.variant.0);
    if let Some(address) = &arguments.href {
        options = options.href(address);
    }
    let elements: Vec<String> =
        items(&arguments.codes)?.into_iter().map(|item| html::item_element(item, &options)).collect();
    Ok(elements.join("\n"))
}

fn picker(arguments: &HtmlPicker, lang: Lang) -> Result<String, Failure> {
    let (primary, related) = (items(&arguments.primary)?, items(&arguments.related)?);
    let hide = items(&arguments.hide)?;
    let start = items(arguments.start.as_slice())?;
    let mut options = PickerOptions::new()
        .lang(lang)
        .ruby(arguments.ruby)
        .name(&arguments.name)
        .prefix(&arguments.prefix)
        .primary(&primary)
        .related(&related)
        .hide(&hide)
        .required(arguments.required);
    if let Some(label) = &arguments.label {
        options = options.label(label);
    }
    if let Some(item) = start.first() {
        options = options.start(*item);
    }
    Ok(html::picker_element(&options))
}
