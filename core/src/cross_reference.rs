use crate::{
    Item, Lang,
    generated::plan::{
        CROSS, CROSS_START, TERM_EN, TERM_EN_C, TERM_JA, TERM_JA_C, TERM_KANA, TERM_KANA_C, TERMS,
    },
};
use core::{ffi::CStr, fmt};

/// A term by which items refer to each other (手続, データ連携, DFFT, …).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(u8);

impl Term {
    /// Number of terms.
    pub const COUNT: usize = TERMS;

    /// The term's number in the C ABI, from 1.
    pub const fn id(self) -> u8 {
        self.0
    }

    /// The term with this number.
    pub const fn from_id(id: u8) -> Option<Self> {
        if id == 0 || id as usize > TERMS { None } else { Some(Self(id)) }
    }

    /// Every term.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        (1..=TERMS as u8).map(Self)
    }

    /// The term in a language: as the plan prints it, its reading, or this project's translation.
    pub const fn label(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ja => TERM_JA.get(self.0 as usize),
            Lang::Kana => TERM_KANA.get(self.0 as usize),
            Lang::En => TERM_EN.get(self.0 as usize),
        }
    }

    /// The term with its closing NUL.
    pub const fn label_c(self, lang: Lang) -> &'static CStr {
        match lang {
            Lang::Ja => TERM_JA_C.get(self.0 as usize),
            Lang::Kana => TERM_KANA_C.get(self.0 as usize),
            Lang::En => TERM_EN_C.get(self.0 as usize),
        }
    }
}

impl fmt::Debug for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Term({})", self.label(Lang::Ja))
    }
}

/// Why two items refer to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// Both have the same label (`I06-02` and `S06`).
    SameTitle,
    /// One prints the whole label of the other (`S02` and `I04-02`).
    TitleInText,
    /// Both print the same term, in their label or their text (`P03` and `I02-05`: 手続).
    SharedTerm(Term),
}

impl Reason {
    /// The name in files and in other languages.
    pub const fn name(self) -> &'static str {
        crate::generated::text(self.name_c())
    }

    /// The name with its closing NUL.
    pub const fn name_c(self) -> &'static CStr {
        match self {
            Self::SameTitle => c"same-title",
            Self::TitleInText => c"title-in-text",
            Self::SharedTerm(_) => c"shared-term",
        }
    }

    /// The number in the C ABI.
    pub const fn number(self) -> u8 {
        match self {
            Self::SameTitle => 1,
            Self::TitleInText => 2,
            Self::SharedTerm(_) => 3,
        }
    }

    /// The term, where there is one.
    pub const fn term(self) -> Option<Term> {
        match self {
            Self::SharedTerm(term) => Some(term),
            Self::SameTitle | Self::TitleInText => None,
        }
    }
}

/// Another item that an item refers to, and why. References go both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CrossReference {
    /// The other item.
    pub item: Item,
    /// Why.
    pub reason: Reason,
}

pub(crate) fn of(item: Item) -> impl ExactSizeIterator<Item = CrossReference> + Clone {
    let id = usize::from(item.id());
    let rows = &CROSS[usize::from(CROSS_START[id])..usize::from(CROSS_START[id + 1])];
    rows.iter().map(|&(other, reason, term)| CrossReference {
        item: Item::from_id(other).unwrap_or(Item::V),
        reason: match (reason, Term::from_id(term)) {
            (1, _) => Reason::SameTitle,
            (_, Some(term)) => Reason::SharedTerm(term),
            (_, None) => Reason::TitleInText,
        },
    })
}

#[cfg(feature = "serde")]
mod as_text {
    use super::{Lang, Reason, Term};

    impl core::str::FromStr for Term {
        type Err = crate::UnknownName;

        /// Reads the Japanese term.
        fn from_str(text: &str) -> Result<Self, Self::Err> {
            Self::all()
                .find(|term| term.label(Lang::Ja) == text)
                .ok_or_else(|| crate::UnknownName::new(text, "用語", "term"))
        }
    }

    impl core::str::FromStr for Reason {
        type Err = crate::UnknownName;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            match text.split_once(':') {
                Some(("shared-term", term)) => term.parse().map(Self::SharedTerm),
                None if text == "same-title" => Ok(Self::SameTitle),
                None if text == "title-in-text" => Ok(Self::TitleInText),
                _ => Err(crate::UnknownName::new(text, "理由", "reason")),
            }
        }
    }

    crate::serde_text!(Term, "term", |value, f| f.pad(value.label(Lang::Ja)));
    crate::serde_text!(Reason, "reason", |value, f| match value {
        Reason::SharedTerm(term) => write!(f, "shared-term:{}", term.label(Lang::Ja)),
        _ => f.pad(value.name()),
    });
}
