//! Values as people write them in tables and documents.

mod code;
mod date;
mod quantity;
mod word;

pub use date::DateRole;
pub use quantity::{Quantity, QuantityError};
pub(crate) use word::Word;
pub(super) use word::says_nothing;

use crate::{Lang, fold};
use alloc::string::String;

words! {
    /// How a value was read that is not written in the one form that this library writes.
    Reading, "読み方", "reading" {
        /// It is written in that form.
        AsWritten = 1, "as-written";
        /// The same in another notation: full width, an era, separators.
        Notation = 2, "notation";
        /// The first day of the month or year that is named.
        FirstDay = 3, "first-day";
        /// The last day of it.
        LastDay = 4, "last-day";
        /// The number that Excel keeps for a day.
        SerialNumber = 5, "serial-number";
        /// A zero in front was lost, as Excel loses it.
        LeadingZero = 6, "leading-zero";
        /// The check digit was left out.
        CheckDigit = 7, "check-digit";
    }
}

impl Reading {
    /// What people call it, in Japanese ([`Lang::Ja`] and [`Lang::Kana`]) or English.
    pub const fn label(self, lang: Lang) -> &'static str {
        let [ja, en] = match self {
            Self::AsWritten => ["書かれたとおり", "as it is written"],
            Self::Notation => ["表記の違い", "another notation"],
            Self::FirstDay => ["その最初の日", "its first day"],
            Self::LastDay => ["その最後の日", "its last day"],
            Self::SerialNumber => ["Excel の日付の番号", "Excel's number of the day"],
            Self::LeadingZero => ["先頭の 0 を補いました", "with the zero that was lost in front"],
            Self::CheckDigit => ["検査数字を補いました", "with its check digit"],
        };
        if matches!(lang, Lang::En) { en } else { ja }
    }
}

/// A value, and how it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Understood<T> {
    /// The value.
    pub value: T,
    /// How it was read.
    pub reading: Reading,
}

/// A text folded, without white space: width, dashes and compatibility characters no longer matter.
pub(super) fn squeezed(text: &str) -> String {
    fold::fold(text).chars().filter(|c| !c.is_whitespace()).collect()
}
