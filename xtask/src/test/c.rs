//! The C library as its callers meet it.

mod threads;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::lane::Lane;
use super::shared;
use super::step::Step;
use super::tools::{self, SANITIZERS, files, native_vectors, register_vectors};
use crate::build::{self, CProgram, WARNINGS};
use crate::library::{CLibrary, LIBRARIES};
use crate::log::Log;
use crate::workspace::Workspace;
use crate::{process, setup};

/// The runner of the vectors of registers.
const REGISTER_VECTORS: &str = "register_vectors";
/// The library with the plan alone, stripped, in bytes.
const PLAN_ONLY_LIMIT: u64 = 128 * 1024;

/// Name, source, arguments.
const EXAMPLES: [(&str, &str, &[&str]); 4] = [
    // The program that the README prints.
    ("example-c-hello", "examples/c/hello.c", &[]),
    ("example-c", "examples/c/plan.c", &[]),
    ("example-c-register", "examples/c/register.c", &["examples/registers/city-fy2024.csv"]),
    ("example-cpp", "examples/cpp/plan.cpp", &[]),
];

pub fn lanes(workspace: &Workspace) -> Result<Vec<Lane>> {
    let mut steps = vec![
        Step::set_up("set-up", |_, log| {
            use setup::{BINUTILS, CJSON, CLANG, GCC, GXX, VALGRIND};
            setup::debian(log, &[&GCC, &GXX, &CLANG, &BINUTILS, &VALGRIND, &CJSON])
        }),
        Step::new("header", header),
        Step::new("plan-only", plan_only),
    ];
    for library in LIBRARIES {
        let step = |what: &str| format!("{}-{what}", library.package());
        steps.push(Step::new(step("symbols"), |workspace, log| symbols(workspace, library, log)));
        steps.push(Step::new(step("size"), |workspace, log| size(workspace, library, log)));
    }
    // The longest first: the others run beside it.
    steps.push(Step::beside("threads-threadsanitizer", threads::sanitized));
    for (name, source, given) in EXAMPLES {
        steps.push(Step::beside(name, move |workspace, log| {
            let program = CProgram { source, name, arguments: &[] }.build(workspace, log)?;
            log.run(process::built(&program).args(given))?;
            log.run(tools::valgrind(program).args(given))?;
            let name = format!("{name}-sanitizers");
            let program = CProgram { source, name: &name, arguments: &SANITIZERS }.build(workspace, log)?;
            log.run(process::built(program).args(given))
        }));
    }
    for source in test_programs(workspace)? {
        for variant in [Variant::Plain, Variant::Valgrind, Variant::Sanitizers] {
            let source = source.clone();
            let name = format!("{source}-{}", variant.name());
            steps.push(Step::beside(name, move |workspace, log| {
                test_program(workspace, log, &source, variant)
            }));
        }
    }
    steps.push(Step::beside("threads-complete", threads::complete));
    Ok(vec![shared::libraries(), Lane::new("c", steps).after(&[shared::LIBRARIES])])
}

/// The names of the programs in `tests/c`. The runners of the vectors are always among them: were a file lost, its steps
/// would fail rather than vanish.
fn test_programs(workspace: &Workspace) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::from(["vectors".to_owned(), REGISTER_VECTORS.to_owned()]);
    let folder = workspace.path("tests/c");
    if folder.exists() {
        for path in files(&folder, "c")? {
            names.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    Ok(names)
}

/// How a test program is built and run.
#[derive(Clone, Copy)]
enum Variant {
    Plain,
    Valgrind,
    Sanitizers,
}

impl Variant {
    fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Valgrind => "valgrind",
            Self::Sanitizers => "sanitizers",
        }
    }
}

/// One program of `tests/c`; it gets the files of the vectors as its arguments.
fn test_program(workspace: &Workspace, log: &mut Log, name: &str, variant: Variant) -> Result<()> {
    let vectors =
        if name == REGISTER_VECTORS { register_vectors(workspace)? } else { native_vectors(workspace)? };
    let sanitize: &[&str] = match variant {
        Variant::Sanitizers => &["-lcjson", SANITIZERS[0], SANITIZERS[1]],
        Variant::Plain | Variant::Valgrind => &["-lcjson"],
    };
    let source = format!("tests/c/{name}.c");
    let program = format!("test-{name}-{}", variant.name());
    let program = CProgram { source: &source, name: &program, arguments: sanitize }.build(workspace, log)?;
    let mut command = match variant {
        Variant::Plain | Variant::Sanitizers => process::built(program),
        Variant::Valgrind => tools::valgrind(program),
    };
    let printed = log.capture(command.args(vectors))?;
    if let Some(last) = printed.lines().last() {
        log.remark(last);
    }
    Ok(())
}

/// The headers under every standard and compiler that they promise.
fn header(workspace: &Workspace, log: &mut Log) -> Result<()> {
    const C: [&str; 3] = ["c99", "c11", "c2x"];
    const CPP: [&str; 4] = ["c++11", "c++14", "c++17", "c++20"];
    let sources = LIBRARIES
        .map(|library| one_line_source(workspace, library))
        .into_iter()
        .collect::<Result<Vec<_>>>()?;
    let mut compiled = 0;
    for (compilers, language, standards) in
        [(["gcc", "clang"], "-xc", &C[..]), (["g++", "clang++"], "-xc++", &CPP[..])]
    {
        for compiler in compilers {
            for standard in standards {
                let mut command = Command::new(compiler);
                command.args([language, &format!("-std={standard}"), "-fsyntax-only"]);
                log.run(command.args(WARNINGS).args(build::includes(workspace)).args(&sources))?;
                compiled += 1;
            }
        }
    }
    log.remark(format!("{compiled} compilers × standards"));
    Ok(())
}

/// What a library exports is what its headers declare, no more and no less; and it bears its SONAME.
fn symbols(workspace: &Workspace, library: &CLibrary, log: &mut Log) -> Result<()> {
    let shared = library.shared(workspace);
    let exported = log.capture(Command::new("nm").args(["-D", "--defined-only"]).arg(&shared))?;
    let exported: BTreeSet<_> =
        exported.lines().filter_map(|line| line.split_whitespace().nth(2)).map(str::to_owned).collect();
    let declared = declared(workspace, library, log)?;
    let only = |left: &BTreeSet<String>, right: &BTreeSet<String>| {
        left.difference(right).cloned().collect::<Vec<_>>().join(", ")
    };
    if exported != declared {
        bail!(
            "exported but not declared: [{}]; declared but not exported: [{}]",
            only(&exported, &declared),
            only(&declared, &exported),
        );
    }
    if declared.is_empty() {
        bail!("the headers declare no function");
    }
    let dynamic = log.capture(Command::new("readelf").args(["-d", "-W"]).arg(&shared))?;
    let soname = library.soname();
    if !dynamic.lines().any(|line| line.contains("(SONAME)") && line.contains(&format!("[{soname}]"))) {
        bail!("the SONAME is not {soname}");
    }
    let undefined = log.capture(Command::new("nm").args(["-D", "--undefined-only"]).arg(&shared))?;
    if !undefined.contains("_Unwind_RaiseException") {
        bail!("a panic would end the caller's process: nothing is there to unwind it for the guard");
    }
    log.remark(format!("{} functions", declared.len()));
    Ok(())
}

/// The functions of the headers by gcc's own list of prototypes; a search of the text would find those of its
/// comments too.
fn declared(workspace: &Workspace, library: &CLibrary, log: &mut Log) -> Result<BTreeSet<String>> {
    let list = workspace.scratch("native/prototypes.txt");
    let mut command = Command::new("gcc");
    command.args(["-xc", "-std=c11", "-fsyntax-only", "-aux-info"]).arg(&list);
    log.run(command.args(build::includes(workspace)).arg(one_line_source(workspace, library)?))?;
    // One prototype a line: `/* file:line:NC */ extern int32_t rashinban_x (const uint8_t *, int32_t);`
    let list = fs::read_to_string(list)?;
    Ok(list
        .lines()
        .filter_map(|line| line.split_once("*/")?.1.split_once(" (")?.0.rsplit([' ', '*']).next())
        .filter(|name| name.starts_with("rashinban_"))
        .map(str::to_owned)
        .collect())
}

/// With the last of the headers, which includes the others.
fn one_line_source(workspace: &Workspace, library: &CLibrary) -> Result<PathBuf> {
    let source = workspace.scratch("native").join(format!("{}-header.c", library.name));
    fs::create_dir_all(workspace.scratch("native"))?;
    let header = library.headers.last().context("a library has a header")?;
    fs::write(&source, format!("#include <rashinban/{header}>\n"))?;
    Ok(source)
}

/// A library without its symbols.
fn size(workspace: &Workspace, library: &CLibrary, log: &mut Log) -> Result<()> {
    let stripped = workspace.scratch("native/stripped.so");
    log.run(Command::new("strip").arg("-o").arg(&stripped).arg(library.shared(workspace)))?;
    tools::bounded(&stripped, library.limit, log)
}

fn plan_only(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let library = build::plan_only_library(workspace, log)?;
    tools::bounded(&library, PLAN_ONLY_LIMIT, log)?;
    // Bare callers have no C library. The five of memory are what every compiler expects of its surroundings.
    let undefined = log.capture(Command::new("nm").args(["-D", "--undefined-only"]).arg(&library))?;
    let undefined: Vec<_> = undefined
        .lines()
        .filter_map(|line| line.trim().strip_prefix("U "))
        .filter(|name| !["memcpy", "memmove", "memset", "memcmp", "bcmp"].contains(&unversioned(name)))
        .collect();
    if !undefined.is_empty() {
        bail!("it asks for {}", undefined.join(", "));
    }
    Ok(())
}

/// `memcpy` of `memcpy@GLIBC_2.14`.
fn unversioned(symbol: &str) -> &str {
    symbol.split('@').next().unwrap_or(symbol)
}
