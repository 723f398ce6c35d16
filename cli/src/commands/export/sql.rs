//! The plan as SQL: tables and rows for any database.
//!
//! Nothing but what the databases in use have in common: no transaction, no list of rows in one INSERT, no boolean, no
//! date, no word that one of them reserves (`number`, `column`). Strings are in single quotes, and none holds a backslash,
//! which MySQL would read as an escape.

use rashinban::{
    ATTRIBUTION_EN, ATTRIBUTION_JA, Edition, Item, ItemCode, ItemKind, Lang, encoding::Encoding,
};
use std::fmt::Write as _;

/// The tables, each after those that it refers to.
const TABLES: [&str; 4] =
    ["rashinban_edition", "rashinban_kind", "rashinban_item", "rashinban_cross_reference"];

/// The whole script. It says of itself which encoding it is in.
pub fn script(encoding: Encoding) -> String {
    let tables = [editions(), kinds(), items(), cross_references()];
    let mut script = head(encoding);
    for (name, table) in TABLES.iter().zip(&tables) {
        script.push('\n');
        table.declare(name, &mut script);
    }
    for (name, table) in TABLES.iter().zip(&tables) {
        script.push('\n');
        table.fill(name, &mut script);
    }
    script
}

fn head(encoding: Encoding) -> String {
    let mut head = format!(
        "-- デジタル社会の実現に向けた重点計画({edition}) / the priority plan for a digital society ({edition})\n\
         -- {ATTRIBUTION_JA}\n\
         -- {ATTRIBUTION_EN}\n\
         --\n\
         -- 文字コード / encoding: {encoding}\n\
         -- 長さは、文字数で数えるデータベースでも、UTF-8 のバイト数で数えるデータベースでも足りる。\n\
         -- Lengths suffice whether a database counts characters or bytes of UTF-8.\n\
         --\n\
         -- もう一度入れるには、先に次を実行する。 / To load it again, run this first:\n",
        edition = Edition::CARRIED,
    );
    for table in TABLES.iter().rev() {
        let _ = writeln!(head, "--   DROP TABLE {table};");
    }
    head
}

/// What goes into a column.
#[derive(Clone, Copy)]
enum Type {
    /// An item's code.
    Code,
    /// As long as its longest text.
    Text,
    /// 0 and more.
    Number,
    /// 0 or 1: not every database has a boolean.
    Flag,
}

struct Column {
    name: &'static str,
    r#type: Type,
    /// What stands behind the type.
    rule: &'static str,
}

struct Table {
    columns: Vec<Column>,
    /// Key and references.
    rules: Vec<String>,
    rows: Vec<Vec<Value>>,
}

/// What goes into a row.
enum Value {
    Null,
    Number(u32),
    Code(Item),
    Text(&'static str),
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<u32>> From<Option<T>> for Value {
    fn from(number: Option<T>) -> Self {
        number.map_or(Self::Null, |number| Self::Number(number.into()))
    }
}

/// A text, or NULL where there is none.
fn text(text: Option<&'static str>) -> Value {
    text.map_or(Value::Null, Value::Text)
}

fn number(number: usize) -> Value {
    Value::Number(u32::try_from(number).unwrap_or(u32::MAX))
}

/// A column that is always filled.
const fn must(name: &'static str, r#type: Type) -> Column {
    Column { name, r#type, rule: " NOT NULL" }
}

/// A column that may be empty.
const fn may(name: &'static str, r#type: Type) -> Column {
    Column { name, r#type, rule: "" }
}

fn editions() -> Table {
    // The newest first: each names the one that follows it.
    let rows = Edition::ALL.iter().rev().map(|edition| {
        let carried = |text: &'static str| text_if(edition.is_carried(), text);
        vec![
            edition.name().into(),
            edition.decided_on().into(),
            text(edition.superseded_by().map(Edition::name)),
            number(edition.is_carried().into()),
            number(edition.is_confirmed().into()),
            carried(Item::V.provenance().document),
            carried(ATTRIBUTION_JA),
            carried(ATTRIBUTION_EN),
        ]
    });
    Table {
        columns: vec![
            must("edition", Type::Text),
            must("decided_on", Type::Text),
            may("superseded_by", Type::Text),
            must("carried", Type::Flag),
            must("confirmed", Type::Flag),
            may("document", Type::Text),
            may("attribution", Type::Text),
            may("attribution_en", Type::Text),
        ],
        rules: vec![
            "PRIMARY KEY (edition)".to_owned(),
            refers("superseded_by", "rashinban_edition", "edition"),
        ],
        rows: rows.collect(),
    }
}

fn text_if(there: bool, words: &'static str) -> Value {
    text(there.then_some(words))
}

fn kinds() -> Table {
    let rows = ItemKind::ALL.iter().map(|kind| {
        vec![
            kind.name().into(),
            kind.label(Lang::Ja).into(),
            kind.label(Lang::Kana).into(),
            kind.label(Lang::En).into(),
        ]
    });
    Table {
        columns: vec![
            must("kind", Type::Text),
            must("ja", Type::Text),
            must("kana", Type::Text),
            must("en", Type::Text),
        ],
        rules: vec!["PRIMARY KEY (kind)".to_owned()],
        rows: rows.collect(),
    }
}

fn items() -> Table {
    let rows = crate::outline::everything().map(|item| {
        let provenance = item.provenance();
        vec![
            Value::Code(item),
            Value::Number(item.id().into()),
            item.kind().name().into(),
            item.parent().map_or(Value::Null, Value::Code),
            item.number().into(),
            item.label(Lang::Ja).into(),
            item.label(Lang::Kana).into(),
            item.label(Lang::En).into(),
            item.label_status(Lang::En).name().into(),
            text(item.text(Lang::Ja)),
            // An empty text is NULL to Oracle.
            text(Some(provenance.heading).filter(|heading| !heading.is_empty())),
            Value::Number(provenance.line.into()),
            Value::Number(provenance.column.into()),
            provenance.verbatim.into(),
            text(item.note(Lang::Ja)),
            provenance.edition.name().into(),
        ]
    });
    Table {
        columns: vec![
            must("code", Type::Code),
            must("plan_order", Type::Number),
            must("kind", Type::Text),
            may("parent", Type::Code),
            may("number_in_list", Type::Number),
            must("ja", Type::Text),
            must("kana", Type::Text),
            must("en", Type::Text),
            must("en_status", Type::Text),
            may("text", Type::Text),
            may("heading", Type::Text),
            must("line", Type::Number),
            must("column_in_line", Type::Number),
            must("verbatim", Type::Text),
            may("note", Type::Text),
            must("edition", Type::Text),
        ],
        rules: vec![
            "PRIMARY KEY (code)".to_owned(),
            "UNIQUE (plan_order)".to_owned(),
            refers("kind", "rashinban_kind", "kind"),
            refers("parent", "rashinban_item", "code"),
            refers("edition", "rashinban_edition", "edition"),
        ],
        rows: rows.collect(),
    }
}

fn cross_references() -> Table {
    let rows = crate::outline::everything().flat_map(|item| {
        item.cross_references().enumerate().map(move |(at, reference)| {
            vec![
                Value::Code(item),
                number(at + 1),
                Value::Code(reference.item),
                reference.reason.name().into(),
                text(reference.reason.term().map(|term| term.label(Lang::Ja))),
            ]
        })
    });
    Table {
        columns: vec![
            must("code", Type::Code),
            must("reference_order", Type::Number),
            must("other", Type::Code),
            must("reason", Type::Text),
            may("term", Type::Text),
        ],
        rules: vec![
            "PRIMARY KEY (code, reference_order)".to_owned(),
            refers("code", "rashinban_item", "code"),
            refers("other", "rashinban_item", "code"),
        ],
        rows: rows.collect(),
    }
}

fn refers(column: &str, table: &str, key: &str) -> String {
    format!("FOREIGN KEY ({column}) REFERENCES {table} ({key})")
}

impl Table {
    fn declare(&self, name: &str, script: &mut String) {
        let _ = writeln!(script, "CREATE TABLE {name} (");
        for (at, Column { name, r#type, rule }) in self.columns.iter().enumerate() {
            let _ = match r#type {
                Type::Number => writeln!(script, "  {name} INTEGER{rule},"),
                Type::Flag => writeln!(script, "  {name} INTEGER{rule}, -- 1, 0"),
                Type::Code => writeln!(script, "  {name} VARCHAR({}){rule}, -- ASCII", ItemCode::MAX_LEN),
                Type::Text => {
                    let longest = Longest::of(self.rows.iter().map(|row| &row[at]));
                    writeln!(script, "  {name} VARCHAR({}){rule}, -- {longest}", longest.room())
                }
            };
        }
        let _ = writeln!(script, "  {}\n);", self.rules.join(",\n  "));
    }

    fn fill(&self, name: &str, script: &mut String) {
        let columns: Vec<&str> = self.columns.iter().map(|column| column.name).collect();
        let columns = columns.join(", ");
        for row in &self.rows {
            let values: Vec<String> = row.iter().map(Value::literal).collect();
            let _ = writeln!(script, "INSERT INTO {name} ({columns}) VALUES ({});", values.join(", "));
        }
    }
}

impl Value {
    fn literal(&self) -> String {
        match self {
            Self::Null => "NULL".to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Code(item) => format!("'{item}'"),
            Self::Text(text) => format!("'{}'", text.replace('\'', "''")),
        }
    }
}

/// The longest text of a column, in each measure.
#[derive(Default)]
struct Longest {
    characters: usize,
    utf8: usize,
    cp932: usize,
}

impl Longest {
    fn of<'a>(values: impl Iterator<Item = &'a Value>) -> Self {
        values.fold(Self::default(), |longest, value| match value {
            Value::Text(text) => Self {
                characters: longest.characters.max(text.chars().count()),
                utf8: longest.utf8.max(text.len()),
                // The plan has no character that CP932 lacks.
                cp932: longest.cp932.max(Encoding::Cp932.len(text).unwrap_or(text.len())),
            },
            Value::Null | Value::Number(_) | Value::Code(_) => longest,
        })
    }

    /// A length that holds it in UTF-8, with some air: a label that changes by a word should still fit.
    fn room(&self) -> usize {
        let steps: &[usize] = &[10, 20, 40, 80, 160, 240, 320, 480, 640, 960, 1280, 1920, 2560, 3840];
        steps.iter().copied().find(|step| *step >= self.utf8).unwrap_or(self.utf8)
    }
}

impl std::fmt::Display for Longest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { characters, utf8, cp932 } = self;
        write!(f, "{characters} characters; {utf8} bytes in UTF-8, {cp932} in CP932")
    }
}
