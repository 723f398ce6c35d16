//! `rashinban register rating`

use super::{figures, files};
use crate::answer::Answer;
use crate::arguments::register::OneFile;
use crate::failure::Failure;
use crate::table::{Side, Table};
use crate::text::{CODE, PLAIN, Page, span};
use rashinban::Lang;
use rashinban::register::{self, Rating, RatingOptions};

pub fn run(of: &OneFile, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let register = files::open(&of.file, &of.reading)?;
    let mut options = RatingOptions::default();
    options.as_of = of.as_of;
    let answer = register::rating(&register, &options);
    Ok(figures::answer(&answer, ["評価", "Ratings"], lang, json, write))
}

fn write(page: &mut Page, rating: &Rating) {
    page.plain("");
    let mut levels = Table::new(&match page.lang() {
        Lang::En => [("level", Side::Left), ("given", Side::Right), ("by the figures", Side::Right)],
        _ => [("段階", Side::Left), ("自治体の評価", Side::Right), ("達成率から", Side::Right)],
    });
    for level in &rating.levels {
        levels.row(
            [&level.label, &level.given.to_string(), &level.earned.to_string()].map(|cell| span(PLAIN, cell)),
        );
    }
    levels.print(page);
    page.plain("");
    let mut measures = Table::new(&match page.lang() {
        Lang::En => [
            ("id", Side::Left),
            ("given", Side::Left),
            ("earned", Side::Left),
            ("progress", Side::Right),
            ("measure and verdict", Side::Left),
        ],
        _ => [
            ("番号", Side::Left),
            ("評価", Side::Left),
            ("達成率から", Side::Left),
            ("達成率", Side::Right),
            ("施策と比較", Side::Left),
        ],
    });
    for measure in &rating.measures {
        let text = page.say(&measure.text.ja, &measure.text.en);
        measures.row([
            span(CODE, &measure.id),
            span(PLAIN, measure.given.as_deref().unwrap_or("")),
            span(PLAIN, measure.earned.as_deref().unwrap_or("")),
            span(PLAIN, figures::percent(measure.progress)),
            span(PLAIN, format!("{}  {text}", measure.title)),
        ]);
    }
    measures.print(page);
}
