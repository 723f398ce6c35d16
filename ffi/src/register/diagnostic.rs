//! What reading and checking found, row by row.

use super::handles::{self, Held};
use super::read::index;
use crate::{guard::guard, pointer::list, text};
use rashinban::Problem;
use std::sync::Arc;

/// What stands there, as it was written.
pub const RASHINBAN_DIAGNOSTIC_VALUE: i32 = 1;
/// What is wrong, in Japanese.
pub const RASHINBAN_DIAGNOSTIC_REASON_JA: i32 = 2;
/// What is wrong, in English.
pub const RASHINBAN_DIAGNOSTIC_REASON_EN: i32 = 3;
/// What to write instead, the likeliest.
pub const RASHINBAN_DIAGNOSTIC_SUGGESTION: i32 = 4;
/// The measure's id.
pub const RASHINBAN_DIAGNOSTIC_MEASURE: i32 = 5;
/// The column, by its header.
pub const RASHINBAN_DIAGNOSTIC_COLUMN: i32 = 6;
/// The field, "indicators[0].target".
pub const RASHINBAN_DIAGNOSTIC_FIELD: i32 = 7;

/// Something wrong, unusual or silently understood.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters: one of RASHINBAN_SEVERITY_*.
    pub severity: i32,
    /// What it is about: one of RASHINBAN_RULE_*.
    pub rule: i32,
    /// The row or line, from 1; 0 where there is none.
    pub row: i32,
}

fn diagnostics(handle: i32) -> Result<Arc<[rashinban::register::Diagnostic]>, Problem> {
    if let Held::Diagnostics(found) = handles::held(handle)? {
        Ok(found)
    } else {
        Err(Problem::UnknownNumber)
    }
}

/// What rashinban_register_read or rashinban_register_check found, in the order of the register.
///
/// Errors: UNKNOWN_NUMBER where the handle is that of no diagnostics, and those of a list.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_diagnostics(diagnostics: i32, rows: *mut Diagnostic, cap: i32) -> i32 {
    guard(|| {
        let (list, found) = (list(rows, cap)?, self::diagnostics(diagnostics)?);
        list.fill(found.iter().map(|found| Diagnostic {
            severity: i32::from(found.severity.number()),
            rule: i32::from(found.rule.number()),
            row: found.place.row.map_or(0, |row| i32::try_from(row).unwrap_or(i32::MAX)),
        }))
    })
}

/// Copies a text of a diagnostic, one of RASHINBAN_DIAGNOSTIC_*, empty where it has none; see rashinban_copy_label. index:
/// its place in the list, from 0.
///
/// Errors: UNKNOWN_NUMBER where the handle is that of no diagnostics or there is no such one or field, and those of
/// rashinban_copy_label.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_copy_diagnostic_text(
    diagnostics: i32,
    index: i32,
    field: i32,
    encoding: i32,
    buf: *mut u8,
    cap: i32,
    pad: i32,
) -> i32 {
    guard(|| {
        let list = self::diagnostics(diagnostics)?;
        let found = &list[self::index(index, list.len())?];
        let value = match field {
            RASHINBAN_DIAGNOSTIC_VALUE => found.value.as_ref(),
            RASHINBAN_DIAGNOSTIC_REASON_JA => Some(&found.reason.ja),
            RASHINBAN_DIAGNOSTIC_REASON_EN => Some(&found.reason.en),
            RASHINBAN_DIAGNOSTIC_SUGGESTION => found.suggestions.first(),
            RASHINBAN_DIAGNOSTIC_MEASURE => found.place.measure.as_ref(),
            RASHINBAN_DIAGNOSTIC_COLUMN => found.place.column.as_ref(),
            RASHINBAN_DIAGNOSTIC_FIELD => found.place.field.as_ref(),
            _ => return Err(Problem::UnknownNumber),
        };
        text::copy(value.map_or("", String::as_str), encoding, buf, cap, pad)
    })
}
