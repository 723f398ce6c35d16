//! Good practice elsewhere: the measures of other municipalities for an item, and those that are like one's own.

use super::achievement::round2;
use super::answer::Account;
use super::similarity::Bigrams;
use super::{
    Answer, Bilingual, Date, LocalGovernmentCode, Measure, MeasureProgress, Omission, Owner, Pace,
    ProgressOptions, Query, QueryError, Register, Status,
};
use crate::{Alignment, Item};
use alloc::{format, string::String, vec::Vec};
use core::cmp::Reverse;
use serde::{Deserialize, Serialize};

/// What [`good_practice`] looks for: an item, a measure like one's own, or both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct GoodPracticeOptions {
    /// The day to answer for. None is that of the first register that has one.
    pub as_of: Option<Date>,
    /// The item: measures that serve it, or something below it, are ranked.
    pub item: Option<Item>,
    /// One's own measure: those that are like it are listed.
    pub like: Option<Like>,
    /// Whose measures are one's own, and not listed.
    pub own: Option<LocalGovernmentCode>,
    /// So many rows of each list.
    pub limit: usize,
    /// From here on measures are alike, 0–1.
    pub least_similarity: f64,
}

impl Default for GoodPracticeOptions {
    fn default() -> Self {
        Self { as_of: None, item: None, like: None, own: None, limit: 20, least_similarity: 0.3 }
    }
}

/// What a measure should be like.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Like {
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
}

/// Measures to learn from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GoodPractice {
    /// The measures for the item, the best first; see [`good_practice`] for the order.
    pub ranking: Vec<Practice>,
    /// The measures like one's own, the likest first; among equals in the order of the ranking.
    pub similar: Vec<Practice>,
}

/// A measure to learn from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Practice {
    /// Its place in the list, from 1.
    pub rank: usize,
    /// The number of its register among those given, from 0.
    pub register: usize,
    /// Who carries it out: the measure's own words, else the register's.
    pub owner: Owner,
    /// The measure's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it does.
    pub summary: String,
    /// Where it stands.
    pub status: Option<Status>,
    /// How it stands to the item asked for; none where no item was, or it does not serve it.
    pub alignment: Option<Alignment>,
    /// How far it has come, in percent.
    pub progress: Option<f64>,
    /// Whether that is in time.
    pub pace: Pace,
    /// How much can be looked up about it: the evidence of the measure and of its assessments.
    pub evidence: usize,
    /// How like one's own it is, 0–1 with two decimals; none where nothing was given to be like.
    pub similarity: Option<f64>,
    /// Why it stands where it does.
    pub text: Bilingual,
}

/// Ranks the measures of several registers for an item of the plan, and finds those that are like one's own.
///
/// The ranking goes by progress and evidence: first by tens of percent of progress (90–99.99 is one class, 100 one of its own; without
/// a figure comes last), within these by how much evidence there is, then by the progress itself, then ◎ before ○, then in
/// the order of registers and measures. Measures that were given up or consolidated, and one's own, are left out.
///
/// Measures are alike by their titles and summaries: twice the pairs of neighbouring characters in common by all pairs of both
/// (Dice), folded as for search. The title counts twice, the summary once; without a summary on either side the title alone.
///
/// # Errors
///
/// Where neither an item nor a measure is asked for.
pub fn good_practice(
    registers: &[&Register],
    options: &GoodPracticeOptions,
) -> Result<Answer<GoodPractice>, QueryError> {
    if options.item.is_none() && options.like.is_none() {
        return Err(QueryError::new(
            "項目(item)か、似た施策を探すもとの施策(like)を指定してください。",
            "name an item, or a measure to be like",
        ));
    }
    let mut account = Account::new(options.as_of, registers);
    let mut all = Vec::new();
    let wanted = Wanted::new(options, account.as_of);
    for (number, register) in registers.iter().enumerate() {
        for measure in account.measures(number, register) {
            let owner = owner(register, measure);
            if options.own.is_some() && owner.code == options.own {
                account.counts.measures_counted -= 1;
                let text = Bilingual::new("自団体の施策です。", "it is the asking municipality's own");
                account.leave_out(Some(&measure.id), None, Omission::Own, text);
            } else {
                all.push(wanted.practice(number, owner, measure));
            }
        }
    }
    all.sort_by_key(Practice::place);
    let ranking = all.iter().filter(|practice| practice.alignment.is_some()).cloned().collect();
    let mut similar = all;
    similar.retain(|practice| practice.similarity.is_some_and(|alike| alike >= options.least_similarity));
    similar.sort_by_key(|practice| Reverse(hundredths(practice.similarity)));
    let answer = GoodPractice {
        ranking: numbered(ranking, options.limit, &mut account),
        similar: numbered(similar, options.limit, &mut account),
    };
    Ok(account.answer(Query::GoodPractice, answer))
}

/// What is asked, once for all measures.
pub(crate) struct Wanted {
    item: Option<Item>,
    like: Option<(Bigrams, Bigrams)>,
    progress: ProgressOptions,
}

impl Wanted {
    pub(crate) fn new(options: &GoodPracticeOptions, as_of: Option<Date>) -> Self {
        Self {
            item: options.item,
            like: options.like.as_ref().map(|like| (Bigrams::of(&like.title), Bigrams::of(&like.summary))),
            progress: ProgressOptions { as_of, ..ProgressOptions::default() },
        }
    }

    pub(crate) fn practice(&self, register: usize, owner: Owner, measure: &Measure) -> Practice {
        let row = MeasureProgress::of(measure, &self.progress);
        let evidence = measure.evidence_count();
        Practice {
            rank: 0,
            register,
            owner,
            id: measure.id.clone(),
            title: measure.title.clone(),
            summary: measure.summary.clone(),
            status: measure.status,
            alignment: self.item.and_then(|item| measure.alignment(item)),
            progress: row.progress,
            pace: row.pace,
            evidence,
            similarity: self.like.as_ref().and_then(|like| alike(like, measure)),
            text: text(row.progress, evidence),
        }
    }
}

fn text(progress: Option<f64>, evidence: usize) -> Bilingual {
    match progress {
        Some(progress) => Bilingual::new(
            format!("進捗 {progress}%、資料 {evidence} 件"),
            format!("progress {progress}%, evidence: {evidence}"),
        ),
        None => Bilingual::new(
            format!("進捗は計算できません、資料 {evidence} 件"),
            format!("no figure of progress, evidence: {evidence}"),
        ),
    }
}

fn alike((title, summary): &(Bigrams, Bigrams), measure: &Measure) -> Option<f64> {
    let other = Bigrams::of(&measure.summary);
    let summaries = (!summary.is_empty() && !other.is_empty()).then(|| summary.similarity(&other));
    likeness(title.similarity(&Bigrams::of(&measure.title)), summaries)
}

/// How like two measures are by the likeness of their titles and, where both have one, of their summaries; with two decimals.
pub(crate) fn likeness(titles: f64, summaries: Option<f64>) -> Option<f64> {
    round2(summaries.map_or(titles, |summaries| (2.0 * titles + summaries) / 3.0))
}

impl Measure {
    /// How closely it serves an item, itself or by something below it: ◎ where it is both.
    pub fn alignment(&self, item: Item) -> Option<Alignment> {
        self.alignments.iter().filter(|a| a.item.is_within(item)).map(|a| a.alignment).min()
    }

    /// How much can be looked up about it: its own evidence, and that of its assessments.
    pub(crate) fn evidence_count(&self) -> usize {
        self.evidence.len() + self.assessments.iter().map(|own| own.evidence.len()).sum::<usize>()
    }
}

impl Practice {
    /// Its place in the ranking: the smaller, the better.
    fn place(&self) -> impl Ord + use<> {
        place(self.progress, self.evidence, self.alignment)
    }
}

/// The place of a measure in the ranking: the smaller, the better.
pub(crate) fn place(
    progress: Option<f64>,
    evidence: usize,
    alignment: Option<Alignment>,
) -> impl Ord + Copy + use<> {
    let progress = hundredths(progress);
    let tens = progress.map(|progress| progress / 1_000);
    (Reverse(tens), Reverse(evidence), Reverse(progress), alignment)
}

/// A number of two decimals as a whole number, which has an order.
pub(crate) fn hundredths(value: Option<f64>) -> Option<i64> {
    value.map(|value| (value * 100.0 + 0.5) as i64)
}

/// Who carries a measure out: what it does not say itself, the register does.
pub(super) fn owner(register: &Register, measure: &Measure) -> Owner {
    let Owner { code, name, department } = measure.owner.clone();
    let whose = code.is_none() && name.is_none();
    Owner {
        code: if whose { register.owner.code } else { code },
        name: if whose { register.owner.name.clone() } else { name },
        department: department.or_else(|| register.owner.department.clone()),
    }
}

fn numbered(mut list: Vec<Practice>, limit: usize, account: &mut Account) -> Vec<Practice> {
    if let Some(more) = list.len().checked_sub(limit).filter(|more| *more > 0) {
        let text = Bilingual::new(format!("ほかに {more} 件あります。"), format!("there are {more} more"));
        account.leave_out(None, None, Omission::BeyondLimit, text);
        list.truncate(limit);
    }
    for (at, practice) in list.iter_mut().enumerate() {
        practice.rank = at + 1;
    }
    list
}
