//! Registers of every shape, for tests: in the one form in which a register is read, where nothing is empty and no text has
//! a control character.

use super::{
    AlignedItem, Assessment, Date, Direction, Evidence, Extra, Finding, Indicator, IndicatorKind,
    LocalGovernmentCode, Measure, Measurement, Milestone, Owner, PdcaStage, Period, RatingLevel, RatingScale,
    Register, Review, ReviewOutcome, Status, Target,
};
use crate::{Alignment, Edition, Item};
use alloc::{collections::BTreeMap, string::String, vec::Vec};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// Texts that mean something to the reader, and may stand anywhere.
const TEXTS: [&str; 11] = [
    "未定",
    "－",
    "１，２００件",
    "80%以上",
    "令和7年度",
    "◎",
    "=SUM(A1)",
    "a,\"b\"",
    "満足度\n利用率",
    "𠮷野家",
    "葛\u{e0100}",
];

/// A text that says something.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        select(&TEXTS[..]).prop_map(String::from),
        "[ぁ-んァ-ヶ一-龠a-zA-Z0-9 \"\\\\,、]{1,12}",
        "\\PC{1,8}"
    ]
    .prop_filter("white space alone says nothing", |text| !text.trim().is_empty())
}

fn id() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.trim().into())
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        (-1000_i32..1000).prop_map(f64::from),
        (-1e6..1e6_f64),
        any::<f64>().prop_filter("finite", |n| n.is_finite())
    ]
}

pub(crate) fn date() -> impl Strategy<Value = Date> {
    (Date::FIRST_YEAR..=Date::LAST_YEAR, 1..=12_i8, 1..=28_i8)
        .prop_filter_map("a day", |(year, month, day)| Date::new(year, month, day))
}

fn word<T: Copy + core::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

fn owner() -> impl Strategy<Value = Owner> {
    let code = (1_000..48_000_u32).prop_filter_map("a code", LocalGovernmentCode::from_five_digits);
    (option::of(code), option::of(text()), option::of(text())).prop_map(|(code, name, department)| Owner {
        code,
        name,
        department,
    })
}

fn item() -> impl Strategy<Value = Item> {
    (0..Item::ALL.len()).prop_filter_map("an item", |at| Item::ALL.clone().nth(at))
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (option::of(text()), option::of(text()), option::of(date()))
        .prop_map(|(title, url, date)| Evidence { title, url, date })
        .prop_filter("says something", |evidence| *evidence != Evidence::default())
}

fn measurement() -> impl Strategy<Value = Measurement> {
    (option::of(date()), number()).prop_map(|(date, value)| Measurement { date, value })
}

fn indicator() -> impl Strategy<Value = Indicator> {
    let target = (option::of(number()), option::of(text()), option::of(date()))
        .prop_map(|(value, text, date)| Target { value, text, date })
        .prop_filter("says something", |target| *target != Target::default());
    let figures =
        (option::of(measurement()), option::of(target), vec(measurement(), 0..3), option::of(number()));
    let words = (option::of(word(IndicatorKind::ALL)), option::of(word(Direction::ALL)));
    (text(), option::of(text()), option::of(text()), words, figures).prop_map(
        |(name, unit, source, (kind, direction), (baseline, target, measurements, weight))| Indicator {
            name,
            kind,
            unit,
            direction,
            baseline,
            target,
            measurements,
            source,
            weight,
        },
    )
}

fn assessment() -> impl Strategy<Value = Assessment> {
    (
        item(),
        word(Finding::ALL),
        vec(evidence(), 0..2),
        option::of(text()),
        option::of(date()),
        option::of(text()),
    )
        .prop_map(|(principle, finding, evidence, assessor, date, note)| Assessment {
            principle,
            finding,
            evidence,
            assessor,
            date,
            note,
        })
}

fn review() -> impl Strategy<Value = Review> {
    (option::of(date()), option::of(date()), option::of(word(ReviewOutcome::ALL)), option::of(text()))
        .prop_map(|(due, held, outcome, note)| Review { due, held, outcome, note })
        .prop_filter("says something", |review| *review != Review::default())
}

/// Columns of the municipality's own.
fn extra() -> impl Strategy<Value = Vec<(String, Extra)>> {
    let leaf = prop_oneof![
        Just(Extra::Null),
        any::<bool>().prop_map(Extra::Bool),
        any::<i64>().prop_map(Extra::Integer),
        number().prop_map(Extra::Number),
        text().prop_map(Extra::Text),
    ];
    let value = leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Extra::List),
            vec((text(), inner), 0..3).prop_map(|fields| Extra::Map(unique(fields))),
        ]
    });
    vec((text(), value), 0..3).prop_map(unique)
}

fn unique(fields: Vec<(String, Extra)>) -> Vec<(String, Extra)> {
    fields.into_iter().collect::<BTreeMap<_, _>>().into_iter().collect()
}

fn measure() -> impl Strategy<Value = Measure> {
    let aligned = (item(), word(Alignment::ALL), option::of(text()))
        .prop_map(|(item, alignment, rationale)| AlignedItem { item, alignment, rationale });
    let milestone = (text(), option::of(date()), option::of(date()))
        .prop_map(|(title, due, completed)| Milestone { title, due, completed });
    let own = (
        id(),
        text(),
        prop_oneof![Just(String::new()), text()],
        owner(),
        option::of(id()),
        option::of(text()),
    );
    let state = (
        option::of(word(Status::ALL)),
        option::of(word(PdcaStage::ALL)),
        option::of(date()),
        option::of(date()),
    );
    let lists = (vec(aligned, 0..3), vec(assessment(), 0..3), vec(indicator(), 0..3), vec(milestone, 0..3));
    (own, state, lists, vec(review(), 0..2), vec(evidence(), 0..2), extra()).prop_map(
        |(own, (status, stage, start, end), lists, reviews, evidence, extra)| {
            let (id, title, summary, owner, consolidated_into, rating) = own;
            let (alignments, assessments, indicators, roadmap) = lists;
            Measure {
                id,
                title,
                summary,
                owner,
                period: Period { start, end },
                status,
                consolidated_into,
                stage,
                rating,
                alignments,
                assessments,
                indicators,
                roadmap,
                reviews,
                evidence,
                extra,
            }
        },
    )
}

/// A register of up to three measures.
pub(crate) fn register() -> impl Strategy<Value = Register> {
    let level = (text(), option::of(number()), option::of(text()))
        .prop_map(|(label, at_least, meaning)| RatingLevel { label, at_least, meaning });
    let scale =
        (option::of(text()), vec(level, 0..3)).prop_map(|(name, levels)| RatingScale { name, levels });
    let edition = option::of(Just(Edition::CARRIED));
    (
        option::of(text()),
        edition,
        option::of(date()),
        owner(),
        option::of(scale),
        vec(measure(), 0..4),
        extra(),
    )
        .prop_map(|(title, edition, as_of, owner, rating_scale, measures, extra)| Register {
            title,
            edition,
            as_of,
            owner,
            rating_scale,
            measures,
            extra,
        })
}
