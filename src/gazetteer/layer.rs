//! One compiled list, read in place: bounds are checked once when it is opened, numbers are read from the
//! bytes where they stand, and a hit in the table is verified against the folded name.

use std::borrow::Cow;

use super::compile::blob::{
    CANDIDATES, ENTRIES, EXTRAS, FILTER, HAS_LONGER, HEADER, IS_LOUD, MAGIC, NAMES, SECTIONS, SHORTS, SIZES, SLOTS, VERSION, slot_of,
};
use super::compile::kinds::{Action, AliasKind, EntityKind};

/// A compiled list.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    data: Cow<'static, [u8]>,
    pool: Cow<'static, str>,
    sections: [(usize, usize); SECTIONS],
    seed: u32,
    shift: u32,
    /// Whether a user wrote the list, so that each of its names is meant.
    pub(super) own: bool,
}

/// What the table knows of a sequence of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Node {
    /// The name they are, not yet verified.
    pub name: Option<u32>,
    /// Whether longer names begin so.
    pub longer: bool,
    /// Whether the name may count where an ordinary word stands.
    pub loud: bool,
}

/// One entry for one name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    pub entry: u32,
    pub alias: AliasKind,
    pub action: Action,
    /// Plausibility without context.
    pub prior: f32,
}

impl Layer {
    /// Opens compiled data; `None` if it is not a whole gazetteer of this version.
    pub(super) fn open(data: Cow<'static, [u8]>, pool: Cow<'static, str>) -> Option<Self> {
        if data.len() < HEADER || data[..4] != MAGIC || u32_at(&data, 4) != VERSION || u32_at(&data, 8) as usize != data.len() {
            return None;
        }
        let mut sections = [(0, 0); SECTIONS];
        for (index, section) in sections.iter_mut().enumerate() {
            let start = u32_at(&data, 20 + index * 8) as usize;
            let length = u32_at(&data, 24 + index * 8) as usize;
            if start < HEADER || start.checked_add(length)? > data.len() || !length.is_multiple_of(SIZES[index]) {
                return None;
            }
            *section = (start, length);
        }
        let log2 = u32_at(&data, 16);
        let sized = (9..=21).contains(&log2) && sections[FILTER].1 == 1 << (log2 - 3);
        if !sized || sections[SLOTS].1 == 0 || sections[NAMES].1 == 0 {
            return None;
        }
        Some(Self { seed: u32_at(&data, 12), shift: 64 - log2, sections, own: false, data, pool })
    }

    /// Whether a name may begin with the word of this hash.
    pub(super) fn may_begin(&self, word: u64) -> bool {
        let bit = (word >> self.shift) as usize;
        self.data.get(self.sections[FILTER].0 + bit / 8).is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
    }

    /// What the table holds for a chained hash.
    pub(super) fn node(&self, total: u64) -> Option<Node> {
        let (start, length) = self.sections[SLOTS];
        let count = length / SIZES[SLOTS];
        let (mut at, wanted) = slot_of(total, self.seed, count);
        for _ in 0..count {
            match self.number(start + at * SIZES[SLOTS]) {
                0 => return None,
                tag if tag == wanted => {
                    let value = self.number(start + at * SIZES[SLOTS] + 4);
                    return Some(Node {
                        name: (value & !(HAS_LONGER | IS_LOUD)).checked_sub(1),
                        longer: value & HAS_LONGER != 0,
                        loud: value & IS_LOUD != 0,
                    });
                }
                _ => at = if at + 1 == count { 0 } else { at + 1 },
            }
        }
        None
    }

    /// Folded words of a name, divided by spaces, and the words that may be written small, as bits.
    pub(super) fn folded(&self, name: u32) -> (&str, u16) {
        let (start, length) = self.sections[NAMES];
        let at = name as usize * SIZES[NAMES];
        if at >= length {
            return ("", 0);
        }
        let (from, shape) = (self.number(start + at) as usize, self.number(start + at + 8));
        (self.pool.get(from..from + (shape >> 16) as usize).unwrap_or_default(), shape as u16)
    }

    /// Entries of a name, best prior first.
    pub(super) fn links(&self, name: u32) -> impl ExactSizeIterator<Item = Link> + Clone + '_ {
        let (start, length) = self.sections[NAMES];
        let (from, to) = if (name as usize + 2) * SIZES[NAMES] <= length {
            let at = start + name as usize * SIZES[NAMES];
            (self.number(at + 4) as usize, self.number(at + 4 + SIZES[NAMES]) as usize)
        } else {
            (0, 0)
        };
        let (start, length) = self.sections[CANDIDATES];
        let to = to.min(length / SIZES[CANDIDATES]);
        (from.min(to)..to).map(move |index| {
            let packed = self.number(start + index * SIZES[CANDIDATES]);
            Link {
                entry: packed & 0x0fff_ffff,
                alias: AliasKind::from_byte((packed >> 28 & 3) as u8),
                action: Action::from_byte((packed >> 30) as u8),
                prior: f32::from_bits(self.number(start + index * SIZES[CANDIDATES] + 4)),
            }
        })
    }

    pub(super) fn names(&self) -> u32 {
        (self.sections[NAMES].1 / SIZES[NAMES]) as u32 - 1
    }

    pub(super) fn entries(&self) -> u32 {
        (self.sections[ENTRIES].1 / SIZES[ENTRIES]) as u32
    }

    pub(super) fn bytes(&self) -> usize {
        self.data.len() + self.pool.len()
    }

    pub(super) fn id(&self, entry: u32) -> &str {
        self.text(self.field(entry, 0))
    }

    pub(super) fn name(&self, entry: u32) -> &str {
        self.text(self.field(entry, 4))
    }

    pub(super) fn position(&self, entry: u32) -> (f32, f32) {
        (f32::from_bits(self.field(entry, 8)), f32::from_bits(self.field(entry, 12)))
    }

    pub(super) fn population(&self, entry: u32) -> u32 {
        self.field(entry, 16)
    }

    pub(super) fn country(&self, entry: u32) -> &str {
        self.short(self.field(entry, 20) as u16)
    }

    pub(super) fn admin1(&self, entry: u32) -> &str {
        self.short((self.field(entry, 20) >> 16) as u16)
    }

    pub(super) fn admin2(&self, entry: u32) -> &str {
        self.short(self.field(entry, 24) as u16)
    }

    pub(super) fn kind(&self, entry: u32) -> EntityKind {
        EntityKind::from_byte((self.field(entry, 24) >> 16) as u8)
    }

    pub(super) fn importance(&self, entry: u32) -> u8 {
        (self.field(entry, 24) >> 24) as u8
    }

    pub(super) fn years(&self, entry: u32) -> (u16, u16) {
        let years = self.field(entry, 28);
        (years as u16, (years >> 16) as u16)
    }

    pub(super) fn roles(&self, entry: u32) -> &str {
        self.extra(entry, 0)
    }

    pub(super) fn parent(&self, entry: u32) -> &str {
        self.extra(entry, 4)
    }

    pub(super) fn detail(&self, entry: u32) -> &str {
        self.extra(entry, 8)
    }

    /// The entry with an id; entries are sorted by it.
    pub(super) fn entry_of(&self, id: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.entries());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.id(middle).cmp(id) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    fn field(&self, entry: u32, at: usize) -> u32 {
        let (start, length) = self.sections[ENTRIES];
        let offset = entry as usize * SIZES[ENTRIES];
        if offset < length { self.number(start + offset + at) } else { 0 }
    }

    fn extra(&self, entry: u32, at: usize) -> &str {
        let (start, length) = self.sections[EXTRAS];
        match (self.field(entry, 32) as usize).checked_sub(1).map(|index| index * SIZES[EXTRAS]) {
            Some(offset) if offset < length => self.text(self.number(start + offset + at)),
            _ => "",
        }
    }

    fn short(&self, number: u16) -> &str {
        let (start, length) = self.sections[SHORTS];
        let offset = usize::from(number) * SIZES[SHORTS];
        if offset < length { self.text(self.number(start + offset)) } else { "" }
    }

    fn text(&self, offset: u32) -> &str {
        let start = offset as usize;
        let Some([high, low]) = self.pool.as_bytes().get(start..start + 2) else { return "" };
        let length = usize::from(*high) << 7 | usize::from(*low);
        self.pool.get(start + 2..start + 2 + length).unwrap_or_default()
    }

    fn number(&self, at: usize) -> u32 {
        u32_at(&self.data, at)
    }
}

/// Four bytes at `at`, or 0 past the end.
fn u32_at(data: &[u8], at: usize) -> u32 {
    data.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}
