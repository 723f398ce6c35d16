//! What is handed out: archives, packages, and whether they install and keep their ABI.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use super::runner::Step;
use super::tools::{self, LIMIT};
use crate::build::WARNINGS;
use crate::log::Log;
use crate::package::platform::{GLIBC, PLATFORMS, Platform, Toolchain};
use crate::package::{self, Package, VERSION, abi, header};
use crate::workspace::Workspace;
use crate::{process, setup};

/// The program that is built from every installation. It says the same everywhere.
const EXAMPLE: &str = "examples/c/plan.c";
const LINUX: &Platform = &PLATFORMS[0];
const WINDOWS: [&Platform; 2] = [&PLATFORMS[2], &PLATFORMS[3]];

pub fn steps() -> Vec<Step> {
    let mut steps = vec![Step::new("set-up", |workspace, log| {
        use setup::{ABIGAIL, CMAKE, GCC, MAKE, PKG_CONFIG};
        setup::debian(log, &[&GCC, &CMAKE, &MAKE, &PKG_CONFIG, &ABIGAIL])?;
        package::set_up(workspace, log)?;
        Package::new(workspace)?.empty()
    })];
    steps.push(Step::new("versions", versions));
    steps.push(Step::new("abi-functions", functions));
    steps.push(Step::new("abi-constants", |workspace, log| {
        log.remark(format!("{} constants", abi::numbers(workspace)?));
        Ok(())
    }));
    steps.push(Step::new("abi-types", abi::types));
    for platform in &PLATFORMS {
        steps.push(Step::beside(platform.name, |workspace, log| {
            Package::new(workspace)?.archive(platform, log).map(drop)
        }));
    }
    steps.push(Step::new("debian", |workspace, log| Package::new(workspace)?.debian(log).map(drop)));
    steps.push(Step::new("npm", |workspace, log| Package::new(workspace)?.npm(log)));
    steps.push(Step::new("wheel", |workspace, log| Package::new(workspace)?.python(log)));
    steps.push(Step::new("sums", sums));
    for platform in &PLATFORMS {
        steps.push(Step::new(format!("size-{}", platform.name), |workspace, log| {
            let library = if platform.windows { "bin/rashinban.dll" } else { "lib/librashinban.so" };
            tools::bounded(&tree(workspace, platform)?.join(library), LIMIT, log)
        }));
    }
    steps.push(Step::new("linux-symbols", linux_symbols));
    steps.push(Step::new("windows-symbols", windows_symbols));
    steps.push(Step::new("paths", paths));
    steps.push(Step::new("pkg-config", pkg_config));
    steps.push(Step::new("cmake", cmake));
    steps.push(Step::new("debian-install", debian_install));
    steps.push(Step::beside("wine", wine));
    for platform in &PLATFORMS {
        let name = format!("reproducible-{}", platform.name);
        steps.push(Step::beside(name, |workspace, log| reproducible(workspace, platform, log)));
    }
    steps
}

fn fresh(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    let folder = workspace.scratch("package").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn tree(workspace: &Workspace, platform: &Platform) -> Result<PathBuf> {
    Ok(Package::new(workspace)?.tree(platform))
}

/// Every place that states the version states the same.
fn versions(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let read = |path: &str| fs::read_to_string(workspace.path(path)).with_context(|| path.to_string());
    let mut stated = vec![];
    let header_text = read(header::PATH)?;
    let word = |name: &str| {
        let line = header_text.lines().find_map(|line| line.strip_prefix(&format!("#define {name} ")));
        Ok::<_, anyhow::Error>(line.with_context(|| name.to_string())?.trim_matches('"').to_string())
    };
    stated.push((header::PATH, word("RASHINBAN_VERSION")?));
    let numbers = ["MAJOR", "MINOR", "PATCH"].map(|part| word(&format!("RASHINBAN_VERSION_{part}")));
    stated.push(("RASHINBAN_VERSION_*", numbers.into_iter().collect::<Result<Vec<_>>>()?.join(".")));
    for path in ["bindings/npm/package.json", "bindings/npm/package-lock.json"] {
        let json: Value = serde_json::from_str(&read(path)?)?;
        stated.push((path, json["version"].as_str().unwrap_or_default().to_string()));
    }
    let toml: toml::Table = read("bindings/python/pyproject.toml")?.parse()?;
    stated.push(("pyproject.toml", toml["project"]["version"].as_str().unwrap_or_default().to_string()));
    let toml: toml::Table = read("ffi/Cargo.toml")?.parse()?;
    let library = &toml["package"]["metadata"]["capi"]["library"]["version"];
    stated.push(("ffi/Cargo.toml capi", library.as_str().unwrap_or_default().to_string()));
    for (path, before, behind) in [
        ("bindings/ruby/rashinban.gemspec", "spec.version = \"", "\""),
        ("bindings/java/pom.xml", "<artifactId>rashinban</artifactId>\n  <version>", "</version>"),
        ("bindings/dotnet/Rashinban.csproj", "<Version>", "</Version>"),
    ] {
        let text = read(path)?;
        let version = text.split_once(before).and_then(|(_, rest)| Some(rest.split_once(behind)?.0));
        stated.push((path, version.unwrap_or_default().to_string()));
    }
    // PostgreSQL's extension is upgraded by a script of its own: a patch that changes no SQL has none.
    let control = read("bindings/postgresql/rashinban.control")?;
    let extension = VERSION.rsplit_once('.').context("a version has three numbers")?.0;
    ensure!(
        control.contains(&format!("default_version = '{extension}'")),
        "rashinban.control: not {extension}"
    );
    for (place, version) in &stated {
        ensure!(version == VERSION, "{place}: {version:?}, Cargo.toml: {VERSION:?}");
    }
    log.remark(format!("{VERSION} × {}", stated.len() + 2));
    Ok(())
}

fn functions(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let declared = header::functions(workspace)?.into_iter().map(|function| function.name).collect();
    log.remark(format!("{} functions", abi::functions(workspace, &declared)?));
    Ok(())
}

fn sums(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let package = Package::new(workspace)?;
    package.sums()?;
    log.run(
        Command::new("sha256sum").args(["--check", "--strict", "SHA256SUMS"]).current_dir(package.folder()),
    )
}

/// Exports and SONAME, and no symbol of a newer C library than the one that is promised.
fn linux_symbols(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let mut newest = vec![];
    for platform in PLATFORMS.iter().filter(|platform| !platform.windows) {
        let library = tree(workspace, platform)?.join("lib/librashinban.so");
        abi::functions(workspace, &abi::exported(&library, log)?)?;
        let dynamic = log.capture(Command::new("readelf").args(["-dW"]).arg(&library))?;
        ensure!(
            dynamic.contains("Library soname: [librashinban.so.0]"),
            "the SONAME is not librashinban.so.0"
        );
        let versions = log.capture(Command::new("readelf").args(["-VW"]).arg(&library))?;
        for version in versions.split("Name: ").skip(1).filter_map(|rest| rest.split_whitespace().next()) {
            let Some(version) = version.strip_prefix("GLIBC_") else {
                ensure!(
                    version.starts_with("ld-") || version == "librashinban.so.0",
                    "{version}: not glibc's"
                );
                continue;
            };
            ensure!(numbers(version)? <= numbers(GLIBC)?, "{}: GLIBC_{version}", platform.name);
            newest.push((numbers(version)?, version.to_string()));
        }
    }
    let (_, newest) = newest.into_iter().max().context("no symbol of glibc")?;
    log.remark(format!("GLIBC_{newest} ≤ GLIBC_{GLIBC}"));
    Ok(())
}

fn numbers(version: &str) -> Result<Vec<u32>> {
    Ok(version.split('.').map(str::parse).collect::<Result<_, _>>()?)
}

/// The DLLs export the header's functions, the one for 32 bit once more by Windows' convention, and nothing else; the
/// import libraries and .def files name the same.
fn windows_symbols(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let toolchain = Toolchain::new(workspace, workspace.scratch("package/cargo"))?;
    for platform in WINDOWS {
        let tree = tree(workspace, platform)?;
        let declared = header::functions(workspace)?;
        let mut wanted: BTreeSet<String> = declared.iter().map(|function| function.name.clone()).collect();
        if platform.pointer == 4 {
            wanted.extend(declared.iter().map(header::Function::stdcall));
        }
        let dll = tree.join("bin/rashinban.dll");
        let mut objdump = toolchain.llvm("llvm-readobj");
        let printed = log.capture(objdump.arg("--coff-exports").arg(&dll))?;
        let exported: BTreeSet<String> = printed
            .lines()
            .filter_map(|line| Some(line.trim().strip_prefix("Name: ")?.to_string()))
            .collect();
        ensure!(exported == wanted, "{}: {:?}", platform.name, exported.symmetric_difference(&wanted));
        let def = fs::read_to_string(tree.join("lib/rashinban.def"))?;
        let listed: BTreeSet<String> = def.lines().skip(2).map(|line| line.trim().to_string()).collect();
        ensure!(listed == wanted, "{}: rashinban.def", platform.name);
        let bytes = fs::read(&dll)?;
        ensure!(bytes.windows(14).any(|name| name == b"rashinban.dll\0"), "the DLL has another name inside");
        log.line(&format!("{}: {} exports, {} bytes", platform.name, exported.len(), bytes.len()));
    }
    Ok(())
}

/// No file tells where it was made.
fn paths(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let folder = |variable: &str| std::env::var(variable).ok().filter(|path| path.len() > 1);
    let mut places =
        vec![workspace.path("").display().to_string(), workspace.target("").display().to_string()];
    places.extend(["HOME", "CARGO_HOME", "RUSTUP_HOME"].into_iter().filter_map(folder));
    let mut files = 0;
    for platform in &PLATFORMS {
        let mut open = vec![tree(workspace, platform)?];
        while let Some(path) = open.pop() {
            if path.is_dir() {
                for entry in fs::read_dir(&path)? {
                    open.push(entry?.path());
                }
                continue;
            }
            let bytes = fs::read(&path)?;
            files += 1;
            for place in &places {
                let place = place.trim_end_matches('/').as_bytes();
                // A folder below it; `/root` alone may be a word.
                let place = [place, b"/"].concat();
                if bytes.windows(place.len()).any(|part| part == place) {
                    bail!("{}: {}", path.display(), String::from_utf8_lossy(&place));
                }
            }
        }
    }
    log.remark(format!("{files} files"));
    Ok(())
}

/// The archive as a user unpacks it.
fn unpacked(workspace: &Workspace, name: &str, log: &mut Log) -> Result<PathBuf> {
    let folder = fresh(workspace, name)?;
    let mut archive = tree(workspace, LINUX)?.into_os_string();
    archive.push(".tar.gz");
    log.run(Command::new("tar").arg("-xzf").arg(archive).arg("-C").arg(&folder).arg("--strip-components=1"))?;
    Ok(folder)
}

/// Runs the example and keeps what it says; the libraries are found as a user would say.
fn run(program: &Path, libraries: Option<&Path>, log: &mut Log) -> Result<String> {
    let mut command = process::built(program);
    if let Some(libraries) = libraries {
        command.env("LD_LIBRARY_PATH", libraries);
    }
    let printed = log.capture(&mut command)?;
    ensure!(printed.contains("I01-02-03"), "the example says something else");
    Ok(printed)
}

/// What pkg-config says in an installation, with these further arguments.
fn flags(pkgconfig: &Path, arguments: &[&str], log: &mut Log) -> Result<Vec<String>> {
    let mut command = Command::new("pkg-config");
    command
        .args(arguments)
        .arg("rashinban")
        .env("PKG_CONFIG_LIBDIR", pkgconfig)
        .env_remove("PKG_CONFIG_PATH");
    Ok(log.capture(&mut command)?.split_whitespace().map(str::to_owned).collect())
}

/// With the shared library, and with the static one and what it needs besides.
fn pkg_config(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let prefix = unpacked(workspace, "pkg-config", log)?;
    let lib = prefix.join("lib");
    let pkgconfig = lib.join("pkgconfig");
    ensure!(flags(&pkgconfig, &["--modversion"], log)? == [VERSION], "rashinban.pc: another version");
    let gcc = |output: &Path| {
        let mut gcc = Command::new("gcc");
        gcc.arg("-std=c11").args(WARNINGS).arg(workspace.path(EXAMPLE)).arg("-o").arg(output);
        gcc
    };
    let shared = prefix.join("shared");
    let flags_shared = flags(&pkgconfig, &["--cflags", "--libs"], log)?;
    log.run(gcc(&shared).args(flags_shared))?;
    let said = run(&shared, Some(&lib), log)?;

    let fixed = prefix.join("static");
    let all = flags(&pkgconfig, &["--cflags", "--libs", "--static"], log)?;
    let all =
        all.into_iter().map(|flag| if flag == "-lrashinban" { "-l:librashinban.a".into() } else { flag });
    log.run(gcc(&fixed).args(all))?;
    ensure!(run(&fixed, None, log)? == said, "the static library answers otherwise");
    Ok(())
}

/// `find_package(rashinban)`, with the version that it has and with one that it lacks.
fn cmake(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let prefix = unpacked(workspace, "cmake", log)?;
    let project = |version: &str| {
        format!(
            "cmake_minimum_required(VERSION 3.16)\nproject(plan C)\n\
             find_package(rashinban {version} REQUIRED)\nadd_executable(plan \"{}\")\n\
             target_link_libraries(plan PRIVATE rashinban::rashinban)\n",
            workspace.path(EXAMPLE).display()
        )
    };
    let (source, made) = (prefix.join("project"), prefix.join("made"));
    fs::create_dir_all(&source)?;
    let configure = |version: &str| {
        fs::write(source.join("CMakeLists.txt"), project(version))?;
        let mut cmake = Command::new("cmake");
        cmake.arg("-S").arg(&source).arg("-B").arg(&made);
        cmake.arg(format!("-DCMAKE_PREFIX_PATH={}", prefix.display()));
        Ok::<_, anyhow::Error>(cmake)
    };
    let (major, minor) = VERSION.split_once('.').context("a version has a dot")?;
    let next = major.parse::<u32>()? + 1;
    ensure!(log.run(&mut configure(&format!("{next}.0"))?).is_err(), "CMake takes {VERSION} for {next}.0");
    log.run(&mut configure(&format!("{VERSION} EXACT"))?)?;
    log.run(&mut configure(&format!("{major}.{}", minor.split('.').next().unwrap_or_default()))?)?;
    log.run(Command::new("cmake").arg("--build").arg(&made))?;
    run(&made.join("plan"), None, log).map(drop)
}

/// Both packages, installed by dpkg below an empty folder with a database of its own, and used from there.
fn debian_install(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let root = fresh(workspace, "root")?;
    let database = root.join("var/lib/dpkg");
    for folder in ["updates", "info", "triggers"] {
        fs::create_dir_all(database.join(folder))?;
    }
    fs::write(database.join("status"), "")?;
    let folder = Package::new(workspace)?.folder().to_path_buf();
    let packages = ["librashinban0", "librashinban-dev"].map(|name| format!("{name}_{VERSION}_amd64.deb"));
    // Only libc6 is not there, and ldconfig is not run: the root holds nothing else.
    let mut dpkg = Command::new("dpkg");
    dpkg.arg(format!("--root={}", root.display())).args(["--force-not-root", "--force-bad-path"]);
    dpkg.args(["--force-depends", "--no-triggers", "--install"]).args(packages.map(|deb| folder.join(deb)));
    log.run(&mut dpkg)?;
    let mut query = Command::new("dpkg-query");
    query.arg(format!("--admindir={}", database.display())).args(["-W", "-f=${Package} ${Version}\\n"]);
    let installed = log.capture(&mut query)?;
    ensure!(installed.lines().filter(|line| line.ends_with(VERSION)).count() == 2, "installed: {installed}");

    let lib = root.join("usr/lib/x86_64-linux-gnu");
    let program = root.join("plan");
    let mut gcc = Command::new("gcc");
    gcc.arg("-std=c11").arg(workspace.path(EXAMPLE)).arg("-o").arg(&program);
    gcc.args(flags(&lib.join("pkgconfig"), &["--cflags", "--libs"], log)?);
    log.run(&mut gcc)?;
    run(&program, Some(&lib), log)?;

    // Its sums and its list of symbols are right.
    let sums = database.join("info/librashinban0:amd64.md5sums");
    let sums = if sums.exists() { sums } else { database.join("info/librashinban0.md5sums") };
    log.run(Command::new("md5sum").args(["--check", "--strict", "--quiet"]).arg(sums).current_dir(&root))?;
    let mut size = 0;
    for deb in ["librashinban0", "librashinban-dev"] {
        size += fs::metadata(folder.join(format!("{deb}_{VERSION}_amd64.deb")))?.len();
    }
    log.remark(format!("{size} bytes"));
    Ok(())
}

/// The example against the DLL, under wine; it says what it says on Linux.
fn wine(workspace: &Workspace, log: &mut Log) -> Result<()> {
    setup::debian(log, &[&setup::WINE])?;
    let platform = WINDOWS[0];
    let tree = tree(workspace, platform)?;
    let folder = fresh(workspace, "windows")?;
    let toolchain = Toolchain::new(workspace, workspace.scratch("package/cargo"))?;
    let program = folder.join("plan.exe");
    let mut zig = toolchain.zig(log)?;
    zig.args(["cc", "-target", platform.zig[0], "-std=c11", "-I"]).arg(tree.join("include"));
    zig.arg(workspace.path(EXAMPLE)).arg(tree.join("lib/rashinban.lib")).arg("-o").arg(&program);
    log.run(&mut zig)?;
    fs::copy(tree.join("bin/rashinban.dll"), folder.join("rashinban.dll"))?;

    let mut wine = process::built(setup::WINE.sign().unwrap_or_default());
    // No window, no browser engine, no runtime of .NET: it starts in seconds.
    wine.env("WINEDLLOVERRIDES", "mscoree,mshtml,winemenubuilder.exe=").env_remove("DISPLAY");
    wine.arg(&program).env("WINEPREFIX", workspace.scratch("package/wine")).env("WINEDEBUG", "-all");
    // Into a file: wine's services would hold a pipe open for a minute and a half.
    let said = folder.join("said.txt");
    let status = wine.stdin(Stdio::null()).stdout(File::create(&said)?).status()?;
    ensure!(status.success(), "plan.exe: {status}");
    let said = fs::read_to_string(said)?.replace("\r\n", "\n");
    let native = fresh(workspace, "windows-native")?.join("plan");
    let lib = self::tree(workspace, LINUX)?.join("lib");
    let mut gcc = Command::new("gcc");
    gcc.arg(workspace.path(EXAMPLE)).arg("-I").arg(lib.with_file_name("include")).arg("-L").arg(&lib);
    log.run(gcc.args(["-lrashinban", "-o"]).arg(&native))?;
    ensure!(said == run(&native, Some(&lib), log)?, "the DLL answers otherwise");
    Ok(())
}

/// The archive of a platform and what else is made of it, compiled once more from nothing: the same bytes.
fn reproducible(workspace: &Workspace, platform: &Platform, log: &mut Log) -> Result<()> {
    let first = Package::new(workspace)?;
    let name = |what: &str| format!("{what}-{}", platform.name);
    let compiled = fresh(workspace, &name("cargo-again"))?;
    let again = Package::with(workspace, fresh(workspace, &name("again"))?, compiled.clone())?;
    let again = again.at_the_time_of(&first);
    // Both from the sources of this moment.
    for package in [&first, &again] {
        package.archive(platform, log)?;
        if platform.name == LINUX.name {
            package.debian(log)?;
        }
    }
    let mut count = 0;
    for entry in fs::read_dir(again.folder())? {
        let path = entry?.path();
        if path.is_file() {
            let same =
                fs::read(first.folder().join(path.file_name().unwrap_or_default()))? == fs::read(&path)?;
            ensure!(same, "{}: 二度目と異なります / differs", path.display());
            count += 1;
        }
    }
    let expected = if platform.name == LINUX.name { 3 } else { 1 };
    ensure!(count == expected, "{count} files, not {expected}");
    // A hundred megabytes that nobody needs again.
    fs::remove_dir_all(compiled)?;
    log.remark(format!("{count} files"));
    Ok(())
}
