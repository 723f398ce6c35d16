//! The questions of the checklists, as a table of the core.

use super::{MARK, Output, data::Plan};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::{fmt::Write, fs, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    principle: String,
    ja: String,
    en: String,
}

/// The sets whose every principle has questions.
const SETS: [&str; 2] = ["P03", "P05"];

pub fn output(plan: &Plan, path: &Path) -> Result<Output> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let file: File = toml::from_str(&text).with_context(|| path.display().to_string())?;
    for item in plan.proper() {
        let asked = file.question.iter().any(|question| question.principle == item.row.code);
        let wanted = SETS.iter().any(|set| item.row.code.starts_with(&format!("{set}-")));
        ensure!(asked == wanted, "{}: questions belong to every principle of P03 and P05", item.row.code);
    }
    let mut out = format!("// {MARK}\n\nuse crate::Item;\n\n");
    writeln!(out, "/// Principle, question in Japanese and in English; in plan order.")?;
    writeln!(out, "pub(crate) const QUESTIONS: [(Item, &str, &str); {}] = [", file.question.len())?;
    let mut last = 0;
    for question in &file.question {
        let item = plan.items.iter().find(|item| item.row.code == question.principle);
        let item = item.with_context(|| format!("checklists.toml: no item {}", question.principle))?;
        ensure!(last <= item.id, "checklists.toml: {} is out of order", question.principle);
        last = item.id;
        let name = super::tables::constant(&question.principle);
        writeln!(out, "    (Item::{name}, {:?}, {:?}),", question.ja, question.en)?;
    }
    out.push_str("];\n");
    Ok(Output { path: "core/src/generated/checklists.rs", text: out })
}
