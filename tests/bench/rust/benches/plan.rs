//! Look-ups and searches of the core by themselves, for whoever changes them: `cargo bench -p rashinban-bench`.
//! How they stand beside other ways is what `cargo xtask bench` tells.

use divan::{Bencher, black_box};
use rashinban::{Item, ItemKind, Lang, Search, Vision};
use rashinban_tests::QUERIES;

fn main() {
    divan::main();
}

#[divan::bench]
fn label_by_enum() -> &'static str {
    black_box(Vision::NoOneLeftBehind).label(Lang::Ja)
}

#[divan::bench(args = ["V04", "I01-02-03", "i1.2.3", "ｉ１－２－３", "I01-07"])]
fn item_by_code(code: &str) -> Option<Item> {
    black_box(code).parse().ok()
}

#[divan::bench(args = ["ワンスオンリー", "わんすおんりー", "Once Only"])]
fn item_by_label(label: &str) -> Option<Item> {
    Item::by_label(black_box(label)).next()
}

#[divan::bench]
fn path() -> usize {
    black_box(Item::I01_02_03).path().count()
}

#[divan::bench]
fn items_of_a_kind() -> usize {
    black_box(ItemKind::InitiativeSubItem).items().count()
}

#[divan::bench(args = ["防災", "デジタル", "ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ", "データ 連携", "の", "量子暗号通信"])]
fn search(query: &str) -> Option<usize> {
    Search::new(black_box(query)).ok().map(|search| search.run().total())
}

#[divan::bench]
fn search_every_query(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        QUERIES
            .iter()
            .filter_map(|query| Search::new(black_box(query)).ok())
            .map(|s| s.run().total())
            .sum::<usize>()
    });
}

#[divan::bench(args = ["デジタル", "データ 連携"])]
fn matches(query: &str) -> usize {
    let search = Search::new(black_box(query));
    search.map_or(0, |search| search.matches(Item::S06).count())
}
