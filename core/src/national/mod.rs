//! The measures of many municipalities at once: all of Japan's, in columns.
//!
//! A [`Collection`] is made of registers by a [`CollectionBuilder`], is kept in a file whose every byte is covered by a
//! checksum, and is opened from it in no time: nothing is decoded, and what is asked is read from the bytes in place.
//!
//! # How it is held
//!
//! Measures lie in segments of at most 65,536, which are never changed. A segment has a section for each column; texts
//! that come again and again (names of indicators, units, ratings) stand in it once, bodies and items are numbers of one or
//! two bytes, and what few measures have (evidence, roadmaps, reviews, columns of one's own) is kept as it is, so that
//! [`Collection::measure`] gives back exactly what was put in. A segment of up to 512 has no index: its texts are read
//! through.
//!
//! # How it changes
//!
//! A [`CollectionUpdate`] leaves what is deleted or replaced out of a set of bits for each segment, and puts what is new into
//! segments behind the others; the last of these are made one as they grow, so that a measure is written again about as often
//! as their number doubles. The result is another collection that shares all the rest with the one it was made of.
//! [`Collection::compact`] writes the segments with gaps anew. A file is always written whole, beside the old one, and takes
//! its name once it is on the disk.

mod aggregate;
mod bits;
mod builder;
mod collection;
mod difference;
mod duplicates;
mod error;
mod filter;
mod hash;
mod image;
mod key;
mod likeness;
mod live;
mod load;
mod peers;
mod practice;
mod rest;
mod search;
mod section;
mod segment;
mod sort;
#[cfg(test)]
mod tests;
pub mod text;
mod turns;
mod update;

pub use aggregate::{Cell, Dimension, Member};
pub use collection::{Collection, CollectionBuilder};
pub use difference::Difference;
pub use duplicates::{Duplicate, InCommon};
pub use error::ImageError;
pub use filter::Filter;
pub use load::{FileInParts, LoadOptions, LoadedCollection, RowNumbers};
pub use practice::{Practices, Ranked};
pub use sort::{Order, SortKey};
pub use update::CollectionUpdate;
