//! Ratings: what the municipality gave, beside what its own scale would give for the progress made.

use super::answer::Account;
use super::places::Places;
use super::{
    Answer, Bilingual, Date, Measure, MeasureProgress, ProgressOptions, Query, RatingLevel, RatingScale,
    Register,
};
use crate::fold::fold;
use alloc::{format, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// How [`rating`] is worked out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct RatingOptions {
    /// The day to answer for. None is the register's own.
    pub as_of: Option<Date>,
    /// The scale. None is the register's own.
    pub scale: Option<RatingScale>,
}

/// The ratings of a register.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rating {
    /// The scale that was used; none where neither options nor register have one.
    pub scale: Option<RatingScale>,
    /// Its levels, or the labels in use where there is no scale, with how often each was given and earned.
    pub levels: Vec<LevelCount>,
    /// Each measure that counts, in the order of the register.
    pub measures: Vec<MeasureRating>,
    /// Measures without a rating.
    pub unrated: usize,
}

/// How often a level was given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LevelCount {
    /// The label.
    pub label: String,
    /// How many measures were given it.
    pub given: usize,
    /// How many would get it for their progress.
    pub earned: usize,
}

/// The rating of a measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MeasureRating {
    /// The measure's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it was given, as the scale writes it.
    pub given: Option<String>,
    /// The measure's progress in percent.
    pub progress: Option<f64>,
    /// What the scale gives for that: the first level whose threshold it reaches.
    pub earned: Option<String>,
    /// How the two compare.
    pub verdict: RatingVerdict,
    /// That in words.
    pub text: Bilingual,
}

words! {
    /// How the rating given compares with the one earned.
    RatingVerdict, "評定の比較", "comparison of ratings" {
        /// The same.
        Agrees = 1, "agrees";
        /// Better than earned.
        Higher = 2, "higher";
        /// Not as good as earned.
        Lower = 3, "lower";
        /// None was given.
        Unrated = 4, "unrated";
        /// The scale has no such label.
        UnknownLabel = 5, "unknown-label";
        /// A level that is only given by hand.
        ByHand = 6, "by-hand";
        /// There is no scale, or it has no thresholds.
        NoThresholds = 7, "no-thresholds";
        /// The measure has no progress to go by.
        NoProgress = 8, "no-progress";
        /// The progress reaches no threshold.
        BelowAll = 9, "below-all";
    }
}

impl RatingVerdict {
    fn says(self) -> Bilingual {
        let [ja, en] = match self {
            Self::Agrees => ["進捗から見た評定と同じです。", "the same as the progress gives"],
            Self::Higher => ["進捗から見た評定より高く付けられています。", "better than the progress gives"],
            Self::Lower => ["進捗から見た評定より低く付けられています。", "lower than the progress gives"],
            Self::Unrated => ["評定がまだ付けられていません。", "not rated yet"],
            Self::UnknownLabel => ["評定の区分にない評定です。", "the scale has no such label"],
            Self::ByHand => {
                ["進捗によらず、人が付ける評定です。", "a level that is given by hand, whatever the progress"]
            }
            Self::NoThresholds => [
                "評定の区分に達成率の目安がないので、比べられません。",
                "the scale has no thresholds to compare with",
            ],
            Self::NoProgress => {
                ["進捗を計算できないので、比べられません。", "there is no progress to compare with"]
            }
            Self::BelowAll => {
                ["進捗がどの区分の目安にも届きません。", "the progress reaches no threshold of the scale"]
            }
        };
        Bilingual::new(ja, en)
    }
}

impl RatingScale {
    /// The level of this label: exactly, or else but for width, case and kana.
    pub fn level(&self, label: &str) -> Option<&RatingLevel> {
        let label = label.trim();
        let exact = self.levels.iter().find(|level| level.label == label);
        exact.or_else(|| self.levels.iter().find(|level| fold(&level.label).chars().eq(fold(label).chars())))
    }

    /// The level that a progress in percent earns: the first whose threshold it reaches.
    pub fn earned(&self, progress: f64) -> Option<&RatingLevel> {
        self.levels.iter().find(|level| level.at_least.is_some_and(|at_least| progress >= at_least))
    }

    fn rank(&self, level: &RatingLevel) -> Option<usize> {
        self.levels.iter().position(|other| other.label == level.label)
    }
}

/// The municipality's own ratings of its measures, beside what its scale gives for the progress made. Labels and number of
/// levels are the municipality's. Measures that were given up or consolidated are left out.
pub fn rating(register: &Register, options: &RatingOptions) -> Answer<Rating> {
    let mut account = Account::new(options.as_of, &[register]);
    let measures = account.measures(0, register);
    let scale = options.scale.as_ref().or(register.rating_scale.as_ref());
    let progress = ProgressOptions { as_of: account.as_of, ..ProgressOptions::default() };
    let mut rows = Vec::with_capacity(measures.len());
    for measure in measures {
        let progress = MeasureProgress::of(measure, &progress);
        super::progress::count(&mut account, &progress);
        let row = MeasureRating::of(measure, progress.progress, scale);
        if let (Some(written), Some(given)) = (&measure.rating, &row.given) {
            if written != given {
                account.correct(
                    &format!("register.measures[{}].rating", measure.id),
                    Some(written.clone()),
                    given.clone(),
                    Bilingual::new(
                        format!("評定「{written}」を「{given}」と読みました。"),
                        format!("the rating “{written}” was read as “{given}”"),
                    ),
                );
            }
        }
        rows.push(row);
    }
    let answer = Rating {
        scale: scale.cloned(),
        levels: levels(&rows, scale),
        unrated: rows.iter().filter(|row| row.given.is_none()).count(),
        measures: rows,
    };
    account.answer(Query::Rating, answer)
}

impl MeasureRating {
    fn of(measure: &Measure, progress: Option<f64>, scale: Option<&RatingScale>) -> Self {
        let written = measure.rating.as_deref().map(str::trim).filter(|written| !written.is_empty());
        let level = scale.zip(written).and_then(|(scale, written)| scale.level(written));
        let earned = scale.zip(progress).and_then(|(scale, progress)| scale.earned(progress));
        let verdict = match (written, level, scale) {
            (None, _, _) => RatingVerdict::Unrated,
            (Some(_), _, None) => RatingVerdict::NoThresholds,
            (Some(_), None, Some(_)) => RatingVerdict::UnknownLabel,
            (Some(_), Some(level), Some(scale)) => compare(scale, level, earned, progress),
        };
        Self {
            id: measure.id.clone(),
            title: measure.title.clone(),
            given: level.map(|level| level.label.as_str()).or(written).map(Into::into),
            progress,
            earned: earned.map(|level| level.label.clone()),
            verdict,
            text: verdict.says(),
        }
    }
}

fn compare(
    scale: &RatingScale,
    given: &RatingLevel,
    earned: Option<&RatingLevel>,
    progress: Option<f64>,
) -> RatingVerdict {
    if scale.levels.iter().all(|level| level.at_least.is_none()) {
        return RatingVerdict::NoThresholds;
    }
    if given.at_least.is_none() {
        return RatingVerdict::ByHand;
    }
    if progress.is_none() {
        return RatingVerdict::NoProgress;
    }
    let Some(earned) = earned else { return RatingVerdict::BelowAll };
    match scale.rank(given).cmp(&scale.rank(earned)) {
        core::cmp::Ordering::Less => RatingVerdict::Higher,
        core::cmp::Ordering::Equal => RatingVerdict::Agrees,
        core::cmp::Ordering::Greater => RatingVerdict::Lower,
    }
}

fn levels<'r>(rows: &'r [MeasureRating], scale: Option<&'r RatingScale>) -> Vec<LevelCount> {
    let mut levels = Vec::new();
    let mut places = Places::new();
    // Labels in use that the scale does not have come behind it, in the order of the register.
    let mut place = |label: &'r str| {
        *places.entry(label).or_insert_with(|| {
            levels.push(LevelCount { label: label.into(), given: 0, earned: 0 });
            levels.len() - 1
        })
    };
    for level in scale.into_iter().flat_map(|scale| &scale.levels) {
        place(&level.label);
    }
    let used: Vec<_> = rows
        .iter()
        .map(|row| (row.given.as_deref().map(&mut place), row.earned.as_deref().map(&mut place)))
        .collect();
    for (given, earned) in used {
        if let Some(at) = given {
            levels[at].given += 1;
        }
        if let Some(at) = earned {
            levels[at].earned += 1;
        }
    }
    levels
}
