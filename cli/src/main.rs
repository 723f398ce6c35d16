//! The plan on the command line, for staff at their desks and their scripts.
//!
//! A command turns its arguments into an [`Answer`](answer::Answer) or a [`Failure`](failure::Failure); only here is
//! anything printed. Everything it knows comes from the crate `rashinban`.

mod answer;
mod arguments;
mod commands;
mod failure;
mod outline;
mod table;
mod text;
mod usage;

use arguments::Arguments;
use clap::Parser;
use failure::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage::report(&error),
    };
    arguments.color.choice().write_global();
    let result = commands::run(&arguments).and_then(|answer| answer.print().map_err(Failure::from));
    match result {
        Ok(code) => code,
        // Who reads has seen enough (`rashinban tree | head -1`).
        Err(Failure::Write { file: None, error }) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => failure.report(),
    }
}
