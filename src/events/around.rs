//! What the words around a count of people say of it: who is counted besides, of which groups, where, on whose
//! word, and whether of a longer time than one event.

use super::classes::{self, Domain};
use super::find::Source;
use super::modality;
use super::number::{Number, is_aged, is_generic, list_of, members, number_of, number_of_all};
use crate::counts::Qualifier;
use crate::lexicon::NounClass;
use crate::syntax::{GroupId, GroupKind, NounGroup, UnitKind};
use crate::text::TokenRange;
use crate::tokenize::fold::{WordSet, is_word};
use smol_str::SmolStr;

/// The group of those who strike.
const ATTACKERS: &str = "attackers";

/// Whether "another boy" is other than the boy who struck him, and not than those struck before.
pub(super) fn other_than_actor(source: Source<'_>, group: GroupId, cue: Option<GroupId>, sentence: usize) -> bool {
    let groups = &source.syntax.groups;
    let Some(noun) = groups[group].noun().filter(|noun| !noun.plural && noun.quantity.is_none()) else { return false };
    if cue.is_some_and(|cue| cue > group) {
        return false;
    }
    let first = source.syntax.sentence_groups[sentence].start;
    let actor =
        (first.max(group.saturating_sub(12))..group).find(|&at| groups[at].noun().is_some_and(|noun| noun.class == NounClass::Person));
    actor.is_some_and(|at| {
        groups[at].noun().is_some_and(|actor| !actor.plural && (actor.lemma == noun.lemma || source.tokens.is(noun.head, "teen")))
            || is_aged(source, at)
    })
}

/// How many "them" or "all" are: as many as the last people numbered before, in the sentence.
pub(super) fn antecedent(source: Source<'_>, group: GroupId, sentence: usize) -> Option<Number> {
    let syntax = source.syntax;
    let word = source.tokens.folded(syntax.groups[group].noun()?.head);
    if !matches!(word, "them" | "they" | "all" | "both") {
        return None;
    }
    let first = syntax.sentence_groups[sentence].start;
    // "the mayor and his driver were on their way when they were shot": the two that are told together.
    if word == "they"
        && let Some(pair) = pair_before(source, first, group)
    {
        return Some(pair);
    }
    let before = (first..group)
        .rev()
        .take(16)
        .find(|&at| syntax.groups[at].noun().is_some_and(|noun| noun.class == NounClass::Person && noun.plural && !noun.continues))?;
    let noun = syntax.groups[before].noun()?;
    let quantity = &source.quantities[noun.quantity? as usize];
    (quantity.qualifier == Qualifier::Exact && !quantity.measure).then(|| Number { implicit: true, ..Number::of(quantity) })
}

/// Two people told together as the last before a group: "the mayor of Harel and his driver".
fn pair_before(source: Source<'_>, first: GroupId, group: GroupId) -> Option<Number> {
    let Source { tokens, syntax, .. } = source;
    let person = |at: GroupId| syntax.groups[at].noun().filter(|noun| noun.class == NounClass::Person && !noun.pronoun && !noun.plural);
    let last = (first..group)
        .rev()
        .take(16)
        .find(|&at| syntax.groups[at].noun().is_some_and(|noun| noun.class == NounClass::Person && !noun.pronoun))?;
    let own = matches!(tokens.folded(syntax.groups[last].tokens.first()), "his" | "her" | "a" | "an");
    let mut start = (first..last)
        .rev()
        .take(8)
        .find(|&at| syntax.groups[at].noun().is_some_and(|noun| noun.joined == Some(last) && !noun.continues))?;
    if person(start).is_none() && start >= first + 2 && matches!(syntax.groups[start - 1].kind, GroupKind::Preposition) {
        start -= 2;
    }
    let one = |at: GroupId| number_of(source, at).is_some_and(|number| number.best == Some(1));
    (own && person(last).is_some() && person(start).is_some() && one(start) && one(last)).then(|| Number::exact(2, true))
}

/// The noun group behind a number alone: "three of the raiders".
pub(super) fn behind_of(source: Source<'_>, group: GroupId) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    let noun = groups[group].noun()?;
    let alone = noun.quantity.is_some_and(|q| source.quantities[q as usize].tokens.contains(noun.head))
        || matches!(
            source.tokens.folded(noun.head),
            "none" | "many" | "some" | "all" | "most" | "neither" | "bodies" | "body" | "corpses" | "remains"
        );
    let of = groups.get(group + 1).filter(|next| source.tokens.is(next.tokens.first(), "of"))?;
    (alone && of.tokens.first() == groups[group].tokens.end as usize && groups.get(group + 2)?.noun().is_some_and(|noun| !noun.pronoun))
        .then_some(group + 2)
}

/// Whether a definite group refers to people counted before: "two of the victims".
pub(super) fn is_known(source: Source<'_>, group: GroupId) -> bool {
    source.syntax.groups[group].noun().is_some_and(|noun| {
        noun.quantity.is_some()
            || matches!(
                source.tokens.folded(noun.head),
                "victims" | "dead" | "wounded" | "injured" | "casualties" | "hostages" | "bodies" | "people"
            )
    })
}

/// The place that a number is for: "six in Harel".
pub(super) fn place_behind(source: Source<'_>, group: GroupId, cue: Option<GroupId>, sentence: usize) -> Option<TokenRange> {
    let groups = &source.syntax.groups;
    let end = source.syntax.sentence_groups[sentence].end;
    let from = cue.filter(|&cue| cue > group).unwrap_or(group) + 1;
    for at in from..(from + 4).min(end.saturating_sub(1)) {
        match &groups[at].kind {
            GroupKind::Preposition
                if matches!(source.tokens.folded(groups[at].tokens.first()), "in" | "at" | "near" | "outside" | "around") =>
            {
                let noun = groups[at + 1].noun()?;
                if let Some((UnitKind::Place, _)) = noun.name {
                    return Some(groups[at + 1].tokens);
                }
            }
            GroupKind::Preposition | GroupKind::Noun(_) | GroupKind::Date | GroupKind::Adverb => {}
            _ => return None,
        }
    }
    None
}

/// Who is counted besides the group: "in addition to the assailant, …", "besides the pilot, …".
pub(super) fn beside(source: Source<'_>, group: GroupId, sentence: usize) -> Option<(TokenRange, Number)> {
    let Source { tokens, syntax, .. } = source;
    let first = syntax.sentence_groups[sentence].start;
    let comma = group.checked_sub(1).filter(|&comma| comma > first && matches!(syntax.groups[comma].kind, GroupKind::Comma))?;
    let noun = syntax.groups[comma - 1].noun().filter(|noun| noun.class == NounClass::Person && !noun.continues)?;
    let words = syntax.groups[comma - 1].tokens;
    let at = words.first();
    let opens = at > 0 && tokens.is(at - 1, "besides") || at > 1 && tokens.is(at - 1, "to") && tokens.is(at - 2, "addition");
    let number = number_of(source, comma - 1).filter(|number| number.best.is_some_and(|best| best > 0))?;
    opens.then(|| (TokenRange::new(noun.bare_start.min(noun.head), noun.head + 1), number))
}

/// Who is told behind the word: "was killed on Friday with four others", "was shot dead along with his wife".
pub(super) fn company(source: Source<'_>, group: GroupId, cue: GroupId, sentence: usize) -> Option<(TokenRange, Number)> {
    let Source { tokens, syntax, .. } = source;
    let end = syntax.sentence_groups[sentence].end;
    if cue <= group {
        return None;
    }
    for at in cue + 1..(cue + 6).min(end.saturating_sub(1)) {
        match &syntax.groups[at].kind {
            GroupKind::Date | GroupKind::Adverb | GroupKind::Adjective => {}
            GroupKind::Preposition => {
                let words = syntax.groups[at].tokens;
                let together = matches!(tokens.folded(words.last()), "with" | "alongside");
                if !together {
                    // "on Friday", "in Lagos"
                    continue;
                }
                let noun =
                    syntax.groups[at + 1].noun().filter(|noun| noun.class == NounClass::Person || is_generic(tokens.folded(noun.head)))?;
                let own = matches!(tokens.folded(syntax.groups[at + 1].tokens.first()), "his" | "her" | "their");
                let other = noun.quantity.is_some_and(|q| source.quantities[q as usize].additional);
                if tokens.is(noun.bare_start, "unborn") {
                    return None;
                }
                let (number, range) = number_of_all(source, &list_of(source, at + 1, None));
                let number = number.filter(|number| number.best.is_some_and(|best| best > 0))?;
                return (own || other).then(|| {
                    (
                        TokenRange::new(noun.bare_start.min(noun.head), range.end as usize),
                        Number { implicit: number.implicit && !other, ..number },
                    )
                });
            }
            GroupKind::Noun(noun) if noun.class != NounClass::Person && noun.quantity.is_none() => {}
            _ => return None,
        }
    }
    None
}

/// "himself", "herself" or "themselves" of those who strike: their group. Of others it tells no group.
pub(super) fn self_of(source: Source<'_>, group: GroupId) -> Option<SmolStr> {
    if !matches!(source.tokens.folded(source.syntax.groups[group].tokens.first()), "himself" | "herself" | "themselves") {
        return None;
    }
    let clause = modality::clause_with(source.syntax, group)?;
    let subject = source.syntax.groups[source.syntax.clauses[clause].subject?].noun()?;
    let class = classes::class_of(source, TokenRange::new(subject.bare_start.min(subject.head), subject.head + 1), Domain::Group);
    class.filter(|&class| class == ATTACKERS).map(SmolStr::new)
}

/// Parts of a number by group, of a list ("three rebels and a girl") and of what stands behind it ("including
/// two children", "nine of them women").
pub(super) fn parts_of(source: Source<'_>, list: &[GroupId], cue: Option<GroupId>, sentence: usize) -> Vec<(String, u64)> {
    let Source { tokens, syntax, .. } = source;
    let (first, last) = (list[0], list[list.len() - 1]);
    let end = syntax.sentence_groups[sentence].end;
    let mut parts: Vec<(String, u64)> = Vec::new();
    let mut note = |range: TokenRange, value: Option<u64>| {
        if let (Some(group), Some(value)) = (classes::class_of(source, range, Domain::Group), value) {
            match parts.iter_mut().find(|(known, _)| known == group) {
                Some((_, known)) => *known += value,
                None => parts.push((group.to_owned(), value)),
            }
        }
    };
    let words = |noun: &NounGroup<'_>| TokenRange::new(noun.bare_start.min(noun.head), noun.head + 1);
    let mut attacker = false;
    if list.len() > 1 {
        for &member in list {
            let Some(noun) = syntax.groups[member].noun() else { continue };
            let named = behind_of(source, member).and_then(|inner| syntax.groups[inner].noun()).unwrap_or(noun);
            if noun.pronoun && self_of(source, member).is_some() {
                attacker = true;
                continue;
            }
            note(words(named), number_of(source, member).and_then(|number| number.best));
        }
    }
    // Right behind the people, or behind the word that tells what became of them.
    for from in [Some(last), cue.filter(|&cue| cue > last)].into_iter().flatten() {
        let mut at = from + 1;
        if at < end && matches!(syntax.groups[at].kind, GroupKind::Preposition) && tokens.is(syntax.groups[at].tokens.first(), "of") {
            at += 2;
        }
        if at < end && matches!(syntax.groups[at].kind, GroupKind::Comma) {
            at += 1;
        }
        if at < end {
            let word = tokens.folded(syntax.groups[at].tokens.first());
            let two = tokens.folded(syntax.groups[at].tokens.first() + 1);
            let opens = matches!(word, "including" | "include" | "notably" | "namely") || (word == "among" && matches!(two, "them"));
            if opens {
                let inner = if word == "among" { at + 2 } else { at + 1 };
                if inner < end && syntax.groups[inner].noun().is_some() {
                    for member in members(source, inner) {
                        let Some(noun) = syntax.groups[member].noun() else { continue };
                        note(words(noun), number_of(source, member).and_then(|number| number.best));
                    }
                }
            } else if let Some(noun) = syntax.groups[at].noun() {
                let behind = syntax.groups[at].tokens.end as usize;
                if tokens.is(behind, "of") && matches!(tokens.folded(behind + 1), "them" | "whom") && noun.quantity.is_some() {
                    note(TokenRange::new(behind + 2, behind + 3), number_of(source, at).and_then(|number| number.best));
                } else if tokens.is(behind, "among") && tokens.is(behind + 1, "them") {
                    note(words(noun), number_of(source, at).and_then(|number| number.best));
                }
            }
        }
    }
    // "Among the 45 people killed were six firefighters", "four attackers were among the 13 killed"
    let among = first > 0 && tokens.is(syntax.groups[first].tokens.first().saturating_sub(1), "among");
    if let Some(cue) = cue.filter(|&cue| among && cue > first) {
        let is_be = |at: GroupId| matches!(&syntax.groups[at].kind, GroupKind::Verb(verb) if verb.lemma == "be");
        let start = syntax.sentence_groups[sentence].start;
        let behind = (cue + 1..(cue + 8).min(end.saturating_sub(1))).find(|&at| is_be(at)).map(|at| at + 1);
        let before = (first >= start + 3 && is_be(first - 2)).then(|| first - 3);
        for at in [before, behind].into_iter().flatten() {
            if let Some(noun) = syntax.groups[at].noun().filter(|noun| noun.quantity.is_some() && noun.class == NounClass::Person) {
                note(words(noun), number_of(source, at).and_then(|number| number.best));
            }
        }
    }
    if attacker {
        parts.push((ATTACKERS.to_owned(), 1));
    }
    parts
}

/// How many groups away from a number the verb of saying can stand.
const SPEECH_REACH: usize = 40;

/// Who gives a number: the subject of the nearest verb of saying in its sentence, or "according to" somebody.
pub(super) fn speaker(source: Source<'_>, range: TokenRange, at: GroupId, sentence: usize) -> Option<(TokenRange, u64)> {
    let Source { tokens, syntax, .. } = source;
    let mut found: Option<(usize, TokenRange)> = None;
    let groups = syntax.sentence_groups[sentence].clone();
    for group in groups.start.max(at.saturating_sub(SPEECH_REACH))..groups.end.min(at + SPEECH_REACH) {
        let words = syntax.groups[group].tokens;
        let said = match &syntax.groups[group].kind {
            GroupKind::Verb(verb) if is_saying(verb.lemma) => {
                let subject = syntax.clause_of_verb(group).and_then(|clause| syntax.clauses[clause].subject);
                // "…," said a doctor
                let inverted = || {
                    let next = syntax.groups.get(group + 1).filter(|next| next.noun().is_some() && next.tokens.start == words.end)?;
                    (words.first() > 0 && matches!(tokens.folded(words.first() - 1), "\"" | "”" | "," | "’")).then_some(next.tokens)
                };
                subject.map(|subject| syntax.groups[subject].tokens).or_else(inverted)
            }
            GroupKind::Preposition
                if tokens.is(words.first(), "according")
                    || tokens.is(words.last(), "to") && words.first() > 0 && tokens.is(words.first() - 1, "according") =>
            {
                syntax.groups.get(group + 1).filter(|next| next.noun().is_some()).map(|next| next.tokens)
            }
            _ => None,
        };
        let Some(said) = said.filter(|said| !said.overlaps(range)) else { continue };
        let (from, to) = if words.start < range.start { (words.end, range.start) } else { (range.end, words.start) };
        if from <= to && (from as usize..to as usize).any(|at| matches!(tokens.folded(at), ";" | "while" | "but")) {
            continue;
        }
        let distance = (to.saturating_sub(from)) as usize;
        if found.is_none_or(|(before, _)| distance < before) {
            found = Some((distance, said));
        }
    }
    found.map(|(_, said)| (said, tokens[said.last()].hash))
}

/// Verbs that give a number as somebody's.
fn is_saying(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "report"
            | "count"
            | "put"
            | "tell"
            | "claim"
            | "state"
            | "announce"
            | "confirm"
            | "list"
            | "admit"
            | "speak"
            | "add"
            | "estimate"
    )
}

/// How many words behind a number the brackets can stand that leave it out.
const LEFT_OUT_WITHIN: usize = 48;

/// Whether the writer leaves people out of the number: "another civilian was killed (not counted)". In the middle of
/// a sentence the brackets speak of the people right before them.
fn is_set_aside(source: Source<'_>, range: TokenRange, sentence: usize) -> bool {
    let tokens = source.tokens;
    let end = tokens.sentences[sentence].tokens.end as usize;
    let Some(open) = (range.end as usize..(end + 1).min(range.end as usize + LEFT_OUT_WITHIN)).find(|&at| leaves_out(source, at)) else {
        return false;
    };
    let close = (open..open + 12).find(|&at| tokens.is(at, ")")).unwrap_or(open);
    let last = close + 1 >= end || matches!(tokens.folded(close + 1), "." | "");
    last || !(range.end as usize..open).any(|at| matches!(tokens.folded(at), "and" | "," | ";"))
}

/// Whether brackets open that leave people out: "(not counted here)", "(not included)".
pub(super) fn leaves_out(source: Source<'_>, at: usize) -> bool {
    let tokens = source.tokens;
    is_word!(tokens.hash(at), "(") && tokens.is(at + 1, "not") && matches!(tokens.folded(at + 2), "counted" | "included")
}

/// Whether a number is of years of war, a season or the whole world, and not of one event.
pub(super) fn is_background(source: Source<'_>, range: TokenRange, sentence: usize) -> bool {
    let tokens = source.tokens;
    let near = range.first().saturating_sub(8)..range.end as usize + 18;
    let far = range.end as usize..range.end as usize + LEFT_OUT_WITHIN + 3;
    let (set_aside, long) = (source.signs.set_aside(far), source.signs.set_aside(near));
    if set_aside && is_set_aside(source, range, sentence) {
        return true;
    }
    if !long {
        return false;
    }
    let bounds = tokens.sentences[sentence].tokens;
    let end = (range.end as usize + 16).min(bounds.end as usize);
    for at in range.end as usize..end {
        match tokens.folded(at) {
            // "was the worst since 1998": the comparison is with what was before.
            // "killed a soldier, bringing to 211 the number of those killed since the war began"
            "bringing" | "raising" | "taking" | "pushing" if tokens.is(at + 1, "to") || tokens.is(at + 1, "the") => break,
            ";" | "worst" | "deadliest" | "bloodiest" | "biggest" | "heaviest" => break,
            "worldwide" => return true,
            "since" => {
                return (at + 1..(at + 6).min(end)).any(|at| {
                    let word = tokens.folded(at);
                    matches!(
                        word,
                        "war" | "conflict" | "start" | "beginning" | "outbreak" | "rebellion" | "insurgency" | "uprising" | "coup" | "last"
                    ) || (word.len() == 4 && (word.starts_with("19") || word.starts_with("20")))
                });
            }
            "this" | "last" | "past" if tokens.is(at + 1, "year") || tokens.is(at + 1, "decade") || tokens.is(at + 2, "years") => {
                return true;
            }
            "years" if tokens.is(at + 1, "ago") => return true,
            _ => {}
        }
    }
    // "in 1998, when 74 died", "five died in 2012"
    let year = |at: usize| {
        let word = tokens.folded(at);
        word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|b| b.is_ascii_digit())
            && at > bounds.first()
            && matches!(tokens.folded(at - 1), "in" | "of" | "since" | "until")
    };
    let before = range.first().saturating_sub(7).max(bounds.first());
    let cut = (before..range.first()).rev().find(|&at| matches!(tokens.folded(at), ";" | ":")).map_or(before, |at| at + 1);
    if (cut..range.first()).any(year) {
        return true;
    }
    let behind = (range.end as usize + 9).min(bounds.end as usize);
    let stop = (range.end as usize..behind).find(|&at| matches!(tokens.folded(at), ";" | "," | ":")).unwrap_or(behind);
    if (range.end as usize..stop).any(year) {
        return true;
    }
    let start = range.first().saturating_sub(5).max(bounds.first());
    if is_long_after(source, range, bounds.first()) {
        return true;
    }
    (start..range.first()).any(|at| {
        (tokens.is(at, "last") && tokens.is(at + 1, "year"))
            || (tokens.is(at, "year") && tokens.is(at + 1, "ago"))
            || (tokens.is(at, "years") && tokens.is(at + 1, "ago"))
    })
}

/// "three weeks after a raid in which nine people died": what was before the news.
fn is_long_after(source: Source<'_>, range: TokenRange, first: usize) -> bool {
    let tokens = source.tokens;
    (range.first().saturating_sub(8).max(first + 1)..range.first()).any(|at| {
        matches!(tokens.folded(at), "after" | "following")
            && matches!(tokens.folded(at - 1), "days" | "weeks" | "months" | "years" | "day" | "week" | "month" | "year")
            && matches!(tokens.folded(at + 1), "a" | "an" | "another")
            && (at + 2..range.first()).any(|at| matches!(tokens.folded(at), "which" | "that" | "killed"))
    }) || is_day_after(source, range, first)
}

/// "a day after at least 18 people died": the news is what came after.
fn is_day_after(source: Source<'_>, range: TokenRange, first: usize) -> bool {
    let tokens = source.tokens;
    let at = range.first();
    at > first + 2
        && tokens.is(at - 1, "after")
        && matches!(tokens.folded(at - 2), "days" | "weeks" | "months" | "years" | "day" | "week" | "month" | "year")
        && !tokens.is(range.last(), "he")
        && !tokens.is(range.last(), "she")
        && !tokens.is(range.last(), "they")
}

/// Whether a word stands within a few words of a count, in its sentence.
pub(super) fn near<const N: usize>(source: Source<'_>, range: TokenRange, sentence: usize, wanted: &WordSet<N>) -> bool {
    let bounds = source.tokens.sentences[sentence].tokens;
    let from = range.first().saturating_sub(4).max(bounds.first());
    let to = (range.end as usize + 4).min(bounds.end as usize);
    (from..to).any(|at| source.tokens.among(at, wanted))
}
