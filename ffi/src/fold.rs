//! Folding: what people write in many ways, made one.

use crate::{
    guard::guard,
    pointer::{self, count, out},
    string::Str,
};
use rashinban::{Folds, Problem};

/// Full and half width: ＤＸ and DX.
pub const RASHINBAN_FOLD_WIDTH: i32 = 1;
/// Upper and lower case.
pub const RASHINBAN_FOLD_CASE: i32 = 2;
/// Hiragana and katakana.
pub const RASHINBAN_FOLD_KANA: i32 = 4;
/// Small and full-size kana: ッ and ツ.
pub const RASHINBAN_FOLD_SMALL_KANA: i32 = 8;
/// Marks of a long vowel and dashes.
pub const RASHINBAN_FOLD_DASH: i32 = 16;
/// Middle dots and bullets.
pub const RASHINBAN_FOLD_MIDDLE_DOT: i32 = 32;
/// Circles, crosses and wave dashes.
pub const RASHINBAN_FOLD_SYMBOL: i32 = 64;
/// Old and new forms of kanji.
pub const RASHINBAN_FOLD_KANJI: i32 = 128;
/// A kana and its voiced mark as one character or two.
pub const RASHINBAN_FOLD_COMPOSITION: i32 = 256;
/// Compatibility characters: ① and 1.
pub const RASHINBAN_FOLD_COMPATIBILITY: i32 = 512;

/// The flags in the order of their names.
const FOLDS: [(i32, Folds); Folds::NAMES.len()] = [
    (RASHINBAN_FOLD_WIDTH, Folds::WIDTH),
    (RASHINBAN_FOLD_CASE, Folds::CASE),
    (RASHINBAN_FOLD_KANA, Folds::KANA),
    (RASHINBAN_FOLD_SMALL_KANA, Folds::SMALL_KANA),
    (RASHINBAN_FOLD_DASH, Folds::DASH),
    (RASHINBAN_FOLD_MIDDLE_DOT, Folds::MIDDLE_DOT),
    (RASHINBAN_FOLD_SYMBOL, Folds::SYMBOL),
    (RASHINBAN_FOLD_KANJI, Folds::KANJI),
    (RASHINBAN_FOLD_COMPOSITION, Folds::COMPOSITION),
    (RASHINBAN_FOLD_COMPATIBILITY, Folds::COMPATIBILITY),
];

#[allow(clippy::cast_lossless, reason = "`From` is not for constants yet")]
const _: () = {
    let mut bit = 0;
    while bit < FOLDS.len() {
        assert!(FOLDS[bit].0 == FOLDS[bit].1.bits() as i32 && FOLDS[bit].0 == 1 << bit);
        bit += 1;
    }
};

/// A text folded, as search compares texts: lower-case ASCII, hiragana and full-size kana; for comparing, not for show.
///
/// The return value is the length in bytes of the folded UTF-8, without the NUL that is written behind it: buf must have
/// room for one byte more, else the error is BUFFER_TOO_SMALL. cap 0 asks for the length alone.
///
/// Errors: BUFFER_TOO_SMALL, INVALID_ARGUMENT (also where the length passes 2 147 483 647), NULL_POINTER, and those of a
/// string.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_fold(text: *const u8, len: i32, buf: *mut u8, cap: i32) -> i32 {
    guard(|| {
        let buffer = pointer::buffer(buf, cap)?;
        let folded = rashinban::fold::fold(pointer::text(text, len)?);
        let len = folded.chars().map(char::len_utf8).sum::<usize>();
        let needed = count(len)?;
        if !buffer.is_empty() {
            if len >= buffer.len() {
                return Err(Problem::BufferTooSmall);
            }
            let mut at = 0;
            for c in folded.chars() {
                at += c.encode_utf8(&mut buffer[at..]).len();
            }
            buffer[at] = 0;
        }
        Ok(needed)
    })
}

/// The name of one of RASHINBAN_FOLD_*: "small-kana".
///
/// Errors: UNKNOWN_NUMBER (also for several at once), NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_fold_name(fold: i32, out_name: *mut Str) -> i32 {
    guard(|| {
        let out = out(out_name)?;
        let bit = FOLDS.iter().position(|(flag, _)| *flag == fold).ok_or(Problem::UnknownNumber)?;
        out.set(Str::of(Folds::NAMES_C[bit]))
    })
}
