//! `rashinban register`: a municipality's measures under the plan.

mod assess;
mod check;
mod compare;
mod convert;
mod coverage;
pub mod diagnostics;
mod diff;
pub mod figures;
pub mod files;
mod good_practice;
mod indicators;
mod progress;
mod rating;
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
        Command::Coverage(of) => coverage::run(of, lang, json),
        Command::Assess(of) => assess::run(of, lang, json),
        Command::Indicators(of) => indicators::run(of, lang, json),
        Command::Diff(diff) => diff::run(diff, lang, json),
        Command::Rating(of) => rating::run(of, lang, json),
        Command::GoodPractice(practice) => good_practice::run(practice, lang, json),
        Command::Compare(compare) => compare::run(compare, lang, json),
        Command::Progress(progress) => progress::run(progress, lang, json),
        Command::Report(report) => report::run(report, lang, json),
    }
}
