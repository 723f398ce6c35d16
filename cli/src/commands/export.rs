//! `rashinban export`

mod sql;

use crate::answer::Answer;
use crate::arguments::{Export, FileEncoding, Format};
use crate::failure::Failure;
use rashinban::encoding::{Encoding, Pad};
use rashinban::register::save_file;
use rashinban::{ATTRIBUTION_JA, Edition, Item, ItemKind, LabelStatus, Lang};
use serde::Serialize;
use std::io;

/// What tells Excel that a CSV file is UTF-8, and SQL Server's tools that a script is.
const BOM: &str = "\u{feff}";

pub fn run(export: &Export, json: bool) -> Result<Answer, Failure> {
    let format = match (export.format, json) {
        (Some(Format::Csv | Format::Sql), true) => {
            return Err(usage(
                "--json は --format csv や sql と一緒に使えません。",
                "--json and --format csv or sql exclude each other",
            ));
        }
        (Some(format), _) => format,
        (None, true) => Format::Json,
        (None, false) => {
            return Err(usage(
                "--format で json、csv、sql のどれかを選んでください。",
                "choose a format: --format json, csv or sql",
            ));
        }
    };
    let written = match format {
        Format::Json if export.encoding.is_some_and(|encoding| encoding != FileEncoding::Utf8) => {
            return Err(usage(
                "--encoding は CSV と SQL のためのものです。JSON はいつも UTF-8 です。",
                "--encoding is for CSV and SQL; JSON is always UTF-8",
            ));
        }
        Format::Json => Ok(rashinban::export::json().as_bytes().to_vec()),
        Format::Csv => csv().and_then(|text| encoded(text, export.encoding.unwrap_or(FileEncoding::Utf8Bom))),
        Format::Sql => {
            let encoding = export.encoding.unwrap_or(FileEncoding::Utf8);
            encoded(sql::script(encoding.characters()), encoding)
        }
    };
    match &export.output {
        None => Ok(Answer::bytes(written?)),
        Some(file) => match written.and_then(|bytes| save_file(file, &bytes)) {
            Ok(()) => Ok(Answer::elsewhere()),
            Err(error) => Err(Failure::Write { file: Some(file.clone()), error }),
        },
    }
}

fn usage(ja: &str, en: &str) -> Failure {
    Failure::Usage { ja: ja.to_owned(), en: en.to_owned() }
}

/// One record. Every record stands for itself, its edition and attribution included.
#[derive(Serialize)]
struct Record {
    code: Item,
    kind: ItemKind,
    parent: Option<Item>,
    ja: &'static str,
    kana: &'static str,
    en: &'static str,
    en_status: LabelStatus,
    text: Option<&'static str>,
    heading: &'static str,
    line: u16,
    column: u8,
    verbatim: &'static str,
    note: Option<&'static str>,
    edition: Edition,
    attribution: &'static str,
}

impl Record {
    fn of(item: Item) -> Self {
        let provenance = item.provenance();
        Self {
            code: item,
            kind: item.kind(),
            parent: item.parent(),
            ja: item.label(Lang::Ja),
            kana: item.label(Lang::Kana),
            en: item.label(Lang::En),
            en_status: item.label_status(Lang::En),
            text: item.text(Lang::Ja),
            heading: provenance.heading,
            line: provenance.line,
            column: provenance.column,
            verbatim: provenance.verbatim,
            note: item.note(Lang::Ja),
            edition: provenance.edition,
            attribution: ATTRIBUTION_JA,
        }
    }
}

/// The items, one a line, behind a line of names. Lines end as RFC 4180 has it, and as Excel writes them.
fn csv() -> io::Result<String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for item in Item::ALL {
        writer.serialize(Record::of(item))?;
    }
    let utf8 = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    String::from_utf8(utf8).map_err(io::Error::other)
}

fn encoded(text: String, encoding: FileEncoding) -> io::Result<Vec<u8>> {
    match encoding {
        FileEncoding::Utf8 => Ok(text.into_bytes()),
        FileEncoding::Utf8Bom => Ok([BOM, &text].concat().into_bytes()),
        FileEncoding::Cp932 => cp932(&text),
    }
}

fn cp932(text: &str) -> io::Result<Vec<u8>> {
    let lacking = |problem: rashinban::Problem| io::Error::other(problem.message(Lang::Ja));
    let mut bytes = vec![0; Encoding::Cp932.len(text).map_err(lacking)?];
    Encoding::Cp932.write(text, Pad::Space, &mut bytes).map_err(lacking)?;
    Ok(bytes)
}
