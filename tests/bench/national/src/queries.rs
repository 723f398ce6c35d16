//! What is searched for, and what there is to be found.

use memchr::memmem::Finder;
use rashinban::fold::fold;

/// Of two characters and of more, in the spellings that people type; several words; and words that are nowhere.
pub const QUERIES: [&str; 40] = [
    "防災", "窓口", "除雪", "介護", "住民票", "図書館", "避難所", "手数料", "子育て", "空き家", "電子契約", "個別避難計画",
    "公共施設予約", "電子申請", "ごみ", "こども", "マイナンバー", "オンライン", "クラウド", "ドローン", "バス", "チャット",
    "すまーとふぉん", "おんらいん", "きゃっしゅれす", "ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ", "ﾃﾞｼﾞﾀﾙ", "ｵﾝﾗｲﾝ", "ＡＩ", "ＤＸ", "ＲＰＡ", "AI", "QRコード",
    "line", "GビズID", "防災 アプリ", "窓口 オンライン 手続", "高齢者　スマートフォン　教室", "量子暗号通信", "ﾊﾟﾝﾀﾞzoo",
];

/// The words of a query, as texts are folded.
pub fn words(query: &str) -> Vec<String> {
    fold(query).to_string().split_whitespace().map(str::to_owned).collect()
}

/// The numbers of the folded texts that have all the words.
pub fn scan(folded: &[String], query: &str) -> Vec<usize> {
    let words = words(query);
    let finders: Vec<Finder<'_>> = words.iter().map(|word| Finder::new(word)).collect();
    let has = |text: &String| finders.iter().all(|finder| finder.find(text.as_bytes()).is_some());
    (0..).zip(folded).filter(|(_, text)| has(text)).map(|(number, _)| number).collect()
}
