//! A collection to Parquet files, a folder for each prefecture.

use crate::batch::{Options, record_batch};
use crate::error::Error;
use crate::plan::tables;
use crate::schema::{PREFECTURE, VERSION, schema};
use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use rashinban::national::Collection;
use rashinban::register::{LocalGovernment, LocalGovernmentCode};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// In the metadata of each file of measures: the version of the schema, the edition of the plan, and the day of the
/// collection where it has one.
pub(crate) const SCHEMA_KEY: &str = "rashinban.schema";
const EDITION_KEY: &str = "rashinban.edition";
pub(crate) const AS_OF_KEY: &str = "rashinban.as_of";

/// The folders within that of a collection.
pub(crate) const MEASURES: &str = "measures";
const PLAN: &str = "plan";

/// So many measures are turned into arrays at a time.
const ROWS: usize = 4096;

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Written {
    /// How many measures.
    pub measures: usize,
    /// How many files, those of the plan among them.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

/// Writes a collection into a new or empty folder, which appears whole or not at all:
///
/// ```text
/// measures/prefecture=1/part-0.parquet … prefecture=47/part-0.parquet
/// plan/items.parquet, principles.parquet, areas.parquet, hierarchy.parquet, local_governments.parquet
/// ```
///
/// Measures of no body are in `prefecture=0`; prefectures without measures have no folder. The same collection gives the same
/// bytes.
///
/// # Errors
///
/// Where the folder has something in it, where the disk is full or something else keeps it from being written, and where the
/// file that the collection was opened from is damaged.
pub fn write(collection: &Collection, folder: &Path, options: Options) -> Result<Written, Error> {
    in_a_new_folder(folder, |folder| {
        let mut written = write_measures(collection, &folder.join(MEASURES), options)?;
        written.add(write_tables(&folder.join(PLAN))?);
        Ok(written)
    })
}

/// Writes the plan's tables into a new or empty folder.
///
/// # Errors
///
/// As [`write`](fn@write).
pub fn write_plan(folder: &Path) -> Result<Written, Error> {
    in_a_new_folder(folder, write_tables)
}

/// Fills a folder beside the one that is meant, which then takes its name.
fn in_a_new_folder(
    folder: &Path,
    fill: impl FnOnce(&Path) -> Result<Written, Error>,
) -> Result<Written, Error> {
    match fs::read_dir(folder) {
        Ok(inside) => {
            if inside.count() > 0 {
                return Err(Error::NotEmpty { folder: folder.into() });
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(Error::io(folder)(error)),
    }
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let partial = folder.with_file_name(name);
    fs::create_dir_all(&partial).map_err(Error::io(&partial))?;
    let filled = fill(&partial).and_then(|written| {
        // Where it was empty; not every system replaces it.
        let _ = fs::remove_dir(folder);
        fs::rename(&partial, folder).map_err(Error::io(folder))?;
        Ok(written)
    });
    if filled.is_err() {
        let _ = fs::remove_dir_all(&partial);
    }
    filled
}

impl Written {
    fn add(&mut self, other: Self) {
        self.measures += other.measures;
        self.files += other.files;
        self.bytes += other.bytes;
    }
}

fn write_measures(collection: &Collection, folder: &Path, options: Options) -> Result<Written, Error> {
    let prefectures = LocalGovernment::all().map(|body| body.code().prefecture_number()).max().unwrap_or(0);
    let mut numbers: Vec<Vec<usize>> = vec![Vec::new(); usize::from(prefectures) + 1];
    for number in 0..collection.len() {
        let prefecture = collection.owner(number)?.map_or(0, LocalGovernmentCode::prefecture_number);
        numbers[usize::from(prefecture)].push(number);
    }
    fs::create_dir_all(folder).map_err(Error::io(folder))?;
    // The largest first: nobody waits for it at the end.
    let mut order: Vec<usize> = (0..numbers.len()).filter(|at| !numbers[*at].is_empty()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(numbers[*at].len()));
    let next = AtomicUsize::new(0);
    let result = Mutex::new(Ok(Written::default()));
    let work = || {
        while let Some(prefecture) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            let numbers = &numbers[*prefecture];
            let written = write_part(collection, numbers, folder, *prefecture, options);
            let mut result = result.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            match (&mut *result, written) {
                (Ok(all), Ok(written)) => all.add(written),
                (Ok(_), Err(error)) => *result = Err(error),
                (Err(_), _) => return,
            }
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, Into::into).min(order.len());
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    result.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn write_part(
    collection: &Collection,
    numbers: &[usize],
    folder: &Path,
    prefecture: usize,
    options: Options,
) -> Result<Written, Error> {
    let folder = folder.join(format!("{PREFECTURE}={prefecture}"));
    fs::create_dir(&folder).map_err(Error::io(&folder))?;
    let mut metadata = vec![
        KeyValue::new(SCHEMA_KEY.into(), VERSION.to_string()),
        KeyValue::new(EDITION_KEY.into(), collection.edition().name().to_owned()),
    ];
    metadata.extend(collection.as_of().map(|day| KeyValue::new(AS_OF_KEY.into(), day.to_string())));
    let mut part = Part::create(folder.join("part-0.parquet"), schema(options.json), metadata)?;
    for numbers in numbers.chunks(ROWS) {
        part.push(&record_batch(collection, numbers, options)?)?;
    }
    Ok(Written { measures: numbers.len(), ..part.finish()? })
}

fn write_tables(folder: &Path) -> Result<Written, Error> {
    fs::create_dir_all(folder).map_err(Error::io(folder))?;
    let mut all = Written::default();
    for table in tables() {
        let file = folder.join(table.name).with_extension("parquet");
        let mut part = Part::create(file, table.rows.schema(), Vec::new())?;
        part.push(&table.rows)?;
        all.add(part.finish()?);
    }
    Ok(all)
}

/// A file that is being written.
struct Part {
    file: PathBuf,
    writer: ArrowWriter<File>,
}

impl Part {
    fn create(file: PathBuf, schema: SchemaRef, metadata: Vec<KeyValue>) -> Result<Self, Error> {
        let created = File::create_new(&file).map_err(Error::io(&file))?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(format!("rashinban {}", rashinban::VERSION))
            .set_key_value_metadata(Some(metadata).filter(|metadata| !metadata.is_empty()))
            .build();
        // Parquet's own types say it all, and every reader has those.
        let options = ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true);
        match ArrowWriter::try_new_with_options(created, schema, options) {
            Ok(writer) => Ok(Self { file, writer }),
            Err(error) => Err(failed(&file, error)),
        }
    }

    fn push(&mut self, rows: &RecordBatch) -> Result<(), Error> {
        self.writer.write(rows).map_err(|error| failed(&self.file, error))
    }

    fn finish(self) -> Result<Written, Error> {
        let Self { file, writer } = self;
        let written = writer.into_inner().map_err(|error| failed(&file, error))?;
        written.sync_all().map_err(Error::io(&file))?;
        let bytes = written.metadata().map_err(Error::io(&file))?.len();
        Ok(Written { measures: 0, files: 1, bytes })
    }
}

fn failed(file: &Path, error: ParquetError) -> Error {
    let error = match error {
        ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(error) => io::Error::other(error),
        },
        other => io::Error::other(other),
    };
    Error::io(file)(error)
}
