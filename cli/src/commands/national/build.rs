//! `rashinban national build`

use super::files::{self, Loaded};
use super::info::Info;
use crate::answer::Answer;
use crate::arguments::national::Build;
use crate::commands::{Document, diagnostics};
use crate::failure::Failure;
use crate::text::{DIM, Page, span};
use rashinban::Lang;
use rashinban::national::{Collection, CollectionBuilder, Duplicate, RowNumbers};
use rashinban::register::{Bilingual, Diagnostic, ReadLimits};
use serde::Serialize;
use std::path::Path;

#[derive(Debug, Serialize)]
struct Built {
    #[serde(flatten)]
    info: Info,
    /// How many measures are the same as another of their body, or look it.
    duplicates: usize,
    /// The first of them.
    diagnostics: Vec<Diagnostic>,
}

pub fn run(build: &Build, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let (collection, sources) = collected(build)?;
    files::save(&collection, &build.output)?;
    let damaged = |error| files::image(&build.output, error);
    let duplicates = collection.duplicates().map_err(damaged)?;
    let told = &duplicates[..duplicates.len().min(ReadLimits::default().diagnostics)];
    let diagnostics = collection.told(told).map_err(damaged)?;
    let built = Built {
        info: Info::of(&collection, &build.output)?,
        duplicates: duplicates.len(),
        diagnostics: told.iter().zip(diagnostics).map(|(of, told)| placed(of, told, &sources)).collect(),
    };
    Ok(if json { Document::answer(built) } else { Answer::text(page(&built, lang)) })
}

/// Where measures came from.
struct Source<'b> {
    file: &'b Path,
    /// The number of the first of them.
    start: usize,
    rows: RowNumbers,
}

fn collected(build: &Build) -> Result<(Collection, Vec<Source<'_>>), Failure> {
    let mut builder: Option<CollectionBuilder> = None;
    let mut as_of = build.as_of;
    let mut sources = Vec::new();
    let mut start = 0;
    for file in &build.files {
        let (loaded, rows) = files::load(file, &build.reading, as_of)?;
        sources.push(Source { file, start, rows });
        start += match &loaded {
            Loaded::Collection(collection) => collection.len(),
            Loaded::Register(register) => register.measures.len(),
        };
        as_of = as_of.or(match &loaded {
            Loaded::Collection(collection) => collection.as_of(),
            Loaded::Register(register) => register.as_of,
        });
        if let (Loaded::Collection(only), [_]) = (&loaded, &build.files[..]) {
            return Ok(((**only).clone(), sources));
        }
        let builder = builder.get_or_insert_with(|| CollectionBuilder::new(as_of));
        match loaded {
            Loaded::Register(register) => builder.extend(&register),
            Loaded::Collection(collection) => {
                builder.append(&collection).map_err(|error| files::image(file, error))?;
            }
        }
    }
    Ok((builder.unwrap_or_else(|| CollectionBuilder::new(as_of)).finish(), sources))
}

/// The same with the place of the measure, and in words that of the one before it.
fn placed(duplicate: &Duplicate, mut told: Diagnostic, sources: &[Source<'_>]) -> Diagnostic {
    let place = |number: usize| {
        let source = &sources[sources.partition_point(|source| source.start <= number) - 1];
        (source.file.display().to_string(), source.rows.of(number - source.start))
    };
    let (ja, en) = match place(duplicate.earlier) {
        (file, Some(row)) => (format!("{file} {row}行目"), format!("{file}, row {row}")),
        (file, None) => (file.clone(), file),
    };
    let reason = &mut told.reason;
    *reason = Bilingual::new(
        format!("{}(前の施策: {ja})", reason.ja),
        format!("{} (the one before: {en})", reason.en),
    );
    let (file, row) = place(duplicate.number);
    (told.place.file, told.place.row) = (Some(file), row);
    told
}

fn page(built: &Built, lang: Lang) -> String {
    let mut page = Page::new(lang);
    for found in &built.diagnostics {
        diagnostics::write(&mut page, found);
    }
    if built.duplicates > 0 {
        let line = match (lang, built.duplicates) {
            (Lang::En, 1) => "1 measure is in twice, or looks it".to_owned(),
            (Lang::En, count) => format!("{count} measures are in twice, or look it"),
            (_, count) => format!("二重に入った(または、そう見える)施策 {count} 件"),
        };
        page.line(&[], &[], &[span(DIM, line)]);
    }
    page.finish() + &built.info.page(lang)
}
