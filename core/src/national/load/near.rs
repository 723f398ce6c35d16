//! Bytes that mostly are near.

/// How many bytes stand in front of the first that is one of two; none where there is none. The first few are looked at
/// here, without the start of a search through many.
#[inline]
pub(super) fn first_of(one: u8, other: u8, bytes: &[u8]) -> Option<usize> {
    const NEAR: usize = 2 * size_of::<u64>();
    let Some(near) = bytes.first_chunk::<NEAR>() else { return memchr::memchr2(one, other, bytes) };
    for start in [0, NEAR / 2] {
        let bytes = u64::from_le_bytes(core::array::from_fn(|at| near[start + at]));
        let found = zeros(bytes ^ all(one)) | zeros(bytes ^ all(other));
        if found != 0 {
            return Some(start + found.trailing_zeros() as usize / 8);
        }
    }
    memchr::memchr2(one, other, &bytes[NEAR..]).map(|behind| NEAR + behind)
}

/// The bytes up to the first that is this one as a number, the first the lowest, and how many they are; none of more than a
/// number has.
#[inline]
pub(super) fn packed(bytes: &[u8], end: u8) -> Option<(u128, usize)> {
    let bytes = start(bytes);
    let different = bytes ^ u128::from_le_bytes([end; 16]);
    let ends =
        different.wrapping_sub(u128::from_le_bytes([1; 16])) & !different & u128::from_le_bytes([0x80; 16]);
    if ends == 0 {
        return None;
    }
    let bits = ends.trailing_zeros() + 1;
    Some((bytes & (u128::MAX >> (u128::BITS - bits)), bits as usize / 8))
}

/// The first bytes as a number, the first the lowest.
#[inline]
pub(super) fn start(bytes: &[u8]) -> u128 {
    bytes.first_chunk().map_or_else(|| few(bytes), |start| u128::from_le_bytes(*start))
}

/// Fewer bytes than a number has.
#[cold]
fn few(bytes: &[u8]) -> u128 {
    let mut all = [0; size_of::<u128>()];
    all[..bytes.len()].copy_from_slice(bytes);
    u128::from_le_bytes(all)
}

/// A byte eight times.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The high bit of the first of eight bytes that is 0, and perhaps of some behind it.
const fn zeros(bytes: u64) -> u64 {
    bytes.wrapping_sub(all(1)) & !bytes & all(0x80)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_of_two_is_found(bytes in proptest::collection::vec(prop_oneof![Just(b'"'), Just(b'#'), Just(0xa2), any::<u8>()], 0..40)) {
            let mut rest = &bytes[..];
            loop {
                let packed_up_to = rest.iter().take(16).position(|byte| *byte == b'"').map(|at| (start(&rest[..=at]), at + 1));
                prop_assert_eq!(packed(rest, b'"'), packed_up_to);
                prop_assert_eq!(first_of(b'"', b'\\', rest), rest.iter().position(|byte| b"\"\\".contains(byte)));
                let Some(behind) = rest.get(1..) else { break };
                rest = behind;
            }
        }
    }
}
