//! `rashinban national count`

use super::{Body, files, filter};
use crate::answer::Answer;
use crate::arguments::national::{Count, Dimension};
use crate::commands::Document;
use crate::commands::register::figures;
use crate::failure::Failure;
use crate::table::{Side, Table};
use crate::text::{PLAIN, Page, span};
use rashinban::Lang;
use rashinban::national::{Cell, Member};
use rashinban::register::{LocalGovernment, LocalGovernmentCode};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct Counts {
    dimensions: [&'static str; 2],
    cells: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    /// The words of the members; null for measures that do not say.
    members: [Option<String>; 2],
    measures: usize,
    late: usize,
    late_share: f64,
    progress: Option<f64>,
    prefectures: usize,
    prefecture_share: f64,
    municipalities: usize,
    municipality_share: f64,
}

impl Row {
    fn of(cell: &Cell) -> Self {
        Self {
            members: cell.members.map(word),
            measures: cell.measures,
            late: cell.late,
            late_share: cell.late_share(),
            progress: cell.progress,
            prefectures: cell.prefectures,
            prefecture_share: cell.prefecture_share(),
            municipalities: cell.municipalities,
            municipality_share: cell.municipality_share(),
        }
    }
}

/// What programs call a member.
fn word(member: Member) -> Option<String> {
    match member {
        Member::Item(item) => Some(item.to_string()),
        Member::Status(status) => status.map(|status| status.to_string()),
        Member::Stage(stage) => stage.map(|stage| stage.to_string()),
        Member::Prefecture(number) => number.and_then(prefecture).map(|body| body.code().to_string()),
        Member::Owner(code) => code.map(|code| code.to_string()),
        _ => None,
    }
}

/// What people call it.
fn shown(member: Member, page: &Page) -> String {
    let lang = page.lang();
    let named = match member {
        Member::Item(item) => Some(format!("{item} {}", item.label(lang))),
        Member::Status(status) => status.map(|status| status.label(lang).to_owned()),
        Member::Stage(stage) => stage.map(|stage| stage.label(lang).to_owned()),
        Member::Prefecture(number) => number.and_then(prefecture).map(|body| body.name().to_owned()),
        Member::Owner(code) => code.map(|code| Body::shown(Some(code))),
        _ => None,
    };
    named.unwrap_or_else(|| page.say("(なし)", "(none)").to_owned())
}

fn prefecture(number: u8) -> Option<LocalGovernment> {
    LocalGovernment::by_code(LocalGovernmentCode::from_five_digits(u32::from(number) * 1000)?)
}

pub fn run(count: &Count, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let filter = filter(&count.which, &count.words)?;
    let collection = files::open(&count.file)?;
    let dimensions = [count.rows, count.columns];
    let cells = collection
        .aggregate(dimensions.map(Dimension::of_collections), &filter)
        .map_err(|error| files::image(&count.file, error))?;
    Ok(if json {
        let dimensions = dimensions.map(|dimension| dimension.label(Lang::En));
        Document::answer(Counts { dimensions, cells: cells.iter().map(Row::of).collect() })
    } else {
        Answer::text(page(dimensions, &cells, lang))
    })
}

fn page(dimensions: [Dimension; 2], cells: &[Cell], lang: Lang) -> String {
    let mut page = Page::new(lang);
    let [rows, columns] = dimensions.map(|dimension| dimension.label(lang));
    let [measures, late, progress, prefectures, municipalities] = match lang {
        Lang::En => ["measures", "late", "progress", "prefectures", "municipalities"],
        _ => ["施策", "遅れ", "達成率", "実施率(都道府県)", "実施率(市区町村)"],
    };
    let mut table = Table::new(&[
        (rows, Side::Left),
        (columns, Side::Left),
        (measures, Side::Right),
        (late, Side::Right),
        (progress, Side::Right),
        (prefectures, Side::Right),
        (municipalities, Side::Right),
    ]);
    let share = |share: f64| figures::percent(Some(100.0 * share));
    for cell in cells {
        let [row, column] = cell.members.map(|member| shown(member, &page));
        table.row([
            span(PLAIN, row),
            span(PLAIN, column),
            span(PLAIN, cell.measures.to_string()),
            span(PLAIN, share(cell.late_share())),
            span(PLAIN, figures::percent(cell.progress)),
            span(PLAIN, share(cell.prefecture_share())),
            span(PLAIN, share(cell.municipality_share())),
        ]);
    }
    table.print(&mut page);
    page.finish()
}
