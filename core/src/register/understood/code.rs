//! Local government codes as they come out of tables.

use super::{Reading, Understood, squeezed};
use crate::register::{LocalGovernment, LocalGovernmentCode, LocalGovernmentCodeError};

impl LocalGovernmentCode {
    /// Reads a code: six digits of any width, also `13101-6`, `131016.0` and `'011002`. Five digits are a code without
    /// its check digit (13101) or without the zero in front that Excel drops (11002); where both are possible, the one
    /// that a body has. Four are without both.
    ///
    /// ```
    /// use rashinban::register::{LocalGovernmentCode, Reading};
    /// let read = LocalGovernmentCode::parse("11002")?;
    /// assert_eq!((read.value.to_string().as_str(), read.reading), ("011002", Reading::LeadingZero));
    /// # Ok::<(), rashinban::register::LocalGovernmentCodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`LocalGovernmentCodeError`], where it can with the codes that may have been meant: the check digit of six digits
    /// does not hold, or two bodies share the five.
    pub fn parse(text: &str) -> Result<Understood<Self>, LocalGovernmentCodeError> {
        let digits = squeezed(text);
        let digits = digits.strip_prefix('\'').unwrap_or(&digits);
        let digits = digits.strip_suffix(".0").unwrap_or(digits).replace([',', '-'], "");
        let number: u32 = digits
            .parse()
            .ok()
            .filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))
            .ok_or(LocalGovernmentCodeError::Malformed)?;
        match digits.len() {
            6 => {
                let value = digits.parse()?;
                let reading = if digits == text { Reading::AsWritten } else { Reading::Notation };
                Ok(Understood { value, reading })
            }
            5 => five_digits(number, &digits),
            4 => Self::from_five_digits(number)
                .filter(|code| LocalGovernment::by_code(*code).is_some())
                .map(|value| Understood { value, reading: Reading::LeadingZero })
                .ok_or(LocalGovernmentCodeError::Malformed),
            _ => Err(LocalGovernmentCodeError::Malformed),
        }
    }
}

fn five_digits(
    number: u32,
    digits: &str,
) -> Result<Understood<LocalGovernmentCode>, LocalGovernmentCodeError> {
    let without_zero =
        LocalGovernmentCode::from_five_digits(number / 10).filter(|code| code.number() == number);
    let without_zero = without_zero.filter(|_| !digits.starts_with('0'));
    let without_check = LocalGovernmentCode::from_five_digits(number);
    let zero = |value| Ok(Understood { value, reading: Reading::LeadingZero });
    let check = |value| Ok(Understood { value, reading: Reading::CheckDigit });
    let exists = |code: LocalGovernmentCode| LocalGovernment::by_code(code).is_some();
    match (without_zero, without_check) {
        (Some(a), Some(b)) if exists(a) && exists(b) => {
            Err(LocalGovernmentCodeError::Ambiguous { codes: [a, b] })
        }
        (Some(_), Some(b)) if exists(b) => check(b),
        (Some(a), _) => zero(a),
        (None, Some(b)) => check(b),
        (None, None) => Err(LocalGovernmentCodeError::Malformed),
    }
}
