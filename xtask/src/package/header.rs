//! The functions of a library's headers, read from their text: cbindgen writes each from the start of a line.

use anyhow::{Result, ensure};

use crate::library::CLibrary;
use crate::workspace::Workspace;

/// A function of the header.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Function {
    /// `rashinban_item_label`
    pub name: String,
    /// How many arguments it takes.
    pub arguments: usize,
}

impl Function {
    /// The name under which the DLL for 32-bit Windows has it once more, called as Windows calls its own functions.
    pub fn stdcall(&self) -> String {
        // Every argument is an int32_t or a pointer.
        format!("{}@{}", self.name, 4 * self.arguments)
    }
}

/// All of them by name.
pub fn functions(workspace: &Workspace, library: &CLibrary) -> Result<Vec<Function>> {
    let mut functions = of(&library.declarations(workspace)?);
    functions.sort_unstable();
    ensure!(!functions.is_empty(), "{}: no function found", library.headers.join(", "));
    Ok(functions)
}

fn of(header: &str) -> Vec<Function> {
    let mut functions = Vec::new();
    for (start, _) in header.match_indices("\nint32_t ") {
        let declaration = &header[start + "\nint32_t ".len()..];
        let Some((name, rest)) = declaration.split_once('(') else { continue };
        let arguments = rest.split_once(");").map_or("", |(arguments, _)| arguments);
        let arguments = if arguments == "void" { 0 } else { arguments.split(',').count() };
        functions.push(Function { name: name.into(), arguments });
    }
    functions
}
