//! What changed between two snapshots of a register.

use super::answer::Account;
use super::changes::{self, Change};
use super::counts::counts;
use super::places::Places;
use super::{Answer, Bilingual, Date, Measure, MeasureRef, Omission, Query, Register, Status};
use alloc::{format, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// What [`diff`] tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct DiffOptions {
    /// Whether to tell what was recorded, too: values measured, findings, reviews held, status. True unless asked otherwise.
    pub records: bool,
}

impl Default for DiffOptions {
    fn default() -> Self {
        Self { records: true }
    }
}

/// What changed between two snapshots.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Diff {
    /// The older snapshot.
    pub older: Snapshot,
    /// The newer one.
    pub newer: Snapshot,
    /// Measures by what became of them.
    pub counts: FateCounts,
    /// What changed in the register itself.
    pub register: Vec<Change>,
    /// Each measure that changed: those of the newer register in its order, then those that it does not have any more in
    /// the order of the older.
    pub measures: Vec<MeasureChange>,
    /// What was consolidated into what.
    pub consolidations: Vec<Consolidation>,
    /// All that in sentences, the sum first: one for each measure added, revised, consolidated or discontinued.
    pub log: Vec<Bilingual>,
}

/// A register as it stood on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Snapshot {
    /// What the register is called.
    pub title: Option<String>,
    /// The day.
    pub as_of: Option<Date>,
    /// Its measures.
    pub measures: usize,
}

words! {
    /// What became of a measure.
    Fate, "施策の変更", "what became of a measure" {
        /// 追加: it was not there before.
        Added = 1, "added";
        /// 見直し: what is planned of it changed, or it was taken up again.
        Revised = 2, "revised";
        /// 更新: only what was recorded of it changed.
        Updated = 3, "updated";
        /// 統合: another measure continues it.
        Consolidated = 4, "consolidated";
        /// 廃止: it was given up, or the newer register does not have it any more.
        Discontinued = 5, "discontinued";
        /// 変更なし.
        Unchanged = 6, "unchanged";
    }
}

counts! {
    /// Measures by [`Fate`].
    FateCounts of Fate {
        Added added;
        Revised revised;
        Updated updated;
        Consolidated consolidated;
        Discontinued discontinued;
        Unchanged unchanged;
    }
}

/// What became of a measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MeasureChange {
    /// The measure's id.
    pub id: String,
    /// Its title; the newer one.
    pub title: String,
    /// What became of it.
    pub fate: Fate,
    /// Whether the registers say so. A measure that is merely missing from the newer one counts as discontinued, unstated.
    pub stated: bool,
    /// The id of the measure that continues it.
    pub into: Option<String>,
    /// Field by field.
    pub changes: Vec<Change>,
    /// What became of it in a sentence.
    pub text: Bilingual,
}

/// Measures that became one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Consolidation {
    /// The id of the measure that continues them.
    pub into: String,
    /// Its title; none where the newer register does not have it.
    pub title: Option<String>,
    /// The measures that it continues.
    pub from: Vec<MeasureRef>,
}

/// What changed from an older to a newer snapshot of a register. Measures are the same by their id. What was given up or
/// consolidated already in the older one, and is so in the newer or not there, is no change.
pub fn diff(older: &Register, newer: &Register, options: &DiffOptions) -> Answer<Diff> {
    let mut account = Account::new(newer.as_of, &[older, newer]);
    let before = account.by_id(0, older);
    let after = account.by_id(1, newer);
    let mut counts = FateCounts::default();
    let mut measures = Vec::new();
    let (old, new) = (places(&before), places(&after));
    let now = after.iter().map(|(id, measure)| {
        let then = old.get(id).map(|at| before[*at].1);
        MeasureChange::of(then, measure, *options)
    });
    let gone = before.iter().filter(|(id, measure)| !new.contains_key(id) && measure.is_active());
    for change in now.chain(gone.map(|(_, measure)| MeasureChange::gone(measure))) {
        counts.add(change.fate);
        if change.fate != Fate::Unchanged {
            measures.push(change);
        }
    }
    let mut answer = Diff {
        older: Snapshot::of(older),
        newer: Snapshot::of(newer),
        counts,
        register: header(older, newer),
        consolidations: consolidations(&measures, |id| new.get(id).map(|at| after[*at].1)),
        log: Vec::new(),
        measures,
    };
    answer.log = log(&answer);
    account.answer(Query::Diff, answer)
}

fn places<'r>(measures: &[(&'r str, &Measure)]) -> Places<'r> {
    measures.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect()
}

impl Account {
    /// The measures of a register by their id, in order; those that repeat one are noted.
    fn by_id<'r>(&mut self, number: usize, register: &'r Register) -> Vec<(&'r str, &'r Measure)> {
        let mut seen = Places::new();
        let mut list = Vec::with_capacity(register.measures.len());
        self.register(number, register);
        for measure in &register.measures {
            if seen.insert(&measure.id, list.len()).is_none() {
                list.push((measure.id.as_str(), measure));
            } else {
                let text = Bilingual::new(
                    "同じ番号の施策が前にあるので、比べていません。",
                    "a measure before it has the same id: it was not compared",
                );
                self.leave_out(Some(&measure.id), None, Omission::DuplicateId, text);
            }
        }
        self.counts.measures_counted += list.len();
        list
    }
}

impl Snapshot {
    fn of(register: &Register) -> Self {
        Self { title: register.title.clone(), as_of: register.as_of, measures: register.measures.len() }
    }
}

/// What changed in a register but for its measures.
fn header(older: &Register, newer: &Register) -> Vec<Change> {
    let without = |register: &Register| Register {
        title: register.title.clone(),
        edition: register.edition,
        as_of: register.as_of,
        owner: register.owner.clone(),
        rating_scale: register.rating_scale.clone(),
        measures: Vec::new(),
        extra: register.extra.clone(),
    };
    changes::between(&without(older), &without(newer))
}

impl MeasureChange {
    pub(crate) fn of(older: Option<&Measure>, newer: &Measure, options: DiffOptions) -> Self {
        let mut changes = older.map_or_else(Vec::new, |older| changes::between(older, newer));
        let fate = Fate::of(older, newer, &changes);
        if !options.records {
            changes.retain(|change| !change.record);
        }
        let fate = if fate == Fate::Updated && !options.records { Fate::Unchanged } else { fate };
        let into = newer.consolidated_into.clone();
        Self {
            id: newer.id.clone(),
            title: newer.title.clone(),
            fate,
            stated: true,
            text: fate.says(newer, into.as_deref(), &changes),
            into: into.filter(|_| fate == Fate::Consolidated),
            changes,
        }
    }

    pub(crate) fn gone(older: &Measure) -> Self {
        Self {
            id: older.id.clone(),
            title: older.title.clone(),
            fate: Fate::Discontinued,
            stated: false,
            into: None,
            changes: Vec::new(),
            text: Bilingual::new(
                format!("廃止: {}「{}」(新しい台帳にありません)", older.id, older.title),
                format!("Discontinued: {} “{}” (not in the newer register)", older.id, older.title),
            ),
        }
    }
}

impl Fate {
    fn of(older: Option<&Measure>, newer: &Measure, changes: &[Change]) -> Self {
        let consolidated =
            |m: &Measure| m.status == Some(Status::Consolidated) || m.consolidated_into.is_some();
        let discontinued = |m: &Measure| m.status == Some(Status::Discontinued);
        let Some(older) = older else {
            return Self::Added;
        };
        if consolidated(newer) && !consolidated(older) {
            Self::Consolidated
        } else if discontinued(newer) && !discontinued(older) {
            Self::Discontinued
        } else if changes.iter().any(|change| !change.record) || (newer.is_active() && !older.is_active()) {
            Self::Revised
        } else if changes.is_empty() {
            Self::Unchanged
        } else {
            Self::Updated
        }
    }

    fn says(self, measure: &Measure, into: Option<&str>, changes: &[Change]) -> Bilingual {
        let named = |ja: &str, en: &str| {
            let Measure { id, title, .. } = measure;
            Bilingual::new(format!("{ja}: {id}「{title}」"), format!("{en}: {id} “{title}”"))
        };
        match self {
            Self::Added => named("追加", "Added"),
            Self::Discontinued => named("廃止", "Discontinued"),
            Self::Unchanged => named("変更なし", "Unchanged"),
            Self::Consolidated => {
                let text = named("統合", "Consolidated");
                let Some(into) = into else { return text };
                Bilingual::new(format!("{} → {into}", text.ja), format!("{} into {into}", text.en))
            }
            Self::Revised if changes.iter().any(|change| !change.record) => {
                with_changes(&named("見直し", "Revised"), changes.iter().filter(|change| !change.record))
            }
            Self::Revised => with_changes(&named("再開", "Taken up again"), changes.iter()),
            Self::Updated => with_changes(&named("更新", "Updated"), changes.iter()),
        }
    }
}

fn with_changes<'c>(text: &Bilingual, changes: impl Iterator<Item = &'c Change> + Clone) -> Bilingual {
    let ja: Vec<_> = changes.clone().map(|change| change.text.ja.as_str()).collect();
    let en: Vec<_> = changes.map(|change| change.text.en.as_str()).collect();
    Bilingual::new(format!("{} {}", text.ja, ja.concat()), format!("{}: {}", text.en, en.join("; ")))
}

fn consolidations<'m>(
    measures: &[MeasureChange],
    newer: impl Fn(&str) -> Option<&'m Measure>,
) -> Vec<Consolidation> {
    let mut list: Vec<Consolidation> = Vec::new();
    let mut places = Places::new();
    for (measure, into) in measures.iter().filter_map(|measure| Some((measure, measure.into.as_ref()?))) {
        let from = MeasureRef { id: measure.id.clone(), title: measure.title.clone() };
        let at = *places.entry(into).or_insert_with(|| {
            let title = newer(into).map(|measure| measure.title.clone());
            list.push(Consolidation { into: into.clone(), title, from: Vec::new() });
            list.len() - 1
        });
        list[at].from.push(from);
    }
    list
}

fn log(diff: &Diff) -> Vec<Bilingual> {
    let day = |snapshot: &Snapshot, [ja, en]: [&str; 2]| match snapshot.as_of {
        Some(day) => Bilingual::new(format!("{day}"), format!("{day}")),
        None => Bilingual::new(ja, en),
    };
    let from = day(&diff.older, ["前の台帳", "the older register"]);
    let to = day(&diff.newer, ["新しい台帳", "the newer register"]);
    let FateCounts { added, revised, updated, consolidated, discontinued, unchanged } = diff.counts;
    let sum = Bilingual::new(
        format!(
            "{}から{}まで: 追加 {added}、見直し {revised}、統合 {consolidated}、廃止 {discontinued}、実績などの更新のみ {updated}、変更なし {unchanged}",
            from.ja, to.ja
        ),
        format!(
            "From {} to {}: {added} added, {revised} revised, {consolidated} consolidated, {discontinued} discontinued, {updated} with new records alone, {unchanged} unchanged",
            from.en, to.en
        ),
    );
    let told = |fate: Fate| diff.measures.iter().filter(move |measure| measure.fate == fate);
    let fates = [Fate::Added, Fate::Revised, Fate::Consolidated, Fate::Discontinued];
    let lines = fates.into_iter().flat_map(told).map(|measure| measure.text.clone());
    core::iter::once(sum).chain(lines).collect()
}
