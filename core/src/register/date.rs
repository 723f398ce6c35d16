//! Days and fiscal years.

use super::era::ERAS;
use crate::{Lang, serde_text};
use alloc::{format, string::String};
use core::{fmt, str::FromStr};
use jiff::ToSpan as _;
use jiff::civil;
use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, from the year 1868 to 2999. Printed as `2026-03-31`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub(super) civil::Date);

impl Date {
    /// The first year that a date can be in: that of the first era with western dates in use.
    pub const FIRST_YEAR: i16 = 1868;
    /// The last.
    pub const LAST_YEAR: i16 = 2999;

    /// A day that there is.
    pub(super) const fn of(year: i16, month: i8, day: i8) -> Self {
        Self(civil::date(year, month, day))
    }

    /// The day, if there is such a day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        if !(Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&year) {
            return None;
        }
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1–12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// How many days `self` is after `other`; negative before.
    pub fn days_since(self, other: Self) -> i32 {
        (self.0 - other.0).get_days()
    }

    /// The day so many days later, within the years that a date can be in.
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let date = self.0.checked_add(days.days()).ok()?;
        Self::new(date.year(), date.month(), date.day())
    }

    /// The fiscal year that the day is in.
    pub fn fiscal_year(self) -> FiscalYear {
        FiscalYear(if self.month() >= 4 { self.year() } else { self.year() - 1 })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A fiscal year (年度): 1 April to 31 March, named by the year in which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FiscalYear(pub i16);

impl FiscalYear {
    /// Its first day, 1 April; none outside the years that a date can be in.
    pub fn start(self) -> Option<Date> {
        Date::new(self.0, 4, 1)
    }

    /// Its last day, 31 March of the year after; none outside the years that a date can be in.
    pub fn end(self) -> Option<Date> {
        Date::new(self.0.checked_add(1)?, 3, 31)
    }

    /// What people call it: 令和7年度 ([`Lang::Ja`] and [`Lang::Kana`]) or FY2025.
    pub fn label(self, lang: Lang) -> String {
        let era = ERAS.iter().find(|era| era.first.year() <= self.0);
        match (lang, era) {
            (Lang::En, _) => format!("FY{}", self.0),
            (_, Some(era)) => match era.number(self.0) {
                1 => format!("{}元年度", era.name()),
                number => format!("{}{number}年度", era.name()),
            },
            (_, None) => format!("{self}"),
        }
    }
}

impl fmt::Display for FiscalYear {
    /// 2025年度.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年度", self.0)
    }
}

/// A text that is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "errors", derive(thiserror::Error))]
#[cfg_attr(
    feature = "errors",
    error("日付として読めません。例: 2026-03-31、令和8年3月31日 / not a date, for example 2026-03-31")
)]
#[non_exhaustive]
pub struct DateError {
    /// The day that would be meant, had its era not ended before or begun after it: 2020-04-01 for 平成32年4月1日.
    pub suggestion: Option<Date>,
}

impl FromStr for Date {
    type Err = DateError;

    /// Reads the one form that is written, `2026-03-31`.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0, |number, digit| {
                digit.is_ascii_digit().then(|| 10 * number + i16::from(digit - b'0'))
            })
        };
        let date = || match text.as_bytes() {
            [year @ .., b'-', m, n, b'-', d, e] if year.len() == 4 => {
                Self::new(number(year)?, number(&[*m, *n])? as i8, number(&[*d, *e])? as i8)
            }
            _ => None,
        };
        date().ok_or(DateError { suggestion: None })
    }
}

serde_text!(Date, "a date, 2026-03-31", |date, f| fmt::Display::fmt(date, f));
