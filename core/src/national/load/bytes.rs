//! The bytes of a file: at hand, or read in parts as they are needed.

use alloc::vec::Vec;
use core::ops::Range;

/// A file that is read in parts, such as one that a page holds in memory of its own.
pub trait FileInParts: Sync {
    /// How many bytes it has.
    fn size(&self) -> usize;

    /// Fills `into` with the bytes from a place on, all of which the file has.
    fn read(&self, from: usize, into: &mut [u8]);
}

/// Where bytes come from.
pub(super) trait Bytes: Sync {
    /// So many are read at a time.
    fn at_once(&self) -> usize;

    /// How many there are.
    fn size(&self) -> usize;

    /// Some of them, which all are there, perhaps in `memory`.
    fn part<'b>(&'b self, part: Range<usize>, memory: &'b mut Vec<u8>) -> &'b [u8];
}

impl Bytes for &[u8] {
    fn at_once(&self) -> usize {
        usize::MAX
    }

    fn size(&self) -> usize {
        self.len()
    }

    fn part<'b>(&'b self, part: Range<usize>, _: &'b mut Vec<u8>) -> &'b [u8] {
        &self[part]
    }
}

/// Those of a file, so many at a time.
#[derive(Debug)]
pub(super) struct InParts<'f, F> {
    pub file: &'f F,
    pub at_once: usize,
}

impl<F: FileInParts> Bytes for InParts<'_, F> {
    fn at_once(&self) -> usize {
        self.at_once
    }

    fn size(&self) -> usize {
        self.file.size()
    }

    fn part<'b>(&'b self, part: Range<usize>, memory: &'b mut Vec<u8>) -> &'b [u8] {
        if memory.len() < part.len() {
            memory.resize(part.len(), 0);
        }
        let into = &mut memory[..part.len()];
        self.file.read(part.start, into);
        into
    }
}

/// Whether there are less line ends than so many.
pub(super) fn has_less_line_ends(bytes: &dyn Bytes, most: usize) -> bool {
    let (mut from, mut count, mut memory) = (0, 0, Vec::new());
    while from < bytes.size() && count < most {
        let to = from.saturating_add(bytes.at_once()).min(bytes.size());
        count += memchr::memchr_iter(b'\n', bytes.part(from..to, &mut memory)).take(most - count).count();
        from = to;
    }
    count < most
}

/// The place of the first line end from a place on.
pub(super) fn line_end(bytes: &dyn Bytes, mut from: usize) -> Option<usize> {
    const AHEAD: usize = 16 << 10;
    let mut memory = Vec::new();
    while from < bytes.size() {
        let to = (from + AHEAD).min(bytes.size());
        if let Some(end) = memchr::memchr(b'\n', bytes.part(from..to, &mut memory)) {
            return Some(from + end);
        }
        from = to;
    }
    None
}

/// Does something with the lines of a stretch, some at a time and all of them whole. What stands behind the last line end is
/// a line, too. None where `with` gives none.
pub(super) fn each_part(
    bytes: &dyn Bytes,
    stretch: Range<usize>,
    memory: &mut Vec<u8>,
    mut with: impl FnMut(&[u8]) -> Option<()>,
) -> Option<()> {
    let (mut from, mut size) = (stretch.start, bytes.at_once());
    loop {
        let to = from.saturating_add(size).min(stretch.end);
        let part = bytes.part(from..to, memory);
        if to == stretch.end {
            return with(part);
        }
        match memchr::memrchr(b'\n', part) {
            Some(end) => {
                with(&part[..end])?;
                from += end + 1;
                size = bytes.at_once();
            }
            // A line that is longer.
            None => size = size.saturating_mul(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;
    use proptest::prelude::*;

    struct Few<'t>(&'t str);

    impl Bytes for Few<'_> {
        fn at_once(&self) -> usize {
            5
        }

        fn size(&self) -> usize {
            self.0.len()
        }

        fn part<'b>(&'b self, part: Range<usize>, _: &'b mut Vec<u8>) -> &'b [u8] {
            &self.0.as_bytes()[part]
        }
    }

    proptest! {
        #[test]
        fn parts_are_of_whole_lines(text in "[a\n]{0,40}", from in 0_usize..40, most in 0_usize..9) {
            let bytes = Few(&text);
            let from = from.min(text.len());
            let mut lines: Vec<String> = Vec::new();
            each_part(&bytes, from..text.len(), &mut Vec::new(), |part| {
                lines.extend(core::str::from_utf8(part).unwrap().split('\n').map(String::from));
                Some(())
            });
            prop_assert_eq!(lines, text[from..].split('\n').collect::<Vec<_>>());
            prop_assert_eq!(line_end(&bytes, from), text[from..].find('\n').map(|end| from + end));
            prop_assert_eq!(has_less_line_ends(&bytes, most), text.matches('\n').count() < most);
        }
    }
}
