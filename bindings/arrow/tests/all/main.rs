//! The crate as its users have it. One program: each one more is linked with all of Arrow and Parquet.

mod bad_files;
mod program;
mod round_trip;
mod support;
