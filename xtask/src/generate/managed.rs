//! The constants of the header as the enums of Java and .NET.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};

use super::{
    MARK, Output,
    constants::{self, Constant},
    data::{KINDS, Plan},
    tables::{constant, enum_name},
};

/// A closed list of the header.
struct List {
    /// The enum.
    name: &'static str,
    /// What it is, Japanese first.
    doc: String,
    /// The constants begin with `RASHINBAN_` and this.
    prefix: String,
    /// The function that names a member, or the kind of a list of the plan.
    source: Source,
    members: Vec<Member>,
}

enum Source {
    Function(&'static str),
    Kind(String),
    Nothing,
}

struct Member {
    /// `GROWTH_STRATEGY`
    name: String,
    number: i32,
    doc: String,
}

/// The lists beside those of the plan: enum, prefix, function of the names, what it is.
const LISTS: [(&str, &str, Option<&str>, &str); 11] = [
    (
        "Crosswalk",
        "CROSSWALK_",
        Some("crosswalk_name"),
        "他の版との対応 / what is known of an item in another edition",
    ),
    ("Edition", "EDITION_", Some("edition_name"), "計画の版 / an edition of the plan"),
    ("Encoding", "ENCODING_", Some("encoding_name"), "文字コード / an encoding of text"),
    ("Field", "FIELD_", Some("field_name"), "検索の対象 / a text that search looks into"),
    ("Fold", "FOLD_", Some("fold_name"), "表記の違い / a difference of writing that search folds"),
    ("ItemKind", "KIND_", Some("kind_name"), "項目の種別 / what an item is"),
    ("LabelStatus", "LABEL_", Some("label_status_name"), "名称の確かさ / how far a label can be relied on"),
    ("Lang", "LANG_", Some("lang_name"), "言語 / a language of labels and texts"),
    ("Padding", "PAD_", None, "固定長の埋め方 / what follows a text in a field of fixed width"),
    ("Problem", "ERROR_", Some("status_name"), "問題の種類 / the kinds of trouble"),
    ("Reason", "REASON_", Some("reason_name"), "関連の理由 / why an item refers to another"),
];

const JAVA: &str = "bindings/java/src/main/java/rashinban";

/// The enums of both languages, from the header's text.
pub fn outputs(plan: &Plan, header: &str) -> Result<Vec<Output>> {
    let constants = constants::constants(header);
    let lists = lists(plan, &constants)?;
    let abi = constants
        .iter()
        .find_map(|constant| (constant.name == "ABI_VERSION").then_some(constant.value))
        .context("the header has no RASHINBAN_ABI_VERSION")?;
    let functions = functions(header)?;
    let mut outputs = vec![
        Output {
            path: "bindings/dotnet/Generated.cs",
            text: dotnet(plan, &lists, abi) + &dotnet_functions(&functions)?,
        },
        Output {
            path: "bindings/java/src/main/java/rashinban/Native.java",
            text: java_functions(&functions)?,
        },
        Output { path: "bindings/java/src/main/java/rashinban/Items.java", text: java_items(plan, abi) },
    ];
    for list in &lists {
        outputs.push(Output { path: java_path(list.name)?, text: java_enum(list) });
    }
    Ok(outputs)
}

fn lists(plan: &Plan, constants: &[Constant<'_>]) -> Result<Vec<List>> {
    let mut lists = Vec::new();
    for (name, prefix, function, doc) in LISTS {
        let source = function.map_or(Source::Nothing, Source::Function);
        lists.push(List {
            name,
            doc: doc.to_owned(),
            prefix: prefix.to_owned(),
            source,
            members: Vec::new(),
        });
    }
    for kind in KINDS {
        if let Some(name) = enum_name(kind) {
            let parent = plan.items.iter().find(|item| item.row.kind == kind).and_then(|item| item.parent);
            let parent = &plan.items[parent.context("a list of the plan belongs to no set")? - 1].row;
            let doc = format!("{} / {}", parent.ja, parent.en);
            let kind = kind.replace('-', "_").to_uppercase();
            let prefix = format!("{kind}_");
            lists.push(List { name, doc, prefix, source: Source::Kind(kind), members: Vec::new() });
        }
    }
    for list in &mut lists {
        for (member, found) in constants::group(constants, &list.prefix) {
            let name = match list.name {
                "Edition" => edition_name(plan, member)?,
                _ => member.to_owned(),
            };
            list.members.push(Member { name, number: found.value, doc: in_prose(&found.doc) });
        }
    }
    for list in &lists {
        ensure!(!list.members.is_empty(), "the header has no RASHINBAN_{}", list.prefix);
    }
    Ok(lists)
}

/// An enum's member cannot begin with a digit: `JUNE_2021`, `Y2022`, as in Rust.
fn edition_name(plan: &Plan, member: &str) -> Result<String> {
    let id = member.replace('_', "-");
    let edition = plan.editions.iter().find(|edition| edition.id == id).context("an unknown edition")?;
    Ok(match edition.name.find(|c: char| c.is_ascii_digit()) {
        Some(at) if at > 1 => format!("{}_{}", edition.name[..at].to_uppercase(), &edition.name[at..]),
        _ => edition.name.clone(),
    })
}

/// The words of a header's comment, without what they say of functions in C.
fn in_prose(doc: &str) -> String {
    let doc = match doc.split_once("; rashinban_") {
        Some((before, _)) => format!("{before}."),
        None => doc.to_owned(),
    };
    doc.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// `Output` wants paths that live as long as the program, and the program is short.
fn java_path(name: &str) -> Result<&'static str> {
    ensure!(!name.is_empty());
    Ok(String::leak(format!("{JAVA}/{name}.java")))
}

fn java_enum(list: &List) -> String {
    let List { name, doc, source, members, .. } = list;
    let mut out = format!("// {MARK}\n\npackage rashinban;\n\n/** {doc}. */\n");
    let interface = if matches!(source, Source::Kind(_)) { "PlanList" } else { "Numbered" };
    let _ = writeln!(out, "public enum {name} implements {interface} {{");
    for (i, Member { name, number, doc }) in members.iter().enumerate() {
        let end = if i + 1 == members.len() { ";" } else { "," };
        let _ = writeln!(out, "    /** {doc} */\n    {name}({number}){end}");
    }
    let _ = write!(
        out,
        "\n    private final int number;\n\n    {name}(int number) {{\n        this.number = number;\n    }}\n\n    \
         @Override\n    public int number() {{\n        return number;\n    }}\n"
    );
    match source {
        Source::Kind(kind) => {
            let _ = write!(
                out,
                "\n    @Override\n    public ItemKind kind() {{\n        return ItemKind.{kind};\n    }}\n"
            );
        }
        Source::Function(function) => {
            let _ = write!(
                out,
                "\n    /** The name that files and other languages use. */\n    public String id() {{\n        \
                 return Library.string(out -> Native.rashinban_{function}(number, out));\n    }}\n"
            );
        }
        Source::Nothing => {}
    }
    out.push_str("}\n");
    out
}

fn java_items(plan: &Plan, abi: i32) -> String {
    let mut out = format!(
        "// {MARK}\n\npackage rashinban;\n\n/** すべての項目 / every item by its code. */\npublic final class Items {{\n    \
         /** The ABI that this binding was written for. */\n    static final int ABI_VERSION = {abi};\n\n    \
         private Items() {{}}\n"
    );
    for item in &plan.items {
        let _ = write!(
            out,
            "\n    /** {} */\n    public static final Item {} = Item.of({});\n",
            in_prose(&item.row.ja),
            constant(&item.row.code),
            item.id
        );
    }
    out.push_str("}\n");
    out
}

fn dotnet(plan: &Plan, lists: &[List], abi: i32) -> String {
    let mut out = format!("// {MARK}\n\nusing System.Runtime.InteropServices;\n\nnamespace Rashinban\n{{");
    for List { name, doc, members, .. } in lists {
        // Most files that handle bytes use System.Text, where Encoding is another thing.
        let name = if *name == "Encoding" { "TextEncoding" } else { name };
        let flags = if name == "Fold" { "    [System.Flags]\n" } else { "" };
        let _ = write!(out, "\n    /// <summary>{doc}.</summary>\n{flags}    public enum {name}\n    {{");
        for Member { name, number, doc } in members {
            let _ =
                write!(out, "\n        /// <summary>{doc}</summary>\n        {} = {number},\n", pascal(name));
        }
        out.push_str("    }\n");
    }
    let _ = write!(
        out,
        "\n    /// <summary>すべての項目 / every item by its code.</summary>\n    public static class Items\n    {{\n        \
         internal const int AbiVersion = {abi};\n"
    );
    for item in &plan.items {
        let _ = write!(
            out,
            "\n        /// <summary>{}</summary>\n        public static Item {} {{ get {{ return new Item({}); }} }}\n",
            in_prose(&item.row.ja),
            constant(&item.row.code),
            item.id
        );
    }
    out.push_str("    }\n\n    public static partial class Lists\n    {\n");
    let of_plan = lists.iter().filter_map(|list| match &list.source {
        Source::Kind(kind) => Some((list.name, pascal(kind))),
        _ => None,
    });
    for (name, kind) in of_plan {
        let _ = write!(
            out,
            "        /// <summary>The item.</summary>\n        public static Item Item(this {name} member)\n        {{\n            \
             return Plan.ItemByNumber(ItemKind.{kind}, (int)member);\n        }}\n\n"
        );
    }
    out.truncate(out.len() - 1);
    out.push_str("    }\n\n");
    out
}

/// A function of the header: all return `int32_t`.
struct Function<'a> {
    name: &'a str,
    /// Type and name.
    parameters: Vec<(String, &'a str)>,
}

impl Function<'_> {
    /// Whether it takes a text in an encoding of the caller's choice; the encoders' is that of the result.
    fn takes_encoding(&self) -> bool {
        let named = |name| self.parameters.iter().any(|parameter| parameter.1 == name);
        named("encoding") && !named("buf")
    }
}

fn functions(header: &str) -> Result<Vec<Function<'_>>> {
    let mut functions = Vec::new();
    for declaration in header.split("\nint32_t ").skip(1) {
        let (declaration, _) = declaration.split_once(");").context("a declaration without an end")?;
        let (name, list) = declaration.split_once('(').context("a declaration without parameters")?;
        let mut parameters = Vec::new();
        for parameter in list.split(',').map(str::trim).filter(|parameter| *parameter != "void") {
            let at = parameter.rfind([' ', '*']).context("a parameter without a name")? + 1;
            parameters.push((parameter[..at].trim().to_owned(), &parameter[at..]));
        }
        functions.push(Function { name, parameters });
    }
    ensure!(!functions.is_empty(), "the header declares no function");
    Ok(functions)
}

fn java_functions(functions: &[Function<'_>]) -> Result<String> {
    let mut out = format!(
        "// {MARK}\n\npackage rashinban;\n\nimport com.sun.jna.Pointer;\n\n/** The functions of the C library. */\n\
         final class Native {{\n    static {{\n        Library.load(Native.class);\n    }}\n\n    private Native() {{}}\n"
    );
    for Function { name, parameters } in functions {
        let mut list = Vec::new();
        for (kind, name) in parameters {
            let kind = match kind.as_str() {
                "int32_t" => "int",
                "const uint8_t *" | "uint8_t *" => "byte[]",
                // Structs of nothing but int32_t are runs of them.
                "int32_t *" | "struct rashinban_match *" | "struct rashinban_cross_reference *" => "int[]",
                _ => {
                    ensure!(kind.starts_with("struct rashinban_"), "{kind} {name}");
                    "Pointer"
                }
            };
            list.push(format!("{kind} {}", camel(name)));
        }
        let _ = writeln!(out, "\n    static native int {name}({});", list.join(", "));
    }
    out.push_str("}\n");
    Ok(out)
}

fn dotnet_functions(functions: &[Function<'_>]) -> Result<String> {
    let mut out = String::from("    internal static class Native\n    {\n");
    for function in functions {
        let mut list = Vec::new();
        for (kind, name) in &function.parameters {
            let one = name.starts_with("out_");
            let kind = match kind.as_str() {
                "int32_t" => "int".to_owned(),
                "int32_t *" if one => "out int".to_owned(),
                "int32_t *" => "[Out] int[]".to_owned(),
                // Strings are UTF-16 here and go as they are where the function takes that.
                "const uint8_t *" if function.takes_encoding() => {
                    "[MarshalAs(UnmanagedType.LPWStr)] string".to_owned()
                }
                "const uint8_t *" => "byte[]".to_owned(),
                "uint8_t *" => "[Out] byte[]".to_owned(),
                _ => {
                    let of = kind.strip_prefix("struct rashinban_").and_then(|rest| rest.strip_suffix(" *"));
                    let of = pascal(&of.with_context(|| format!("{kind} {name}"))?.to_uppercase());
                    if one { format!("out Native{of}") } else { format!("[Out] Native{of}[]") }
                }
            };
            list.push(format!("{kind} {}", camel(name)));
        }
        let _ = write!(
            out,
            "        [DllImport(\"rashinban\", CallingConvention = CallingConvention.Cdecl)]\n        internal static extern int {}({});\n\n",
            function.name,
            list.join(", ")
        );
    }
    out.truncate(out.len() - 1);
    out.push_str("    }\n}\n");
    Ok(out)
}

/// `out_is_within` as both languages have it: `outIsWithin`.
fn camel(name: &str) -> String {
    let all = pascal(&name.to_uppercase());
    all[..1].to_lowercase() + &all[1..]
}

/// `GROWTH_STRATEGY` as .NET has it: `GrowthStrategy`.
fn pascal(name: &str) -> String {
    name.split('_').map(|word| word[..1].to_owned() + &word[1..].to_lowercase()).collect()
}
