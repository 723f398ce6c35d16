//! The copybook for COBOL: codes as condition names, the header's numbers as constants, sizes of fields.
//!
//! It compiles in fixed and in free format: text stands in columns 8 to 72, comments begin in column 7. Names have at
//! most 30 characters, which is what every COBOL takes.

use super::{
    MARK, Output,
    constants::{constants, group},
    data::{KINDS, Plan},
    tables::enum_name,
};
use anyhow::{Result, bail};
use std::fmt::Write;

/// What it is, prefix in C, prefix in COBOL.
const GROUPS: [(&str, &str, &str); 12] = [
    ("Errors: what a call returns when it fails.", "ERROR_", "PLAN-ERR-"),
    ("Kinds of items.", "KIND_", "PLAN-KIND-"),
    ("Languages.", "LANG_", "PLAN-LANG-"),
    ("How far a label can be relied on.", "LABEL_", "PLAN-LABEL-"),
    ("Encodings.", "ENCODING_", "PLAN-ENCODING-"),
    ("What fills a field behind its text.", "PAD_", "PLAN-PAD-"),
    ("Editions.", "EDITION_", "PLAN-EDITION-"),
    ("The texts that are searched.", "FIELD_", "PLAN-FIELD-"),
    ("How a text differs from the word that found it.", "FOLD_", "PLAN-FOLD-"),
    ("Why an item refers to another.", "REASON_", "PLAN-REASON-"),
    ("What is known of an item in another edition.", "CROSSWALK_", "PLAN-CROSSWALK-"),
    ("Items by their numbers.", "ITEM_", "PLAN-ITEM-"),
];

/// Names that would be longer than 30 characters.
const SHORTENED: [(&str, &str); 1] = [("PLAN-KIND-SERVICE-DESIGN-ARTICLE", "PLAN-KIND-SERVICE-ARTICLE")];

pub fn outputs(plan: &Plan, header: &str) -> Result<Vec<Output>> {
    Ok(vec![
        Output { path: "bindings/cobol/rashinban.cpy", text: copybook(plan, header)? },
        Output { path: "tests/cobol/enums.cpy", text: enums(plan) },
    ])
}

fn copybook(plan: &Plan, header: &str) -> Result<String> {
    let mut out = format!("      *> {MARK}\n");
    comment(&mut out, "");
    comment(&mut out, "The Priority Plan (2023) for COBOL: COPY this in WORKING-STORAGE.");
    comment(&mut out, "Calls are those of rashinban.h; see bindings/cobol/README.md.");
    comment(&mut out, "");
    comment(&mut out, "A code in its printed form, and a condition for each code.");
    line(&mut out, "01  PLAN-CODE                       PIC X(9).");
    for item in &plan.items {
        let code = &item.row.code;
        line(&mut out, &format!("    88  {:<27} VALUE \"{code}\".", format!("PLAN-{code}")));
    }
    comment(&mut out, "All codes of a kind.");
    for kind in KINDS {
        let name = shortened(&format!("PLAN-KIND-{}", kind.to_uppercase())).replace("PLAN-KIND-", "PLAN-IS-");
        line(&mut out, &format!("    88  {name} VALUES"));
        let codes: Vec<_> =
            plan.items.iter().filter(|item| item.row.kind == kind).map(|item| &*item.row.code).collect();
        for (position, row) in codes.chunks(4).enumerate() {
            let end = if (position + 1) * 4 >= codes.len() { "." } else { "" };
            let row: Vec<_> = row.iter().map(|code| format!("\"{code}\"")).collect();
            line(&mut out, &format!("            {}{end}", row.join(" ")));
        }
    }
    comment(&mut out, "");
    comment(&mut out, "What a call returns: 0, or a count or length; negative: an error.");
    line(&mut out, "01  PLAN-STATUS                     BINARY-LONG.");
    line(&mut out, "    88  PLAN-OK                     VALUE 0.");
    line(&mut out, "    88  PLAN-FAILED                 VALUES -99 THRU -1.");
    comment(&mut out, "An item by its number; 0 is none.");
    line(&mut out, "01  PLAN-ITEM                       BINARY-LONG.");
    comment(&mut out, "struct rashinban_str: a text of the library, UTF-8.");
    line(&mut out, "01  PLAN-STR.");
    line(&mut out, "    05  PLAN-STR-PTR                USAGE POINTER.");
    line(&mut out, "    05  PLAN-STR-LEN                BINARY-LONG.");
    line(&mut out, "    05  FILLER                      PIC X(4).");
    sizes(&mut out, plan);
    let constants = constants(header);
    for (doc, c, cobol) in GROUPS {
        comment(&mut out, "");
        comment(&mut out, doc);
        for (name, constant) in group(&constants, c) {
            let name = shortened(&format!("{cobol}{}", name.replace('_', "-")));
            if name.len() > 30 {
                bail!("{name} has more than 30 characters");
            }
            line(&mut out, &format!("78  {name:<31} VALUE {}.", constant.value));
        }
    }
    Ok(out)
}

/// How long the longest label and text are, so that a program declares fields that hold any.
fn sizes(out: &mut String, plan: &Plan) {
    type Length = fn(&str) -> usize;
    let encodings: [(&str, Length); 3] =
        [("UTF8", str::len), ("CP932", cp932), ("UTF16LE", |text| 2 * text.encode_utf16().count())];
    comment(out, "");
    comment(out, "Bytes of the longest code, label and text in each encoding:");
    comment(out, "    01  MY-LABEL  PIC X(PLAN-MAX-LABEL-JA-CP932).");
    for (encoding, length) in encodings {
        let mut size = |what: &str, texts: &mut dyn Iterator<Item = &str>| {
            let longest = texts.map(length).max().unwrap_or_default();
            line(out, &format!("78  {:<31} VALUE {longest}.", format!("PLAN-MAX-{what}-{encoding}")));
        };
        let rows = || plan.items.iter().map(|item| &item.row);
        size("CODE", &mut rows().map(|row| &*row.code));
        size("LABEL-JA", &mut rows().map(|row| &*row.ja));
        size("LABEL-KANA", &mut rows().map(|row| &*row.kana));
        // Typographic marks of the English texts are in CP932, too.
        size("LABEL-EN", &mut rows().map(|row| &*row.en));
        size("TEXT-JA", &mut plan.items.iter().map(|item| &*item.text));
        size("TEXT-KANA", &mut rows().filter_map(|row| row.text_kana.as_deref()));
        size("TEXT-EN", &mut rows().filter_map(|row| row.text_en.as_deref()));
    }
}

/// One byte for ASCII and half-width kana, two for all else. The runner of the vectors asks the library for the
/// longest of each and compares.
fn cp932(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() || ('\u{ff61}'..='\u{ff9f}').contains(&c) { 1 } else { 2 }).sum()
}

fn comment(out: &mut String, text: &str) {
    let _ = writeln!(out, "{}", format!("      *> {text}").trim_end());
}

fn line(out: &mut String, text: &str) {
    debug_assert!(text.len() <= 65, "beyond column 72: {text}");
    let _ = writeln!(out, "       {text}");
}

fn shortened(name: &str) -> String {
    SHORTENED.iter().find(|(long, _)| *long == name).map_or(name, |(_, short)| short).to_owned()
}

/// For the runner of the vectors: the members of the closed lists by name, with kind and number.
fn enums(plan: &Plan) -> String {
    let mut out = format!("      *> {MARK}\n       01  ENUM-ROWS.\n");
    let mut count = 0;
    for (position, kind) in KINDS.iter().enumerate() {
        let Some(name) = enum_name(kind) else { continue };
        for item in plan.items.iter().filter(|item| item.row.kind == *kind) {
            let member = item.row.name.as_deref().unwrap_or_default();
            line(&mut out, &format!("02  FILLER PIC X(20) VALUE \"{name}\"."));
            line(&mut out, &format!("02  FILLER PIC X(36) VALUE \"{member}\"."));
            line(&mut out, &format!("02  FILLER PIC 9(4)  VALUE {:02}{:02}.", position + 1, item.number));
            count += 1;
        }
    }
    line(&mut out, "01  FILLER REDEFINES ENUM-ROWS.");
    line(&mut out, &format!("    05  ENUM-ROW OCCURS {count} INDEXED BY ENUM-AT."));
    line(&mut out, "        10  ENUM-TYPE               PIC X(20).");
    line(&mut out, "        10  ENUM-NAME               PIC X(36).");
    line(&mut out, "        10  ENUM-KIND               PIC 9(2).");
    line(&mut out, "        10  ENUM-NUMBER             PIC 9(2).");
    out
}
