//! The constants and functions of the C library in the languages that call it without a compiler: Python, PHP, Ruby.
//!
//! They are read from the header that was generated just before, with its comments, so that a function whose arguments
//! change there changes here.

use super::{MARK, Output, bindings::enums, data::Plan};
use anyhow::{Context, Result, ensure};
use std::fmt::Write;

pub fn outputs(plan: &Plan, header: &str, register: &str) -> Result<Vec<Output>> {
    let whole = Header::read(&[header, register].concat())?;
    let mut whole_lists = lists(plan, &whole)?;
    whole_lists.extend(named(&REGISTER_LISTS, &whole)?);
    let header = Header::read(header)?;
    let lists = lists(plan, &header)?;
    Ok(vec![
        Output { path: "bindings/python/src/rashinban/_enums.py", text: python_enums(&whole_lists) },
        Output { path: "bindings/python/src/rashinban/_abi.py", text: python_abi(&whole) },
        Output { path: "bindings/php/src/enums.php", text: php_enums(&lists) },
        Output { path: "bindings/php/src/rashinban.h", text: php_header(&header) },
        Output { path: "bindings/ruby/lib/rashinban/enums.rb", text: ruby_enums(&lists) },
        Output { path: "bindings/ruby/lib/rashinban/abi.rb", text: ruby_abi(&header) },
    ])
}

/// Closed lists of the header: type, prefix of its constants, what it is.
const LISTS: [(&str, &str, &str); 11] = [
    ("ItemKind", "KIND", "What an item is."),
    ("Lang", "LANG", "Languages of labels and texts."),
    ("LabelStatus", "LABEL", "How far a label can be relied on."),
    ("Edition", "EDITION", "Editions of the plan."),
    ("Folds", "FOLD", "How the characters of a match differ from those typed."),
    ("Field", "FIELD", "The texts of an item that are searched."),
    ("Reason", "REASON", "Why one item is referred to from another."),
    ("Crosswalk", "CROSSWALK", "What is known of an item in another edition."),
    ("Encoding", "ENCODING", "Encodings of texts."),
    ("Pad", "PAD", "What follows a text in a field of fixed width."),
    ("Problem", "ERROR", "What can go wrong."),
];

/// Those of the header of registers, which Python alone has yet.
const REGISTER_LISTS: [(&str, &str, &str); 13] = [
    ("Alignment", "ALIGNMENT", "How a measure stands to an item."),
    ("Finding", "FINDING", "How a measure stands against a principle."),
    ("IndicatorKind", "INDICATOR", "What an indicator tells."),
    ("Pace", "PACE", "How an achievement stands against the time passed."),
    ("PdcaStage", "STAGE", "Stages of the PDCA cycle."),
    ("ReviewOutcome", "OUTCOME", "What a review decided."),
    ("Rule", "RULE", "What a diagnostic is about."),
    ("Severity", "SEVERITY", "How much a diagnostic matters."),
    ("Status", "STATUS", "Where a measure stands."),
    ("MeasureField", "MEASURE", "Texts of a measure."),
    ("DiagnosticField", "DIAGNOSTIC", "Texts of a diagnostic."),
    ("Format", "FORMAT", "Formats of registers."),
    ("WordList", "LIST", "The registers' closed lists."),
];

/// A closed list, with its members by their C names.
struct List {
    name: &'static str,
    doc: String,
    /// Of a typed enum of the plan: the name of its kind's constant.
    kind: Option<String>,
    members: Vec<Constant>,
}

impl List {
    fn is_flags(&self) -> bool {
        self.name == "Folds"
    }
}

fn lists(plan: &Plan, header: &Header) -> Result<Vec<List>> {
    let mut lists = named(&LISTS, header)?;
    for (name, items) in enums(plan) {
        let members = header.members(&snake(name).to_uppercase())?;
        let (Some(first), Some(last)) = (items.first(), items.last()) else { continue };
        let doc = if items.len() == 1 {
            first.row.code.clone()
        } else {
            format!("{} to {}.", first.row.code, last.row.code)
        };
        lists.push(List { name, doc, kind: Some(snake(name).to_uppercase()), members });
    }
    Ok(lists)
}

fn named(lists: &[(&'static str, &str, &str)], header: &Header) -> Result<Vec<List>> {
    let list = |(name, prefix, doc): &(&'static str, &str, &str)| {
        Ok(List { name, doc: (*doc).to_owned(), kind: None, members: header.members(prefix)? })
    };
    lists.iter().map(list).collect()
}

#[derive(Clone)]
struct Constant {
    name: String,
    value: i32,
    doc: String,
}

/// What the header declares.
struct Header {
    abi_version: i32,
    constants: Vec<Constant>,
    structs: Vec<Declaration>,
    functions: Vec<Declaration>,
}

/// A struct with its fields, or a function with its parameters.
struct Declaration {
    name: String,
    parts: Vec<(String, String)>,
}

impl Header {
    fn read(text: &str) -> Result<Self> {
        let mut constants = Vec::new();
        let mut doc = String::new();
        for line in text.lines() {
            if let Some(comment) = line.strip_prefix("/**") {
                comment.trim_end_matches("*/").trim().clone_into(&mut doc);
            } else if let Some(comment) = line.strip_prefix(" * ") {
                doc = [&doc, comment].join(" ").trim().into();
            } else if let Some(define) = line.strip_prefix("#define RASHINBAN_") {
                if let Some((name, value)) = define.split_once(' ')
                    && let Ok(value) = value.parse()
                {
                    constants.push(Constant { name: name.to_owned(), value, doc: std::mem::take(&mut doc) });
                }
                doc.clear();
            }
        }
        let mut structs = Vec::new();
        let mut functions = Vec::new();
        let code = without_comments(text);
        let mut rest = code.as_str();
        while let Some((statement, tail)) = rest.split_once(';') {
            rest = tail;
            let statement = statement.trim();
            if let Some((head, field)) = statement.split_once('{') {
                let (fields, tail) = rest.split_once('}').context("a struct without an end")?;
                let name = head.trim().strip_prefix("typedef struct ").context("not a struct")?.trim();
                let mut parts = vec![part(field)?];
                for field in fields.split(';').map(str::trim).filter(|field| !field.is_empty()) {
                    parts.push(part(field)?);
                }
                structs.push(Declaration { name: name.to_owned(), parts });
                rest = tail.split_once(';').context("a struct without its name")?.1;
            } else if let Some((name, parameters)) =
                statement.strip_prefix("int32_t ").and_then(|statement| statement.split_once('('))
            {
                let parameters = parameters.trim_end_matches(')');
                let parts = if parameters == "void" {
                    Vec::new()
                } else {
                    parameters.split(',').map(part).collect::<Result<_>>()?
                };
                functions.push(Declaration { name: name.to_owned(), parts });
            }
        }
        ensure!(!structs.is_empty() && !functions.is_empty(), "the header declares nothing");
        let abi_version = constants.iter().find(|constant| constant.name == "ABI_VERSION");
        let abi_version = abi_version.context("the header has no RASHINBAN_ABI_VERSION")?.value;
        Ok(Self { abi_version, constants, structs, functions })
    }

    /// The constants with this prefix, without it. Errors lose their sign.
    fn members(&self, prefix: &str) -> Result<Vec<Constant>> {
        let prefix = format!("{prefix}_");
        let members: Vec<_> = self
            .constants
            .iter()
            .filter_map(|constant| {
                let name = constant.name.strip_prefix(&prefix)?.to_owned();
                Some(Constant { name, value: constant.value.abs(), doc: constant.doc.clone() })
            })
            .collect();
        ensure!(!members.is_empty(), "the header has no RASHINBAN_{prefix}*");
        Ok(members)
    }
}

/// Without comments, preprocessor and the bracket of `extern "C"`.
fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.lines()
        .filter(|line| !line.starts_with('#') && !line.starts_with("extern") && !line.contains("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// `const uint8_t *text` as its type, `const uint8_t*`, and its name.
fn part(text: &str) -> Result<(String, String)> {
    let text = text.trim();
    let start = text.rfind([' ', '*']).with_context(|| format!("no name in `{text}`"))? + 1;
    let (kind, name) = text.split_at(start);
    Ok((kind.split_whitespace().collect::<Vec<_>>().join(" ").replace(" *", "*"), name.to_owned()))
}

/// `struct rashinban_str*` as the name of the struct and whether it is a pointer.
fn structure(kind: &str) -> Option<(&str, bool)> {
    let name = kind.trim_start_matches("const ").strip_prefix("struct ")?;
    Some(name.strip_suffix('*').map_or((name, false), |name| (name, true)))
}

/// `GrowthStrategy` or `GROWTH_STRATEGY` as `growth_strategy`.
fn snake(name: &str) -> String {
    if name.chars().any(|c| c.is_ascii_lowercase()) {
        let mut out = String::new();
        for (i, c) in name.chars().enumerate() {
            if i > 0 && c.is_ascii_uppercase() {
                out.push('_');
            }
            out.push(c.to_ascii_lowercase());
        }
        out
    } else {
        name.to_lowercase()
    }
}

/// `GROWTH_STRATEGY` or `rashinban_cross_reference` as `GrowthStrategy`, `RashinbanCrossReference`.
fn pascal(name: &str) -> String {
    let mut out = String::new();
    for word in name.split('_') {
        let (first, rest) = word.split_at(1.min(word.len()));
        out = out + &first.to_uppercase() + &rest.to_lowercase();
    }
    out
}

/// A member's name: no language's begins with a digit, so the year of an edition gets a Y.
fn member(constant: &Constant) -> String {
    let digit = constant.name.starts_with(|c: char| c.is_ascii_digit());
    if digit { format!("Y{}", constant.name) } else { constant.name.clone() }
}

/// Its name in files, in messages and in other languages: `initiative-item`, `2021-12`.
fn slug(list: &List, constant: &Constant) -> String {
    if list.name == "Encoding" && constant.name == "UTF8" {
        return "utf-8".to_owned();
    }
    if list.name == "Encoding" && constant.name == "UTF16LE" {
        return "utf-16le".to_owned();
    }
    constant.name.to_lowercase().replace('_', "-")
}

/// The problem of a name or number that is not in the list.
fn problem(list: &List) -> &'static str {
    match list.name {
        "ItemKind" => "UNKNOWN_KIND",
        "Lang" => "UNKNOWN_LANGUAGE",
        "Edition" => "UNKNOWN_EDITION",
        "Encoding" => "UNKNOWN_ENCODING",
        _ => "UNKNOWN_NUMBER",
    }
}

fn python_enums(lists: &[List]) -> String {
    let mut out = format!(
        "# {MARK}\n\"\"\"The closed lists of the library and of the plan.\"\"\"\n\nfrom ._named import Named, NamedFlag, Numbered\n"
    );
    for list in lists {
        let base = match list.kind {
            Some(_) => "Numbered",
            None if list.is_flags() => "NamedFlag",
            None => "Named",
        };
        let _ = write!(out, "\n\nclass {}({base}):\n    \"\"\"{}\"\"\"\n\n", list.name, list.doc);
        for constant in &list.members {
            let _ = writeln!(out, "    {} = {}", member(constant), constant.value);
            let _ = writeln!(out, "    \"\"\"{}\"\"\"", constant.doc.replace('"', "'"));
        }
        if let Some(kind) = &list.kind {
            let _ = write!(
                out,
                "\n    @property\n    def kind(self) -> ItemKind:\n        \"\"\"The kind of its items.\"\"\"\n        return ItemKind.{kind}\n"
            );
        }
    }
    let _ = write!(out, "\n\nSLUGS: \"dict[str, dict[str, str]]\" = {{\n");
    for list in lists.iter().filter(|list| list.kind.is_none()) {
        let _ = writeln!(out, "    \"{}\": {{", list.name);
        for constant in &list.members {
            let _ = writeln!(out, "        \"{}\": \"{}\",", member(constant), slug(list, constant));
        }
        out.push_str("    },\n");
    }
    out.push_str("}\n\nPROBLEMS: \"dict[str, Problem]\" = {\n");
    for list in lists {
        let _ = writeln!(out, "    \"{}\": Problem.{},", list.name, problem(list));
    }
    out.push_str("}\n");
    out
}

fn python_type(kind: &str) -> String {
    match (kind, structure(kind)) {
        ("int32_t", _) => "c_int32".to_owned(),
        ("const uint8_t*" | "uint8_t*", _) => "c_char_p".to_owned(),
        ("int32_t*" | "const int32_t*", _) => "POINTER(c_int32)".to_owned(),
        (_, Some((name, true))) => format!("POINTER({})", python_struct(name)),
        (_, Some((name, false))) => python_struct(name),
        _ => "c_void_p".to_owned(),
    }
}

/// `rashinban_cross_reference` as `CrossReference`.
fn python_struct(name: &str) -> String {
    pascal(name.strip_prefix("rashinban_").unwrap_or(name))
}

fn python_abi(header: &Header) -> String {
    let mut out = format!(
        "# {MARK}\n\"\"\"The structs and functions of the C library.\"\"\"\n\nfrom ctypes import POINTER, Structure, c_char_p, c_int32, c_void_p\nfrom typing import Any\n\n#: What the library must have at least.\nABI_VERSION = {}\n",
        header.abi_version
    );
    for structure in &header.structs {
        let _ = write!(out, "\n\nclass {}(Structure):\n", python_struct(&structure.name));
        let mut fields = String::new();
        for (kind, name) in &structure.parts {
            // A pointer that is read with its length: c_char_p would stop at a NUL.
            let kind = if kind.ends_with('*') { "c_void_p".to_owned() } else { python_type(kind) };
            let annotation = match &*kind {
                "c_int32" => "int",
                "c_void_p" => "\"int | None\"",
                structure => structure,
            };
            let _ = writeln!(out, "    {name}: {annotation}");
            let _ = writeln!(fields, "        (\"{name}\", {kind}),");
        }
        let _ = write!(out, "\n    _fields_ = [\n{fields}    ]\n");
    }
    out.push_str("\n\n#: The arguments of each function; all return a status.\nFUNCTIONS: \"dict[str, tuple[Any, ...]]\" = {\n");
    for function in &header.functions {
        let types: Vec<_> = function.parts.iter().map(|(kind, _)| python_type(kind)).collect();
        let comma = if types.len() == 1 { "," } else { "" };
        let _ = writeln!(out, "    \"{}\": ({}{comma}),", function.name, types.join(", "));
    }
    out.push_str("}\n");
    out
}

fn php_enums(lists: &[List]) -> String {
    let mut out = format!("<?php\n\n// {MARK}\n\ndeclare(strict_types=1);\n\nnamespace Rashinban;\n");
    for list in lists {
        let _ = write!(out, "\n/** {} */\nenum {}: int\n{{\n", list.doc, list.name);
        let _ = writeln!(out, "    use {};\n", if list.kind.is_some() { "Numbered" } else { "Named" });
        for constant in &list.members {
            let name = pascal(&member(constant)).trim_end_matches('_').to_owned();
            let name = if name.starts_with('Y') && list.name == "Edition" { member(constant) } else { name };
            let _ = writeln!(out, "    /** {} */\n    case {name} = {};", constant.doc, constant.value);
        }
        if let Some(kind) = &list.kind {
            let _ = write!(
                out,
                "\n    public function kind(): ItemKind\n    {{\n        return ItemKind::{};\n    }}\n",
                pascal(kind)
            );
        } else {
            out.push_str("\n    /** Its name in files and in other languages. */\n    public function slug(): string\n    {\n        return match ($this) {\n");
            for constant in &list.members {
                let name = if list.name == "Edition" { member(constant) } else { pascal(&constant.name) };
                let _ = writeln!(out, "            self::{name} => '{}',", slug(list, constant));
            }
            out.push_str("        };\n    }\n");
        }
        let _ = write!(
            out,
            "\n    private static function unknown(): Problem\n    {{\n        return Problem::{};\n    }}\n}}\n",
            pascal(problem(list))
        );
    }
    out
}

/// What PHP's reader of declarations understands: it has no preprocessor beyond the two lines that `FFI::load` reads.
fn php_header(header: &Header) -> String {
    let mut out =
        format!("#define FFI_SCOPE \"rashinban\"\n#define FFI_LIB \"librashinban.so.0\"\n/* {MARK} */\n\n");
    for structure in &header.structs {
        let _ = writeln!(out, "typedef struct {} {{", structure.name);
        for (kind, name) in &structure.parts {
            let _ = writeln!(out, "    {kind} {name};");
        }
        let _ = writeln!(out, "}} {};\n", structure.name);
    }
    for function in &header.functions {
        // A string of PHP goes into a `char *` as it is.
        let _ = writeln!(out, "{};", prototype(function).replace("uint8_t*", "char*"));
    }
    out
}

fn prototype(function: &Declaration) -> String {
    let parts: Vec<_> = function.parts.iter().map(|(kind, name)| format!("{kind} {name}")).collect();
    let parts = if parts.is_empty() { "void".to_owned() } else { parts.join(", ") };
    format!("int32_t {}({parts})", function.name)
}

fn ruby_enums(lists: &[List]) -> String {
    let mut out = format!("# frozen_string_literal: true\n\n# {MARK}\n\nmodule Rashinban\n");
    for list in lists {
        let base = if list.kind.is_some() { "Numbered" } else { "Named" };
        let _ = write!(out, "  # {}\n  class {} < {base}\n", list.doc, list.name);
        for constant in &list.members {
            let _ = writeln!(out, "    # {}", constant.doc);
            let symbol = slug(list, constant).replace('-', "_");
            let symbol = if symbol.starts_with(|c: char| c.is_ascii_digit()) {
                format!("\"{symbol}\"")
            } else {
                symbol
            };
            let _ = writeln!(out, "    {} = new({}, :{symbol})", member(constant), constant.value);
        }
        let _ = writeln!(out, "    PROBLEM = :{}", problem(list).to_lowercase());
        if let Some(kind) = &list.kind {
            let _ = writeln!(out, "    KIND = ItemKind::{kind}");
        }
        out.push_str("  end\n\n");
    }
    let _ = writeln!(out, "end");
    out.replace("  end\n\nend", "  end\nend")
}

/// Fiddle knows neither structs in structs nor names of types: everything is its number of bytes.
fn ruby_abi(header: &Header) -> String {
    let mut out = format!(
        "# frozen_string_literal: true\n\n# {MARK}\n\nmodule Rashinban\n  # The functions of the C library: the types of their arguments. All return a status.\n  module ABI\n    FUNCTIONS = {{\n"
    );
    for function in &header.functions {
        let types: Vec<_> = function
            .parts
            .iter()
            .map(|(kind, _)| if kind == "int32_t" { "Fiddle::TYPE_INT" } else { "Fiddle::TYPE_VOIDP" })
            .collect();
        let _ = writeln!(out, "      {}: [{}],", function.name, types.join(", "));
    }
    out.push_str("    }.freeze\n  end\nend\n");
    out
}
