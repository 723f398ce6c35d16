//! How like one measure many others are: as the registers' own measure of likeness has it, with less to do for each.

use super::text::fold;
use crate::register::{Like, likeness};
use alloc::{boxed::Box, vec, vec::Vec};

/// A measure that others are held against.
#[derive(Debug)]
pub(super) struct Likeness {
    title: Pairs,
    summary: Pairs,
}

impl Likeness {
    pub fn of(like: &Like) -> Self {
        Self { title: Pairs::of(&like.title), summary: Pairs::of(&like.summary) }
    }

    /// How like it is to one with this title and summary, 0–1 with two decimals.
    pub fn with(&mut self, title: &str, summary: &str) -> Option<f64> {
        likeness(self.title.similarity(title).unwrap_or_default(), self.summary.similarity(summary))
    }
}

/// The pairs of neighbouring characters of a text, and how often each is there.
#[derive(Debug)]
struct Pairs {
    /// In order.
    different: Vec<u32>,
    counts: Vec<u32>,
    all: usize,
    /// A bit for each pair, by its lower half and its upper one: nearly all that others have is not here.
    bits: Box<[u64]>,
    /// How often each may still be had in common.
    left: Vec<u32>,
}

impl Pairs {
    fn of(text: &str) -> Self {
        let mut all = Vec::new();
        each_pair(text, |pair| all.push(pair));
        all.sort_unstable();
        let mut own = Self {
            different: Vec::new(),
            counts: Vec::new(),
            all: all.len(),
            bits: vec![0; 1 << 10].into(),
            left: Vec::new(),
        };
        for same in all.chunk_by(|a, b| a == b) {
            own.different.push(same[0]);
            own.counts.push(same.len() as u32);
            own.bits[usize::from(bit(same[0]) / 64)] |= 1 << (bit(same[0]) % 64);
        }
        own
    }

    /// Twice the pairs in common by all pairs of both; none where one of them has none.
    #[allow(clippy::cast_precision_loss, reason = "no text has 2^52 characters")]
    fn similarity(&mut self, text: &str) -> Option<f64> {
        self.left.clone_from(&self.counts);
        let (mut other, mut common) = (0, 0_usize);
        each_pair(text, |pair| {
            other += 1;
            if self.bits[usize::from(bit(pair) / 64)] >> (bit(pair) % 64) & 1 == 1 {
                if let Ok(at) = self.different.binary_search(&pair) {
                    common += usize::from(self.left[at] > 0);
                    self.left[at] = self.left[at].saturating_sub(1);
                }
            }
        });
        (self.all > 0 && other > 0).then(|| 2.0 * common as f64 / (self.all + other) as f64)
    }
}

fn bit(pair: u32) -> u16 {
    (pair ^ pair >> 11) as u16
}

/// The pairs of a folded text without its white space; a text of one character is a pair with nothing.
fn each_pair(text: &str, mut with: impl FnMut(u32)) {
    let is_space = |unit: &u16| char::from_u32((*unit).into()).is_some_and(char::is_whitespace);
    let folded = fold(text);
    let mut units = folded.iter().filter(|unit| !is_space(unit)).map(|unit| u32::from(*unit));
    let Some(mut last) = units.next() else { return };
    let mut is_single = true;
    for unit in units {
        with(last << 16 | unit);
        (last, is_single) = (unit, false);
    }
    if is_single {
        with(last << 16);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::{GoodPracticeOptions, Measure, Register, good_practice};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn the_same_as_of_registers(
            own in ("[あいアu 　ﾊﾞ]{0,8}", "[あいアu\n]{0,12}"),
            other in ("[あいアu 　ﾊﾞ]{0,8}", "[あいアu\n]{0,12}"),
        ) {
            let like = Like { title: own.0, summary: own.1 };
            let mut likeness = Likeness::of(&like);
            let measure = Measure { title: other.0.clone(), summary: other.1.clone(), ..Measure::default() };
            let register = Register { measures: [measure].into(), ..Register::default() };
            let options =
                GoodPracticeOptions { like: Some(like), least_similarity: 0.0, ..GoodPracticeOptions::default() };
            let answer = good_practice(&[&register], &options).unwrap().answer;
            // Twice, since it keeps what it counts with.
            for _ in 0..2 {
                prop_assert_eq!(likeness.with(&other.0, &other.1), answer.similar[0].similarity);
            }
        }
    }
}
