//! Registers in files: CSV and Excel beside JSON, and tables of rows and cells.

mod cell;
mod csv;
mod read;
mod reading;
mod report;
#[cfg(feature = "national")]
mod row;
#[cfg(feature = "files")]
mod save;
mod sheet;
mod template;
mod write;
mod writing;
#[cfg(feature = "xlsx")]
mod xlsx;

pub(super) use report::Located;

#[cfg(feature = "files")]
pub use read::open;
pub use read::{from_bytes, from_csv, from_xlsx};
#[cfg(feature = "national")]
pub(crate) use row::{Held, RowReader, TableHead};
#[cfg(feature = "files")]
pub use save::save_file;
#[cfg(all(feature = "files", feature = "national"))]
pub(crate) use save::save_parts;
pub use write::{WriteError, WriteOptions, template};
pub use writing::Layout;

#[cfg(feature = "xlsx")]
use xlsx::rows;

/// The rows of a workbook, which this build does not read.
#[cfg(not(feature = "xlsx"))]
fn rows(
    _: &[u8],
    _: &super::ReadLimits,
    report: &mut report::Report,
) -> Option<alloc::vec::Vec<reading::Row>> {
    use super::{Rule, Severity};
    let reason = [
        "このプログラムは Excel のブックを読めません。CSV で保存し直してください。".into(),
        "this program does not read workbooks; save it as CSV".into(),
    ];
    report.add(Severity::Error, Rule::UnreadableFile, report::At::FILE, None, reason);
    None
}
