//! JSON and JSON Lines.

use super::{Found, Loaded, Origin, ReadLimits, ReadOptions, decoded, fits, walk};
use crate::register::{Bilingual, Extra, Format, Place, Rule, Severity};
use alloc::{
    format,
    string::{String, ToString as _},
    vec::Vec,
};

/// Lists and objects inside one another that can be read at all.
const DEEPEST: usize = 100;

/// Reads a register from JSON: what [`to_json`](super::super::to_json) writes, a list of measures alone, and what people
/// write by hand. Words are read in Japanese, English or as marks (実施中, ◎), dates as 令和7年度末, numbers in full width and
/// with their units, and each that is not written as this library writes it gets a note. Names that the model does not have
/// are kept in `extra`, but for those of a table that say the same: `owner_code` or `code`, `owner_name`, `department`, `start`
/// and `end`; `areas` and `principles`, lists of codes; a status under `stage`, and `actual`, the only value of an indicator.
///
/// ```
/// use rashinban::register::{ReadOptions, Status, from_json};
///
/// let json = r#"[{ "id": "1-1", "title": "窓口のオンライン化", "status": "実施中", "alignments": "◎I01-02" }]"#;
/// let loaded = from_json(json.as_bytes(), &ReadOptions::default());
/// assert_eq!(loaded.register.unwrap().measures[0].status, Some(Status::InProgress));
/// assert_eq!(loaded.diagnostics.len(), 1);
///
/// let loaded = from_json(br#"[{ "title": "?", "status": "?" }]"#, &ReadOptions::default());
/// assert!(loaded.register.is_none());
/// assert_eq!(loaded.diagnostics.len(), 2);
/// ```
pub fn from_json(bytes: &[u8], options: &ReadOptions) -> Loaded {
    let mut found = Found::new(options.limits.diagnostics);
    let text = decoded(bytes, options, &mut found);
    let encoding = text.as_ref().map(|(_, encoding)| *encoding);
    Loaded { encoding, ..document(text.as_ref().map(|(text, _)| &**text), options, found) }
}

/// Reads a register from JSON that is text already, as [`from_json`] does. A program that
/// calls this alone needs no tables of encodings: 15 KB less of the module for the browser.
pub fn from_json_text(text: &str, options: &ReadOptions) -> Loaded {
    let mut found = Found::new(options.limits.diagnostics);
    let text = fits(text.len(), options, &mut found).then(|| text.strip_prefix('\u{feff}').unwrap_or(text));
    document(text, options, found)
}

fn document(text: Option<&str>, options: &ReadOptions, mut found: Found) -> Loaded {
    let mut loaded = Loaded { format: Some(Format::Json), ..Loaded::default() };
    let mut measures = Vec::new();
    if let Some(root) = text.and_then(|text| Document::new(&options.limits, &mut found).value(text)) {
        (loaded.register, measures) = walk(root, options, &mut found);
    }
    loaded.diagnostics = found.finish(options.file.as_deref(), |measure| measures.get(measure));
    loaded.origin = Origin::new(options.file.clone(), measures);
    loaded
}

/// Reads a register from JSON Lines: a measure a line, in front of them perhaps `{"register": …}` with all but the
/// measures. Empty lines are passed over. Each line is read as [`from_json`] reads a measure, and diagnostics name it.
pub fn from_json_lines(bytes: &[u8], options: &ReadOptions) -> Loaded {
    let mut found = Found::new(options.limits.diagnostics);
    let mut loaded = Loaded { format: Some(Format::JsonLines), ..Loaded::default() };
    let mut measures = Vec::new();
    if let Some((text, encoding)) = decoded(bytes, options, &mut found) {
        loaded.encoding = Some(encoding);
        let (root, rows) = lines(&text, &options.limits, &mut found);
        (loaded.register, measures) = walk(root, options, &mut found);
        for (measure, row) in measures.iter_mut().zip(rows) {
            measure.row = Some(row);
        }
    }
    loaded.diagnostics = found.finish(options.file.as_deref(), |measure| measures.get(measure));
    loaded.origin = Origin::new(options.file.clone(), measures);
    loaded
}

/// The lines as one register, and the line of each measure.
fn lines(text: &str, limits: &ReadLimits, found: &mut Found) -> (Extra, Vec<u64>) {
    let mut document = Document::new(limits, found);
    let mut root = Vec::new();
    let (mut measures, mut rows) = (Vec::new(), Vec::new());
    for line in text.split('\n') {
        if let Some(value) =
            Some(line).filter(|line| !line.trim().is_empty()).and_then(|line| document.line(line))
        {
            match value {
                Extra::Map(fields) if is_head(&fields) => {
                    if document.is_behind_measures {
                        document.refuse_head();
                    }
                    let heads = fields.into_iter().map(|(_, head)| head);
                    root.extend(
                        heads
                            .filter_map(
                                |head| if let Extra::Map(fields) = head { Some(fields) } else { None },
                            )
                            .flatten(),
                    );
                }
                measure => {
                    rows.push(document.row);
                    measures.push(measure);
                }
            }
            document.is_behind_measures = true;
        }
        document.row += 1;
    }
    root.push(("measures".to_string(), Extra::List(measures)));
    (Extra::Map(root), rows)
}

/// Whether an object is the first line's.
pub(super) fn is_head(fields: &[(String, Extra)]) -> bool {
    matches!(fields, [(name, Extra::Map(_))] if name == "register")
}

/// JSON that is being read, line by line or as a whole.
pub(super) struct Document<'a> {
    limits: &'a ReadLimits,
    found: &'a mut Found,
    /// The line that is being read, from 1.
    row: u64,
    /// How many values there were.
    values: usize,
    is_behind_measures: bool,
}

impl<'a> Document<'a> {
    fn new(limits: &'a ReadLimits, found: &'a mut Found) -> Self {
        Self { limits, found, row: 1, values: 0, is_behind_measures: false }
    }

    /// One that begins in a line.
    #[cfg(feature = "national")]
    pub(super) fn at(limits: &'a ReadLimits, found: &'a mut Found, row: u64) -> Self {
        Self { row, ..Self::new(limits, found) }
    }

    pub(super) fn refuse_head(&mut self) {
        let reason = Bilingual::new(
            "「register」の行は先頭に一つだけ書けます。",
            "a line with `register` can only be the first",
        );
        self.found.refuse(Rule::DuplicateEntry, place(self.row, None), reason);
    }

    /// The value of a line.
    pub(super) fn line(&mut self, line: &str) -> Option<Extra> {
        if line.len() > self.limits.line {
            let place = place(self.row, None);
            self.found.exceed(place, "line", ["行のバイト数", "bytes in a line"], self.limits.line);
            return None;
        }
        self.value(line)
    }

    /// The value of a text that begins in the present line.
    fn value(&mut self, text: &str) -> Option<Extra> {
        self.measure(text)?;
        match serde_json::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.malformed(text, &error);
                None
            }
        }
    }

    /// Looks through a text, before anything is made of it, for more depth or values than the limits allow.
    fn measure(&mut self, text: &str) -> Option<()> {
        let (mut depth, mut row) = (0_usize, self.row);
        let (mut in_text, mut escaped) = (false, false);
        for byte in text.bytes() {
            match byte {
                b'\n' => row += 1,
                _ if escaped => escaped = false,
                b'\\' if in_text => escaped = true,
                b'"' => in_text = !in_text,
                _ if in_text => {}
                b'[' | b'{' => {
                    depth += 1;
                    self.values += 1;
                }
                b']' | b'}' => depth = depth.saturating_sub(1),
                b',' => self.values += 1,
                _ => {}
            }
            let deepest = self.limits.nesting.min(DEEPEST);
            if depth > deepest {
                let place = place(row, None);
                self.found.exceed(place, "nesting", ["入れ子の深さ", "levels of nesting"], deepest);
                return None;
            }
            if self.values > self.limits.values {
                let place = place(row, None);
                self.found.exceed(place, "values", ["値の数", "values"], self.limits.values);
                return None;
            }
        }
        Some(())
    }

    fn malformed(&mut self, text: &str, error: &serde_json::Error) {
        let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
        // Columns are told in bytes; people count characters.
        let before = line.char_indices().take_while(|(at, _)| at + 1 < error.column()).count();
        let rest: String = line.chars().skip(before).collect();
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        let reason = if error.is_eof() {
            Bilingual::new(
                "JSON が途中で終わっています。閉じていない括弧や引用符がないか確かめてください。",
                "the JSON ends too early; look for a bracket or quote that is not closed",
            )
        } else {
            Bilingual::new(
                format!(
                    "JSON の書き方に誤りがあります({message})。その前後のコンマ、括弧、引用符を確かめてください。"
                ),
                format!("malformed JSON: {message}; look at the commas, brackets and quotes around here"),
            )
        };
        let row = self.row + error.line().saturating_sub(1) as u64;
        let place = place(row, Some(before + 1));
        self.found.add(Severity::Error, Rule::MalformedJson, place, Some(rest.trim_end()), reason);
    }
}

fn place(row: u64, column: Option<usize>) -> Place {
    let column = column.map(|column| column.to_string());
    Place { row: Some(row), column, ..Place::default() }
}
