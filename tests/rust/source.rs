//! The tables against the page's own text, read here once more and without the generator.

use rashinban::{Item, ItemKind, Lang};
use rashinban_tests::repository_file;

#[test]
fn counts_are_those_of_the_page() {
    let count = |kind: ItemKind| kind.items().count();
    let counts = ItemKind::ALL.iter().map(|kind| count(*kind)).collect::<Vec<_>>();
    assert_eq!(counts, [8, 6, 10, 3, 5, 12, 1, 7, 10, 37, 30, 13]);
    assert_eq!(
        ItemKind::ALL.iter().filter(|kind| kind.is_principle()).map(|kind| count(*kind)).sum::<usize>(),
        31
    );
    assert_eq!(Item::ALL.len(), 8 + 121);
}

#[test]
fn every_label_stands_where_its_provenance_says() {
    let source = repository_file("core/data/2023.source.txt");
    let lines: Vec<Vec<char>> = source.lines().map(|line| line.chars().collect()).collect();
    for item in Item::ALL.chain(Item::CHAPTERS) {
        let provenance = item.provenance();
        let line = &lines[usize::from(provenance.line) - 1];
        let there: String = line[usize::from(provenance.column) - 1..]
            .iter()
            .take(provenance.verbatim.chars().count())
            .collect();
        assert_eq!(there, provenance.verbatim, "{item}");
        for other in provenance.also() {
            let line: String = lines[usize::from(other.line) - 1].iter().collect();
            assert!(line.ends_with(other.verbatim), "{item}, line {}: {line}", other.line);
        }
        if item.number().is_some()
            && item.kind() != ItemKind::Chapter
            && item.kind() != ItemKind::InitiativeSubItem
        {
            let before: String = line[..usize::from(provenance.column) - 1].iter().collect();
            let numbered = before.trim().trim_end_matches('.').parse().ok();
            // I08, I09 and the cloud principle have no number on the page.
            let unnumbered = ["I08-", "I09-", "P01-"].iter().any(|code| item.code_str().starts_with(code));
            assert_eq!(numbered, item.number().filter(|_| !unnumbered), "{item}");
        }
    }
}

#[test]
fn every_text_is_whole_lines_of_the_page() {
    let source = repository_file("core/data/2023.source.txt");
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    for item in Item::ALL.chain(Item::CHAPTERS) {
        for text in [item.text(Lang::Ja), item.figure()].into_iter().flatten() {
            for paragraph in text.split('\n') {
                assert!(lines.contains(&paragraph), "{item}: {paragraph}");
            }
        }
    }
}

#[test]
fn nothing_of_the_page_is_lost() {
    let source = repository_file("core/data/2023.source.txt");
    // Marks and numbers of lists, and the slashes between sub-items, are structure; all the rest must be somewhere.
    let mut carried: Vec<&str> = Vec::new();
    for item in Item::ALL.chain(Item::CHAPTERS) {
        carried.push(item.provenance().verbatim);
        carried.extend(item.provenance().also().map(|other| other.verbatim));
        carried.extend(item.text(Lang::Ja).into_iter().flat_map(|text| text.split('\n')));
        carried.extend(item.figure());
    }
    for line in source.lines().map(str::trim).filter(|line| !line.is_empty() && *line != "本文へ移動") {
        let entry = line
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .trim_start_matches('.')
            .trim_start_matches('•')
            .trim();
        let whole = carried.contains(&line) || carried.contains(&entry);
        assert!(whole || entry.split('/').all(|part| carried.contains(&part)), "{line}");
    }
}

#[test]
fn labels_are_short_enough_to_trust_and_hold_no_control_character() {
    for item in Item::ALL.chain(Item::CHAPTERS) {
        for lang in Lang::ALL {
            let label = item.label(*lang);
            assert!(
                !label.is_empty() && !label.contains(char::is_control) && label.trim() == label,
                "{item} {lang}"
            );
            assert_eq!(item.label_c(*lang).to_str(), Ok(label));
            assert_eq!(item.text_c(*lang).to_str(), Ok(item.text(*lang).unwrap_or_default()));
        }
        let kana = item.label(Lang::Kana);
        let foreign = kana
            .chars()
            .find(|c| !matches!(c, 'ぁ'..='ゖ' | 'ー' | '・' | '、' | '「' | '」' | '(' | ')' | '/'));
        assert_eq!(foreign, None, "{item}: {kana}");
        assert!(item.label(Lang::En).is_ascii(), "{item}");
    }
}
