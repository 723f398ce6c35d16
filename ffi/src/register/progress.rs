//! Progress and coverage, row by row.

use super::read::{day, loaded, within};
use crate::{
    guard::guard,
    pointer::{count, list},
};
use rashinban::Problem;
use rashinban::register::{self, ProgressOptions};
use std::collections::BTreeMap;

/// The progress of a measure.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The measure's place in its register, from 0.
    pub measure: i32,
    /// The mean achievement of its indicators in hundredths of a percent, 0 to 10000; -1 where none can be evaluated.
    pub achievement: i32,
    /// What was to be expected on the day, likewise.
    pub expected: i32,
    /// One of RASHINBAN_PACE_*.
    pub pace: i32,
    /// How many indicators went into it.
    pub counted: i32,
    /// How many did not.
    pub left_out: i32,
    /// How many things are late.
    pub late: i32,
}

/// The progress of every measure that was neither discontinued nor consolidated, on a day (20260331; 0 for the
/// register's own), in the order of the register. rashinban_register_ask gives the reasons.
///
/// Errors: UNKNOWN_NUMBER where the handle is that of no register, INVALID_ARGUMENT for a number that is no day, and those
/// of a list.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_register_progress(handle: i32, as_of: i32, rows: *mut Progress, cap: i32) -> i32 {
    guard(|| {
        let (list, held, as_of) = (list(rows, cap)?, loaded(handle)?, day(as_of)?);
        let whole = within(&held)?;
        let mut options = ProgressOptions::default();
        options.as_of = as_of;
        let answer = register::progress(whole, &options).answer;
        // The first of several that share an id: the answers count no other.
        let mut places = BTreeMap::new();
        for (at, measure) in whole.measures.iter().enumerate() {
            places.entry(measure.id.as_str()).or_insert(at);
        }
        let mut late: BTreeMap<&str, usize> = BTreeMap::new();
        for found in &answer.late {
            *late.entry(&found.measure).or_default() += 1;
        }
        let rows = answer.measures.iter().map(|measure| {
            Ok(Progress {
                measure: count(places.get(measure.id.as_str()).copied().unwrap_or_default())?,
                achievement: hundredths(measure.progress),
                expected: hundredths(measure.expected),
                pace: i32::from(measure.pace.number()),
                counted: count(measure.counted)?,
                left_out: count(measure.left_out)?,
                late: count(late.get(measure.id.as_str()).copied().unwrap_or_default())?,
            })
        });
        let rows = rows.collect::<Result<Vec<_>, Problem>>()?;
        list.fill(rows.into_iter())
    })
}

/// A percentage of two decimals, between 0 and 100.
fn hundredths(percent: Option<f64>) -> i32 {
    #[allow(clippy::cast_possible_truncation, reason = "at most 10,000")]
    percent.map_or(-1, |percent| (percent * 100.0).round() as i32)
}
