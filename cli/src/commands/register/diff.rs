//! `rashinban register diff`

use super::{figures, files};
use crate::answer::Answer;
use crate::arguments::register::Diff as Arguments;
use crate::failure::Failure;
use crate::text::{CODE, PLAIN, Page, span};
use rashinban::Lang;
use rashinban::register::{self, Diff, DiffOptions, Fate};

pub fn run(arguments: &Arguments, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let older = files::open(&arguments.older, &arguments.reading)?;
    let newer = files::open(&arguments.newer, &arguments.reading)?;
    let answer = register::diff(&older, &newer, &DiffOptions::default());
    Ok(figures::answer(&answer, ["変更の記録", "Change log"], lang, json, write))
}

fn write(page: &mut Page, diff: &Diff) {
    page.plain("");
    for line in &diff.log {
        let line = page.say(&line.ja, &line.en).to_owned();
        page.line(&[span(PLAIN, "・")], &[span(PLAIN, "  ")], &[span(PLAIN, line)]);
    }
    let changed = |fate: Fate| matches!(fate, Fate::Revised | Fate::Updated);
    let revised = diff.measures.iter().filter(|measure| changed(measure.fate) && !measure.changes.is_empty());
    figures::title(page, "変わった内容", "What changed", revised.clone().count());
    for measure in revised {
        page.line(&[span(CODE, &measure.id), span(PLAIN, "  ")], &[], &[span(PLAIN, &measure.title)]);
        for change in &measure.changes {
            let text = page.say(&change.text.ja, &change.text.en).to_owned();
            page.line(&[span(PLAIN, "    ")], &[span(PLAIN, "    ")], &[span(PLAIN, text)]);
        }
    }
}
