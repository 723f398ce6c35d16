//! Answers, figures and days for people.

use crate::answer::Answer;
use crate::text::{DIM, PLAIN, Page, TITLE, span};
use rashinban::Lang;
use rashinban::register::{self, Date};
use serde::Serialize;

/// 62.2%, or − where there is no figure.
pub fn percent(value: Option<f64>) -> String {
    value.map_or_else(|| "−".to_owned(), |value| format!("{value:.1}%"))
}

/// A number as it was measured.
pub fn number(value: f64) -> String {
    format!("{value}")
}

/// An answer as its JSON document, or as a page with what it says of itself around it.
pub fn answer<T: Serialize>(
    answer: &register::Answer<T>,
    [ja, en]: [&str; 2],
    lang: Lang,
    json: bool,
    write: impl FnOnce(&mut Page, &T),
) -> Answer {
    if json {
        return Answer::json(answer);
    }
    let mut page = Page::new(lang);
    let title = page.say(ja, en).to_owned();
    heading(&mut page, &title, answer);
    write(&mut page, &answer.answer);
    attribution(&mut page, answer);
    Answer::text(page.finish())
}

/// A line of its own under an empty one.
pub fn title(page: &mut Page, ja: &str, en: &str, count: usize) {
    page.plain("");
    let line = format!("{} ({count})", page.say(ja, en));
    page.line(&[], &[], &[span(TITLE, line)]);
}

/// What an answer says of itself: its day, what was counted, and the newer edition.
fn heading<T>(page: &mut Page, title: &str, answer: &register::Answer<T>) {
    let day = |date: Option<Date>| {
        date.map_or_else(|| page.say("なし", "none").to_owned(), |date| date.to_string())
    };
    let counts = answer.counts;
    let mut line = match page.lang() {
        Lang::En => {
            format!(
                "as of {}; {} of {} measures",
                day(answer.as_of),
                counts.measures_counted,
                counts.measures
            )
        }
        _ => format!(
            "時点 {}、施策 {} 件のうち {} 件",
            day(answer.as_of),
            counts.measures,
            counts.measures_counted
        ),
    };
    if counts.indicators > 0 {
        let indicators = match page.lang() {
            Lang::En => format!(", {} of {} indicators", counts.indicators_counted, counts.indicators),
            _ => format!("、指標 {} 個のうち {} 個から", counts.indicators, counts.indicators_counted),
        };
        line.push_str(&indicators);
    }
    page.line(&[], &[], &[span(TITLE, title), span(PLAIN, "  "), span(DIM, line)]);
}

/// The line that the plan's licence asks for.
fn attribution<T>(page: &mut Page, answer: &register::Answer<T>) {
    let line = page.say(&answer.attribution.ja, &answer.attribution.en).to_owned();
    page.plain("");
    page.line(&[], &[], &[span(DIM, line)]);
}
