//! Registers from files, and back into files.

use crate::answer::Answer;
use crate::arguments::register::Reading;
use crate::failure::Failure;
use indicatif::{HumanBytes, ProgressBar, ProgressStyle};
use rashinban::register::{self, Loaded, ReadOptions, Register, WriteError};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What is read in less than a second needs no word of it, in bytes.
const LONG: u64 = 4 << 20;

/// What a file holds, whatever is wrong with it.
pub fn load(file: &Path, reading: &Reading) -> Result<Loaded, Failure> {
    let mut options = ReadOptions::default();
    options.file = Some(file.display().to_string());
    options.encoding = reading.encoding();
    let waiting = waiting(file);
    let loaded =
        register::open(file, &options).map_err(|error| Failure::Read { file: file.to_owned(), error });
    waiting.finish_and_clear();
    loaded
}

/// Shows on a terminal, beside the answer, that a long file is being read, and since when.
pub fn waiting(file: &Path) -> ProgressBar {
    let size = std::fs::metadata(file).map_or(0, |metadata| metadata.len());
    if size < LONG {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner().with_message(format!(
        "{}({})を読んで検査しています / reading and checking",
        file.display(),
        HumanBytes(size)
    ));
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        bar.set_style(style);
    }
    bar.tick();
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// The register in a file, or everything that is wrong with it.
pub fn open(file: &Path, reading: &Reading) -> Result<Register, Failure> {
    let loaded = load(file, reading)?;
    loaded.register.ok_or(Failure::Register(loaded.diagnostics))
}

/// The registers in several files, or everything that is wrong with any of them.
pub fn open_all(files: &[PathBuf], reading: &Reading) -> Result<Vec<Register>, Failure> {
    let mut registers = Vec::new();
    let mut wrong = Vec::new();
    for file in files {
        let loaded = load(file, reading)?;
        match loaded.register {
            Some(register) => registers.push(register),
            None => wrong.extend(loaded.diagnostics),
        }
    }
    if wrong.is_empty() { Ok(registers) } else { Err(Failure::Register(wrong)) }
}

/// Hands out what was written, or puts it into a file.
pub fn hand_out(written: Result<Vec<u8>, WriteError>, output: Option<&PathBuf>) -> Result<Answer, Failure> {
    let bytes = written.map_err(|error| refused(error, output))?;
    let Some(file) = output else { return Ok(Answer::bytes(bytes)) };
    match register::save_file(file, &bytes) {
        Ok(()) => Ok(Answer::elsewhere()),
        Err(error) => Err(Failure::Write { file: Some(file.clone()), error }),
    }
}

fn refused(error: WriteError, output: Option<&PathBuf>) -> Failure {
    match error {
        WriteError::Refused(diagnostics) => Failure::Register(diagnostics),
        WriteError::Io(error) => Failure::Write { file: output.cloned(), error },
        error => Failure::Usage { ja: error.to_string(), en: error.to_string() },
    }
}
