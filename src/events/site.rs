//! Where an event happened: its own place, one of its clause or sentence, or one named close by.

use super::find::{Argument, EventMention};
use super::frame::Slot;
use super::merge::{Context, Event, EventSite};
use super::slots::{entity_in, entity_of};
use super::when::verbs_between;
use crate::entities::Entities;
use crate::record::{EntityType, Form};
use crate::syntax::{GroupId, UnitKind};
use crate::text::TokenRange;
use crate::tokenize::Tokens;

/// What a place on the way is farther than one at which something is, in tokens.
const FAR: usize = 30;

/// How many names before and behind an event's sentence are looked at for its place.
const NEAR_NAMES: usize = 24;

/// Where a mention happened: its own place argument, else a place of its clause, else of its sentence.
#[must_use]
pub fn site_of(context: Context<'_>, mention: &EventMention) -> Option<EventSite> {
    let places = || mention.arguments.iter().filter(|argument| argument.slot == Slot::Place);
    let named = |argument: &Argument| {
        let entity = entity_of(context, argument.unit).or_else(|| entity_in(context, argument.tokens, Some(EntityType::Place)))?;
        is_site(context, entity).then_some(EventSite { entity, tokens: argument.tokens, basis: "stated" })
    };
    let mut best: Option<EventSite> = None;
    for site in places().filter_map(named) {
        if best.is_none_or(|before| narrower(context, site.entity, before.entity)) {
            best = Some(site);
        }
    }
    if best.is_some() {
        return best;
    }
    // "a village near Ica", "the mayor of Ica": a place behind an argument's noun.
    for argument in mention.arguments.iter().filter(|argument| matches!(argument.slot, Slot::Place | Slot::Target)) {
        if let Some(site) = argument.group.and_then(|group| place_behind(context, group)) {
            return Some(site);
        }
        if let Some(entity) = entity_in(context, argument.tokens, Some(EntityType::Place))
            .filter(|&entity| is_site(context, entity) && !is_country(context, entity) && !is_demonym(context, entity, argument.tokens))
        {
            return Some(EventSite { entity, tokens: argument.tokens, basis: "stated" });
        }
    }
    // Within the noun group of the trigger ("Moscow attack"), then anywhere in the sentence after a locative.
    if let Some(group) = mention.group {
        let range = context.source.syntax.groups[group].tokens;
        if let Some(entity) = entity_in(context, range, Some(EntityType::Place))
            .filter(|&entity| is_site(context, entity) && !is_demonym(context, entity, range))
        {
            return Some(EventSite { entity, tokens: range, basis: "stated" });
        }
        if let Some(site) = place_behind(context, group) {
            return Some(site);
        }
    }
    // Where people are hurt any place of the sentence may be meant; elsewhere only one of the same clause.
    let violent = mention.kind.is_none_or(|kind| super::merge::carries_casualties(context, kind));
    let sentence = context.source.tokens.sentences[mention.sentence].tokens;
    let mentions = &context.entities.mentions;
    let first = mentions.partition_point(|name| name.tokens.end <= sentence.start);
    let mut found: Option<(usize, EventSite)> = None;
    for (offset, name) in mentions[first..].iter().take_while(|name| name.tokens.start < sentence.end).enumerate() {
        if name.entity_type != EntityType::Place || name.form == Form::Demonym {
            continue;
        }
        let before = name.tokens.first().checked_sub(1).map_or("", |at| context.source.tokens.folded(at));
        let entity = context.entities.entity_of[first + offset];
        // On the way "from Al Fasher through Kutum" is somewhere there, which is less than "in Kutum".
        let on_the_way = violent && matches!(before, "between" | "from" | "through" | "toward" | "towards" | "along" | "via");
        if !(on_the_way || tells_where(before)) || !is_site(context, entity) {
            continue;
        }
        if !violent && verbs_between(context, mention.trigger.first(), name.tokens.first()) > 0 {
            continue;
        }
        let distance = name.tokens.first().abs_diff(mention.trigger.first())
            + if on_the_way { FAR } else { 0 }
            + 8 * verbs_between(context, mention.trigger.first(), name.tokens.first());
        let better = found
            .is_none_or(|(far, site)| distance < far && !narrower(context, site.entity, entity) || narrower(context, entity, site.entity));
        if better {
            found = Some((distance, EventSite { entity, tokens: name.tokens, basis: "stated" }));
        }
    }
    found.map(|(_, site)| site)
}

/// The places that stand beside an event's in a list ("in Italy and France"), in the order of the text: it happened
/// in each of them. A list ends with "and"; its members are alike, so that "Lyon, France" is none.
#[must_use]
pub fn listed_with(tokens: &Tokens, entities: &Entities, site: EventSite) -> Vec<EventSite> {
    let names = &entities.mentions;
    let first = names.partition_point(|name| name.tokens.end <= site.tokens.start);
    let own = (first..names.len())
        .take_while(|&at| names[at].tokens.start < site.tokens.end)
        .find(|&at| entities.entity_of[at] == site.entity && names[at].form != Form::Demonym);
    let Some(own) = own else { return Vec::new() };
    let alike = |at: usize| {
        let other = entities.entity_of[at];
        let of = |entity: usize| (entities.list[entity].entity_type, entities.list[entity].precision);
        names[at].form != Form::Demonym && of(other) == of(site.entity) && entities.list[other].precision.is_some()
    };
    let link = |at: usize| Link::between(tokens, names[at].tokens, names[at + 1].tokens);
    let mut start = own;
    while start > 0 && alike(start - 1) && link(start - 1) != Link::None {
        start -= 1;
    }
    let mut end = own;
    while end + 1 < names.len() && alike(end + 1) && link(end) != Link::None {
        end += 1;
    }
    // "between Kirkuk and Mosul" is neither of them.
    let between = names[start].tokens.first().checked_sub(1).is_some_and(|at| tokens.is(at, "between"));
    if between || !(start..end).any(|at| link(at) == Link::And) {
        return Vec::new();
    }
    (start..=end)
        .filter(|&at| entities.entity_of[at] != site.entity)
        .map(|at| EventSite { entity: entities.entity_of[at], tokens: names[at].tokens, basis: site.basis })
        .collect()
}

/// What stands between two names of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    None,
    Comma,
    And,
}

impl Link {
    fn between(tokens: &Tokens, one: TokenRange, other: TokenRange) -> Self {
        let words = one.end as usize..other.first();
        if words.is_empty() || words.len() > 3 {
            return Self::None;
        }
        let mut link = Self::None;
        for (index, at) in words.enumerate() {
            link = match (index, tokens.folded(at), link) {
                (0, ",", _) => Self::Comma,
                (0, "and", _) | (1, "and", Self::Comma) => Self::And,
                // "in Italy and in France"
                (1.., word, Self::And) if super::find::is_locative(word) => Self::And,
                _ => return Self::None,
            };
        }
        link
    }
}

/// Words before a place name that say that something is there.
fn tells_where(before: &str) -> bool {
    matches!(
        before,
        "in" | "at"
            | "near"
            | "outside"
            | "inside"
            | ","
            | "around"
            | "across"
            | "on"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "of"
    )
}

/// The place named last before an event's sentence, or else first behind it, if it stands close by: what a text
/// tells next happened where it is.
pub(super) fn site_nearby(context: Context<'_>, mentions: &[EventMention], event: &Event) -> Option<EventSite> {
    let first = &mentions[*event.mentions.first()?];
    let tokens = context.source.tokens;
    let own = tokens.sentences[first.sentence].tokens;
    let names = &context.entities.mentions;
    let here = names.partition_point(|name| name.tokens.end <= own.start);
    let there = names.partition_point(|name| name.tokens.start < own.end);
    let site = |index: usize| {
        let name = &names[index];
        let entity = context.entities.entity_of[index];
        let before = name.tokens.first().checked_sub(1).map_or("", |at| tokens.folded(at));
        let fits = name.entity_type == EntityType::Place && name.form != Form::Demonym && tells_where(before) && is_site(context, entity);
        fits.then_some(EventSite { entity, tokens: name.tokens, basis: "inherited" })
    };
    let near = |index: &usize| tokens.sentence_of(names[*index].tokens.first()).abs_diff(first.sentence) <= 2;
    let before = (0..here).rev().take(NEAR_NAMES).take_while(near).find_map(site);
    before.or_else(|| (there..names.len()).take(NEAR_NAMES).take_while(near).find_map(site))
}

/// The country, where the document names but one, as a country or by its people ("Afghan police").
pub(super) fn only_country(context: Context<'_>) -> Option<EventSite> {
    let mut found: Option<(usize, &str)> = None;
    for (index, entity) in context.entities.list.iter().enumerate().filter(|(_, entity)| entity.entity_type == EntityType::Place) {
        let Some(country) = entity.country.as_deref() else { continue };
        match found {
            Some((_, before)) if before != country => return None,
            Some((at, _)) if is_country(context, at) => {}
            _ => found = Some((index, country)),
        }
    }
    let entity = found.map(|(index, _)| index).filter(|&index| is_country(context, index))?;
    let first = context.entities.entity_of.iter().position(|&of| of == entity)?;
    Some(EventSite { entity, tokens: context.entities.mentions[first].tokens, basis: "inherited" })
}

fn place_behind(context: Context<'_>, group: GroupId) -> Option<EventSite> {
    let syntax = context.source.syntax;
    let mut at = group + 1;
    let mut best = None;
    while at + 1 < syntax.groups.len() && matches!(syntax.groups[at].kind, crate::syntax::GroupKind::Preposition) && at < group + 6 {
        let inner = syntax.groups[at + 1].noun()?;
        let word = context.source.tokens.folded(syntax.groups[at].tokens.first());
        if matches!(inner.name, Some((UnitKind::Place, _))) && super::find::is_locative(word) {
            let entity = entity_of(context, inner.name)?;
            if is_site(context, entity) {
                best = Some(EventSite { entity, tokens: syntax.groups[at + 1].tokens, basis: "stated" });
            }
            break;
        }
        at += 2;
    }
    best
}

fn is_demonym(context: Context<'_>, entity: usize, range: TokenRange) -> bool {
    let mentions = &context.entities.mentions;
    let first = mentions.partition_point(|mention| mention.tokens.end <= range.start);
    mentions[first..]
        .iter()
        .take_while(|mention| mention.tokens.start < range.end)
        .zip(&context.entities.entity_of[first..])
        .any(|(mention, &of)| of == entity && range.covers(mention.tokens) && mention.form == Form::Demonym)
}

/// Whether an entity is a place at which something can happen.
fn is_site(context: Context<'_>, entity: usize) -> bool {
    context.entities.list[entity].entity_type == EntityType::Place
}

/// How narrow a place is: larger is narrower.
fn rank(context: Context<'_>, entity: usize) -> u8 {
    match context.entities.list[entity].precision {
        Some("facility") => 6,
        Some("city" | "district") => 5,
        Some("admin2") => 4,
        Some("admin1") => 3,
        Some("country") => 1,
        Some("region") => 0,
        // Unresolved: a village that no list holds is narrow.
        _ => 5,
    }
}

/// Whether one place is narrower than another.
#[must_use]
pub fn narrower(context: Context<'_>, a: usize, b: usize) -> bool {
    rank(context, a) > rank(context, b)
}

/// Whether two places cannot be the place of one event.
#[must_use]
pub fn apart(context: Context<'_>, a: usize, b: usize) -> bool {
    if a == b {
        return false;
    }
    let (x, y) = (&context.entities.list[a], &context.entities.list[b]);
    if let (Some(p), Some(q)) = (&x.country, &y.country)
        && p != q
    {
        return true;
    }
    let (low, high) = (rank(context, a).min(rank(context, b)), rank(context, a).max(rank(context, b)));
    if low < 3 {
        return false;
    }
    if high >= 5 && low >= 5 {
        // A hall in a city, a suburb of it: near is not apart.
        return match (x.lat, x.lon, y.lat, y.lon) {
            (Some(a1), Some(o1), Some(a2), Some(o2)) => (a1 - a2).abs() > 0.4 || (o1 - o2).abs() > 0.5,
            _ => false,
        };
    }
    matches!((&x.admin1, &y.admin1), (Some(p), Some(q)) if p != q)
}

/// Whether a place is a whole country: as a modifier ("the U.S. embassy") it tells whose, not where.
fn is_country(context: Context<'_>, entity: usize) -> bool {
    context.entities.list[entity].precision == Some("country")
}
