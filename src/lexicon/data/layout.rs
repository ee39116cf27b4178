//! Layout of the compiled lexicon, little-endian.
//!
//! Header (magic, version, length, section table), then slots `{hash u64, value u32}` in an open-addressed
//! table (value: bit 31 = longer phrases begin so, low bits = record + 1, 0 = none), records `{outline u64,
//! form u32, first reading u32, first class u32, readings u16, classes u16}`, readings `{lemma u32, pos u8,
//! class u8, traits of the verb u16}`, classes `{flag u8, kind u8}`, kinds `u32`. Strings lie in a pool beside
//! it, a text of its own; a reference to one holds its place in the high 24 bits and its length in the low 8.

/// First bytes of a lexicon.
pub const MAGIC: [u8; 4] = *b"DLLX";
/// Version of the layout.
pub const VERSION: u32 = 4;
/// Number of sections: slots, records, readings, classes, kinds.
pub const SECTIONS: usize = 5;
/// Bytes of the header.
pub const HEADER: usize = 12 + SECTIONS * 8;
/// Bytes of a slot, a record, a reading, a class, a kind.
pub const SIZES: [usize; 5] = [12, 24, 8, 2, 4];
/// Bit of a slot's value: longer phrases begin with these words.
pub const HAS_LONGER: u32 = 1 << 31;

/// Where the search for a hash begins in a table of `count` slots.
#[inline]
#[must_use]
pub fn slot_of(hash: u64, count: usize) -> usize {
    (((hash >> 32) * count as u64) >> 32) as usize
}

/// The bytes of the pool that a reference means.
#[inline]
#[must_use]
pub const fn text_range(reference: u32) -> std::ops::Range<usize> {
    let start = (reference >> 8) as usize;
    start..start + (reference & 0xff) as usize
}
