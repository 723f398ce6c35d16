//! Runs `tests/vectors/*.json` and those of `native/` against the Rust crate.

use rashinban::encoding::{self, Conversion, Encoding, Pad};
use rashinban::{
    ATTRIBUTION_EN, ATTRIBUTION_JA, BasicPrinciple, CloudPrinciple, CodeError, Edition, Initiative, Item,
    ItemKind, Lang, OnlinePrinciple, Problem, Search, SearchError, ServiceDesignArticle, Strategy,
    StructuralPrinciple, Vision, fold,
};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// The arguments of a vector.
struct Args<'v>(&'v Value);

impl<'v> Args<'v> {
    fn text(&self, name: &str) -> &'v str {
        self.0[name].as_str().unwrap_or_else(|| panic!("no argument `{name}` in {}", self.0))
    }

    fn item(&self, name: &str) -> Item {
        self.text(name).parse().unwrap_or_else(|e| panic!("{e}"))
    }

    fn lang(&self) -> Lang {
        self.text("lang").parse().unwrap_or_else(|e| panic!("{e}"))
    }

    fn kind(&self) -> ItemKind {
        self.text("kind").parse().unwrap_or_else(|e| panic!("{e}"))
    }

    /// A number that the crate's types can hold; others name nothing.
    fn number(&self) -> Option<u8> {
        u8::try_from(self.0["number"].as_i64().expect("a number")).ok()
    }

    fn size(&self, name: &str) -> Option<usize> {
        self.0.get(name).and_then(Value::as_u64).map(|n| usize::try_from(n).expect("a size"))
    }
}

fn codes(items: impl Iterator<Item = Item>) -> Value {
    items.map(|item| item.to_string()).collect()
}

fn code(item: Option<Item>) -> Value {
    item.map_or(Value::Null, |item| json!(item.code_str()))
}

fn problem(problem: Problem) -> Value {
    json!({ "error": problem.name() })
}

fn found(item: Option<Item>) -> Value {
    item.map_or_else(|| problem(Problem::UnknownNumber), |item| json!(item.code_str()))
}

fn by_code(text: &str) -> Value {
    match text.parse::<Item>() {
        Ok(item) => json!(item.code_str()),
        Err(e @ CodeError::Unknown { .. }) => {
            json!({ "error": e.problem().name(), "nearest": codes(e.nearest()) })
        }
        Err(e) => problem(e.problem()),
    }
}

fn by_enum(name: &str, member: &str) -> Value {
    macro_rules! lists {
        ($($list:ident)+) => {
            match name {
                $(stringify!($list) => $list::from_name(member).map($list::item),)+
                _ => panic!("no enum {name}"),
            }
        };
    }
    code(
        lists!(Vision BasicPrinciple OnlinePrinciple StructuralPrinciple ServiceDesignArticle CloudPrinciple Strategy Initiative),
    )
}

fn searched(args: &Args<'_>) -> Result<Value, SearchError> {
    let mut search = Search::new(args.text("query"))?;
    if args.0.get("kind").is_some() {
        search = search.kind(args.kind());
    }
    if args.0.get("within").is_some() {
        search = search.within(args.item("within"));
    }
    if let Some(limit) = args.size("limit") {
        search = search.limit(limit);
    }
    let results = search.offset(args.size("offset").unwrap_or(0)).run();
    Ok(json!({ "total": results.total(), "items": codes(results.iter().map(|hit| hit.item())) }))
}

fn matched(args: &Args<'_>) -> Result<Value, SearchError> {
    let search = Search::new(args.text("query"))?;
    let matches = search.matches(args.item("code")).map(|m| {
        // The range is what is tested: the text is cut out by it.
        let matched = &m.field.of(m.item)[m.start..m.end];
        json!({ "field": m.field.name(), "word": m.word, "matched": matched, "folds": m.folds.names().collect::<Vec<_>>() })
    });
    Ok(matches.collect())
}

fn provenance(item: Item) -> Value {
    let p = item.provenance();
    json!({
        "edition": p.edition.name(), "document": p.document, "heading": p.heading,
        "line": p.line, "column": p.column, "verbatim": p.verbatim,
    })
}

fn cross_references(item: Item) -> Value {
    let row = |r: rashinban::CrossReference| json!({ "item": r.item.code_str(), "reason": r.reason.name(), "term": r.reason.term().map(|t| t.label(Lang::Ja)) });
    item.cross_references().map(row).collect()
}

fn occurrences(item: Item) -> Value {
    item.provenance().also().map(|place| json!({ "line": place.line, "verbatim": place.verbatim })).collect()
}

fn terms(item: Item, lang: Lang) -> Value {
    let mut labels = Vec::new();
    for term in item.cross_references().filter_map(|reference| reference.reason.term()) {
        let label = term.label(lang);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    json!(labels)
}

fn attribution(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja | Lang::Kana => ATTRIBUTION_JA,
        Lang::En => ATTRIBUTION_EN,
    }
}

fn edition(id: &str) -> Value {
    let Ok(edition) = id.parse::<Edition>() else { return problem(Problem::UnknownEdition) };
    json!({
        "decided_on": edition.decided_on(),
        "superseded_by": edition.superseded_by().map(Edition::name),
        "carried": edition.is_carried(),
    })
}

fn call(name: &str, args: &Args<'_>) -> Value {
    let item = || args.item("code");
    let failed = |e: SearchError| problem(e.problem());
    match name {
        "item_by_code" => by_code(args.text("code")),
        "item_by_number" => found(args.number().and_then(|n| Item::by_number(args.kind(), n))),
        "items_by_label" => codes(Item::by_label(args.text("label"))),
        "enum_by_name" => by_enum(args.text("type"), args.text("name")),
        "kind" => json!(item().kind().name()),
        "number" => json!(item().number()),
        "label" => json!(item().label(args.lang())),
        "label_status" => json!(item().label_status(args.lang()).name()),
        "text" => json!(item().text(args.lang())),
        "figure" => json!(item().figure()),
        "note" => json!(item().note(args.lang())),
        "is_within" => json!(item().is_within(args.item("other"))),
        "parent" => code(item().parent()),
        "previous" => code(item().previous()),
        "next" => code(item().next()),
        "child" => found(args.number().and_then(|n| item().child(n))),
        "children" => codes(item().children()),
        "ancestors" => codes(item().ancestors()),
        "descendants" => codes(item().descendants()),
        "siblings" => codes(item().siblings()),
        "path" => codes(item().path()),
        "items_of_kind" => codes(args.kind().items()),
        "kind_label" => json!(args.kind().label(args.lang())),
        "items" => codes(Item::ALL),
        "chapters" => codes(Item::CHAPTERS),
        "search" => searched(args).unwrap_or_else(failed),
        "matches" => matched(args).unwrap_or_else(failed),
        "fold" => json!(fold::fold(args.text("text")).to_string()),
        "cross_references" => cross_references(item()),
        "terms" => terms(item(), args.lang()),
        "provenance" => provenance(item()),
        "occurrences" => occurrences(item()),
        "item_edition" => json!(item().edition().name()),
        "edition" => edition(args.text("id")),
        "editions" => Edition::ALL.iter().map(|edition| edition.name()).collect(),
        "carried_edition" => json!(Edition::CARRIED.name()),
        "newest_edition" => {
            json!({ "id": Edition::NEWEST.name(), "confirmed": Edition::NEWEST.is_confirmed() })
        }
        "crosswalk" => match args.text("edition").parse() {
            Ok(edition) => json!(item().crosswalk(edition).name()),
            Err(_) => problem(Problem::UnknownEdition),
        },
        "attribution" => json!(attribution(args.lang())),
        "convert" => convert(args).unwrap_or_else(problem),
        "measure" => measure(args.text("text")),
        _ => panic!("the runner does not know the call `{name}`"),
    }
}

/// Without a width, as wide as the text.
fn convert(args: &Args<'_>) -> Result<Value, Problem> {
    let to = args.text("encoding").parse().unwrap_or_else(|e| panic!("{e}"));
    let pad = args.0["pad"].as_str().map_or(Pad::Space, |pad| pad.parse().unwrap_or_else(|e| panic!("{e}")));
    let replace = args.0["replace"].as_bool().unwrap_or_default();
    let conversion = Conversion { from: Encoding::Utf8, to, pad, replace };
    let text = args.text("text").as_bytes();
    let mut field = vec![0; args.size("width").map_or_else(|| conversion.measure(text).map(|c| c.len), Ok)?];
    conversion.write(text, &mut field)?;
    let bytes: Vec<_> = field.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(json!({ "bytes": bytes.concat(), "replaced": conversion.replaced(text).collect::<Vec<_>>() }))
}

fn measure(text: &str) -> Value {
    json!({ "characters": text.chars().count(), "columns": text.chars().map(encoding::columns).sum::<usize>() })
}

#[test]
fn vectors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let mut failures = Vec::new();
    let mut count = 0;
    let entries = |folder| fs::read_dir(folder).expect("tests/vectors");
    for entry in entries(folder.clone()).chain(entries(folder.join("native"))) {
        let path = entry.expect("a file").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("readable");
        let vectors: Vec<Value> =
            serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        for vector in vectors {
            count += 1;
            let got = call(vector["call"].as_str().expect("a call"), &Args(&vector["args"]));
            if got != vector["want"] {
                failures.push(format!(
                    "{}: {}\n  want {}\n  got  {got}",
                    vector["call"], vector["name"], vector["want"]
                ));
            }
        }
    }
    assert!(count > 3000, "only {count} vectors were found");
    assert!(failures.is_empty(), "{} of {count} vectors failed\n{}", failures.len(), failures.join("\n"));
}
