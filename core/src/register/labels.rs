//! The words of the closed lists, for people.

use super::{Direction, Finding, IndicatorKind, PdcaStage, ReviewOutcome, Status};
use crate::{Alignment, Lang};

/// Gives a closed list its labels, Japanese and English.
macro_rules! labels {
    ($($type:ident { $($variant:ident = $ja:literal, $en:literal;)+ })+) => {
        $(impl $type {
            /// What people call it, in Japanese ([`Lang::Ja`] and [`Lang::Kana`]) or English.
            pub const fn label(self, lang: Lang) -> &'static str {
                let [ja, en] = match self { $(Self::$variant => [$ja, $en],)+ };
                if matches!(lang, Lang::En) { en } else { ja }
            }
        })+
    };
}

labels! {
    Status {
        Planned = "予定", "planned";
        InProgress = "実施中", "in progress";
        Completed = "完了", "completed";
        UnderReview = "見直し中", "under review";
        Suspended = "休止", "suspended";
        Discontinued = "廃止", "discontinued";
        Consolidated = "統合", "consolidated";
    }
    Alignment {
        Primary = "主に該当", "primary";
        Related = "連携", "related";
    }
    Finding {
        Satisfied = "満たしている", "satisfied";
        PartiallySatisfied = "一部満たしている", "partially satisfied";
        NotSatisfied = "満たしていない", "not satisfied";
        NotApplicable = "対象外", "not applicable";
        NotAssessed = "未評価", "not assessed";
    }
    PdcaStage {
        Plan = "計画", "plan";
        Do = "実行", "do";
        Check = "評価", "check";
        Act = "改善", "act";
    }
    ReviewOutcome {
        Continue = "継続", "continue";
        Expand = "拡充", "expand";
        Revise = "見直し", "revise";
        Reduce = "縮小", "reduce";
        Consolidate = "統合", "consolidate";
        Discontinue = "廃止", "discontinue";
        Complete = "完了", "complete";
    }
    IndicatorKind {
        Progress = "進捗", "progress";
        Effect = "効果", "effect";
        Satisfaction = "満足度", "satisfaction";
        UsageRate = "利用率", "usage rate";
    }
    Direction {
        Higher = "高いほどよい", "higher is better";
        Lower = "低いほどよい", "lower is better";
    }
}
