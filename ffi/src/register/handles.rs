//! What a caller holds between calls, behind numbers. A number that was freed, or never given, is told from a good one; no
//! pointer of the caller's is followed.

use rashinban::Problem;
use rashinban::register::{Diagnostic, Loaded};
use std::sync::{Arc, PoisonError, RwLock};

/// Something held. A copy is the same thing once more.
#[derive(Debug, Clone)]
pub enum Held {
    /// What was read, with a register.
    Register(Arc<Loaded>),
    Diagnostics(Arc<[Diagnostic]>),
    /// A text with a NUL behind its last byte.
    Document(Arc<str>),
}

#[derive(Debug)]
struct Slot {
    generation: i32,
    held: Option<Held>,
}

/// A handle is the slot's number in its low bits, and the generation, from 1, in the others: a freed number does not name
/// what came after it.
const SLOT_BITS: u32 = 18;
const SLOTS: usize = 1 << SLOT_BITS;
const GENERATIONS: i32 = i32::MAX >> SLOT_BITS;

#[derive(Debug)]
struct Table {
    /// That of the handle given last.
    generation: i32,
    slots: Vec<Slot>,
    free: Vec<usize>,
}

static TABLE: RwLock<Table> = RwLock::new(Table { generation: 0, slots: Vec::new(), free: Vec::new() });

/// Keeps something, and gives the handle for it.
pub fn hold(held: Held) -> Result<i32, Problem> {
    let table = &mut *TABLE.write().unwrap_or_else(PoisonError::into_inner);
    let at = match table.free.pop() {
        Some(at) => at,
        None if table.slots.len() == SLOTS => return Err(Problem::InvalidArgument),
        None => {
            table.slots.push(Slot { generation: 0, held: None });
            table.slots.len() - 1
        }
    };
    table.generation = table.generation % GENERATIONS + 1;
    table.slots[at] = Slot { generation: table.generation, held: Some(held) };
    i32::try_from(at).map(|at| table.generation << SLOT_BITS | at).map_err(|_| Problem::Internal)
}

/// What a handle stands for. It lives on while it is used, also where another thread frees it.
pub fn held(handle: i32) -> Result<Held, Problem> {
    let table = TABLE.read().unwrap_or_else(PoisonError::into_inner);
    let (at, generation) = place(handle)?;
    let slot = table.slots.get(at).filter(|slot| slot.generation == generation);
    slot.and_then(|slot| slot.held.clone()).ok_or(Problem::UnknownNumber)
}

/// Lets go of what a handle stands for.
pub fn free(handle: i32) -> Result<(), Problem> {
    let (at, generation) = place(handle)?;
    let freed = {
        let table = &mut *TABLE.write().unwrap_or_else(PoisonError::into_inner);
        let slot = table.slots.get_mut(at).filter(|slot| slot.generation == generation);
        let freed = slot.and_then(|slot| slot.held.take()).ok_or(Problem::UnknownNumber)?;
        table.free.push(at);
        if table.free.len() == table.slots.len() {
            // A program that lets go of everything has everything back.
            (table.slots, table.free) = (Vec::new(), Vec::new());
        }
        freed
    };
    // A large register takes a while, in which nobody has to wait.
    drop(freed);
    Ok(())
}

fn place(handle: i32) -> Result<(usize, i32), Problem> {
    let slot = usize::try_from(handle).map_err(|_| Problem::UnknownNumber)? % SLOTS;
    Ok((slot, handle >> SLOT_BITS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_freed_handle_is_none() {
        let first = hold(Held::Document("a\0".into())).unwrap();
        assert!(first > 0);
        assert!(matches!(held(first).unwrap(), Held::Document(text) if &*text == "a\0"));
        assert_eq!(free(first), Ok(()));
        assert_eq!(free(first), Err(Problem::UnknownNumber));
        let second = hold(Held::Diagnostics(Arc::default())).unwrap();
        assert_ne!(first, second);
        assert!(held(first).is_err());
        for never in [0, -1, i32::MIN, i32::MAX] {
            assert!(held(never).is_err(), "{never}");
            assert!(free(never).is_err(), "{never}");
        }
        assert_eq!(free(second), Ok(()));
    }

    #[test]
    fn what_is_in_use_outlives_its_handle() {
        let handle = hold(Held::Document("a\0".into())).unwrap();
        let text = held(handle).unwrap();
        free(handle).unwrap();
        assert!(matches!(text, Held::Document(text) if text.len() == 2));
    }
}
