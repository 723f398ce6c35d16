//! Where the rows of a table end.

use memchr::Memchr2;

/// The places of line ends that are not inside of quotes.
#[derive(Debug, Clone)]
pub(super) struct Ends<'t> {
    table: &'t [u8],
    marks: Memchr2<'t>,
    quoted: bool,
}

impl<'t> Ends<'t> {
    /// `quoted`: whether the table begins inside of quotes.
    pub fn new(table: &'t [u8], quoted: bool) -> Self {
        Self { table, marks: memchr::memchr2_iter(b'"', b'\n', table), quoted }
    }
}

impl Iterator for Ends<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        loop {
            let at = self.marks.next()?;
            if self.table[at] == b'"' {
                self.quoted = !self.quoted;
            } else if !self.quoted {
                return Some(at);
            }
        }
    }
}
