//! Wrong arguments: what clap says of them in English, with Japanese in front.

use crate::failure::{japanese, print};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::io::Write as _;
use std::process::ExitCode;

/// Prints help or what is wrong with the arguments.
pub fn report(error: &Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A pipe that was closed has a reader who saw enough; on a full disk, help is the least of the worries.
            let _ = anstream::stdout().lock().write_all(error.render().ansi().to_string().as_bytes());
            ExitCode::SUCCESS
        }
        // No command: the help is the answer, but the exit code says that nothing was done.
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            print(&error.render().ansi().to_string());
            ExitCode::from(2)
        }
        _ => {
            print(&format!("{}\n{}", japanese(&explain(error)), error.render().ansi()));
            ExitCode::from(2)
        }
    }
}

/// What is wrong and what to do, in Japanese.
fn explain(error: &Error) -> String {
    let of = |kind| error.get(kind).map(shown).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    let wrong = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} の値がありません。"),
        ErrorKind::InvalidValue => {
            let valid = of(ContextKind::ValidValue);
            format!("「{value}」は {argument} に使えません。使えるもの: {valid}。")
        }
        ErrorKind::ValueValidation => format!("「{value}」は {argument} の値として読めません。"),
        ErrorKind::UnknownArgument => format!("「{argument}」という引数はありません。"),
        ErrorKind::InvalidSubcommand => {
            format!("「{}」というコマンドはありません。", of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("足りない引数があります: {argument}。"),
        ErrorKind::ArgumentConflict => {
            format!("「{argument}」が重なっているか、一緒に使えない引数があります。")
        }
        ErrorKind::InvalidUtf8 => {
            "UTF-8 として読めない引数があります。文字コードを確かめてください。".to_owned()
        }
        _ => "引数に誤りがあります。".to_owned(),
    };
    let suggested =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
            .into_iter()
            .map(of)
            .find(|suggested| !suggested.is_empty());
    match suggested {
        Some(suggested) => format!("{wrong}もしかして: {suggested}"),
        None => format!("{wrong}使い方は --help で表示します。"),
    }
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(values) => values.join("、"),
        value => value.to_string(),
    }
}
