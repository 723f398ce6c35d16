//! The names of an object's members.

use super::near::start;

/// The members of an object by their names, and which of them came behind which the last time: mostly they come so again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<M: 'static, const N: usize> {
    all: &'static [(M, Name); N],
    first: u8,
    after: [u8; N],
}

/// A name with quotes around it and the colon behind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    text: &'static str,
    /// Its first bytes, the lowest first, and which bits of a number they are.
    start: u128,
    mask: u128,
}

const START: usize = size_of::<u128>();

impl Name {
    /// `text` has the quotes and the colon.
    pub const fn new(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        let (mut start, mut mask, mut at) = (0, 0, 0);
        while at < bytes.len() && at < START {
            start |= (bytes[at] as u128) << (8 * at);
            mask |= 0xff << (8 * at);
            at += 1;
        }
        Self { text, start, mask }
    }

    /// Whether it stands at the beginning of `rest`, which begins with these bytes.
    #[inline]
    fn stands_in(&self, start: u128, rest: &[u8]) -> bool {
        start & self.mask == self.start
            && (self.text.len() <= START || rest.starts_with(self.text.as_bytes()))
    }
}

impl<M: Copy, const N: usize> Names<M, N> {
    /// `all` in the order in which they mostly stand.
    pub fn new(all: &'static [(M, Name); N]) -> Self {
        Self { all, first: 0, after: core::array::from_fn(|at| (at + 1) as u8) }
    }

    /// The place of the name that is expected behind the one at `last`, if it follows right behind a comma, with which `rest`
    /// begins. Longer names are none.
    #[inline]
    pub fn next(&self, rest: &[u8], last: usize) -> Option<usize> {
        let start = start(rest);
        let at = usize::from(self.after[last]);
        let (_, name) = self.all.get(at)?;
        let is_here = start as u8 == b',' && (start >> 8) & name.mask == name.start;
        (is_here && name.text.len() < START).then_some(at)
    }

    /// The place among all of the name at the beginning of `rest`, behind the one at `last`.
    #[inline]
    pub fn find(&mut self, rest: &[u8], last: Option<usize>) -> Option<usize> {
        let start = start(rest);
        let expected = last.map_or(self.first, |last| self.after[last]).into();
        let is_here = |at: &usize| self.all.get(*at).is_some_and(|(_, name)| name.stands_in(start, rest));
        if is_here(&expected) {
            return Some(expected);
        }
        let found = (0..N).find(is_here)?;
        *last.map_or(&mut self.first, |last| &mut self.after[last]) = found as u8;
        Some(found)
    }

    /// The member at a place, and how long its name is.
    #[inline]
    pub fn member(&self, at: usize) -> (M, usize) {
        let (member, name) = self.all[at];
        (member, name.text.len())
    }
}
