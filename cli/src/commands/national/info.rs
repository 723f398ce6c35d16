//! `rashinban national info`

use super::files;
use crate::answer::Answer;
use crate::commands::Document;
use crate::failure::Failure;
use crate::text::{DIM, Page, TITLE, span};
use rashinban::Lang;
use rashinban::national::{Collection, Dimension, Filter, Member};
use rashinban::register::Date;
use serde::Serialize;
use std::path::Path;

/// What a collection in a file has in it.
#[derive(Debug, Serialize)]
pub struct Info {
    file: String,
    bytes: u64,
    as_of: Option<Date>,
    measures: usize,
    bodies: usize,
}

pub fn run(file: &Path, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let info = Info::of(&files::open(file)?, file)?;
    Ok(if json { Document::answer(info) } else { Answer::text(info.page(lang)) })
}

impl Info {
    pub fn of(collection: &Collection, file: &Path) -> Result<Self, Failure> {
        let cells = collection
            .aggregate([Dimension::Owner, Dimension::Prefecture], &Filter::default())
            .map_err(|error| files::image(file, error))?;
        let size = std::fs::metadata(file).map(|metadata| metadata.len());
        Ok(Self {
            file: file.display().to_string(),
            bytes: size.map_err(|error| Failure::Read { file: file.to_owned(), error })?,
            as_of: collection.as_of(),
            measures: collection.len(),
            bodies: cells.iter().filter(|cell| cell.members[0] != Member::Owner(None)).count(),
        })
    }

    pub fn page(&self, lang: Lang) -> String {
        let mut page = Page::new(lang);
        let Info { file, bytes, measures, bodies, .. } = self;
        let day = self.as_of.map_or_else(|| page.say("なし", "none").to_owned(), |day| day.to_string());
        let (counts, more) = match lang {
            Lang::En => (
                format!("{file}  {measures} measures of {bodies} bodies"),
                format!("  (as of {day}; {bytes} bytes)"),
            ),
            _ => (
                format!("{file}  施策 {measures} 件、{bodies} 団体"),
                format!("  (時点 {day}、{bytes} バイト)"),
            ),
        };
        page.line(&[], &[], &[span(TITLE, counts), span(DIM, more)]);
        page.finish()
    }
}
