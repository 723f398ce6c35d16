//! Lanes that several groups ask for. Whichever are run, each of them is in the run once.

use super::lane::Lane;
use super::step::Step;
use super::web;
use crate::library::LIBRARIES as ALL;
use crate::{build, setup};

/// The lane of [`libraries`].
pub const LIBRARIES: &str = "libraries";
/// The lane of [`programs`].
pub const PROGRAMS: &str = "programs";
/// The lane of [`modules`].
pub const MODULES: &str = "modules";

/// The two C libraries for this machine.
pub fn libraries() -> Lane {
    let mut steps = vec![Step::set_up("rust-src", |_, log| setup::rust_component(log, "rust-src"))];
    for library in ALL {
        let name = format!("{}-build", library.package());
        steps.push(Step::new(name, |workspace, log| library.build(workspace, log)));
    }
    Lane::new(LIBRARIES, steps)
}

/// The programs as the tests in Rust have them.
pub fn programs() -> Lane {
    let build = Step::new("programs", |_, log| build::tested_programs(log));
    Lane::new(PROGRAMS, vec![build]).after(&["rust"])
}

/// What is made for JavaScript, in the folder of the npm package.
pub fn modules() -> Lane {
    Lane::new(MODULES, web::modules())
}
