//! Errors, exit codes, colours and pipes.

mod support;

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;
use support::{err, out, printed, program, run};

const COMMANDS: [&[&str]; 6] = [
    &["tree"],
    &["show", "I01-02"],
    &["find", "デジタル"],
    &["list", "item"],
    &["export", "--format", "json"],
    &["edition"],
];

/// What a usage error prints; nothing of it on standard output.
fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
    let message = err(&output);
    let (japanese, english) = (message.find("エラー: "), message.find("error: "));
    assert!(japanese == Some(0) && english > japanese, "{message}");
    message
}

#[test]
fn an_unknown_code_names_its_neighbours() {
    let message = refused(&["show", "I01-07"]);
    assert!(message.contains("「I01-07」") && message.contains("もしかして / did you mean"));
    assert!(message.contains("I01-06     次期マイナンバーカードの検討"));
    for arguments in [["tree", "I11"].as_slice(), &["find", "医療", "--within", "I11"]] {
        assert!(refused(arguments).contains("I10"), "{arguments:?}");
    }
}

#[test]
fn every_wrong_code_is_named_at_once() {
    let message = refused(&["show", "V04", "V9", "羅針盤", "2024:V01", "--json"]);
    for given in ["「V9」", "「羅針盤」", "「2024:V01」", "rashinban find 羅針盤"] {
        assert!(message.contains(given), "{given}: {message}");
    }
    assert!(!message.contains("「V04」"));
}

#[test]
fn wrong_arguments_are_explained_in_both_languages() {
    for (arguments, what) in [
        (["tre"].as_slice(), "もしかして: tree"),
        (&["list", "visions"], "もしかして: vision"),
        (&["list"], "足りない引数があります: <KIND>"),
        (&["find", "連携", "--limt", "3"], "もしかして: --limit"),
        (&["find", "連携", "--limit", "三"], "「三」は --limit <N> の値として読めません"),
        (&["find", "連携", "--kind", "principle"], "使えるもの: set、vision"),
        (&["tree", "--lang", "fr"], "使えるもの: ja、en、kana"),
        (&["tree", "--lang"], "--lang <LANG> の値がありません"),
        (&["find", ""], "検索する語がありません"),
        (&["find", "　"], "検索する語がありません"),
    ] {
        let message = refused(arguments);
        assert!(message.contains(what), "{message}");
    }
    assert!(refused(&["find", &"あ".repeat(257)]).contains("長すぎます"));
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_utf8_are_refused() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    // デジタル in CP932.
    let output = program().arg("find").arg(OsStr::from_bytes(b"\x83\x66\x83\x57")).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).starts_with("エラー: UTF-8 として読めない"));
}

#[test]
fn control_characters_of_a_code_do_not_reach_the_terminal() {
    assert!(!refused(&["show", "\u{1b}[2J"]).contains("\u{1b}[2J"));
}

#[test]
fn help_is_in_both_languages_and_names_the_exit_codes() {
    let help = printed(&["--help"]);
    for words in
        ["使い方 / Usage", "終了コード / Exit codes", "計画の全体を木で表示", "出典: デジタル庁ウェブサイト"]
    {
        assert!(help.contains(words), "{words}");
    }
    for command in COMMANDS {
        let help = printed(&[command[0], "--help"]);
        // Every option has Japanese in front of its English, and no heading is in English alone.
        for line in help.lines().filter(|line| line.trim_start().starts_with('-')) {
            assert!(line.contains(" / ") && !line.is_ascii(), "{line}");
        }
        assert!(!help.contains("\nOptions:") && !help.contains("\nArguments:"), "{help}");
    }
    assert_eq!(printed(&["--version"]), format!("rashinban {}\n", env!("CARGO_PKG_VERSION")));
    // Without a command there is only the help, and nothing was done.
    let output = run(&[]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(err(&output).contains("使い方 / Usage"));
}

#[test]
fn no_colour_without_a_terminal() {
    for command in COMMANDS {
        assert!(!printed(command).contains('\u{1b}'), "{command:?}");
    }
    let output = program().args(["show", "X"]).output().unwrap();
    assert!(!err(&output).contains('\u{1b}'));
}

#[test]
fn colour_when_asked_for_and_never_in_json() {
    let text = printed(&["find", "ﾃﾞｼﾞﾀﾙ", "人材", "--color", "always"]);
    // Both words touch, and are marked as one.
    assert!(text.contains("デジタル人材\u{1b}[0mの育成・確保"), "{text:?}");
    assert!(!printed(&["find", "人材", "--color", "never"]).contains('\u{1b}'));
    for command in COMMANDS {
        let arguments: Vec<&str> = command.iter().copied().chain(["--json", "--color", "always"]).collect();
        let arguments: Vec<&str> =
            arguments.into_iter().filter(|a| !matches!(*a, "--format" | "json")).collect();
        let text = printed(&arguments);
        assert!(!text.contains('\u{1b}'), "{command:?}");
        serde_json::from_str::<serde_json::Value>(&text).expect("one JSON document");
        assert!(text.ends_with("}\n"));
    }
}

#[test]
fn the_environment_has_its_say_on_colour() {
    let output = program().env("CLICOLOR_FORCE", "1").arg("edition").output().unwrap();
    assert!(out(&output).contains('\u{1b}'));
    let output = program().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").arg("edition").output().unwrap();
    assert!(!out(&output).contains('\u{1b}'));
}

#[test]
fn nothing_is_wrapped_without_a_terminal() {
    let text = program().env("COLUMNS", "40").args(["list", "initiative-sub-item"]).output().unwrap();
    assert_eq!(out(&text).lines().count(), 30);
    assert!(
        out(&text)
            .contains("住民支援のための防災アプリ開発・利活用の促進等とこれを支えるデータ連携基盤の構築等")
    );
}

#[test]
fn a_reader_who_has_seen_enough_ends_it_quietly() {
    for command in COMMANDS {
        let mut child =
            program().args(command).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        // Reads a line, then closes the pipe.
        BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        assert!(!first.is_empty());
        let mut complaints = String::new();
        child.stderr.take().unwrap().read_to_string(&mut complaints).unwrap();
        assert_eq!(complaints, "", "{command:?}");
        assert_eq!(child.wait().unwrap().code(), Some(0), "{command:?}");
    }
}

#[test]
fn a_pipe_that_nobody_reads_is_no_reason_to_complain() {
    for command in COMMANDS {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = program().args(command).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""), "{command:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_exits_with_3() {
    let full = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    for command in COMMANDS {
        let output = program().args(command).stdout(full()).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{command:?}");
        assert!(err(&output).starts_with("エラー: 標準出力に書けません"), "{}", err(&output));
    }
}

/// Whoever waits at a terminal is told for what; a pipe gets the answer alone.
#[cfg(target_os = "linux")]
#[test]
fn a_long_file_says_on_a_terminal_that_it_is_being_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("long.csv");
    let summary = "あ".repeat(6000);
    let mut rows = String::from("施策番号,施策名,概要\n");
    for number in 0..260 {
        rows.extend([&format!("{number},窓口{number},"), summary.as_str(), "\n"]);
    }
    std::fs::write(&file, rows).unwrap();
    let file = file.display().to_string();
    let waiting = "を読んで検査しています / reading and checking";
    let output = run(&["register", "check", &file]);
    assert_eq!((err(&output).as_str(), out(&output).contains(waiting)), ("", false));
    // A terminal that answers nothing, kept in a file.
    let command = format!("{} register check {file}", env!("CARGO_BIN_EXE_rashinban"));
    let mut script = std::process::Command::new("script");
    let output = script.args(["--quiet", "--return", "--command", &command, "/dev/null"]).output().unwrap();
    assert!(out(&output).contains(waiting), "{}", out(&output).chars().take(400).collect::<String>());
}
