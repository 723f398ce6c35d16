//! The numbers of the C header as the enums of C++.

use super::{
    MARK, Output,
    constants::{constants, group},
    data::{KINDS, Plan},
    tables::{constant, enum_name, kind_variant},
};
use std::fmt::Write;

pub const PATH: &str = "bindings/cpp/include/rashinban/plan.hpp";

/// Enum, prefix of its constants, what it is.
const GROUPS: [(&str, &str, &str); 12] = [
    ("Code", "ITEM_", "The items by their codes; the value is the item's number in C."),
    ("Kind", "KIND_", "What an item is."),
    ("Lang", "LANG_", "Languages of labels and texts."),
    ("LabelStatus", "LABEL_", "How far a label can be relied on."),
    ("Field", "FIELD_", "The texts of an item that are searched."),
    ("Fold", "FOLD_", "How characters of a text differ from those typed; a set of them is Folds."),
    ("Reason", "REASON_", "Why one item refers to another."),
    ("Edition", "EDITION_", "Editions of the plan."),
    ("Crosswalk", "CROSSWALK_", "What is known of an item in another edition."),
    ("Encoding", "ENCODING_", "Encodings of text, in and out."),
    ("Pad", "PAD_", "What follows a text in a buffer."),
    ("Problem", "ERROR_", "What can go wrong; C returns the number with its sign changed."),
];

pub fn output(plan: &Plan, header: &str) -> Output {
    let constants = constants(header);
    let mut out = format!(
        "// {MARK}\n\
         //\n\
         // The numbers of <rashinban/rashinban.h> as enums. Included by <rashinban/rashinban.hpp>.\n\n\
         #ifndef RASHINBAN_PLAN_HPP\n#define RASHINBAN_PLAN_HPP\n\n\
         #include <array>\n#include <cstdint>\n#include <string_view>\n\n\
         #include <rashinban/rashinban.h>\n\n\
         namespace rashinban {{\n\n"
    );
    for (name, prefix, doc) in GROUPS {
        let _ = writeln!(out, "/// {doc}\nenum class {name} : std::int32_t {{");
        for (member, constant) in group(&constants, prefix) {
            let member = match name {
                "Code" => member.to_owned(),
                // A name cannot begin with a digit.
                "Edition" => format!("E{member}"),
                _ => pascal(member),
            };
            let sign = if name == "Problem" { "-(" } else { "" };
            let end = if sign.is_empty() { "" } else { ")" };
            let _ = writeln!(out, "    /// {}", constant.doc);
            let _ = writeln!(out, "    {member} = {sign}RASHINBAN_{}{end},", constant.name);
        }
        let _ = writeln!(out, "}};\n");
    }
    let _ = writeln!(
        out,
        "/// The members of a closed list of the plan: `enum_traits<Vision>::kind`, `::all`, `::names`.\n\
         template <class E> struct enum_traits;\n"
    );
    for kind in KINDS {
        let Some(name) = enum_name(kind) else { continue };
        let members: Vec<_> = plan.items.iter().filter(|item| item.row.kind == kind).collect();
        let member = |item: &super::data::Item| item.row.name.clone().unwrap_or_default();
        let _ = writeln!(out, "/// The numbers that the plan gives its members of the kind {kind}.");
        let _ = writeln!(out, "enum class {name} : std::int32_t {{");
        for item in &members {
            let _ = writeln!(out, "    /// {} {}", item.row.code, item.row.ja);
            let _ = writeln!(out, "    {} = {},", member(item), item.number);
        }
        let _ = writeln!(out, "}};\n");
        let listed = |form: &dyn Fn(&super::data::Item) -> String| {
            members.iter().fold(String::new(), |list, item| list + "        " + &form(item) + ",\n")
        };
        let count = members.len();
        let _ = writeln!(
            out,
            "template <> struct enum_traits<{name}> {{\n    static constexpr Kind kind = Kind::{};\n    \
             static constexpr std::array<{name}, {count}> all{{\n{}    }};\n    \
             static constexpr std::array<std::string_view, {count}> names{{\n{}    }};\n    \
             static constexpr std::array<Code, {count}> codes{{\n{}    }};\n}};\n",
            kind_variant(kind),
            listed(&|item| format!("{name}::{}", member(item))),
            listed(&|item| format!("\"{}\"", member(item))),
            listed(&|item| format!("Code::{}", constant(&item.row.code))),
        );
    }
    out.push_str("} // namespace rashinban\n\n#endif // RASHINBAN_PLAN_HPP\n");
    Output { path: PATH, text: out }
}

/// `LABEL_JA` as C++ has it here: `LabelJa`.
fn pascal(name: &str) -> String {
    name.split('_').map(|word| word[..1].to_owned() + &word[1..].to_lowercase()).collect()
}
