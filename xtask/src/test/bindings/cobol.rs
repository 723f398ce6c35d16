//! The binding for COBOL: the vectors as lines, and the batch program of the example, loaded and linked.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::library::PLAN;
use crate::log::Log;
use crate::test::step::Step;
use crate::test::tools::{SANITIZERS, native_vectors};
use crate::workspace::Workspace;
use crate::{process, setup};

/// What libcob keeps until the end of the program is still reachable and its own; anything else is ours.
const VALGRIND: [&str; 5] = [
    "--quiet",
    "--error-exitcode=99",
    "--leak-check=full",
    "--show-leak-kinds=definite,indirect,possible",
    "--errors-for-leak-kinds=definite,indirect,possible",
];

/// The arguments of all calls, in the order in which tests/cobol/vectors.cob reads them.
const ARGUMENTS: [&str; 19] = [
    "code", "lang", "number", "kind", "label", "type", "name", "query", "within", "limit", "offset", "text",
    "id", "edition", "other", "encoding", "width", "pad", "replace",
];

pub fn steps() -> Vec<Step> {
    let mut steps = vec![Step::set_up("cobol-set-up", |_, log| {
        setup::debian(log, &[&setup::GNUCOBOL, &setup::GCC, &setup::BINUTILS, &setup::VALGRIND])
    })];
    for watch in [Watch::None, Watch::Valgrind, Watch::Sanitizers] {
        let name = format!("cobol-vectors{}", watch.suffix());
        steps.push(Step::new(name, move |workspace, log| vectors(workspace, log, watch)));
    }
    for (name, linked) in [("cobol-example-loaded", false), ("cobol-example-linked", true)] {
        for watch in [Watch::None, Watch::Valgrind, Watch::Sanitizers] {
            let name = format!("{name}{}", watch.suffix());
            steps.push(Step::new(name, move |workspace, log| example(workspace, log, linked, watch)));
        }
    }
    for (name, linked) in [("cobol-cost-loaded", false), ("cobol-cost-linked", true)] {
        steps.push(Step::new(name, move |workspace, log| cost(workspace, log, linked)));
    }
    steps
}

/// Who looks on while a program runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Watch {
    None,
    Valgrind,
    Sanitizers,
}

impl Watch {
    fn suffix(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Valgrind => "-valgrind",
            Self::Sanitizers => "-sanitizers",
        }
    }
}

/// Compiles a program. `linked` binds it to the library; otherwise libcob loads the library as the program starts.
fn compile(
    workspace: &Workspace,
    log: &mut Log,
    source: &str,
    format: &str,
    linked: bool,
    watch: Watch,
) -> Result<PathBuf> {
    let folder = workspace.scratch("cobol");
    fs::create_dir_all(&folder)?;
    let stem = Path::new(source).file_stem().context("a source without a name")?.to_string_lossy();
    let kind = if linked { "linked" } else { "loaded" };
    let program = folder.join(format!("{stem}-{kind}{}", watch.suffix()));
    let mut command = Command::new("cobc");
    command.args(["-x", format, "-Wall", "-Werror"]);
    command.args(["-I", "bindings/cobol", "-I", "tests/cobol", "-o"]).arg(&program);
    if linked {
        let library = library_folder(workspace)?;
        command.arg("-fstatic-call").arg("-L").arg(&library).args(["-l", "rashinban"]);
        command.arg("-Q").arg(format!("-Wl,-rpath,{}", library.display()));
    }
    if watch == Watch::Sanitizers {
        // For the C that COBOL becomes, and for its linker.
        for flag in SANITIZERS {
            command.args(["-A", flag, "-Q", flag]);
        }
    }
    log.run(command.arg(source))?;
    Ok(program)
}

fn library_folder(workspace: &Workspace) -> Result<PathBuf> {
    let library = PLAN.shared(workspace);
    Ok(library.parent().context("the library has no folder")?.to_path_buf())
}

/// A program as it is run: told of the library only if it loads it.
fn command(workspace: &Workspace, program: &Path, linked: bool, watch: Watch) -> Result<Command> {
    let mut command = if watch == Watch::Valgrind {
        let mut command = process::built("valgrind");
        command.args(VALGRIND).arg(program);
        command
    } else {
        process::built(program)
    };
    command.env_remove("COB_PRE_LOAD").env_remove("COB_LIBRARY_PATH");
    if !linked {
        command.env("COB_PRE_LOAD", "librashinban").env("COB_LIBRARY_PATH", library_folder(workspace)?);
    }
    Ok(command)
}

fn vectors(workspace: &Workspace, log: &mut Log, watch: Watch) -> Result<()> {
    let program = compile(workspace, log, "tests/cobol/vectors.cob", "-free", false, watch)?;
    let lines = workspace.scratch("cobol/vectors.txt");
    let count = write_lines(workspace, &lines)?;
    let printed = log.capture(command(workspace, &program, false, watch)?.arg(&lines))?;
    let last = printed.lines().last().unwrap_or_default();
    log.remark(last);
    // Beside the vectors, 18 sizes of the copybook.
    if last != format!("{} passed, 0 failed", count + 18) {
        bail!("{count} vectors and 18 sizes, but: {last}");
    }
    Ok(())
}

/// All vectors, one a line.
fn write_lines(workspace: &Workspace, to: &Path) -> Result<usize> {
    let mut lines = Vec::new();
    let mut count = 0;
    for path in native_vectors(workspace)? {
        let vectors: Vec<Value> =
            serde_json::from_slice(&fs::read(&path)?).with_context(|| path.display().to_string())?;
        for vector in vectors {
            line(&mut lines, &vector).with_context(|| format!("{}: {vector}", path.display()))?;
            count += 1;
        }
    }
    fs::write(to, lines)?;
    Ok(count)
}

fn line(out: &mut Vec<u8>, vector: &Value) -> Result<()> {
    let call = vector["call"].as_str().context("no call")?;
    let arguments = vector["args"].as_object().context("no arguments")?;
    if let Some(unknown) = arguments.keys().find(|name| !ARGUMENTS.contains(&name.as_str())) {
        bail!("tests/cobol/vectors.cob does not know the argument {unknown}");
    }
    let mut field = |text: &str| {
        // Bytes that UTF-8 does not have stand for what would end a field or a line.
        out.extend(text.bytes().map(|byte| match byte {
            b'\n' => 0xff,
            0 => 0xfe,
            b'\t' => 0xfd,
            byte => byte,
        }));
        out.push(b'\t');
    };
    field(call);
    for name in ARGUMENTS {
        field(&arguments.get(name).map(flat).unwrap_or_default());
    }
    field(&flat(&vector["want"]));
    out.push(b'\n');
    Ok(())
}

/// A value as the COBOL program writes it: `[a;list;]`, `{an=object;with=sorted;names=.;}`.
fn flat(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            format!("[{}]", list.iter().map(|value| flat(value) + ";").collect::<String>())
        }
        Value::Object(object) => {
            let mut members: Vec<_> = object.iter().collect();
            members.sort_by_key(|(name, _)| *name);
            let members = members.iter().map(|(name, value)| format!("{name}={};", flat(value)));
            format!("{{{}}}", members.collect::<String>())
        }
        other => other.to_string(),
    }
}

/// The batch program writes, byte for byte, what was worked out by hand; also under watch, without a fault.
fn example(workspace: &Workspace, log: &mut Log, linked: bool, watch: Watch) -> Result<()> {
    let program = compile(workspace, log, "examples/cobol/measures.cob", "-fixed", linked, watch)?;
    if linked {
        let dynamic = log.capture(Command::new("readelf").args(["-d", "-W"]).arg(&program))?;
        if !dynamic.contains("[librashinban.so.0]") {
            bail!("the program is not linked to librashinban.so.0");
        }
    }
    let report = workspace.scratch("cobol/measures.out");
    let _ = fs::remove_file(&report);
    let mut command = command(workspace, &program, linked, watch)?;
    command.env("MEASURES", "examples/cobol/measures.dat").env("CHECKED", &report);
    log.run(&mut command)?;
    let wrote = fs::read(&report)?;
    let expected = fs::read(workspace.path("examples/cobol/measures.expected"))?;
    if let Some((number, _)) = wrote
        .split_inclusive(|byte| *byte == b'\n')
        .zip(expected.split_inclusive(|byte| *byte == b'\n'))
        .enumerate()
        .find(|(_, (wrote, expected))| wrote != expected)
    {
        bail!("{}: line {} is not as expected", report.display(), number + 1);
    }
    if wrote != expected {
        bail!("{}: {} bytes, not {}", report.display(), wrote.len(), expected.len());
    }
    log.remark(format!("{} bytes of CP932 as worked out by hand", wrote.len()));
    Ok(())
}

/// What a call costs in a program that loads the library, or is linked to it.
fn cost(workspace: &Workspace, log: &mut Log, linked: bool) -> Result<()> {
    let program = compile(workspace, log, "tests/cobol/cost.cob", "-free", linked, Watch::None)?;
    let printed = log.capture(&mut command(workspace, &program, linked, Watch::None)?)?;
    log.remark(printed.trim());
    Ok(())
}
