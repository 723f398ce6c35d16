//! The fields of a register in words, for change logs.

use super::{Bilingual, Direction, Extra, Finding, IndicatorKind, PdcaStage, ReviewOutcome, Status};
use crate::{Alignment, Item, Lang};
use alloc::{
    format,
    string::{String, ToString as _},
};

/// What is told of a field: its name in files, what people call it, and in a list what tells its elements apart and what
/// says most about one.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub name: &'static str,
    ja: &'static str,
    en: &'static str,
    /// Of a list: the fields that tell its elements apart; the first that an element has.
    pub keys: &'static [&'static str],
    /// Of a list: the fields that say most about an element; the first that it has.
    details: &'static [&'static str],
    /// Whether it records what happened, rather than what is planned.
    pub record: bool,
}

const fn plan(name: &'static str, ja: &'static str, en: &'static str) -> Field {
    Field { name, ja, en, keys: &[], details: &[], record: false }
}

const fn record(name: &'static str, ja: &'static str, en: &'static str) -> Field {
    Field { record: true, ..plan(name, ja, en) }
}

const fn list(field: Field, keys: &'static [&'static str], details: &'static [&'static str]) -> Field {
    Field { keys, details, ..field }
}

/// In the order in which changes are told.
const FIELDS: &[Field] = &[
    plan("title", "名称", "title"),
    plan("summary", "概要", "summary"),
    plan("edition", "計画の版", "edition of the plan"),
    record("as_of", "基準日", "day of the register"),
    plan("owner", "担当", "owner"),
    plan("code", "団体コード", "code"),
    plan("name", "名前", "name"),
    plan("department", "所管課", "department"),
    plan("period", "期間", "period"),
    plan("start", "始まり", "start"),
    plan("end", "終わり", "end"),
    record("status", "状況", "status"),
    plan("consolidated_into", "統合先", "successor"),
    record("stage", "PDCAの段階", "PDCA stage"),
    record("rating", "評定", "rating"),
    plan("rating_scale", "評定の区分", "rating scale"),
    list(plan("levels", "区分", "level"), &["label"], &["at_least"]),
    list(plan("alignments", "該当項目", "item"), &["item"], &["alignment"]),
    plan("alignment", "該当のしかた", "alignment"),
    plan("rationale", "該当する理由", "rationale"),
    list(record("assessments", "原則の評価", "assessment"), &["principle"], &["finding"]),
    record("finding", "判定", "finding"),
    record("assessor", "評価者", "assessor"),
    list(plan("indicators", "指標", "indicator"), &["name"], &["target"]),
    plan("kind", "種類", "kind"),
    plan("unit", "単位", "unit"),
    plan("direction", "方向", "direction"),
    plan("baseline", "基準値", "baseline"),
    plan("target", "目標", "target"),
    list(record("measurements", "実績値", "measured value"), &["date"], &["value"]),
    plan("source", "出所", "source"),
    plan("weight", "重み", "weight"),
    // The value of a baseline, a target or a measurement is that itself.
    plan("value", "", ""),
    plan("text", "文", "words"),
    list(plan("roadmap", "工程", "milestone"), &["title"], &["due"]),
    plan("due", "期日", "due date"),
    record("completed", "完了日", "completion"),
    list(record("reviews", "見直し", "review"), &["due", "held"], &["outcome"]),
    record("held", "実施日", "date held"),
    record("outcome", "結果", "outcome"),
    list(record("evidence", "根拠資料", "evidence"), &["url", "title"], &["title"]),
    record("url", "所在", "address"),
    plan("date", "日付", "date"),
    record("note", "備考", "note"),
    record("extra", "独自の欄", "own column"),
];

/// The place of a field among those that are told, and what is known of it; names of the municipality's own come last.
pub(super) fn field(name: &str) -> (usize, Option<&'static Field>) {
    let at = FIELDS.iter().position(|field| field.name == name).unwrap_or(FIELDS.len());
    (at, FIELDS.get(at))
}

/// What people call a field: that of a table, or the name itself.
pub(super) fn label(name: &str) -> Bilingual {
    match field(name).1 {
        Some(field) => Bilingual::new(field.ja, field.en),
        None => Bilingual::new(format!("「{name}」"), format!("“{name}”")),
    }
}

/// What tells an element of a list apart, and what people call it.
pub(super) fn key(list: &Field, element: &Extra) -> String {
    let key = list.keys.iter().find_map(|key| member(element, key));
    key.map(plain).unwrap_or_default()
}

/// The words that say most about an element of a list, `（80）` behind its name.
pub(super) fn detail(list: &Field, element: &Extra) -> Option<Bilingual> {
    let name = list.details.iter().find(|name| member(element, name).is_some())?;
    let value = member(element, name)?;
    // A target is a number, words, or both.
    match ["text", "value"].iter().find_map(|part| member(value, part)) {
        Some(part) => Some(words("value", part)),
        None => Some(words(name, value)),
    }
}

fn member<'e>(element: &'e Extra, name: &str) -> Option<&'e Extra> {
    let Extra::Map(members) = element else { return None };
    members.iter().find(|(member, _)| member == name).map(|(_, value)| value)
}

/// A value as people read it, not longer than a line.
pub(super) fn words(field: &str, value: &Extra) -> Bilingual {
    /// Longer values are cut here, in characters.
    const LONGEST: usize = 60;
    let text = plain(value);
    let known = |labels: Option<[&str; 2]>| labels.map(|[ja, en]| Bilingual::new(ja, en));
    let word = match field {
        "status" => known(labels(&text, Status::label)),
        "stage" => known(labels(&text, PdcaStage::label)),
        "finding" => known(labels(&text, Finding::label)),
        "outcome" => known(labels(&text, ReviewOutcome::label)),
        "kind" => known(labels(&text, IndicatorKind::label)),
        "direction" => known(labels(&text, Direction::label)),
        "alignment" => known(labels(&text, Alignment::label)),
        "item" | "principle" => text.parse::<Item>().ok().map(|item| {
            let named = |lang| format!("{item} {}", item.label(lang));
            Bilingual::new(named(Lang::Ja), named(Lang::En))
        }),
        _ => None,
    };
    word.unwrap_or_else(|| {
        let mut cut: String = text.chars().take(LONGEST).collect();
        if cut.len() < text.len() {
            cut.push('…');
        }
        Bilingual::new(cut.clone(), cut)
    })
}

fn labels<T: core::str::FromStr>(
    text: &str,
    label: fn(T, Lang) -> &'static str,
) -> Option<[&'static str; 2]> {
    let both = |lang| text.parse().ok().map(|member| label(member, lang));
    Some([both(Lang::Ja)?, both(Lang::En)?])
}

fn plain(value: &Extra) -> String {
    match value {
        Extra::Null => String::new(),
        Extra::Bool(value) => value.to_string(),
        Extra::Integer(value) => value.to_string(),
        Extra::Number(value) => value.to_string(),
        Extra::Text(text) => text.clone(),
        Extra::List(_) | Extra::Map(_) => serde_json::to_string(value).unwrap_or_default(),
    }
}
