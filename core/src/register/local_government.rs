//! 全国地方公共団体コード: the codes of prefectures, municipalities and wards, and who has them.

use super::understood::squeezed;
use crate::{
    fold,
    generated::local_governments::{FIVE_DIGITS, KANA, NAME},
    serde_text,
};
use alloc::vec::Vec;
use core::{fmt, str::FromStr};

/// A local government code with its check digit (JIS X 0401, JIS X 0402): two digits for the prefecture, three for the
/// body, one to check them. Printed as six digits, `131016`. The check digit always holds; whether there is such a body
/// is another question.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalGovernmentCode(u32);

/// A text that is no local government code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "errors", derive(thiserror::Error))]
#[non_exhaustive]
pub enum LocalGovernmentCodeError {
    /// Not six digits, nor five.
    #[cfg_attr(
        feature = "errors",
        error(
            "地方公共団体コードは6桁の数字です。例: 131016 / a local government code has six digits, for example 131016"
        )
    )]
    Malformed,
    /// The sixth digit does not follow from the five before it.
    #[cfg_attr(
        feature = "errors",
        error(
            "検査数字が合いません。{expected} ではありませんか / the check digit does not hold; did you mean {expected}?"
        )
    )]
    CheckDigit {
        /// The code with these five digits.
        expected: LocalGovernmentCode,
    },
    /// Five digits that lack either the zero in front or the check digit, and each reading is a body's code.
    #[cfg_attr(
        feature = "errors",
        error(
            "5桁では {} か {} か決められません。6桁で書いてください / five digits may be {} or {}; write six",
            codes[0], codes[1], codes[0], codes[1]
        )
    )]
    Ambiguous {
        /// With the zero, and with the check digit.
        codes: [LocalGovernmentCode; 2],
    },
}

impl LocalGovernmentCode {
    /// The code whose first five digits are these, 01000–47999; its check digit is worked out.
    pub const fn from_five_digits(digits: u32) -> Option<Self> {
        if digits < 1_000 || digits > 47_999 {
            return None;
        }
        let mut sum = 0;
        let mut weight = 2;
        let mut rest = digits;
        while weight <= 6 {
            sum += rest % 10 * weight;
            rest /= 10;
            weight += 1;
        }
        Some(Self(digits * 10 + (11 - sum % 11) % 10))
    }

    /// The code as a number below 1,000,000; its leading zero is lost.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The number of the prefecture, 1–47.
    pub const fn prefecture_number(self) -> u8 {
        (self.0 / 10_000) as u8
    }
}

impl fmt::Display for LocalGovernmentCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

impl fmt::Debug for LocalGovernmentCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for LocalGovernmentCode {
    type Err = LocalGovernmentCodeError;

    /// Reads the one form that is written, six ASCII digits.
    fn from_str(text: &str) -> Result<Self, LocalGovernmentCodeError> {
        let malformed = LocalGovernmentCodeError::Malformed;
        if text.len() != 6 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(malformed);
        }
        let number: u32 = text.parse().map_err(|_| malformed)?;
        let expected = Self::from_five_digits(number / 10).ok_or(malformed)?;
        if expected.0 == number {
            Ok(expected)
        } else {
            Err(LocalGovernmentCodeError::CheckDigit { expected })
        }
    }
}

words! {
    /// What a local government is.
    LocalGovernmentKind, "団体の種類", "kind of local government" {
        /// 都道府県.
        Prefecture = 1, "prefecture";
        /// 市町村, and the 23 special wards of Tokyo.
        Municipality = 2, "municipality";
        /// 政令指定都市の行政区: part of a municipality.
        Ward = 3, "ward";
    }
}

/// A prefecture, a municipality or a ward of a designated city, as of July 2026: 47, 1,741 and 175 of them. The facts were
/// drawn from code4fukui/localgovjp (CC0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalGovernment(u16);

impl LocalGovernment {
    /// Every one, by code.
    pub fn all() -> impl ExactSizeIterator<Item = Self> + Clone {
        (0..FIVE_DIGITS.len() as u16).map(Self)
    }

    /// The one with this code.
    pub fn by_code(code: LocalGovernmentCode) -> Option<Self> {
        Self::by_five_digits(code.0 / 10)
    }

    fn by_five_digits(five: u32) -> Option<Self> {
        let five = u16::try_from(five).ok()?;
        FIVE_DIGITS.binary_search(&five).ok().map(|at| Self(at as u16))
    }

    /// Those of a name, folded: 府中市 is two, 東京都府中市 one.
    pub fn by_name(name: &str) -> impl Iterator<Item = Self> + Clone + use<> {
        let asked = squeezed(name);
        let named = NAME.iter().enumerate().map(|(at, own)| (Self(at as u16), own));
        named.filter(move |(body, own)| body.is_called(&asked, own)).map(|(body, _)| body)
    }

    /// Whether this is its name, folded, with or without that of the prefecture in front.
    pub fn is_named(self, name: &str) -> bool {
        self.is_called(&squeezed(name), self.name())
    }

    fn is_called(self, asked: &str, own: &str) -> bool {
        let is_own = |rest: &str| fold::fold(own).chars().eq(rest.chars());
        is_own(asked) || asked.strip_prefix(self.prefecture_name()).is_some_and(is_own)
    }

    /// Up to three whose codes are nearest to one that nobody has: but for the check digit they differ in one digit or in
    /// two neighbours exchanged; those of the same prefecture first.
    pub fn nearest(code: LocalGovernmentCode) -> impl Iterator<Item = Self> + Clone {
        let asked = code.0 / 10;
        let mut nearest: Vec<(bool, Self)> = Vec::new();
        for five in near(asked) {
            let Some(body) = Self::by_five_digits(five) else { continue };
            let one = (five / 1_000 != asked / 1_000, body);
            nearest.insert(nearest.partition_point(|other| *other < one), one);
            nearest.truncate(3);
        }
        nearest.into_iter().map(|(_, body)| body)
    }

    /// The code.
    pub fn code(self) -> LocalGovernmentCode {
        let five = u32::from(FIVE_DIGITS[usize::from(self.0)]);
        LocalGovernmentCode::from_five_digits(five).unwrap_or(LocalGovernmentCode(0))
    }

    /// The name: 東京都, 千代田区, 札幌市中央区.
    pub fn name(self) -> &'static str {
        NAME.get(usize::from(self.0))
    }

    /// The reading in hiragana; of prefectures none is carried.
    pub fn kana(self) -> Option<&'static str> {
        Some(KANA.get(usize::from(self.0))).filter(|kana| !kana.is_empty())
    }

    /// The prefecture that it is in, or is.
    #[must_use]
    pub fn prefecture(self) -> Self {
        let five = FIVE_DIGITS[usize::from(self.0)] / 1000 * 1000;
        Self(FIVE_DIGITS.partition_point(|other| *other < five) as u16)
    }

    /// What it is.
    pub fn kind(self) -> LocalGovernmentKind {
        match FIVE_DIGITS[usize::from(self.0)] % 1000 {
            0 => LocalGovernmentKind::Prefecture,
            // The cities that have wards, these wards, and those of Tokyo, which are municipalities.
            100..200 if self.name().contains('市') && self.name().ends_with('区') => {
                LocalGovernmentKind::Ward
            }
            _ => LocalGovernmentKind::Municipality,
        }
    }

    /// The name of its prefecture; nothing for a prefecture.
    fn prefecture_name(self) -> &'static str {
        if self.prefecture() == self { "" } else { self.prefecture().name() }
    }
}

/// All other five digits that differ from these in one digit, or in two neighbours exchanged.
fn near(five: u32) -> impl Iterator<Item = u32> {
    let digit = move |unit: u32| five / unit % 10;
    let changed = [10_000, 1_000, 100, 10, 1].into_iter().flat_map(move |unit| {
        let without = five - digit(unit) * unit;
        (0..10).map(move |digit| without + digit * unit)
    });
    let exchanged = [10_000, 1_000, 100, 10].into_iter().map(move |unit| {
        let (left, right) = (digit(unit), digit(unit / 10));
        five + right * unit + left * (unit / 10) - left * unit - right * (unit / 10)
    });
    changed.chain(exchanged).filter(move |other| *other != five)
}

serde_text!(LocalGovernmentCode, "a local government code, 131016", |code, f| fmt::Display::fmt(code, f));

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{collections::BTreeSet, string::ToString as _};

    #[test]
    fn check_digits_hold() {
        for (five, six) in [(13_101, "131016"), (1_100, "011002"), (1_000, "010006"), (47_382, "473821")] {
            assert_eq!(LocalGovernmentCode::from_five_digits(five).unwrap().to_string(), six);
            assert_eq!(six.parse::<LocalGovernmentCode>().unwrap().to_string(), six);
        }
        let wrong = "131017".parse::<LocalGovernmentCode>();
        assert!(
            matches!(wrong, Err(LocalGovernmentCodeError::CheckDigit { expected }) if expected.number() == 131_016)
        );
    }

    fn name(code: &str) -> &'static str {
        LocalGovernment::by_code(code.parse().unwrap()).map_or("", LocalGovernment::name)
    }

    #[test]
    fn bodies_are_found_by_code_and_name() {
        assert_eq!(
            [name("130001"), name("131016"), name("011011"), name("473821")],
            ["東京都", "千代田区", "札幌市中央区", "与那国町"]
        );
        assert_eq!(name("132012"), "八王子市");
        assert_eq!(name("479993"), "");
        let by_name =
            |name| LocalGovernment::by_name(name).map(|body| body.code().to_string()).collect::<Vec<_>>();
        assert_eq!(by_name("府中市"), ["132063", "342084"]);
        assert_eq!(by_name("東京都　府中市"), ["132063"]);
        assert_eq!(by_name("東京都"), ["130001"]);
        assert!(by_name("").is_empty() && by_name("架空市").is_empty());
    }

    #[test]
    fn each_body_is_what_the_list_says() {
        let count = |kind| LocalGovernment::all().filter(|body| body.kind() == kind).count();
        assert_eq!(LocalGovernmentKind::ALL.iter().copied().map(count).collect::<Vec<_>>(), [47, 1741, 175]);
        for body in LocalGovernment::all() {
            assert_eq!(LocalGovernment::by_code(body.code()), Some(body));
            assert_eq!(body.kana().is_none(), body.kind() == LocalGovernmentKind::Prefecture);
            assert_eq!(body.prefecture().code().number() % 10_000 / 10, 0);
            assert_eq!(body.prefecture().code().prefecture_number(), body.code().prefecture_number());
        }
    }

    #[test]
    fn the_nearest_differ_in_a_digit_or_an_exchange() {
        let near = |code: &str| {
            let code = code.parse().unwrap();
            LocalGovernment::nearest(code).map(|body| body.code().to_string()).collect::<Vec<_>>()
        };
        // 13801: 13101, 13201 and 13401 have its other four digits.
        let code = LocalGovernmentCode::from_five_digits(13_801).unwrap().to_string();
        assert_eq!(near(&code), ["131016", "132012", "134015"]);
    }

    #[test]
    fn what_is_near_is_found_by_its_digits() {
        let digits = |five: u32| [10_000, 1_000, 100, 10, 1].map(|unit| five / unit % 10);
        for a in (1_000..48_000).step_by(7) {
            let found: Vec<u32> = super::near(a).collect();
            assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len());
            for b in FIVE_DIGITS.iter().step_by(9).map(|five| u32::from(*five)) {
                let (x, y) = (digits(a), digits(b));
                let differ: Vec<usize> = (0..5).filter(|at| x[*at] != y[*at]).collect();
                let near = match differ[..] {
                    [_] => true,
                    [i, j] => j == i + 1 && x[i] == y[j] && x[j] == y[i],
                    _ => false,
                };
                assert_eq!(found.contains(&b), near, "{a} {b}");
            }
        }
    }

    #[test]
    fn codes_are_read_as_tables_have_them() {
        use crate::register::Reading;
        for (text, want, reading) in [
            ("131016", "131016", Reading::AsWritten),
            ("１３１０１６", "131016", Reading::Notation),
            ("13101-6", "131016", Reading::Notation),
            ("131016.0", "131016", Reading::Notation),
            ("'011002", "011002", Reading::Notation),
            ("11002", "011002", Reading::LeadingZero),
            ("13101", "131016", Reading::CheckDigit),
            ("01100", "011002", Reading::CheckDigit),
            ("1100", "011002", Reading::LeadingZero),
        ] {
            let read = LocalGovernmentCode::parse(text).unwrap_or_else(|_| panic!("{text}"));
            assert_eq!((read.value.to_string().as_str(), read.reading), (want, reading), "{text}");
        }
        // 012203 is 士別市, 122033 is 市川市.
        let both = LocalGovernmentCodeError::Ambiguous {
            codes: ["012203", "122033"].map(|code| code.parse().unwrap()),
        };
        assert_eq!(LocalGovernmentCode::parse("12203"), Err(both));
        for text in ["", "東京都", "1310166", "131", "-131016x", "480010", "９９９９９"] {
            assert!(LocalGovernmentCode::parse(text).is_err(), "{text}");
        }
    }
}
