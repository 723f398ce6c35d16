//! A column of the plan: one text for each item, with nothing for slot 0, which is no item. A column has two faces, one
//! for Rust (`get` gives a `&str`) and one for C (`get` gives the same bytes with their closing NUL).

pub(crate) use compact::sparse;
#[cfg(feature = "compact")]
pub(crate) use compact::sparse as column;
pub use compact::{CSparse, Sparse, bytes, joined};
#[cfg(not(feature = "compact"))]
pub use fast::*;

/// All texts in one, and where each starts, for C; for Rust a pointer for each, so that a look-up is one load.
#[cfg(not(feature = "compact"))]
mod fast {
    use super::super::{c_text_of, text};
    use core::ffi::CStr;

    macro_rules! column {
        ($doc:literal, $name:ident, $name_c:ident, $rows:ident) => {
            #[doc = $doc]
            pub static $name: $crate::generated::column::Texts<{ $rows.len() }> =
                $crate::generated::column::Texts::of(&$name_c);
            #[doc = concat!($doc, ", for C")]
            pub static $name_c: $crate::generated::column::CTexts<{ $rows.len() }> = {
                static JOINED: [u8; $crate::generated::column::bytes(&$rows)] =
                    $crate::generated::column::joined(&$rows);
                $crate::generated::column::CTexts::of(&JOINED, &$rows)
            };
        };
    }
    pub(crate) use column;

    pub struct Texts<const N: usize>([&'static str; N]);

    impl<const N: usize> Texts<N> {
        pub const fn of(joined: &CTexts<N>) -> Self {
            let mut texts = [""; N];
            let mut i = 0;
            while i < N {
                texts[i] = text(joined.get(i));
                i += 1;
            }
            Self(texts)
        }

        #[inline]
        pub const fn get(&'static self, slot: usize) -> &'static str {
            self.0[slot]
        }
    }

    /// A shared library has a pointer twice, once with the instructions for moving it: 40 bytes a text, 4 here.
    pub struct CTexts<const N: usize> {
        joined: &'static [u8],
        /// Start and length, with the NUL.
        spans: [(u16, u16); N],
    }

    impl<const N: usize> CTexts<N> {
        pub const fn of(joined: &'static [u8], rows: &[&'static str; N]) -> Self {
            let mut spans = [(0, 0); N];
            let mut start = 0;
            let mut i = 0;
            while i < N {
                spans[i] = (start as u16, rows[i].len() as u16);
                start += rows[i].len();
                i += 1;
            }
            Self { joined, spans }
        }

        /// A text with its NUL.
        #[inline]
        pub const fn bytes(&self, slot: usize) -> &'static [u8] {
            let (start, len) = self.spans[slot];
            self.joined.split_at(start as usize).1.split_at(len as usize).0
        }

        pub const fn get(&self, slot: usize) -> &'static CStr {
            c_text_of(self.bytes(slot))
        }
    }
}

/// All texts in one, and how long each is. A shared library has a pointer twice, once with the instructions for moving
/// it: 80 bytes a text for both faces, 2 here; in return a look-up adds up the lengths before it. For columns that most items leave empty, or when asked for smallness.
mod compact {
    use core::ffi::CStr;

    macro_rules! sparse {
        ($doc:literal, $name:ident, $name_c:ident, $rows:ident) => {
            #[doc = $doc]
            pub static $name: $crate::generated::column::Sparse<{ $rows.len() }> = {
                static JOINED: [u8; $crate::generated::column::bytes(&$rows)] =
                    $crate::generated::column::joined(&$rows);
                $crate::generated::column::Sparse::of(&JOINED, &$rows)
            };
            #[doc = concat!($doc, ", for C")]
            pub static $name_c: $crate::generated::column::CSparse<{ $rows.len() }> =
                $crate::generated::column::CSparse(&$name);
        };
    }
    pub(crate) use sparse;

    pub const fn bytes(rows: &[&str]) -> usize {
        let mut sum = 0;
        let mut i = 0;
        while i < rows.len() {
            sum += rows[i].len();
            i += 1;
        }
        assert!(sum <= u16::MAX as usize, "where a text starts is kept in 16 bits");
        sum
    }

    pub const fn joined<const BYTES: usize>(rows: &[&str]) -> [u8; BYTES] {
        let mut out = [0; BYTES];
        let mut at = 0;
        let mut i = 0;
        while i < rows.len() {
            let row = rows[i].as_bytes();
            let mut j = 0;
            while j < row.len() {
                out[at] = row[j];
                at += 1;
                j += 1;
            }
            i += 1;
        }
        out
    }

    pub struct Sparse<const N: usize> {
        joined: &'static str,
        /// With the NULs. Lengths repeat where sums of them do not, so that they compress to a third.
        lengths: [u16; N],
    }

    impl<const N: usize> Sparse<N> {
        pub const fn of(joined: &'static [u8], rows: &[&'static str; N]) -> Self {
            let mut lengths = [0; N];
            let mut i = 0;
            while i < N {
                lengths[i] = rows[i].len() as u16;
                i += 1;
            }
            match core::str::from_utf8(joined) {
                Ok(joined) => Self { joined, lengths },
                Err(_) => panic!("texts joined are text"),
            }
        }

        /// A text with its NUL.
        const fn bytes(&self, slot: usize) -> &'static [u8] {
            let mut start = 0;
            let mut i = 0;
            while i < slot {
                start += self.lengths[i] as usize;
                i += 1;
            }
            self.joined.as_bytes().split_at(start).1.split_at(self.lengths[slot] as usize).0
        }

        pub const fn get(&self, slot: usize) -> &'static str {
            // Slicing a `str` is not for constants yet; neither path fails, since texts start and end at characters.
            match core::str::from_utf8(self.bytes(slot).split_at(self.lengths[slot] as usize - 1).0) {
                Ok(text) => text,
                Err(_) => "",
            }
        }

        /// Every text, in order.
        #[cfg(feature = "register")]
        pub fn iter(&'static self) -> impl Iterator<Item = &'static str> + Clone {
            self.joined.split_terminator('\0')
        }
    }

    pub struct CSparse<const N: usize>(pub &'static Sparse<N>);

    impl<const N: usize> CSparse<N> {
        /// A text with its NUL.
        pub const fn bytes(&self, slot: usize) -> &'static [u8] {
            self.0.bytes(slot)
        }

        pub const fn get(&self, slot: usize) -> &'static CStr {
            super::super::c_text_of(self.bytes(slot))
        }
    }
}
