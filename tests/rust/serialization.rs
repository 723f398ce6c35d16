//! What each type serialises to, and that it comes back.

use rashinban::{
    Alignment, BasicPrinciple, CrossReference, Crosswalk, Edition, Field, Folds, Item, ItemCode, ItemKind,
    LabelStatus, Lang, Problem, Reason, Search, ServiceDesignArticle, Term, Vision, encoding::Encoding,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::fmt::Debug;

fn round<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, want: &Value) {
    let written = serde_json::to_value(value).expect("written");
    assert_eq!(&written, want);
    assert_eq!(&serde_json::from_value::<T>(written).expect("read"), value);
}

#[test]
fn words_are_written_as_their_names() {
    round(&Item::I01_02_03, &json!("I01-02-03"));
    round(&ItemCode::from(Item::P10_01), &json!("P10-01"));
    round(&Vision::NoOneLeftBehind, &json!("V04"));
    round(&BasicPrinciple::Permeation, &json!("P10-08"));
    round(&ServiceDesignArticle::ActConsistently, &json!("P12-11"));
    round(&ItemKind::ServiceDesignArticle, &json!("service-design-article"));
    round(&Alignment::Primary, &json!("primary"));
    round(&Lang::Kana, &json!("kana"));
    round(&LabelStatus::Unverified, &json!("unverified"));
    round(&Edition::December2021, &json!("2021-12"));
    round(&Field::TextJa, &json!("text-ja"));
    round(&Crosswalk::Same, &json!("same"));
    round(&Encoding::Cp932, &json!("cp932"));
    round(&Problem::EmptyQuery, &json!("empty-query"));
    let term = Term::all().next().expect("a term");
    round(&term, &json!("手続"));
    round(&Reason::SharedTerm(term), &json!("shared-term:手続"));
    round(
        &CrossReference { item: Item::S06, reason: Reason::SameTitle },
        &json!({ "item": "S06", "reason": "same-title" }),
    );
}

#[test]
fn every_member_comes_back() {
    for item in Item::ALL.chain(Item::CHAPTERS) {
        round(&item, &json!(item.code_str()));
        for reference in item.cross_references() {
            let text = serde_json::to_string(&reference).expect("written");
            assert_eq!(serde_json::from_str::<CrossReference>(&text).expect("read"), reference);
        }
    }
    for edition in Edition::ALL {
        round(edition, &json!(edition.name()));
    }
}

#[test]
fn what_has_parts_is_written_with_their_names() {
    let provenance = Item::V06.provenance();
    let want = json!({
        "edition": "2023", "document": "デジタル庁ウェブサイト「デジタル社会の実現に向けた重点計画」",
        "heading": "デジタル社会で目指す6つの姿", "line": 55, "column": 6,
        "verbatim": "DFFT※の推進をはじめとする国際戦略", "item": "V06",
    });
    round(&provenance, &want);
    let search = Search::new("ＤＦＦＴ").expect("a query");
    let found = search.matches(Item::V06).next().expect("a match");
    let want =
        json!({ "item": "V06", "field": "label-ja", "word": 0, "start": 0, "end": 4, "folds": ["width"] });
    round(&found, &want);
    round(&Folds::default(), &json!([]));
    assert!(serde_json::from_str::<Folds>("[\"weight\"]").is_err());
}

#[test]
fn what_names_nothing_is_refused() {
    assert!(serde_json::from_str::<Item>("\"I01-07\"").is_err());
    assert!(serde_json::from_str::<Item>("7").is_err());
    assert!(serde_json::from_str::<Vision>("\"S01\"").is_err());
    assert!(serde_json::from_str::<ItemKind>("\"goal\"").is_err());
    assert!(serde_json::from_str::<Reason>("\"shared-term:無い\"").is_err());
}

#[test]
fn the_export_is_the_plan() {
    let text = rashinban::export::json();
    assert!(std::ptr::eq(text, rashinban::export::json()), "made once");
    let export: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(export["edition"], "2023");
    let items = export["items"].as_array().expect("items");
    assert_eq!(items.len(), 129);
    for (row, item) in items.iter().zip(Item::ALL) {
        assert_eq!(row["code"], item.code_str());
        assert_eq!(row["kind"], item.kind().name());
        assert_eq!(row["parent"], item.parent().map_or(Value::Null, |parent| json!(parent.code_str())));
        assert_eq!(
            [&row["ja"], &row["kana"], &row["en"]],
            [item.label(Lang::Ja), item.label(Lang::Kana), item.label(Lang::En)]
        );
        assert_eq!(row["en_status"], item.label_status(Lang::En).name());
        assert_eq!(row["text"], json!(item.text(Lang::Ja)));
        assert_eq!(row["source"]["line"], item.provenance().line);
    }
}
