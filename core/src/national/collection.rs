//! The measures of many bodies, as they are held and kept.

use super::ImageError;
use super::builder::{SEGMENT, SegmentBuilder};
use super::image::{Bytes, Image, Stretch};
use super::live::Numbers;
use super::segment::Segment;
use super::text::{Block, Blocks};
use crate::Edition;
use crate::register::{Date, LocalGovernmentCode, Measure, Register};
use alloc::{sync::Arc, vec::Vec};

/// The measures of many bodies in columns, up to millions of them. They are numbered from 0 in the order in which they came.
/// A collection never changes: a [`CollectionUpdate`](super::CollectionUpdate) makes another of it. Its copies share what is
/// in it and cost next to nothing, so that who reads keeps what he has while others go on.
///
/// What is in a collection was either made in memory, where nothing can go wrong, or lies in a file that may be damaged:
/// for its sake every question may end in an [`ImageError`].
///
/// ```
/// use rashinban::national::CollectionBuilder;
/// use rashinban::register::{ReadOptions, from_json};
///
/// let json = r#"[{ "id": "1-1", "title": "窓口のオンライン化", "owner": "131016", "alignments": "◎I01-02" }]"#;
/// let register = from_json(json.as_bytes(), &ReadOptions::default()).register.unwrap();
/// let mut builder = CollectionBuilder::new(None);
/// builder.extend(&register);
/// let collection = builder.finish();
/// assert_eq!(collection.measure(0)?, register.measures[0]);
/// # Ok::<(), rashinban::national::ImageError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Collection {
    as_of: Option<Date>,
    edition: Edition,
    segments: Vec<Segment>,
    /// The number of the first measure of each segment, and behind them that of all.
    starts: Vec<usize>,
}

impl Collection {
    pub(super) fn new(
        as_of: Option<Date>,
        edition: Edition,
        stretches: Vec<Stretch>,
    ) -> Result<Self, ImageError> {
        let segments = stretches.into_iter().map(Segment::new).collect::<Result<_, _>>()?;
        Ok(Self::of(as_of, edition, segments))
    }

    pub(super) fn of(as_of: Option<Date>, edition: Edition, segments: Vec<Segment>) -> Self {
        let mut starts = Vec::with_capacity(segments.len() + 1);
        let whole = segments.iter().fold(0, |start, segment| {
            starts.push(start);
            start + segment.len()
        });
        starts.push(whole);
        Self { as_of, edition, segments, starts }
    }

    /// Opens the bytes of a file, which may be a memory map. Nothing is read but its head and directory; each page of
    /// 64 KiB is compared with its checksum when it is first looked at.
    ///
    /// # Errors
    ///
    /// Where it is another file, one of a later version, cut short or damaged.
    pub fn open(bytes: Arc<dyn AsRef<[u8]> + Send + Sync>) -> Result<Self, ImageError> {
        let bytes: Bytes = bytes;
        let image = Image::open(&bytes)?;
        Ok(Self::of(image.as_of, image.edition, image.segments))
    }

    /// The bytes of the segments of what was loaded, in their order, for [`from_segments`](Self::from_segments) in another
    /// memory of the same program: that of another instance of a WebAssembly module. They bear neither checksums nor a
    /// version; what is kept is [saved](Self::save). None of a collection that was opened, or of which measures were deleted.
    pub fn to_segments(&self) -> Option<Vec<&[u8]>> {
        self.segments
            .iter()
            .map(|segment| segment.stretch().bytes_made().filter(|_| segment.live().is_none()))
            .collect()
    }

    /// A collection of the segments of another with the same day, in their order.
    ///
    /// # Errors
    ///
    /// Where some bytes are no segment.
    pub fn from_segments(as_of: Option<Date>, segments: Vec<Vec<u8>>) -> Result<Self, ImageError> {
        Self::new(as_of, Edition::CARRIED, segments.into_iter().map(Stretch::made).collect())
    }

    fn image(&self) -> Image {
        Image { as_of: self.as_of, edition: self.edition, segments: self.segments.clone() }
    }

    /// The bytes of its file.
    ///
    /// # Errors
    ///
    /// Where the file that it was opened from is damaged.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ImageError> {
        let image = self.image();
        Ok(image.parts()?.iter().collect::<Vec<_>>().concat())
    }

    /// Writes its file whole or not at all, as [`save_file`](crate::register::save_file) does. It may be the one that it
    /// was opened from.
    ///
    /// # Errors
    ///
    /// What the system says, such as that the disk is full; [`ErrorKind::InvalidData`](std::io::ErrorKind::InvalidData)
    /// where the file that it was opened from is damaged.
    #[cfg(feature = "files")]
    pub fn save(&self, file: impl AsRef<std::path::Path>) -> std::io::Result<()> {
        let image = self.image();
        let parts = image.parts().map_err(|_| std::io::Error::from(std::io::ErrorKind::InvalidData))?;
        crate::register::save_parts(file.as_ref(), parts.iter())
    }

    /// How many measures there are.
    pub fn len(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The day up to which values count, and at which things are late; none counts every value, and nothing is late.
    pub const fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// The edition of the plan whose items its measures serve.
    pub const fn edition(&self) -> Edition {
        self.edition
    }

    /// The place of the segment that a measure is in.
    pub(super) fn segment_of(&self, number: usize) -> usize {
        // The first starts at 0.
        self.starts.partition_point(|start| *start <= number) - 1
    }

    fn place(&self, number: usize) -> Option<(&Segment, usize)> {
        let segment = self.segment_of(number);
        let at = number - self.starts[segment];
        let segment = self.segments.get(segment)?;
        Some((segment, segment.live().map_or(at, |live| live.number(at))))
    }

    /// A measure, exactly as it was put in.
    ///
    /// # Errors
    ///
    /// Where its bytes are damaged.
    ///
    /// # Panics
    ///
    /// Where there are not so many measures.
    pub fn measure(&self, number: usize) -> Result<Measure, ImageError> {
        let (segment, at) = self.existing(number);
        segment.measure(at)
    }

    /// The id of a measure, without the rest of it.
    ///
    /// # Errors
    ///
    /// Where its bytes are damaged.
    ///
    /// # Panics
    ///
    /// Where there are not so many measures.
    pub fn id(&self, number: usize) -> Result<&str, ImageError> {
        let (segment, at) = self.existing(number);
        segment.id(at)
    }

    /// The title of a measure, without the rest of it.
    ///
    /// # Errors
    ///
    /// Where its bytes are damaged.
    ///
    /// # Panics
    ///
    /// Where there are not so many measures.
    pub fn title(&self, number: usize) -> Result<&str, ImageError> {
        let (segment, at) = self.existing(number);
        segment.title(at)
    }

    /// Whose a measure is: the code that it says itself, or that of the register it came from.
    ///
    /// # Errors
    ///
    /// Where its bytes are damaged.
    ///
    /// # Panics
    ///
    /// Where there are not so many measures.
    pub fn owner(&self, number: usize) -> Result<Option<LocalGovernmentCode>, ImageError> {
        let (segment, at) = self.existing(number);
        segment.owner(at)
    }

    /// The mean of a measure's indicators in percent, 0–100, as [`progress`](fn@crate::register::progress) has it on the day
    /// of the collection; none where no indicator has a figure, and of measures that were given up or consolidated.
    ///
    /// # Errors
    ///
    /// Where its bytes are damaged.
    ///
    /// # Panics
    ///
    /// Where there are not so many measures.
    pub fn progress(&self, number: usize) -> Result<Option<f32>, ImageError> {
        let (segment, at) = self.existing(number);
        segment.achievement(at)
    }

    /// Whether anything of a measure is late on the day of the collection, as [`progress`](fn@crate::register::progress)
    /// has it.
    ///
    /// # Errors
    ///
    /// Where its bytes are damaged.
    ///
    /// # Panics
    ///
    /// Where there are not so many measures.
    pub fn is_late(&self, number: usize) -> Result<bool, ImageError> {
        let (segment, at) = self.existing(number);
        segment.is_late(at)
    }

    pub(super) fn existing(&self, number: usize) -> (&Segment, usize) {
        match self.place(number) {
            Some(place) => place,
            None => panic!("there are {} measures, and none with the number {number}", self.len()),
        }
    }

    /// The segments, each with the number of its first measure.
    pub(super) fn segments(&self) -> impl Iterator<Item = (usize, &Segment)> + Clone {
        self.starts.iter().copied().zip(&self.segments)
    }

    pub(super) fn blocks(&self) -> Blocks<impl Iterator<Item = Result<Block<'_>, ImageError>>> {
        Blocks(self.segments().map(|(start, segment)| segment.block(start)))
    }

    /// The numbers of the measures with an id, from the lowest. Several bodies may use the same.
    ///
    /// # Errors
    ///
    /// Where the bytes that are looked at are damaged.
    pub fn find(&self, id: &str) -> Result<Vec<usize>, ImageError> {
        let mut found = Vec::new();
        for (segment, start) in self.segments.iter().zip(&self.starts) {
            let numbers = Numbers::of(*start, segment);
            found.extend(segment.find(id)?.into_iter().map(|at| numbers.whole(at as u16)));
        }
        Ok(found)
    }

    /// Compares every page with its checksum.
    ///
    /// # Errors
    ///
    /// The first damage.
    pub fn verify(&self) -> Result<(), ImageError> {
        self.segments.iter().try_for_each(|segment| {
            let stretch = segment.stretch();
            stretch.get(0..stretch.len()).map(drop)
        })
    }
}

/// Makes a collection.
#[derive(Debug)]
pub struct CollectionBuilder {
    as_of: Option<Date>,
    open: SegmentBuilder,
    done: Vec<Stretch>,
}

impl CollectionBuilder {
    /// `as_of` is the day up to which values count, and at which things are late.
    pub fn new(as_of: Option<Date>) -> Self {
        Self { as_of, open: SegmentBuilder::new(as_of), done: Vec::new() }
    }

    /// Takes the measures of a register; its owner is that of measures without one. What the register says of itself
    /// beside its owner is not kept.
    pub fn extend(&mut self, register: &Register) {
        for measure in &register.measures {
            self.push(measure, register.owner.code);
        }
    }

    /// Takes a measure. `inherited` is the code of the body whose register it stands in; it counts where the measure has
    /// none itself.
    pub fn push(&mut self, measure: &Measure, inherited: Option<LocalGovernmentCode>) {
        self.make_room();
        self.open.push(measure, inherited);
    }

    /// Takes a measure of a segment of the same day, as it stands there.
    pub(super) fn copy_one(&mut self, segment: &Segment, at: usize) -> Result<(), ImageError> {
        self.make_room();
        self.open.copy(segment, at)
    }

    fn make_room(&mut self) {
        if self.open.is_full() {
            self.close();
        }
    }

    /// Takes the measures of another collection. Large parts of one for the same day are taken as they are, all others
    /// measure by measure.
    ///
    /// # Errors
    ///
    /// Where its bytes are damaged.
    pub fn append(&mut self, collection: &Collection) -> Result<(), ImageError> {
        for (_, segment) in collection.segments() {
            if collection.as_of != self.as_of {
                for at in segment.left().iter().map(usize::from) {
                    self.push(&segment.measure(at)?, segment.owner(at)?);
                }
            } else if segment.live().is_none() && segment.count() >= SEGMENT / 2 {
                if self.open.len() > 0 {
                    self.close();
                }
                self.done.push(segment.stretch().clone());
            } else {
                self.copy(segment)?;
            }
        }
        Ok(())
    }

    fn close(&mut self) {
        self.done.push(Stretch::made(self.open.take()));
    }

    /// The collection.
    pub fn finish(self) -> Collection {
        let as_of = self.as_of;
        // What was just made has sound tables.
        let segments = self.segments().unwrap_or_default();
        Collection::of(as_of, Edition::CARRIED, segments)
    }

    pub(super) fn segments(self) -> Result<Vec<Segment>, ImageError> {
        let Self { open, mut done, .. } = self;
        if open.len() > 0 {
            done.push(Stretch::made(open.finish()));
        }
        done.into_iter().map(Segment::new).collect()
    }
}
