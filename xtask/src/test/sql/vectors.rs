//! The vectors as questions in SQL: each a statement that answers with JSON, or with an error.
//!
//! The extension's functions are asked where it has them; what only the exported tables hold is asked of those.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::log::Log;
use crate::workspace::Workspace;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgresql,
}

/// The calls that SQL has not, neither as a function nor as a column. The READMEs name them.
const NOT_OFFERED: [&str; 9] = [
    "crosswalk",
    "enum_by_name",
    "figure",
    "fold",
    "item_by_number",
    "items_by_label",
    "matches",
    "occurrences",
    "terms",
];

/// What a statement must answer.
enum Want {
    Value(Value),
    /// The error of this name, which suggests these codes.
    Error {
        name: String,
        nearest: Vec<String>,
    },
}

struct Question {
    vector: String,
    statement: String,
    want: Want,
}

pub struct Questions {
    asked: Vec<Question>,
    not_offered: usize,
    /// Strings that a text of this database cannot hold.
    not_writable: usize,
}

/// Every vector; a call that nobody has heard of is an error.
pub fn questions(workspace: &Workspace, dialect: Dialect) -> Result<Questions> {
    let mut all = Questions { asked: Vec::new(), not_offered: 0, not_writable: 0 };
    let mut files: Vec<_> = fs::read_dir(workspace.path("tests/vectors"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    for file in files {
        let vectors: Vec<Value> = serde_json::from_str(&fs::read_to_string(&file)?)?;
        for vector in &vectors {
            all.add(dialect, vector).with_context(|| format!("{}: {}", file.display(), vector["name"]))?;
        }
    }
    Ok(all)
}

impl Questions {
    pub fn statements(&self) -> impl Iterator<Item = &str> {
        self.asked.iter().map(|question| question.statement.as_str())
    }

    /// Compares the answers, one a line, an error behind `!`.
    pub fn check(&self, log: &mut Log, answers: &str) -> Result<()> {
        let answers: Vec<_> = answers.lines().collect();
        if answers.len() != self.asked.len() {
            bail!("{} answers to {} questions", answers.len(), self.asked.len());
        }
        let mut failed = 0;
        for (question, answer) in self.asked.iter().zip(&answers) {
            if !question.want.is_met_by(answer) {
                failed += 1;
                log.line(&format!("FAILED {}\n  {}\n  {answer}", question.vector, question.statement));
            }
        }
        log.remark(format!(
            "{} passed, {failed} failed ({} of calls that SQL has not, {} of texts that it cannot hold)",
            answers.len() - failed,
            self.not_offered,
            self.not_writable,
        ));
        if failed == 0 { Ok(()) } else { bail!("{failed} failed") }
    }

    fn add(&mut self, dialect: Dialect, vector: &Value) -> Result<()> {
        let call = vector["call"].as_str().context("no call")?;
        if NOT_OFFERED.contains(&call) {
            self.not_offered += 1;
            return Ok(());
        }
        let asked = Asked { dialect, args: &vector["args"] };
        if asked.holds_nul() && dialect == Dialect::Postgresql {
            self.not_writable += 1;
            return Ok(());
        }
        // Readings and page words have one status each; SQL has that of English alone. Notes come in Japanese.
        let lang = vector["args"]["lang"].as_str();
        if (call == "label_status" && lang != Some("en")) || (call == "note" && lang != Some("ja")) {
            self.not_offered += 1;
            return Ok(());
        }
        let want = Want::of(&vector["want"])?;
        let vector = vector["name"].as_str().context("no name")?;
        let mut ask = |expression: String, want: Want| {
            let statement = format!("SELECT {expression}");
            self.asked.push(Question { vector: vector.to_owned(), statement, want });
        };
        match (call, want) {
            // What a label is refused for is no reason to refuse the question whether a code is valid.
            ("item_by_code", Want::Error { name, nearest }) => {
                let code = asked.text("code")?;
                ask(asked.scalar(&format!("rashinban_label({code})")), Want::Error { name, nearest });
                let either = format!(
                    "CASE WHEN rashinban_valid({code}) THEN 'valid' ELSE rashinban_normalize({code}) END"
                );
                ask(asked.scalar(&either), Want::Value(Value::Null));
            }
            ("item_by_code", want) => {
                let code = asked.text("code")?;
                let normal =
                    format!("CASE WHEN rashinban_valid({code}) THEN rashinban_normalize({code}) END");
                ask(asked.scalar(&normal), want);
            }
            // Tables have no errors: what is not there is no row.
            ("child" | "edition", Want::Error { .. }) => {
                ask(asked.expression(call)?, Want::Value(Value::Null));
            }
            (_, want) => ask(asked.expression(call)?, want),
        }
        Ok(())
    }
}

impl Want {
    fn of(want: &Value) -> Result<Self> {
        let Some(name) = want.get("error") else { return Ok(Self::Value(want.clone())) };
        let codes = want.get("nearest").and_then(Value::as_array);
        let nearest = codes.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        Ok(Self::Error { name: name.as_str().context("an error without a name")?.to_owned(), nearest })
    }

    fn is_met_by(&self, answer: &str) -> bool {
        match (self, answer.strip_prefix('!')) {
            (Self::Value(want), None) => {
                serde_json::from_str::<Value>(answer).is_ok_and(|answer| answer == *want)
            }
            (Self::Error { name, nearest }, Some(message)) => {
                let suggested = message.rsplit_once("did you mean: ").map_or("", |(_, codes)| codes.trim());
                message.starts_with(&format!("rashinban: {name}: ")) && suggested == nearest.join(", ")
            }
            _ => false,
        }
    }
}

/// The arguments of a call, and the SQL that asks for it.
struct Asked<'a> {
    dialect: Dialect,
    args: &'a Value,
}

impl Asked<'_> {
    fn holds_nul(&self) -> bool {
        let args = self.args.as_object();
        args.into_iter()
            .flat_map(|args| args.values())
            .filter_map(Value::as_str)
            .any(|text| text.contains('\0'))
    }

    /// An argument as a literal on one line.
    fn text(&self, name: &str) -> Result<String> {
        let text = self.args[name].as_str().with_context(|| format!("no argument {name}"))?;
        let plain = !text.contains(char::is_control);
        Ok(match self.dialect {
            _ if plain => format!("'{}'", text.replace('\'', "''")),
            Dialect::Sqlite => {
                let hex = text.bytes().fold(String::new(), |mut hex, byte| {
                    let _ = write!(hex, "{byte:02x}");
                    hex
                });
                format!("CAST(X'{hex}' AS TEXT)")
            }
            Dialect::Postgresql => {
                let escaped = text.chars().fold(String::new(), |mut escaped, c| {
                    match c {
                        '\'' => escaped.push_str("''"),
                        '\\' => escaped.push_str("\\\\"),
                        c if c.is_control() => drop(write!(escaped, "\\{:04X}", u32::from(c))),
                        c => escaped.push(c),
                    }
                    escaped
                });
                format!("U&'{escaped}'")
            }
        })
    }

    /// An argument that may be left out: NULL.
    fn optional(&self, name: &str) -> Result<String> {
        if self.args.get(name).is_some() { self.text(name) } else { Ok("NULL".to_owned()) }
    }

    fn number(&self, name: &str) -> Option<i64> {
        self.args.get(name).and_then(Value::as_i64)
    }

    /// One value as JSON.
    fn scalar(&self, value: &str) -> String {
        match self.dialect {
            Dialect::Sqlite => format!("json_quote(({value}))"),
            Dialect::Postgresql => format!("coalesce(to_json(({value}))::text, 'null')"),
        }
    }

    /// The column `code` of rows as a list of JSON, in the order of their column `n`.
    fn list(&self, rows: &str) -> String {
        match self.dialect {
            Dialect::Sqlite => {
                format!("(SELECT json_group_array(code) FROM (SELECT code FROM ({rows}) ORDER BY n))")
            }
            Dialect::Postgresql => {
                format!("(SELECT coalesce(json_agg(code ORDER BY n), '[]') FROM ({rows}) listed)")
            }
        }
    }

    /// An object of JSON, of the first row of these if there is any.
    fn object(&self, pairs: &[(&str, &str)], rows: &str) -> String {
        format!("(SELECT {} {rows})", self.pairs(pairs))
    }

    fn pairs(&self, pairs: &[(&str, &str)]) -> String {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| format!("'{name}', {value}")).collect();
        let function = match self.dialect {
            Dialect::Sqlite => "json_object",
            Dialect::Postgresql => "json_build_object",
        };
        format!("{function}({})", pairs.join(", "))
    }

    fn truth(&self, condition: &str) -> String {
        match self.dialect {
            Dialect::Sqlite => format!("json(CASE WHEN {condition} THEN 'true' ELSE 'false' END)"),
            Dialect::Postgresql => format!("to_json({condition})"),
        }
    }

    fn code(&self) -> Result<String> {
        Ok(format!("rashinban_normalize({})", self.text("code")?))
    }

    /// What the exported table says of an item.
    fn exported(&self, column: &str) -> Result<String> {
        Ok(self.scalar(&format!("SELECT {column} FROM rashinban_item WHERE code = {}", self.code()?)))
    }

    fn expression(&self, call: &str) -> Result<String> {
        const ITEMS: &str = "(SELECT items.*, row_number() OVER () AS n FROM rashinban_items() items) i";
        Ok(match call {
            "label" | "text" => {
                self.scalar(&format!("rashinban_{call}({}, {})", self.text("code")?, self.text("lang")?))
            }
            "attribution" => self.scalar(&format!("rashinban_attribution({})", self.text("lang")?)),
            "parent" => self.scalar(&format!("rashinban_parent({})", self.text("code")?)),
            "kind" | "number" => {
                self.scalar(&format!("SELECT {call} FROM rashinban_items() WHERE code = {}", self.code()?))
            }
            "label_status" => {
                self.scalar(&format!("SELECT en_status FROM rashinban_items() WHERE code = {}", self.code()?))
            }
            "items" => self.list(&format!("SELECT code, n FROM {ITEMS} WHERE kind <> 'chapter'")),
            "chapters" => self.list(&format!("SELECT code, n FROM {ITEMS} WHERE kind = 'chapter'")),
            "items_of_kind" => self.list(&format!(
                "SELECT code, row_number() OVER () AS n FROM rashinban_items({})",
                self.text("kind")?
            )),
            "children" => self.list(&format!("SELECT code, n FROM {ITEMS} WHERE parent = {}", self.code()?)),
            "child" => self.scalar(&format!(
                "SELECT code FROM rashinban_items() WHERE parent = {} AND number = {}",
                self.code()?,
                self.number("number").context("no number")?
            )),
            "siblings" => {
                let code = self.code()?;
                self.list(&format!(
                    "SELECT i.code, i.n FROM {ITEMS}, rashinban_items() x WHERE x.code = {code} AND i.code <> x.code \
                     AND i.parent IS NOT DISTINCT FROM x.parent AND (i.kind = 'chapter') = (x.kind = 'chapter')"
                ))
            }
            "descendants" => self.list(&format!(
                "WITH RECURSIVE below(code) AS (SELECT code FROM rashinban_items() WHERE parent = {} UNION ALL \
                 SELECT i.code FROM rashinban_items() i JOIN below ON i.parent = below.code) \
                 SELECT i.code, i.n FROM {ITEMS} JOIN below ON i.code = below.code",
                self.code()?
            )),
            "ancestors" => self.list(&format!("{} SELECT code, n FROM above WHERE n > 0", self.above("code")?)),
            "path" => self.list(&format!("{} SELECT code, -n AS n FROM above", self.above("code")?)),
            "is_within" => {
                let other = format!("rashinban_normalize({})", self.text("other")?);
                let within = format!("EXISTS ({} SELECT * FROM above WHERE code = {other})", self.above("code")?);
                self.truth(&within)
            }
            "search" => self.search()?,
            "note" => self.exported("note")?,
            "item_edition" => self.exported("edition")?,
            "previous" | "next" => {
                let step = if call == "next" { "+" } else { "-" };
                self.scalar(&format!(
                    "SELECT b.code FROM rashinban_item a JOIN rashinban_item b ON b.plan_order = a.plan_order {step} 1 \
                     AND (b.kind = 'chapter') = (a.kind = 'chapter') WHERE a.code = {}",
                    self.code()?
                ))
            }
            "provenance" => self.object(
                &[
                    ("edition", "edition"),
                    ("document", "document"),
                    ("heading", "coalesce(heading, '')"),
                    ("line", "line"),
                    ("column", "column_in_line"),
                    ("verbatim", "verbatim"),
                ],
                &format!("FROM rashinban_item JOIN rashinban_edition USING (edition) WHERE code = {}", self.code()?),
            ),
            "cross_references" => {
                let pairs = self.pairs(&[("item", "other"), ("reason", "reason"), ("term", "term")]);
                let rows = format!("FROM rashinban_cross_reference WHERE code = {}", self.code()?);
                match self.dialect {
                    Dialect::Sqlite => format!(
                        "(SELECT json_group_array({pairs}) FROM (SELECT * {rows} ORDER BY reference_order))"
                    ),
                    Dialect::Postgresql => {
                        format!("(SELECT coalesce(json_agg({pairs} ORDER BY reference_order), '[]') {rows})")
                    }
                }
            }
            "kind_label" => {
                let lang = self.args["lang"].as_str().context("no lang")?;
                self.scalar(&format!("SELECT {lang} FROM rashinban_kind WHERE kind = {}", self.text("kind")?))
            }
            "edition" => self.object(
                &[
                    ("decided_on", "decided_on"),
                    ("superseded_by", "superseded_by"),
                    ("carried", &self.truth("carried = 1")),
                ],
                &format!("FROM rashinban_edition WHERE edition = {}", self.text("id")?),
            ),
            "editions" => self.list("SELECT edition AS code, decided_on AS n FROM rashinban_edition"),
            "carried_edition" => self.scalar("SELECT edition FROM rashinban_edition WHERE carried = 1"),
            "newest_edition" => self.object(
                &[("id", "edition"), ("confirmed", &self.truth("confirmed = 1"))],
                "FROM rashinban_edition WHERE superseded_by IS NULL",
            ),
            call => bail!("no question for the call {call}"),
        })
    }

    /// A table `above`: the item itself at 0, then what holds it, the nearest at 1.
    fn above(&self, name: &str) -> Result<String> {
        Ok(format!(
            "WITH RECURSIVE above(code, n) AS (SELECT rashinban_normalize({}), 0 UNION ALL \
             SELECT rashinban_parent(code), n + 1 FROM above WHERE rashinban_parent(code) IS NOT NULL)",
            self.text(name)?
        ))
    }

    fn search(&self) -> Result<String> {
        let found = format!(
            "rashinban_find({}, {}, {})",
            self.text("query")?,
            self.optional("kind")?,
            self.optional("within")?
        );
        let page = self.list(&format!(
            "SELECT code, rank AS n FROM {found} ORDER BY rank LIMIT {} OFFSET {}",
            self.number("limit").unwrap_or(1000),
            self.number("offset").unwrap_or(0),
        ));
        let total = format!("(SELECT count(*) FROM {found})");
        Ok(self.pairs(&[("total", &total), ("items", &self.nested(&page))]))
    }

    /// A list inside an object stays a list.
    fn nested(&self, list: &str) -> String {
        match self.dialect {
            Dialect::Sqlite => format!("json({list})"),
            Dialect::Postgresql => list.to_owned(),
        }
    }
}
