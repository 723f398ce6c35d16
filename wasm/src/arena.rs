//! The allocator. The core allocates the tables of search when they are first needed and keeps them; nothing else ever
//! allocates. So memory is taken from one piece, and what is given back is not used again.

use core::{
    alloc::{GlobalAlloc, Layout},
    cell::{Cell, UnsafeCell},
    ptr,
};

/// The tables take 43 KB, and three times as much while they grow. All zeros, the arena takes no room in the file.
const SIZE: usize = 256 * 1024;

#[repr(align(16))]
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
        let room = self.room.get().cast::<u8>();
        let free = room.wrapping_add(self.used.get());
        let start = self.used.get() + free.align_offset(layout.align());
        match start.checked_add(layout.size()) {
            Some(end) if end <= SIZE => {
                self.used.set(end);
                room.wrapping_add(start)
            }
            _ => ptr::null_mut(),
        }
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
