//! Work at many things, on several threads where there are some.

use alloc::vec::Vec;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::sync::OnceLock;
use std::thread;

/// How many threads work at the same time.
pub(super) fn processors() -> usize {
    thread::available_parallelism().map_or(1, Into::into)
}

/// What becomes of each, in their order, on up to so many threads. Each of them begins with a `new` state, and takes the next
/// that nobody else has begun. WebAssembly has one.
pub(super) fn in_turn<T: Sync, S, R: Send + Sync>(
    all: &[T],
    threads: usize,
    new: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
) -> Vec<R> {
    let done: Vec<OnceLock<R>> = all.iter().map(|_| OnceLock::new()).collect();
    let next = AtomicUsize::new(0);
    let share = || {
        let mut state = new();
        while let Some((one, done)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            all.get(at).zip(done.get(at))
        } {
            let _ = done.set(work(&mut state, one));
        }
    };
    if cfg!(target_family = "wasm") || threads.min(all.len()) < 2 {
        share();
    } else {
        thread::scope(|scope| {
            for _ in 1..threads.min(all.len()) {
                // What one does not begin, another does.
                let _ = thread::Builder::new().spawn_scoped(scope, share);
            }
            share();
        });
    }
    done.into_iter().filter_map(OnceLock::into_inner).collect()
}
