//! The plan from a Rust program.

fn main() {}
