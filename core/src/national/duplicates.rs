//! Measures of one body that are the same, or look it, in a whole collection.

use super::load::chunk::owned;
use super::load::folded::FoldedHasher;
use super::load::others::{Alike, Hashes, Others};
use super::{Collection, ImageError};
use crate::register::{Checker, Diagnostic, Duplicates, Rule};
use alloc::vec::Vec;

/// A measure that is the same as one of its body before it, or looks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Duplicate {
    /// Its number.
    pub number: usize,
    /// That of the one before it.
    pub earlier: usize,
    /// What both have in common.
    pub in_common: InCommon,
}

/// What two measures of a body have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InCommon {
    /// The id.
    Id,
    /// An id that differs in width, case, kana or white space alone.
    SimilarId,
    /// A title that differs in no more than that, of measures that are pursued.
    Title,
}

impl InCommon {
    /// The rule of [`check`](fn@crate::register::check) that tells it.
    pub const fn rule(self) -> Rule {
        match self {
            Self::Id => Rule::DuplicateId,
            Self::SimilarId | Self::Title => Rule::LikelyDuplicate,
        }
    }
}

impl Collection {
    /// The measures that have an id or a title in common with one of their body before them, from the lowest number. It is
    /// what [`check`](fn@crate::register::check) tells of many measures within a register, here also of those that came from
    /// several. Every measure is looked at: a million of them take about a second.
    ///
    /// ```
    /// use rashinban::national::{CollectionBuilder, InCommon};
    /// use rashinban::register::{ReadOptions, from_json};
    ///
    /// let json = r#"[{ "id": "1", "title": "窓口", "owner": "131016" }, { "id": "1", "title": "予約", "owner": "131024" }]"#;
    /// let register = from_json(json.as_bytes(), &ReadOptions::default()).register.unwrap();
    /// let mut builder = CollectionBuilder::new(None);
    /// builder.extend(&register);
    /// builder.extend(&register);
    /// let collection = builder.finish();
    /// let found = collection.duplicates()?;
    /// assert_eq!((found.len(), found[0].number, found[0].earlier, found[0].in_common), (2, 2, 0, InCommon::Id));
    /// # Ok::<(), rashinban::national::ImageError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where its bytes are damaged.
    pub fn duplicates(&self) -> Result<Vec<Duplicate>, ImageError> {
        let hashes = self.hashes()?;
        let hashes: Hashes<'_> = [&hashes[0], &hashes[1]];
        let mut found = Vec::new();
        for (number, alike) in Others::alike(self, &[hashes], 1)? {
            let Alike { same_id, similar_id, similar_title } = alike;
            let all = [
                (same_id, InCommon::Id),
                (similar_id, InCommon::SimilarId),
                (similar_title, InCommon::Title),
            ];
            let each = |(earlier, in_common)| Some(Duplicate { number, earlier: earlier?, in_common });
            found.extend(all.into_iter().filter_map(each));
        }
        Ok(found)
    }

    /// What is told of each of them, as [`check`](fn@crate::register::check) tells it.
    ///
    /// # Errors
    ///
    /// Where the bytes that are looked at are damaged.
    ///
    /// # Panics
    ///
    /// Where there are no such measures.
    pub fn told(&self, duplicates: &[Duplicate]) -> Result<Vec<Diagnostic>, ImageError> {
        let mut told = Vec::with_capacity(duplicates.len());
        for Duplicate { number, earlier, in_common } in duplicates {
            let (measure, earlier) = (self.measure(*number)?, self.measure(*earlier)?);
            let has = |which| Some(&earlier).filter(|_| *in_common == which);
            let duplicates = Duplicates {
                same_id: *in_common == InCommon::Id,
                similar_id: has(InCommon::SimilarId),
                similar_title: has(InCommon::Title),
            };
            told.extend(Checker::likeness(&measure, &duplicates));
        }
        Ok(told)
    }

    /// Those of the ids and of the titles.
    fn hashes(&self) -> Result<[Vec<u64>; 2], ImageError> {
        let mut hashes = [0; 2].map(|_| Vec::with_capacity(self.len()));
        let mut folded = FoldedHasher::new();
        for (_, segment) in self.segments() {
            for at in segment.left().iter().map(usize::from) {
                let owner = segment.owner(at)?;
                hashes[0].push(owned(folded.hash(segment.id(at)?), owner));
                let is_active = segment.status(at)?.is_none_or(crate::register::Status::is_active);
                let title = if is_active { Some(segment.title(at)?) } else { None };
                hashes[1].push(title.map_or(0, |title| owned(folded.hash(title), owner)));
            }
        }
        Ok(hashes)
    }
}
