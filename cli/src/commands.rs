//! The commands, and what their JSON documents have in common.

mod edition;
mod export;
mod find;
mod html;
mod list;
mod national;
mod register;
mod show;
mod tree;

pub use register::diagnostics;

use crate::answer::Answer;
use crate::arguments::{Arguments, Command};
use crate::failure::Failure;
use rashinban::{ATTRIBUTION_JA, Edition, Item};
use serde::Serialize;

pub fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let (lang, json) = (arguments.lang(), arguments.json);
    match &arguments.command {
        Command::Tree(tree) => tree::run(tree, lang, json),
        Command::Show(show) => show::run(show, lang, json),
        Command::Find(find) => find::run(find, lang, json),
        Command::List(list) => Ok(list::run(list, lang, json)),
        Command::Export(export) => export::run(export, json),
        Command::Html(html) => html::run(html, lang, json),
        Command::Register(register) => register::run(&register.command, lang, json),
        Command::National(national) => national::run(&national.command, lang, json),
        Command::Edition => Ok(edition::run(lang, json)),
    }
}

/// A JSON document: where its words come from, then the answer's own fields.
#[derive(Serialize)]
struct Document<T> {
    edition: Edition,
    attribution: &'static str,
    #[serde(flatten)]
    answer: T,
}

impl<T: Serialize> Document<T> {
    fn answer(answer: T) -> Answer {
        Answer::json(&Self { edition: Edition::CARRIED, attribution: ATTRIBUTION_JA, answer })
    }
}

/// The editions after the carried one, oldest first.
fn newer_editions() -> impl Iterator<Item = Edition> {
    std::iter::successors(Edition::CARRIED.superseded_by(), |edition| edition.superseded_by())
}

fn codes(items: impl Iterator<Item = Item>) -> Vec<Item> {
    items.collect()
}
