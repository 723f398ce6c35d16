//! What the tests in this folder share.

pub mod counting;
pub mod sources;

use std::{fs, path::PathBuf};

/// A file of the repository.
///
/// # Panics
///
/// Where it cannot be read.
#[must_use]
pub fn repository_file(path: &str) -> String {
    let full = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&full).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// So many of [`QUERIES`] are words of everyday municipal work; the others are the plan's own.
pub const EVERYDAY: usize = 40;

/// The words people search a plan for, and the many ways in which they type them.
pub const QUERIES: &[&str] = &[
    // 40 words of everyday municipal work.
    "防災",
    "窓口",
    "除雪",
    "介護",
    "住民票",
    "図書館",
    "避難所",
    "手数料",
    "子育て",
    "空き家",
    "電子契約",
    "個別避難計画",
    "公共施設予約",
    "電子申請",
    "ごみ",
    "こども",
    "マイナンバー",
    "オンライン",
    "クラウド",
    "ドローン",
    "バス",
    "チャットボット",
    "すまーとふぉん",
    "おんらいん",
    "きゃっしゅれす",
    "ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ",
    "ﾃﾞｼﾞﾀﾙ",
    "ｵﾝﾗｲﾝ",
    "ＡＩ",
    "ＤＸ",
    "ＲＰＡ",
    "AI",
    "DFFT",
    "e-gov",
    "GビズID",
    "防災 アプリ",
    "窓口 オンライン 申請",
    "高齢者　スマホ　教室",
    "量子暗号通信",
    "ﾊﾟﾝﾀﾞzoo",
    // Words of the plan itself: short ones, long ones, English, readings, and what must not be found.
    "国",
    "と",
    "ー",
    "デ",
    "データ",
    "データ連携",
    "連携 データ",
    "デジタル",
    "デジタル化",
    "DX",
    "dx",
    "API",
    "id",
    "eID",
    "Web3.0",
    "web",
    "3.0",
    "g7",
    "2024",
    "24",
    "cloud",
    "default",
    "fault",
    "digital",
    "igital",
    "one-stop",
    "stop",
    "fairness",
    "air",
    "ガバメントクラウド",
    "がばめんとくらうど",
    "ｶﾞﾊﾞﾒﾝﾄｸﾗｳﾄﾞ",
    "強靱",
    "強靭",
    "會社",
    "安全・安心",
    "安全･安心",
    "安全•安心",
    "サ—ビス",
    "サービス/システム",
    "さーびす でじたる",
    "いっぺん",
    "一編",
    "一遍",
    "らいふ",
    "ヴィジョン",
    "PDCA",
    "満足度 利用率",
    "クラウド・バイ・デフォルト原則",
    "くらうど・ばい・でふぉるとげんそく",
    "Cloud-by-default principle",
    "「",
    "※",
    "、",
    "マイナンバーカードとデジタル行政サービスで便利な暮らしを提供する",
    "ﾃﾞｼﾞﾀﾙ ﾃﾞｼﾞﾀﾙ",
    "人 取り残",
    "推進 の",
    "e",
    "a",
    "の",
];
