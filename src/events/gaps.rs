//! Numbers without a word of their own, which share that of a count before: "six died in Harel and five in Tomo",
//! "the army counted 12, the rebels 20".

use super::find::Source;
use super::harm::{self, Harm};
use super::modality::Modality;
use super::number::{self, Number};
use super::states::{RECENT, last_before, one_more};
use crate::counts::CountKind;
use crate::lexicon::NounClass;
use crate::syntax::{Determiner, GroupId, GroupKind, UnitKind};
use crate::text::TokenRange;
use crate::tokenize::fold::is_word;
use smol_str::SmolStr;

/// Numbers alone that share the verb of the count before: "six died in Harel and five in Tomo".
pub(super) fn gapped(
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
        if let Some(found) = estimated(source, sentence, &range, group, told, &found_all[first..]) {
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
        // "eight, all of them tourists, in the third"
        let placed = placed || {
            let close = (group + 2..(group + 8).min(range.end)).find(|&at| matches!(syntax.groups[at].kind, GroupKind::Comma));
            matches!(syntax.groups[group + 1].kind, GroupKind::Comma)
                && matches!(tokens.folded(words.end as usize + 1), "all" | "most" | "mostly")
                && close.is_some_and(|at| matches!(tokens.folded(syntax.groups[at].tokens.end as usize), "in" | "at" | "near"))
        };
        // "leaving nine dead and four others with burns"
        let wounds = preposition == "with"
            && syntax
                .groups
                .get(group + 2)
                .and_then(|next| next.noun())
                .is_some_and(|noun| matches!(noun.lemma, "burn" | "fracture" | "injury" | "wound"));
        let placed = placed && preposition != "with" || wounds;
        let dated = matches!(syntax.groups[group + 1].kind, GroupKind::Date)
            && group + 2 < range.end
            && matches!(syntax.groups[group + 2].kind, GroupKind::Verb(_));
        let verb_follows =
            dated || syntax.groups.get(group + 3).is_some_and(|next| group + 3 < range.end && matches!(next.kind, GroupKind::Verb(_)));
        if !joined || !placed || verb_follows || covered(told, &found_all[first..], words) {
            continue;
        }
        let before = last_before(told, &found_all[first..], words.start, |harm| !harm.implicit && harm.modality == Modality::Actual);
        let Some(before) = before else { continue };
        // "left one dead and three others in hospital"
        let hospital =
            syntax.groups.get(group + 2).is_some_and(|next| matches!(tokens.folded(next.tokens.last()), "hospital" | "hospitals"));
        let kind = if wounds || hospital && !before.rule.ends_with("/die") { CountKind::Injured } else { before.kind };
        let from = words.first().saturating_sub(4).max(tokens.sentences[sentence].tokens.first());
        if (from..words.first()).any(|at| tokens.is(at, "from")) {
            continue;
        }
        let mut found = harm::harm(source, kind, group, None, sentence, None, SmolStr::new_static("counting/gap"), Modality::Actual);
        found.additional = true;
        found.class = None;
        found.generic = true;
        found.tokens = TokenRange::new(words.first(), words.end as usize);
        if let Some(number) = number::number_of(source, group) {
            found.set_number(Number { implicit: found.implicit, ..number });
        }
        found_all.push(found);
    }
    // "five died on the spot and a sixth on the way to hospital"
    let sentence_tokens = tokens.sentences[sentence].tokens;
    for at in sentence_tokens.first() + 3..sentence_tokens.end as usize {
        let gap = is_word!(tokens.hash(at - 1), "a")
            && is_word!(tokens.hash(at), "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth")
            && matches!(tokens.folded(at - 2), "and" | ",")
            && matches!(tokens.folded(at + 1), "on" | "in" | "at" | "later" | "near");
        if !gap {
            continue;
        }
        let before = last_before(told, &found_all[first..], at as u32 - 1, |harm| !harm.implicit);
        let Some((kind, Some(group))) = before.map(|before| (before.kind, before.group)) else { continue };
        let mut found = harm::harm(source, kind, group, None, sentence, None, SmolStr::new_static("counting/another"), Modality::Actual);
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
    let mut found = harm::harm(source, kind, group, None, sentence, None, SmolStr::new_static("counting/gap"), Modality::Actual);
    found.generic = true;
    found.tokens = words;
    found.set_number(Number::of(number));
    (found.of_whom, found.class, found.definite, found.additional) = (None, None, false, false);
    let speaker = syntax.groups[speaker].tokens;
    found.source = Some((speaker, tokens[speaker.last()].hash));
    Some(found)
}

/// A number alone that somebody gives for the people counted before.
fn told_by(source: Source<'_>, sentence: usize, group: GroupId, kind: CountKind, words: TokenRange, speaker: TokenRange) -> Harm {
    let mut found = harm::harm(source, kind, group, None, sentence, None, SmolStr::new_static("counting/gap"), Modality::Actual);
    found.generic = true;
    found.tokens = words;
    if let Some(number) = number::number_of(source, group) {
        found.set_number(Number { implicit: false, ..number });
    }
    (found.of_whom, found.class, found.definite, found.additional) = (None, None, false, false);
    found.source = Some((speaker, source.tokens[speaker.last()].hash));
    found
}

/// "Police put the number of marchers at 5,000, the organizers at 20,000".
fn estimated(
    source: Source<'_>,
    sentence: usize,
    range: &std::ops::Range<GroupId>,
    group: GroupId,
    told: &[Harm],
    found: &[Harm],
) -> Option<Harm> {
    let Source { tokens, syntax, .. } = source;
    let words = syntax.groups[group].tokens;
    let at = group.checked_sub(3).filter(|&at| at > range.start)?;
    let shape = tokens.is(syntax.groups[group - 1].tokens.first(), "at")
        && syntax.groups[group - 2].noun().is_some_and(|noun| noun.quantity.is_none() && noun.determiner == Determiner::Definite)
        && matches!(syntax.groups[at].kind, GroupKind::Comma | GroupKind::Conjunction);
    if !shape || covered(told, found, words) {
        return None;
    }
    let before = last_before(told, found, words.start, |harm| !harm.implicit && harm.rule.starts_with("counting/toll"))?;
    Some(told_by(source, sentence, group, before.kind, words, syntax.groups[group - 2].tokens))
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
    // "one newspaper reported eight deaths, another eleven"
    if tokens.is(whole.first(), "another")
        && whole.len() == 2
        && group > range.start
        && matches!(syntax.groups[group - 1].kind, GroupKind::Comma | GroupKind::Conjunction)
        && (group + 1 >= range.end || matches!(tokens.folded(whole.end as usize), "." | "," | ";" | ""))
        && !covered(told_before, found_before, whole)
        && let Some(before) = last_before(told_before, found_before, whole.start, |harm| !harm.implicit)
        && before.source.is_some_and(|(speaker, _)| tokens.is(speaker.first(), "one"))
    {
        let speaker = TokenRange::new(whole.first(), whole.first() + 1);
        return Some(told_by(source, sentence, group, before.kind, TokenRange::new(whole.first() + 1, whole.end as usize), speaker));
    }
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
    let cost = before.rule == "counting/state/cost" && inside;
    if !told && !matches!(tokens.folded(noun.head), "second" | "third" | "other" | "latter") && !inside {
        return None;
    }
    if !told
        && !cost
        && !words.indices().chain(whole.indices()).any(|at| matches!(tokens.folded(at), "second" | "third" | "other" | "latter"))
    {
        return None;
    }
    let mut found = harm::harm(source, kind, group, None, sentence, None, SmolStr::new_static("counting/gap"), Modality::Actual);
    found.generic = true;
    found.tokens = words;
    found.set_number(Number::of(number));
    (found.of_whom, found.class, found.definite) = (None, None, false);
    let speaker = if inside { TokenRange::new(whole.first(), words.first()) } else { syntax.groups[subject].tokens };
    found.source = told.then(|| (speaker, tokens[speaker.last()].hash));
    found.additional = !told;
    Some(found)
}
