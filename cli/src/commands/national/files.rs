//! Collections in files, and registers on their way into them.

use crate::arguments::register::Reading;
use crate::commands::register::files as registers;
use crate::failure::Failure;
use memmap2::Mmap;
use rashinban::national::{Collection, ImageError, LoadOptions, RowNumbers};
use rashinban::register::{Date, Register};
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::Arc;

/// A collection in a file, of which no more is read than is asked for.
pub fn open(file: &Path) -> Result<Collection, Failure> {
    let read = |error| Failure::Read { file: file.to_owned(), error };
    let opened = File::open(file).map_err(read)?;
    // An empty file cannot be mapped everywhere, and is none of ours.
    if opened.metadata().map_err(read)?.len() == 0 {
        return Err(image(file, ImageError::Foreign));
    }
    let map = map(&opened).map_err(read)?;
    Collection::open(Arc::new(map)).map_err(|error| image(file, error))
}

/// The same for one that is to be replaced: Windows replaces no file that is mapped.
pub fn open_to_replace(file: &Path) -> Result<Collection, Failure> {
    if !cfg!(windows) {
        return open(file);
    }
    let bytes = fs::read(file).map_err(|error| Failure::Read { file: file.to_owned(), error })?;
    Collection::open(Arc::new(bytes)).map_err(|error| image(file, error))
}

/// The bytes of a file as memory: of a gigabyte, a search reads a few megabytes.
fn map(file: &File) -> io::Result<Mmap> {
    // SAFETY: the bytes must not change while they are mapped. This program never writes into a collection's file: it writes
    // another and gives it the name, and who has the old one mapped keeps it. Who overwrites or cuts it off by other means
    // meanwhile is told of damage or ends the program, but what a page holds is compared with its checksum before it is used.
    unsafe { Mmap::map(file) }
}

/// What is wrong with a collection's file.
pub fn image(file: &Path, error: ImageError) -> Failure {
    Failure::Image { file: file.to_owned(), error }
}

pub fn save(collection: &Collection, file: &Path) -> Result<(), Failure> {
    collection.save(file).map_err(|error| Failure::Write { file: Some(file.to_owned()), error })
}

/// What came out of a file of measures.
pub enum Loaded {
    /// JSON Lines or CSV, however long.
    Collection(Box<Collection>),
    /// Any other format.
    Register(Box<Register>),
}

/// The measures in a file, and the rows in which they begin. `as_of` is the day that they are to be counted for; none is that of the file.
pub fn load(file: &Path, reading: &Reading, as_of: Option<Date>) -> Result<(Loaded, RowNumbers), Failure> {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let load = match extension.to_ascii_lowercase().as_str() {
        "jsonl" | "ndjson" => Collection::load_json_lines,
        "csv" => Collection::load_csv,
        _ => {
            let loaded = registers::load(file, reading)?;
            let rows = loaded.rows().collect();
            let register = loaded.register.ok_or(Failure::Register(loaded.diagnostics))?;
            return Ok((Loaded::Register(Box::new(register)), rows));
        }
    };
    let bytes = fs::read(file).map_err(|error| Failure::Read { file: file.to_owned(), error })?;
    let mut options = LoadOptions::default();
    options.read.file = Some(file.display().to_string());
    options.read.encoding = reading.encoding();
    options.as_of = as_of;
    let waiting = registers::waiting(file);
    let loaded = load(&bytes, &options);
    waiting.finish_and_clear();
    let collection = loaded.collection.ok_or(Failure::Register(loaded.diagnostics))?;
    Ok((Loaded::Collection(Box::new(collection)), loaded.rows))
}
