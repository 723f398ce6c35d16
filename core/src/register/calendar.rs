//! Reviews and milestones, each on its day.

use super::{Date, Measure, Register, ReviewOutcome};
use alloc::vec::Vec;

/// What stands in the calendar.
#[derive(Debug, Clone, Copy)]
pub(crate) enum EntryKind {
    Review,
    Milestone,
}

/// A review or a milestone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'a> {
    /// That on which it was done, else that by which it is to be.
    pub day: Date,
    pub measure: &'a Measure,
    pub kind: EntryKind,
    /// What the milestone is called, or the review noted.
    pub text: Option<&'a str>,
    pub outcome: Option<ReviewOutcome>,
    pub due: Option<Date>,
    /// When it was done, up to the day asked.
    pub done: Option<Date>,
    /// The days since it should have been done.
    pub overdue: Option<i32>,
}

impl<'a> Entry<'a> {
    fn new(
        measure: &'a Measure,
        kind: EntryKind,
        due: Option<Date>,
        done: Option<Date>,
        as_of: Option<Date>,
    ) -> Option<Self> {
        let done = done.filter(|done| as_of.is_none_or(|as_of| *done <= as_of));
        let passed = || due.zip(as_of).map(|(due, as_of)| as_of.days_since(due)).filter(|days| *days > 0);
        let overdue = if done.is_none() { passed() } else { None };
        Some(Self { day: done.or(due)?, measure, kind, text: None, outcome: None, due, done, overdue })
    }
}

/// Every review and milestone that has a day, of the measures that count, in the order of their days.
pub(crate) fn entries(register: &Register, as_of: Option<Date>) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    for measure in register.measures.iter().filter(|measure| measure.is_active()) {
        for review in &measure.reviews {
            let entry = Entry::new(measure, EntryKind::Review, review.due, review.held, as_of);
            let text = review.note.as_deref();
            entries.extend(entry.map(|entry| Entry { text, outcome: review.outcome, ..entry }));
        }
        for milestone in &measure.roadmap {
            let done = milestone.completed;
            let entry = Entry::new(measure, EntryKind::Milestone, milestone.due, done, as_of);
            entries.extend(entry.map(|entry| Entry { text: Some(&milestone.title), ..entry }));
        }
    }
    entries.sort_by_key(|entry| entry.day);
    entries
}
