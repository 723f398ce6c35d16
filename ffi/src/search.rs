//! Search, and the places it found.

use crate::{
    argument,
    decode::{self, Room},
    guard::guard,
    pointer::{count, length, list, out},
    string::Str,
};
use rashinban::encoding::Encoding;
use rashinban::{Field, Item, Problem, Search, SearchError};

/// The Japanese label.
pub const RASHINBAN_FIELD_LABEL_JA: i32 = 0;
/// The reading of the label.
pub const RASHINBAN_FIELD_LABEL_KANA: i32 = 1;
/// The English label.
pub const RASHINBAN_FIELD_LABEL_EN: i32 = 2;
/// The Japanese text.
pub const RASHINBAN_FIELD_TEXT_JA: i32 = 3;
/// The reading of the text.
pub const RASHINBAN_FIELD_TEXT_KANA: i32 = 4;
/// The English text.
pub const RASHINBAN_FIELD_TEXT_EN: i32 = 5;

tie! { Field {
    RASHINBAN_FIELD_LABEL_JA = LabelJa,
    RASHINBAN_FIELD_LABEL_KANA = LabelKana,
    RASHINBAN_FIELD_LABEL_EN = LabelEn,
    RASHINBAN_FIELD_TEXT_JA = TextJa,
    RASHINBAN_FIELD_TEXT_KANA = TextKana,
    RASHINBAN_FIELD_TEXT_EN = TextEn,
} }

/// A place where a word of a query occurs in an item.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// The text it is in: one of RASHINBAN_FIELD_*; rashinban_item_field has that text.
    pub field: i32,
    /// Which word of the query, from 0.
    pub word: i32,
    /// Where it starts in that text, in bytes of the caller's encoding from 0.
    pub start: i32,
    /// Where it ends, in bytes: the first byte behind it.
    pub end: i32,
    /// How the characters in the text differ from those typed: RASHINBAN_FOLD_* added up, 0 where they are the same.
    pub folds: i32,
}

fn read(query: *const u8, len: i32, encoding: i32, room: &mut Room) -> Result<Search<'_>, Problem> {
    let query = decode::text(query, len, encoding, Problem::QueryTooLong, room)?;
    Search::new(query).map_err(|error: SearchError| error.problem())
}

/// Searches labels, readings, English labels and texts.
///
/// The words of the query are divided by white space, and every one must occur somewhere in an item. Japanese words are
/// found anywhere; a word that begins with a Latin letter (or digit) is found from the start of a word (or number) only:
/// AI finds AI and not "fairness". Width, case, hiragana or katakana and other differences of writing do not matter.
/// Whole labels come first, then parts of labels, then texts; the shorter before the longer; then plan order.
///
/// encoding: that of the query, one of RASHINBAN_ENCODING_*. kind: one of RASHINBAN_KIND_*, or 0 for any. within: an
/// item, to find it and what is below it, or 0 for all. offset: how many results to leave out, from 0. items and cap: the
/// caller's array, which is the page: at most cap results are written. The return value is the number written (0 where
/// nothing was found, or offset is at or behind the end), out_total how many items match in all. 142 elements hold any
/// result. With cap 0, items may be NULL and the total alone is told.
///
/// Errors: EMPTY_QUERY, QUERY_TOO_LONG (more than 256 folded characters or 16 words), UNKNOWN_KIND, UNKNOWN_ITEM,
/// INVALID_ARGUMENT for a negative offset or cap, NULL_POINTER, and those of a string.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_search(
    query: *const u8,
    len: i32,
    encoding: i32,
    kind: i32,
    within: i32,
    offset: i32,
    items: *mut i32,
    cap: i32,
    out_total: *mut i32,
) -> i32 {
    guard(|| {
        let (list, out) = (list(items, cap)?, out(out_total)?);
        let mut room = Room::new();
        let mut search = read(query, len, encoding, &mut room)?.offset(length(offset)?).limit(length(cap)?);
        if let Some(kind) = argument::kind_or_any(kind)? {
            search = search.kind(kind);
        }
        if within != 0 {
            search = search.within(argument::item(within)?);
        }
        let results = search.run();
        let total = count(results.total())?;
        let written = list.fill(argument::ids(results.iter().map(|hit| hit.item())))?;
        out.set(total)?;
        Ok(written)
    })
}

/// Every place where the words of a query occur in an item, for highlighting: in the order of RASHINBAN_FIELD_*, then
/// by where they start, then by word. Those of one word do not overlap, those of two words may. The count is 0 where no
/// word occurs; the item need not have been found by the query. Places are counted in bytes of the query's encoding
/// (RASHINBAN_ENCODING_*), as rashinban_copy_label and rashinban_copy_text write the texts.
///
/// Errors: EMPTY_QUERY, QUERY_TOO_LONG, UNKNOWN_ITEM, and those of a string and of a list.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_matches(
    query: *const u8,
    len: i32,
    encoding: i32,
    item: i32,
    matches: *mut Match,
    cap: i32,
) -> i32 {
    guard(|| {
        let list = list(matches, cap)?;
        let mut room = Room::new();
        let search = read(query, len, encoding, &mut room)?;
        let (item, encoding) = (argument::item(item)?, argument::encoding(encoding)?);
        // Places in the plan's own texts, which are far shorter than 2 GB.
        let number = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
        list.fill(search.matches(item).map(|found| {
            // UTF-8 has them as they are; elsewhere, what stands in front is measured.
            let place = |at: usize| match encoding {
                Encoding::Utf8 => number(at),
                _ => number(in_front(item, found.field, at, encoding)),
            };
            Match {
                field: i32::from(found.field.number()),
                word: number(found.word),
                start: place(found.start),
                end: place(found.end),
                folds: i32::from(found.folds.bits()),
            }
        }))
    })
}

/// A text of an item by its field (RASHINBAN_FIELD_*), in which the places of struct rashinban_match are counted;
/// {NULL, 0} where the item has no such text.
///
/// Errors: UNKNOWN_ITEM, UNKNOWN_NUMBER, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_item_field(item: i32, field: i32, out_text: *mut Str) -> i32 {
    guard(|| {
        let out = out(out_text)?;
        let (item, field) = (argument::item(item)?, self::field(field)?);
        let text = if field.is_label() { item.label_c(field.lang()) } else { item.text_c(field.lang()) };
        out.set(Str::of_some(text))
    })
}

/// The name of a field (RASHINBAN_FIELD_*): "label-ja".
///
/// Errors: UNKNOWN_NUMBER, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_field_name(field: i32, out_name: *mut Str) -> i32 {
    guard(|| out(out_name)?.set(Str::of(self::field(field)?.name_c())))
}

/// The bytes that the text of a field takes in an encoding up to a place that is counted in UTF-8.
#[inline(never)]
fn in_front(item: Item, field: Field, at: usize, encoding: Encoding) -> usize {
    let lang = field.lang();
    let text = if field.is_label() { item.label(lang) } else { item.text(lang).unwrap_or_default() };
    // Every text of the plan can be encoded.
    text.get(..at).and_then(|text| encoding.len(text).ok()).unwrap_or(usize::MAX)
}

fn field(number: i32) -> Result<Field, Problem> {
    argument::byte(number).and_then(Field::from_number).ok_or(Problem::UnknownNumber)
}
