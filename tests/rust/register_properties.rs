//! What holds for any register: its answers are whole, read back as what they were, and keep to their ranges.

use proptest::prelude::*;
use rashinban::{
    Alignment, Item,
    register::{
        Achievement, AlignedItem, Answer, Assess, Assessment, Checked, Comparison, Coverage, Date, Diff,
        Direction, Fate, Finding, GoodPractice, Indicator, IndicatorKind, Indicators, Measure, Measurement,
        Milestone, Period, Progress, ProgressOptions, Query, Rating, Register, Review, Status, Target, call,
        diff, progress,
    },
};
use serde::{Serialize, de::DeserializeOwned};

fn days() -> impl Strategy<Value = Option<Date>> {
    let date =
        (1868_i16..=2999, 1_i8..=12, 1_i8..=31).prop_map(|(year, month, day)| Date::new(year, month, day));
    let near =
        (2023_i16..=2027, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| Date::new(year, month, day));
    prop_oneof![1 => date, 5 => near, 1 => Just(None)]
}

fn values() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (-1_000_i32..=1_000).prop_map(|tenths| f64::from(tenths) / 10.0),
        1 => any::<f64>().prop_filter("values are finite", |value| value.is_finite()),
    ]
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    (0..all.len()).prop_map(move |at| all[at])
}

fn items() -> impl Strategy<Value = Item> {
    (1_u8..=142).prop_filter_map("an item", Item::from_id)
}

prop_compose! {
    fn indicators()(
        name in "[ａ-ｃ満足度]{0,3}",
        kind in proptest::option::of(one_of(IndicatorKind::ALL)),
        direction in proptest::option::of(one_of(Direction::ALL)),
        baseline in proptest::option::of((values(), days())),
        target in proptest::option::of((proptest::option::of(values()), "[全庁]{0,2}", days())),
        measured in proptest::collection::vec((values(), days()), 0..4),
        weight in proptest::option::of(values()),
    ) -> Indicator {
        let measurement = |(value, date)| Measurement { date, value };
        let mut indicator = Indicator::default();
        indicator.name = name;
        indicator.kind = kind;
        indicator.direction = direction;
        indicator.baseline = baseline.map(measurement);
        indicator.target = target.map(|(value, text, date)| {
            let mut target = Target::default();
            target.value = value;
            target.text = (!text.is_empty()).then_some(text);
            target.date = date;
            target
        });
        indicator.measurements = measured.into_iter().map(measurement).collect();
        indicator.weight = weight;
        indicator
    }
}

prop_compose! {
    fn measures()(
        id in "[1-9]",
        title in "[書かない窓口 ＡＩ]{0,6}",
        status in proptest::option::of(one_of(Status::ALL)),
        into in proptest::option::of("[1-9]"),
        (start, end) in (days(), days()),
        rating in proptest::option::of("[SAＡb]"),
        aligned in proptest::collection::vec((items(), one_of(Alignment::ALL)), 0..4),
        assessed in proptest::collection::vec((items(), one_of(Finding::ALL), days()), 0..4),
        indicators in proptest::collection::vec(indicators(), 0..4),
        milestones in proptest::collection::vec((days(), days()), 0..3),
        reviews in proptest::collection::vec((days(), days()), 0..3),
    ) -> Measure {
        let mut measure = Measure::default();
        measure.id = id;
        measure.title = title;
        measure.status = status;
        measure.consolidated_into = into;
        measure.period = Period { start, end };
        measure.rating = rating;
        measure.alignments = aligned.into_iter().map(|(item, how)| AlignedItem::new(item, how)).collect();
        measure.assessments = assessed
            .into_iter()
            .map(|(principle, finding, date)| {
                let mut assessment = Assessment::new(principle, finding);
                assessment.date = date;
                assessment
            })
            .collect();
        measure.indicators = indicators;
        measure.roadmap = milestones
            .into_iter()
            .map(|(due, completed)| {
                let mut milestone = Milestone::default();
                milestone.due = due;
                milestone.completed = completed;
                milestone
            })
            .collect();
        measure.reviews = reviews
            .into_iter()
            .map(|(due, held)| {
                let mut review = Review::default();
                review.due = due;
                review.held = held;
                review
            })
            .collect();
        measure
    }
}

prop_compose! {
    fn registers()(as_of in days(), measures in proptest::collection::vec(measures(), 0..6)) -> Register {
        let mut register = Register::default();
        register.as_of = as_of;
        register.measures = measures;
        register
    }
}

/// An answer's JSON is read as its type and written as the same JSON.
fn read_back<T: Serialize + DeserializeOwned>(json: &str) {
    let answer: Answer<T> = serde_json::from_str(json).unwrap_or_else(|e| panic!("{e}: {json}"));
    assert_eq!(serde_json::to_string(&answer).expect("JSON"), json);
}

fn percentages(value: &serde_json::Value, path: &str) {
    match value {
        serde_json::Value::Object(members) => {
            for (name, value) in members {
                let bounded = ["progress", "percent", "expected", "covered", "assessed", "rate"]
                    .contains(&name.as_str());
                if let (true, Some(number)) = (bounded, value.as_f64()) {
                    assert!((0.0..=100.0).contains(&number), "{path}/{name} is {number}");
                }
                percentages(value, &format!("{path}/{name}"));
            }
        }
        serde_json::Value::Array(list) => list.iter().for_each(|value| percentages(value, path)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn every_answer_is_whole(one in registers(), other in registers()) {
        for query in Query::ALL {
            let (given, options): (&[&Register], _) = match query {
                Query::Diff | Query::Compare => (&[&one, &other], "{}"),
                Query::GoodPractice => (&[&one, &other], r#"{"item":"I","like":{"title":"書かない窓口"}}"#),
                _ => (&[&one], ""),
            };
            let json = call(query.name(), given, options).unwrap_or_else(|e| panic!("{query}: {e}"));
            match query {
                Query::Progress => read_back::<Progress>(&json),
                Query::Coverage => read_back::<Coverage>(&json),
                Query::Assess => read_back::<Assess>(&json),
                Query::Indicators => read_back::<Indicators>(&json),
                Query::Rating => read_back::<Rating>(&json),
                Query::Diff => read_back::<Diff>(&json),
                Query::GoodPractice => read_back::<GoodPractice>(&json),
                Query::Check => read_back::<Checked>(&json),
                Query::Compare => read_back::<Comparison>(&json),
            }
            percentages(&serde_json::from_str(&json).expect("JSON"), query.name());
        }
    }

    #[test]
    fn achievement_is_the_same_seen_from_the_other_side(
        baseline in -100_000_i32..100_000, target in -100_000_i32..100_000, actual in -100_000_i32..100_000,
    ) {
        let [baseline, target, actual] = [baseline, target, actual].map(|hundredths| f64::from(hundredths) / 100.0);
        let up = Achievement::new(Direction::Higher, baseline, target, actual);
        prop_assert_eq!(up, Achievement::new(Direction::Lower, -baseline, -target, -actual));
    }

    /// The formula in whole numbers, where nothing is rounded before the end.
    #[test]
    fn achievement_is_that_of_the_formula(baseline in -10_000_i64..10_000, way in 1_i64..10_000, made in -20_000_i64..20_000) {
        let [b, t, a] = [baseline, baseline + way, baseline + made].map(|whole| f64::from(i32::try_from(whole).expect("small")));
        let hundredths = (10_000 * made.abs() * 2 + way) / (2 * way) * made.signum();
        let achievement = Achievement::new(Direction::Higher, b, t, a).expect("small numbers");
        let formula = f64::from(i32::try_from(hundredths).expect("below 2^31")) / 100.0;
        prop_assert_eq!(Some(achievement.unclamped), Some(formula));
        prop_assert_eq!(Some(achievement.percent), Some(formula.clamp(0.0, 100.0)));
    }

    #[test]
    fn the_order_of_measures_does_not_count(register in registers()) {
        let mut turned = Register::default();
        turned.as_of = register.as_of;
        turned.measures = register.measures.iter().rev().cloned().collect();
        let options = ProgressOptions::default();
        let [one, other] = [&register, &turned].map(|register| progress(register, &options).answer);
        prop_assert_eq!(one.whole, other.whole);
        prop_assert_eq!(one.items, other.items);
        prop_assert_eq!(one.principles, other.principles);
        prop_assert_eq!(one.late.len(), other.late.len());
    }

    #[test]
    fn a_register_does_not_differ_from_itself(register in registers()) {
        let answer = diff(&register, &register, &rashinban::register::DiffOptions::default()).answer;
        prop_assert!(answer.measures.is_empty() && answer.register.is_empty(), "{:?}", answer);
    }

    #[test]
    fn what_one_way_adds_the_other_way_removes(one in registers(), other in registers()) {
        let options = rashinban::register::DiffOptions::default();
        let [there, back] = [(&one, &other), (&other, &one)].map(|(a, b)| diff(a, b, &options).answer);
        let added: Vec<_> = there.measures.iter().filter(|m| m.fate == Fate::Added).map(|m| &m.id).collect();
        let active = |id: &&&String| other.measures.iter().find(|m| m.id == ***id).is_some_and(Measure::is_active);
        let gone = back.measures.iter().filter(|m| m.fate == Fate::Discontinued && !m.stated).map(|m| &m.id);
        prop_assert_eq!(added.iter().filter(active).copied().collect::<Vec<_>>(), gone.collect::<Vec<_>>());
    }
}
