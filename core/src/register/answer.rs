//! What every answer says of itself: the plan's edition, the day, what was counted and what was left out.

use super::{Bilingual, Date, Measure, Query, Register, Status};
use crate::{ATTRIBUTION_EN, ATTRIBUTION_JA, Edition};
use alloc::{format, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// An answer and where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Answer<T> {
    /// What was asked.
    pub query: Query,
    /// The edition of the plan whose items the answer names.
    pub edition: Edition,
    /// The edition that replaced it; none for the newest.
    pub superseded_by: Option<Edition>,
    /// The line that the licence of the plan's text asks for.
    pub attribution: Bilingual,
    /// The day that the answer is for: the one asked, else the register's own.
    pub as_of: Option<Date>,
    /// How much went into it.
    pub counts: Counts,
    /// What did not, and why.
    pub left_out: Vec<LeftOut>,
    /// What was taken otherwise than it was given.
    pub corrections: Vec<Correction>,
    /// The answer itself.
    pub answer: T,
}

/// How much went into an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Counts {
    /// Registers.
    pub registers: usize,
    /// Measures in them.
    pub measures: usize,
    /// Measures of these that were not left out.
    pub measures_counted: usize,
    /// Indicators of the measures counted.
    pub indicators: usize,
    /// Indicators of these that were not left out.
    pub indicators_counted: usize,
}

words! {
    /// Why something is not in an answer's figures.
    Omission, "除いた理由", "reason for leaving out" {
        /// The measure was given up or consolidated into another.
        Closed = 1, "closed";
        /// The measure has the id of one before it.
        DuplicateId = 2, "duplicate-id";
        /// The indicator has no number to count; the answer itself says why.
        NotEvaluable = 3, "not-evaluable";
        /// The indicator counts 0, or its weight is no number that can be counted with.
        Weightless = 4, "weightless";
        /// The measure has no indicator that could be counted.
        NothingToCount = 5, "nothing-to-count";
        /// The value was measured after the day asked, or the assessment made after it.
        Later = 6, "later";
        /// The measure is the asking municipality's own.
        Own = 7, "own";
        /// Beyond the number of rows asked for.
        BeyondLimit = 8, "beyond-limit";
    }
}

/// Something that is not in an answer's figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LeftOut {
    /// The number of its register among those asked, from 0.
    pub register: usize,
    /// The measure's id; none where the words say how many there are.
    pub measure: Option<String>,
    /// The indicator, the whole measure where there is none.
    pub indicator: Option<String>,
    /// Why.
    pub reason: Omission,
    /// Why, in words.
    pub text: Bilingual,
}

/// Something taken otherwise than it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Correction {
    /// What it is: a field of the options, or of the register (`register.edition`).
    pub field: String,
    /// What was given; none where nothing was.
    pub given: Option<String>,
    /// What was taken.
    pub taken: String,
    /// Why, in words.
    pub text: Bilingual,
}

/// A reason: a word for programs and a sentence for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because<R> {
    /// The word.
    pub reason: R,
    /// The sentence.
    pub text: Bilingual,
}

impl<R> Because<R> {
    pub(super) fn new(reason: R, text: Bilingual) -> Self {
        Self { reason, text }
    }
}

/// A measure by its id, and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureRef {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
}

impl MeasureRef {
    pub(super) fn of(measure: &Measure) -> Self {
        Self { id: measure.id.clone(), title: measure.title.clone() }
    }
}

impl Status {
    /// Whether a measure of this status is still pursued, or was completed: neither given up nor consolidated.
    pub const fn is_active(self) -> bool {
        !matches!(self, Self::Discontinued | Self::Consolidated)
    }
}

impl Measure {
    /// Whether it counts in answers: it was neither given up nor consolidated.
    pub fn is_active(&self) -> bool {
        self.status.is_none_or(Status::is_active)
    }
}

/// What an answer says of itself, while it is being worked out.
#[derive(Debug, Default)]
pub(super) struct Account {
    pub as_of: Option<Date>,
    pub counts: Counts,
    pub left_out: Vec<LeftOut>,
    pub corrections: Vec<Correction>,
    /// The register being counted.
    register: usize,
}

impl Account {
    /// For an answer at `asked` or, where no day was asked, at the day of the first register.
    pub(super) fn new(asked: Option<Date>, registers: &[&Register]) -> Self {
        let mut account = Self { as_of: asked, ..Self::default() };
        account.counts.registers = registers.len();
        if asked.is_none() {
            account.as_of = registers.iter().find_map(|register| register.as_of);
            if let Some(day) = account.as_of {
                account.correct(
                    "as_of",
                    None,
                    format!("{day}"),
                    Bilingual::new(
                        format!("基準日の指定がないので、台帳の基準日 {day} で答えます。"),
                        format!("no day was asked for: the register's own, {day}, is taken"),
                    ),
                );
            }
        }
        for register in registers {
            account.edition(register);
        }
        account
    }

    fn edition(&mut self, register: &Register) {
        let carried = Edition::CARRIED;
        let Some(edition) = register.edition.filter(|edition| *edition != carried) else { return };
        self.correct(
            "register.edition",
            Some(format!("{edition}")),
            format!("{carried}"),
            Bilingual::new(
                format!("台帳は計画の{edition}年版によるものとありますが、収めている{carried}年版の項目として数えました。"),
                format!("the register names edition {edition}; its codes were taken as those of {carried}, the edition carried"),
            ),
        );
    }

    pub(super) fn correct(&mut self, field: &str, given: Option<String>, taken: String, text: Bilingual) {
        self.corrections.push(Correction { field: field.into(), given, taken, text });
    }

    pub(super) fn leave_out(
        &mut self,
        measure: Option<&str>,
        indicator: Option<&str>,
        reason: Omission,
        text: Bilingual,
    ) {
        self.left_out.push(LeftOut {
            register: self.register,
            measure: measure.map(Into::into),
            indicator: indicator.map(Into::into),
            reason,
            text,
        });
    }

    /// Counts a register's measures; what is left out after this is left out of it.
    pub(super) fn register(&mut self, number: usize, register: &Register) {
        self.register = number;
        self.counts.measures += register.measures.len();
    }

    /// The measures of a register that count, in order; the others are noted, as is what is left out after this.
    pub(super) fn measures<'r>(&mut self, number: usize, register: &'r Register) -> Vec<&'r Measure> {
        self.register(number, register);
        let mut active = Vec::with_capacity(register.measures.len());
        for measure in &register.measures {
            if measure.is_active() {
                active.push(measure);
            } else {
                self.leave_out(
                    Some(&measure.id),
                    None,
                    Omission::Closed,
                    Bilingual::new(
                        "廃止または統合された施策です。",
                        "the measure was discontinued or consolidated",
                    ),
                );
            }
        }
        self.counts.measures_counted += active.len();
        active
    }

    pub(super) fn answer<T>(self, query: Query, answer: T) -> Answer<T> {
        Answer {
            query,
            edition: Edition::CARRIED,
            superseded_by: Edition::CARRIED.superseded_by(),
            attribution: Bilingual::new(ATTRIBUTION_JA, ATTRIBUTION_EN),
            as_of: self.as_of,
            counts: self.counts,
            left_out: self.left_out,
            corrections: self.corrections,
            answer,
        }
    }
}
