//! What is told of measures among others: those that look the same, and those that continue others.

use super::super::{Collection, ImageError};
use super::chunk::{Chunk, Counts, is_kept, owned};
use super::repeats::groups;
use crate::fold;
use crate::register::{CheckOptions, Checker, Duplicates, Measure, Register};
use alloc::{collections::BTreeMap, string::String, vec::Vec};
use std::collections::{HashMap, HashSet};

/// A measure with what it has in common with those of its body before it.
#[derive(Debug, Default, Clone, Copy)]
pub(in crate::national) struct Alike {
    pub same_id: Option<usize>,
    pub similar_id: Option<usize>,
    pub similar_title: Option<usize>,
}

/// Measures that others are told of, by their numbers.
#[derive(Debug, Default)]
pub(in crate::national) struct Others {
    pub alike: BTreeMap<usize, Alike>,
    /// Those that were consolidated, and those that have the ids that they lead to.
    pub successors: Vec<usize>,
}

/// Hashes of the ids and of the titles of measures that follow one another.
pub(in crate::national) type Hashes<'c> = [&'c [u64]; 2];

fn folded(text: &str) -> String {
    fold::fold(text).chars().filter(|c| !c.is_whitespace()).collect()
}

impl Others {
    pub(super) fn find(
        collection: &Collection,
        chunks: &[Chunk],
        threads: usize,
    ) -> Result<Self, ImageError> {
        let hashes: Vec<Hashes<'_>> = chunks.iter().map(|chunk| [&chunk.ids[..], &chunk.titles]).collect();
        let alike = Self::alike(collection, &hashes, threads)?;
        Ok(Self { successors: successors(collection, chunks)?, alike })
    }

    /// What measures have in common, by the hashes of all of them; of ids and titles at the same time, where there are two
    /// threads.
    pub fn alike(
        collection: &Collection,
        hashes: &[Hashes<'_>],
        threads: usize,
    ) -> Result<BTreeMap<usize, Alike>, ImageError> {
        let count = collection.len();
        let [ids, titles] = [0, 1].map(|which| move || groups(&hashes.iter().map(|both| both[which]), count));
        let (ids, titles) = if threads > 1 {
            std::thread::scope(|scope| {
                let other = scope.spawn(titles);
                (ids(), other.join().unwrap_or_else(|_| titles()))
            })
        } else {
            (ids(), titles())
        };
        let mut others = Self::default();
        for group in ids {
            others.same_ids(collection, &group)?;
        }
        for group in titles {
            others.same_titles(collection, &group)?;
        }
        Ok(others.alike)
    }

    fn same_ids(&mut self, collection: &Collection, group: &[usize]) -> Result<(), ImageError> {
        let mut seen = HashMap::new();
        let mut firsts = HashMap::new();
        for number in group {
            let (owner, id) = (collection.owner(*number)?, collection.id(*number)?);
            let first = *firsts.entry((owner, folded(id))).or_insert(*number);
            let same = *seen.entry((owner, id)).or_insert(*number);
            let similar_id = match first {
                first if first != *number && collection.id(first)? != id => Some(first),
                _ => None,
            };
            let same_id = Some(same).filter(|same| same != number);
            if same_id.is_some() || similar_id.is_some() {
                self.alike.insert(*number, Alike { same_id, similar_id, similar_title: None });
            }
        }
        Ok(())
    }

    fn same_titles(&mut self, collection: &Collection, group: &[usize]) -> Result<(), ImageError> {
        let mut firsts = HashMap::new();
        for number in group {
            let measure = collection.measure(*number)?;
            let body = (collection.owner(*number)?, measure.owner.name);
            let first = *firsts.entry((body, folded(&measure.title))).or_insert(*number);
            let alike = self.alike.get(number).copied().unwrap_or_default();
            if first != *number && alike.same_id.is_none() {
                self.alike.insert(*number, Alike { similar_title: Some(first), ..alike });
            }
        }
        Ok(())
    }
}

fn successors(collection: &Collection, chunks: &[Chunk]) -> Result<Vec<usize>, ImageError> {
    let asked: HashSet<u64> =
        chunks.iter().flat_map(|chunk| &chunk.successors).map(|(_, hash)| *hash).collect();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let mut numbers = Vec::new();
    for (number, id) in chunks.iter().flat_map(|chunk| &chunk.ids).enumerate() {
        if asked.contains(&owned(*id, collection.owner(number)?)) {
            numbers.push(number);
        }
    }
    let mut start = 0;
    for chunk in chunks {
        numbers.extend(chunk.successors.iter().map(|(number, _)| start + number));
        start += chunk.ids.len();
    }
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
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
            same_id: alike.same_id.is_some(),
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
        chunks: &[Chunk],
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
            let counts = [usize::from(alike.same_id.is_some()), warnings, 0];
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
