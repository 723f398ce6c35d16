//! A measure, field by field, for callers that read no JSON.

use super::read::{index, loaded, number, within};
use crate::{guard::guard, pointer::list, text};
use rashinban::Problem;
use rashinban::register::{Measure, PdcaStage, Register, Status};

/// Its id.
pub const RASHINBAN_MEASURE_ID: i32 = 1;
/// Its title.
pub const RASHINBAN_MEASURE_TITLE: i32 = 2;
/// Its summary.
pub const RASHINBAN_MEASURE_SUMMARY: i32 = 3;
/// The local government code of who carries it out, six digits.
pub const RASHINBAN_MEASURE_OWNER_CODE: i32 = 4;
/// Their name.
pub const RASHINBAN_MEASURE_OWNER_NAME: i32 = 5;
/// The department.
pub const RASHINBAN_MEASURE_DEPARTMENT: i32 = 6;
/// The first day of its period, 2026-03-31.
pub const RASHINBAN_MEASURE_START: i32 = 7;
/// The last day of its period.
pub const RASHINBAN_MEASURE_END: i32 = 8;
/// The municipality's own rating.
pub const RASHINBAN_MEASURE_RATING: i32 = 9;
/// The id of the measure that continues it.
pub const RASHINBAN_MEASURE_CONSOLIDATED_INTO: i32 = 10;

/// An item of the plan that a measure serves.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlignedItem {
    /// The item.
    pub item: i32,
    /// How closely: RASHINBAN_ALIGNMENT_PRIMARY or RASHINBAN_ALIGNMENT_RELATED.
    pub alignment: i32,
}

/// Copies a text of a measure, one of RASHINBAN_MEASURE_*, empty where it has none; see rashinban_copy_label. index: the
/// measure's place in its register, from 0. What the register says for all its measures (code and name of the owner) is
/// given where the measure says nothing itself.
///
/// Errors: UNKNOWN_NUMBER where the handle is that of no register or there is no such measure or field, and those of
/// rashinban_copy_label.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_copy_measure_text(
    handle: i32,
    index: i32,
    field: i32,
    encoding: i32,
    buf: *mut u8,
    cap: i32,
    pad: i32,
) -> i32 {
    measured(handle, index, |measure, whole| {
        let mut printed = String::new();
        let (own, shared) = (&measure.owner, &whole.owner);
        let value = match field {
            RASHINBAN_MEASURE_ID => Some(&measure.id),
            RASHINBAN_MEASURE_TITLE => Some(&measure.title),
            RASHINBAN_MEASURE_SUMMARY => Some(&measure.summary),
            RASHINBAN_MEASURE_OWNER_CODE => print(&mut printed, own.code.or(shared.code)),
            RASHINBAN_MEASURE_OWNER_NAME => own.name.as_ref().or(shared.name.as_ref()),
            RASHINBAN_MEASURE_DEPARTMENT => own.department.as_ref().or(shared.department.as_ref()),
            RASHINBAN_MEASURE_START => print(&mut printed, measure.period.start),
            RASHINBAN_MEASURE_END => print(&mut printed, measure.period.end),
            RASHINBAN_MEASURE_RATING => measure.rating.as_ref(),
            RASHINBAN_MEASURE_CONSOLIDATED_INTO => measure.consolidated_into.as_ref(),
            _ => return Err(Problem::UnknownNumber),
        };
        text::copy(value.map_or("", String::as_str), encoding, buf, cap, pad)
    })
}

fn print<T: ToString>(room: &mut String, value: Option<T>) -> Option<&String> {
    *room = value?.to_string();
    Some(room)
}

/// Where a measure stands: one of RASHINBAN_STATUS_*, 0 where it does not say.
///
/// Errors: UNKNOWN_NUMBER where the handle is that of no register or there is no such measure.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_measure_status(handle: i32, index: i32) -> i32 {
    measured(handle, index, |measure, _| Ok(number(measure.status.map(Status::number))))
}

/// Where a measure is in the PDCA cycle: one of RASHINBAN_STAGE_*, 0 where it does not say.
///
/// Errors: UNKNOWN_NUMBER where the handle is that of no register or there is no such measure.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_measure_stage(handle: i32, index: i32) -> i32 {
    measured(handle, index, |measure, _| Ok(number(measure.stage.map(PdcaStage::number))))
}

/// The items of the plan that a measure serves, in its own order.
///
/// Errors: UNKNOWN_NUMBER where the handle is that of no register or there is no such measure, and those of a list.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_measure_alignments(
    handle: i32,
    index: i32,
    alignments: *mut AlignedItem,
    cap: i32,
) -> i32 {
    measured(handle, index, |measure, _| {
        list(alignments, cap)?.fill(measure.alignments.iter().map(|aligned| AlignedItem {
            item: i32::from(aligned.item.id()),
            alignment: i32::from(aligned.alignment.number()),
        }))
    })
}

/// Stands around every function of a measure.
fn measured(handle: i32, at: i32, body: impl FnOnce(&Measure, &Register) -> Result<i32, Problem>) -> i32 {
    guard(|| {
        let held = loaded(handle)?;
        let whole = within(&held)?;
        body(&whole.measures[index(at, whole.measures.len())?], whole)
    })
}
