//! TypeScript types of what goes in and out of registers as JSON, read from the core's own types.
//!
//! A type that serde derives is read with its attributes, the lists of `words!` and the counts of `counts!` as they stand.
//! What cannot be said of a type here stops the run.

use super::{MARK, Output};
use anyhow::{Context, Result, bail, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::{fs, path::Path};
use syn::parse::{Parse, ParseStream};
use syn::{
    Attribute, Expr, Fields, FnArg, GenericArgument, Ident, Item, Lit, LitInt, LitStr, Meta, PathArguments,
    ReturnType, Token, Type, Visibility, braced,
};

const PATH: &str = "bindings/npm/src/register/generated.d.ts";
/// Where the types are.
const FOLDERS: [&str; 4] =
    ["core/src/register", "core/src/register/read", "core/src/register/check", "core/src/html/report"];
const FILES: [&str; 2] = ["core/src/alignment.rs", "core/src/lang.rs"];
/// What goes in and out beside questions and answers.
const ROOTS: [&str; 4] = ["Register", "Diagnostic", "FileEncoding", "Section"];
/// What options of reading are, and those of a report.
const OPTIONS: [&str; 1] = ["ReadOptions"];
/// The questions, see `Query`.
const QUERY: &str = "Query";

/// Types that are one word or number as JSON, and what that is.
const PLAIN: [(&str, &str); 15] = [
    ("String", "string"),
    ("bool", "boolean"),
    ("f64", "number"),
    ("i16", "number"),
    ("i32", "number"),
    ("i64", "number"),
    ("u32", "number"),
    ("u64", "number"),
    ("usize", "number"),
    ("FiscalYear", "number"),
    ("LocalGovernmentCode", "string"),
    ("Date", "Day"),
    ("Item", "ItemCode"),
    ("ItemKind", "ItemKind"),
    ("Edition", "EditionId"),
];

pub fn output(root: &Path) -> Result<Output> {
    let source = Source::read(root)?;
    let mut names: Vec<String> = Vec::new();
    let mut questions = String::new();
    for word in &source.words(QUERY)?.members {
        let [options, answer] = source.question(&word.variant)?;
        let _ = writeln!(
            questions,
            "  {}: {{ options: {options}; answer: {} }};",
            quoted(&word.name),
            renamed(&answer)
        );
        names.extend([options, answer]);
    }
    let known = ROOTS.iter().chain(&OPTIONS).map(|name| (*name).to_owned());
    names = known.chain(["Answer".to_owned(), QUERY.to_owned()]).chain(names).collect();

    let mut types = String::new();
    let mut told = BTreeSet::new();
    let mut at = 0;
    while let Some(name) = names.get(at).cloned() {
        at += 1;
        if told.insert(name.clone()) {
            let (text, mut within) = source.told(&name).with_context(|| name.clone())?;
            types += &text;
            names.append(&mut within);
        }
    }
    let mut text = format!(
        "// {MARK}\n\nimport type {{ EditionId, ItemCode, ItemKind }} from '../generated.js';\n\n\
         /** A day, `2026-03-31`. */\nexport type Day = string;\n\n"
    );
    let _ = write!(
        text,
        "/** What can be asked, with its options and its answer. */\nexport interface Queries {{\n{questions}}}\n\n"
    );
    text += types.trim_end();
    text.push('\n');
    Ok(Output { path: PATH, text })
}

/// The class has the name of a register itself.
fn renamed(name: &str) -> &str {
    if name == "Register" { "RegisterData" } else { name }
}

fn quoted(name: &str) -> String {
    if name.contains('-') { format!("'{name}'") } else { name.to_owned() }
}

/// A member of a closed list.
struct Word {
    variant: String,
    name: String,
    doc: String,
}

struct Words {
    doc: String,
    name: String,
    members: Vec<Word>,
}

/// `words! { … }`
impl Parse for Words {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let doc = doc(&input.call(Attribute::parse_outer)?);
        let name = input.parse::<Ident>()?.to_string();
        for _ in 0..2 {
            input.parse::<Token![,]>()?;
            input.parse::<LitStr>()?;
        }
        let body;
        braced!(body in input);
        let mut members = Vec::new();
        while !body.is_empty() {
            let doc = self::doc(&body.call(Attribute::parse_outer)?);
            let variant = body.parse::<Ident>()?.to_string();
            body.parse::<Token![=]>()?;
            body.parse::<LitInt>()?;
            body.parse::<Token![,]>()?;
            members.push(Word { variant, name: body.parse::<LitStr>()?.value(), doc });
            body.parse::<Token![;]>()?;
        }
        Ok(Self { doc, name, members })
    }
}

/// `counts! { … }`
struct Counts {
    doc: String,
    name: String,
    of: String,
}

impl Parse for Counts {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let doc = doc(&input.call(Attribute::parse_outer)?);
        let name = input.parse::<Ident>()?.to_string();
        input.parse::<Ident>()?;
        let of = input.parse::<Ident>()?.to_string();
        let body;
        braced!(body in input);
        while !body.is_empty() {
            body.parse::<proc_macro2::TokenTree>()?;
        }
        Ok(Self { doc, name, of })
    }
}

#[derive(Default)]
struct Source {
    structs: BTreeMap<String, syn::ItemStruct>,
    words: BTreeMap<String, Words>,
    counts: BTreeMap<String, Counts>,
    functions: BTreeMap<String, syn::Signature>,
}

impl Source {
    fn read(root: &Path) -> Result<Self> {
        let mut source = Self::default();
        let mut files: Vec<_> = FILES.iter().map(|file| root.join(file)).collect();
        for folder in FOLDERS {
            for entry in fs::read_dir(root.join(folder))? {
                files.push(entry?.path());
            }
        }
        for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "rs")) {
            let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
            for item in syn::parse_file(&text).with_context(|| file.display().to_string())?.items {
                source.item(item)?;
            }
        }
        Ok(source)
    }

    fn item(&mut self, item: Item) -> Result<()> {
        match item {
            Item::Struct(item) => _ = self.structs.insert(item.ident.to_string(), item),
            Item::Fn(item) if matches!(item.vis, Visibility::Public(_)) => {
                self.functions.insert(item.sig.ident.to_string(), item.sig);
            }
            Item::Macro(item) if item.mac.path.is_ident("words") => {
                let words: Words = item.mac.parse_body()?;
                self.words.insert(words.name.clone(), words);
            }
            Item::Macro(item) if item.mac.path.is_ident("counts") => {
                let counts: Counts = item.mac.parse_body()?;
                self.counts.insert(counts.name.clone(), counts);
            }
            _ => {}
        }
        Ok(())
    }

    fn words(&self, name: &str) -> Result<&Words> {
        self.words.get(name).with_context(|| format!("no list {name}"))
    }

    /// The types of a question's options and of its answer, from the function that answers it.
    fn question(&self, variant: &str) -> Result<[String; 2]> {
        let doc = &self.words(QUERY)?.members.iter().find(|word| word.variant == variant);
        let doc = doc.map(|word| word.doc.as_str()).unwrap_or_default();
        let name = doc.strip_prefix('`').and_then(|doc| doc.split('`').next()).unwrap_or_default();
        let function =
            self.functions.get(name).with_context(|| format!("{variant}: no function `{name}`"))?;
        let Some(FnArg::Typed(options)) = function.inputs.last() else { bail!("{name} has no options") };
        let Type::Reference(options) = &*options.ty else { bail!("{name} takes its options whole") };
        let ReturnType::Type(_, answer) = &function.output else { bail!("{name} answers nothing") };
        let mut answer = generic(answer)?;
        if answer.0 == "Result" {
            answer = generic(answer.1.first().context("a result of nothing")?)?;
        }
        ensure!(answer.0 == "Answer", "{name} gives {}", answer.0);
        Ok([generic(&options.elem)?.0, generic(answer.1.first().context("an answer of nothing")?)?.0])
    }

    /// A type in TypeScript, and the types it names.
    fn told(&self, name: &str) -> Result<(String, Vec<String>)> {
        let (mut out, mut names) = (String::new(), Vec::new());
        if let Some(words) = self.words.get(name) {
            comment(&mut out, "", &words.doc);
            let _ = write!(out, "export type {name} =");
            for word in &words.members {
                out += "\n";
                comment(&mut out, "  ", &word.doc);
                let _ = write!(out, "  | '{}'", word.name);
            }
            out += ";\n\n";
        } else if let Some(counts) = self.counts.get(name) {
            comment(&mut out, "", &counts.doc);
            let _ = writeln!(out, "export type {name} = Record<{}, number>;\n", counts.of);
            names.push(counts.of.clone());
        } else {
            let item = self.structs.get(name).context("no such type")?;
            comment(&mut out, "", &doc(&item.attrs));
            let of: Vec<_> = item.generics.type_params().map(|one| one.ident.to_string()).collect();
            let of = if of.is_empty() { String::new() } else { format!("<{}>", of.join(", ")) };
            let _ = writeln!(out, "export interface {}{of} {{", renamed(name));
            let serde = serde(&item.attrs);
            let Fields::Named(fields) = &item.fields else { bail!("its fields have no names") };
            for field in &fields.named {
                let mut key = field.ident.as_ref().context("a field without a name")?.to_string();
                if serde.contains("rename_all=\"kebab-case\"") {
                    key = key.replace('_', "-");
                }
                comment(&mut out, "  ", &doc(&field.attrs));
                let said = typed(&field.ty, &mut names).with_context(|| key.clone())?;
                let key = quoted(&key);
                // Options are given in part, and what is not said of a measure is not written.
                let _ = if serde.contains("deny_unknown_fields") {
                    writeln!(out, "  {key}?: {} | undefined;", said.trim_end_matches(" | null"))
                } else if self::serde(&field.attrs).contains("skip_serializing_if") {
                    writeln!(out, "  {key}?: {};", said.trim_end_matches(" | null"))
                } else {
                    writeln!(out, "  {key}: {said};")
                };
            }
            out += "}\n\n";
            names.retain(|name| !item.generics.type_params().any(|one| one.ident == name));
        }
        Ok((out, names))
    }
}

/// A type in TypeScript; those that it names are added to `names`.
fn typed(of: &Type, names: &mut Vec<String>) -> Result<String> {
    if let Type::Tuple(pair) = of {
        bail!("a tuple of {}", pair.elems.len());
    }
    let (name, within) = generic(of)?;
    if let Some((_, plain)) = PLAIN.iter().find(|(known, _)| *known == name) {
        return Ok((*plain).to_owned());
    }
    Ok(match (name.as_str(), within.first()) {
        ("Vec", Some(Type::Tuple(_))) => "Record<string, unknown>".to_owned(),
        ("Vec", Some(of)) => {
            let one = typed(of, names)?;
            if one.contains(' ') { format!("({one})[]") } else { format!("{one}[]") }
        }
        ("Option", Some(of)) => format!("{} | null", typed(of, names)?),
        ("Extra", None) => "unknown".to_owned(),
        (_, None) => {
            names.push(name.clone());
            renamed(&name).to_owned()
        }
        (_, Some(of)) => {
            names.push(name.clone());
            format!("{name}<{}>", typed(of, names)?)
        }
    })
}

/// The name of a type, and what stands in its brackets.
fn generic(of: &Type) -> Result<(String, Vec<Type>)> {
    let Type::Path(path) = of else { bail!("a type without a name") };
    let last = path.path.segments.last().context("an empty path")?;
    let within = match &last.arguments {
        PathArguments::AngleBracketed(list) => {
            let types = list.args.iter().filter_map(|one| match one {
                GenericArgument::Type(of) => Some(of.clone()),
                _ => None,
            });
            types.collect()
        }
        _ => Vec::new(),
    };
    Ok((last.ident.to_string(), within))
}

/// What `#[serde(…)]` says, without spaces.
fn serde(attributes: &[Attribute]) -> String {
    let lists =
        attributes.iter().filter(|one| one.path().is_ident("serde")).filter_map(|one| match &one.meta {
            Meta::List(list) => Some(list.tokens.to_string().replace(' ', "")),
            _ => None,
        });
    lists.collect()
}

/// A comment without links: what they lead to is Rust's.
fn doc(attributes: &[Attribute]) -> String {
    let lines =
        attributes.iter().filter(|one| one.path().is_ident("doc")).filter_map(|one| match &one.meta {
            Meta::NameValue(pair) => match &pair.value {
                Expr::Lit(text) => match &text.lit {
                    Lit::Str(text) => Some(text.value()),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        });
    let text = lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>().join("\n");
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some((before, link)) = rest.split_once("[`") {
        let Some((word, behind)) = link.split_once("`]") else { break };
        let _ = write!(out, "{before}`{word}`");
        rest =
            behind.strip_prefix('(').and_then(|to| to.split_once(')')).map_or(behind, |(_, behind)| behind);
    }
    out + rest
}

fn comment(out: &mut String, indent: &str, doc: &str) {
    if doc.contains('\n') {
        let _ = writeln!(out, "{indent}/**");
        for line in doc.lines() {
            let _ = writeln!(out, "{}", format!("{indent} * {line}").trim_end());
        }
        let _ = writeln!(out, "{indent} */");
    } else if !doc.is_empty() {
        let _ = writeln!(out, "{indent}/** {doc} */");
    }
}
