//! `rashinban edition`

use super::{Document, newer_editions};
use crate::answer::Answer;
use crate::text::{CODE, DIM, PLAIN, Page, TITLE, padded, span, width};
use rashinban::{ATTRIBUTION_EN, ATTRIBUTION_JA, Edition, Lang};
use serde::Serialize;

pub fn run(lang: Lang, json: bool) -> Answer {
    if json {
        return Document::answer(History {
            is_newest: Edition::CARRIED.is_newest(),
            newest: Edition::NEWEST,
            editions: Edition::ALL.iter().copied().map(Known::of).collect(),
        });
    }
    let mut page = Page::new(lang);
    let heads =
        [page.say("版", "Edition"), page.say("閣議決定", "Decided on"), page.say("収録・確認", "Status")];
    let columns = [heads[0].len().max(7), width(heads[1]).max(10)];
    let row = |page: &mut Page, cells: [&str; 3], style| {
        let head = [
            span(style, padded(cells[0], columns[0])),
            span(PLAIN, "  "),
            span(PLAIN, padded(cells[1], columns[1])),
        ];
        page.line(&head, &[], &[span(PLAIN, "  "), span(PLAIN, cells[2])]);
    };
    row(&mut page, heads, TITLE);
    for edition in Edition::ALL {
        let status = if edition.is_carried() {
            page.say("収録", "carried")
        } else if edition.is_confirmed() {
            ""
        } else {
            page.say("政府の資料では未確認", "not confirmed by the government's own pages")
        };
        row(&mut page, [edition.name(), edition.decided_on(), status], CODE);
    }
    page.plain("");
    page.plain(&newest(lang));
    page.plain("");
    let attribution = page.say(ATTRIBUTION_JA, ATTRIBUTION_EN);
    page.line(&[], &[], &[span(DIM, attribution)]);
    Answer::text(page.finish())
}

/// Whether the carried edition is the newest that is known.
pub fn newest(lang: Lang) -> String {
    let carried = Edition::CARRIED;
    let names = |divider: &str, unconfirmed: &str| {
        let name = |edition: Edition| {
            if edition.is_confirmed() {
                edition.name().to_owned()
            } else {
                format!("{edition} {unconfirmed}")
            }
        };
        newer_editions().map(name).collect::<Vec<_>>().join(divider)
    };
    match (lang == Lang::En, carried.is_newest()) {
        (false, true) => format!("{carried} 年版が最新です。"),
        (false, false) => {
            format!("{carried} 年版です。この版より新しい版があります: {}", names("、", "(未確認)"))
        }
        (true, true) => format!("{carried} is the newest edition."),
        (true, false) => {
            format!("This is {carried}. There are newer editions: {}", names(", ", "(unconfirmed)"))
        }
    }
}

#[derive(Serialize)]
struct History {
    is_newest: bool,
    newest: Edition,
    editions: Vec<Known>,
}

#[derive(Serialize)]
struct Known {
    id: Edition,
    decided_on: &'static str,
    superseded_by: Option<Edition>,
    carried: bool,
    confirmed: bool,
}

impl Known {
    fn of(edition: Edition) -> Self {
        Self {
            id: edition,
            decided_on: edition.decided_on(),
            superseded_by: edition.superseded_by(),
            carried: edition.is_carried(),
            confirmed: edition.is_confirmed(),
        }
    }
}
