//! `rashinban register progress`

use super::{figures, files};
use crate::answer::Answer;
use crate::arguments::register::Progress as Arguments;
use crate::failure::Failure;
use crate::table::{Side, Table};
use crate::text::{CODE, DIM, PLAIN, Page, Span, TITLE, span};
use anstyle::{AnsiColor, Style};
use rashinban::Lang;
use rashinban::register::{self, Because, IndicatorProgress, Late, Pace, Progress, ProgressOptions, Rollup};

const LATE: Style = AnsiColor::Red.on_default();
const AHEAD: Style = AnsiColor::Green.on_default();

pub fn run(arguments: &Arguments, lang: Lang, json: bool) -> Result<Answer, Failure> {
    let register = files::open(&arguments.of.file, &arguments.of.reading)?;
    let mut options = ProgressOptions::default();
    options.as_of = arguments.of.as_of;
    options.tolerance = arguments.tolerance.unwrap_or(options.tolerance);
    let answer = register::progress(&register, &options);
    Ok(figures::answer(&answer, ["進捗", "Progress"], lang, json, write))
}

fn write(page: &mut Page, progress: &Progress) {
    let whole = whole(page, &progress.whole);
    page.line(&[], &[], &[span(PLAIN, whole)]);
    page.plain("");
    let mut table = Table::new(&match page.lang() {
        Lang::En => [
            ("id", Side::Left),
            ("progress", Side::Right),
            ("expected", Side::Right),
            ("pace", Side::Left),
            ("measure and indicators", Side::Left),
        ],
        _ => [
            ("番号", Side::Left),
            ("達成率", Side::Right),
            ("予定", Side::Right),
            ("進み具合", Side::Left),
            ("施策と指標", Side::Left),
        ],
    });
    for measure in &progress.measures {
        table.row([
            span(CODE, &measure.id),
            span(TITLE, figures::percent(measure.progress)),
            span(PLAIN, figures::percent(measure.expected)),
            pace(page, measure.pace),
            span(TITLE, &measure.title),
        ]);
        for indicator in &measure.indicators {
            table.row([
                span(PLAIN, ""),
                span(PLAIN, figures::percent(indicator.achievement.map(|achievement| achievement.percent))),
                span(PLAIN, figures::percent(indicator.pace.expected)),
                pace(page, indicator.pace.pace),
                span(PLAIN, format!("  {}", told(page, indicator))),
            ]);
        }
    }
    table.print(page);
    late(page, &progress.late);
}

fn whole(page: &Page, rollup: &Rollup) -> String {
    let progress = figures::percent(rollup.progress);
    let pace = rollup.pace;
    let counts = [
        (Pace::Ahead, pace.ahead),
        (Pace::OnTrack, pace.on_track),
        (Pace::Behind, pace.behind),
        (Pace::NotEvaluable, pace.not_evaluable),
    ]
    .map(|(pace, count)| format!("{} {count}", pace.label(page.lang())))
    .join(page.say("、", ", "));
    match page.lang() {
        Lang::En => format!(
            "whole {progress} from {} measures ({} left out); {counts}",
            rollup.counted, rollup.left_out
        ),
        _ => format!(
            "全体 {progress}({} 施策の平均、{} 施策は数値なし)  {counts}",
            rollup.counted, rollup.left_out
        ),
    }
}

/// 利用率  8 → 49.5 / 60 %, or why there is no figure.
fn told(page: &Page, indicator: &IndicatorProgress) -> String {
    let unit = indicator.unit.as_deref().unwrap_or_default();
    let value = |value: Option<f64>| value.map_or_else(|| "−".to_owned(), figures::number);
    let target = indicator.target.as_ref();
    let target = target.and_then(|target| target.text.clone().or_else(|| target.value.map(figures::number)));
    let way = format!(
        "{} → {} / {} {unit}",
        value(indicator.baseline.map(|baseline| baseline.value)),
        value(indicator.actual.map(|actual| actual.value)),
        target.unwrap_or_else(|| "−".to_owned()),
    );
    let reasons: Vec<&str> =
        indicator.not_evaluable.iter().map(|Because { text, .. }| page.say(&text.ja, &text.en)).collect();
    format!("{}  {}  {}", indicator.name, way.trim_end(), reasons.join("")).trim_end().to_owned()
}

fn pace(page: &Page, pace: Pace) -> Span {
    let style = match pace {
        Pace::Behind => LATE,
        Pace::Ahead => AHEAD,
        Pace::NotEvaluable => DIM,
        Pace::OnTrack => PLAIN,
    };
    span(style, pace.label(page.lang()))
}

fn late(page: &mut Page, late: &[Late]) {
    if late.is_empty() {
        return;
    }
    page.plain("");
    let title = page.say("遅れているもの", "What is late").to_owned();
    page.line(&[], &[], &[span(TITLE, format!("{title} ({})", late.len()))]);
    let mut table = Table::new(&match page.lang() {
        Lang::En => [("id", Side::Left), ("reason", Side::Left), ("measure and why", Side::Left)],
        _ => [("番号", Side::Left), ("理由", Side::Left), ("施策と説明", Side::Left)],
    });
    for late in late {
        let what = late.indicator.as_ref().or(late.milestone.as_ref());
        let what = what.map(|what| format!("・{what}")).unwrap_or_default();
        let text = page.say(&late.text.ja, &late.text.en);
        table.row([
            span(CODE, &late.measure),
            span(LATE, late.reason.label(page.lang())),
            span(PLAIN, format!("{}{what}  {text}", late.title)),
        ]);
    }
    table.print(page);
}
