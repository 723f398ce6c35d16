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
    PickerName = "関係する計画の項目", "Related items of the plan";
    PickerHint = "主に関係する項目には「◎ 主」、ほかに関係する項目には「○ 関連」を選びます。いくつでも選べます。", "Mark the items that matter most with “◎ primary” and others with “○ related”. Choose as many as you like.";
    PickerQuery = "項目をさがす", "Find items";
    Required = "必須", "required";
    ChooseOne = "計画の項目を一つ以上選んでください。", "Choose at least one item of the plan.";
    NotChosen = "なし", "none";
    Related = "関連", "related";
    Primary = "主", "primary";
    Chosen = "選んだ項目：{total}件（◎ {primary}件、○ {related}件）", "{total} chosen (◎ {primary}, ○ {related})";
    ChosenNone = "選んだ項目はまだありません", "Nothing chosen yet";
    Remove = "外す", "Remove";
    Narrowed = "{total}件が見つかりました", "{total} found";
    NarrowedNone = "見つかりませんでした。短い言葉や、別の言い方を試してください。", "Nothing found. Try a shorter word or another one.";
    NarrowedFailed = "検索の用意を読み込めませんでした。下の一覧から選べます。", "Search could not be loaded. You can still choose from the list below.";
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
