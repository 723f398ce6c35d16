//! Look-ups by enum and by code, and calls through the C ABI.

use anyhow::{Result, ensure};
use rashinban::{Item, Lang};

use crate::foreign::{CKeys, Foreign};
use crate::keys::{COUNT, Keys};
use crate::measure::{Case, Group, read, used};

/// Written by the build script from the items' codes.
#[allow(clippy::too_many_lines, clippy::unreadable_literal)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/codes.rs"));
}

fn by_binary_search(code: &str) -> Option<u8> {
    let rows = &generated::SORTED;
    rows.binary_search_by(|row| row.0.cmp(code)).ok().map(|at| rows[at].1)
}

fn by_phf(code: &str) -> Option<u8> {
    generated::PHF.get(code).copied()
}

/// Whether every way of looking up gives the same answers.
pub fn check(floors: &Foreign, calls: Option<&Foreign>) -> Result<()> {
    for item in Item::ALL {
        let code = item.code_str();
        let want = Some(item.id());
        ensure!(code.parse() == Ok(item), "parse: {code}");
        ensure!(generated::by_match(code) == want, "match: {code}");
        ensure!(by_phf(code) == want, "phf: {code}");
        ensure!(by_binary_search(code) == want, "binary search: {code}");
    }
    floors.check_labels("floor_label")?;
    floors.check_visions("floor_vision")?;
    floors.check_codes("floor_by_code")?;
    if let Some(calls) = calls {
        calls.check_labels("called_label")?;
        calls.check_codes("called_by_code")?;
    }
    Ok(())
}

macro_rules! each {
    ($name:literal, $keys:expr, $key:ident => $body:expr) => {
        Case::new($name, move |n| {
            let keys = $keys;
            for turn in 0..n {
                let $key = keys[turn as usize & (COUNT - 1)];
                $body;
            }
        })
    };
}

/// The groups.
#[allow(clippy::cast_possible_truncation, reason = "the lowest twelve bits are all that is used")]
pub fn groups<'a>(
    keys: &'static Keys,
    c_keys: &'a CKeys,
    floors: &'a Foreign,
    calls: Option<&'a Foreign>,
) -> Result<Vec<Group<'a>>> {
    let c = |library: &'a Foreign, name, function| {
        Ok::<_, anyhow::Error>(Case::new(name, library.case(c_keys, function)?))
    };
    let empty = || {
        Case::new("Rust: empty loop", |n| {
            for turn in 0..n {
                used(turn as usize & (COUNT - 1));
            }
        })
    };
    let mut groups = vec![
        Group {
            name: "item by enum",
            cases: vec![
                each!("Rust: Item::label", &*keys.items, item => read(item.label(Lang::Ja))),
                c(floors, "C: static array, pointer", "floor_item_pointer")?,
                c(floors, "C: static array, pointer and length", "floor_item_label")?,
                empty(),
                c(floors, "C: empty loop", "floor_empty")?,
            ],
            compared: vec![(0, 1), (0, 2)],
        },
        Group {
            name: "vision by enum",
            cases: vec![
                each!("Rust: Vision::label", &*keys.visions, vision => read(vision.label(Lang::Ja))),
                c(floors, "C: static array, pointer", "floor_vision_pointer")?,
                c(floors, "C: static array, pointer and length", "floor_vision_label")?,
                empty(),
                c(floors, "C: empty loop", "floor_empty")?,
            ],
            compared: vec![(0, 1), (0, 2)],
        },
        Group {
            name: "item by code",
            cases: vec![
                each!("Rust: str::parse::<Item>", &*keys.codes, code => used(code.parse().map_or(0, Item::id).into())),
                each!("Rust: match", &*keys.codes, code => used(generated::by_match(code).unwrap_or(0).into())),
                each!("Rust: phf", &*keys.codes, code => used(by_phf(code).unwrap_or(0).into())),
                each!("Rust: binary search", &*keys.codes, code => used(by_binary_search(code).unwrap_or(0).into())),
                c(floors, "C: gperf", "floor_gperf")?,
                empty(),
                c(floors, "C: empty loop", "floor_empty")?,
            ],
            compared: vec![(0, 1), (0, 2), (0, 3), (0, 4)],
        },
    ];
    if let Some(calls) = calls {
        groups.push(Group {
            name: "call through the C ABI",
            cases: vec![
                c(calls, "C: rashinban_item_label", "call_label")?,
                c(calls, "C: empty call, as item_label", "call_empty_label")?,
                c(calls, "C: rashinban_item_by_code", "call_by_code")?,
                c(calls, "C: empty call, as item_by_code", "call_empty_by_code")?,
                c(floors, "C: empty loop", "floor_empty")?,
            ],
            compared: vec![(0, 1), (2, 3)],
        });
    }
    Ok(groups)
}
