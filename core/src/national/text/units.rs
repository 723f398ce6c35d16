//! Texts folded in bulk: the same units as [`crate::fold`] makes, by one table instead of several.

use crate::fold;
use alloc::{boxed::Box, vec, vec::Vec};
use once_cell::race::OnceBox;

/// Stands behind a title and behind a summary, and in no word.
pub(super) const END: u16 = 0x0a;
/// No character; the lists of units that different ones follow are filed under it.
pub(super) const MANY: u16 = 0xffff;
/// What stands for it in a text.
const REPLACEMENT: u16 = 0xfffd;

/// What each character of the first plane folds to, where that is one unit whatever stands beside it; else 0.
struct Table(Box<[u16]>);

impl Table {
    fn new() -> Self {
        let mut table = vec![0; 1 << 16].into_boxed_slice();
        for (code, folded) in (0_u32..).zip(table.iter_mut()) {
            let Some(c) = char::from_u32(code).filter(|c| !is_mark(*c)) else { continue };
            let mut buffer = [0; 4];
            let mut units = fold::units(c.encode_utf8(&mut buffer)).map(|unit| unit.code);
            if let (Some(unit), None) = (units.next(), units.next()) {
                *folded = unit;
            }
        }
        table[usize::from(MANY)] = REPLACEMENT;
        Self(table)
    }

    fn get() -> &'static Self {
        static TABLE: OnceBox<Table> = OnceBox::new();
        TABLE.get_or_init(|| Box::new(Self::new()))
    }
}

/// Whether it makes one character with the kana before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309a}' | 'ﾞ' | 'ﾟ')
}

/// Folds a text behind what is there.
pub(in crate::national) fn push(text: &str, units: &mut Vec<u16>) {
    let table = &*Table::get().0;
    units.reserve(text.len());
    // Where the last character starts, and what it was folded to.
    let (mut start, mut folded) = (0, units.len());
    for (at, c) in text.char_indices() {
        let unit = u16::try_from(u32::from(c)).map_or(0, |code| table[usize::from(code)]);
        if unit != 0 {
            (start, folded) = (at, units.len());
            units.push(unit);
            continue;
        }
        // A mark changes what stands before it; all else stands for itself.
        if is_mark(c) {
            units.truncate(folded);
        } else {
            (start, folded) = (at, units.len());
        }
        let end = at + c.len_utf8();
        units.extend(fold::units(&text[start..end]).map(|unit| unit.code));
        // A second mark stands alone.
        if is_mark(c) {
            (start, folded) = (end, units.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;
    use proptest::prelude::*;

    fn bulk(text: &str) -> Vec<u16> {
        let mut units = Vec::new();
        push(text, &mut units);
        units
    }

    fn plain(text: &str) -> Vec<u16> {
        fold::units(text).map(|unit| unit.code).collect()
    }

    #[test]
    fn every_character_folds_as_in_fold() {
        for c in (1..=0x10_ffff).filter_map(char::from_u32).filter(|c| *c != '\u{ffff}') {
            let text = String::from(c);
            assert_eq!(bulk(&text), plain(&text), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn every_character_folds_as_in_fold_beside_marks() {
        for c in (1..=0xffff).filter_map(char::from_u32).filter(|c| *c != '\u{ffff}') {
            for mark in ['\u{3099}', '\u{309a}', 'ﾞ', 'ﾟ'] {
                let text = String::from_iter([c, mark, c, mark, mark, c]);
                assert_eq!(bulk(&text), plain(&text), "U+{:04X} U+{:04X}", u32::from(c), u32::from(mark));
            }
        }
    }

    proptest! {
        #[test]
        fn texts_fold_as_in_fold(text in "([ｦ-ﾟぁ-ヿ゙゚ａ-ｚ㈱①a]|\\PC)*") {
            prop_assert_eq!(bulk(&text), plain(&text));
        }
    }
}
