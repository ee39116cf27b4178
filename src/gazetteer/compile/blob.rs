//! Writes rows to the blob: the table of word sequences, the names with their candidates, the entries.
//!
//! All numbers are little-endian. Header: magic, version, length, seed, log2 of the filter's bits, homes, section
//! table (offset, length). Sections:
//!
//! | section | item | content |
//! |---|---|---|
//! | filter | 8 | for each sequence of words that begins a name, two bits set in the number that the top bits of its hash tell; a third one where the name counts as an ordinary word too |
//! | slots | 8 | `tag u32`, `value u32`: bit 31 = longer names begin so, bit 30 = the name counts as an ordinary word too, rest = name + 1, 0 = no name; nothing but zeros where the slot is free |
//! | names | 4 | records, one behind the other; a name's number is the place of its record. `case u16` (bit n: word n may be written small), `length u16`, number of candidates `u32`, the candidates, the folded words, filled up with zeros |
//! | ids | 4 | the entries in the order of their ids |
//! | entries | 36 | id, name, lat, lon, population, country, admin1, admin2, kind, importance, years, extra |
//! | shorts | 4 | strings named by 16-bit numbers: countries, units |
//! | extras | 12 | roles, parent, detail |
//!
//! A candidate is 8 bytes: entry (22 bits), whether it has many inhabitants (1), its kind (5), alias kind (2), action
//! (2); `prior f32`. The best prior comes first. All that is asked of a name lies in its record, because each further
//! place in these tables is one more wait for memory; the names and entries that are the best known lie together, at the front.
//!
//! The strings of entries lie beside the tables in a text of their own, the pool, so that whoever opens them knows that
//! they are text, each behind two characters that are its length in digits of base 128.
//!
//! A name's slot is the first free one from its home; home and tag come from the chained hash of its words. The hit is
//! verified against the folded words.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::kinds::{AliasKind, EntityKind, LARGE, importance, names_much, prior};
use super::rows::Row;
use crate::lexicon::words::{self, NameWord};
use crate::tokenize::fold::{chain, hash};

/// First bytes of a gazetteer.
pub const MAGIC: [u8; 4] = *b"DLGZ";
/// Version of the layout.
pub const VERSION: u32 = 6;
/// Number of sections.
pub const SECTIONS: usize = 7;
/// Bytes of the header.
pub const HEADER: usize = 24 + SECTIONS * 8;
/// Section numbers.
pub const FILTER: usize = 0;
/// Word sequences.
pub const SLOTS: usize = 1;
/// Names with their candidates.
pub const NAMES: usize = 2;
/// Entries, the best known first.
pub const ENTRIES: usize = 3;
/// Strings with 16-bit numbers.
pub const SHORTS: usize = 4;
/// Further strings of entries.
pub const EXTRAS: usize = 5;
/// Numbers of the entries, sorted by id.
pub const IDS: usize = 6;
/// Bytes of a row of extras.
const EXTRA: usize = 12;
/// Bytes of the longest string of an entry.
pub const LONGEST: usize = (1 << 14) - 1;
/// Bit of a slot's value: longer names begin with these words.
pub const HAS_LONGER: u32 = 1 << 31;
/// Bit of a slot's value: an entry of the name is an acronym or so large that the name counts where an ordinary
/// word stands.
pub const IS_LOUD: u32 = 1 << 30;

/// Bits of a candidate: its entry.
pub const ENTRY: u32 = (1 << 22) - 1;
/// Bit of a candidate: its entry has [`LARGE`](super::kinds::LARGE) inhabitants or more.
pub const IS_LARGE: u32 = 1 << 22;
/// Where the kind of a candidate begins; it takes five bits.
pub const KIND_AT: u32 = 23;
/// Where the alias kind of a candidate begins.
pub const ALIAS_AT: u32 = 28;
/// Where the action of a candidate begins.
pub const ACTION_AT: u32 = 30;

/// The home of a key in a table of `homes`, and its tag there.
#[inline]
#[must_use]
pub fn home_of(total: u64, seed: u32, homes: u32) -> (usize, u32) {
    let key = chain(u64::from(seed), total);
    ((((key >> 32) * u64::from(homes)) >> 32) as usize, key as u32)
}

/// Where the filter tells of a key, and the bits that are set there if any name begins so. `shift` is 64 less the
/// log2 of the filter's bits.
#[inline]
#[must_use]
pub const fn filter_of(total: u64, shift: u32) -> (usize, u64) {
    let bit = total >> shift;
    ((bit / 64) as usize, 1 << (bit % 64) | 1 << (total >> 20 & 63))
}

/// The bit that is set beside those of [`filter_of`] if the name counts where an ordinary word stands.
#[inline]
#[must_use]
pub const fn loud_of(total: u64) -> u64 {
    1 << (total >> 26 & 63)
}

/// A compiled gazetteer: its tables, and the text that holds its strings.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// Tables.
    pub data: Vec<u8>,
    /// Strings.
    pub pool: String,
}

#[derive(Default)]
struct Name {
    lower: u16,
    candidates: Vec<(f32, u32, AliasKind, u8)>,
}

/// Compiles rows. Rows with the same id must have been refused before.
///
/// # Errors
/// Where the rows do not fit the layout (4 million entries, 64 MiB of names, 65,535 names of units, a name of 64 KiB).
pub fn compile(rows: &[Row<'_>]) -> Result<Compiled, String> {
    let mut order: Vec<Row<'_>> = rows.to_vec();
    order.sort_by(|a, b| a.id.cmp(&b.id));
    let capitals = capitals(&order);
    for (index, row) in order.iter_mut().enumerate() {
        let names = row.aliases.len() + row.acronyms.len();
        row.importance = importance(row.kind, row.importance, names, capitals.contains(&index));
    }
    let mut names: BTreeMap<String, Name> = BTreeMap::new();
    for (index, row) in order.iter().enumerate() {
        for (words, alias) in spellings(row) {
            add(&mut names, &words, alias, index as u32, row);
        }
    }
    names.retain(|folded, name| {
        lower_strangers(folded, &mut name.candidates, &order);
        name.candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        // One entry may bear one name in several ways; the best counts, but an acronym beside a word is kept.
        let mut seen = HashSet::new();
        name.candidates.retain(|candidate| seen.insert((candidate.1, candidate.2 == AliasKind::Acronym)));
        !name.candidates.is_empty()
    });

    if order.len() > ENTRY as usize {
        return Err(format!("more than {ENTRY} entries"));
    }
    let mut writer = Writer::default();
    writer.text("");
    writer.short("")?;
    // Their codes are asked most, so they lie together.
    for row in &order {
        writer.short(row.country)?;
    }
    let numbers = by_fame(&order);
    put(&mut writer.sections[IDS], &numbers);
    let mut written: Vec<(u32, &Row<'_>)> = numbers.iter().copied().zip(&order).collect();
    written.sort_unstable_by_key(|&(number, _)| number);
    for (_, row) in written {
        writer.entry(row)?;
    }
    let shorts = std::mem::take(&mut writer.short_offsets);
    put(&mut writer.sections[SHORTS], &shorts);
    let mut known: Vec<(&String, &Name)> = names.iter().collect();
    known.sort_by(|a, b| b.1.candidates[0].0.total_cmp(&a.1.candidates[0].0).then(a.0.cmp(b.0)));
    let mut places: BTreeMap<&str, u32> = BTreeMap::new();
    for (folded, name) in known {
        places.insert(folded, writer.name(folded, name, &order, &numbers)?);
    }

    let loud = |name: &Name| {
        name.candidates.iter().any(|&(_, entry, alias, _)| {
            let row = &order[entry as usize];
            alias == AliasKind::Acronym || names_much(row.kind, row.population, row.importance)
        })
    };
    let prefixes = prefixes(&names, &places, loud);
    let (seed, homes, slots) = table(&prefixes);
    writer.sections[SLOTS] = slots;
    let log2 = (prefixes.len() * 8).next_power_of_two().trailing_zeros().clamp(9, 22);
    writer.sections[FILTER] = filter(&prefixes, log2);
    Ok(writer.finish(seed, log2, homes))
}

/// Inhabitants of a town whose own name is not another town's for that.
const OWNER: u32 = 20_000;
/// What that takes from a prior.
const STRANGER: f32 = 16.0;

/// Another name of one town that is the own name of another, and no part of the first one's, says little: hardly
/// anybody calls San Diego "San Miguel".
fn lower_strangers(folded: &str, candidates: &mut [(f32, u32, AliasKind, u8)], order: &[Row<'_>]) {
    let row = |entry: u32| &order[entry as usize];
    let owned = candidates
        .iter()
        .any(|&(_, entry, alias, _)| alias == AliasKind::Name && row(entry).kind == EntityKind::City && row(entry).population >= OWNER);
    if !owned {
        return;
    }
    for (prior, entry, alias, _) in candidates {
        let row = row(*entry);
        if *alias == AliasKind::Alias && row.kind == EntityKind::City {
            let wanted: Vec<&str> = folded.split(' ').collect();
            let inside = |words: &Vec<NameWord>| {
                words.windows(wanted.len()).any(|part| part.iter().map(|word| word.folded.as_str()).eq(wanted.iter().copied()))
            };
            if !words::split(row.name).first().is_some_and(inside) {
                *prior -= STRANGER;
            }
        }
    }
}

/// Which rows are capitals of countries: of the cities of the country that bear the name, the largest.
fn capitals(rows: &[Row<'_>]) -> HashSet<usize> {
    let wanted: HashSet<(&str, String)> =
        rows.iter().filter(|row| row.kind == EntityKind::Country).map(|row| (row.country, joined(row.parent))).collect();
    let mut largest: BTreeMap<&str, (u32, usize)> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.kind == EntityKind::City) {
        let named = std::iter::once(&row.name).chain(&row.aliases).any(|name| wanted.contains(&(row.country, joined(name))));
        if named && largest.get(row.country).is_none_or(|best| best.0 < row.population) {
            largest.insert(row.country, (row.population, index));
        }
    }
    largest.into_values().map(|(_, index)| index).collect()
}

fn joined(name: &str) -> String {
    words::split(name).first().map(|words| words.iter().map(|word| word.folded.as_str()).collect()).unwrap_or_default()
}

/// All names of a row with their kinds, cut into words.
fn spellings(row: &Row<'_>) -> Vec<(Vec<NameWord>, AliasKind)> {
    let mut out = Vec::new();
    let written = std::iter::once((row.name, AliasKind::Name))
        .chain(row.aliases.iter().map(|alias| (*alias, AliasKind::Alias)))
        .chain(row.acronyms.iter().map(|acronym| (*acronym, AliasKind::Acronym)))
        .chain(row.adjectives.iter().map(|adjective| (*adjective, AliasKind::Adjective)));
    for (name, alias) in written {
        let alias = match alias {
            AliasKind::Adjective => alias,
            // "UAE" among the aliases counts in capitals only, as it would among the acronyms.
            _ if is_acronym(words::without_remark(name)) => AliasKind::Acronym,
            AliasKind::Alias if is_spelling(row.name, name) => AliasKind::Name,
            _ => alias,
        };
        for words in words::split(name) {
            if row.kind.is_place() {
                place_variants(row, &words, alias, &mut out);
            }
            out.push((words, alias));
        }
    }
    out.retain(|(words, alias)| wanted(row, words, *alias));
    out
}

/// Whether an alias is the name itself with one letter more, less or other ("Odessa" for "Odesa").
fn is_spelling(name: &str, alias: &str) -> bool {
    let (name, alias): (Vec<char>, Vec<char>) = (words::folded(name).chars().collect(), words::folded(alias).chars().collect());
    if name.len().min(alias.len()) < 5 || name.len().abs_diff(alias.len()) > 1 || name[0] != alias[0] {
        return false;
    }
    let before = name.iter().zip(&alias).take_while(|(a, b)| a == b).count();
    let after = name[before..].iter().rev().zip(alias[before..].iter().rev()).take_while(|(a, b)| a == b).count();
    before + after + 1 >= name.len().max(alias.len())
}

/// Whether a written name is one short word in capitals, or an abbreviation with a dot ("Mass.").
fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if name.ends_with('.') && letters <= 6 && !name.contains(char::is_whitespace) {
        return true;
    }
    (2..=5).contains(&letters) && !name.contains(char::is_whitespace) && name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
}

/// "St." for "Saint" and the like, and the name without its "The".
fn place_variants(row: &Row<'_>, words: &[NameWord], alias: AliasKind, out: &mut Vec<(Vec<NameWord>, AliasKind)>) {
    const PAIRS: [(&str, &str); 4] = [("saint", "st"), ("sainte", "ste"), ("fort", "ft"), ("mount", "mt")];
    let [first, rest @ ..] = words else { return };
    if rest.is_empty() {
        return;
    }
    for (long, short) in PAIRS {
        let other = match first.folded.as_str() {
            word if word == long => short,
            word if word == short => long,
            _ => continue,
        };
        let mut variant = words.to_vec();
        other.clone_into(&mut variant[0].folded);
        out.push((variant, alias));
    }
    let known = row.population >= 300_000 || (1..=3).contains(&row.importance) || row.kind == EntityKind::Country;
    if first.folded == "the" && known {
        out.push((rest.to_vec(), AliasKind::Alias));
    }
}

/// Short names of small places do more harm than good.
fn wanted(row: &Row<'_>, words: &[NameWord], alias: AliasKind) -> bool {
    let letters: usize = words.iter().map(|word| word.folded.chars().count()).sum();
    if letters < 2 || words.len() > 16 || words.iter().all(|word| word.folded.bytes().all(|byte| byte.is_ascii_digit())) {
        return false;
    }
    let populated = matches!(row.kind, EntityKind::City | EntityKind::Admin1 | EntityKind::Admin2 | EntityKind::District);
    match alias {
        AliasKind::Alias | AliasKind::Acronym if populated && letters <= 3 => row.population >= 500_000,
        AliasKind::Name if populated && letters <= 2 => row.population >= 100_000,
        _ => true,
    }
}

fn add(names: &mut BTreeMap<String, Name>, words: &[NameWord], alias: AliasKind, entry: u32, row: &Row<'_>) {
    let folded = words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
    let lower = words.iter().take(16).enumerate().fold(0, |mask, (index, word)| mask | u16::from(word.lower) << index);
    let name = names.entry(folded).or_default();
    name.lower |= lower;
    name.candidates.push((prior(row.kind, alias, row.population, row.importance), entry, alias, row.action as u8));
}

/// The number of each row where the best known stand first, each with its namesakes behind it: who asks for one of
/// them asks for all.
fn by_fame(rows: &[Row<'_>]) -> Vec<u32> {
    let fame = |row: &Row<'_>| prior(row.kind, AliasKind::Name, row.population, row.importance);
    let mut namesakes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        namesakes.entry(joined(row.name)).or_default().push(index);
    }
    let mut groups: Vec<Vec<usize>> = namesakes.into_values().collect();
    for group in &mut groups {
        group.sort_by(|&a, &b| fame(&rows[b]).total_cmp(&fame(&rows[a])));
    }
    groups.sort_by(|a, b| fame(&rows[b[0]]).total_cmp(&fame(&rows[a[0]])));
    let mut numbers = vec![0; rows.len()];
    for (number, index) in groups.into_iter().flatten().enumerate() {
        numbers[index] = number as u32;
    }
    numbers
}

/// The value of every sequence of words that begins a name.
fn prefixes(names: &BTreeMap<String, Name>, places: &BTreeMap<&str, u32>, loud: impl Fn(&Name) -> bool) -> BTreeMap<u64, u32> {
    let mut values = BTreeMap::new();
    for (folded, name) in names {
        let mut total = 0;
        let mut words = folded.split(' ').peekable();
        let mut first = true;
        while let Some(word) = words.next() {
            total = if first { hash(word) } else { chain(total, hash(word)) };
            first = false;
            let value: &mut u32 = values.entry(total).or_default();
            if words.peek().is_some() {
                *value |= HAS_LONGER;
            } else {
                *value = (*value & HAS_LONGER) | if loud(name) { IS_LOUD } else { 0 } | (places[folded.as_str()] + 1);
            }
        }
    }
    values
}

/// The slots under the first seed for which no sequence meets the tag of another on its way, with the seed and the
/// number of homes.
fn table(values: &BTreeMap<u64, u32>) -> (u32, u32, Vec<u8>) {
    // Five sequences to eight homes: a search for what is not there ends after some four slots, nearly always within
    // one line of the cache.
    let homes = (values.len() * 8 / 5).max(1) as u32;
    'seeds: for seed in 0.. {
        let mut slots = vec![(0, 0); homes as usize + 1];
        for (&total, &value) in values {
            let (mut at, tag) = home_of(total, seed, homes);
            while slots[at].1 != 0 {
                if slots[at].0 == tag {
                    continue 'seeds;
                }
                at += 1;
                if at == slots.len() {
                    slots.push((0, 0));
                }
            }
            slots[at] = (tag, value);
        }
        if slots.last().is_some_and(|slot| slot.1 != 0) {
            slots.push((0, 0));
        }
        let mut bytes = Vec::with_capacity(slots.len() * 8);
        for (tag, value) in slots {
            put(&mut bytes, &[tag, value]);
        }
        return (seed, homes, bytes);
    }
    unreachable!("a table without a clash is found after a few seeds")
}

fn filter(values: &BTreeMap<u64, u32>, log2: u32) -> Vec<u8> {
    let mut filter = vec![0_u64; 1 << (log2 - 6)];
    for (&total, &value) in values {
        let (at, bits) = filter_of(total, 64 - log2);
        filter[at] |= bits | if value & IS_LOUD != 0 { loud_of(total) } else { 0 };
    }
    filter.iter().flat_map(|bits| bits.to_le_bytes()).collect()
}

fn put(out: &mut Vec<u8>, numbers: &[u32]) {
    for number in numbers {
        out.extend_from_slice(&number.to_le_bytes());
    }
}

#[derive(Default)]
struct Writer {
    sections: [Vec<u8>; SECTIONS],
    pool: String,
    strings: HashMap<String, u32>,
    shorts: HashMap<String, u16>,
    short_offsets: Vec<u32>,
}

impl Writer {
    /// Puts a string into the pool once; longer ones than the layout can hold are cut at a character.
    fn text(&mut self, text: &str) -> u32 {
        let mut end = text.len().min(LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = &text[..end];
        if let Some(&at) = self.strings.get(text) {
            return at;
        }
        let at = self.pool.len() as u32;
        self.pool.extend([(text.len() >> 7) as u8 as char, (text.len() & 0x7f) as u8 as char]);
        self.pool.push_str(text);
        self.strings.insert(text.to_owned(), at);
        at
    }

    fn short(&mut self, text: &str) -> Result<u16, String> {
        if let Some(&number) = self.shorts.get(text) {
            return Ok(number);
        }
        let number = u16::try_from(self.short_offsets.len()).map_err(|_| "more than 65,535 names of units".to_owned())?;
        let at = self.text(text);
        self.short_offsets.push(at);
        self.shorts.insert(text.to_owned(), number);
        Ok(number)
    }

    fn entry(&mut self, row: &Row<'_>) -> Result<(), String> {
        let (id, name) = (self.text(&row.id), self.text(row.name));
        let shorts = [self.short(row.country)?, self.short(row.admin1)?, self.short(row.admin2)?];
        let extra = if row.roles.is_empty() && row.parent.is_empty() && row.detail.is_empty() {
            0
        } else {
            let extra = [self.text(row.roles), self.text(row.parent), self.text(row.detail)];
            put(&mut self.sections[EXTRAS], &extra);
            (self.sections[EXTRAS].len() / EXTRA) as u32
        };
        let out = &mut self.sections[ENTRIES];
        put(out, &[id, name, row.at.0.to_bits(), row.at.1.to_bits(), row.population]);
        for short in shorts {
            out.extend_from_slice(&short.to_le_bytes());
        }
        out.extend_from_slice(&[row.kind as u8, row.importance]);
        out.extend_from_slice(&row.years.0.to_le_bytes());
        out.extend_from_slice(&row.years.1.to_le_bytes());
        put(out, &[extra]);
        Ok(())
    }

    /// Writes the record of a name; returns its number.
    fn name(&mut self, folded: &str, name: &Name, order: &[Row<'_>], numbers: &[u32]) -> Result<u32, String> {
        let out = &mut self.sections[NAMES];
        let number = (out.len() / 4) as u32;
        if number >= 1 << 24 {
            return Err("more than 64 MiB of names".to_owned());
        }
        let length = u16::try_from(folded.len()).map_err(|_| format!("a name of {} bytes", folded.len()))?;
        put(out, &[u32::from(name.lower) | u32::from(length) << 16, name.candidates.len() as u32]);
        for &(prior, entry, alias, action) in &name.candidates {
            let row = &order[entry as usize];
            let large = if row.population >= LARGE { IS_LARGE } else { 0 };
            let packed = numbers[entry as usize]
                | large
                | (row.kind as u32) << KIND_AT
                | (alias as u32) << ALIAS_AT
                | u32::from(action) << ACTION_AT;
            put(out, &[packed, prior.to_bits()]);
        }
        out.extend_from_slice(folded.as_bytes());
        out.resize(out.len().next_multiple_of(4), 0);
        Ok(number)
    }

    fn finish(self, seed: u32, log2: u32, homes: u32) -> Compiled {
        let total = HEADER + self.sections.iter().map(Vec::len).sum::<usize>();
        let mut out = Vec::with_capacity(total);
        out.extend_from_slice(&MAGIC);
        put(&mut out, &[VERSION, total as u32, seed, log2, homes]);
        let mut at = HEADER;
        for section in &self.sections {
            put(&mut out, &[at as u32, section.len() as u32]);
            at += section.len();
        }
        for section in &self.sections {
            out.extend_from_slice(section);
        }
        Compiled { data: out, pool: self.pool }
    }
}
