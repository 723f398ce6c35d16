//! Files to start from.

use super::cell::Cell;
use super::writing::{Head, Layout, Table};
use crate::register::Content;
use crate::register::columns::{FINDING, Headers, Meaning};
use alloc::{
    borrow::ToOwned as _,
    string::{String, ToString as _},
    vec,
    vec::Vec,
};

/// What both layouts begin with: the columns, each with what an example has in it.
const MEASURE: &[(&str, &str)] = &[
    ("施策番号", "A01"),
    ("施策名", "行政手続のオンライン化"),
    ("概要", "よく使われる手続から順に、スマートフォンで申請できるようにする。"),
    ("団体コード", "131016"),
    ("団体名", "千代田区"),
    ("所管課", "情報政策課"),
    ("開始日", "2025-04-01"),
    ("終了日", "2028-03-31"),
    ("状況", "実施中"),
    ("主に該当する項目", "I02-05"),
    ("連携する項目", "P03-01、I03-05"),
    ("P03-01 デジタルファースト", "満たしている"),
    ("P03-02 ワンスオンリー", "一部満たしている"),
    ("P03-03 コネクテッド・ワンストップ", "未評価"),
    ("P03-01の根拠", "オンライン手続の一覧"),
];

const WIDE: &[(&str, &str)] = &[
    ("指標名1", "オンラインで申請できる手続の割合"),
    ("指標の種類1", "進捗"),
    ("単位1", "%"),
    ("基準値1", "22.5"),
    ("基準日1", "2025-03-31"),
    ("目標値1", "80"),
    ("目標日1", "2028-03-31"),
    ("実績値1-1", "41"),
    ("実績日1-1", "2026-03-31"),
    ("実績値1-2", ""),
    ("実績日1-2", ""),
    ("指標名2", "利用者の満足度"),
    ("指標の種類2", "満足度"),
    ("単位2", "%"),
    ("基準値2", ""),
    ("基準日2", ""),
    ("目標値2", "90"),
    ("目標日2", "2028-03-31"),
    ("実績値2-1", "76.5"),
    ("実績日2-1", "2026-03-31"),
    ("実績値2-2", ""),
    ("実績日2-2", ""),
];

const LONG: &[(&str, &str)] = &[
    ("指標名", "オンラインで申請できる手続の割合"),
    ("指標の種類", "進捗"),
    ("単位", "%"),
    ("基準値", "22.5"),
    ("基準日", "2025-03-31"),
    ("目標値", "80"),
    ("目標日", "2028-03-31"),
    ("実績日", "2026-03-31"),
    ("実績値", "41"),
];

/// The second row of the long example: another year of the same indicator.
const LATER: &[(&str, &str)] = &[("実績日", "2027-03-31"), ("実績値", "58.3")];

const REST: &[(&str, &str)] = &[
    ("評価", "A"),
    ("工程1", "手数料のオンライン納付を始める"),
    ("工程の期限1", "2026-09-30"),
    ("工程の完了日1", ""),
    ("見直し予定日1", "2026-05-31"),
    ("見直し実施日1", ""),
    ("見直しの結果1", ""),
    ("根拠1", "DX推進計画"),
    ("根拠のURL1", "https://www.example.lg.jp/dx/"),
    ("統合先", ""),
    ("備考", "列を足しても、そのまま残ります"),
];

/// The columns of a layout, and the rows of an example.
pub(super) fn table(layout: Layout) -> Table {
    let middle = if layout == Layout::Long { LONG } else { WIDE };
    let columns: Vec<(Head, &str)> = [MEASURE, middle, REST]
        .concat()
        .into_iter()
        .map(|(name, example)| (head(name, &Headers::new()), example))
        .collect();
    let first: Vec<Option<Cell>> = columns.iter().map(|(head, example)| cell(head, example)).collect();
    let mut rows = vec![first];
    if layout == Layout::Long {
        let later = |(head, example): &(Head, &str)| {
            let other = LATER.iter().find(|(name, _)| *name == head.name).map(|(_, example)| *example);
            cell(head, other.unwrap_or(example))
        };
        rows.push(columns.iter().map(later).collect());
    }
    Table { columns: columns.into_iter().map(|(head, _)| head).collect(), rows }
}

fn head(name: &str, headers: &Headers) -> Head {
    let content = match headers.meaning(name) {
        Some(Meaning::Column(column, _)) => Some(column.content),
        Some(Meaning::Principle(_)) => Some(FINDING),
        Some(_) => Some(Content::Text),
        None => None,
    };
    Head { name: name.to_owned(), content }
}

fn cell(head: &Head, text: &str) -> Option<Cell> {
    if text.is_empty() {
        return None;
    }
    let number = || text.parse().ok().map(Cell::Number);
    let date = || text.parse().ok().map(Cell::Date);
    match head.content {
        Some(Content::Number) => number(),
        Some(Content::Date) => date(),
        _ => None,
    }
    .or_else(|| Some(Cell::Text(text.to_owned())))
}

/// What to write in each column, as a table.
pub(super) fn guide(of: &Table) -> Table {
    let text = |text: &str| Some(Cell::Text(text.to_string())).filter(|_| !text.is_empty());
    let rows = of.columns.iter().map(|head| {
        let (what, words) = match head.content {
            Some(Content::Number) => ("数。単位は単位の列へ", String::new()),
            Some(Content::Date) => ("日付。2026-03-31、令和8年3月31日、令和7年度末のどれでも", String::new()),
            Some(Content::Code) => ("コード。いくつもあるときは「、」で区切る", String::new()),
            Some(Content::Word(list)) => {
                let labels: Vec<&str> = list.iter().map(|[_, label]| *label).collect();
                ("右の語から選ぶ", labels.join("、"))
            }
            Some(Content::Text | Content::Json) => ("文", String::new()),
            None => ("この列は消しても、ほかの列を足してもよい", String::new()),
        };
        vec![text(&head.name), text(what), text(&words)]
    });
    let column = |name: &str| Head { name: name.to_owned(), content: Some(Content::Text) };
    Table { rows: rows.collect(), columns: ["列", "書くもの", "選べる語"].map(column).into() }
}
