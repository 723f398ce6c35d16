//! The closed lists of the 2023 edition as typed enums.

use crate::{Item, ItemKind};

/// Implements an enum over one list of the plan. The rows come from `core/data`.
macro_rules! plan_enum {
    ($(#[$doc:meta])* $type:ident, $set:ident, $kind:ident {
        $($(#[$variant_doc:meta])* $variant:ident = $number:literal, $item:ident;)+
    }) => {
        $(#[$doc])*
        ///
        /// Members are numbered as the page numbers them and ordered as it lists them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $type {
            $($(#[$variant_doc])* $variant = $number,)+
        }

        impl $type {
            /// Every member, in plan order.
            pub const ALL: [Self; [$($number,)+].len()] = [$(Self::$variant,)+];

            /// What members of this list are.
            pub const KIND: ItemKind = ItemKind::$kind;

            /// The set that holds the list.
            pub const SET: Item = Item::$set;

            /// The item.
            #[inline]
            pub const fn item(self) -> Item {
                match self { $(Self::$variant => Item::$item,)+ }
            }

            /// The number that the page gives it.
            #[inline]
            pub const fn number(self) -> u8 {
                self as u8
            }

            /// The member with this number.
            pub const fn from_number(number: u8) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)+ _ => None }
            }

            /// The member that is this item.
            pub const fn from_item(item: Item) -> Option<Self> {
                match item.number() {
                    Some(number) if item.kind() as u8 == ItemKind::$kind as u8 => Self::from_number(number),
                    _ => None,
                }
            }

            /// The label in a language.
            #[inline]
            pub const fn label(self, lang: Lang) -> &'static str {
                self.item().label(lang)
            }

            /// The member's name in code: `GrowthStrategy`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)+ }
            }

            /// The member of this name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.name() == name)
            }
        }

        // Members are numbered 1..=n, and each is the item that carries its number.
        const _: () = {
            let mut i = 0;
            while i < $type::ALL.len() {
                let member = $type::ALL[i];
                assert!(member.number() as usize == i + 1);
                assert!(matches!($type::from_item(member.item()), Some(same) if same as u8 == member as u8));
                i += 1;
            }
        };

        impl core::fmt::Display for $type {
            /// The official (Japanese) name.
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.label(Lang::Ja))
            }
        }

        impl From<$type> for Item {
            fn from(member: $type) -> Self {
                member.item()
            }
        }

        impl TryFrom<Item> for $type {
            type Error = EnumError;

            fn try_from(item: Item) -> Result<Self, EnumError> {
                Self::from_item(item).ok_or_else(|| EnumError::new(item.code_str(), Self::SET))
            }
        }

        impl TryFrom<u8> for $type {
            type Error = crate::UnknownNumber;

            fn try_from(number: u8) -> Result<Self, Self::Error> {
                Self::from_number(number).ok_or(crate::UnknownNumber { number })
            }
        }

        impl core::str::FromStr for $type {
            type Err = EnumError;

            /// Reads a code (`V04`), a number (`4`), or a label in any of the three languages.
            fn from_str(text: &str) -> Result<Self, EnumError> {
                let member = crate::enums::read(text, Self::KIND);
                member.and_then(Self::from_item).ok_or_else(|| EnumError::new(text, Self::SET))
            }
        }

        #[cfg(feature = "serde")]
        crate::serde_text!($type, "plan item", |value, f| f.pad(value.item().code_str()));
    };
}

pub use crate::generated::enums::*;
pub(crate) use plan_enum;

/// The item of a kind by code, number or folded label.
pub(crate) fn read(text: &str, kind: ItemKind) -> Option<Item> {
    let text = text.trim();
    text.parse().ok().filter(|item: &Item| item.kind() == kind).or_else(|| {
        let by_number = text.parse().ok().and_then(|number| Item::by_number(kind, number));
        by_number.or_else(|| Item::by_label(text).find(|item| item.kind() == kind))
    })
}
