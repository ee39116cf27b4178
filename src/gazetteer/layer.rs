//! One compiled list, read in place: bounds are checked once when it is opened, numbers are read from the
//! bytes where they stand, and a hit in the table is verified against the folded name.

use std::borrow::Cow;

use super::Country;
use super::compile::blob::{
    ACTION_AT, ALIAS_AT, ENTRIES, ENTRY, EXTRAS, FILTER, HAS_LONGER, HEADER, IDS, IS_LARGE, IS_LOUD, KIND_AT, MAGIC, NAMES, SHORTS, SLOTS,
    VERSION, filter_of, home_of, loud_of,
};
use super::compile::kinds::{Action, AliasKind, EntityKind};

/// A table of a compiled list: in the program itself, or a user's.
type Table<const N: usize> = Cow<'static, [[u8; N]]>;

/// A compiled list.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    filter: Table<8>,
    slots: Table<8>,
    names: Table<4>,
    entries: Table<36>,
    ids: Table<4>,
    shorts: Table<4>,
    extras: Table<12>,
    pool: Cow<'static, str>,
    /// The codes of the countries, which stand first among the short strings.
    codes: Vec<Country>,
    bytes: usize,
    seed: u32,
    homes: u32,
    shift: u32,
    /// Whether a user wrote the list, so that each of its names is meant.
    pub(super) own: bool,
}

/// What the table knows of a sequence of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Node(u32);

impl Node {
    /// The name they are, not yet verified.
    #[inline]
    pub const fn name(self) -> Option<u32> {
        (self.0 & !(HAS_LONGER | IS_LOUD)).checked_sub(1)
    }

    /// Whether longer names begin so.
    #[inline]
    pub const fn longer(self) -> bool {
        self.0 & HAS_LONGER != 0
    }

    /// Whether the name may count where an ordinary word stands.
    #[inline]
    pub const fn loud(self) -> bool {
        self.0 & IS_LOUD != 0
    }
}

/// One entry for one name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    pub entry: u32,
    pub alias: AliasKind,
    pub action: Action,
    pub kind: EntityKind,
    /// Whether the entry has [`LARGE`](super::compile::kinds::LARGE) inhabitants or more.
    pub large: bool,
    /// Plausibility without context.
    pub prior: f32,
}

impl Link {
    #[inline]
    fn of([packed, prior]: [[u8; 4]; 2]) -> Self {
        let packed = u32::from_le_bytes(packed);
        Self {
            entry: packed & ENTRY,
            alias: AliasKind::from_byte((packed >> ALIAS_AT & 3) as u8),
            action: Action::from_byte((packed >> ACTION_AT) as u8),
            kind: EntityKind::from_byte((packed >> KIND_AT & 31) as u8),
            large: packed & IS_LARGE != 0,
            prior: f32::from_bits(u32::from_le_bytes(prior)),
        }
    }
}

/// The head of a name's record.
#[derive(Default)]
struct Record {
    small: u16,
    /// Bytes of the folded words.
    length: usize,
    links: usize,
}

impl Layer {
    /// Opens compiled data; `None` if it is not a whole gazetteer of this version.
    #[allow(clippy::needless_pass_by_value, reason = "a layer keeps what it is made of")]
    pub(super) fn open(data: Cow<'static, [u8]>, pool: Cow<'static, str>) -> Option<Self> {
        if data.len() < HEADER || data[..4] != MAGIC || u32_at(&data, 4) != VERSION || u32_at(&data, 8) as usize != data.len() {
            return None;
        }
        let log2 = u32_at(&data, 16);
        let mut layer = Self {
            filter: table(&data, FILTER)?,
            slots: table(&data, SLOTS)?,
            names: table(&data, NAMES)?,
            entries: table(&data, ENTRIES)?,
            ids: table(&data, IDS)?,
            shorts: table(&data, SHORTS)?,
            extras: table(&data, EXTRAS)?,
            bytes: data.len() + pool.len(),
            pool,
            codes: Vec::new(),
            seed: u32_at(&data, 12),
            homes: u32_at(&data, 20),
            shift: 64_u32.checked_sub(log2)?,
            own: false,
        };
        layer.codes = (0..=u16::MAX).map(|number| layer.short(number)).take_while(|code| code.len() <= 2).map(Country::of).collect();
        let sized = (9..=22).contains(&log2) && layer.filter.len() == 1 << (log2 - 6);
        (sized && layer.slots.len() > layer.homes as usize).then_some(layer)
    }

    /// The tables that a search walks through.
    #[inline]
    pub(super) fn tables(&self) -> Tables<'_> {
        let Self { filter, slots, names, seed, homes, shift, .. } = self;
        Tables { filter, slots, names, seed: *seed, homes: *homes, shift: *shift }
    }

    /// What the table holds for a chained hash.
    #[inline]
    pub(super) fn node(&self, total: u64) -> Option<Node> {
        self.tables().node(total)
    }

    /// Folded words of a name, divided by spaces, and the words that may be written small, as bits.
    #[inline]
    pub(super) fn folded(&self, name: u32) -> (&[u8], u16) {
        let (record, rest) = self.tables().record(name);
        let words = rest.get(record.links * 2..).and_then(|words| words.as_flattened().get(..record.length));
        (words.unwrap_or_default(), record.small)
    }

    /// Entries of a name, best prior first.
    #[inline]
    pub(super) fn links(&self, name: u32) -> impl ExactSizeIterator<Item = Link> + Clone + use<'_> {
        let (record, rest) = self.tables().record(name);
        let (links, _) = rest.get(..record.links * 2).unwrap_or_default().as_chunks();
        links.iter().map(|&link| Link::of(link))
    }

    /// All names.
    pub(super) fn names(&self) -> impl Iterator<Item = u32> + use<'_> {
        let mut next = 0;
        std::iter::from_fn(move || {
            let at = next;
            let (record, _) = self.tables().record(at as u32);
            next += 2 + record.links * 2 + record.length.div_ceil(4);
            (at < self.names.len()).then_some(at as u32)
        })
    }

    pub(super) fn entries(&self) -> u32 {
        self.entries.len() as u32
    }

    pub(super) const fn bytes(&self) -> usize {
        self.bytes
    }

    pub(super) fn id(&self, entry: u32) -> &str {
        self.text(self.field(entry, 0))
    }

    pub(super) fn name(&self, entry: u32) -> &str {
        self.text(self.field(entry, 4))
    }

    #[inline]
    pub(super) fn position(&self, entry: u32) -> (f32, f32) {
        (f32::from_bits(self.field(entry, 8)), f32::from_bits(self.field(entry, 12)))
    }

    #[inline]
    pub(super) fn population(&self, entry: u32) -> u32 {
        self.field(entry, 16)
    }

    #[inline]
    pub(super) fn country(&self, entry: u32) -> &str {
        self.short(self.field(entry, 20) as u16)
    }

    #[inline]
    pub(super) fn country_code(&self, entry: u32) -> Country {
        let number = self.field(entry, 20) as u16;
        self.codes.get(usize::from(number)).copied().unwrap_or_else(|| Country::of(self.short(number)))
    }

    pub(super) fn admin1(&self, entry: u32) -> &str {
        self.short((self.field(entry, 20) >> 16) as u16)
    }

    pub(super) fn admin2(&self, entry: u32) -> &str {
        self.short(self.field(entry, 24) as u16)
    }

    #[inline]
    pub(super) fn kind(&self, entry: u32) -> EntityKind {
        EntityKind::from_byte((self.field(entry, 24) >> 16) as u8)
    }

    #[inline]
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

    /// The entry with an id.
    pub(super) fn entry_of(&self, id: &str) -> Option<u32> {
        let entry = |number: &[u8; 4]| u32::from_le_bytes(*number);
        let found = self.ids.binary_search_by(|number| self.id(entry(number)).cmp(id)).ok()?;
        self.ids.get(found).map(entry)
    }

    #[inline]
    fn field(&self, entry: u32, at: usize) -> u32 {
        self.entries.get(entry as usize).map_or(0, |row| u32_at(row, at))
    }

    fn extra(&self, entry: u32, at: usize) -> &str {
        let row = (self.field(entry, 32) as usize).checked_sub(1).and_then(|index| self.extras.get(index));
        row.map_or("", |row| self.text(u32_at(row, at)))
    }

    fn short(&self, number: u16) -> &str {
        self.shorts.get(usize::from(number)).map_or("", |offset| self.text(u32::from_le_bytes(*offset)))
    }

    fn text(&self, offset: u32) -> &str {
        let start = offset as usize;
        let Some([high, low]) = self.pool.as_bytes().get(start..).and_then(|rest| rest.first_chunk()) else { return "" };
        let length = usize::from(*high) << 7 | usize::from(*low);
        self.pool.get(start + 2..start + 2 + length).unwrap_or_default()
    }
}

/// The tables of a list that a search walks through, where they lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tables<'a> {
    filter: &'a [[u8; 8]],
    slots: &'a [[u8; 8]],
    names: &'a [[u8; 4]],
    seed: u32,
    homes: u32,
    shift: u32,
}

impl<'a> Tables<'a> {
    /// 1 if a name may begin with the words of this chained hash, else 0.
    #[inline]
    pub(super) fn may_begin(&self, total: u64) -> usize {
        let (at, wanted) = filter_of(total, self.shift);
        let bits = self.filter.get(at).map_or(0, |bits| u64::from_le_bytes(*bits));
        usize::from(bits & wanted == wanted)
    }

    /// Whether the name of this chained hash may be one that counts where an ordinary word stands.
    #[inline]
    pub(super) fn may_be_loud(&self, total: u64) -> bool {
        let (at, _) = filter_of(total, self.shift);
        self.filter.get(at).is_some_and(|bits| u64::from_le_bytes(*bits) & loud_of(total) != 0)
    }

    /// What the table holds for a chained hash.
    #[inline]
    pub(super) fn node(&self, total: u64) -> Option<Node> {
        if self.may_begin(total) == 0 {
            return None;
        }
        let (home, wanted) = home_of(total, self.seed, self.homes);
        for slot in self.slots.get(home..)? {
            let value = u32_at(slot, 4);
            if value == 0 {
                return None;
            }
            if u32_at(slot, 0) == wanted {
                return Some(Node(value));
            }
        }
        None
    }

    /// Reads the slot where [`Tables::node`] begins to look.
    #[inline]
    pub(super) fn fetch(&self, total: u64) -> u64 {
        let (home, _) = home_of(total, self.seed, self.homes);
        self.slots.get(home).map_or(0, |slot| u64::from_le_bytes(*slot))
    }

    /// Reads the beginning of the record of the name that the word of this hash is, if it is one and its slot is one of
    /// the first. Without branches, so that no search waits for another.
    #[inline]
    pub(super) fn fetch_name(&self, word: u64) -> u64 {
        let (home, wanted) = home_of(word, self.seed, self.homes);
        let near: &[[u8; 8]; 4] = self.slots.get(home..).and_then(|slots| slots.first_chunk()).unwrap_or(&[[0; 8]; 4]);
        let node = near.iter().fold(0, |node, slot| node | (u32_at(slot, 4) * u32::from(u32_at(slot, 0) == wanted)));
        let head = self.names.get(Node(node).name().unwrap_or(0) as usize);
        head.map_or(0, |head| u64::from(u32::from_le_bytes(*head)))
    }

    /// The record of a name, and what lies behind its head.
    #[inline]
    fn record(&self, name: u32) -> (Record, &'a [[u8; 4]]) {
        let record = self.names.get(name as usize..).and_then(|names| names.split_first_chunk());
        let Some(([shape, count], rest)) = record else { return (Record::default(), &[]) };
        let (shape, links) = (u32::from_le_bytes(*shape), u32::from_le_bytes(*count));
        (Record { small: shape as u16, length: (shape >> 16) as usize, links: links as usize }, rest)
    }
}

/// A section of compiled data as rows; `None` if it lies outside or is cut.
#[allow(clippy::ptr_arg, reason = "what lies in the program need not be copied")]
fn table<const N: usize>(data: &Cow<'static, [u8]>, section: usize) -> Option<Table<N>> {
    let start = u32_at(data, 24 + section * 8) as usize;
    let range = start..start.checked_add(u32_at(data, 28 + section * 8) as usize)?;
    let whole = start >= HEADER;
    match data {
        Cow::Borrowed(data) => {
            let (rows, rest) = data.get(range)?.as_chunks();
            (whole && rest.is_empty()).then_some(Cow::Borrowed(rows))
        }
        Cow::Owned(data) => {
            let (rows, rest) = data.get(range)?.as_chunks();
            (whole && rest.is_empty()).then(|| Cow::Owned(rows.to_vec()))
        }
    }
}

/// Four bytes at `at`, or 0 past the end.
#[inline]
fn u32_at(data: &[u8], at: usize) -> u32 {
    data.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}
