//! The checks of one measure.

use super::duplicates::Duplicates;
use super::{Check, folded, items::Items};
use crate::register::{Finding, Measure, RatingScale, Rule, Severity, Status};
use alloc::{
    collections::BTreeSet,
    format,
    string::{String, ToString},
    vec::Vec,
};

/// So many successors are followed; a register where each measure leads to the next would take the square of their number.
const LONGEST_WAY: usize = 1_000;

impl<'r> Check<'r> {
    pub(super) fn measure(&mut self, measure: &'r Measure, duplicates: &Duplicates<'r>) {
        self.measure = Some(&measure.id);
        self.duplicates(measure, duplicates);
        self.of_its_own(measure, true);
        self.measure = None;
    }

    /// What is told of a measure for itself, and among that, where it `leads` to others, of the way to them.
    pub(super) fn of_its_own(&mut self, measure: &Measure, leads: bool) {
        self.owner(&measure.owner, "owner");
        let period = measure.period;
        let since = ["開始日", "the start"];
        self.in_order([period.start, period.end], format_args!("period.end"), Severity::Error, since);
        self.status(measure);
        if leads {
            self.successor(measure);
        }
        if let Some(scale) = &self.register.rating_scale {
            self.rating(measure, scale);
        }
        self.alignments(measure);
        self.assessments(measure);
        self.indicators(measure);
        self.roadmap(measure);
        self.reviews(measure);
    }

    pub(super) fn duplicates(&mut self, measure: &Measure, duplicates: &Duplicates<'_>) {
        if duplicates.same_id {
            let reason = [
                "同じ団体の、同じ施策番号の施策が前にもあります。番号は施策ごとに別にしてください。"
                    .to_string(),
                "a measure before this one has the same id and is of the same body; each needs its own"
                    .to_string(),
            ];
            self.error(Rule::DuplicateId, "id", Some(&measure.id), reason);
        }
        if let Some(other) = duplicates.similar_id {
            let reason = [
                format!("施策番号が「{}」と紛らわしくなっています。", other.id),
                format!("easily taken for the id “{}”", other.id),
            ];
            self.warn(Rule::LikelyDuplicate, "id", Some(&measure.id), reason);
        }
        if let Some(other) = duplicates.similar_title {
            let reason = [
                format!(
                    "施策「{}」({})と似ています。同じ施策が二つないか確かめてください。",
                    other.id, other.title
                ),
                format!(
                    "much like the measure “{}” ({}); is one of them a duplicate?",
                    other.id, other.title
                ),
            ];
            self.warn(Rule::LikelyDuplicate, "title", Some(&measure.title), reason);
        }
    }

    /// The status agrees with the period, and with the steps that were taken.
    fn status(&mut self, measure: &Measure) {
        let Some(status) = measure.status else { return };
        let period = measure.period;
        let late_start = status == Status::Planned && self.is_past(period.start);
        let early = self.as_of.zip(period.start).is_some_and(|(as_of, start)| as_of < start);
        let open = [Status::Planned, Status::InProgress].contains(&status);
        let reason = match status {
            _ if late_start => [
                "開始日を過ぎていますが、まだ始まっていないことになっています。",
                "its start has passed, yet it has not begun",
            ],
            Status::InProgress | Status::Completed if early => [
                "開始日より前なのに、始まったことになっています。",
                "it is said to have begun before its start",
            ],
            _ if open && self.is_past(period.end) => [
                "終了日を過ぎていますが、終わっていないことになっています。",
                "its end has passed, yet it is not completed",
            ],
            Status::Completed
                if measure.roadmap.iter().any(|step| step.due.is_some() && step.completed.is_none()) =>
            {
                [
                    "完了とありますが、完了日の無い工程があります。",
                    "completed, yet a milestone has no day of completion",
                ]
            }
            Status::Consolidated if measure.consolidated_into.is_none() => [
                "統合とありますが、統合先の施策番号がありません。",
                "consolidated, but into which measure is not said",
            ],
            _ if status != Status::Consolidated && measure.consolidated_into.is_some() => [
                "統合先がありますが、状況が「統合」ではありません。",
                "there is a successor, but the status is not consolidated",
            ],
            _ => return,
        };
        if self.only_counts(Severity::Warning) {
            return;
        }
        self.warn(Rule::StatusContradicts, "status", Some(status.name()), reason.map(String::from));
    }

    /// The measure that continues this one is in the register, and does not lead back to it.
    pub(super) fn successor(&mut self, measure: &Measure) {
        let Some(successor) = &measure.consolidated_into else { return };
        let measures = &self.register.measures;
        let body = |measure: &Measure| super::body(self.register, measure);
        // That of the same body, else another's.
        let next = |from: &Measure, id: &str| {
            self.own_ids.get(&(body(from), id)).or_else(|| self.ids.get(id)).map(|at| &measures[*at])
        };
        let Some(mut at) = next(measure, successor) else {
            let reason = [
                "この番号の施策は台帳にありません。".to_string(),
                "the register has no measure with this id".to_string(),
            ];
            let asked = folded(successor);
            let near =
                measures.iter().filter(|other| folded(&other.id) == asked).map(|other| other.id.clone());
            let near: Vec<String> = near.take(3).collect();
            self.warn(Rule::UnknownSuccessor, "consolidated_into", Some(successor), reason).suggestions =
                near;
            return;
        };
        // No way without a circle is longer than there are measures.
        for _ in 0..measures.len().min(LONGEST_WAY) {
            if at.id == measure.id && body(at) == body(measure) {
                let reason = [
                    "統合先をたどると、この施策に戻ります。".to_string(),
                    "the way through the successors leads back to this measure".to_string(),
                ];
                self.error(Rule::UnknownSuccessor, "consolidated_into", Some(successor), reason);
                return;
            }
            match at.consolidated_into.as_deref().and_then(|id| next(at, id)) {
                Some(next) => at = next,
                None => return,
            }
        }
    }

    fn rating(&mut self, measure: &Measure, scale: &RatingScale) {
        let Some(rating) = &measure.rating else { return };
        if scale.levels.iter().any(|level| level.label == *rating) {
            return;
        }
        let labels: Vec<&str> = scale.levels.iter().map(|level| level.label.as_str()).collect();
        let reason = [
            format!("評価の段階にありません。段階: {}", labels.join("、")),
            format!("not a level of the scale, which are {}", labels.join(", ")),
        ];
        let asked = folded(rating);
        let near: Vec<String> =
            labels.iter().filter(|label| folded(label) == asked).map(ToString::to_string).collect();
        self.warn(Rule::UnknownRating, "rating", Some(rating), reason).suggestions = near;
    }

    fn alignments(&mut self, measure: &Measure) {
        if measure.alignments.is_empty() && measure.is_active() && !self.only_counts(Severity::Warning) {
            let reason = [
                "重点計画のどの項目にも該当していません。主に該当する項目(◎)を書いてください。".to_string(),
                "it serves no item of the plan; name the one that it is mainly for (◎)".to_string(),
            ];
            self.warn(Rule::NoAlignment, "alignments", None, reason);
        }
        let mut items = Items::default();
        for (at, aligned) in measure.alignments.iter().enumerate() {
            if !items.insert(aligned.item) {
                let field = format!("alignments[{at}].item");
                let reason =
                    ["同じ項目が二回あります。".to_string(), "the same item stands here twice".to_string()];
                self.warn(Rule::DuplicateEntry, &field, Some(aligned.item.code_str()), reason);
            }
        }
    }

    fn assessments(&mut self, measure: &Measure) {
        let mut assessed = Items::default();
        let mut on_days = BTreeSet::new();
        for (at, assessment) in measure.assessments.iter().enumerate() {
            let code = assessment.principle.code_str();
            let field = |name: &str| format!("assessments[{at}].{name}");
            if !assessment.principle.kind().is_principle() {
                let reason = [
                    "原則ではありません。原則のコードは P で始まります。例: P03-01".to_string(),
                    "not a principle; their codes begin with P, for example P03-01".to_string(),
                ];
                self.error(Rule::NotAPrinciple, &field("principle"), Some(code), reason);
            }
            let is_new = match assessment.date {
                None => assessed.insert(assessment.principle),
                Some(date) => on_days.insert((assessment.principle, date)),
            };
            if !is_new {
                let reason = [
                    "同じ原則の同じ日の判定が二つあります。".to_string(),
                    "two findings of the same principle and day".to_string(),
                ];
                self.warn(Rule::DuplicateEntry, &field("principle"), Some(code), reason);
            }
            if assessment.finding == Finding::Satisfied && assessment.evidence.is_empty() {
                let reason = [
                    format!(
                        "{code} を「満たしている」とした根拠がありません。資料の名前か URL を書いてください。"
                    ),
                    format!(
                        "nothing is behind the finding that {code} is satisfied; name a document or an address"
                    ),
                ];
                self.warn(Rule::NoEvidence, &field("evidence"), Some(code), reason);
            }
            self.has_been(assessment.date, format_args!("assessments[{at}].date"));
        }
    }

    fn roadmap(&mut self, measure: &Measure) {
        for (at, step) in measure.roadmap.iter().enumerate() {
            self.has_been(step.completed, format_args!("roadmap[{at}].completed"));
            if step.completed.is_none() && measure.is_active() && self.is_past(step.due) {
                let reason = [
                    "期限を過ぎていますが、完了日がありません。".to_string(),
                    "its day has passed, and no day of completion is given".to_string(),
                ];
                self.warn(Rule::MilestoneOverdue, &format!("roadmap[{at}].due"), Some(&step.title), reason);
            }
        }
    }

    fn reviews(&mut self, measure: &Measure) {
        for (at, review) in measure.reviews.iter().enumerate() {
            self.has_been(review.held, format_args!("reviews[{at}].held"));
            if review.held.is_none() && measure.is_active() && self.is_past(review.due) {
                let due = review.due.map(|due| due.to_string());
                let reason = [
                    "見直しの予定日を過ぎていますが、実施日がありません。".to_string(),
                    "the review was due by this day, and none was held".to_string(),
                ];
                self.warn(Rule::ReviewOverdue, &format!("reviews[{at}].due"), due.as_deref(), reason);
            }
        }
    }
}
