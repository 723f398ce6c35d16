//! Prefectures, municipalities and wards of designated cities, with their codes and readings.

use super::{MARK, Output};
use anyhow::{Context, Result, ensure};
use std::{fmt::Write, fs, path::Path};

const COLUMNS: &str = "code,prefecture,name,kind,kana";

struct Body<'a> {
    /// The code without its check digit.
    five: u16,
    name: &'a str,
    kana: &'a str,
}

impl<'a> Body<'a> {
    fn read(line: &'a str) -> Result<Self> {
        let cells: Vec<&str> = line.split(',').collect();
        let [code, prefecture, name, kind, kana] = cells[..] else {
            anyhow::bail!("{line}: not the columns {COLUMNS}")
        };
        ensure!(code.len() == 6 && check_digit(&code[..5]) == code.as_bytes()[5], "{line}: check digit");
        // The library tells the kinds by the code and the name.
        let told = match () {
            () if code[2..5] == *"000" => "prefecture",
            () if name.contains('市') && name.ends_with('区') => "ward",
            () => "municipality",
        };
        ensure!(told == kind, "{line}: looks like a {told}");
        ensure!(kana.is_empty() == name.is_empty(), "{line}: a name and its reading");
        let name = if kind == "prefecture" { prefecture } else { name };
        Ok(Self { five: code[..5].parse()?, name, kana })
    }
}

/// The last digit of 11 − (6a + 5b + 4c + 3d + 2e) mod 11.
fn check_digit(five: &str) -> u8 {
    let sum: u32 =
        five.bytes().zip((2..=6).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    b'0' + ((11 - sum % 11) % 10) as u8
}

pub fn output(path: &Path) -> Result<Output> {
    let file = fs::read_to_string(path)?;
    let mut lines = file.lines();
    ensure!(lines.next() == Some(COLUMNS), "{}: the columns are {COLUMNS}", path.display());
    let bodies = lines.map(Body::read).collect::<Result<Vec<_>>>().context("local-governments.csv")?;
    ensure!(bodies.is_sorted_by(|a, b| a.five < b.five), "local-governments.csv: sorted, each code once");
    ensure!(bodies.iter().filter(|body| body.five % 1000 == 0).count() == 47, "47 prefectures");

    let mut out = format!(
        "// {MARK}\n\nuse super::column::{{Sparse, bytes, joined}};\n\n/// Codes without their check digits; sorted\n"
    );
    writeln!(out, "pub static FIVE_DIGITS: [u16; {}] = [", bodies.len())?;
    for row in bodies.chunks(20) {
        let row: Vec<String> = row.iter().map(|body| body.five.to_string()).collect();
        writeln!(out, "    {},", row.join(", "))?;
    }
    writeln!(out, "];")?;
    texts(&mut out, "NAME", "Names", bodies.iter().map(|body| body.name))?;
    texts(&mut out, "KANA", "Readings, of prefectures none", bodies.iter().map(|body| body.kana))?;
    Ok(Output { path: "core/src/generated/local_governments.rs", text: out })
}

fn texts<'a>(
    out: &mut String,
    name: &str,
    doc: &str,
    rows: impl ExactSizeIterator<Item = &'a str>,
) -> Result<()> {
    writeln!(out, "\nstatic {name}_Z: [&str; {}] = [", rows.len())?;
    for row in rows {
        ensure!(!row.contains(['\\', '"', '\0']), "{row}: to be escaped");
        writeln!(out, "    \"{row}\\0\",")?;
    }
    writeln!(
        out,
        "];\n/// {doc}\npub static {name}: Sparse<{{ {name}_Z.len() }}> = {{\n    static JOINED: [u8; bytes(&{name}_Z)] = joined(&{name}_Z);\n    Sparse::of(&JOINED, &{name}_Z)\n}};"
    )?;
    Ok(())
}
