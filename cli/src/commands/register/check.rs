//! `rashinban register check`

use super::{diagnostics, files};
use crate::answer::Answer;
use crate::arguments::register::Check;
use crate::commands::Document;
use crate::failure::Failure;
use crate::text::{DIM, Page, TITLE, span};
use rashinban::Lang;
use rashinban::register::{self, CheckOptions, Diagnostic, Loaded, Severity};
use serde::Serialize;
use std::path::Path;

pub fn run(check: &Check, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let mut checked = Vec::new();
    for file in &check.files {
        checked.push(Checked::of(file, files::load(file, &check.reading)?, check));
    }
    let errors = checked.iter().any(|file| diagnostics::count(&file.diagnostics, Severity::Error) > 0);
    let answer = if json {
        Document::answer(Files { files: checked })
    } else {
        Answer::text(page(&checked, check.notes, lang))
    };
    Ok(if errors { answer.nothing_found() } else { answer })
}

#[derive(Serialize)]
struct Files {
    files: Vec<Checked>,
}

#[derive(Serialize)]
struct Checked {
    file: String,
    format: &'static str,
    encoding: Option<&'static str>,
    measures: Option<usize>,
    diagnostics: Vec<Diagnostic>,
}

impl Checked {
    fn of(file: &Path, loaded: Loaded, check: &Check) -> Self {
        let mut options = CheckOptions::default();
        options.as_of = check.as_of;
        let found = loaded.check(&options);
        let mut diagnostics = loaded.diagnostics;
        diagnostics.extend(found);
        diagnostics.sort_by_key(|diagnostic| (diagnostic.severity, diagnostic.place.row));
        Self {
            file: file.display().to_string(),
            format: loaded.format.map_or("unknown", register::Format::name),
            encoding: loaded.encoding.map(register::FileEncoding::name),
            measures: loaded.register.map(|register| register.measures.len()),
            diagnostics,
        }
    }
}

fn page(files: &[Checked], notes: bool, lang: Lang) -> String {
    let mut page = Page::new(lang);
    for file in files {
        let shown = |diagnostic: &&Diagnostic| notes || diagnostic.severity != Severity::Note;
        for diagnostic in file.diagnostics.iter().filter(shown) {
            diagnostics::write(&mut page, diagnostic);
        }
        summary(&mut page, file, notes);
    }
    page.finish()
}

fn summary(page: &mut Page, file: &Checked, notes: bool) {
    let [errors, warnings, noted] = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| diagnostics::count(&file.diagnostics, severity));
    let counts = match page.lang() {
        Lang::En => format!("{errors} errors, {warnings} warnings, {noted} notes"),
        _ => format!("エラー {errors} 件、注意 {warnings} 件、補足 {noted} 件"),
    };
    let measures = match (file.measures, page.lang()) {
        (Some(measures), Lang::En) => format!("{measures} measures"),
        (Some(measures), _) => format!("施策 {measures} 件"),
        (None, _) => page.say("読み込みませんでした", "not loaded").to_owned(),
    };
    let encoding = file.encoding.map(|encoding| format!(" {encoding}")).unwrap_or_default();
    let line = format!("{}  {measures}  {counts}", file.file);
    let more = if noted > 0 && !notes {
        page.say("  補足は --notes で", "  --notes lists the notes")
    } else {
        ""
    };
    page.line(&[], &[], &[span(TITLE, line), span(DIM, format!("  ({}{encoding}){more}", file.format))]);
}
