//! What is looked up: all items, shuffled, the same for every case.

use rashinban::{Item, Vision};

/// How many; a power of two.
pub const COUNT: usize = 4096;

/// The keys in every form that a case wants.
pub struct Keys {
    pub items: Box<[Item; COUNT]>,
    pub visions: Box<[Vision; COUNT]>,
    pub ids: Box<[u8; COUNT]>,
    pub vision_numbers: Box<[u8; COUNT]>,
    pub codes: Box<[&'static str; COUNT]>,
}

impl Keys {
    /// By a linear congruential generator with a fixed start.
    pub fn new() -> Self {
        let mut state = 42u64;
        let mut random = move |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or(0) % below
        };
        let all: Vec<Item> = Item::ALL.collect();
        let items = boxed(|| all[random(all.len())]);
        let visions = boxed(|| Vision::ALL[random(Vision::ALL.len())]);
        // Each code in memory of its own, as codes arrive that someone has typed, not as the plan's constants.
        let codes = boxed_by(|at| &*items[at].to_string().leak());
        let ids = boxed_by(|at| items[at].id());
        let vision_numbers = boxed_by(|at| visions[at].number());
        Self { items, visions, ids, vision_numbers, codes }
    }
}

fn boxed<T>(mut make: impl FnMut() -> T) -> Box<[T; COUNT]> {
    boxed_by(|_| make())
}

fn boxed_by<T>(make: impl FnMut(usize) -> T) -> Box<[T; COUNT]> {
    let all: Vec<T> = (0..COUNT).map(make).collect();
    all.try_into().unwrap_or_else(|_| unreachable!("there are COUNT of them"))
}
