//! One event told under several names: the explosion that was a bomb, the raid that was an attack, "attacks" with a
//! toll of their own, the deed of a headline that the text tells again.

use super::find::{EventMention, Source};
use super::frame::{Effect, EventType, Slot};
use super::harm::by_attackers;
use super::merge::{Context, Event, cause_of, last_told};
use super::modality::Modality;
use super::number::number_of;
use super::site;
use super::slots::entity_of;

/// How many sentences behind an explosion the bomb can be told that it was.
const CAUSE_WITHIN: usize = 2;

/// The last sentence of title and lead, counted from zero.
const LEAD: usize = 1;

/// How many sentences behind its lead a text can tell the deed again.
const AGAIN_WITHIN: usize = 4;

/// How many deeds of the lead are looked at.
const DEEDS: usize = 8;

/// Whether a mention tells what made an explosion told right before: "Two explosions shook the market. The bombs
/// went off at noon."
pub(super) fn is_cause(event: &Event, mentions: &[EventMention], mention: &EventMention, [told, new]: [&EventType; 2]) -> bool {
    told.name == "accident"
        && told.subtype == "explosion"
        && new.name == "attack"
        && (new.subtype == "bombing" || mention.anaphoric && new.subtype.is_empty())
        && event.modality == Modality::Actual
        && mention.modality == Modality::Actual
        && last_told(event, mentions, mention.sentence) + CAUSE_WITHIN >= mention.sentence
}

/// "Ten people were killed in attacks by bandits": with a toll they are no kind of event.
pub(super) fn make_real(context: Context<'_>, mentions: &[EventMention], event_of: &[Option<usize>], events: &mut [Event]) {
    let source = context.source;
    let hurt = |mention: &EventMention| {
        mention.arguments.iter().any(|argument| {
            let noun = argument.group.and_then(|group| source.syntax.groups[group].noun());
            matches!(argument.effect, Some(Effect::Killed | Effect::Injured)) && noun.is_some_and(|noun| noun.quantity.is_some())
        })
    };
    for mention in mentions.iter().filter(|mention| mention.kind.is_none() && mention.modality == Modality::Actual) {
        if let Some(at) = cause_of(context, mentions, mention).and_then(|cause| event_of[cause])
            && events[at].generic
            && events[at].modality == Modality::Actual
            && hurt(mention)
        {
            events[at].generic = false;
        }
    }
}

/// A raid in which attackers kill or hurt is an attack: "Bandits killed nine people in a raid".
pub(super) fn name_raids(context: Context<'_>, mentions: &[EventMention], events: &mut [Event]) {
    let types = &context.source.rules.set.types;
    let Some(assault) = types.iter().position(|kind| kind.name == "attack" && kind.subtype == "armed_assault") else { return };
    for event in events.iter_mut() {
        let kind = &types[event.kind as usize];
        let raid = kind.name == "security_operation" && kind.subtype == "raid";
        let strikes = |&at: &usize| mentions[at].kind.is_none() && by_attackers(context.source, &mentions[at]);
        if raid && event.mentions.iter().take(DEEDS).any(strikes) {
            event.kind = assault as u16;
        }
    }
}

/// Joins what title or lead tell without a word for the deed ("Man kills wife, two children") with the deed that
/// the text tells next, where it strikes the same people. The first `told` events stand in order of the text.
pub(super) fn join(context: Context<'_>, mentions: &[EventMention], event_of: &mut [Option<usize>], events: &mut Vec<Event>, told: usize) {
    let mut at = told;
    let mut looked = 0;
    while at < events.len() && looked < DEEDS {
        looked += 1;
        let Some(into) = again(context, mentions, &events[..told], &events[at]) else {
            at += 1;
            continue;
        };
        let title = events.remove(at);
        let deed = &mut events[into];
        deed.sentence = deed.sentence.min(title.sentence);
        deed.time = deed.time.or(title.time);
        deed.site = deed.site.or(title.site);
        deed.mentions.extend(title.mentions);
        deed.mentions.sort_unstable();
        for of in event_of.iter_mut().flatten() {
            *of = match (*of).cmp(&at) {
                std::cmp::Ordering::Equal => into,
                std::cmp::Ordering::Greater => *of - 1,
                std::cmp::Ordering::Less => *of,
            };
        }
    }
}

/// The deed that tells an event of the lead again.
fn again(context: Context<'_>, mentions: &[EventMention], told: &[Event], title: &Event) -> Option<usize> {
    if title.sentence > LEAD || title.modality != Modality::Actual || title.generic {
        return None;
    }
    let struck = Struck::of(context.source, context, title, mentions);
    let first = told.partition_point(|event| event.sentence < title.sentence);
    let near = told[first..].iter().take(DEEDS).take_while(|event| event.sentence <= title.sentence + AGAIN_WITHIN);
    near.enumerate().find_map(|(index, event)| {
        let attack = context.source.rules.set.types[event.kind as usize].name == "attack";
        let apart = matches!((event.site, title.site), (Some(old), Some(new)) if site::apart(context, old.entity, new.entity))
            || matches!((event.time, title.time), (Some(old), Some(new)) if new.latest < old.earliest || old.latest < new.earliest);
        let same = attack && event.modality == Modality::Actual && !event.generic && !apart;
        (same && struck.meets(&Struck::of(context.source, context, event, mentions))).then_some(first + index)
    })
}

/// Whom an event strikes, by name, and by number and noun.
struct Struck<'a> {
    names: Vec<usize>,
    counted: Vec<(u64, &'a str)>,
}

impl<'a> Struck<'a> {
    fn of(source: Source<'a>, context: Context<'_>, event: &Event, mentions: &[EventMention]) -> Self {
        let mut found = Self { names: Vec::new(), counted: Vec::new() };
        let arguments = event.mentions.iter().take(DEEDS).flat_map(|&at| &mentions[at].arguments);
        for argument in arguments.filter(|argument| argument.slot == Slot::Target && argument.own) {
            found.names.extend(entity_of(context, argument.unit));
            let Some((group, noun)) = argument.group.and_then(|group| Some((group, source.syntax.groups[group].noun()?))) else { continue };
            let number = number_of(source, group).and_then(|number| number.best);
            if let Some(number) = number.filter(|_| !noun.lemma.is_empty() && noun.name.is_none() && !noun.pronoun) {
                found.counted.push((number, noun.lemma));
            }
        }
        found
    }

    fn meets(&self, other: &Self) -> bool {
        self.names.iter().any(|name| other.names.contains(name)) || self.counted.iter().any(|count| other.counted.contains(count))
    }
}
