//! The registers' closed lists.

use crate::{argument, guard::guard, pointer::out, string::Str};
use core::ffi::CStr;
use rashinban::register::{Finding, IndicatorKind, Pace, PdcaStage, ReviewOutcome, Rule, Severity, Status};
use rashinban::{Alignment, Problem};

/// 予定: not begun.
pub const RASHINBAN_STATUS_PLANNED: i32 = 1;
/// 実施中: under way.
pub const RASHINBAN_STATUS_IN_PROGRESS: i32 = 2;
/// 完了: done.
pub const RASHINBAN_STATUS_COMPLETED: i32 = 3;
/// 見直し中: being revised.
pub const RASHINBAN_STATUS_UNDER_REVIEW: i32 = 4;
/// 休止: resting.
pub const RASHINBAN_STATUS_SUSPENDED: i32 = 5;
/// 廃止: given up.
pub const RASHINBAN_STATUS_DISCONTINUED: i32 = 6;
/// 統合: continued by another measure.
pub const RASHINBAN_STATUS_CONSOLIDATED: i32 = 7;

tie! { Status {
    RASHINBAN_STATUS_PLANNED = Planned,
    RASHINBAN_STATUS_IN_PROGRESS = InProgress,
    RASHINBAN_STATUS_COMPLETED = Completed,
    RASHINBAN_STATUS_UNDER_REVIEW = UnderReview,
    RASHINBAN_STATUS_SUSPENDED = Suspended,
    RASHINBAN_STATUS_DISCONTINUED = Discontinued,
    RASHINBAN_STATUS_CONSOLIDATED = Consolidated,
} }

/// 計画: plan.
pub const RASHINBAN_STAGE_PLAN: i32 = 1;
/// 実行: do.
pub const RASHINBAN_STAGE_DO: i32 = 2;
/// 評価: check.
pub const RASHINBAN_STAGE_CHECK: i32 = 3;
/// 改善: act.
pub const RASHINBAN_STAGE_ACT: i32 = 4;

tie! { PdcaStage {
    RASHINBAN_STAGE_PLAN = Plan,
    RASHINBAN_STAGE_DO = Do,
    RASHINBAN_STAGE_CHECK = Check,
    RASHINBAN_STAGE_ACT = Act,
} }

/// ◎ The item is what the measure is mainly for.
pub const RASHINBAN_ALIGNMENT_PRIMARY: i32 = 1;
/// ○ The item is related to it.
pub const RASHINBAN_ALIGNMENT_RELATED: i32 = 2;

tie! { Alignment {
    RASHINBAN_ALIGNMENT_PRIMARY = Primary,
    RASHINBAN_ALIGNMENT_RELATED = Related,
} }

/// 満たしている: satisfied.
pub const RASHINBAN_FINDING_SATISFIED: i32 = 1;
/// 一部満たしている: partially satisfied.
pub const RASHINBAN_FINDING_PARTIALLY_SATISFIED: i32 = 2;
/// 満たしていない: not satisfied.
pub const RASHINBAN_FINDING_NOT_SATISFIED: i32 = 3;
/// 対象外: not applicable.
pub const RASHINBAN_FINDING_NOT_APPLICABLE: i32 = 4;
/// 未評価: the same as saying nothing.
pub const RASHINBAN_FINDING_NOT_ASSESSED: i32 = 5;

tie! { Finding {
    RASHINBAN_FINDING_SATISFIED = Satisfied,
    RASHINBAN_FINDING_PARTIALLY_SATISFIED = PartiallySatisfied,
    RASHINBAN_FINDING_NOT_SATISFIED = NotSatisfied,
    RASHINBAN_FINDING_NOT_APPLICABLE = NotApplicable,
    RASHINBAN_FINDING_NOT_ASSESSED = NotAssessed,
} }

/// 継続: continue.
pub const RASHINBAN_OUTCOME_CONTINUE: i32 = 1;
/// 拡充: expand.
pub const RASHINBAN_OUTCOME_EXPAND: i32 = 2;
/// 見直し: revise.
pub const RASHINBAN_OUTCOME_REVISE: i32 = 3;
/// 縮小: reduce.
pub const RASHINBAN_OUTCOME_REDUCE: i32 = 4;
/// 統合: consolidate.
pub const RASHINBAN_OUTCOME_CONSOLIDATE: i32 = 5;
/// 廃止: discontinue.
pub const RASHINBAN_OUTCOME_DISCONTINUE: i32 = 6;
/// 完了: complete.
pub const RASHINBAN_OUTCOME_COMPLETE: i32 = 7;

tie! { ReviewOutcome {
    RASHINBAN_OUTCOME_CONTINUE = Continue,
    RASHINBAN_OUTCOME_EXPAND = Expand,
    RASHINBAN_OUTCOME_REVISE = Revise,
    RASHINBAN_OUTCOME_REDUCE = Reduce,
    RASHINBAN_OUTCOME_CONSOLIDATE = Consolidate,
    RASHINBAN_OUTCOME_DISCONTINUE = Discontinue,
    RASHINBAN_OUTCOME_COMPLETE = Complete,
} }

/// 進捗: how much has been done, KPI(進捗) of the plan's own list of measures.
pub const RASHINBAN_INDICATOR_PROGRESS: i32 = 1;
/// 効果: what it brings about, KPI(効果).
pub const RASHINBAN_INDICATOR_EFFECT: i32 = 2;
/// 満足度: satisfaction.
pub const RASHINBAN_INDICATOR_SATISFACTION: i32 = 3;
/// 利用率: usage rate.
pub const RASHINBAN_INDICATOR_USAGE_RATE: i32 = 4;

tie! { IndicatorKind {
    RASHINBAN_INDICATOR_PROGRESS = Progress,
    RASHINBAN_INDICATOR_EFFECT = Effect,
    RASHINBAN_INDICATOR_SATISFACTION = Satisfaction,
    RASHINBAN_INDICATOR_USAGE_RATE = UsageRate,
} }

/// 予定より進んでいる.
pub const RASHINBAN_PACE_AHEAD: i32 = 1;
/// 予定どおり.
pub const RASHINBAN_PACE_ON_TRACK: i32 = 2;
/// 遅れている.
pub const RASHINBAN_PACE_BEHIND: i32 = 3;
/// 評価できない.
pub const RASHINBAN_PACE_NOT_EVALUABLE: i32 = 4;

tie! { Pace {
    RASHINBAN_PACE_AHEAD = Ahead,
    RASHINBAN_PACE_ON_TRACK = OnTrack,
    RASHINBAN_PACE_BEHIND = Behind,
    RASHINBAN_PACE_NOT_EVALUABLE = NotEvaluable,
} }

/// What it is about cannot be used: a file with an error is not loaded.
pub const RASHINBAN_SEVERITY_ERROR: i32 = 1;
/// Someone should look at it.
pub const RASHINBAN_SEVERITY_WARNING: i32 = 2;
/// Something was understood that was not written: 「5桁のコードを6桁に直しました」.
pub const RASHINBAN_SEVERITY_NOTE: i32 = 3;

tie! { Severity {
    RASHINBAN_SEVERITY_ERROR = Error,
    RASHINBAN_SEVERITY_WARNING = Warning,
    RASHINBAN_SEVERITY_NOTE = Note,
} }

/// No JSON.
pub const RASHINBAN_RULE_MALFORMED_JSON: i32 = 1;
/// A value of the wrong sort: a list where a text belongs.
pub const RASHINBAN_RULE_WRONG_TYPE: i32 = 2;
/// A required value is missing.
pub const RASHINBAN_RULE_MISSING: i32 = 3;
/// A word that its closed list does not have.
pub const RASHINBAN_RULE_UNKNOWN_WORD: i32 = 4;
/// No code of the plan.
pub const RASHINBAN_RULE_UNKNOWN_ITEM: i32 = 5;
/// An assessment of an item that is no principle.
pub const RASHINBAN_RULE_NOT_A_PRINCIPLE: i32 = 6;
/// No date.
pub const RASHINBAN_RULE_MALFORMED_DATE: i32 = 7;
/// No number.
pub const RASHINBAN_RULE_MALFORMED_NUMBER: i32 = 8;
/// No local government code.
pub const RASHINBAN_RULE_MALFORMED_OWNER_CODE: i32 = 9;
/// A local government code that no body has.
pub const RASHINBAN_RULE_UNKNOWN_OWNER_CODE: i32 = 10;
/// The name is not that of the body with this code.
pub const RASHINBAN_RULE_OWNER_NAME_DIFFERS: i32 = 11;
/// The same id twice.
pub const RASHINBAN_RULE_DUPLICATE_ID: i32 = 12;
/// Two measures that look like one.
pub const RASHINBAN_RULE_LIKELY_DUPLICATE: i32 = 13;
/// The same item, principle, indicator or header twice.
pub const RASHINBAN_RULE_DUPLICATE_ENTRY: i32 = 14;
/// An end before its beginning.
pub const RASHINBAN_RULE_DATES_OUT_OF_ORDER: i32 = 15;
/// Not the newest edition of the plan.
pub const RASHINBAN_RULE_EDITION_NOT_NEWEST: i32 = 16;
/// An edition whose items are not carried.
pub const RASHINBAN_RULE_EDITION_NOT_CARRIED: i32 = 17;
/// A measure that names no item of the plan.
pub const RASHINBAN_RULE_NO_ALIGNMENT: i32 = 18;
/// A measure without an indicator.
pub const RASHINBAN_RULE_NO_INDICATOR: i32 = 19;
/// An indicator without a target.
pub const RASHINBAN_RULE_NO_TARGET: i32 = 20;
/// An indicator without a baseline.
pub const RASHINBAN_RULE_NO_BASELINE: i32 = 21;
/// A target, but no value was ever measured.
pub const RASHINBAN_RULE_NO_MEASUREMENT: i32 = 22;
/// A finding of Satisfied with nothing behind it.
pub const RASHINBAN_RULE_NO_EVIDENCE: i32 = 23;
/// A review that should have been held.
pub const RASHINBAN_RULE_REVIEW_OVERDUE: i32 = 24;
/// A milestone that should have been reached.
pub const RASHINBAN_RULE_MILESTONE_OVERDUE: i32 = 25;
/// Consolidated into a measure that the register does not have, or that leads back.
pub const RASHINBAN_RULE_UNKNOWN_SUCCESSOR: i32 = 26;
/// A rating that the scale does not have.
pub const RASHINBAN_RULE_UNKNOWN_RATING: i32 = 27;
/// A scale that contradicts itself.
pub const RASHINBAN_RULE_MALFORMED_SCALE: i32 = 28;
/// A column without a name.
pub const RASHINBAN_RULE_UNNAMED_COLUMN: i32 = 29;
/// A row with more cells than there are headers.
pub const RASHINBAN_RULE_ROW_TOO_LONG: i32 = 30;
/// Rows of one measure that contradict one another.
pub const RASHINBAN_RULE_ROWS_DISAGREE: i32 = 31;
/// Something was read otherwise than it is written.
pub const RASHINBAN_RULE_UNDERSTOOD: i32 = 32;
/// Bytes that are no text in any encoding that is read.
pub const RASHINBAN_RULE_MALFORMED_TEXT: i32 = 33;
/// More than the limits allow.
pub const RASHINBAN_RULE_LIMIT_EXCEEDED: i32 = 34;
/// Neither JSON, JSON Lines, CSV nor a workbook, or a damaged one.
pub const RASHINBAN_RULE_UNREADABLE_FILE: i32 = 35;
/// A character that the encoding does not have.
pub const RASHINBAN_RULE_UNENCODABLE: i32 = 36;
/// A column of the municipality's own, kept as it is.
pub const RASHINBAN_RULE_EXTRA_COLUMN: i32 = 37;
/// A status that contradicts the rest of the measure.
pub const RASHINBAN_RULE_STATUS_CONTRADICTS: i32 = 38;
/// A value out of its range.
pub const RASHINBAN_RULE_OUT_OF_RANGE: i32 = 39;
/// A quote of a table that is not closed.
pub const RASHINBAN_RULE_OPEN_QUOTE: i32 = 40;
/// A direction that contradicts baseline and target.
pub const RASHINBAN_RULE_DIRECTION_CONTRADICTS: i32 = 41;

tie! { Rule {
    RASHINBAN_RULE_MALFORMED_JSON = MalformedJson,
    RASHINBAN_RULE_WRONG_TYPE = WrongType,
    RASHINBAN_RULE_MISSING = Missing,
    RASHINBAN_RULE_UNKNOWN_WORD = UnknownWord,
    RASHINBAN_RULE_UNKNOWN_ITEM = UnknownItem,
    RASHINBAN_RULE_NOT_A_PRINCIPLE = NotAPrinciple,
    RASHINBAN_RULE_MALFORMED_DATE = MalformedDate,
    RASHINBAN_RULE_MALFORMED_NUMBER = MalformedNumber,
    RASHINBAN_RULE_MALFORMED_OWNER_CODE = MalformedOwnerCode,
    RASHINBAN_RULE_UNKNOWN_OWNER_CODE = UnknownOwnerCode,
    RASHINBAN_RULE_OWNER_NAME_DIFFERS = OwnerNameDiffers,
    RASHINBAN_RULE_DUPLICATE_ID = DuplicateId,
    RASHINBAN_RULE_LIKELY_DUPLICATE = LikelyDuplicate,
    RASHINBAN_RULE_DUPLICATE_ENTRY = DuplicateEntry,
    RASHINBAN_RULE_DATES_OUT_OF_ORDER = DatesOutOfOrder,
    RASHINBAN_RULE_EDITION_NOT_NEWEST = EditionNotNewest,
    RASHINBAN_RULE_EDITION_NOT_CARRIED = EditionNotCarried,
    RASHINBAN_RULE_NO_ALIGNMENT = NoAlignment,
    RASHINBAN_RULE_NO_INDICATOR = NoIndicator,
    RASHINBAN_RULE_NO_TARGET = NoTarget,
    RASHINBAN_RULE_NO_BASELINE = NoBaseline,
    RASHINBAN_RULE_NO_MEASUREMENT = NoMeasurement,
    RASHINBAN_RULE_NO_EVIDENCE = NoEvidence,
    RASHINBAN_RULE_REVIEW_OVERDUE = ReviewOverdue,
    RASHINBAN_RULE_MILESTONE_OVERDUE = MilestoneOverdue,
    RASHINBAN_RULE_UNKNOWN_SUCCESSOR = UnknownSuccessor,
    RASHINBAN_RULE_UNKNOWN_RATING = UnknownRating,
    RASHINBAN_RULE_MALFORMED_SCALE = MalformedScale,
    RASHINBAN_RULE_UNNAMED_COLUMN = UnnamedColumn,
    RASHINBAN_RULE_ROW_TOO_LONG = RowTooLong,
    RASHINBAN_RULE_ROWS_DISAGREE = RowsDisagree,
    RASHINBAN_RULE_UNDERSTOOD = Understood,
    RASHINBAN_RULE_MALFORMED_TEXT = MalformedText,
    RASHINBAN_RULE_LIMIT_EXCEEDED = LimitExceeded,
    RASHINBAN_RULE_UNREADABLE_FILE = UnreadableFile,
    RASHINBAN_RULE_UNENCODABLE = Unencodable,
    RASHINBAN_RULE_EXTRA_COLUMN = ExtraColumn,
    RASHINBAN_RULE_STATUS_CONTRADICTS = StatusContradicts,
    RASHINBAN_RULE_OUT_OF_RANGE = OutOfRange,
    RASHINBAN_RULE_OPEN_QUOTE = OpenQuote,
    RASHINBAN_RULE_DIRECTION_CONTRADICTS = DirectionContradicts,
} }

/// RASHINBAN_STATUS_*.
pub const RASHINBAN_LIST_STATUS: i32 = 1;
/// RASHINBAN_STAGE_*.
pub const RASHINBAN_LIST_STAGE: i32 = 2;
/// RASHINBAN_ALIGNMENT_*.
pub const RASHINBAN_LIST_ALIGNMENT: i32 = 3;
/// RASHINBAN_FINDING_*.
pub const RASHINBAN_LIST_FINDING: i32 = 4;
/// RASHINBAN_OUTCOME_*.
pub const RASHINBAN_LIST_OUTCOME: i32 = 5;
/// RASHINBAN_INDICATOR_*.
pub const RASHINBAN_LIST_INDICATOR: i32 = 6;
/// RASHINBAN_PACE_*.
pub const RASHINBAN_LIST_PACE: i32 = 7;
/// RASHINBAN_SEVERITY_*.
pub const RASHINBAN_LIST_SEVERITY: i32 = 8;
/// RASHINBAN_RULE_*.
pub const RASHINBAN_LIST_RULE: i32 = 9;

/// The name of a member of one of the registers' lists, as files and answers have it: "in-progress". list: one of
/// RASHINBAN_LIST_*.
///
/// Errors: UNKNOWN_NUMBER where there is no such list or member, NULL_POINTER.
#[unsafe(no_mangle)]
pub extern "C" fn rashinban_word_name(list: i32, number: i32, out_name: *mut Str) -> i32 {
    guard(|| {
        let (out, number) = (out(out_name)?, argument::byte(number).ok_or(Problem::UnknownNumber)?);
        out.set(Str::of(name(list, number).ok_or(Problem::UnknownNumber)?))
    })
}

fn name(list: i32, number: u8) -> Option<&'static CStr> {
    match list {
        RASHINBAN_LIST_STATUS => Status::from_number(number).map(Status::name_c),
        RASHINBAN_LIST_STAGE => PdcaStage::from_number(number).map(PdcaStage::name_c),
        RASHINBAN_LIST_ALIGNMENT => Alignment::from_number(number).map(Alignment::name_c),
        RASHINBAN_LIST_FINDING => Finding::from_number(number).map(Finding::name_c),
        RASHINBAN_LIST_OUTCOME => ReviewOutcome::from_number(number).map(ReviewOutcome::name_c),
        RASHINBAN_LIST_INDICATOR => IndicatorKind::from_number(number).map(IndicatorKind::name_c),
        RASHINBAN_LIST_PACE => Pace::from_number(number).map(Pace::name_c),
        RASHINBAN_LIST_SEVERITY => Severity::from_number(number).map(Severity::name_c),
        RASHINBAN_LIST_RULE => Rule::from_number(number).map(Rule::name_c),
        _ => None,
    }
}
