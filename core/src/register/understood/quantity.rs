//! Numbers with what stands around them in a cell.

use alloc::{
    format,
    string::{String, ToString as _},
};

/// A number as it stands in a cell: `１，２００件`, `▲3.5`, 80%以上.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Quantity {
    /// The number; finite.
    pub value: f64,
    /// What it counts, as it is written but for the width: `%`, `件`, `千円`.
    pub unit: Option<String>,
    /// Whether other words stand with it: 以上, 約, a remark in brackets.
    pub has_words: bool,
    /// Whether it is written otherwise than this library writes numbers.
    pub is_rewritten: bool,
}

/// A text that is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "errors", derive(thiserror::Error))]
#[cfg_attr(
    feature = "errors",
    error("数として読めません。例: 1200、80% / not a number, for example 1200 or 80%")
)]
#[non_exhaustive]
pub struct QuantityError {}

/// Words in front of a number that leave it as it is.
const BEFORE: [&str; 14] = [
    "約",
    "およそ",
    "おおよそ",
    "おおむね",
    "概ね",
    "年間",
    "延べ",
    "累計",
    "計",
    "合計",
    "≧",
    "≥",
    ">=",
    "全",
];
/// And behind it.
const BEHIND: [&str; 14] = [
    "以上",
    "以下",
    "以内",
    "未満",
    "超え",
    "超",
    "程度",
    "前後",
    "弱",
    "強",
    "見込み",
    "見込",
    "まで",
    "を目指す",
];
/// Hiragana that stand in units: か所, 手続き, 取り組み, 1つ, 1人あたり.
const IN_UNITS: &str = "かきりつみあたけ";
/// The longest unit, in characters.
const UNIT: usize = 10;
/// The first year that is taken for one and not for a number of years.
const YEARS: f64 = 1800.0;

/// A character of ASCII for each in full width, and one minus for all.
fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '−' | '▲' | '△' | '‐' | '–' | '―' | '—' => '-',
        '、' => ',',
        _ => c,
    }
}

impl Quantity {
    /// Reads a number: digits of any width, with separators of thousands, a sign (`-`, `−`, `▲`, `△`), a unit or percent
    /// sign, and words that leave it as it is (以上, 約, a remark in brackets).
    ///
    /// ```
    /// use rashinban::register::Quantity;
    /// let read = Quantity::parse("１，２００ 件以上").unwrap();
    /// assert_eq!((read.value, read.unit.as_deref(), read.has_words), (1200.0, Some("件"), true));
    /// ```
    ///
    /// # Errors
    ///
    /// [`QuantityError`] where there is no number, or more than one, or words that change what it means: 10%増, 2025年度,
    /// 3月末.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        read(text).ok_or(QuantityError {})
    }

    /// The value in another unit of the same kind: 5 万件 in 件 is 50,000. None where the units do not go together.
    pub fn in_unit(&self, unit: Option<&str>) -> Option<f64> {
        let (own, own_name) = scale(self.unit.as_deref().unwrap_or_default());
        let (other, other_name) = scale(unit.unwrap_or_default());
        let same = |a: &str, b: &str| crate::fold::fold(a).chars().eq(crate::fold::fold(b).chars());
        // A number alone is in whatever unit is used; 万 alone multiplies it.
        match own_name {
            "" if own == 0 => Some(self.value),
            _ if own_name.is_empty() || same(own_name, other_name) => shifted(self.value, own - other),
            _ => None,
        }
    }
}

/// How many zeros the beginning of a unit adds, and the rest: 百万円 is 6 and 円.
pub(in crate::register) fn scale(unit: &str) -> (i32, &str) {
    let scales = [("百万", 6), ("千万", 7), ("十億", 9), ("千", 3), ("万", 4), ("億", 8), ("兆", 12)];
    let found = scales.iter().find_map(|(word, zeros)| Some((*zeros, unit.strip_prefix(word)?)));
    found.unwrap_or((0, unit))
}

/// Through its decimal form, in which 1.1 万 is 11,000.
fn shifted(value: f64, zeros: i32) -> Option<f64> {
    decimal(&format!("{value}e{zeros}"))
}

/// As JSON reads it, whose numbers are read anyhow: another way to the same value would be 13 KB of the module for the browser.
fn decimal(number: &str) -> Option<f64> {
    serde_json::from_str(number).ok()
}

fn read(text: &str) -> Option<Quantity> {
    let narrow: String = text.trim().chars().map(narrow).collect();
    let (rest, mut has_words) = without_brackets(narrow.trim());
    let (rest, words) = without_words(rest);
    has_words |= words;
    let (digits, rest) = number(rest)?;
    let value = decimal(&digits)?;
    let unit = rest.trim();
    if !is_unit(unit, value) {
        return None;
    }
    let unit = Some(unit.to_string()).filter(|unit| !unit.is_empty());
    let is_rewritten = has_words || unit.is_some() || text != value.to_string();
    Some(Quantity { value, unit, has_words, is_rewritten })
}

/// A text without the remark in brackets behind it.
fn without_brackets(text: &str) -> (&str, bool) {
    let open = text.strip_suffix(')').and_then(|rest| rest.rfind('('));
    match open {
        Some(open) if open > 0 => (text[..open].trim_end(), true),
        _ => (text, false),
    }
}

fn without_words(text: &str) -> (&str, bool) {
    let mut rest = text;
    while let Some(behind) = BEFORE.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind.trim_start();
    }
    while let Some(before) = BEHIND.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = before.trim_end();
    }
    (rest, rest.len() < text.len())
}

/// The number that a text begins with, in the form of JSON, and the rest.
fn number(text: &str) -> Option<(String, &str)> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(rest.len());
    let (whole, mut rest) = rest.split_at(end);
    let digits = without_separators(whole)?;
    let significant = digits.trim_start_matches('0');
    let mut number = sign.to_string() + if significant.is_empty() { "0" } else { significant };
    if let Some(behind) = rest.strip_prefix('.') {
        let end = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
        number = number + "." + Some(&behind[..end]).filter(|digits| !digits.is_empty())?;
        rest = &behind[end..];
    }
    Some((number, rest))
}

/// Digits whose separators, if there are any, stand every three of them.
fn without_separators(digits: &str) -> Option<String> {
    let mut groups = digits.split(',');
    let first = groups.next().filter(|group| !group.is_empty())?;
    let regular = !digits.contains(',') || (first.len() <= 3 && groups.all(|group| group.len() == 3));
    regular.then(|| digits.replace(',', ""))
}

/// Whether what stands behind a number is the unit that it is counted in. Words of time and of change are none, nor is
/// the rest of a sentence.
fn is_unit(unit: &str, value: f64) -> bool {
    let is_hiragana = |c: char| ('ぁ'..='ん').contains(&c);
    let words = unit.chars().any(|c| {
        c.is_ascii_digit()
            || c.is_control()
            || "、。・~=,".contains(c)
            || is_hiragana(c) && !IN_UNITS.contains(c)
    });
    let time =
        unit.starts_with('月') || unit.starts_with('年') && (value >= YEARS || unit.starts_with("年度"));
    let change = ["増", "減", "倍増", "向上", "達成"].iter().any(|word| unit.contains(word));
    unit.chars().count() <= UNIT && !words && !time && !change
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_what_stands_around_them() {
        for (text, value, unit, has_words) in [
            ("80", 80.0, "", false),
            ("８０", 80.0, "", false),
            ("-1.5", -1.5, "", false),
            ("007", 7.0, "", false),
            ("-00.50", -0.5, "", false),
            ("000", 0.0, "", false),
            ("▲3.5", -3.5, "", false),
            ("△ 12", -12.0, "", false),
            ("−7", -7.0, "", false),
            ("+5", 5.0, "", false),
            ("1,200", 1200.0, "", false),
            ("１，２００件", 1200.0, "件", false),
            ("1,234,567.8", 1_234_567.8, "", false),
            ("80%", 80.0, "%", false),
            ("８０．５％", 80.5, "%", false),
            ("80 ％以上", 80.0, "%", true),
            ("約300人", 300.0, "人", true),
            ("3か所", 3.0, "か所", false),
            ("20手続き", 20.0, "手続き", false),
            ("500千円", 500.0, "千円", false),
            ("80%（令和7年度）", 80.0, "%", true),
            ("90％以上を目指す", 90.0, "%", true),
            ("3年", 3.0, "年", false),
            ("10分未満", 10.0, "分", true),
        ] {
            let read = Quantity::parse(text).unwrap_or_else(|_| panic!("{text}"));
            let unit = Some(unit).filter(|unit| !unit.is_empty());
            assert_eq!(
                (read.value, read.unit.as_deref(), read.has_words),
                (value, unit, has_words),
                "{text}"
            );
            assert_eq!(read.is_rewritten, text != value.to_string(), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "-",
            "－",
            "未定",
            "全庁で導入",
            "2025年度",
            "3月末",
            "10%増",
            "5件減少",
            "10～20件",
            "1/2",
            "1,2",
            "12,34",
            ",5",
            "1.2.3",
            "1.",
            ".5",
            "2025年度に開始",
            "３か年計画の策定と公表",
            "80%、90件",
            "NaN",
            "inf",
            "1e5",
            "以上",
            "全課で100%達成",
            "--1",
        ] {
            assert_eq!(Quantity::parse(text), Err(QuantityError {}), "{text}");
        }
        assert!(Quantity::parse(&"9".repeat(400)).is_err());
    }

    #[test]
    fn units_are_converted_by_their_zeros() {
        for (text, unit, want) in [
            ("1.1万件", "件", Some(11_000.0)),
            ("11000件", "万件", Some(1.1)),
            ("5万", "", Some(50_000.0)),
            ("5万", "万人", Some(5.0)),
            ("3百万円", "千円", Some(3000.0)),
            ("80", "%", Some(80.0)),
            ("80％", "%", Some(80.0)),
            ("80人", "%", None),
        ] {
            let unit = Some(unit).filter(|unit| !unit.is_empty());
            assert_eq!(Quantity::parse(text).ok().and_then(|read| read.in_unit(unit)), want, "{text}");
        }
    }
}
