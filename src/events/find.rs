//! Frames matched on clauses and noun groups: event mentions with their arguments.
//!
//! A frame is tried only where its trigger stands. Of the frames that hold for one trigger the most demanding
//! wins. Arguments are noun groups (or parts of one), found by grammatical role.

use smallvec::SmallVec;

use super::frame::{Atom, Effect, Frame, Role, Slot, Told};
use super::modality::{self, Modality};
use super::rules::Rules;
use super::scene::{self, Scene};
use crate::lexicon::{Flag, Lexicon, NounClass};
use crate::syntax::{Clause, ClauseId, ClauseKind, Determiner, GroupId, GroupKind, NounGroup, Syntax, UnitKind};
use crate::text::TokenRange;
use crate::tokenize::Tokens;
use crate::tokenize::fold::hash;

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
    for (sentence, groups) in source.syntax.sentence_groups.iter().enumerate() {
        let first = mentions.len();
        for group in groups.clone() {
            match &source.syntax.groups[group].kind {
                GroupKind::Verb(_) => {
                    if let Some(clause) = source.syntax.clause_of_verb(group) {
                        mentions.extend(verb_mention(source, sentence, clause));
                    }
                }
                GroupKind::Noun(noun) => mentions.extend(noun_mention(source, sentence, group, noun)),
                _ => {}
            }
        }
        if mentions.len() > first {
            let scene = Scene::of(source, sentence);
            let mut kept = first;
            for at in first..mentions.len() {
                if scene::settle(source, &scene, &mut mentions[at]) {
                    mentions.swap(kept, at);
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
    let mut phrasal = String::new();
    let mut candidates: SmallVec<[(u32, Option<usize>); 8]> = rules.by_verb(verb.lemma).iter().map(|&frame| (frame, None)).collect();
    if let Some(particle) = verb.particle.or(clause.particle) {
        phrasal.push_str(verb.lemma);
        phrasal.push(' ');
        phrasal.push_str(tokens.folded(particle));
        let with_particle = rules.by_verb(&phrasal);
        if !with_particle.is_empty() {
            candidates = with_particle.iter().map(|&frame| (frame, Some(particle))).collect();
        }
    }
    if candidates.is_empty() {
        return None;
    }
    let mut best: Option<(usize, u32, SmallVec<[Argument; 6]>)> = None;
    let mut effects: Option<(usize, SmallVec<[Argument; 6]>)> = None;
    let roles = Roles::of_clause(source, clause, candidates[0].1);
    for (index, _) in candidates {
        let frame = &rules.set.frames[index as usize];
        let Some((score, arguments)) = try_frame(source, frame, &roles) else { continue };
        if frame.event.is_none() && effects.as_ref().is_none_or(|(before, _)| score > *before) {
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
    let end = verb.particle.filter(|_| rules.by_verb(&phrasal).contains(&frame)).map_or(verb.main + 1, |particle| particle + 1);
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
    let clause = modality::clause_with(syntax, group);
    let mut best: Option<(usize, u32, usize, SmallVec<[Argument; 6]>)> = None;
    let mut roles: Option<(usize, Roles<'_>)> = None;
    for same_frame in candidates.chunk_by(|a, b| a.frame == b.frame) {
        let index = same_frame[0].frame;
        let frame = &rules.set.frames[index as usize];
        let starts = same_frame.iter().filter_map(|trigger| {
            if trigger.phrase { phrase_start(source, noun, &frame.nouns[usize::from(trigger.which)]) } else { Some(noun.head) }
        });
        let Some(start) = starts.min() else { continue };
        let (_, roles) = match roles.take() {
            Some(known) if known.0 == start => roles.insert(known),
            _ => roles.insert((start, Roles::of_noun(source, group, noun, clause, start))),
        };
        let Some((score, arguments)) = try_frame(source, frame, roles) else { continue };
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
    let generic = bare_plural(syntax, group) && noun.quantity.is_none() && !has_place && arguments.is_empty();
    Some(EventMention {
        frame,
        kind: rules.set.frames[frame as usize].event,
        trigger: TokenRange::new(start, noun.head + 1),
        sentence,
        clause,
        group: Some(group),
        modality: modality::of_noun(tokens, syntax, rules, group),
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

/// Base form of a token under its first noun or verb reading.
fn lemma(source: Source<'_>, at: usize) -> Option<&str> {
    source.lexicon.at(source.tokens, at)?.readings().next().map(|reading| reading.lemma)
}

/// Whether the trigger stands in a phrase that tells no event: "heart attack", "strike a deal".
fn in_idiom(source: Source<'_>, trigger: usize) -> bool {
    let tokens = source.tokens;
    for start in trigger.saturating_sub(3)..=trigger {
        let word = tokens.folded(start);
        let base = lemma(source, start).filter(|&base| base != word);
        let phrases = source.rules.idioms(tokens[start].hash).iter().chain(base.map_or(&[][..], |base| source.rules.idioms(hash(base))));
        for phrase in phrases {
            let mut at = start;
            let mut good = true;
            for (index, wanted) in phrase.iter().enumerate() {
                if index > 0 {
                    at += 1;
                    // Determiners, possessives and hyphens may stand between.
                    while matches!(tokens.folded(at), "a" | "an" | "the" | "his" | "her" | "its" | "their" | "-" | "new" | "major" | "big")
                        && wanted != tokens.folded(at)
                    {
                        at += 1;
                    }
                }
                if !(tokens.is(at, wanted) || lemma(source, at) == Some(wanted)) {
                    good = false;
                    break;
                }
            }
            if good && at >= trigger {
                return true;
            }
        }
    }
    false
}

/// A filler before it has a slot.
#[derive(Debug, Clone, Copy)]
struct Filler<'a> {
    tokens: TokenRange,
    group: Option<GroupId>,
    unit: Option<(UnitKind, u32)>,
    class: NounClass,
    /// Folded form of the head.
    word: &'a str,
    /// Its base form, where the lexicon has it.
    lemma: Option<&'a str>,
    number: bool,
    pronoun: bool,
    demonym: bool,
}

/// Where a filler stands.
#[derive(Debug, Clone, Copy)]
enum Stand<'a> {
    Subject,
    Object,
    Modifier,
    /// Behind this preposition.
    Behind(&'a str),
}

/// What stands in the roles of one trigger, found once for all its frames.
#[derive(Debug, Default)]
struct Roles<'a> {
    fillers: SmallVec<[(Stand<'a>, Filler<'a>); 6]>,
}

impl<'a> Roles<'a> {
    /// The fillers of a role, in order of the text.
    fn of<'r>(&'r self, role: &'r Role) -> impl Iterator<Item = &'r Filler<'a>> {
        let stands = move |stand: &Stand<'_>| match (role, stand) {
            (Role::Subject, Stand::Subject) | (Role::Object, Stand::Object) | (Role::Modifier, Stand::Modifier) => true,
            (Role::Preposition(word), Stand::Behind(here)) => word == here,
            _ => false,
        };
        self.fillers.iter().filter(move |(stand, _)| stands(stand)).map(|(_, filler)| filler)
    }

    /// Adds what stands behind a preposition; "in front of the bank" is outside it.
    fn add_behind(&mut self, source: Source<'a>, word: &'a str, group: GroupId) {
        match in_front_of(source, group) {
            Some(behind) => self.add(source, Stand::Behind("outside"), behind),
            None => self.add(source, Stand::Behind(word), group),
        }
    }

    fn add(&mut self, source: Source<'a>, stand: Stand<'a>, group: GroupId) {
        self.fillers.extend(source.syntax.coordinated(group).filter_map(|member| Some((stand, filler(source, member)?))));
    }
}

fn filler(source: Source<'_>, group: GroupId) -> Option<Filler<'_>> {
    let range = source.syntax.groups[group].tokens;
    if matches!(source.syntax.groups[group].kind, GroupKind::Date) {
        // "for three days": a time fills no slot, but a frame may ask for it.
        return Some(Filler { class: NounClass::Time, group: None, ..tokens_filler(source, range) });
    }
    let noun = source.syntax.groups[group].noun()?;
    Some(Filler {
        tokens: TokenRange::new(noun.bare_start.min(noun.head), range.end as usize),
        group: Some(group),
        unit: noun.name,
        class: noun.class,
        word: source.tokens.folded(noun.head),
        lemma: lemma(source, noun.head),
        number: noun.quantity.is_some(),
        pronoun: noun.pronoun,
        demonym: noun.demonym.is_some(),
    })
}

impl<'a> Roles<'a> {
    /// What stands in the roles of a clause. `particle` is the token of the trigger's own particle.
    fn of_clause(source: Source<'a>, clause: &Clause, particle: Option<usize>) -> Self {
        let Source { tokens, syntax, .. } = source;
        let mut roles = Self::default();
        let is_noun = |group: GroupId| syntax.groups[group].noun().is_some();
        // "broke in and shot dead a man": with an object of its own a form that could be passive is not.
        let verb = syntax.verb(clause);
        let object = clause.objects.iter().any(|&object| syntax.groups[object].noun().is_some_and(|noun| noun.class == NounClass::Person));
        let active = clause.passive && !verb.passive && verb.ambiguous && object;
        let passive = (clause.passive && !active) || is_reduced(source, clause);
        if passive {
            // "According to reports by the police, it was left by two men": only behind its verb is it the agent.
            let by = clause.phrases.iter().find(|p| tokens.is(p.preposition, "by") && p.group > clause.verb && is_noun(p.group));
            if let Some(by) = by {
                roles.add(source, Stand::Subject, by.group);
            }
            if let Some(subject) = clause.subject {
                // "was fired on": the subject of a passive with its preposition left behind.
                match stranded(source, clause) {
                    Some(word) => roles.add(source, Stand::Behind(word), subject),
                    None => roles.add(source, Stand::Object, subject),
                }
            }
        } else {
            if let Some(subject) = clause.subject {
                // "the rebels' attempt to retake the pass": who attempts is who does it.
                let attempt = (clause.kind == ClauseKind::Infinitive).then(|| syntax.groups[subject].noun()).flatten();
                if let Some(noun) = attempt.filter(|noun| source.rules.modality(noun.lemma).is_some()) {
                    roles.fillers.extend(noun.possessor.map(|owner| (Stand::Subject, tokens_filler(source, owner))));
                } else {
                    roles.add(source, Stand::Subject, subject);
                    if let Some(whole) = whole_of(source, subject) {
                        roles.add(source, Stand::Subject, whole);
                    }
                }
            }
            if let Some(&object) = clause.objects.first() {
                roles.add(source, Stand::Object, object);
            } else {
                for phrase in clause.phrases.iter().filter(|p| Some(p.preposition) == particle) {
                    roles.add(source, Stand::Object, phrase.group);
                }
            }
        }
        for phrase in clause.phrases.iter().filter(|p| Some(p.preposition) != particle) {
            let word = tokens.folded(phrase.preposition);
            if !(passive && word == "by") {
                roles.add_behind(source, word, phrase.group);
            }
        }
        roles
    }
}

/// What stands behind "front of" in a phrase like "in front of the bank".
fn in_front_of(source: Source<'_>, group: GroupId) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    let front = groups[group].noun().is_some_and(|noun| source.tokens.is(noun.head, "front"));
    let of = groups.get(group + 1).is_some_and(|of| source.tokens.is(of.tokens.first(), "of"));
    (front && of && groups.get(group + 2).is_some_and(|behind| behind.noun().is_some())).then_some(group + 2)
}

/// "five killed seven injured": a number that is no object, since it has a participle of its own.
fn has_participle(source: Source<'_>, group: GroupId) -> bool {
    let groups = &source.syntax.groups;
    let numbered = groups[group].noun().is_some_and(|noun| noun.quantity.is_some());
    let end = groups[group].tokens.end;
    numbered
        && groups.get(group + 1).is_some_and(|next| {
            next.tokens.start == end
                && matches!(&next.kind, GroupKind::Verb(verb) if verb.ambiguous && !verb.passive && !verb.perfect
                    && source.rules.counting(verb.lemma).any(|word| word.told == Told::Verb))
        })
}

/// Whether a clause is a passive without its auxiliary, as in headlines: "two guards killed in Jos".
fn is_reduced(source: Source<'_>, clause: &Clause) -> bool {
    let verb = source.syntax.verb(clause);
    verb.ambiguous
        && !verb.passive
        && !verb.perfect
        && clause.objects.first().is_none_or(|&object| {
            let subject = clause.subject.and_then(|subject| source.syntax.groups[subject].noun());
            subject.is_some_and(|noun| noun.quantity.is_some()) && has_participle(source, object)
        })
        // "abducted and killed an officer": the object stands behind the second verb.
        && !source.syntax.groups.get(clause.verb + 1).is_some_and(|next| matches!(next.kind, GroupKind::Conjunction) || (next.noun().is_some() && !has_participle(source, clause.verb + 1)))
        && !matches!(verb.lemma, "gun" | "shoot" | "stab" | "beat" | "assault" | "torture")
        && source.rules.counting(verb.lemma).any(|word| word.told == Told::Verb)
        && clause
            .subject
            .and_then(|subject| source.syntax.groups[subject].noun())
            .is_some_and(|noun| matches!(noun.class, NounClass::Person | NounClass::Group | NounClass::None))
}

/// The noun that "one of" or "two of" is a part of: "one of its planes".
fn whole_of(source: Source<'_>, part: GroupId) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    let word = source.tokens.folded(groups[part].tokens.last());
    let partitive = groups[part].noun()?.lemma.is_empty()
        && (groups[part].noun()?.quantity.is_some() || matches!(word, "one" | "some" | "none" | "many"));
    (partitive
        && part + 2 < groups.len()
        && source.tokens.is(groups[part + 1].tokens.first(), "of")
        && groups[part + 2].noun().is_some_and(|noun| matches!(noun.class, NounClass::Vehicle | NounClass::Building | NounClass::Artifact)))
    .then_some(part + 2)
}

/// The preposition that a passive leaves behind: "on" of "was fired on".
fn stranded<'a>(source: Source<'a>, clause: &Clause) -> Option<&'a str> {
    let groups = &source.syntax.groups;
    if !matches!(source.syntax.verb(clause).lemma, "fire" | "shoot" | "spit" | "shell") {
        return None;
    }
    let word = source.tokens.folded(groups.get(clause.verb + 1)?.tokens.first());
    let alone = groups
        .get(clause.verb + 2)
        .is_none_or(|next| !matches!(next.kind, GroupKind::Noun(_) | GroupKind::Date | GroupKind::Conjunction | GroupKind::Adverb));
    (alone && matches!(word, "on" | "at" | "upon") && matches!(groups[clause.verb + 1].kind, GroupKind::Preposition)).then_some(word)
}

/// Verbs that lend their subject to the noun they govern: "carried out an attack".
fn is_light(lemma: &str) -> bool {
    matches!(
        lemma,
        "carry"
            | "launch"
            | "stage"
            | "conduct"
            | "commit"
            | "perpetrate"
            | "mount"
            | "make"
            | "execute"
            | "perform"
            | "undertake"
            | "order"
            | "organize"
            | "organise"
            | "lead"
            | "hold"
            | "open"
            | "begin"
            | "start"
            | "announce"
            | "impose"
            | "declare"
            | "sign"
            | "reach"
            | "complete"
            | "issue"
            | "claim"
            | "admit"
            | "plan"
            | "direct"
            | "mastermind"
            | "do"
            | "call"
            | "resume"
            | "continue"
    )
}

/// The phrases that stand right behind a noun, and behind each other: "attack by rebels on a post in Ica". Each
/// is the token of its preposition and its group.
fn phrases_behind(syntax: &Syntax<'_>, group: GroupId) -> SmallVec<[(usize, GroupId); 4]> {
    let mut at = group + 1;
    let mut chain: SmallVec<[(usize, GroupId); 4]> = SmallVec::new();
    while at + 1 < syntax.groups.len() && matches!(syntax.groups[at].kind, GroupKind::Preposition) && chain.len() < 4 {
        if syntax.groups[at + 1].noun().is_some() {
            chain.push((syntax.groups[at].tokens.first(), at + 1));
            let mut last = at + 1;
            while let Some(next) = syntax.groups[last].noun().and_then(|n| n.joined) {
                last = next;
            }
            at = last + 1;
        } else if matches!(syntax.groups[at + 1].kind, GroupKind::Date) {
            at += 2;
        } else {
            break;
        }
        while at + 1 < syntax.groups.len() && matches!(syntax.groups[at].kind, GroupKind::Bracket) && syntax.groups[at].tokens.len() > 1 {
            at += 1;
        }
        // "in Ica, Peru,": step over a place after a place.
        while at + 1 < syntax.groups.len() && matches!(syntax.groups[at].kind, GroupKind::Date) {
            at += 1;
        }
    }
    chain
}

impl<'a> Roles<'a> {
    /// What stands in the roles of a noun trigger whose words start at `start`.
    fn of_noun(source: Source<'a>, group: GroupId, noun: &NounGroup<'_>, clause: Option<ClauseId>, start: usize) -> Self {
        let Source { tokens, syntax, .. } = source;
        let mut roles = Self::default();
        let chain = phrases_behind(syntax, group);
        let behind = |wanted: &str| chain.iter().find(|(word, _)| tokens.is(*word, wanted)).map(|&(_, id)| id);
        let clause = clause.map(|id| &syntax.clauses[id]);
        if let Some(owner) = noun.possessor {
            // "Lopez's murder": the possessor is the victim.
            let victim = suffered(noun.lemma) && is_person(source, owner);
            if !victim && syntax.tags[owner.last()] != crate::syntax::Tag::Date {
                roles.fillers.push((Stand::Subject, tokens_filler(source, owner)));
            }
        } else if let Some(by) = behind("by") {
            roles.add(source, Stand::Subject, by);
        } else if let Some(actor) = actor_modifier(source, noun, start) {
            roles.fillers.push((Stand::Subject, actor));
        } else if let Some(actor) = clause.and_then(|clause| lent_subject(source, group, clause)) {
            roles.add(source, Stand::Subject, actor);
        }
        // "the attack on the house of the mayor": the house is the mayor's, the attack is not of him.
        let whose = chain.iter().position(|&(word, _)| tokens.is(word, "of")).filter(|&at| {
            chain[..at].iter().all(|&(word, group)| {
                !matches!(tokens.folded(word), "on" | "against" | "at" | "outside")
                    || syntax.groups[group].noun().is_some_and(|noun| noun.lemma == "life")
            })
        });
        if let Some(at) = whose {
            roles.add(source, Stand::Object, chain[at].1);
        } else if let Some(owner) = noun.possessor.filter(|&owner| suffered(noun.lemma) && is_person(source, owner)) {
            roles.fillers.push((Stand::Object, tokens_filler(source, owner)));
        }
        if start > noun.bare_start {
            // The last noun before the trigger with its own modifiers: "car bomb" of "car bomb attack".
            let class = class_of(source, start - 1);
            if matches!(class, NounClass::Weapon | NounClass::Vehicle | NounClass::Artifact | NounClass::Substance | NounClass::Building) {
                let range = trim_adjectives(source, TokenRange::new(noun.bare_start, start));
                roles.fillers.push((Stand::Modifier, Filler { class, ..tokens_filler(source, range) }));
            }
        }
        for &(word, id) in &chain {
            roles.add_behind(source, tokens.folded(word), id);
        }
        if let Some(clause) = clause.filter(|clause| clause.subject == Some(group) || clause.objects.contains(&group)) {
            for phrase in clause.phrases.iter().filter(|p| p.after != Some(group) && chain.iter().all(|&(_, id)| id != p.group)) {
                roles.add(source, Stand::Behind(tokens.folded(phrase.preposition)), phrase.group);
            }
        }
        roles
    }
}

/// The subject that a light verb lends to the noun it governs: "rebels carried out an attack".
fn lent_subject(source: Source<'_>, group: GroupId, clause: &Clause) -> Option<GroupId> {
    let Source { tokens, syntax, .. } = source;
    if !is_light(syntax.verb(clause).lemma) {
        return None;
    }
    if clause.passive {
        let by = |p: &&crate::syntax::Phrase| tokens.is(p.preposition, "by") && syntax.groups[p.group].noun().is_some();
        return clause.phrases.iter().find(by).filter(|_| clause.subject == Some(group)).map(|phrase| phrase.group);
    }
    clause.subject.filter(|_| clause.objects.iter().any(|&object| syntax.coordinated(object).any(|member| member == group)))
}

/// Nouns whose possessor is the one who suffers: "the mayor's murder".
fn suffered(lemma: &str) -> bool {
    matches!(
        lemma,
        "murder"
            | "assassination"
            | "killing"
            | "kidnapping"
            | "abduction"
            | "execution"
            | "death"
            | "disappearance"
            | "release"
            | "slaying"
    )
}

/// Whether words end in a person's name or a noun for a person.
fn is_person(source: Source<'_>, range: TokenRange) -> bool {
    let filler = tokens_filler(source, range);
    matches!(filler.unit, Some((UnitKind::Person, _))) || filler.unit.is_none() && filler.class == NounClass::Person
}

fn trim_adjectives(source: Source<'_>, range: TokenRange) -> TokenRange {
    let mut start = range.first();
    while start + 1 < range.end as usize
        && !matches!(source.syntax.tags[start], crate::syntax::Tag::Noun | crate::syntax::Tag::PluralNoun | crate::syntax::Tag::Name)
    {
        start += 1;
    }
    TokenRange::new(start, range.end as usize)
}

fn tokens_filler(source: Source<'_>, range: TokenRange) -> Filler<'_> {
    let head = range.last();
    let unit = source.syntax.name_in(range).filter(|unit| unit.tokens.end == range.end).map(|unit| (unit.kind, unit.index));
    Filler {
        tokens: range,
        group: None,
        unit,
        class: class_of(source, head),
        word: source.tokens.folded(head),
        lemma: lemma(source, head),
        number: false,
        pronoun: false,
        demonym: source.syntax.tags[head] == crate::syntax::Tag::Demonym,
    }
}

fn class_of(source: Source<'_>, at: usize) -> NounClass {
    source
        .lexicon
        .at(source.tokens, at)
        .and_then(|word| word.readings().find(|r| matches!(r.pos, crate::lexicon::Pos::Noun | crate::lexicon::Pos::PluralNoun)))
        .map_or(NounClass::None, |reading| reading.class)
}

/// A modifier that acts: "rebel attack", "Israeli air strike", "ISIS K attack".
fn actor_modifier<'a>(source: Source<'a>, noun: &NounGroup<'_>, start: usize) -> Option<Filler<'a>> {
    for at in (noun.bare_start..start).rev() {
        match source.syntax.tags[at] {
            crate::syntax::Tag::Name => {
                // "the Moscow attack" tells where, "the U.S. withdrawal" who: which, the entity decides later.
                let unit = source.syntax.name_in(TokenRange::new(noun.bare_start, at + 1))?;
                return Some(tokens_filler(source, unit.tokens));
            }
            crate::syntax::Tag::Demonym => return Some(tokens_filler(source, TokenRange::new(at, at + 1))),
            crate::syntax::Tag::Noun | crate::syntax::Tag::PluralNoun
                if matches!(class_of(source, at), NounClass::Person | NounClass::Group) =>
            {
                return Some(tokens_filler(source, TokenRange::new(at, at + 1)));
            }
            _ => {}
        }
    }
    None
}

/// Tries one frame: the arguments it binds and how much it asked for, or nothing where a condition fails.
fn try_frame(source: Source<'_>, frame: &Frame, roles: &Roles<'_>) -> Option<(usize, SmallVec<[Argument; 6]>)> {
    let mut score = 0;
    // Conditions on one role are alternatives only when they stand in one entry; entries of several
    // prepositions ("on|against") were split, so one of them must hold.
    let mut wanted: SmallVec<[(&Vec<Atom>, bool); 4]> = SmallVec::new();
    for (role, atoms) in &frame.require {
        let holds = roles.of(role).any(|filler| atoms.iter().any(|atom| matches(filler, atom)));
        match wanted.iter_mut().find(|(before, _)| *before == atoms && matches!(role, Role::Preposition(_))) {
            Some((_, held)) => *held |= holds,
            None => wanted.push((atoms, holds)),
        }
    }
    if wanted.iter().any(|(_, held)| !held) {
        return None;
    }
    score += 4 * wanted.len();
    for (role, atoms) in &frame.forbid {
        if roles.of(role).any(|filler| atoms.iter().any(|atom| matches(filler, atom))) {
            return None;
        }
    }
    let mut arguments: SmallVec<[Argument; 6]> = SmallVec::new();
    for (role, slot) in &frame.roles {
        for filler in roles.of(role) {
            let place_name = matches!(filler.unit, Some((UnitKind::Place, _)));
            let taken = arguments
                .iter()
                .any(|argument| argument.tokens == filler.tokens && (argument.slot == *slot || (filler.group.is_some() && !place_name)));
            if taken || !suits(source, filler, *slot) {
                continue;
            }
            let effect = frame.effects.iter().find(|(wanted, _)| wanted == role).map(|&(_, effect)| effect);
            arguments.push(Argument { slot: *slot, tokens: filler.tokens, group: filler.group, unit: filler.unit, effect, own: true });
            score += 1;
        }
    }
    if frame.event.is_some() {
        score += 1;
    }
    Some((score, arguments))
}

/// Whether a filler can stand in a slot at all.
fn suits(source: Source<'_>, filler: &Filler<'_>, slot: Slot) -> bool {
    let place_name = matches!(filler.unit, Some((UnitKind::Place, _)));
    match slot {
        Slot::Place => place_name || (matches!(filler.class, NounClass::Place | NounClass::Building) && filler.group.is_some()),
        Slot::Target => {
            !matches!(filler.class, NounClass::Time | NounClass::Measure | NounClass::Event | NounClass::Abstract | NounClass::Money)
                || filler.number
                || filler.word == "lives"
        }
        Slot::Perpetrator | Slot::Participant => {
            !matches!(
            filler.class,
            NounClass::Time
                | NounClass::Measure
                | NounClass::Event
                | NounClass::Weapon
                | NounClass::Abstract
                | NounClass::Money
                | NounClass::Substance
                | NounClass::Body
                | NounClass::Vehicle
                | NounClass::Artifact
                | NounClass::Communication
                | NounClass::Animal
        )
            // A court acts, a house does not.
            && (filler.class != NounClass::Building
                || source.lexicon.word_of(filler.word).is_some_and(|word| word.has(Flag::OrgHead)))
        }
        Slot::Weapon => {
            matches!(filler.class, NounClass::Weapon | NounClass::Vehicle | NounClass::Substance | NounClass::Artifact)
                || source.rules.classes(filler.lemma.unwrap_or("")).any(|word| word.domain == "weapon")
        }
        Slot::Cause => filler.class == NounClass::Event,
        Slot::Theme => true,
    }
}

fn matches(filler: &Filler<'_>, atom: &Atom) -> bool {
    match atom {
        Atom::Any => true,
        Atom::Name => filler.unit.is_some(),
        Atom::PersonName => matches!(filler.unit, Some((UnitKind::Person, _))),
        Atom::OrganizationName => matches!(filler.unit, Some((UnitKind::Organization, _))),
        Atom::PlaceName => matches!(filler.unit, Some((UnitKind::Place, _))),
        Atom::Demonym => filler.demonym,
        Atom::Number => filler.number,
        Atom::Pronoun => filler.pronoun,
        Atom::Lemma(word) => filler.word == word || filler.lemma == Some(word),
        Atom::Class(class) => class_name(filler.class) == class,
    }
}

/// A noun class as the rule files write it.
#[must_use]
pub const fn class_name(class: NounClass) -> &'static str {
    match class {
        NounClass::None => "none",
        NounClass::Person => "person",
        NounClass::Group => "group",
        NounClass::Place => "place",
        NounClass::Building => "building",
        NounClass::Vehicle => "vehicle",
        NounClass::Weapon => "weapon",
        NounClass::Body => "body",
        NounClass::Event => "event",
        NounClass::Time => "time",
        NounClass::Measure => "measure",
        NounClass::Animal => "animal",
        NounClass::Substance => "substance",
        NounClass::Artifact => "artifact",
        NounClass::Communication => "communication",
        NounClass::Money => "money",
        NounClass::Abstract => "abstract",
    }
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
    for phrase in &clause.phrases {
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
            GroupKind::Verb(verb) => (verb.main, source.rules.by_verb(verb.lemma).iter().copied().collect()),
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
            let reason = if in_idiom(source, trigger) {
                "the words are a phrase that tells no event".to_owned()
            } else if let Some((role, atoms)) =
                frame.require.iter().find(|(role, atoms)| !roles.of(role).any(|f| atoms.iter().any(|a| matches(f, a))))
            {
                format!("{role:?} must be one of {atoms:?}")
            } else if let Some((role, atoms)) =
                frame.forbid.iter().find(|(role, atoms)| roles.of(role).any(|f| atoms.iter().any(|a| matches(f, a))))
            {
                format!("{role:?} must not be one of {atoms:?}")
            } else {
                continue;
            };
            found.push((TokenRange::new(trigger, trigger + 1), frame.id.clone(), reason));
        }
    }
    found
}
