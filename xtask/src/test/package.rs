//! What is handed out: archives, packages, and whether they install and keep their ABI.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use super::lane::Lane;
use super::shared::{self, MODULES};
use super::step::Step;
use super::tools;
use crate::build::WARNINGS;
use crate::library::{CLibrary, LIBRARIES, PLAN, REGISTER};
use crate::log::Log;
use crate::package::platform::{GLIBC, PLATFORMS, Platform, Toolchain};
use crate::package::{self, Package, VERSION, abi, debian, header, windows};
use crate::workspace::Workspace;
use crate::{process, setup};

/// A program that is built from every installation. It says the same everywhere.
struct Example {
    library: &'static CLibrary,
    /// As CMake knows the library.
    component: &'static str,
    source: &'static str,
    arguments: &'static [&'static str],
    /// Part of what it says.
    says: &'static str,
}

const EXAMPLES: [Example; 2] = [
    Example {
        library: &PLAN,
        component: "rashinban",
        source: "examples/c/plan.c",
        arguments: &[],
        says: "I01-02-03",
    },
    Example {
        library: &REGISTER,
        component: "register",
        source: "examples/c/register.c",
        arguments: &["examples/registers/city-fy2024.csv"],
        says: "measures: 17",
    },
];
/// The folder of what is made twice.
const AGAIN: &str = "again";
const LINUX: &Platform = &PLATFORMS[0];
const WINDOWS: [&Platform; 2] = [&PLATFORMS[2], &PLATFORMS[3]];
/// What is made twice: one for each system. What their others have besides is the same compiler's.
const TWICE: [&Platform; 2] = [LINUX, WINDOWS[0]];

pub fn lanes() -> Vec<Lane> {
    vec![
        shared::modules(),
        Lane::new("abi", abi_steps()),
        Lane::new("archives", archives()).ahead(),
        Lane::new("again", all_again()).after(&["archives"]).ahead(),
        Lane::new("reproducible", of_each(TWICE, "reproducible-", reproducible)).after(&["again"]),
        Lane::new("wine", vec![Step::new("wine", wine)]).after(&["archives"]).ahead(),
        // The wheel is made of the same folder as that of the binding.
        Lane::new("package", handed_out()).after(&["archives", MODULES, "python"]),
    ]
}

/// What can be said without compiling.
fn abi_steps() -> Vec<Step> {
    let set_up = Step::set_up("set-up", |workspace, log| {
        use setup::{ABIGAIL, CMAKE, GCC, MAKE, PKG_CONFIG, WINE};
        setup::debian(log, &[&GCC, &CMAKE, &MAKE, &PKG_CONFIG, &ABIGAIL, &WINE])?;
        package::set_up(workspace, log)?;
        fresh(workspace, AGAIN)?;
        Package::new(workspace)?.empty()
    });
    let constants = Step::new("abi-constants", |workspace, log| {
        log.remark(format!("{} constants", abi::numbers(workspace)?));
        Ok(())
    });
    vec![
        set_up,
        Step::new("versions", versions),
        Step::new("abi-functions", functions),
        constants,
        Step::new("abi-types", abi::types),
    ]
}

/// The archive of each platform, and what is made of the first.
fn archives() -> Vec<Step> {
    let archive = |workspace: &Workspace, platform: &Platform, log: &mut Log| {
        Package::new(workspace)?.archive(platform, log).map(drop)
    };
    let mut steps = of_each(&PLATFORMS, "", archive);
    steps.push(Step::new("debian", |workspace, log| Package::new(workspace)?.debian(log).map(drop)));
    steps
}

/// The same once more, from nothing and elsewhere.
fn all_again() -> Vec<Step> {
    of_each(TWICE, "again-", |workspace, platform, log| {
        let again = again(workspace, platform)?;
        again.archive(platform, log)?;
        if platform.name == LINUX.name {
            again.debian(log)?;
        }
        again.clear(platform)
    })
}

/// A step for each of these platforms.
fn of_each(
    platforms: impl IntoIterator<Item = &'static Platform>,
    prefix: &str,
    work: impl Fn(&Workspace, &Platform, &mut Log) -> Result<()> + Copy + Send + 'static,
) -> Vec<Step> {
    let step = |platform: &'static Platform| {
        Step::new(format!("{prefix}{}", platform.name), move |workspace, log| work(workspace, platform, log))
    };
    platforms.into_iter().map(step).collect()
}

/// The rest of what is handed out, and whether all of it keeps its promises.
fn handed_out() -> Vec<Step> {
    let mut steps = vec![
        Step::new("npm", |workspace, log| Package::new(workspace)?.npm(log)),
        Step::new("wheel", |workspace, log| Package::new(workspace)?.python(log)),
        Step::new("sums", sums),
    ];
    for platform in &PLATFORMS {
        for library in LIBRARIES {
            let name = format!("size-{}-{}", library.package(), platform.name);
            steps.push(Step::new(name, |workspace, log| {
                let file = if platform.windows {
                    format!("bin/{}", windows::dll(library))
                } else {
                    format!("lib/{}", library.file(".so"))
                };
                tools::bounded(&tree(workspace, platform)?.join(file), library.limit, log)
            }));
        }
    }
    steps.push(Step::new("linux-symbols", linux_symbols));
    steps.push(Step::new("windows-symbols", windows_symbols));
    steps.push(Step::new("paths", paths));
    steps.push(Step::new("pkg-config", pkg_config));
    steps.push(Step::new("cmake", cmake));
    steps.push(Step::new("debian-install", debian_install));
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
    let header_text = PLAN.declarations(workspace)?;
    let word = |name: &str| {
        let line = header_text.lines().find_map(|line| line.strip_prefix(&format!("#define {name} ")));
        Ok::<_, anyhow::Error>(line.with_context(|| name.to_string())?.trim_matches('"').to_string())
    };
    stated.push(("rashinban.h", word("RASHINBAN_VERSION")?));
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
    let mut counts = vec![];
    for library in LIBRARIES {
        let declared = header::functions(workspace, library)?.into_iter().map(|function| function.name);
        counts.push(abi::functions(workspace, library, &declared.collect())?.to_string());
    }
    log.remark(format!("{} functions", counts.join(" and ")));
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
        for library in LIBRARIES {
            let soname = library.soname();
            let shared = tree(workspace, platform)?.join(format!("lib/{}", library.file(".so")));
            abi::functions(workspace, library, &abi::exported(&shared, log)?)?;
            let dynamic = log.capture(Command::new("readelf").args(["-dW"]).arg(&shared))?;
            ensure!(dynamic.contains(&format!("Library soname: [{soname}]")), "the SONAME is not {soname}");
            let versions = log.capture(Command::new("readelf").args(["-VW"]).arg(&shared))?;
            let versions = versions.split("Name: ").skip(1);
            for version in versions.filter_map(|rest| rest.split_whitespace().next()) {
                let Some(version) = version.strip_prefix("GLIBC_") else {
                    ensure!(version.starts_with("ld-") || version == soname, "{version}: not glibc's");
                    continue;
                };
                ensure!(numbers(version)? <= numbers(GLIBC)?, "{}: GLIBC_{version}", platform.name);
                newest.push((numbers(version)?, version.to_string()));
            }
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
    for (platform, library) in WINDOWS.into_iter().flat_map(|platform| LIBRARIES.map(|one| (platform, one))) {
        let tree = tree(workspace, platform)?;
        let declared = header::functions(workspace, library)?;
        let mut wanted: BTreeSet<String> = declared.iter().map(|function| function.name.clone()).collect();
        if platform.pointer == 4 {
            wanted.extend(declared.iter().map(header::Function::stdcall));
        }
        let (name, def) = (windows::dll(library), windows::def(library));
        let dll = tree.join("bin").join(&name);
        let mut objdump = toolchain.llvm("llvm-readobj");
        let printed = log.capture(objdump.arg("--coff-exports").arg(&dll))?;
        let exported: BTreeSet<String> = printed
            .lines()
            .filter_map(|line| Some(line.trim().strip_prefix("Name: ")?.to_string()))
            .collect();
        ensure!(exported == wanted, "{}: {:?}", platform.name, exported.symmetric_difference(&wanted));
        let text = fs::read_to_string(tree.join("lib").join(&def))?;
        let listed: BTreeSet<String> = text.lines().skip(2).map(|line| line.trim().to_string()).collect();
        ensure!(listed == wanted, "{}: {def}", platform.name);
        let bytes = fs::read(&dll)?;
        let inside = format!("{name}\0").into_bytes();
        ensure!(bytes.windows(inside.len()).any(|part| part == inside), "{name} has another name inside");
        log.line(&format!("{} {name}: {} exports, {} bytes", platform.name, exported.len(), bytes.len()));
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
fn run(example: &Example, program: &Path, libraries: Option<&Path>, log: &mut Log) -> Result<String> {
    let mut command = process::built(program);
    command.args(example.arguments);
    if let Some(libraries) = libraries {
        command.env("LD_LIBRARY_PATH", libraries);
    }
    let printed = log.capture(&mut command)?;
    ensure!(printed.contains(example.says), "the example says something else");
    Ok(printed)
}

/// What pkg-config says of a library in an installation, with these further arguments.
fn flags(library: &CLibrary, pkgconfig: &Path, arguments: &[&str], log: &mut Log) -> Result<Vec<String>> {
    let mut command = Command::new("pkg-config");
    command
        .args(arguments)
        .arg(library.name)
        .env("PKG_CONFIG_LIBDIR", pkgconfig)
        .env_remove("PKG_CONFIG_PATH");
    Ok(log.capture(&mut command)?.split_whitespace().map(str::to_owned).collect())
}

/// With the shared library, and with the static one and what it needs besides.
fn pkg_config(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let prefix = unpacked(workspace, "pkg-config", log)?;
    let lib = prefix.join("lib");
    let pkgconfig = lib.join("pkgconfig");
    for example in &EXAMPLES {
        let name = example.library.name;
        let mut flags = |arguments: &[&str]| self::flags(example.library, &pkgconfig, arguments, log);
        ensure!(flags(&["--modversion"])? == [VERSION], "{name}.pc: another version");
        let dynamic = flags(&["--cflags", "--libs"])?;
        let all = flags(&["--cflags", "--libs", "--static"])?;
        let gcc = |output: &Path| {
            let mut gcc = Command::new("gcc");
            gcc.arg("-std=c11").args(WARNINGS).arg(workspace.path(example.source)).arg("-o").arg(output);
            gcc
        };
        let shared = prefix.join("shared");
        log.run(gcc(&shared).args(dynamic))?;
        let said = run(example, &shared, Some(&lib), log)?;

        let fixed = prefix.join("static");
        let archive = |flag: String| {
            if flag == format!("-l{name}") { format!("-l:{}", example.library.file(".a")) } else { flag }
        };
        log.run(gcc(&fixed).args(all.into_iter().map(archive)))?;
        ensure!(run(example, &fixed, None, log)? == said, "the static library answers otherwise");
    }
    Ok(())
}

/// `find_package(rashinban)` with its components, with the version that it has and with one that it lacks.
fn cmake(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let prefix = unpacked(workspace, "cmake", log)?;
    let project = |version: &str, component: &str| {
        let mut text = format!(
            "cmake_minimum_required(VERSION 3.16)\nproject(plan C)\n\
             find_package(rashinban {version} REQUIRED COMPONENTS rashinban {component})\n"
        );
        for Example { component, source, .. } in &EXAMPLES {
            let source = workspace.path(source).display().to_string();
            let lines = [
                format!("add_executable({component} \"{source}\")\n"),
                format!("target_link_libraries({component} PRIVATE rashinban::{component})\n"),
            ];
            text.extend(lines);
        }
        text
    };
    let (source, made) = (prefix.join("project"), prefix.join("made"));
    fs::create_dir_all(&source)?;
    let configure = |version: &str, component: &str| {
        fs::write(source.join("CMakeLists.txt"), project(version, component))?;
        let mut cmake = Command::new("cmake");
        cmake.arg("-S").arg(&source).arg("-B").arg(&made);
        cmake.arg(format!("-DCMAKE_PREFIX_PATH={}", prefix.display()));
        Ok::<_, anyhow::Error>(cmake)
    };
    let (major, minor) = VERSION.split_once('.').context("a version has a dot")?;
    let next = major.parse::<u32>()? + 1;
    ensure!(
        log.run(&mut configure(&format!("{next}.0"), "register")?).is_err(),
        "CMake takes {VERSION} for {next}.0"
    );
    ensure!(log.run(&mut configure(VERSION, "fortune")?).is_err(), "CMake finds rashinban::fortune");
    log.run(&mut configure(&format!("{VERSION} EXACT"), "register")?)?;
    log.run(&mut configure(
        &format!("{major}.{}", minor.split('.').next().unwrap_or_default()),
        "register",
    )?)?;
    log.run(Command::new("cmake").arg("--build").arg(&made))?;
    for example in &EXAMPLES {
        run(example, &made.join(example.component), None, log)?;
    }
    Ok(())
}

/// All packages, installed by dpkg below an empty folder with a database of its own, and used from there.
fn debian_install(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let root = fresh(workspace, "root")?;
    let database = root.join("var/lib/dpkg");
    for folder in ["updates", "info", "triggers"] {
        fs::create_dir_all(database.join(folder))?;
    }
    fs::write(database.join("status"), "")?;
    let folder = Package::new(workspace)?.folder().to_path_buf();
    let names = LIBRARIES.map(debian::names).concat();
    let packages: Vec<_> =
        names.iter().map(|name| folder.join(format!("{name}_{VERSION}_amd64.deb"))).collect();
    // Only libc6 is not there, and ldconfig is not run: the root holds nothing else.
    let mut dpkg = Command::new("dpkg");
    dpkg.arg(format!("--root={}", root.display())).args(["--force-not-root", "--force-bad-path"]);
    dpkg.args(["--force-depends", "--no-triggers", "--install"]).args(&packages);
    log.run(&mut dpkg)?;
    let mut query = Command::new("dpkg-query");
    query.arg(format!("--admindir={}", database.display())).args(["-W", "-f=${Package} ${Version}\\n"]);
    let installed = log.capture(&mut query)?;
    ensure!(installed.lines().filter(|line| line.ends_with(VERSION)).count() == 4, "installed: {installed}");

    let lib = root.join("usr/lib/x86_64-linux-gnu");
    for example in &EXAMPLES {
        let program = root.join("program");
        let mut gcc = Command::new("gcc");
        gcc.arg("-std=c11").arg(workspace.path(example.source)).arg("-o").arg(&program);
        gcc.args(flags(example.library, &lib.join("pkgconfig"), &["--cflags", "--libs"], log)?);
        log.run(&mut gcc)?;
        run(example, &program, Some(&lib), log)?;

        // Its sums are right.
        let [run_time, _] = debian::names(example.library);
        let sums = database.join(format!("info/{run_time}:amd64.md5sums"));
        let sums = if sums.exists() { sums } else { database.join(format!("info/{run_time}.md5sums")) };
        let mut md5sum = Command::new("md5sum");
        log.run(md5sum.args(["--check", "--strict", "--quiet"]).arg(sums).current_dir(&root))?;
    }
    let mut size = 0;
    for deb in packages {
        size += fs::metadata(deb)?.len();
    }
    log.remark(format!("{size} bytes"));
    Ok(())
}

/// The examples against the DLLs, under wine; they say what they say on Linux.
fn wine(workspace: &Workspace, log: &mut Log) -> Result<()> {
    EXAMPLES.iter().try_for_each(|example| under_wine(workspace, example, log))
}

fn under_wine(workspace: &Workspace, example: &Example, log: &mut Log) -> Result<()> {
    let (platform, name) = (WINDOWS[0], example.library.name);
    let tree = tree(workspace, platform)?;
    let folder = fresh(workspace, "windows")?;
    let toolchain = Toolchain::new(workspace, workspace.scratch("package/cargo"))?;
    let program = folder.join(format!("{name}.exe"));
    let mut zig = toolchain.zig();
    zig.args(["cc", "-target", platform.zig[0], "-std=c11", "-I"]).arg(tree.join("include"));
    let import = tree.join("lib").join(&windows::import(example.library)[1]);
    zig.arg(workspace.path(example.source)).arg(import).arg("-o").arg(&program);
    log.run(&mut zig)?;
    let dll = windows::dll(example.library);
    fs::copy(tree.join("bin").join(&dll), folder.join(&dll))?;

    let mut wine = process::built(setup::WINE.sign().unwrap_or_default());
    // No window, no browser engine, no runtime of .NET: it starts in seconds.
    wine.env("WINEDLLOVERRIDES", "mscoree,mshtml,winemenubuilder.exe=").env_remove("DISPLAY");
    wine.arg(&program)
        .args(example.arguments)
        .env("WINEPREFIX", workspace.scratch("package/wine"))
        .env("WINEDEBUG", "-all");
    // Into a file: wine's services would hold a pipe open for a minute and a half.
    let said = folder.join("said.txt");
    let status = wine.stdin(Stdio::null()).stdout(File::create(&said)?).status()?;
    ensure!(status.success(), "{name}.exe: {status}");
    let said = fs::read_to_string(said)?.replace("\r\n", "\n");
    let native = fresh(workspace, "windows-native")?.join(name);
    let lib = self::tree(workspace, LINUX)?.join("lib");
    let mut gcc = Command::new("gcc");
    gcc.arg(workspace.path(example.source)).arg("-I").arg(lib.with_file_name("include")).arg("-L").arg(&lib);
    log.run(gcc.arg(format!("-l{name}")).arg("-o").arg(&native))?;
    ensure!(said == run(example, &native, Some(&lib), log)?, "{dll} answers otherwise");
    Ok(())
}

/// Where everything is made once more.
fn again<'a>(workspace: &'a Workspace, platform: &Platform) -> Result<Package<'a>> {
    let folder = workspace.scratch("package").join(AGAIN);
    Package::with(workspace, folder.join("made").join(platform.name), folder.join("cargo"))
}

/// The archive of a platform and what else was made of it: the same bytes both times.
fn reproducible(workspace: &Workspace, platform: &Platform, log: &mut Log) -> Result<()> {
    let (first, again) = (Package::new(workspace)?, again(workspace, platform)?);
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
    let expected = if platform.name == LINUX.name { 5 } else { 1 };
    ensure!(count == expected, "{count} files, not {expected}");
    log.remark(format!("{count} files"));
    Ok(())
}
