//! Folding against `unicode-normalization`, character by character and in any mixture.

use proptest::prelude::*;
use rashinban::{Field, Folds, Item, Search, fold::fold};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// The rules of `core/data/fold.toml`, read here without the generator.
fn rules() -> BTreeMap<char, char> {
    let file: toml::Table = rashinban_tests::repository_file("core/data/fold.toml").parse().expect("TOML");
    let mut rules = BTreeMap::new();
    let mut add = |pairs: &toml::Value| {
        let to: Vec<char> = pairs["to"].as_str().expect("to").chars().collect();
        for (i, from) in pairs["from"].as_str().expect("from").chars().enumerate() {
            rules.insert(from, to[i % to.len()]);
        }
    };
    for name in ["dash", "middle_dot", "small_kana"] {
        add(&file[name]);
    }
    file["symbol"].as_array().expect("symbol").iter().for_each(&mut add);
    for pair in file["kanji"].as_str().expect("kanji").split_whitespace() {
        let mut pair = pair.chars();
        rules.insert(pair.next().expect("old"), pair.next().expect("new"));
    }
    rules
}

fn oracle(rules: &BTreeMap<char, char>, text: &str) -> String {
    let hiragana =
        |c: char| if ('ァ'..='ヶ').contains(&c) { char::from_u32(c as u32 - 0x60).unwrap_or(c) } else { c };
    text.nfkc()
        .flat_map(char::to_lowercase)
        .map(hiragana)
        .map(|c| rules.get(&c).copied().unwrap_or(c))
        .collect()
}

/// The characters that folding knows: those of CP932, those of the rules, ASCII, and both kinds of voiced marks.
fn known() -> Vec<char> {
    let mut known: Vec<char> = (0x20..0x7f).map(char::from).collect();
    for lead in 0x81..=0xfcu8 {
        for trail in 0x40..=0xfcu8 {
            let bytes = [lead, trail];
            let (text, _, bad) = encoding_rs::SHIFT_JIS.decode(&bytes);
            known.extend(text.chars().filter(|c| !bad && !('\u{e000}'..='\u{f8ff}').contains(c)));
        }
    }
    known.extend('｡'..='ﾟ');
    known.extend(rules().into_iter().flat_map(|(from, to)| [from, to]));
    known.extend(['\u{3099}', '\u{309a}', '\u{a0}', '²', '½', 'À', 'é', 'Ω', 'Я', '𠮷', '😀']);
    known.sort_unstable();
    known.dedup();
    known
}

#[test]
fn every_known_character_folds_as_the_oracle_says() {
    let rules = rules();
    let known = known();
    assert!(known.len() > 7000, "{}", known.len());
    for c in known {
        let text = c.to_string();
        assert_eq!(fold(&text).to_string(), oracle(&rules, &text), "{c} U+{:04X}", c as u32);
    }
}

#[test]
fn the_stored_form_of_every_text_is_its_fold() {
    // A search for a whole field finds it in that field from end to end, so the stored form and the fold agree.
    for item in Item::ALL.chain(Item::CHAPTERS) {
        for field in Field::ALL {
            let text = field.of(item);
            if text.split_whitespace().count() > 16 || fold(text).chars().count() > 256 || text.is_empty() {
                continue;
            }
            let search = Search::new(text).expect("short enough");
            let found = search.matches(item).filter(|m| m.field == *field && m.folds.is_empty()).count();
            assert!(found >= search.words().len(), "{item} {field}: {text}");
        }
    }
}

#[test]
fn every_pair_of_kana_and_mark_composes_as_the_oracle_says() {
    let rules = rules();
    for base in ('ぁ'..='ゖ').chain('ァ'..='ヺ').chain('ｦ'..='ﾝ').chain(['ゝ', 'ヽ', 'A', '国', 'ー'])
    {
        for mark in ['\u{3099}', '\u{309a}', 'ﾞ', 'ﾟ'] {
            let text = format!("{base}{mark}");
            assert_eq!(fold(&text).to_string(), oracle(&rules, &text), "{text} {base:?}{mark:?}");
        }
    }
}

#[test]
fn names_of_folds_follow_their_bits() {
    let all = [
        Folds::WIDTH,
        Folds::CASE,
        Folds::KANA,
        Folds::SMALL_KANA,
        Folds::DASH,
        Folds::MIDDLE_DOT,
        Folds::SYMBOL,
        Folds::KANJI,
        Folds::COMPOSITION,
        Folds::COMPATIBILITY,
    ];
    for (i, fold) in all.into_iter().enumerate() {
        assert_eq!(fold.bits(), 1 << i);
        assert_eq!(fold.names().collect::<Vec<_>>(), [Folds::NAMES[i]]);
    }
}

proptest! {
    #[test]
    fn any_mixture_folds_as_the_oracle_says(chars in prop::collection::vec(prop::sample::select(known()), 0..40)) {
        let text: String = chars.into_iter().collect();
        // NFKC sorts several marks behind one letter; that is no Japanese text.
        let rules = rules();
        let marks = |c: char| c.nfkc().any(|c| matches!(c, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}'));
        prop_assume!(!text.chars().zip(text.chars().skip(1)).any(|(a, b)| marks(a) && marks(b)));
        prop_assert_eq!(fold(&text).to_string(), oracle(&rules, &text));
    }

    #[test]
    fn folding_twice_changes_nothing_more(text in "\\PC{0,60}") {
        let once = fold(&text).to_string();
        // A lone mark may find a kana to join once its neighbours are folded; text without marks must be at rest.
        prop_assume!(!once.contains(['\u{3099}', '\u{309a}']));
        prop_assert_eq!(fold(&once).to_string(), once);
    }
}
