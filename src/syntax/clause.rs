//! Clauses: a verb group with its subject, objects and prepositional phrases.
//!
//! Roles are found by position. A finite verb's subject is the first noun group outside a prepositional phrase
//! since the last boundary; what follows the verb up to the next boundary is object or prepositional phrase.
//! Relative clauses take the noun before the relative word, participles the noun they follow, infinitives and
//! verbs after "and" the subject of the verb before.

use smallvec::SmallVec;

use super::group::{Group, GroupKind};
use super::verb::Form;
use super::{ClauseId, GroupId};
use crate::tokenize::Tokens;

/// How a clause hangs in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseKind {
    /// Main clause, or one joined to it.
    Main,
    /// After "that" or a verb of speech.
    Content,
    /// After "after", "when", "because", …
    Subordinate,
    /// After "who", "which", "where".
    Relative,
    /// A participle on its noun: "the bomb placed by", "leaving 12 dead".
    Participial,
    /// "to" and a verb.
    Infinitive,
}

/// A preposition and its noun group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// Token of the preposition.
    pub preposition: usize,
    /// Noun group (or date group).
    pub group: GroupId,
    /// Noun group that it stands right behind ("the mayor of Ica"), if it does.
    pub after: Option<GroupId>,
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Verb group.
    pub verb: GroupId,
    /// How it hangs in its sentence.
    pub kind: ClauseKind,
    /// Grammatical subject, as written (of a passive too).
    pub subject: Option<GroupId>,
    /// Objects and complements, in order.
    pub objects: SmallVec<[GroupId; 2]>,
    /// Prepositional phrases, in order; those before the verb come first.
    pub phrases: SmallVec<[Phrase; 3]>,
    /// A particle that stands after the object: "up" of "blew himself up".
    pub particle: Option<usize>,
    /// The clause that this one depends on.
    pub parent: Option<ClauseId>,
    /// The word that opens it ("after", "that", "who"), if any.
    pub opener: Option<usize>,
    /// Whether it is passive, by its auxiliary or as a reduced passive.
    pub passive: bool,
}

/// Finds the clauses of the sentence whose groups start at `first`.
pub(super) fn find(tokens: &Tokens, groups: &mut [Group<'_>], first: GroupId, first_clause: ClauseId, clauses: &mut Vec<Clause>) {
    let end = groups.len();
    let mut boundary = first;
    let mut opener: Option<GroupId> = None;
    let mut at = first;
    while at < end {
        match &groups[at].kind {
            GroupKind::Subordinator | GroupKind::Relative => opener = Some(at),
            GroupKind::Preposition if subordinates(tokens, groups, at, end) => opener = Some(at),
            GroupKind::Verb(_) => {
                let clause = build(tokens, groups, first, boundary, at, end, opener, first_clause, clauses);
                boundary = at + 1;
                opener = None;
                // "Established in 2014, the group …", "Driving at speed, the bus …": the main clause lends its subject.
                if clause.kind == ClauseKind::Main
                    && let (Some(subject), Some(before)) = (clause.subject, clauses[first_clause..].last_mut())
                    && before.subject.is_none()
                    && groups[before.verb].verb().is_some_and(|verb| {
                        matches!(verb.form, Form::Participle | Form::Gerund) || verb.ambiguous && groups[before.verb].tokens.len() == 1
                    })
                {
                    before.subject = Some(subject);
                    before.kind = ClauseKind::Participial;
                    before.passive |= groups[before.verb].verb().is_some_and(|verb| verb.form != Form::Gerund) && before.objects.is_empty();
                }
                clauses.push(clause);
            }
            _ => {}
        }
        at += 1;
    }
}

/// Whether a word that can be a preposition opens a clause: "after gunmen attacked", "as troops entered".
fn subordinates(tokens: &Tokens, groups: &[Group<'_>], at: GroupId, end: GroupId) -> bool {
    if !matches!(tokens.folded(groups[at].tokens.first()), "after" | "before" | "since" | "until" | "as" | "for" | "than" | "till") {
        return false;
    }
    let mut next = at + 1;
    let mut nouns = 0;
    while next < end {
        match &groups[next].kind {
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

#[allow(clippy::too_many_arguments, reason = "one clause is read from exactly these")]
fn build(
    tokens: &Tokens,
    groups: &[Group<'_>],
    first_group: GroupId,
    boundary: GroupId,
    verb_at: GroupId,
    end: GroupId,
    opener: Option<GroupId>,
    first_clause: ClauseId,
    clauses: &[Clause],
) -> Clause {
    let verb = *groups[verb_at].verb().expect("called on verb groups only");
    let previous = (clauses.len() > first_clause).then(|| clauses.len() - 1);
    let mut kind = ClauseKind::Main;
    let mut subject = subject_before(tokens, groups, boundary, verb_at, opener);
    let mut parent = None;
    let mut shared = false;
    if let Some(open) = opener {
        kind = match groups[open].kind {
            GroupKind::Relative => ClauseKind::Relative,
            _ if tokens.is(groups[open].tokens.first(), "that") => ClauseKind::Content,
            _ => ClauseKind::Subordinate,
        };
        parent = previous;
        if kind == ClauseKind::Relative && subject.is_none_or(|s| s < open) {
            subject = antecedent(tokens, groups, open);
        }
    }
    match verb.form {
        Form::Infinitive => {
            kind = ClauseKind::Infinitive;
            parent = previous;
            // "accused rebels of trying to kill", "ordered troops to fire": an object right before is the subject.
            subject = subject.or_else(|| previous.and_then(|p| clauses[p].subject));
        }
        Form::Gerund => {
            kind = ClauseKind::Participial;
            parent = previous;
            let adjacent = verb_at.checked_sub(1).filter(|&b| b >= boundary && groups[b].noun().is_some());
            subject = adjacent.or_else(|| previous.and_then(|p| clauses[p].subject)).or(subject);
        }
        Form::Participle | Form::Finite => {}
    }
    let direct_object = (verb_at + 1 < end).then(|| &groups[verb_at + 1]).is_some_and(|group| group.noun().is_some());
    let mut passive = verb.passive;
    if verb.form == Form::Participle && verb.ambiguous {
        // "12 killed in raid", "the bomb placed by": a participle without object is a reduced passive.
        passive |= !direct_object;
        if subject.is_some() && verb_at > boundary {
            let has_finite = previous.is_some_and(|p| p >= first_clause) || finite_follows(groups, verb_at + 1, end);
            kind = if has_finite { ClauseKind::Participial } else { ClauseKind::Main };
        } else if let Some(p) = previous {
            kind = ClauseKind::Participial;
            parent = Some(p);
            subject = subject.or(clauses[p].subject);
        }
        if !passive && subject.is_none() {
            subject = previous.and_then(|p| clauses[p].subject);
        }
    } else if verb.ambiguous && verb.form == Form::Finite && !verb.perfect && !passive && verb.past && tokens_are_bare(groups, verb_at) {
        // Past tense by its place, but "three soldiers wounded in the clash" has no object and no other verb.
        let reduced = !direct_object
            && next_preposition(tokens, groups, verb_at + 1, end).is_some_and(|word| {
                word == "by"
                    || (never_alone(verb.lemma)
                        && matches!(word, "in" | "when" | "after" | "during" | "as" | "on" | "near" | "at" | "outside" | "inside"))
            });
        passive |= reduced && takes_object(verb.lemma);
    }
    if subject.is_none() && verb.form == Form::Finite && kind != ClauseKind::Relative {
        // "attacked the post and killed two": the verb before lends its subject.
        if let Some(p) = previous.filter(|_| joined(groups, boundary, verb_at)) {
            subject = clauses[p].subject;
            parent = clauses[p].parent;
            shared = true;
        }
    }
    if verb.form == Form::Finite
        && kind == ClauseKind::Main
        && let Some(waiting) = previous.and_then(|p| waiting(tokens, groups, &clauses[p], verb_at, subject))
    {
        subject = Some(waiting);
    }
    if subject.is_none() && verb.form == Form::Finite && kind == ClauseKind::Main {
        // "the bomb placed by rebels destroyed …", "the attack, which killed nine, has …": the noun before an
        // inserted clause is still waiting for its verb.
        let inserted =
            |wanted: ClauseKind| (first_clause..clauses.len()).rev().find(|&c| clauses[c].kind == wanted).and_then(|c| clauses[c].subject);
        subject = inserted(ClauseKind::Relative).or_else(|| inserted(ClauseKind::Participial));
    }
    if shared
        && verb.ambiguous
        && verb.form != Form::Infinitive
        && previous.is_some_and(|p| clauses[p].passive)
        && !direct_object
        && !passive
    {
        // "was shot and wounded": the auxiliary of the first holds for the second.
        passive = true;
    }
    if kind == ClauseKind::Main
        && previous.is_some_and(|p| is_content_verb(groups, clauses, p))
        && parent.is_none()
        && !shared
        && subject.is_some_and(|s| s > clauses[previous.unwrap_or(0)].verb)
        && !joined_by_comma(groups, clauses[previous.unwrap_or(0)].verb, verb_at)
    {
        kind = ClauseKind::Content;
        parent = previous;
    }
    // After another verb, only what stands behind this clause's own subject or opener is its own.
    let own_start = if boundary == first_group { Some(boundary) } else { subject.filter(|&s| s >= boundary && s < verb_at).max(opener) };
    let mut phrases = own_start.map_or_else(SmallVec::new, |start| phrases_before(groups, start, verb_at));
    let (objects, particle) = after_verb(tokens, groups, verb_at, end, &mut phrases);
    Clause {
        verb: verb_at,
        kind,
        subject,
        objects,
        phrases,
        particle,
        parent,
        opener: opener.map(|open| groups[open].tokens.first()),
        passive,
    }
}

/// The noun that still waits for its verb behind an inserted clause: "the clerk, who saw a robber, was shot",
/// "men riding a motorcycle killed …". What stands in the inserted clause is no subject.
fn waiting(tokens: &Tokens, groups: &[Group<'_>], before: &Clause, verb_at: GroupId, subject: Option<GroupId>) -> Option<GroupId> {
    let inserted = before.kind == ClauseKind::Relative
        || before.kind == ClauseKind::Participial && groups[before.verb].verb().is_some_and(|verb| verb.form != Form::Finite);
    let noun = before.subject.filter(|&noun| inserted && noun < before.verb)?;
    if subject.is_some_and(|subject| subject <= before.verb) {
        return None;
    }
    let opening = groups[noun + 1..before.verb].iter().any(|group| matches!(group.kind, GroupKind::Comma));
    let mut last = verb_at - 1;
    while last > before.verb && matches!(groups[last].kind, GroupKind::Adverb | GroupKind::Date | GroupKind::Bracket) {
        last -= 1;
    }
    let closing = last > before.verb && matches!(groups[last].kind, GroupKind::Comma) && tokens.is(groups[last].tokens.first(), ",");
    let commas =
        groups[before.verb..verb_at].iter().filter(|group| matches!(group.kind, GroupKind::Comma | GroupKind::Conjunction)).count();
    // "…, a vendor walking by, was killed": the name before the description.
    let renamed = (noun.saturating_sub(2)..noun).find(|&at| groups[at].noun().is_some_and(|name| name.apposition == Some(noun)));
    if closing && (opening || renamed.is_some()) && commas == 1 {
        return Some(renamed.unwrap_or(noun));
    }
    let own_object = subject.is_some_and(|subject| before.objects.contains(&subject) && subject + 1 == verb_at);
    (own_object && commas == 0 && !opening).then_some(noun)
}

/// Verbs that say little without an object; without one their past form is a participle.
fn takes_object(lemma: &str) -> bool {
    matches!(
        lemma,
        "kill"
            | "wound"
            | "injure"
            | "hurt"
            | "kidnap"
            | "abduct"
            | "arrest"
            | "detain"
            | "murder"
            | "assassinate"
            | "bomb"
            | "shoot"
            | "stab"
            | "attack"
            | "capture"
            | "seize"
            | "hold"
            | "find"
            | "destroy"
            | "damage"
            | "execute"
            | "behead"
            | "displace"
            | "evacuate"
            | "rescue"
            | "free"
            | "release"
            | "trap"
            | "bury"
            | "burn"
            | "hospitalize"
            | "hospitalise"
            | "feare"
            | "fear"
            | "target"
            | "hijack"
            | "rob"
            | "place"
            | "plant"
            | "launch"
            | "stage"
            | "carry"
            | "blame"
            | "suspect"
            | "found"
            | "establish"
    )
}

/// Verbs that never stand without an object in the active voice, so that "12 killed in raid" is a passive while
/// "rebels attacked in the north" is not.
fn never_alone(lemma: &str) -> bool {
    matches!(
        lemma,
        "establish"
            | "found"
            | "kill"
            | "wound"
            | "injure"
            | "hurt"
            | "kidnap"
            | "abduct"
            | "arrest"
            | "detain"
            | "murder"
            | "assassinate"
            | "execute"
            | "behead"
            | "displace"
            | "rescue"
            | "free"
            | "hospitalize"
            | "trap"
            | "bury"
            | "find"
            | "hold"
    )
}

fn tokens_are_bare(groups: &[Group<'_>], verb_at: GroupId) -> bool {
    groups[verb_at].tokens.len() == 1
}

fn is_content_verb(groups: &[Group<'_>], clauses: &[Clause], clause: ClauseId) -> bool {
    groups[clauses[clause].verb].verb().is_some_and(|verb| {
        matches!(
            verb.lemma,
            "say"
                | "report"
                | "add"
                | "state"
                | "claim"
                | "tell"
                | "believe"
                | "announce"
                | "confirm"
                | "deny"
                | "think"
                | "know"
                | "indicate"
                | "allege"
                | "warn"
                | "fear"
                | "reveal"
                | "declare"
                | "note"
                | "insist"
                | "suspect"
                | "admit"
        )
    })
}

/// Whether "and" or a comma alone stands between the clause before and this verb.
fn joined(groups: &[Group<'_>], boundary: GroupId, verb_at: GroupId) -> bool {
    let mut back = verb_at;
    while back > boundary {
        back -= 1;
        match groups[back].kind {
            GroupKind::Conjunction => return true,
            GroupKind::Adverb | GroupKind::Comma | GroupKind::Date => {}
            _ => return false,
        }
    }
    false
}

fn joined_by_comma(groups: &[Group<'_>], from: GroupId, to: GroupId) -> bool {
    groups[from..to].iter().any(|group| matches!(group.kind, GroupKind::Conjunction))
        && groups[from..to].iter().any(|group| matches!(group.kind, GroupKind::Comma))
}

fn finite_follows(groups: &[Group<'_>], from: GroupId, end: GroupId) -> bool {
    groups[from..end]
        .iter()
        .take(24)
        .any(|group| group.verb().is_some_and(|verb| verb.form == Form::Finite && (!verb.ambiguous || group.tokens.len() > 1 || verb.past)))
}

fn next_preposition<'t>(tokens: &'t Tokens, groups: &[Group<'_>], from: GroupId, end: GroupId) -> Option<&'t str> {
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
fn subject_before(tokens: &Tokens, groups: &[Group<'_>], boundary: GroupId, verb_at: GroupId, opener: Option<GroupId>) -> Option<GroupId> {
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
            GroupKind::Comma | GroupKind::Date => in_phrase = false,
            _ => {}
        }
    }
    found
}

/// Whether a comma between two noun groups means that the second is the subject ("On Monday, in the city, police …").
fn comma_splits(tokens: &Tokens, groups: &[Group<'_>], left: GroupId, right: GroupId) -> bool {
    let commas =
        groups[left..right].iter().filter(|group| matches!(group.kind, GroupKind::Comma) && tokens.is(group.tokens.first(), ",")).count();
    // One comma only: with two, what stands between them is an aside about the first.
    commas == 1
        && groups[left]
            .noun()
            .is_some_and(|noun| !matches!(noun.class, crate::lexicon::NounClass::Person | crate::lexicon::NounClass::Group))
}

/// The noun group that a relative word refers to.
fn antecedent(tokens: &Tokens, groups: &[Group<'_>], relative: GroupId) -> Option<GroupId> {
    let of_people = matches!(tokens.folded(groups[relative].tokens.first()), "who" | "whom" | "whose");
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
                let deed = !of_people && noun.class == crate::lexicon::NounClass::Event;
                if !phrase || deed || matches!(noun.class, crate::lexicon::NounClass::Person | crate::lexicon::NounClass::Group) {
                    return Some(back);
                }
            }
            GroupKind::Comma | GroupKind::Preposition => {}
            _ => break,
        }
    }
    candidate
}

/// Objects and phrases after the verb, up to the next boundary.
fn after_verb(
    tokens: &Tokens,
    groups: &[Group<'_>],
    verb_at: GroupId,
    end: GroupId,
    phrases: &mut SmallVec<[Phrase; 3]>,
) -> (SmallVec<[GroupId; 2]>, Option<usize>) {
    let mut objects = SmallVec::new();
    let before = phrases.len();
    let mut preposition = None;
    let mut particle = None;
    let mut last_noun = None;
    let mut at = verb_at + 1;
    while at < end {
        match &groups[at].kind {
            GroupKind::Preposition => {
                if subordinates(tokens, groups, at, end) {
                    break;
                }
                let word = groups[at].tokens.first();
                let noun_next = at + 1 < end && matches!(groups[at + 1].kind, GroupKind::Noun(_) | GroupKind::Date);
                if !noun_next && matches!(tokens.folded(word), "up" | "off" | "out" | "down" | "away" | "back" | "over") {
                    particle = Some(word);
                } else {
                    preposition = Some(word);
                }
            }
            GroupKind::Noun(noun) => {
                if let Some(word) = preposition {
                    phrases.push(Phrase { preposition: word, group: at, after: last_noun });
                    if noun.joined.is_none() {
                        preposition = None;
                    }
                } else if !noun.continues {
                    // "shot him from a car as he left": an object's pronoun is no subject.
                    let object = noun.pronoun && matches!(tokens.folded(noun.head), "him" | "them" | "me" | "us");
                    if !object && subject_of_next(groups, at, end) {
                        break;
                    }
                    objects.push(at);
                }
                last_noun = Some(at);
            }
            GroupKind::Date => {
                if let Some(word) = preposition.take() {
                    phrases.push(Phrase { preposition: word, group: at, after: None });
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
                if !goes_on && !aside {
                    // "in Ica, Peru, on Monday": a place after a place.
                    let place = next.and_then(|n| n.noun()).is_some_and(|n| n.class == crate::lexicon::NounClass::Place);
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
    (objects, particle)
}

/// Whether a finite verb follows right behind, so that the noun at `at` is its subject.
fn subject_of_next(groups: &[Group<'_>], at: GroupId, end: GroupId) -> bool {
    let mut next = at + 1;
    while next < end && next < at + 6 {
        match &groups[next].kind {
            GroupKind::Verb(verb) => {
                return verb.form == Form::Finite
                    && (groups[next].tokens.len() > 1 || !verb.ambiguous || groups.get(next + 1).is_some_and(|g| g.noun().is_some()));
            }
            GroupKind::Preposition | GroupKind::Noun(_) | GroupKind::Adverb => next += 1,
            _ => return false,
        }
        if next < end && matches!(groups[next].kind, GroupKind::Noun(_)) && !matches!(groups[next - 1].kind, GroupKind::Preposition) {
            return false;
        }
    }
    false
}

/// Phrases that stand before the verb: "In Lima, …", "the mayor of Ica was …".
fn phrases_before(groups: &[Group<'_>], boundary: GroupId, verb_at: GroupId) -> SmallVec<[Phrase; 3]> {
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
                if let Some(word) = preposition.take() {
                    phrases.push(Phrase { preposition: word, group: at, after: None });
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
