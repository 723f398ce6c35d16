//! The words of the interface. Scripts and style sheets have none of their own.

use crate::Lang;
use alloc::string::String;

/// Implements the table: a word, in Japanese and in English.
macro_rules! table {
    ($($word:ident = $ja:literal, $en:literal;)+) => {
        /// A word or sentence of the interface. `{names}` in it are filled in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Word {
            $(#[doc = $ja] $word,)+
        }

        /// All of them, one behind the other. Lengths take less room than addresses, and this is downloaded.
        const TEXT: &str = concat!($($ja, $en),+);
        const LENGTHS: &[u16] = &[$($ja.len() as u16, $en.len() as u16),+];

        #[cfg(test)]
        const ALL: &[Word] = &[$(Word::$word,)+];

        impl Word {
            /// In a language; the reading is that of no word, and Japanese stands for it.
            pub fn of(self, lang: Lang) -> &'static str {
                let at = self as usize * 2 + usize::from(matches!(lang, Lang::En));
                let start = LENGTHS.iter().take(at).map(|length| usize::from(*length)).sum();
                let rest = TEXT.get(start..).unwrap_or_default();
                rest.get(..usize::from(LENGTHS[at])).unwrap_or_default()
            }

            /// With its names filled in.
            pub fn with(self, lang: Lang, values: &[(&str, &str)]) -> String {
                let mut filled = String::new();
                let mut rest = self.of(lang);
                while !rest.is_empty() {
                    let (before, name) = $crate::html::cut(rest, b'{');
                    filled.push_str(before);
                    let (name, after) = $crate::html::cut(name, b'}');
                    filled.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
                    rest = after;
                }
                filled
            }
        }
    };
}

#[cfg(feature = "register")]
pub(super) use table;

/// The names that are filled in, in the order of the alphabet.
#[cfg(test)]
pub(super) fn names(text: &str) -> alloc::vec::Vec<&str> {
    let mut names: alloc::vec::Vec<&str> =
        text.split('{').skip(1).map(|part| part.split_once('}').expect("closed").0).collect();
    names.sort_unstable();
    names
}

table! {
    Ruby = "ふりがな", "Furigana";
    Language = "言語", "Language";
    Japanese = "日本語", "日本語";
    English = "English", "English";
    Decided = "{date} 閣議決定", "Cabinet decision of {date}";
    Year = "年", "-";
    Month = "月", "-";
    Day = "日", "";
    Translations = "英訳の多くはこのプロジェクトによるもので、確認されていません。", "Most English labels here are this project's own translations and have not been verified; each carries its status. The Japanese text is the plan itself.";
    Search = "検索", "Search";
    SearchPlan = "計画を検索する", "Search the plan";
    Query = "さがす言葉", "Words to look for";
    QueryHint = "例:防災、マイナンバーカード、データ 連携。全角・半角、ひらがな・カタカナのどちらでも見つかります。", "For example: disaster, My Number, data. Full or half width, hiragana or katakana: any will do.";
    Kind = "種別", "Kind";
    AllKinds = "すべて", "All";
    Found = "「{query}」が{total}件見つかりました", "{total} found for “{query}”";
    FoundNone = "「{query}」は見つかりませんでした。短い言葉や、別の言い方を試してください。", "Nothing found for “{query}”. Try a shorter word or another one.";
    TooLong = "検索する言葉が長すぎます。短くしてください。", "The words to look for are too long. Please shorten them.";
    Folded = "{differences}を区別せずに検索しました。", "Found without regard to {differences}.";
    More = "残り{left}件も表示する", "Show the other {left}";
    And = "、", ", ";
    Opening = "(", " (";
    Below = " › ", " › ";
    Closing = ")", ")";
    Width = "全角・半角", "full and half width";
    Case = "大文字・小文字", "case";
    Kana = "ひらがな・カタカナ", "hiragana and katakana";
    SmallKana = "小さいかな(ッとツなど)", "small kana";
    Dash = "長音・ダッシュ", "dashes";
    MiddleDot = "中点", "middle dots";
    Symbol = "記号の形", "forms of symbols";
    Kanji = "漢字の新旧", "old and new kanji";
    Composition = "濁点の表し方", "composition";
    Compatibility = "組み文字・丸数字", "compatibility characters";
    Contents = "目次", "Contents";
    OpenAll = "すべて開く", "Open all";
    CloseAll = "すべて閉じる", "Close all";
    Failed = "読み込めませんでした。ページを再読み込みしてください。", "Loading failed. Please reload the page.";
    Official = "公式訳", "official";
    Unverified = "訳は未確認", "unverified";
    JapaneseOnly = "日本語のみ", "In Japanese only";
    Reading = "よみ", "Reading";
    InJapanese = "日本語", "Japanese";
    InEnglish = "英語", "English";
    Path = "計画の中の位置", "Place in the plan";
    Picture = "図の説明", "Picture";
    Note = "注記", "Note";
    RelatedItems = "関連する項目", "Related items";
    SameTitle = "同じ題名", "same title";
    TitleInText = "題名が本文に出る", "title occurs in the text";
    SharedTerm = "共通の語「{term}」", "both name “{term}”";
    Source = "出典", "Source";
    SourceLine = "{document}、見出し「{heading}」、{line}行目", "{document}, heading “{heading}”, line {line}";
    Verbatim = "原文の表記「{verbatim}」", "printed as “{verbatim}”";
    NotGovernment = "政府が作成したものではありません。よみと英訳の多くは、このプロジェクトによるものです。", "Not made by the government. Readings and most translations are this project's own.";
    Superseded = "この計画は{date}に決定された版です。その後、{next}年版が決定されています。", "This edition was decided on {date}; the edition of {next} has followed it.";
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

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn both_languages_name_the_same() {
        for word in ALL {
            assert_eq!(names(word.of(Lang::Ja)), names(word.of(Lang::En)), "{word:?}");
        }
    }

    #[test]
    fn names_are_filled_in() {
        let said = Word::Found.with(Lang::Ja, &[("query", "{total}"), ("total", "3")]);
        assert_eq!(said, "「{total}」が3件見つかりました");
    }
}
