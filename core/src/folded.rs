//! The folded form of the items' texts, for search: stored, or with the feature `compact` made on the spot.

use crate::{Field, Item};

/// Where search reads folded texts from.
#[cfg(not(feature = "compact"))]
pub struct Folded;

#[cfg(not(feature = "compact"))]
impl Folded {
    pub const fn new() -> Self {
        Self
    }

    /// The folded text of a field, as UTF-16 units.
    #[allow(clippy::unused_self, reason = "the other form needs it")]
    pub fn of(&mut self, item: Item, field: Field) -> &[u16] {
        use crate::generated::search::{FOLDED, STARTS};
        let at = usize::from(item.id()) * Field::ALL.len() + usize::from(field.number());
        &FOLDED[usize::from(STARTS[at])..usize::from(STARTS[at + 1])]
    }
}

/// Where search folds texts. The stored forms are as large as the texts; the marks of character pairs leave so few items
/// to read that folding these costs less than loading all.
#[cfg(feature = "compact")]
pub struct Folded {
    room: [u16; crate::generated::search::LONGEST],
}

#[cfg(feature = "compact")]
impl Folded {
    pub const fn new() -> Self {
        Self { room: [0; crate::generated::search::LONGEST] }
    }

    /// The folded text of a field, as UTF-16 units.
    pub fn of(&mut self, item: Item, field: Field) -> &[u16] {
        let units = crate::fold::units(field.of(item));
        let mut len = 0;
        for (place, unit) in self.room.iter_mut().zip(units) {
            *place = unit.code;
            len += 1;
        }
        &self.room[..len]
    }
}
