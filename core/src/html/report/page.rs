use super::{Pen, REPORT_STYLES_HASH, ReportOptions, Word, content};
use crate::register::Register;
use alloc::string::String;

/// The style sheet of the report: the page holds it, or links to a file of it.
pub const REPORT_STYLES: &str = include_str!("../../generated/report.css");

/// Where a page has its style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReportStyles<'a> {
    /// In itself: one file that needs no other. The page forbids itself everything else; a server whose policy forbids
    /// styles in pages must allow its hash, [`REPORT_STYLES_HASH`](crate::html::REPORT_STYLES_HASH).
    Inside,
    /// At this address, for a server whose policy forbids styles in pages.
    At(&'a str),
}

/// What a page with its style sheet inside allows: that style sheet.
const INSIDE: [&str; 3] =
    ["default-src 'none'; style-src '", REPORT_STYLES_HASH, "'; base-uri 'none'; form-action 'none'"];
/// What a page allows that links to its style sheet: no script, and nothing else that runs.
const LINKED: [&str; 1] = ["script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"];

/// A whole page with a register's report, to be opened from a disk, printed or published as it is. It fetches nothing but
/// the style sheet it may link to.
pub fn report_page(register: &Register, options: &ReportOptions, styles: ReportStyles) -> String {
    let mut pen = Pen::new(options.lang, options.prefix, options.heading);
    pen.html.doctype().open("html").attr("lang", options.lang.name());
    pen.html.open("head").void("meta").attr("charset", "utf-8");
    let policy: &[&str] = if styles == ReportStyles::Inside { &INSIDE } else { &LINKED };
    pen.html.void("meta").attr("http-equiv", "Content-Security-Policy").attr_of("content", policy);
    pen.html.void("meta").attr("name", "viewport").attr("content", "width=device-width");
    pen.html.void("meta").attr("name", "referrer").attr("content", "no-referrer");
    title(&mut pen, register);
    match styles {
        ReportStyles::Inside => pen.html.style_sheet(REPORT_STYLES),
        ReportStyles::At(address) => pen.html.void("link").attr("rel", "stylesheet").attr("href", address),
    };
    pen.html.close().open("body").class("rashinban-page").open("main");
    content(&mut pen, register, options);
    pen.html.finish() + "\n"
}

fn title(pen: &mut Pen, register: &Register) {
    let title = register.title.as_deref().unwrap_or(Word::Title.of(pen.lang));
    pen.html.open("title");
    if let Some(owner) = &register.owner.name {
        pen.html.text(owner).text(" ");
    }
    pen.html.text(title).close();
}
