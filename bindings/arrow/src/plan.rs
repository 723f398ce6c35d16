//! The plan and the bodies as tables that measures are joined with.

use arrow_array::{ArrayRef, Int32Array, RecordBatch, StringArray};
use arrow_schema::{Field, Schema};
use rashinban::register::LocalGovernment;
use rashinban::{Item, ItemKind, Lang};
use std::sync::Arc;

/// A table by its name.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Table {
    /// Its name, and that of its file: `items`, `principles`, `areas`, `hierarchy`, `local_governments`.
    pub name: &'static str,
    /// Its rows.
    pub rows: RecordBatch,
}

/// Every item of the plan in its order: sets, members, and the page's chapters.
fn items() -> Vec<Item> {
    Item::ALL.chain(Item::CHAPTERS).collect()
}

/// The tables: all of the plan and all bodies, 0.1 MB in all; an engine copies them to every machine.
///
/// ```
/// let sizes: Vec<_> = rashinban_arrow::tables().iter().map(|table| (table.name, table.rows.num_rows())).collect();
/// assert_eq!(sizes[..3], [("items", 142), ("principles", 31), ("areas", 77)]);
/// ```
pub fn tables() -> Vec<Table> {
    vec![
        Table { name: "items", rows: items_table() },
        Table { name: "principles", rows: principles() },
        Table { name: "areas", rows: areas() },
        Table { name: "hierarchy", rows: hierarchy() },
        Table { name: "local_governments", rows: local_governments() },
    ]
}

fn items_table() -> RecordBatch {
    let items = items();
    let text = |of: fn(Item) -> &'static str| always(items.iter().map(|item| of(*item)));
    let some = |of: fn(Item) -> Option<&'static str>| maybe(items.iter().map(|item| of(*item)));
    table([
        ("code", text(Item::code_str)),
        ("edition", text(|item| item.edition().name())),
        ("kind", text(|item| item.kind().name())),
        ("order", numbers(items.iter().map(|item| i32::from(item.id())))),
        ("parent", some(|item| item.parent().map(Item::code_str))),
        ("label_ja", text(|item| item.label(Lang::Ja))),
        ("label_kana", text(|item| item.label(Lang::Kana))),
        ("label_en", text(|item| item.label(Lang::En))),
        ("label_en_status", text(|item| item.label_status(Lang::En).name())),
        ("text_ja", some(|item| item.text(Lang::Ja))),
        ("text_en", some(|item| item.text(Lang::En))),
    ])
}

fn principles() -> RecordBatch {
    let is_principle = |item: &Item| item.kind().is_principle();
    let found: Vec<(Item, Item)> =
        Item::ALL.filter(is_principle).filter_map(|item| Some((item, item.parent()?))).collect();
    table([
        ("code", always(found.iter().map(|(item, _)| item.code_str()))),
        ("set", always(found.iter().map(|(_, set)| set.code_str()))),
        ("label_ja", always(found.iter().map(|(item, _)| item.label(Lang::Ja)))),
        ("label_en", always(found.iter().map(|(item, _)| item.label(Lang::En)))),
        ("set_label_ja", always(found.iter().map(|(_, set)| set.label(Lang::Ja)))),
        ("set_label_en", always(found.iter().map(|(_, set)| set.label(Lang::En)))),
    ])
}

/// The initiatives, their items and sub-items, each with the initiative and the item that it belongs to.
fn areas() -> RecordBatch {
    let above = |item: Item, kind| item.path().find(|above| above.kind() == kind);
    let found: Vec<(Item, Item)> =
        Item::ALL.filter_map(|item| Some((item, above(item, ItemKind::Initiative)?))).collect();
    let item_of = |(item, _): &(Item, Item)| above(*item, ItemKind::InitiativeItem).map(Item::code_str);
    table([
        ("code", always(found.iter().map(|(item, _)| item.code_str()))),
        ("initiative", always(found.iter().map(|(_, initiative)| initiative.code_str()))),
        ("item", maybe(found.iter().map(item_of))),
        ("label_ja", always(found.iter().map(|(item, _)| item.label(Lang::Ja)))),
        ("label_en", always(found.iter().map(|(item, _)| item.label(Lang::En)))),
        ("initiative_label_ja", always(found.iter().map(|(_, initiative)| initiative.label(Lang::Ja)))),
        ("initiative_label_en", always(found.iter().map(|(_, initiative)| initiative.label(Lang::En)))),
    ])
}

/// Every item with itself and with all that are below it: a subtree is one equality.
fn hierarchy() -> RecordBatch {
    let mut pairs = Vec::new();
    for item in items() {
        let mut path: Vec<Item> = item.path().collect();
        path.reverse();
        pairs.extend((0..).zip(path).map(|(distance, above)| (above, item, distance)));
    }
    table([
        ("ancestor", always(pairs.iter().map(|(above, ..)| above.code_str()))),
        ("descendant", always(pairs.iter().map(|(_, item, _)| item.code_str()))),
        ("distance", numbers(pairs.iter().map(|(.., distance)| *distance))),
    ])
}

fn local_governments() -> RecordBatch {
    let bodies: Vec<LocalGovernment> = LocalGovernment::all().collect();
    let codes: Vec<String> = bodies.iter().map(|body| body.code().to_string()).collect();
    table([
        ("code", always(codes.iter().map(String::as_str))),
        ("kind", always(bodies.iter().map(|body| body.kind().name()))),
        ("name", always(bodies.iter().map(|body| body.name()))),
        ("kana", maybe(bodies.iter().map(|body| body.kana()))),
        ("prefecture", numbers(bodies.iter().map(|body| i32::from(body.code().prefecture_number())))),
        ("prefecture_name", always(bodies.iter().map(|body| body.prefecture().name()))),
    ])
}

/// A column, and whether it may be null.
type Column = (ArrayRef, bool);

fn always<'a>(texts: impl Iterator<Item = &'a str>) -> Column {
    (Arc::new(StringArray::from_iter_values(texts)), false)
}

fn maybe<'a>(texts: impl Iterator<Item = Option<&'a str>>) -> Column {
    (Arc::new(texts.collect::<StringArray>()), true)
}

fn numbers(numbers: impl Iterator<Item = i32>) -> Column {
    (Arc::new(Int32Array::from_iter_values(numbers)), false)
}

fn table<const N: usize>(columns: [(&'static str, Column); N]) -> RecordBatch {
    let field = |(name, (array, nullable)): &(&'static str, Column)| {
        Field::new(*name, array.data_type().clone(), *nullable)
    };
    let schema = Schema::new(columns.iter().map(field).collect::<Vec<_>>());
    let arrays = columns.into_iter().map(|(_, (array, _))| array).collect();
    RecordBatch::try_new(schema.into(), arrays).expect("columns of one length")
}
