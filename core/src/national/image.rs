//! The bytes of a collection: made in memory, or those of a file of which each page is compared with its checksum when it
//! is first looked at.
//!
//! A file begins with 64 bytes: its mark, the version of the format, its length, where the directory is, and the checksums
//! of the directory and of these bytes. Segments follow, each at a multiple of 64 bytes and as long as one. Behind them
//! stands the directory: the day and edition of the collection, where each segment lies, which of its measures are left, and
//! the checksums of their pages. All numbers have the low byte first.

use super::ImageError;
use super::bits::Bits;
use super::section::ALIGNMENT;
use super::segment::Segment;
use crate::Edition;
use crate::register::Date;
use alloc::{boxed::Box, string::ToString as _, sync::Arc, vec::Vec};
use core::fmt;
use core::ops::Range;
use core::sync::atomic::{AtomicU64, Ordering};
use xxhash_rust::xxh3::xxh3_64;

/// The version of the format that is written, and the last that is read.
pub(super) const VERSION: u32 = 1;

/// What every file begins with. The last byte stops those who take it for a text.
const MARK: [u8; 8] = *b"RSHINBN\x1a";

/// The bytes in front of the segments.
const HEAD: usize = 64;

/// What a checksum covers.
const PAGE: usize = 64 << 10;

/// Bytes that are held for as long as anyone reads them.
pub(super) type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// The bytes of a segment.
#[derive(Clone)]
pub(crate) struct Stretch {
    bytes: Bytes,
    range: Range<usize>,
    /// None of bytes that were made in memory.
    pages: Option<Arc<Pages>>,
}

/// Checksums of the pages of a stretch.
struct Pages {
    sums: Box<[u64]>,
    /// A bit for each page that was found to be as it was written.
    seen: Box<[AtomicU64]>,
}

impl fmt::Debug for Stretch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stretch")
            .field("range", &self.range)
            .field("checked", &self.pages.is_some())
            .finish_non_exhaustive()
    }
}

impl Stretch {
    /// Bytes that were made in memory.
    pub fn made(bytes: Vec<u8>) -> Self {
        Self { range: 0..bytes.len(), bytes: Arc::new(bytes), pages: None }
    }

    /// All of it, where it was made in memory.
    pub fn bytes_made(&self) -> Option<&[u8]> {
        self.pages.is_none().then(|| self.all())
    }

    /// How many bytes.
    pub fn len(&self) -> usize {
        self.range.len()
    }

    /// Whether both are known to have the same bytes: the same ones, or such with the same checksums.
    pub fn is_same(&self, other: &Self) -> bool {
        let bytes = |stretch: &Self| stretch.all().as_ptr_range();
        let has_same_sums = || match (&self.pages, &other.pages) {
            (Some(own), Some(other)) => own.sums == other.sums,
            _ => false,
        };
        bytes(self) == bytes(other) || self.len() == other.len() && has_same_sums()
    }

    fn all(&self) -> &[u8] {
        (*self.bytes).as_ref().get(self.range.clone()).unwrap_or_default()
    }

    /// A part of it, counted from its beginning.
    pub fn get(&self, part: Range<usize>) -> Result<&[u8], ImageError> {
        if let Some(pages) = &self.pages {
            pages.verify(self, part.clone())?;
        }
        let found = self.all().get(part.clone());
        found.ok_or_else(|| self.damaged(part))
    }

    /// The error about a part.
    pub fn damaged(&self, part: Range<usize>) -> ImageError {
        ImageError::Damaged { at: (self.range.start + part.start) as u64, len: part.len() as u64 }
    }
}

impl Pages {
    fn new(sums: Box<[u64]>) -> Self {
        let seen = (0..sums.len().div_ceil(64)).map(|_| AtomicU64::new(0)).collect();
        Self { sums, seen }
    }

    /// Two threads may compare a page twice; what they find is the same, and nothing else hangs on the bit.
    fn verify(&self, stretch: &Stretch, part: Range<usize>) -> Result<(), ImageError> {
        let (mut page, end) = (part.start / PAGE, part.end.div_ceil(PAGE));
        // Sixty-four at a time: mostly all have been seen.
        while page < end {
            let Some(seen) = self.seen.get(page / 64) else { return Err(stretch.damaged(part)) };
            let next = (page / 64 * 64 + 64).min(end);
            let asked = u64::MAX << (page % 64) & u64::MAX >> (63 - (next - 1) % 64);
            if seen.load(Ordering::Relaxed) & asked != asked {
                self.compare(stretch, page..next)?;
            }
            page = next;
        }
        Ok(())
    }

    fn compare(&self, stretch: &Stretch, pages: Range<usize>) -> Result<(), ImageError> {
        for page in pages {
            let (seen, bit) = (&self.seen[page / 64], 1 << (page % 64));
            if seen.load(Ordering::Relaxed) & bit != 0 {
                continue;
            }
            let range = page * PAGE..((page + 1) * PAGE).min(stretch.len());
            let sum = stretch.all().get(range.clone()).map(xxh3_64);
            if sum.is_none() || sum != self.sums.get(page).copied() {
                return Err(stretch.damaged(range));
            }
            seen.fetch_or(bit, Ordering::Relaxed);
        }
        Ok(())
    }
}

/// A file, in stretches that are written one behind the other.
#[derive(Debug)]
pub(super) struct Parts<'i> {
    head: Vec<u8>,
    segments: Vec<&'i [u8]>,
    directory: Vec<u8>,
}

impl Parts<'_> {
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let ends = [&self.head, &self.directory].map(|part| core::iter::once(&part[..]));
        let [head, directory] = ends;
        head.chain(self.segments.iter().copied()).chain(directory)
    }
}

/// What a file says of the collection in it.
#[derive(Debug)]
pub(super) struct Image {
    pub as_of: Option<Date>,
    pub edition: Edition,
    pub segments: Vec<Segment>,
}

impl Image {
    /// The file. Segments are compared with their checksums, where they have some, as they are taken.
    pub fn parts(&self) -> Result<Parts<'_>, ImageError> {
        let stretches = self.segments.iter().map(Segment::stretch);
        let segments: Vec<&[u8]> =
            stretches.map(|stretch| stretch.get(0..stretch.len())).collect::<Result<_, _>>()?;
        let mut directory = Vec::new();
        put_text(&mut directory, self.edition.name());
        put_text(&mut directory, &self.as_of.map(|date| date.to_string()).unwrap_or_default());
        directory.extend((segments.len() as u64).to_le_bytes());
        let mut at = HEAD;
        for segment in &segments {
            directory.extend((at as u64).to_le_bytes());
            directory.extend((segment.len() as u64).to_le_bytes());
            at += segment.len();
        }
        for segment in &self.segments {
            let left = segment.live().map_or(&[][..], |live| live.bits().words());
            directory.push(u8::from(!left.is_empty()));
            directory.extend(left.iter().flat_map(|word| word.to_le_bytes()));
        }
        for page in segments.iter().flat_map(|segment| segment.chunks(PAGE)) {
            directory.extend(xxh3_64(page).to_le_bytes());
        }
        let mut head = Vec::with_capacity(HEAD);
        head.extend(MARK);
        head.extend(VERSION.to_le_bytes());
        head.extend([0; 4]);
        head.extend(((at + directory.len()) as u64).to_le_bytes());
        head.extend((at as u64).to_le_bytes());
        head.extend(xxh3_64(&directory).to_le_bytes());
        head.resize(HEAD - 8, 0);
        head.extend(xxh3_64(&head).to_le_bytes());
        Ok(Parts { head, segments, directory })
    }

    /// Reads the head and the directory of a file.
    pub fn open(bytes: &Bytes) -> Result<Self, ImageError> {
        let file = (**bytes).as_ref();
        let actual = file.len() as u64;
        let damaged = |at: usize, len: usize| ImageError::Damaged { at: at as u64, len: len as u64 };
        let mark = &file[..file.len().min(MARK.len())];
        if mark.is_empty() || !MARK.starts_with(mark) {
            return Err(ImageError::Foreign);
        }
        let head: &[u8; HEAD] = file
            .get(..HEAD)
            .and_then(|head| head.try_into().ok())
            .ok_or(ImageError::Length { expected: HEAD as u64, actual })?;
        let number = |at: usize| u64::from_le_bytes(core::array::from_fn(|byte| head[at + byte]));
        let version = number(8) as u32;
        if version > VERSION {
            return Err(ImageError::Newer { version });
        }
        if xxh3_64(&head[..HEAD - 8]) != number(HEAD - 8) {
            return Err(damaged(0, HEAD));
        }
        if number(16) != actual {
            return Err(ImageError::Length { expected: number(16), actual });
        }
        let at = usize::try_from(number(24)).map_err(|_| damaged(0, HEAD))?;
        let directory = file.get(at..).filter(|_| at >= HEAD).ok_or_else(|| damaged(0, HEAD))?;
        if xxh3_64(directory) != number(32) {
            return Err(damaged(at, directory.len()));
        }
        Self::directory(bytes, at, directory)?.ok_or_else(|| damaged(at, directory.len()))
    }

    /// None where it contradicts itself.
    fn directory(bytes: &Bytes, end: usize, directory: &[u8]) -> Result<Option<Self>, ImageError> {
        let mut rest = directory;
        let texts = (text(&mut rest), text(&mut rest));
        let (Some(edition), Some(as_of)) = texts else { return Ok(None) };
        let edition = Edition::ALL.iter().copied().find(|known| known.name() == edition);
        let Some(edition) = edition.filter(|edition| edition.is_carried()) else {
            return Err(ImageError::EditionNotCarried);
        };
        let as_of = if as_of.is_empty() { Ok(None) } else { as_of.parse().map(Some) };
        let Ok(as_of) = as_of else { return Ok(None) };
        let Some(stretches) = stretches(bytes, end, rest) else { return Ok(None) };
        let mut segments = Vec::with_capacity(stretches.len());
        for (stretch, left) in stretches {
            let segment = Segment::new(stretch)?;
            let segment = match left {
                Some(left) => segment.with_only(left),
                None => Some(segment),
            };
            let Some(segment) = segment else { return Ok(None) };
            segments.push(segment);
        }
        Ok(Some(Self { as_of, edition, segments }))
    }
}

/// The stretches of the segments, each with those of its measures that are left, where it is not all.
fn stretches(bytes: &Bytes, end: usize, mut rest: &[u8]) -> Option<Vec<(Stretch, Option<Bits>)>> {
    let count = usize::try_from(number(&mut rest)?).ok()?;
    let mut ranges = Vec::new();
    let mut at = HEAD;
    for _ in 0..count {
        let start = usize::try_from(number(&mut rest)?).ok()?;
        let len = usize::try_from(number(&mut rest)?).ok()?;
        let whole = start == at && len % ALIGNMENT == 0;
        at = start.checked_add(len).filter(|at| whole && *at <= end)?;
        ranges.push(start..at);
    }
    let left: Option<Vec<Option<Bits>>> = (0..count).map(|_| left(&mut rest)).collect();
    let pages = |range: &Range<usize>, rest: &mut &[u8]| -> Option<Arc<Pages>> {
        let sums: Option<Box<[u64]>> = (0..range.len().div_ceil(PAGE)).map(|_| number(rest)).collect();
        Some(Arc::new(Pages::new(sums?)))
    };
    let stretches: Option<Vec<(Stretch, Option<Bits>)>> = ranges
        .into_iter()
        .zip(left?)
        .map(|(range, left)| {
            let pages = Some(pages(&range, &mut rest)?);
            Some((Stretch { pages, bytes: Arc::clone(bytes), range }, left))
        })
        .collect();
    stretches.filter(|_| at == end && rest.is_empty())
}

/// Which measures of a segment are left, where it is not all. None of what cannot be that.
#[allow(clippy::option_option, reason = "the outer one is that of a parser")]
fn left(rest: &mut &[u8]) -> Option<Option<Bits>> {
    let (some, behind) = rest.split_first()?;
    *rest = behind;
    match some {
        0 => Some(None),
        1 => {
            let mut left = Bits::new();
            for word in left.words_mut() {
                *word = number(rest)?;
            }
            Some(Some(left))
        }
        _ => None,
    }
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    bytes.push(text.len() as u8);
    bytes.extend_from_slice(text.as_bytes());
}

fn text<'d>(rest: &mut &'d [u8]) -> Option<&'d str> {
    let (len, behind) = rest.split_first()?;
    let (text, behind) = behind.split_at_checked(usize::from(*len))?;
    *rest = behind;
    core::str::from_utf8(text).ok()
}

fn number(rest: &mut &[u8]) -> Option<u64> {
    let (number, behind) = rest.split_first_chunk()?;
    *rest = behind;
    Some(u64::from_le_bytes(*number))
}
