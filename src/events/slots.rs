//! Slots of an event from the arguments of its mentions: time, place, people, things, weapons, sources.

use super::classes;
use super::find::{Argument, EventMention};
use super::frame::{Effect, Slot};
use super::harm::Harm;
use super::merge::{Context, Event, EventSite, EventTime, Perpetrator, Target};
use super::modality::{Attribution, Modality};
use super::number;
use crate::dates::{Basis, DateMention, Precision, Timex};
use crate::gazetteer::EntityKind;
use crate::lexicon::NounClass;
use crate::record::EntityType;
use crate::syntax::{GroupId, GroupKind, UnitKind};
use crate::text::TokenRange;
use crate::tokenize::Gap;

/// Longest distance, in days, between publication and an event that is news.
pub(super) const NEWS_DAYS: i64 = 62;

/// The last sentence of the lead, counted from zero: the title and what is told first.
const LEAD: usize = 3;

/// Sentences after the lead in which the day of its event is looked for.
const AFTER: usize = 10;

/// Days before publication that such a day may lie back.
const RECENT: i64 = 14;

/// How far back the date at the head of a paragraph is looked for, in dates and in tokens.
const NEAR_DATES: usize = 16;
const NEAR_TOKENS: usize = 400;

/// How near a date, in tokens, a word must stand that says what happened then.
const NEAR_WORDS: usize = 40;

/// What a place on the way is farther than one at which something is, in tokens.
const FAR: usize = 30;
/// How many names before and behind an event's sentence are looked at for its place.
const NEAR_NAMES: usize = 24;

/// How many targets back one may be named again: enough for any article, and a bound for any input.
const NEAR_TARGETS: usize = 64;

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
fn entity_in(context: Context<'_>, range: TokenRange, wanted: Option<EntityType>) -> Option<usize> {
    let mentions = &context.entities.mentions;
    let first = mentions.partition_point(|mention| mention.tokens.end <= range.start);
    let inside = mentions[first..].iter().take_while(|mention| mention.tokens.start < range.end).enumerate();
    inside
        .filter(|(_, mention)| wanted.is_none_or(|kind| mention.entity_type == kind))
        .last()
        .and_then(|(offset, _)| context.entities.entity_of.get(first + offset).copied())
}

/// When a mention happened, by its own clause or sentence; for want of that, the date of what was said or done
/// about it.
#[must_use]
pub fn time_of(context: Context<'_>, mention: &EventMention) -> Option<EventTime> {
    nearest_date(context, mention, false).or_else(|| nearest_date(context, mention, true).map(|time| EventTime { reported: true, ..time }))
}

/// The date nearest to a trigger in its sentence. Dates of reports ("said on Monday that …") and of what follows
/// ("arrested on Monday after the attack") only where `reports` allows them.
fn nearest_date(context: Context<'_>, mention: &EventMention, reports: bool) -> Option<EventTime> {
    let sentence = context.source.tokens.sentences[mention.sentence].tokens;
    let trigger = mention.trigger.first();
    let mut best: Option<(usize, usize)> = None;
    let first_date = context.dates.partition_point(|date| date.tokens.end <= sentence.start);
    let dates = context.dates.iter().enumerate().skip(first_date).take_while(|(_, date)| date.tokens.start < sentence.end);
    for (index, date) in dates {
        if !sentence.covers(date.tokens) || !usable(context, date) {
            continue;
        }
        // What is told as done does not lie ahead, unless its date is written out.
        let ahead = context.published.is_some_and(|day| date.earliest.is_some_and(|date| date > day));
        let beside = date.tokens.first().abs_diff(trigger) <= 4;
        if ahead && mention.modality == Modality::Actual && date.basis != Basis::Explicit && !beside && !reports {
            continue;
        }
        let at = date.tokens.first();
        let mut distance = at.abs_diff(trigger);
        if labels(context, date) {
            distance = 0;
        } else if limits(context, date) {
            distance += 40;
        }
        if date_of_report(context, date.tokens, trigger) {
            if !reports {
                continue;
            }
            distance += 60;
        }
        // A date beyond another clause's verb is less likely this one's.
        distance += 6 * verbs_between(context, trigger, at);
        if best.is_none_or(|(_, before)| distance < before) {
            best = Some((index, distance));
        }
    }
    let index = best.filter(|(_, distance)| *distance <= 90).map(|(index, _)| index).or_else(|| label_of(context, sentence))?;
    // The second date of a range speaks for both.
    let first = index.checked_sub(1).filter(|&before| range_end(context, before).is_some()).unwrap_or(index);
    let time = event_time(context, first, context.dates[first].basis.name())?;
    let ongoing = context.published.filter(|day| *day > time.latest && goes_on(context, &context.dates[first], mention));
    Some(EventTime { latest: ongoing.unwrap_or(time.latest), ..time })
}

/// A date mention as the time of an event, with the end of a range that it begins.
fn event_time(context: Context<'_>, index: usize, basis: &'static str) -> Option<EventTime> {
    let date = &context.dates[index];
    let latest = date.latest.or(date.earliest)?;
    let end = range_end(context, index).filter(|end| *end > latest).unwrap_or(latest);
    Some(EventTime { date: Some(index), earliest: date.earliest?, latest: end, precision: date.precision?.name(), basis, reported: false })
}

/// The last day of "between March 3 and March 5", "from Friday to Sunday", from its first date.
fn range_end(context: Context<'_>, index: usize) -> Option<chrono::NaiveDate> {
    let tokens = context.source.tokens;
    let (first, second) = (&context.dates[index], context.dates.get(index + 1)?);
    let between = first.tokens.end as usize..second.tokens.first();
    let opened = first.tokens.first().checked_sub(1).is_some_and(|at| matches!(tokens.folded(at), "between" | "from"));
    let joined = match between.len() {
        1 => matches!(tokens.folded(between.start), "to" | "-" | "through" | "until") || opened && tokens.is(between.start, "and"),
        2 => opened && tokens.is(between.start, ",") && matches!(tokens.folded(between.start + 1), "and" | "to"),
        _ => false,
    };
    second.latest.filter(|_| joined && matches!(second.timex, Timex::Date | Timex::Time))
}

/// Whether a date can be that of an event: a day or more that is known, and no date of the page itself.
fn usable(context: Context<'_>, date: &DateMention) -> bool {
    matches!(date.timex, Timex::Date | Timex::Time)
        && date.earliest.is_some()
        && !matches!(date.precision, Some(Precision::Decade | Precision::Century) | None)
        && (labels(context, date) || !context.header.is_some_and(|header| header.overlaps(date.tokens)))
        && !stamp(context, date)
}

/// Whether a date says when the page appeared: "Published Friday, April 8, 2016", "June 26, 2015 4:46 AM EDT".
fn stamp(context: Context<'_>, date: &DateMention) -> bool {
    let tokens = context.source.tokens;
    let first = date.tokens.first();
    let named = (first.saturating_sub(3)..first)
        .any(|at| matches!(tokens.folded(at), "published" | "updated" | "posted" | "modified" | "copyright" | "reposted"));
    let timed = date.precision == Some(Precision::Time)
        && date.basis == Basis::Explicit
        && context.published.is_some_and(|day| date.earliest.is_some_and(|date| (day - date).num_days().abs() <= 1));
    named || timed
}

/// Whether a date heads the text like a label: "02/14/2021: Gunmen attacked …".
fn labels(context: Context<'_>, date: &DateMention) -> bool {
    let tokens = context.source.tokens;
    tokens.is(date.tokens.end as usize, ":")
        && (date.tokens.start == 0 || tokens.get(date.tokens.first()).is_some_and(|token| token.gap == Gap::Paragraph))
}

/// The date that heads the paragraph of a sentence, in a list of incidents.
fn label_of(context: Context<'_>, sentence: TokenRange) -> Option<usize> {
    let end = context.dates.partition_point(|date| date.tokens.start < sentence.start);
    let index = (end.saturating_sub(NEAR_DATES)..end).rev().find(|&index| labels(context, &context.dates[index]))?;
    let from = context.dates[index].tokens.end as usize;
    let same = (from..=sentence.first()).all(|at| context.source.tokens.get(at).is_some_and(|token| token.gap != Gap::Paragraph));
    (sentence.first() - from <= NEAR_TOKENS && same && usable(context, &context.dates[index])).then_some(index)
}

/// Whether a date begins what goes on until the day of writing: "has killed 287 people since January".
fn goes_on(context: Context<'_>, date: &DateMention, mention: &EventMention) -> bool {
    let tokens = context.source.tokens;
    let (at, trigger) = (date.tokens.first(), mention.trigger.first());
    if trigger >= at || !tokens.is(at - 1, "since") {
        return false;
    }
    // "the epidemic has killed": after a noun, before a verb.
    let mut near = if mention.group.is_some() { trigger..at.min(trigger + 6) } else { trigger.saturating_sub(3)..trigger };
    near.any(|before| matches!(tokens.folded(before), "has" | "have"))
}

/// Whether a date only bounds a time: "until July 3".
fn limits(context: Context<'_>, date: &DateMention) -> bool {
    date.tokens.first().checked_sub(1).is_some_and(|at| matches!(context.source.tokens.folded(at), "until" | "till" | "through"))
}

/// Whether a date is that of saying something, or of what was done about it later.
fn date_of_report(context: Context<'_>, date: TokenRange, trigger: usize) -> bool {
    let syntax = context.source.syntax;
    let Some(group) = syntax.group_at(date.first()) else { return false };
    // The verb group within two groups before the date.
    (1..=2)
        .filter_map(|back| group.checked_sub(back))
        .find_map(|before| syntax.groups[before].verb())
        .is_some_and(|verb| verb.main != trigger && (is_speech(verb.lemma) || is_aftermath(verb.lemma)))
}

/// Verbs of what follows a crime.
fn is_aftermath(lemma: &str) -> bool {
    matches!(
        lemma,
        "accuse"
            | "arraign"
            | "arrest"
            | "book"
            | "charge"
            | "convict"
            | "identify"
            | "indict"
            | "investigate"
            | "plead"
            | "release"
            | "sentence"
            | "surrender"
    )
}

fn is_speech(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "tell"
            | "report"
            | "announce"
            | "state"
            | "add"
            | "confirm"
            | "claim"
            | "warn"
            | "declare"
            | "note"
            | "reveal"
            | "deny"
            | "condemn"
            | "blame"
            | "accuse"
            | "call"
            | "urge"
            | "write"
            | "vow"
            | "admit"
    )
}

fn verbs_between(context: Context<'_>, a: usize, b: usize) -> usize {
    let (from, to) = (a.min(b), a.max(b));
    let syntax = context.source.syntax;
    let first = syntax.groups.partition_point(|group| (group.tokens.start as usize) <= from);
    syntax.groups[first..]
        .iter()
        .take_while(|group| (group.tokens.start as usize) < to)
        .filter(|group| group.verb().is_some_and(|verb| verb.main != a))
        .count()
}

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
        if name.entity_type != EntityType::Place || name.form == crate::record::Form::Demonym {
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
fn site_nearby(context: Context<'_>, mentions: &[EventMention], event: &Event) -> Option<EventSite> {
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
        let fits = name.entity_type == EntityType::Place
            && name.form != crate::record::Form::Demonym
            && tells_where(before)
            && is_site(context, entity);
        fits.then_some(EventSite { entity, tokens: name.tokens, basis: "inherited" })
    };
    let near = |index: &usize| tokens.sentence_of(names[*index].tokens.first()).abs_diff(first.sentence) <= 2;
    let before = (0..here).rev().take(NEAR_NAMES).take_while(near).find_map(site);
    before.or_else(|| (there..names.len()).take(NEAR_NAMES).take_while(near).find_map(site))
}

/// The country, where the document names but one, as a country or by its people ("Afghan police").
fn only_country(context: Context<'_>) -> Option<EventSite> {
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
        .any(|(mention, &of)| of == entity && range.covers(mention.tokens) && mention.form == crate::record::Form::Demonym)
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

/// Fills in the event's slots from its mentions.
pub(super) fn fill(context: Context<'_>, mentions: &[EventMention], harms: &[Harm], event: &mut Event) {
    for &index in &event.mentions.clone() {
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
        source(context, event, mention);
    }
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

const fn effect_of(kind: crate::counts::CountKind) -> Option<Effect> {
    use crate::counts::CountKind;
    match kind {
        CountKind::Killed => Some(Effect::Killed),
        CountKind::Injured => Some(Effect::Injured),
        CountKind::Kidnapped => Some(Effect::Kidnapped),
        _ => None,
    }
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
fn phrase_of(context: Context<'_>, tokens: TokenRange) -> TokenRange {
    let syntax = context.source.syntax;
    let mut end = tokens.end as usize;
    for _ in 0..3 {
        let Some(group) = syntax.group_at(end) else { break };
        let of = syntax.groups[group].tokens;
        if of.first() != end || of.len() != 1 || !context.source.tokens.is(end, "of") {
            break;
        }
        let Some(next) = syntax.groups.get(group + 1).filter(|next| next.noun().is_some() && next.tokens.first() == of.end as usize) else {
            break;
        };
        end = next.tokens.end as usize;
    }
    TokenRange::new(tokens.first(), end)
}

fn participant(context: Context<'_>, event: &mut Event, argument: &Argument) {
    // Who takes part stands with the targets' people, without an effect.
    let human = argument
        .group
        .and_then(|group| context.source.syntax.groups[group].noun())
        .is_none_or(|noun| classes::is_human(context.source, noun.class, noun.head));
    if human || argument.unit.is_some() {
        add_target(context, &mut event.targets, argument, &[]);
    }
}

fn target(context: Context<'_>, event: &mut Event, argument: &Argument, mention: &EventMention) {
    let effects: &[Effect] = match argument.effect.as_ref() {
        Some(effect) if mention.modality == Modality::Negated => {
            if matches!(effect, Effect::Killed | Effect::Injured) {
                &[Effect::Unhurt]
            } else {
                &[]
            }
        }
        Some(effect) => std::slice::from_ref(effect),
        None => &[],
    };
    let group = argument.group.and_then(|group| context.source.syntax.groups[group].noun().map(|noun| (group, noun)));
    if let Some((_, noun)) = group.filter(|(_, noun)| noun.pronoun) {
        if let Some(named) = antecedent(context, noun.head) {
            add_target(context, &mut event.targets, &Argument { effect: argument.effect, ..named }, effects);
        }
        return;
    }
    add_target(context, &mut event.targets, argument, effects);
    if let Some((group, noun)) = group.filter(|(_, noun)| noun.name.is_none() && matches!(noun.class, NounClass::Person | NounClass::Group))
    {
        for named in names_behind(context, group, noun.plural || noun.quantity.is_some()) {
            add_target(context, &mut event.targets, &named, effects);
        }
    }
}

/// Whom "he", "him", "she" or "her" means: a subject of the sentence, else the last subject with a person's name.
fn antecedent(context: Context<'_>, pronoun: usize) -> Option<Argument> {
    if !matches!(context.source.tokens.folded(pronoun), "he" | "him" | "she" | "her") {
        return None;
    }
    let syntax = context.source.syntax;
    let sentence = context.source.tokens.sentence_of(pronoun);
    // "The mayor was killed by men who shot him": somebody of the sentence, with or without a name, before others.
    let own = syntax.group_at(pronoun)?;
    let other =
        syntax.clauses_of_sentence(sentence).filter(|clause| !clause.objects.contains(&own)).filter_map(|clause| clause.subject).rfind(
            |&group| {
                group < own
                    && syntax.groups[group].noun().is_some_and(|noun| {
                        noun.class == NounClass::Person && !noun.pronoun && !noun.plural && noun.quantity.is_none() && noun.joined.is_none()
                    })
            },
        );
    if let Some(group) = other {
        let noun = syntax.groups[group].noun()?;
        let tokens = TokenRange::new(noun.bare_start.min(noun.head), syntax.groups[group].tokens.end as usize);
        return Some(Argument { slot: Slot::Target, tokens, group: Some(group), unit: noun.name, effect: None, own: true });
    }
    let end = context.entities.mentions.partition_point(|mention| mention.tokens.start < pronoun as u32);
    let near = context.entities.mentions[..end]
        .iter()
        .enumerate()
        .rev()
        .take(12)
        .take_while(|(_, mention)| context.source.tokens.sentence_of(mention.tokens.first()) + 1 >= sentence)
        .filter(|(_, mention)| mention.entity_type == EntityType::Person);
    let (index, mention) = near.into_iter().find(|(_, mention)| {
        let group = syntax.group_at(mention.tokens.first());
        syntax
            .clauses_of_sentence(context.source.tokens.sentence_of(mention.tokens.first()))
            .any(|clause| group.is_some() && clause.subject == group)
    })?;
    Some(Argument {
        slot: Slot::Target,
        tokens: mention.tokens,
        group: syntax.group_at(mention.tokens.first()),
        unit: Some((UnitKind::Person, index as u32)),
        effect: None,
        own: true,
    })
}

/// Most names that a list behind a noun holds.
const LONGEST_LIST: usize = 24;

/// The people whom a noun introduces: "a couple, Ana Paz and Luis Gil", "three clerks: …", "…, including …". One
/// name behind a singular noun is left to the grammar of apposition, unless a verb takes it as its subject.
fn names_behind(context: Context<'_>, group: GroupId, many: bool) -> Vec<Argument> {
    let syntax = context.source.syntax;
    let tokens = context.source.tokens;
    let sentence = tokens.sentence_of(syntax.groups[group].tokens.first());
    let end = syntax.sentence_groups[sentence].end;
    let mut at = group + 1;
    // "the mayor of Apopa, Luis Gil": one phrase may stand between.
    while at + 1 < end && matches!(syntax.groups[at].kind, GroupKind::Preposition) && tokens.is(syntax.groups[at].tokens.first(), "of") {
        at += 2;
    }
    let opens = |at: usize| {
        matches!(syntax.groups[at].kind, GroupKind::Comma)
            || matches!(syntax.groups[at].kind, GroupKind::Preposition) && tokens.is(syntax.groups[at].tokens.first(), "including")
    };
    let mut opened = false;
    while at < end && opens(at) {
        opened = true;
        at += 1;
    }
    let mut found = Vec::new();
    if !opened {
        return found;
    }
    while at < end && found.len() < LONGEST_LIST {
        match &syntax.groups[at].kind {
            GroupKind::Noun(noun) => match noun.name {
                Some((UnitKind::Person, _)) => found.push(Argument {
                    slot: Slot::Target,
                    tokens: TokenRange::new(noun.bare_start.min(noun.head), syntax.groups[at].tokens.end as usize),
                    group: Some(at),
                    unit: noun.name,
                    effect: None,
                    own: true,
                }),
                // Ages and descriptions stand between the names.
                _ if !found.is_empty() && (noun.lemma.is_empty() || matches!(noun.class, NounClass::Person)) => {}
                _ => break,
            },
            GroupKind::Comma | GroupKind::Conjunction | GroupKind::Bracket | GroupKind::Other => {}
            GroupKind::Verb(verb) if verb.form == crate::syntax::Form::Finite && !found.is_empty() => {
                // "…, Luis Gil said": the last name is a subject.
                if !matches!(syntax.groups[at - 1].kind, GroupKind::Comma) {
                    found.pop();
                }
                break;
            }
            _ => break,
        }
        if !many && found.len() == 1 {
            break;
        }
        at += 1;
    }
    found
}

fn add_target(context: Context<'_>, targets: &mut Vec<Target>, argument: &Argument, effects: &[Effect]) {
    let source = context.source;
    let (tokens, group, unit) = (argument.tokens, argument.group, argument.unit);
    let noun = group.and_then(|group| source.syntax.groups[group].noun());
    if noun.is_some_and(|noun| noun.pronoun || noun.determiner == crate::syntax::Determiner::Negative) {
        return;
    }
    let head = tokens.last();
    let class = noun.map_or(NounClass::None, |noun| noun.class);
    let entity = entity_of(context, unit);
    let place = entity.is_some_and(|at| context.entities.list[at].entity_type == EntityType::Place);
    let property =
        classes::class_of(source, TokenRange::new(head, head + 1), "property").or_else(|| classes::class_of(source, tokens, "property"));
    let role = classes::class_of(source, tokens, "human");
    let human = match (property, role) {
        (Some(_), None) => false,
        (None, Some(_)) => true,
        _ => {
            !place
                && !matches!(
                    class,
                    NounClass::Building
                        | NounClass::Vehicle
                        | NounClass::Place
                        | NounClass::Artifact
                        | NounClass::Weapon
                        | NounClass::Substance
                        | NounClass::Communication
                        | NounClass::Animal
                )
        }
    };
    if place && property.is_none() && !matches!(context.entities.list[entity.unwrap_or(0)].precision, Some("facility")) {
        return;
    }
    // What is damaged is a thing, whatever the lexicon knows of it.
    let human = human
        && (role.is_some() || entity.is_some() || !effects.iter().any(|effect| matches!(effect, Effect::Damaged | Effect::Destroyed)));
    let known = role.is_some() || entity.is_some() || matches!(class, NounClass::Person | NounClass::Group);
    let class = if human { role.unwrap_or(if known { "civilian" } else { "other" }) } else { property.unwrap_or("other") };
    if let Some(before) = targets
        .iter_mut()
        .rev()
        .take(NEAR_TARGETS)
        .find(|before| before.tokens.overlaps(tokens) || (entity.is_some() && before.entity == entity))
    {
        for &effect in effects {
            if !before.effects.contains(&effect) {
                before.effects.push(effect);
            }
        }
        return;
    }
    let number = group.and_then(|group| number::number_of(source, group));
    let nationality = noun.and_then(|noun| noun.demonym).and_then(|index| context.entities.entity_of.get(index as usize).copied());
    let phrase = phrase_of(context, tokens);
    targets.push(Target { tokens, phrase, entity, human, class: class.to_owned(), number, nationality, effects: effects.to_vec() });
}

fn weapon(context: Context<'_>, event: &mut Event, tokens: TokenRange) {
    let source = context.source;
    let Some(class) = classes::class_of(source, tokens, "weapon") else { return };
    let head = source.tokens.folded(tokens.last());
    if event.weapons.iter().any(|(before, _)| source.tokens.folded(before.last()) == head) {
        return;
    }
    event.weapons.push((tokens, class.to_owned()));
}

/// Who reports the event: the subject of the verb of speech that governs a mention's clause.
fn source(context: Context<'_>, event: &mut Event, mention: &EventMention) {
    let syntax = context.source.syntax;
    let clauses = &syntax.sentence_clauses[mention.sentence];
    for id in clauses.clone() {
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
        if event.sources.iter().any(|(before, ..)| *before == tokens) || event.sources.len() >= 4 {
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

/// The last day named before the event's first mention, if it stands in the sentence before.
fn told_before(context: Context<'_>, mentions: &[EventMention], event: &Event) -> Option<EventTime> {
    let first = &mentions[*event.mentions.first()?];
    let trigger = first.trigger.start;
    let end = context.dates.partition_point(|date| date.tokens.end <= trigger);
    let before = context.dates.iter().enumerate().take(end).rev().take(8).find(|(_, date)| {
        usable(context, date)
            && matches!(date.precision, Some(Precision::Day | Precision::Time))
            && context.source.tokens.sentence_of(date.tokens.first()) + 1 >= first.sentence
            && !date_of_report(context, date.tokens, first.trigger.first())
    });
    before.and_then(|(index, _)| event_time(context, index, Basis::Inherited.name()))
}

/// The day on which the text goes on to say that it happened: of a sentence that tells no other event, after the
/// lead that tells this one. With `within`, only a day of that longer time.
fn told_after(context: Context<'_>, mentions: &[EventMention], event: &Event, within: Option<EventTime>) -> Option<EventTime> {
    let first = &mentions[*event.mentions.first()?];
    let opens = (first.trigger.start as usize) < context.title_end || first.sentence <= LEAD;
    if !opens && within.is_none() {
        return None;
    }
    let tokens = context.source.tokens;
    let start = context.dates.partition_point(|date| date.tokens.end <= first.trigger.start);
    let candidates = context.dates.iter().enumerate().skip(start).take(12).filter(|(_, date)| {
        let (Some(earliest), Some(latest)) = (date.earliest, date.latest) else { return false };
        let sentence = tokens.sentence_of(date.tokens.first());
        let fits = match within {
            Some(time) => earliest >= time.earliest && latest <= time.latest && context.published.is_none_or(|day| latest <= day),
            None => context.published.is_none_or(|day| latest <= day && (day - earliest).num_days() <= RECENT),
        };
        fits && usable(context, date)
            && matches!(date.precision, Some(Precision::Day | Precision::Time))
            && sentence <= first.sentence + AFTER
            && !date_of_report(context, date.tokens, first.trigger.first())
            && !tells_other(mentions, event, sentence)
    });
    let mut plain = None;
    for (index, date) in candidates {
        let sentence = tokens.sentences[tokens.sentence_of(date.tokens.first())].tokens;
        let from = sentence.first().max(date.tokens.first().saturating_sub(NEAR_WORDS));
        let to = (sentence.end as usize).min(date.tokens.end as usize + NEAR_WORDS);
        if date.precision == Some(Precision::Time) || (from..to).any(|at| happens(tokens.folded(at))) {
            return event_time(context, index, Basis::Inherited.name());
        }
        plain = plain.or(Some(index));
    }
    plain.and_then(|index| event_time(context, index, Basis::Inherited.name()))
}

/// Whether a sentence tells some other event and not this one.
fn tells_other(mentions: &[EventMention], event: &Event, sentence: usize) -> bool {
    let mut others = false;
    for (index, mention) in super::merge::of_sentence(mentions, sentence).take(NEAR_TARGETS) {
        if event.mentions.iter().take(NEAR_TARGETS).any(|&own| own == index) {
            return false;
        }
        others |= mention.kind.is_some();
    }
    others
}

/// Words by which a text says when something was.
fn happens(word: &str) -> bool {
    matches!(
        word,
        "happened"
            | "occurred"
            | "erupted"
            | "began"
            | "started"
            | "unfolded"
            | "responded"
            | "called"
            | "dispatched"
            | "found"
            | "incident"
    )
}

/// Whether a place is a whole country: as a modifier ("the U.S. embassy") it tells whose, not where.
fn is_country(context: Context<'_>, entity: usize) -> bool {
    context.entities.list[entity].precision == Some("country")
}

/// Whether the text itself calls the event recent.
#[must_use]
pub fn said_recent(context: Context<'_>, mentions: &[EventMention], event: &Event) -> bool {
    event.mentions.iter().any(|&index| {
        let sentence = context.source.tokens.sentences[mentions[index].sentence].tokens;
        let trigger = mentions[index].trigger.first();
        (trigger.saturating_sub(8).max(sentence.first())..trigger)
            .any(|at| matches!(context.source.tokens.folded(at), "recent" | "latest" | "today" | "yesterday" | "recently" | "this"))
    })
}

/// The name of a date's basis, as the record writes it.
impl Basis {
    /// `explicit`, `relative`, …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::Relative => "relative",
            Self::Weekday => "weekday",
            Self::Dateline => "dateline",
            Self::Inherited => "inherited",
            Self::Publication => "publication",
        }
    }
}

impl Precision {
    /// `day`, `week`, …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
        }
    }
}
