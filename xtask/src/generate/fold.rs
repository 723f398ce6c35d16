//! Folding as the generator does it: by the `unicode-normalization` crate and the rules of `fold.toml`, one step after
//! the other over the whole text. The library folds character by character with the tables written here, and its tests
//! compare the two.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};
use unicode_normalization::UnicodeNormalization;

/// Bits of what a fold changed; the numbers are the library's `Folds`.
pub const WIDTH: u16 = 1;
pub const CASE: u16 = 2;
pub const KANA: u16 = 4;
pub const SMALL_KANA: u16 = 8;
pub const DASH: u16 = 16;
pub const MIDDLE_DOT: u16 = 32;
pub const SYMBOL: u16 = 64;
pub const KANJI: u16 = 128;
pub const COMPATIBILITY: u16 = 512;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    dash: Pairs,
    middle_dot: Pairs,
    symbol: Vec<Pairs>,
    small_kana: Pairs,
    kanji: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pairs {
    to: String,
    from: String,
}

/// What each character folds to in the last step, and by which rule.
pub struct Rules {
    map: BTreeMap<char, (char, u16)>,
}

/// A row of the library's table: the character, what it folds to, and what that changes.
pub struct Row {
    pub from: char,
    pub to: String,
    pub folds: u16,
}

impl Rules {
    pub fn read(path: &Path) -> Result<Self> {
        let file: File = toml::from_str(&fs::read_to_string(path)?).context("core/data/fold.toml")?;
        let mut map = BTreeMap::new();
        let mut add = |pairs: &Pairs, flag: u16| {
            let to: Vec<char> = pairs.to.chars().collect();
            for (i, from) in pairs.from.chars().enumerate() {
                map.insert(from, (if to.len() == 1 { to[0] } else { to[i] }, flag));
            }
        };
        add(&file.dash, DASH);
        add(&file.middle_dot, MIDDLE_DOT);
        add(&file.small_kana, SMALL_KANA);
        for pairs in &file.symbol {
            add(pairs, SYMBOL);
        }
        for pair in file.kanji.split_whitespace() {
            let chars: Vec<char> = pair.chars().collect();
            ensure!(chars.len() == 2, "fold.toml, kanji: {pair} is no pair");
            map.insert(chars[0], (chars[1], KANJI));
        }
        for (from, (to, _)) in &map {
            ensure!(!map.contains_key(to), "fold.toml: {from} folds to {to}, which folds on");
        }
        Ok(Self { map })
    }

    pub fn fold(&self, text: &str) -> String {
        text.nfkc().flat_map(char::to_lowercase).map(|c| self.last(hiragana(c))).collect()
    }

    fn last(&self, c: char) -> char {
        self.map.get(&c).map_or(c, |(to, _)| *to)
    }

    /// Every character that the library must look up: those of CP932 and of the rules whose fold is no arithmetic.
    pub fn table(&self) -> Vec<Row> {
        let mut chars: Vec<char> = cp932_chars().into_keys().collect();
        chars.extend(self.map.keys());
        chars.extend(['\u{a0}', '²', '³', '¹', '¼', '½', '¾', 'ª', 'º']);
        chars.sort_unstable();
        chars.dedup();
        chars
            .into_iter()
            .filter(|c| !by_arithmetic(*c))
            .filter_map(|from| {
                let to = self.fold(&from.to_string());
                (to != from.to_string()).then(|| Row { from, folds: self.flags(from, &to), to })
            })
            .collect()
    }

    fn flags(&self, from: char, to: &str) -> u16 {
        let wide: String = from.to_string().nfkc().collect();
        let mut flags = 0;
        let mut single = wide.chars();
        if let (Some(c), None) = (single.next(), single.next()) {
            if wide.chars().ne([from]) {
                // Half- and full-width forms are a matter of width; the other compatibility forms are not.
                flags |= if ('\u{ff00}'..='\u{ffef}').contains(&from) || from == '\u{3000}' {
                    WIDTH
                } else {
                    COMPATIBILITY
                };
            }
            if hiragana(c) != c {
                flags |= KANA;
            }
            if let Some((_, flag)) = self.map.get(&hiragana(c)) {
                flags |= flag;
            }
            if c.to_lowercase().ne([c]) {
                flags |= CASE;
            }
        } else {
            flags |= COMPATIBILITY;
        }
        assert!(flags != 0, "{from} folds to {to} for no reason");
        flags
    }
}

fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        _ => c,
    }
}

/// What the library folds without a table.
fn by_arithmetic(c: char) -> bool {
    matches!(c, '\0'..='\x7f' | '！'..='～' | 'ァ'..='ヶ' | 'Α'..='Ω' | 'А'..='Я' | 'Ѐ'..='Џ' | 'À'..='Þ')
        && !matches!(
            c,
            'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ' | '×'
        )
}

/// The characters of CP932 with their bytes, as Windows encodes them.
pub fn cp932_chars() -> BTreeMap<char, u16> {
    let mut found = BTreeMap::new();
    let mut try_bytes = |bytes: &[u8]| {
        let (text, _, bad) = encoding_rs::SHIFT_JIS.decode(bytes);
        let mut chars = text.chars();
        if let (false, Some(c), None) = (bad, chars.next(), chars.next()) {
            // Several codes decode to one character; the one it encodes to is its own.
            let (back, _, lost) = encoding_rs::SHIFT_JIS.encode(text.as_ref());
            if !lost {
                found.insert(c, back.iter().fold(0, |code, byte| code << 8 | u16::from(*byte)));
            }
        }
    };
    for lead in 0x20..=0xffu8 {
        try_bytes(&[lead]);
        for trail in 0x40..=0xfcu8 {
            try_bytes(&[lead, trail]);
        }
    }
    // EUDC and other private codes are no text that two systems share.
    found.retain(|c, _| !('\u{e000}'..='\u{f8ff}').contains(c));
    found
}
