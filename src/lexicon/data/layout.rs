//! Layout of the compiled lexicon, little-endian.
//!
//! Header (magic, version, length, section table), then
//! slots `{hash u64, value u32}` in an open-addressed table (value: bit 31 = longer phrases begin so, low
//! bits = record + 1, 0 = none), records `{flags u64, form u32, first reading u32, first class u32,
//! readings u16, classes u16}`, readings `{lemma u32, pos u8, class u8}`, classes `{flag u8, kind u8}`,
//! kinds `u32`, pool (`u16` length and bytes).

/// First bytes of a lexicon.
pub const MAGIC: [u8; 4] = *b"DLLX";
/// Version of the layout.
pub const VERSION: u32 = 1;
/// Number of sections: slots, records, readings, classes, kinds, pool.
pub const SECTIONS: usize = 6;
/// Bytes of the header.
pub const HEADER: usize = 12 + SECTIONS * 8;
/// Bytes of a slot, a record, a reading, a class, a kind.
pub const SIZES: [usize; 5] = [12, 24, 6, 2, 4];
/// Bit of a slot's value: longer phrases begin with these words.
pub const HAS_LONGER: u32 = 1 << 31;

/// Where the search for a hash begins in a table of `count` slots.
#[must_use]
pub fn slot_of(hash: u64, count: usize) -> usize {
    (((hash >> 32) * count as u64) >> 32) as usize
}
