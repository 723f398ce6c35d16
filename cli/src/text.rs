//! Lines for people: styles, columns by display width, and wrapping for a terminal.

use anstyle::{AnsiColor, Style};
use rashinban::{Item, LabelStatus, Lang};
use std::fmt::Write as _;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

pub const PLAIN: Style = Style::new();
pub const CODE: Style = AnsiColor::Cyan.on_default();
pub const TITLE: Style = Style::new().bold();
pub const DIM: Style = Style::new().dimmed();
pub const FOUND: Style = AnsiColor::Yellow.on_default().bold();

/// What may not begin a line, and what may not end one.
const NOT_FIRST: &str =
    "、。・」』】〕》〉ー々ゝぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)%/，．：；？！）／％”";
const NOT_LAST: &str = "「『【〔《〈(（“";

/// The narrowest column worth wrapping in.
const NARROW: usize = 20;

/// Text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    text: String,
    style: Style,
}

impl Span {
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Another text in the same style.
    pub fn with_text(&self, text: String) -> Self {
        Self { text, style: self.style }
    }
}

pub fn span(style: Style, text: impl Into<String>) -> Span {
    Span { text: text.into(), style }
}

/// A text with places in it marked, given as ranges of bytes that may overlap.
pub fn marked(text: &str, style: Style, places: &[(usize, usize)]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (at, c) in text.char_indices() {
        let found = places.iter().any(|(start, end)| (*start..*end).contains(&at));
        let style = if found { FOUND } else { style };
        match spans.last_mut() {
            Some(last) if last.style == style => last.text.push(c),
            _ => spans.push(span(style, c)),
        }
    }
    spans
}

pub fn width(text: &str) -> usize {
    text.width()
}

/// A text with spaces behind it to a display width.
pub fn padded(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(width(text))))
}

/// An English label is followed by `*` where it is this project's own; [`Page::footnote`] says so.
pub fn label(item: Item, lang: Lang) -> String {
    let mark = if item.label_status(lang) == LabelStatus::Unverified { " *" } else { "" };
    format!("{}{mark}", item.label(lang))
}

/// What is being written, and for whom.
#[derive(Debug)]
pub struct Page {
    text: String,
    lang: Lang,
    /// The columns of the terminal; nothing is wrapped for a pipe or a file.
    columns: Option<usize>,
}

impl Page {
    /// For whoever reads standard output.
    pub fn new(lang: Lang) -> Self {
        // Asks about standard output alone: what goes into a pipe is not wrapped to the terminal beside it.
        let columns =
            terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0));
        Self { text: String::new(), lang, columns }
    }

    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// A word of the program's own, which has no kana form.
    pub const fn say<'a>(&self, ja: &'a str, en: &'a str) -> &'a str {
        if matches!(self.lang, Lang::En) { en } else { ja }
    }

    /// Text as it is.
    pub fn plain(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A line; where it is wrapped, `hang` stands in front of what continues it.
    pub fn line(&mut self, head: &[Span], hang: &[Span], body: &[Span]) {
        let head_width: usize = head.iter().map(|span| width(&span.text)).sum();
        let room = self.columns.map(|columns| columns.saturating_sub(head_width).max(NARROW));
        for (i, spans) in wrapped(body, room).iter().enumerate() {
            for span in if i == 0 { head } else { hang } {
                self.push(span);
            }
            for span in spans {
                self.push(span);
            }
            while self.text.ends_with(' ') {
                self.text.pop();
            }
            self.text.push('\n');
        }
    }

    /// What the mark behind English labels means.
    pub fn footnote(&mut self) {
        if self.lang == Lang::En {
            self.plain("");
            self.plain("* unverified: translated by this project; the plan itself is in Japanese");
        }
    }

    pub fn finish(self) -> String {
        self.text
    }

    fn push(&mut self, span: &Span) {
        let Span { text, style } = span;
        // Writing to a string does not fail.
        let _ = write!(self.text, "{style}{text}{style:#}");
    }
}

/// Breaks a line into lines of at most `room` columns: behind spaces and between Japanese characters, but for the
/// marks that may not begin or end a line.
fn wrapped(body: &[Span], room: Option<usize>) -> Vec<Vec<Span>> {
    let Some(room) = room else { return vec![body.to_vec()] };
    let cells: Vec<(char, Style)> =
        body.iter().flat_map(|span| span.text.chars().map(|c| (c, span.style))).collect();
    let mut lines = Vec::new();
    let mut start = 0;
    let mut columns = 0;
    let mut at = 0;
    while at < cells.len() {
        columns += cells[at].0.width().unwrap_or(0);
        if columns > room && cells[at].0 != ' ' {
            let end = (start + 1..=at)
                .rev()
                .find(|at| breaks(cells[at - 1].0, cells[*at].0))
                .unwrap_or(at.max(start + 1));
            lines.push(spans(&cells[start..end]));
            start = end;
            at = end;
            columns = 0;
        } else {
            at += 1;
        }
    }
    lines.push(spans(&cells[start..]));
    lines
}

/// Whether a line may end between two characters.
fn breaks(before: char, after: char) -> bool {
    let wide = |c: char| c.width() == Some(2);
    let free = before == ' ' || wide(before) || wide(after);
    free && after != ' ' && !NOT_FIRST.contains(after) && !NOT_LAST.contains(before)
}

fn spans(cells: &[(char, Style)]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (c, style) in cells {
        match spans.last_mut() {
            Some(last) if last.style == *style => last.text.push(*c),
            _ => spans.push(span(*style, *c)),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, room: usize) -> Vec<String> {
        let lines = wrapped(&[span(PLAIN, text)], Some(room));
        lines.into_iter().map(|line| line.into_iter().map(|span| span.text).collect()).collect()
    }

    #[test]
    fn japanese_wraps_by_display_width_and_keeps_its_marks() {
        assert_eq!(lines("地方公共団体の基幹業務", 8), ["地方公共", "団体の基", "幹業務"]);
        // A full stop does not begin a line, nor does a bracket end one.
        assert_eq!(lines("推進する。次", 8), ["推進す", "る。次"]);
        assert_eq!(lines("整備(基盤)", 6), ["整備", "(基盤)"]);
    }

    #[test]
    fn latin_words_stay_whole_unless_they_cannot() {
        assert_eq!(lines("digital society for all", 10), ["digital ", "society ", "for all"]);
        assert_eq!(lines("digitalization", 5), ["digit", "aliza", "tion"]);
    }

    #[test]
    fn every_item_wraps_without_loss_into_any_width() {
        for item in crate::outline::everything() {
            for lang in Lang::ALL {
                for room in [1, 2, 7, 20, 57, 200] {
                    let lines = lines(item.label(*lang), room);
                    assert_eq!(lines.concat(), item.label(*lang));
                    // A wide character in one column, and a space at the end, are all that may stick out.
                    assert!(lines.iter().all(|line| width(line.trim_end()) <= room.max(2)), "{lines:?}");
                }
            }
        }
    }

    #[test]
    fn marks_may_touch_and_overlap() {
        let spans = marked("データ連携基盤", PLAIN, &[(0, 9), (6, 15)]);
        assert_eq!(spans, [span(FOUND, "データ連携"), span(PLAIN, "基盤")]);
    }
}
