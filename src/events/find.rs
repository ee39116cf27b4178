//! Frames matched on clauses and noun groups: event mentions with their arguments.
//!
//! A frame is tried only where its trigger stands. Of the frames that hold for one trigger the most demanding
//! wins. Arguments are noun groups (or parts of one), found by grammatical role.

use super::frame::{Effect, Slot};
use super::modality::{self, Modality};
use super::roles::{Roles, Stands, base, filler, lemma};
use super::rules::{NounTrigger, Rules, VerbTrigger};
use super::scene::{self, Scene};
use super::signs::{TokenSigns, signs};
use crate::lexicon::Lexicon;
use crate::syntax::{Clause, ClauseId, ClauseKind, Determiner, GroupId, GroupKind, NounGroup, Syntax, UnitKind};
use crate::text::TokenRange;
use crate::tokenize::Tokens;
use crate::tokenize::fold::WordSet;
use smallvec::SmallVec;

/// Everything that the event stage reads.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// Tokens.
    pub tokens: &'a Tokens,
    /// Lexicon.
    pub lexicon: &'a Lexicon,
    /// Groups and clauses.
    pub syntax: &'a Syntax<'a>,
    /// Compiled rules.
    pub rules: &'a Rules,
    /// Numbers.
    pub quantities: &'a [crate::counts::Quantity],
    /// What the rules know of every word.
    pub(crate) signs: &'a TokenSigns,
}

/// A filler of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Argument {
    /// The slot.
    pub slot: Slot,
    /// The words, without determiner.
    pub tokens: TokenRange,
    /// The noun group whose head they are; none for a possessor or modifier inside a group.
    pub group: Option<GroupId>,
    /// The name in it.
    pub unit: Option<(UnitKind, u32)>,
    /// What becomes of it.
    pub effect: Option<Effect>,
    /// Whether it stands in the trigger's own roles, and not merely in its clause.
    pub own: bool,
}

/// One telling of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct EventMention {
    /// Index of the frame.
    pub frame: u32,
    /// Event type, index into the rule set's; none where only an effect is told.
    pub kind: Option<u16>,
    /// The trigger.
    pub trigger: TokenRange,
    /// Its sentence.
    pub sentence: usize,
    /// The clause whose verb it is, or in which the noun stands.
    pub clause: Option<ClauseId>,
    /// The noun group whose head it is, for a noun trigger.
    pub group: Option<GroupId>,
    /// Fillers of slots.
    pub arguments: SmallVec<[Argument; 6]>,
    /// Whether it happened.
    pub modality: Modality,
    /// Whether it speaks of a kind of event.
    pub generic: bool,
    /// Whether it refers to an event told before: "the attack".
    pub anaphoric: bool,
}

/// Finds the event mentions of a text, in order of their triggers.
#[must_use]
pub fn find(source: Source<'_>) -> Vec<EventMention> {
    let mut mentions = Vec::new();
    let syntax = source.syntax;
    let starts = source.signs.starts();
    let mut at = starts.first(0);
    for (sentence, groups) in syntax.sentence_groups.iter().enumerate() {
        let first = mentions.len();
        let end = source.tokens.sentences[sentence].tokens.end as usize;
        // Groups stand in the order of their tokens, clauses in that of their verbs.
        let mut groups = groups.clone();
        let mut clauses = syntax.sentence_clauses[sentence].clone();
        while at < end {
            while groups.start < groups.end && syntax.groups[groups.start].tokens.end as usize <= at {
                groups.start += 1;
            }
            if groups.is_empty() {
                at = starts.first(end);
                break;
            }
            let group = groups.start;
            let mention = match &syntax.groups[group].kind {
                GroupKind::Verb(verb) if verb.main == at && signs(source, at).starts_as_verb() => {
                    while clauses.start < clauses.end && syntax.clauses[clauses.start].verb < group {
                        clauses.start += 1;
                    }
                    let own = clauses.start < clauses.end && syntax.clauses[clauses.start].verb == group;
                    if own { verb_mention(source, sentence, clauses.start) } else { None }
                }
                GroupKind::Noun(noun) if noun.head == at && signs(source, at).starts_as_noun() => {
                    noun_mention(source, sentence, group, noun)
                }
                _ => None,
            };
            // Pushed one by one: a mention is large, and most words tell none.
            if let Some(mention) = mention {
                mentions.push(mention);
            }
            at = starts.first(at + 1);
        }
        if mentions.len() > first {
            let scene = Scene::of(source, sentence);
            let mut kept = first;
            for at in first..mentions.len() {
                if scene::settle(source, &scene, &mut mentions[at]) {
                    // A mention is large: it is moved only over one that is left out.
                    if kept < at {
                        mentions.swap(kept, at);
                    }
                    kept += 1;
                }
            }
            mentions.truncate(kept);
        }
    }
    mentions
}

fn verb_mention(source: Source<'_>, sentence: usize, id: ClauseId) -> Option<EventMention> {
    let Source { tokens, syntax, rules, .. } = source;
    let clause = &syntax.clauses[id];
    let verb = syntax.verb(clause);
    if verb.lemma.is_empty() {
        return None;
    }
    let particle = verb.particle.or(clause.particle);
    let phrasal = particle.map_or(&[][..], |particle| rules.by_phrasal_verb(verb.lemma, tokens.hash(particle)));
    let (frames, particle) = if phrasal.is_empty() { (rules.by_verb(verb.lemma), None) } else { (phrasal, particle) };
    // Most verbs can tell an event only with something that does not stand here.
    let stands = Stands::of_clause(source, clause);
    if !frames.iter().any(|trigger| trigger.gate.may_open(stands)) {
        return None;
    }
    let mut roles = Roles::core_of_clause(source, clause, particle);
    let stands = stands.with_core(&roles);
    if !frames.iter().any(|trigger| trigger.gate.opens(stands, &roles)) {
        return None;
    }
    roles.add_phrases(source, clause, particle);
    let mut best: Option<(usize, u32, SmallVec<[Argument; 6]>)> = None;
    let mut effects: Option<(usize, SmallVec<[Argument; 6]>)> = None;
    for &VerbTrigger { frame: index, .. } in frames.iter().filter(|trigger| trigger.gate.opens(roles.stands, &roles)) {
        let conditions = &rules.conditions[index as usize];
        if !conditions.hold(source, &roles) {
            continue;
        }
        let (score, arguments) = conditions.bind(source, &roles);
        if rules.set.frames[index as usize].event.is_none() && effects.as_ref().is_none_or(|(before, _)| score > *before) {
            effects = Some((score, arguments.clone()));
        }
        if best.as_ref().is_none_or(|(before, ..)| score > *before) {
            best = Some((score, index, arguments));
        }
    }
    let (_, frame, mut arguments) = best.filter(|_| !in_idiom(source, verb.main))?;
    // A frame that tells the event and another that tells what became of people may stand on one verb.
    for argument in effects.into_iter().flat_map(|(_, arguments)| arguments) {
        match arguments.iter_mut().find(|before| before.tokens == argument.tokens) {
            Some(before) => before.effect = before.effect.or(argument.effect),
            None if argument.effect.is_some() => arguments.push(argument),
            None => {}
        }
    }
    if deadly(source, clause, verb.main) {
        for argument in arguments.iter_mut().filter(|argument| argument.slot == Slot::Target) {
            argument.effect = Some(Effect::Killed);
        }
    }
    add_places(source, clause, &mut arguments);
    let end = verb.particle.filter(|_| particle.is_some()).map_or(verb.main + 1, |particle| particle + 1);
    let kind = rules.set.frames[frame as usize].event;
    let modality = match modality::of_clause(tokens, syntax, rules, id) {
        Modality::Actual if rules.set.frames[frame as usize].attempted => Modality::Attempted,
        other => other,
    };
    // "rebels attack convoys": present tense and bare plurals on both sides speak of a habit.
    let habitual = !verb.past
        && !verb.perfect
        && !clause.passive
        && !verb.progressive
        && verb.hedge.is_none()
        && (clause.kind == ClauseKind::Relative || clause.subject.is_some_and(|s| bare_plural(syntax, s)))
        && clause.objects.first().is_some_and(|&o| bare_plural(syntax, o));
    Some(EventMention {
        frame,
        kind,
        trigger: TokenRange::new(verb.main, end),
        sentence,
        clause: Some(id),
        group: None,
        arguments,
        modality,
        generic: habitual,
        anaphoric: false,
    })
}

/// Whether the clause says that its verb was deadly: "shot dead", "beaten to death", "fatally shot", "burned alive".
fn deadly(source: Source<'_>, clause: &Clause, main: usize) -> bool {
    let tokens = source.tokens;
    let lethal_after = |at: usize| tokens.is(at, "dead") || tokens.is(at, "alive") || (tokens.is(at, "to") && tokens.is(at + 1, "death"));
    let behind_object = clause.objects.first().map_or(main, |&object| source.syntax.groups[object].tokens.end as usize);
    // "shot a police chief, Omar Said, dead in Jos": over an apposition.
    let behind_apposition = || {
        let groups = &source.syntax.groups;
        let object = clause.objects.first().copied().filter(|_| !clause.passive)?;
        let rest = groups
            .iter()
            .skip(object + 1)
            .take(5)
            .take_while(|group| !matches!(group.kind, GroupKind::Verb(_) | GroupKind::Preposition | GroupKind::Conjunction));
        rest.map(|group| group.tokens.first()).find(|&at| tokens.is(at, "dead"))
    };
    lethal_after(main + 1)
        || lethal_after(behind_object)
        || behind_apposition().is_some()
        || (main > 0 && matches!(tokens.folded(main - 1), "fatally" | "mortally"))
}

fn noun_mention(source: Source<'_>, sentence: usize, group: GroupId, noun: &NounGroup<'_>) -> Option<EventMention> {
    let Source { tokens, syntax, rules, .. } = source;
    if noun.lemma.is_empty() || noun.name.is_some() {
        return None;
    }
    let candidates = rules.by_noun(noun.lemma);
    if candidates.is_empty() {
        return None;
    }
    let before = before_head(source, noun);
    let stands = |trigger: &NounTrigger| trigger.before == 0 || before.contains(&trigger.before);
    // Of most triggers of several words the last one stands alone.
    if !candidates.iter().any(stands) {
        return None;
    }
    let clause = modality::clause_with(syntax, group);
    let mut best: Option<(usize, u32, usize, SmallVec<[Argument; 6]>)> = None;
    let mut roles: Option<(usize, Roles)> = None;
    for same_frame in candidates.chunk_by(|a, b| a.frame == b.frame) {
        let index = same_frame[0].frame;
        let frame = &rules.set.frames[index as usize];
        let starts = same_frame.iter().filter(|trigger| stands(trigger)).filter_map(|trigger| match trigger.before {
            0 => Some(noun.head),
            _ => phrase_start(source, noun, &frame.nouns[usize::from(trigger.which)]),
        });
        let Some(start) = starts.min() else { continue };
        if roles.as_ref().is_none_or(|(known, _)| *known != start) {
            roles = Some((start, Roles::of_noun(source, group, noun, clause, start)));
        }
        let conditions = &rules.conditions[index as usize];
        let Some((_, roles)) = roles.as_ref().filter(|(_, roles)| conditions.hold(source, roles)) else { continue };
        let (score, arguments) = conditions.bind(source, roles);
        let score = score + 2 * (noun.head - start);
        if best.as_ref().is_none_or(|(before, ..)| score > *before) {
            best = Some((score, index, start, arguments));
        }
    }
    let (_, frame, start, mut arguments) = best.filter(|_| !in_idiom(source, noun.head))?;
    if let Some(id) = clause {
        let holder = &syntax.clauses[id];
        // Places of the clause belong to the noun when it is subject or object, not when it hangs in a phrase.
        if holder.subject == Some(group) || holder.objects.contains(&group) {
            add_places(source, holder, &mut arguments);
        }
    }
    let definite = noun.determiner == Determiner::Definite;
    let has_place = arguments.iter().any(|argument| argument.slot == Slot::Place);
    let alone = bare_plural(syntax, group) && noun.quantity.is_none() && !has_place && arguments.is_empty();
    // "most protests end peacefully": of many, and of none.
    let generic = alone || noun.plural && tokens.is(syntax.groups[group].tokens.first(), "most");
    Some(EventMention {
        frame,
        kind: rules.set.frames[frame as usize].event,
        trigger: TokenRange::new(start, noun.head + 1),
        sentence,
        clause,
        group: Some(group),
        modality: modality::of_noun_in(tokens, syntax, rules, group, clause),
        generic,
        anaphoric: definite && noun.possessor.is_none(),
        arguments,
    })
}

fn bare_plural(syntax: &Syntax<'_>, group: GroupId) -> bool {
    syntax.groups[group]
        .noun()
        .is_some_and(|noun| noun.plural && noun.determiner == Determiner::Bare && noun.quantity.is_none() && noun.name.is_none())
}

/// Hashes of the word before the head of a noun group, as written and in its base form; 0 without one.
fn before_head(source: Source<'_>, noun: &NounGroup<'_>) -> [u64; 2] {
    let before = noun.head.checked_sub(1).map(|at| if source.tokens.is(at, "-") { at.saturating_sub(1) } else { at });
    before.filter(|&at| at >= noun.bare_start).map_or([0; 2], |at| [source.tokens.hash(at), base(source, at)])
}

/// Where a noun phrase like "car bomb attack" starts, if the group ends with it.
fn phrase_start(source: Source<'_>, noun: &NounGroup<'_>, phrase: &str) -> Option<usize> {
    let mut at = noun.head;
    let mut words = phrase.rsplit(' ');
    words.next();
    for word in words {
        at = at.checked_sub(1)?;
        // "air-strike" is "air strike".
        if source.tokens.is(at, "-") {
            at = at.checked_sub(1)?;
        }
        if at < noun.bare_start || !(source.tokens.is(at, word) || lemma(source, at) == Some(word)) {
            return None;
        }
    }
    Some(at)
}

/// Whether the trigger stands in a phrase that tells no event: "heart attack", "strike a deal".
fn in_idiom(source: Source<'_>, trigger: usize) -> bool {
    let own = signs(source, trigger);
    let inside = own.in_idiom() || source.tokens.among(trigger, &BETWEEN);
    let first = if inside { trigger.saturating_sub(3) } else { trigger };
    let opens = |start: usize| signs(source, start).opens_idiom() && idiom_goes_on(source, start) && is_idiom(source, start, trigger);
    own.is_idiom() || (first..=trigger).any(opens)
}

/// Whether some word of a phrase may stand behind its first.
fn idiom_goes_on(source: Source<'_>, start: usize) -> bool {
    let mut at = start + 1;
    while !signs(source, at).in_idiom() {
        if !source.tokens.among(at, &BETWEEN) {
            return false;
        }
        at += 1;
    }
    true
}

/// Whether a phrase that tells no event begins at `start` and reaches the trigger.
fn is_idiom(source: Source<'_>, start: usize, trigger: usize) -> bool {
    let written = source.rules.idioms(source.tokens.hash(start));
    let in_base_form = source.rules.idioms(base(source, start));
    // Many idioms begin alike: what follows tells most of them apart at one look.
    let next = [source.tokens.hash(start + 1), base(source, start + 1)];
    let open = source.tokens.among(start + 1, &BETWEEN);
    let follows = |phrase: &[u64]| open || phrase.get(1).is_none_or(|second| next.contains(second));
    let mut phrases = written.iter().chain(in_base_form).filter(|phrase| follows(phrase));
    phrases.any(|phrase| idiom_end(source, phrase, start).is_some_and(|end| end >= trigger))
}

/// What may stand between the words of an idiom: determiners, possessives and hyphens.
static BETWEEN: WordSet<11> = WordSet::new(["a", "an", "the", "his", "her", "its", "their", "-", "new", "major", "big"]);

/// The last token of an idiom whose first word is known to stand at `start`.
fn idiom_end(source: Source<'_>, words: &[u64], start: usize) -> Option<usize> {
    let tokens = source.tokens;
    let mut at = start;
    for &wanted in words.iter().skip(1) {
        at += 1;
        while tokens.among(at, &BETWEEN) && tokens.hash(at) != wanted {
            at += 1;
        }
        let stands = signs(source, at).in_idiom() && (tokens.hash(at) == wanted || base(source, at) == wanted);
        if !stands {
            return None;
        }
    }
    Some(at)
}

/// Prepositions that tell where.
#[must_use]
pub fn is_locative(word: &str) -> bool {
    matches!(
        word,
        "in" | "at"
            | "near"
            | "outside"
            | "inside"
            | "on"
            | "around"
            | "across"
            | "throughout"
            | "off"
            | "along"
            | "between"
            | "from"
            | "of"
            | "into"
            | "to"
            | "over"
            | "through"
            | "within"
            | "north"
            | "south"
            | "east"
            | "west"
    )
}

/// Adds the place names that stand in locative phrases of a clause.
fn add_places(source: Source<'_>, clause: &Clause, arguments: &mut SmallVec<[Argument; 6]>) {
    let groups = &source.syntax.groups;
    let may_be_place = |group: GroupId| match &groups[group].kind {
        GroupKind::Noun(noun) => matches!(noun.name, Some((UnitKind::Place, _))),
        kind => *kind == GroupKind::Date,
    };
    for phrase in clause.phrases.iter().filter(|phrase| source.syntax.coordinated(phrase.group).any(may_be_place)) {
        let word = source.tokens.folded(phrase.preposition);
        if !is_locative(word) || matches!(word, "from" | "to" | "of" | "into") && arguments.iter().any(|a| a.slot == Slot::Place) {
            continue;
        }
        for group in source.syntax.coordinated(phrase.group) {
            let Some(filler) = filler(source, group) else { continue };
            if matches!(filler.unit, Some((UnitKind::Place, _)))
                && !arguments.iter().any(|argument| argument.tokens == filler.tokens && argument.slot == Slot::Place)
            {
                arguments.push(Argument {
                    slot: Slot::Place,
                    tokens: filler.tokens,
                    group: filler.group,
                    unit: filler.unit,
                    effect: None,
                    own: false,
                });
            }
        }
    }
}

/// For a sentence, the frames whose trigger stands in it and that do not hold: trigger, frame, first condition
/// that failed.
#[must_use]
pub fn rejections(source: Source<'_>, sentence: usize) -> Vec<(TokenRange, String, String)> {
    let syntax = source.syntax;
    let mut found = Vec::new();
    for id in syntax.sentence_groups[sentence].clone() {
        let (trigger, frames): (usize, SmallVec<[u32; 8]>) = match &syntax.groups[id].kind {
            GroupKind::Verb(verb) => (verb.main, source.rules.by_verb(verb.lemma).iter().map(|trigger| trigger.frame).collect()),
            GroupKind::Noun(noun) if noun.name.is_none() && !noun.lemma.is_empty() => {
                (noun.head, source.rules.by_noun(noun.lemma).iter().map(|trigger| trigger.frame).collect())
            }
            _ => continue,
        };
        for index in frames {
            let frame = &source.rules.set.frames[index as usize];
            let roles = match &syntax.groups[id].kind {
                GroupKind::Noun(noun) => Roles::of_noun(source, id, noun, modality::clause_with(syntax, id), noun.head),
                _ => syntax.clause_of_verb(id).map(|clause| Roles::of_clause(source, &syntax.clauses[clause], None)).unwrap_or_default(),
            };
            let conditions = &source.rules.conditions[index as usize];
            let reason = if in_idiom(source, trigger) {
                "the words are a phrase that tells no event".to_owned()
            } else if let Some((role, atoms)) = conditions.unmet(source, &roles).map(|at| &frame.require[at]) {
                format!("{role:?} must be one of {atoms:?}")
            } else if let Some((role, atoms)) = conditions.excluded(source, &roles).map(|at| &frame.forbid[at]) {
                format!("{role:?} must not be one of {atoms:?}")
            } else {
                continue;
            };
            found.push((TokenRange::new(trigger, trigger + 1), frame.id.clone(), reason));
        }
    }
    found
}
