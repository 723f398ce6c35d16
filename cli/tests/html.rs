//! What `html` writes.

mod support;

use rashinban::html::{
    self, ItemOptions, ItemVariant, PageOptions, Part, PickerOptions, PlanOptions, Variant,
};
use rashinban::{Item, Lang};
use support::{err, out, printed, run};

#[test]
fn a_plan_is_that_of_the_library() {
    let options = PlanOptions::new()
        .lang(Lang::En)
        .heading(3)
        .variant(Variant::Compact)
        .start(Item::I01_02)
        .hide(Part::Search)
        .hide_item(Item::P12)
        .prefix("a-");
    let arguments =
        "html plan --lang en --heading 3 --variant compact --start i1.2 --hide search P12 --prefix a-";
    let arguments: Vec<&str> = arguments.split(' ').collect();
    assert_eq!(printed(&arguments), html::plan_element(&options) + "\n");
    let options = PlanOptions::new().ruby(true);
    assert_eq!(printed(&["html", "plan", "--ruby"]), html::plan_element(&options) + "\n");
    let page = PageOptions::new().styles("rashinban.css").script("rashinban.js");
    let arguments =
        ["html", "plan", "--ruby", "--page", "--styles", "rashinban.css", "--script", "rashinban.js"];
    assert_eq!(printed(&arguments), html::plan_page(&options, &page));
}

#[test]
fn items_are_those_of_the_library() {
    let options = ItemOptions::new().lang(Lang::En).variant(ItemVariant::Chip).href("/plan");
    let want = [Item::S06, Item::I01_02].map(|item| html::item_element(item, &options) + "\n");
    let arguments = ["html", "item", "s6", "i1.2", "--variant", "chip", "--href", "/plan", "--lang", "en"];
    assert_eq!(printed(&arguments), want.concat());
    let card = html::item_element(Item::V04, &ItemOptions::new().heading(4));
    assert_eq!(printed(&["html", "item", "V04", "--heading", "4", "--color", "always"]), card + "\n");
}

#[test]
fn a_picker_is_that_of_the_library() {
    let options = PickerOptions::new()
        .ruby(true)
        .name("plan")
        .label("関係する項目")
        .prefix("a-")
        .primary(&[Item::I01_02])
        .related(&[Item::V04, Item::S06])
        .hide(&[Item::P12])
        .start(Item::P10_03)
        .required(true);
    let arguments = "html picker --name plan --label 関係する項目 --prefix a- --primary I01-02 --related V04 S06 \
                     --hide P12 --start P10-03 --required --ruby";
    let arguments: Vec<&str> = arguments.split(' ').collect();
    assert_eq!(printed(&arguments), html::picker_element(&options) + "\n");
    assert_eq!(printed(&["html", "picker"]), html::picker_element(&PickerOptions::new()) + "\n");
}

#[test]
fn what_cannot_be_written_is_said() {
    let output = run(&["html", "picker", "--primary", "V99", "--related", "V04"]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""));
    assert!(err(&output).contains("V99"));
    let output = run(&["html", "item", "V04", "--json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("--json"));
    assert_eq!(run(&["html", "item", "V04", "--heading", "7"]).status.code(), Some(2));
    let output = run(&["html", "plan", "--hide", "tools", "footer"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("footer") && !err(&output).contains("tools"));
    assert_eq!(run(&["html", "plan", "--script", "a.js"]).status.code(), Some(2));
    assert_eq!(run(&["html"]).status.code(), Some(2));
}
