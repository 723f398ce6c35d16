//! Many rows of texts that grow side by side.

use alloc::{vec, vec::Vec};

/// So many texts are put into a row at a time.
pub(super) const GROUP: usize = 8;
/// So many things are marked of a text.
pub(super) const MARKS: usize = 3;

/// Some texts, and of each a bit for everything that is marked.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Group {
    pub texts: [u16; GROUP],
    pub marks: [u8; MARKS],
}

/// Where a row begins, and where its last group went.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Row {
    first: u32,
    last: u32,
}

/// So many groups fill a line.
const FULL: usize = 3;

/// As much as memory is fetched by.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(64))]
struct Line {
    groups: [Group; FULL],
    /// Behind the last line of a piece, where the next one is.
    next: u32,
}

/// Rows of groups that grow side by side, in pieces of lines that are the longer the longer a row is.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// The lines, so many together, so that none has to move when more are needed.
    lines: Vec<Vec<Line>>,
    /// How many of them are in use.
    used: usize,
}

/// So many lines lie together, and whole pieces of them.
const TOGETHER: usize = 1024;
/// Pieces have no more lines.
const LONGEST: usize = 16;

/// How many lines the next piece of a row has, behind so many: as many as are there.
fn room(lines: usize) -> usize {
    lines.clamp(1, LONGEST)
}

/// Whether so many lines fill the pieces of a row.
fn are_pieces(lines: usize) -> bool {
    lines % LONGEST == 0 || lines < LONGEST && lines.is_power_of_two()
}

impl Rows {
    /// Puts a group at the end of a row that has so many.
    pub fn push(&mut self, row: &mut Row, count: usize, group: &Group) {
        if count % FULL == 0 {
            row.last = if are_pieces(count / FULL) { self.grow(row, count / FULL) } else { row.last + 1 };
        }
        self.line(row.last).groups[count % FULL] = *group;
    }

    /// A new piece of a row that has so many lines.
    fn grow(&mut self, row: &mut Row, lines: usize) -> u32 {
        let room = room(lines);
        if self.used % TOGETHER + room > TOGETHER {
            self.used = self.used.next_multiple_of(TOGETHER);
        }
        let start = self.used as u32;
        if self.used / TOGETHER == self.lines.len() {
            self.lines.push(vec![Line::default(); TOGETHER]);
        }
        self.used += room;
        match lines {
            0 => row.first = start,
            _ => self.line(row.last).next = start,
        }
        start
    }

    fn line(&mut self, at: u32) -> &mut Line {
        let at = at as usize;
        &mut self.lines[at / TOGETHER][at % TOGETHER]
    }

    /// Does something with each of the groups of a row, of which there are so many.
    pub fn each(&self, row: Row, mut count: usize, mut with: impl FnMut(&Group)) {
        let (mut start, mut lines) = (row.first as usize, 0);
        while count > 0 {
            let piece = &self.lines[start / TOGETHER][start % TOGETHER..][..room(lines)];
            for line in piece {
                let groups = &line.groups[..count.min(FULL)];
                groups.iter().for_each(&mut with);
                count -= groups.len();
            }
            lines += piece.len();
            start = piece.last().map_or(0, |line| line.next as usize);
        }
    }

    /// Empties all rows.
    pub fn clear(&mut self) {
        self.used = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec as some, prelude::*};

    proptest! {
        #[test]
        fn each_row_has_its_groups(
            pushed in some((0_usize..5, any::<u16>(), 1_usize..300), 0..40),
            again in some((0_usize..5, any::<u16>()), 0..40),
        ) {
            let mut rows = Rows::default();
            let all = pushed.iter().flat_map(|(row, number, times)| core::iter::repeat_n((*row, *number), *times));
            for pushed in [all.collect::<Vec<_>>(), again] {
                let mut kept = [Row::default(); 5];
                let mut wanted = vec![vec![]; 5];
                for (row, number) in pushed {
                    let group = Group { texts: [number; GROUP], marks: [number as u8; MARKS] };
                    rows.push(&mut kept[row], wanted[row].len(), &group);
                    wanted[row].push((group.texts, group.marks));
                }
                for (row, wanted) in kept.into_iter().zip(wanted) {
                    let mut groups = vec![];
                    rows.each(row, wanted.len(), |group| groups.push((group.texts, group.marks)));
                    prop_assert_eq!(groups, wanted);
                }
                rows.clear();
            }
        }
    }
}
