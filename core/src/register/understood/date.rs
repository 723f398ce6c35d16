//! Days, months and years in the notations of Japanese documents.

use super::{Reading, Understood, squeezed};
use crate::register::{
    Date, DateError, FiscalYear, Period,
    era::{ERAS, Era},
};
use alloc::string::{String, ToString as _};
use core::ops::{Range, RangeInclusive};

words! {
    /// What a date is for: a text that names a month or a year stands for its first day or its last.
    DateRole, "日付の役割", "role of a date" {
        /// Where something begins.
        Start = 1, "start";
        /// Where something ends, is due or was measured.
        End = 2, "end";
    }
}

/// The days that a text may mean.
#[derive(Clone, Copy)]
struct Days {
    first: Date,
    last: Date,
}

impl Days {
    fn one(date: Date) -> Self {
        Self { first: date, last: date }
    }

    fn of_month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1)?;
        Some(Self { first, last: Date(first.0.last_of_month()) })
    }

    fn of_months(year: i16, months: RangeInclusive<i8>) -> Option<Self> {
        let first = Self::of_month(year, *months.start())?.first;
        Some(Self { first, last: Self::of_month(year, *months.end())?.last })
    }

    /// The months of a fiscal year, April being 1.
    fn of_fiscal_months(year: i16, months: RangeInclusive<i8>) -> Option<Self> {
        let month = |nth: i8| if nth <= 9 { (year, nth + 3) } else { (year + 1, nth - 9) };
        let ((from, first), (to, last)) = (month(*months.start()), month(*months.end()));
        Some(Self { first: Self::of_month(from, first)?.first, last: Self::of_month(to, last)?.last })
    }
}

/// Words for a part of a year or month; none of them begins another that stands behind it.
const BEGINNING: [&str; 6] = ["当初", "期首", "初日", "初め", "始め", "はじめ"];
const END: [&str; 6] = ["末日", "末", "終わり", "終り", "おわり", "期末"];
const WITHIN: [&str; 3] = ["中", "内", "通年"];
/// What may stand behind a date without changing it.
const BEHIND: [&str; 14] = [
    "現在",
    "時点",
    "付け",
    "付",
    "ころ",
    "ごろ",
    "頃",
    "までに",
    "まで",
    "予定",
    "見込み",
    "見込",
    "目途",
    "目処",
];

/// The first of some words that a text begins with is taken off it.
fn take(rest: &mut &str, words: &[&str]) -> bool {
    let found = words.iter().find_map(|word| rest.strip_prefix(word));
    *rest = found.unwrap_or(rest);
    found.is_some()
}

/// A number of so many digits.
fn number(rest: &mut &str, digits: RangeInclusive<usize>) -> Option<i16> {
    let end = rest.bytes().take(*digits.end()).take_while(u8::is_ascii_digit).count();
    let (number, behind) = rest.split_at(end);
    *rest = behind;
    digits.contains(&end).then(|| number.parse().ok()).flatten()
}

/// The days that a squeezed text means.
fn days(text: &str) -> Result<Days, DateError> {
    let malformed = DateError { suggestion: None };
    let text = &without_remarks(text);
    if let Some(date) = eight_digits(text) {
        return Ok(Days::one(date));
    }
    let mut rest = text.as_str();
    let fiscal = take(&mut rest, &["fy"]);
    let era = ERAS.iter().find(|era| take(&mut rest, &era.names));
    let number = match era {
        Some(_) if take(&mut rest, &["元"]) => Some(1),
        Some(_) => number(&mut rest, 1..=2).filter(|number| *number > 0),
        None => number(&mut rest, 4..=4),
    };
    let number = number.ok_or(malformed)?;
    let year = era.map_or(number, |era| era.year(number));
    let found = if rest.is_empty() || take(&mut rest, &["年度"]) {
        in_fiscal_year(year, rest)
    } else if fiscal {
        None
    } else if take(&mut rest, &["年"]) {
        in_year(year, rest)
    } else {
        let divided = take(&mut rest, &["-", "/", ".", "・"]);
        divided.then(|| divided_month(year, rest)).flatten()
    };
    let found = found.ok_or(malformed)?;
    match era {
        Some(era) => within(era, found, text),
        None => Ok(found),
    }
}

/// A date is in its era; a month or year at least in part, and a fiscal year keeps its days.
fn within(era: &Era, found: Days, text: &str) -> Result<Days, DateError> {
    if found.last < era.first || found.first > era.last {
        return Err(DateError { suggestion: Some(found.first) });
    }
    if text.contains("年度") || !text.contains(['年', '.', '/', '-', '・']) {
        return Ok(found);
    }
    Ok(Days { first: found.first.max(era.first), last: found.last.min(era.last) })
}

/// 20250401.
fn eight_digits(text: &str) -> Option<Date> {
    let digits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    let part = |range: Range<usize>| text.get(range)?.parse::<i16>().ok();
    Date::new(part(0..4).filter(|_| digits)?, part(4..6)? as i8, part(6..8)? as i8)
}

/// What stands behind 年度.
fn in_fiscal_year(year: i16, mut rest: &str) -> Option<Days> {
    let whole = Days { first: FiscalYear(year).start()?, last: FiscalYear(year).end()? };
    let part = if take(&mut rest, &BEGINNING) {
        Days::one(whole.first)
    } else if take(&mut rest, &END) {
        Days::one(whole.last)
    } else if take(&mut rest, &["上半期", "上期", "前期", "前半"]) {
        Days::of_fiscal_months(year, 1..=6)?
    } else if take(&mut rest, &["下半期", "下期", "後期", "後半"]) {
        Days::of_fiscal_months(year, 7..=12)?
    } else if take(&mut rest, &["第"]) {
        let quarter = number(&mut rest, 1..=1).filter(|nth| (1..=4).contains(nth))? as i8;
        if !take(&mut rest, &["四半期"]) {
            return None;
        }
        let part = Days::of_fiscal_months(year, quarter * 3 - 2..=quarter * 3)?;
        if take(&mut rest, &BEGINNING) {
            Days::one(part.first)
        } else if take(&mut rest, &END) {
            Days::one(part.last)
        } else {
            part
        }
    } else {
        take(&mut rest, &WITHIN);
        whole
    };
    rest.is_empty().then_some(part)
}

/// What stands behind 年.
fn in_year(year: i16, mut rest: &str) -> Option<Days> {
    let whole = Days::of_months(year, 1..=12)?;
    if take(&mut rest, &BEGINNING) {
        return rest.is_empty().then_some(Days::one(whole.first));
    }
    if take(&mut rest, &END) {
        return rest.is_empty().then_some(Days::one(whole.last));
    }
    if take(&mut rest, &WITHIN) || rest.is_empty() {
        return rest.is_empty().then_some(whole);
    }
    let month = number(&mut rest, 1..=2)? as i8;
    if !take(&mut rest, &["月"]) {
        return None;
    }
    let days = Days::of_month(year, month)?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        let date = Date::new(year, month, number(&mut rest, 1..=2)? as i8)?;
        take(&mut rest, &["日"]);
        return rest.is_empty().then_some(Days::one(date));
    }
    in_month(days, rest)
}

/// What stands behind 月.
fn in_month(days: Days, mut rest: &str) -> Option<Days> {
    let at = |from: i8, to: i8| Some(Days { first: on(days, from)?, last: on(days, to)? });
    let part = if take(&mut rest, &["初旬", "上旬"]) {
        at(1, 10)?
    } else if take(&mut rest, &["中旬"]) {
        at(11, 20)?
    } else if take(&mut rest, &["下旬"]) {
        at(21, days.last.day())?
    } else if take(&mut rest, &BEGINNING) {
        Days::one(days.first)
    } else if take(&mut rest, &END) {
        Days::one(days.last)
    } else {
        take(&mut rest, &WITHIN);
        days
    };
    rest.is_empty().then_some(part)
}

fn on(month: Days, day: i8) -> Option<Date> {
    Date::new(month.first.year(), month.first.month(), day)
}

/// 4.1, 4, 4月: what stands behind the mark that follows the year.
fn divided_month(year: i16, mut rest: &str) -> Option<Days> {
    let month = number(&mut rest, 1..=2)? as i8;
    let days = Days::of_month(year, month)?;
    take(&mut rest, &["月"]);
    if take(&mut rest, &["-", "/", ".", "・"]) && !rest.is_empty() {
        let date = Date::new(year, month, number(&mut rest, 1..=2)? as i8)?;
        take(&mut rest, &[".", "日"]);
        return rest.is_empty().then_some(Days::one(date));
    }
    in_month(days, rest)
}

/// A text without the midnight with which programs and Excel write a day.
fn without_time(text: &str) -> &str {
    let (date, time) = text.trim().rsplit_once([' ', '\u{3000}', 'T']).unwrap_or((text, ""));
    let midnight = time.contains(':') && time.chars().all(|c| "0:.Z".contains(c));
    if midnight { date } else { text }
}

/// Without day of the week, brackets and what else may stand behind a date.
fn without_remarks(text: &str) -> String {
    let mut text = text;
    loop {
        let found = BEHIND.iter().find_map(|word| {
            let bare = text.strip_suffix(word);
            bare.or_else(|| text.strip_suffix(')')?.strip_suffix(word)?.strip_suffix('('))
        });
        match found {
            Some(rest) if !rest.is_empty() => text = rest,
            _ => break,
        }
    }
    for weekday in ["月", "火", "水", "木", "金", "土", "日"] {
        for name in ["", "曜", "曜日"] {
            let bracketed = text.strip_suffix(')').and_then(|text| text.strip_suffix(name));
            let before = bracketed.and_then(|text| text.strip_suffix(weekday)?.strip_suffix('('));
            if let Some(before) = before {
                return before.to_string();
            }
        }
    }
    text.to_string()
}

impl Date {
    /// Reads a day as it stands in Japanese documents: `2025-04-01`, `2025/4/1`, `20250401`, 2025年4月1日, 令和7年4月1日,
    /// `R7.4.1`, in full width too, with the day of the week or 現在 behind it. A text that names a month, a year or a
    /// fiscal year (令和7年度, 令和7年度末, 2025年3月, R7) means its first day or its last by `role`; a year without 年 is a
    /// fiscal one.
    ///
    /// ```
    /// use rashinban::register::{Date, DateRole, Reading};
    /// let read = Date::parse("Ｒ７／４／１", DateRole::Start).unwrap();
    /// assert_eq!((read.value.to_string().as_str(), read.reading), ("2025-04-01", Reading::Notation));
    /// let read = Date::parse("令和7年度", DateRole::End).unwrap();
    /// assert_eq!((read.value.to_string().as_str(), read.reading), ("2026-03-31", Reading::LastDay));
    /// ```
    ///
    /// # Errors
    ///
    /// [`DateError`] where it is no such text, there is no such day, or its era had no such day; it then says which day
    /// would be meant.
    pub fn parse(text: &str, role: DateRole) -> Result<Understood<Self>, DateError> {
        let days = days(&squeezed(without_time(text)))?;
        let value = match role {
            DateRole::Start => days.first,
            DateRole::End => days.last,
        };
        let reading = match role {
            _ if days.first == days.last && text.parse() == Ok(value) => Reading::AsWritten,
            _ if days.first == days.last => Reading::Notation,
            DateRole::Start => Reading::FirstDay,
            DateRole::End => Reading::LastDay,
        };
        Ok(Understood { value, reading })
    }

    /// The day that Excel keeps as this number, in the system that counts from 1900. Day 60 is 29 February 1900, which
    /// there never was.
    pub fn from_excel_serial(number: u32) -> Option<Self> {
        let before = match number {
            1..=59 => Self::of(1899, 12, 31),
            61.. => Self::of(1899, 12, 30),
            _ => return None,
        };
        before.plus_days(i32::try_from(number).ok()?)
    }
}

impl Period {
    /// Reads a period: 令和5年度～令和7年度, R5〜7年度, 2025年4月から2026年3月まで, 2025-04-01～, 令和7年度まで, or the month or year that it
    /// fills. Its first and last day are those of [`Date::parse`].
    ///
    /// # Errors
    ///
    /// [`DateError`] where one of its ends is no date, or both are missing.
    pub fn parse(text: &str) -> Result<Understood<Self>, DateError> {
        let text = squeezed(text);
        let period = match days(&text) {
            Ok(days) if text.ends_with("まで") => Ok(Self { start: None, end: Some(days.last) }),
            Ok(days) => Ok(Self { start: Some(days.first), end: Some(days.last) }),
            Err(error) => between(&text).ok_or(error),
        };
        Ok(Understood { value: period?, reading: Reading::Notation })
    }
}

/// A period by the first mark that has a date on each side, or on one.
fn between(text: &str) -> Option<Period> {
    let marks = ["~", "から", "-", "→", "/"];
    let places = marks.iter().flat_map(|mark| text.match_indices(mark));
    let mut periods = places.filter_map(|(at, mark)| {
        let (start, end) = (&text[..at], &text[at + mark.len()..]);
        let open = mark == "~" || mark == "から";
        let start = if start.is_empty() && open { None } else { Some(days(start).ok()?.first) };
        let end = if end.is_empty() && open { None } else { Some(end_days(&text[..at], end)?.last) };
        Some(Period { start, end })
    });
    periods.find(|period| !period.is_empty())
}

/// The end of a period; 7年度 behind 令和5年度 is of its era, 26 behind 2025 of its century.
fn end_days(start: &str, end: &str) -> Option<Days> {
    days(end).ok().or_else(|| {
        let names = ERAS.iter().flat_map(|era| era.names);
        let era = names.into_iter().find(|name| start.starts_with(name));
        let century = start.get(..2).filter(|text| text.bytes().all(|b| b.is_ascii_digit()));
        let shared = era.or(century)?;
        days(&(shared.to_string() + end)).ok()
    })
}

impl FiscalYear {
    /// Reads a fiscal year: 令和7年度, R7, `2025`, 2025年度, FY2025; or the one that a day is in.
    ///
    /// # Errors
    ///
    /// [`DateError`] where it is none of these, or a calendar year, which is parts of two.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let days = days(&squeezed(text))?;
        let year = days.first.fiscal_year();
        if year == days.last.fiscal_year() { Ok(year) } else { Err(DateError { suggestion: None }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    fn read(text: &str) -> [String; 2] {
        [DateRole::Start, DateRole::End].map(|role| match Date::parse(text, role) {
            Ok(read) => format!("{}", read.value),
            Err(DateError { suggestion: Some(date) }) => format!("? {date}"),
            Err(DateError { suggestion: None }) => "-".into(),
        })
    }

    #[test]
    fn days_are_days_for_either_role() {
        for (text, want) in [
            ("2025-04-01", "2025-04-01"),
            ("2025/4/1", "2025-04-01"),
            ("２０２５／０４／０１", "2025-04-01"),
            ("2025.4.1", "2025-04-01"),
            ("2025・4・1", "2025-04-01"),
            ("2025ー4ー1", "2025-04-01"),
            ("20250401", "2025-04-01"),
            ("2025年4月1日", "2025-04-01"),
            (" 2025 年 4 月 1 日 ", "2025-04-01"),
            ("2025年4月1日（火）", "2025-04-01"),
            ("2025年4月1日(火曜日)", "2025-04-01"),
            ("2025/4/1 0:00", "2025-04-01"),
            ("2025-04-01T00:00:00.000", "2025-04-01"),
            ("令和7年4月1日", "2025-04-01"),
            ("令和７年４月１日現在", "2025-04-01"),
            ("令和元年5月1日", "2019-05-01"),
            ("R7.4.1", "2025-04-01"),
            ("r7.4.1", "2025-04-01"),
            ("R07.04.01", "2025-04-01"),
            ("Ｒ７／４／１", "2025-04-01"),
            ("令7.4.1", "2025-04-01"),
            ("R7.4.1.", "2025-04-01"),
            ("R元.5.1", "2019-05-01"),
            ("平成31年4月30日", "2019-04-30"),
            ("㍻30年4月1日", "2018-04-01"),
            ("H30.4.1", "2018-04-01"),
            ("昭和64年1月7日", "1989-01-07"),
            ("S39.10.10", "1964-10-10"),
            ("大正12年9月1日", "1923-09-01"),
            ("明治45年7月30日", "1912-07-30"),
            ("大正元年7月30日", "1912-07-30"),
            ("2024年2月29日", "2024-02-29"),
            ("令和7年度末", "2026-03-31"),
            ("令和7年度末日", "2026-03-31"),
            ("2025年度末まで", "2026-03-31"),
            ("令和7年度当初", "2025-04-01"),
            ("2025年3月末", "2025-03-31"),
            ("2025年末", "2025-12-31"),
            ("令和7年度第2四半期末", "2025-09-30"),
        ] {
            assert_eq!(read(text), [want, want], "{text}");
        }
    }

    #[test]
    fn months_and_years_are_their_first_or_last_day() {
        for (text, want) in [
            ("2025年3月", ["2025-03-01", "2025-03-31"]),
            ("2024-02", ["2024-02-01", "2024-02-29"]),
            ("R7.4", ["2025-04-01", "2025-04-30"]),
            ("令和7年10月予定", ["2025-10-01", "2025-10-31"]),
            ("令和7年3月下旬", ["2025-03-21", "2025-03-31"]),
            ("令和7年3月中旬頃", ["2025-03-11", "2025-03-20"]),
            ("令和7年", ["2025-01-01", "2025-12-31"]),
            ("2025年中", ["2025-01-01", "2025-12-31"]),
            ("令和7年度", ["2025-04-01", "2026-03-31"]),
            ("R7年度", ["2025-04-01", "2026-03-31"]),
            ("2025年度", ["2025-04-01", "2026-03-31"]),
            ("ＦＹ２０２５", ["2025-04-01", "2026-03-31"]),
            ("令和7年度中", ["2025-04-01", "2026-03-31"]),
            ("2025", ["2025-04-01", "2026-03-31"]),
            ("R7", ["2025-04-01", "2026-03-31"]),
            ("令和7年度上半期", ["2025-04-01", "2025-09-30"]),
            ("令和7年度下期", ["2025-10-01", "2026-03-31"]),
            ("令和7年度第4四半期", ["2026-01-01", "2026-03-31"]),
            // Years are counted from the change of the era, and fiscal years keep their days.
            ("令和元年", ["2019-05-01", "2019-12-31"]),
            ("平成31年", ["2019-01-01", "2019-04-30"]),
            ("令和元年度", ["2019-04-01", "2020-03-31"]),
            ("平成31年度", ["2019-04-01", "2020-03-31"]),
            ("平成元年度", ["1989-04-01", "1990-03-31"]),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn an_era_has_its_bounds() {
        for (text, meant) in [
            ("平成32年4月1日", "2020-04-01"),
            ("平成31年5月1日", "2019-05-01"),
            ("令和元年4月30日", "2019-04-30"),
            ("平成32年度", "2020-04-01"),
            ("昭和64年1月8日", "1989-01-08"),
            ("大正15年12月26日", "1926-12-26"),
        ] {
            assert_eq!(read(text)[0], format!("? {meant}"), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "未定",
            "令和",
            "令和年4月1日",
            "令和0年4月1日",
            "2025年13月",
            "2025-02-29",
            "2025-00-10",
            "4月1日",
            "7",
            "25/4/1",
            "202504",
            "2025-04-01-",
            "2025年4月1日3",
            "10000年",
            "1867-12-31",
            "R7.4.31",
            "2025/4/1 12:30",
            "令和7年度第5四半期",
            "R100",
            "99999999",
            "2025年度4月1日",
            "FY2025年4月",
            "現在",
            "(火)",
            "2025-04-01と2025-05-01",
        ] {
            assert_eq!(read(text)[0], "-", "{text}");
        }
    }

    #[test]
    fn the_reading_tells_what_was_done() {
        for (text, role, want) in [
            ("2025-04-01", DateRole::End, Reading::AsWritten),
            ("2025-4-1", DateRole::End, Reading::Notation),
            ("令和7年度", DateRole::Start, Reading::FirstDay),
            ("令和7年度", DateRole::End, Reading::LastDay),
        ] {
            assert_eq!(Date::parse(text, role).map(|read| read.reading), Ok(want), "{text}");
        }
    }

    #[test]
    fn numbers_of_excel_are_days() {
        for (number, want) in [
            (1, "1900-01-01"),
            (59, "1900-02-28"),
            (61, "1900-03-01"),
            (43_586, "2019-05-01"),
            (45_748, "2025-04-01"),
        ] {
            assert_eq!(Date::from_excel_serial(number).map(|date| format!("{date}")).as_deref(), Some(want));
        }
        assert_eq!([0, 60, 1_000_000, u32::MAX].map(Date::from_excel_serial), [None; 4]);
    }

    #[test]
    fn periods_have_two_ends() {
        for (text, start, end) in [
            ("令和5年度～令和7年度", "2023-04-01", "2026-03-31"),
            ("令和５年度〜７年度", "2023-04-01", "2026-03-31"),
            ("R5-R7", "2023-04-01", "2026-03-31"),
            ("R5～7", "2023-04-01", "2026-03-31"),
            ("2023～25年度", "2023-04-01", "2026-03-31"),
            ("2023-2025", "2023-04-01", "2026-03-31"),
            ("2025年4月から2026年3月まで", "2025-04-01", "2026-03-31"),
            ("2025-04-01-2026-03-31", "2025-04-01", "2026-03-31"),
            ("2025-04-01/2026-03-31", "2025-04-01", "2026-03-31"),
            ("2025/4/1～2026/3/31", "2025-04-01", "2026-03-31"),
            ("令和7年度", "2025-04-01", "2026-03-31"),
            ("令和7年度～", "2025-04-01", ""),
            ("令和7年度から", "2025-04-01", ""),
            ("～令和7年度", "", "2026-03-31"),
            ("令和7年度まで", "", "2026-03-31"),
        ] {
            let period = Period::parse(text).unwrap_or_else(|_| panic!("{text}")).value;
            let shown = |date: Option<Date>| date.map(|date| format!("{date}")).unwrap_or_default();
            assert_eq!([shown(period.start), shown(period.end)], [start, end], "{text}");
        }
        for text in ["", "～", "から", "未定", "令和5年度～未定", "令和5年度～30000"] {
            assert!(Period::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn fiscal_years_are_read_and_named() {
        for text in ["令和7年度", "R7", "2025", "FY2025", "2026-03-31", "令和7年4月"] {
            assert_eq!(FiscalYear::parse(text), Ok(FiscalYear(2025)), "{text}");
        }
        assert!(FiscalYear::parse("令和7年").is_err());
        for (year, want) in [
            (2025, "令和7年度"),
            (2019, "令和元年度"),
            (2018, "平成30年度"),
            (1989, "平成元年度"),
            (1988, "昭和63年度"),
        ] {
            assert_eq!(FiscalYear(year).label(crate::Lang::Ja), want);
            assert_eq!(FiscalYear::parse(want), Ok(FiscalYear(year)));
        }
        assert_eq!(FiscalYear(2025).label(crate::Lang::En), "FY2025");
    }
}
