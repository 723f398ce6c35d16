//! The tree that is unpacked and used: headers, libraries, pkg-config, CMake, licences.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::platform::{Library, Platform, Toolchain};
use super::{VERSION, archive, notices, windows};
use crate::log::Log;
use crate::workspace::Workspace;

/// What programs ask for when they start.
pub const SONAME: &str = "librashinban.so.0";

/// The shared library itself; the names without numbers lead to it.
pub fn file_name() -> String {
    format!("{SONAME}.{}", VERSION.split_once('.').map_or("", |(_, rest)| rest))
}

/// Licences, and the terms of the plan's text.
pub const LICENCES: [&str; 3] = ["LICENSE", "LICENSE-APACHE", "LICENSE-MIT"];
/// Those of others.
pub const NOTICES: &str = "THIRD-PARTY-NOTICES.txt";

/// Lays it out anew.
pub fn tree(
    workspace: &Workspace,
    toolchain: &Toolchain<'_>,
    platform: &Platform,
    library: &Library,
    tree: &Path,
    log: &mut Log,
) -> Result<()> {
    if tree.exists() {
        fs::remove_dir_all(tree)?;
    }
    headers(workspace, &tree.join("include"))?;
    let lib = tree.join("lib");
    if platform.windows {
        copy(&library.shared.join(windows::DLL), &tree.join("bin").join(windows::DLL))?;
        for name in windows::IMPORT.into_iter().chain([windows::DEF]) {
            copy(&library.shared.join(name), &lib.join(name))?;
        }
    } else {
        libraries(library, &lib)?;
        copy(&library.archive, &lib.join("librashinban.a"))?;
    }
    metadata(workspace, platform, library, &lib, "lib")?;
    for name in LICENCES {
        copy(&workspace.path(name), &tree.join(name))?;
    }
    let readme = workspace.path("bindings/c/README.md");
    copy(&readme, &tree.join("README.md"))?;
    fs::write(tree.join(NOTICES), notices::of(platform.target)?)?;
    let standard = toolchain.sysroot().join("share/doc/rust").join(notices::STANDARD_LIBRARY);
    copy(&standard, &tree.join(notices::STANDARD_LIBRARY))?;
    log.line(&tree.display().to_string());
    Ok(())
}

/// Of C, and of C++ where it is there.
pub fn headers(workspace: &Workspace, include: &Path) -> Result<()> {
    for folder in ["bindings/c/include/rashinban", "bindings/cpp/include/rashinban"] {
        let folder = workspace.path(folder);
        if folder.exists() {
            for header in archive::entries(&folder)? {
                copy(&header, &include.join("rashinban").join(header.file_name().unwrap_or_default()))?;
            }
        }
    }
    Ok(())
}

/// The shared library under its three names.
pub fn libraries(library: &Library, lib: &Path) -> Result<()> {
    copy(&library.shared, &lib.join(file_name()))?;
    link(&file_name(), &lib.join(SONAME))?;
    link(SONAME, &lib.join("librashinban.so"))
}

/// What pkg-config and CMake read. `libdir` is the libraries' place below the prefix.
pub fn metadata(
    workspace: &Workspace,
    platform: &Platform,
    library: &Library,
    lib: &Path,
    libdir: &str,
) -> Result<()> {
    // Up from the libraries' folder to the prefix.
    let up = vec![".."; libdir.split('/').count()].join("/");
    let mut properties = String::new();
    let prefix = "${_rashinban_prefix}";
    let mut property = |name: &str, value: String| writeln!(properties, "  {name} \"{value}\"");
    if platform.windows {
        property("IMPORTED_LOCATION", format!("{prefix}/bin/{}", windows::DLL))?;
        property("IMPORTED_IMPLIB", format!("{prefix}/{libdir}/{}", windows::IMPORT[1]))?;
    } else {
        property("IMPORTED_LOCATION", format!("{prefix}/{libdir}/{}", file_name()))?;
        property("IMPORTED_SONAME", SONAME.into())?;
    }
    let pointer = platform.pointer.to_string();
    let major = VERSION.split('.').next().unwrap_or_default();
    for (template, file, up) in [
        ("rashinban.pc.in", "pkgconfig/rashinban.pc", format!("{up}/..")),
        ("cmake/rashinban-config.cmake.in", "cmake/rashinban/rashinban-config.cmake", String::new()),
        (
            "cmake/rashinban-config-version.cmake.in",
            "cmake/rashinban/rashinban-config-version.cmake",
            String::new(),
        ),
        (
            "cmake/rashinban-targets.cmake.in",
            "cmake/rashinban/rashinban-targets.cmake",
            format!("{up}/../.."),
        ),
    ] {
        let path = workspace.path("bindings/c").join(template);
        let mut text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        for (word, value) in [
            ("@VERSION@", VERSION),
            ("@VERSION_MAJOR@", major),
            ("@POINTER@", &pointer),
            ("@PREFIX@", &up),
            ("@LIBDIR@", libdir),
            ("@LIBS_PRIVATE@", &library.libraries),
            ("@PROPERTIES@", &properties),
        ] {
            text = text.replace(word, value);
        }
        ensure!(!text.contains('@'), "{template}: a word is not filled in");
        write(&lib.join(file), &text)?;
    }
    Ok(())
}

/// A file with the folders above it.
pub fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<()> {
    fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
    fs::write(path, contents).with_context(|| path.display().to_string())
}

/// A file with the folders above it.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.parent().context("a file lies in a folder")?)?;
    fs::copy(from, to).with_context(|| from.display().to_string())?;
    Ok(())
}

/// A symbolic link.
#[cfg(unix)]
pub fn link(to: &str, path: &Path) -> Result<()> {
    Ok(std::os::unix::fs::symlink(to, path)?)
}

/// A symbolic link needs a right on Windows that few have: the file once more.
#[cfg(not(unix))]
pub fn link(to: &str, path: &Path) -> Result<()> {
    copy(&path.with_file_name(to), path)
}
