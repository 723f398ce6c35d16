//! Reading a register: the whole file is read, and everything that is wrong with it is told at once. What holds an error is
//! not loaded at all.

mod entries;
mod flat;
mod found;
mod json;
#[cfg(feature = "national")]
mod line;
mod options;
mod origin;
#[cfg(test)]
mod tests;
mod text;
mod walk;

pub use json::{from_json, from_json_lines, from_json_text};
pub use options::{ReadLimits, ReadOptions};
pub use text::FileEncoding;

pub(super) use entries::walk;
pub(super) use found::{Found, Whereabouts};
#[cfg(all(feature = "tables", feature = "national"))]
pub(super) use line::measure;
#[cfg(feature = "national")]
pub(crate) use line::{Line, LineReader};
pub(super) use origin::Origin;
pub(super) use text::decoded;
use text::fits;
#[cfg(feature = "national")]
pub(crate) use text::whole;

use super::{Diagnostic, Format, Register};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// What came of reading a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Loaded {
    /// The register; none where anything in the file is an error.
    pub register: Option<Register>,
    /// What was found: errors, warnings, and notes on what was understood otherwise than it is written.
    pub diagnostics: Vec<Diagnostic>,
    /// What the text was in; none for a workbook, and where the bytes are no text.
    pub encoding: Option<FileEncoding>,
    /// The format of the file; none where it is known by nothing.
    pub format: Option<Format>,
    #[serde(skip)]
    pub(super) origin: Origin,
}
