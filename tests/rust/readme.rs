//! The two READMEs print the same code, and it is code that the tests run.

use rashinban_tests::repository_file;

/// The fenced blocks of a page: language and text.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let mut blocks = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find("\n```") {
        let (language, text) = rest[start + 4..].split_once('\n').expect("a block has a first line");
        let end = text.find("```").expect("a block has an end");
        blocks.push((language, &text[..end]));
        rest = &text[end + 3..];
    }
    blocks
}

fn of<'p>(blocks: &[(&str, &'p str)], language: &str) -> Vec<&'p str> {
    blocks.iter().filter(|(of, _)| *of == language).map(|(_, text)| *text).collect()
}

#[test]
fn both_pages_print_the_same_code() {
    let (english, japanese) = (repository_file("README.md"), repository_file("README.ja.md"));
    let (english, japanese) = (blocks(&english), blocks(&japanese));
    for language in ["rust", "c", "js"] {
        assert_eq!(of(&english, language), of(&japanese, language));
        assert_eq!(of(&english, language).len(), 1, "{language}");
    }
}

#[test]
fn the_program_in_c_is_the_example() {
    let english = repository_file("README.md");
    assert_eq!(of(&blocks(&english), "c"), [repository_file("examples/c/hello.c")]);
}

#[test]
fn both_pages_have_the_same_sections() {
    let sections = |page: &str| page.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!(sections(&repository_file("README.md")), sections(&repository_file("README.ja.md")));
}
