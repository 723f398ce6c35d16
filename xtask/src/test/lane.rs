//! Steps that wait for one another. Those of other lanes run beside them.

use super::step::Step;

/// One of them.
pub struct Lane {
    /// By which others name it.
    pub name: &'static str,
    /// Lanes that must be at their end before this one begins; those that are not in the run are not waited for.
    pub after: &'static [&'static str],
    /// Whether it is taken before those which are not.
    pub ahead: bool,
    /// In their order.
    pub steps: Vec<Step>,
}

impl Lane {
    /// A lane that begins at once.
    pub fn new(name: &'static str, steps: Vec<Step>) -> Self {
        Self { name, after: &[], ahead: false, steps }
    }

    /// The same after others.
    pub fn after(self, lanes: &'static [&'static str]) -> Self {
        Self { after: lanes, ..self }
    }

    /// The same, begun as soon as it can be: it takes so long that nothing would be left to run beside its end.
    pub fn ahead(self) -> Self {
        Self { ahead: true, ..self }
    }
}
