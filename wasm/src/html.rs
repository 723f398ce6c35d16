//! What the custom elements call: markup from [`rashinban::html`]. Attributes come as they stand on the element; what names
//! nothing counts as not given.

use alloc::string::String;
use rashinban::{
    Lang,
    html::{self, PlanOptions},
};
use wasm_bindgen::prelude::wasm_bindgen;

/// The content of `<rashinban-plan>`.
#[wasm_bindgen(skip_jsdoc)]
pub fn plan_html(lang: &str, heading: u8, prefix: &str) -> String {
    html::plan(&PlanOptions::new().lang(language(lang)).heading(heading).prefix(prefix))
}

/// Japanese, unless English is named.
fn language(lang: &str) -> Lang {
    if lang == "en" { Lang::En } else { Lang::Ja }
}
