//! Japan's 「デジタル社会の実現に向けた重点計画」 (cabinet decision of 2023-06-09) as typed data and queries.
//!
//! The plan calls itself a 羅針盤 (rashinban), a compass: six visions, 31 principles in five sets, seven strategies and
//! ten priority initiatives with their items. Each of these is an [`Item`]: one byte, copyable, with its code, labels,
//! text, place in the tree and place in the source. The closed lists are typed enums as well ([`Vision`],
//! [`OnlinePrinciple`], …).
//!
//! ```
//! use rashinban::{Item, Lang, OnlinePrinciple, Search, Vision};
//!
//! // By code, as people type it.
//! let item: Item = "i1.2.3".parse().unwrap();
//! assert_eq!(item, Item::I01_02_03);
//! assert_eq!(item.label(Lang::Ja), "在留カードとの一体化");
//! assert_eq!(item.parent(), Some(Item::I01_02));
//!
//! // By enum.
//! assert_eq!(Vision::NoOneLeftBehind.item().to_string(), "V04");
//! assert_eq!(OnlinePrinciple::OnceOnly.label(Lang::Ja), "ワンスオンリー");
//!
//! // By search: width, case and kana do not matter.
//! let hits = Search::new("ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ").unwrap().run();
//! assert_eq!(hits.total(), 3);
//! ```
//!
//! # What it costs
//!
//! Nothing is parsed or built at start-up: the plan and its folded text are constants. The plan and its queries need
//! neither `std` nor an allocator nor a dependency.
//!
//! # Features
//!
//! | feature | gives |
//! |---|---|
//! | `errors` (default) | `Display` and [`core::error::Error`] for the error types, by `thiserror` |
//! | `serde` | `Serialize` and `Deserialize`, as below |
//! | `compact` | texts without tables of pointers: a smaller library, and slower look-ups |
//! | `lazy-search` | search tables are made by the first search, in memory of their own, and not stored: 42 KB less |
//! | `register` | [`register`]: a municipality's measures, their checks and what they answer |
//! | `national` | `national`: the measures of many municipalities at once, in columns; needs std |
//! | `files` | [`register`]s as CSV, and in files that appear whole or not at all; needs std |
//! | `xlsx` | `files`, and Excel workbooks |
//! | `export` | `export::json`, the whole plan as one JSON document |
//! | `html` | `html`, the plan as markup that needs no script to be read, and with `register` a register's report |
//!
//! What types are written as stays the same from version to version, and is read back:
//!
//! | type | JSON |
//! |---|---|
//! | [`Item`], [`ItemCode`] and the typed enums | the code, `"I01-02"`; reading is as forgiving as [`ItemCode`] |
//! | [`ItemKind`], [`Alignment`], [`Lang`], [`LabelStatus`], [`Field`], [`Problem`], [`Crosswalk`], [`encoding::Encoding`], [`encoding::Pad`] | the name, `"basic-principle"` |
//! | [`Edition`] | its id, `"2023"`, `"2021-12"` |
//! | [`Term`] | the Japanese term, `"手続"` |
//! | [`Reason`] | `"same-title"`, `"title-in-text"`, `"shared-term:手続"` |
//! | [`CrossReference`] | `{"item": "S06", "reason": "same-title"}` |
//! | [`Folds`] | the names of the flags, `["width", "kana"]` |
//! | [`Match`] | `{"item", "field", "word", "start", "end", "folds"}`, the range in bytes |
//! | [`Provenance`] | `{"edition", "document", "heading", "line", "column", "verbatim", "item"}`; read back by its item |
//!
//! # Source
//!
//! The text is that of デジタル庁ウェブサイト「デジタル社会の実現に向けた重点計画」, word for word, under
//! 公共データ利用規約 第1.0版; see [`ATTRIBUTION_JA`]. Readings and English labels are this project's own unless
//! [`Item::label_status`] says otherwise.
#![no_std]
#![forbid(unsafe_code)]
// Items are numbered in a byte, and the generator's tables hold no number that does not fit its column.
#![allow(clippy::cast_possible_truncation)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(any(test, feature = "export", feature = "html", feature = "register"))]
extern crate alloc;
#[cfg(any(feature = "tables", feature = "national"))]
extern crate std;

/// Implements what every closed list of words has: its members, their numbers and names, in both directions.
macro_rules! words {
    ($(#[$doc:meta])* $type:ident, $what_ja:literal, $what_en:literal {
        $($(#[$variant_doc:meta])* $variant:ident = $number:literal, $name:literal;)+
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $type {
            $($(#[$variant_doc])* $variant = $number,)+
        }

        impl $type {
            /// Every member, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name in files, on the command line and in other languages.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The name with its closing NUL.
            pub const fn name_c(self) -> &'static core::ffi::CStr {
                match self { $(Self::$variant => const { $crate::generated::c_text(concat!($name, "\0")) },)+ }
            }

            /// The number in the C ABI. Numbers are only ever added.
            pub const fn number(self) -> u8 {
                self as u8
            }

            /// The member with this number.
            pub const fn from_number(number: u8) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)+ _ => None }
            }
        }

        impl core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.name())
            }
        }

        impl core::str::FromStr for $type {
            type Err = $crate::error::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|member| member.name() == name).ok_or_else(|| {
                    $crate::error::UnknownName::new(name, $what_ja, $what_en)
                })
            }
        }

        impl TryFrom<u8> for $type {
            type Error = $crate::error::UnknownNumber;

            fn try_from(number: u8) -> Result<Self, $crate::error::UnknownNumber> {
                Self::from_number(number).ok_or($crate::error::UnknownNumber { number })
            }
        }

        #[cfg(feature = "serde")]
        $crate::serde_text!($type, $what_en, |value, f| f.pad(value.name()));
    };
}

mod alignment;
mod code;
mod cross_reference;
mod edition;
pub mod encoding;
mod enums;
mod error;
#[cfg(feature = "export")]
pub mod export;
mod field;
pub mod fold;
mod generated;
#[cfg(feature = "html")]
pub mod html;
mod index;
mod item;
mod kind;
mod lang;
#[cfg(feature = "national")]
pub mod national;
mod provenance;
#[cfg(feature = "register")]
pub mod register;
mod search;
#[cfg(feature = "serde")]
mod serde;
mod signature;

pub use alignment::Alignment;
pub use code::ItemCode;
pub use cross_reference::{CrossReference, Reason, Term};
pub use edition::{Crosswalk, Edition};
pub use enums::{
    BasicPrinciple, CloudPrinciple, Initiative, OnlinePrinciple, ServiceDesignArticle, Strategy,
    StructuralPrinciple, Vision,
};
pub use error::{CodeError, EnumError, Excerpt, Nearest, Problem, SearchError, UnknownName, UnknownNumber};
pub use field::Field;
pub use fold::Folds;
pub use generated::plan::{ATTRIBUTION_EN, ATTRIBUTION_EN_C, ATTRIBUTION_JA, ATTRIBUTION_JA_C};
pub use item::{Item, Items};
pub use kind::ItemKind;
pub use lang::{LabelStatus, Lang};
pub use provenance::{Occurrence, Provenance};
pub use search::{Hit, Match, Matches, Results, Search};

#[cfg(feature = "serde")]
pub(crate) use serde::serde_text;

/// Version of this library.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The README's example runs as it stands.
#[cfg(all(doctest, feature = "errors"))]
#[doc = include_str!("../../README.md")]
struct Readme;
