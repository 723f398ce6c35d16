//! A register's answers as plain tables, one for each section of its report: header first, a record a line, numbers alone,
//! units in columns of their own, days as `2026-03-31`.

use super::calendar;
use super::{
    AssessOptions, CoverageOptions, Date, Diagnostic, DiffOptions, IndicatorKind, IndicatorsOptions,
    Measurement, ProgressOptions, RatingOptions, Register, assess, coverage, diff, indicators, progress,
    rating,
};
use crate::Lang;
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};

/// What [`sheets`] tells.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct SheetsOptions<'a> {
    /// The day to report for. None is the register's own.
    pub as_of: Option<Date>,
    /// An earlier state of the same register, to tell what has changed.
    pub previous: Option<&'a Register>,
    /// What was remarked of the register.
    pub diagnostics: &'a [Diagnostic],
    /// English instead of Japanese headers and words.
    pub english: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sheet {
    /// What it is called, to name a file by: `progress`.
    pub name: &'static str,
    /// The names of its columns, each once.
    pub columns: Vec<&'static str>,
    /// Its records, each with a cell for every column; what is not known is empty.
    pub rows: Vec<Vec<String>>,
}

/// A column, in Japanese and in English.
type Column = (&'static str, &'static str);

const MEASURE: [Column; 2] = [("施策番号", "measure"), ("施策名", "title")];

/// The sheets of a register: what its report shows, to be worked with.
pub fn sheets(register: &Register, options: &SheetsOptions) -> Vec<Sheet> {
    let writer = Writer { register, options, lang: if options.english { Lang::En } else { Lang::Ja } };
    let mut sheets = vec![writer.coverage(), writer.principles()];
    sheets.extend(writer.progress());
    sheets.extend([writer.indicators(), writer.calendar()]);
    sheets.extend(options.previous.map(|previous| writer.changes(previous)));
    sheets.extend([writer.findings(), writer.ratings(), writer.remarks()]);
    sheets
}

struct Writer<'a> {
    register: &'a Register,
    options: &'a SheetsOptions<'a>,
    lang: Lang,
}

impl Writer<'_> {
    fn sheet(&self, name: &'static str, columns: &[&[Column]], rows: Vec<Vec<String>>) -> Sheet {
        let columns = columns.iter().copied().flatten();
        let columns = columns.map(|(ja, en)| if self.options.english { *en } else { *ja }).collect();
        Sheet { name, columns, rows }
    }

    fn say(&self, text: &super::Bilingual) -> String {
        if self.options.english { text.en.clone() } else { text.ja.clone() }
    }

    fn coverage(&self) -> Sheet {
        const COLUMNS: [Column; 13] = [
            ("項目", "item"),
            ("項目名", "label"),
            ("対応", "state"),
            ("主に該当", "primary"),
            ("連携", "related"),
            ("予定", "planned"),
            ("実施中", "in_progress"),
            ("完了", "completed"),
            ("見直し中", "under_review"),
            ("休止", "suspended"),
            ("廃止", "discontinued"),
            ("統合", "consolidated"),
            ("状況の記入なし", "unstated"),
        ];
        let as_of = self.options.as_of;
        let answer = coverage(self.register, &CoverageOptions { as_of, ..CoverageOptions::default() }).answer;
        let row = |row: &super::ItemCoverage| {
            let statuses = row.statuses;
            let words = [
                row.item.code_str().to_string(),
                row.item.label(self.lang).to_string(),
                row.state.label(self.lang).to_string(),
            ];
            let counts = [
                row.primary,
                row.related,
                statuses.planned,
                statuses.in_progress,
                statuses.completed,
                statuses.under_review,
                statuses.suspended,
                statuses.discontinued,
                statuses.consolidated,
                statuses.unstated,
            ];
            words.into_iter().chain(counts.map(|count| count.to_string())).collect()
        };
        self.sheet("coverage", &[&COLUMNS], answer.items.iter().map(row).collect())
    }

    fn principles(&self) -> Sheet {
        const COLUMNS: [Column; 8] = [
            ("原則", "principle"),
            ("原則名", "label"),
            ("満たしている", "satisfied"),
            ("一部満たしている", "partially_satisfied"),
            ("満たしていない", "not_satisfied"),
            ("対象外", "not_applicable"),
            ("未評価", "not_assessed"),
            ("評価した割合(%)", "assessed_percent"),
        ];
        let as_of = self.options.as_of;
        let answer = coverage(self.register, &CoverageOptions { as_of, ..CoverageOptions::default() }).answer;
        let row = |row: &super::PrincipleCoverage| {
            let found = row.findings;
            let counts = [
                found.satisfied,
                found.partially_satisfied,
                found.not_satisfied,
                found.not_applicable,
                found.not_assessed,
            ];
            let words = [row.principle.code_str().to_string(), row.principle.label(self.lang).to_string()];
            let counts = counts.map(|count| count.to_string());
            words.into_iter().chain(counts).chain([written(row.assessed)]).collect()
        };
        self.sheet("principles", &[&COLUMNS], answer.principles.iter().map(row).collect())
    }

    /// Indicators, what is late, and what was left out.
    fn progress(&self) -> [Sheet; 3] {
        const COLUMNS: [Column; 16] = [
            ("状況", "status"),
            ("施策の進捗(%)", "measure_progress_percent"),
            ("指標", "indicator"),
            ("種類", "kind"),
            ("単位", "unit"),
            ("基準値", "baseline_value"),
            ("基準日", "baseline_date"),
            ("実績値", "actual_value"),
            ("実績日", "actual_date"),
            ("目標値", "target_value"),
            ("目標の言葉", "target_text"),
            ("目標日", "target_date"),
            ("達成率(%)", "achievement_percent"),
            ("進み具合", "pace"),
            ("予定(%)", "expected_percent"),
            ("計算できない理由", "reasons"),
        ];
        let as_of = self.options.as_of;
        let answer = progress(self.register, &ProgressOptions { as_of, ..ProgressOptions::default() });
        let mut rows = Vec::new();
        for measure in &answer.answer.measures {
            let head = [
                measure.id.clone(),
                measure.title.clone(),
                measure.status.map_or_else(String::new, |status| status.label(self.lang).into()),
                written(measure.progress),
            ];
            let own = measure.indicators.iter().map(|indicator| self.indicator(indicator));
            let none = measure.indicators.is_empty().then(|| vec![String::new(); COLUMNS.len() - 2]);
            rows.extend(own.chain(none).map(|cells| head.iter().cloned().chain(cells).collect()));
        }
        [
            self.sheet("progress", &[&MEASURE, &COLUMNS], rows),
            self.late(&answer.answer.late),
            self.left_out(&answer.left_out),
        ]
    }

    fn indicator(&self, indicator: &super::IndicatorProgress) -> Vec<String> {
        let [baseline, actual] = [indicator.baseline, indicator.actual].map(measured);
        let target = indicator.target.as_ref();
        let reasons = indicator.not_evaluable.iter().chain(&indicator.pace.not_evaluable);
        let reasons: Vec<String> = reasons.map(|because| self.say(&because.text)).collect();
        let words = [
            indicator.name.clone(),
            indicator.kind.map_or_else(String::new, |kind| kind.label(self.lang).into()),
            indicator.unit.clone().unwrap_or_default(),
        ];
        let target = [
            written(target.and_then(|target| target.value)),
            target.and_then(|target| target.text.clone()).unwrap_or_default(),
            written(target.and_then(|target| target.date)),
        ];
        let rest = [
            written(indicator.achievement.map(|achievement| achievement.percent)),
            indicator.pace.pace.label(self.lang).into(),
            written(indicator.pace.expected),
            reasons.join(" "),
        ];
        words.into_iter().chain(baseline).chain(actual).chain(target).chain(rest).collect()
    }

    fn late(&self, late: &[super::Late]) -> Sheet {
        const COLUMNS: [Column; 6] = [
            ("指標", "indicator"),
            ("工程", "milestone"),
            ("理由", "reason"),
            ("いつから", "since"),
            ("経過日数", "days"),
            ("説明", "text"),
        ];
        let row = |late: &super::Late| {
            vec![
                late.measure.clone(),
                late.title.clone(),
                late.indicator.clone().unwrap_or_default(),
                late.milestone.clone().unwrap_or_default(),
                late.reason.label(self.lang).into(),
                written(late.since),
                written(late.days),
                self.say(&late.text),
            ]
        };
        self.sheet("late", &[&MEASURE, &COLUMNS], late.iter().map(row).collect())
    }

    fn left_out(&self, left_out: &[super::LeftOut]) -> Sheet {
        const COLUMNS: [Column; 3] = [("施策番号", "measure"), ("指標", "indicator"), ("理由", "reason")];
        let row = |one: &super::LeftOut| {
            let [measure, indicator] =
                [&one.measure, &one.indicator].map(|id| id.clone().unwrap_or_default());
            vec![measure, indicator, self.say(&one.text)]
        };
        self.sheet("left_out", &[&COLUMNS], left_out.iter().map(row).collect())
    }

    fn indicators(&self) -> Sheet {
        const COLUMNS: [Column; 6] = [
            ("指標", "indicator"),
            ("種類", "kind"),
            ("単位", "unit"),
            ("時点", "date"),
            ("値", "value"),
            ("前の値からの変化", "change"),
        ];
        let (as_of, kinds) = (self.options.as_of, IndicatorKind::ALL.to_vec());
        let options = IndicatorsOptions { as_of, kinds, ..IndicatorsOptions::default() };
        let mut rows = Vec::new();
        for series in &indicators(self.register, &options).answer.series {
            rows.extend(series.points.iter().map(|point| {
                vec![
                    series.measure.clone(),
                    series.title.clone(),
                    series.name.clone(),
                    series.kind.map_or_else(String::new, |kind| kind.label(self.lang).into()),
                    series.unit.clone().unwrap_or_default(),
                    written(point.date),
                    point.value.to_string(),
                    written(point.change),
                ]
            }));
        }
        self.sheet("indicators", &[&MEASURE, &COLUMNS], rows)
    }

    fn calendar(&self) -> Sheet {
        const COLUMNS: [Column; 6] = [
            ("種類", "kind"),
            ("期日", "due"),
            ("実施日", "done"),
            ("超過日数", "overdue_days"),
            ("見直しの結果", "outcome"),
            ("内容", "text"),
        ];
        let entries = calendar::entries(self.register, self.options.as_of.or(self.register.as_of));
        let row = |entry: &calendar::Entry| {
            vec![
                entry.measure.id.clone(),
                entry.measure.title.clone(),
                entry.kind.label(self.lang).into(),
                written(entry.due),
                written(entry.done),
                written(entry.overdue),
                entry.outcome.map_or_else(String::new, |outcome| outcome.label(self.lang).into()),
                entry.text.unwrap_or_default().into(),
            ]
        };
        self.sheet("calendar", &[&MEASURE, &COLUMNS], entries.iter().map(row).collect())
    }

    fn changes(&self, previous: &Register) -> Sheet {
        const COLUMNS: [Column; 3] = [("変更", "fate"), ("欄", "field"), ("説明", "text")];
        let answer = diff(previous, self.register, &DiffOptions::default()).answer;
        let mut rows = Vec::new();
        for measure in &answer.measures {
            let row = |field: String, text: String| {
                vec![measure.id.clone(), measure.title.clone(), measure.fate.name().into(), field, text]
            };
            rows.push(row(String::new(), self.say(&measure.text)));
            rows.extend(measure.changes.iter().map(|c| row(self.say(&c.label), self.say(&c.text))));
        }
        self.sheet("changes", &[&MEASURE, &COLUMNS], rows)
    }

    fn findings(&self) -> Sheet {
        const COLUMNS: [Column; 8] = [
            ("原則", "principle"),
            ("原則名", "label"),
            ("判定", "finding"),
            ("評価した人", "assessor"),
            ("評価した日", "date"),
            ("備考", "note"),
            ("根拠", "evidence"),
            ("足りないもの", "gaps"),
        ];
        let as_of = self.options.as_of;
        let answer = assess(self.register, &AssessOptions { as_of, ..AssessOptions::default() });
        let mut rows = Vec::new();
        for measure in answer.iter().flat_map(|answer| &answer.answer.measures) {
            rows.extend(measure.rows.iter().map(|row| {
                let evidence = row.evidence.iter().map(|one| {
                    let parts = [one.title.as_deref(), one.url.as_deref()];
                    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
                });
                let gaps: Vec<String> = row.gaps.iter().map(|gap| self.say(&gap.text)).collect();
                vec![
                    measure.id.clone(),
                    measure.title.clone(),
                    row.principle.code_str().into(),
                    row.principle.label(self.lang).into(),
                    row.finding.label(self.lang).into(),
                    row.assessor.clone().unwrap_or_default(),
                    written(row.date),
                    row.note.clone().unwrap_or_default(),
                    evidence.collect::<Vec<_>>().join("\n"),
                    gaps.join(" "),
                ]
            }));
        }
        self.sheet("findings", &[&MEASURE, &COLUMNS], rows)
    }

    fn ratings(&self) -> Sheet {
        const COLUMNS: [Column; 4] = [
            ("付けた評価", "given"),
            ("進捗(%)", "progress_percent"),
            ("進捗からの評価", "earned"),
            ("説明", "text"),
        ];
        let as_of = self.options.as_of;
        let answer = rating(self.register, &RatingOptions { as_of, ..RatingOptions::default() }).answer;
        let row = |row: &super::MeasureRating| {
            vec![
                row.id.clone(),
                row.title.clone(),
                row.given.clone().unwrap_or_default(),
                written(row.progress),
                row.earned.clone().unwrap_or_default(),
                self.say(&row.text),
            ]
        };
        self.sheet("ratings", &[&MEASURE, &COLUMNS], answer.measures.iter().map(row).collect())
    }

    fn remarks(&self) -> Sheet {
        const COLUMNS: [Column; 10] = [
            ("重さ", "severity"),
            ("規則", "rule"),
            ("ファイル", "file"),
            ("シート", "sheet"),
            ("行", "row"),
            ("列", "column"),
            ("施策番号", "measure"),
            ("欄", "field"),
            ("書かれていること", "value"),
            ("説明", "text"),
        ];
        let row = |one: &Diagnostic| {
            let place = &one.place;
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            vec![
                one.severity.label(self.lang).into(),
                one.rule.name().into(),
                text(&place.file),
                text(&place.sheet),
                written(place.row),
                text(&place.column),
                text(&place.measure),
                text(&place.field),
                text(&one.value),
                self.say(&one.reason),
            ]
        };
        self.sheet("remarks", &[&COLUMNS], self.options.diagnostics.iter().map(row).collect())
    }
}

/// A value as it stands in a cell.
fn written(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn measured(measured: Option<Measurement>) -> [String; 2] {
    [written(measured.map(|measured| measured.value)), written(measured.and_then(|measured| measured.date))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::{Indicator, Measure, Milestone, Target};

    fn register() -> Register {
        let value = |day, value| Measurement { date: Date::new(2025, 3, day), value };
        let indicator = Indicator {
            name: "利用率".into(),
            kind: Some(IndicatorKind::UsageRate),
            unit: Some("%".into()),
            baseline: Some(value(1, 10.0)),
            target: Some(Target { value: Some(60.0), ..Target::default() }),
            measurements: vec![value(31, 20.5)],
            ..Indicator::default()
        };
        let milestone = Milestone { title: "=1+1".into(), due: Date::new(2025, 6, 30), completed: None };
        let measure = Measure {
            id: "1".into(),
            title: "申請".into(),
            indicators: vec![indicator],
            roadmap: vec![milestone],
            ..Measure::default()
        };
        Register { as_of: Date::new(2025, 7, 2), measures: vec![measure], ..Register::default() }
    }

    fn cell<'s>(sheet: &'s Sheet, row: usize, column: &str) -> &'s str {
        let at = sheet.columns.iter().position(|name| *name == column).expect(column);
        &sheet.rows[row][at]
    }

    #[test]
    fn every_record_has_a_cell_for_every_column() {
        let register = register();
        for english in [false, true] {
            let options = SheetsOptions { previous: Some(&register), english, ..SheetsOptions::default() };
            let sheets = sheets(&register, &options);
            assert_eq!(sheets.len(), 11);
            for sheet in sheets {
                assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()), "{}", sheet.name);
                let mut names = sheet.columns.clone();
                names.sort_unstable();
                names.dedup();
                assert_eq!(names.len(), sheet.columns.len(), "{}", sheet.name);
            }
        }
    }

    #[test]
    fn numbers_stand_alone() {
        let options = SheetsOptions { english: true, ..SheetsOptions::default() };
        let sheets = sheets(&register(), &options);
        let sheet = |name: &str| sheets.iter().find(|sheet| sheet.name == name).expect(name);
        // 100 · (20.5 − 10) / (60 − 10)
        assert_eq!(cell(sheet("progress"), 0, "achievement_percent"), "21");
        assert_eq!(cell(sheet("progress"), 0, "actual_value"), "20.5");
        assert_eq!(cell(sheet("progress"), 0, "actual_date"), "2025-03-31");
        assert_eq!(cell(sheet("calendar"), 0, "overdue_days"), "2");
        assert_eq!(cell(sheet("coverage"), 0, "item"), "V01");
    }
}
