//! The checks as an answer, for the surfaces that ask by name.

use super::answer::Account;
use super::{Answer, CheckOptions, Diagnostic, Query, Register, Severity, check};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// What [`check`](fn@check) found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Checked {
    /// How many errors: what they are about cannot be used.
    pub errors: usize,
    /// How many warnings: someone should look at it.
    pub warnings: usize,
    /// How many notes.
    pub notes: usize,
    /// Each, what stands in the register first told first.
    pub diagnostics: Vec<Diagnostic>,
}

/// [`check`](fn@check), with what every answer says of itself. All measures are checked, whatever became of them.
pub fn checked(register: &Register, options: &CheckOptions) -> Answer<Checked> {
    let mut account = Account::new(options.as_of, &[register]);
    account.register(0, register);
    account.counts.measures_counted = register.measures.len();
    let indicators = register.measures.iter().map(|measure| measure.indicators.len()).sum();
    account.counts.indicators = indicators;
    account.counts.indicators_counted = indicators;
    let diagnostics = check(register, options);
    let of = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let answer = Checked {
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        notes: of(Severity::Note),
        diagnostics,
    };
    account.answer(Query::Check, answer)
}
