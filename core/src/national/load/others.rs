//! What is told of measures among others: those that look the same, and those that continue others.

use super::super::{Collection, ImageError};
use super::chunk::{Chunk, Counts, is_kept};
use crate::fold;
use crate::register::{CheckOptions, Checker, Duplicates, Measure, Register};
use alloc::{collections::BTreeMap, string::String, vec::Vec};
use core::hash::{BuildHasherDefault, Hasher};
use std::collections::{HashMap, HashSet};

/// A measure with what it has in common with those before it.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Alike {
    pub same_id: bool,
    pub similar_id: Option<usize>,
    pub similar_title: Option<usize>,
}

/// Measures that others are told of, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Others {
    pub alike: BTreeMap<usize, Alike>,
    /// Those that were consolidated, and those that have the ids that they lead to.
    pub successors: Vec<usize>,
}

/// Keys that are hashes already.
#[derive(Debug, Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

type ByHash<T> = HashMap<u64, T, BuildHasherDefault<Hashed>>;

/// The numbers that have the same hash, where there are several, from the lowest.
fn groups<'c>(hashes: impl Iterator<Item = &'c Vec<u64>>, count: usize) -> Vec<Vec<usize>> {
    let mut first: ByHash<u32> = ByHash::with_capacity_and_hasher(count, BuildHasherDefault::default());
    let mut several: ByHash<Vec<usize>> = ByHash::default();
    for (number, hash) in hashes.flatten().enumerate().filter(|(_, hash)| **hash != 0) {
        let earlier = *first.entry(*hash).or_insert(number as u32) as usize;
        if earlier != number {
            several.entry(*hash).or_insert_with(|| [earlier].into()).push(number);
        }
    }
    several.into_values().collect()
}

fn folded(text: &str) -> String {
    fold::fold(text).chars().filter(|c| !c.is_whitespace()).collect()
}

impl Others {
    /// Of ids and titles at the same time, where there are two threads.
    pub fn find(collection: &Collection, chunks: &[Chunk<'_>], threads: usize) -> Result<Self, ImageError> {
        let count = collection.len();
        let ids = || groups(chunks.iter().map(|chunk| &chunk.ids), count);
        let titles = || groups(chunks.iter().map(|chunk| &chunk.titles), count);
        let (ids, titles) = if threads > 1 {
            std::thread::scope(|scope| {
                let titles = scope.spawn(titles);
                (ids(), titles.join().unwrap_or_else(|_| groups(chunks.iter().map(|c| &c.titles), count)))
            })
        } else {
            (ids(), titles())
        };
        let mut others = Self { successors: successors(chunks), ..Self::default() };
        for group in ids {
            others.same_ids(collection, &group)?;
        }
        for group in titles {
            others.same_titles(collection, &group)?;
        }
        Ok(others)
    }

    fn same_ids(&mut self, collection: &Collection, group: &[usize]) -> Result<(), ImageError> {
        let mut seen = HashSet::new();
        let mut firsts: BTreeMap<String, usize> = BTreeMap::new();
        for number in group {
            let id = collection.id(*number)?;
            let first = *firsts.entry(folded(id)).or_insert(*number);
            let same_id = !seen.insert(id);
            let similar_id = Some(first).filter(|_| first != *number);
            let similar_id = match similar_id {
                Some(first) if collection.id(first)? != id => Some(first),
                _ => None,
            };
            if same_id || similar_id.is_some() {
                self.alike.insert(*number, Alike { same_id, similar_id, similar_title: None });
            }
        }
        Ok(())
    }

    fn same_titles(&mut self, collection: &Collection, group: &[usize]) -> Result<(), ImageError> {
        let mut firsts: BTreeMap<String, usize> = BTreeMap::new();
        let [head, rest @ ..] = group else { return Ok(()) };
        let same = |number: &&usize| collection.title(**number).ok() == collection.title(*head).ok();
        // Mostly all are written the same.
        let all_same = rest.iter().all(|number| same(&number));
        for number in group {
            let first = if all_same {
                *head
            } else {
                *firsts.entry(folded(collection.title(*number)?)).or_insert(*number)
            };
            if first == *number || collection.owner(first)? != collection.owner(*number)? {
                continue;
            }
            let (earlier, measure) = (collection.measure(first)?, collection.measure(*number)?);
            let alike = self.alike.get(number).copied().unwrap_or_default();
            if earlier.id != measure.id && earlier.owner == measure.owner && !alike.same_id {
                self.alike.insert(*number, Alike { similar_title: Some(first), ..alike });
            }
        }
        Ok(())
    }
}

fn successors(chunks: &[Chunk<'_>]) -> Vec<usize> {
    let asked: HashSet<u64> =
        chunks.iter().flat_map(|chunk| &chunk.successors).map(|(_, hash)| *hash).collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let ids = chunks.iter().flat_map(|chunk| &chunk.ids).enumerate();
    let mut numbers: Vec<usize> =
        ids.filter(|(_, id)| asked.contains(id)).map(|(number, _)| number).collect();
    let mut start = 0;
    for chunk in chunks {
        numbers.extend(chunk.successors.iter().map(|(number, _)| start + number));
        start += chunk.ids.len();
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Measures that are at hand, by their numbers.
#[derive(Debug, Default)]
pub(super) struct AtHand {
    numbers: Vec<usize>,
    /// The register without others.
    pub register: Register,
}

impl AtHand {
    /// Takes these measures out of a collection. `numbers` rise.
    pub fn take(head: &Register, collection: &Collection, numbers: Vec<usize>) -> Result<Self, ImageError> {
        let measures = numbers.iter().map(|number| collection.measure(*number)).collect::<Result<_, _>>()?;
        let mut register = head.clone();
        register.measures = measures;
        Ok(Self { numbers, register })
    }

    pub fn measure(&self, number: usize) -> Option<&Measure> {
        let at = self.numbers.binary_search(&number).ok()?;
        self.register.measures.get(at)
    }

    pub fn duplicates(&self, alike: Alike) -> Duplicates<'_> {
        Duplicates {
            same_id: alike.same_id,
            similar_id: alike.similar_id.and_then(|number| self.measure(number)),
            similar_title: alike.similar_title.and_then(|number| self.measure(number)),
        }
    }
}

/// What is to be told of measures in all, and of which first.
#[derive(Debug)]
pub(super) struct Findings {
    pub counts: Counts,
    pub odd: Vec<usize>,
}

impl Findings {
    /// Adds what is found of measures among others to what was found of them for themselves.
    pub fn count(
        others: &Others,
        chunks: &[Chunk<'_>],
        successors: &AtHand,
        options: &CheckOptions,
        kept: usize,
    ) -> Self {
        let mut checker = Checker::counting(&successors.register, options);
        let mut findings = Self { counts: checker.register(), odd: Vec::new() };
        let mut start = 0;
        for chunk in chunks {
            if is_kept(findings.counts, chunk.found, kept) {
                findings.odd.extend(chunk.odd.iter().map(|number| start + number));
            }
            findings.add(chunk.found);
            start += chunk.ids.len();
        }
        let mut more: Counts = [0; 3];
        for (number, alike) in &others.alike {
            let warnings =
                usize::from(alike.similar_id.is_some()) + usize::from(alike.similar_title.is_some());
            let counts = [usize::from(alike.same_id), warnings, 0];
            findings.tell(*number, counts, &mut more, kept);
        }
        more = [0; 3];
        for number in &successors.numbers {
            if let Some(measure) = successors.measure(*number) {
                let counts = checker.among_others(measure, &Duplicates::default());
                findings.tell(*number, counts, &mut more, kept);
            }
        }
        findings.odd.sort_unstable();
        findings.odd.dedup();
        findings
    }

    fn tell(&mut self, number: usize, counts: Counts, before: &mut Counts, kept: usize) {
        if is_kept(*before, counts, kept) {
            self.odd.push(number);
        }
        before.iter_mut().zip(counts).for_each(|(all, more)| *all += more);
        self.add(counts);
    }

    fn add(&mut self, counts: Counts) {
        self.counts.iter_mut().zip(counts).for_each(|(all, more)| *all += more);
    }
}
