//! `rashinban-parquet`: measures to Parquet files and back.

#![forbid(unsafe_code)]

use clap::{Args, Parser, Subcommand};
use rashinban::national::{Collection, LoadOptions};
use rashinban::register::{Bilingual, Date, Diagnostic, LocalGovernmentCode, Severity};
use rashinban_arrow::{Error, Options, Row, Rows, Written, read, write, write_plan};
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// 施策の台帳を Parquet へ、Parquet から / measures to and from Parquet
#[derive(Debug, Parser)]
#[command(version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 都道府県ごとのフォルダーに書き出す / write a folder for each prefecture, and the plan's tables
    Export(Export),
    /// 読み戻す / read such files, or one of them, again
    Import {
        /// フォルダーか、ファイル一つ / the folder, or one file
        from: PathBuf,
        /// 書くファイル。.jsonl なら JSON Lines、それ以外は全国台帳、- なら標準出力に JSON Lines / JSON Lines where it ends in .jsonl or is -, else a collection
        to: PathBuf,
    },
    /// 計画の表だけを書き出す / write the plan's tables alone
    Plan {
        /// 新しいフォルダー / a new folder
        folder: PathBuf,
    },
}

#[derive(Debug, Args)]
struct Export {
    /// JSON Lines か全国台帳 / JSON Lines or a collection
    file: PathBuf,
    /// 新しいフォルダー / a new folder
    folder: PathBuf,
    /// 基準日。無ければファイルのもの(全国台帳では変えられません)/ the day; without it, that of the file. A collection keeps its own
    #[arg(long)]
    as_of: Option<Date>,
    /// 施策全体の JSON の列を加える / add a column with each measure as a whole, in JSON
    #[arg(long)]
    json: bool,
}

/// Why nothing was done.
enum Failure {
    Parquet(Error),
    /// The file of measures has these errors.
    Measures(PathBuf, Vec<Diagnostic>),
    Said(Bilingual),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Parquet(error)
    }
}

/// Errors of a file that are shown.
const SHOWN: usize = 20;

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parquet(error) => write!(f, "エラー / error: {error}"),
            Self::Said(Bilingual { ja, en }) => write!(f, "エラー / error: {ja} / {en}"),
            Self::Measures(file, found) => {
                for Diagnostic { place, reason, .. } in found.iter().take(SHOWN) {
                    let row = place.row.map(|row| format!("{row}: ")).unwrap_or_default();
                    let field = place.field.as_deref().unwrap_or_default();
                    writeln!(f, "{}:{row}{field} {} / {}", file.display(), reason.ja, reason.en)?;
                }
                let count = found.len();
                write!(
                    f,
                    "エラー: {count} 件の誤りがあるので、何もしませんでした / error: nothing was done because of {count} errors"
                )
            }
        }
    }
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Export(arguments) => export(&arguments).map(told),
        Command::Plan { folder } => write_plan(&folder).map(told).map_err(Failure::from),
        Command::Import { from, to } => import(&from, &to),
    };
    match done {
        Ok(told) => {
            eprintln!("{told}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn told(written: Written) -> String {
    let Written { measures, files, bytes, .. } = written;
    format!(
        "施策 {measures} 件、ファイル {files} 個、{bytes} バイト / {measures} measures, {files} files, {bytes} bytes"
    )
}

fn export(arguments: &Export) -> Result<Written, Failure> {
    let mut options = Options::default();
    options.json = arguments.json;
    Ok(write(&collection(arguments)?, &arguments.folder, options)?)
}

fn collection(arguments: &Export) -> Result<Collection, Failure> {
    let file = &arguments.file;
    let bytes = fs::read(file).map_err(|error| Error::Io { file: file.clone(), error })?;
    // Text never begins with this.
    if bytes.starts_with(b"RSHINBN") {
        if arguments.as_of.is_some() {
            return Err(Failure::Said(Bilingual::new(
                "全国台帳の基準日は変えられません。--as-of を除いてください",
                "a collection keeps its own day; leave --as-of out",
            )));
        }
        return Ok(Collection::open(Arc::new(bytes)).map_err(Error::from)?);
    }
    let mut options = LoadOptions::default();
    options.as_of = arguments.as_of;
    let loaded = Collection::load_json_lines(&bytes, &options);
    loaded.collection.ok_or_else(|| {
        let mut found = loaded.diagnostics;
        found.retain(|one| one.severity == Severity::Error);
        Failure::Measures(file.clone(), found)
    })
}

fn import(from: &Path, to: &Path) -> Result<String, Failure> {
    let failed = |error| Error::Io { file: to.to_owned(), error };
    if to == Path::new("-") {
        let rows = Rows::open(from)?;
        return Ok(counted(lines(rows, to, &mut BufWriter::new(io::stdout().lock()))?));
    }
    if to.extension().is_some_and(|extension| extension == "jsonl") {
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let partial = to.with_file_name(name);
        let count = save_lines(Rows::open(from)?, &partial)
            .and_then(|count| fs::rename(&partial, to).map(|()| count).map_err(failed));
        if count.is_err() {
            let _ = fs::remove_file(&partial);
        }
        return Ok(counted(count?));
    }
    let collection = read(from)?;
    collection.save(to).map_err(failed)?;
    Ok(counted(collection.len()))
}

fn counted(count: usize) -> String {
    format!("施策 {count} 件 / {count} measures")
}

/// Writes a file of JSON Lines, and waits until it is on the disk.
fn save_lines(rows: Rows, file: &Path) -> Result<usize, Error> {
    let failed = |error| Error::Io { file: file.to_owned(), error };
    let created = File::create_new(file).map_err(failed)?;
    let count = lines(rows, file, &mut BufWriter::new(&created))?;
    created.sync_all().map_err(failed)?;
    Ok(count)
}

/// Writes JSON Lines. Measures that were their register's get its code: here they have no other to be known by.
fn lines(rows: Rows, file: &Path, out: &mut impl io::Write) -> Result<usize, Error> {
    let failed = |error| Error::Io { file: file.to_owned(), error };
    if let Some(day) = rows.as_of() {
        writeln!(out, r#"{{"register":{{"as_of":"{day}"}}}}"#).map_err(failed)?;
    }
    let mut count = 0;
    for row in rows {
        let Row { mut measure, inherited, .. } = row?;
        let own: Option<LocalGovernmentCode> = measure.owner.code;
        measure.owner.code = own.or(inherited);
        let line = serde_json::to_string(&measure).unwrap_or_default();
        writeln!(out, "{line}").map_err(failed)?;
        count += 1;
    }
    out.flush().map_err(failed)?;
    Ok(count)
}
