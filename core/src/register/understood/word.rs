//! Words of the closed lists as people write them.

use super::{Reading, Understood, squeezed};
use crate::register::{Direction, Finding, IndicatorKind, PdcaStage, ReviewOutcome, Status};
use crate::{Alignment, Lang, fold};

/// A closed list whose members people call by several words.
pub(crate) trait Word: Copy + 'static {
    /// What a member is, in Japanese and English.
    const WHAT: [&'static str; 2];

    fn all() -> &'static [Self];
    fn name(self) -> &'static str;
    fn label(self, lang: Lang) -> &'static str;
    /// What else it is called.
    fn synonyms(self) -> &'static [&'static str];

    /// The member that a text calls by its name, a label or a synonym, folded.
    fn understand(text: &str) -> Option<Understood<Self>> {
        if let Some(word) = Self::all().iter().find(|word| word.name() == text) {
            return Some(Understood { value: *word, reading: Reading::AsWritten });
        }
        let asked = squeezed(text);
        let is_asked = |word: &str| squeezed(word) == asked;
        let found = Self::all().iter().find(|word| {
            let known = [word.name(), word.label(Lang::Ja), word.label(Lang::En)];
            known.iter().chain(word.synonyms()).any(|word| is_asked(word))
        });
        found.map(|word| Understood { value: *word, reading: Reading::Notation })
    }
}

macro_rules! words_of {
    ($($type:ident, $ja:literal, $en:literal { $($variant:ident = $($synonym:literal)|+;)+ })+) => {
        $(impl Word for $type {
            const WHAT: [&'static str; 2] = [$ja, $en];

            fn all() -> &'static [Self] {
                Self::ALL
            }

            fn name(self) -> &'static str {
                self.name()
            }

            fn label(self, lang: Lang) -> &'static str {
                self.label(lang)
            }

            fn synonyms(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($synonym),+],)+ }
            }
        })+
    };
}

words_of! {
    Status, "状況", "a status" {
        Planned = "計画" | "計画中" | "未着手" | "着手前" | "未実施" | "準備中" | "検討中" | "これから" | "not started";
        InProgress = "実施" | "進行中" | "着手" | "着手済" | "着手済み" | "継続" | "継続中" | "取組中" | "対応中" | "ongoing" | "active" | "doing";
        Completed = "終了" | "実施済" | "実施済み" | "完了済" | "完了済み" | "達成" | "対応済" | "対応済み" | "済" | "done";
        UnderReview = "見直し" | "再検討" | "再検討中" | "review";
        Suspended = "休止中" | "中断" | "停止" | "停止中" | "保留" | "延期" | "on hold" | "paused";
        Discontinued = "中止" | "取りやめ" | "取り止め" | "廃止済" | "廃止済み" | "cancelled" | "canceled";
        Consolidated = "統合済" | "統合済み" | "集約" | "merged";
    }
    Alignment, "該当の区分", "a kind of alignment" {
        Primary = "◎" | "主" | "主に" | "主な該当" | "該当" | "main";
        Related = "○" | "関連" | "関係" | "従" | "関連あり" | "secondary";
    }
    Finding, "判定", "a finding" {
        Satisfied = "◎" | "○" | "満たす" | "適合" | "適合している" | "対応済" | "対応済み" | "はい" | "適" | "yes" | "ok";
        PartiallySatisfied = "△" | "▲" | "一部満たす" | "一部" | "一部適合" | "部分的" | "概ね満たす" | "おおむね満たしている" | "partial" | "partly";
        NotSatisfied = "×" | "満たさない" | "不適合" | "未対応" | "いいえ" | "否" | "no";
        NotApplicable = "-" | "非該当" | "該当なし" | "該当しない" | "対象としない" | "n/a" | "na";
        NotAssessed = "未判定" | "未確認" | "評価前" | "未" | "?";
    }
    PdcaStage, "PDCAの段階", "a stage of PDCA" {
        Plan = "p" | "企画";
        Do = "d" | "実施";
        Check = "c" | "確認" | "点検" | "検証";
        Act = "a" | "action" | "見直し" | "処置";
    }
    ReviewOutcome, "見直しの結果", "an outcome of a review" {
        Continue = "現状維持" | "維持" | "現行どおり" | "継続実施";
        Expand = "拡大" | "充実" | "強化" | "拡充する";
        Revise = "改善" | "見直す" | "変更" | "修正";
        Reduce = "縮減" | "削減";
        Consolidate = "統廃合" | "集約" | "merge";
        Discontinue = "中止" | "休廃止" | "取りやめ" | "stop";
        Complete = "終了" | "達成" | "done";
    }
    IndicatorKind, "指標の種類", "a kind of indicator" {
        Progress = "KPI(進捗)" | "進捗指標" | "活動指標" | "アウトプット" | "アウトプット指標" | "output";
        Effect = "KPI(効果)" | "効果指標" | "成果指標" | "成果" | "アウトカム" | "アウトカム指標" | "outcome";
        Satisfaction = "満足度指標" | "利用者満足度" | "住民満足度" | "市民満足度";
        UsageRate = "利用率指標" | "オンライン利用率" | "利用割合" | "usage";
    }
    Direction, "望ましい向き", "a direction" {
        Higher = "増" | "増加" | "増やす" | "上昇" | "向上" | "高い" | "大きいほどよい" | "多いほどよい" | "↑" | "プラス" | "up" | "increase" | "+";
        Lower = "減" | "減少" | "減らす" | "低下" | "低い" | "小さいほどよい" | "少ないほどよい" | "短いほどよい" | "短縮" | "削減" | "↓" | "マイナス" | "down" | "decrease" | "-";
    }
}

/// Words that say that there is no value.
const NOTHING: [&str; 16] = [
    "未定",
    "なし",
    "無し",
    "無",
    "未測定",
    "未計測",
    "未調査",
    "未実施",
    "未集計",
    "集計中",
    "該当なし",
    "不明",
    "n/a",
    "na",
    "none",
    "null",
];

/// Whether a text says that there is no value: 未定, 該当なし, a dash.
pub(in crate::register) fn says_nothing(text: &str) -> bool {
    let text = squeezed(text);
    let bare = text.trim_matches(['(', ')']);
    let dashes = !text.is_empty() && text.chars().all(|c| "-.*/".contains(c));
    dashes || NOTHING.iter().any(|word| fold::fold(word).chars().eq(bare.chars()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    fn distinct<T: Word>() {
        let mut words: Vec<_> = T::all()
            .iter()
            .flat_map(|word| {
                let known = [word.name(), word.label(Lang::Ja), word.label(Lang::En)];
                let mut own: Vec<_> =
                    known.iter().chain(word.synonyms()).map(|synonym| squeezed(synonym)).collect();
                own.sort();
                own.dedup();
                own
            })
            .collect();
        let count = words.len();
        words.sort();
        words.dedup();
        assert_eq!(words.len(), count, "{}", T::WHAT[1]);
    }

    #[test]
    fn no_word_means_two_members() {
        distinct::<Status>();
        distinct::<Alignment>();
        distinct::<Finding>();
        distinct::<PdcaStage>();
        distinct::<ReviewOutcome>();
        distinct::<IndicatorKind>();
        distinct::<Direction>();
    }

    #[test]
    fn words_are_read_as_people_write_them() {
        let status = |text| Status::understand(text).map(|read| (read.value, read.reading));
        assert_eq!(status("in-progress"), Some((Status::InProgress, Reading::AsWritten)));
        assert_eq!(status("In Progress"), Some((Status::InProgress, Reading::Notation)));
        assert_eq!(status(" 実施 中 "), Some((Status::InProgress, Reading::Notation)));
        assert_eq!(status("着手済み"), Some((Status::InProgress, Reading::Notation)));
        assert_eq!(status("順調"), None);
        let alignment = |text| Alignment::understand(text).map(|read| read.value);
        assert_eq!(
            ["◎", "○", "〇", "◯", "主に該当"].map(alignment),
            [
                Some(Alignment::Primary),
                Some(Alignment::Related),
                Some(Alignment::Related),
                Some(Alignment::Related),
                Some(Alignment::Primary)
            ]
        );
        let kind = |text| IndicatorKind::understand(text).map(|read| read.value);
        assert_eq!(kind("ＫＰＩ（進捗）"), Some(IndicatorKind::Progress));
        assert_eq!(Finding::understand("✕").map(|read| read.value), Some(Finding::NotSatisfied));
    }

    #[test]
    fn nothing_is_said_in_many_words() {
        assert!(
            ["－", "―", "---", "未定", "（未定）", "Ｎ／Ａ", "該当なし", "…"].into_iter().all(says_nothing)
        );
        assert!(!["", "0", "-1", "未定稿", "全庁", "2025-04-01"].into_iter().any(says_nothing));
    }
}
