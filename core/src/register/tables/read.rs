//! Registers from files of every format.

use super::reading::{self, Row};
use super::report::{At, Report};
use super::{csv, rows};
use crate::register::read::{Found, Origin, decoded, walk};
use crate::register::{Format, Loaded, ReadOptions, Rule, Severity, from_json, from_json_lines};
use std::vec::Vec;
#[cfg(feature = "files")]
use std::{
    fs::File,
    io::{self, Read as _},
    path::Path,
    string::ToString as _,
};

/// Reads a register from a file in whatever format it is: see [`from_bytes`]. Its name is that of the options, else the
/// path.
///
/// # Errors
///
/// Where the file cannot be read at all. What is wrong with its content stands in [`Loaded::diagnostics`].
#[cfg(feature = "files")]
pub fn open(file: impl AsRef<Path>, options: &ReadOptions) -> io::Result<Loaded> {
    let file = file.as_ref();
    let name = options.file.clone().unwrap_or_else(|| file.display().to_string());
    let options = ReadOptions { file: Some(name), ..options.clone() };
    let mut bytes = Vec::new();
    // One byte more than is read, so that what is too long is seen to be.
    let most = u64::try_from(options.limits.bytes).unwrap_or(u64::MAX).saturating_add(1);
    File::open(file)?.take(most).read_to_end(&mut bytes)?;
    Ok(from_bytes(&bytes, &options))
}

/// Reads a register in whatever format it is, told by the content: an Excel workbook, JSON, JSON Lines, or else CSV.
pub fn from_bytes(bytes: &[u8], options: &ReadOptions) -> Loaded {
    let format = detect(bytes);
    let loaded = match format {
        Some(Format::Json) => from_json(bytes, options),
        Some(Format::JsonLines) => from_json_lines(bytes, options),
        Some(Format::Csv) => from_csv(bytes, options),
        Some(Format::Xlsx) => from_xlsx(bytes, options),
        None => refused(
            options,
            [
                "古い形式(.xls)か、パスワードの付いたブックです。Excel で開き、パスワード無しの .xlsx として保存し直してください。",
                "an old workbook (.xls), or one with a password; save it as .xlsx without a password",
            ],
        ),
    };
    Loaded { format, ..loaded }
}

/// Reads a register from a table as text, with commas or tabs. Its first row names the columns, in Japanese or ASCII; what
/// they do not know of is kept. A measure may have one row, or one for each value of its indicators.
pub fn from_csv(bytes: &[u8], options: &ReadOptions) -> Loaded {
    let mut found = Found::new(options.limits.diagnostics);
    let text = decoded(bytes, options, &mut found);
    let mut report = Report::new(found);
    let encoding = text.as_ref().map(|(_, encoding)| *encoding);
    let rows = text.and_then(|(text, _)| csv::rows(&text, &options.limits, &mut report));
    Loaded { encoding, format: Some(Format::Csv), ..register(rows, report, options) }
}

/// Reads a register from an Excel workbook: the first sheet whose first row names columns. What is merged over several
/// rows is said of each.
pub fn from_xlsx(bytes: &[u8], options: &ReadOptions) -> Loaded {
    let mut report = Report::new(Found::new(options.limits.diagnostics));
    // A workbook has days as numbers with a format, which may be lost.
    let options = ReadOptions { serial_dates: true, ..options.clone() };
    let rows = rows(bytes, &options.limits, &mut report);
    Loaded { format: Some(Format::Xlsx), ..register(rows, report, &options) }
}

/// A register from its rows.
fn register(rows: Option<Vec<Row>>, mut report: Report, options: &ReadOptions) -> Loaded {
    let reading = rows.and_then(|rows| reading::read(rows, &mut report));
    let mut origin = Origin::new(options.file.clone(), Vec::new());
    let mut register = None;
    if let Some(mut reading) = reading {
        (register, origin.measures) = walk(reading.take(), options, report.found());
        origin.table = Some(report.locate(reading));
    }
    // An error of the table itself refuses the whole, too.
    let register = register.filter(|_| report.found().errors() == 0);
    let diagnostics = report.finish(options.file.as_deref(), &origin.measures);
    Loaded { register, diagnostics, origin, ..Loaded::default() }
}

fn refused(options: &ReadOptions, reason: [&str; 2]) -> Loaded {
    let mut report = Report::new(Found::new(options.limits.diagnostics));
    report.add(Severity::Error, Rule::UnreadableFile, At::FILE, None, reason.map(Into::into));
    register(None, report, options)
}

/// The format of a file by how it begins; none for the compound files of old and encrypted workbooks.
fn detect(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(Format::Xlsx);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return None;
    }
    // Marks, and the zeros of UTF-16.
    let mut content =
        bytes.iter().filter(|byte| !byte.is_ascii_whitespace() && !b"\xef\xbb\xbf\xff\xfe\0".contains(byte));
    match content.next() {
        Some(b'[') => Some(Format::Json),
        Some(b'{') if is_lines(bytes) => Some(Format::JsonLines),
        Some(b'{') => Some(Format::Json),
        _ => Some(Format::Csv),
    }
}

/// Whether the first line that is not empty is a JSON document of its own, and not the register itself.
fn is_lines(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let Ok(serde_json::Value::Object(first)) = serde_json::from_slice(&bytes[..end]) else { return false };
    end < bytes.len() || !first.contains_key("measures")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_the_content() {
        for (bytes, format) in [
            (&b"PK\x03\x04..."[..], Some(Format::Xlsx)),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None),
            (b" \n[{}]", Some(Format::Json)),
            (b"\xef\xbb\xbf{\n}", Some(Format::Json)),
            (b"{\"measures\":[]}", Some(Format::Json)),
            (b"\xff\xfe{\0}\0", Some(Format::Json)),
            (b"\n{\"register\":{}}\n{}", Some(Format::JsonLines)),
            (b"{\"id\":\"1\"}\n", Some(Format::JsonLines)),
            (b"id,title\n1,a", Some(Format::Csv)),
            (b"", Some(Format::Csv)),
        ] {
            assert_eq!(detect(bytes), format, "{}", bytes.escape_ascii());
        }
    }
}
