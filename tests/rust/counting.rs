//! An allocator that counts, and everything that must not call it.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::hint::black_box;

use rashinban::{CodeError, Edition, Field, Item, ItemCode, ItemKind, Lang, Search, fold};

use crate::QUERIES;

thread_local! {
    // Constant and without a destructor: reaching it allocates nothing itself.
    static COUNT: Cell<u64> = const { Cell::new(0) };
    // Bytes: below 0 where a thread frees what another one has made.
    static LIVE: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

/// The system's allocator, counting the calls of each thread. For `#[global_allocator]`.
#[derive(Debug)]
pub struct Counting;

impl Counting {
    fn count(bytes: usize) {
        COUNT.set(COUNT.get() + 1);
        let live = LIVE.get() + bytes.cast_signed();
        LIVE.set(live);
        PEAK.set(PEAK.get().max(live));
    }

    fn free(bytes: usize) {
        LIVE.set(LIVE.get() - bytes.cast_signed());
    }
}

// SAFETY: everything is handed to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        Self::count(layout.size());
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        Self::free(layout.size());
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        Self::free(layout.size());
        Self::count(size);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.realloc(at, layout, size) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        Self::count(layout.size());
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc_zeroed(layout) }
    }
}

/// How often this thread allocates in `act`; 0 where [`Counting`] is not the allocator.
pub fn allocations(act: impl FnOnce()) -> u64 {
    let before = COUNT.get();
    act();
    COUNT.get() - before
}

/// How many bytes this thread holds at most in `act`, beyond what it held before; 0 where [`Counting`] is not the
/// allocator.
pub fn peak(act: impl FnOnce()) -> usize {
    let before = LIVE.get();
    PEAK.set(before);
    act();
    usize::try_from(PEAK.get() - before).unwrap_or(0)
}

/// The whole path of queries, for every item and every one of [`QUERIES`]. Looks at all answers, keeps none.
pub fn every_query() {
    for item in Item::ALL.chain(Item::CHAPTERS) {
        of_item(item);
    }
    for kind in ItemKind::ALL {
        black_box(kind.items().count());
        for number in 0..=u8::MAX {
            black_box(Item::by_number(*kind, number));
        }
    }
    for typed in ["i1-2-3", "Ｉ１．２", " 2023:v4 ", "I01-07", "P10_1", "2024:I01", "no code", ""] {
        let read: Result<Item, CodeError> = typed.parse();
        if let Err(error) = read {
            black_box(error.nearest().count());
        }
    }
    for query in QUERIES {
        black_box(Item::by_label(query).count());
        black_box(fold::fold(query).chars().count());
        let Ok(search) = Search::new(query) else { continue };
        let all = search.clone().run();
        for hit in all.iter() {
            hit.matches().for_each(|found| _ = black_box(found));
        }
        for kind in ItemKind::ALL {
            black_box(search.clone().kind(*kind).offset(1).limit(5).run().iter().count());
        }
        black_box(search.within(Item::I01).run().total());
    }
    black_box(Search::new("").is_err());
}

fn of_item(item: Item) {
    black_box(item.code_str().parse::<Item>().ok());
    black_box(ItemCode::from(item).item());
    black_box((item.kind(), item.number(), item.edition(), item.figure()));
    for lang in Lang::ALL {
        black_box((item.label(*lang), item.label_status(*lang), item.text(*lang), item.note(*lang)));
        black_box(Item::by_label(item.label(*lang)).count());
    }
    for field in Field::ALL {
        black_box(field.of(item));
    }
    black_box((item.parent(), item.previous(), item.next()));
    for number in 0..=16 {
        black_box(item.child(number));
    }
    black_box(item.children().count());
    black_box(item.ancestors().count());
    black_box(item.descendants().count());
    black_box(item.siblings().count());
    black_box(item.path().count());
    item.cross_references().for_each(|reference| _ = black_box(reference));
    let provenance = item.provenance();
    black_box((provenance.heading, provenance.verbatim, provenance.also().count()));
    for edition in Edition::ALL {
        black_box(item.crosswalk(*edition));
    }
}
