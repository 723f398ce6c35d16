//! A column of the plan: one text for each item, with nothing for slot 0, which is no item. A column has two faces, one
//! for Rust (`get` gives a `&str`) and one for C (`get` gives the same bytes with their closing NUL).

#[cfg(feature = "compact")]
pub use compact::*;
#[cfg(not(feature = "compact"))]
pub use fast::*;

/// A pointer for each text, so that a look-up is one load.
#[cfg(not(feature = "compact"))]
mod fast {
    use super::super::{c_text, text};
    use core::ffi::CStr;

    macro_rules! column {
        ($doc:literal, $name:ident, $name_c:ident, $rows:ident) => {
            #[doc = $doc]
            pub static $name: $crate::generated::column::Texts<{ $rows.len() }> =
                $crate::generated::column::Texts::of(&$rows);
            #[doc = concat!($doc, ", for C")]
            pub static $name_c: $crate::generated::column::CTexts<{ $rows.len() }> =
                $crate::generated::column::CTexts::of(&$rows);
        };
    }
    pub(crate) use column;

    pub struct Texts<const N: usize>([&'static str; N]);

    impl<const N: usize> Texts<N> {
        pub const fn of(rows: &[&'static str; N]) -> Self {
            let mut texts = [""; N];
            let mut i = 0;
            while i < N {
                texts[i] = text(c_text(rows[i]));
                i += 1;
            }
            Self(texts)
        }

        #[inline]
        pub const fn get(&'static self, slot: usize) -> &'static str {
            self.0[slot]
        }
    }

    pub struct CTexts<const N: usize>([&'static CStr; N]);

    impl<const N: usize> CTexts<N> {
        pub const fn of(rows: &[&'static str; N]) -> Self {
            let mut texts = [c""; N];
            let mut i = 0;
            while i < N {
                texts[i] = c_text(rows[i]);
                i += 1;
            }
            Self(texts)
        }

        #[inline]
        pub const fn get(&'static self, slot: usize) -> &'static CStr {
            self.0[slot]
        }
    }
}

/// All texts in one, and where each starts. A shared library has a pointer twice, once with the instructions for moving
/// it: 80 bytes a text for both faces, 2 here.
#[cfg(feature = "compact")]
mod compact {
    use core::ffi::CStr;

    macro_rules! column {
        ($doc:literal, $name:ident, $name_c:ident, $rows:ident) => {
            #[doc = $doc]
            pub static $name: $crate::generated::column::Texts<{ $rows.len() }> = {
                static JOINED: [u8; $crate::generated::column::bytes(&$rows)] =
                    $crate::generated::column::joined(&$rows);
                $crate::generated::column::Texts::of(&JOINED, &$rows)
            };
            #[doc = concat!($doc, ", for C")]
            pub static $name_c: $crate::generated::column::CTexts<{ $rows.len() }> =
                $crate::generated::column::CTexts(&$name);
        };
    }
    pub(crate) use column;

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

    pub struct Texts<const N: usize> {
        joined: &'static str,
        /// With the NULs. Lengths repeat where sums of them do not, so that they compress to a third.
        lengths: [u16; N],
    }

    impl<const N: usize> Texts<N> {
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
    }

    pub struct CTexts<const N: usize>(pub &'static Texts<N>);

    impl<const N: usize> CTexts<N> {
        pub const fn get(&self, slot: usize) -> &'static CStr {
            match CStr::from_bytes_with_nul(self.0.bytes(slot)) {
                Ok(text) => text,
                Err(_) => c"",
            }
        }
    }
}
