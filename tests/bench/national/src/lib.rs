//! What the programs have in common: what they read, what they stand beside, and how they are timed.

pub mod duckdb;
pub mod measures;
pub mod pairs;
pub mod queries;
pub mod times;
pub mod written;
