//! `rashinban register indicators`

use super::{figures, files};
use crate::answer::Answer;
use crate::arguments::register::OneFile;
use crate::failure::Failure;
use crate::table::{Side, Table};
use crate::text::{CODE, PLAIN, Page, span};
use rashinban::Lang;
use rashinban::register::{self, Indicators, IndicatorsOptions};

pub fn run(of: &OneFile, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let register = files::open(&of.file, &of.reading)?;
    let mut options = IndicatorsOptions::default();
    options.as_of = of.as_of;
    let answer = register::indicators(&register, &options);
    Ok(figures::answer(&answer, ["指標の推移", "Indicators over time"], lang, json, write))
}

fn write(page: &mut Page, indicators: &Indicators) {
    page.plain("");
    let lang = page.lang();
    let mut table = Table::new(&match lang {
        Lang::En => [
            ("id", Side::Left),
            ("kind", Side::Left),
            ("trend", Side::Left),
            ("change", Side::Right),
            ("indicator and values", Side::Left),
        ],
        _ => [
            ("番号", Side::Left),
            ("種類", Side::Left),
            ("見直しから", Side::Left),
            ("差", Side::Right),
            ("指標と値", Side::Left),
        ],
    });
    for series in &indicators.series {
        let values: Vec<String> = series.points.iter().map(|point| figures::number(point.value)).collect();
        let unit = series.unit.as_deref().unwrap_or_default();
        let reason = series
            .reason
            .as_ref()
            .map(|reason| page.say(&reason.text.ja, &reason.text.en))
            .unwrap_or_default();
        table.row([
            span(CODE, &series.measure),
            span(PLAIN, series.kind.map(|kind| kind.label(lang)).unwrap_or_default()),
            span(PLAIN, series.trend.label(lang)),
            span(PLAIN, series.change.map(|change| format!("{change:+}")).unwrap_or_default()),
            span(PLAIN, format!("{}  {} {unit}  {reason}", series.name, values.join(" → ")).trim_end()),
        ]);
    }
    table.print(page);
    let without = indicators.without.len();
    figures::title(page, "これらの指標の無い施策", "Measures without such an indicator", without);
    for measure in &indicators.without {
        page.line(
            &[span(CODE, &measure.id), span(PLAIN, "  ")],
            &[span(PLAIN, "    ")],
            &[span(PLAIN, &measure.title)],
        );
    }
}
