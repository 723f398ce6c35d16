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
/// it: 80 bytes a text for both faces, 2 here. In return each look-up reads the text through.
#[cfg(feature = "compact")]
mod compact {
    use core::ffi::CStr;

    macro_rules! column {
        ($doc:literal, $name:ident, $name_c:ident, $rows:ident) => {
            #[doc = $doc]
            pub static $name: $crate::generated::column::Pool<
                { $crate::generated::column::bytes(&$rows) },
                { $rows.len() },
            > = $crate::generated::column::Pool::of(&$rows);
            #[doc = concat!($doc, ", for C")]
            pub static $name_c: $crate::generated::column::CPool<
                { $crate::generated::column::bytes(&$rows) },
                { $rows.len() },
            > = $crate::generated::column::CPool(&$name);
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

    pub struct Pool<const BYTES: usize, const N: usize> {
        bytes: [u8; BYTES],
        starts: [u16; N],
    }

    impl<const BYTES: usize, const N: usize> Pool<BYTES, N> {
        pub const fn of(rows: &[&'static str; N]) -> Self {
            let mut pool = Self { bytes: [0; BYTES], starts: [0; N] };
            let mut at = 0;
            let mut i = 0;
            while i < N {
                pool.starts[i] = at as u16;
                let row = rows[i].as_bytes();
                let mut j = 0;
                while j < row.len() {
                    pool.bytes[at] = row[j];
                    at += 1;
                    j += 1;
                }
                i += 1;
            }
            pool
        }

        const fn get_with_nul(&'static self, slot: usize) -> &'static [u8] {
            let start = self.starts[slot] as usize;
            let end = if slot + 1 < N { self.starts[slot + 1] as usize } else { BYTES };
            self.bytes.split_at(end).0.split_at(start).1
        }

        pub const fn get(&'static self, slot: usize) -> &'static str {
            let bytes = self.get_with_nul(slot);
            match core::str::from_utf8(bytes.split_at(bytes.len() - 1).0) {
                Ok(text) => text,
                Err(_) => "",
            }
        }
    }

    pub struct CPool<const BYTES: usize, const N: usize>(pub &'static Pool<BYTES, N>);

    impl<const BYTES: usize, const N: usize> CPool<BYTES, N> {
        pub const fn get(&'static self, slot: usize) -> &'static CStr {
            match CStr::from_bytes_with_nul(self.0.get_with_nul(slot)) {
                Ok(text) => text,
                Err(_) => c"",
            }
        }
    }
}
