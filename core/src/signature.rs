// Shared with the generator, which includes this file: both sides must agree on the row of a pair.

/// Rows of the signature table; a power of two.
pub const ROWS: usize = 512;

/// The row in which an item is marked that holds the folded characters `a` and `b` next to each other.
///
/// Several pairs share a row, so a mark only says "perhaps"; search then reads the text itself.
pub const fn row(a: u16, b: u16) -> usize {
    let mixed = (a as u32).wrapping_mul(0x9E37_79B1) ^ (b as u32).wrapping_mul(0x85EB_CA77);
    (mixed >> 16) as usize & (ROWS - 1)
}
