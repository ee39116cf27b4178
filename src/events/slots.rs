//! Slots of an event from the arguments of its mentions: who did it, with what, and who says so. Whom it strikes is
//! for [`targets`](super::targets).
//!
//! Where no mention tells time or place, the day and the place of the text around are taken over.

use super::classes::{self, Domain};
use super::find::{Argument, EventMention};
use super::frame::Slot;
use super::harm::Harm;
use super::merge::{Context, Event, EventSite, EventTime, Perpetrator};
use super::modality::{Attribution, Modality};
use super::site::{only_country, site_nearby};
use super::targets::{add_target, effect_of, participant, target};
use super::when::{NEWS_DAYS, is_speech, said_recent, told_after, told_before};
use crate::dates::Basis;
use crate::gazetteer::EntityKind;
use crate::lexicon::NounClass;
use crate::record::EntityType;
use crate::syntax::UnitKind;
use crate::text::TokenRange;

/// The entity that a unit names.
#[must_use]
pub fn entity_of(context: Context<'_>, unit: Option<(UnitKind, u32)>) -> Option<usize> {
    match unit? {
        (UnitKind::Person | UnitKind::Organization | UnitKind::Place | UnitKind::Demonym, index) => {
            context.entities.entity_of.get(index as usize).copied()
        }
        _ => None,
    }
}

/// The entity named by some mention that lies in a range of tokens, the last one first.
pub(super) fn entity_in(context: Context<'_>, range: TokenRange, wanted: Option<EntityType>) -> Option<usize> {
    let mentions = &context.entities.mentions;
    let first = mentions.partition_point(|mention| mention.tokens.end <= range.start);
    let inside = mentions[first..].iter().take_while(|mention| mention.tokens.start < range.end).enumerate();
    inside
        .filter(|(_, mention)| wanted.is_none_or(|kind| mention.entity_type == kind))
        .last()
        .and_then(|(offset, _)| context.entities.entity_of.get(first + offset).copied())
}

/// Fills in the event's slots from its mentions.
pub(super) fn fill(context: Context<'_>, mentions: &[EventMention], harms: &[Harm], event: &mut Event) {
    // Who reports it is the same for all mentions of a sentence.
    let mut read = None;
    let told = std::mem::take(&mut event.mentions);
    for &index in &told {
        let mention = &mentions[index];
        for argument in &mention.arguments {
            match argument.slot {
                Slot::Perpetrator => perpetrator(context, event, argument),
                Slot::Target => target(context, event, argument, mention),
                Slot::Weapon => weapon(context, event, argument.tokens),
                Slot::Participant | Slot::Theme => participant(context, event, argument),
                Slot::Place | Slot::Cause => {}
            }
        }
        if read != Some(mention.sentence) {
            read = Some(mention.sentence);
            source(context, event, mention.sentence);
        }
    }
    event.mentions = told;
    for &index in &event.harms {
        let harm = &harms[index];
        if let (Some(group), None) = (harm.group, harm.mention)
            && let Some(effect) = effect_of(harm.kind)
        {
            let range = context.source.syntax.groups[group].tokens;
            let unit = context.source.syntax.groups[group].noun().and_then(|noun| noun.name);
            let argument = Argument { slot: Slot::Target, tokens: range, group: Some(group), unit, effect: Some(effect), own: true };
            add_target(context, &mut event.targets, &argument, &[effect]);
        }
    }
    inherit(context, mentions, event);
}

fn perpetrator(context: Context<'_>, event: &mut Event, argument: &Argument) {
    if context.source.syntax.groups.get(argument.group.unwrap_or(usize::MAX)).and_then(|g| g.noun()).is_some_and(|noun| noun.pronoun) {
        return;
    }
    let entity = entity_of(context, argument.unit).or_else(|| entity_in(context, argument.tokens, None));
    // Of places only states act.
    let place = entity
        .map(|at| &context.entities.list[at])
        .filter(|found| found.entity_type == EntityType::Place && found.precision != Some("country"));
    if place.is_some() && matches!(argument.unit, Some((UnitKind::Place, _))) {
        return;
    }
    // "the Central Asian branch": the branch acts, and the region only describes it.
    let entity = if place.is_some() { None } else { entity };
    let words = argument.tokens;
    let attribution =
        if words.indices().any(|at| matches!(context.source.tokens.folded(at), "suspected" | "alleged" | "presumed" | "apparent")) {
            Attribution::Suspected
        } else {
            Attribution::Fact
        };
    add_perpetrator(context, event, words, entity, attribution, None);
}

/// Adds who did it, or raises what is known of them.
pub(super) fn add_perpetrator(
    context: Context<'_>,
    event: &mut Event,
    tokens: TokenRange,
    entity: Option<usize>,
    attribution: Attribution,
    speaker: Option<TokenRange>,
) {
    let same = |other: &Perpetrator| match (other.entity, entity) {
        (Some(a), Some(b)) => a == b,
        _ => {
            other.tokens.overlaps(tokens)
                || context.source.tokens.folded(other.tokens.last()) == context.source.tokens.folded(tokens.last())
        }
    };
    if let Some(before) = event.perpetrators.iter_mut().find(|other| same(other)) {
        if before.attribution == Attribution::Fact && attribution != Attribution::Fact || before.entity.is_none() && entity.is_some() {
            before.attribution = if before.attribution == Attribution::Fact { attribution } else { before.attribution };
            before.entity = before.entity.or(entity);
            before.speaker = before.speaker.or(speaker);
        }
        return;
    }
    let kind = match entity.map(|at| &context.entities.list[at]) {
        Some(found) if found.entity_type == EntityType::Organization => {
            if matches!(found.kind, Some(EntityKind::Military | EntityKind::Police | EntityKind::Government)) {
                "state"
            } else {
                "organization"
            }
        }
        Some(found) if found.entity_type == EntityType::Place => {
            // "Israeli jets", "Russian forces": the state; "a Syrian man": an individual.
            let head = context.source.tokens.folded(tokens.last());
            let forces = matches!(
                head,
                "forces"
                    | "troops"
                    | "army"
                    | "jets"
                    | "aircraft"
                    | "warplanes"
                    | "police"
                    | "soldiers"
                    | "military"
                    | "government"
                    | "planes"
                    | "helicopters"
                    | "navy"
                    | "drones"
                    | "authorities"
            );
            if forces || context.source.syntax.tags[tokens.last()] == crate::syntax::Tag::Name { "state" } else { "individual" }
        }
        _ => "individual",
    };
    let phrase = phrase_of(context, tokens);
    event.perpetrators.push(Perpetrator { tokens, phrase, entity, kind, attribution, speaker });
}

/// Words with the "of" phrases that stand right behind them.
pub(super) fn phrase_of(context: Context<'_>, tokens: TokenRange) -> TokenRange {
    let syntax = context.source.syntax;
    let mut end = tokens.end as usize;
    for _ in 0..3 {
        if !context.source.tokens.is(end, "of") {
            break;
        }
        let Some(group) = syntax.group_at(end) else { break };
        let of = syntax.groups[group].tokens;
        if of.first() != end || of.len() != 1 {
            break;
        }
        let Some(next) = syntax.groups.get(group + 1).filter(|next| next.noun().is_some() && next.tokens.first() == of.end as usize) else {
            break;
        };
        end = next.tokens.end as usize;
    }
    TokenRange::new(tokens.first(), end)
}

fn weapon(context: Context<'_>, event: &mut Event, tokens: TokenRange) {
    let source = context.source;
    let Some(class) = classes::class_of(source, tokens, Domain::Weapon) else { return };
    let head = source.tokens.folded(tokens.last());
    if event.weapons.iter().any(|(before, _)| source.tokens.folded(before.last()) == head) {
        return;
    }
    event.weapons.push((tokens, class.into()));
}

/// How many of those who report an event are kept.
const SOURCES: usize = 4;

/// Who reports the event: the subjects of the verbs of speech in a sentence that tells it.
fn source(context: Context<'_>, event: &mut Event, sentence: usize) {
    let syntax = context.source.syntax;
    let clauses = &syntax.sentence_clauses[sentence];
    for id in clauses.clone() {
        if event.sources.len() >= SOURCES {
            break;
        }
        let clause = &syntax.clauses[id];
        let verb = syntax.verb(clause);
        if !is_speech(verb.lemma) || verb.negated {
            continue;
        }
        let Some(subject) = clause.subject else { continue };
        let noun = syntax.groups[subject].noun().expect("subjects are noun groups");
        if !matches!(noun.class, NounClass::Person | NounClass::Group | NounClass::Communication | NounClass::Place) || noun.pronoun {
            continue;
        }
        let tokens = TokenRange::new(noun.bare_start.min(noun.head), syntax.groups[subject].tokens.end as usize);
        if event.sources.iter().any(|(before, ..)| *before == tokens) {
            continue;
        }
        let entity = entity_of(context, noun.name).or_else(|| entity_in(context, tokens, None));
        event.sources.push((tokens, entity, verb.main));
    }
}

/// Time and place from before: the sentence's neighbours, the dateline, the day of publication.
fn inherit(context: Context<'_>, mentions: &[EventMention], event: &mut Event) {
    let violent = super::merge::carries_casualties(context, event.kind);
    if event.site.is_none() && violent {
        event.site = site_nearby(context, mentions, event);
    }
    if event.site.is_none() {
        event.site = context.dateline.map(|entity| EventSite {
            entity,
            tokens: context.entities.mentions[context.entities.entity_of.iter().position(|&of| of == entity).unwrap_or(0)].tokens,
            basis: "dateline",
        });
    }
    if event.site.is_none() && violent {
        event.site = only_country(context);
    }
    let real = matches!(event.modality, Modality::Actual | Modality::Attempted | Modality::Claimed | Modality::Denied);
    if real && !event.generic {
        match event.time.filter(|time| !time.reported) {
            None => {
                let told = told_before(context, mentions, event).or_else(|| told_after(context, mentions, event, None));
                let past =
                    |time: &EventTime| event.modality != Modality::Actual || context.published.is_none_or(|day| time.earliest <= day);
                event.time = told.or(event.time.filter(past));
            }
            // "Two were shot at the weekend. … It happened at 2 a.m. on Sunday."
            Some(time) if time.earliest < time.latest && time.precision != "day" && Some(time.latest) != context.published => {
                event.time = told_after(context, mentions, event, Some(time)).or(event.time);
            }
            Some(_) => {}
        }
    }
    if event.time.is_none()
        && real
        && !event.generic
        && let Some(day) = context.published
    {
        event.time = Some(EventTime { date: None, earliest: day, latest: day, precision: "day", basis: "publication", reported: false });
    }
    // Long past: background, not news.
    if let (Some(time), Some(published)) = (event.time, context.published)
        && event.modality == Modality::Actual
        && (published - time.latest).num_days() > NEWS_DAYS
        && time.date.is_some_and(|index| context.dates[index].basis != Basis::Explicit || !said_recent(context, mentions, event))
    {
        event.modality = Modality::Historical;
    }
}
