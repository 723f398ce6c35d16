//! Many rows of numbers that grow side by side.

use alloc::vec::Vec;

/// Rows of numbers that grow side by side in one stretch of memory, in pieces that are the longer the longer a row is. What
/// is written next of all of them lies in little more memory than there are rows.
#[derive(Debug, Default)]
pub(super) struct Rows {
    cells: Vec<u16>,
    ends: Vec<End>,
    /// Where the first piece of each row lies, and how many it has.
    pieces: Vec<(u32, u8)>,
}

/// Where the next number of a row goes, and where its last piece ends.
#[derive(Debug, Clone, Copy, Default)]
struct End {
    next: u32,
    end: u32,
}

/// Behind each piece stands in two cells where the next one is.
const LINK: usize = 2;
/// The first piece takes so many bytes as memory is fetched by.
const SHORTEST: usize = 32;
const LONGEST: usize = 1024;

/// How many numbers a piece holds; each is twice as long as the one before, the second excepted.
fn room(piece: u8) -> usize {
    (SHORTEST << piece.saturating_sub(1).min(5)).min(LONGEST) - LINK
}

impl Rows {
    /// Begins a row.
    pub fn begin(&mut self) {
        self.ends.push(End::default());
        self.pieces.push((0, 0));
    }

    /// Puts a number at the end of a row.
    pub fn push(&mut self, row: usize, number: u16) {
        let End { mut next, end } = self.ends[row];
        if next == end {
            next = self.grow(row);
        }
        self.cells[next as usize] = number;
        self.ends[row].next = next + 1;
    }

    /// Where the next number goes, in a new piece.
    #[cold]
    fn grow(&mut self, row: usize) -> u32 {
        let start = self.cells.len();
        let (first, count) = &mut self.pieces[row];
        if *count == 0 {
            *first = start as u32;
        } else {
            let link = self.ends[row].end as usize;
            self.cells[link] = start as u16;
            self.cells[link + 1] = (start >> 16) as u16;
        }
        let room = room(*count);
        *count += 1;
        self.cells.resize(start + room + LINK, 0);
        self.ends[row] = End { next: start as u32, end: (start + room) as u32 };
        start as u32
    }

    /// Whether a row has no number.
    pub fn is_empty(&self, row: usize) -> bool {
        self.pieces[row].1 == 0
    }

    /// The numbers of a row, in place of what was there.
    pub fn read(&self, row: usize, numbers: &mut Vec<u16>) {
        numbers.clear();
        let (first, count) = self.pieces[row];
        let mut start = first as usize;
        for piece in 0..count {
            let end = start + room(piece);
            if piece + 1 == count {
                numbers.extend_from_slice(&self.cells[start..self.ends[row].next as usize]);
                return;
            }
            numbers.extend_from_slice(&self.cells[start..end]);
            start = usize::from(self.cells[end]) | usize::from(self.cells[end + 1]) << 16;
        }
    }

    /// Empties all rows.
    pub fn clear(&mut self) {
        self.cells.clear();
        self.ends.fill(End::default());
        self.pieces.fill((0, 0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;
    use proptest::{collection::vec as some, prelude::*};

    proptest! {
        #[test]
        fn each_row_has_its_numbers(
            pushed in some((0_usize..5, any::<u16>(), 1_usize..700), 0..40),
            again in some((0_usize..5, any::<u16>()), 0..40),
        ) {
            let mut rows = Rows::default();
            (0..5).for_each(|_| rows.begin());
            let all = pushed.iter().flat_map(|(row, number, times)| core::iter::repeat_n((*row, *number), *times));
            for pushed in [all.collect::<Vec<_>>(), again] {
                let mut wanted = vec![vec![]; 5];
                for (row, number) in pushed {
                    rows.push(row, number);
                    wanted[row].push(number);
                }
                let mut numbers = vec![7];
                for (row, wanted) in wanted.iter().enumerate() {
                    rows.read(row, &mut numbers);
                    prop_assert_eq!(&numbers, wanted);
                    prop_assert_eq!(rows.is_empty(row), wanted.is_empty());
                }
                rows.clear();
            }
        }
    }
}
