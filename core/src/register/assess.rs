//! Findings: each measure against each principle, what is missing, and the questions by which to assess.

use super::achievement::percent;
use super::answer::Account;
use super::{
    Answer, Assessment, Because, Bilingual, Date, Evidence, Finding, FindingCounts, Measure, Omission, Query,
    QueryError, Register,
};
use crate::{Item, generated::checklists::QUESTIONS};
use alloc::{format, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// What [`assess`] looks at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct AssessOptions {
    /// Assessments made after this day do not count. None is the register's own.
    pub as_of: Option<Date>,
    /// Only the measure with this id.
    pub measure: Option<String>,
    /// Only this principle, or those of this set.
    pub within: Option<Item>,
}

/// How the measures stand against the principles.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Assess {
    /// Per measure that counts, in the order of the register.
    pub measures: Vec<MeasureAssessment>,
    /// Per principle, in plan order.
    pub principles: Vec<PrincipleAssessment>,
    /// The questions of the three principles of online procedures and the five of structural reform.
    pub checklists: Vec<Checklist>,
}

/// A measure against the principles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MeasureAssessment {
    /// The measure's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Principles by what was found.
    pub findings: FindingCounts,
    /// The share of principles that were assessed, in percent with two decimals.
    pub assessed: Option<f64>,
    /// What was found, in plan order.
    pub rows: Vec<AssessmentRow>,
    /// Principles that nobody assessed it against.
    pub missing: Vec<Item>,
}

/// What was found of a measure against a principle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AssessmentRow {
    /// The principle.
    pub principle: Item,
    /// What was found.
    pub finding: Finding,
    /// What the finding rests on.
    pub evidence: Vec<Evidence>,
    /// Who assessed it.
    pub assessor: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// What else was said.
    pub note: Option<String>,
    /// What the assessment lacks.
    pub gaps: Vec<Because<Gap>>,
}

words! {
    /// What an assessment lacks.
    Gap, "不足", "gap" {
        /// Satisfied, in full or part, with nothing to show for it.
        NoEvidence = 1, "no-evidence";
        /// Not applicable, or not satisfied in full, without a word why.
        NoReason = 2, "no-reason";
        /// Nobody's assessment.
        NoAssessor = 3, "no-assessor";
        /// Of no day.
        NoDate = 4, "no-date";
    }
}

impl Gap {
    fn says(self) -> Bilingual {
        let [ja, en] = match self {
            Self::NoEvidence => {
                ["判定のもとになる資料がありません。", "there is no evidence behind the finding"]
            }
            Self::NoReason => ["理由が書かれていません。", "there is no reason given"],
            Self::NoAssessor => ["評価した人がわかりません。", "nobody is named as assessor"],
            Self::NoDate => ["評価した日がわかりません。", "there is no date"],
        };
        Bilingual::new(ja, en)
    }
}

/// A principle against the measures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PrincipleAssessment {
    /// The principle.
    pub principle: Item,
    /// Measures by what was found.
    pub findings: FindingCounts,
    /// The share of measures that satisfy it in full, of those to which it applies, in percent with two decimals.
    pub satisfied: Option<f64>,
    /// The ids of the measures that satisfy it in part or not.
    pub to_do: Vec<String>,
    /// The ids of the measures that nobody assessed against it.
    pub missing: Vec<String>,
}

/// The questions by which measures are assessed against a principle. The words are this project's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Checklist {
    /// The principle.
    pub principle: Item,
    /// The questions, in the order in which they are asked; a yes speaks for the principle.
    pub questions: Vec<Bilingual>,
}

impl Checklist {
    /// The checklist of a principle; none for those without one.
    pub fn of(principle: Item) -> Option<Self> {
        let rows = QUESTIONS.iter().filter(|row| row.0 == principle);
        let questions: Vec<_> = rows.map(|(_, ja, en)| Bilingual::new(*ja, *en)).collect();
        (!questions.is_empty()).then_some(Self { principle, questions })
    }
}

impl Measure {
    /// The assessment against a principle that counts on a day, or of all: the newest, where there are several. One
    /// without a date counts as the newest, and of several of the same day the last.
    pub fn assessment(&self, principle: Item, until: Option<Date>) -> Option<&Assessment> {
        let known = |a: &&Assessment| {
            let day = a.date.is_none_or(|date| until.is_none_or(|until| date <= until));
            a.principle == principle && day
        };
        self.assessments.iter().filter(known).max_by_key(|a| (a.date.is_none(), a.date))
    }

    /// What that assessment found; [`Finding::NotAssessed`] where there is none.
    pub fn finding(&self, principle: Item, until: Option<Date>) -> Finding {
        self.assessment(principle, until).map_or(Finding::NotAssessed, |assessment| assessment.finding)
    }
}

/// How a register's measures stand against the plan's principles, which are to be applied to every measure, and what is
/// missing.
///
/// # Errors
///
/// Where the register has no such measure as the options ask for, or the item asked for holds no principle.
pub fn assess(register: &Register, options: &AssessOptions) -> Result<Answer<Assess>, QueryError> {
    let within = |item: &Item| options.within.is_none_or(|whole| item.is_within(whole));
    let principles: Vec<_> = Item::ALL.filter(|item| item.kind().is_principle() && within(item)).collect();
    if principles.is_empty() {
        return Err(QueryError::new(
            "原則の項目またはまとまりを指定してください。例: P03、P10-01",
            "name a principle or a set of principles, for example P03, P10-01",
        ));
    }
    let mut account = Account::new(options.as_of, &[register]);
    let mut measures = account.measures(0, register);
    if let Some(id) = &options.measure {
        measures.retain(|measure| measure.id == *id);
        account.counts.measures_counted = measures.len();
        if measures.is_empty() {
            return Err(QueryError::no_measure(id));
        }
    }
    for measure in &measures {
        later(&mut account, measure);
    }
    let as_of = account.as_of;
    let answer = Assess {
        measures: measures.iter().map(|measure| MeasureAssessment::of(measure, &principles, as_of)).collect(),
        principles: principles.iter().map(|item| PrincipleAssessment::of(*item, &measures, as_of)).collect(),
        checklists: principles.iter().filter_map(|item| Checklist::of(*item)).collect(),
    };
    Ok(account.answer(Query::Assess, answer))
}

/// Notes the assessments made after the day of the answer.
fn later(account: &mut Account, measure: &Measure) {
    let Some(as_of) = account.as_of else { return };
    for assessment in &measure.assessments {
        if let Some(date) = assessment.date.filter(|date| *date > as_of) {
            let principle = assessment.principle;
            let text = Bilingual::new(
                format!("{principle} の評価は {date} のもので、基準日より後です。"),
                format!("its assessment against {principle} is of {date}, after the day of the answer"),
            );
            account.leave_out(Some(&measure.id), None, Omission::Later, text);
        }
    }
}

impl MeasureAssessment {
    fn of(measure: &Measure, principles: &[Item], as_of: Option<Date>) -> Self {
        let mut findings = FindingCounts::default();
        let mut rows = Vec::new();
        let mut missing = Vec::new();
        for principle in principles {
            let assessment = measure.assessment(*principle, as_of);
            findings.add(assessment.map_or(Finding::NotAssessed, |a| a.finding));
            match assessment.filter(|a| a.finding != Finding::NotAssessed) {
                Some(assessment) => rows.push(AssessmentRow::of(assessment)),
                None => missing.push(*principle),
            }
        }
        Self {
            id: measure.id.clone(),
            title: measure.title.clone(),
            findings,
            assessed: percent(rows.len(), principles.len()),
            rows,
            missing,
        }
    }
}

impl AssessmentRow {
    fn of(assessment: &Assessment) -> Self {
        let finding = assessment.finding;
        let shown = matches!(finding, Finding::Satisfied | Finding::PartiallySatisfied);
        let gaps = [
            (Gap::NoEvidence, shown && assessment.evidence.is_empty()),
            (Gap::NoReason, finding != Finding::Satisfied && assessment.note.is_none()),
            (Gap::NoAssessor, assessment.assessor.is_none()),
            (Gap::NoDate, assessment.date.is_none()),
        ];
        let gaps = gaps.into_iter().filter(|(_, lacks)| *lacks);
        Self {
            principle: assessment.principle,
            finding,
            evidence: assessment.evidence.clone(),
            assessor: assessment.assessor.clone(),
            date: assessment.date,
            note: assessment.note.clone(),
            gaps: gaps.map(|(gap, _)| Because::new(gap, gap.says())).collect(),
        }
    }
}

impl PrincipleAssessment {
    fn of(principle: Item, measures: &[&Measure], as_of: Option<Date>) -> Self {
        let mut row = Self {
            principle,
            findings: FindingCounts::default(),
            satisfied: None,
            to_do: Vec::new(),
            missing: Vec::new(),
        };
        for measure in measures {
            let finding = measure.finding(principle, as_of);
            row.findings.add(finding);
            match finding {
                Finding::PartiallySatisfied | Finding::NotSatisfied => row.to_do.push(measure.id.clone()),
                Finding::NotAssessed => row.missing.push(measure.id.clone()),
                Finding::Satisfied | Finding::NotApplicable => {}
            }
        }
        row.satisfied = percent(row.findings.satisfied, row.findings.applicable());
        row
    }
}
