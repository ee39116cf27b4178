//! What words side by side say of people, read from groups alone: "two guards killed, five wounded", "left three
//! dead", "turned the gun on himself". Numbers without a word of their own are for [`gaps`](super::gaps).
//!
//! A second reading beside the frames, for headlines, lists and long sentences. A word that tells what became of
//! people ([`Told`]) and that no frame has read is a cue; the people stand on the side where its form puts them.

use super::find::{EventMention, Source};
use super::frame::Told;
use super::gaps::gapped;
use super::harm::{self, Harm, count_kind};
use super::modality::{self, Modality};
use super::number::Number;
use super::signs::signs;
use super::sufferers::{counts_people, left, list_start, sufferer};
use super::survival;
use crate::counts::CountKind;
use crate::lexicon::NounClass;
use crate::syntax::{Determiner, GroupId, GroupKind, UnitKind};
use crate::text::TokenRange;
use smol_str::{SmolStr, format_smolstr};

/// How many counts back in a sentence still matter to the next.
pub(super) const RECENT: usize = 16;

/// Adds the counts that no frame has read.
pub(super) fn find(source: Source<'_>, mentions: &[EventMention], harms: &mut Vec<Harm>) {
    harms.sort_by_key(|harm| (harm.sentence, harm.tokens.start));
    let mut read: Vec<(u32, CountKind)> =
        harms.iter().filter_map(|harm| Some((mentions[harm.mention?].trigger.start, harm.kind))).collect();
    read.sort_unstable();
    let mut found = Vec::new();
    let mut dropped = Vec::new();
    let mut start = 0;
    let (mut telling, mut ahead) = (source.signs.harm(), source.signs.harm());
    for (sentence, range) in source.syntax.sentence_groups.iter().enumerate() {
        let end = start + harms[start..].partition_point(|harm| harm.sentence <= sentence);
        let first = found.len();
        // Most sentences hold no word that tells of people, and of others most groups are far from it.
        let telling = telling.reaches(source.tokens.sentences[sentence].tokens.indices());
        for cue in if telling { range.clone() } else { 0..0 } {
            if !ahead.reaches(reach(source, cue)) {
                continue;
            }
            if let Some(harm) = survival::unsaved(source, range.clone(), sentence, cue, &mut harms[start..end]) {
                found.push(harm);
                continue;
            }
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
            let mut told = harm::harm(source, kind, head, Some(cue), sentence, None, format_smolstr!("counting/state/{lemma}"), modality);
            // "cost it 31 of them": of those sent, and not of dead told before
            told.subset &= lemma != "cost";
            found.push(told);
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

/// Where a word must stand that tells what became of people if a group is a cue: in it, or behind the object of a verb
/// ("on himself", "to death") and right before it ("fatally"), behind others ("in hospital", "torn to pieces").
fn reach(source: Source<'_>, cue: GroupId) -> std::ops::Range<usize> {
    let groups = &source.syntax.groups;
    let words = groups[cue].tokens;
    match &groups[cue].kind {
        GroupKind::Verb(_) => words.first().saturating_sub(1)..groups.get(cue + 1).map_or(words, |next| next.tokens).end as usize + 2,
        GroupKind::Noun(_) => words.indices(),
        _ => words.first()..words.first() + 3,
    }
}

/// Whether people are counted already, in a sentence's counts sorted by place or among the last ones found.
fn counted(told: &[Harm], found: &[Harm], kind: CountKind, tokens: TokenRange) -> bool {
    let to = told.partition_point(|harm| harm.tokens.start < tokens.end);
    let same = |harm: &&Harm| harm.kind == kind && harm.tokens.overlaps(tokens);
    told[..to].iter().rev().take(RECENT).any(|harm| same(&harm)) || found.iter().rev().take(RECENT).any(|harm| same(&harm))
}

/// The last count before some words.
pub(super) fn last_before<'h>(told: &'h [Harm], found: &'h [Harm], at: u32, wanted: impl Fn(&Harm) -> bool) -> Option<&'h Harm> {
    let to = told.partition_point(|harm| harm.tokens.start < at);
    let old = told[..to].iter().rev().take(RECENT).filter(|harm| harm.tokens.end <= at && wanted(harm));
    let new = found.iter().rev().take(RECENT).filter(|harm| harm.tokens.end <= at && wanted(harm));
    old.chain(new).max_by_key(|harm| harm.tokens.end)
}

/// "and another was injured", "a sixth died": one more.
fn another(source: Source<'_>, first: GroupId, sentence: usize, cue: GroupId) -> Option<Harm> {
    let Source { tokens, syntax, rules, .. } = source;
    let GroupKind::Verb(verb) = &syntax.groups[cue].kind else { return None };
    let own = signs(source, verb.main).tells_harm();
    let word = if own { rules.counting(verb.lemma).find(|word| matches!(word.told, Told::Verb | Told::Fate)) } else { None };
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
    let mut found = harm::harm(source, kind, before, None, sentence, None, SmolStr::new_static("counting/another"), Modality::Actual);
    found.tokens = TokenRange::new(at, at + 1);
    one_more(&mut found);
    found.ordinal = harm::ordinal(source, at);
    Some(found)
}

/// "then turned the gun on himself", "took her own life": who did it is dead, too.
fn own_hand(source: Source<'_>, end: GroupId, sentence: usize, cue: GroupId) -> Option<Harm> {
    let Source { tokens, syntax, rules, .. } = source;
    let GroupKind::Verb(verb) = &syntax.groups[cue].kind else { return hanged(source, end, sentence, cue) };
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
    let mut found =
        harm::harm(source, CountKind::Killed, cue + 1, None, sentence, None, SmolStr::new_static("counting/own-hand"), modality);
    one_more(&mut found);
    if verb.lemma == "turn" {
        found.tokens = TokenRange::new(at + 1, at + 2);
    }
    (found.implicit, found.definite) = (true, true);
    (found.modality, found.generic) = (modality, false);
    Some(found)
}

/// "before hanging himself", where the form in -ing is read as a noun.
fn hanged(source: Source<'_>, end: GroupId, sentence: usize, cue: GroupId) -> Option<Harm> {
    let Source { tokens, syntax, .. } = source;
    let words = syntax.groups[cue].tokens;
    let own = words.len() == 1
        && matches!(tokens.folded(words.first()), "hanging" | "drowning")
        && cue + 1 < end
        && matches!(tokens.folded(syntax.groups[cue + 1].tokens.first()), "himself" | "herself");
    if !own {
        return None;
    }
    let mut found =
        harm::harm(source, CountKind::Killed, cue + 1, None, sentence, None, SmolStr::new_static("counting/own-hand"), Modality::Actual);
    one_more(&mut found);
    (found.implicit, found.definite) = (true, true);
    Some(found)
}

/// Makes a count one of a person told besides others, of whom nothing else is known.
pub(super) fn one_more(found: &mut Harm) {
    found.set_number(Number::exact(1, false));
    (found.additional, found.subset, found.definite) = (true, false, false);
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
        return Some(harm::harm(
            source,
            kind,
            cue + 1,
            Some(cue),
            sentence,
            None,
            SmolStr::new_static("counting/state/killing"),
            Modality::Actual,
        ));
    }
    let words = quantities[noun.quantity? as usize].tokens;
    let at = words.first().checked_sub(1).filter(|&at| at > noun.bare_start)?;
    let kind = kind_of(at)?;
    let mut found = harm::harm(source, kind, cue, None, sentence, None, SmolStr::new_static("counting/state/killing"), Modality::Actual);
    let number = &quantities[noun.quantity? as usize];
    found.set_number(Number::of(number));
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
            let to_death = tokens.is(behind, "to") && tokens.is(behind + 1, "death");
            let struck = || {
                if !to_death || !matches!(verb.lemma, "beat" | "stab" | "hack" | "burn" | "stone" | "shoot") {
                    return None;
                }
                let object = (cue + 1..(cue + 4).min(end)).find(|&at| syntax.groups[at].tokens.first() == behind + 2)?;
                let noun = syntax.groups[object].noun()?;
                (counts_people(source, object, noun) && !matches!(noun.name, Some((UnitKind::Place, _)))).then_some(object)
            };
            if let Some(people) = struck().filter(|_| !verb.passive && fresh(read, verb.main, CountKind::Killed)) {
                return Some((CountKind::Killed, people, "to death"));
            }
            if let Some(people) = beaten().filter(|_| !verb.passive && fresh(read, verb.main, CountKind::Killed)) {
                return Some((CountKind::Killed, people, "to death"));
            }
            if to_death && !matches!(verb.lemma, "sentence" | "be" | "condemn" | "put") {
                let people = sufferer(source, first, end, cue, verb)?;
                return fresh(read, verb.main, CountKind::Killed).then_some((CountKind::Killed, people, "to death"));
            }
            // "the battle cost it 31 of them", "cost the army six men"
            if verb.lemma == "cost" && !verb.passive && cue + 2 < end {
                let lost = syntax.groups[cue + 2].noun()?;
                let numbered = lost.quantity.is_some_and(|q| !source.quantities[q as usize].measure);
                let after = syntax.groups[cue + 2].tokens.end as usize;
                let people = lost.class == NounClass::Person || (tokens.is(after, "of") && tokens.is(after + 1, "them"));
                let whom = syntax.groups[cue + 1].noun().is_some_and(|noun| noun.quantity.is_none());
                return (numbered && people && whom).then_some((CountKind::Killed, cue + 2, "cost"));
            }
            // "cut the throats of eight villagers"
            if matches!(verb.lemma, "cut" | "slit" | "slash") && !verb.passive && cue + 3 < end {
                let throat = matches!(tokens.folded(syntax.groups[cue + 1].tokens.last()), "throat" | "throats");
                let people = harm::possessed(source, cue + 1);
                let noun = syntax.groups[people].noun().filter(|_| throat && people > cue + 1)?;
                return counts_people(source, people, noun).then_some((CountKind::Killed, people, "throat"));
            }
            let fatal = verb.main > 0 && matches!(tokens.folded(verb.main - 1), "fatally" | "mortally") || tokens.is(behind, "fatally");
            if fatal && fresh(read, verb.main, CountKind::Killed) {
                return Some((CountKind::Killed, sufferer(source, first, end, cue, verb)?, "fatally"));
            }
            if !signs(source, verb.main).tells_harm() {
                return None;
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
        // "12 are in critical condition"
        GroupKind::Preposition
            if tokens.is(at, "in")
                && tokens.is(at + 2, "condition")
                && matches!(tokens.folded(at + 1), "critical" | "serious" | "grave") =>
        {
            let people = left(source, first, cue, true)?;
            let numbered = syntax.groups[people].noun()?.quantity.is_some_and(|q| !source.quantities[q as usize].measure);
            numbered.then_some((CountKind::Injured, people, "condition"))
        }
        // "the battle cost it 31 of them", where the verb is read as a noun
        GroupKind::Noun(noun) if cue + 2 < end && noun.determiner == Determiner::Definite && tokens.is(group.tokens.last(), "cost") => {
            let pronoun = syntax.groups[cue + 1].noun().is_some_and(|noun| noun.pronoun);
            let number = syntax.groups[cue + 2].noun()?.quantity.is_some_and(|q| !source.quantities[q as usize].measure);
            let after = syntax.groups[cue + 2].tokens.end as usize;
            (pronoun && number && tokens.is(after, "of") && tokens.is(after + 1, "them")).then_some((CountKind::Killed, cue + 2, "cost"))
        }
        GroupKind::Noun(_) | GroupKind::Preposition | GroupKind::Comma => None,
        _ if tokens.is(at, "torn") && tokens.is(at + 1, "to") && matches!(tokens.folded(at + 2), "pieces" | "shreds") => {
            Some((CountKind::Killed, left(source, first, cue, true)?, "torn"))
        }
        _ if !signs(source, at).tells_harm() => None,
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

/// Whether no frame has read a count of this kind from the trigger; who is hurt may be told by any of them.
fn fresh(read: &[(u32, CountKind)], trigger: usize, kind: CountKind) -> bool {
    let from = read.partition_point(|&(start, _)| (start as usize) < trigger);
    !read[from..].iter().take_while(|&&(start, _)| start as usize == trigger).any(|&(_, known)| known == kind || kind == CountKind::Injured)
}

/// Whether what a cue tells of people happened: by their "no", else by the verb at the cue or before it.
pub(super) fn modality_of(source: Source<'_>, cue: GroupId, people: GroupId) -> Modality {
    let Source { tokens, syntax, rules, .. } = source;
    let negative = syntax.groups[people].noun().is_some_and(|noun| noun.determiner == Determiner::Negative);
    if negative {
        return Modality::Negated;
    }
    let verb = (people.min(cue)..=cue).rev().find_map(|group| syntax.clause_of_verb(group));
    verb.map_or(Modality::Actual, |clause| modality::of_clause(tokens, syntax, rules, clause))
}
