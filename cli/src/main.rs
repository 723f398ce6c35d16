//! The plan on the command line.

fn main() {}
