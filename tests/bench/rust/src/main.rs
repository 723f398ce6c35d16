//! The native measurements. `cargo xtask bench` compiles what is loaded here, calls this and makes the report.
//!
//! Every answer is checked before it is timed. Results go to the standard output, a JSON object to a line.

mod data;
mod foreign;
mod keys;
mod lookups;
mod measure;
mod searches;

use std::ffi::OsString;
use std::path::Path;

use anyhow::{Context, Result, bail};
use rashinban_tests::counting;
use serde_json::json;

use crate::foreign::{CKeys, Foreign};
use crate::keys::Keys;
use crate::measure::Group;

#[global_allocator]
static COUNTING: counting::Counting = counting::Counting;

const USAGE: &str = "data FOLDER | lookups FLOORS [CALLS] | searches | allocations | \
    cases FLOORS [CALLS] | count GROUP CASE TIMES FLOORS [CALLS]";

fn main() -> Result<()> {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let words: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    match words[..] {
        ["data", folder] => data::write(Path::new(folder)),
        ["searches"] => {
            searches::check()?;
            searches::measure();
            Ok(())
        }
        ["allocations"] => {
            let counted = counting::allocations(counting::every_query);
            measure::print(&json!({ "group": "allocations", "case": "every query", "count": counted }));
            Ok(())
        }
        ["lookups", floors, ..] => with_groups(floors, words.get(2), |groups| {
            groups.iter().for_each(Group::measure);
            Ok(())
        }),
        ["cases", floors, ..] => with_groups(floors, words.get(2), |groups| {
            for (g, group) in groups.iter().enumerate() {
                for (c, case) in group.cases.iter().enumerate() {
                    measure::print(&json!({ "at": [g, c], "group": group.name, "case": case.name }));
                }
            }
            Ok(())
        }),
        ["count", group, case, times, floors, ..] => with_groups(floors, words.get(5), |groups| {
            let group = groups.get(group.parse::<usize>()?).context("no such group")?;
            let case = group.cases.get(case.parse::<usize>()?).context("no such case")?;
            case.run(times.parse()?);
            Ok(())
        }),
        _ => bail!("rashinban-bench {USAGE}"),
    }
}

fn with_groups(
    floors: &str,
    calls: Option<&&str>,
    act: impl FnOnce(Vec<Group<'_>>) -> Result<()>,
) -> Result<()> {
    let keys: &'static Keys = Box::leak(Box::new(Keys::new()));
    let c_keys = CKeys::new(keys);
    let floors = Foreign::load(floors.as_ref())?;
    let calls = calls.map(|calls| Foreign::load(calls.as_ref())).transpose()?;
    lookups::check(&floors, calls.as_ref())?;
    let mut groups = lookups::groups(keys, &c_keys, &floors, calls.as_ref())?;
    groups.push(searches::group());
    act(groups)
}
