//! The core's tables: the plan, its folded text, the folding rules and the bytes of legacy encodings.

use super::{
    MARK, Output,
    data::{Item, KINDS, Plan},
    fold::{self, Rules},
};
use anyhow::{Context, Result, ensure};
use std::{collections::BTreeMap, fmt::Write};

#[path = "../../../core/src/signature.rs"]
mod signature;

/// Searched texts of an item, in the order of the library's `Field`.
const FIELDS: usize = 6;

pub fn outputs(plan: &Plan, fold: &Rules) -> Result<Vec<Output>> {
    Ok(vec![
        Output { path: "core/src/generated/plan.rs", text: plan_tables(plan)? },
        Output { path: "core/src/generated/enums.rs", text: enums(plan) },
        Output { path: "core/src/generated/search.rs", text: search_tables(plan, fold)? },
        Output { path: "core/src/generated/fold.rs", text: fold_tables(fold) },
        Output { path: "core/src/generated/cp932.rs", text: cp932_tables(plan)? },
    ])
}

/// The constant of an item: its code, `I01_02`.
pub fn constant(code: &str) -> String {
    code.replace('-', "_")
}

/// The typed enum of a kind.
pub fn enum_name(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "vision" => "Vision",
        "basic-principle" => "BasicPrinciple",
        "online-principle" => "OnlinePrinciple",
        "structural-principle" => "StructuralPrinciple",
        "service-design-article" => "ServiceDesignArticle",
        "cloud-principle" => "CloudPrinciple",
        "strategy" => "Strategy",
        "initiative" => "Initiative",
        _ => return None,
    })
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

/// A table of texts, one a slot from slot 0 (no item). Each ends in a NUL, so that C reads the same bytes.
fn texts<'a>(out: &mut String, name: &str, doc: &str, rows: impl Iterator<Item = &'a str>) -> Result<()> {
    let rows: Vec<&str> = std::iter::once("").chain(rows).collect();
    writeln!(out, "const {name}_Z: [&str; {}] = [", rows.len())?;
    for row in &rows {
        ensure!(!row.contains('\0'), "a text holds a NUL: {row}");
        let text = quoted(row);
        writeln!(out, "    \"{}\\0\",", &text[1..text.len() - 1])?;
    }
    // What most items leave empty is kept small rather than fast.
    let kind = if ["TEXT", "FIGURE", "NOTE"].iter().any(|sparse| name.starts_with(sparse)) {
        "sparse"
    } else {
        "column"
    };
    writeln!(out, "];\n{kind}!({doc:?}, {name}, {name}_C, {name}_Z);\n")?;
    Ok(())
}

fn numbers(out: &mut String, name: &str, doc: &str, ty: &str, rows: &[usize]) -> Result<()> {
    writeln!(out, "/// {doc}\npub static {name}: [{ty}; {}] = [", rows.len())?;
    for chunk in rows.chunks(24) {
        let row: Vec<String> = chunk.iter().map(usize::to_string).collect();
        writeln!(out, "    {},", row.join(", "))?;
    }
    writeln!(out, "];\n")?;
    Ok(())
}

fn plan_tables(plan: &Plan) -> Result<String> {
    let items = &plan.items;
    let mut out = format!(
        "// {MARK}\n\nuse super::{{column, sparse, text}};\nuse crate::edition::edition_enum;\nuse core::ffi::CStr;\n\n"
    );
    let proper = plan.proper().count();
    writeln!(out, "/// Items proper: sets and what they hold.\npub const PROPER: usize = {proper};")?;
    writeln!(out, "/// Items and chapters.\npub const ALL: usize = {};\n", items.len())?;
    writeln!(out, "/// One variant for each item, in plan order; 0 is no item.")?;
    writeln!(
        out,
        "#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[repr(u8)]\npub enum Id {{"
    )?;
    for item in items {
        writeln!(out, "    {} = {},", constant(&item.row.code), item.id)?;
    }
    writeln!(
        out,
        "}}\n\n/// Every variant; the item with number `n` stands at `n - 1`.\npub static IDS: [Id; ALL] = ["
    )?;
    for item in items {
        writeln!(out, "    Id::{},", constant(&item.row.code))?;
    }
    writeln!(out, "];\n\nimpl crate::Item {{")?;
    for item in items {
        writeln!(out, "    /// {}: {}", item.row.code, item.row.ja)?;
        let name = constant(&item.row.code);
        writeln!(out, "    pub const {name}: Self = Self(Id::{name});")?;
    }
    writeln!(out, "}}\n")?;

    let text =
        |doc, name, get: fn(&Item) -> &str, out: &mut String| texts(out, name, doc, items.iter().map(get));
    text("Codes", "CODE", |i| &i.row.code, &mut out)?;
    text("Labels, Japanese", "LABEL_JA", |i| &i.row.ja, &mut out)?;
    text("Labels, kana", "LABEL_KANA", |i| &i.row.kana, &mut out)?;
    text("Labels, English", "LABEL_EN", |i| &i.row.en, &mut out)?;
    text("Texts, Japanese", "TEXT_JA", |i| &i.text, &mut out)?;
    text("Texts, kana", "TEXT_KANA", |i| i.row.text_kana.as_deref().unwrap_or_default(), &mut out)?;
    text("Texts, English", "TEXT_EN", |i| i.row.text_en.as_deref().unwrap_or_default(), &mut out)?;
    text("Descriptions of pictures", "FIGURE", |i| &i.figure, &mut out)?;
    text("Notes, Japanese", "NOTE_JA", |i| i.row.note_ja.as_deref().unwrap_or_default(), &mut out)?;
    text("Notes, English", "NOTE_EN", |i| i.row.note_en.as_deref().unwrap_or_default(), &mut out)?;

    let column =
        |get: &dyn Fn(&Item) -> usize| std::iter::once(0).chain(items.iter().map(get)).collect::<Vec<_>>();
    numbers(&mut out, "KIND", "Number of the kind", "u8", &column(&|i| i.kind))?;
    numbers(&mut out, "PARENT", "Parent, 0 for none", "u8", &column(&|i| i.parent.unwrap_or(0)))?;
    numbers(&mut out, "NUMBER", "Number in its list, 0 for none", "u8", &column(&|i| usize::from(i.number)))?;
    numbers(
        &mut out,
        "END",
        "Number behind the item's last descendant",
        "u8",
        &column(&|i| end(items, i.id)),
    )?;
    numbers(&mut out, "LINE", "Line in the source", "u16", &column(&|i| i.row.line))?;
    numbers(&mut out, "COLUMN", "Column in that line, in characters", "u8", &column(&|i| i.column))?;
    numbers(&mut out, "HEADING", "Item whose label is the heading above", "u8", &column(&|i| i.heading))?;
    numbers(
        &mut out,
        "EN_OFFICIAL",
        "1 where the English label is official",
        "u8",
        &column(&|i| usize::from(i.row.en_status == "official")),
    )?;
    also(&mut out, items)?;
    verbatim(&mut out, items)?;
    codes(&mut out, items)?;
    editions(&mut out, plan)?;
    cross_references(&mut out, plan)?;
    Ok(out)
}

/// The id behind an item's last descendant.
fn end(items: &[Item], id: usize) -> usize {
    let inside = |mut at: usize| loop {
        match items[at - 1].parent {
            Some(parent) if parent == id => return true,
            Some(parent) => at = parent,
            None => return false,
        }
    };
    (id + 1..=items.len()).find(|at| !inside(*at)).unwrap_or(items.len() + 1)
}

fn also(out: &mut String, items: &[Item]) -> Result<()> {
    writeln!(
        out,
        "/// Where else the page prints a label: item, line, and how\npub static ALSO: &[(u8, u16, &CStr)] = &["
    )?;
    for item in items {
        for also in &item.row.also {
            let verbatim = also.verbatim.as_deref().unwrap_or(&item.row.ja);
            writeln!(out, "    ({}, {}, c{}),", item.id, also.line, quoted(verbatim))?;
        }
    }
    writeln!(out, "];\n")?;
    Ok(())
}

/// Labels that the page prints with a mark that is not part of them.
fn verbatim(out: &mut String, items: &[Item]) -> Result<()> {
    writeln!(
        out,
        "/// Labels that the page prints otherwise: item, and how\npub static VERBATIM: &[(u8, &CStr)] = &["
    )?;
    for item in items.iter().filter(|item| item.row.verbatim.is_some()) {
        writeln!(out, "    ({}, c{}),", item.id, quoted(item.verbatim()))?;
    }
    writeln!(out, "];\n")?;
    Ok(())
}

/// From the numbers of a code to its item, without a search: initiatives and their items by table.
fn codes(out: &mut String, items: &[Item]) -> Result<()> {
    let id = |code: &str| items.iter().find(|i| i.row.code == code).map_or(0, |i| i.id);
    let mut rows = vec![vec![id("I"); 1]];
    for n in 1..=99 {
        let mut row = vec![id(&format!("I{n:02}"))];
        if row[0] == 0 {
            break;
        }
        row.extend((1..=99).map(|m| id(&format!("I{n:02}-{m:02}"))).take_while(|id| *id != 0));
        rows.push(row);
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    writeln!(
        out,
        "/// `[n][m]` is I0n-0m, `[n][0]` is I0n, `[0][0]` the set\npub static INITIATIVES: [[u8; {width}]; {}] = [",
        rows.len()
    )?;
    for mut row in rows {
        row.resize(width, 0);
        writeln!(out, "    {row:?},")?;
    }
    writeln!(out, "];\n")?;
    Ok(())
}

fn editions(out: &mut String, plan: &Plan) -> Result<()> {
    writeln!(
        out,
        "/// Code and name of the edition that is carried.\npub const EDITION: crate::Edition = crate::Edition::Y{};",
        plan.edition
    )?;
    for (name, doc, text) in [
        ("DOCUMENT", "The source document", &plan.document),
        (
            "ATTRIBUTION_JA",
            "The line that names the source, as the licence of the text asks",
            &plan.attribution_ja,
        ),
        ("ATTRIBUTION_EN", "The same in English", &plan.attribution_en),
    ] {
        writeln!(out, "/// {doc}, for C.\npub const {name}_C: &CStr = c{};", quoted(text))?;
        if name != "DOCUMENT" {
            writeln!(out, "/// {doc}.\npub const {name}: &str = text({name}_C);")?;
        }
    }
    writeln!(out)?;
    writeln!(out, "edition_enum! {{")?;
    for (i, edition) in plan.editions.iter().enumerate() {
        let next = plan.editions.get(i + 1).map_or("None".into(), |next| format!("Some({})", next.name));
        writeln!(
            out,
            "    {} = {}, {}, {}, {next}, carried {}, confirmed {}, visions {};",
            edition.name,
            i + 1,
            quoted(&edition.id),
            quoted(&edition.decided_on),
            edition.carried,
            edition.confirmed,
            edition.same_visions
        )?;
    }
    writeln!(out, "}}\n")?;
    Ok(())
}

/// One row of the cross-references.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Cross {
    from: usize,
    to: usize,
    reason: usize,
    term: usize,
}

const SAME_TITLE: usize = 1;
const TITLE_IN_TEXT: usize = 2;
const SHARED_TERM: usize = 3;

fn cross_references(out: &mut String, plan: &Plan) -> Result<()> {
    let mut rows: Vec<Cross> = Vec::new();
    let items: Vec<&Item> = plan.proper().collect();
    for a in &items {
        for b in &items {
            if a.id == b.id || related(&plan.items, a, b) {
                continue;
            }
            let mut add = |reason, term| rows.push(Cross { from: a.id, to: b.id, reason, term });
            if a.row.ja == b.row.ja {
                add(SAME_TITLE, 0);
                continue;
            }
            let titles = [(a, b), (b, a)].map(|(x, y)| if names(x, y) { y.row.ja.as_str() } else { "" });
            if titles.iter().any(|title| !title.is_empty()) {
                add(TITLE_IN_TEXT, 0);
            }
            let shared: Vec<usize> = (0..plan.terms.len())
                .filter(|t| mentions(a, &plan.terms[*t].ja) && mentions(b, &plan.terms[*t].ja))
                .collect();
            for t in &shared {
                // What a longer term or a title says already is not said again.
                let term = &plan.terms[*t].ja;
                let longer = |u: &usize| u != t && plan.terms[*u].ja.contains(term);
                if !shared.iter().any(longer) && !titles.iter().any(|title| title.contains(term)) {
                    add(SHARED_TERM, t + 1);
                }
            }
        }
    }
    rows.sort();
    for (t, term) in plan.terms.iter().enumerate() {
        ensure!(
            rows.iter().any(|row| row.term == t + 1),
            "2023.toml: the term {} joins no two items",
            term.ja
        );
    }
    let mut starts = vec![0; plan.items.len() + 2];
    for (id, start) in starts.iter_mut().enumerate() {
        *start = rows.iter().take_while(|row| row.from < id).count();
    }
    numbers(out, "CROSS_START", "Where an item's cross-references start", "u16", &starts)?;
    writeln!(
        out,
        "/// Cross-references: other item, reason, term\npub static CROSS: [(u8, u8, u8); {}] = [",
        rows.len()
    )?;
    for row in &rows {
        writeln!(out, "    ({}, {}, {}),", row.to, row.reason, row.term)?;
    }
    writeln!(out, "];\n\n/// Number of terms\npub const TERMS: usize = {};\n", plan.terms.len())?;
    texts(out, "TERM_JA", "Terms, Japanese", plan.terms.iter().map(|t| t.ja.as_str()))?;
    texts(out, "TERM_KANA", "Terms, kana", plan.terms.iter().map(|t| t.kana.as_str()))?;
    texts(out, "TERM_EN", "Terms, English", plan.terms.iter().map(|t| t.en.as_str()))?;
    Ok(())
}

/// Items of one set, or of one initiative, stand together anyway and need no reference.
fn related(items: &[Item], a: &Item, b: &Item) -> bool {
    let set_of_initiatives = |x: &Item, y: &Item| x.row.code == "I" && y.row.code.starts_with('I');
    group(items, a) == group(items, b) || set_of_initiatives(a, b) || set_of_initiatives(b, a)
}

/// The set or initiative that an item belongs to.
fn group(items: &[Item], item: &Item) -> usize {
    match item.parent.map(|id| &items[id - 1]) {
        Some(parent) if parent.row.code != "I" => group(items, parent),
        _ => item.id,
    }
}

fn mentions(item: &Item, term: &str) -> bool {
    let latin = term.starts_with(|c: char| c.is_ascii_alphanumeric());
    [item.row.ja.as_str(), item.text.as_str()].iter().any(|text| {
        text.match_indices(term)
            .any(|(at, _)| !latin || !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric()))
    })
}

/// `a` prints the whole label of `b`. Short labels (浸透) are words of everyday use, not titles.
fn names(a: &Item, b: &Item) -> bool {
    b.row.ja.chars().count() >= 5 && mentions(a, &b.row.ja)
}

fn enums(plan: &Plan) -> String {
    let mut out =
        format!("// {MARK}\n\nuse crate::{{EnumError, Item, ItemKind, Lang, enums::plan_enum}};\n\n");
    for kind in KINDS {
        let Some(name) = enum_name(kind) else { continue };
        let set = plan
            .items
            .iter()
            .find(|i| i.row.kind == kind)
            .and_then(|i| i.parent)
            .map(|id| &plan.items[id - 1]);
        let Some(set) = set else { continue };
        let _ = writeln!(out, "plan_enum! {{\n    /// {}({}): {}", set.row.ja, set.row.code, set.row.en);
        let _ = writeln!(out, "    {name}, {}, {} {{", constant(&set.row.code), kind_variant(kind));
        for item in plan.items.iter().filter(|i| i.row.kind == kind) {
            let variant = item.row.name.as_deref().unwrap_or_default();
            let _ = writeln!(out, "        /// {}: {}", item.row.code, item.row.ja);
            let _ = writeln!(out, "        {variant} = {}, {};", item.number, constant(&item.row.code));
        }
        let _ = writeln!(out, "    }}\n}}\n");
    }
    out
}

/// `basic-principle` as a Rust variant: `BasicPrinciple`.
pub fn kind_variant(kind: &str) -> String {
    kind.split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

fn search_tables(plan: &Plan, fold: &Rules) -> Result<String> {
    let mut units: Vec<u16> = Vec::new();
    let mut starts = vec![0; FIELDS];
    let words = (plan.items.len() + 1).div_ceil(32);
    let mut signatures = vec![vec![0u32; words]; signature::ROWS];
    for item in &plan.items {
        let row = &item.row;
        let fields: [&str; FIELDS] = [
            &row.ja,
            &row.kana,
            &row.en,
            &item.text,
            row.text_kana.as_deref().unwrap_or_default(),
            row.text_en.as_deref().unwrap_or_default(),
        ];
        for text in fields {
            starts.push(units.len());
            let folded: Vec<u16> = fold.fold(text).encode_utf16().collect();
            for pair in folded.windows(2) {
                signatures[signature::row(pair[0], pair[1])][item.id / 32] |= 1 << (item.id % 32);
            }
            units.extend(folded);
        }
    }
    starts.push(units.len());
    let mut out = format!("// {MARK}\n\n");
    let stored = "#[cfg(any(test, not(feature = \"lazy-search\")))]";
    let built = "#[cfg(feature = \"lazy-search\")]";
    writeln!(out, "/// Length of `STARTS`\n{built}\npub const FIELDS: usize = {};", starts.len())?;
    writeln!(out, "/// Length of `FOLDED`\n{built}\npub const UNITS: usize = {};\n", units.len())?;
    writeln!(out, "{stored}")?;
    numbers(&mut out, "STARTS", "Where each field of each item starts in `FOLDED`", "u16", &starts)?;
    writeln!(
        out,
        "/// The folded texts, field by field, as UTF-16 units\n{stored}\npub static FOLDED: [u16; {}] = [",
        units.len()
    )?;
    for chunk in units.chunks(16) {
        let row: Vec<String> = chunk.iter().map(|u| format!("{u:#x}")).collect();
        writeln!(out, "    {},", row.join(", "))?;
    }
    writeln!(out, "];\n\n/// Words of a row of `SIGNATURES`\npub const WORDS: usize = {words};")?;
    writeln!(
        out,
        "/// Items that hold a pair of characters of a row, as bits\n{stored}\npub static SIGNATURES: [[u32; WORDS]; {}] = [",
        signature::ROWS
    )?;
    for row in &signatures {
        let row: Vec<String> = row.iter().map(|w| format!("{w:#x}")).collect();
        writeln!(out, "    [{}],", row.join(", "))?;
    }
    writeln!(out, "];")?;
    Ok(out)
}

fn fold_tables(fold: &Rules) -> String {
    let rows = fold.table();
    let (single, several): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.to.encode_utf16().count() == 1);
    let mut out = format!("// {MARK}\n\n/// Character, what it folds to, and which folds that is; sorted\n");
    let _ = writeln!(out, "pub static SINGLE: [(u16, u16, u16); {}] = [", single.len());
    for row in single {
        let to = row.to.encode_utf16().next().unwrap_or_default();
        let _ =
            writeln!(out, "    ({:#x}, {to:#x}, {}), // {} {}", row.from as u32, row.folds, row.from, row.to);
    }
    let mut pool = String::new();
    let _ = writeln!(
        out,
        "];\n\n/// Character, and where in `POOL` its expansion starts and ends; sorted\npub static SEVERAL: [(u16, u16, u16); {}] = [",
        several.len()
    );
    for row in several {
        let start = pool.chars().count();
        pool.push_str(&row.to);
        let _ = writeln!(
            out,
            "    ({:#x}, {start}, {}), // {} {}",
            row.from as u32,
            pool.chars().count(),
            row.from,
            row.to
        );
    }
    let _ =
        writeln!(out, "];\n\n/// Expansions\npub static POOL: [u16; {}] = [", pool.encode_utf16().count());
    for chunk in pool.encode_utf16().collect::<Vec<_>>().chunks(16) {
        let row: Vec<String> = chunk.iter().map(|u| format!("{u:#x}")).collect();
        let _ = writeln!(out, "    {},", row.join(", "));
    }
    let mut marked = [0u32; 128];
    for row in &rows {
        let bit = row.from as usize % 4096;
        marked[bit / 32] |= 1 << (bit % 32);
    }
    let _ = writeln!(
        out,
        "];\n\n/// Bit `code % 4096` is set where a character may stand in one of the tables\npub static MARKED: [u32; 128] = ["
    );
    for chunk in marked.chunks(8) {
        let row: Vec<String> = chunk.iter().map(|word| format!("{word:#x}")).collect();
        let _ = writeln!(out, "    {},", row.join(", "));
    }
    out + "];\n"
}

/// What the library itself says to people.
const WORDS: [&str; 2] =
    [include_str!("../../../core/src/error.rs"), include_str!("../../../core/src/kind.rs")];

/// Cells of a row of CP932.
const CELLS: usize = 188;

/// CP932 in full, by encoding_rs. That the plan's texts and the library's messages are in it is made sure of here.
fn cp932_tables(plan: &Plan) -> Result<String> {
    let known = fold::cp932_chars();
    let mut texts = String::new();
    for item in &plan.items {
        let row = &item.row;
        let optional = [&row.text_kana, &row.text_en, &row.note_ja, &row.note_en];
        texts.extend([
            row.ja.as_str(),
            &row.kana,
            &row.en,
            &item.text,
            &item.figure,
            item.verbatim(),
            &plan.document,
        ]);
        texts.extend(optional.into_iter().flatten().map(String::as_str));
    }
    for term in &plan.terms {
        texts.extend([term.ja.as_str(), &term.kana, &term.en]);
    }
    texts.extend([plan.attribution_ja.as_str(), &plan.attribution_en]);
    for line in WORDS.iter().flat_map(|file| file.lines()) {
        texts.extend(line.split_once("c\"").map(|(_, message)| message));
    }
    if let Some(c) = texts.chars().find(|c| !c.is_ascii() && !known.contains_key(c)) {
        anyhow::bail!("{c} (U+{:04X}) is not in CP932", c as u32);
    }

    // The rows that NEC selected from IBM's come last: Windows reads them and writes IBM's.
    let mut rows: Vec<(u8, Vec<u16>)> = (0x81..=0xfc).filter_map(cp932_row).collect();
    rows.sort_by_key(|(lead, _)| (matches!(lead, 0xed | 0xee), *lead));
    let mut numbers = [0; 0x7c];
    let mut back: BTreeMap<u16, usize> = BTreeMap::new();
    for (number, (lead, row)) in rows.iter().enumerate() {
        numbers[usize::from(lead - 0x81)] = number + 1;
        for (cell, code) in row.iter().enumerate().filter(|(_, code)| **code != 0) {
            back.entry(*code).or_insert(number * CELLS + cell);
        }
    }
    for (code, place) in &back {
        let (lead, cell) = (u16::from(rows[place / CELLS].0), u16::try_from(place % CELLS)?);
        let pair = lead << 8 | (0x40 + cell + u16::from(cell >= 0x3f));
        let c = char::from_u32(u32::from(*code)).context("a character")?;
        anyhow::ensure!(known.get(&c) == Some(&pair), "{c} is {pair:#x} here and not with encoding_rs");
    }

    let list = |out: &mut String, values: Vec<String>| {
        for chunk in values.chunks(20) {
            let _ = writeln!(out, "    {},", chunk.join(", "));
        }
    };
    let mut out = format!(
        "// {MARK}\n\n/// The row of a first byte from 0x81 on, counted from 1; 0 where there is none\npub static \
         NUMBERS: [u8; {}] = [\n",
        numbers.len()
    );
    list(&mut out, numbers.iter().map(usize::to_string).collect());
    let cells = rows.len() * CELLS;
    let _ = writeln!(
        out,
        "];\n\n/// The characters, row by row of {CELLS}; 0 where there is none. Of a character that stands in several \
         places the first\n/// is the one that it is written as\npub static CHARACTERS: [u16; {cells}] = ["
    );
    list(&mut out, rows.iter().flat_map(|(_, row)| row).map(|code| format!("{code:#x}")).collect());
    let _ =
        writeln!(out, "];\n\n/// The first bytes of the rows\npub static LEADS: [u8; {}] = [", rows.len());
    list(&mut out, rows.iter().map(|(lead, _)| format!("{lead:#x}")).collect());
    let _ = writeln!(
        out,
        "];\n\n/// Where each character stands in `CHARACTERS`, by its number in Unicode\n#[cfg(not(feature = \
         \"compact\"))]\npub static PLACES: [u16; {}] = [",
        back.len()
    );
    list(&mut out, back.values().map(usize::to_string).collect());
    Ok(out + "];\n")
}

/// A row of CP932, if it has any character that is not for users to define.
fn cp932_row(lead: u8) -> Option<(u8, Vec<u16>)> {
    let cell = |trail: u8| {
        let pair = [lead, trail];
        let (text, bad) = encoding_rs::SHIFT_JIS.decode_without_bom_handling(&pair);
        let mut chars = text.chars();
        match (bad, chars.next(), chars.next()) {
            (false, Some(c), None) if !('\u{e000}'..='\u{f8ff}').contains(&c) => c as u16,
            _ => 0,
        }
    };
    let row: Vec<u16> = (0x40..=0xfc).filter(|trail| *trail != 0x7f).map(cell).collect();
    let double = matches!(lead, 0x81..=0x9f | 0xe0..=0xfc);
    (double && row.iter().any(|code| *code != 0)).then_some((lead, row))
}
