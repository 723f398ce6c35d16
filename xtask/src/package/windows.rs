//! DLLs. rustc's own cdylib would bear the crate's name inside, and through zig it exports all 2,000 symbols of the
//! standard library; so the static library is linked with a list of exports.
//!
//! VBA and VB6 on 32-bit Windows can only call what takes its arguments off the stack itself (`__stdcall`); C calls
//! with the caller doing so. The 32-bit DLL has every function under both conventions: `rashinban_item_label` is C's, as
//! the header says, `rashinban_item_label@12` is Windows'. On 64-bit Windows there is one convention.

use anyhow::Result;
use std::fmt::Write as _;
use std::fs;

use super::header::{self, Function};
use super::platform::{Library, Platform, Toolchain};
use crate::library::CLibrary;
use crate::log::Log;

/// The DLL's file name, by which programs load it.
pub fn dll(library: &CLibrary) -> String {
    format!("{}.dll", library.name)
}

/// The import library, as gcc and as Visual C++ look for it.
pub fn import(library: &CLibrary) -> [String; 2] {
    [library.file(".dll.a"), format!("{}.lib", library.name)]
}

/// The list of exports.
pub fn def(library: &CLibrary) -> String {
    format!("{}.def", library.name)
}

/// Writes DLL, import library and .def into the folder of what a build gives.
pub fn link(
    toolchain: &Toolchain<'_>,
    platform: &Platform,
    made: &Library,
    epoch: u64,
    log: &mut Log,
) -> Result<()> {
    let folder = &made.shared;
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let functions = header::functions(toolchain.workspace(), made.of)?;
    let both = platform.pointer == 4;
    let (def, dll) = (folder.join(def(made.of)), dll(made.of));
    fs::write(&def, definition(&dll, &functions, both))?;

    let [target, machine] = platform.zig;
    let mut zig = toolchain.zig();
    zig.env("SOURCE_DATE_EPOCH", epoch.to_string());
    zig.args(["cc", "-target", target, "-shared", "-s", "-Wl,--gc-sections", "-o"]).arg(folder.join(&dll));
    zig.arg(&def);
    if both {
        let bridges = folder.join("stdcall.c");
        fs::write(&bridges, stdcall(&functions))?;
        zig.arg("-O2").arg(bridges);
    }
    // zig's own unwinder: rustc counts on gcc's, which is not there.
    log.run(zig.arg(&made.archive).args(made.libraries.split_whitespace()).arg("-lunwind"))?;

    for name in import(made.of) {
        let mut dlltool = toolchain.zig();
        dlltool.args(["dlltool", "-m", machine, "-D", &dll, "-d"]).arg(&def);
        log.run(dlltool.arg("-l").arg(folder.join(name)))?;
    }
    Ok(())
}

fn definition(dll: &str, functions: &[Function], both: bool) -> String {
    let mut def = format!("LIBRARY {dll}\nEXPORTS\n");
    for function in functions {
        let _ = writeln!(def, "    {}", function.name);
    }
    for function in functions.iter().filter(|_| both) {
        let _ = writeln!(def, "    {}", function.stdcall());
    }
    def
}

/// Functions that take their arguments off the stack and hand them on. A name in C can be declared once: the one to
/// call gets another here, and its own for the linker.
fn stdcall(functions: &[Function]) -> String {
    let mut source = String::from("#include <stdint.h>\n");
    for Function { name, arguments } in functions {
        let list = |word: &str| (0..*arguments).map(|i| format!("{word}{i}")).collect::<Vec<_>>().join(", ");
        let parameters = if *arguments == 0 { "void".into() } else { list("uint32_t a") };
        let _ = writeln!(source, "int32_t __cdecl c_{name}({parameters}) __asm__(\"_{name}\");");
        let _ =
            writeln!(source, "int32_t __stdcall {name}({parameters}) {{ return c_{name}({}); }}", list("a"));
    }
    source
}
