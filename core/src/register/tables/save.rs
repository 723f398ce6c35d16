//! Files that appear whole or not at all.

use std::borrow::ToOwned as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;
use tempfile::NamedTempFile;

/// What is written stands under such a name until it is whole: these, and six letters and digits between them.
const BEFORE: &str = ".rashinban-";
const BEHIND: &str = ".tmp";

/// Writes a file whole or not at all: beside its place first, then into it. Readers never see half of it, and what was
/// there stays until then, also where the power fails. A link stays a link; a pipe or a device is written to. What a program
/// that was killed while it wrote has left in the folder is cleared away by the next that writes there, where the system tells
/// that nobody writes it any more.
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
    clear(folder);
    let mut temporary = create(folder)?;
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

/// A new file in a folder, which is its writer's for as long as it is open.
fn create(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(BEFORE).suffix(BEHIND).rand_bytes(6);
    loop {
        // Its own message names the temporary file, which nobody asked for.
        let temporary = builder.make_in(folder, claim::create).map_err(|error| error.kind())?;
        if claim::hold(temporary.as_file()) {
            return Ok(temporary);
        }
    }
}

/// Removes the files of those who were killed while they wrote. Whatever stands in the way is left for the next time.
fn clear(folder: &Path) {
    let is_left = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let name = name.to_str().and_then(|name| name.strip_prefix(BEFORE)?.strip_suffix(BEHIND));
        name.is_some_and(|name| name.len() == 6) && entry.file_type().is_ok_and(|kind| kind.is_file())
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten().filter(is_left) {
        if let Some(_left) = claim::take(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whose a file is: a lock goes with the process that has it, however that ends.
#[cfg(unix)]
mod claim {
    use rustix::fs::{FlockOperation, flock};
    use std::fs::File;
    use std::io;
    use std::os::unix::fs::MetadataExt as _;
    use std::path::Path;

    pub fn create(file: &Path) -> io::Result<File> {
        File::options().read(true).write(true).create_new(true).open(file)
    }

    /// Makes a new file its writer's. Not where another took it for one that was left, before it was.
    pub fn hold(file: &File) -> bool {
        match flock(file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => file.metadata().is_ok_and(|metadata| metadata.nlink() > 0),
            // Where there are no locks, nobody takes anything.
            Err(error) => error != rustix::io::Errno::WOULDBLOCK,
        }
    }

    /// Takes a file that is nobody's.
    pub fn take(file: &Path) -> Option<File> {
        let file = File::options().write(true).open(file).ok()?;
        flock(&file, FlockOperation::NonBlockingLockExclusive).ok()?;
        Some(file)
    }
}

/// Whose a file is: Windows opens none for writing that another has open and does not share.
#[cfg(windows)]
mod claim {
    use std::fs::File;
    use std::io;
    use std::os::windows::fs::OpenOptionsExt as _;
    use std::path::Path;

    const SHARE_READ: u32 = 1;
    const SHARE_DELETE: u32 = 4;

    pub fn create(file: &Path) -> io::Result<File> {
        // It gets its name while it is open, which counts as deleting.
        let sharing = SHARE_READ | SHARE_DELETE;
        File::options().read(true).write(true).create_new(true).share_mode(sharing).open(file)
    }

    pub fn hold(_: &File) -> bool {
        true
    }

    /// Takes a file that is nobody's.
    pub fn take(file: &Path) -> Option<File> {
        File::options().write(true).share_mode(SHARE_DELETE).open(file).ok()
    }
}

/// Where there are neither, nothing is taken.
#[cfg(not(any(unix, windows)))]
mod claim {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    pub fn create(file: &Path) -> io::Result<File> {
        File::options().read(true).write(true).create_new(true).open(file)
    }

    pub fn hold(_: &File) -> bool {
        true
    }

    pub fn take(_: &Path) -> Option<File> {
        None
    }
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

    #[cfg(any(unix, windows))]
    #[test]
    fn what_nobody_writes_any_more_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("register.json");
        for name in
            [".rashinban-aB3xY9.tmp", ".rashinban-000000.tmp", ".rashinban-notes.tmp", "rashinban-aB3xY9.tmp"]
        {
            fs::write(folder.path().join(name), b"half").unwrap();
        }
        fs::create_dir(folder.path().join(".rashinban-folder.tmp")).unwrap();
        // Another that is at it.
        let writing = create(folder.path()).unwrap();
        save_file(&file, b"new").unwrap();
        let mut left = names(folder.path());
        left.sort();
        let mut want = [
            writing.path().file_name().unwrap(),
            ".rashinban-folder.tmp".as_ref(),
            ".rashinban-notes.tmp".as_ref(),
            "rashinban-aB3xY9.tmp".as_ref(),
            "register.json".as_ref(),
        ];
        want.sort();
        assert_eq!(left, want);
        writing.persist(&file).unwrap();
    }

    #[test]
    fn many_write_into_one_folder() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for writer in 0..8_u8 {
                let file = folder.path().join(std::format!("{}.json", writer % 3));
                scope.spawn(move || (0..100).for_each(|_| save_file(&file, &[writer; 1000]).unwrap()));
            }
        });
        let mut left = names(folder.path());
        left.sort();
        assert_eq!(left, ["0.json", "1.json", "2.json"]);
        for (at, name) in (0..).zip(left) {
            let bytes = fs::read(folder.path().join(name)).unwrap();
            assert!(bytes.len() == 1000 && bytes[0] % 3 == at && bytes.iter().all(|byte| *byte == bytes[0]));
        }
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
