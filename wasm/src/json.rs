//! What is said to the modules of registers and by them.

use alloc::{format, string::String};
use rashinban::{Problem, register::Bilingual};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;

/// Options from their JSON.
pub fn given<O: DeserializeOwned>(options: &str) -> Result<O, String> {
    serde_json::from_str(options)
        .map_err(|e| refusal("オプションを読めません", "the options cannot be read", &e))
}

/// Why something cannot be done, in the form of a [`QueryError`](rashinban::register::QueryError).
pub fn refusal(ja: &str, en: &str, error: &serde_json::Error) -> String {
    problem(&Bilingual::new(format!("{ja}: {error}"), format!("{en}: {error}")))
}

/// The same, in words of one's own.
pub fn problem(reason: &Bilingual) -> String {
    written(&json!({ "problem": Problem::InvalidArgument.name(), "reason": reason }))
}

/// Texts, numbers and names alone: nothing in them can fail to be written.
pub fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
