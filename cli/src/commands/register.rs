//! `rashinban register`: a municipality's measures under the plan.

mod check;
mod convert;
pub mod diagnostics;
mod figures;
mod files;
mod progress;
mod report;
mod template;

use crate::answer::Answer;
use crate::arguments::register::Command;
use crate::failure::Failure;
use rashinban::Lang;

pub fn run(command: &Command, lang: Lang, json: bool) -> Result<Answer, Failure> {
    match command {
        Command::Check(check) => check::run(check, lang, json),
        Command::Convert(convert) => convert::run(convert, lang),
        Command::Template(template) => template::run(template),
        Command::Schema => Ok(Answer::bytes(rashinban::register::schema().as_bytes().to_vec())),
        Command::Report(report) => report::run(report, lang, json),
        Command::Progress(progress) => progress::run(progress, lang, json),
    }
}
