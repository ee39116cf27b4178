//! When an event happened: the date nearest to its trigger, and the day that the text tells before or after.

use super::find::EventMention;
use super::merge::{Context, Event, EventTime};
use super::modality::Modality;
use super::targets::NEAR_TARGETS;
use crate::dates::{Basis, DateMention, Precision, Timex};
use crate::syntax::VerbGroup;
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

/// When a mention happened: the date nearest to its trigger in its sentence. Dates of reports ("said on Monday that …")
/// and of what follows ("arrested on Monday after the attack") only for want of others.
#[must_use]
pub fn time_of(context: Context<'_>, mention: &EventMention) -> Option<EventTime> {
    if context.dates.is_empty() {
        return None;
    }
    let sentence = context.source.tokens.sentences[mention.sentence].tokens;
    let trigger = mention.trigger.first();
    // Its own and any, each with its distance.
    let mut own: Option<(usize, usize)> = None;
    let mut any = own;
    let first_date = context.dates.partition_point(|date| date.tokens.end <= sentence.start);
    let dates = context.dates.iter().enumerate().skip(first_date).take_while(|(_, date)| date.tokens.start < sentence.end);
    for (index, date) in dates {
        if !sentence.covers(date.tokens) || !usable(context, date) {
            continue;
        }
        // "minister until May 1989", "the process begun in January 1986": the past of somebody in the sentence.
        if date.latest.or(date.earliest).is_some_and(|day| long_past(context, day))
            && (limits(context, date) || verb_before(context, date.tokens).is_some_and(|verb| verb.main != trigger && begins(verb.lemma)))
        {
            continue;
        }
        let at = date.tokens.first();
        let mut distance = at.abs_diff(trigger);
        if labels(context, date) {
            distance = 0;
        } else if limits(context, date) {
            distance += 40;
        }
        let of_report = date_of_report(context, date.tokens, trigger);
        if of_report {
            distance += 60;
        }
        // A date beyond another clause's verb is less likely this one's.
        distance += 6 * verbs_between(context, trigger, at);
        let nearer = |best: Option<(usize, usize)>| best.is_none_or(|(_, before)| distance < before);
        if nearer(any) {
            any = Some((index, distance));
        }
        // What is told as done does not lie ahead, unless its date is written out.
        let ahead = context.published.is_some_and(|day| date.earliest.is_some_and(|date| date > day));
        let beside = at.abs_diff(trigger) <= 4;
        let to_come = ahead && mention.modality == Modality::Actual && date.basis != Basis::Explicit && !beside;
        if !of_report && !to_come && nearer(own) {
            own = Some((index, distance));
        }
    }
    let time = |best: Option<(usize, usize)>| {
        let index = best.filter(|(_, distance)| *distance <= 90).map(|(index, _)| index).or_else(|| label_of(context, sentence))?;
        // The second date of a range speaks for both.
        let first = index.checked_sub(1).filter(|&before| range_end(context, before).is_some()).unwrap_or(index);
        let time = event_time(context, first, context.dates[first].basis.name())?;
        let ongoing = context.published.filter(|day| *day > time.latest && goes_on(context, &context.dates[first], mention));
        Some(EventTime { latest: ongoing.unwrap_or(time.latest), ..time })
    };
    time(own).or_else(|| if any == own { None } else { time(any).map(|time| EventTime { reported: true, ..time }) })
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
    verb_before(context, date).is_some_and(|verb| verb.main != trigger && (is_speech(verb.lemma) || is_aftermath(verb.lemma)))
}

/// The verb group within two groups before a date.
fn verb_before(context: Context<'_>, date: TokenRange) -> Option<&VerbGroup<'_>> {
    let syntax = context.source.syntax;
    let group = syntax.group_at(date.first())?;
    (1..=2).filter_map(|back| group.checked_sub(back)).find_map(|before| syntax.groups[before].verb())
}

/// Whether a day lies too long before publication to be that of news.
pub(super) fn long_past(context: Context<'_>, day: chrono::NaiveDate) -> bool {
    context.published.is_some_and(|published| (published - day).num_days() > NEWS_DAYS)
}

/// Verbs of how somebody or something came to be, whose date is no deed's.
fn begins(lemma: &str) -> bool {
    matches!(
        lemma,
        "appoint"
            | "bear"
            | "begin"
            | "build"
            | "create"
            | "elect"
            | "establish"
            | "found"
            | "inaugurate"
            | "join"
            | "name"
            | "serve"
            | "sign"
            | "start"
    )
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

pub(super) fn is_speech(lemma: &str) -> bool {
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

pub(super) fn verbs_between(context: Context<'_>, a: usize, b: usize) -> usize {
    let (from, to) = (a.min(b), a.max(b));
    let syntax = context.source.syntax;
    let first = syntax.groups.partition_point(|group| (group.tokens.start as usize) <= from);
    syntax.groups[first..]
        .iter()
        .take_while(|group| (group.tokens.start as usize) < to)
        .filter(|group| group.verb().is_some_and(|verb| verb.main != a))
        .count()
}

/// The last day named before the event's first mention, if it stands in the sentence before.
pub(super) fn told_before(context: Context<'_>, mentions: &[EventMention], event: &Event) -> Option<EventTime> {
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
pub(super) fn told_after(context: Context<'_>, mentions: &[EventMention], event: &Event, within: Option<EventTime>) -> Option<EventTime> {
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
