use super::{Material, Pen, Word, figures};
use crate::Edition;
use crate::register::places::Places;
use crate::register::{LateReason, Pace, Rollup};
use alloc::string::ToString as _;

pub fn write(pen: &mut Pen, material: &Material) {
    tiles(pen, material);
    sentences(pen, material);
    left_out(pen, material);
}

/// The figures that are asked for first.
fn tiles(pen: &mut Pen, material: &Material) {
    let answer = &material.progress;
    let (whole, late) = (answer.answer.whole, &answer.answer.late);
    pen.html.open("dl").class("rashinban-tiles");

    let counted = answer.counts.measures_counted;
    tile(pen, Word::Measures, |pen| {
        pen.cases(counted);
    });
    let closed = answer.counts.measures - counted;
    note(pen, closed > 0, Word::MeasuresClosed, &[("count", &closed.to_string())]);
    pen.html.close();

    tile(pen, Word::MeanProgress, |pen| mean(pen, &whole));
    note(pen, whole.counted > 0, Word::MeanOf, &[("count", &whole.counted.to_string())]);
    note(pen, whole.left_out > 0, Word::MeanWithout, &[("count", &whole.left_out.to_string())]);
    pen.html.close();

    if answer.as_of.is_some() {
        let measures: Places =
            late.iter().enumerate().map(|(at, late)| (late.measure.as_str(), at)).collect();
        tile(pen, Word::LateMeasures, |pen| {
            pen.cases(measures.len());
        });
        note(pen, true, Word::LateOf, &[("count", &counted.to_string())]);
        pen.html.close();

        let of = |reason: LateReason| late.iter().filter(|late| late.reason == reason).count();
        let (reviews, milestones) = (of(LateReason::ReviewOverdue), of(LateReason::MilestoneOverdue));
        tile(pen, Word::Overdue, |pen| {
            pen.cases(reviews + milestones);
        });
        let counts = [("reviews", &*reviews.to_string()), ("milestones", &milestones.to_string())];
        note(pen, reviews + milestones > 0, Word::OverdueOf, &counts);
        pen.html.close();
    }
    pen.html.close();
}

/// Opens a tile: what is counted, and the figure.
fn tile(pen: &mut Pen, name: Word, figure: impl FnOnce(&mut Pen)) {
    pen.html.open("div").class("rashinban-tile").open("dt");
    pen.word(name).html.close().open("dd").class("rashinban-tile__figure");
    figure(pen);
    pen.html.close();
}

fn note(pen: &mut Pen, applies: bool, word: Word, values: &[(&str, &str)]) {
    if applies {
        pen.html.open("dd").class("rashinban-tile__note");
        pen.sentence(word, values).html.close();
    }
}

fn mean(pen: &mut Pen, whole: &Rollup) {
    match whole.progress {
        Some(percent) => {
            pen.html.text(&figures::percent(percent));
            pen.bar(percent, None, Pace::OnTrack);
        }
        None => {
            pen.word(Word::NotWorkedOut);
        }
    }
}

fn sentences(pen: &mut Pen, material: &Material) {
    let answer = &material.progress;
    let pace = answer.answer.whole.pace;
    pen.html.open("ul").class("rashinban-list").open("li");
    let counts = [
        ("ahead", &*pace.ahead.to_string()),
        ("track", &pace.on_track.to_string()),
        ("behind", &pace.behind.to_string()),
        ("none", &pace.not_evaluable.to_string()),
    ];
    pen.sentence(Word::PaceSentence, &counts).html.close().open("li");
    let counts = answer.counts;
    let counts =
        [("all", &*counts.indicators.to_string()), ("counted", &counts.indicators_counted.to_string())];
    pen.sentence(Word::IndicatorSentence, &counts).html.text(" ");
    pen.word(Word::MeanExplained).html.close().open("li");
    edition(pen, answer.edition);
    pen.html.close();
    for correction in &answer.corrections {
        pen.html.open("li");
        pen.says(&correction.text).html.close();
    }
    pen.html.close();
}

fn edition(pen: &mut Pen, edition: Edition) {
    let decided = edition.decided_on().parse().map(|date| figures::day(date, pen.lang)).unwrap_or_default();
    pen.sentence(Word::EditionSentence, &[("edition", edition.name()), ("date", &decided)]);
    match edition.superseded_by() {
        Some(next) => {
            let values = [("next", next.name()), ("newest", Edition::NEWEST.name())];
            pen.sentence(Word::EditionOld, &values)
        }
        None => pen.word(Word::EditionNewest),
    };
}

fn left_out(pen: &mut Pen, material: &Material) {
    let left_out = &material.progress.left_out;
    pen.heading(2).word(Word::LeftOut).html.close();
    if left_out.is_empty() {
        pen.paragraph("", Word::LeftOutNone, &[]);
        return;
    }
    let count = left_out.len().to_string();
    let caption = pen.filled(Word::LeftOutSentence, &[("count", &count)]);
    pen.table(&caption, &[Word::Measure, Word::Indicator, Word::Reason]);
    for one in left_out {
        pen.row().row_head();
        let id = one.measure.as_deref().unwrap_or_default();
        let title = material.register.measures.iter().find(|measure| measure.id == id);
        pen.measure(id, title.map_or("", |measure| &measure.title)).html.close();
        pen.cell(Word::Indicator);
        match &one.indicator {
            Some(name) => pen.foreign(name),
            None => pen.word(Word::WholeMeasure),
        };
        pen.html.close();
        pen.cell(Word::Reason).says(&one.text).html.close().close();
    }
    pen.end_table();
}
