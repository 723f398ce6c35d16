//! The plan's data, read and checked against the page's text.

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};

/// Kinds in the order of their numbers (from 1).
pub const KINDS: [&str; 12] = [
    "set",
    "vision",
    "basic-principle",
    "online-principle",
    "structural-principle",
    "service-design-article",
    "cloud-principle",
    "strategy",
    "initiative",
    "initiative-item",
    "initiative-sub-item",
    "chapter",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    edition: String,
    document: String,
    attribution_ja: String,
    attribution_en: String,
    chrome: Vec<usize>,
    item: Vec<Row>,
    term: Vec<Term>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub code: String,
    pub kind: String,
    pub line: usize,
    pub name: Option<String>,
    pub ja: String,
    pub verbatim: Option<String>,
    pub kana: String,
    pub en: String,
    pub en_status: String,
    #[serde(default)]
    pub text: Vec<usize>,
    pub text_kana: Option<String>,
    pub text_en: Option<String>,
    pub figure: Option<usize>,
    pub heading: Option<usize>,
    #[serde(default)]
    pub also: Vec<Also>,
    pub note_ja: Option<String>,
    pub note_en: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Also {
    pub line: usize,
    pub verbatim: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub ja: String,
    pub kana: String,
    pub en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Editions {
    edition: Vec<Edition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    pub id: String,
    pub name: String,
    pub decided_on: String,
    #[serde(default)]
    pub carried: bool,
    #[serde(default = "yes")]
    pub confirmed: bool,
    #[serde(default)]
    pub same_visions: bool,
}

const fn yes() -> bool {
    true
}

/// An item with everything that follows from its row.
pub struct Item {
    pub row: Row,
    /// Position among all items, from 1; the item's number on every surface.
    pub id: usize,
    /// Number of the kind, from 1.
    pub kind: usize,
    pub parent: Option<usize>,
    /// Number within its list as the page prints it; 0 where the page gives none.
    pub number: u8,
    /// Where the label starts in its line, in characters from 1.
    pub column: usize,
    /// The item whose label is the heading above this one.
    pub heading: usize,
    /// The item's own text; paragraphs are divided by a line feed.
    pub text: String,
    pub figure: String,
}

impl Item {
    /// The label as the page prints it.
    pub fn verbatim(&self) -> &str {
        self.row.verbatim.as_deref().unwrap_or(&self.row.ja)
    }
}

pub struct Plan {
    pub edition: String,
    pub document: String,
    pub attribution_ja: String,
    pub attribution_en: String,
    pub items: Vec<Item>,
    pub terms: Vec<Term>,
    pub editions: Vec<Edition>,
}

impl Plan {
    pub fn read(folder: &Path) -> Result<Self> {
        let read =
            |name: &str| fs::read_to_string(folder.join(name)).with_context(|| format!("core/data/{name}"));
        let file: File = toml::from_str(&read("2023.toml")?).context("core/data/2023.toml")?;
        let editions: Editions =
            toml::from_str(&read("editions.toml")?).context("core/data/editions.toml")?;
        let source = read("2023.source.txt")?;
        let lines: Vec<&str> = source.lines().collect();
        let items = items(file.item, &lines)?;
        every_line_is_carried(&items, &lines, &file.chrome)?;
        Ok(Self {
            edition: file.edition,
            document: file.document,
            attribution_ja: file.attribution_ja,
            attribution_en: file.attribution_en,
            items,
            terms: file.term,
            editions: editions.edition,
        })
    }

    /// The items proper, without the page's chapters.
    pub fn proper(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.row.kind != "chapter")
    }
}

/// The code's parent: one part less. Sets have none, and the first level of `V`, `S` and `I` belongs to the set.
fn parent_code(row: &Row) -> Option<&str> {
    match (row.kind.as_str(), row.code.rfind('-')) {
        ("set", _) | ("chapter", None) => None,
        (_, Some(at)) => Some(&row.code[..at]),
        (_, None) => Some(&row.code[..1]),
    }
}

fn items(rows: Vec<Row>, lines: &[&str]) -> Result<Vec<Item>> {
    let ids: BTreeMap<String, usize> =
        rows.iter().enumerate().map(|(i, row)| (row.code.clone(), i + 1)).collect();
    ensure!(ids.len() == rows.len(), "a code stands twice in 2023.toml");
    let headings: BTreeMap<usize, usize> =
        rows.iter().enumerate().filter(|(_, r)| r.kind == "chapter").map(|(i, r)| (r.line, i + 1)).collect();
    rows.into_iter()
        .enumerate()
        .map(|(i, row)| {
            let code = row.code.clone();
            item(row, i + 1, lines, &ids, &headings).with_context(|| format!("2023.toml, item {code}"))
        })
        .collect()
}

fn item(
    row: Row,
    id: usize,
    lines: &[&str],
    ids: &BTreeMap<String, usize>,
    headings: &BTreeMap<usize, usize>,
) -> Result<Item> {
    let line = |n: usize| {
        lines.get(n.wrapping_sub(1)).copied().with_context(|| format!("the source has no line {n}"))
    };
    let column = column(line(row.line)?, row.verbatim.as_deref().unwrap_or(&row.ja), row.line)?;
    for also in &row.also {
        self::column(line(also.line)?, also.verbatim.as_deref().unwrap_or(&row.ja), also.line)?;
    }
    let parent =
        parent_code(&row).map(|code| ids.get(code).copied().with_context(|| format!("no item {code}")));
    let parent = parent.transpose()?;
    let heading = match (row.heading, parent) {
        (Some(at), _) => *headings.get(&at).with_context(|| format!("line {at} is no chapter's heading"))?,
        // The sub-items stand in the list of their initiative, under its heading.
        (None, Some(_)) if row.kind == "initiative-sub-item" => {
            *ids.get(&row.code[..3]).context("its initiative is missing")?
        }
        (None, Some(parent)) => parent,
        (None, None) => bail!("`heading` is missing"),
    };
    let text: Vec<&str> = row.text.iter().map(|n| line(*n).map(str::trim)).collect::<Result<_>>()?;
    let figure = row.figure.map(|n| line(n).map(str::trim)).transpose()?.unwrap_or_default().to_owned();
    let kind =
        KINDS.iter().position(|k| *k == row.kind).with_context(|| format!("unknown kind {}", row.kind))? + 1;
    let number = number(&row)?;
    ensure!(matches!(row.en_status.as_str(), "official" | "unverified"), "en_status {}", row.en_status);
    Ok(Item { id, kind, parent, number, column, heading, text: text.join("\n"), figure, row })
}

/// The last number of the code, where the page numbers the thing.
fn number(row: &Row) -> Result<u8> {
    if row.kind == "set" || (row.kind == "chapter" && !matches!(row.code.as_str(), "C01" | "C02" | "C03")) {
        return Ok(0);
    }
    let digits = &row.code[row.code.len() - 2..];
    digits.parse().with_context(|| format!("no number in {}", row.code))
}

/// Where `label` starts in `line`, in characters from 1. It must be a whole entry: bounded by the line's ends, a list
/// mark, or a slash.
fn column(line: &str, label: &str, number: usize) -> Result<usize> {
    let mut from = 0;
    while let Some(at) = line[from..].find(label).map(|at| at + from) {
        let (before, after) = (&line[..at], &line[at + label.len()..]);
        let starts = before.trim_end().is_empty()
            || before.ends_with('/')
            || before.ends_with(". ")
            || before.ends_with("• ");
        if starts && (after.is_empty() || after.starts_with('/')) {
            return Ok(before.chars().count() + 1);
        }
        from = at + label.len();
    }
    bail!("「{label}」 is not on line {number} of the source: {line}")
}

/// The page is carried whole: each of its lines belongs to an item, or is named as the page's furniture.
fn every_line_is_carried(items: &[Item], lines: &[&str], chrome: &[usize]) -> Result<()> {
    let mut carried = chrome.to_vec();
    for item in items {
        carried.push(item.row.line);
        carried.extend(item.row.also.iter().map(|also| also.line));
        carried.extend(&item.row.text);
        carried.extend(item.row.figure);
    }
    for (i, line) in lines.iter().enumerate() {
        ensure!(
            line.trim().is_empty() || carried.contains(&(i + 1)),
            "no item carries line {} of the source: {line}",
            i + 1
        );
    }
    Ok(())
}
