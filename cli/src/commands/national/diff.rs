//! `rashinban national diff`

use super::{Body, files};
use crate::answer::Answer;
use crate::arguments::national::Diff;
use crate::commands::Document;
use crate::failure::Failure;
use crate::text::{CODE, DIM, PLAIN, Page, span};
use rashinban::Lang;
use rashinban::national::Difference;
use rashinban::register::{Fate, MeasureChange};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct Differences {
    older: Snapshot,
    newer: Snapshot,
    changes: Vec<Change>,
}

#[derive(Debug, Serialize)]
struct Snapshot {
    file: String,
    measures: usize,
}

#[derive(Debug, Serialize)]
struct Change {
    owner: Option<Body>,
    #[serde(flatten)]
    change: MeasureChange,
}

pub fn run(diff: &Diff, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let [older, newer] = [files::open(&diff.older)?, files::open(&diff.newer)?];
    let mut changes = Vec::new();
    for difference in older.differences(&newer) {
        let Difference { owner, change, .. } =
            difference.map_err(|error| files::image(&diff.newer, error))?;
        changes.push(Change { owner: owner.map(Body::of), change });
    }
    let snapshot = |file: &std::path::Path, measures| Snapshot { file: file.display().to_string(), measures };
    let found = Differences {
        older: snapshot(&diff.older, older.len()),
        newer: snapshot(&diff.newer, newer.len()),
        changes,
    };
    Ok(if json { Document::answer(found) } else { Answer::text(page(&found, lang)) })
}

fn page(found: &Differences, lang: Lang) -> String {
    let mut page = Page::new(lang);
    for Change { owner, change } in &found.changes {
        let name = owner.as_ref().map_or("", |body| body.name.unwrap_or(&body.code)).to_owned();
        let text = page.say(&change.text.ja, &change.text.en).to_owned();
        page.line(&[span(CODE, name), span(PLAIN, "  ")], &[span(PLAIN, "  ")], &[span(PLAIN, text)]);
    }
    let count = |fate: Fate| found.changes.iter().filter(|change| change.change.fate == fate).count();
    let [added, revised, updated, consolidated, discontinued] =
        [Fate::Added, Fate::Revised, Fate::Updated, Fate::Consolidated, Fate::Discontinued].map(count);
    let line = match lang {
        Lang::En => format!(
            "{added} added, {revised} revised, {consolidated} consolidated, {discontinued} discontinued, {updated} with new records alone"
        ),
        _ => format!(
            "追加 {added}、見直し {revised}、統合 {consolidated}、廃止 {discontinued}、実績などの更新のみ {updated}"
        ),
    };
    page.line(&[], &[], &[span(DIM, line)]);
    page.finish()
}
