//! What stands in the roles of a verb, by position: the noun groups before and behind it.

use smallvec::SmallVec;

use super::GroupId;
use super::clause::Phrase;
use super::group::{Group, GroupKind};
use super::verb::Form;
use crate::lexicon::{NounClass, VerbTrait};
use crate::tokenize::Tokens;
use crate::tokenize::fold::is_word;

/// Whether a word that can be a preposition opens a clause: "after gunmen attacked", "as troops entered".
pub(super) fn subordinates(tokens: &Tokens, groups: &[Group<'_>], at: GroupId, end: GroupId) -> bool {
    if !is_word!(tokens.hash(groups[at].tokens.first()), "after" | "before" | "since" | "until" | "as" | "than" | "till") {
        return false;
    }
    let mut next = at + 1;
    let mut nouns = 0;
    while next < end {
        match &groups[next].kind {
            // "five years after the war the mines still kill": the second noun is another clause's subject.
            GroupKind::Noun(_) if next > at + 1 && groups[next - 1].noun().is_some() && !tokens.is(groups[at].tokens.first(), "as") => {
                return false;
            }
            GroupKind::Noun(_) => nouns += 1,
            GroupKind::Adverb | GroupKind::Preposition | GroupKind::Date | GroupKind::Conjunction | GroupKind::Adjective => {}
            GroupKind::Verb(verb) => return nouns > 0 && verb.form == Form::Finite,
            _ => return false,
        }
        next += 1;
        if next > at + 10 {
            return false;
        }
    }
    false
}

pub(super) fn finite_follows(groups: &[Group<'_>], from: GroupId, end: GroupId) -> bool {
    groups[from..end]
        .iter()
        .take(24)
        .any(|group| group.verb().is_some_and(|verb| verb.form == Form::Finite && (!verb.ambiguous || group.tokens.len() > 1 || verb.past)))
}

pub(super) fn next_preposition<'t>(tokens: &'t Tokens, groups: &[Group<'_>], from: GroupId, end: GroupId) -> Option<&'t str> {
    for group in &groups[from..end.min(from + 3)] {
        match group.kind {
            GroupKind::Preposition | GroupKind::Subordinator => return Some(tokens.folded(group.tokens.first())),
            GroupKind::Date | GroupKind::Adverb => {}
            _ => return None,
        }
    }
    None
}

/// The first noun group outside a prepositional phrase between the last boundary and the verb.
pub(super) fn subject_before(
    tokens: &Tokens,
    groups: &[Group<'_>],
    boundary: GroupId,
    verb_at: GroupId,
    opener: Option<GroupId>,
) -> Option<GroupId> {
    let mut start = opener.map_or(boundary, |open| open + 1).max(boundary);
    // A conjunction that joins clauses begins a new one: "…, and two others were hurt".
    for at in (start..verb_at).rev() {
        let joins_nouns = at > boundary && at + 1 < verb_at && groups[at + 1].noun().is_some_and(|noun| noun.continues);
        if matches!(groups[at].kind, GroupKind::Conjunction) && !joins_nouns {
            start = at + 1;
            break;
        }
    }
    let mut in_phrase = false;
    let mut found = None;
    for at in start..verb_at {
        match &groups[at].kind {
            GroupKind::Preposition => in_phrase = true,
            GroupKind::Noun(noun) => {
                if in_phrase {
                    // "in Lima and Cusco, police …": a list inside a phrase stays inside.
                    in_phrase = noun.joined.is_some();
                    continue;
                }
                if noun.continues {
                    continue;
                }
                let apposed = found.is_some_and(|before: GroupId| groups[before].noun().is_some_and(|b| b.apposition == Some(at)));
                if found.is_none() || (!apposed && comma_splits(tokens, groups, found.unwrap_or(at), at)) {
                    found = Some(at);
                }
            }
            GroupKind::Date if owns_next(tokens, groups, at) => {}
            GroupKind::Comma | GroupKind::Date => in_phrase = false,
            _ => {}
        }
    }
    found
}

/// Whether a date is the possessor of the noun behind it, which then stands in the same phrase: "in last year's election".
fn owns_next(tokens: &Tokens, groups: &[Group<'_>], date: GroupId) -> bool {
    groups.get(date + 1).is_some_and(|next| next.noun().is_some() && is_word!(tokens.hash(next.tokens.first()), "'s"))
}

/// Whether a comma between two noun groups means that the second is the subject ("On Monday, in the city, police …").
fn comma_splits(tokens: &Tokens, groups: &[Group<'_>], left: GroupId, right: GroupId) -> bool {
    let commas =
        groups[left..right].iter().filter(|group| matches!(group.kind, GroupKind::Comma) && tokens.is(group.tokens.first(), ",")).count();
    // One comma only: with two, what stands between them is an aside about the first.
    commas == 1 && groups[left].noun().is_some_and(|noun| !matches!(noun.class, NounClass::Person | NounClass::Group))
}

/// The noun group that a relative word refers to.
pub(super) fn antecedent(tokens: &Tokens, groups: &[Group<'_>], relative: GroupId) -> Option<GroupId> {
    let of_people = is_word!(tokens.hash(groups[relative].tokens.first()), "who" | "whom" | "whose");
    let mut back = relative;
    let mut candidate = None;
    while back > 0 && relative - back < 6 {
        back -= 1;
        match &groups[back].kind {
            GroupKind::Noun(noun) => {
                let phrase = back > 0 && matches!(groups[back - 1].kind, GroupKind::Preposition);
                if candidate.is_none() {
                    candidate = Some(back);
                }
                // "the claim for the attack that killed nine": the attack killed.
                let deed = !of_people && noun.class == NounClass::Event;
                if !phrase || deed || matches!(noun.class, NounClass::Person | NounClass::Group) {
                    return Some(back);
                }
            }
            GroupKind::Comma | GroupKind::Preposition => {}
            _ => break,
        }
    }
    candidate
}

/// Phrases that stand before the verb: "In Lima, …", "the mayor of Ica was …".
pub(super) fn phrases_before(tokens: &Tokens, groups: &[Group<'_>], boundary: GroupId, verb_at: GroupId) -> SmallVec<[Phrase; 3]> {
    let mut phrases = SmallVec::new();
    let mut preposition = None;
    let mut last_noun = None;
    for (at, group) in groups.iter().enumerate().take(verb_at).skip(boundary) {
        match &group.kind {
            GroupKind::Preposition => preposition = Some(groups[at].tokens.first()),
            GroupKind::Noun(noun) => {
                if let Some(word) = preposition {
                    phrases.push(Phrase { preposition: word, group: at, after: last_noun });
                    if noun.joined.is_none() {
                        preposition = None;
                    }
                }
                last_noun = Some(at);
            }
            GroupKind::Date => {
                if let Some(word) = preposition {
                    phrases.push(Phrase { preposition: word, group: at, after: None });
                    if !owns_next(tokens, groups, at) {
                        preposition = None;
                    }
                }
            }
            GroupKind::Comma => {
                preposition = None;
                last_noun = None;
            }
            GroupKind::Subordinator | GroupKind::Relative => {
                phrases.clear();
                preposition = None;
            }
            _ => {}
        }
    }
    phrases
}

/// What stands behind a verb.
pub(super) struct Behind {
    pub objects: SmallVec<[GroupId; 2]>,
    pub particle: Option<usize>,
    /// One past the last group that belongs to the verb: what follows is free for the next.
    pub free: GroupId,
}

/// Objects and phrases after the verb, up to the next boundary. `hosted` says that a noun group before this
/// clause still waits for its own verb, so that a finite verb behind the object is that one.
pub(super) fn after_verb(
    tokens: &Tokens,
    groups: &[Group<'_>],
    verb_at: GroupId,
    end: GroupId,
    hosted: bool,
    phrases: &mut SmallVec<[Phrase; 3]>,
) -> Behind {
    let verb = groups[verb_at].verb();
    let own_particle = verb.and_then(|verb| verb.particle);
    let content = verb.is_some_and(|verb| verb.has(VerbTrait::TakesContent));
    let bare = verb.is_some_and(|verb| verb.has(VerbTrait::TakesBareVerb));
    // "murdered, at gunpoint, a guard": what commas set off right behind a verb that wants an object.
    let set_off = verb.is_some_and(|verb| verb.has(VerbTrait::TakesObject) && !verb.passive)
        && groups.get(verb_at + 1).is_some_and(|next| matches!(next.kind, GroupKind::Comma));
    let mut objects = SmallVec::new();
    let before = phrases.len();
    let mut preposition = None;
    let mut particle = None;
    let mut last_noun = None;
    let mut at = verb_at + 1;
    while at < end {
        match &groups[at].kind {
            GroupKind::Preposition | GroupKind::Adverb if own_particle == Some(groups[at].tokens.first()) => {}
            GroupKind::Preposition => {
                if subordinates(tokens, groups, at, end) {
                    break;
                }
                let word = groups[at].tokens.first();
                let noun_next = at + 1 < end && matches!(groups[at + 1].kind, GroupKind::Noun(_) | GroupKind::Date);
                if !noun_next && is_word!(tokens.hash(word), "up" | "off" | "out" | "down" | "away" | "back" | "over") {
                    particle = Some(word);
                } else {
                    preposition = Some(word);
                }
            }
            GroupKind::Adverb | GroupKind::Adjective | GroupKind::Other
                if particle.is_none()
                    && own_particle.is_none()
                    && !objects.is_empty()
                    && verb.is_some_and(|verb| verb.goes_with(tokens.folded(groups[at].tokens.first()))) =>
            {
                particle = Some(groups[at].tokens.first());
            }
            GroupKind::Noun(noun) => {
                if let Some(word) = preposition {
                    phrases.push(Phrase { preposition: word, group: at, after: last_noun });
                    if noun.joined.is_none() {
                        preposition = None;
                    }
                } else if !noun.continues {
                    // "shot him from a car as he left": an object's pronoun is no subject.
                    let object = noun.pronoun && is_word!(tokens.hash(noun.head), "him" | "them" | "me" | "us");
                    if !object && (!hosted || content) && !bare && subject_of_next(tokens, groups, at, end, content) {
                        break;
                    }
                    objects.push(at);
                }
                last_noun = Some(at);
            }
            GroupKind::Date => {
                if let Some(word) = preposition {
                    phrases.push(Phrase { preposition: word, group: at, after: None });
                    if !owns_next(tokens, groups, at) {
                        preposition = None;
                    }
                }
                last_noun = None;
            }
            GroupKind::Adjective if objects.is_empty() || groups[at - 1].noun().is_some() => objects.push(at),
            GroupKind::Conjunction => {
                let joins = at + 1 < end && groups[at + 1].noun().is_some_and(|noun| noun.continues);
                let phrase = at + 1 < end && matches!(groups[at + 1].kind, GroupKind::Preposition);
                if !joins && !phrase {
                    break;
                }
            }
            GroupKind::Verb(_) | GroupKind::Subordinator | GroupKind::Relative => break,
            GroupKind::Comma => {
                preposition = None;
                // What follows a comma belongs to this clause only if it is a phrase, a list or a participle.
                let next = groups.get(at + 1).filter(|_| at + 1 < end);
                let goes_on = next.is_some_and(|next| {
                    matches!(next.kind, GroupKind::Preposition | GroupKind::Date | GroupKind::Conjunction)
                        || next.noun().is_some_and(|noun| noun.continues)
                });
                let aside = next.is_some_and(|next| next.noun().is_some())
                    && last_noun.is_some_and(|n| groups[n].noun().is_some_and(|noun| noun.apposition == Some(at + 1)));
                let object = set_off
                    && objects.is_empty()
                    && at > verb_at + 1
                    && next.is_some_and(|next| next.noun().is_some())
                    && !subject_of_next(tokens, groups, at + 1, end, false);
                if !goes_on && !aside && !object {
                    // "in Ica, Peru, on Monday": a place after a place.
                    let place = next.and_then(Group::noun).is_some_and(|n| n.class == NounClass::Place)
                        && phrases.len() > before
                        && !subject_of_next(tokens, groups, at + 1, end, false);
                    if !place {
                        break;
                    }
                    phrases.push(Phrase {
                        preposition: phrases[before..].last().map_or(groups[at].tokens.first(), |p| p.preposition),
                        group: at + 1,
                        after: last_noun,
                    });
                    at += 2;
                    continue;
                }
                if aside {
                    at += 2;
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    Behind { objects, particle, free: at }
}

/// Whether a finite verb follows right behind, so that the noun at `at` is its subject. After a verb of speech
/// (`content`) a noun is the subject of what is said wherever there is a verb for it.
fn subject_of_next(tokens: &Tokens, groups: &[Group<'_>], at: GroupId, end: GroupId, content: bool) -> bool {
    let mut next = at + 1;
    let mut phrase = false;
    // "said Omar, the mayor, was killed"
    if let Some(aside) = groups[at].noun().and_then(|noun| noun.apposition).filter(|&aside| aside + 1 < end) {
        next = aside + 1;
        next += usize::from(matches!(groups[next].kind, GroupKind::Comma));
    }
    while next < end && next < at + 9 {
        match &groups[next].kind {
            GroupKind::Verb(verb) => {
                let finite = verb.form == Form::Finite
                    && (content
                        || groups[next].tokens.len() > 1
                        || !verb.ambiguous
                        || groups.get(next + 1).is_some_and(|group| group.noun().is_some()));
                return finite
                    || content && matches!(verb.form, Form::Participle | Form::Gerund) && finite_verbs(groups, next + 1, end) > 0;
            }
            GroupKind::Relative => return content && finite_verbs(groups, next + 1, end) > 1,
            GroupKind::Preposition if subordinates(tokens, groups, next, end) => return false,
            GroupKind::Preposition => phrase = true,
            GroupKind::Noun(noun) if phrase || noun.continues => phrase = phrase && noun.joined.is_some(),
            GroupKind::Adverb => {}
            GroupKind::Conjunction if groups.get(next + 1).and_then(Group::noun).is_some_and(|noun| noun.continues) => {}
            _ => return false,
        }
        next += 1;
    }
    false
}

/// Finite verbs up to the next conjunction or opener, two at most.
fn finite_verbs(groups: &[Group<'_>], from: GroupId, end: GroupId) -> usize {
    groups[from..end]
        .iter()
        .take(16)
        .take_while(|group| !matches!(group.kind, GroupKind::Conjunction | GroupKind::Subordinator))
        .filter(|group| group.verb().is_some_and(|verb| verb.form == Form::Finite))
        .take(2)
        .count()
}

/// Whether the next group that is no phrase, date or adverb is a finite verb without a subject of its own: then
/// the verb before `from` is a participle on its noun ("a policeman wounded in the clash died").
pub(super) fn resumes(tokens: &Tokens, groups: &[Group<'_>], from: GroupId, end: GroupId) -> bool {
    let mut phrase = false;
    for at in from..end.min(from + 14) {
        match &groups[at].kind {
            GroupKind::Preposition if subordinates(tokens, groups, at, end) => return false,
            GroupKind::Preposition => phrase = true,
            GroupKind::Noun(noun) if phrase || noun.continues => phrase = noun.joined.is_some(),
            GroupKind::Date => phrase = false,
            GroupKind::Adverb => {}
            GroupKind::Conjunction if phrase => {}
            // "accused of planning the attack"
            GroupKind::Verb(verb) if verb.form == Form::Gerund && phrase => {}
            GroupKind::Verb(verb) => return verb.form == Form::Finite,
            _ => return false,
        }
    }
    false
}
