//! What words side by side say of people, read from groups alone: "two guards killed, five wounded", "left three
//! dead", "six died in Harel and five in Tomo".
//!
//! A second reading beside the frames, for headlines, lists and long sentences. A word that tells what became of
//! people ([`Told`]) and that no frame has read is a cue; the people stand on the side where its form puts them.

use super::classes;
use super::find::{EventMention, Source};
use super::frame::Told;
use super::harm::{self, Harm, count_kind};
use super::modality::{self, Modality};
use super::number;
use crate::counts::CountKind;
use crate::lexicon::NounClass;
use crate::syntax::{Determiner, Form, GroupId, GroupKind, NounGroup, Tag, UnitKind, VerbGroup};
use crate::text::TokenRange;

/// How many groups away from its cue a group of people can stand.
const REACH: usize = 24;

/// How many counts back in a sentence still matter to the next.
const RECENT: usize = 16;

/// Adds the counts that no frame has read.
pub(super) fn find(source: Source<'_>, mentions: &[EventMention], harms: &mut Vec<Harm>) {
    harms.sort_by_key(|harm| (harm.sentence, harm.tokens.start));
    let mut read: Vec<(u32, CountKind)> =
        harms.iter().filter_map(|harm| Some((mentions[harm.mention?].trigger.start, harm.kind))).collect();
    read.sort_unstable();
    let mut found = Vec::new();
    let mut dropped = Vec::new();
    let mut start = 0;
    for (sentence, range) in source.syntax.sentence_groups.iter().enumerate() {
        let end = start + harms[start..].partition_point(|harm| harm.sentence <= sentence);
        let first = found.len();
        for cue in range.clone() {
            let known = |found: &[Harm], kind: CountKind, tokens: TokenRange| counted(&harms[start..end], &found[first..], kind, tokens);
            if let Some(harm) = own_hand(source, range.end, sentence, cue) {
                found.push(harm);
                continue;
            }
            if let Some(harm) = another(source, range.start, sentence, cue).or_else(|| gerund(source, range.end, sentence, cue)) {
                if !known(&found, harm.kind, harm.tokens) {
                    dropped.extend(
                        (start..end)
                            .filter(|&at| {
                                let before = &harms[at];
                                before.mention.is_some()
                                    && before.tokens.first() < harm.tokens.first()
                                    && before.tokens.overlaps(harm.tokens)
                            })
                            .take(RECENT),
                    );
                    found.push(harm);
                }
                continue;
            }
            let Some((kind, people, lemma)) = cue_at(source, range.start, range.end, cue, &read) else { continue };
            if known(&found, kind, source.syntax.groups[people].tokens) {
                continue;
            }
            let head = list_start(source, range.start, people, cue);
            let modality = modality_of(source, cue, people);
            found.push(harm::harm(source, kind, head, Some(cue), sentence, None, format!("counting/state/{lemma}"), modality));
        }
        if end > start || found.len() > first {
            gapped(source, sentence, range.clone(), &mut harms[start..end], &mut found, first);
        }
        start = end;
    }
    dropped.sort_unstable();
    dropped.dedup();
    for at in dropped.into_iter().rev() {
        harms.remove(at);
    }
    harms.append(&mut found);
}

/// Whether people are counted already, in a sentence's counts sorted by place or among the last ones found.
fn counted(told: &[Harm], found: &[Harm], kind: CountKind, tokens: TokenRange) -> bool {
    let to = told.partition_point(|harm| harm.tokens.start < tokens.end);
    let same = |harm: &&Harm| harm.kind == kind && harm.tokens.overlaps(tokens);
    told[..to].iter().rev().take(RECENT).any(|harm| same(&harm)) || found.iter().rev().take(RECENT).any(|harm| same(&harm))
}

/// The last count before some words.
fn last_before<'h>(told: &'h [Harm], found: &'h [Harm], at: u32, wanted: impl Fn(&Harm) -> bool) -> Option<&'h Harm> {
    let to = told.partition_point(|harm| harm.tokens.start < at);
    let old = told[..to].iter().rev().take(RECENT).filter(|harm| harm.tokens.end <= at && wanted(harm));
    let new = found.iter().rev().take(RECENT).filter(|harm| harm.tokens.end <= at && wanted(harm));
    old.chain(new).max_by_key(|harm| harm.tokens.end)
}

/// "and another was injured", "a sixth died": one more.
fn another(source: Source<'_>, first: GroupId, sentence: usize, cue: GroupId) -> Option<Harm> {
    let Source { tokens, syntax, rules, .. } = source;
    let GroupKind::Verb(verb) = &syntax.groups[cue].kind else { return None };
    let word = rules.counting(verb.lemma).find(|word| matches!(word.told, Told::Verb | Told::Fate));
    let at = syntax.groups[cue].tokens.first().checked_sub(1).filter(|_| cue > first)?;
    let linked = verb.passive || word.is_some_and(|word| word.told == Told::Fate) || (verb.ambiguous && word.is_some());
    let kind = match word {
        Some(word) if linked => count_kind(word.effect)?,
        None if verb.lemma == "be" => {
            let next = syntax.groups[cue].tokens.end as usize;
            count_kind(rules.counting(tokens.folded(next)).find(|word| word.told == Told::After)?.effect)?
        }
        _ => return None,
    };
    let ordinal = matches!(tokens.folded(at), "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth");
    if !(tokens.is(at, "another") || ordinal && at > 0 && tokens.is(at - 1, "a")) || syntax.groups[cue - 1].noun().is_some() {
        return None;
    }
    let before = (first..cue).rev().find(|&group| syntax.groups[group].noun().is_some())?;
    let mut found = harm::harm(source, kind, before, None, sentence, None, "counting/another".to_owned(), Modality::Actual);
    found.tokens = TokenRange::new(at, at + 1);
    one_more(&mut found);
    Some(found)
}

/// "then turned the gun on himself", "took her own life": who did it is dead, too.
fn own_hand(source: Source<'_>, end: GroupId, sentence: usize, cue: GroupId) -> Option<Harm> {
    let Source { tokens, syntax, rules, .. } = source;
    let GroupKind::Verb(verb) = &syntax.groups[cue].kind else { return None };
    if verb.negated || verb.hedge.is_some() || verb.passive || !matches!(verb.lemma, "turn" | "take") || cue + 1 >= end {
        return None;
    }
    let object = syntax.groups[cue + 1].noun()?;
    let words = syntax.groups[cue + 1].tokens;
    let own = |at: usize| matches!(tokens.folded(at), "himself" | "herself");
    let arm = matches!(
        tokens.folded(object.head),
        "gun" | "weapon" | "rifle" | "pistol" | "handgun" | "shotgun" | "firearm" | "revolver" | "knife"
    );
    let at = words.end as usize;
    let dead = match verb.lemma {
        "turn" => arm && (tokens.is(at, "on") || tokens.is(at, "upon")) && own(at + 1),
        _ => tokens.is(object.head, "life") && words.indices().any(|at| tokens.is(at, "own")),
    };
    if !dead {
        return None;
    }
    let modality = syntax.clause_of_verb(cue).map_or(Modality::Actual, |clause| modality::of_clause(tokens, syntax, rules, clause));
    let start = syntax.groups[cue].tokens.first();
    // "attempted to take his own life"
    if (start.saturating_sub(3)..start)
        .any(|at| matches!(tokens.folded(at), "tried" | "attempted" | "trying" | "attempting" | "attempt" | "attempts" | "tries"))
    {
        return None;
    }
    let mut found = harm::harm(source, CountKind::Killed, cue + 1, None, sentence, None, "counting/own-hand".to_owned(), modality);
    one_more(&mut found);
    if verb.lemma == "turn" {
        found.tokens = TokenRange::new(at + 1, at + 2);
    }
    (found.implicit, found.definite) = (true, true);
    (found.modality, found.generic) = (modality, false);
    Some(found)
}

fn one_more(found: &mut Harm) {
    (found.low, found.best, found.high) = (Some(1), Some(1), Some(1));
    (found.qualifier, found.implicit, found.additional, found.subset, found.definite) =
        (crate::counts::Qualifier::Exact, false, true, false, false);
    (found.group, found.of_whom, found.class, found.name, found.generic) = (None, None, None, None, true);
    found.ordinal = 0;
    found.parts.clear();
}

/// "a raid, killing six", "a mine killing one": a form in -ing that the tags take for a noun.
fn gerund(source: Source<'_>, end: GroupId, sentence: usize, cue: GroupId) -> Option<Harm> {
    let Source { tokens, syntax, quantities, .. } = source;
    let noun = syntax.groups[cue].noun()?;
    let kind_of = |at: usize| match tokens.folded(at) {
        "killing" => Some(CountKind::Killed),
        "injuring" | "wounding" => Some(CountKind::Injured),
        "abducting" | "kidnapping" => Some(CountKind::Kidnapped),
        _ => None,
    };
    if let Some(kind) = kind_of(noun.head) {
        let object = (cue + 1 < end).then(|| &syntax.groups[cue + 1])?.noun()?;
        if noun.determiner != Determiner::Bare || noun.quantity.is_some() || !counts_people(source, cue + 1, object) {
            return None;
        }
        return Some(harm::harm(source, kind, cue + 1, Some(cue), sentence, None, "counting/state/killing".to_owned(), Modality::Actual));
    }
    let words = quantities[noun.quantity? as usize].tokens;
    let at = words.first().checked_sub(1).filter(|&at| at > noun.bare_start)?;
    let kind = kind_of(at)?;
    let mut found = harm::harm(source, kind, cue, None, sentence, None, "counting/state/killing".to_owned(), Modality::Actual);
    let number = &quantities[noun.quantity? as usize];
    (found.low, found.best, found.high, found.qualifier, found.implicit) = (number.low, number.best, number.high, number.qualifier, false);
    found.tokens = TokenRange::new(words.first(), syntax.groups[cue].tokens.end as usize);
    found.generic = true;
    Some(found)
}

/// What a group tells of which people, unless a frame has read it.
fn cue_at<'s>(
    source: Source<'s>,
    first: GroupId,
    end: GroupId,
    cue: GroupId,
    read: &[(u32, CountKind)],
) -> Option<(CountKind, GroupId, &'s str)> {
    let Source { tokens, syntax, rules, .. } = source;
    let group = &syntax.groups[cue];
    let at = group.tokens.first();
    match &group.kind {
        GroupKind::Verb(verb) => {
            let behind = group.tokens.end as usize;
            let beaten = || {
                let object = (cue + 1 < end).then(|| &syntax.groups[cue + 1]).filter(|group| group.noun().is_some())?;
                let at = object.tokens.end as usize;
                (tokens.is(at, "to") && tokens.is(at + 1, "death")).then_some(cue + 1)
            };
            // "beat to death a minister"
            let struck = || {
                let object = (cue + 1..(cue + 4).min(end)).find(|&at| syntax.groups[at].tokens.first() == behind + 2)?;
                let noun = syntax.groups[object].noun()?;
                let active = tokens.is(behind, "to")
                    && tokens.is(behind + 1, "death")
                    && matches!(verb.lemma, "beat" | "stab" | "hack" | "burn" | "stone" | "shoot");
                (active && counts_people(source, object, noun) && !matches!(noun.name, Some((UnitKind::Place, _)))).then_some(object)
            };
            if let Some(people) = struck().filter(|_| !verb.passive && fresh(read, verb.main, CountKind::Killed)) {
                return Some((CountKind::Killed, people, "to death"));
            }
            if let Some(people) = beaten().filter(|_| !verb.passive && fresh(read, verb.main, CountKind::Killed)) {
                return Some((CountKind::Killed, people, "to death"));
            }
            if tokens.is(behind, "to") && tokens.is(behind + 1, "death") && !matches!(verb.lemma, "sentence" | "be" | "condemn" | "put") {
                let people = sufferer(source, first, end, cue, verb)?;
                return fresh(read, verb.main, CountKind::Killed).then_some((CountKind::Killed, people, "to death"));
            }
            let fatal = verb.main > 0 && matches!(tokens.folded(verb.main - 1), "fatally" | "mortally") || tokens.is(behind, "fatally");
            if fatal && fresh(read, verb.main, CountKind::Killed) {
                return Some((CountKind::Killed, sufferer(source, first, end, cue, verb)?, "fatally"));
            }
            let word = rules.counting(verb.lemma).find(|word| matches!(word.told, Told::Verb | Told::Fate))?;
            let kind = count_kind(word.effect)?;
            // "shot and killed": the second verb tells it.
            let killed = matches!(verb.lemma, "shoot" | "stab" | "beat" | "assault" | "torture")
                && cue + 2 < end
                && matches!(syntax.groups[cue + 1].kind, GroupKind::Conjunction)
                && matches!(&syntax.groups[cue + 2].kind, GroupKind::Verb(second) if matches!(second.lemma, "kill" | "murder" | "execute"));
            if killed || !fresh(read, verb.main, kind) {
                return None;
            }
            let people = match word.told {
                Told::Fate => left(source, first, cue, false)?,
                _ => sufferer(source, first, end, cue, verb)?,
            };
            Some((kind, people, word.lemma.as_str()))
        }
        // "was pronounced dead", where it is read as a noun group
        GroupKind::Noun(_)
            if group.tokens.len() == 2
                && tokens.is(at + 1, "dead")
                && matches!(tokens.folded(at), "pronounced" | "declared" | "confirmed" | "found" | "reported") =>
        {
            Some((CountKind::Killed, left(source, first, cue, true)?, "dead"))
        }
        // "left homeless"
        GroupKind::Noun(noun)
            if group.tokens.len() == 1
                && noun.quantity.is_none()
                && cue > first
                && matches!(tokens.folded(at), "homeless" | "dead" | "missing" | "displaced") =>
        {
            let word = rules.counting(tokens.folded(at)).find(|word| matches!(word.told, Told::After | Told::Noun))?;
            matches!(syntax.groups[cue - 1].kind, GroupKind::Verb(_) | GroupKind::Adverb | GroupKind::Noun(_)).then_some(())?;
            Some((count_kind(word.effect)?, left(source, first, cue, true)?, word.lemma.as_str()))
        }
        // "left 19 in hospital"
        GroupKind::Preposition
            if tokens.is(at, "in")
                && matches!(tokens.folded(at + 1), "hospital" | "hospitals")
                && cue >= first + 2
                && matches!(&syntax.groups[cue - 2].kind, GroupKind::Verb(verb) if matches!(verb.lemma, "leave" | "put" | "land")) =>
        {
            let noun = syntax.groups[cue - 1].noun()?;
            (noun.quantity.is_some() && counts_people(source, cue - 1, noun)).then_some((CountKind::Injured, cue - 1, "hospital"))
        }
        GroupKind::Noun(_) | GroupKind::Preposition | GroupKind::Comma => None,
        _ => {
            let word = rules.counting(tokens.folded(at)).find(|word| word.told == Told::After)?;
            // "shot dead a man"
            let struck = (cue > first && cue + 1 < end && word.lemma == "dead")
                .then(|| match (&syntax.groups[cue - 1].kind, &syntax.groups[cue + 1].kind) {
                    (GroupKind::Verb(verb), GroupKind::Noun(noun))
                        if !verb.passive && verb.lemma != "be" && counts_people(source, cue + 1, noun) =>
                    {
                        Some(cue + 1)
                    }
                    _ => None,
                })
                .flatten();
            let people = struck.or_else(|| left(source, first, cue, true))?;
            Some((count_kind(word.effect)?, people, word.lemma.as_str()))
        }
    }
}

fn fresh(read: &[(u32, CountKind)], trigger: usize, kind: CountKind) -> bool {
    let from = read.partition_point(|&(start, _)| (start as usize) < trigger);
    !read[from..].iter().take_while(|&&(start, _)| start as usize == trigger).any(|&(_, known)| known == kind || kind == CountKind::Injured)
}

/// Whom a verb strikes: the subject of a passive, full or reduced, else the object.
/// "nine officials were among those killed": the subject of the verb before.
fn among_those(source: Source<'_>, first: GroupId, cue: GroupId) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    let tokens = source.tokens;
    let at = groups[cue].tokens.first();
    let among = at >= 2 && tokens.is(at - 1, "those") && matches!(tokens.folded(at - 2), "among" | "of");
    if !among {
        return None;
    }
    let verb = (first..cue).rev().take(4).find(|&group| matches!(&groups[group].kind, GroupKind::Verb(verb) if verb.lemma == "be"))?;
    let mut over = left(source, first, verb, false);
    if over.is_none() && verb > first {
        over = groups[verb - 1].noun().filter(|noun| counts_people(source, verb - 1, noun)).map(|_| verb - 1);
    }
    over
}

fn sufferer(source: Source<'_>, first: GroupId, end: GroupId, cue: GroupId, verb: &VerbGroup<'_>) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    if let Some(people) = among_those(source, first, cue) {
        return Some(people);
    }
    if verb.passive {
        let people = left(source, first, cue, false)?;
        let named = matches!(groups[people].noun().and_then(|noun| noun.name), Some((UnitKind::Person, _)));
        return (verb.lemma != "beat" || !named).then_some(people);
    }
    let mut next = cue + 1;
    let particle =
        |group: GroupId| Some(groups[group].tokens.first()) == verb.particle || source.tokens.is(groups[group].tokens.first(), "down");
    while next < end && (matches!(groups[next].kind, GroupKind::Adverb | GroupKind::Quote) || particle(next)) {
        next += 1;
    }
    if next < end && groups[next].noun().is_some() {
        next = harm::possessed(source, next);
    }
    // "killing on Friday at least eleven villagers"
    if !verb.passive && next + 1 < end {
        let dated = match &groups[next].kind {
            GroupKind::Date => Some(next + 1),
            GroupKind::Preposition if matches!(groups[next + 1].kind, GroupKind::Date) => Some(next + 2),
            _ => None,
        };
        if let Some(object) = dated.filter(|&object| object < end)
            && let Some(noun) = groups[object].noun()
            && noun.quantity.is_some()
            && counts_people(source, object, noun)
            && !matches!(groups.get(object + 1).map(|next| &next.kind), Some(GroupKind::Verb(_)))
        {
            return Some(object);
        }
    }
    // "abducted and killed an officer": one object for both.
    if next + 2 < end
        && matches!(groups[next].kind, GroupKind::Conjunction)
        && matches!(&groups[next + 1].kind, GroupKind::Verb(second) if second.ambiguous == verb.ambiguous && !second.passive)
        && let Some(noun) = groups[next + 2].noun()
    {
        return counts_people(source, next + 2, noun).then_some(next + 2);
    }
    let object = (next < end).then(|| &groups[next]).and_then(|group| group.noun()).filter(|_| {
        // "2 killed 5 injured": the next noun has a participle of its own.
        !(next + 1 < end
            && matches!(&groups[next + 1].kind, GroupKind::Verb(verb) if verb.ambiguous && !verb.passive
            && source.rules.counting(verb.lemma).any(|word| word.told == Told::Verb)))
    });
    match object.map(|noun| (noun, counts_people(source, next, noun))) {
        Some((_, true)) => Some(next),
        Some((_, false)) if !matches!(verb.lemma, "kidnap" | "abduct") => None,
        _ if reducible(verb) && !opens_object(source, groups[cue].tokens.end as usize) => {
            let people = left(source, first, cue, false)?;
            // "police shot at", "the team beat": only of a number is it plain who suffers.
            let plain = !matches!(verb.lemma, "shoot" | "stab" | "beat" | "assault" | "torture")
                || (groups[people].noun().is_some_and(|noun| noun.quantity.is_some())
                    && !matches!(source.tokens.folded(groups[cue].tokens.end as usize), "at" | "into" | "on" | "back"));
            plain.then_some(people)
        }
        _ => None,
    }
}

/// The people on the left of a cue: over adverbs, dates, insertions between commas and the phrases that hang on
/// a noun. `over_verb`: a cue such as "dead" may stand behind a verb that links it ("were confirmed dead").
fn left(source: Source<'_>, first: GroupId, cue: GroupId, over_verb: bool) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    let tokens = source.tokens;
    let linked = over_verb;
    let mut relative = false;
    // "were found burned to death", "is feared drowned"
    let told = cue > first
        && matches!((&groups[cue - 1].kind, &groups[cue].kind), (GroupKind::Verb(link), GroupKind::Verb(verb)) if link.passive
            && (reducible(verb) || verb.form == Form::Participle)
            && matches!(link.lemma, "find" | "discover" | "leave" | "fear" | "believe" | "presume" | "report" | "confirm"));
    let mut over_verb = over_verb || told;
    let mut finite = matches!(&groups[cue].kind, GroupKind::Verb(verb) if verb.passive || !verb.ambiguous || verb.perfect
        || source.rules.counting(verb.lemma).any(|word| word.told == Told::Fate));
    let mut at = cue;
    for _ in 0..REACH {
        if at <= first {
            return None;
        }
        at -= 1;
        match &groups[at].kind {
            GroupKind::Adverb | GroupKind::Date | GroupKind::Adjective | GroupKind::Quote => {}
            GroupKind::Comma => {
                let open = (first..at).rev().take(12).find(|&g| matches!(groups[g].kind, GroupKind::Comma));
                let verbs = open.map_or(0, |open| (open..at).filter(|&g| matches!(groups[g].kind, GroupKind::Verb(_))).count());
                if let Some(open) = open.filter(|&open| open > first && insertion(source, open, verbs > 0)) {
                    at = open;
                }
            }
            GroupKind::Noun(noun) => {
                // "among the 13 people killed", "two of the 30 people burned": they are the ones.
                let numbered = noun.quantity.is_some_and(|q| !source.quantities[q as usize].measure);
                // "Six members of one family drowned": the members are.
                let inside = at >= first + 2
                    && matches!(source.tokens.folded(noun.head), "family" | "household")
                    && tokens.is(groups[at - 1].tokens.first(), "of");
                if numbered
                    && !inside
                    && at + 1 == cue
                    && matches!(&groups[cue].kind, GroupKind::Verb(verb) if reducible(verb))
                    && counts_people(source, at, noun)
                {
                    return Some(at);
                }
                if relative && counts_people(source, at, noun) && (numbered || noun.class == NounClass::Person) {
                    return Some(at);
                }
                if at >= first + 2 && matches!(groups[at - 1].kind, GroupKind::Preposition) {
                    let word = tokens.folded(groups[at - 1].tokens.first());
                    match &groups[at - 2].kind {
                        GroupKind::Noun(_)
                            if !matches!(
                                word,
                                "by" | "before" | "after" | "during" | "following" | "until" | "since" | "into" | "against"
                            ) =>
                        {
                            at -= 1;
                            continue;
                        }
                        // "the mayor of Harel who ran for election was killed"
                        GroupKind::Verb(_) if finite && at >= first + 4 && matches!(groups[at - 3].kind, GroupKind::Relative) => {
                            at -= 2;
                            continue;
                        }
                        GroupKind::Verb(_) if matches!(word, "before" | "after" | "during" | "following" | "until") => return None,
                        GroupKind::Verb(verb) if over_verb || (finite && at >= first + 3 && modifies(source, at - 2, verb)) => {
                            at -= 1;
                            continue;
                        }
                        _ => return None,
                    }
                }
                // "40 foreigners and Afghans": the number is for both.
                if at >= first + 2
                    && matches!(groups[at - 1].kind, GroupKind::Conjunction)
                    && noun.plural
                    && noun.quantity.is_none()
                    && !noun.continues
                    && noun.determiner == Determiner::Bare
                    && groups[at - 2].noun().is_some_and(|before| before.quantity.is_some() && before.plural)
                {
                    return Some(at - 2);
                }
                // "UN (French) staff"
                if at >= first + 2
                    && noun.quantity.is_none()
                    && noun.determiner == Determiner::Bare
                    && matches!(groups[at - 1].kind, GroupKind::Bracket)
                {
                    continue;
                }
                // "who shot four, is dead": the object of a relative clause.
                if !linked
                    && at >= first + 3
                    && matches!(groups[at - 1].kind, GroupKind::Verb(_))
                    && matches!(groups[at - 2].kind, GroupKind::Relative)
                {
                    at -= 2;
                    continue;
                }
                // "NGO-contracted staff", "a guard escorting a car": over the verb to the noun before.
                if at >= first + 2
                    && let GroupKind::Verb(verb) = &groups[at - 1].kind
                    && matches!(groups[at - 2].kind, GroupKind::Noun(_))
                    && ((verb.ambiguous && tokens.is(verb.main.saturating_sub(1), "-"))
                        || (finite && verb.form == Form::Gerund && noun.quantity.is_none()))
                {
                    at -= 1;
                    continue;
                }
                // "of Harel Science and Tomo University": a list behind a preposition.
                if at >= first + 4
                    && matches!(groups[at - 1].kind, GroupKind::Conjunction)
                    && matches!(groups[at - 2].kind, GroupKind::Noun(_))
                    && matches!(groups[at - 3].kind, GroupKind::Preposition)
                    && matches!(groups[at - 4].kind, GroupKind::Noun(_))
                    && noun.quantity.is_none()
                    && noun.class != NounClass::Person
                {
                    at -= 3;
                    continue;
                }
                let people = counts_people(source, at, noun);
                // "an INGO supported health centre"
                if !people
                    && finite
                    && at >= first + 2
                    && matches!(&groups[at - 1].kind, GroupKind::Verb(verb) if modifies(source, at - 1, verb))
                {
                    continue;
                }
                // "eight soldiers and an unknown number of civilians were hurt"
                if !people
                    && at >= first + 2
                    && matches!(groups[at - 1].kind, GroupKind::Conjunction)
                    && groups[at - 2].noun().is_some_and(|before| before.quantity.is_some() && counts_people(source, at - 2, before))
                {
                    return Some(at - 2);
                }
                return people.then_some(at);
            }
            // A modifier of the noun before: "policemen deployed for", "a guard escorting".
            GroupKind::Verb(verb) if finite && at > first && modifies(source, at, verb) => {}
            GroupKind::Verb(verb) if over_verb => {
                let links =
                    matches!(verb.lemma, "be" | "remain" | "go" | "lie" | "feel" | "fall" | "turn" | "become" | "drop" | "come" | "return");
                if !links && !verb.passive && !reducible(verb) {
                    return None;
                }
                over_verb = false;
                finite = links || verb.passive;
            }
            GroupKind::Bracket => {
                if let Some(open) = (first..at).rev().take(6).find(|&g| matches!(groups[g].kind, GroupKind::Bracket)) {
                    at = open;
                }
            }
            GroupKind::Other if matches!(tokens.folded(groups[at].tokens.first()), "first" | "both" | "all" | "each" | "now" | "so") => {}
            GroupKind::Other
                if tokens.is(groups[at].tokens.first(), "-")
                    && groups.get(at + 1).is_some_and(|next| tokens.is(next.tokens.first(), "old")) => {}
            GroupKind::Relative => {
                relative = true;
                if at > first && matches!(groups[at - 1].kind, GroupKind::Preposition) {
                    at -= 1;
                }
            }
            // "was shot and later died": the subject of the verb before.
            GroupKind::Conjunction => {
                let verb = (first..at)
                    .rev()
                    .take(8)
                    .take_while(|&g| !matches!(groups[g].kind, GroupKind::Relative | GroupKind::Subordinator))
                    .find(|&g| matches!(groups[g].kind, GroupKind::Verb(_)))?;
                let GroupKind::Verb(before) = &groups[verb].kind else { return None };
                let passive_cue = matches!(&groups[cue].kind, GroupKind::Verb(verb) if source.rules.counting(verb.lemma).all(|word| word.told != Told::Fate));
                if passive_cue && !before.passive && !(reducible(before) && verb + 1 >= at) {
                    return None;
                }
                finite |= before.passive;
                at = verb;
            }
            _ => return None,
        }
    }
    None
}

/// Whether the word behind a verb opens an object, even one that is no people: "murdered the musical".
fn opens_object(source: Source<'_>, at: usize) -> bool {
    matches!(source.tokens.folded(at), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "this" | "that" | "these" | "those")
        || source.syntax.tags.get(at) == Some(&Tag::Adjective) && !source.tokens.is(at, "dead")
}

/// Whether a form can be a passive without its auxiliary: "killed", "beaten".
fn reducible(verb: &VerbGroup<'_>) -> bool {
    !verb.passive && !verb.perfect && (verb.ambiguous || verb.form == Form::Participle)
}

/// Whether a verb without a subject of its own describes the noun before it.
fn modifies(source: Source<'_>, at: GroupId, verb: &VerbGroup<'_>) -> bool {
    let plain = reducible(verb) || (verb.form == Form::Gerund && !verb.perfect);
    plain && matches!(source.syntax.groups[at - 1].kind, GroupKind::Noun(_) | GroupKind::Comma | GroupKind::Adverb)
}

/// Whether what a comma opens is an insertion: "including two children", "a contractor", "who had come".
fn insertion(source: Source<'_>, open: GroupId, verbs: bool) -> bool {
    let groups = &source.syntax.groups;
    if groups.get(open + 1).is_some_and(|next| source.tokens.is(next.tokens.first(), "including")) {
        return true;
    }
    match groups.get(open + 1).map(|group| &group.kind) {
        Some(GroupKind::Relative | GroupKind::Subordinator) => true,
        Some(GroupKind::Verb(verb)) => verb.ambiguous || verb.form == Form::Gerund,
        Some(GroupKind::Preposition | GroupKind::Adverb | GroupKind::Date) => !verbs,
        Some(GroupKind::Noun(noun)) if !verbs => {
            matches!(noun.determiner, Determiner::Indefinite | Determiner::Definite)
                || noun.name.is_some()
                || noun.quantity.is_some_and(|q| source.quantities[q as usize].measure)
        }
        _ => false,
    }
}

/// Whether a noun group can stand for a number of people.
fn counts_people(source: Source<'_>, group: GroupId, noun: &NounGroup<'_>) -> bool {
    if number::is_aged(source, group) {
        return true;
    }
    let numbered = noun.quantity.is_some_and(|q| !source.quantities[q as usize].measure);
    if matches!(noun.name, Some((UnitKind::Place | UnitKind::Organization, _))) && !numbered {
        return false;
    }
    classes::is_human(source, noun.class, noun.head)
        && (numbered
            || noun.determiner == Determiner::Negative
            || matches!(noun.class, NounClass::Person)
            || matches!(noun.name, Some((UnitKind::Person, _)))
            || noun.pronoun
            || (noun.class == NounClass::None && source.syntax.tags[noun.head] == Tag::Name)
            || number::number_of(source, group).is_some())
}

/// The first member of the list whose last member is `last`.
fn list_start(source: Source<'_>, first: GroupId, last: GroupId, cue: GroupId) -> GroupId {
    let groups = &source.syntax.groups;
    let mut start = last;
    while groups[start].noun().is_some_and(|noun| noun.continues) {
        let before = (first..start).rev().take(6).find(|&g| groups[g].noun().is_some_and(|noun| noun.joined == Some(start)));
        match before {
            Some(before) if !number::has_own_state(source, before, Some(cue)) => start = before,
            _ => break,
        }
    }
    // "4 teens, 1 adult shot"
    let specific = |group: GroupId| {
        groups[group].noun().is_some_and(|noun| {
            noun.class == NounClass::Person
                && !number::is_generic(source.tokens.folded(noun.head))
                && noun.quantity.is_some_and(|q| !source.quantities[q as usize].measure && source.quantities[q as usize].tokens.len() == 1)
        })
    };
    while start >= first + 2 && specific(start) && matches!(groups[start - 1].kind, GroupKind::Comma) && specific(start - 2) {
        start -= 2;
    }
    start
}

/// The subject that a frame should have: where grammar takes the last noun before the verb, the noun that it
/// hangs on ("two assistants in a camp for refugees were killed"); in a list with several states, its own part.
pub(super) fn subject_instead(source: Source<'_>, sentence: usize, group: GroupId, cue: GroupId) -> GroupId {
    let groups = &source.syntax.groups;
    let first = source.syntax.sentence_groups[sentence].start;
    if group >= cue {
        // "Among the 45 people killed were six firemen", "some of the 30 people hurt were tourists"
        let inverted = cue >= first + 2
            && matches!(groups[cue - 2].kind, GroupKind::Preposition)
            && matches!(source.tokens.folded(groups[cue - 2].tokens.first()), "among" | "of")
            && matches!(&groups[cue].kind, GroupKind::Verb(verb) if reducible(verb))
            && groups[cue - 1].tokens.end == groups[cue].tokens.start
            && groups[cue - 1].noun().is_some_and(|noun| {
                // "a gang of six kidnapped a man", "the earthquake of 1939 killed 30"
                let people = noun.quantity.is_some_and(|q| !source.quantities[q as usize].tokens.contains(noun.head));
                let known = noun.determiner == Determiner::Definite || source.tokens.is(groups[cue - 2].tokens.first(), "among");
                people && known && counts_people(source, cue - 1, noun)
            });
        return if inverted { cue - 1 } else { group };
    }
    // "Eight were hurt; one of them, a woman of 70, died"
    if group >= first + 4
        && matches!(groups[group - 1].kind, GroupKind::Comma)
        && matches!(source.tokens.folded(groups[group - 2].tokens.first()), "them" | "whom")
        && source.tokens.is(groups[group - 3].tokens.first(), "of")
        && groups[group - 4].noun().is_some_and(|noun| noun.quantity.is_some() && noun.class != NounClass::Abstract)
    {
        return group - 4;
    }
    let hangs = group > first && matches!(groups[group - 1].kind, GroupKind::Preposition | GroupKind::Conjunction);
    // "Bandits ambush a patrol in Jos, one killed": the number right before the word.
    if cue > first && cue - 1 != group && groups[cue - 1].tokens.end == groups[cue].tokens.start {
        let numbered = groups[cue - 1]
            .noun()
            .is_some_and(|noun| noun.quantity.is_some_and(|q| !source.quantities[q as usize].measure) && !noun.continues);
        let placed = cue >= first + 2
            && matches!(groups[cue - 2].kind, GroupKind::Preposition)
            && !(matches!(source.tokens.folded(groups[cue - 2].tokens.first()), "among" | "of")
                && matches!(&groups[cue].kind, GroupKind::Verb(verb) if reducible(verb)));
        if numbered && !placed && groups[cue - 1].noun().is_some_and(|noun| counts_people(source, cue - 1, noun)) {
            return cue - 1;
        }
    }
    // "shot four others, including one who died"
    if cue >= first + 2
        && matches!(groups[cue - 1].kind, GroupKind::Relative)
        && cue - 2 > group
        && groups[cue - 2].noun().is_some_and(|noun| noun.quantity.is_some() && counts_people(source, cue - 2, noun))
    {
        return cue - 2;
    }
    // "Six people, four of them from one family, died": not the part between the commas.
    let behind = groups[group].tokens.end as usize;
    if group >= first + 2
        && matches!(groups[group - 1].kind, GroupKind::Comma)
        && source.tokens.is(behind, "of")
        && matches!(source.tokens.folded(behind + 1), "them" | "whom")
        && (group + 1..cue).rev().take(REACH).any(|at| matches!(groups[at].kind, GroupKind::Comma))
        && groups[group - 2].noun().is_some_and(|noun| noun.quantity.is_some() && counts_people(source, group - 2, noun))
    {
        return group - 2;
    }
    // "two foreign (French) nurses were taken"
    if group > first
        && matches!(groups[group - 1].kind, GroupKind::Bracket)
        && groups[group].noun().is_some_and(|noun| noun.quantity.is_none() && noun.determiner == Determiner::Bare)
        && let Some(better) = left(source, first, group + 1, false).filter(|&better| better < group)
    {
        return better;
    }
    let split = number::has_own_state(source, group, Some(cue)) && groups[group].noun().is_some_and(|noun| noun.joined.is_some());
    if !hangs && !split {
        return group;
    }
    match left(source, first, cue, false).map(|last| list_start(source, first, last, cue)) {
        Some(better) if better < group || (split && better > group) => better,
        _ => group,
    }
}

fn modality_of(source: Source<'_>, cue: GroupId, people: GroupId) -> Modality {
    let Source { tokens, syntax, rules, .. } = source;
    let negative = syntax.groups[people].noun().is_some_and(|noun| noun.determiner == Determiner::Negative);
    if negative {
        return Modality::Negated;
    }
    let verb = (people.min(cue)..=cue).rev().find_map(|group| syntax.clause_of_verb(group));
    verb.map_or(Modality::Actual, |clause| modality::of_clause(tokens, syntax, rules, clause))
}

/// Numbers alone that share the verb of the count before: "six died in Harel and five in Tomo".
fn gapped(
    source: Source<'_>,
    sentence: usize,
    range: std::ops::Range<GroupId>,
    told: &mut [Harm],
    found_all: &mut Vec<Harm>,
    first: usize,
) {
    let Source { tokens, syntax, quantities, .. } = source;
    for group in range.clone() {
        if group < range.start + 2 || group + 1 >= range.end {
            continue;
        }
        let Some(noun) = syntax.groups[group].noun() else { continue };
        let Some(quantity) = noun.quantity.map(|q| &quantities[q as usize]).filter(|q| !q.measure) else { continue };
        let words = syntax.groups[group].tokens;
        if !quantity.tokens.contains(noun.head) && !matches!(tokens.folded(noun.head), "others" | "more") {
            continue;
        }
        // "the chaplain that 34 did", "hospitals listed 38", "witnesses told of a dozen"
        if let Some(found) = retold(source, sentence, &range, group, told, &found_all[first..]) {
            found_all.push(found);
            continue;
        }
        // "the army 12, the rebels 20"
        if let Some(found) = gapped_subject(source, sentence, &range, group, told, &found_all[first..]) {
            found_all.push(found);
            continue;
        }
        let joined =
            matches!(syntax.groups[group - 1].kind, GroupKind::Conjunction | GroupKind::Comma) || tokens.is(words.first() - 1, ":");
        let preposition = tokens.folded(syntax.groups[group + 1].tokens.first());
        let placed = match &syntax.groups[group + 1].kind {
            GroupKind::Preposition => {
                matches!(preposition, "in" | "at" | "near" | "on" | "outside")
                    && syntax.groups.get(group + 2).is_none_or(|next| next.noun().is_none())
                    || syntax.groups.get(group + 2).and_then(|next| next.noun()).is_some_and(|noun| {
                        matches!(noun.name, Some((UnitKind::Place, _)))
                            || !matches!(noun.class, NounClass::Person | NounClass::Body | NounClass::Abstract)
                    })
            }
            GroupKind::Date => true,
            // "two more in hospital"
            _ => {
                matches!(tokens.folded(words.end as usize), "more" | "others")
                    && matches!(tokens.folded(words.end as usize + 1), "in" | "at" | "on" | "near")
            }
        };
        let verb_follows =
            syntax.groups.get(group + 3).is_some_and(|next| group + 3 < range.end && matches!(next.kind, GroupKind::Verb(_)));
        if !joined || !placed || verb_follows || covered(told, &found_all[first..], words) {
            continue;
        }
        let before = last_before(told, &found_all[first..], words.start, |harm| !harm.implicit && harm.modality == Modality::Actual);
        let Some(before) = before else { continue };
        // "left one dead and three others in hospital"
        let hospital =
            syntax.groups.get(group + 2).is_some_and(|next| matches!(tokens.folded(next.tokens.last()), "hospital" | "hospitals"));
        let kind = if hospital && !before.rule.ends_with("/die") { CountKind::Injured } else { before.kind };
        let from = words.first().saturating_sub(4).max(tokens.sentences[sentence].tokens.first());
        if (from..words.first()).any(|at| tokens.is(at, "from")) {
            continue;
        }
        let mut found = harm::harm(source, kind, group, None, sentence, None, "counting/gap".to_owned(), Modality::Actual);
        found.additional = true;
        found.class = None;
        found.generic = true;
        found.tokens = TokenRange::new(words.first(), words.end as usize);
        if let Some(number) = number::number_of(source, group) {
            (found.low, found.best, found.high, found.qualifier) = (number.low, number.best, number.high, number.qualifier);
        }
        found_all.push(found);
    }
    // "five died on the spot and a sixth on the way to hospital"
    let sentence_tokens = tokens.sentences[sentence].tokens;
    for at in sentence_tokens.first() + 3..sentence_tokens.end as usize {
        let ordinal =
            matches!(tokens.folded(at), "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth");
        let gap = ordinal
            && tokens.is(at - 1, "a")
            && matches!(tokens.folded(at - 2), "and" | ",")
            && matches!(tokens.folded(at + 1), "on" | "in" | "at" | "later" | "near");
        if !gap {
            continue;
        }
        let before = last_before(told, &found_all[first..], at as u32 - 1, |harm| !harm.implicit);
        let Some((kind, Some(group))) = before.map(|before| (before.kind, before.group)) else { continue };
        let mut found = harm::harm(source, kind, group, None, sentence, None, "counting/another".to_owned(), Modality::Actual);
        found.tokens = TokenRange::new(at, at + 1);
        one_more(&mut found);
        found_all.push(found);
    }
    // "ten were killed: four on the train, six on the platform"
    let gaps = |harm: &Harm| harm.rule == "counting/gap";
    let sum: u64 = found_all[first..].iter().filter(|harm| gaps(harm)).filter_map(|harm| harm.best).fold(0, u64::saturating_add);
    let whole = sum > 0
        && (told.iter().any(|harm| harm.best == Some(sum)) || found_all[first..].iter().any(|harm| !gaps(harm) && harm.best == Some(sum)));
    if whole {
        for harm in found_all[first..].iter_mut().filter(|harm| gaps(harm)) {
            harm.subset = true;
            harm.additional = false;
        }
    }
}

/// Whether some words are part of a count.
fn covered(told: &[Harm], found: &[Harm], words: TokenRange) -> bool {
    let to = told.partition_point(|harm| harm.tokens.start < words.end);
    told[..to].iter().rev().take(RECENT).any(|harm| harm.tokens.overlaps(words))
        || found.iter().rev().take(RECENT).any(|harm| harm.tokens.overlaps(words))
}

/// A number alone that another source gives for the people counted before in the sentence.
fn retold(
    source: Source<'_>,
    sentence: usize,
    range: &std::ops::Range<GroupId>,
    group: GroupId,
    told: &[Harm],
    found: &[Harm],
) -> Option<Harm> {
    let Source { tokens, syntax, .. } = source;
    let number = &source.quantities[syntax.groups[group].noun()?.quantity? as usize];
    let words = syntax.groups[group].tokens;
    let ends = |at: usize| matches!(tokens.folded(at), "." | "," | ";" | "");
    let subject_of = |verb: GroupId| syntax.clause_of_verb(verb).and_then(|clause| syntax.clauses[clause].subject);
    let last = words.end as usize;
    let did = tokens.is(last, "did") && ends(last + 1);
    let speaker = if did {
        // the noun before "that"
        (range.start..group).rev().take(3).find(|&at| syntax.groups[at].noun().is_some())?
    } else {
        if !ends(last) {
            return None;
        }
        let of =
            matches!(syntax.groups[group - 1].kind, GroupKind::Preposition) && tokens.is(syntax.groups[group - 1].tokens.first(), "of");
        let verb = if of { group.checked_sub(2)? } else { group - 1 };
        let says = matches!(&syntax.groups[verb].kind, GroupKind::Verb(verb) if !verb.passive && !verb.negated
            && matches!((verb.lemma, of), ("tell" | "speak" | "talk", true) | ("list" | "count" | "report" | "record", false)));
        if !says || verb < range.start {
            return None;
        }
        subject_of(verb)?
    };
    if covered(told, found, words) {
        return None;
    }
    let before = last_before(told, found, words.start, |harm| !harm.implicit && harm.modality != Modality::Negated)?;
    let kind = before.kind;
    let mut found = harm::harm(source, kind, group, None, sentence, None, "counting/gap".to_owned(), Modality::Actual);
    found.generic = true;
    found.tokens = words;
    (found.low, found.best, found.high, found.qualifier, found.implicit) = (number.low, number.best, number.high, number.qualifier, false);
    (found.of_whom, found.class, found.definite, found.additional) = (None, None, false, false);
    let speaker = syntax.groups[speaker].tokens;
    found.source = Some((speaker, tokens[speaker.last()].hash));
    Some(found)
}

/// A number whose verb stands with another subject before: "the army counted 12, the rebels 20".
fn gapped_subject(
    source: Source<'_>,
    sentence: usize,
    range: &std::ops::Range<GroupId>,
    group: GroupId,
    told_before: &[Harm],
    found_before: &[Harm],
) -> Option<Harm> {
    let Source { tokens, syntax, .. } = source;
    let number = &source.quantities[syntax.groups[group].noun()?.quantity? as usize];
    let whole = syntax.groups[group].tokens;
    // "the government 48" as one group
    let inside = number.tokens.first() > whole.first() + 1 && number.tokens.end == whole.end;
    let subject = if inside { Some(group) } else { group.checked_sub(1) }.filter(|&subject| subject > range.start)?;
    let noun = syntax.groups[subject].noun()?;
    let words = if inside { number.tokens } else { whole };
    let ends = group + 1 >= range.end || matches!(tokens.folded(words.end as usize), "." | "," | ";" | "dead" | "");
    let joined = matches!(syntax.groups[subject - 1].kind, GroupKind::Conjunction | GroupKind::Comma)
        || matches!(tokens.folded(syntax.groups[subject].tokens.first() - 1), ";" | ",");
    if !ends || !joined || (noun.quantity.is_some() && !inside) || !matches!(noun.determiner, Determiner::Definite | Determiner::Indefinite)
    {
        return None;
    }
    if covered(told_before, found_before, words) {
        return None;
    }
    let before = last_before(told_before, found_before, words.start, |harm| !harm.implicit)?;
    let (kind, told) = (before.kind, before.source.is_some());
    if !told && !matches!(tokens.folded(noun.head), "second" | "third" | "other" | "latter") && !inside {
        return None;
    }
    if !told && !words.indices().chain(whole.indices()).any(|at| matches!(tokens.folded(at), "second" | "third" | "other" | "latter")) {
        return None;
    }
    let mut found = harm::harm(source, kind, group, None, sentence, None, "counting/gap".to_owned(), Modality::Actual);
    found.generic = true;
    found.tokens = words;
    (found.low, found.best, found.high, found.qualifier, found.implicit) = (number.low, number.best, number.high, number.qualifier, false);
    (found.of_whom, found.class, found.definite) = (None, None, false);
    let speaker = if inside { TokenRange::new(whole.first(), words.first()) } else { syntax.groups[subject].tokens };
    found.source = told.then(|| (speaker, tokens[speaker.last()].hash));
    found.additional = !told;
    Some(found)
}
