//! Eras, by whose years days and fiscal years are counted.

use super::Date;

/// A reign, whose years are counted.
pub(super) struct Era {
    /// Its names, folded: in full, the first character, the letter.
    pub names: [&'static str; 3],
    pub first: Date,
    pub last: Date,
    /// The calendar year of its year 1.
    year_one: i16,
}

/// Eras since the Gregorian calendar was taken up (明治6年, 1873), the newest first; the day of a change belongs to both.
pub(super) const ERAS: [Era; 5] = [
    Era::new(["令和", "令", "r"], 2019, Date::of(2019, 5, 1), Date::of(Date::LAST_YEAR, 12, 31)),
    Era::new(["平成", "平", "h"], 1989, Date::of(1989, 1, 8), Date::of(2019, 4, 30)),
    Era::new(["昭和", "昭", "s"], 1926, Date::of(1926, 12, 25), Date::of(1989, 1, 7)),
    Era::new(["大正", "大", "t"], 1912, Date::of(1912, 7, 30), Date::of(1926, 12, 25)),
    Era::new(["明治", "明", "m"], 1868, Date::of(1873, 1, 1), Date::of(1912, 7, 30)),
];

impl Era {
    const fn new(names: [&'static str; 3], year_one: i16, first: Date, last: Date) -> Self {
        Self { names, first, last, year_one }
    }

    pub fn name(&self) -> &'static str {
        self.names[0]
    }

    /// The calendar year of one of its years.
    pub fn year(&self, number: i16) -> i16 {
        self.year_one + number - 1
    }

    /// Its year that is this calendar year.
    pub fn number(&self, year: i16) -> i16 {
        year - self.year_one + 1
    }
}
