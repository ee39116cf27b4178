//! One event for all its mentions in a document.
//!
//! Mentions are read in order. A mention joins the latest event that it can mean (same family of types, no
//! clash of place, date or truth) unless its words open a new one ("another attack"). Mentions that tell only
//! what became of people join the event that caused it: by grammar, by sentence, then by what was told before.

use std::cell::LazyCell;

use smallvec::SmallVec;
use smol_str::SmolStr;

use super::attribution;
use super::classes::{self, Domain};
use super::differ;
use super::find::{EventMention, Source};
use super::frame::{Effect, Slot};
use super::harm::Harm;
use super::modality::{Attribution, Modality};
use super::reconcile::{self, Figures};
use super::retell;
use super::share;
use super::site;
use super::slots;
use super::traits::{Family, Traits};
use super::when;
use crate::counts::CountKind;
use crate::dates::DateMention;
use crate::entities::Entities;
use crate::syntax::{ClauseId, GroupId};
use crate::text::TokenRange;

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Perpetrator {
    /// The words.
    pub tokens: TokenRange,
    /// The words with the "of" phrases behind them: "members of the 8th front".
    pub phrase: TokenRange,
    /// Index of the entity.
    pub entity: Option<usize>,
    /// `organization`, `individual` or `state`.
    pub kind: &'static str,
    /// How sure it is.
    pub attribution: Attribution,
    /// Who says so.
    pub speaker: Option<TokenRange>,
}

/// Whom or what it struck.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The words.
    pub tokens: TokenRange,
    /// The words with the "of" phrases behind them: "members of the commission".
    pub phrase: TokenRange,
    /// Index of the entity.
    pub entity: Option<usize>,
    /// Whether it is people.
    pub human: bool,
    /// Class, such as `police` or `vehicle`.
    pub class: SmolStr,
    /// How many.
    pub number: Option<super::number::Number>,
    /// Entity of the stated nationality.
    pub nationality: Option<usize>,
    /// What became of it.
    pub effects: SmallVec<[Effect; 4]>,
}

/// When an event happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventTime {
    /// Index of the date mention; none for the publication date.
    pub date: Option<usize>,
    /// First day.
    pub earliest: chrono::NaiveDate,
    /// Last day.
    pub latest: chrono::NaiveDate,
    /// `day`, `week`, …
    pub precision: &'static str,
    /// How it is known.
    pub basis: &'static str,
    /// Whether it is the day of a report of the event, or of what followed, for want of its own.
    pub reported: bool,
}

/// Where an event happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventSite {
    /// Index of the place entity.
    pub entity: usize,
    /// The words.
    pub tokens: TokenRange,
    /// `stated`, `inherited` or `dateline`.
    pub basis: &'static str,
}

/// One event of the document.
#[derive(Debug, Clone)]
pub struct Event {
    /// Event type, index into the rule set's.
    pub kind: u16,
    /// Whether it happened.
    pub modality: Modality,
    /// Whether it is a kind of event.
    pub generic: bool,
    /// Indices of its mentions, those that tell only an effect included.
    pub mentions: Vec<usize>,
    /// Indices of its counts.
    pub harms: Vec<usize>,
    /// When.
    pub time: Option<EventTime>,
    /// Where.
    pub site: Option<EventSite>,
    /// Who.
    pub perpetrators: Vec<Perpetrator>,
    /// Whom and what.
    pub targets: Vec<Target>,
    /// With what: words and class.
    pub weapons: Vec<(TokenRange, SmolStr)>,
    /// Who reports it: words, entity, verb token.
    pub sources: Vec<(TokenRange, Option<usize>, usize)>,
    /// Reconciled casualties.
    pub figures: Figures,
    /// First sentence that tells it.
    pub sentence: usize,
    /// How much the document is about it.
    pub weight: f32,
}

/// What the merging reads beside the mentions.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Text stages.
    pub source: Source<'a>,
    /// Dates with their days.
    pub dates: &'a [DateMention],
    /// Entities.
    pub entities: &'a Entities,
    /// Day of publication.
    pub published: Option<chrono::NaiveDate>,
    /// Entity of the dateline's place.
    pub dateline: Option<usize>,
    /// One past the last token of the title field.
    pub title_end: usize,
    /// The words of the header or dateline that give the publication date.
    pub header: Option<TokenRange>,
}

/// What is asked of an event type.
fn traits(context: Context<'_>, kind: u16) -> &Traits {
    &context.source.rules.traits[kind as usize]
}

/// Makes events of mentions and counts.
#[must_use]
pub fn merge(context: Context<'_>, mentions: &[EventMention], harms: &[Harm]) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut event_of: Vec<Option<usize>> = vec![None; mentions.len()];
    for (index, mention) in mentions.iter().enumerate() {
        let Some(kind) = mention.kind else { continue };
        let facts = Facts::of(context, mention);
        let joined = events
            .iter()
            .enumerate()
            .rev()
            .take(WINDOW)
            .find(|(_, event)| same(context, event, mentions, mention, kind, &facts))
            .map(|(at, _)| at)
            .or_else(|| dies_of(context, &events, mentions, mention, kind));
        let at = joined.unwrap_or_else(|| {
            events.push(Event {
                kind,
                modality: mention.modality,
                generic: mention.generic,
                mentions: Vec::new(),
                harms: Vec::new(),
                time: None,
                site: None,
                perpetrators: Vec::new(),
                targets: Vec::new(),
                weapons: Vec::new(),
                sources: Vec::new(),
                figures: Figures::new(),
                sentence: mention.sentence,
                weight: 0.0,
            });
            events.len() - 1
        });
        let event = &mut events[at];
        event.mentions.push(index);
        event.generic &= mention.generic;
        if event.modality != Modality::Actual && mention.modality == Modality::Actual && !mention.anaphoric {
            event.modality = Modality::Actual;
        }
        event.kind = more_specific(context, event.kind, kind);
        event.time = match (event.time, facts.time) {
            (Some(old), Some(new)) if old.reported && !new.reported => Some(new),
            (old, new) => old.or(new),
        };
        if event.site.is_none_or(|site| facts.site.is_some_and(|new| site::narrower(context, new.entity, site.entity))) {
            event.site = facts.site.or(event.site);
        }
        event_of[index] = Some(at);
    }
    let told = events.len();
    retell::make_real(context, mentions, &event_of, &mut events);
    attach_effects(context, mentions, &mut event_of, &mut events);
    retell::join(context, mentions, &mut event_of, &mut events, told);
    retell::name_raids(context, mentions, &mut events);
    let mut loose = Vec::new();
    for (index, harm) in harms.iter().enumerate() {
        match owner(context, mentions, &event_of, &events, told, harm) {
            Some(at) => events[at].harms.push(index),
            None => loose.push(index),
        }
    }
    untold(context, mentions, harms, &loose, &mut events);
    for event in &mut events {
        // "killed in a planned attack", "shot dead in an attempted robbery": it happened.
        let hurt = event.harms.iter().any(|&at| {
            let harm = &harms[at];
            matches!(harm.kind, CountKind::Killed | CountKind::Injured)
                && harm.modality == Modality::Actual
                && harm.best != Some(0)
                && !harm.definite
        });
        let robbery = context.source.rules.set.types[event.kind as usize].subtype == "robbery";
        let failed = event.modality == Modality::Attempted && robbery;
        if hurt && (failed || matches!(event.modality, Modality::Planned | Modality::Hypothetical)) {
            event.modality = Modality::Actual;
        }
    }
    share::arrests(context, mentions, harms, &mut events);
    share::abductions(context, mentions, harms, &mut events);
    share::deaths(context, mentions, harms, &mut events);
    let total = events.len();
    for (at, event) in events.iter_mut().enumerate() {
        slots::fill(context, mentions, harms, event);
        reconcile::reconcile(harms, event, |words| context.source.tokens[words.last()].hash);
        event.weight = weight(context, mentions, event, at, total);
    }
    attribution::attribute(context, mentions, &event_of, &mut events);
    events.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.sentence.cmp(&b.sentence)).then(a.mentions.cmp(&b.mentions)));
    events
}

/// The deed or mishap told right before that somebody is told to have died of: "Two girls were shot. Ana passed
/// away on Sunday."
fn dies_of(context: Context<'_>, events: &[Event], mentions: &[EventMention], mention: &EventMention, kind: u16) -> Option<usize> {
    let rules = &context.source.rules.set;
    let bare = matches!(rules.frames[mention.frame as usize].id.as_str(), "death/died-aged" | "death/bare");
    if !bare || rules.types[kind as usize].name != "death" || mention.modality != Modality::Actual {
        return None;
    }
    let near = |event: &Event| event.mentions.last().is_some_and(|&last| mentions[last].sentence + DIES_WITHIN >= mention.sentence);
    events.iter().enumerate().rev().take(WINDOW).find_map(|(at, event)| {
        (traits(context, event.kind).family.is_deed_or_mishap() && event.modality == Modality::Actual && !event.generic && near(event))
            .then_some(at)
    })
}

/// How many sentences behind a deed a death can be told as its outcome.
const DIES_WITHIN: usize = 3;

/// Counts that no event of the text explains make one, of the kind that they allow: people died, or came to harm.
fn untold(context: Context<'_>, mentions: &[EventMention], harms: &[Harm], loose: &[usize], events: &mut Vec<Event>) {
    let told = |kind: CountKind| {
        // Who is in critical condition may be ill.
        let stated = |harm: &Harm| (!harm.implicit || kind == CountKind::Killed) && harm.rule != "counting/state/condition";
        let generic = |at: usize| harms[at].mention.is_some_and(|mention| mentions[mention].generic);
        loose
            .iter()
            .copied()
            .find(|&at| harms[at].kind == kind && !generic(at) && stated(&harms[at]) && !harms[at].background && !harms[at].subset)
    };
    let Some((first, name)) = told(CountKind::Killed)
        .map(|first| (first, "death"))
        .or_else(|| told(CountKind::Injured).or_else(|| told(CountKind::Missing)).map(|first| (first, "accident")))
        .or_else(|| told(CountKind::Displaced).map(|first| (first, "disaster")))
        .or_else(|| told(CountKind::Rescued).map(|first| (first, "accident")))
        .or_else(|| told(CountKind::Participants).map(|first| (first, "protest")))
    else {
        return;
    };
    if !matches!(harms[first].modality, Modality::Actual | Modality::Negated) {
        return;
    }
    let Some(kind) = context.source.rules.set.types.iter().position(|kind| kind.name == name && kind.subtype.is_empty()) else { return };
    let mut told_by: Vec<usize> = loose.iter().filter_map(|&at| harms[at].mention).collect();
    told_by.sort_unstable();
    told_by.dedup();
    events.push(Event {
        kind: kind as u16,
        modality: Modality::Actual,
        generic: false,
        time: told_by.iter().find_map(|&at| Facts::of(context, &mentions[at]).time),
        site: told_by.iter().find_map(|&at| Facts::of(context, &mentions[at]).site),
        mentions: told_by,
        harms: loose.to_vec(),
        perpetrators: Vec::new(),
        targets: Vec::new(),
        weapons: Vec::new(),
        sources: Vec::new(),
        figures: Figures::new(),
        sentence: harms[first].sentence,
        weight: 0.0,
    });
}

/// Place and time that a mention states itself.
struct Facts {
    time: Option<EventTime>,
    site: Option<EventSite>,
}

impl Facts {
    fn of(context: Context<'_>, mention: &EventMention) -> Self {
        Self { time: when::time_of(context, mention), site: site::site_of(context, mention) }
    }
}

/// How many events back a mention can refer: enough for any article, and a bound for any input.
pub(super) const WINDOW: usize = 64;

/// The last sentence up to `limit` that tells of an event. Mentions stand in order of the text, so that the
/// last ones decide.
pub(super) fn last_told(event: &Event, mentions: &[EventMention], limit: usize) -> usize {
    event.mentions.iter().rev().map(|&mention| mentions[mention].sentence).find(|&sentence| sentence <= limit).unwrap_or(0)
}

/// The mentions of a sentence with their indices.
pub(super) fn of_sentence(mentions: &[EventMention], sentence: usize) -> impl DoubleEndedIterator<Item = (usize, &EventMention)> {
    let first = mentions.partition_point(|mention| mention.sentence < sentence);
    let end = first + mentions[first..].partition_point(|mention| mention.sentence == sentence);
    mentions[first..end].iter().enumerate().map(move |(offset, mention)| (first + offset, mention))
}

/// The events nearest before a sentence: of the first `told`, which stand in order of the text, and of those
/// added since, the last few.
fn told_before(events: &[Event], told: usize, sentence: usize) -> impl Iterator<Item = (usize, &Event)> {
    let told = told.min(events.len());
    let end = events[..told].partition_point(|event| event.sentence <= sentence);
    let old = events[..end].iter().enumerate().skip(end.saturating_sub(WINDOW));
    let added =
        events.iter().enumerate().skip(told.max(events.len().saturating_sub(WINDOW))).filter(move |(_, event)| event.sentence <= sentence);
    old.chain(added)
}

/// Whether a mention can mean an event told before.
fn same(context: Context<'_>, event: &Event, mentions: &[EventMention], mention: &EventMention, kind: u16, facts: &Facts) -> bool {
    let types = &context.source.rules.set.types;
    let (a, b) = (&types[event.kind as usize], &types[kind as usize]);
    let (one, other) = (traits(context, event.kind), traits(context, kind));
    // "a bomb went off … the explosion": the blast is the attack.
    let blast = || {
        mention.anaphoric && one.family == Family::Violence && b.name == "accident" && matches!(b.subtype.as_str(), "explosion" | "fire")
    };
    // "gunmen attacked three posts … the raids"
    let raid = || mention.anaphoric && a.name == "attack" && b.name == "security_operation" && b.subtype == "raid";
    let akin = || one.family == other.family || blast() || raid() || retell::is_cause(event, mentions, mention, [a, b]);
    if event.generic != mention.generic || (event.kind != kind && !akin()) {
        return false;
    }
    let distinct = || a.name == b.name && !a.subtype.is_empty() && !b.subtype.is_empty() && a.subtype != b.subtype;
    if event.kind != kind
        && distinct()
        && matches!(a.name.as_str(), "disaster" | "accident" | "military_move" | "security_operation" | "organization" | "protest")
    {
        return false;
    }
    if opens_new(context, mention) {
        return false;
    }
    // A house burned and a bomb at a bank are two deeds, though one day's; "the attack" may mean either.
    let told = event.mentions.last().is_some_and(|&last| mentions[last].sentence == mention.sentence);
    let back = || strikes_back(context, event, mentions, mention);
    if let (Some(one), Some(other)) = (one.deed, other.deed)
        && one != other
        && !told
        && (!mention.anaphoric || one == "clash" || other == "clash")
        && !back()
    {
        return false;
    }
    let fact = |modality: Modality| matches!(modality, Modality::Actual | Modality::Claimed | Modality::Denied);
    // "shot his daughter, then tried to shoot her mother": one deed.
    let tried = event.modality == Modality::Actual
        && mention.modality == Modality::Attempted
        && last_told(event, mentions, mention.sentence) + 2 >= mention.sentence;
    if fact(event.modality) != fact(mention.modality) && !mention.anaphoric && !tried {
        return false;
    }
    if event.modality == Modality::Historical || mention.modality == Modality::Historical {
        return event.modality == mention.modality;
    }
    // A day ahead of publication, named beside what has happened, is not the event's; nor is the day of a clock
    // time that may be last night's.
    let doubtful = |old: EventTime, new: EventTime| {
        new.basis == "inherited" && new.precision == "time" && (new.earliest - old.latest).num_days().abs() <= 1
            || old.reported && context.published.is_some_and(|day| old.earliest > day && (day - new.latest).num_days() <= when::NEWS_DAYS)
    };
    if let (Some(old), Some(new)) = (event.time, facts.time)
        && (new.latest < old.earliest || old.latest < new.earliest)
        && !doubtful(old, new)
    {
        return false;
    }
    // What is told without a date is news; what is dated long before is another event.
    if event.time.is_none() && facts.time.is_some_and(|time| when::long_past(context, time.latest)) {
        return false;
    }
    if let (Some(old), Some(new)) = (event.site, facts.site)
        && site::apart(context, old.entity, new.entity)
    {
        return false;
    }
    let apart = || {
        differ::victims_differ(context, event, mentions, mention)
            || !told && !mention.anaphoric && differ::is_killing_apart(context, event, mentions, mention, kind)
    };
    if apart() && !back() {
        return false;
    }
    let last = event.mentions.last().map_or(0, |&index| mentions[index].sentence);
    let distance = mention.sentence.saturating_sub(last);
    // Talks, protests, arrests: another verb of the same kind is another event unless it is near.
    if mention.anaphoric {
        distance <= 12
    } else if one.family.is_deed_or_mishap() {
        distance <= 6
    } else {
        distance <= 3
    }
}

/// Whether a mention tells, soon after, what became of those who did the deed.
fn strikes_back(context: Context<'_>, event: &Event, mentions: &[EventMention], mention: &EventMention) -> bool {
    last_told(event, mentions, mention.sentence) + 3 >= mention.sentence
        && strikes_actor(context, event.mentions.iter().rev().take(WINDOW).map(|&told| &mentions[told]), mention)
}

/// Whether a mention strikes who did what others tell: "the assailant was shot dead by an officer", or the same by
/// the name told before.
fn strikes_actor<'m>(context: Context<'_>, told: impl Iterator<Item = &'m EventMention>, mention: &EventMention) -> bool {
    let source = context.source;
    let mut struck = Vec::new();
    for argument in mention.arguments.iter().filter(|argument| argument.slot == Slot::Target && argument.own) {
        if let Some((crate::syntax::UnitKind::Person, _)) = argument.unit {
            struck.extend(slots::entity_of(context, argument.unit));
            continue;
        }
        let Some(noun) = argument.group.and_then(|group| source.syntax.groups[group].noun()) else { continue };
        let words = TokenRange::new(noun.bare_start.min(noun.head), noun.head + 1);
        let known = noun.determiner == crate::syntax::Determiner::Definite && noun.quantity.is_none();
        if known && classes::class_of(source, words, Domain::Group) == Some("attackers") {
            return true;
        }
    }
    let acts = |other: &super::find::Argument| {
        other.slot == Slot::Perpetrator && slots::entity_of(context, other.unit).is_some_and(|entity| struck.contains(&entity))
    };
    !struck.is_empty() && told.flat_map(|told| &told.arguments).any(acts)
}

/// Words that open a new event: "another attack", "a second blast", "in a separate incident".
fn opens_new(context: Context<'_>, mention: &EventMention) -> bool {
    let tokens = context.source.tokens;
    let Some(group) = mention.group else {
        return opens_elsewhere(context, mention.sentence);
    };
    let range = context.source.syntax.groups[group].tokens;
    range.indices().any(|at| {
        matches!(
            tokens.folded(at),
            "another" | "separate" | "similar" | "previous" | "earlier" | "second" | "third" | "other" | "different" | "simultaneous"
        )
    })
}

/// Whether a sentence opens with words that lead away from what was told: "Elsewhere", "In the south,".
fn opens_elsewhere(context: Context<'_>, sentence: usize) -> bool {
    let tokens = context.source.tokens;
    let start = tokens.sentences[sentence].tokens.first();
    matches!(tokens.folded(start), "elsewhere" | "separately")
            // "In the south, eight rebels died"
            || (tokens.is(start, "in")
                && tokens.is(start + 1, "the")
                && matches!(tokens.folded(start + 2), "south" | "north" | "east" | "west")
                && tokens.is(start + 3, ","))
            || (tokens.is(start, "across")
                && tokens.is(start + 1, "the")
                && matches!(tokens.folded(start + 2), "border" | "river" | "country"))
            || (tokens.is(start, "in") && tokens.is(start + 1, "addition") && tokens.is(start + 2, ","))
            || (tokens.is(start, "in")
                && matches!(tokens.folded(start + 2), "separate" | "other")
                    | matches!(tokens.folded(start + 1), "another" | "separate" | "other"))
}

fn more_specific(context: Context<'_>, old: u16, new: u16) -> u16 {
    let types = &context.source.rules.set.types;
    let (a, b) = (&types[old as usize], &types[new as usize]);
    let narrower = a.subtype.is_empty() && !b.subtype.is_empty() && traits(context, old).family == traits(context, new).family;
    // The explosion was a bomb.
    let blast = a.name == "accident" && b.name == "attack";
    if narrower || blast { new } else { old }
}

/// Gives mentions that tell only an effect to the event that caused it, or makes them one.
fn attach_effects(context: Context<'_>, mentions: &[EventMention], event_of: &mut [Option<usize>], events: &mut Vec<Event>) {
    let told = events.len();
    for (index, mention) in mentions.iter().enumerate() {
        if mention.kind.is_some() {
            continue;
        }
        let deadly = mention.arguments.iter().any(|argument| matches!(argument.effect, Some(Effect::Killed | Effect::Injured)));
        // "arrested for killing a guard": the arrest kills nobody.
        let kills = deadly && mention.arguments.iter().any(|argument| argument.own && argument.effect.is_some());
        let cause = cause_of(context, mentions, mention)
            .and_then(|at| event_of[at])
            .filter(|&at| carries_casualties(context, events[at].kind) && !(kills && is_arrest(context, events[at].kind)));
        let near = |arrests: bool| {
            of_sentence(mentions, mention.sentence)
                .filter(|(at, other)| event_of[*at].is_some() && other.kind.is_some())
                .filter(|(at, _)| event_of[*at].is_some_and(|e| carries_casualties(context, events[e].kind) && !events[e].generic))
                .filter(|(at, _)| arrests || !event_of[*at].is_some_and(|e| is_arrest(context, events[e].kind)))
                .min_by_key(|(at, other)| {
                    let protest = deadly && event_of[*at].is_some_and(|e| traits(context, events[e].kind).protest);
                    (protest, other.trigger.start.abs_diff(mention.trigger.start))
                })
                .and_then(|(at, _)| event_of[at])
        };
        // Mostly the event has both already.
        let time = LazyCell::new(|| when::time_of(context, mention));
        let site = LazyCell::new(|| site::site_of(context, mention));
        let before = || {
            told_before(events, told, mention.sentence)
                .filter(|(_, event)| carries_casualties(context, event.kind) && !event.generic && event.sentence <= mention.sentence)
                .filter(|(_, event)| !(kills && is_arrest(context, event.kind)))
                .filter(|(_, event)| matches!(event.modality, Modality::Actual | Modality::Claimed | Modality::Attempted))
                .filter(|(_, event)| !matches!((event.time, *time), (Some(old), Some(new)) if new.latest < old.earliest || old.latest < new.earliest))
                .filter(|(_, event)| !matches!((event.site, *site), (Some(old), Some(new)) if site::apart(context, old.entity, new.entity)))
                .filter(|(_, event)| !kills || event.time.is_some() || !time.is_some_and(|time| when::long_past(context, time.latest)))
                .max_by_key(|(_, event)| (!is_arrest(context, event.kind), last_told(event, mentions, mention.sentence)))
                .filter(|(_, event)| !differ::is_own_deed(context, event, mentions, mention))
                .map(|(at, _)| at)
        };
        let found = cause
            .or_else(|| near(!deadly))
            .or_else(before)
            .or_else(|| near(true))
            .or_else(|| told_after(context, mentions, mention, events, told))
            .or_else(|| default_event(context, mention, || Facts { time: *time, site: *site }, events));
        if let Some(at) = found {
            events[at].mentions.push(index);
            events[at].time = events[at].time.or_else(|| *time);
            events[at].site = events[at].site.or_else(|| *site);
            event_of[index] = Some(at);
        }
    }
    for event in events.iter_mut() {
        event.mentions.sort_unstable();
        event.sentence = event.mentions.first().map_or(event.sentence, |&first| mentions[first].sentence.min(event.sentence));
    }
}

/// The event told in the sentences right after, for a death that nobody is said to have caused: "Forty people
/// were killed in Bihar. Two trains collided …".
fn told_after(context: Context<'_>, mentions: &[EventMention], mention: &EventMention, events: &[Event], told: usize) -> Option<usize> {
    // Somebody did it: only what is told right after as known ("the attack") can be it.
    let deed = mention.arguments.iter().any(|argument| argument.slot == Slot::Perpetrator);
    let told = told.min(events.len());
    let first = events[..told].partition_point(|event| event.sentence <= mention.sentence);
    events[first..told]
        .iter()
        .enumerate()
        .take(8)
        .filter(|(_, event)| event.sentence <= mention.sentence + if deed { 2 } else { 4 })
        .filter(|(_, event)| {
            let types = &context.source.rules.set.types;
            !deed
                || (matches!(types[event.kind as usize].name.as_str(), "attack" | "strike" | "massacre")
                    && event.mentions.first().is_some_and(|&first| {
                        mentions[first].anaphoric || strikes_actor(context, std::iter::once(mention), &mentions[first])
                    }))
        })
        .filter(|(_, event)| {
            let told = event.mentions.first().map(|&first| &mentions[first]);
            told.is_none_or(|told| !opens_elsewhere(context, told.sentence))
        })
        .find(|(_, event)| carries_casualties(context, event.kind) && !event.generic && event.modality == Modality::Actual)
        .map(|(at, _)| first + at)
}

/// Whether a type is an arrest, sentence or seizure.
pub(super) fn is_arrest(context: Context<'_>, kind: u16) -> bool {
    traits(context, kind).arrest
}

pub(super) fn is_abduction(context: Context<'_>, kind: u16) -> bool {
    traits(context, kind).abduction
}

/// Whether people can be hurt in events of a type.
pub(super) fn carries_casualties(context: Context<'_>, kind: u16) -> bool {
    traits(context, kind).carries_casualties
}

/// The mention that is the subject or cause of an effect: "the blast killed", "were killed in the blast".
pub(super) fn cause_of(context: Context<'_>, mentions: &[EventMention], mention: &EventMention) -> Option<usize> {
    let syntax = context.source.syntax;
    let clause = &syntax.clauses[mention.clause?];
    let with_group = |group: GroupId| {
        of_sentence(mentions, mention.sentence).find(|(_, other)| other.group == Some(group) && other.kind.is_some()).map(|(at, _)| at)
    };
    clause
        .subject
        .and_then(with_group)
        .or_else(|| {
            clause
                .phrases
                .iter()
                .filter(|p| matches!(context.source.tokens.folded(p.preposition), "in" | "by" | "during" | "after" | "from" | "following"))
                .find_map(|p| with_group(p.group))
        })
        .or_else(|| clause.objects.iter().find_map(|&object| with_group(object)))
        .or_else(|| {
            // "a bomb exploded, killing four": the clause that this one depends on.
            let parent = parent_of(context, mention.clause?)?;
            of_sentence(mentions, mention.sentence)
                .find(|(_, other)| other.clause == Some(parent) && other.kind.is_some())
                .map(|(at, _)| at)
        })
}

fn parent_of(context: Context<'_>, clause: ClauseId) -> Option<ClauseId> {
    context.source.syntax.clauses[clause].parent
}

/// An effect without an event: somebody killed somebody, which is an attack.
fn default_event(context: Context<'_>, mention: &EventMention, facts: impl Fn() -> Facts, events: &mut Vec<Event>) -> Option<usize> {
    let frame = &context.source.rules.set.frames[mention.frame as usize];
    // Only effects that somebody does to somebody: the frame says so by its perpetrator role.
    let hurt = mention.arguments.iter().any(|argument| argument.effect.and_then(super::harm::count_kind).is_some());
    let agentive = frame.roles.iter().any(|(_, slot)| *slot == Slot::Perpetrator) && hurt;
    if !agentive || matches!(mention.modality, Modality::Hypothetical) {
        return None;
    }
    let kind = context.source.rules.set.types.iter().position(|kind| kind.name == "attack" && kind.subtype.is_empty())? as u16;
    let Facts { time, site } = facts();
    events.push(Event {
        kind,
        modality: mention.modality,
        generic: mention.generic,
        mentions: Vec::new(),
        harms: Vec::new(),
        time,
        site,
        perpetrators: Vec::new(),
        targets: Vec::new(),
        weapons: Vec::new(),
        sources: Vec::new(),
        figures: Figures::new(),
        sentence: mention.sentence,
        weight: 0.0,
    });
    Some(events.len() - 1)
}

/// The event that a count belongs to.
fn owner(
    context: Context<'_>,
    mentions: &[EventMention],
    event_of: &[Option<usize>],
    events: &[Event],
    told: usize,
    harm: &Harm,
) -> Option<usize> {
    // "Her car was stopped and she was abducted. She was released on Monday": of the abduction, whatever else is told.
    if harm.kind == CountKind::Released
        && let Some((at, _)) = told_before(events, told, harm.sentence)
            .filter(|(_, event)| is_abduction(context, event.kind) && event.modality == Modality::Actual && !event.generic)
            .last()
    {
        return Some(at);
    }
    if let Some(event) = harm.mention.and_then(|index| event_of[index]) {
        return Some(event);
    }
    let deadly = matches!(harm.kind, CountKind::Killed | CountKind::Injured);
    let in_sentence = of_sentence(mentions, harm.sentence)
        .filter(|(at, _)| event_of[*at].is_some_and(|e| carries_casualties(context, events[e].kind) && !events[e].generic))
        .min_by_key(|(at, mention)| {
            let arrest =
                deadly && event_of[*at].is_some_and(|e| is_arrest(context, events[e].kind) || traits(context, events[e].kind).protest);
            (arrest, mention.trigger.start.abs_diff(harm.tokens.start))
        })
        .and_then(|(at, _)| event_of[at]);
    in_sentence
        .or_else(|| {
            told_before(events, told, harm.sentence)
                .filter(|(_, event)| {
                    carries_casualties(context, event.kind)
                        && !event.generic
                        && event.sentence <= harm.sentence
                        && event.modality == Modality::Actual
                })
                .max_by_key(|(_, event)| (!deadly || !is_arrest(context, event.kind), last_told(event, mentions, harm.sentence)))
                .map(|(at, _)| at)
        })
        .or_else(|| {
            events.iter().position(|event| carries_casualties(context, event.kind) && event.modality == Modality::Actual && !event.generic)
        })
}

/// How much the document is about an event: early, often told, with casualties, and real.
fn weight(context: Context<'_>, mentions: &[EventMention], event: &Event, at: usize, total: usize) -> f32 {
    let mut weight = 10.0 / (1.0 + event.sentence as f32);
    weight += (event.mentions.len() as f32).min(6.0);
    weight += if event.figures.is_empty() { 0.0 } else { 4.0 };
    weight += traits(context, event.kind).weight;
    weight += match event.modality {
        Modality::Actual => 4.0,
        Modality::Attempted | Modality::Claimed | Modality::Denied => 2.0,
        Modality::Historical => -6.0,
        _ => -4.0,
    };
    if event.generic {
        weight -= 6.0;
    }
    if event.mentions.iter().any(|&m| (mentions[m].trigger.start as usize) < context.title_end) {
        weight += 3.0;
    }
    weight - at as f32 / (total as f32 + 1.0)
}
