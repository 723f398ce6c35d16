//! What the machine needs: asked for here, so that the README's commands are the whole set-up.
//!
//! Debian packages come through apt where root or a sudo without a password allows it. Elsewhere the error names
//! what to install. A `rust-toolchain.toml` would not do for the Rust side: where rustup's automatic installation
//! is switched off it fetches nothing, so rustup is asked in so many words.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::log::Log;
use crate::process;

/// Something that one Debian package brings.
#[derive(Debug)]
pub struct Need {
    package: &'static str,
    /// Programs or files: one that is there is enough.
    signs: &'static [&'static str],
}

/// C compiler.
pub const GCC: Need = Need { package: "gcc", signs: &["gcc"] };
/// C++ compiler.
pub const GXX: Need = Need { package: "g++", signs: &["g++"] };
/// The second compiler that the header must please.
pub const CLANG: Need = Need { package: "clang", signs: &["clang"] };
/// nm and readelf.
pub const BINUTILS: Need = Need { package: "binutils", signs: &["nm"] };
/// A perfect hash in C, which the bench compares look-ups with.
pub const GPERF: Need = Need { package: "gperf", signs: &["gperf"] };
/// Memory errors and leaks; counts of instructions.
pub const VALGRIND: Need = Need { package: "valgrind", signs: &["valgrind"] };
/// JSON for the vectors' runner in C.
pub const CJSON: Need = Need { package: "libcjson-dev", signs: &["/usr/include/cjson/cJSON.h"] };
/// Java's compiler.
pub const JDK: Need = Need { package: "openjdk-17-jdk-headless", signs: &["javac"] };
/// Native calls from Java.
pub const JNA: Need = Need { package: "libjna-java", signs: &["/usr/share/java/jna.jar"] };
/// JSON for the vectors' runner in Java.
pub const GSON: Need = Need { package: "libgoogle-gson-java", signs: &["/usr/share/java/gson.jar"] };
/// C# compiler.
pub const MCS: Need = Need { package: "mono-mcs", signs: &["mcs"] };
/// Runtime for .NET.
pub const MONO: Need = Need { package: "mono-runtime", signs: &["mono"] };
/// LINQ, which the binding for .NET uses.
pub const MONO_CORE: Need =
    Need { package: "libmono-system-core4.0-cil", signs: &["/usr/lib/mono/4.5/System.Core.dll"] };
/// JSON for the vectors' runner in C#.
pub const MONO_JSON: Need = Need {
    package: "libmono-system-web-extensions4.0-cil",
    signs: &["/usr/lib/mono/4.5/System.Web.Extensions.dll"],
};
/// JSON for the vectors' runner in C++.
pub const NLOHMANN_JSON: Need =
    Need { package: "nlohmann-json3-dev", signs: &["/usr/include/nlohmann/json.hpp"] };
/// COBOL compiler.
pub const GNUCOBOL: Need = Need { package: "gnucobol3", signs: &["cobc"] };
/// SQLite's shell.
pub const SQLITE: Need = Need { package: "sqlite3", signs: &["sqlite3"] };
/// The headers of SQLite and of its extensions.
pub const SQLITE_DEV: Need = Need { package: "libsqlite3-dev", signs: &["/usr/include/sqlite3ext.h"] };
/// The server, of which the tests run a copy of their own.
pub const POSTGRESQL: Need = Need { package: "postgresql-15", signs: &["/usr/lib/postgresql/15/bin/initdb"] };
/// Its headers and the makefiles for extensions.
pub const POSTGRESQL_DEV: Need =
    Need { package: "postgresql-server-dev-15", signs: &["/usr/include/postgresql/15/server/postgres.h"] };
/// node, for the npm package.
pub const NODE: Need = Need { package: "nodejs", signs: &["node"] };
/// npm, to pack and install it.
pub const NPM: Need = Need { package: "npm", signs: &["npm"] };
/// The browser.
pub const CHROMIUM: Need =
    Need { package: "chromium", signs: &["chromium", "chromium-browser", "google-chrome"] };
/// Without Japanese letters the layout that is tested would be that of empty boxes.
pub const FONTS: Need =
    Need { package: "fonts-noto-cjk", signs: &["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"] };
/// Environments for Python of their own; asked for only where Python does not bring them itself.
pub const PYTHON: Need = Need {
    package: "python3-venv",
    signs: &[
        "/usr/lib/python3.11/ensurepip/__init__.py",
        "/usr/lib/python3.12/ensurepip/__init__.py",
        "/usr/lib/python3.13/ensurepip/__init__.py",
        "/usr/lib/python3.14/ensurepip/__init__.py",
    ],
};
/// PHP on the command line; its FFI comes with it.
pub const PHP: Need = Need { package: "php-cli", signs: &["php"] };
/// Ruby, with Fiddle.
pub const RUBY: Need = Need { package: "ruby", signs: &["ruby"] };

/// Debian packages are packed by it.
pub const DPKG: Need = Need { package: "dpkg", signs: &["dpkg-deb"] };
/// What a change of the C library does to compiled programs.
pub const ABIGAIL: Need = Need { package: "abigail-tools", signs: &["abidw"] };
/// One of the two ways by which programs find the C library.
pub const CMAKE: Need = Need { package: "cmake", signs: &["cmake"] };
/// CMake's default builder, and that of PostgreSQL's extensions.
pub const MAKE: Need = Need { package: "make", signs: &["make"] };
/// The other.
pub const PKG_CONFIG: Need = Need { package: "pkg-config", signs: &["pkg-config"] };
/// Programs for 64-bit Windows. Half a gigabyte.
pub const WINE: Need = Need { package: "wine64", signs: &["/usr/lib/wine/wine64"] };

impl Need {
    /// Whether it is there.
    fn met(&self) -> bool {
        self.sign().is_some()
    }

    /// The program or file that shows it.
    pub fn sign(&self) -> Option<std::path::PathBuf> {
        self.signs.iter().find_map(|sign| {
            let path = Path::new(sign);
            if path.is_absolute() { path.exists().then(|| path.to_path_buf()) } else { process::find(sign) }
        })
    }
}

/// Installs what is missing of these.
pub fn debian(log: &mut Log, needs: &[&Need]) -> Result<()> {
    let missing: Vec<_> = needs.iter().filter(|need| !need.met()).map(|need| need.package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    let by_hand = || format!("インストールしてください / please install: apt-get install {packages}");
    let mut update = apt().with_context(by_hand)?;
    log.line(&format!("apt-get install {packages}"));
    // A package index from another day is a common reason for a failed download; an index that cannot be
    // renewed may still do.
    if let Err(error) = log.run(update.arg("update")) {
        log.line(&format!("{error:#}"));
    }
    let mut install = apt().with_context(by_hand)?;
    install.args(["install", "--yes", "--no-install-recommends"]).args(&missing);
    log.run(&mut install).with_context(by_hand)?;
    if let Some(need) = needs.iter().find(|need| !need.met()) {
        bail!("{}: インストール後も見つかりません / still not found after its installation", need.package);
    }
    Ok(())
}

/// apt-get with the right to install, or why there is none.
fn apt() -> Result<Command> {
    if process::find("apt-get").is_none() {
        bail!("apt-get がありません / there is no apt-get here");
    }
    let root = process::output(Command::new("id").arg("-u"))?.trim() == "0";
    let mut command = if root {
        Command::new("env")
    } else if sudo_asks_nothing() {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "env"]);
        sudo
    } else {
        bail!("root でも、パスワード不要の sudo でもありません / neither root nor a sudo without a password");
    };
    // Another apt may be at work on a machine that has just started.
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=180"]);
    Ok(command)
}

fn sudo_asks_nothing() -> bool {
    process::find("sudo").is_some()
        && Command::new("sudo").args(["-n", "true"]).output().is_ok_and(|output| output.status.success())
}

/// A target of the toolchain in use.
pub fn rust_target(log: &mut Log, target: &str) -> Result<()> {
    let wanted = || format!("rustup target add {target}");
    if rustup_has(&["target", "list", "--installed"], target).with_context(wanted)? {
        return Ok(());
    }
    log.run(Command::new("rustup").args(["target", "add", target])).with_context(wanted)
}

/// A component of the toolchain in use.
pub fn rust_component(log: &mut Log, component: &str) -> Result<()> {
    let wanted = || format!("rustup component add {component}");
    if rustup_has(&["component", "list", "--installed"], component).with_context(wanted)? {
        return Ok(());
    }
    log.run(Command::new("rustup").args(["component", "add", component])).with_context(wanted)
}

/// Another toolchain, with these components. One that is there is left as it is: a newer nightly is no better
/// for us, and may lack a component on the day.
pub fn rust_toolchain(log: &mut Log, toolchain: &str, components: &[&str]) -> Result<()> {
    let joined = components.join(",");
    let mut arguments = vec!["toolchain", "install", toolchain, "--profile", "minimal", "--no-self-update"];
    if !components.is_empty() {
        arguments.extend(["--allow-downgrade", "--component", &joined]);
    }
    let wanted = || format!("rustup {}", arguments.join(" "));
    let mut complete = rustup_has(&["toolchain", "list"], toolchain).with_context(wanted)?;
    for component in components {
        let list = ["component", "list", "--installed", "--toolchain", toolchain];
        complete = complete && rustup_has(&list, component).with_context(wanted)?;
    }
    if complete {
        return Ok(());
    }
    log.run(Command::new("rustup").args(&arguments)).with_context(wanted)
}

/// Whether a list of rustup has a line that is this name, or this name with the machine's triple behind it. (A date
/// behind it makes another toolchain.)
fn rustup_has(list: &[&str], name: &str) -> Result<bool> {
    if process::find("rustup").is_none() {
        bail!("rustup がありません / there is no rustup here; it is asked for targets and toolchains");
    }
    let printed = process::output(Command::new("rustup").args(list))?;
    Ok(printed.lines().filter_map(|line| line.strip_prefix(name)).any(|rest| match rest.as_bytes() {
        [] | [b' ', ..] => true,
        [b'-', next, ..] => !next.is_ascii_digit(),
        _ => false,
    }))
}
