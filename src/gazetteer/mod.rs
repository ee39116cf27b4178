//! The gazetteers: names of places, organizations and people, found in a text and explained.
//!
//! Input: tokens. Output: [`NameMatch`]es, leftmost-longest and without overlap, and for each name its
//! [`Candidate`]s, best prior first. All that the lists say of a name is kept; which candidate is meant is
//! decided later, with the whole document in view. The built-in lists are compiled into the program and read
//! in place; a user's lists are compiled by the same code and lie on top as layers.

mod check;
pub(crate) mod compile;
mod find;
mod layer;

use std::borrow::Cow;
use std::collections::BTreeMap;

use smallvec::SmallVec;

pub use compile::kinds::{Action, AliasKind, EntityKind};
pub use compile::rows::{Diagnostic, FACILITY_KINDS, Severity};

use crate::lexicon::words;
use crate::text::TokenRange;
use crate::tokenize::fold::{chain, hash};
use compile::kinds::prior;
use layer::{Layer, Link, Node};

static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));
/// Strings of [`BUILTIN`]; the compiler has checked that they are text, so that reading one costs nothing.
static POOL: &str = include_str!(concat!(env!("OUT_DIR"), "/gazetteer.txt"));

/// Sha-256 of the compiled word lists and gazetteers, in hexadecimal.
#[must_use]
pub const fn data_digest() -> &'static str {
    env!("DATELINE_DATA_SHA256")
}

/// Names of places, organizations and people.
#[derive(Debug, Clone)]
pub struct Gazetteer {
    /// From the lowest to the highest.
    layers: Vec<Layer>,
}

/// A name of the lists, together with the ways in which it may be read where it stands (as a word, as an
/// acronym).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(u32);

/// An entry of the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u32);

/// A name found in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NameMatch {
    /// Its tokens; the clitic of a possessive is outside unless the name has it ("Lloyd's").
    pub tokens: TokenRange,
    /// The name.
    pub name: NameId,
    /// What it most likely means as far as the lists know.
    pub best: Sense,
    /// Whether it is a single word that is also an ordinary word of English, or the abbreviation of a
    /// first-level unit: evidence is wanted.
    pub common: bool,
}

impl NameMatch {
    /// Whether it is the adjective or the people of a place ("Iraqi").
    #[must_use]
    pub fn is_demonym(&self) -> bool {
        self.best.alias == AliasKind::Adjective
    }
}

/// One thing that a name may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate<'d> {
    /// The entry.
    pub entry: EntryId,
    /// What it is.
    pub kind: EntityKind,
    /// How the name names it.
    pub alias: AliasKind,
    /// Id: `geonames/524901`, `country/IQ`, `admin1/US.TX`, `org/isis-k`.
    pub id: &'d str,
    /// Preferred name.
    pub name: &'d str,
    /// Two-letter code of its country, or empty.
    pub country: &'d str,
    /// Name of its first-level unit, or empty.
    pub admin1: &'d str,
    /// Name of its second-level unit, or empty.
    pub admin2: &'d str,
    /// Latitude in degrees; NaN when not known.
    pub lat: f32,
    /// Longitude in degrees; NaN when not known.
    pub lon: f32,
    /// Inhabitants; 0 when not known.
    pub population: u32,
    /// 1 (known in the whole world) to 5 for regions; 1 for capitals of countries; 2 to 5 for organizations, by
    /// the number of their names; 0 otherwise.
    pub importance: u8,
    /// Offices held: `role,COUNTRY,from,to[,org-id]`, divided by semicolons.
    pub roles: &'d str,
    /// Larger organization (its id), city of a facility, capital of a country; or empty.
    pub parent: &'d str,
    /// Kind of a facility (`airport`), gender of a person (`m`, `f`), three-letter code of a country; or empty.
    pub detail: &'d str,
    /// First and last year; 0 when not known.
    pub years: (u16, u16),
    /// Plausibility without context; ten points more are ten times as likely.
    pub prior: f32,
}

/// What a name may mean, in short: enough to weigh it before anything is written down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sense {
    /// The entry.
    pub entry: EntryId,
    /// What it is.
    pub kind: EntityKind,
    /// How the name names it.
    pub alias: AliasKind,
    /// Plausibility without context, as in [`Candidate::prior`].
    pub prior: f32,
}

/// A country by its two-letter code, so that two are compared at once; orders as the codes do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Country(u16);

impl Country {
    /// No country.
    pub(crate) const NONE: Self = Self(0);

    /// The country with this code. What is no code is no country of the lists, and not [`Country::NONE`].
    pub(crate) fn of(code: &str) -> Self {
        match *code.as_bytes() {
            [] => Self::NONE,
            [first, second] => Self(u16::from_be_bytes([first, second])),
            _ => Self(u16::MAX),
        }
    }
}

/// Counts of what the lists hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stats {
    /// Entries by kind, in the order of the kinds; kinds without an entry are left out.
    pub entries: BTreeMap<EntityKind, u32>,
    /// Different names after folding.
    pub names: u32,
    /// Pairs of a name and an entry.
    pub links: u32,
    /// Bytes of the compiled lists.
    pub bytes: usize,
    /// Layers, the built-in one included.
    pub layers: usize,
}

const INDEX_BITS: u32 = 24;
const LAYER_BITS: u32 = 4;
const AS_ACRONYM: u32 = 1 << 28;
const AS_WORD: u32 = 1 << 29;
/// Alternate names of populated places count, below and from [`LARGE`](compile::kinds::LARGE).
const AS_SMALL_PLACE: u32 = 1 << 30;
const AS_LARGE_PLACE: u32 = 1 << 31;
const AS_ANYTHING: u32 = AS_ACRONYM | AS_WORD | AS_SMALL_PLACE | AS_LARGE_PLACE;
/// Layers that fit into the ids.
const MAX_LAYERS: usize = 1 << LAYER_BITS;

/// What the action `outrank` adds to a prior: more than the span between a village and a country.
const OUTRANK: f32 = 150.0;

impl NameId {
    fn new(layer: usize, index: u32, readings: u32) -> Self {
        Self(index & ((1 << INDEX_BITS) - 1) | (layer as u32) << INDEX_BITS | readings)
    }

    const fn layer(self) -> usize {
        (self.0 >> INDEX_BITS & (MAX_LAYERS as u32 - 1)) as usize
    }

    const fn index(self) -> u32 {
        self.0 & ((1 << INDEX_BITS) - 1)
    }

    const fn admits(self, alias: AliasKind) -> bool {
        let needed = if matches!(alias, AliasKind::Acronym) { AS_ACRONYM } else { AS_WORD };
        self.0 & needed != 0
    }

    const fn admits_alternate_name(self, large: bool) -> bool {
        self.0 & (if large { AS_LARGE_PLACE } else { AS_SMALL_PLACE }) != 0
    }
}

impl EntryId {
    const fn new(layer: usize, index: u32) -> Self {
        Self((layer as u32) << 28 | index)
    }

    const fn split(self) -> (usize, u32) {
        ((self.0 >> 28) as usize, self.0 & 0x0fff_ffff)
    }
}

impl Gazetteer {
    /// The lists inside the program.
    ///
    /// ```
    /// use dateline::gazetteer::{EntityKind, Gazetteer};
    /// let gazetteer = Gazetteer::builtin();
    /// let baghdad = gazetteer.find_by_name("Baghdad").next().unwrap();
    /// assert_eq!((baghdad.kind, baghdad.country), (EntityKind::City, "IQ"));
    /// ```
    ///
    /// # Panics
    /// Never: the build script wrote the data.
    #[must_use]
    pub fn builtin() -> Self {
        let layer = Layer::open(Cow::Borrowed(BUILTIN), Cow::Borrowed(POOL)).expect("the build script wrote this gazetteer");
        Self { layers: vec![layer] }
    }

    /// No names at all; for users who bring their own.
    #[must_use]
    pub const fn empty() -> Self {
        Self { layers: Vec::new() }
    }

    /// Checks a user's list and lays it on top. Returns its warnings.
    ///
    /// # Errors
    /// All problems of the list, warnings included, if one of them is an error.
    pub fn add_layer(&mut self, path: &str, text: &str) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        let mut list = compile::rows::read(path, text);
        let mut problems = std::mem::take(&mut list.problems);
        problems.extend(self.compare(path, text, &list.rows));
        let stop = |message: String| Diagnostic { path: path.to_owned(), line: 1, column: 1, severity: Severity::Error, message };
        if self.layers.len() == MAX_LAYERS {
            problems.push(stop(format!("more than {} lists", MAX_LAYERS - 1)));
        }
        problems.sort_by_key(|problem| (problem.line, problem.column));
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(problems);
        }
        match compile::blob::compile(&list.rows).map(|list| Layer::open(Cow::Owned(list.data), Cow::Owned(list.pool))) {
            Ok(Some(mut layer)) => {
                layer.own = true;
                self.layers.push(layer);
                Ok(problems)
            }
            Ok(None) => Err(vec![stop("the list is too large".to_owned())]),
            Err(message) => Err(vec![stop(message)]),
        }
    }

    /// What a name may mean, best prior first.
    pub fn candidates(&self, name: NameId) -> impl Iterator<Item = Candidate<'_>> + Clone {
        self.ranked(name).map(|(layer, link)| self.candidate(layer, link.entry, link.alias, link.prior + raise(link)))
    }

    /// As [`Gazetteer::candidates`], in short.
    pub fn senses(&self, name: NameId) -> impl Iterator<Item = Sense> + Clone + '_ {
        self.ranked(name).map(|(layer, link)| sense(layer, link))
    }

    /// The best candidate of a name.
    #[must_use]
    pub fn best(&self, name: NameId) -> Option<Candidate<'_>> {
        self.candidates(name).next()
    }

    /// The name made of these folded words.
    #[must_use]
    pub fn lookup(&self, words: &[&str]) -> Option<NameId> {
        let (first, rest) = words.split_first()?;
        let total = rest.iter().fold(hash(first), |total, word| chain(total, hash(word)));
        self.lookup_chained(total, &words.iter().copied())
    }

    /// As [`Gazetteer::lookup`], for words whose chained hash is known.
    pub(crate) fn lookup_chained<'w>(&self, total: u64, words: &(impl Iterator<Item = &'w str> + Clone)) -> Option<NameId> {
        let found = self.layers.iter().enumerate().rev().find_map(|(number, layer)| {
            let index = layer
                .node(total)?
                .name()
                .filter(|&index| layer.folded(index).0.split(|&byte| byte == b' ').eq(words.clone().map(str::as_bytes)))?;
            Some(NameId::new(number, index, AS_ANYTHING))
        })?;
        self.senses(found).next().is_some().then_some(found)
    }

    /// The name written so, in any case and with or without diacritics.
    #[must_use]
    pub fn lookup_name(&self, name: &str) -> Option<NameId> {
        words::split(name).iter().find_map(|words| self.lookup(&words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>()))
    }

    /// What a written name may mean, best prior first; nothing if no list holds it.
    pub fn find_by_name(&self, name: &str) -> impl Iterator<Item = Candidate<'_>> + Clone {
        self.lookup_name(name).map(|name| self.candidates(name)).into_iter().flatten()
    }

    /// Country, latitude, longitude and inhabitants of an entry.
    pub(crate) fn place(&self, entry: EntryId) -> (Country, (f32, f32), u32) {
        let (layer, index) = self.at(entry);
        (layer.country_code(index), layer.position(index), layer.population(index))
    }

    /// Country of an entry.
    pub(crate) fn country_code(&self, entry: EntryId) -> Country {
        let (layer, index) = self.at(entry);
        layer.country_code(index)
    }

    /// Two-letter code of an entry's country, or empty.
    pub(crate) fn country(&self, entry: EntryId) -> &str {
        let (layer, index) = self.at(entry);
        layer.country(index)
    }

    /// Id of an entry.
    pub(crate) fn id(&self, entry: EntryId) -> &str {
        let (layer, index) = self.at(entry);
        layer.id(index)
    }

    /// Preferred name of an entry.
    pub(crate) fn name(&self, entry: EntryId) -> &str {
        let (layer, index) = self.at(entry);
        layer.name(index)
    }

    /// Name of the first-level unit in which an entry lies, or empty.
    pub(crate) fn admin1(&self, entry: EntryId) -> &str {
        let (layer, index) = self.at(entry);
        layer.admin1(index)
    }

    /// Name of the second-level unit in which an entry lies, or empty.
    pub(crate) fn admin2(&self, entry: EntryId) -> &str {
        let (layer, index) = self.at(entry);
        layer.admin2(index)
    }

    /// What the highest list that tells of an entry makes of it: a user's list may tell anew of an entry below it.
    pub(crate) fn latest(&self, entry: EntryId) -> EntryId {
        let (layer, _) = entry.split();
        let above = self.layers.iter().enumerate().skip(layer + 1).rev();
        let mut told = above.filter_map(|(number, layer)| Some(EntryId::new(number, layer.entry_of(self.id(entry))?)));
        told.next().unwrap_or(entry)
    }

    /// Offices that an entry holds, as in [`Candidate::roles`].
    pub(crate) fn roles(&self, entry: EntryId) -> &str {
        let (layer, index) = self.at(entry);
        layer.roles(index)
    }

    /// What an entry belongs to, as in [`Candidate::parent`].
    pub(crate) fn parent(&self, entry: EntryId) -> &str {
        let (layer, index) = self.at(entry);
        layer.parent(index)
    }

    /// Whether two entries have one id: a user's list may tell anew of an entry below it.
    pub(crate) fn same(&self, one: EntryId, other: EntryId) -> bool {
        one == other || one.split().0 != other.split().0 && self.id(one) == self.id(other)
    }

    /// The list of an entry that the gazetteer itself named, and its place there.
    fn at(&self, entry: EntryId) -> (&Layer, u32) {
        let (layer, index) = entry.split();
        (&self.layers[layer], index)
    }

    /// How far the best candidate leads the next, from 0 (they are equal) to 1 (there is no other).
    #[must_use]
    pub fn margin(&self, name: NameId) -> f32 {
        let mut candidates = self.candidates(name);
        let (Some(first), Some(second)) = (candidates.next(), candidates.next()) else { return 1.0 };
        let ratio = 10_f32.powf((second.prior - first.prior) / 10.0);
        ((1.0 - ratio) / (1.0 + ratio)).max(0.0)
    }

    /// Folded words of a name, divided by spaces.
    #[must_use]
    pub fn folded(&self, name: NameId) -> &str {
        let words = self.layers.get(name.layer()).map_or(&[][..], |layer| layer.folded(name.index()).0);
        std::str::from_utf8(words).unwrap_or_default()
    }

    /// An entry, under its preferred name.
    #[must_use]
    pub fn entry(&self, entry: EntryId) -> Option<Candidate<'_>> {
        let (layer, index) = entry.split();
        (index < self.layers.get(layer)?.entries()).then(|| self.named(layer, index))
    }

    /// The entry with an id; higher layers come first.
    #[must_use]
    pub fn entry_by_id(&self, id: &str) -> Option<Candidate<'_>> {
        self.layers.iter().enumerate().rev().find_map(|(number, layer)| layer.entry_of(id).map(|index| self.named(number, index)))
    }

    /// Counts of what the lists hold. Reads everything; not for the hot path.
    #[must_use]
    pub fn stats(&self) -> Stats {
        let mut stats = Stats { entries: BTreeMap::new(), names: 0, links: 0, bytes: 0, layers: self.layers.len() };
        for layer in &self.layers {
            for entry in 0..layer.entries() {
                *stats.entries.entry(layer.kind(entry)).or_default() += 1;
            }
            for name in layer.names() {
                stats.names += 1;
                stats.links += layer.links(name).len() as u32;
            }
            stats.bytes += layer.bytes();
        }
        stats
    }

    /// The links of a name through all layers, with the layer of each.
    fn ranked(&self, name: NameId) -> Ranked<impl Iterator<Item = Found> + Clone + use<'_>> {
        // With the built-in lists alone, as nearly always, they are read where they stand.
        if let [_] = &self.layers[..] {
            Ranked::Single(self.admitted(name, 0, name.index()))
        } else {
            Ranked::Merged(self.merged(name).into_iter())
        }
    }

    /// The links of one layer that the writing of the name admits.
    #[inline]
    fn admitted(&self, name: NameId, number: usize, index: u32) -> impl Iterator<Item = Found> + Clone + use<'_> {
        let layer = &self.layers[number];
        let wanted = move |link: &Link| {
            let alternate = link.alias == AliasKind::Alias
                && !layer.own
                && matches!(link.kind, EntityKind::City | EntityKind::Admin2 | EntityKind::District);
            name.admits(link.alias) && (!alternate || name.admits_alternate_name(link.large))
        };
        layer.links(index).filter(wanted).map(move |link| (number, link))
    }

    /// The links of a name where users' lists lie on top of the built-in ones.
    fn merged(&self, name: NameId) -> Vec<Found> {
        let mut links = Vec::new();
        let Some(layer) = self.layers.get(name.layer()) else { return links };
        let folded = layer.folded(name.index()).0;
        let total = total(self.folded(name));
        for number in 0..self.layers.len() {
            let Some(index) = self.layers[number].node(total).and_then(Node::name) else { continue };
            if self.layers[number].folded(index).0 != folded {
                continue;
            }
            let below = links.len();
            links.extend(self.admitted(name, number, index));
            let type_of = |(_, link): &Found| link.kind.entity_type();
            let suppressed: SmallVec<[&str; 4]> =
                links[below..].iter().filter(|(_, link)| link.action == Action::Suppress).map(type_of).collect();
            let mut position = 0;
            links.retain(|item| {
                position += 1;
                if position > below { item.1.action != Action::Suppress } else { !suppressed.contains(&type_of(item)) }
            });
        }
        let key = |&(number, link): &Found| {
            let outranks = if link.action == Action::Outrank { number } else { 0 };
            (outranks, link.prior)
        };
        let id = |&(number, link): &Found| self.layers[number].id(link.entry);
        links.sort_by(|a, b| {
            let (x, y) = (key(a), key(b));
            y.0.cmp(&x.0).then(y.1.total_cmp(&x.1)).then(b.0.cmp(&a.0)).then_with(|| id(a).cmp(id(b)))
        });
        links
    }

    /// An entry under its preferred name.
    fn named(&self, number: usize, entry: u32) -> Candidate<'_> {
        let layer = &self.layers[number];
        let prior = prior(layer.kind(entry), AliasKind::Name, layer.population(entry), layer.importance(entry));
        self.candidate(number, entry, AliasKind::Name, prior)
    }

    fn candidate(&self, number: usize, entry: u32, alias: AliasKind, prior: f32) -> Candidate<'_> {
        let layer = &self.layers[number];
        let (lat, lon) = layer.position(entry);
        Candidate {
            entry: EntryId::new(number, entry),
            kind: layer.kind(entry),
            alias,
            id: layer.id(entry),
            name: layer.name(entry),
            country: layer.country(entry),
            admin1: layer.admin1(entry),
            admin2: layer.admin2(entry),
            lat,
            lon,
            population: layer.population(entry),
            importance: layer.importance(entry),
            roles: layer.roles(entry),
            parent: layer.parent(entry),
            detail: layer.detail(entry),
            years: layer.years(entry),
            prior,
        }
    }
}

/// A link with the number of its layer.
type Found = (usize, Link);

/// The links of a name, best first.
#[derive(Clone)]
enum Ranked<I> {
    /// As the one layer has them.
    Single(I),
    /// Put together from several layers.
    Merged(std::vec::IntoIter<Found>),
}

impl<I: Iterator<Item = Found>> Iterator for Ranked<I> {
    type Item = Found;

    #[inline]
    fn next(&mut self) -> Option<Found> {
        match self {
            Self::Single(links) => links.next(),
            Self::Merged(links) => links.next(),
        }
    }

    /// Asks once which of the two it is, not at each link.
    #[inline]
    fn fold<B, F: FnMut(B, Found) -> B>(self, start: B, step: F) -> B {
        match self {
            Self::Single(links) => links.fold(start, step),
            Self::Merged(links) => links.fold(start, step),
        }
    }
}

/// What a link of a layer says.
fn sense(layer: usize, link: Link) -> Sense {
    Sense { entry: EntryId::new(layer, link.entry), kind: link.kind, alias: link.alias, prior: link.prior + raise(link) }
}

/// What a user's ranking adds to a prior.
fn raise(link: Link) -> f32 {
    if link.action == Action::Outrank { OUTRANK } else { 0.0 }
}

/// Chained hash of a folded name.
fn total(folded: &str) -> u64 {
    let mut words = folded.split(' ');
    let first = hash(words.next().unwrap_or_default());
    words.fold(first, |total, word| chain(total, hash(word)))
}

#[cfg(test)]
mod tests;
