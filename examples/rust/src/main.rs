//! The plan from a Rust program: `cargo run -p rashinban-example-rust`.
//!
//! Nothing is loaded or parsed. The plan is part of the program, and every label is a `&'static str`.

use rashinban::{Initiative, Item, Lang, Match, OnlinePrinciple, Search, Vision};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    println!("■ コードで引く / by code");
    // As people type it: any case, any width, with or without padding.
    let item: Item = "ｉ１．２．３".parse()?;
    println!("{item}  {}  {}", item.label(Lang::Ja), item.label(Lang::En));
    // Where it stands in the plan, and on the page.
    let path: Vec<&str> = item.path().map(|above| above.label(Lang::Ja)).collect();
    println!("  {}", path.join(" > "));
    println!("  {}、{} 行目", item.provenance().document, item.provenance().line);

    println!("\n■ 列挙型で引く / by enum");
    // The closed lists are enums: a `match` over them is checked by the compiler.
    for principle in OnlinePrinciple::ALL {
        let means = match principle {
            OnlinePrinciple::DigitalFirst => "no paper on the way",
            OnlinePrinciple::OnceOnly => "ask for nothing twice",
            OnlinePrinciple::ConnectedOneStop => "one place for everything",
        };
        println!("{}  {principle} ({means})", principle.item());
    }
    // Between enum, number, code and item in every direction.
    assert_eq!(Vision::from_number(4), Some(Vision::NoOneLeftBehind));
    assert_eq!(Vision::try_from(Item::V04)?, Vision::NoOneLeftBehind);

    println!("\n■ 木をたどる / the tree");
    tree(Initiative::DataLinkage.item(), 0);

    println!("\n■ 検索 / search");
    // Typed in half-width kana. Every word must occur; the best comes first.
    let results = Search::new("ﾃﾞｼﾞﾀﾙ 社会")?.limit(3).run();
    println!("{} 件 / found", results.total());
    for hit in results.iter() {
        // Matches come for every field that search reads; here the Japanese label or text is shown.
        let field = hit.matches().map(|found| found.field).find(|field| field.lang() == Lang::Ja);
        let Some(field) = field else { continue };
        let places = hit.matches().filter(|found| found.field == field);
        println!("{}  {}", hit.item(), highlighted(field.of(hit.item()), places));
    }

    println!("\n■ 誤りには代わりを / an error says what to type instead");
    if let Err(error) = "I01-07".parse::<Item>() {
        println!("{error}");
        // For a program to offer: the same as items.
        assert_eq!(error.nearest().next(), Some(Item::I01_06));
    }
    Ok(())
}

/// An item and what is below it.
fn tree(item: Item, depth: usize) {
    println!("{}{item}  {}", "  ".repeat(depth), item.label(Lang::Ja));
    for child in item.children() {
        tree(child, depth + 1);
    }
}

/// A text with 【】 around what was found in it.
fn highlighted(text: &str, places: impl Iterator<Item = Match>) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for found in places {
        // Words may overlap; what is inside an earlier one is marked already.
        if found.start < at {
            continue;
        }
        // Places are in bytes of the text as it is printed, and never split a character.
        shown.extend([&text[at..found.start], "【", found.text(), "】"]);
        at = found.end;
    }
    shown + &text[at..]
}
