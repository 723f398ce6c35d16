//! The words of the report.

use crate::Lang;
use crate::html::words::table;
use alloc::string::String;

table! {
    Title = "施策の進捗報告", "Progress report on measures";
    AsOf = "{date}現在", "As of {date}";
    AsOfUnknown = "基準日の指定なし(記録されている最新の値によります)", "No day given: the newest values on record count";
    Contents = "目次", "Contents";
    Date = "{year}年{month}月{day}日", "{day} {name} {year}";
    FiscalYear = "{year}年度", "fiscal {year}";
    FiscalYearOfEra = "令和{era}年度({year}年度)", "fiscal {year} (Reiwa {era})";
    And = "、", ", ";
    None = "なし", "none";
    Cases = "{count}件", "{count}";

    Summary = "概要", "Summary";
    Measures = "施策", "Measures";
    MeasuresClosed = "ほかに廃止・統合 {count}件", "and {count} discontinued or consolidated";
    MeanProgress = "進捗の平均", "Mean progress";
    MeanOf = "計算できた施策 {count}件の平均", "mean of {count} measures with a figure";
    MeanWithout = "計算できない施策 {count}件は除く", "{count} without a figure left out";
    NotWorkedOut = "計算できません", "no figure";
    LateMeasures = "遅れがある施策", "Measures with delays";
    LateOf = "施策 {count}件のうち", "of {count} measures";
    Overdue = "期限を過ぎた見直し・工程", "Overdue reviews and milestones";
    OverdueOf = "見直し {reviews}件、工程 {milestones}件", "reviews {reviews}, milestones {milestones}";
    EditionSentence = "計画の{edition}年版({date}閣議決定)の項目に照らしています。", "Measured against the items of the plan’s {edition} edition (cabinet decision of {date}).";
    EditionNewest = "これが最新の版です。", "It is the newest edition.";
    EditionOld = "その後{next}年版が決定され、最新は{newest}年版です。", "It was followed by the edition of {next}; the newest is that of {newest}.";
    PaceSentence = "進み具合は、予定より進んでいる施策 {ahead}件、予定どおり {track}件、遅れている {behind}件、評価できない {none}件です。", "By pace: {ahead} ahead, {track} on track, {behind} behind, {none} not evaluable.";
    IndicatorSentence = "指標 {all}件のうち {counted}件から進捗を計算しました。", "Progress was worked out from {counted} of {all} indicators.";
    MeanExplained = "達成率は、基準値から目標値までの道のりを 100% として、実績値がどこまで来たかです。施策の進捗は指標の達成率の平均、全体の進捗は施策の平均です。", "Achievement is how far the value has come on the way from baseline (0%) to target (100%). A measure’s progress is the mean of its indicators; the whole is the mean of the measures.";
    LeftOut = "計算に入れなかったもの", "What was left out";
    LeftOutSentence = "次の {count}件は、理由があって計算に入れていません。", "These {count} were left out of the figures, each for a reason.";
    LeftOutNone = "計算に入れなかったものはありません。", "Nothing was left out.";
    Reason = "理由", "Reason";
    Measure = "施策", "Measure";
    Indicator = "指標", "Indicator";

    Coverage = "計画の項目と施策", "Items of the plan and measures";
    Kind = "種別", "Kind";
    Items = "項目", "Items";
    WithMeasure = "施策がある", "With a measure";
    OnlyAbove = "上位の項目にだけある", "Only by one above";
    WithoutMeasure = "施策がない", "Without";
    Share = "施策がある割合", "Share with a measure";
    KindsCaption = "施策がある項目の数(種別ごと)", "Items with a measure, by kind";
    Matrix = "項目ごとの施策の数", "Measures of each item";
    MatrixExplained = "数は施策の件数で、多いほど濃く塗っています。下の項目の施策も数えます。空欄は 0件、「上位の項目のみ」は上位の項目にだけ施策があることを表します。", "Numbers of measures, the darker the more, those of items below included. Empty is none; “from above” is served by measures of an item above.";
    Item = "項目", "Item";
    Reached = "対応", "Reached";
    PrimaryMark = "◎ 主", "◎ primary";
    RelatedMark = "○ 連携", "○ related";
    Unstated = "状況の記入なし", "no status";
    Closed = "廃止・統合", "closed";
    Uncovered = "施策がない項目", "Items without a measure";
    UncoveredNone = "どの項目にも施策があります。", "Every item has a measure.";
    UncoveredSentence = "次の {count}件の項目には、その項目にも、上や下の項目にも施策がありません。", "These {count} items have no measure, neither themselves nor above or below.";
    AndBelow = "(下の {count}件も)", "(and {count} below)";
    Unaligned = "計画の項目に結び付いていない施策", "Measures that name no item of the plan";
    UnalignedNone = "すべての施策が計画の項目に結び付いています。", "Every measure names an item of the plan.";

    Changes = "前回からの変更", "What has changed";
    ChangesCaption = "{older}から{newer}までの変更", "Changes from {older} to {newer}";
    NoDay = "日付のない台帳", "a register without a day";
    Fate = "変更", "Change";
    ChangeLog = "変更の記録", "Change log";
    RegisterChanges = "台帳そのものの変更", "The register itself";
    FieldByField = "項目ごとの変更", "Field by field";
    FieldsCaption = "変わったところ {count}件", "{count} changed";
    Field = "欄", "Field";
    Change = "変更の内容", "What changed";
    Added = "追加", "added";
    Revised = "見直し", "revised";
    Updated = "記録の更新", "updated";
    Consolidated = "統合", "consolidated";
    Discontinued = "廃止", "discontinued";
    Unchanged = "変更なし", "unchanged";

    Findings = "原則に照らした判定", "Findings against the principles";
    Principles = "原則ごとの判定の数", "Findings by principle";
    Principle = "原則", "Principle";
    ShareSatisfied = "満たす割合", "Share satisfied";
    NeverAssessed = "まだ一度も評価していない原則", "Principles never assessed";
    NeverAssessedNone = "どの原則も、いずれかの施策について評価しています。", "Every principle was assessed for some measure.";
    NeverAssessedSentence = "次の {count}件の原則は、どの施策についても評価していません。", "These {count} principles were assessed for no measure.";
    FindingsOfMeasures = "施策ごとの判定と根拠", "Findings and evidence of each measure";
    FindingsNone = "評価した施策はまだありません。", "No measure has been assessed yet.";
    FindingsCaption = "評価した原則 {done}件、まだの原則 {left}件", "{done} principles assessed, {left} not yet";
    Finding = "判定", "Finding";
    Evidence = "根拠", "Evidence";
    AssessedBy = "評価した人・日", "Assessed by";
    Gaps = "足りないもの", "What is missing";
    MeasuresNotAssessed = "まだ評価していない施策", "Measures not assessed yet";

    Progress = "進捗", "Progress";
    Late = "遅れているもの", "What is late";
    LateNone = "{date}の時点で遅れているものはありません。", "Nothing is late on {date}.";
    LateUnknown = "基準日がないので、遅れは判定していません。", "Without a day nothing can be told to be late.";
    LateCaption = "{date}の時点で遅れているもの {count}件", "{count} late on {date}";
    LateWhat = "内容", "What";
    LateSince = "いつから", "Since";
    Days = "{days}日経過", "{days} days";
    Filter = "表示する施策", "Measures shown";
    FilterAll = "すべて", "all";
    Filtered = "全{all}件のうち{shown}件を表示しています。", "{shown} of {all} shown.";
    PerMeasure = "施策ごとの進捗", "Progress of each measure";
    LateFirst = "遅れのある施策から順に並べています。棒の縦線は、その日までに予定される位置です。", "Measures with delays come first. The upright line on a bar is where it should be by that day.";
    Baseline = "基準値", "Baseline";
    Actual = "実績値", "Value";
    Target = "目標値", "Target";
    Achievement = "達成率", "Achievement";
    Pace = "進み具合", "Pace";
    Expected = "予定 {expected}", "{expected} expected";
    Unclamped = "上限前 {unclamped}", "{unclamped} before limits";
    NoProgress = "進捗は計算できません", "no figure for the progress";
    WholeMeasure = "施策そのもの", "the measure itself";
    YearsCaption = "各年度末(または基準日)までの実績値による進捗の平均", "Mean progress by the values known at the end of each year";
    NoIndicators = "指標がありません", "no indicator";
    NoMeasures = "数える施策がありません。", "There are no measures to count.";
    ByYear = "年度ごとの推移", "By fiscal year";
    Year = "年度", "Fiscal year";
    CountedMeasures = "数えた施策", "Measures counted";

    Indicators = "指標の推移", "Indicators over time";
    SatisfactionAndUsage = "満足度・利用率", "Satisfaction and usage";
    OtherIndicators = "進捗・効果などの指標", "Progress, effect and other indicators";
    Day = "時点", "Day";
    Value = "値", "Value";
    Undated = "日付なし", "no date";
    Source = "出典", "Source";
    LinesExplained = "折れ線は値の動き、点線は目標値です。値は表にもあります。", "The line is the course of the values, the dashed one the target. The values are in the table, too.";
    SinceReview = "{date}の見直しから", "since the review of {date}";
    IndicatorsNone = "実績値のある指標がありません。", "No indicator has a value yet.";

    Calendar = "見直しと工程の予定", "Reviews and milestones";
    CalendarNone = "見直しと工程の日付がありません。", "There are no dates of reviews or milestones.";
    Month = "{month}月", "{name}";
    EntryKind = "種類", "Kind";
    Milestone = "工程", "Milestone";
    Entry = "内容", "Entry";
    EntryState = "状態", "State";
    Done = "済", "done";
    IsOverdue = "期限超過({days}日)", "overdue by {days} days";
    Due = "予定", "due";
    OverdueCount = "超過 {count}", "{count} overdue";
    YearOverview = "年度と月ごとの件数", "Number by year and month";

    CalendarOf = "{year}の見直しと工程", "Reviews and milestones of {year}";

    Ratings = "自治体による評価", "The municipality’s own ratings";
    Scale = "評価の尺度", "Scale";
    LevelsCaption = "評価ごとの施策の数", "Measures by rating";
    Level = "評価", "Rating";
    Meaning = "意味", "Meaning";
    AtLeast = "目安", "Achievement";
    OrMore = "達成率 {least} 以上", "{least} or more";
    GivenCount = "付けた評価", "Given";
    EarnedCount = "進捗からの評価", "By progress";
    RatingsCaption = "施策ごとの評価", "Rating of each measure";
    Given = "付けた評価", "Given";
    Earned = "進捗からの評価", "By progress";
    RatingVerdict = "比べると", "Compared";
    MeasureProgress = "施策の進捗", "Progress of the measure";

    Remarks = "確かめること", "Remarks";
    RemarksCaption = "誤り {errors}件、注意 {warnings}件、覚え {notes}件", "{errors} errors, {warnings} warnings, {notes} notes";
    Severity = "重さ", "Severity";
    Place = "場所", "Place";
    WhatIsWritten = "書かれていること", "As written";
    Suggestions = "直し方の例", "Suggestions";
    Row = "{row}行目", "row {row}";

    NotGovernment = "このページは政府が作成したものではありません。", "Not made by the government.";
    Made = "rashinban {version} で作成", "Made with rashinban {version}";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::words::names;

    #[test]
    fn both_languages_name_the_same() {
        // Months have numbers here and names there, and so have days in them.
        for word in ALL.iter().filter(|word| !matches!(word, Word::Date | Word::Month)) {
            assert_eq!(names(word.of(Lang::Ja)), names(word.of(Lang::En)), "{word:?}");
        }
    }
}
