use super::{Html, PlanOptions, Style};
use crate::{Item, Lang};
use alloc::string::String;

/// What a whole page links: [`plan_page`].
#[derive(Debug, Clone, Copy, Default)]
pub struct PageOptions<'a> {
    styles: Option<&'a str>,
    script: Option<&'a str>,
    integrity: (Option<&'a str>, Option<&'a str>),
}

impl<'a> PageOptions<'a> {
    /// Neither styles nor script: the page is complete, and plain.
    pub const fn new() -> Self {
        Self { styles: None, script: None, integrity: (None, None) }
    }

    /// The address of the style sheet, `rashinban.css` of the npm package.
    #[must_use]
    pub const fn styles(mut self, address: &'a str) -> Self {
        self.styles = Some(address);
        self
    }

    /// The address of the script, `rashinban.js` of the npm package. It runs when the page has been read.
    #[must_use]
    pub const fn script(mut self, address: &'a str) -> Self {
        self.script = Some(address);
        self
    }

    /// The hashes of style sheet and script as `integrity.json` of the npm package has them, so that the browser takes no
    /// others.
    #[must_use]
    pub const fn integrity(mut self, styles: Option<&'a str>, script: Option<&'a str>) -> Self {
        self.integrity = (styles, script);
        self
    }
}

/// The plan as a whole page, to be published as it is.
pub fn plan_page(plan: &PlanOptions, page: &PageOptions) -> String {
    let mut html = Html::new();
    let lang = plan.style.lang;
    html.doctype().open("html").attr("lang", Style::tag(lang));
    head(&mut html, page, lang);
    html.open("body").open("main");
    super::plan::element(&mut html, plan);
    html.finish() + "\n"
}

fn head(html: &mut Html, page: &PageOptions, lang: Lang) {
    html.open("head").void("meta").attr("charset", "utf-8");
    html.void("meta").attr("name", "viewport").attr("content", "width=device-width");
    html.element("title", "", Item::C00.label(lang));
    if let Some(address) = page.styles {
        html.void("link").attr("rel", "stylesheet").attr("href", address);
        checked(html, page.integrity.0);
    }
    if let Some(address) = page.script {
        html.open("script").attr("src", address).flag("defer");
        checked(html, page.integrity.1);
        html.close();
    }
    html.close();
}

fn checked(html: &mut Html, integrity: Option<&str>) {
    if let Some(hash) = integrity {
        html.attr("integrity", hash).attr("crossorigin", "anonymous");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_links_what_it_is_told() {
        let plan = PlanOptions::new();
        let plain = plan_page(&plan, &PageOptions::new());
        assert!(plain.starts_with("<!doctype html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\">"));
        assert!(plain.ends_with("</rashinban-plan></main></body></html>\n"));
        assert!(!plain.contains("<link") && !plain.contains("<script"));
        let page = PageOptions::new().styles("a.css").script("a.js?b&c").integrity(None, Some("sha384-x"));
        let linked = plan_page(&plan, &page);
        assert!(
            linked.contains("<link rel=\"stylesheet\" href=\"a.css\"><script src=\"a.js?b&amp;c\" defer ")
        );
        assert!(linked.contains(" integrity=\"sha384-x\" crossorigin=\"anonymous\"></script>"));
    }
}
