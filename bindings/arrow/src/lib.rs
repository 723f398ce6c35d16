//! Measures of many municipalities, and the plan, as Arrow record batches and Parquet files: for DuckDB, DataFusion, Spark and
//! whatever else reads them, on one machine or many.
//!
//! [`write`](fn@write) writes a [`Collection`](rashinban::national::Collection), a folder for each prefecture, and beside it the
//! plan's tables that measures are joined with ([`tables`]). [`read`](fn@read) makes the same collection of it again: each
//! measure is equal to what it was, its JSON byte for byte. [`record_batch`] and [`rows`] do the same in memory.
//!
//! The schema is that of the measures' JSON, field by field ([`fields`]); the README has it as a table.

#![forbid(unsafe_code)]

mod batch;
mod decode;
mod encode;
mod error;
mod field;
mod plan;
mod read;
mod schema;
mod write;

pub use batch::{Options, Row, record_batch, rows};
pub use error::{Error, Wrong};
pub use field::{Field, Kind};
pub use plan::{Table, tables};
pub use read::{Rows, read};
pub use schema::{VERSION, fields, schema};
pub use write::{Written, write, write_plan};
