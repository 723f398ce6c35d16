//! PostgreSQL: a cluster of the tests' own loads the export and the extension.
//!
//! The server finds its files from where it lies, so a copy of it takes the extension in, and the machine's own installation
//! stays as it is. It listens on a socket in its folder alone, and both are gone when the tests end.

use std::fmt::Write as _;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, bail};

use super::{Exports, compare, drops, library_folder, shown, vectors};
use crate::log::Log;
use crate::process;
use crate::test::step::Step;
use crate::workspace::Workspace;

/// Where Debian's packages have the server.
const INSTALLED: &str = "/usr/lib/postgresql/15";
const SHARED: &str = "/usr/share/postgresql/15";

/// What a server needs beside itself: `initdb` asks for the first two, the databases for the conversions.
const LIBRARIES: [&str; 4] = ["plpgsql.so", "dict_snowball.so", "utf8_and_", "euc_jp_and_sjis.so"];

/// The database in which everything is asked, and one whose text is not UTF-8.
const UTF8: &str = "plan";
const EUC_JP: &str = "plan_euc";

pub fn steps() -> Vec<Step> {
    // The steps share one cluster; the last of them to go takes it down, whatever became of the others.
    let shared: Arc<Mutex<Option<Cluster>>> = Arc::default();
    let step = |name: &str, work: fn(&Workspace, &mut Log, &Cluster) -> Result<()>| {
        let shared = Arc::clone(&shared);
        Step::new(name, move |workspace, log| {
            let cluster = locked(&shared);
            work(workspace, log, cluster.as_ref().context("there is no cluster")?)
        })
    };
    let (start, stop) = (Arc::clone(&shared), Arc::clone(&shared));
    vec![
        Step::new("postgresql-cluster", move |workspace, log| {
            *locked(&start) = Some(Cluster::start(workspace, log)?);
            Ok(())
        }),
        step("postgresql-export", export),
        step("postgresql-extension", extension),
        step("postgresql-readme", readme),
        step("postgresql-vectors", run_vectors),
        step("postgresql-euc-jp", other_encoding),
        Step::new("postgresql-stop", move |_, log| match locked(&stop).take() {
            Some(cluster) => cluster.stop(log),
            None => bail!("there is no cluster"),
        }),
    ]
}

/// Also where a step before has panicked: the server must still be stopped.
fn locked(shared: &Mutex<Option<Cluster>>) -> MutexGuard<'_, Option<Cluster>> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A server and its data in a folder of their own.
struct Cluster {
    home: PathBuf,
    /// Whom the server runs as: root may not.
    user: Option<&'static str>,
}

impl Cluster {
    fn start(workspace: &Workspace, log: &mut Log) -> Result<Self> {
        // The path of a socket is short, and another user must come by: not below the target folder.
        let home = std::env::temp_dir().join(format!("rashinban-postgresql-{}", std::process::id()));
        fs::create_dir_all(&home)?;
        let root = process::output(Command::new("id").arg("-u"))?.trim() == "0";
        let cluster = Self { home, user: root.then_some("postgres") };
        fs::set_permissions(&cluster.home, Permissions::from_mode(0o755))?;
        cluster.copy_server(log)?;
        cluster.install_extension(workspace, log)?;
        let run = cluster.home.join("run");
        fs::create_dir(&run)?;
        if let Some(user) = cluster.user {
            log.run(Command::new("chown").arg(user).arg(&run))?;
        }
        log.run(
            cluster
                .server("initdb")
                .args(["--no-sync", "--encoding=UTF8", "--locale=C", "--auth=trust", "--username=rashinban"])
                .arg("--pgdata")
                .arg(run.join("data")),
        )?;
        let options = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c fsync=off -c jit=off -c shared_buffers=16MB",
            run.display()
        );
        log.run(cluster.control().arg("--log").arg(run.join("log")).args(["--options", &options, "start"]))?;
        for (database, encoding) in [(UTF8, "UTF8"), (EUC_JP, "EUC_JP")] {
            let create = format!("CREATE DATABASE {database} ENCODING '{encoding}' TEMPLATE template0");
            log.run(cluster.psql("postgres").args(["--command", &create]))?;
        }
        Ok(cluster)
    }

    /// The server as it is installed, with nothing that these tests do not call.
    fn copy_server(&self, log: &mut Log) -> Result<()> {
        let (programs, libraries) = (self.inside(INSTALLED).join("bin"), self.inside(INSTALLED).join("lib"));
        fs::create_dir_all(&programs)?;
        fs::create_dir_all(&libraries)?;
        for program in ["postgres", "initdb", "pg_ctl"] {
            fs::copy(Path::new(INSTALLED).join("bin").join(program), programs.join(program))?;
        }
        for entry in fs::read_dir(Path::new(INSTALLED).join("lib"))? {
            let (name, path) = entry.map(|entry| (entry.file_name(), entry.path()))?;
            if LIBRARIES.iter().any(|library| name.to_string_lossy().starts_with(library)) {
                fs::copy(&path, libraries.join(name))?;
            }
        }
        let shared = self.inside(SHARED);
        let above = shared.parent().context("no folder above")?;
        fs::create_dir_all(above)?;
        log.run(Command::new("cp").args(["-R", SHARED]).arg(above))
    }

    /// Builds the extension by its own makefile and installs it into the copy.
    fn install_extension(&self, workspace: &Workspace, log: &mut Log) -> Result<()> {
        let library = library_folder(workspace);
        let beside = self.home.join("lib");
        fs::create_dir(&beside)?;
        fs::copy(library.join("librashinban.so.0"), beside.join("librashinban.so.0"))?;
        // The makefile builds where it stands, and the checkout stays clean.
        let sources = workspace.path("bindings/postgresql");
        let folder = workspace.scratch("sql/postgresql");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        for entry in fs::read_dir(sources)? {
            let entry = entry?;
            fs::copy(entry.path(), folder.join(entry.file_name()))?;
        }
        let make = |target: &str| {
            let mut make = Command::new("make");
            make.arg("-C").arg(&folder).arg(target).arg("COPT=-Werror");
            make.arg(format!("PG_CONFIG={INSTALLED}/bin/pg_config"));
            make.arg(format!("DESTDIR={}", self.home.display()));
            make.arg(format!("RASHINBAN_CFLAGS=-I{}", workspace.path("bindings/c/include").display()));
            make.arg(format!(
                "RASHINBAN_LIBS=-L{} -lrashinban -Wl,-rpath,{}",
                library.display(),
                beside.display()
            ));
            make
        };
        log.run(&mut make("all"))?;
        log.run(&mut make("install"))
    }

    /// Where the copy has what the machine has there.
    fn inside(&self, path: &str) -> PathBuf {
        self.home.join(path.trim_start_matches('/'))
    }

    /// One of the server's programs, as the user that it must run as, in a folder that this user may enter.
    fn server(&self, program: &str) -> Command {
        let program = self.inside(INSTALLED).join("bin").join(program);
        let mut command = match self.user {
            Some(user) => {
                let mut command = process::built("runuser");
                command.args(["-u", user, "--"]).arg(program);
                command
            }
            None => process::built(program),
        };
        command.current_dir(&self.home);
        command
    }

    fn control(&self) -> Command {
        let mut command = self.server("pg_ctl");
        command.arg("--pgdata").arg(self.home.join("run/data")).arg("--wait");
        command
    }

    /// The client, which stops at the first error and prints nothing but rows.
    fn psql(&self, database: &str) -> Command {
        let mut command = process::built("psql");
        command.args(["--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1"]);
        command.arg("--host").arg(self.home.join("run"));
        command.args(["--username=rashinban", "--dbname", database]);
        command.env("PGCLIENTENCODING", "UTF8");
        command
    }

    fn stop(self, log: &mut Log) -> Result<()> {
        log.run(self.control().args(["--mode=fast", "stop"]))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Where it has been stopped already this fails, and nothing is lost.
        let mut stop = self.control();
        stop.args(["--mode=immediate", "stop"]).stdout(Stdio::null()).stderr(Stdio::null());
        drop(stop.status());
        drop(fs::remove_dir_all(&self.home));
    }
}

/// A script of ours.
fn read(log: &mut Log, cluster: &Cluster, database: &str, script: &Path) -> Result<String> {
    log.capture(cluster.psql(database).arg("--file").arg(script))
}

/// In both databases and from both encodings, each time the same.
fn export(workspace: &Workspace, log: &mut Log, cluster: &Cluster) -> Result<()> {
    let exports = Exports::at(workspace);
    let questions = workspace.path("tests/sql/export.sql");
    for database in [UTF8, EUC_JP] {
        for (script, encoding) in [(&exports.cp932, "SJIS"), (&exports.utf8, "UTF8")] {
            let mut load = cluster.psql(database);
            load.env("PGCLIENTENCODING", encoding).args(["--single-transaction", "--file"]).arg(script);
            log.run(&mut load)?;
            let printed = read(log, cluster, database, &questions)?;
            compare(workspace, log, "export", &printed)?;
            // The last stays for the vectors.
            if encoding == "SJIS" {
                log.run(cluster.psql(database).args(["--command", &drops(&exports.utf8)?]))?;
            }
        }
    }
    Ok(())
}

fn extension(workspace: &Workspace, log: &mut Log, cluster: &Cluster) -> Result<()> {
    log.run(cluster.psql(UTF8).args(["--command", "CREATE EXTENSION rashinban"]))?;
    let printed = read(log, cluster, UTF8, &workspace.path("tests/sql/extension.sql"))?;
    compare(workspace, log, "extension", &printed)
}

/// What the README shows runs.
fn readme(workspace: &Workspace, log: &mut Log, cluster: &Cluster) -> Result<()> {
    // It begins with the extension itself, and leaves a table behind.
    let script = format!(
        "BEGIN;\nDROP EXTENSION rashinban;\n{}\nROLLBACK;\n",
        shown(workspace, "bindings/postgresql/README.md")?
    );
    let file = workspace.scratch("sql/readme-postgresql.sql");
    fs::write(&file, script)?;
    let printed = read(log, cluster, UTF8, &file)?;
    log.remark(format!("{} rows", printed.lines().count()));
    Ok(())
}

/// A function that turns an error into an answer.
const ATTEMPT: &str = "\
CREATE FUNCTION attempt(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE answer text; message text; hint text;
BEGIN
  EXECUTE statement INTO answer;
  RETURN translate(coalesce(answer, 'null'), E'\\n\\r', '  ');
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, hint = PG_EXCEPTION_HINT;
  RETURN '!' || translate(message || ' ' || hint, E'\\n\\r', '  ');
END $$;
";

fn run_vectors(workspace: &Workspace, log: &mut Log, cluster: &Cluster) -> Result<()> {
    let questions = vectors::questions(workspace, vectors::Dialect::Postgresql)?;
    let mut script = ATTEMPT.to_owned();
    for statement in questions.statements() {
        writeln!(script, "SELECT attempt('{}');", statement.replace('\'', "''"))?;
    }
    let file = workspace.scratch("sql/vectors-postgresql.sql");
    fs::write(&file, script)?;
    let answers = read(log, cluster, UTF8, &file)?;
    questions.check(log, &answers)
}

/// A server whose text is EUC-JP is asked and answers in its own encoding, errors included.
fn other_encoding(workspace: &Workspace, log: &mut Log, cluster: &Cluster) -> Result<()> {
    log.run(cluster.psql(EUC_JP).args(["--command", "CREATE EXTENSION rashinban"]))?;
    let printed = read(log, cluster, EUC_JP, &workspace.path("tests/sql/extension.sql"))?;
    compare(workspace, log, "extension", &printed)?;
    let script = workspace.scratch("sql/error.sql");
    fs::write(&script, format!("{ATTEMPT}SELECT attempt('SELECT rashinban_label(''I01－９９'')');\n"))?;
    let printed = read(log, cluster, EUC_JP, &script)?;
    let wanted = "!rashinban: unknown-code: \"I01－９９\": この版の計画に無いコードです。";
    if !printed.starts_with(wanted) || !printed.trim_end().ends_with("did you mean: I01-06, I01-05, I01-04") {
        bail!("{printed}");
    }
    Ok(())
}
