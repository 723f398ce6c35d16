//! Which measures of a collection are meant.

use super::bits::Bits;
use super::builder::{NO_DAY, epoch};
use super::live::Numbers;
use super::section::Section;
use super::segment::Segment;
use super::text::{Terms, first};
use super::{Collection, ImageError};
use crate::Item;
use crate::register::{Date, Finding, LocalGovernmentCode, Status};
use alloc::vec::Vec;
use core::ops::Range;

/// Which measures are meant: those for which everything holds that is said here. Of a list, one is enough; an empty list says
/// nothing.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Filter {
    /// Words that the title or the summary has.
    pub terms: Option<Terms>,
    /// Items of the plan that the measure serves, or that are above one that it serves.
    pub items: Vec<Item>,
    /// Principles that it was held against, or that are above one of them…
    pub principles: Vec<Item>,
    /// …with one of these findings.
    pub findings: Vec<Finding>,
    /// Where it stands.
    pub statuses: Vec<Status>,
    /// Prefectures whose own measure it is, or that of one of their municipalities: any code in them.
    pub prefectures: Vec<LocalGovernmentCode>,
    /// Whose it is.
    pub owners: Vec<LocalGovernmentCode>,
    /// A day on which it runs. Where it says no first or no last day, there is none.
    pub running_on: Option<Date>,
}

impl Collection {
    /// The numbers of the measures that are meant, from the lowest.
    ///
    /// # Errors
    ///
    /// Where the bytes that are looked at are damaged.
    pub fn filter(&self, filter: &Filter) -> Result<Vec<usize>, ImageError> {
        let mut found = Vec::new();
        for (start, segment) in self.segments() {
            let numbers = Numbers::of(start, segment);
            segment.filter(filter)?.append_to(&mut found, |number| numbers.whole(number));
        }
        Ok(found)
    }

    /// The first `limit` of them in the order of [`search_first`](Self::search_first): those that have all the words in the
    /// title, then the others, both by number. Without words all are by number.
    ///
    /// ```
    /// use rashinban::national::{CollectionBuilder, Filter, text::Terms};
    /// use rashinban::register::{ReadOptions, Status, from_json};
    ///
    /// let json = r#"[
    ///     { "id": "1", "title": "予約", "summary": "窓口の", "status": "実施中" },
    ///     { "id": "2", "title": "窓口", "status": "完了" },
    ///     { "id": "3", "title": "窓口", "status": "実施中" }
    /// ]"#;
    /// let mut builder = CollectionBuilder::new(None);
    /// builder.extend(&from_json(json.as_bytes(), &ReadOptions::default()).register.unwrap());
    /// let collection = builder.finish();
    /// let mut filter = Filter::default();
    /// filter.terms = Some(Terms::new("窓口"));
    /// filter.statuses.push(Status::InProgress);
    /// assert_eq!(collection.filter_first(&filter, 2)?, [2, 0]);
    /// # Ok::<(), rashinban::national::ImageError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the bytes that are looked at are damaged.
    pub fn filter_first(&self, filter: &Filter, limit: usize) -> Result<Vec<usize>, ImageError> {
        let others = Filter { terms: None, ..filter.clone() };
        let meant =
            self.segments().map(|(start, segment)| Ok((segment.block(start)?, segment.filter(&others)?)));
        first(meant, filter.terms.as_ref().unwrap_or(&Terms::new("")), limit)
    }
}

impl Segment {
    pub(super) fn filter(&self, filter: &Filter) -> Result<Bits, ImageError> {
        let mut bits = self.left();
        let bytes = |section| self.section(section);
        if !filter.statuses.is_empty() {
            let statuses = bytes(Section::Statuses)?;
            bits.keep(|at| filter.statuses.iter().any(|status| status.number() == statuses[at]));
        }
        if !filter.prefectures.is_empty() {
            let prefectures = bytes(Section::Prefectures)?;
            bits.keep(|at| filter.prefectures.iter().any(|code| code.prefecture_number() == prefectures[at]));
        }
        if !filter.owners.is_empty() {
            let owners = bytes(Section::Owners)?;
            let wanted: Vec<bool> = self
                .owners()?
                .iter()
                .map(|code| filter.owners.iter().any(|own| own.number() == *code))
                .collect();
            bits.keep(|at| {
                let owner = usize::from(u16::from_le_bytes([owners[2 * at], owners[2 * at + 1]]));
                owner > 0 && wanted.get(owner - 1).copied().unwrap_or(false)
            });
        }
        if let Some(day) = filter.running_on.and_then(|date| Some(date.days_since(epoch()?))) {
            let (starts, ends) = (bytes(Section::Starts)?, bytes(Section::Ends)?);
            let read =
                |days: &[u8], at: usize| i32::from_le_bytes(core::array::from_fn(|byte| days[4 * at + byte]));
            bits.keep(|at| {
                let (start, end) = (read(starts, at), read(ends, at));
                (start == NO_DAY || start <= day) && (end == NO_DAY || day <= end)
            });
        }
        let wanted = |items: &[Item]| -> [bool; 256] {
            let is_wanted = |item: Item| items.iter().any(|above| item.is_within(*above));
            core::array::from_fn(|id| Item::from_id(id as u8).is_some_and(is_wanted))
        };
        if !filter.items.is_empty() {
            let (ends, items) = (self.ends(Section::AlignmentEnds)?, bytes(Section::AlignedItems)?);
            let wanted = wanted(&filter.items);
            bits.keep(|at| ends.of(at, items).iter().any(|item| wanted[usize::from(*item)]));
        }
        if !filter.principles.is_empty() || !filter.findings.is_empty() {
            let ends = self.ends(Section::FindingEnds)?;
            let (principles, findings) = (bytes(Section::Principles)?, bytes(Section::Findings)?);
            let any = filter.principles.is_empty();
            let wanted = wanted(&filter.principles);
            let is_found = |number: u8| {
                filter.findings.is_empty() || filter.findings.iter().any(|finding| finding.number() == number)
            };
            bits.keep(|at| {
                let pairs = ends.of(at, principles).iter().zip(ends.of(at, findings));
                pairs.into_iter().any(|(principle, finding)| {
                    (any || wanted[usize::from(*principle)]) && is_found(*finding)
                })
            });
        }
        // Last: it has least to look up where little is left.
        if let Some(terms) = &filter.terms {
            self.texts()?.keep(terms, &mut bits);
        }
        Ok(bits)
    }

    /// The codes of the bodies, in the order in which the measures name them.
    pub(super) fn owners(&self) -> Result<Vec<u32>, ImageError> {
        let codes = self.section(Section::OwnerCodes)?;
        Ok(codes
            .chunks_exact(4)
            .map(|code| u32::from_le_bytes([code[0], code[1], code[2], code[3]]))
            .collect())
    }

    pub(super) fn ends(&self, section: Section) -> Result<Ends<'_>, ImageError> {
        Ok(Ends(self.section(section)?))
    }
}

/// Where the entries of each measure end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends<'a>(&'a [u8]);

impl Ends<'_> {
    /// The entries of a measure, a byte each; none where the ends contradict themselves.
    pub fn of<'e>(&self, at: usize, entries: &'e [u8]) -> &'e [u8] {
        entries.get(self.range(at)).unwrap_or_default()
    }

    /// From where to where they stand.
    pub fn range(&self, at: usize) -> Range<usize> {
        let both: Option<[u8; 8]> = self.0.get(4 * at..).and_then(|ends| ends.first_chunk().copied());
        let both = both.map_or(0, u64::from_le_bytes);
        both as u32 as usize..(both >> 32) as usize
    }
}
