//! `rashinban register report`

use super::files;
use crate::answer::Answer;
use crate::arguments::register::Report;
use crate::failure::Failure;
use rashinban::Lang;
use rashinban::html::{self, REPORT_STYLES, ReportOptions, ReportStyles};
use rashinban::register::{self, CheckOptions, SheetsOptions};
use std::path::Path;

/// What tells Excel that a CSV file is UTF-8.
const BOM: &str = "\u{feff}";

pub fn run(report: &Report, lang: Lang, json: bool) -> Result<Answer, Failure> {
    if json {
        return Err(Failure::Usage {
            ja: "--json は report と一緒に使えません。".to_owned(),
            en: "--json and report exclude each other".to_owned(),
        });
    }
    let loaded = files::load(&report.file, &report.reading)?;
    let mut check = CheckOptions::default();
    check.as_of = report.as_of;
    let found = loaded.check(&check);
    let Some(register) = loaded.register else { return Err(Failure::Register(loaded.diagnostics)) };
    let previous = report.previous.as_ref().map(|file| files::open(file, &report.reading)).transpose()?;
    let mut remarks = Vec::new();
    if !report.without_remarks {
        remarks = loaded.diagnostics;
        remarks.extend(found);
    }

    if let Some(folder) = &report.csv_dir {
        let mut options = SheetsOptions::default();
        options.as_of = report.as_of;
        options.previous = previous.as_ref();
        options.diagnostics = &remarks;
        options.english = lang == Lang::En;
        for sheet in register::sheets(&register, &options) {
            write(&folder.join(sheet.name).with_extension("csv"), &[BOM, &sheet.to_csv()].concat())?;
        }
        if report.output.is_none() {
            return Ok(Answer::elsewhere());
        }
    }
    if let Some(file) = &report.css {
        write(file, REPORT_STYLES)?;
    }
    let mut options = ReportOptions::new().lang(lang).heading(1).diagnostics(&remarks);
    if let Some(day) = report.as_of {
        options = options.as_of(day);
    }
    if let Some(previous) = &previous {
        options = options.previous(previous);
    }
    let page = html::report_page(&register, &options, styles(report));
    files::hand_out(Ok(page.into_bytes()), report.output.as_ref())
}

fn styles(report: &Report) -> ReportStyles<'_> {
    report.css_link.as_deref().map_or(ReportStyles::Inside, ReportStyles::At)
}

fn write(file: &Path, text: &str) -> Result<(), Failure> {
    register::save_file(file, text.as_bytes())
        .map_err(|error| Failure::Write { file: Some(file.to_owned()), error })
}
