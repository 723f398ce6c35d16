//! What went wrong, and what to do: Japanese first, then English, on standard error.

use crate::commands::diagnostics;
use anstyle::{AnsiColor, Style};
use rashinban::national::ImageError;
use rashinban::register::{Diagnostic, QueryError, Severity};
use rashinban::{CodeError, Item, ItemCode, Lang, SearchError};
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

const RED: Style = AnsiColor::Red.on_default().bold();

/// Why a command has no answer.
#[derive(Debug)]
pub enum Failure {
    /// Texts that are no codes; all of them, not only the first.
    Codes(Vec<CodeError>),
    /// A query that search does not take.
    Query(SearchError),
    /// Arguments that do not go together.
    Usage { ja: String, en: String },
    /// A file that cannot be read.
    Read { file: PathBuf, error: io::Error },
    /// A file that is no collection, or a damaged one.
    Image { file: PathBuf, error: ImageError },
    /// A register with errors, or one that cannot be written as it was asked.
    Register(Vec<Diagnostic>),
    /// The output could not be written.
    Write {
        /// The file; standard output if there is none.
        file: Option<PathBuf>,
        error: io::Error,
    },
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Write { file: None, error }
    }
}

impl From<SearchError> for Failure {
    fn from(error: SearchError) -> Self {
        Self::Query(error)
    }
}

impl From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        Self::Usage { ja: error.reason.ja, en: error.reason.en }
    }
}

impl From<CodeError> for Failure {
    fn from(error: CodeError) -> Self {
        Self::Codes(vec![error])
    }
}

/// The items with these codes, or every code that names none.
pub fn items(codes: &[String]) -> Result<Vec<Item>, Failure> {
    let (found, wrong): (Vec<_>, Vec<_>) =
        codes.iter().map(|code| code.parse::<Item>()).partition(Result::is_ok);
    if wrong.is_empty() {
        Ok(found.into_iter().flatten().collect())
    } else {
        Err(Failure::Codes(wrong.into_iter().filter_map(Result::err).collect()))
    }
}

impl Failure {
    /// Prints it and gives the exit code.
    pub fn report(&self) -> ExitCode {
        print(&self.message());
        ExitCode::from(match self {
            Self::Register(_) => 1,
            Self::Codes(_) | Self::Query(_) | Self::Usage { .. } | Self::Read { .. } | Self::Image { .. } => {
                2
            }
            Self::Write { .. } => 3,
        })
    }

    fn message(&self) -> String {
        match self {
            Self::Codes(errors) => errors.iter().map(code_message).collect(),
            Self::Query(error) => {
                message(error.problem().message(Lang::Ja), error.problem().message(Lang::En))
            }
            Self::Usage { ja, en } => message(ja, en),
            Self::Read { file, error } => message(
                &format!(
                    "{} を読めません({error})。ファイルがあるか、読めるかを確かめてください。",
                    file.display()
                ),
                &format!("cannot read {} ({error}); check that it exists and can be read", file.display()),
            ),
            Self::Image { file, error } => {
                let [ja, en] = both(&error.to_string());
                message(&format!("{}: {ja}", file.display()), &format!("{}: {en}", file.display()))
            }
            Self::Register(diagnostics) => register(diagnostics),
            Self::Write { file: Some(file), error } => message(
                &format!(
                    "{} に書けません({error})。フォルダーがあるか、書き込めるか、空きがあるかを確かめてください。",
                    file.display()
                ),
                &format!(
                    "cannot write {} ({error}); check that the folder exists, is writable and has room",
                    file.display()
                ),
            ),
            Self::Write { file: None, error } => message(
                &format!("標準出力に書けません({error})。出力先を確かめてください。"),
                &format!("cannot write to standard output ({error}); check where it goes"),
            ),
        }
    }
}

/// Every error of a register, and how many there are.
fn register(diagnostics: &[Diagnostic]) -> String {
    let errors: Vec<Diagnostic> =
        diagnostics.iter().filter(|found| found.severity == Severity::Error).cloned().collect();
    let count = errors.len();
    diagnostics::text(&errors, Lang::Ja)
        + &message(
            &format!(
                "{count} 件の誤りがあるので、何もしませんでした。直してから、もう一度実行してください。"
            ),
            &format!("nothing was done because of {count} errors; mend them and try again"),
        )
}

/// What the library says in Japanese and English with a stroke between them.
pub fn both(text: &str) -> [String; 2] {
    let (ja, en) = text.split_once(" / ").unwrap_or((text, text));
    [ja.to_owned(), en.to_owned()]
}

/// Two lines that say the same.
pub fn message(ja: &str, en: &str) -> String {
    format!("{}\n{}\n", japanese(ja), english(en))
}

pub fn japanese(text: &str) -> String {
    format!("{RED}エラー:{RED:#} {text}")
}

fn english(text: &str) -> String {
    format!("{RED}error:{RED:#} {text}")
}

/// What is wrong with a code, and the items that may have been meant, with their labels.
fn code_message(error: &CodeError) -> String {
    let (CodeError::Malformed { given }
    | CodeError::Unknown { given, .. }
    | CodeError::EditionNotCarried { given, .. }) = error
    else {
        // Kinds of errors that this program does not know yet say themselves what they are.
        return message(&error.to_string(), &error.to_string());
    };
    let problem = error.problem();
    let mut text = message(
        &format!("「{given}」: {}", problem.message(Lang::Ja)),
        &format!("\"{given}\": {}", problem.message(Lang::En)),
    );
    let nearest: Vec<Item> = error.nearest().collect();
    if !nearest.is_empty() {
        text.push_str("もしかして / did you mean:\n");
        for item in nearest {
            let _ = writeln!(text, "  {item:<width$}  {}", item.label(Lang::Ja), width = ItemCode::MAX_LEN);
        }
    }
    if matches!(error, CodeError::Malformed { .. }) && !given.is_cut() {
        let _ = writeln!(text, "言葉から探すには / to search by words: rashinban find {given}");
    }
    text
}

/// Prints to standard error. Where that cannot be written there is nobody left to tell.
pub fn print(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}
