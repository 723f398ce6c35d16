use super::{Material, Pen, Word, figures};
use crate::register::{Indicator, IndicatorKind, Measure, Measurement, Series};
use alloc::vec::Vec;

type Card<'a> = (&'a Measure, &'a Indicator, Vec<Measurement>);

pub fn write(pen: &mut Pen, material: &Material) {
    let (published, others): (Vec<Card>, Vec<Card>) = cards(material).partition(|(_, indicator, _)| {
        matches!(indicator.kind, Some(IndicatorKind::Satisfaction | IndicatorKind::UsageRate))
    });
    if published.is_empty() && others.is_empty() {
        pen.paragraph("", Word::IndicatorsNone, &[]);
        return;
    }
    pen.paragraph("", Word::LinesExplained, &[]);
    for (title, cards) in [(Word::SatisfactionAndUsage, published), (Word::OtherIndicators, others)] {
        if cards.is_empty() {
            continue;
        }
        pen.heading(2).word(title).html.close().open("ul").class("rashinban-cards");
        for (measure, indicator, values) in cards {
            let series = material.indicators.answer.series.iter();
            let same = |series: &&Series| series.measure == measure.id && series.name == indicator.name;
            card(pen, measure, indicator, &values, series.clone().find(same));
        }
        pen.html.close();
    }
}

/// Every indicator that was measured up to the day, with its values in the order of their days, those without one last; a
/// baseline that has a day begins them.
fn cards<'a>(material: &Material<'a>) -> impl Iterator<Item = Card<'a>> {
    let day = material.progress.as_of;
    let of = |measure: &'a Measure| measure.indicators.iter().map(move |indicator| (measure, indicator));
    material.measures().flat_map(of).filter_map(move |(measure, indicator)| {
        let known = |m: &&Measurement| m.date.is_none_or(|date| day.is_none_or(|day| date <= day));
        let mut values: Vec<Measurement> = indicator.measurements.iter().filter(known).copied().collect();
        values.sort_by_key(|measured| (measured.date.is_none(), measured.date));
        let first = values.first()?.date;
        let baseline = indicator
            .baseline
            .filter(|baseline| baseline.date.is_some_and(|day| first.is_none_or(|first| day < first)));
        values.splice(0..0, baseline);
        Some((measure, indicator, values))
    })
}

fn card(
    pen: &mut Pen,
    measure: &Measure,
    indicator: &Indicator,
    values: &[Measurement],
    change: Option<&Series>,
) {
    let unit = indicator.unit.as_deref();
    let target = indicator.target.as_ref();
    pen.html.open("li").class("rashinban-card").open("div").class("rashinban-card__head");
    pen.heading(3).html.class("rashinban-card__title");
    pen.foreign(&indicator.name).html.close();
    if let Some(kind) = indicator.kind {
        pen.chip(kind.label(pen.lang));
    }
    pen.html.close().open("p").class("rashinban-card__measure");
    pen.measure(&measure.id, &measure.title).html.close();
    pen.html.open("div").class("rashinban-card__body").open("div").class("rashinban-card__picture");
    if let Some(newest) = values.last() {
        pen.html.open("p").class("rashinban-card__newest");
        pen.value(newest.value, unit);
        if let Some(target) = target {
            pen.html.text(" ").open("span").class("rashinban-sub");
            pen.word(Word::Target).html.text(" ");
            pen.target(target, unit).html.close();
        }
        pen.html.close();
    }
    if let Some(change) = change {
        trend(pen, change);
    }
    if values.len() > 1 {
        pen.sparkline(values, target.and_then(|target| target.value));
    }
    pen.html.close();
    series(pen, indicator, values);
    pen.html.close();
    if let Some(source) = &indicator.source {
        pen.html.open("p").class("rashinban-sub");
        pen.word(Word::Source).html.text(": ");
        pen.foreign(source).html.close();
    }
    pen.html.close();
}

/// What changed since the last review, or why that cannot be said.
fn trend(pen: &mut Pen, series: &Series) {
    pen.html.open("p").class("rashinban-trend").attr("data-trend", series.trend.name());
    match (series.change, series.since) {
        (Some(change), Some(since)) => {
            let since = figures::day(since, pen.lang);
            pen.sentence(Word::SinceReview, &[("date", &since)]).html.text(" ");
            pen.html.open("span").class("rashinban-value").text(&figures::signed(change));
            if let Some(unit) = &series.unit {
                pen.foreign(unit);
            }
            pen.html.close().text(" ");
            pen.chip(series.trend.label(pen.lang));
        }
        _ => {
            if let Some(reason) = &series.reason {
                pen.says(&reason.text);
            }
        }
    }
    pen.html.close();
}

/// The values as a table.
fn series(pen: &mut Pen, indicator: &Indicator, values: &[Measurement]) {
    pen.html.open("table").class("rashinban-series").open("caption").class("rashinban-hidden");
    pen.foreign(&indicator.name).html.close().open("thead").open("tr");
    for column in [Word::Day, Word::Value] {
        pen.html.open("th").attr("scope", "col");
        pen.word(column).html.close();
    }
    pen.html.close().close().open("tbody");
    for measured in values {
        pen.html.open("tr").open("th").attr("scope", "row");
        match measured.date {
            Some(date) => pen.small_date(date),
            None => pen.word(Word::Undated),
        };
        if indicator.baseline == Some(*measured) {
            pen.html.text(" ");
            pen.word(Word::Baseline);
        }
        pen.html.close().open("td");
        pen.value(measured.value, indicator.unit.as_deref()).html.close().close();
    }
    pen.html.close().close();
}
