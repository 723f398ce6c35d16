//! What is wrong with a register, for people.

use crate::text::{DIM, PLAIN, Page, Span, span};
use anstyle::{AnsiColor, Style};
use rashinban::Lang;
use rashinban::register::{Diagnostic, Place, Severity};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Diagnostics, each with its place, its reason and what to write instead.
pub fn text(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let mut page = Page::new(lang);
    for diagnostic in diagnostics {
        write(&mut page, diagnostic);
    }
    page.finish()
}

/// How many there are of a severity.
pub fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
}

pub fn write(page: &mut Page, diagnostic: &Diagnostic) {
    let (style, word) = match diagnostic.severity {
        Severity::Error => (ERROR, page.say("エラー", "error")),
        Severity::Warning => (WARNING, page.say("注意", "warning")),
        Severity::Note => (DIM, page.say("補足", "note")),
    };
    let mut first = vec![span(style, word), span(PLAIN, "  ")];
    first.extend(place(page, &diagnostic.place));
    if let Some(value) = &diagnostic.value {
        first.push(span(PLAIN, format!("  「{}」", visible(value))));
    }
    page.line(&[], &[span(PLAIN, "    ")], &first);
    let reason = page.say(&diagnostic.reason.ja, &diagnostic.reason.en).to_owned();
    let indent = [span(PLAIN, "    ")];
    page.line(&indent, &indent, &[span(PLAIN, visible(&reason))]);
    if !diagnostic.suggestions.is_empty() {
        let suggested: Vec<String> = diagnostic.suggestions.iter().map(|text| visible(text)).collect();
        let words =
            page.say("もしかして: ", "did you mean: ").to_owned() + &suggested.join(page.say("、", ", "));
        page.line(&indent, &indent, &[span(PLAIN, words)]);
    }
}

/// city.csv 5行目 目標年度 [A03]
fn place(page: &Page, place: &Place) -> Vec<Span> {
    let mut parts = Vec::new();
    parts.extend(place.file.clone());
    parts.extend(place.sheet.clone());
    parts.extend(place.row.map(|row| match page.lang() {
        Lang::En => format!("row {row}"),
        _ => format!("{row}行目"),
    }));
    parts.extend(place.column.clone());
    parts.extend(place.measure.as_ref().map(|id| format!("[{id}]")));
    // A column says it better than the name of its field.
    parts.extend(place.field.clone().filter(|_| place.column.is_none()));
    vec![span(PLAIN, visible(&parts.join(" ")))]
}

/// Control characters of a hostile file must not reach a terminal.
fn visible(text: &str) -> String {
    let hidden = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if hidden(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}
