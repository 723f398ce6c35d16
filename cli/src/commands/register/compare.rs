//! `rashinban register compare`

use super::{figures, files};
use crate::answer::Answer;
use crate::arguments::register::Compare as Arguments;
use crate::failure::Failure;
use crate::table::{Side, Table};
use crate::text::{CODE, PLAIN, Page, label, span};
use rashinban::Lang;
use rashinban::register::{self, CompareOptions, Comparison, Register};

pub fn run(arguments: &Arguments, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let mut options = CompareOptions::default();
    options.as_of = arguments.as_of;
    let registers = files::open_all(&arguments.files, &arguments.reading)?;
    let registers: Vec<&Register> = registers.iter().collect();
    let answer = register::compare(&registers, &options)?;
    Ok(figures::answer(&answer, ["他団体との比較", "Comparison"], lang, json, write))
}

fn write(page: &mut Page, comparison: &Comparison) {
    let lang = page.lang();
    page.plain("");
    let mut figures_table = Table::new(&match lang {
        Lang::En => [
            ("own", Side::Right),
            ("others", Side::Right),
            ("difference", Side::Right),
            ("figure", Side::Left),
        ],
        _ => [("自団体", Side::Right), ("他団体", Side::Right), ("差", Side::Right), ("数", Side::Left)],
    });
    let number = |value: Option<f64>| value.map_or_else(|| "−".to_owned(), figures::number);
    for figure in &comparison.figures {
        figures_table.row([
            span(PLAIN, number(figure.own)),
            span(PLAIN, number(figure.others)),
            span(PLAIN, figure.difference.map_or_else(|| "−".to_owned(), |value| format!("{value:+}"))),
            span(PLAIN, figure.figure.label(lang)),
        ]);
    }
    figures_table.print(page);
    page.plain("");
    let mut items = Table::new(&match lang {
        Lang::En => [
            ("code", Side::Left),
            ("own measures", Side::Right),
            ("doing it", Side::Right),
            ("item", Side::Left),
        ],
        _ => [
            ("コード", Side::Left),
            ("自団体の施策", Side::Right),
            ("行う団体", Side::Right),
            ("項目", Side::Left),
        ],
    });
    for item in comparison.items.iter().filter(|item| item.doing > 0) {
        let own = item.peers.first().map_or(0, |own| own.measures);
        items.row([
            span(CODE, item.item.code_str()),
            span(PLAIN, own.to_string()),
            span(PLAIN, format!("{}/{}", item.doing, item.peers.len())),
            span(PLAIN, label(item.item, lang)),
        ]);
    }
    items.print(page);
}
