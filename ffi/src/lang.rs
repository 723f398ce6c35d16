//! Languages, and how far their labels can be relied on.

use crate::{
    argument,
    guard::guard,
    pointer::{self, out},
    string::Str,
};
use rashinban::{LabelStatus, Lang, Problem};

/// Japanese, as the page prints it.
pub const RASHINBAN_LANG_JA: i32 = 0;
/// The reading in hiragana.
pub const RASHINBAN_LANG_KANA: i32 = 1;
/// English.
pub const RASHINBAN_LANG_EN: i32 = 2;

tie! { Lang {
    RASHINBAN_LANG_JA = Ja,
    RASHINBAN_LANG_KANA = Kana,
    RASHINBAN_LANG_EN = En,
} }

/// The page's own words.
pub const RASHINBAN_LABEL_VERBATIM: i32 = 0;
/// The page's own words without a mark that is not part of them; rashinban_item_note says which.
pub const RASHINBAN_LABEL_NORMALISED: i32 = 1;
/// A reading made by this project.
pub const RASHINBAN_LABEL_READING: i32 = 2;
/// A translation that the government uses.
pub const RASHINBAN_LABEL_OFFICIAL: i32 = 3;
/// A translation made by this project.
pub const RASHINBAN_LABEL_UNVERIFIED: i32 = 4;

tie! { LabelStatus {
    RASHINBAN_LABEL_VERBATIM = Verbatim,
    RASHINBAN_LABEL_NORMALISED = Normalised,
    RASHINBAN_LABEL_READING = Reading,
    RASHINBAN_LABEL_OFFICIAL = Official,
    RASHINBAN_LABEL_UNVERIFIED = Unverified,
} }

/// The name of a language: "ja", "kana", "en".
///
/// Errors: UNKNOWN_LANGUAGE, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_lang_name(lang: i32, out_name: *mut Str) -> i32 {
    guard(|| out(out_name)?.set(Str::of(argument::lang(lang)?.name_c())))
}

/// The language of this name, exactly as rashinban_lang_name has it.
///
/// Errors: UNKNOWN_LANGUAGE, and those of a string.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_lang_by_name(name: *const u8, len: i32, out_lang: *mut i32) -> i32 {
    guard(|| {
        let out = out(out_lang)?;
        let lang = pointer::text(name, len)?.parse::<Lang>().map_err(|_| Problem::UnknownLanguage)?;
        out.set(i32::from(lang.number()))
    })
}

/// The name of a label's status (RASHINBAN_LABEL_*): "verbatim".
///
/// Errors: UNKNOWN_NUMBER, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_label_status_name(label_status: i32, out_name: *mut Str) -> i32 {
    guard(|| {
        let out = out(out_name)?;
        let status = argument::byte(label_status).and_then(LabelStatus::from_number);
        out.set(Str::of(status.ok_or(Problem::UnknownNumber)?.name_c()))
    })
}
