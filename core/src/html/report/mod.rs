//! A register of measures as a report for councils and citizens: everything as text and tables, with pictures beside it.

mod calendar;
mod changes;
mod coverage;
mod figures;
mod findings;
mod foreign;
mod indicators;
mod options;
mod page;
mod pen;
mod picture;
mod progress;
mod ratings;
mod remarks;
mod summary;
mod table;
mod words;

pub use crate::generated::report::STYLES_HASH as REPORT_STYLES_HASH;
pub use options::{ReportOptions, Section};
pub use page::{REPORT_STYLES, ReportStyles, report_page};

use crate::register::{
    self, Answer, AssessOptions, CoverageOptions, DiffOptions, IndicatorKind, IndicatorsOptions, Measure,
    ProgressOptions, RatingOptions, Register,
};
use crate::{ATTRIBUTION_EN, ATTRIBUTION_JA, Lang};
use alloc::string::String;
use pen::Pen;
use words::Word;

/// What the sections are written from.
struct Material<'a> {
    register: &'a Register,
    options: &'a ReportOptions<'a>,
    progress: Answer<register::Progress>,
    coverage: Answer<register::Coverage>,
    /// None never happens without options of its own.
    assess: Option<Answer<register::Assess>>,
    indicators: Answer<register::Indicators>,
    rating: Answer<register::Rating>,
    /// Against the earlier state, if there is one.
    diff: Option<Answer<register::Diff>>,
}

impl<'a> Material<'a> {
    fn new(register: &'a Register, options: &'a ReportOptions<'a>) -> Self {
        let as_of = options.as_of;
        let progress = ProgressOptions { as_of, ..ProgressOptions::default() };
        let coverage = CoverageOptions { as_of, ..CoverageOptions::default() };
        let assess = AssessOptions { as_of, ..AssessOptions::default() };
        let kinds = IndicatorKind::ALL.to_vec();
        let indicators = IndicatorsOptions { as_of, kinds, ..IndicatorsOptions::default() };
        let rating = RatingOptions { as_of, ..RatingOptions::default() };
        Self {
            register,
            options,
            progress: register::progress(register, &progress),
            coverage: register::coverage(register, &coverage),
            assess: register::assess(register, &assess).ok(),
            indicators: register::indicators(register, &indicators),
            rating: register::rating(register, &rating),
            diff: options
                .previous
                .map(|previous| register::diff(previous, register, &DiffOptions::default())),
        }
    }

    /// The measures that count.
    fn measures(&self) -> impl Iterator<Item = &'a Measure> {
        self.register.measures.iter().filter(|measure| measure.is_active())
    }
}

impl Section {
    const fn title(self) -> Word {
        match self {
            Self::Summary => Word::Summary,
            Self::Coverage => Word::Coverage,
            Self::Progress => Word::Progress,
            Self::Indicators => Word::Indicators,
            Self::Calendar => Word::Calendar,
            Self::Changes => Word::Changes,
            Self::Findings => Word::Findings,
            Self::Ratings => Word::Ratings,
            Self::Remarks => Word::Remarks,
        }
    }

    fn write(self, pen: &mut Pen, material: &Material) {
        match self {
            Self::Summary => summary::write(pen, material),
            Self::Coverage => coverage::write(pen, material),
            Self::Progress => progress::write(pen, material),
            Self::Indicators => indicators::write(pen, material),
            Self::Calendar => calendar::write(pen, material),
            Self::Changes => changes::write(pen, material),
            Self::Findings => findings::write(pen, material),
            Self::Ratings => ratings::write(pen, material),
            Self::Remarks => remarks::write(pen, material),
        }
    }

    /// Whether there is anything to write it from.
    fn applies(self, material: &Material) -> bool {
        match self {
            Self::Changes => material.diff.is_some(),
            Self::Ratings => {
                let rating = &material.rating.answer;
                !rating.levels.is_empty() || rating.measures.iter().any(|row| row.given.is_some())
            }
            Self::Remarks => !material.options.diagnostics.is_empty(),
            _ => true,
        }
    }
}

/// A register's report: what stands inside `<rashinban-progress>`. Nothing in it is told by colour or picture alone, and it
/// runs nothing: texts of the register are text, and links lead to `https:` and `http:` addresses only.
///
/// ```
/// use rashinban::{html, register::{Measure, Register}};
///
/// let mut register = Register::default();
/// let mut measure = Measure::default();
/// measure.title = "書かない窓口".into();
/// register.measures.push(measure);
/// let report = html::report(&register, &html::ReportOptions::new());
/// assert!(report.contains("書かない窓口"));
/// ```
pub fn report(register: &Register, options: &ReportOptions) -> String {
    let mut pen = Pen::new(options.lang, options.prefix, options.heading);
    content(&mut pen, register, options);
    pen.html.finish()
}

fn content(pen: &mut Pen, register: &Register, options: &ReportOptions) {
    let material = Material::new(register, options);
    pen.html.open("div").class("rashinban rashinban-report").attr("lang", options.lang.name());
    head(pen, &material);
    let sections = Section::ALL.iter().filter(|section| options.sections.contains(section));
    let sections = sections.filter(|section| section.applies(&material));
    contents(pen, sections.clone());
    for section in sections {
        pen.html.open("section").class("rashinban-section");
        pen.refer("aria-labelledby", section.name());
        pen.heading(1).id(section.name()).word(section.title()).html.close();
        section.write(pen, &material);
        pen.html.close();
    }
    foot(pen);
    pen.html.close();
}

/// How dark a cell is drawn: its number as a share of the most there can be, in four steps.
const fn level(count: usize, most: usize) -> &'static str {
    match (count * 4).div_ceil(if most == 0 { 1 } else { most }) {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        _ => "4",
    }
}

fn head(pen: &mut Pen, material: &Material) {
    let register = material.register;
    pen.html.open("header").class("rashinban-report__head");
    if let Some(owner) = &register.owner.name {
        pen.html.open("p").class("rashinban-report__owner");
        pen.foreign(owner).html.close();
    }
    pen.heading(0).html.class("rashinban-report__title");
    match &register.title {
        Some(title) => pen.foreign(title),
        None => pen.word(Word::Title),
    };
    pen.html.close().open("p").class("rashinban-report__day");
    match material.progress.as_of {
        Some(day) => {
            let said = pen.filled(Word::AsOf, &[("date", &figures::day(day, pen.lang))]);
            pen.html.text(&said);
        }
        None => {
            pen.word(Word::AsOfUnknown);
        }
    }
    pen.html.close().close();
}

fn contents<'s>(pen: &mut Pen, sections: impl Iterator<Item = &'s Section>) {
    pen.html.open("nav").class("rashinban-report__contents");
    pen.refer("aria-labelledby", "contents");
    pen.html.open("p").class("rashinban-report__contents-name");
    pen.id("contents").word(Word::Contents).html.close().open("ol");
    for section in sections {
        pen.html.open("li").open("a");
        pen.refer("href", section.name()).word(section.title()).html.close().close();
    }
    pen.html.close().close();
}

fn foot(pen: &mut Pen) {
    let source = if matches!(pen.lang, Lang::En) { ATTRIBUTION_EN } else { ATTRIBUTION_JA };
    pen.html.open("footer").class("rashinban-report__foot").open("p").text(source).text(" ");
    pen.word(Word::NotGovernment).html.close();
    pen.paragraph("rashinban-report__made", Word::Made, &[("version", crate::VERSION)]).html.close();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::{
        AlignedItem, Assessment, Date, Diagnostic, Direction, Evidence, Finding, Indicator, IndicatorKind,
        Measurement, Milestone, RatingLevel, RatingScale, Review, ReviewOutcome, Status, Target,
    };
    use crate::{Alignment, Item};
    use alloc::{vec, vec::Vec};

    fn day(year: i16, month: i8, day: i8) -> Option<Date> {
        Date::new(year, month, day)
    }

    fn value(date: Option<Date>, value: f64) -> Measurement {
        Measurement { date, value }
    }

    /// One measure that is behind, and one that was given up.
    fn register() -> Register {
        let usage = Indicator {
            name: "利用率".into(),
            kind: Some(IndicatorKind::UsageRate),
            unit: Some("%".into()),
            direction: Some(Direction::Higher),
            baseline: Some(value(day(2023, 4, 1), 10.0)),
            target: Some(Target { value: Some(60.0), text: None, date: day(2026, 3, 31) }),
            measurements: vec![value(day(2024, 3, 31), 15.0), value(day(2025, 3, 31), 20.0)],
            ..Indicator::default()
        };
        let text = Target { text: Some("全庁で導入".into()), ..Target::default() };
        let words = Indicator { name: "導入".into(), target: Some(text), ..Indicator::default() };
        let mut assessment = Assessment::new(Item::P03_01, Finding::Satisfied);
        assessment.evidence.push(Evidence {
            title: Some("手続一覧".into()),
            url: Some("https://example.lg.jp/a".into()),
            date: None,
        });
        let applications = Measure {
            id: "1-02".into(),
            title: "オンライン申請".into(),
            status: Some(Status::InProgress),
            alignments: vec![
                AlignedItem::new(Item::I01_02_03, Alignment::Primary),
                AlignedItem::new(Item::I05_02, Alignment::Related),
            ],
            assessments: vec![assessment],
            indicators: vec![usage, words],
            roadmap: vec![Milestone { title: "納付".into(), due: day(2025, 6, 30), completed: None }],
            reviews: vec![Review {
                held: day(2025, 5, 22),
                outcome: Some(ReviewOutcome::Revise),
                ..Review::default()
            }],
            ..Measure::default()
        };
        let points = Measure {
            id: "4-01".into(),
            title: "地域ポイント".into(),
            status: Some(Status::Discontinued),
            ..Measure::default()
        };
        Register {
            title: Some("施策台帳".into()),
            as_of: day(2025, 10, 31),
            measures: vec![applications, points],
            ..Register::default()
        }
    }

    fn section(section: Section) -> String {
        report(&register(), &ReportOptions::new().sections(&[section]))
    }

    #[track_caller]
    fn assert_says(report: &str, all: &[&str]) {
        for text in all {
            assert!(report.contains(text), "{text}");
        }
    }

    #[test]
    fn the_summary_says_what_was_counted_and_what_was_not() {
        // One of two measures counts. 100 · (20 − 10) / (60 − 10) = 20%.
        let report = section(Section::Summary);
        assert_says(&report, &["2025年10月31日現在", ">1件<", "ほかに廃止・統合 1件", ">20%<"]);
        assert_says(
            &report,
            &["廃止または統合された施策です。", "目標が文章です:「全庁で導入」", "最新は2026年版です"],
        );
    }

    #[test]
    fn coverage_is_told_in_numbers_and_words() {
        let report = section(Section::Coverage);
        let row = report.split("<tr").find(|row| row.contains(">I01-02-03<")).unwrap();
        assert_says(row, &["主に該当", "data-level=\"4\">1<"]);
        assert_says(&report, &[">上位の項目のみ<", ">なし<", "施策がない項目"]);
    }

    #[test]
    fn progress_has_figures_reasons_and_bars() {
        let report = section(Section::Progress);
        assert_says(&report, &["工程の遅れ", "123日経過", "遅れている", "60<bdi>%</bdi>", "width=\"20\""]);
        assert_says(&report, &["<bdi>全庁で導入</bdi>", "令和6年度(2024年度)"]);
        assert!(!report.contains("地域ポイント"));
    }

    #[test]
    fn indicators_have_a_line_and_its_values() {
        let report = section(Section::Indicators);
        assert_eq!(report.matches("<polyline").count(), 1);
        assert_eq!(report.matches("<circle").count(), 3);
        assert_says(&report, &["2023-04-01</time> 基準値", "15<bdi>%</bdi>", "20<bdi>%</bdi>"]);
        assert_says(&report, &["前回の見直しの後の実績値がありません。"]);
    }

    #[test]
    fn the_calendar_tells_what_is_overdue() {
        let report = section(Section::Calendar);
        assert_says(
            &report,
            &["期限超過(123日)", "超過 1", "<bdi>納付</bdi>", "見直し", "令和7年度(2025年度)"],
        );
    }

    #[test]
    fn findings_have_evidence_and_gaps() {
        let report = section(Section::Findings);
        assert_says(
            &report,
            &[
                "<a href=\"https://example.lg.jp/a\"",
                "評価した人がわかりません。",
                "評価した日がわかりません。",
            ],
        );
        assert_says(&report, &["次の 30件の原則は"]);
    }

    #[test]
    fn changes_are_told_where_there_is_an_earlier_state() {
        assert!(!section(Section::Changes).contains("<section"));
        let mut previous = register();
        previous.as_of = day(2024, 10, 31);
        previous.measures[0].title = "電子申請".into();
        previous.measures.remove(1);
        let options = ReportOptions::new().sections(&[Section::Changes]).previous(&previous);
        let report = report(&register(), &options);
        assert_says(
            &report,
            &["2024年10月31日から2025年10月31日までの変更", "見直し", "電子申請", "オンライン申請"],
        );
    }

    #[test]
    fn ratings_are_the_municipalitys_own() {
        assert!(!section(Section::Ratings).contains("<section"));
        let mut register = register();
        let level = |label: &str, at_least| RatingLevel { label: label.into(), at_least, meaning: None };
        let levels = vec![level("優", Some(80.0)), level("可", Some(10.0))];
        register.rating_scale = Some(RatingScale { name: Some("三段階".into()), levels });
        register.measures[0].rating = Some("優".into());
        let report = report(&register, &ReportOptions::new().sections(&[Section::Ratings]));
        assert_says(&report, &["三段階", "達成率 80% 以上", "<bdi>優</bdi>", "<bdi>可</bdi>"]);
    }

    #[test]
    fn remarks_are_there_where_there_are_any() {
        assert!(!section(Section::Remarks).contains("<section"));
        let remark = r#"{"severity": "warning", "rule": "no-target", "place": {"row": 3, "column": "目標値"},
            "reason": {"ja": "目標がありません。", "en": "no target"}, "suggestions": ["80%"]}"#;
        let remarks: [Diagnostic; 1] = [serde_json::from_str(remark).unwrap()];
        let report = report(&register(), &ReportOptions::new().diagnostics(&remarks));
        assert_says(&report, &["注意 1件", "3行目", "目標がありません。", "80%"]);
    }

    #[test]
    fn every_text_of_the_register_is_escaped_and_isolated() {
        let mut register = register();
        let hostile = "\"><script>x</script>\u{202e}";
        let measure = &mut register.measures[0];
        for text in [
            &mut measure.id,
            &mut measure.title,
            &mut measure.indicators[0].name,
            &mut measure.roadmap[0].title,
        ] {
            *text = hostile.into();
        }
        measure.owner.department = Some(hostile.into());
        measure.indicators[0].unit = Some(hostile.into());
        measure.indicators[0].source = Some(hostile.into());
        measure.reviews[0].note = Some(hostile.into());
        measure.assessments[0].assessor = Some(hostile.into());
        measure.assessments[0].note = Some(hostile.into());
        measure.assessments[0].evidence[0].title = Some(hostile.into());
        measure.assessments[0].evidence[0].url = Some(hostile.into());
        register.title = Some(hostile.into());
        register.owner.name = Some(hostile.into());
        for lang in [Lang::Ja, Lang::En] {
            let report = report(&register, &ReportOptions::new().lang(lang));
            assert!(!report.contains("<script") && !report.contains('\u{202e}'));
            assert_says(
                &report,
                &["&quot;&gt;&lt;script&gt;x&lt;/script&gt;<span class=\"rashinban-unseen\">U+202E"],
            );
        }
    }

    #[test]
    fn ids_are_unique_and_referred_to() {
        let report = report(&register(), &ReportOptions::new().prefix("a-"));
        let of = |name: &str| {
            let values = report.split(&[" ", name, "=\""].concat()).skip(1).collect::<Vec<_>>();
            values.into_iter().filter_map(|rest| rest.split('"').next()).collect::<Vec<_>>()
        };
        let mut ids = of("id");
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
        assert!(ids.iter().all(|id| id.starts_with("a-report-")));
        assert!(of("aria-labelledby").iter().all(|id| ids.contains(id)));
        let links = of("href");
        let links: Vec<_> = links.iter().filter_map(|link| link.strip_prefix('#')).collect();
        assert!(!links.is_empty() && links.iter().all(|id| ids.contains(id)));
    }

    #[test]
    fn an_empty_register_is_reported() {
        let report = report(&Register::default(), &ReportOptions::new().lang(Lang::En));
        assert_says(
            &report,
            &["Progress report on measures", "No day given", "no figure", crate::ATTRIBUTION_EN],
        );
    }

    #[test]
    fn the_page_holds_or_links_its_styles() {
        let options = ReportOptions::new().heading(1);
        let inside = report_page(&register(), &options, ReportStyles::Inside);
        assert_says(&inside, &["<h1", REPORT_STYLES, REPORT_STYLES_HASH, "default-src 'none'"]);
        let linked = report_page(&register(), &options, ReportStyles::At("a\".css"));
        assert_says(&linked, &["<link rel=\"stylesheet\" href=\"a&quot;.css\">", "script-src 'none'"]);
        assert!(!linked.contains("<style"));
        for page in [inside, linked] {
            assert!(!page.contains(" style=\"") && !page.contains("<script"));
        }
    }
}
