//! Writes the look-ups that the product is compared with from the product's own codes.

use std::fmt::Write as _;
use std::{env, fs, path::Path};

use rashinban::Item;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let mut rows: Vec<(&str, u8)> = Item::ALL.map(|item| (item.code_str(), item.id())).collect();

    let mut text = String::from("pub fn by_match(code: &str) -> Option<u8> {\n    Some(match code {\n");
    for (code, id) in &rows {
        writeln!(text, "        {code:?} => {id},").expect("a string takes everything");
    }
    text += "        _ => return None,\n    })\n}\n";

    let mut map = phf_codegen::Map::new();
    for (code, id) in &rows {
        map.entry(*code, id.to_string());
    }
    writeln!(text, "pub static PHF: phf::Map<&'static str, u8> = {};", map.build())
        .expect("a string takes everything");

    rows.sort_unstable();
    writeln!(text, "pub static SORTED: [(&str, u8); {}] = {rows:?};", rows.len())
        .expect("a string takes everything");

    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&out).join("codes.rs"), text).expect("the folder is there to be written to");
}
