//! Debian packages for amd64: `librashinban0`, what programs run with, and `librashinban-dev`, what they are built with; and
//! the two of the library with registers.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use flate2::{Compression, GzBuilder};

use super::install::{LICENCES, NOTICES};
use super::platform::{GLIBC, Library, PLATFORMS};
use super::{VERSION, abi, archive, install, notices};
use crate::library::{CLibrary, PLAN};
use crate::log::Log;
use crate::process;
use crate::workspace::Workspace;

/// Where the libraries lie.
const LIBDIR: &str = "lib/x86_64-linux-gnu";
/// What the library asks of others at run time: nothing but the C library may be among it.
const C_LIBRARY: [&str; 5] =
    ["libc.so.6", "ld-linux-x86-64.so.2", "libpthread.so.0", "libdl.so.2", "libm.so.6"];
/// dpkg asks for one; the project has no address for mail.
const MAINTAINER: &str = "rashinban developers <rashinban@localhost.invalid>";

/// All of them, from the tree of the same machine; they are put together in the folder `stage`.
pub fn packages(
    workspace: &Workspace,
    tree: &Path,
    libraries: &[Library],
    stage: &Path,
    folder: &Path,
    epoch: u64,
    log: &mut Log,
) -> Result<Vec<PathBuf>> {
    if stage.exists() {
        fs::remove_dir_all(stage)?;
    }
    let mut made = vec![];
    for library in libraries {
        needs_only_libc(library, log)?;
        for deb in [run_time(workspace, library, stage)?, development(workspace, library, stage)?] {
            made.push(deb.build(workspace, tree, folder, epoch, log)?);
        }
    }
    Ok(made)
}

/// The names of a library's two packages.
pub fn names(library: &CLibrary) -> [String; 2] {
    let package = library.package();
    [format!("{package}0"), format!("{package}-dev")]
}

fn run_time(workspace: &Workspace, library: &Library, stage: &Path) -> Result<Deb> {
    let [name, _] = names(library.of);
    let root = stage.join(&name);
    let lib = root.join("usr").join(LIBDIR);
    install::shared(library, &lib)?;
    let linked = library.of.file("");
    fs::remove_file(lib.join(format!("{linked}.so")))?;
    let control = root.join("DEBIAN");
    install::copy(&abi::symbols(workspace, library.of), &control.join("symbols"))?;
    install::write(&control.join("shlibs"), format!("{linked} 0 {name}\n"))?;
    install::write(&control.join("triggers"), "activate-noawait ldconfig\n")?;
    let depends = format!("libc6 (>= {GLIBC})");
    Ok(Deb { name, section: "libs", depends, summary: format!("{}, C library", library.of.summary), root })
}

fn development(workspace: &Workspace, library: &Library, stage: &Path) -> Result<Deb> {
    let [run_time, name] = names(library.of);
    let root = stage.join(&name);
    let usr = root.join("usr");
    install::headers(workspace, library.of, &usr.join("include"))?;
    let file = |ending: &str| usr.join(LIBDIR).join(library.of.file(ending));
    install::copy(&library.archive, &file(".a"))?;
    install::link(&library.of.soname(), &file(".so"))?;
    install::metadata(workspace, &PLATFORMS[0], library, &usr.join(LIBDIR), LIBDIR)?;
    let mut depends = vec![format!("{run_time} (= {VERSION})")];
    if *library.of != PLAN {
        // The header and CMake's package, which its own add to.
        depends.push(format!("{} (= {VERSION})", names(&PLAN)[1]));
    }
    let depends = depends.join(", ");
    Ok(Deb { name, section: "libdevel", depends, summary: format!("{}, headers", library.of.summary), root })
}

/// One package.
struct Deb {
    name: String,
    section: &'static str,
    depends: String,
    summary: String,
    root: PathBuf,
}

impl Deb {
    fn build(
        &self,
        workspace: &Workspace,
        tree: &Path,
        folder: &Path,
        epoch: u64,
        log: &mut Log,
    ) -> Result<PathBuf> {
        let doc = self.root.join("usr/share/doc").join(&self.name);
        install::write(&doc.join("copyright"), copyright(workspace)?)?;
        let changelog = gzip(&changelog(epoch)?)?;
        install::write(&doc.join("changelog.gz"), changelog)?;
        for name in [NOTICES, notices::STANDARD_LIBRARY] {
            let text = gzip(&fs::read_to_string(tree.join(name))?)?;
            install::write(&doc.join(format!("{name}.gz")), text)?;
        }

        let usr = self.root.join("usr");
        let files: Vec<PathBuf> = archive::walk(&usr)?;
        let mut sums = String::new();
        let mut size = 0;
        for file in &files {
            let metadata = fs::symlink_metadata(file)?;
            if metadata.is_file() {
                size += metadata.len().div_ceil(1024);
                let name = file.strip_prefix(&self.root)?.display().to_string();
                let sum = process::output(Command::new("md5sum").arg(file))?;
                let sum = sum.split_whitespace().next().unwrap_or_default();
                sums.extend([sum, "  ", &name, "\n"]);
            } else {
                size += 1;
            }
        }
        let control = self.root.join("DEBIAN");
        install::write(&control.join("md5sums"), sums)?;
        let Self { name, section, depends, summary, .. } = self;
        let text = format!(
            "Package: {name}\nVersion: {VERSION}\nArchitecture: amd64\nMulti-Arch: same\nSource: rashinban\n\
             Section: {section}\nPriority: optional\nMaintainer: {MAINTAINER}\nInstalled-Size: {size}\n\
             Depends: {depends}\nDescription: {summary}\n \
             The items of the plan with their codes, labels in Japanese, kana and English, their\n \
             texts and places in the source, and a search that forgives Japanese spelling.\n .\n \
             デジタル社会の実現に向けた重点計画(2023年版)を C から引くためのライブラリです。\n"
        );
        install::write(&control.join("control"), text)?;
        normalise(&self.root, epoch, log)?;

        let deb = folder.join(format!("{name}_{VERSION}_amd64.deb"));
        log.run(
            Command::new("dpkg-deb")
                .args(["--root-owner-group", "-Zxz", "--build"])
                .arg(&self.root)
                .arg(&deb)
                .env("SOURCE_DATE_EPOCH", epoch.to_string()),
        )?;
        Ok(deb)
    }
}

/// Modes and times that do not depend on who builds.
fn normalise(root: &Path, epoch: u64, log: &mut Log) -> Result<()> {
    log.run(Command::new("chmod").args(["-R", "u=rwX,go=rX"]).arg(root))?;
    let time = format!("--date=@{epoch}");
    let mut touch = Command::new("touch");
    log.run(touch.args(["--no-dereference", &time]).args(archive::walk(root)?).arg(root))
}

fn needs_only_libc(library: &Library, log: &mut Log) -> Result<()> {
    let dynamic = log.capture(Command::new("readelf").args(["-d", "-W"]).arg(&library.shared))?;
    for line in dynamic.lines().filter(|line| line.contains("(NEEDED)")) {
        if !C_LIBRARY.iter().any(|name| line.contains(&format!("[{name}]"))) {
            bail!(
                "{0} の Depends に足すものがあります / Depends of {0} lacks this: {line}",
                names(library.of)[0]
            );
        }
    }
    Ok(())
}

fn copyright(workspace: &Workspace) -> Result<String> {
    let mut text = String::new();
    for name in LICENCES {
        let path = workspace.path(name);
        text += &fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        text += "\n";
    }
    Ok(text + "Of others / 第三者: THIRD-PARTY-NOTICES.txt.gz, COPYRIGHT-library.html.gz\n")
}

fn changelog(epoch: u64) -> Result<String> {
    let mut date = Command::new("date");
    date.args(["--utc", "--rfc-email", &format!("--date=@{epoch}")]).env("LC_ALL", "C");
    let date = process::output(&mut date)?;
    Ok(format!(
        "rashinban ({VERSION}) unstable; urgency=medium\n\n  * CHANGELOG.md in the sources tells what has changed.\n\n \
         -- {MAINTAINER}  {date}"
    ))
}

fn gzip(text: &str) -> Result<Vec<u8>> {
    let mut gz = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    gz.write_all(text.as_bytes())?;
    Ok(gz.finish()?)
}
