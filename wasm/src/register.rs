//! What `rashinban/register` calls: registers that are read once and asked often.
//!
//! A register stays in the module, behind an object. What goes in and out is JSON, the same as on every surface; what cannot
//! be done comes back as `{"problem": …, "reason": …}`, as a [`QueryError`](rashinban::register::QueryError) is written.

use crate::json::{given, refusal, written};
use alloc::{rc::Rc, string::String, vec::Vec};
use rashinban::{
    Lang,
    html::{self, ReportOptions, Section},
    register::{
        self, Date, Diagnostic, Format, ReadOptions, Register, from_json, from_json_lines, to_json,
        to_json_lines,
    },
};
use serde::Deserialize;
use wasm_bindgen::prelude::wasm_bindgen;

#[derive(Debug)]
struct Kept {
    register: Register,
    diagnostics: Vec<Diagnostic>,
}

/// A register in the module.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Held {
    kept: Option<Rc<Kept>>,
    told: String,
}

#[wasm_bindgen]
impl Held {
    /// Whether there is a register: nothing is loaded of a file with an error.
    pub fn loaded(&self) -> bool {
        self.kept.is_some()
    }

    /// What came of reading, without the register.
    pub fn told(&self) -> String {
        self.told.clone()
    }

    fn nothing(told: String) -> Self {
        Self { kept: None, told }
    }
}

/// Reads a register from the bytes of a file, as [`ReadOptions`] say.
#[wasm_bindgen(skip_jsdoc)]
pub fn read(bytes: &[u8], format: &str, options: &str) -> Held {
    let options: ReadOptions = match given(options) {
        Ok(options) => options,
        Err(refusal) => return Held::nothing(refusal),
    };
    let mut loaded =
        if lines(format) { from_json_lines(bytes, &options) } else { from_json(bytes, &options) };
    let register = loaded.register.take();
    let told = written(&loaded);
    let keep = |register| Rc::new(Kept { register, diagnostics: loaded.diagnostics });
    Held { kept: register.map(keep), told }
}

/// Takes a register as [`to_json`] writes it, whatever is wrong with it: the checks tell.
#[wasm_bindgen(skip_jsdoc)]
pub fn take(register: &str) -> Held {
    match serde_json::from_str(register) {
        Ok(register) => {
            Held { kept: Some(Rc::new(Kept { register, diagnostics: Vec::new() })), told: String::new() }
        }
        Err(e) => Held::nothing(refusal("台帳として読めません", "not a register", &e)),
    }
}

/// Registers that are asked together, in their order.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Asked(Vec<Rc<Kept>>);

#[wasm_bindgen]
impl Asked {
    /// None so far.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// One more.
    pub fn add(&mut self, register: &Held) {
        self.0.extend(register.kept.clone());
    }

    /// A question by its name, see [`call`](register::call).
    pub fn ask(&self, query: &str, options: &str) -> String {
        let registers: Vec<&Register> = self.0.iter().map(|kept| &kept.register).collect();
        register::call(query, &registers, options).unwrap_or_else(|error| written(&error))
    }

    /// The first one as text, in its one form.
    pub fn write(&self, format: &str) -> String {
        let write = if lines(format) { to_json_lines } else { to_json };
        self.0.first().map_or_else(String::new, |kept| write(&kept.register))
    }

    /// The report of the first one as markup, with what has changed since the second.
    pub fn report(&self, options: &str) -> String {
        let Some(kept) = self.0.first() else { return String::new() };
        let said: Said = match given(options) {
            Ok(said) => said,
            Err(refusal) => return refusal,
        };
        let mut options = ReportOptions::new().diagnostics(&kept.diagnostics).prefix(&said.prefix);
        options = options.lang(said.lang.unwrap_or(Lang::Ja)).heading(said.heading.unwrap_or(2));
        if let Some(day) = said.as_of {
            options = options.as_of(day);
        }
        if let Some(previous) = self.0.get(1) {
            options = options.previous(&previous.register);
        }
        if let Some(sections) = &said.sections {
            options = options.sections(sections);
        }
        html::report(&kept.register, &options)
    }
}

/// The options of a report.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Said {
    lang: Option<Lang>,
    heading: Option<u8>,
    prefix: String,
    as_of: Option<Date>,
    sections: Option<Vec<Section>>,
}

fn lines(format: &str) -> bool {
    format == Format::JsonLines.name()
}
