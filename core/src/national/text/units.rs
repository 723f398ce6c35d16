//! Texts folded in bulk: the same units as [`crate::fold`] makes, by one table instead of several.

use crate::fold;
use alloc::{boxed::Box, vec::Vec};
use once_cell::race::OnceBox;

/// Stands behind a title and behind a summary, and in no word.
pub(super) const END: u16 = 0x0a;
/// No character, and in no text.
pub(super) const NONE: u16 = 0xffff;
/// What stands for it in a text.
const REPLACEMENT: u16 = 0xfffd;

/// So many units there are.
pub(super) const UNITS: usize = 1 << 16;

/// The bytes of a character that is no letter of Europe.
const WIDE: usize = 3;

/// What each character of the first plane folds to, where that is one unit whatever stands beside it; else 0.
struct Table(Box<[u16]>);

impl Table {
    fn new() -> Self {
        let mut table: Box<[u16]> = (0..=u16::MAX).collect();
        // No character of a text.
        table[0xd800..0xe000].fill(0);
        for (code, unit) in fold::folding() {
            table[usize::from(code)] = unit.unwrap_or_default();
        }
        for mark in MARKS {
            table[mark as usize] = 0;
        }
        table[usize::from(NONE)] = REPLACEMENT;
        Self(table)
    }

    fn get() -> &'static Self {
        static TABLE: OnceBox<Table> = OnceBox::new();
        TABLE.get_or_init(|| Box::new(Self::new()))
    }
}

/// What makes one character with the kana before it.
const MARKS: [char; 4] = ['\u{3099}', '\u{309a}', 'ﾞ', 'ﾟ'];

fn is_mark(c: char) -> bool {
    MARKS.contains(&c)
}

/// Folds a text behind what is there.
pub(in crate::national) fn push(text: &str, units: &mut Vec<u16>) {
    // It has all of them.
    let Some(table) = Table::get().0.first_chunk() else { return };
    let bytes = text.as_bytes();
    // No text has more units than bytes, but for what is folded to several.
    let mut len = units.len();
    units.resize(len + bytes.len(), 0);
    // Where the last character that the table does not have starts, what it was folded to, and where that ends.
    let (mut start, mut folded, mut known) = (0, len, len);
    let mut at = 0;
    loop {
        let run = run(table, &bytes[at..], &mut units[len..]);
        len += run;
        at += WIDE * run;
        let Some((unit, size)) = simple(table, &bytes[at..]) else { break };
        if unit != 0 {
            units[len] = unit;
            len += 1;
            at += size;
            continue;
        }
        let c = text[at..].chars().next().unwrap_or_default();
        let end = at + c.len_utf8();
        // A mark changes what stands before it; all else stands for itself.
        if !is_mark(c) {
            (start, folded) = (at, len);
        } else if len > known {
            let before = text[..at].chars().next_back();
            (start, folded) = (at - before.map_or(0, char::len_utf8), len - 1);
        }
        units.truncate(folded);
        units.extend(fold::units(&text[start..end]).map(|unit| unit.code));
        len = units.len();
        units.resize(len + bytes.len() - end, 0);
        // A second mark stands alone.
        known = len;
        at = end;
        if is_mark(c) {
            (start, folded) = (end, len);
        }
    }
    units.truncate(len);
}

/// Goes through what each character folds to, as long as that is one unit whatever stands beside it. The answer is none of
/// a text that has others.
pub(in crate::national) fn each_alone<T>(
    text: &str,
    start: T,
    mut step: impl FnMut(T, u16) -> T,
) -> Option<T> {
    let table: &[u16; UNITS] = Table::get().0.first_chunk()?;
    let mut bytes = text.as_bytes();
    let mut state = start;
    while let Some((code, rest)) = first(bytes) {
        let unit = table[usize::from(code)];
        if unit == 0 {
            return None;
        }
        state = step(state, unit);
        bytes = rest;
    }
    bytes.is_empty().then_some(state)
}

/// The first character of a text, where it is of the first plane, and what stands behind it.
#[inline]
fn first(bytes: &[u8]) -> Option<(u16, &[u8])> {
    let inside = |byte: u8| u16::from(byte & 0x3f);
    Some(match *bytes {
        [one @ 0..0x80, ref rest @ ..] => (u16::from(one), rest),
        [one @ 0xe0..0xf0, two, three, ref rest @ ..] => {
            (u16::from(one) << 12 | inside(two) << 6 | inside(three), rest)
        }
        [one @ 0x80..0xe0, two, ref rest @ ..] => (u16::from(one & 0x1f) << 6 | inside(two), rest),
        _ => return None,
    })
}

/// Folds characters of three bytes, as nearly all are in Japanese, up to the first that has not so many or that the table
/// does not have. The answer is how many there are.
fn run(table: &[u16; UNITS], bytes: &[u8], units: &mut [u16]) -> usize {
    let mut count = 0;
    for (bytes, place) in bytes.chunks_exact(WIDE).zip(units) {
        let inside = |at: usize| u16::from(bytes[at] & 0x3f);
        let unit = table[usize::from(u16::from(bytes[0]) << 12 | inside(1) << 6 | inside(2))];
        if bytes[0] & 0xf0 != 0xe0 || unit == 0 {
            break;
        }
        *place = unit;
        count += 1;
    }
    count
}

/// What the first character folds to by the table, 0 where that does not tell, and how many bytes it has; none where there
/// is no character.
fn simple(table: &[u16; UNITS], bytes: &[u8]) -> Option<(u16, usize)> {
    match first(bytes) {
        Some((code, rest)) => Some((table[usize::from(code)], bytes.len() - rest.len())),
        // Of another plane.
        None => (!bytes.is_empty()).then_some((0, 4)),
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
            for mark in MARKS {
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
