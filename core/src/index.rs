//! What search reads: the folded form of every text, and which items hold which pairs of characters.

use crate::{Field, Item, generated::search::WORDS, signature};

/// Items as bits: item `n` is bit `n`.
pub type Bits = [u32; WORDS];

/// The folded text of a field, as UTF-16 units.
pub fn folded(item: Item, field: Field) -> &'static [u16] {
    let at = usize::from(item.id()) * Field::ALL.len() + usize::from(field.number());
    let (folded, starts) = texts();
    &folded[usize::from(starts[at])..usize::from(starts[at + 1])]
}

/// Items that may hold these two folded characters next to each other.
pub fn marked(a: u16, b: u16) -> &'static Bits {
    &signatures()[signature::row(a, b)]
}

#[cfg(not(feature = "lazy-search"))]
use stored::{signatures, texts};

/// Tables made at generate time: nothing is built, nothing allocates.
#[cfg(not(feature = "lazy-search"))]
mod stored {
    use super::Bits;
    use crate::generated::search::{FOLDED, SIGNATURES, STARTS};

    pub fn texts() -> (&'static [u16], &'static [u16]) {
        (&FOLDED, &STARTS)
    }

    pub fn signatures() -> &'static [Bits] {
        &SIGNATURES
    }
}

#[cfg(feature = "lazy-search")]
use built::{signatures, texts};

/// The same tables, made by the first search and kept. They are as large as the plan itself, which counts where every
/// byte is downloaded.
#[cfg(feature = "lazy-search")]
mod built {
    use super::Bits;
    use crate::{
        Field, Item, fold,
        generated::search::{FIELDS, UNITS, WORDS},
        signature,
    };
    use alloc::boxed::Box;
    use once_cell::race::OnceBox;

    /// Of fixed size, so that nothing grows.
    struct Tables {
        folded: [u16; UNITS],
        starts: [u16; FIELDS],
        signatures: [Bits; signature::ROWS],
    }

    /// `OnceBox` needs no operating system: should two threads build at once, one result is kept.
    static TABLES: OnceBox<Tables> = OnceBox::new();

    #[allow(clippy::large_stack_arrays, reason = "once, and in release builds straight to the heap")]
    fn tables() -> &'static Tables {
        TABLES.get_or_init(|| {
            let mut tables = Box::new(Tables {
                folded: [0; UNITS],
                starts: [0; FIELDS],
                signatures: [[0; WORDS]; signature::ROWS],
            });
            tables.fill();
            tables
        })
    }

    impl Tables {
        fn fill(&mut self) {
            let mut len = 0;
            for item in Item::everything() {
                for field in Field::ALL {
                    let at = usize::from(item.id()) * Field::ALL.len() + usize::from(field.number());
                    let start = len;
                    for (place, unit) in self.folded[start..].iter_mut().zip(fold::units(field.of(item))) {
                        *place = unit.code;
                        len += 1;
                    }
                    for pair in self.folded[start..len].windows(2) {
                        let row = &mut self.signatures[signature::row(pair[0], pair[1])];
                        row[usize::from(item.id()) / 32] |= 1 << (item.id() % 32);
                    }
                    self.starts[at + 1] = len as u16;
                }
            }
        }
    }

    pub fn texts() -> (&'static [u16], &'static [u16]) {
        let tables = tables();
        (&tables.folded, &tables.starts)
    }

    pub fn signatures() -> &'static [Bits] {
        &tables().signatures
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use crate::generated::search::{FOLDED, SIGNATURES, STARTS};

        #[test]
        fn the_tables_built_are_the_tables_stored() {
            assert_eq!(texts(), (&FOLDED[..], &STARTS[..]));
            assert_eq!(signatures(), SIGNATURES);
        }
    }
}
