//! What search reads: the folded form of every text, and which items hold which pairs of characters.

use crate::{Field, Item, generated::search::WORDS, signature};

#[cfg(feature = "lazy-search")]
use built as tables;
#[cfg(not(feature = "lazy-search"))]
use stored as tables;

pub use tables::{Unit, value};

/// Items as bits: item `n` is bit `n`.
pub type Bits = [u32; WORDS];

/// The folded text of a field, as UTF-16 units.
pub fn folded(item: Item, field: Field) -> &'static [Unit] {
    tables::folded(place(item, field))
}

/// Items that may hold these two folded characters next to each other.
pub fn marked(a: u16, b: u16) -> Bits {
    tables::marked(signature::row(a, b))
}

/// Where in the table of starts a field has its own; the next is its end.
fn place(item: Item, field: Field) -> usize {
    usize::from(item.id()) * Field::ALL.len() + usize::from(field.number())
}

/// Tables made at generate time: nothing is built.
#[cfg(not(feature = "lazy-search"))]
mod stored {
    use super::Bits;
    use crate::generated::search::{FOLDED, SIGNATURES, STARTS};

    /// A folded character as the table holds it.
    pub type Unit = u16;

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "the other tables hand out references, too")]
    pub const fn value(unit: &Unit) -> u16 {
        *unit
    }

    pub fn folded(place: usize) -> &'static [Unit] {
        &FOLDED[usize::from(STARTS[place])..usize::from(STARTS[place + 1])]
    }

    pub fn marked(row: usize) -> Bits {
        SIGNATURES[row]
    }
}

/// The same tables, made by the first search and kept. They are as large as the plan itself, which counts where every
/// byte is downloaded or burnt; all zeros until then, they take no room in the file.
///
/// Threads that come first at the same time all build, and all write the same: a number is stored once or again, and a
/// bit is only ever set. Whoever is done first says so, and by then has written everything itself.
#[cfg(feature = "lazy-search")]
mod built {
    use super::{Bits, place};
    use crate::{
        Field, Item, fold,
        generated::search::{FIELDS, UNITS, WORDS},
        signature,
    };
    use core::sync::atomic::{
        AtomicBool, AtomicU16, AtomicU32,
        Ordering::{Acquire, Relaxed, Release},
    };

    /// A folded character as the table holds it.
    pub type Unit = AtomicU16;

    static READY: AtomicBool = AtomicBool::new(false);
    static FOLDED: [Unit; UNITS] = [const { AtomicU16::new(0) }; UNITS];
    static STARTS: [AtomicU16; FIELDS] = [const { AtomicU16::new(0) }; FIELDS];
    static SIGNATURES: [[AtomicU32; WORDS]; signature::ROWS] =
        [const { [const { AtomicU32::new(0) }; WORDS] }; signature::ROWS];

    pub fn value(unit: &Unit) -> u16 {
        unit.load(Relaxed)
    }

    pub fn folded(place: usize) -> &'static [Unit] {
        ready();
        &FOLDED[usize::from(value(&STARTS[place]))..usize::from(value(&STARTS[place + 1]))]
    }

    pub fn marked(row: usize) -> Bits {
        ready();
        core::array::from_fn(|word| SIGNATURES[row][word].load(Relaxed))
    }

    fn ready() {
        if !READY.load(Acquire) {
            build();
            READY.store(true, Release);
        }
    }

    #[cold]
    fn build() {
        let mut len = 0;
        for item in Item::everything() {
            for field in Field::ALL {
                let mut before = None;
                for unit in fold::units(field.of(item)) {
                    FOLDED[len].store(unit.code, Relaxed);
                    len += 1;
                    if let Some(before) = before.replace(unit.code) {
                        let row = &SIGNATURES[signature::row(before, unit.code)];
                        row[usize::from(item.id()) / 32].fetch_or(1 << (item.id() % 32), Relaxed);
                    }
                }
                STARTS[place(item, *field) + 1].store(len as u16, Relaxed);
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use crate::generated::search as stored;

        #[test]
        fn the_tables_built_are_the_tables_stored() {
            ready();
            assert!(FOLDED.iter().map(value).eq(stored::FOLDED));
            assert!(STARTS.iter().map(value).eq(stored::STARTS));
            for (row, bits) in stored::SIGNATURES.iter().enumerate() {
                assert_eq!(marked(row), *bits);
            }
        }
    }
}
