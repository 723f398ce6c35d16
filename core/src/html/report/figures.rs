//! Numbers and days as people read them.

use super::Word;
use crate::Lang;
use crate::register::{Date, FiscalYear};
use alloc::{
    format,
    string::{String, ToString as _},
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// From here on a number has no digits left to be read one by one.
const LONG: f64 = 1e15;

/// A number with every digit it has, and its thousands divided: `−1,234.5`.
pub fn number(value: f64) -> String {
    if value.abs() >= LONG {
        return format!("{value:e}");
    }
    let digits = value.abs().to_string();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::new();
    if value < 0.0 {
        text.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// A share in percent.
pub fn percent(value: f64) -> String {
    number(value) + "%"
}

/// A number with a mark for more or less: `+3`, `−2`, `±0`.
pub fn signed(value: f64) -> String {
    let sign = if value > 0.0 {
        "+"
    } else if value == 0.0 {
        "±"
    } else {
        ""
    };
    sign.to_string() + &number(value)
}

/// A day in words.
pub fn day(date: Date, lang: Lang) -> String {
    Word::Date.with(
        lang,
        &[
            ("year", &date.year().to_string()),
            ("month", &date.month().to_string()),
            ("name", month_name(date.month())),
            ("day", &date.day().to_string()),
        ],
    )
}

/// A month in words.
pub fn month(month: i8, lang: Lang) -> String {
    Word::Month.with(lang, &[("month", &month.to_string()), ("name", month_name(month))])
}

fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

/// A fiscal year, by the era as well where it is in the present one.
pub fn fiscal_year(year: FiscalYear, lang: Lang) -> String {
    let FiscalYear(year) = year;
    let western = year.to_string();
    match year - 2018 {
        ..=0 => Word::FiscalYear.with(lang, &[("year", &western)]),
        era => {
            let era = if era == 1 && !matches!(lang, Lang::En) { "元".into() } else { era.to_string() };
            Word::FiscalYearOfEra.with(lang, &[("year", &western), ("era", &era)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_digit_by_digit() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (999.0, "999"),
            (1_000.0, "1,000"),
            (-1_234_567.25, "−1,234,567.25"),
            (0.1, "0.1"),
            (1e300, "1e300"),
        ] {
            assert_eq!(number(value), text);
        }
        assert_eq!([signed(2.5), signed(-2.0), signed(0.0)], ["+2.5", "−2", "±0"]);
    }

    #[test]
    fn years_are_told_by_era() {
        assert_eq!(fiscal_year(FiscalYear(2025), Lang::Ja), "令和7年度(2025年度)");
        assert_eq!(fiscal_year(FiscalYear(2019), Lang::Ja), "令和元年度(2019年度)");
        assert_eq!(fiscal_year(FiscalYear(2019), Lang::En), "fiscal 2019 (Reiwa 1)");
        assert_eq!(fiscal_year(FiscalYear(2018), Lang::Ja), "2018年度");
    }

    #[test]
    fn days_are_told_in_both_languages() {
        let date = Date::new(2026, 3, 31).unwrap();
        assert_eq!(day(date, Lang::Ja), "2026年3月31日");
        assert_eq!(day(date, Lang::En), "31 March 2026");
    }
}
