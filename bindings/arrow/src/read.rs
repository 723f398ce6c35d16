//! Measures from Parquet files.

use crate::batch::{Row, read_rows};
use crate::error::{Error, Wrong};
use crate::schema::{BODY_COLUMN, PREFECTURE, VERSION};
use crate::write::{AS_OF_KEY, MEASURES, SCHEMA_KEY};
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use parquet::errors::ParquetError;
use rashinban::national::{Collection, CollectionBuilder};
use rashinban::register::{Date, DateError, LocalGovernmentCode};
use std::collections::VecDeque;
use std::fs::{self, File};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// So many rows of each file are in memory at a time.
const ROWS: usize = 1024;

/// Reads a collection from what [`write`](crate::write) has written, from a part of it (a folder of one prefecture, one
/// file), or from a file of measures that another program has written.
///
/// # Errors
///
/// The first thing that is wrong, with its file, row and column.
pub fn read(path: &Path) -> Result<Collection, Error> {
    let rows = Rows::open(path)?;
    let mut builder = CollectionBuilder::new(rows.as_of());
    for row in rows {
        let Row { inherited, measure, .. } = row?;
        builder.push(&measure, inherited);
    }
    Ok(builder.finish())
}

/// The measures of all files by their numbers, which were those of the collection; files without numbers come last, in the
/// order of their names. After an error there is no more.
#[derive(Debug)]
pub struct Rows {
    as_of: Option<Date>,
    parts: Vec<Part>,
}

impl Rows {
    /// Opens the files and looks at their metadata.
    ///
    /// # Errors
    ///
    /// Where there is no file, one cannot be read, or they are of different days.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let inner = path.join(MEASURES);
        let path = if inner.is_dir() { &inner } else { path };
        let mut files = Vec::new();
        if path.is_dir() {
            find(path, &mut files)?;
        } else {
            files.push(path.to_owned());
        }
        if files.is_empty() {
            return Err(Error::NoFile { folder: path.into() });
        }
        let mut opened = Self { as_of: None, parts: Vec::with_capacity(files.len()) };
        for file in files {
            let (part, as_of) = Part::open(file)?;
            if opened.parts.is_empty() {
                opened.as_of = as_of;
            } else if opened.as_of != as_of {
                let days = [as_of, opened.as_of].map(|day| day.map_or("-".into(), |day| day.to_string()));
                return Err(Error::DaysDiffer { file: part.file, days });
            }
            opened.parts.push(part);
        }
        Ok(opened)
    }

    /// The day of the collection that was written.
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// The part whose next row comes first.
    fn first(&mut self) -> Result<Option<usize>, Error> {
        let mut first = None;
        for (at, part) in self.parts.iter_mut().enumerate() {
            if let Some(row) = part.peek()? {
                let key = (row.number.unwrap_or(u64::MAX), at);
                first = Some(first.map_or(key, |known| key.min(known)));
            }
        }
        Ok(first.map(|(_, at)| at))
    }
}

impl Iterator for Rows {
    type Item = Result<Row, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.first() {
            Ok(at) => self.parts.get_mut(at?)?.rows.pop_front().map(Ok),
            Err(error) => {
                self.parts.clear();
                Some(Err(error))
            }
        }
    }
}

/// The Parquet files in a folder and those below, by name.
fn find(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    let mut inside = fs::read_dir(folder)
        .and_then(|inside| inside.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, _>>())
        .map_err(Error::io(folder))?;
    inside.sort();
    for path in inside {
        if path.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "parquet") {
            files.push(path);
        }
    }
    Ok(())
}

/// A file that is being read.
struct Part {
    file: PathBuf,
    /// The prefecture that its folder names; 0 for measures of no body.
    prefecture: Option<u8>,
    batches: ParquetRecordBatchReader,
    rows: VecDeque<Row>,
    read: u64,
}

impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Part").field("file", &self.file).field("read", &self.read).finish_non_exhaustive()
    }
}

impl Part {
    fn open(file: PathBuf) -> Result<(Self, Option<Date>), Error> {
        let opened = File::open(&file).map_err(Error::io(&file))?;
        let unreadable = |reason| Error::Unreadable { file: file.clone(), reason };
        let (batches, as_of) = caught(|| begin(opened)).map_err(unreadable)?;
        let folder = file.parent().and_then(Path::file_name).and_then(|name| name.to_str());
        let prefecture =
            folder.and_then(|name| name.strip_prefix(PREFECTURE)?.strip_prefix('=')?.parse().ok());
        Ok((Self { file, prefecture, batches, rows: VecDeque::new(), read: 0 }, as_of))
    }

    fn peek(&mut self) -> Result<Option<&Row>, Error> {
        while self.rows.is_empty() {
            let batches = &mut self.batches;
            let next = caught(|| batches.next().transpose().map_err(|error| error.to_string()));
            let batch = next.map_err(|reason| Error::Unreadable { file: self.file.clone(), reason })?;
            let Some(batch) = batch else { return Ok(None) };
            let rows =
                read_rows(&batch, self.read).map_err(|wrong| Error::from(wrong).in_file(&self.file))?;
            for (row, at) in rows.iter().zip(self.read + 1..) {
                self.is_in_place(row).map_err(|wrong| Error::from(wrong.at(at)).in_file(&self.file))?;
            }
            self.read += rows.len() as u64;
            self.rows.extend(rows);
        }
        Ok(self.rows.front())
    }

    /// Whether a measure lies in the folder of its own prefecture.
    fn is_in_place(&self, row: &Row) -> Result<(), Wrong> {
        let body = row.measure.owner.code.or(row.inherited);
        let prefecture = body.map_or(0, LocalGovernmentCode::prefecture_number);
        match self.prefecture {
            Some(folder) if folder != prefecture => Err(Wrong::new(format!(
                "都道府県 {prefecture} の団体ですが、フォルダーは {PREFECTURE}={folder} です / of prefecture {prefecture}, in the folder {PREFECTURE}={folder}"
            ))
            .within(BODY_COLUMN)),
            _ => Ok(()),
        }
    }
}

/// Looks at a file's metadata; what is wrong is told as a sentence.
fn begin(file: File) -> Result<(ParquetRecordBatchReader, Option<Date>), String> {
    let sentence = |error: ParquetError| error.to_string();
    // What Parquet's types say is enough, and the same from every writer.
    let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
    let metadata = ArrowReaderMetadata::load(&file, options).map_err(sentence)?;
    let pairs = metadata.metadata().file_metadata().key_value_metadata();
    let said = |key: &str| pairs?.iter().find(|pair| pair.key == key)?.value.as_deref();
    let version = said(SCHEMA_KEY).and_then(|version| version.parse::<u32>().ok());
    if let Some(newer) = version.filter(|version| *version > VERSION) {
        return Err(format!(
            "新しい版({newer})の形式です。このプログラムを新しくしてください / version {newer} of the schema; update this program"
        ));
    }
    let as_of = said(AS_OF_KEY).map(str::parse).transpose().map_err(|error: DateError| error.to_string())?;
    let reader = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata);
    Ok((reader.with_batch_size(ROWS).build().map_err(sentence)?, as_of))
}

/// The reader of Parquet panics at some damage where it could say so.
fn caught<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    let damaged = |_| Err("ファイルが壊れています / the file is damaged".into());
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(damaged)
}
