//! The binding for PHP.

use std::process::Command;

use anyhow::Result;

use crate::library::PLAN;
use crate::log::Log;
use crate::process;
use crate::setup;
use crate::test::step::Step;
use crate::test::tools;
use crate::workspace::Workspace;

pub fn steps() -> Vec<Step> {
    vec![
        Step::set_up("php-set-up", |_, log| setup::debian(log, &[&setup::PHP])),
        Step::new("php-complete", |workspace, log| {
            tools::complete_binding(workspace, log, &PLAN, "bindings/php/src", "php", "rashinban.h")
        }),
        Step::new("php-vectors", |workspace, log| {
            let printed = log.capture(php(workspace).arg("tests/php/vectors.php"))?;
            log.remark(printed.lines().last().unwrap_or_default());
            Ok(())
        }),
        Step::new("php-example", |workspace, log| {
            log.run(php(workspace).arg("examples/php/plan.php"))?;
            log.run(php(workspace).args(["tests/php/readme.php", "bindings/php/README.md"]))
        }),
        Step::new("php-preload", preload),
        Step::new("php-cost", |workspace, log| {
            let printed = log.capture(php(workspace).arg("tests/php/cost.php"))?;
            log.remark(printed.trim());
            Ok(())
        }),
    ]
}

fn php(workspace: &Workspace) -> Command {
    let mut command = process::built("php");
    command.env("RASHINBAN_LIBRARY", PLAN.shared(workspace));
    // A note or a warning of PHP's is a fault of ours.
    command.args(["-d", "error_reporting=-1", "-d", "display_errors=stderr"]);
    command
}

/// As a web server has it: loaded before any request. There the system's loader finds the library.
fn preload(workspace: &Workspace, log: &mut Log) -> Result<()> {
    let mut command = php(workspace);
    command.env_remove("RASHINBAN_LIBRARY");
    if let Some(folder) = PLAN.shared(workspace).parent() {
        command.env("LD_LIBRARY_PATH", folder);
    }
    let user = process::output(Command::new("id").arg("-un"))?;
    let package = workspace.path("bindings/php");
    for setting in [
        format!("ffi.preload={}/src/rashinban.h", package.display()),
        "opcache.enable_cli=1".to_owned(),
        format!("opcache.preload={}/preload.php", package.display()),
        format!("opcache.preload_user={}", user.trim()),
    ] {
        command.args(["-d", &setting]);
    }
    log.run(command.arg("tests/php/preload.php"))
}
