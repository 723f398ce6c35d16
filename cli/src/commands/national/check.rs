//! `rashinban national check`

use super::files;
use crate::answer::Answer;
use crate::commands::Document;
use crate::failure::{self, Failure};
use crate::text::{Page, TITLE, span};
use rashinban::Lang;
use serde::Serialize;
use std::path::Path;

#[derive(Debug, Serialize)]
struct Checked {
    file: String,
    sound: bool,
    /// What is wrong, in Japanese and English.
    problem: Option<[String; 2]>,
    measures: Option<usize>,
}

pub fn run(file: &Path, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let collection = match files::open(file) {
        Ok(collection) => collection.verify().map(|()| collection.len()),
        Err(Failure::Image { error, .. }) => Err(error),
        Err(failure) => return Err(failure),
    };
    let checked = Checked {
        file: file.display().to_string(),
        sound: collection.is_ok(),
        problem: collection.as_ref().err().map(|error| failure::both(&error.to_string())),
        measures: collection.ok(),
    };
    let sound = checked.sound;
    let answer = if json { Document::answer(checked) } else { Answer::text(page(&checked, lang)) };
    Ok(if sound { answer } else { answer.nothing_found() })
}

fn page(checked: &Checked, lang: Lang) -> String {
    let mut page = Page::new(lang);
    let Checked { file, problem, measures, .. } = checked;
    let found = match (problem, measures) {
        (Some([ja, en]), _) => page.say(ja, en).to_owned(),
        (None, measures) => {
            let measures = measures.unwrap_or_default();
            page.say(&format!("壊れていません(施策 {measures} 件)"), &format!("sound ({measures} measures)"))
                .to_owned()
        }
    };
    page.line(&[], &[], &[span(TITLE, format!("{file}  {found}"))]);
    page.finish()
}
