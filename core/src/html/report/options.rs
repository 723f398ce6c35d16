use crate::Lang;
use crate::register::{Date, Diagnostic, Register};

words! {
    /// A section of a report.
    Section, "章", "section" {
        /// Key figures in sentences, and what was left out of them.
        Summary = 1, "summary";
        /// Items of the plan × status, and what no measure serves.
        Coverage = 2, "coverage";
        /// How far measures and indicators have come, and what is late.
        Progress = 3, "progress";
        /// The values of the indicators.
        Indicators = 4, "indicators";
        /// Reviews and milestones by fiscal year and month.
        Calendar = 5, "calendar";
        /// What has changed since an earlier state.
        Changes = 6, "changes";
        /// Findings against the principles, with their evidence and what is missing.
        Findings = 7, "findings";
        /// The municipality's own ratings, beside what its scale gives by the progress.
        Ratings = 8, "ratings";
        /// What the checks remark.
        Remarks = 9, "remarks";
    }
}

/// How [`report`](super::report) writes.
#[derive(Debug, Clone, Copy)]
pub struct ReportOptions<'a> {
    pub(super) lang: Lang,
    pub(super) prefix: &'a str,
    pub(super) heading: u8,
    pub(super) as_of: Option<Date>,
    pub(super) previous: Option<&'a Register>,
    pub(super) diagnostics: &'a [Diagnostic],
    pub(super) sections: &'a [Section],
}

impl Default for ReportOptions<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> ReportOptions<'a> {
    /// In Japanese, all sections, with a heading of the second level; as of the register's own day.
    pub const fn new() -> Self {
        Self {
            lang: Lang::Ja,
            prefix: "",
            heading: 2,
            as_of: None,
            previous: None,
            diagnostics: &[],
            sections: Section::ALL,
        }
    }

    /// The language, Japanese or English. What the register says stays as it is.
    #[must_use]
    pub const fn lang(mut self, lang: Lang) -> Self {
        self.lang = if matches!(lang, Lang::En) { Lang::En } else { Lang::Ja };
        self
    }

    /// What is put in front of every id, for several reports on one page.
    #[must_use]
    pub const fn prefix(mut self, prefix: &'a str) -> Self {
        self.prefix = prefix;
        self
    }

    /// The level of the title, 1 to 6; the headings below it follow.
    #[must_use]
    pub const fn heading(mut self, level: u8) -> Self {
        self.heading = level;
        self
    }

    /// The day to report for, where it is not the register's own.
    #[must_use]
    pub const fn as_of(mut self, day: Date) -> Self {
        self.as_of = Some(day);
        self
    }

    /// An earlier state of the same register, to tell what has changed.
    #[must_use]
    pub const fn previous(mut self, register: &'a Register) -> Self {
        self.previous = Some(register);
        self
    }

    /// What was remarked when the register was read; it is shown with what the checks remark.
    #[must_use]
    pub const fn diagnostics(mut self, diagnostics: &'a [Diagnostic]) -> Self {
        self.diagnostics = diagnostics;
        self
    }

    /// The sections to write. Their order is always the same.
    #[must_use]
    pub const fn sections(mut self, sections: &'a [Section]) -> Self {
        self.sections = sections;
        self
    }
}
