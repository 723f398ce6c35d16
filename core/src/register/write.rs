//! Registers as JSON in one form: what is read from it is written again byte for byte.

use super::{Extra, Register};
use alloc::{format, string::String, vec::Vec};
use serde::Serialize;

/// The register as JSON, indented by two spaces, its fields in the order of the types, with one line break at the end.
/// [`from_json`](super::from_json) reads it back.
pub fn to_json(register: &Register) -> String {
    let mut text = serde_json::to_string_pretty(register).unwrap_or_default();
    text.push('\n');
    text
}

/// The register as JSON Lines: `{"register": …}` with all but the measures, then each measure on a line of its own.
/// [`from_json_lines`](super::from_json_lines) reads it back.
pub fn to_json_lines(register: &Register) -> String {
    let mut text = format!("{{\"register\":{}}}\n", line(&head(register)));
    for measure in &register.measures {
        text.push_str(&line(measure));
        text.push('\n');
    }
    text
}

/// What a register says but for its measures.
fn head(register: &Register) -> Extra {
    let Register { title, edition, as_of, owner, rating_scale, measures: _, extra } = register;
    let bare = Register {
        title: title.clone(),
        edition: *edition,
        as_of: *as_of,
        owner: owner.clone(),
        rating_scale: rating_scale.clone(),
        measures: Vec::new(),
        extra: extra.clone(),
    };
    match serde_json::from_str(&line(&bare)) {
        Ok(Extra::Map(mut fields)) => {
            fields.retain(|(name, _)| name != "measures");
            Extra::Map(fields)
        }
        _ => Extra::Map(Vec::new()),
    }
}

fn line<T: Serialize>(value: &T) -> String {
    // Texts, numbers and names alone: nothing in them can fail to be written.
    serde_json::to_string(value).unwrap_or_default()
}
