//! Whether two tellings of violence are of two crimes: other people come to harm, or other things elsewhere.

use smallvec::SmallVec;

use super::find::EventMention;
use super::frame::{Effect, EventType, Slot};
use super::merge::{Context, Event, WINDOW};
use super::slots::entity_of;
use crate::lexicon::NounClass;
use crate::syntax::{Determiner, NounGroup, UnitKind};

/// Whether a mention tells of a harm to named people and the event of one to other named people or to a counted
/// group, in another sentence: two crimes.
pub(super) fn victims_differ(context: Context<'_>, event: &Event, mentions: &[EventMention], mention: &EventMention) -> bool {
    let here = Victims::of(context, std::iter::once(mention));
    if here.names.is_empty() && here.counted.is_empty() {
        return false;
    }
    let there = Victims::of(
        context,
        event.mentions.iter().rev().take(WINDOW).map(|&index| &mentions[index]).filter(|other| other.sentence != mention.sentence),
    );
    if there.names.is_empty() && there.counted.is_empty() {
        return false;
    }
    let shared = here.names.iter().any(|name| there.names.contains(name)) || here.counted.iter().any(|count| there.counted.contains(count));
    // A name may be one of the counted, and a count may be of the named, unless both are told.
    !shared && !here.names.is_empty() && (!there.names.is_empty() || there.counted.iter().any(|&(number, _)| number > 1))
}

/// Whom some mentions say to be harmed: named people, and groups by number and noun.
#[derive(Debug, Default)]
struct Victims<'a> {
    names: SmallVec<[usize; 4]>,
    counted: SmallVec<[(u64, &'a str); 4]>,
}

impl<'a> Victims<'a> {
    fn of<'m>(context: Context<'a>, mentions: impl Iterator<Item = &'m EventMention>) -> Self {
        let mut found = Self::default();
        for argument in mentions.flat_map(|mention| &mention.arguments) {
            if argument.slot != Slot::Target
                || !argument.own
                || argument.effect.is_none_or(|effect| super::harm::count_kind(effect).is_none())
            {
                continue;
            }
            if let Some((UnitKind::Person, _)) = argument.unit {
                found.names.extend(entity_of(context, argument.unit));
                continue;
            }
            let number = argument.group.and_then(|group| super::number::number_of(context.source, group));
            if let Some(number) = number.filter(|number| !number.implicit).and_then(|number| number.best) {
                found.counted.push((number, context.source.tokens.folded(argument.tokens.last())));
            }
        }
        found
    }
}

/// Whether of two tellings one is the killing of somebody with a name, called an attack like any other, and the
/// other a deed of another kind: a murder and a bomb at a bank. `kind` is that of the mention.
pub(super) fn is_killing_apart(context: Context<'_>, event: &Event, mentions: &[EventMention], mention: &EventMention, kind: u16) -> bool {
    let rules = context.source.rules;
    let [told, new] = [event.kind, kind].map(|kind| (&rules.set.types[kind as usize], rules.traits[kind as usize].deed));
    match (told, new) {
        ((told, None), (_, Some(other))) => other != "killing" && kills(context, told, elsewhere(event, mentions, mention.sentence)),
        ((_, Some(other)), (new, None)) => other != "killing" && kills(context, new, std::iter::once(mention)),
        _ => false,
    }
}

/// Whether mentions of a plain attack kill somebody with a name.
fn kills<'m>(context: Context<'_>, kind: &EventType, mut mentions: impl Iterator<Item = &'m EventMention>) -> bool {
    kind.name == "attack"
        && kind.subtype.is_empty()
        && mentions.any(|mention| {
            mention.arguments.iter().any(|argument| {
                argument.slot == Slot::Target
                    && argument.own
                    && argument.effect == Some(Effect::Killed)
                    && (matches!(argument.unit, Some((UnitKind::Person, _)))
                        || argument.group.and_then(|group| context.source.syntax.groups[group].noun()).is_some_and(is_somebody))
            })
        })
}

/// Whether a noun tells of people known to the reader: "the six nuns".
fn is_somebody(noun: &NounGroup<'_>) -> bool {
    noun.class == NounClass::Person && (noun.determiner == Determiner::Definite || noun.quantity.is_some())
}

/// The mentions of an event in other sentences than one.
fn elsewhere<'m>(event: &'m Event, mentions: &'m [EventMention], sentence: usize) -> impl Iterator<Item = &'m EventMention> {
    event.mentions.iter().rev().take(WINDOW).map(|&index| &mentions[index]).filter(move |other| other.sentence != sentence)
}

/// Whether a mention that tells only what became of people tells a deed of its own: somebody new kills people of
/// name, while the event struck others.
pub(super) fn is_own_deed(context: Context<'_>, event: &Event, mentions: &[EventMention], mention: &EventMention) -> bool {
    let syntax = context.source.syntax;
    let Some(verb) = mention.clause.filter(|_| mention.group.is_none()).map(|id| syntax.verb(&syntax.clauses[id])) else { return false };
    let introduced = mention.arguments.iter().any(|argument| {
        argument.slot == Slot::Perpetrator
            && argument.own
            && argument
                .group
                .and_then(|group| syntax.groups[group].noun())
                .is_some_and(|noun| !noun.pronoun && noun.name.is_none() && noun.determiner != Determiner::Definite)
    });
    if verb.lemma != "murder" && !introduced {
        return false;
    }
    let here = Victims::of(context, std::iter::once(mention));
    let told = event.mentions.iter().rev().take(WINDOW).any(|&index| mentions[index].sentence == mention.sentence);
    if here.names.is_empty() || told {
        return false;
    }
    let there = Victims::of(context, elsewhere(event, mentions, mention.sentence));
    if here.names.iter().any(|name| there.names.contains(name)) {
        return false;
    }
    let struck = elsewhere(event, mentions, mention.sentence).flat_map(|mention| &mention.arguments);
    let things = struck.filter(|argument| argument.slot == Slot::Target && argument.own && argument.unit.is_none()).count();
    !there.names.is_empty() || there.counted.is_empty() && things > 0
}
