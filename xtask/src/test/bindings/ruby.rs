//! The binding for Ruby.

use std::process::Command;

use crate::library::PLAN;
use crate::process;
use crate::setup;
use crate::test::step::Step;
use crate::test::tools;
use crate::workspace::Workspace;

pub fn steps() -> Vec<Step> {
    vec![
        Step::set_up("ruby-set-up", |_, log| setup::debian(log, &[&setup::RUBY])),
        Step::new("ruby-complete", |workspace, log| {
            tools::complete_binding(workspace, log, &PLAN, "bindings/ruby/lib/rashinban", "rb", "abi.rb")
        }),
        Step::new("ruby-vectors", |workspace, log| {
            let printed = log.capture(ruby(workspace).arg("tests/ruby/vectors.rb"))?;
            log.remark(printed.lines().last().unwrap_or_default());
            Ok(())
        }),
        Step::new("ruby-example", |workspace, log| {
            log.run(ruby(workspace).arg("examples/ruby/plan.rb"))?;
            log.run(ruby(workspace).args(["tests/ruby/readme.rb", "bindings/ruby/README.md"]))
        }),
        Step::new("ruby-cost", |workspace, log| {
            let printed = log.capture(ruby(workspace).arg("tests/ruby/cost.rb"))?;
            log.remark(printed.trim());
            Ok(())
        }),
    ]
}

fn ruby(workspace: &Workspace) -> Command {
    let mut command = process::built("ruby");
    command.env("RASHINBAN_LIBRARY", PLAN.shared(workspace));
    command.args(["-w", "-EUTF-8"]);
    command
}
