//! `rashinban national`: the measures of many municipalities at once.

mod build;
mod change;
mod check;
mod count;
mod diff;
mod files;
mod info;
mod search;

use crate::answer::Answer;
use crate::arguments::national::{Command, Which};
use crate::failure::{self, Failure};
use rashinban::Lang;
use rashinban::national::Filter;
use rashinban::national::text::Terms;
use rashinban::register::{LocalGovernment, LocalGovernmentCode};
use serde::Serialize;

pub fn run(command: &Command, lang: Lang, json: bool) -> Result<Answer, Failure> {
    match command {
        Command::Build(build) => build::run(build, lang, json),
        Command::Info(of) => info::run(&of.file, lang, json),
        Command::Check(of) => check::run(&of.file, lang, json),
        Command::Search(search) => search::run(search, lang, json),
        Command::Count(count) => count::run(count, lang, json),
        Command::Update(update) => change::update(update, lang, json),
        Command::Delete(delete) => change::delete(delete, lang, json),
        Command::Diff(diff) => diff::run(diff, lang, json),
    }
}

/// Which measures are meant.
fn filter(which: &Which, words: &[String]) -> Result<Filter, Failure> {
    let mut filter = Filter::default();
    filter.terms = Some(Terms::new(&words.join(" "))).filter(|terms| !terms.is_empty());
    filter.items = failure::items(&which.item)?;
    filter.principles = failure::items(&which.principle)?;
    filter.findings.clone_from(&which.finding);
    filter.statuses.clone_from(&which.status);
    filter.prefectures.clone_from(&which.prefecture);
    filter.owners.clone_from(&which.owner);
    filter.running_on = which.on;
    Ok(filter)
}

/// A body in a JSON document.
#[derive(Debug, Serialize)]
struct Body {
    code: String,
    name: Option<&'static str>,
}

impl Body {
    fn of(code: LocalGovernmentCode) -> Self {
        Self { code: code.to_string(), name: LocalGovernment::by_code(code).map(LocalGovernment::name) }
    }

    /// A body for people: its name, or its code where nobody has it.
    fn shown(code: Option<LocalGovernmentCode>) -> String {
        let name = |code| LocalGovernment::by_code(code).map(|body| body.name().to_owned());
        code.map(|code| name(code).unwrap_or_else(|| code.to_string())).unwrap_or_default()
    }
}
