//! Search against a scan that reads every text of every item in the plainest way.

use proptest::prelude::*;
use rashinban::{Field, Folds, Item, ItemKind, Search, SearchError, fold::fold};
use rashinban_tests::QUERIES;

fn folded(text: &str) -> Vec<char> {
    fold(text).chars().collect()
}

/// Where `word` stands in `text`, from its start on, a Latin word or a number only from its beginning.
fn places(text: &[char], word: &[char]) -> Vec<usize> {
    let inside = |at: usize| {
        let same = |class: fn(&char) -> bool| at > 0 && class(&text[at - 1]) && class(&word[0]);
        same(char::is_ascii_lowercase) || same(char::is_ascii_digit)
    };
    (0..text.len()).filter(|at| text[*at..].starts_with(word) && !inside(*at)).collect()
}

/// Every item that holds all words, ranked: class, length, place in the plan.
fn scan(query: &str) -> Vec<Item> {
    let words: Vec<Vec<char>> = query.split_whitespace().map(folded).collect();
    let mut ranked: Vec<(usize, usize, Item)> = Vec::new();
    for item in Item::ALL.chain(Item::CHAPTERS) {
        let fields: Vec<(Field, Vec<char>)> = Field::ALL.iter().map(|f| (*f, folded(f.of(item)))).collect();
        let best = |word: &Vec<char>| {
            fields
                .iter()
                .filter(|(_, text)| !places(text, word).is_empty())
                .map(|(field, text)| {
                    (
                        if text == word {
                            0
                        } else if field.is_label() {
                            1
                        } else {
                            2
                        },
                        text.len(),
                    )
                })
                // A text that is the word from end to end is still a text.
                .min()
        };
        if let Some(ranks) = words.iter().map(best).collect::<Option<Vec<_>>>() {
            let class = ranks.iter().map(|rank| rank.0).max().unwrap_or(0);
            ranked.push((class, ranks.iter().map(|rank| rank.1).sum(), item));
        }
    }
    ranked.sort();
    ranked.into_iter().map(|(_, _, item)| item).collect()
}

fn search(query: &str) -> Vec<Item> {
    Search::new(query).expect("a query").run().iter().map(|hit| hit.item()).collect()
}

#[test]
fn search_finds_what_a_scan_finds_in_the_same_order() {
    let mut hits = 0;
    for query in QUERIES {
        let found = search(query);
        assert_eq!(found, scan(query), "{query}");
        hits += found.len();
    }
    assert!(hits > 500, "only {hits} hits over all queries");
}

#[test]
fn every_pair_of_characters_of_the_plan_is_found() {
    let mut pairs = std::collections::BTreeSet::new();
    for item in Item::ALL.chain(Item::CHAPTERS) {
        for field in Field::ALL {
            let text: Vec<char> = field.of(item).chars().collect();
            pairs.extend(text.windows(2).map(|pair| pair.iter().collect::<String>()));
        }
    }
    pairs.retain(|pair| !pair.contains(char::is_whitespace));
    assert!(pairs.len() > 2000);
    for pair in pairs {
        assert_eq!(search(&pair), scan(&pair), "{pair}");
    }
}

#[test]
fn filters_and_pages_cut_the_ranked_list() {
    let whole = search("デジタル");
    for kind in ItemKind::ALL {
        let found: Vec<Item> =
            Search::new("デジタル").expect("a query").kind(*kind).run().iter().map(|h| h.item()).collect();
        assert_eq!(found, whole.iter().copied().filter(|item| item.kind() == *kind).collect::<Vec<_>>());
    }
    for root in Item::ALL.chain(Item::CHAPTERS) {
        let results = Search::new("デジタル").expect("a query").within(root).run();
        let found: Vec<Item> = results.iter().map(|h| h.item()).collect();
        assert_eq!(found, whole.iter().copied().filter(|item| item.is_within(root)).collect::<Vec<_>>());
    }
    for offset in 0..whole.len() + 2 {
        for limit in [0, 1, 3, usize::MAX] {
            let results = Search::new("デジタル").expect("a query").offset(offset).limit(limit).run();
            let found: Vec<Item> = results.iter().map(|h| h.item()).collect();
            assert_eq!(results.total(), whole.len());
            assert_eq!(found, whole.iter().copied().skip(offset).take(limit).collect::<Vec<_>>());
        }
    }
}

#[test]
fn matches_lie_where_the_words_are() {
    for query in QUERIES {
        let results = Search::new(query).expect("a query").run();
        let typed: Vec<&str> = query.split_whitespace().collect();
        for hit in results.iter() {
            let matches: Vec<_> = hit.matches().collect();
            for (w, word) in typed.iter().enumerate() {
                assert!(matches.iter().any(|m| m.word == w), "{query} in {}", hit.item());
                for m in matches.iter().filter(|m| m.word == w) {
                    let there = &m.field.of(hit.item())[m.start..m.end];
                    assert_eq!(there, m.text());
                    assert_eq!(folded(there), folded(word), "{query} in {}", hit.item());
                    assert_eq!(m.folds.is_empty(), there == *word, "{query}: {there}");
                    assert!(m.folds.names().all(|name| Folds::NAMES.contains(&name)));
                }
            }
            let order: Vec<_> = matches.iter().map(|m| (m.field, m.start, m.word)).collect();
            assert!(order.is_sorted(), "{query} in {}: {order:?}", hit.item());
        }
    }
}

#[test]
fn queries_without_words_or_without_end_are_refused() {
    let refused = |query: &str| Search::new(query).err();
    assert_eq!(refused(""), Some(SearchError::Empty));
    assert_eq!(refused(" \t\u{3000}\n"), Some(SearchError::Empty));
    assert_eq!(refused(&"国".repeat(257)), Some(SearchError::TooLong));
    assert_eq!(refused(&"国 ".repeat(17)), Some(SearchError::TooLong));
    assert_eq!(refused(&"国".repeat(10_000_000)), Some(SearchError::TooLong));
    assert_eq!(refused(&"国".repeat(256)), None);
    assert_eq!(refused(&format!("{}国", " ".repeat(1_000_000))), None);
}

/// Every text of the plan.
fn texts() -> Vec<&'static str> {
    let fields = |item| Field::ALL.iter().map(move |field| field.of(item));
    Item::ALL.chain(Item::CHAPTERS).flat_map(fields).filter(|text| !text.is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_piece_of_the_plan_is_found_as_a_scan_finds_it(
        text in prop::sample::select(texts()),
        start in any::<prop::sample::Index>(),
        len in 1usize..12,
        second in any::<prop::sample::Index>(),
    ) {
        let text: Vec<char> = text.chars().collect();
        let piece = |start: prop::sample::Index, len| text.iter().skip(start.index(text.len())).take(len).collect::<String>();
        let query = format!("{} {}", piece(start, len), piece(second, 2));
        prop_assume!(!query.trim().is_empty());
        prop_assert_eq!(search(&query), scan(&query));
    }

    #[test]
    fn no_query_is_too_strange(query in "\\PC{0,80}") {
        if let Ok(search) = Search::new(&query) {
            let results = search.run();
            for hit in results.iter() {
                for m in hit.matches() {
                    prop_assert_eq!(folded(m.text()), folded(results.search().words().nth(m.word).expect("a word")));
                }
            }
        }
    }
}
