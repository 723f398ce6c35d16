//! The functions of the header, read from its text: cbindgen writes each from the start of a line.

use std::fs;

use anyhow::{Result, ensure};

use crate::workspace::Workspace;

/// The header, from the root.
pub const PATH: &str = "bindings/c/include/rashinban/rashinban.h";

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
pub fn functions(workspace: &Workspace) -> Result<Vec<Function>> {
    let text = fs::read_to_string(workspace.path(PATH))?;
    let mut functions = of(&text);
    functions.sort_unstable();
    ensure!(!functions.is_empty(), "{PATH}: no function found");
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
