//! `rashinban national update` and `rashinban national delete`

use super::files::{self, Loaded};
use crate::answer::Answer;
use crate::arguments::national::{Delete, Update, Writing};
use crate::commands::Document;
use crate::failure::Failure;
use crate::text::{Page, TITLE, span};
use rashinban::Lang;
use rashinban::national::{Collection, CollectionUpdate, ImageError};
use serde::Serialize;
use std::path::Path;

#[derive(Debug, Default, Serialize)]
struct Changed {
    file: String,
    added: usize,
    replaced: usize,
    deleted: usize,
    measures: usize,
}

pub fn update(update: &Update, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let collection = files::open_to_replace(&update.file)?;
    let damaged = |error| files::image(&update.file, error);
    let mut changes = collection.update();
    let (mut came, mut replaced) = (0, 0);
    for file in &update.registers {
        match files::load(file, &update.reading, collection.as_of())?.0 {
            Loaded::Register(register) => {
                came += register.measures.len();
                replaced += changes.extend(&register).map_err(damaged)?;
            }
            Loaded::Collection(other) => {
                came += other.len();
                replaced += extend(&mut changes, &other).map_err(damaged)?;
            }
        }
    }
    let changed = Changed { added: came - replaced, replaced, ..Changed::default() };
    save(changes, changed, &update.file, &update.writing, lang, json)
}

/// Puts in all measures of another collection; the answer is how many replaced others.
fn extend(changes: &mut CollectionUpdate, other: &Collection) -> Result<usize, ImageError> {
    let mut replaced = 0;
    for number in 0..other.len() {
        replaced += usize::from(changes.upsert(&other.measure(number)?, other.owner(number)?)?);
    }
    Ok(replaced)
}

pub fn delete(delete: &Delete, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let collection = files::open_to_replace(&delete.file)?;
    let mut changes = collection.update();
    let mut deleted = 0;
    for id in &delete.ids {
        deleted += changes.delete(delete.owner, id).map_err(|error| files::image(&delete.file, error))?;
    }
    let changed = Changed { deleted, ..Changed::default() };
    let answer = save(changes, changed, &delete.file, &delete.writing, lang, json)?;
    Ok(if deleted > 0 { answer } else { answer.nothing_found() })
}

/// Writes the collection as it is now, and tells what was done.
fn save(
    changes: CollectionUpdate,
    mut changed: Changed,
    file: &Path,
    writing: &Writing,
    lang: Lang,
    json: bool,
) -> Result<Answer, Failure> {
    let newer = changes.finish().and_then(|newer| if writing.compact { newer.compact() } else { Ok(newer) });
    let newer = newer.map_err(|error| files::image(file, error))?;
    let output = writing.output.as_deref().unwrap_or(file);
    files::save(&newer, output)?;
    changed.file = output.display().to_string();
    changed.measures = newer.len();
    Ok(if json { Document::answer(changed) } else { Answer::text(page(&changed, lang)) })
}

fn page(changed: &Changed, lang: Lang) -> String {
    let mut page = Page::new(lang);
    let Changed { file, added, replaced, deleted, measures } = changed;
    let line = match lang {
        Lang::En => {
            format!("{file}  {measures} measures  ({added} added, {replaced} replaced, {deleted} deleted)")
        }
        _ => format!("{file}  施策 {measures} 件  (追加 {added}、置き換え {replaced}、削除 {deleted})"),
    };
    page.line(&[], &[], &[span(TITLE, line)]);
    page.finish()
}
