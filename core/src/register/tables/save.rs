//! Files that appear whole or not at all.

use std::borrow::ToOwned as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Writes a file whole or not at all: beside its place first, then into it. Readers never see half of it, and what was
/// there stays until then, also where the power fails. A link stays a link; a pipe or a device is written to.
///
/// # Errors
///
/// Where the folder is missing, full or not to be written to, and where the file is write-protected.
pub fn save_file(file: impl AsRef<Path>, bytes: &[u8]) -> io::Result<()> {
    save_parts(file.as_ref(), core::iter::once(bytes))
}

/// The same of bytes that lie in several places.
pub(crate) fn save_parts<'b>(file: &Path, mut parts: impl Iterator<Item = &'b [u8]>) -> io::Result<()> {
    let place = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let before = fs::metadata(&place).ok();
    if before.as_ref().is_some_and(|before| !before.is_file() && !before.is_dir()) {
        let mut device = File::options().write(true).open(&place)?;
        return parts.try_for_each(|part| device.write_all(part));
    }
    if before.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    // Replacing asks the folder alone; a file that is write-protected is so for a reason.
    if before.as_ref().is_some_and(|before| before.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = match place.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rashinban-").suffix(".tmp");
    // As any new file, not for its owner alone as temporary files are.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // Its own message names the temporary file, which nobody asked for.
    let mut temporary = builder.tempfile_in(folder).map_err(|error| error.kind())?;
    parts.try_for_each(|part| temporary.as_file_mut().write_all(part))?;
    if let Some(before) = before {
        temporary.as_file().set_permissions(before.permissions())?;
    }
    temporary.as_file().sync_all()?;
    temporary.persist(&place)?;
    // The new name is on the disk once its folder is. Windows has no such call.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    fn names(folder: &Path) -> Vec<std::ffi::OsString> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect()
    }

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("register.json");
        save_file(&file, b"old").unwrap();
        save_file(&file, b"new").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["register.json"]);
    }

    #[test]
    fn what_cannot_be_written_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("register.json");
        save_file(&file, b"old").unwrap();
        let mut protected = fs::metadata(&file).unwrap().permissions();
        protected.set_readonly(true);
        fs::set_permissions(&file, protected).unwrap();
        assert_eq!(save_file(&file, b"new").unwrap_err().kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(fs::read(&file).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["register.json"]);
        assert!(save_file(folder.path(), b"new").is_err());
        assert!(save_file(folder.path().join("missing/register.json"), b"new").is_err());
    }
}
