//! The bindings over the C library, each with the shared vectors and its example.

mod cobol;
mod cpp;
mod dotnet;
mod java;
mod php;
mod python;
mod ruby;

use super::runner::Step;

pub fn steps() -> Vec<Step> {
    [
        cpp::steps(),
        cobol::steps(),
        python::steps(),
        php::steps(),
        ruby::steps(),
        java::steps(),
        dotnet::steps(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
