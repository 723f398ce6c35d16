//! How a file is read, and how much of it.

use super::FileEncoding;
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// How a file is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct ReadOptions {
    /// What the file is called in diagnostics.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The encoding, where it is known; else it is detected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<FileEncoding>,
    /// Whether a number between 20,000 and 80,000 in the place of a date is one of Excel's: 45748 is 2025-04-01.
    pub serial_dates: bool,
    /// How much is read.
    pub limits: ReadLimits,
}

/// How much is read before a file is refused. What is beyond a limit is an error that names it; nothing is cut silently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct ReadLimits {
    /// Bytes of a file; 64 MiB.
    pub bytes: usize,
    /// Bytes of a line of JSON Lines, or of a row of a table; 4 MiB.
    pub line: usize,
    /// Bytes of one text or cell; 1 MiB.
    pub text: usize,
    /// Lists and objects inside one another; 32, and no more than 100.
    pub nesting: usize,
    /// Values of a JSON document, or cells of a table, in all; 2,000,000.
    pub values: usize,
    /// Measures, or rows of a table; 100,000.
    pub measures: usize,
    /// Columns of a table, or names in an object; 2,000.
    pub columns: usize,
    /// Diagnostics of each severity; 1,000. Of those beyond it the number is told.
    pub diagnostics: usize,
}

impl Default for ReadLimits {
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            line: 4 << 20,
            text: 1 << 20,
            nesting: 32,
            values: 2_000_000,
            measures: 100_000,
            columns: 2_000,
            diagnostics: 1_000,
        }
    }
}
