//! The plan and its queries allocate nothing.

use std::hint::black_box;

use rashinban_tests::counting::{Counting, allocations, every_query};

#[global_allocator]
static COUNTING: Counting = Counting;

#[test]
fn the_allocator_counts() {
    assert_eq!(allocations(|| drop(black_box(Box::new(7)))), 1);
}

#[test]
fn no_query_allocates() {
    assert_eq!(allocations(every_query), 0);
}
