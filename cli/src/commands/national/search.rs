//! `rashinban national search`

use super::{Body, files, filter};
use crate::answer::Answer;
use crate::arguments::national::Search;
use crate::commands::Document;
use crate::commands::register::figures;
use crate::failure::Failure;
use crate::table::{Side, Table};
use crate::text::{CODE, DIM, PLAIN, Page, span};
use rashinban::Lang;
use rashinban::national::{Collection, Filter, ImageError, Order};
use rashinban::register::{Measure, Status};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct Hits {
    query: String,
    total: usize,
    measures: Vec<Hit>,
}

#[derive(Debug, Serialize)]
struct Hit {
    number: usize,
    owner: Option<Body>,
    id: String,
    title: String,
    summary: String,
    status: Option<Status>,
    progress: Option<f32>,
    late: bool,
}

pub fn run(search: &Search, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let filter = filter(&search.which, &search.words)?;
    let collection = files::open(&search.file)?;
    let hits = hits(&collection, search, &filter).map_err(|error| files::image(&search.file, error))?;
    let found = hits.total > 0;
    let answer = if json { Document::answer(hits) } else { Answer::text(page(&hits, lang)) };
    Ok(if found { answer } else { answer.nothing_found() })
}

fn hits(collection: &Collection, search: &Search, filter: &Filter) -> Result<Hits, ImageError> {
    let (total, numbers) = first(collection, search, filter)?;
    let hit = |number| {
        let Measure { id, title, summary, status, .. } = collection.measure(number)?;
        Ok(Hit {
            number,
            owner: collection.owner(number)?.map(Body::of),
            id,
            title,
            summary,
            status,
            progress: collection.progress(number)?,
            late: collection.is_late(number)?,
        })
    };
    let measures = numbers.into_iter().map(hit).collect::<Result<_, _>>()?;
    Ok(Hits { query: search.words.join(" "), total, measures })
}

/// How many there are, and the first of them: in the order asked for, else those with the words in their titles before the
/// others.
fn first(
    collection: &Collection,
    search: &Search,
    filter: &Filter,
) -> Result<(usize, Vec<usize>), ImageError> {
    let numbers = collection.filter(filter)?;
    let first = match search.sort {
        Some(key) => {
            let order = Order { key: key.of_collections(), descending: search.descending };
            collection.sorted_first(&numbers, order, search.limit)?
        }
        None => collection.filter_first(filter, search.limit)?,
    };
    Ok((numbers.len(), first))
}

fn page(hits: &Hits, lang: Lang) -> String {
    let mut page = Page::new(lang);
    if !hits.measures.is_empty() {
        let heads = match lang {
            Lang::En => ["body", "id", "status", "progress", "measure"],
            _ => ["団体", "番号", "状況", "達成率", "施策"],
        };
        let sides = [Side::Left, Side::Left, Side::Left, Side::Right, Side::Left];
        let mut table = Table::new(&core::array::from_fn::<_, 5, _>(|at| (heads[at], sides[at])));
        for hit in &hits.measures {
            let owner = hit.owner.as_ref();
            table.row([
                span(PLAIN, owner.map_or("", |body| body.name.unwrap_or(&body.code))),
                span(CODE, &hit.id),
                span(PLAIN, hit.status.map_or("", |status| status.label(lang))),
                span(PLAIN, figures::percent(hit.progress.map(f64::from))),
                span(PLAIN, &hit.title),
            ]);
        }
        table.print(&mut page);
        page.plain("");
    }
    let (total, shown) = (hits.total, hits.measures.len());
    let line = match lang {
        Lang::En => format!("{total} measures, {shown} shown"),
        _ => format!("{total} 件のうち {shown} 件"),
    };
    page.line(&[], &[], &[span(DIM, line)]);
    page.finish()
}
