//! `rashinban register convert`

use super::{diagnostics, files};
use crate::answer::Answer;
use crate::arguments::register::Convert;
use crate::failure::{self, Failure};
use rashinban::Lang;
use rashinban::register::Severity;

pub fn run(convert: &Convert, lang: Lang) -> Result<Answer, Failure> {
    let output = convert.output.as_ref();
    let Some(format) = convert.writing.format(output) else {
        return Err(Failure::Usage {
            ja: "書き出す形式が分かりません。--format か、-o のファイル名の拡張子(.json、.jsonl、.csv、.xlsx)で選んでください。"
                .to_owned(),
            en: "choose a format: --format, or a file name with -o that ends in .json, .jsonl, .csv or .xlsx"
                .to_owned(),
        });
    };
    let loaded = files::load(&convert.file, &convert.reading)?;
    let Some(register) = loaded.register else { return Err(Failure::Register(loaded.diagnostics)) };
    let doubts: Vec<_> =
        loaded.diagnostics.into_iter().filter(|found| found.severity == Severity::Warning).collect();
    failure::print(&diagnostics::text(&doubts, lang));
    files::hand_out(register.to_bytes(format, &convert.writing.options()), output)
}
