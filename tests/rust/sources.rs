//! What each surface offers, read from its sources as text. rustfmt and cbindgen keep these in one form; what is of another
//! form is a panic rather than an oversight.

use crate::repository_file;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// The public functions and constants of the core, each with the macro that makes it, where one does: `Item::label`,
/// `fold::fold`, `VERSION`; `Lang::name` of `words!::name`. Only what can be reached from outside is there: methods of types
/// that are re-exported or stand in a public module, and functions of public modules. Of traits, `from_str` counts, by
/// which codes and names are read; the constants of the plan's own rows ([`rashinban::Item::V01`], …) do not.
///
/// # Panics
///
/// Where the sources are not of the form that is known here.
#[must_use]
pub fn rust() -> BTreeMap<String, Option<String>> {
    let mut files = vec![("enums".to_owned(), repository_file("core/src/generated/enums.rs"))];
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src")).expect("core/src") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
            files.push((stem.to_owned(), fs::read_to_string(&path).expect("readable")));
        }
    }
    let root = &files.iter().find(|(name, _)| name == "lib").expect("lib.rs").1;
    let modules: BTreeSet<&str> =
        root.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let reexported = reexported(root);

    let mut scan = Scan::default();
    for (module, text) in &files {
        scan.file(module, text);
    }
    let reachable = |module: &str, name: &str| reexported.contains(name) || modules.contains(module);
    let types: BTreeSet<&str> = scan
        .types
        .iter()
        .filter(|(module, name)| reachable(module, name))
        .map(|(_, name)| name.as_str())
        .collect();

    let mut found = BTreeMap::new();
    let mut add =
        |name: String, of: Option<String>| assert!(found.insert(name.clone(), of).is_none(), "{name} twice");
    // Functions and constants of private modules, like types: by their bare name.
    reexported.iter().filter(|name| !types.contains(name.as_str())).for_each(|name| add(name.clone(), None));
    for (module, name) in &scan.free {
        if module == "lib" {
            add(name.clone(), None);
        } else if modules.contains(module.as_str()) {
            add(format!("{module}::{name}"), None);
        }
    }
    for (of, name) in &scan.members {
        if let Some(makes) = of.strip_suffix('!') {
            for made in scan.made.iter().filter(|(by, made)| by == makes && types.contains(made.as_str())) {
                add(format!("{}::{name}", made.1), Some(format!("{of}::{name}")));
            }
        } else if types.contains(of.as_str()) {
            add(format!("{of}::{name}"), None);
        }
    }
    found
}

/// The names in the `pub use` of the crate's root.
fn reexported(root: &str) -> BTreeSet<String> {
    let uses = root.split("\npub use ").skip(1).map(|rest| rest.split(';').next().expect("an end"));
    let names = uses.flat_map(|names| {
        assert!(!names.contains(['*', ' ']) || names.contains('{'), "pub use {names}");
        let list = names.rsplit("::").next().expect("a name");
        list.trim_matches(['{', '}'])
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
    });
    names.collect()
}

#[derive(Default)]
struct Scan {
    /// Public types, each with its module.
    types: BTreeSet<(String, String)>,
    /// Public functions and constants outside of types, likewise.
    free: BTreeSet<(String, String)>,
    /// Those of types, each with its type; `words!` for the types that the macro makes.
    members: BTreeSet<(String, String)>,
    /// Macros and the types they make.
    made: BTreeSet<(String, String)>,
}

impl Scan {
    fn file(&mut self, module: &str, text: &str) {
        let (mut definition, mut invocation) = (None, None);
        // What stands open: the line that will close it, and the type whose members come until then.
        let mut open: Option<(String, Option<String>, bool)> = None;
        for line in text.lines() {
            let code = line.trim_start();
            let indent = &line[..line.len() - code.len()];
            if code.starts_with("//") || code.starts_with("#[") || code.is_empty() {
                continue;
            }
            if let Some((end, _, _)) = &open {
                if line == end {
                    open = None;
                    continue;
                }
            } else if line == "}" {
                definition = None;
            }
            if let Some(by) = invocation.take() {
                let made = identifier(code);
                self.types.insert((module.to_owned(), made.to_owned()));
                self.made.insert((by, made.to_owned()));
                continue;
            }
            match &open {
                Some((_, None, _)) => {}
                Some((_, Some(of), from_str)) => {
                    let name =
                        if *from_str { code.strip_prefix("fn ").map(identifier) } else { public(code) };
                    self.members.extend(name.map(|name| (of.clone(), name.to_owned())));
                }
                None if code == "mod tests {" => open = Some((format!("{indent}}}"), None, false)),
                None if code.starts_with("impl") && !code.ends_with('}') => {
                    let (of, from_str, inherent) = header(code);
                    let of = match (of, &definition) {
                        ("$type", Some(makes)) => format!("{makes}!"),
                        _ => of.to_owned(),
                    };
                    open = Some((format!("{indent}}}"), (inherent || from_str).then_some(of), from_str));
                }
                None => {
                    if let Some(name) = code.strip_prefix("macro_rules! ") {
                        definition = Some(identifier(name).to_owned());
                    } else if let Some(name) = code.strip_suffix("! {") {
                        invocation = Some(name.to_owned());
                    } else if let Some(rest) =
                        ["pub struct ", "pub enum "].iter().find_map(|start| code.strip_prefix(start))
                    {
                        if definition.is_none() {
                            self.types.insert((module.to_owned(), identifier(rest).to_owned()));
                        }
                    } else if let Some(name) = public(code) {
                        // Deeper is a private module's.
                        if indent.is_empty() {
                            self.free.insert((module.to_owned(), name.to_owned()));
                        }
                    }
                }
            }
        }
        assert!(
            open.is_none() && definition.is_none() && invocation.is_none(),
            "{module}: something stays open"
        );
    }
}

/// The type of an `impl`, whether it is of `FromStr`, and whether of no trait.
fn header(code: &str) -> (&str, bool, bool) {
    let mut rest = code.strip_prefix("impl").expect("an impl");
    if rest.starts_with('<') {
        let mut depth = 0;
        let end = rest.find(|c| {
            depth += i32::from(c == '<') - i32::from(c == '>');
            depth == 0
        });
        rest = &rest[end.expect("a closing bracket") + 1..];
    }
    match rest.trim_start().split_once(" for ") {
        Some((of_trait, of)) => (identifier(of), of_trait.ends_with("FromStr"), false),
        None => (identifier(rest.trim_start()), false, true),
    }
}

/// The name of a public function or constant that begins on this line.
fn public(code: &str) -> Option<&str> {
    let mut rest = code.strip_prefix("pub ")?;
    let mut constant = false;
    loop {
        if let Some(name) = rest.strip_prefix("fn ") {
            return Some(identifier(name));
        }
        let Some((word, behind)) = rest.split_once(' ') else { break };
        match word {
            "const" | "static" => constant = true,
            "async" | "unsafe" | "extern" | "\"C\"" => {}
            _ => break,
        }
        rest = behind;
    }
    constant.then(|| identifier(rest))
}

/// The name at the beginning.
fn identifier(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$').unwrap_or(text.len());
    &text[..end]
}

/// The functions that the C headers declare.
#[must_use]
pub fn c() -> BTreeSet<String> {
    let header = |name: &str| repository_file(&format!("bindings/c/include/rashinban/{name}"));
    let header = header("rashinban.h") + &header("rashinban_register.h");
    // A declaration begins in the first column, with its type; macros and comments do not begin with a letter.
    let starts = header.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
    let heads =
        starts.filter_map(|line| line.split_once('(')?.0.rsplit([' ', '*']).next().map(str::to_owned));
    heads.collect()
}

/// The values that the package's types declare: functions, classes and constants.
///
/// # Panics
///
/// Where the types or the modules export what is of another form, or do not export the same.
#[must_use]
pub fn js() -> BTreeSet<String> {
    let declared = exports(&["index.d.ts", "generated.d.ts"]);
    for entry in ["node.js", "browser.js"] {
        let there = exports(&[entry, "plan.js", "generated.js"]);
        let differ: Vec<_> = there.symmetric_difference(&declared).collect();
        assert!(differ.is_empty(), "either {entry} or the types, and not both, export {differ:?}");
    }
    declared
}

fn exports(files: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files {
        for line in repository_file(&format!("bindings/npm/src/{file}")).lines() {
            let Some(what) = line.strip_prefix("export ") else { continue };
            let what = what.strip_prefix("declare ").unwrap_or(what);
            if let Some(name) =
                ["function ", "class ", "const "].iter().find_map(|start| what.strip_prefix(start))
            {
                found.insert(identifier(name).to_owned());
            } else if let Some(names) = what.strip_prefix("{ ") {
                let names = names.split(" }").next().expect("an end");
                found.extend(names.split(", ").map(str::to_owned));
            } else if let Some(other) = what.strip_prefix("* from './") {
                let known = files.iter().any(|file| file.split('.').next() == other.split('.').next());
                assert!(known, "{file}: {line}");
            } else {
                let types_alone = what.starts_with("type ") || what.starts_with("interface ");
                assert!(types_alone, "{file}: {line}");
            }
        }
    }
    found
}
