//! The words of the interface. Scripts and style sheets have none of their own.

use crate::Lang;

/// Implements the table: a word, in Japanese and in English.
macro_rules! table {
    ($($word:ident = $ja:literal, $en:literal;)+) => {
        /// A word or sentence of the interface. `{names}` in it are filled in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Word {
            $(#[doc = $ja] $word,)+
        }

        const TABLE: &[(&str, &str)] = &[$(($ja, $en),)+];

        #[cfg(test)]
        const ALL: &[Word] = &[$(Word::$word,)+];
    };
}

table! {
    Official = "公式訳", "official";
    Unverified = "訳は未確認", "unverified";
}

impl Word {
    /// In a language; the reading is that of no word, and Japanese stands for it.
    pub fn of(self, lang: Lang) -> &'static str {
        let (ja, en) = TABLE[self as usize];
        if matches!(lang, Lang::En) { en } else { ja }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    fn names(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> =
            text.split('{').skip(1).map(|part| part.split_once('}').expect("closed").0).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn both_languages_name_the_same() {
        for word in ALL {
            assert_eq!(names(word.of(Lang::Ja)), names(word.of(Lang::En)), "{word:?}");
        }
    }
}
