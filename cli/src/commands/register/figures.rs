//! Figures and days for people.

use crate::text::{DIM, PLAIN, Page, span};
use rashinban::register::{Answer, Date};

/// 62.2%, or − where there is no figure.
pub fn percent(value: Option<f64>) -> String {
    value.map_or_else(|| "−".to_owned(), |value| format!("{value:.1}%"))
}

/// A number as it was measured.
pub fn number(value: f64) -> String {
    format!("{value}")
}

/// What an answer says of itself: its day, what was counted, and the newer edition.
pub fn heading<T>(page: &mut Page, title: &str, answer: &Answer<T>) {
    let day = |date: Option<Date>| {
        date.map_or_else(|| page.say("なし", "none").to_owned(), |date| date.to_string())
    };
    let counts = answer.counts;
    let line = match page.lang() {
        rashinban::Lang::En => format!(
            "as of {}; {} of {} measures, {} of {} indicators",
            day(answer.as_of),
            counts.measures_counted,
            counts.measures,
            counts.indicators_counted,
            counts.indicators
        ),
        _ => format!(
            "時点 {}、施策 {} 件のうち {} 件、指標 {} 個のうち {} 個から",
            day(answer.as_of),
            counts.measures,
            counts.measures_counted,
            counts.indicators,
            counts.indicators_counted
        ),
    };
    page.line(&[], &[], &[span(crate::text::TITLE, title), span(PLAIN, "  "), span(DIM, line)]);
}

/// The line that the plan's licence asks for.
pub fn attribution<T>(page: &mut Page, answer: &Answer<T>) {
    let line = page.say(&answer.attribution.ja, &answer.attribution.en).to_owned();
    page.plain("");
    page.line(&[], &[], &[span(DIM, line)]);
}
