//! The checks of one measure after the other, where not all of them are at hand at once.

use super::{Check, CheckOptions, Duplicates};
use crate::register::{Diagnostic, Measure, Register, read::Found};
use alloc::vec::Vec;

/// How many of each severity.
type Counts = [usize; 3];

/// Checks measures one by one.
pub(crate) struct Checker<'r>(Check<'r>);

impl<'r> Checker<'r> {
    /// Counts what is found. `register` is what the measures stand in, and holds those that others may lead to.
    pub fn counting(register: &'r Register, options: &CheckOptions) -> Self {
        Self(Check { counts_only: true, ..Check::new(register, options) })
    }

    /// Tells what is found, what is told of the register first.
    pub fn telling(register: &'r Register, options: &CheckOptions) -> Self {
        let mut checker = Self(Check::new(register, options));
        checker.register();
        checker
    }

    /// What is told of the register itself.
    pub fn register(&mut self) -> Counts {
        let check = &mut self.0;
        check.edition();
        check.owner(&check.register.owner, "owner");
        if let Some(scale) = &check.register.rating_scale {
            check.scale(scale);
        }
        core::mem::take(&mut check.counts)
    }

    /// What is told of a measure for itself.
    pub fn alone(&mut self, measure: &Measure) -> Counts {
        self.0.of_its_own(measure, false);
        core::mem::take(&mut self.0.counts)
    }

    /// What is told of it among others.
    pub fn among_others(&mut self, measure: &'r Measure, duplicates: &Duplicates<'r>) -> Counts {
        self.0.duplicates(measure, duplicates);
        self.0.successor(measure);
        core::mem::take(&mut self.0.counts)
    }

    /// All that is told of it.
    pub fn measure(&mut self, measure: &'r Measure, duplicates: &Duplicates<'r>) {
        self.0.measure(measure, duplicates);
    }

    /// What is told of a measure's likeness to others.
    pub fn likeness(measure: &Measure, duplicates: &Duplicates<'_>) -> Vec<Diagnostic> {
        let register = Register::default();
        let mut check = Check::new(&register, &CheckOptions::default());
        check.measure = Some(&measure.id);
        check.duplicates(measure, duplicates);
        check.found
    }

    /// What was told, no more than so many of each severity, of which there were so many.
    pub fn finish(self, kept: usize, counts: Counts) -> Vec<Diagnostic> {
        let mut found = Found::new(kept);
        found.extend(self.0.found.into_iter());
        found.set_counts(counts);
        found.into_diagnostics()
    }
}
