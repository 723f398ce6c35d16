//! 全国地方公共団体コード: the codes of prefectures, municipalities and wards.

use crate::serde_text;
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

serde_text!(LocalGovernmentCode, "a local government code, 131016", |code, f| fmt::Display::fmt(code, f));

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString as _;

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
}
