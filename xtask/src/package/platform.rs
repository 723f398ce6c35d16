//! The machines that the C library is made for, all of them on this one: zig is the linker, and brings the C libraries.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{install, windows};
use crate::library::{self, CLibrary};
use crate::log::Log;
use crate::process;
use crate::python::Environment;
use crate::workspace::Workspace;

/// The tools from PyPI: these versions were tried with every platform.
const ZIG: &str = "cargo-zigbuild==0.24.0\nziglang==0.17.1\n";

/// A library as cargo names it, shared and static.
const SHARED: &str = "librashinban_ffi.so";
const ARCHIVE: &str = "librashinban_ffi.a";

/// The oldest glibc that loads the library: RHEL 7's.
pub const GLIBC: &str = "2.17";

/// A machine that the library is made for.
#[derive(Debug)]
pub struct Platform {
    /// In the names of archives.
    pub name: &'static str,
    /// rustc's name.
    pub target: &'static str,
    /// DLL, import library and .zip, or shared object and .tar.gz.
    pub windows: bool,
    /// Bytes of a pointer.
    pub pointer: usize,
    /// zig's name, and dlltool's; for Windows alone.
    pub zig: [&'static str; 2],
}

/// Those that archives are made for. The first is also that of the Debian packages and of the wheel.
pub const PLATFORMS: [Platform; 4] = [
    Platform {
        name: "linux-x86_64",
        target: "x86_64-unknown-linux-gnu",
        windows: false,
        pointer: 8,
        zig: ["", ""],
    },
    Platform {
        name: "linux-aarch64",
        target: "aarch64-unknown-linux-gnu",
        windows: false,
        pointer: 8,
        zig: ["", ""],
    },
    Platform {
        name: "windows-x86_64",
        target: "x86_64-pc-windows-gnu",
        windows: true,
        pointer: 8,
        zig: ["x86_64-windows-gnu", "i386:x86-64"],
    },
    Platform {
        name: "windows-i686",
        target: "i686-pc-windows-gnu",
        windows: true,
        pointer: 4,
        zig: ["x86-windows-gnu", "i386"],
    },
];

/// What a build gives.
#[derive(Debug)]
pub struct Library {
    /// Which of the two it is.
    pub of: &'static CLibrary,
    /// `.so`, stripped; for Windows the folder of the DLL, its import library and its .def.
    pub shared: PathBuf,
    /// `.a`
    pub archive: PathBuf,
    /// What a program with the static library links besides.
    pub libraries: String,
}

/// Compiler and linker for all of them.
#[derive(Debug)]
pub struct Toolchain<'a> {
    workspace: &'a Workspace,
    compiled: PathBuf,
    sysroot: PathBuf,
    tools: PathBuf,
}

impl<'a> Toolchain<'a> {
    /// Compiles into this folder, apart from everybody else's: its flags are others, too.
    pub fn new(workspace: &'a Workspace, compiled: PathBuf) -> Result<Self> {
        let ask = |what| process::output(Command::new("rustc").args(["--print", what]));
        let sysroot = ask("sysroot")?.trim().into();
        let tools = PathBuf::from(ask("target-libdir")?.trim()).with_file_name("bin");
        Ok(Self { workspace, compiled, sysroot, tools })
    }

    /// What is made for a platform. What cargo makes is beside it, one platform after the other, so that its tools are
    /// compiled once for all.
    pub fn folder(&self, platform: &Platform) -> PathBuf {
        self.compiled.join(platform.name)
    }

    /// rustc's own folder.
    pub fn sysroot(&self) -> &Path {
        &self.sysroot
    }

    /// A library for such a machine; a DLL has this time in it, in seconds since 1970.
    pub fn build(
        &self,
        platform: &Platform,
        library: &'static CLibrary,
        epoch: u64,
        log: &mut Log,
    ) -> Result<Library> {
        let made = self.made(platform, library, log)?;
        self.compile(platform, library, "staticlib", &made.archive, log)?;
        if platform.windows {
            windows::link(self, platform, &made, epoch, log)?;
        } else {
            // One kind at a time: made together they share what only one of them needs, 60 KB of it.
            self.compile(platform, library, "cdylib", &made.shared, log)?;
        }
        Ok(made)
    }

    /// What [`Toolchain::build`] leaves in a folder of the library's own, since the other library takes its place among
    /// cargo's.
    pub fn made(&self, platform: &Platform, library: &'static CLibrary, log: &mut Log) -> Result<Library> {
        let folder = self.folder(platform).join(library.name);
        let shared = folder.join(if platform.windows { "dll" } else { SHARED });
        let libraries = self.libraries(platform, log)?;
        Ok(Library { of: library, shared, archive: folder.join(ARCHIVE), libraries })
    }

    /// Compiles one kind of a library and puts it there.
    fn compile(
        &self,
        platform: &Platform,
        library: &CLibrary,
        kind: &str,
        to: &Path,
        log: &mut Log,
    ) -> Result<()> {
        let glibc = if platform.windows { String::new() } else { format!(".{GLIBC}") };
        let target = format!("{}{glibc}", platform.target);
        let mut cargo = self.cargo(library)?;
        log.run(cargo.args(["--crate-type", kind, "--target", &target]))?;
        let name = if kind == "cdylib" { SHARED } else { ARCHIVE };
        install::copy(&self.compiled.join(library::made_in(platform.target)).join(name), to)
    }

    /// cargo with zig as linker, and as the dlltool that the standard library for Windows is compiled with.
    fn cargo(&self, library: &CLibrary) -> Result<Command> {
        let environment = self.environment();
        let mut path = vec![environment.programs()];
        path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
        let mut cargo = library.compiled_by(Command::new(environment.program("cargo-zigbuild")));
        cargo
            .env("PATH", std::env::join_paths(path)?)
            .env("CARGO_TARGET_DIR", &self.compiled)
            .env(library::STRIP, "symbols")
            .env_remove("RUSTFLAGS")
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags()?);
        Ok(cargo)
    }

    /// No path of this machine gets into the library.
    fn flags(&self) -> Result<String> {
        let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
        let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
        let folders = [
            (home.context("there is no home folder")?, "cargo"),
            (self.sysroot.clone(), "rust"),
            (self.compiled.clone(), "target"),
            (self.workspace.path(""), "rashinban"),
        ];
        let flags = folders.map(|(folder, name)| {
            format!("--remap-path-prefix={}={name}", folder.display().to_string().trim_end_matches('/'))
        });
        Ok(flags.join("\x1f"))
    }

    /// What rustc says that the static library needs. Asked of an empty library: the answer is the same, since none of
    /// our dependencies links anything, and costs no second build.
    fn libraries(&self, platform: &Platform, log: &mut Log) -> Result<String> {
        let folder = self.folder(platform).join("empty");
        fs::create_dir_all(&folder)?;
        let (source, out) = (folder.join("empty.rs"), folder.join("libempty.a"));
        fs::write(&source, "")?;
        let mut rustc = Command::new("rustc");
        rustc.args(["--crate-type=staticlib", "--print=native-static-libs", "--target", platform.target]);
        let output = rustc.arg("-o").arg(out).arg(source).output().context("rustc")?;
        let printed = String::from_utf8_lossy(&output.stderr).into_owned();
        log.line(&printed);
        let line = printed.lines().find_map(|line| line.split_once("native-static-libs: "));
        let mut libraries: Vec<&str> = Vec::new();
        // Each once, in the order of their last mention: a library stands behind those that need it.
        for library in line.context("rustc named no libraries")?.1.split_whitespace() {
            libraries.retain(|other| *other != library);
            libraries.push(library);
        }
        Ok(libraries.join(" "))
    }

    /// A tool of the component llvm-tools: it knows every platform, as those of the machine do not.
    pub fn llvm(&self, tool: &str) -> Command {
        Command::new(self.tools.join(tool))
    }

    /// Takes away what was compiled for a platform.
    pub fn clear(&self, platform: &Platform) -> Result<()> {
        fs::remove_dir_all(self.folder(platform))?;
        Ok(fs::remove_dir_all(self.compiled.join(platform.target))?)
    }

    /// The checkout.
    pub fn workspace(&self) -> &Workspace {
        self.workspace
    }

    /// zig itself.
    pub fn zig(&self) -> Command {
        let mut zig = self.environment().run("python");
        zig.args(["-m", "ziglang"]);
        zig
    }

    /// Makes the environment for Python that has cargo-zigbuild and zig.
    pub fn set_up(&self, log: &mut Log) -> Result<()> {
        self.environment().make_with(ZIG, log)
    }

    fn environment(&self) -> Environment {
        Environment::at(self.workspace.scratch("package/venv"))
    }
}
