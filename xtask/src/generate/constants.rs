//! The constants of the C header, read back from its text: bindings that repeat them cannot drift from it.

/// One `#define RASHINBAN_… number`.
pub struct Constant<'a> {
    /// Without `RASHINBAN_`.
    pub name: &'a str,
    pub value: i32,
    /// The comment above it.
    pub doc: String,
}

/// All of them, in the header's order.
pub fn constants(header: &str) -> Vec<Constant<'_>> {
    let mut found = Vec::new();
    let mut doc = String::new();
    let mut inside = false;
    for line in header.lines() {
        let line = line.trim();
        if line.starts_with("/**") {
            doc.clear();
        }
        if line.starts_with("/**") || inside {
            inside = !line.ends_with("*/");
            let text = line.trim_start_matches("/**").trim_end_matches("*/").trim();
            let text = text.strip_prefix("* ").unwrap_or(text).trim_matches('*').trim();
            if !doc.is_empty() && !text.is_empty() {
                doc.push(' ');
            }
            doc.push_str(text);
        } else if let Some((name, value)) =
            line.strip_prefix("#define RASHINBAN_").and_then(|definition| definition.split_once(' '))
            && let Ok(value) = value.trim().parse()
        {
            found.push(Constant { name, value, doc: std::mem::take(&mut doc) });
        }
    }
    found
}

/// Those of one group: what begins with `KIND_`, with the rest as their name.
pub fn group<'c, 'a>(constants: &'c [Constant<'a>], prefix: &str) -> Vec<(&'a str, &'c Constant<'a>)> {
    constants.iter().filter_map(|constant| Some((constant.name.strip_prefix(prefix)?, constant))).collect()
}
