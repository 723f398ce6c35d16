//! What can go wrong, with its place.

use rashinban::national::ImageError;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why measures cannot be written or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// What the system says of a file or folder.
    #[error("{}: {error}", file.display())]
    Io {
        /// The file or folder.
        file: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The collection's own file is damaged.
    #[error(transparent)]
    Collection(#[from] ImageError),
    /// A file is no Parquet, is damaged, or uses what is not read here.
    #[error("{}: Parquet として読めません({reason}) / cannot be read as Parquet: {reason}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the reader says.
        reason: String,
    },
    /// Something in a table is not as it has to be.
    #[error("{}{wrong}", file.as_deref().map(named).unwrap_or_default())]
    Wrong {
        /// The file, where there is one.
        file: Option<PathBuf>,
        /// What is wrong, and where in the table.
        wrong: Wrong,
    },
    /// The folder that was to be written is there, with something in it.
    #[error(
        "{}: すでに中身があります。空のフォルダーか新しい名前にしてください / is not empty; choose a new or an empty folder",
        folder.display()
    )]
    NotEmpty {
        /// The folder.
        folder: PathBuf,
    },
    /// A folder without any file of measures.
    #[error("{}: .parquet のファイルがありません / there is no .parquet file", folder.display())]
    NoFile {
        /// The folder.
        folder: PathBuf,
    },
    /// Two files were not written together.
    #[error(
        "{}: 基準日が {} で、ほかのファイルの {} と違います / as of {}, other files as of {}; one collection has one day",
        file.display(), days[0], days[1], days[0], days[1]
    )]
    DaysDiffer {
        /// The later file.
        file: PathBuf,
        /// Its day, and that of the files before it; `-` for none.
        days: [String; 2],
    },
}

fn named(file: &Path) -> String {
    format!("{}: ", file.display())
}

impl Error {
    pub(crate) fn io(file: &Path) -> impl FnOnce(io::Error) -> Self {
        let file = file.to_owned();
        |error| Self::Io { file, error }
    }

    pub(crate) fn in_file(self, file: &Path) -> Self {
        match self {
            Self::Wrong { file: None, wrong } => Self::Wrong { file: Some(file.to_owned()), wrong },
            other => other,
        }
    }
}

impl From<Wrong> for Error {
    fn from(wrong: Wrong) -> Self {
        Self::Wrong { file: None, wrong }
    }
}

/// What is wrong in a table, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wrong {
    /// The row, from 1; none where the whole column is meant.
    pub row: Option<u64>,
    /// The column and the way within it: `alignments[1].item`, from 0.
    pub column: String,
    /// What is wrong, and what to do, in Japanese and English.
    pub reason: String,
}

impl Wrong {
    pub(crate) fn new(reason: String) -> Self {
        Self { row: None, column: String::new(), reason }
    }

    pub(crate) fn missing() -> Self {
        Self::new("この列がありません / there is no such column".into())
    }

    pub(crate) fn unknown() -> Self {
        Self::new("知らない列です。団体独自の値は extra に入れてください / is no known column; values of your own belong in extra".into())
    }

    pub(crate) fn empty() -> Self {
        Self::new("値がありません / must not be null".into())
    }

    pub(crate) fn within(mut self, name: &str) -> Self {
        self.column = match self.column.as_str() {
            "" => name.into(),
            rest => format!("{name}.{rest}"),
        };
        self
    }

    pub(crate) fn at(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { row, column, reason } = self;
        match row {
            Some(row) => write!(f, "{row}行目 列 {column} / row {row}, column {column}: {reason}"),
            None => write!(f, "列 {column} / column {column}: {reason}"),
        }
    }
}
