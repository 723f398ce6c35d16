//! Pictures beside figures. They say nothing that the text does not say, so they are not read out.

use super::Pen;
use crate::register::{Measurement, Pace};
use alloc::{
    format,
    string::{String, ToString as _},
    vec::Vec,
};

/// Width and height of a sparkline, and the room around its line for the dots.
const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 64.0;
const MARGIN: f64 = 6.0;

impl Pen<'_> {
    /// A bar of so many percent, 0–100, with a line where it should be.
    pub fn bar(&mut self, percent: f64, expected: Option<f64>, pace: Pace) -> &mut Self {
        self.html.open("svg").class("rashinban-bar").attr("viewBox", "0 0 100 8");
        self.html.attr("preserveAspectRatio", "none").attr("aria-hidden", "true").attr("focusable", "false");
        self.html.attr("data-pace", pace.name());
        self.html.open("rect").class("rashinban-bar__ground");
        self.html.attr("width", "100").attr("height", "8").close();
        self.html.open("rect").class("rashinban-bar__value");
        self.html.attr("width", &place(percent)).attr("height", "8").close();
        if let Some(expected) = expected {
            self.html.open("rect").class("rashinban-bar__expected");
            self.html.attr("x", &place((expected - 0.5).clamp(0.0, 99.0)));
            self.html.attr("width", "1").attr("height", "8").close();
        }
        self.html.close();
        self
    }

    /// A line through values in the order of their days, with the target as a dashed line.
    pub fn sparkline(&mut self, values: &[Measurement], target: Option<f64>) -> &mut Self {
        let points = points(values, target);
        self.html.open("svg").class("rashinban-sparkline");
        self.html.attr("viewBox", &format!("0 0 {WIDTH} {HEIGHT}"));
        self.html.attr("aria-hidden", "true").attr("focusable", "false");
        if let Some(target) = target {
            let y = place(height(target, range(values, Some(target))));
            self.html.open("line").class("rashinban-sparkline__target");
            self.html.attr("x1", "0").attr("y1", &y).attr("x2", &WIDTH.to_string()).attr("y2", &y).close();
        }
        let line: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", place(*x), place(*y))).collect();
        self.html.open("polyline").class("rashinban-sparkline__line");
        self.html.attr("points", &line.join(" ")).close();
        for (at, (x, y)) in points.iter().enumerate() {
            let last = at + 1 == points.len();
            self.html.open("circle").class("rashinban-sparkline__dot");
            self.html.attr("cx", &place(*x)).attr("cy", &place(*y)).attr("r", if last { "4.5" } else { "3" });
            self.html.close();
        }
        self.html.close();
        self
    }
}

/// A place in a picture, to a hundredth.
fn place(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// The least and the greatest value that are drawn.
fn range(values: &[Measurement], target: Option<f64>) -> (f64, f64) {
    let all = values.iter().map(|measured| measured.value).chain(target);
    all.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| (least.min(value), most.max(value)))
}

/// The height of a value; halfway up where all are the same.
fn height(value: f64, (least, most): (f64, f64)) -> f64 {
    let share = share(value, least, most);
    MARGIN + (HEIGHT - 2.0 * MARGIN) * (1.0 - share)
}

/// How far a value is from the first to the last, 0–1. Halves, so that no difference is beyond what a number holds.
fn share(value: f64, first: f64, last: f64) -> f64 {
    let whole = last / 2.0 - first / 2.0;
    let share = (value / 2.0 - first / 2.0) / whole;
    if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.5 }
}

/// Where the values are drawn: by their days, or side by side where one of them has none.
fn points(values: &[Measurement], target: Option<f64>) -> Vec<(f64, f64)> {
    let range = range(values, target);
    let first = values.first().and_then(|measured| measured.date);
    let days = |measured: &Measurement| measured.date.zip(first).map(|(date, first)| date.days_since(first));
    let dated = values.iter().all(|measured| measured.date.is_some());
    #[allow(clippy::cast_precision_loss, reason = "a few thousand values at most are worth drawing")]
    let at = |at: usize| at as f64;
    let last =
        if dated { values.last().and_then(days).map_or(0.0, f64::from) } else { at(values.len()) - 1.0 };
    let x = |number: usize, measured: &Measurement| {
        let along = if dated { days(measured).map_or(0.0, f64::from) } else { at(number) };
        MARGIN + (WIDTH - 2.0 * MARGIN) * share(along, 0.0, last)
    };
    let point = |(number, measured)| (x(number, measured), height(measured.value, range));
    values.iter().enumerate().map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::Date;

    fn on(year: i16, month: i8, value: f64) -> Measurement {
        Measurement { date: Date::new(year, month, 1), value }
    }

    #[test]
    fn values_stand_where_their_days_are() {
        // 31 and 59 days after the first.
        let drawn = points(&[on(2025, 1, 0.0), on(2025, 2, 5.0), on(2025, 3, 10.0)], None);
        assert_eq!(drawn[0], (MARGIN, HEIGHT - MARGIN));
        assert_eq!(drawn[2], (WIDTH - MARGIN, MARGIN));
        assert!((drawn[1].0 - (MARGIN + 228.0 * 31.0 / 59.0)).abs() < 1e-9);
        assert!((drawn[1].1 - HEIGHT / 2.0).abs() < 1e-9);
    }

    #[test]
    fn all_that_is_drawn_is_inside() {
        for values in [
            &[on(2025, 1, 3.0)][..],
            &[on(2025, 1, 3.0), on(2025, 1, 3.0)],
            &[on(2025, 1, f64::MAX), on(2025, 2, f64::MIN)],
            &[Measurement { date: None, value: 1.0 }, on(2025, 1, 2.0)],
        ] {
            for (x, y) in points(values, Some(7.0)) {
                assert!((0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y), "{values:?}: {x} {y}");
            }
        }
    }

    #[test]
    fn places_are_short() {
        assert_eq!([place(0.0), place(62.0), place(33.333), place(0.5)], ["0", "62", "33.33", "0.5"]);
    }
}
