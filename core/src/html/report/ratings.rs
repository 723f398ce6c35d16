use super::{Material, Pen, Word, figures};
use crate::register::{MeasureRating, Rating};

pub fn write(pen: &mut Pen, material: &Material) {
    let rating = &material.rating.answer;
    levels(pen, rating);
    pen.table(
        Word::RatingsCaption.of(pen.lang),
        &[Word::Measure, Word::Given, Word::MeasureProgress, Word::Earned, Word::RatingVerdict],
    );
    for row in &rating.measures {
        measure(pen, row);
    }
    pen.end_table();
}

/// The municipality's own levels, and how many measures have each.
fn levels(pen: &mut Pen, rating: &Rating) {
    let known = rating.scale.iter().flat_map(|scale| &scale.levels);
    let name = rating.scale.as_ref().and_then(|scale| scale.name.as_deref());
    if let Some(name) = name {
        pen.html.open("p");
        pen.word(Word::Scale).html.text(": ");
        pen.foreign(name).html.close();
    }
    let columns = [Word::Level, Word::Meaning, Word::AtLeast, Word::GivenCount, Word::EarnedCount];
    pen.table(Word::LevelsCaption.of(pen.lang), &columns);
    for count in &rating.levels {
        let level = known.clone().find(|level| level.label == count.label);
        pen.row().row_head().foreign(&count.label).html.close();
        pen.cell(Word::Meaning);
        if let Some(meaning) = level.and_then(|level| level.meaning.as_deref()) {
            pen.foreign(meaning);
        }
        pen.html.close();
        pen.cell(Word::AtLeast);
        if let Some(least) = level.and_then(|level| level.at_least) {
            let least = figures::percent(least);
            pen.sentence(Word::OrMore, &[("least", &least)]);
        }
        pen.html.close();
        pen.cell(Word::GivenCount).cases(count.given).html.close();
        pen.cell(Word::EarnedCount).cases(count.earned).html.close().close();
    }
    pen.end_table();
}

fn measure(pen: &mut Pen, row: &MeasureRating) {
    pen.row().row_head().measure(&row.id, &row.title).html.close();
    for (column, label) in [(Word::Given, &row.given), (Word::Earned, &row.earned)] {
        if column == Word::Earned {
            pen.cell(Word::MeasureProgress);
            if let Some(progress) = row.progress {
                pen.html.text(&figures::percent(progress));
            }
            pen.html.close();
        }
        pen.cell(column);
        if let Some(label) = label {
            pen.html.open("span").class("rashinban-figure");
            pen.foreign(label).html.close();
        }
        pen.html.close();
    }
    pen.cell(Word::RatingVerdict).says(&row.text).html.close().close();
}
