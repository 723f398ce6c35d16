//! What writes markup. Nothing else in this library writes a `<`.

use alloc::{string::String, vec::Vec};

/// A document, or a part of one, as it is written: elements are opened and closed, attributes follow the opening, texts
/// are escaped.
///
/// ```
/// use rashinban::html::Html;
/// let mut html = Html::new();
/// html.open("p").attr("lang", "en").text("Q & A").close();
/// assert_eq!(html.finish(), r#"<p lang="en">Q &amp; A</p>"#);
/// ```
///
/// Names of elements and attributes are the program's own; whatever comes from elsewhere is a value or a text.
#[derive(Debug, Clone, Default)]
pub struct Html {
    written: String,
    /// The elements that are open, the innermost last.
    open: Vec<&'static str>,
    /// Whether attributes may still follow.
    in_tag: bool,
}

impl Html {
    /// An empty document.
    pub const fn new() -> Self {
        Self { written: String::new(), open: Vec::new(), in_tag: false }
    }

    /// The first line of a whole page.
    pub fn doctype(&mut self) -> &mut Self {
        self.written.push_str("<!doctype html>\n");
        self
    }

    /// Opens an element.
    pub fn open(&mut self, tag: &'static str) -> &mut Self {
        self.void(tag);
        self.open.push(tag);
        self
    }

    /// Writes an element that has no content and is not closed: `br`, `input`, `meta`.
    pub fn void(&mut self, tag: &'static str) -> &mut Self {
        self.content();
        self.written.push('<');
        self.written.push_str(tag);
        self.in_tag = true;
        self
    }

    /// Gives the element that was opened last an attribute. Behind its first content this does nothing.
    pub fn attr(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.attr_of(name, &[value])
    }

    /// The same with a value in parts, which are joined.
    pub fn attr_of(&mut self, name: &'static str, value: &[&str]) -> &mut Self {
        if self.in_tag {
            self.flag(name);
            self.written.push_str("=\"");
            for part in value {
                self.escaped(part);
            }
            self.written.push('"');
        }
        self
    }

    /// The same without a value: `hidden`, `open`.
    pub fn flag(&mut self, name: &'static str) -> &mut Self {
        if self.in_tag {
            self.written.push(' ');
            self.written.push_str(name);
        }
        self
    }

    /// The element's class.
    pub fn class(&mut self, class: &'static str) -> &mut Self {
        self.attr("class", class)
    }

    /// Writes a text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.content();
        self.escaped(text);
        self
    }

    /// Puts what another writer wrote in this place, whole.
    pub fn append(&mut self, other: Self) -> &mut Self {
        self.content();
        self.written.push_str(&other.finish());
        self
    }

    /// Writes a style sheet of this library's own into the page, as it is.
    #[cfg(feature = "register")]
    pub(super) fn style_sheet(&mut self, rules: &'static str) -> &mut Self {
        self.open("style").content();
        self.written.push_str(rules);
        self.close()
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) -> &mut Self {
        self.content();
        if let Some(tag) = self.open.pop() {
            self.written.push_str("</");
            self.written.push_str(tag);
            self.written.push('>');
        }
        self
    }

    /// A whole element with a class and a text.
    pub fn element(&mut self, tag: &'static str, class: &'static str, text: &str) -> &mut Self {
        self.open(tag);
        if !class.is_empty() {
            self.class(class);
        }
        self.text(text).close()
    }

    /// Closes what is still open, and gives what was written.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.content();
        self.written
    }

    /// Ends the tag that was begun.
    fn content(&mut self) {
        if self.in_tag {
            self.written.push('>');
            self.in_tag = false;
        }
    }

    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.written.push_str("&amp;"),
                '<' => self.written.push_str("&lt;"),
                '>' => self.written.push_str("&gt;"),
                '"' => self.written.push_str("&quot;"),
                // Not part of any document, and read by browsers as this.
                '\0' => self.written.push(char::REPLACEMENT_CHARACTER),
                c => self.written.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out() {
        let mut html = Html::new();
        html.open("a").attr("title", "\"><script>").text("</a>&\0");
        assert_eq!(html.finish(), "<a title=\"&quot;&gt;&lt;script&gt;\">&lt;/a&gt;&amp;\u{fffd}</a>");
    }

    #[test]
    fn attributes_belong_to_the_tag() {
        let mut html = Html::new();
        html.open("p").text("a").attr("class", "late").flag("hidden");
        assert_eq!(html.finish(), "<p>a</p>");
    }

    #[test]
    fn what_is_open_is_closed() {
        let mut html = Html::new();
        html.open("ul").open("li").void("br");
        assert_eq!(html.finish(), "<ul><li><br></li></ul>");
        let mut part = Html::new();
        part.open("b").text("<");
        let mut html = Html::new();
        html.open("p").append(part);
        assert_eq!(html.finish(), "<p><b>&lt;</b></p>");
        let mut html = Html::new();
        html.open("p").close().close();
        assert_eq!(html.finish(), "<p></p>");
    }
}
