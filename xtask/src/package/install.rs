//! The tree that is unpacked and used: headers, libraries, pkg-config, CMake, licences.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::platform::{Library, Platform, Toolchain};
use super::{VERSION, archive, notices, windows};
use crate::library::{self, CLibrary, PLAN};
use crate::log::Log;
use crate::workspace::Workspace;

/// The shared library itself; the names without numbers lead to it.
fn file_name(library: &CLibrary) -> String {
    format!("{}.{}", library.soname(), VERSION.split_once('.').map_or("", |(_, rest)| rest))
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
    libraries: &[Library],
    tree: &Path,
    log: &mut Log,
) -> Result<()> {
    if tree.exists() {
        fs::remove_dir_all(tree)?;
    }
    let lib = tree.join("lib");
    for library in libraries {
        headers(workspace, library.of, &tree.join("include"))?;
        if platform.windows {
            let dll = windows::dll(library.of);
            copy(&library.shared.join(&dll), &tree.join("bin").join(&dll))?;
            for name in windows::import(library.of).into_iter().chain([windows::def(library.of)]) {
                copy(&library.shared.join(&name), &lib.join(&name))?;
            }
        } else {
            shared(library, &lib)?;
            copy(&library.archive, &lib.join(library.of.file(".a")))?;
        }
        metadata(workspace, platform, library, &lib, "lib")?;
    }
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

/// What a library has of its own, and with that of the plan those of C++.
pub fn headers(workspace: &Workspace, library: &CLibrary, include: &Path) -> Result<()> {
    let own = library.headers.last().context("a library has a header")?;
    let mut headers = vec![workspace.path(library::HEADERS).join(own)];
    if *library == PLAN {
        headers.extend(archive::entries(&workspace.path("bindings/cpp/include/rashinban"))?);
    }
    for header in headers {
        copy(&header, &include.join("rashinban").join(header.file_name().unwrap_or_default()))?;
    }
    Ok(())
}

/// The shared library under its three names.
pub fn shared(library: &Library, lib: &Path) -> Result<()> {
    let (file_name, soname) = (file_name(library.of), library.of.soname());
    copy(&library.shared, &lib.join(&file_name))?;
    link(&file_name, &lib.join(&soname))?;
    link(&soname, &lib.join(library.of.file(".so")))
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
        property("IMPORTED_LOCATION", format!("{prefix}/bin/{}", windows::dll(library.of)))?;
        property("IMPORTED_IMPLIB", format!("{prefix}/{libdir}/{}", windows::import(library.of)[1]))?;
    } else {
        property("IMPORTED_LOCATION", format!("{prefix}/{libdir}/{}", file_name(library.of)))?;
        property("IMPORTED_SONAME", library.of.soname())?;
    }
    let pointer = platform.pointer.to_string();
    let major = VERSION.split('.').next().unwrap_or_default();
    let &CLibrary { name, summary, .. } = library.of;
    let targets = format!("cmake/rashinban/{}-targets.cmake", name.replace('_', "-"));
    let mut files = vec![
        ("rashinban.pc.in", format!("pkgconfig/{name}.pc"), format!("{up}/..")),
        ("cmake/rashinban-targets.cmake.in", targets, format!("{up}/../..")),
    ];
    // CMake's package is one, with a target for each library that is there.
    if *library.of == PLAN {
        for (template, file) in [
            ("cmake/rashinban-config.cmake.in", "cmake/rashinban/rashinban-config.cmake"),
            ("cmake/rashinban-config-version.cmake.in", "cmake/rashinban/rashinban-config-version.cmake"),
        ] {
            files.push((template, file.into(), String::new()));
        }
    }
    for (template, file, up) in files {
        let path = workspace.path("bindings/c").join(template);
        let mut text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        for (word, value) in [
            ("@NAME@", name),
            ("@SUMMARY@", summary),
            ("@TARGET@", library.of.component()),
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
