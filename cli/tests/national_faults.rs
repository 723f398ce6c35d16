//! What becomes of a collection where the program is killed, the disk is full or the file was damaged: nothing is lost, and
//! nothing wrong is answered.
#![cfg(unix)]

mod support;

use rashinban::national::{Collection, CollectionBuilder};
use rashinban::register::{self, ReadOptions};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};
use support::{err, out, printed, program, run};

/// How often a run is killed, each time a little later.
const KILLS: u32 = 100;

/// As many measures as make a file of some pages; `title` tells one collection from another.
fn lines(title: &str, count: usize) -> String {
    let line = |id: usize| {
        let summary = "窓口の手続をオンラインで済ませられるようにする。".repeat(1 + id % 3);
        format!(
            r#"{{"id":"{id}","title":"{title}{id}","code":"131016","summary":"{summary}","start":"2023-04-01","end":"2026-03-31"}}"#
        )
    };
    (0..count).map(|id| line(id) + "\n").collect()
}

struct Files {
    folder: tempfile::TempDir,
    file: String,
    lines: String,
}

impl Files {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let [file, lines] =
            ["all.rashinban", "lines.jsonl"].map(|name| folder.path().join(name).display().to_string());
        Self { folder, file, lines }
    }

    /// A collection of measures with this title; its bytes.
    fn built(&self, title: &str, count: usize) -> Vec<u8> {
        fs::write(&self.lines, lines(title, count)).unwrap();
        printed(&["national", "build", &self.lines, "-o", &self.file]);
        fs::read(&self.file).unwrap()
    }

    /// What is in the folder beside the two files.
    fn others(&self) -> Vec<String> {
        let names = fs::read_dir(&self.folder).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| !["all.rashinban", "lines.jsonl"].contains(&name.as_str())).collect()
    }
}

/// Runs the program again and again and kills it, from its first moment to its last and every other time while it writes: what
/// is in the file then is what was in it before or what should be, to the byte, and never anything else. Beside it is no more
/// than what the last to be killed had written.
fn killed_at_every_moment(files: &Files, arguments: &[&str], old: &[u8], new: &[u8]) {
    let start = Instant::now();
    printed(arguments);
    let whole = start.elapsed();
    assert_eq!(fs::read(&files.file).unwrap(), new);
    let (mut kept, mut half_written) = (0, 0);
    for kill in 0..KILLS {
        fs::write(&files.file, old).unwrap();
        let left = files.others();
        let mut child =
            program().args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        if kill % 2 == 0 {
            thread::sleep(whole * kill / KILLS);
        } else {
            let writes = || files.others().iter().any(|name| !left.contains(name));
            while !writes() && child.try_wait().unwrap().is_none() {}
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let found = fs::read(&files.file).unwrap();
        kept += u32::from(found == old);
        assert!(found == old || found == new, "{kill} of {KILLS}, {whole:?}");
        let others = files.others();
        assert!(others.len() <= 1 && others.iter().all(|name| name.starts_with(".rashinban-")), "{others:?}");
        half_written += usize::from(!others.is_empty() && others != left);
    }
    printed(arguments);
    assert_eq!(files.others(), [] as [&str; 0], "what was half written is gone");
    assert!(
        kept > 0 && half_written > 0,
        "{kept} kept the old file, {half_written} were killed while they wrote"
    );
}

#[test]
fn killed_while_it_builds_and_saves_nothing_is_lost() {
    let files = Files::new();
    let old = files.built("古い施策", 50);
    let new = files.built("新しい施策", 1500);
    killed_at_every_moment(&files, &["national", "build", &files.lines, "-o", &files.file], &old, &new);
}

#[test]
fn killed_while_it_updates_nothing_is_lost() {
    let files = Files::new();
    let old = files.built("施策", 3000);
    printed(&["national", "delete", &files.file, "7", "--owner", "131016"]);
    let new = fs::read(&files.file).unwrap();
    fs::write(&files.file, &old).unwrap();
    let arguments = ["national", "delete", &files.file, "7", "--owner", "131016"];
    killed_at_every_moment(&files, &arguments, &old, &new);
}

/// The program where files may have so many blocks of 512 bytes, and what goes beyond is an error and not the end.
fn with_little_room(arguments: &[&str]) -> std::process::Output {
    let script = "trap '' XFSZ; ulimit -f 16; exec \"$0\" \"$@\"";
    let program = program().get_program().to_owned();
    Command::new("sh").args(["-c", script]).arg(program).args(arguments).output().unwrap()
}

#[test]
fn without_room_on_the_disk_the_old_file_stays_and_it_is_told() {
    let files = Files::new();
    let old = files.built("古い施策", 20);
    fs::write(&files.lines, lines("新しい施策", 2000)).unwrap();
    for arguments in [
        ["national", "build", &files.lines, "-o", &files.file],
        ["national", "update", &files.file, &files.lines, "--compact"],
    ] {
        let output = with_little_room(&arguments);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(3), ""), "{}", err(&output));
        assert!(
            err(&output).contains("書けません") && err(&output).contains("cannot write"),
            "{}",
            err(&output)
        );
        assert!(!err(&output).contains(".rashinban-"), "{}", err(&output));
        assert_eq!(fs::read(&files.file).unwrap(), old);
        assert_eq!(files.others(), [] as [&str; 0], "what was half written is gone");
    }
    if Path::new("/dev/full").exists() {
        let output = run(&["national", "build", &files.lines, "-o", "/dev/full"]);
        assert_eq!((output.status.code(), err(&output).contains("空きがあるか")), (Some(3), true));
    }
}

#[test]
fn a_changed_byte_anywhere_is_found_by_check() {
    let files = Files::new();
    files.built("施策", 1500);
    printed(&["national", "delete", &files.file, "7", "8", "--owner", "131016"]);
    let bytes = fs::read(&files.file).unwrap();
    assert!(bytes.len() > 4 << 16, "{} bytes are few pages", bytes.len());
    // The head, the directory at the end, and between them something of every section.
    let inside = (0..60).map(|at| at * bytes.len() / 60);
    for at in (0..64).step_by(7).chain(inside).chain(bytes.len() - 300..bytes.len()).step_by(3) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        fs::write(&files.file, &changed).unwrap();
        let output = run(&["national", "check", &files.file]);
        assert_eq!(output.status.code(), Some(1), "byte {at}: {}{}", out(&output), err(&output));
    }
}

/// Whatever is wrong with a file, who searches it is told or finds what is there.
#[test]
fn a_search_in_a_damaged_file_is_right_or_refused() {
    let files = Files::new();
    let bytes = files.built("施策", 1500);
    let arguments = ["national", "search", &files.file, "施策12", "--sort", "title", "--json"];
    let right = printed(&arguments);
    let mut refused = 0;
    for at in (0..40).map(|at| at * bytes.len() / 40 + 1) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        fs::write(&files.file, &changed).unwrap();
        let output = run(&arguments);
        match output.status.code() {
            Some(0) => assert_eq!(out(&output), right, "byte {at}"),
            code => {
                assert_eq!((code, out(&output).as_str()), (Some(2), ""), "byte {at}");
                assert!(
                    err(&output).contains("壊れています") || err(&output).contains("ファイル"),
                    "{}",
                    err(&output)
                );
                refused += 1;
            }
        }
    }
    assert!(refused > 10, "{refused}");
}

/// Who has a collection open keeps it while another takes its place.
#[test]
fn what_is_open_stays_while_the_file_is_replaced() {
    let files = Files::new();
    files.built("施策", 300);
    let readers: Vec<_> = (0..4)
        .map(|_| {
            let file = files.file.clone();
            thread::spawn(move || {
                for _ in 0..15 {
                    let answer = printed(&["national", "search", &file, "施策", "--limit", "300", "--json"]);
                    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
                    let count = answer["total"].as_u64().unwrap();
                    assert_eq!(answer["measures"].as_array().unwrap().len() as u64, count.min(300));
                }
            })
        })
        .collect();
    for id in 0..20 {
        printed(&["national", "delete", &files.file, &format!("{id}"), "--owner", "131016"]);
        thread::sleep(Duration::from_millis(5));
    }
    for reader in readers {
        reader.join().unwrap();
    }
    let whole = Collection::open(Arc::new(fs::read(&files.file).unwrap())).unwrap();
    assert_eq!(whole.len(), 280);
}

/// Files of the library, made without the program, are the same.
#[test]
fn the_program_and_the_library_write_the_same_file() {
    let files = Files::new();
    let built = files.built("施策", 30);
    let register = register::open(&files.lines, &ReadOptions::default()).unwrap().register.unwrap();
    let mut builder = CollectionBuilder::new(None);
    builder.extend(&register);
    assert_eq!(builder.finish().to_bytes().unwrap(), built);
}
