//! The sections of a segment: which there are, and how they lie in its bytes.

use alloc::{string::String, vec, vec::Vec};
use core::ops::Range;
use foldhash::HashMap;

macro_rules! sections {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// A section of a segment. Its place in the list is its number in the file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Section {
            $($(#[$doc])* $name,)+
        }

        impl Section {
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];
        }
    };
}

sections! {
    /// Ids, one behind the other.
    Ids,
    /// Where each id ends; a 0 in front.
    IdEnds,
    /// `u64`s in order: half of each is of the id's hash, then the five digits of the body's code, then the measure's number.
    Keys,
    Titles,
    TitleEnds,
    Summaries,
    SummaryEnds,
    /// Local government codes as `u32`, in the order in which they came.
    OwnerCodes,
    /// `u16`: 0 for none, else 1 and the place in the codes. No segment has more bodies than there are.
    Owners,
    /// `u8`: 1–47, 0 for none.
    Prefectures,
    /// `u8`: the number of the status, 0 for none.
    Statuses,
    /// `u8`: the number of the stage, 0 for none.
    Stages,
    /// `i32`: days since 1970-01-01, the smallest number for none.
    Starts,
    /// As the starts.
    Ends,
    /// Ids of items, `u8`.
    AlignedItems,
    /// The numbers of their alignments, `u8`.
    Alignments,
    AlignmentEnds,
    /// Ids of principles, `u8`.
    Principles,
    /// The numbers of their findings, `u8`.
    Findings,
    FindingEnds,
    /// Labels of ratings, names of indicators and units: each text once.
    Words,
    WordEnds,
    /// `u32`: 0 for none, else 1 and the place in the words.
    Ratings,
    IndicatorEnds,
    /// As the ratings.
    IndicatorNames,
    /// As the ratings.
    Units,
    /// `u8`: the number of the kind, 0 for none.
    Kinds,
    /// `u8`: the number of the direction, 0 for none.
    Directions,
    /// `f64`, not a number for none.
    Baselines,
    /// `f64`, not a number for none.
    Targets,
    /// `f64`: the newest value up to the day of the collection; not a number for none.
    Latest,
    /// The days of these, as the starts.
    LatestDates,
    /// `f32`: percent, not a number for none.
    Achievements,
    /// `u8`: 1 where something is late.
    Late,
    /// The day by which the next review is due, as the starts.
    Reviews,
    /// `u32`.
    EvidenceCounts,
    /// `u64`: the same for measures that are the same but for their body and id, and else not.
    Hashes,
    /// What no column holds, as JSON.
    Rests,
    RestEnds,
    /// The index of titles and summaries; empty where it is made by the first search.
    Text,
}

/// Where sections begin: at multiples of this.
pub(crate) const ALIGNMENT: usize = 64;

/// Texts one behind the other, and where each ends.
#[derive(Debug)]
pub(super) struct Texts {
    pub bytes: Vec<u8>,
    /// Where the first begins.
    start: usize,
    pub ends: Vec<u32>,
}

impl Texts {
    pub fn new() -> Self {
        Self::behind(0)
    }

    /// The same behind so many bytes.
    pub fn behind(start: usize) -> Self {
        Self { bytes: vec![0; start], start, ends: [0].into() }
    }

    pub fn push(&mut self, text: &[u8]) {
        self.bytes.extend_from_slice(text);
        self.ends.push(self.len() as u32);
    }

    /// How many bytes they have.
    pub fn len(&self) -> usize {
        self.bytes.len() - self.start
    }

    /// The text at a place, from 0; an empty one where there is none.
    pub fn text(&self, at: usize) -> &str {
        self.get(at).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    fn get(&self, at: usize) -> Option<&[u8]> {
        let (start, end) = (self.ends.get(at)?, self.ends.get(at + 1)?);
        self.bytes[self.start..].get(*start as usize..*end as usize)
    }
}

/// Texts of which each is held once. 0 stands for none.
#[derive(Debug)]
pub(super) struct Words {
    pub texts: Texts,
    known: HashMap<String, u32>,
}

impl Words {
    pub fn new() -> Self {
        Self { texts: Texts::new(), known: HashMap::default() }
    }

    /// Forgets the words; the texts stay.
    pub fn clear(&mut self) {
        self.known.clear();
    }

    pub fn number(&mut self, word: Option<&str>) -> u32 {
        let Some(word) = word else { return 0 };
        if let Some(number) = self.known.get(word) {
            return *number;
        }
        self.texts.push(word.as_bytes());
        let number = self.known.len() as u32 + 1;
        self.known.insert(word.into(), number);
        number
    }
}

/// Puts sections together: how many measures, how many sections, where each lies, and then they themselves, each as `write`
/// puts it behind what is there. In `bytes` one is there already, behind room for the [`HEAD`]; the others have about
/// `len` bytes.
pub(super) fn assembled(
    count: usize,
    (there, mut bytes): (Section, Vec<u8>),
    len: usize,
    mut write: impl FnMut(Section, &mut Vec<u8>),
) -> Vec<u8> {
    let end = bytes.len();
    bytes.reserve_exact(len + Section::ALL.len() * ALIGNMENT);
    bytes[..4].copy_from_slice(&(count as u32).to_le_bytes());
    bytes[4..8].copy_from_slice(&(Section::ALL.len() as u32).to_le_bytes());
    for (at, section) in Section::ALL.iter().enumerate() {
        let range = if *section == there {
            HEAD..end
        } else {
            bytes.resize(aligned(bytes.len()), 0);
            let start = bytes.len();
            write(*section, &mut bytes);
            start..bytes.len()
        };
        bytes[8 + 8 * at..12 + 8 * at].copy_from_slice(&(range.start as u32).to_le_bytes());
        bytes[12 + 8 * at..16 + 8 * at].copy_from_slice(&(range.len() as u32).to_le_bytes());
    }
    bytes.resize(aligned(bytes.len()), 0);
    bytes.shrink_to_fit();
    bytes
}

/// Where each section lies. None where the table is not one of `len` bytes with these sections.
pub(super) fn table(head: &[u8], len: usize) -> Option<(usize, Vec<Range<usize>>)> {
    let number = |at: usize| Some(u32::from_le_bytes(head.get(at..at + 4)?.try_into().ok()?) as usize);
    if number(4)? != Section::ALL.len() {
        return None;
    }
    let range = |section: usize| {
        let start = number(8 + 8 * section)?;
        let range = start..start.checked_add(number(12 + 8 * section)?)?;
        (start % ALIGNMENT == 0 && range.end <= len).then_some(range)
    };
    let ranges: Option<Vec<_>> = (0..Section::ALL.len()).map(range).collect();
    Some((number(0)?, ranges?))
}

/// Bytes of the table in front of the sections.
pub(super) const TABLE: usize = 8 + 8 * Section::ALL.len();

/// The same with what is left free behind it.
pub(super) const HEAD: usize = aligned(TABLE);

const fn aligned(len: usize) -> usize {
    len.next_multiple_of(ALIGNMENT)
}
