//! From mentions to entities: one entry for each real person, organization and place.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use smol_str::SmolStr;

use super::coreference::{initials_match, key_number};
use super::places::{self, Choice, Cluster};
use super::votes::near;
use super::{Entities, Entity, EntityType, Form, Hint, NameMention, RunnerUp, roles, type_of};
use crate::gazetteer::{Country, EntityKind, EntryId, Gazetteer, NameId, Sense};
use crate::lexicon::{Flag, Lexicon};
use crate::syntax::Syntax;
use crate::text::TokenRange;
use crate::tokenize::{Kind, Shape, Tokens};

/// Most words of the place in the name of a local body.
const LONGEST_SEAT: usize = 3;

/// Merges mentions into entities, gives people role and affiliation, and places their point.
#[must_use]
pub fn resolve(
    doc_text: &str,
    tokens: &Tokens,
    mentions: Vec<NameMention>,
    syntax: &Syntax<'_>,
    gazetteer: &Gazetteer,
    hint: &Hint<'_>,
) -> Entities {
    let (clusters, cluster_of) = cluster(tokens, &mentions, gazetteer, hint);
    let helped = clusters.len() > 1 || hint.country.is_some();
    let choices: Vec<Option<Choice>> = (0..clusters.len()).map(|number| places::choose(gazetteer, &clusters, number, helped)).collect();
    let countries = countries(gazetteer, &clusters, &choices);
    let namer = Namer::new(tokens, &mentions, gazetteer, &countries);
    let choice_of = |index: usize| cluster_of[index].and_then(|cluster: usize| choices[cluster].as_ref());
    let identities: Vec<(Identity, Option<Sense>)> = mentions
        .iter()
        .enumerate()
        .map(|(index, mention)| match mention.entity_type {
            EntityType::Place => match choice_of(index).filter(|choice| choice.sure && choice.within.is_none()) {
                Some(choice) => (Identity::Listed(gazetteer.latest(choice.place.entry)), Some(choice.place)),
                None => (Identity::Place(key_number(tokens, mention.tokens)), None),
            },
            EntityType::Person => namer.person(index, mention),
            EntityType::Organization => namer.organization(index, mention),
        })
        .collect();
    let mut entities = Entities { list: Vec::new(), entity_of: Vec::with_capacity(mentions.len()), mentions };
    let mut index_of: FxHashMap<Identity, usize> = FxHashMap::default();
    index_of.reserve(entities.mentions.len());
    let mut listed: Vec<Option<EntryId>> = Vec::new();
    for (index, (mention, (identity, found))) in entities.mentions.iter().zip(identities).enumerate() {
        let choice = choice_of(index);
        let at = *index_of.entry(identity).or_insert_with(|| {
            let mut entity = entity(doc_text, tokens, mention, gazetteer, found);
            if let Some(unit) = cluster_of[index].and_then(|cluster| places::container(&clusters, cluster)) {
                let unit = self::entity(doc_text, tokens, mention, gazetteer, Some(unit));
                (entity.country, entity.admin1) = (unit.country, unit.admin1);
            }
            if mention.entity_type == EntityType::Place
                && let Some(choice) = choice
            {
                let other = choice.runner_up.filter(|_| choice.within.is_none());
                entity.runner_up = other.map(|other| runner_up(gazetteer, other, choice.margin));
                if let Some(unit) = choice.within {
                    let point = self::entity(doc_text, tokens, mention, gazetteer, Some(unit));
                    (entity.country, entity.admin1) = (point.country, point.admin1);
                    (entity.lat, entity.lon, entity.precision) = (point.lat, point.lon, point.precision);
                    entity.kind = Some(choice.place.kind);
                }
                if !choice.sure {
                    entity.kind = entity.kind.or(Some(choice.place.kind));
                }
            }
            entities.list.push(entity);
            listed.push(found.map(|sense| sense.entry));
            entities.list.len() - 1
        });
        let entity = &mut entities.list[at];
        if entity.gazetteer.is_none() {
            // The full name is better than the surname that a headline gives first.
            if mention.tokens.len() > 1 && tokens.span(mention.tokens).len() as usize > entity.name.len() {
                let words = words(doc_text, tokens, mention.tokens);
                if words.len() > entity.name.len() {
                    entity.name = words.into();
                }
            }
            entity.kind = entity.kind.or(mention.kind_hint);
        }
        entities.entity_of.push(at);
    }
    locate(tokens, &mut entities, gazetteer);
    if let Some(country) = only_country(&countries) {
        let mut entries = choices.iter().flatten().map(|choice| choice.place.entry);
        let named = entries.find(|&entry| gazetteer.country_code(entry) == country).map_or("", |entry| gazetteer.country(entry));
        for entity in entities.list.iter_mut().filter(|entity| entity.entity_type == EntityType::Place && entity.gazetteer.is_none()) {
            entity.country.get_or_insert_with(|| named.into());
        }
    }
    roles::assign(doc_text, tokens, syntax, gazetteer, &listed, &mut entities);
    entities
}

/// Groups the mentions of places by name and weighs what each may mean.
fn cluster(tokens: &Tokens, mentions: &[NameMention], gazetteer: &Gazetteer, hint: &Hint<'_>) -> (Vec<Cluster>, Vec<Option<usize>>) {
    let places = mentions.iter().filter(|mention| mention.entity_type == EntityType::Place).count();
    let mut clusters: Vec<Cluster> = Vec::with_capacity(places);
    let mut by_name: FxHashMap<(u64, bool), usize> = FxHashMap::default();
    let mut of = vec![None; mentions.len()];
    for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.entity_type == EntityType::Place) {
        let name = (key_number(tokens, mention.tokens), mention.form == Form::Demonym);
        let at = *by_name.entry(name).or_insert_with(|| {
            clusters.push(Cluster::new(gazetteer, mention.name, mention.form == Form::Demonym));
            clusters.len() - 1
        });
        clusters[at].mentions.push(index);
        of[index] = Some(at);
    }
    let named = clusters.len();
    for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.name.is_none()) {
        if let Some((range, name)) = seat(tokens, mention, gazetteer) {
            let at = *by_name.entry((key_number(tokens, range), false)).or_insert_with(|| {
                clusters.push(Cluster::new(gazetteer, Some(name), false));
                clusters.len() - 1
            });
            // What the text names by itself has its say already.
            if at >= named {
                clusters[at].mentions.push(index);
            }
        }
    }
    let bodies = places::bodies(gazetteer, mentions);
    places::weigh(gazetteer, &mut clusters, tokens, mentions, &of, hint, &bodies);
    (clusters, of)
}

/// The place that the name of a local body or building begins with ("Enfield Council", "Boone County Jail"). It
/// tells where the document is, though it is no mention of its own.
fn seat(tokens: &Tokens, mention: &NameMention, gazetteer: &Gazetteer) -> Option<(TokenRange, NameId)> {
    let local = match mention.entity_type {
        EntityType::Organization => matches!(mention.kind_hint?, EntityKind::Government | EntityKind::Police | EntityKind::University),
        EntityType::Place => mention.kind_hint == Some(EntityKind::Facility),
        EntityType::Person => false,
    };
    let words = mention.tokens.len().min(LONGEST_SEAT + 1);
    if !local || words < 2 {
        return None;
    }
    let folded: SmallVec<[&str; LONGEST_SEAT]> = mention.tokens.indices().take(words - 1).map(|at| tokens.folded(at)).collect();
    (1..words).rev().find_map(|length| {
        let name = gazetteer.lookup(&folded[..length])?;
        let range = TokenRange { start: mention.tokens.start, end: mention.tokens.start + length as u32 };
        Some((range, name))
    })
}

/// The shares of the countries that a document names, in the order of their codes.
struct Shares(SmallVec<[(Country, f32); 8]>);

impl Shares {
    fn get(&self, country: Country) -> Option<f32> {
        self.0.iter().find(|known| known.0 == country).map(|known| known.1)
    }

    fn values(&self) -> impl Iterator<Item = f32> {
        self.0.iter().map(|known| known.1)
    }
}

/// How often the document names each country, by whatever place.
fn countries(gazetteer: &Gazetteer, clusters: &[Cluster], choices: &[Option<Choice>]) -> Shares {
    let mut shares: SmallVec<[(Country, f32); 8]> = SmallVec::new();
    let mut total = 1.0;
    for (cluster, choice) in clusters.iter().zip(choices) {
        let country = choice.as_ref().map_or(Country::NONE, |choice| gazetteer.country_code(choice.place.entry));
        if country != Country::NONE {
            let weight = (cluster.mentions.len() as f32).sqrt();
            match shares.binary_search_by_key(&country, |known: &(Country, f32)| known.0) {
                Ok(at) => shares[at].1 += weight,
                Err(at) => shares.insert(at, (country, weight)),
            }
            total += weight;
        }
    }
    for share in &mut shares {
        share.1 /= total;
    }
    Shares(shares)
}

/// The country that a document is about, where it hardly speaks of another: what no list holds lies there too,
/// though nobody can say where.
fn only_country(countries: &Shares) -> Option<Country> {
    let &(country, share) = countries.0.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let others: f32 = countries.values().sum::<f32>() - share;
    (share >= 0.5 && others <= 0.2 * share).then_some(country)
}

/// What two mentions must share to be of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Identity {
    /// An entry of the lists, as the highest of them has it.
    Listed(EntryId),
    /// First and last word of a person's name; 0 for the first where there is but one.
    Person(u64, u64),
    /// Words of an organization's name.
    Organization(u64),
    /// Words of a place name.
    Place(u64),
}

/// Tells which mentions of people and organizations are of one.
struct Namer<'a> {
    tokens: &'a Tokens,
    lexicon: &'static Lexicon,
    gazetteer: &'a Gazetteer,
    countries: &'a Shares,
    /// Last words of full names with the mentions that have them, sorted.
    surnames: Vec<(u64, usize)>,
    /// First words of full names with the mentions that have them, sorted.
    firsts: Vec<(u64, usize)>,
    mentions: &'a [NameMention],
    /// Acronyms, with the mention that they stand for.
    acronyms: FxHashMap<String, usize>,
}

impl<'a> Namer<'a> {
    fn new(tokens: &'a Tokens, mentions: &'a [NameMention], gazetteer: &'a Gazetteer, countries: &'a Shares) -> Self {
        let (mut surnames, mut firsts) = (Vec::new(), Vec::new());
        let mut acronyms = FxHashMap::default();
        let abbreviated = mentions.iter().any(|mention| mention.entity_type == EntityType::Organization && Self::upper(tokens, mention));
        for (index, mention) in mentions.iter().enumerate() {
            if mention.tokens.len() < 2 {
                continue;
            }
            match mention.entity_type {
                EntityType::Person if !Self::short(tokens, mention) => {
                    surnames.push((tokens[mention.tokens.last()].hash, index));
                    firsts.push((tokens[mention.tokens.first()].hash, index));
                }
                EntityType::Organization if abbreviated => {
                    let next = mention.tokens.end as usize;
                    if tokens.is(next, "(") && initials_match(tokens, tokens.folded(next + 1), mention.tokens) {
                        acronyms.insert(tokens.folded(next + 1).to_owned(), index);
                    } else {
                        let initials: String = mention
                            .tokens
                            .indices()
                            .filter(|&at| !matches!(tokens[at].shape, Shape::Lower | Shape::None))
                            .filter_map(|at| tokens.folded(at).chars().next())
                            .collect();
                        if initials.len() >= 3 {
                            acronyms.entry(initials).or_insert(index);
                        }
                    }
                }
                _ => {}
            }
        }
        surnames.sort_unstable();
        firsts.sort_unstable();
        Namer { tokens, lexicon: Lexicon::builtin(), gazetteer, countries, surnames, firsts, mentions, acronyms }
    }

    /// Whether a mention is one word in capitals.
    fn upper(tokens: &Tokens, mention: &NameMention) -> bool {
        mention.tokens.len() == 1 && tokens[mention.tokens.first()].shape == Shape::Upper
    }

    /// Whether a person's mention is a surname with nothing but a particle before it.
    fn short(tokens: &Tokens, mention: &NameMention) -> bool {
        mention.tokens.len() == 1
            || (tokens[mention.tokens.first()].shape == Shape::Lower)
            || matches!(tokens.folded(mention.tokens.first()), "al" | "el") && mention.tokens.len() <= 3
    }

    fn listed(&self, mention: &NameMention) -> Option<Sense> {
        let mut fitting = self.gazetteer.senses(mention.name?).filter(|sense| type_of(sense.kind) == mention.entity_type);
        let score = |sense: &Sense| sense.prior + 10.0 * self.countries.get(self.gazetteer.country_code(sense.entry)).unwrap_or(0.0);
        let first = fitting.next()?;
        let Some(second) = fitting.next() else { return Some(first) };
        let best = std::iter::once(second).chain(fitting).fold((first, score(&first)), |best, sense| {
            let score = score(&sense);
            if score > best.1 { (sense, score) } else { best }
        });
        Some(best.0)
    }

    /// Whether a name made of ordinary words ("Fifth Brigade", "Supreme Court") is listed for a country that
    /// the document does not speak of, while it speaks of another.
    fn foreign(&self, mention: &NameMention, sense: Sense) -> bool {
        let country = self.gazetteer.country_code(sense.entry);
        let elsewhere =
            country != Country::NONE && self.countries.get(country).is_none() && self.countries.values().any(|share| share > 0.3);
        let ordinary = |at: usize| self.tokens[at].kind != Kind::Word || self.lexicon.has(self.tokens, at, Flag::CommonWord);
        elsewhere
            && matches!(sense.kind, EntityKind::Military | EntityKind::Police | EntityKind::Government | EntityKind::Party)
            && mention.tokens.len() > 1
            && mention.tokens.indices().all(ordinary)
    }

    fn person(&self, index: usize, mention: &NameMention) -> (Identity, Option<Sense>) {
        let last = self.tokens[mention.tokens.last()].hash;
        if Self::short(self.tokens, mention)
            && let Some(full) = nearest(&self.surnames, last, index).or_else(|| nearest(&self.firsts, last, index))
        {
            return self.full(&self.mentions[full]);
        }
        self.full(mention)
    }

    fn identity(&self, sense: Sense) -> (Identity, Option<Sense>) {
        (Identity::Listed(self.gazetteer.latest(sense.entry)), Some(sense))
    }

    fn full(&self, mention: &NameMention) -> (Identity, Option<Sense>) {
        if let Some(sense) = self.listed(mention) {
            return self.identity(sense);
        }
        let first = if mention.tokens.len() == 1 { 0 } else { self.tokens[mention.tokens.first()].hash };
        (Identity::Person(first, self.tokens[mention.tokens.last()].hash), None)
    }

    fn organization(&self, index: usize, mention: &NameMention) -> (Identity, Option<Sense>) {
        if Self::upper(self.tokens, mention)
            && let Some(&long) = self.acronyms.get(self.tokens.folded(mention.tokens.first()))
            && long != index
        {
            let long = &self.mentions[long];
            return match self.listed(long).or_else(|| self.listed(mention)) {
                Some(sense) => self.identity(sense),
                None => (Identity::Organization(key_number(self.tokens, long.tokens)), None),
            };
        }
        match self.listed(mention).filter(|&sense| !self.foreign(mention, sense)) {
            Some(sense) => self.identity(sense),
            None => (Identity::Organization(key_number(self.tokens, mention.tokens)), None),
        }
    }
}

/// The mention with this word that stands nearest before `index`; in a headline the first after.
fn nearest(words: &[(u64, usize)], word: u64, index: usize) -> Option<usize> {
    let at = words.partition_point(|&known| known < (word, index));
    let before = at.checked_sub(1).map(|before| words[before]).filter(|known| known.0 == word);
    before.or_else(|| words.get(at).copied().filter(|known| known.0 == word)).map(|known| known.1)
}

/// The words of a mention with single spaces.
pub(super) fn words(text: &str, tokens: &Tokens, range: TokenRange) -> String {
    let written = tokens.span(range).of(text);
    let mut words = written.split_whitespace();
    let mut joined = String::with_capacity(written.len());
    joined.extend(words.next());
    for word in words {
        joined.push(' ');
        joined.push_str(word);
    }
    joined
}

fn entity(text: &str, tokens: &Tokens, mention: &NameMention, gazetteer: &Gazetteer, found: Option<Sense>) -> Entity {
    let own = |text: &str| (!text.is_empty()).then(|| SmolStr::new(text));
    let Some(Sense { entry, kind, .. }) = found else {
        return Entity {
            entity_type: mention.entity_type,
            kind: mention.kind_hint,
            name: words(text, tokens, mention.tokens).into(),
            gazetteer: None,
            country: None,
            admin1: None,
            admin2: None,
            city: None,
            lat: None,
            lon: None,
            precision: None,
            runner_up: None,
            role: None,
            affiliation: None,
            related: Vec::new(),
        };
    };
    let place = kind.is_place();
    let (_, (lat, lon), _) = gazetteer.place(entry);
    let located = place && !lat.is_nan();
    let point = |degrees: f32| located.then(|| (f64::from(degrees) * 10_000.0).round() / 10_000.0);
    let name = SmolStr::new(gazetteer.name(entry));
    Entity {
        entity_type: mention.entity_type,
        kind: (kind != EntityKind::Person).then_some(kind),
        gazetteer: own(gazetteer.id(entry)),
        country: own(gazetteer.country(entry)),
        admin1: match kind {
            EntityKind::Admin1 => own(&name),
            _ if place => own(gazetteer.admin1(entry)),
            _ => None,
        },
        admin2: if place { own(gazetteer.admin2(entry)) } else { None },
        city: match kind {
            EntityKind::Facility | EntityKind::District => own(gazetteer.parent(entry)),
            EntityKind::City => own(&name),
            _ => None,
        },
        name,
        lat: point(lat),
        lon: point(lon),
        precision: located.then(|| precision(kind)),
        runner_up: None,
        role: None,
        affiliation: None,
        related: if kind.is_organization() { own(gazetteer.parent(entry)).into_iter().collect() } else { Vec::new() },
    }
}

/// What a point is exact to.
const fn precision(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Country => "country",
        EntityKind::Admin1 => "admin1",
        EntityKind::Admin2 => "admin2",
        EntityKind::Facility => "facility",
        EntityKind::City | EntityKind::District => "city",
        _ => "region",
    }
}

fn runner_up(gazetteer: &Gazetteer, other: Sense, margin: f32) -> RunnerUp {
    let (name, admin1) = (gazetteer.name(other.entry), gazetteer.admin1(other.entry));
    let unit = other.kind == EntityKind::Admin1 || admin1.is_empty() || admin1 == name;
    let parent = if unit { gazetteer.country(other.entry) } else { admin1 };
    let name = if parent.is_empty() || parent == name { SmolStr::new(name) } else { SmolStr::from_iter([name, ", ", parent]) };
    RunnerUp { gazetteer: gazetteer.id(other.entry).into(), name, margin: (f64::from(margin) * 100.0).round() / 100.0 }
}

/// The place named right behind mention `index` ("in Lima") or as its owner ("Lima's").
fn city_beside(tokens: &Tokens, entities: &Entities, index: usize) -> Option<usize> {
    let range = entities.mentions[index].tokens;
    if let Some(next) = entities.mentions.get(index + 1) {
        let near = next.tokens.first() - range.end as usize <= 2 && matches!(tokens.folded(range.end as usize), "in" | "," | "of" | "near");
        if near && next.entity_type == EntityType::Place {
            return Some(entities.entity_of[index + 1]);
        }
    }
    let before = &entities.mentions[index.checked_sub(1)?];
    let owned = range.first() - before.tokens.end as usize == 1 && tokens[before.tokens.end as usize].kind == Kind::Possessive;
    (owned && before.entity_type == EntityType::Place).then(|| entities.entity_of[index - 1])
}

/// Whether a listed facility lies in or just outside a city.
fn nearby(facility: &Entity, city: &Entity) -> bool {
    let point = |entity: &Entity| Some((entity.lat? as f32, entity.lon? as f32));
    let (Some(here), Some(there)) = (point(facility), point(city)) else { return false };
    city.kind == Some(EntityKind::City) && near(here, there, 40.0)
}

/// Indices of the listed entities that are `wanted`, by their ids.
pub(super) fn by_id(entities: &Entities, wanted: impl Fn(&Entity) -> bool) -> FxHashMap<SmolStr, usize> {
    let wanted = entities.list.iter().enumerate().filter(|(_, entity)| wanted(entity));
    wanted.filter_map(|(index, entity)| Some((entity.gazetteer.clone()?, index))).collect()
}

/// Gives facilities and roads that no list holds the point of the city that their name or the words behind
/// them tell.
fn locate(tokens: &Tokens, entities: &mut Entities, gazetteer: &Gazetteer) {
    let mut cities: Option<FxHashMap<SmolStr, usize>> = None;
    for index in 0..entities.mentions.len() {
        let at = entities.entity_of[index];
        let local = matches!(entities.list[at].kind, Some(EntityKind::Facility | EntityKind::Road | EntityKind::District));
        if entities.list[at].entity_type != EntityType::Place || !local {
            continue;
        }
        let range = entities.mentions[index].tokens;
        let city = city_beside(tokens, entities, index);
        if entities.list[at].gazetteer.is_some() || entities.list[at].lat.is_some() {
            // "Moscow's Crocus City Hall" stands in a town beside Moscow; the text says to whom it belongs.
            if let Some(city) = city.filter(|&city| nearby(&entities.list[at], &entities.list[city])) {
                entities.list[at].city = Some(entities.list[city].name.clone());
            }
            continue;
        }
        let city = city.or_else(|| {
            let cities = cities.get_or_insert_with(|| by_id(entities, |entity| entity.kind == Some(EntityKind::City)));
            // "Lahore Fort": the city is in the name; its sense is the document's, if the document names it.
            (1..range.len()).rev().find_map(|length| {
                let words: Vec<&str> = range.indices().take(length).map(|at| tokens.folded(at)).collect();
                let best = gazetteer.best(gazetteer.lookup(&words)?)?;
                cities.get(best.id).copied()
            })
        });
        let Some(city) = city.filter(|&city| entities.list[city].precision == Some("city")).map(|city| entities.list[city].clone()) else {
            continue;
        };
        let entity = &mut entities.list[at];
        entity.city = Some(city.name);
        (entity.country, entity.admin1, entity.admin2) = (city.country, city.admin1, city.admin2);
        (entity.lat, entity.lon, entity.precision) = (city.lat, city.lon, city.precision);
    }
}
