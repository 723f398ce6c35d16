//! Every answer by its name: JSON in, JSON out, the same on every surface.

use super::{
    Answer, Bilingual, Correction, Register, assess, checked, compare, coverage, diff, good_practice,
    indicators, progress, rating,
};
use crate::Problem;
use alloc::{
    format,
    string::{String, ToString as _},
    vec::Vec,
};
use core::str::FromStr as _;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

words! {
    /// What can be asked of registers.
    Query, "問い合わせ", "query" {
        /// [`progress`](fn@super::progress): one register.
        Progress = 1, "progress";
        /// [`coverage`](fn@super::coverage): one register.
        Coverage = 2, "coverage";
        /// [`assess`](fn@super::assess): one register.
        Assess = 3, "assess";
        /// [`indicators`](fn@super::indicators): one register.
        Indicators = 4, "indicators";
        /// [`rating`](fn@super::rating): one register.
        Rating = 5, "rating";
        /// [`diff`](fn@super::diff): two registers, the older one first.
        Diff = 6, "diff";
        /// [`good_practice`](fn@super::good_practice): any number of registers.
        GoodPractice = 7, "good-practice";
        /// [`compare`](fn@super::compare): two registers or more, one's own first.
        Compare = 8, "compare";
        /// [`checked`](fn@super::checked): one register.
        Check = 9, "check";
    }
}

/// So many characters of what was asked are shown in an error.
const SHOWN: usize = 40;

/// A question that cannot be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "errors", derive(thiserror::Error))]
#[cfg_attr(feature = "errors", error("{} / {}", reason.ja, reason.en))]
#[non_exhaustive]
pub struct QueryError {
    /// What kind of trouble it is: an argument out of its range.
    pub problem: Problem,
    /// What is wrong and what to do, in words.
    pub reason: Bilingual,
}

impl QueryError {
    pub(super) fn new(ja: impl Into<String>, en: impl Into<String>) -> Self {
        Self { problem: Problem::InvalidArgument, reason: Bilingual::new(ja, en) }
    }

    /// More or fewer registers than the query asks for.
    pub(super) fn wrong_number(query: Query, wanted: &str, given: usize) -> Self {
        Self::new(
            format!("{query} に渡す台帳は {wanted} 件です({given} 件ありました)。"),
            format!("{query} asks for {wanted} registers, and {given} were given"),
        )
    }

    /// No measure that counts has this id.
    pub(super) fn no_measure(id: &str) -> Self {
        let id: String = id.chars().take(SHOWN).collect();
        Self::new(
            format!("施策「{id}」はありません(廃止、統合された施策は数えません)。"),
            format!("there is no measure “{id}” (those discontinued or consolidated do not count)"),
        )
    }
}

/// Asks by name. `options` is the JSON of the query's options (`ProgressOptions` for `progress`, and so on), or empty for
/// none; the result is the JSON of its [`Answer`], on one line. The day is not looked up: without `as_of` it is that of the
/// first register.
///
/// ```
/// use rashinban::register::{Register, call};
///
/// let register = Register::default();
/// let json = call("progress", &[&register], r#"{"as_of": "2026-03-31"}"#).unwrap();
/// assert!(json.starts_with(r#"{"query":"progress","edition":"2023""#));
/// ```
///
/// # Errors
///
/// A name that no [`Query`] has, more or fewer registers than it asks for, and options that are not of its form: an unknown
/// one, too.
pub fn call(query: &str, registers: &[&Register], options: &str) -> Result<String, QueryError> {
    let query = Query::from_str(query).map_err(|_| unknown(query))?;
    match query {
        Query::Progress => {
            one(query, registers, options, |register, options| Ok(progress(register, options)))
        }
        Query::Coverage => {
            one(query, registers, options, |register, options| Ok(coverage(register, options)))
        }
        Query::Assess => one(query, registers, options, assess),
        Query::Indicators => {
            one(query, registers, options, |register, options| Ok(indicators(register, options)))
        }
        Query::Diff => {
            let [older, newer] = registers else {
                return Err(QueryError::wrong_number(query, "2", registers.len()));
            };
            asked(options, |options| Ok(diff(older, newer, options)))
        }
        Query::GoodPractice => asked(options, |options| good_practice(registers, options)),
        Query::Check => one(query, registers, options, |register, options| Ok(checked(register, options))),
        Query::Compare => asked(options, |options| compare(registers, options)),
        Query::Rating => one(query, registers, options, |register, options| Ok(rating(register, options))),
    }
}

fn unknown(name: &str) -> QueryError {
    let known = Query::ALL.iter().map(|query| query.name()).collect::<Vec<_>>().join(", ");
    let name: String = name.chars().take(SHOWN).collect();
    QueryError::new(
        format!("「{name}」という問い合わせはありません。次のいずれかです: {known}"),
        format!("there is no query “{name}”; there are: {known}"),
    )
}

/// Answers from one register.
fn one<O: Serialize + DeserializeOwned, T: Serialize>(
    query: Query,
    registers: &[&Register],
    options: &str,
    answer: impl FnOnce(&Register, &O) -> Result<Answer<T>, QueryError>,
) -> Result<String, QueryError> {
    let [register] = registers else { return Err(QueryError::wrong_number(query, "1", registers.len())) };
    asked(options, |options| answer(register, options))
}

/// Reads the options, answers, and adds what was understood otherwise than it was written.
fn asked<O: Serialize + DeserializeOwned, T: Serialize>(
    options: &str,
    answer: impl FnOnce(&O) -> Result<Answer<T>, QueryError>,
) -> Result<String, QueryError> {
    let malformed = |e: serde_json::Error| {
        QueryError::new(format!("オプションを読めません: {e}"), format!("the options cannot be read: {e}"))
    };
    let given = if options.trim().is_empty() { "{}" } else { options };
    let given: Value = serde_json::from_str(given).map_err(malformed)?;
    let taken: O = serde_json::from_value(given.clone()).map_err(malformed)?;
    let mut answer = answer(&taken)?;
    let taken = serde_json::to_value(&taken).unwrap_or_default();
    corrections("", &given, &taken, &mut answer.corrections);
    serde_json::to_string(&answer).map_err(malformed)
}

/// What the options say in other words than those that were understood: `i1.2` for `I01-02`.
fn corrections(field: &str, given: &Value, taken: &Value, list: &mut Vec<Correction>) {
    match (given, taken) {
        (Value::Object(given), Value::Object(taken)) => {
            for (name, given) in given {
                let field = if field.is_empty() { name.clone() } else { format!("{field}.{name}") };
                corrections(&field, given, &taken[name], list);
            }
        }
        (Value::Array(given), Value::Array(taken)) => {
            for (at, (given, taken)) in given.iter().zip(taken).enumerate() {
                corrections(&format!("{field}[{at}]"), given, taken, list);
            }
        }
        (Value::String(given), Value::String(taken)) if given != taken => list.push(Correction {
            field: field.to_string(),
            given: Some(given.clone()),
            taken: taken.clone(),
            text: Bilingual::new(
                format!("「{given}」を {taken} と読みました。"),
                format!("“{given}” was read as {taken}"),
            ),
        }),
        _ => {}
    }
}
