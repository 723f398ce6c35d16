//! The columns of the tables: what each is called in ASCII and in Japanese, and which field it holds.
//!
//! A field that stands several times is numbered: 指標名2 and `indicator2_name` are the name of the second indicator,
//! 実績値2-3 and `indicator2_actual3_value` its third value. Without a number they mean the indicator of the row, so that a
//! table may have one row a value.

use super::{Direction, Finding, IndicatorKind, PdcaStage, ReviewOutcome, Status};
use crate::{Alignment, Item, ItemKind, Lang, fold};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Words of the municipality's own.
    Text,
    /// One of a closed list: the names of its members, each with its label in Japanese.
    Word(&'static [[&'static str; 2]]),
    /// A number.
    Number,
    /// A day.
    Date,
    /// A code, kept as text so that no zero is lost.
    Code,
    /// A JSON document.
    Json,
}

/// A column of the tables.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// Where its value stands in a measure, `indicators.#.name`; a `#` for each number.
    pub path: &'static str,
    /// Its name in ASCII, `indicator#_name`.
    pub name: &'static str,
    /// Its name in Japanese, 指標名#.
    pub ja: &'static str,
    /// What its cells hold.
    pub content: Content,
    /// Whether it tells of the whole register; else of a measure.
    pub of_register: bool,
    /// Other headers that mean it.
    synonyms: &'static [&'static str],
}

const fn column(
    path: &'static str,
    name: &'static str,
    ja: &'static str,
    content: Content,
    synonyms: &'static [&'static str],
) -> Column {
    Column { path, name, ja, content, of_register: false, synonyms }
}

const fn of_register(
    path: &'static str,
    name: &'static str,
    ja: &'static str,
    content: Content,
    synonyms: &'static [&'static str],
) -> Column {
    Column { path, name, ja, content, of_register: true, synonyms }
}

use Content::{Code, Date, Json, Number, Text, Word};

/// The names and Japanese labels of a closed list.
macro_rules! words_of {
    ($list:ident) => {{
        const WORDS: [[&str; 2]; $list::ALL.len()] = {
            let mut words = [[""; 2]; $list::ALL.len()];
            let mut i = 0;
            while i < words.len() {
                words[i] = [$list::ALL[i].name(), $list::ALL[i].label(Lang::Ja)];
                i += 1;
            }
            words
        };
        Word(&WORDS)
    }};
}

const STATUS: Content = words_of!(Status);
const ALIGNMENT: Content = words_of!(Alignment);
pub(super) const FINDING: Content = words_of!(Finding);
const STAGE: Content = words_of!(PdcaStage);
const OUTCOME: Content = words_of!(ReviewOutcome);
const KIND: Content = words_of!(IndicatorKind);
const DIRECTION: Content = words_of!(Direction);

/// Every column that is written, in this order.
#[rustfmt::skip]
pub const COLUMNS: &[Column] = &[
    column("id", "id", "施策番号", Text, &["番号", "No", "施策ID", "施策コード", "事業番号", "整理番号", "取組番号", "通番"]),
    column("title", "title", "施策名", Text, &["施策", "施策名称", "事業名", "事業名称", "取組名", "取組", "取組名称", "取組項目", "名称", "件名"]),
    column("summary", "summary", "概要", Text, &["施策の概要", "事業概要", "取組概要", "内容", "施策の内容", "事業内容", "取組内容", "説明"]),
    column("owner.code", "owner_code", "団体コード", Code, &["全国地方公共団体コード", "地方公共団体コード", "自治体コード", "市区町村コード", "都道府県コード又は市区町村コード"]),
    column("owner.name", "owner_name", "団体名", Text, &["地方公共団体名", "自治体名", "市区町村名", "都道府県名"]),
    column("owner.department", "department", "所管課", Text, &["owner_department", "所管", "所管部署", "所管部局", "担当", "担当課", "担当部署", "担当部局", "主管課", "主管部署", "所属"]),
    column("period.start", "start", "開始日", Date, &["period_start", "開始", "開始年度", "開始年月日", "開始時期", "着手", "着手年度", "始期", "期間(開始)", "期間(自)"]),
    column("period.end", "end", "終了日", Date, &["period_end", "終了", "終了年度", "終了年月日", "終了時期", "終了予定", "完了予定", "終期", "期間(終了)", "期間(至)"]),
    column("status", "status", "状況", STATUS, &["実施状況", "進捗状況", "取組状況", "状態", "ステータス"]),
    column("consolidated_into", "consolidated_into", "統合先", Text, &["統合先の施策番号", "統合先番号"]),
    column("stage", "stage", "PDCAの段階", STAGE, &["PDCA", "段階"]),
    column("rating", "rating", "評価", Text, &["評定", "自己評価", "評価区分", "達成度評価"]),
    column("alignments.#.item", "alignment#_item", "該当項目#", Code, &["重点計画の該当項目"]),
    column("alignments.#.alignment", "alignment#_kind", "該当区分#", ALIGNMENT, &[]),
    column("alignments.#.rationale", "alignment#_rationale", "該当理由#", Text, &[]),
    column("assessments.#.principle", "assessment#_principle", "原則#", Code, &[]),
    column("assessments.#.finding", "assessment#_finding", "判定#", FINDING, &["原則の判定"]),
    column("assessments.#.evidence.#.title", "assessment#_evidence#_title", "判定の根拠#", Text, &["原則の根拠"]),
    column("assessments.#.evidence.#.url", "assessment#_evidence#_url", "判定の根拠のURL#", Text, &[]),
    column("assessments.#.evidence.#.date", "assessment#_evidence#_date", "判定の根拠の日付#", Date, &[]),
    column("assessments.#.assessor", "assessment#_assessor", "判定者#", Text, &[]),
    column("assessments.#.date", "assessment#_date", "判定日#", Date, &[]),
    column("assessments.#.note", "assessment#_note", "判定の備考#", Text, &[]),
    column("indicators.#.name", "indicator#_name", "指標名#", Text, &["ind#_name", "指標", "成果指標", "評価指標", "KPI", "KPI名", "指標の名称"]),
    column("indicators.#.kind", "indicator#_kind", "指標の種類#", KIND, &["指標区分", "指標種別", "KPIの種類"]),
    column("indicators.#.unit", "indicator#_unit", "単位#", Text, &["unit", "ind#_unit", "指標の単位"]),
    column("indicators.#.direction", "indicator#_direction", "望ましい向き#", DIRECTION, &["direction", "指標の向き"]),
    column("indicators.#.baseline.value", "indicator#_baseline", "基準値#", Number, &["baseline", "baseline_value", "ind#_baseline", "現状値", "当初値", "指標の基準値"]),
    column("indicators.#.baseline.date", "indicator#_baseline_date", "基準日#", Date, &["baseline_date", "基準年度", "現状値の時点", "指標の基準日"]),
    column("indicators.#.target.value", "indicator#_target", "目標値#", Number, &["target", "target_value", "ind#_target", "目標", "指標の目標値", "指標の目標"]),
    column("indicators.#.target.text", "indicator#_target_text", "目標の文#", Text, &["target_text", "目標(文)", "目標の内容"]),
    column("indicators.#.target.date", "indicator#_target_date", "目標日#", Date, &["target_date", "目標年度", "目標時期", "達成時期", "達成年度", "指標の目標日"]),
    column("indicators.#.measurements.#.value", "indicator#_actual#", "実績値#", Number, &["value", "actual", "actual_value", "ind#_actual#", "実績", "直近値", "指標の実績値", "指標の実績"]),
    column("indicators.#.measurements.#.date", "indicator#_actual#_date", "実績日#", Date, &["value_date", "actual_date", "実績年度", "測定日", "実績値の時点", "指標の実績日"]),
    column("indicators.#.source", "indicator#_source", "指標の出典#", Text, &["source", "出典", "指標の出所", "データの出典"]),
    column("indicators.#.weight", "indicator#_weight", "指標の重み#", Number, &["weight", "重み", "ウエイト"]),
    column("roadmap.#.title", "milestone#_title", "工程#", Text, &["milestone", "工程名", "マイルストーン"]),
    column("roadmap.#.due", "milestone#_due", "工程の期限#", Date, &["工程の予定日", "マイルストーンの期限"]),
    column("roadmap.#.completed", "milestone#_completed", "工程の完了日#", Date, &["マイルストーンの完了日"]),
    column("reviews.#.due", "review#_due", "見直し予定日#", Date, &["次回見直し", "次回見直し日", "見直し時期"]),
    column("reviews.#.held", "review#_held", "見直し実施日#", Date, &["見直し日"]),
    column("reviews.#.outcome", "review#_outcome", "見直しの結果#", OUTCOME, &["今後の方向性", "今後の方針"]),
    column("reviews.#.note", "review#_note", "見直しの備考#", Text, &[]),
    column("evidence.#.title", "evidence#_title", "根拠#", Text, &["evidence", "根拠資料", "参考資料"]),
    column("evidence.#.url", "evidence#_url", "根拠のURL#", Text, &["URL", "参考URL", "参考資料のURL"]),
    column("evidence.#.date", "evidence#_date", "根拠の日付#", Date, &[]),
    column("extra", "extra", "その他の列", Json, &[]),
    of_register("title", "register_title", "台帳名", Text, &["計画名"]),
    of_register("edition", "edition", "重点計画の版", Code, &["計画の版"]),
    of_register("as_of", "as_of", "時点", Date, &["台帳の時点", "調査時点"]),
    of_register("owner.code", "register_owner_code", "台帳の団体コード", Code, &[]),
    of_register("owner.name", "register_owner_name", "台帳の団体名", Text, &[]),
    of_register("owner.department", "register_department", "台帳の所管課", Text, &[]),
    of_register("rating_scale.name", "rating_scale", "評価の尺度", Text, &[]),
    of_register("rating_scale.levels.#.label", "rating_level#", "評価の段階#", Text, &[]),
    of_register("rating_scale.levels.#.at_least", "rating_level#_at_least", "評価の段階の下限#", Number, &[]),
    of_register("rating_scale.levels.#.meaning", "rating_level#_meaning", "評価の段階の意味#", Text, &[]),
    of_register("extra", "register_extra", "台帳のその他", Json, &[]),
];

/// Columns that are read and written as others: several codes in a cell, a period in one; and the number of the indicator
/// that a row is about.
#[rustfmt::skip]
const OTHERS: &[Column] = &[
    INDICATOR_NUMBER,
    column("primary", "primary_items", "主に該当する項目", Code, &["◎", "◎項目", "主に該当", "主な該当項目", "primary", "areas"]),
    column("related", "related_items", "連携する項目", Code, &["○", "○項目", "連携", "連携項目", "関連項目", "関連する項目", "related"]),
    column("period", "period", "期間", Date, &["実施期間", "計画期間", "取組期間"]),
];

/// The number of the indicator that a row is about, where a table has one row a value.
pub(super) const INDICATOR_NUMBER: Column =
    column("indicator", "indicator_number", "指標番号", Number, &["指標No", "KPI番号"]);

/// The highest number that a header may have.
const MAX_NUMBER: u16 = 999;

/// What a header means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning<'h> {
    /// A column, with its numbers in the order of the header.
    Column(&'static Column, [Option<u16>; 2]),
    /// The findings against a principle, where the header is its code.
    Principle(Item),
    /// What a finding against a principle rests on: P03-01の根拠.
    Evidence(Item),
    /// How closely another item is served, ◎ or ○, where the header is its code.
    Item(Item),
    /// Values of one day or fiscal year, 令和5年度実績: the column of the value, that of its date, and the date.
    Dated(&'static Column, &'static Column, &'h str),
}

/// Every header that is understood, ready to be looked up.
#[derive(Debug)]
pub(super) struct Headers {
    /// By their keys, in order.
    keys: Vec<(String, &'static Column)>,
}

impl Headers {
    pub(super) fn new() -> Self {
        let mut keys = Vec::new();
        for column in COLUMNS.iter().chain(OTHERS) {
            let names = [column.name, column.ja].into_iter().chain(column.synonyms.iter().copied());
            keys.extend(names.map(|name| (key(name).0, column)));
        }
        keys.sort_by(|a, b| a.0.cmp(&b.0));
        keys.dedup_by(|a, b| a.0 == b.0);
        Self { keys }
    }

    /// What a header means; none for a column of the municipality's own.
    pub(super) fn meaning<'h>(&self, header: &'h str) -> Option<Meaning<'h>> {
        let (key, numbers) = key(header);
        let numbers = match numbers[..] {
            [] => [None, None],
            [first] => [Some(first), None],
            [first, second] => [Some(first), Some(second)],
            _ => return None,
        };
        let column = self.keys.binary_search_by(|(known, _)| known.as_str().cmp(&key)).ok();
        if let Some(column) = column.map(|at| self.keys[at].1) {
            let slots = column.path.matches('#').count();
            let given = numbers.iter().flatten();
            if given.clone().count() <= slots && given.into_iter().all(|n| (1..=MAX_NUMBER).contains(n)) {
                return Some(Meaning::Column(column, numbers));
            }
        }
        dated(header).or_else(|| item(header))
    }
}

/// A header without what people write in many ways: folded, without its digits, 「の」, spaces, brackets and dashes. The
/// numbers are handed back, in order.
fn key(header: &str) -> (String, Vec<u16>) {
    let mut key = String::new();
    let mut numbers: Vec<u16> = Vec::new();
    let mut in_number = false;
    for c in fold::fold(header).chars() {
        if let Some(digit) = c.to_digit(10) {
            let digit = digit as u16;
            match numbers.last_mut() {
                Some(number) if in_number => *number = (*number * 10 + digit).min(MAX_NUMBER + 1),
                _ => numbers.push(digit),
            }
            in_number = true;
            continue;
        }
        in_number = false;
        if c.is_alphanumeric() && c != 'の' || "◎○".contains(c) {
            key.push(c);
        }
    }
    (key, numbers)
}

/// What stands in the header of a dated value, with the columns of the value and of its date; the longer words first.
const DATED: &[(&str, &str, &str)] = &[
    ("実績値", "indicators.#.measurements.#.value", "indicators.#.measurements.#.date"),
    ("実績", "indicators.#.measurements.#.value", "indicators.#.measurements.#.date"),
    ("目標値", "indicators.#.target.value", "indicators.#.target.date"),
    ("目標", "indicators.#.target.value", "indicators.#.target.date"),
    ("基準値", "indicators.#.baseline.value", "indicators.#.baseline.date"),
    ("現状値", "indicators.#.baseline.value", "indicators.#.baseline.date"),
];

/// 令和5年度実績, 目標値(R7年度): a value of that day or fiscal year.
fn dated(header: &str) -> Option<Meaning<'_>> {
    let header = header.trim();
    DATED.iter().find_map(|(word, value, date)| {
        let rest = header.strip_suffix(word).or_else(|| header.strip_prefix(word))?;
        let rest = rest.trim_matches(|c: char| c.is_whitespace() || "()（）_の:：".contains(c));
        is_time(rest).then_some(Meaning::Dated(by_path(value)?, by_path(date)?, rest))
    })
}

/// Whether a text looks like a day or a year. What it is exactly is for the reader of dates to say.
fn is_time(text: &str) -> bool {
    let folded = fold::fold(text);
    folded.chars().any(|c| c.is_ascii_digit() || c == '元')
        && folded.chars().any(|c| "年rh".contains(c))
        && folded.chars().all(|c| c.is_ascii_digit() || "令和平成昭年度月日末元rhfy./-時点".contains(c))
}

/// P03-01, or P03-01 デジタルファースト.
fn item(header: &str) -> Option<Meaning<'_>> {
    let header = header.trim();
    if let Some(code) = header.strip_suffix("根拠") {
        let code = code.trim_end_matches(|c: char| c.is_whitespace() || "の_".contains(c));
        let item = code.parse().ok().filter(|item: &Item| item.kind().is_principle());
        return item.map(Meaning::Evidence);
    }
    let item: Item = header.split_whitespace().next()?.parse().ok()?;
    match item.kind() {
        ItemKind::Set | ItemKind::Chapter => None,
        kind if kind.is_principle() => Some(Meaning::Principle(item)),
        _ => Some(Meaning::Item(item)),
    }
}

/// The column of a measure's field.
pub(super) fn by_path(path: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.path == path && !column.of_register)
}

impl Column {
    /// Its header in Japanese ([`Lang::Ja`] and [`Lang::Kana`]) or ASCII, with numbers in the places of `#`. Without
    /// numbers it is the column of the row's own indicator.
    pub fn header(&self, lang: Lang, numbers: &[usize]) -> String {
        let name = if matches!(lang, Lang::En) { self.name } else { self.ja };
        let mut header = String::new();
        let mut numbers = numbers.iter();
        for part in name.split_inclusive('#') {
            header.push_str(part.trim_end_matches('#'));
            // In Japanese all numbers stand together.
            if part.ends_with('#') && matches!(lang, Lang::En) {
                header.extend(numbers.next().map(ToString::to_string));
            }
        }
        for (i, number) in numbers.enumerate() {
            header.push_str(if i > 0 { "-" } else { "" });
            header.push_str(&number.to_string());
        }
        header
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    fn path(header: &str) -> Option<(&'static str, [Option<u16>; 2])> {
        match Headers::new().meaning(header)? {
            Meaning::Column(column, numbers) => Some((column.path, numbers)),
            _ => None,
        }
    }

    #[test]
    fn no_two_columns_share_a_header() {
        let mut keys = Vec::new();
        for column in COLUMNS.iter().chain(OTHERS) {
            let names = [column.name, column.ja].into_iter().chain(column.synonyms.iter().copied());
            let mut own: Vec<String> = names.map(|name| key(name).0).collect();
            own.sort();
            own.dedup();
            keys.extend(own);
        }
        let count = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }

    #[test]
    fn every_column_is_found_by_its_own_headers() {
        let headers = Headers::new();
        for column in COLUMNS {
            let slots = column.path.matches('#').count();
            for lang in [Lang::Ja, Lang::En] {
                for numbers in [&[][..], &[1, 12][..slots], &[999, 1][..slots]] {
                    let mut want = [None, None];
                    for (slot, number) in want.iter_mut().zip(numbers) {
                        *slot = u16::try_from(*number).ok();
                    }
                    let header = column.header(lang, numbers);
                    assert_eq!(headers.meaning(&header), Some(Meaning::Column(column, want)), "{header}");
                }
            }
            assert!(column.name.bytes().all(|b| b.is_ascii_lowercase() || b"_#".contains(&b)));
        }
    }

    #[test]
    fn headers_are_read_as_people_write_them() {
        for (header, want) in [
            ("施策 番号", ("id", [None, None])),
            ("Ｎｏ．", ("id", [None, None])),
            ("指標１の目標値", ("indicators.#.target.value", [Some(1), None])),
            ("KPI②", ("indicators.#.name", [Some(2), None])),
            ("実績値２－１０", ("indicators.#.measurements.#.value", [Some(2), Some(10)])),
            ("Indicator2 Actual3 Date", ("indicators.#.measurements.#.date", [Some(2), Some(3)])),
            ("期間（自）", ("period.start", [None, None])),
            ("◎", ("primary", [None, None])),
            ("○項目", ("related", [None, None])),
        ] {
            assert_eq!(path(header), Some(want), "{header}");
        }
        for own in ["予算額(千円)", "施策名3", "実績値1-2-3", "目標値1000", "", "3年後"] {
            assert_eq!(Headers::new().meaning(own), None, "{own}");
        }
    }

    #[test]
    fn years_and_principles_are_headers() {
        let headers = Headers::new();
        for (header, word, time) in [
            ("令和5年度実績", "indicators.#.measurements.#.value", "令和5年度"),
            ("R6実績値", "indicators.#.measurements.#.value", "R6"),
            ("目標値（令和７年度）", "indicators.#.target.value", "令和７年度"),
            ("2024年度の目標", "indicators.#.target.value", "2024年度"),
            ("現状値(令和元年度末)", "indicators.#.baseline.value", "令和元年度末"),
        ] {
            let Some(Meaning::Dated(column, _, found)) = headers.meaning(header) else { panic!("{header}") };
            assert_eq!((column.path, found), (word, time));
        }
        let principle = Item::P03_01;
        let label = principle.label(Lang::Ja);
        for header in ["P03-01".into(), "ｐ３．１".into(), format!("P03-01　{label}")] {
            let header: String = header;
            assert_eq!(headers.meaning(&header), Some(Meaning::Principle(principle)), "{header}");
        }
        assert_eq!(headers.meaning("P03-01の根拠"), Some(Meaning::Evidence(principle)));
        assert_eq!(headers.meaning("V04 誰一人"), Some(Meaning::Item(Item::V04)));
        assert_eq!(headers.meaning("S"), None);
    }
}
