//! `rashinban register good-practice`

use super::{figures, files};
use crate::answer::Answer;
use crate::arguments::register::GoodPractice as Arguments;
use crate::failure::Failure;
use crate::table::{Side, Table};
use crate::text::{CODE, PLAIN, Page, span};
use rashinban::Lang;
use rashinban::register::{self, GoodPractice, GoodPracticeOptions, Register};

pub fn run(arguments: &Arguments, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let mut options = GoodPracticeOptions::default();
    options.item = Some(arguments.item.parse()?);
    options.as_of = arguments.as_of;
    let registers = files::open_all(&arguments.files, &arguments.reading)?;
    let registers: Vec<&Register> = registers.iter().collect();
    let answer = register::good_practice(&registers, &options)?;
    Ok(figures::answer(&answer, ["優良事例", "Good practice"], lang, json, write))
}

fn write(page: &mut Page, practice: &GoodPractice) {
    page.plain("");
    let mut table = Table::new(&match page.lang() {
        Lang::En => [
            ("rank", Side::Right),
            ("of", Side::Left),
            ("id", Side::Left),
            ("progress", Side::Right),
            ("evidence", Side::Right),
            ("measure", Side::Left),
        ],
        _ => [
            ("順位", Side::Right),
            ("団体", Side::Left),
            ("番号", Side::Left),
            ("達成率", Side::Right),
            ("根拠", Side::Right),
            ("施策", Side::Left),
        ],
    });
    for row in &practice.ranking {
        table.row([
            span(PLAIN, row.rank.to_string()),
            span(PLAIN, row.owner.name.as_deref().unwrap_or("")),
            span(CODE, &row.id),
            span(PLAIN, figures::percent(row.progress)),
            span(PLAIN, row.evidence.to_string()),
            span(PLAIN, &row.title),
        ]);
    }
    table.print(page);
}
