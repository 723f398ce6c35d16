//! Folding: what people type in many ways, made one.
//!
//! Two texts fold to the same where they differ only in width (ＤＸ, DX; ｶﾞ, ガ), case, hiragana and katakana, small
//! kana, the mark of a long vowel and dashes, middle dots, circles and crosses, old and new kanji, the compatibility
//! characters of CP932 (①, ㈱, ㍻) or composition (か and a combining ゛). Voiced marks count: カキ is not ガギ. The folded form
//! is lower-case ASCII, hiragana and full-size kana; it is made for comparing and is not shown to anyone.

use crate::generated::fold::{MARKED, POOL, SEVERAL, SINGLE};
use core::{ffi::CStr, fmt};

/// What folding changes, as a set of flags.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Folds(u16);

impl Folds {
    /// Full and half width: ＤＸ and DX.
    pub const WIDTH: Self = Self(1);
    /// Upper and lower case.
    pub const CASE: Self = Self(2);
    /// Hiragana and katakana.
    pub const KANA: Self = Self(4);
    /// Small and full-size kana: ッ and ツ.
    pub const SMALL_KANA: Self = Self(8);
    /// Marks of a long vowel and dashes.
    pub const DASH: Self = Self(16);
    /// Middle dots and bullets.
    pub const MIDDLE_DOT: Self = Self(32);
    /// Circles, crosses and wave dashes.
    pub const SYMBOL: Self = Self(64);
    /// Old and new forms of kanji.
    pub const KANJI: Self = Self(128);
    /// A kana and its voiced mark as one character or two.
    pub const COMPOSITION: Self = Self(256);
    /// Compatibility characters: ① and 1.
    pub const COMPATIBILITY: Self = Self(512);

    /// The names of the flags, from the lowest bit.
    pub const NAMES: [&'static str; 10] = {
        let mut names = [""; 10];
        let mut bit = 0;
        while bit < names.len() {
            names[bit] = crate::generated::text(Self::NAMES_C[bit]);
            bit += 1;
        }
        names
    };

    /// The same with their closing NUL.
    pub const NAMES_C: [&'static CStr; 10] = [
        c"width",
        c"case",
        c"kana",
        c"small-kana",
        c"dash",
        c"middle-dot",
        c"symbol",
        c"kanji",
        c"composition",
        c"compatibility",
    ];

    /// The flags as a number.
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// Whether nothing was changed.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether all flags of `other` are set.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The names of the flags that are set.
    pub fn names(self) -> impl Iterator<Item = &'static str> + Clone {
        Self::NAMES.iter().enumerate().filter(move |(bit, _)| self.0 >> bit & 1 == 1).map(|(_, name)| *name)
    }

    pub(crate) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What tells two characters apart that fold to the same: what was changed in one of them and not in the other, or,
    /// where both were changed alike (— and ―), that.
    pub(crate) const fn between(self, other: Self) -> Self {
        if self.0 == other.0 { self } else { Self(self.0 ^ other.0) }
    }
}

impl fmt::Debug for Folds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.names()).finish()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Folds {
    /// Writes the names of the flags, as a list.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.names())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Folds {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Folds;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a list of folds, of {:?}", Folds::NAMES)
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut names: A) -> Result<Folds, A::Error> {
                let mut folds = Folds::default();
                while let Some(fold) = names.next_element::<Fold>()? {
                    folds = folds.union(fold.0);
                }
                Ok(folds)
            }
        }

        deserializer.deserialize_seq(Visitor)
    }
}

/// One fold, by its name.
#[cfg(feature = "serde")]
#[derive(Clone, Copy)]
struct Fold(Folds);

#[cfg(feature = "serde")]
impl core::str::FromStr for Fold {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Folds::NAMES.iter().position(|known| *known == name).map(|bit| Self(Folds(1 << bit))).ok_or(())
    }
}

#[cfg(feature = "serde")]
crate::serde_text!(Fold, "fold", |value, f| value.0.names().try_for_each(|name| f.write_str(name)));

/// One UTF-16 unit of a folded text, and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit {
    pub code: u16,
    /// Where the characters it comes from start and end in the original, in bytes.
    pub start: usize,
    pub end: usize,
    /// What folding changed.
    pub folds: Folds,
}

/// The folded form of a text.
///
/// ```
/// assert_eq!(rashinban::fold::fold("ﾃﾞｼﾞﾀﾙ　ＤＸ").to_string(), "でじたる dx");
/// ```
pub fn fold(text: &str) -> Folded<'_> {
    Folded(text)
}

/// A text that displays itself folded.
#[derive(Debug, Clone, Copy)]
pub struct Folded<'a>(&'a str);

impl Folded<'_> {
    /// The folded characters.
    pub fn chars(&self) -> impl Iterator<Item = char> + Clone + '_ {
        char::decode_utf16(units(self.0).map(|unit| unit.code))
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
    }
}

impl fmt::Display for Folded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.chars().try_for_each(|c| fmt::Write::write_char(f, c))
    }
}

/// The folded units of a text.
pub(crate) fn units(text: &str) -> Units<'_> {
    Units { rest: text, at: 0, pending: &[], unit: EMPTY }
}

const EMPTY: Unit = Unit { code: 0, start: 0, end: 0, folds: Folds(0) };

#[derive(Debug, Clone)]
pub(crate) struct Units<'a> {
    rest: &'a str,
    at: usize,
    /// What is still to come of a character that folds to several.
    pending: &'static [u16],
    /// What those units share; also holds the second half of a surrogate pair.
    unit: Unit,
}

impl Iterator for Units<'_> {
    type Item = Unit;

    fn next(&mut self) -> Option<Unit> {
        if let [unit, rest @ ..] = self.pending {
            self.pending = rest;
            return Some(Unit { code: *unit, ..self.unit });
        }
        if self.unit.code != 0 {
            let low = self.unit;
            self.unit.code = 0;
            return Some(low);
        }
        let mut chars = self.rest.chars();
        let c = chars.next()?;
        let start = self.at;
        let mut source = c;
        let mut composed = Folds(0);
        // A voiced mark behind a kana makes one character with it.
        if let Some(mark) = voiced_mark(chars.as_str()) {
            let wide = widen(c);
            if let Some(voiced) = voice(wide, mark) {
                source = voiced;
                composed = if wide == c { Folds::COMPOSITION } else { Folds::WIDTH };
                chars.next();
            }
        }
        self.at += self.rest.len() - chars.as_str().len();
        self.rest = chars.as_str();
        let (unit, folds) = match single(source) {
            Some((unit, folds)) => (unit, folds.union(composed)),
            None => return self.several(source, start),
        };
        Some(Unit { code: unit, start, end: self.at, folds })
    }
}

impl Units<'_> {
    /// A character that is more than one unit: an expansion, or one beyond the first plane.
    fn several(&mut self, c: char, start: usize) -> Option<Unit> {
        self.unit = Unit { code: 0, start, end: self.at, folds: Folds::COMPATIBILITY };
        if let Some(row) = u16::try_from(c as u32).ok().and_then(|code| row(&SEVERAL, code)) {
            self.pending = &POOL[usize::from(row.1)..usize::from(row.2)];
            return self.next();
        }
        let mut pair = [0; 2];
        c.encode_utf16(&mut pair);
        self.unit.folds = Folds(0);
        self.unit.code = pair[1];
        Some(Unit { code: pair[0], ..self.unit })
    }
}

/// The fold of a character that folds to one unit.
fn single(c: char) -> Option<(u16, Folds)> {
    let code = u16::try_from(c as u32).ok()?;
    match c {
        'A'..='Z' => Some((code + 0x20, Folds::CASE)),
        '\0'..='\x7f' => Some((code, Folds(0))),
        'Ａ'..='Ｚ' => Some((code - 0xfee0 + 0x20, Folds::WIDTH.union(Folds::CASE))),
        '！'..='～' => Some((code - 0xfee0, Folds::WIDTH)),
        'À'..='Þ' if c != '×' => Some((code + 0x20, Folds::CASE)),
        'Α'..='Ρ' | 'Σ'..='Ω' | 'А'..='Я' => Some((code + 0x20, Folds::CASE)),
        'Ѐ'..='Џ' => Some((code + 0x50, Folds::CASE)),
        _ if MARKED[usize::from(code) / 32 % MARKED.len()] >> (code % 32) & 1 == 1 => {
            if let Some(row) = row(&SINGLE, code) {
                return Some((row.1, Folds(row.2)));
            }
            if row(&SEVERAL, code).is_some() { None } else { Some(plain(c, code)) }
        }
        _ => Some(plain(c, code)),
    }
}

/// The fold of a character that stands in no table.
fn plain(c: char, code: u16) -> (u16, Folds) {
    if ('ァ'..='ヶ').contains(&c) { (code - 0x60, Folds::KANA) } else { (code, Folds(0)) }
}

fn row(table: &'static [(u16, u16, u16)], code: u16) -> Option<&'static (u16, u16, u16)> {
    table.binary_search_by_key(&code, |row| row.0).ok().and_then(|at| table.get(at))
}

/// All characters of the first plane that fold to something else than themselves, and some that do not, each with the unit
/// that it folds to; none where these are several.
#[cfg(feature = "national")]
pub(crate) fn folding() -> impl Iterator<Item = (u16, Option<u16>)> {
    // Letters, kana, and the forms of other widths.
    let ranges = (0..0x500).chain(0x3040..0x3100).chain(0xff00..=0xffff);
    let by_rule = ranges.filter_map(|code| Some((code, single(char::from_u32(code.into())?)?.0)));
    let listed = SINGLE.iter().map(|row| (row.0, row.1));
    let one = by_rule.chain(listed).map(|(code, unit)| (code, Some(unit)));
    one.chain(SEVERAL.iter().map(|row| (row.0, None)))
}

/// A half-width katakana as its full-width form.
fn widen(c: char) -> char {
    match single(c) {
        Some((hiragana, folds)) if folds.contains(Folds::WIDTH) && matches!(c, 'ｦ' | 'ｱ'..='ﾝ') => {
            char::from_u32(u32::from(hiragana) + 0x60).unwrap_or(c)
        }
        _ => c,
    }
}

#[derive(Clone, Copy)]
enum Mark {
    Voiced,
    Semivoiced,
}

/// The mark that a text begins with: U+3099 or U+FF9E, U+309A or U+FF9F. Told by the bytes, since it is asked for behind
/// every character and hardly ever there.
fn voiced_mark(text: &str) -> Option<Mark> {
    match text.as_bytes() {
        [0xe3, 0x82, 0x99, ..] | [0xef, 0xbe, 0x9e, ..] => Some(Mark::Voiced),
        [0xe3, 0x82, 0x9a, ..] | [0xef, 0xbe, 0x9f, ..] => Some(Mark::Semivoiced),
        _ => None,
    }
}

/// The kana with its mark, where there is such a character.
fn voice(kana: char, mark: Mark) -> Option<char> {
    let code = kana as u32;
    let hiragana = if ('ァ'..='ヶ').contains(&kana) { char::from_u32(code - 0x60)? } else { kana };
    let offset = match (hiragana, mark) {
        ('か' | 'き' | 'く' | 'け' | 'こ' | 'さ' | 'し' | 'す' | 'せ' | 'そ', Mark::Voiced) => 1,
        ('た' | 'ち' | 'つ' | 'て' | 'と' | 'は' | 'ひ' | 'ふ' | 'へ' | 'ほ', Mark::Voiced) => 1,
        ('は' | 'ひ' | 'ふ' | 'へ' | 'ほ', Mark::Semivoiced) => 2,
        ('う', Mark::Voiced) => 'ゔ' as u32 - 'う' as u32,
        ('ゝ' | 'ヽ', Mark::Voiced) => 1,
        // Of these only the katakana have a voiced form.
        ('わ' | 'ゐ' | 'ゑ' | 'を', Mark::Voiced) if kana != hiragana => 'ヷ' as u32 - 'ワ' as u32,
        _ => return None,
    };
    char::from_u32(code + offset)
}
