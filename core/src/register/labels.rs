//! The words of the closed lists, for people.

use super::calendar::EntryKind;
use super::{
    CoverageState, Direction, Figure, Finding, IndicatorKind, LateReason, NotEvaluable, Pace, PdcaStage,
    ReviewOutcome, Severity, Status, Trend,
};
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
    Severity {
        Error = "誤り", "error";
        Warning = "注意", "warning";
        Note = "覚え", "note";
    }
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
    EntryKind {
        Review = "見直し", "review";
        Milestone = "工程", "milestone";
    }
    Direction {
        Higher = "高いほどよい", "higher is better";
        Lower = "低いほどよい", "lower is better";
    }
    Pace {
        Ahead = "予定より進んでいる", "ahead";
        OnTrack = "予定どおり", "on track";
        Behind = "遅れている", "behind";
        NotEvaluable = "評価できない", "not evaluable";
    }
    LateReason {
        NotStarted = "未着手", "not started";
        PeriodEnded = "期間終了", "period ended";
        BehindPace = "進みの遅れ", "behind pace";
        TargetMissed = "目標未達", "target missed";
        TargetUnknown = "達成不明", "target unknown";
        Stale = "実績値が古い", "stale values";
        MilestoneOverdue = "工程の遅れ", "milestone overdue";
        ReviewOverdue = "見直しの遅れ", "review overdue";
    }
    NotEvaluable {
        NoBaseline = "基準値なし", "no baseline";
        NoTarget = "目標値なし", "no target";
        TextTarget = "目標が文章", "target in words";
        NoMeasurement = "実績値なし", "no measurement";
        MeasuredLater = "基準日より後の実績値のみ", "measured later";
        OutOfRange = "数が大きすぎる", "out of range";
        NoAchievement = "達成率なし", "no achievement";
        NoStart = "始まりの日なし", "no first day";
        NoEnd = "終わりの日なし", "no last day";
        NoDay = "基準日なし", "no day";
        DatesOutOfOrder = "日付の順が逆", "dates out of order";
    }
    CoverageState {
        Primary = "主に該当", "primary";
        Related = "連携", "related";
        FromAbove = "上位の項目のみ", "from above";
        None = "なし", "none";
    }
    Trend {
        Better = "良くなった", "better";
        Same = "変わらない", "same";
        Worse = "悪くなった", "worse";
        Unknown = "わからない", "unknown";
    }
    Figure {
        Measures = "施策の数", "measures";
        Progress = "進捗(%)", "progress (%)";
        Late = "遅れている施策の割合(%)", "late measures (%)";
        Covered = "施策のある項目の割合(%)", "items with a measure (%)";
        Assessed = "判定した割合(%)", "assessed (%)";
        Satisfied = "満たす割合(%)", "satisfied (%)";
        Published = "満足度か利用率を測った施策の割合(%)", "measures with satisfaction or usage measured (%)";
    }
}
