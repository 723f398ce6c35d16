use super::{Html, PlanOptions, Style};
use crate::{Item, Lang};
use alloc::string::String;

/// What a page shows.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Content<'a> {
    /// The plan.
    Plan(&'a PlanOptions<'a>),
}

/// How [`page`] writes.
#[derive(Debug, Clone, Copy)]
pub struct PageOptions<'a> {
    content: Content<'a>,
    styles: Option<&'a str>,
    script: Option<&'a str>,
}

impl<'a> PageOptions<'a> {
    /// A page that shows this, without styles and scripts.
    pub const fn new(content: Content<'a>) -> Self {
        Self { content, styles: None, script: None }
    }

    /// The address of the style sheet.
    #[must_use]
    pub const fn styles(mut self, address: &'a str) -> Self {
        self.styles = Some(address);
        self
    }

    /// The address of the script, which is loaded as a module.
    #[must_use]
    pub const fn script(mut self, address: &'a str) -> Self {
        self.script = Some(address);
        self
    }

    fn style(&self) -> &'a Style<'a> {
        match self.content {
            Content::Plan(options) => &options.style,
        }
    }
}

/// A whole page, to be published as it is.
pub fn page(options: &PageOptions) -> String {
    let mut html = Html::new();
    let lang = options.style().lang;
    html.doctype().open("html").attr("lang", Style::tag(lang));
    head(&mut html, options, lang);
    html.open("body").open("main");
    match options.content {
        Content::Plan(plan) => super::plan::element(&mut html, plan),
    }
    html.finish() + "\n"
}

fn head(html: &mut Html, options: &PageOptions, lang: Lang) {
    html.open("head").void("meta").attr("charset", "utf-8");
    html.void("meta").attr("name", "viewport").attr("content", "width=device-width");
    html.element("title", "", Item::C00.label(lang));
    if let Some(address) = options.styles {
        html.void("link").attr("rel", "stylesheet").attr("href", address);
    }
    if let Some(address) = options.script {
        html.open("script").attr("type", "module").attr("src", address).close();
    }
    html.close();
}
