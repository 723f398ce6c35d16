//! The allocator. The core allocates the tables of search when they are first needed and keeps them; nothing else ever
//! allocates. So memory is taken from one piece, and what is given back is not used again.

use core::{
    alloc::{GlobalAlloc, Layout},
    cell::{Cell, UnsafeCell},
    ptr,
};

/// The tables take 43 KB. All zeros, the arena takes no room in the file.
const SIZE: usize = 64 * 1024;
const ALIGN: usize = 16;

#[repr(align(16))] // ALIGN
struct Arena {
    room: UnsafeCell<[u8; SIZE]>,
    used: Cell<usize>,
}

#[global_allocator]
static ARENA: Arena = Arena { room: UnsafeCell::new([0; SIZE]), used: Cell::new(0) };

// SAFETY: the module's memory is not shared, so there is one thread.
unsafe impl Sync for Arena {}

// SAFETY: every piece lies inside the room, behind those given out before, and starts at a multiple of its alignment.
unsafe impl GlobalAlloc for Arena {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // The room itself is aligned for whatever the core allocates.
        let start = self.used.get().next_multiple_of(layout.align());
        if layout.align() > ALIGN || layout.size() > SIZE.saturating_sub(start) {
            return ptr::null_mut();
        }
        self.used.set(start + layout.size());
        self.room.get().cast::<u8>().wrapping_add(start)
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
