//! The plan's constants in the languages of the bindings.

use super::{
    MARK, Output,
    data::{Item, KINDS, Plan},
    tables::{constant, enum_name, kind_variant},
};
use std::fmt::Write;

pub fn outputs(plan: &Plan) -> Vec<Output> {
    vec![
        Output { path: "ffi/src/generated.rs", text: ffi(plan) },
        Output { path: "tests/c/enums.h", text: c_enums(plan) },
        Output { path: "bindings/npm/src/generated.js", text: javascript(plan) },
        Output { path: "bindings/npm/src/generated.d.ts", text: typescript(plan) },
    ]
}

/// Members of the typed enums: enum, members.
pub fn enums(plan: &Plan) -> impl Iterator<Item = (&'static str, Vec<&Item>)> {
    KINDS.iter().filter_map(|kind| {
        let members = plan.items.iter().filter(|i| i.row.kind == *kind).collect();
        enum_name(kind).map(|name| (name, members))
    })
}

/// `GrowthStrategy` as a C constant: `GROWTH_STRATEGY`.
fn screaming(name: &str) -> String {
    let mut out = String::new();
    for (i, c) in name.chars().enumerate() {
        if i > 0 && c.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(c.to_ascii_uppercase());
    }
    out
}

/// Constants for the header. cbindgen does not see enums that a macro makes, so they are written out here, and each is
/// tied to the core's own number.
fn ffi(plan: &Plan) -> String {
    let mut out = format!("// {MARK}\n\n");
    let mut ties = String::new();
    for item in &plan.items {
        let name = constant(&item.row.code);
        let _ = writeln!(out, "/// {} {}", item.row.code, item.row.ja);
        let _ = writeln!(out, "pub const RASHINBAN_ITEM_{name}: i32 = {};", item.id);
        let _ = writeln!(ties, "    assert!(RASHINBAN_ITEM_{name} == rashinban::Item::{name}.id() as i32);");
    }
    for (i, kind) in KINDS.iter().enumerate() {
        let name = kind.replace('-', "_").to_uppercase();
        let members = plan.items.iter().filter(|item| item.row.kind == *kind).map(|item| &*item.row.code);
        let members: Vec<&str> = members.collect();
        let _ = match members[..] {
            [first, .., last] => writeln!(out, "/// {first} to {last}: {kind}, {}.", members.len()),
            _ => writeln!(out, "/// {}: {kind}.", members.join(", ")),
        };
        let _ = writeln!(out, "pub const RASHINBAN_KIND_{name}: i32 = {};", i + 1);
        let variant = kind_variant(kind);
        let _ = writeln!(
            ties,
            "    assert!(RASHINBAN_KIND_{name} == rashinban::ItemKind::{variant}.number() as i32);"
        );
    }
    for (name, members) in enums(plan) {
        for item in members {
            let member = item.row.name.as_deref().unwrap_or_default();
            let full = c_constant(name, member);
            let _ = writeln!(out, "/// {} {}", item.row.code, item.row.ja);
            let _ = writeln!(out, "pub const {full}: i32 = {};", item.number);
            let _ = writeln!(ties, "    assert!({full} == rashinban::{name}::{member}.number() as i32);");
        }
    }
    for (i, edition) in plan.editions.iter().enumerate() {
        let name = edition.id.replace('-', "_");
        let _ = writeln!(out, "/// Decided on {}.", edition.decided_on);
        let _ = writeln!(out, "pub const RASHINBAN_EDITION_{name}: i32 = {};", i + 1);
        let _ = writeln!(
            ties,
            "    assert!(RASHINBAN_EDITION_{name} == rashinban::Edition::{}.number() as i32);",
            edition.name
        );
    }
    let _ = write!(
        out,
        "\n#[allow(clippy::cast_lossless, reason = \"`From` is not for constants yet\")]\nconst _: () = {{\n{ties}}};\n"
    );
    out
}

/// `Vision`, `GrowthStrategy` as C has it: `RASHINBAN_VISION_GROWTH_STRATEGY`.
fn c_constant(name: &str, member: &str) -> String {
    format!("RASHINBAN_{}_{}", screaming(name), screaming(member))
}

/// For the runner of the vectors: C cannot ask for a constant by its name.
fn c_enums(plan: &Plan) -> String {
    let mut out = format!("/* {MARK} */\n\n");
    for (name, members) in enums(plan) {
        for item in members {
            let member = item.row.name.as_deref().unwrap_or_default();
            let kind = screaming(name);
            let _ = writeln!(
                out,
                "{{\"{name}\", \"{member}\", RASHINBAN_KIND_{kind}, {}}},",
                c_constant(name, member)
            );
        }
    }
    out
}

/// Without a word about the members: a browser downloads this file, and the types say it.
fn javascript(plan: &Plan) -> String {
    let mut out = format!("// {MARK}\n\n");
    for (name, members) in enums(plan) {
        let _ = writeln!(out, "export const {name} = Object.freeze({{");
        for item in members {
            let member = item.row.name.as_deref().unwrap_or_default();
            let _ = writeln!(out, "  {member}: '{}',", item.row.code);
        }
        let _ = writeln!(out, "}});\n");
    }
    out
}

fn typescript(plan: &Plan) -> String {
    let union = |items: &mut dyn Iterator<Item = String>| {
        items.fold(String::new(), |out, name| out + "\n  | '" + &name + "'")
    };
    let mut out = format!("// {MARK}\n\n");
    let codes = union(&mut plan.items.iter().map(|i| i.row.code.clone()));
    let kinds = union(&mut KINDS.iter().map(|k| (*k).to_owned()));
    let editions = union(&mut plan.editions.iter().map(|e| e.id.clone()));
    let _ = writeln!(
        out,
        "/** Code of an item or chapter, in its printed form. */\nexport type ItemCode ={codes};\n"
    );
    let _ = writeln!(out, "/** What an item is. */\nexport type ItemKind ={kinds};\n");
    let _ = writeln!(out, "/** An edition of the plan. */\nexport type EditionId ={editions};\n");
    for (name, members) in enums(plan) {
        let _ = writeln!(out, "export declare const {name}: {{");
        for item in &members {
            let member = item.row.name.as_deref().unwrap_or_default();
            let _ = writeln!(out, "  /** {} */\n  readonly {member}: '{}';", item.row.ja, item.row.code);
        }
        let _ = writeln!(out, "}};\nexport type {name} = (typeof {name})[keyof typeof {name}];\n");
    }
    out
}
