//! What can go wrong, and what to do about it.
//!
//! Every error names its [`Problem`]; with the feature `errors` it prints itself, Japanese first, with what was wrong and
//! what to type instead.

use crate::{Edition, Item, ItemCode, Lang};
use core::{ffi::CStr, fmt};

words! {
    /// The kinds of trouble, the same on every surface: the name is JavaScript's `error.code`, and the C ABI returns the
    /// number with its sign changed.
    Problem, "問題", "problem" {
        /// A pointer that must not be NULL is NULL.
        NullPointer = 1, "null-pointer";
        /// A text that is not in the encoding that it should be in.
        MalformedText = 2, "malformed-text";
        /// Not of the form of a code.
        MalformedCode = 3, "malformed-code";
        /// Of the form of a code, but the edition has no such item.
        UnknownCode = 4, "unknown-code";
        /// No item has this number.
        UnknownItem = 5, "unknown-item";
        /// No such kind.
        UnknownKind = 6, "unknown-kind";
        /// No such language.
        UnknownLanguage = 7, "unknown-language";
        /// No such encoding.
        UnknownEncoding = 8, "unknown-encoding";
        /// The list has no member with this number.
        UnknownNumber = 9, "unknown-number";
        /// A search without a word.
        EmptyQuery = 10, "empty-query";
        /// A search with too many characters or words.
        QueryTooLong = 11, "query-too-long";
        /// The caller's buffer does not hold the answer.
        BufferTooSmall = 12, "buffer-too-small";
        /// A negative length, or another number out of its range.
        InvalidArgument = 13, "invalid-argument";
        /// A character that the encoding does not have.
        Unencodable = 14, "unencodable";
        /// No such edition.
        UnknownEdition = 15, "unknown-edition";
        /// A known edition whose items this library does not hold.
        EditionNotCarried = 16, "edition-not-carried";
        /// No such term.
        UnknownTerm = 17, "unknown-term";
        /// A fault of this library.
        Internal = 99, "internal";
    }
}

impl Problem {
    /// What is wrong and what to do, in Japanese ([`Lang::Ja`] and [`Lang::Kana`]) or English, with its closing NUL.
    pub const fn message_c(self, lang: Lang) -> &'static CStr {
        let [ja, en] = match self {
            Self::NullPointer => [
                c"NULL が渡されました。有効なポインタを渡してください。",
                c"a pointer is NULL; pass a valid one",
            ],
            Self::MalformedText => [
                c"文字コードに合わない文字列です。確かめてください。",
                c"the text is not in its encoding; check it",
            ],
            Self::MalformedCode => [
                c"コードの形ではありません。例: V04、P10-01、I01-02-03",
                c"not of the form of a code, for example V04, P10-01, I01-02-03",
            ],
            Self::UnknownCode => {
                [c"この版の計画に無いコードです。", c"the edition has no item with this code"]
            }
            Self::UnknownItem => [
                c"この番号の項目はありません。コードから番号を求めてください。",
                c"no item has this number; look it up by its code",
            ],
            Self::UnknownKind => [c"その種別はありません。", c"there is no such kind"],
            Self::UnknownLanguage => {
                [c"言語は ja、kana、en のいずれかです。", c"languages are ja, kana and en"]
            }
            Self::UnknownEncoding => [
                c"文字コードは UTF-8、CP932、UTF-16LE のいずれかです。",
                c"encodings are UTF-8, CP932 and UTF-16LE",
            ],
            Self::UnknownNumber => [c"その番号のものはありません。", c"nothing has this number"],
            Self::EmptyQuery => [
                c"検索する語がありません。一語以上入れてください。",
                c"nothing to search for; give at least one word",
            ],
            Self::QueryTooLong => [
                c"検索する語が長すぎます。256文字、16語までにしてください。",
                c"the query is too long; at most 256 characters and 16 words",
            ],
            Self::BufferTooSmall => [
                c"受け取る領域が足りません。必要な大きさを尋ねてから渡してください。",
                c"the buffer is too small; ask for the size first",
            ],
            Self::InvalidArgument => [c"引数が範囲の外です。", c"an argument is out of its range"],
            Self::Unencodable => {
                [c"その文字コードで表せない文字があります。", c"the encoding lacks a character of the text"]
            }
            Self::UnknownEdition => {
                [c"その版はありません。例: 2023", c"there is no such edition; 2023 is one"]
            }
            Self::EditionNotCarried => [
                c"その版の項目は収めていません。収めているのは 2023 年版です。",
                c"the items of that edition are not carried; those of 2023 are",
            ],
            Self::UnknownTerm => [c"その番号の用語はありません。", c"no term has this number"],
            Self::Internal => [
                c"ライブラリの内部で誤りが起きました。お手数ですがお知らせください。",
                c"a fault inside the library; please report it",
            ],
        };
        if matches!(lang, Lang::En) { en } else { ja }
    }

    /// The [`message_c`](Self::message_c) as a Rust string.
    pub const fn message(self, lang: Lang) -> &'static str {
        match self.message_c(lang).to_str() {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

/// The beginning of a text that was refused, kept without an allocation; longer texts end in `…`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Excerpt {
    bytes: [u8; Self::CAPACITY],
    len: u8,
    cut: bool,
}

impl Excerpt {
    const CAPACITY: usize = 46;

    pub(crate) fn new(text: &str) -> Self {
        let mut len = text.len().min(Self::CAPACITY);
        while !text.is_char_boundary(len) {
            len -= 1;
        }
        let mut bytes = [0; Self::CAPACITY];
        bytes[..len].copy_from_slice(&text.as_bytes()[..len]);
        Self { bytes, len: len as u8, cut: len < text.len() }
    }

    /// What was kept.
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }

    /// Whether the text was longer.
    pub const fn is_cut(&self) -> bool {
        self.cut
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Control characters of a hostile input must not reach a terminal.
        for c in self.as_str().chars() {
            fmt::Write::write_char(f, if c.is_control() { char::REPLACEMENT_CHARACTER } else { c })?;
        }
        f.write_str(if self.cut { "…" } else { "" })
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

/// Up to three items to try instead, as part of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nearest([Option<Item>; 3]);

impl Nearest {
    /// The items, nearest first.
    pub fn iter(&self) -> impl Iterator<Item = Item> + Clone + '_ {
        self.0.iter().copied().flatten()
    }

    #[cfg(feature = "errors")]
    fn list(self, divider: &'static str) -> impl fmt::Display {
        struct List(Nearest, &'static str);
        impl fmt::Display for List {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                for (i, item) in self.0.iter().enumerate() {
                    write!(f, "{}{item}", if i == 0 { "" } else { self.1 })?;
                }
                Ok(())
            }
        }
        List(self, divider)
    }
}

/// A text that is no code of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "errors", derive(thiserror::Error))]
#[non_exhaustive]
pub enum CodeError {
    /// Not of the form of a code.
    #[cfg_attr(feature = "errors", error("「{given}」: {} / {}", Problem::MalformedCode.message(Lang::Ja), Problem::MalformedCode.message(Lang::En)))]
    Malformed {
        /// What was given.
        given: Excerpt,
    },
    /// A code, but of no item of the edition.
    #[cfg_attr(feature = "errors", error(
        "「{asked}」: {}もしかして: {} / {}; did you mean {}?",
        Problem::UnknownCode.message(Lang::Ja), nearest.list("、"), Problem::UnknownCode.message(Lang::En), nearest.list(", ")
    ))]
    Unknown {
        /// What was given.
        given: Excerpt,
        /// The code it was read as.
        asked: ItemCode,
        /// What may have been meant.
        nearest: Nearest,
    },
    /// A code of an edition that is not carried.
    #[cfg_attr(feature = "errors", error("「{given}」: {} / {}", Problem::EditionNotCarried.message(Lang::Ja), Problem::EditionNotCarried.message(Lang::En)))]
    EditionNotCarried {
        /// What was given.
        given: Excerpt,
        /// The edition in front of the code.
        edition: Edition,
    },
}

impl CodeError {
    pub(crate) fn malformed(given: &str) -> Self {
        Self::Malformed { given: Excerpt::new(given) }
    }

    pub(crate) fn edition(given: &str, edition: Edition) -> Self {
        Self::EditionNotCarried { given: Excerpt::new(given), edition }
    }

    pub(crate) fn unknown(given: &str, asked: ItemCode) -> Self {
        let mut nearest = [None; 3];
        for (slot, item) in nearest.iter_mut().zip(asked.nearest()) {
            *slot = Some(item);
        }
        Self::Unknown { given: Excerpt::new(given), asked, nearest: Nearest(nearest) }
    }

    /// The kind of trouble.
    pub const fn problem(&self) -> Problem {
        match self {
            Self::Malformed { .. } => Problem::MalformedCode,
            Self::Unknown { .. } => Problem::UnknownCode,
            Self::EditionNotCarried { .. } => Problem::EditionNotCarried,
        }
    }

    /// Items that may have been meant, nearest first.
    pub fn nearest(&self) -> impl Iterator<Item = Item> + Clone + '_ {
        let nearest = if let Self::Unknown { nearest, .. } = self { Some(nearest) } else { None };
        nearest.into_iter().flat_map(Nearest::iter)
    }
}

/// A query that search does not take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "errors", derive(thiserror::Error))]
#[non_exhaustive]
pub enum SearchError {
    /// No word in it.
    #[cfg_attr(feature = "errors", error("{} / {}", Problem::EmptyQuery.message(Lang::Ja), Problem::EmptyQuery.message(Lang::En)))]
    Empty,
    /// More than 256 folded characters, or more than 16 words.
    #[cfg_attr(feature = "errors", error("{} / {}", Problem::QueryTooLong.message(Lang::Ja), Problem::QueryTooLong.message(Lang::En)))]
    TooLong,
}

impl SearchError {
    /// The kind of trouble.
    pub const fn problem(&self) -> Problem {
        match self {
            Self::Empty => Problem::EmptyQuery,
            Self::TooLong => Problem::QueryTooLong,
        }
    }
}

/// A text or item that is no member of a typed enum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "errors", derive(thiserror::Error))]
#[cfg_attr(feature = "errors", error("「{given}」は{}({set})にありません / {given} is not one of {set}, {}", set.label(Lang::Ja), set.label(Lang::En)))]
#[non_exhaustive]
pub struct EnumError {
    /// What was given.
    pub given: Excerpt,
    /// The set whose member it should be.
    pub set: Item,
}

impl EnumError {
    pub(crate) fn new(given: &str, set: Item) -> Self {
        Self { given: Excerpt::new(given), set }
    }
}

/// A name that no member of a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "errors", derive(thiserror::Error))]
#[cfg_attr(
    feature = "errors",
    error("「{given}」という{what_ja}はありません / there is no {what_en} {given}")
)]
#[non_exhaustive]
pub struct UnknownName {
    /// What was given.
    pub given: Excerpt,
    /// What it should name, in Japanese.
    pub what_ja: &'static str,
    /// What it should name, in English.
    pub what_en: &'static str,
}

impl UnknownName {
    pub(crate) fn new(given: &str, what_ja: &'static str, what_en: &'static str) -> Self {
        Self { given: Excerpt::new(given), what_ja, what_en }
    }
}

/// A number that no member of a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "errors", derive(thiserror::Error))]
#[cfg_attr(feature = "errors", error("番号 {number} のものはありません / nothing has the number {number}"))]
#[non_exhaustive]
pub struct UnknownNumber {
    /// What was given.
    pub number: u8,
}
