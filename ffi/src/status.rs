//! Return values, and words for them.

use crate::{argument, guard::guard, pointer, string::Str};
use rashinban::{Lang, Problem};

/// All is well.
pub const RASHINBAN_OK: i32 = 0;
/// A pointer that must not be NULL is NULL.
pub const RASHINBAN_ERROR_NULL_POINTER: i32 = -1;
/// A text that is not in the encoding that it is said to be in.
pub const RASHINBAN_ERROR_MALFORMED_TEXT: i32 = -2;
/// Not of the form of a code.
pub const RASHINBAN_ERROR_MALFORMED_CODE: i32 = -3;
/// Of the form of a code, but the edition has no such item; rashinban_items_nearest has some that may be meant.
pub const RASHINBAN_ERROR_UNKNOWN_CODE: i32 = -4;
/// No item has this number.
pub const RASHINBAN_ERROR_UNKNOWN_ITEM: i32 = -5;
/// No such kind.
pub const RASHINBAN_ERROR_UNKNOWN_KIND: i32 = -6;
/// No such language.
pub const RASHINBAN_ERROR_UNKNOWN_LANGUAGE: i32 = -7;
/// No such encoding.
pub const RASHINBAN_ERROR_UNKNOWN_ENCODING: i32 = -8;
/// The list has no member with this number.
pub const RASHINBAN_ERROR_UNKNOWN_NUMBER: i32 = -9;
/// A search without a word.
pub const RASHINBAN_ERROR_EMPTY_QUERY: i32 = -10;
/// A search with more than 256 characters (folded) or 16 words.
pub const RASHINBAN_ERROR_QUERY_TOO_LONG: i32 = -11;
/// The caller's array or buffer does not hold the answer.
pub const RASHINBAN_ERROR_BUFFER_TOO_SMALL: i32 = -12;
/// A negative length, or another number out of its range.
pub const RASHINBAN_ERROR_INVALID_ARGUMENT: i32 = -13;
/// A character that the encoding does not have.
pub const RASHINBAN_ERROR_UNENCODABLE: i32 = -14;
/// No such edition.
pub const RASHINBAN_ERROR_UNKNOWN_EDITION: i32 = -15;
/// A known edition whose items this library does not hold.
pub const RASHINBAN_ERROR_EDITION_NOT_CARRIED: i32 = -16;
/// No such term.
pub const RASHINBAN_ERROR_UNKNOWN_TERM: i32 = -17;
/// A fault of this library.
pub const RASHINBAN_ERROR_INTERNAL: i32 = -99;

/// The return value for a problem.
pub const fn of(problem: Problem) -> i32 {
    -(problem.number() as i32)
}

/// As `tie!`, with the sign changed.
macro_rules! tie_problems {
    ($($constant:ident = $member:ident,)+) => {
        const _: () = {
            $(assert!($constant == of(Problem::$member));)+
            assert!([$($constant),+].len() == Problem::ALL.len(), "a problem has no constant");
        };
    };
}

tie_problems! {
    RASHINBAN_ERROR_NULL_POINTER = NullPointer,
    RASHINBAN_ERROR_MALFORMED_TEXT = MalformedText,
    RASHINBAN_ERROR_MALFORMED_CODE = MalformedCode,
    RASHINBAN_ERROR_UNKNOWN_CODE = UnknownCode,
    RASHINBAN_ERROR_UNKNOWN_ITEM = UnknownItem,
    RASHINBAN_ERROR_UNKNOWN_KIND = UnknownKind,
    RASHINBAN_ERROR_UNKNOWN_LANGUAGE = UnknownLanguage,
    RASHINBAN_ERROR_UNKNOWN_ENCODING = UnknownEncoding,
    RASHINBAN_ERROR_UNKNOWN_NUMBER = UnknownNumber,
    RASHINBAN_ERROR_EMPTY_QUERY = EmptyQuery,
    RASHINBAN_ERROR_QUERY_TOO_LONG = QueryTooLong,
    RASHINBAN_ERROR_BUFFER_TOO_SMALL = BufferTooSmall,
    RASHINBAN_ERROR_INVALID_ARGUMENT = InvalidArgument,
    RASHINBAN_ERROR_UNENCODABLE = Unencodable,
    RASHINBAN_ERROR_UNKNOWN_EDITION = UnknownEdition,
    RASHINBAN_ERROR_EDITION_NOT_CARRIED = EditionNotCarried,
    RASHINBAN_ERROR_UNKNOWN_TERM = UnknownTerm,
    RASHINBAN_ERROR_INTERNAL = Internal,
}

/// The problem behind a return value; none where the call went well.
fn problem(status: i32) -> Result<Option<Problem>, Problem> {
    if status >= RASHINBAN_OK {
        return Ok(None);
    }
    let number = status.checked_neg().and_then(argument::byte);
    number.and_then(Problem::from_number).map(Some).ok_or(Problem::InvalidArgument)
}

/// The name of a return value: "unknown-code"; "ok" for 0 and more.
///
/// Errors: INVALID_ARGUMENT for a value that no function returns, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_status_name(status: i32, out_name: *mut Str) -> i32 {
    guard(|| {
        let out = pointer::out(out_name)?;
        out.set(Str::of(problem(status)?.map_or(c"ok", Problem::name_c)))
    })
}

/// What a return value means and what to do, in Japanese (RASHINBAN_LANG_JA, RASHINBAN_LANG_KANA) or English.
///
/// Errors: INVALID_ARGUMENT for a value that no function returns, UNKNOWN_LANGUAGE, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_status_message(status: i32, lang: i32, out_message: *mut Str) -> i32 {
    guard(|| {
        let out = pointer::out(out_message)?;
        let lang = argument::lang(lang)?;
        out.set(Str::of(match (problem(status)?, lang) {
            (Some(problem), _) => problem.message_c(lang),
            (None, Lang::En) => c"no error",
            (None, _) => c"問題ありません。",
        }))
    })
}
