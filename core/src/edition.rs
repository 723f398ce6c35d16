use crate::{Item, ItemKind};

/// Implements the editions. The rows come from `core/data/editions.toml`.
macro_rules! edition_enum {
    ($($variant:ident = $number:literal, $id:literal, $decided_on:literal, $next:expr,
        carried $carried:literal, confirmed $confirmed:literal, visions $visions:literal;)+) => {
        words! {
            /// An edition of the plan, by cabinet decision. Its name is the year, with the month where a year has two.
            Edition, "版", "edition" {
                $(#[doc = concat!("Decided on ", $decided_on, ".")] $variant = $number, $id;)+
            }
        }

        impl Edition {
            /// The date of the cabinet decision, as `YYYY-MM-DD`.
            pub const fn decided_on(self) -> &'static str {
                match self { $(Self::$variant => $decided_on,)+ }
            }

            /// The date with its closing NUL.
            pub const fn decided_on_c(self) -> &'static core::ffi::CStr {
                match self { $(Self::$variant => const { $crate::generated::c_text(concat!($decided_on, "\0")) },)+ }
            }

            /// The edition that replaced this one; none for the newest.
            pub const fn superseded_by(self) -> Option<Self> {
                use Edition::*;
                match self { $($variant => $next,)+ }
            }

            /// Whether this library holds the edition's items.
            pub const fn is_carried(self) -> bool {
                match self { $(Self::$variant => $carried,)+ }
            }

            /// Whether the decision is known from the government's own pages, and not from third-party reports alone.
            pub const fn is_confirmed(self) -> bool {
                match self { $(Self::$variant => $confirmed,)+ }
            }

            pub(crate) const fn has_same_visions(self) -> bool {
                match self { $(Self::$variant => $visions,)+ }
            }
        }
    };
}

pub(crate) use edition_enum;

pub use crate::generated::plan::Edition;

impl Edition {
    /// The edition whose items this library holds.
    pub const CARRIED: Self = crate::generated::plan::EDITION;

    /// The newest edition known when this version was made.
    pub const NEWEST: Self = Self::ALL[Self::ALL.len() - 1];

    /// Whether no newer edition is known.
    pub const fn is_newest(self) -> bool {
        self.superseded_by().is_none()
    }

    /// The edition as people write it in front of a code.
    pub(crate) fn from_typed(text: &str) -> Option<Self> {
        let typed = || crate::fold::units(text.trim()).map(|unit| unit.code);
        Self::ALL.iter().copied().find(|edition| typed().eq(edition.name().encode_utf16()))
    }
}

words! {
    /// What became of an item in another edition.
    Crosswalk, "対応", "crosswalk" {
        /// The other edition has the same item under the same number.
        Same = 1, "same";
        /// Not known: the other edition's items are not carried.
        Unknown = 2, "unknown";
    }
}

impl Item {
    /// What is known of this item in another edition. The six visions stayed from the edition of December 2021 to that
    /// of 2025; of the rest, which is replaced nearly every time, nothing is claimed.
    pub const fn crosswalk(self, edition: Edition) -> Crosswalk {
        let vision = matches!(self.kind(), ItemKind::Vision);
        if edition as u8 == Edition::CARRIED as u8 || (vision && edition.has_same_visions()) {
            Crosswalk::Same
        } else {
            Crosswalk::Unknown
        }
    }
}
