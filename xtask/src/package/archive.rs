//! Archives whose bytes depend on nothing but what is in them.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::{Compression, GzBuilder};
use sha2::{Digest as _, Sha256};

/// What a folder holds, sorted by name.
pub fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        entries.push(entry?.path());
    }
    entries.sort_unstable();
    Ok(entries)
}

/// A tree's folders and files, each folder before what it holds.
pub fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for entry in entries(folder)? {
        let inner = fs::symlink_metadata(&entry)?.is_dir();
        all.push(entry.clone());
        if inner {
            all.extend(walk(&entry)?);
        }
    }
    Ok(all)
}

/// Whether its owner may run it.
#[cfg(unix)]
fn mode(path: &Path) -> Result<u32> {
    use std::os::unix::fs::PermissionsExt as _;
    let metadata = fs::symlink_metadata(path)?;
    Ok(if metadata.is_dir() || metadata.permissions().mode() & 0o100 != 0 { 0o755 } else { 0o644 })
}

/// Elsewhere there is no such mark.
#[cfg(not(unix))]
fn mode(path: &Path) -> Result<u32> {
    Ok(if path.is_dir() { 0o755 } else { 0o644 })
}

fn beside(tree: &Path, ending: &str) -> PathBuf {
    let mut path = tree.as_os_str().to_owned();
    path.push(ending);
    path.into()
}

/// The names in the archive begin with that of the tree.
fn inside<'a>(tree: &Path, path: &'a Path) -> Result<&'a Path> {
    Ok(path.strip_prefix(tree.parent().context("a tree lies in a folder")?)?)
}

/// `tree.tar.gz` beside the tree.
pub fn tar_gz(tree: &Path, epoch: u64) -> Result<PathBuf> {
    let archive = beside(tree, ".tar.gz");
    let gz = GzBuilder::new().mtime(0).write(File::create(&archive)?, Compression::best());
    let mut tar = tar::Builder::new(gz);
    for path in std::iter::once(tree.to_path_buf()).chain(walk(tree)?) {
        let metadata = fs::symlink_metadata(&path)?;
        let mut header = tar::Header::new_gnu();
        header.set_mtime(epoch);
        header.set_mode(mode(&path)?);
        header.set_uid(0);
        header.set_gid(0);
        header.set_size(0);
        let name = inside(tree, &path)?;
        if metadata.is_dir() {
            header.set_entry_type(tar::EntryType::Directory);
            tar.append_data(&mut header, name.join(""), io::empty())?;
        } else if metadata.is_symlink() {
            header.set_entry_type(tar::EntryType::Symlink);
            header.set_mode(0o777);
            tar.append_link(&mut header, name, fs::read_link(&path)?)?;
        } else {
            header.set_size(metadata.len());
            tar.append_data(&mut header, name, File::open(&path)?)?;
        }
    }
    tar.into_inner()?.finish()?;
    Ok(archive)
}

/// `tree.zip` beside the tree.
pub fn zip(tree: &Path, epoch: u64) -> Result<PathBuf> {
    let archive = beside(tree, ".zip");
    let mut zip = zip::ZipWriter::new(File::create(&archive)?);
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(date(epoch)?);
    for path in walk(tree)? {
        // Its names have slashes on every machine.
        let name = inside(tree, &path)?.to_string_lossy().replace('\\', "/");
        let options = options.unix_permissions(mode(&path)?);
        if path.is_dir() {
            zip.add_directory(name, options)?;
        } else {
            zip.start_file(name, options)?;
            io::copy(&mut File::open(&path)?, &mut zip)?;
        }
    }
    zip.finish()?.flush()?;
    Ok(archive)
}

/// The day and hour of it (UTC), as far as an archive for Windows can hold them.
fn date(epoch: u64) -> Result<zip::DateTime> {
    let (days, seconds) = (i64::try_from(epoch / 86_400)?, epoch % 86_400);
    // Howard Hinnant, chrono-Compatible Low-Level Date Algorithms, civil_from_days: years begin in March.
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let [hour, minute, second] = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map(u8::try_from);
    let (month, day) = (u8::try_from(month)?, u8::try_from(day)?);
    // Its years begin with 1980.
    zip::DateTime::from_date_and_time(u16::try_from(year.max(1980))?, month, day, hour?, minute?, second?)
        .map_err(|error| anyhow::anyhow!("{error}"))
}

/// Of a file, in hexadecimal.
pub fn sha256(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        write!(text, "{byte:02x}")?;
    }
    Ok(text)
}
