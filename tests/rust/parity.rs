//! Every public function on every surface: `tests/surface.toml` says which stand for one another, and the sources say
//! what there really is.

use rashinban::register::Query;
use rashinban_tests::{repository_file, sources};
use serde::Deserialize;
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Surface {
    call: Vec<Call>,
    only: Vec<Only>,
}

/// What is one thing on every surface. It has functions of its own there, or is answered by those of another call.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Call {
    name: String,
    #[serde(default)]
    rust: Vec<String>,
    #[serde(default)]
    c: Vec<String>,
    #[serde(default)]
    js: Vec<String>,
    rust_by: Option<String>,
    c_by: Option<String>,
    js_by: Option<String>,
    /// What tests a call that vectors cannot.
    elsewhere: Option<String>,
}

/// What a surface has by its nature, and why the others do without.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Only {
    reason: String,
    #[serde(default)]
    rust: Vec<String>,
    #[serde(default)]
    c: Vec<String>,
    #[serde(default)]
    js: Vec<String>,
}

fn surface() -> Surface {
    toml::from_str(&repository_file("tests/surface.toml"))
        .unwrap_or_else(|e| panic!("tests/surface.toml: {e}"))
}

impl Surface {
    /// All that is listed for one surface.
    fn all(
        &self,
        of_call: fn(&Call) -> &Vec<String>,
        of_only: fn(&Only) -> &Vec<String>,
    ) -> impl Iterator<Item = &str> {
        let calls = self.call.iter().flat_map(of_call);
        calls.chain(self.only.iter().flat_map(of_only)).map(String::as_str)
    }
}

/// That what a surface has and what the file lists are the same, each once. What a macro makes for many types is listed
/// by type, or once for all types that are not.
fn same<'l>(surface: &str, there: &BTreeMap<String, Option<String>>, listed: impl Iterator<Item = &'l str>) {
    let mut seen = BTreeMap::new();
    for name in listed {
        *seen.entry(name).or_insert(0) += 1;
    }
    let twice: Vec<_> = seen.iter().filter(|(_, count)| **count > 1).map(|(name, _)| name).collect();
    let mut answered = BTreeSet::new();
    let mut missing = Vec::new();
    for (name, by_macro) in there {
        let names = [Some(name), by_macro.as_ref()];
        match names.into_iter().flatten().find(|name| seen.contains_key(name.as_str())) {
            Some(listed) => _ = answered.insert(listed.as_str()),
            None => missing.push(name),
        }
    }
    let gone: Vec<_> = seen.keys().filter(|name| !answered.contains(**name)).collect();
    assert!(
        twice.is_empty() && missing.is_empty() && gone.is_empty(),
        "{surface}: not in tests/surface.toml: {missing:#?}; listed but not there: {gone:#?}; listed twice: {twice:#?}"
    );
}

#[test]
fn every_rust_function_is_listed_once() {
    same("Rust", &sources::rust(), surface().all(|c| &c.rust, |o| &o.rust));
}

#[test]
fn every_c_function_is_listed_once() {
    let there = sources::c().into_iter().map(|name| (name, None)).collect();
    same("C", &there, surface().all(|c| &c.c, |o| &o.c));
}

#[test]
fn every_js_function_is_listed_once() {
    let there = sources::js().into_iter().map(|name| (name, None)).collect();
    same("JavaScript", &there, surface().all(|c| &c.js, |o| &o.js));
}

#[test]
fn every_call_is_on_every_surface() {
    let surface = surface();
    let mut names = BTreeSet::new();
    for call in &surface.call {
        assert!(names.insert(&call.name), "`{}` is listed twice", call.name);
        let check = |on: &str, own: fn(&Call) -> &Vec<String>, by: &Option<String>| {
            assert!(
                own(call).is_empty() == by.is_some(),
                "`{}` in {on}: functions, or the call that has them",
                call.name
            );
            if let Some(by) = by {
                let other = surface.call.iter().find(|other| other.name == *by);
                assert!(
                    other.is_some_and(|other| !own(other).is_empty()),
                    "`{}` in {on}: `{by}` has none",
                    call.name
                );
            }
        };
        check("Rust", |c| &c.rust, &call.rust_by);
        check("C", |c| &c.c, &call.c_by);
        check("JavaScript", |c| &c.js, &call.js_by);
    }
    for only in &surface.only {
        let on = [&only.rust, &only.c, &only.js];
        assert!(only.reason.len() > 10, "a reason is missing: {on:?}");
        assert!(on.iter().any(|list| !list.is_empty()), "nothing has the reason {:?}", only.reason);
    }
}

/// Questions to registers are asked by name; in JavaScript each is a method, too, which the runner of their vectors calls.
#[test]
fn every_question_is_a_method_of_javascript() {
    let folder = "bindings/npm/src/register";
    let types = repository_file(&format!("{folder}/index.d.ts"));
    let script = repository_file(&format!("{folder}/register.js"));
    let runner = repository_file("tests/js/register-vectors.mjs");
    for query in Query::ALL {
        let name = query.name();
        let mut words = name.split('-');
        let first = words.next().expect("a word").to_owned();
        let method = words.fold(first, |method, word| method + &word[..1].to_uppercase() + &word[1..]);
        assert!(types.contains(&format!("\n  {method}(")), "{name} has no method in the types");
        assert!(script.contains(&format!("\n  {method}(")), "{name} has no method");
        assert!(script.contains(&format!("ask('{name}', [")), "nothing asks {name}");
        assert!(runner.contains(&format!(".{method}(")), "no vector calls {method}");
    }
}

#[test]
fn every_call_has_a_vector() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let mut called = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("tests/vectors") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = fs::read_to_string(&path).expect("readable");
            let vectors: Vec<Value> = serde_json::from_str(&text).expect("JSON");
            called.extend(vectors.iter().filter_map(|vector| vector["call"].as_str().map(str::to_owned)));
        }
    }
    let listed = surface().call.into_iter().filter(|call| call.elsewhere.is_none());
    assert_eq!(called, listed.map(|call| call.name).collect());
}
