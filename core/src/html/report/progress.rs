use super::{Material, Pen, Word, figures};
use crate::register::{
    Because, IndicatorProgress, Late, Measure, MeasureProgress, NotEvaluable, Pace, Status, Target,
    YearProgress,
};
use alloc::{string::ToString as _, vec::Vec};

pub fn write(pen: &mut Pen, material: &Material) {
    late(pen, material);
    measures(pen, material);
    years(pen, &material.progress.answer.years);
}

fn late(pen: &mut Pen, material: &Material) {
    let list = &material.progress.answer.late;
    pen.heading(2).word(Word::Late).html.close();
    let Some(day) = material.progress.as_of else {
        pen.paragraph("", Word::LateUnknown, &[]);
        return;
    };
    let day = figures::day(day, pen.lang);
    if list.is_empty() {
        pen.paragraph("", Word::LateNone, &[("date", &day)]);
        return;
    }
    let columns = [Word::Measure, Word::LateWhat, Word::Reason, Word::LateSince];
    let caption = pen.filled(Word::LateCaption, &[("date", &day), ("count", &list.len().to_string())]);
    pen.table(&caption, &columns);
    for one in list {
        late_row(pen, one);
    }
    pen.end_table();
}

fn late_row(pen: &mut Pen, late: &Late) {
    pen.row().row_head().measure(&late.measure, &late.title).html.close();
    pen.cell(Word::LateWhat);
    match (&late.indicator, &late.milestone) {
        (Some(name), _) => pen.word(Word::Indicator).foreign_in_quotes(name),
        (None, Some(name)) => pen.word(Word::Milestone).foreign_in_quotes(name),
        (None, None) => pen.word(Word::WholeMeasure),
    };
    pen.html.close();
    let reason = late.reason.label(pen.lang);
    pen.cell(Word::Reason).chip(reason).html.text(" ");
    pen.says(&late.text).html.close();
    pen.cell(Word::LateSince);
    if let Some(since) = late.since {
        pen.date(since);
    }
    if let Some(days) = late.days {
        pen.html.open("span").class("rashinban-reason");
        pen.sentence(Word::Days, &[("days", &figures::number(days.into()))]).html.close();
    }
    pen.html.close().close();
}

/// The measures, those with something late first; among them those that are behind.
fn measures(pen: &mut Pen, material: &Material) {
    let answer = &material.progress.answer;
    pen.heading(2).word(Word::PerMeasure).html.close();
    let mut rows: Vec<(&Measure, &MeasureProgress)> = material.measures().zip(&answer.measures).collect();
    if rows.is_empty() {
        pen.paragraph("", Word::NoMeasures, &[]);
        return;
    }
    rows.sort_by_key(|(_, row)| {
        let late = answer.late.iter().any(|late| late.measure == row.id);
        (row.pace != Pace::Behind && !late, row.pace != Pace::Behind)
    });
    pen.paragraph("", Word::LateFirst, &[]);
    filter(pen);
    pen.html.open("ol").class("rashinban-measures");
    for (measure, row) in rows {
        pen.html.open("li").class("rashinban-measure").attr("data-part", "measure");
        pen.html.attr("data-pace", row.pace.name());
        if answer.late.iter().any(|late| late.measure == row.id) {
            pen.html.flag("data-late");
        }
        head(pen, measure, row);
        if row.indicators.is_empty() {
            pen.paragraph("rashinban-measure__none", Word::NoIndicators, &[]);
        } else {
            indicators(pen, row);
        }
        pen.html.close();
    }
    pen.html.close();
}

/// What a script lets the reader choose; hidden without.
fn filter(pen: &mut Pen) {
    pen.html.open("form").class("rashinban-filter").attr("data-part", "filter").flag("hidden");
    pen.html.open("label");
    pen.refer("for", "filter").word(Word::Filter).html.close().open("select").class("rashinban-select");
    pen.id("filter").html.open("option").attr("value", "");
    pen.word(Word::FilterAll).html.close().open("option").attr("value", "late");
    pen.word(Word::LateMeasures).html.close();
    for pace in Pace::ALL {
        pen.html.open("option").attr("value", pace.name()).text(pace.label(pen.lang)).close();
    }
    pen.html.close().open("p").attr("role", "status").attr("data-text", Word::Filtered.of(pen.lang));
    pen.html.close().close();
}

fn head(pen: &mut Pen, measure: &Measure, row: &MeasureProgress) {
    pen.html.open("div").class("rashinban-measure__head");
    pen.heading(3).html.class("rashinban-measure__title");
    pen.measure(&row.id, &row.title).html.close().open("p").class("rashinban-measure__facts");
    if let Some(status) = row.status {
        pen.status(status).html.text(" ");
    }
    if let Some(department) = &measure.owner.department {
        pen.foreign(department);
    }
    pen.html.close().open("p").class("rashinban-measure__progress");
    match row.progress {
        Some(percent) => {
            pen.html
                .open("span")
                .class("rashinban-figure")
                .text(&figures::percent(percent))
                .close()
                .text(" ");
            pen.pace(row.pace, row.expected).bar(percent, row.expected, row.pace);
        }
        None => {
            pen.word(Word::NoProgress);
        }
    }
    pen.html.close().close();
}

fn indicators(pen: &mut Pen, row: &MeasureProgress) {
    const COLUMNS: [Word; 6] =
        [Word::Indicator, Word::Baseline, Word::Actual, Word::Target, Word::Achievement, Word::Pace];
    pen.html.open("div").class("rashinban-table").open("table").attr("role", "table");
    pen.html.open("caption").class("rashinban-hidden");
    pen.measure(&row.id, &row.title).html.close();
    pen.table_head(&COLUMNS);
    for indicator in &row.indicators {
        pen.row();
        indicator_row(pen, indicator);
        pen.html.close();
    }
    pen.end_table();
}

fn indicator_row(pen: &mut Pen, indicator: &IndicatorProgress) {
    let unit = indicator.unit.as_deref();
    pen.row_head().foreign(&indicator.name);
    if let Some(kind) = indicator.kind {
        pen.html.text(" ");
        pen.chip(kind.label(pen.lang));
    }
    pen.html.close();
    for (column, measured) in [(Word::Baseline, indicator.baseline), (Word::Actual, indicator.actual)] {
        pen.cell(column);
        match measured {
            Some(measured) => {
                pen.value(measured.value, unit);
                if let Some(date) = measured.date {
                    pen.html.text(" ");
                    pen.small_date(date);
                }
            }
            None => {
                pen.word(Word::None);
            }
        }
        pen.html.close();
    }
    pen.cell(Word::Target);
    match &indicator.target {
        Some(target) => pen.target(target, unit),
        None => pen.word(Word::None),
    };
    pen.html.close();
    pen.cell(Word::Achievement);
    match indicator.achievement {
        Some(achievement) => {
            pen.html
                .open("span")
                .class("rashinban-figure")
                .text(&figures::percent(achievement.percent))
                .close();
            if achievement.unclamped.total_cmp(&achievement.percent).is_ne() {
                pen.html.open("span").class("rashinban-sub").text(" ");
                pen.sentence(Word::Unclamped, &[("unclamped", &figures::percent(achievement.unclamped))]);
                pen.html.close();
            }
            pen.bar(achievement.percent, indicator.pace.expected, indicator.pace.pace);
        }
        None => {
            pen.because(&indicator.not_evaluable);
        }
    }
    pen.html.close();
    pen.cell(Word::Pace).pace(indicator.pace.pace, indicator.pace.expected);
    if indicator.achievement.is_some() {
        pen.because(&indicator.pace.not_evaluable);
    }
    pen.html.close();
}

impl Pen<'_> {
    /// Where a measure stands, as a chip.
    pub fn status(&mut self, status: Status) -> &mut Self {
        self.html.open("span").class("rashinban-chip").attr("data-status", status.name());
        self.html.text(status.label(self.lang)).close();
        self
    }

    /// A verdict in words with its mark, and what was expected.
    pub fn pace(&mut self, pace: Pace, expected: Option<f64>) -> &mut Self {
        let mark = match pace {
            Pace::Ahead => "▲",
            Pace::OnTrack => "●",
            Pace::Behind => "▼",
            Pace::NotEvaluable => "－",
        };
        self.html.open("span").class("rashinban-pace").attr("data-pace", pace.name());
        self.html.open("span").attr("aria-hidden", "true").text(mark).close();
        self.html.text(pace.label(self.lang)).close();
        if let Some(expected) = expected {
            self.html.text(" ").open("span").class("rashinban-sub");
            self.sentence(Word::Expected, &[("expected", &figures::percent(expected))]).html.close();
        }
        self
    }

    /// Reasons why there is no figure.
    fn because(&mut self, reasons: &[Because<NotEvaluable>]) -> &mut Self {
        for because in reasons {
            self.html.open("span").class("rashinban-reason");
            self.says(&because.text).html.close();
        }
        self
    }

    /// What is to be reached: the words where there are any, else the number.
    pub fn target(&mut self, target: &Target, unit: Option<&str>) -> &mut Self {
        match (&target.text, target.value) {
            (Some(text), _) => {
                self.foreign(text);
            }
            (None, Some(value)) => {
                self.value(value, unit);
            }
            (None, None) => {
                self.word(Word::None);
            }
        }
        if let Some(date) = target.date {
            self.html.text(" ");
            self.small_date(date);
        }
        self
    }

    fn foreign_in_quotes(&mut self, text: &str) -> &mut Self {
        self.html.text("「");
        self.foreign(text).html.text("」");
        self
    }
}

fn years(pen: &mut Pen, years: &[YearProgress]) {
    if years.is_empty() {
        return;
    }
    pen.heading(2).word(Word::ByYear).html.close();
    let columns = [Word::Year, Word::MeanProgress, Word::CountedMeasures];
    pen.table(Word::YearsCaption.of(pen.lang), &columns);
    for year in years {
        pen.row().row_head();
        pen.year(year.fiscal_year).html.text(" ");
        pen.small_date(year.day).html.close();
        pen.cell(Word::MeanProgress);
        match year.whole.progress {
            Some(percent) => {
                pen.html.open("span").class("rashinban-figure").text(&figures::percent(percent)).close();
                pen.bar(percent, None, Pace::OnTrack);
            }
            None => {
                pen.word(Word::NotWorkedOut);
            }
        }
        pen.html.close();
        pen.cell(Word::CountedMeasures).cases(year.whole.counted).html.close().close();
    }
    pen.end_table();
}
