//! Files that cannot be read.

/// Why a file is no collection that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "errors", derive(thiserror::Error))]
#[non_exhaustive]
pub enum ImageError {
    /// It does not begin as such files do.
    #[cfg_attr(
        feature = "errors",
        error("羅針盤の全国台帳のファイルではありません。 / not a file of a rashinban collection")
    )]
    Foreign,
    /// It was written by a later version of this library.
    #[cfg_attr(
        feature = "errors",
        error(
            "新しい版({version})の形式です。このプログラムを新しくしてください(読める版は {} まで)。 / the format has version {version}; this program reads up to {}, update it",
            super::image::VERSION,
            super::image::VERSION
        )
    )]
    Newer {
        /// The version of its format.
        version: u32,
    },
    /// It has another length than it says, as where it was not copied to its end.
    #[cfg_attr(
        feature = "errors",
        error(
            "ファイルの長さが違います({expected} バイトのはずが {actual} バイト)。もう一度コピーするか、作り直してください。 / the file has {actual} bytes instead of {expected}; copy it again, or rebuild it"
        )
    )]
    Length {
        /// The bytes that it says it has; none where not even that can be read.
        expected: u64,
        /// The bytes that it has.
        actual: u64,
    },
    /// Its bytes are not those that were written.
    #[cfg_attr(
        feature = "errors",
        error(
            "ファイルが壊れています({at} バイト目から {len} バイトの間)。もう一度コピーするか、作り直してください。 / the file is damaged somewhere in the {len} bytes from byte {at}; copy it again, or rebuild it"
        )
    )]
    Damaged {
        /// Where the damaged stretch begins, in bytes from the file's beginning.
        at: u64,
        /// How long it is, in bytes.
        len: u64,
    },
    /// It was made for an edition of the plan that this library does not carry.
    #[cfg_attr(
        feature = "errors",
        error(
            "収めていない版の重点計画のためのファイルです。 / made for an edition of the plan that is not carried"
        )
    )]
    EditionNotCarried,
}
