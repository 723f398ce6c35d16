//! Made-up measures in files.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use rashinban::register::LocalGovernment;
use rashinban::{Item, ItemKind};

use crate::measures::{Dice, Measure, measures};

/// The measures as JSON Lines and as CSV.
pub fn written(count: usize, folder: &Path) -> Result<[PathBuf; 2]> {
    let mut dice = Dice(0x2026_0331);
    let codes: Vec<String> = LocalGovernment::all().map(|body| body.code().to_string()).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let of = |kind: fn(ItemKind) -> bool| -> Vec<&str> {
        Item::ALL.filter(|item| kind(item.kind())).map(|item| item.code_str()).collect()
    };
    let areas = of(|kind| !kind.is_principle());
    let principles = of(ItemKind::is_principle);
    let (mut lines, mut table) =
        (String::new(), String::from("id,owner_code,title,summary,primary_items,status,start,end"));
    for number in 1..=3 {
        write!(table, ",indicator{number}_name,indicator{number}_unit,indicator{number}_baseline")?;
        write!(table, ",indicator{number}_target,indicator{number}_actual")?;
    }
    table += "\n";
    for (number, Measure { title, summary }) in (1..).zip(measures(count)) {
        let code = dice.pick(&codes);
        let some = |dice: &mut Dice, from: &[&str], count: usize| -> Vec<String> {
            let start = dice.roll(from.len() - count);
            from[start..=start + dice.roll(count)].iter().map(|code| (*code).to_owned()).collect()
        };
        let areas = some(&mut dice, &areas, 3);
        let principles = some(&mut dice, &principles, 4);
        let status = dice.pick(&["planned", "in-progress", "completed", "under-review"]);
        let (start, end) = (2019 + dice.roll(6), 2026 + dice.roll(4));
        let (start, end) = (format!("{start}-04-01"), format!("{end}-03-31"));
        write!(
            lines,
            r#"{{"id":"M{number:07}","code":"{code}","title":{},"summary":{},"areas":{},"principles":{},"status":"{status}","start":"{start}","end":"{end}","indicators":["#,
            serde_json::to_string(&title)?,
            serde_json::to_string(&summary)?,
            serde_json::to_string(&areas)?,
            serde_json::to_string(&principles)?,
        )?;
        write!(
            table,
            "M{number:07},{code},{title},\"{summary}\",{},{status},{start},{end}",
            areas.join(";")
        )?;
        let indicators = 1 + dice.roll(3);
        for at in 0..3 {
            if at >= indicators {
                table += ",,,,,";
                continue;
            }
            let name = ["オンライン申請率", "利用者満足度", "処理件数の削減率"][at];
            let [baseline, actual] =
                [dice.roll(1000), dice.roll(1000)].map(|tenths| format!("{}.{}", tenths / 10, tenths % 10));
            let comma = if at > 0 { "," } else { "" };
            write!(
                lines,
                r#"{comma}{{"name":"{name}","unit":"%","baseline":{baseline},"target":100,"actual":{actual}}}"#
            )?;
            write!(table, ",{name},%,{baseline},100,{actual}")?;
        }
        lines += "]}\n";
        table += "\n";
    }
    let files = [folder.join("measures.jsonl"), folder.join("measures.csv")];
    std::fs::write(&files[0], lines)?;
    std::fs::write(&files[1], table)?;
    Ok(files)
}
