//! The caller's memory, and all `unsafe` code of the crate.
//!
//! What C must keep to is said at the head of the header: a pointer is NULL or good for as many elements as the number
//! behind it says, and what is written to does not overlap what is read. Only the exported functions use this module,
//! each with the very pointers it was given, and what it hands out does not outlive the call.

use rashinban::Problem;

/// A length or capacity.
pub fn length(len: i32) -> Result<usize, Problem> {
    usize::try_from(len).map_err(|_| Problem::InvalidArgument)
}

/// A count or length, back to the caller.
pub fn count(len: usize) -> Result<i32, Problem> {
    i32::try_from(len).map_err(|_| Problem::InvalidArgument)
}

/// Bytes handed in.
pub fn bytes<'a>(bytes: *const u8, len: i32) -> Result<&'a [u8], Problem> {
    let len = length(len)?;
    if len == 0 {
        return Ok(&[]);
    }
    if bytes.is_null() {
        return Err(Problem::NullPointer);
    }
    // SAFETY: not NULL, and the caller vouches for `len` bytes that nobody changes during the call. No offset in them
    // exceeds isize::MAX, since `len` was an i32.
    Ok(unsafe { core::slice::from_raw_parts(bytes, len) })
}

/// A text handed in as UTF-8. `decode::text` reads the other encodings.
pub fn text<'a>(text: *const u8, len: i32) -> Result<&'a str, Problem> {
    core::str::from_utf8(bytes(text, len)?).map_err(|_| Problem::MalformedText)
}

/// Numbers handed in. They need not be aligned (see `Out::set`).
#[cfg(feature = "register")]
pub fn numbers<'a>(first: *const i32, len: i32) -> Result<impl Iterator<Item = i32> + 'a, Problem> {
    let bytes = len.checked_mul(4).ok_or(Problem::InvalidArgument)?;
    let numbers = self::bytes::<'a>(first.cast(), bytes)?.chunks_exact(4);
    Ok(numbers.map(|number| i32::from_ne_bytes(number.try_into().unwrap_or_default())))
}

/// A buffer for text. Its bytes may never have been written before, so that they are for writing only.
pub fn buffer<'a>(buffer: *mut u8, cap: i32) -> Result<&'a mut [u8], Problem> {
    let cap = length(cap)?;
    if cap == 0 {
        return Ok(&mut []);
    }
    if buffer.is_null() {
        return Err(Problem::NullPointer);
    }
    // SAFETY: not NULL, and the caller vouches for `cap` bytes that nobody else touches during the call.
    Ok(unsafe { core::slice::from_raw_parts_mut(buffer, cap) })
}

/// Where one answer goes.
pub struct Out<T>(*mut T);

/// Where an answer goes; checked before anything is computed, written after.
pub fn out<T: Copy>(pointer: *mut T) -> Result<Out<T>, Problem> {
    if pointer.is_null() { Err(Problem::NullPointer) } else { Ok(Out(pointer)) }
}

impl<T: Copy> Out<T> {
    /// Writes the answer; the status that says so.
    #[allow(clippy::unnecessary_wraps, reason = "the last word of nearly every function")]
    pub fn set(self, value: T) -> Result<i32, Problem> {
        // SAFETY: not NULL, and the caller vouches for room for one `T`. Not every caller aligns (COBOL does not).
        unsafe { self.0.write_unaligned(value) };
        Ok(0)
    }
}

/// Where a list of answers goes.
pub struct List<T> {
    first: *mut T,
    cap: usize,
}

/// Where a list goes; without capacity there is no place, and the count alone is wanted.
pub fn list<T: Copy>(first: *mut T, cap: i32) -> Result<List<T>, Problem> {
    let cap = length(cap)?;
    if first.is_null() && cap > 0 { Err(Problem::NullPointer) } else { Ok(List { first, cap }) }
}

impl<T: Copy> List<T> {
    /// Writes all or nothing and gives the count.
    pub fn fill(self, values: impl Iterator<Item = T> + Clone) -> Result<i32, Problem> {
        let len = values.clone().count();
        if self.cap > 0 {
            if len > self.cap {
                return Err(Problem::BufferTooSmall);
            }
            for (i, value) in values.take(self.cap).enumerate() {
                // SAFETY: not NULL, i < cap, and the caller vouches for `cap` elements. Unaligned as in `Out::set`.
                unsafe { self.first.add(i).write_unaligned(value) };
            }
        }
        count(len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::ptr::{null, null_mut};

    #[test]
    fn null_is_good_for_nothing_only() {
        assert_eq!(text(null(), 0), Ok(""));
        assert_eq!(text(null(), 1), Err(Problem::NullPointer));
        assert_eq!(buffer(null_mut(), 0), Ok(&mut [][..]));
        assert_eq!(buffer(null_mut(), 1), Err(Problem::NullPointer));
        assert!(matches!(out::<i32>(null_mut()), Err(Problem::NullPointer)));
        assert!(matches!(list::<i32>(null_mut(), 1), Err(Problem::NullPointer)));
        assert_eq!(list::<i32>(null_mut(), 0).and_then(|list| list.fill([1, 2].into_iter())), Ok(2));
    }

    #[test]
    fn lengths_are_not_negative() {
        assert_eq!(text(null(), -1), Err(Problem::InvalidArgument));
        assert_eq!(buffer(null_mut(), i32::MIN), Err(Problem::InvalidArgument));
        assert!(matches!(list::<i32>(null_mut(), -1), Err(Problem::InvalidArgument)));
        assert_eq!(count(usize::MAX), Err(Problem::InvalidArgument));
    }

    #[test]
    fn a_list_is_written_whole_or_not_at_all() {
        let mut place = [7; 3];
        assert_eq!(list(place.as_mut_ptr(), 1).and_then(|list| list.fill([1, 2].into_iter())), {
            Err(Problem::BufferTooSmall)
        });
        assert_eq!(place, [7; 3]);
        assert_eq!(list(place.as_mut_ptr(), 3).and_then(|list| list.fill([1, 2].into_iter())), Ok(2));
        assert_eq!(place, [1, 2, 7]);
    }

    #[test]
    fn places_need_not_be_aligned() {
        let mut bytes = [0u8; 13];
        #[allow(clippy::cast_ptr_alignment, reason = "on purpose")]
        let unaligned = bytes.as_mut_ptr().wrapping_add(1).cast::<i32>();
        assert_eq!(out(unaligned).and_then(|out| out.set(-1)), Ok(0));
        assert_eq!(list(unaligned, 3).and_then(|list| list.fill([-1, 0, -1].into_iter())), Ok(3));
        assert_eq!(bytes, [0, 255, 255, 255, 255, 0, 0, 0, 0, 255, 255, 255, 255]);
    }
}
