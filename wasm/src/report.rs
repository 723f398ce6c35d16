//! What `<rashinban-progress>` calls: a register's report, from its JSON.

use alloc::{string::String, vec::Vec};
use rashinban::{
    Lang,
    html::{self, ReportOptions, Section},
    register::{Diagnostic, ReadOptions, Severity, from_json_text},
};
use wasm_bindgen::prelude::wasm_bindgen;

/// How many errors are told; who mends them has the command line, which tells all.
const TOLD: usize = 10;

/// The content of `<rashinban-progress>`. Attributes come as they stand on the element; what names nothing counts as not
/// given. Where the JSON is no register, it is what is wrong with it, each on a line of its own behind an empty one.
#[wasm_bindgen(skip_jsdoc)]
pub fn report_html(
    register: &str,
    previous: &str,
    lang: &str,
    heading: u8,
    prefix: &str,
    as_of: &str,
    sections: &str,
) -> String {
    let lang = if lang == "en" { Lang::En } else { Lang::Ja };
    let read = ReadOptions::default();
    let loaded = from_json_text(register, &read);
    let Some(register) = loaded.register else { return wrong(&loaded.diagnostics, lang) };
    let previous = from_json_text(previous, &read).register;
    let sections: Vec<Section> = sections.split_whitespace().filter_map(|name| name.parse().ok()).collect();
    let mut options = ReportOptions::new().lang(lang).heading(heading).prefix(prefix);
    if let Ok(day) = as_of.parse() {
        options = options.as_of(day);
    }
    if let Some(previous) = &previous {
        options = options.previous(previous);
    }
    if !sections.is_empty() {
        options = options.sections(&sections);
    }
    // What reading remarked is for those who keep the register.
    if sections.contains(&Section::Remarks) {
        options = options.diagnostics(&loaded.diagnostics);
    }
    html::report(&register, &options)
}

fn wrong(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let mut text = String::new();
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    for error in errors.take(TOLD) {
        text.push('\n');
        for place in [&error.place.measure, &error.place.field].into_iter().flatten() {
            text.push_str(place);
            text.push_str(": ");
        }
        text.push_str(if lang == Lang::En { &error.reason.en } else { &error.reason.ja });
    }
    text
}
