//! What a sentence as a whole makes of an event in it: whose word it is and whether it is a habit. Whether it
//! tells of something else than events is `elsewhere`'s.

use super::elsewhere::{elsewhere, harms_speaker, simple_present};
use super::find::{EventMention, Source};
use super::frame::{Cue, Slot};
use super::modality::Modality;
use super::signs::signs;
use crate::lexicon::NounClass;
use crate::syntax::{Clause, ClauseId, ClauseKind, Determiner, Form, GroupId, GroupKind, Hedge, NounGroup};

/// What the words of a sentence are signs of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scene {
    /// Bits of [`Cue`] of all words.
    any: u32,
    /// A clause of condition: "unless wages are paid".
    condition: bool,
    /// A side tells it all: "according to the guerrillas", "by its own account".
    claim: bool,
    /// Nobody else could confirm it.
    unconfirmed: bool,
    /// Told as an exercise: "in the drill".
    drill: bool,
    /// A work or an actor's part is told.
    pub(super) fiction: bool,
    /// A work tells the story: "the song tells how".
    pub(super) narrated: bool,
    /// "every winter", "once in a century"
    habit: bool,
    /// It begins with an order to the reader: "Fire the oven".
    order: bool,
}

/// Words by which a report is left open.
const UNCONFIRMED: [&[&str]; 9] = [
    &["not", "be", "independently"],
    &["not", "be", "verified"],
    &["not", "be", "confirmed"],
    &["not", "be", "checked"],
    &["would", "not", "confirm"],
    &["no", "independent"],
    &["no", "evidence"],
    &["no", "such"],
    &["without", "showing"],
];

impl Scene {
    /// Reads the words of a sentence.
    pub(super) fn of(source: Source<'_>, sentence: usize) -> Self {
        let Source { tokens, syntax, .. } = source;
        let mut scene = Self::default();
        let range = tokens.sentences[sentence].tokens.indices();
        if tokens.is(range.start, "in")
            && syntax
                .group_at(range.start + 1)
                .and_then(|group| syntax.groups[group].noun())
                .is_some_and(|noun| is_cue(source, noun, Cue::Fiction))
        {
            scene.fiction = true;
        }
        // "In Act Two the king is stabbed"
        scene.fiction |= tokens.is(range.start, "in")
            && matches!(tokens.folded(range.start + 1), "act" | "scene" | "chapter" | "episode")
            && matches!(tokens.folded(range.start + 2), "one" | "two" | "three" | "four" | "five" | "1" | "2" | "3" | "4" | "5");
        let (signs, all) = source.signs.of_range(range.clone());
        scene.any = all.cues();
        if all.sets_scene() {
            for at in range.clone().zip(signs).filter(|(_, signs)| signs.sets_scene()).map(|(at, _)| at) {
                scene.read(source, range.start, at);
            }
        }
        if scene.has(Cue::Drill) {
            scene.drill = range.clone().zip(signs).filter(|(_, signs)| signs.cues() & Cue::Drill.bit() != 0).any(|(at, _)| {
                at < range.start + 4 || source.syntax.group_at(at).is_some_and(|group| source.syntax.groups[group].verb().is_some())
            });
        }
        for clause in &syntax.clauses[syntax.sentence_clauses[sentence].clone()] {
            let opener = clause.opener.map_or("", |word| tokens.folded(word));
            scene.condition |= matches!(opener, "if" | "unless");
            let verb = syntax.verb(clause);
            let subject = clause.subject.and_then(|subject| syntax.groups[subject].noun());
            scene.order |= verb.main == range.start
                && subject.is_none()
                && clause.kind == ClauseKind::Main
                && clause.objects.first().is_some_and(|&object| object == clause.verb + 1)
                && verb.form == Form::Finite
                && !(verb.past || verb.perfect || verb.passive)
                && tokens.is(verb.main, verb.lemma);
            let work = subject.is_some_and(|noun| is_cue(source, noun, Cue::Fiction))
                && (!clause.passive || matches!(verb.lemma, "set" | "base" | "devote"));
            let part = matches!(verb.lemma, "play" | "portray" | "star")
                && subject.is_some_and(|noun| noun.class == NounClass::Person)
                && clause.objects.first().is_some_and(|&o| syntax.groups[o].noun().is_some_and(|noun| noun.class == NounClass::Person));
            scene.fiction |= work || part;
            scene.narrated |= work
                && matches!(
                    verb.lemma,
                    "tell"
                        | "follow"
                        | "depict"
                        | "portray"
                        | "recount"
                        | "narrate"
                        | "chronicle"
                        | "explore"
                        | "imagine"
                        | "begin"
                        | "open"
                        | "end"
                );
        }
        scene
    }

    /// Reads a word with its neighbours, in a sentence that begins at `start`.
    fn read(&mut self, source: Source<'_>, start: usize, at: usize) {
        let Source { tokens, syntax, .. } = source;
        match tokens.folded(at) {
            "every" | "each" if date_or_time(source, at + 1) => self.habit = true,
            "once" if matches!(tokens.folded(at + 1), "a" | "in" | "every") => self.habit = true,
            "over" if tokens.is(at + 1, "the") && tokens.is(at + 2, "years") => self.habit = true,
            "week" | "month" | "year" if tokens.is(at + 1, "by") && tokens.folded(at + 2) == tokens.folded(at) => self.habit = true,
            "on" if tokens.is(at + 1, "the") && matches!(tokens.folded(at + 2), "rise" | "increase" | "decline") => self.habit = true,
            "used" if tokens.is(at + 1, "to") && tokens.is(at + 2, "be") => self.habit = true,
            "according" if tokens.is(at + 1, "to") => {
                self.claim |= syntax.group_at(at + 2).is_some_and(|group| takes_sides(source, group));
            }
            "own" if matches!(tokens.folded(at + 1), "account" | "telling" | "words") && at >= 2 && tokens.is(at - 2, "by") => {
                self.claim = true;
            }
            "telling" if at >= 2 && (cues_at(source, at - 2) | cues_at(source, at - 1)) & Cue::Party.bit() != 0 => self.claim = true,
            "purporting" | "purportedly" => self.claim = true,
            "believed" if at >= 3 && tokens.is(at - 1, "be") && tokens.is(at - 2, "to") && tokens.is(start, "if") => {
                self.claim = true;
            }
            "not" | "no" | "would" | "without" => {
                let holds = |words: &&[&str]| words.iter().enumerate().all(|(offset, word)| tokens.is(at + offset, word));
                self.unconfirmed |= UNCONFIRMED.iter().any(holds);
            }
            _ => {}
        }
    }

    pub(super) fn has(self, cue: Cue) -> bool {
        self.any & cue.bit() != 0
    }
}

/// Bits of the cues that a word is, as written or in its base form.
pub(super) fn cues_at(source: Source<'_>, at: usize) -> u32 {
    signs(source, at).cues()
}

pub(super) fn is_cue(source: Source<'_>, noun: &NounGroup<'_>, cue: Cue) -> bool {
    noun.name.is_none()
        && signs(source, noun.head).has_cue()
        && (source.rules.is_cue(noun.lemma, cue) || source.rules.cues(source.tokens[noun.head].hash) & cue.bit() != 0)
}

fn date_or_time(source: Source<'_>, at: usize) -> bool {
    let word = |at: usize| {
        matches!(
            source.tokens.folded(at),
            "day"
                | "night"
                | "week"
                | "month"
                | "year"
                | "summer"
                | "winter"
                | "spring"
                | "autumn"
                | "season"
                | "monsoon"
                | "hour"
                | "weekend"
                | "century"
        )
    };
    word(at) || word(at + 1)
}

/// Whether a speaker is one side of a conflict: "the rebels", "a militia spokesman", "the insurgents' radio".
fn takes_sides(source: Source<'_>, group: GroupId) -> bool {
    let range = source.syntax.groups[group].tokens;
    range.indices().any(|at| cues_at(source, at) & Cue::Party.bit() != 0)
}

/// Who says what a clause tells, and the clause of saying.
struct Speech<'a> {
    clause: &'a Clause,
    speaker: Option<GroupId>,
}

/// The clause of speech that a clause stands under, before or behind it.
fn speech(source: Source<'_>, sentence: usize, id: ClauseId) -> Option<Speech<'_>> {
    let syntax = source.syntax;
    let mut above = Some(id);
    for _ in 0..4 {
        let Some(at) = above else { break };
        let clause = &syntax.clauses[at];
        if clause.kind == ClauseKind::Content
            && let Some(parent) = clause.parent
        {
            let governing = &syntax.clauses[parent];
            return Some(Speech { clause: governing, speaker: if governing.passive { None } else { governing.subject } });
        }
        above = match clause.kind {
            ClauseKind::Main => None,
            _ => clause.parent.filter(|&parent| parent < at),
        };
    }
    // "…," the commander vowed; "…," said the militia's spokesman
    let range = syntax.sentence_clauses[sentence].clone();
    (id + 1..range.end.min(id + 4)).find_map(|next| {
        let clause = &syntax.clauses[next];
        let lemma = syntax.verb(clause).lemma;
        let speaks = matches!(
            lemma,
            "say" | "vow" | "warn" | "tell" | "claim" | "insist" | "add" | "announce" | "declare" | "threaten" | "report" | "state"
        );
        if !speaks
            || clause.kind != ClauseKind::Main
            || syntax.clauses.get(next + 1).is_some_and(|c| c.parent == Some(next) && c.kind == ClauseKind::Content)
        {
            return None;
        }
        let speaker = clause.subject.filter(|&s| s > syntax.clauses[id].verb).or_else(|| clause.objects.first().copied());
        let start = speaker.map_or(clause.verb, |s| s.min(clause.verb));
        let apart = start.checked_sub(1).is_some_and(|at| matches!(syntax.groups[at].kind, GroupKind::Comma | GroupKind::Quote));
        apart.then_some(Speech { clause, speaker })
    })
}

/// Types of events that are done to somebody, so that announcing them is a threat.
fn harmful(kind: &str) -> bool {
    matches!(kind, "attack" | "strike" | "abduction" | "coup" | "clash" | "")
}

/// Types that are announced to press a demand.
fn presses(kind: &str) -> bool {
    matches!(kind, "protest" | "sanction" | "military_move")
}

/// Settles modality and habit of a mention by what its sentence speaks of. False where it tells no event at all.
pub(super) fn settle(source: Source<'_>, scene: &Scene, mention: &mut EventMention) -> bool {
    let kind = mention.kind.map_or("", |kind| source.rules.set.types[kind as usize].name.as_str());
    if elsewhere(source, *scene, mention, kind) {
        return false;
    }
    mention.modality = told(source, *scene, mention, kind);
    let wishful = mention.modality == Modality::Threatened && harms_speaker(source, mention)
        || mention.modality == Modality::Actual && scene.order && mention.arguments.is_empty();
    if wishful {
        mention.modality = Modality::Hypothetical;
    }
    if scene.drill && mention.modality == Modality::Actual && !numbered(mention) {
        mention.modality = Modality::Hypothetical;
    }
    // A kind of event is told as fact: what is planned, threatened or feared is one event to come.
    mention.generic = (mention.generic && mention.modality == Modality::Actual) || habitual(source, *scene, mention);
    true
}

/// The modality in the light of who says it.
fn told(source: Source<'_>, scene: Scene, mention: &EventMention, kind: &str) -> Modality {
    let own = mention.modality;
    if own == Modality::Actual && mention.group.is_some_and(|group| background(source, group)) {
        return Modality::Historical;
    }
    let Some(id) = mention.clause else { return own };
    let Source { syntax, tokens, .. } = source;
    let clause = &syntax.clauses[id];
    let verb = syntax.verb(clause);
    let speech = speech(source, mention.sentence, id);
    let lemma = speech.as_ref().map_or("", |speech| syntax.verb(speech.clause).lemma);
    let speaker = speech.as_ref().and_then(|speech| speech.speaker);
    let neutral = speaker.is_some_and(|s| syntax.groups[s].tokens.indices().any(|at| cues_at(source, at) & Cue::Neutral.bit() != 0));
    let definite = mention.group.and_then(|group| syntax.groups[group].noun()).is_some_and(|noun| noun.determiner == Determiner::Definite);
    if let Some(group) = mention.group
        && years_before(source, group)
    {
        return Modality::Historical;
    }
    // "named after a victim of the massacre"
    if own == Modality::Actual && verb.lemma == "name" && clause.passive && mention.group.is_some() {
        return Modality::Historical;
    }
    match own {
        Modality::Planned if source.rules.is_cue(lemma, Cue::Claiming) && verb.hedge.is_none() => Modality::Claimed,
        // "claimed that it was rebels who had dropped the bombs"
        Modality::Actual
            if source.rules.is_cue(lemma, Cue::Claiming)
                && mention.group.is_none()
                && clause.kind == ClauseKind::Relative
                && clause.parent.is_some_and(|parent| syntax.verb(&syntax.clauses[parent]).lemma == "be") =>
        {
            Modality::Claimed
        }
        Modality::Negated if speech.is_some() && !neutral && in_content(source, id) => Modality::Denied,
        // "parliamentary elections are scheduled": the verb sets the day.
        Modality::Actual | Modality::Claimed if kind == "election" && mention.group.is_none() => match verb.lemma {
            "schedule" | "call" | "set" | "fix" | "postpone" | "delay" | "put" | "bring" => Modality::Planned,
            "cancel" => Modality::Negated,
            _ => own,
        },
        // "If the dam breaks, the flood will reach the town"
        Modality::Actual if definite && scene.condition && verb.hedge == Some(Hedge::Future) && clause.subject == mention.group => {
            Modality::Hypothetical
        }
        Modality::Actual if definite && mention.group.is_some() => own,
        Modality::Actual if scene.claim => Modality::Claimed,
        Modality::Actual if speech.is_some() => {
            let says = matches!(lemma, "say" | "report" | "announce" | "tell" | "declare" | "add" | "state" | "insist" | "show");
            let party = speaker.is_some_and(|s| takes_sides(source, s) || own_side(source, s, clause, kind));
            if says && (party && !neutral || scene.unconfirmed) { Modality::Claimed } else { own }
        }
        Modality::Planned | Modality::Hypothetical if matches!(verb.hedge, Some(Hedge::Future | Hedge::Conditional)) && !verb.perfect => {
            let conditional =
                clause.opener.is_some_and(|word| matches!(tokens.folded(word), "if" | "unless" | "whether" | "had" | "should" | "were"));
            if conditional {
                return Modality::Hypothetical;
            }
            let agent = clause.subject.and_then(|s| syntax.groups[s].noun());
            let speaking = agent.is_some_and(|noun| noun.pronoun);
            let told =
                matches!(lemma, "say" | "tell" | "warn" | "vow" | "promise" | "swear" | "threaten" | "pledge" | "write" | "announce");
            let threat = matches!(lemma, "vow" | "swear" | "threaten")
                || (lemma == "warn" && !neutral && (speaking || clause.passive))
                || (told && !neutral && (speaking || clause.passive && !matches!(lemma, "announce")));
            if (harmful(kind) && threat)
                || (presses(kind) && (threat && scene.condition && speaking || lemma == "threaten" || (lemma == "warn" && speaking)))
            {
                return Modality::Threatened;
            }
            if scene.condition {
                let person = agent.is_some_and(|noun| matches!(noun.class, NounClass::Person | NounClass::Group));
                return if harmful(kind) && person && !clause.passive && verb.hedge == Some(Hedge::Future) && mention.group.is_none() {
                    Modality::Threatened
                } else {
                    Modality::Hypothetical
                };
            }
            own
        }
        // "has promised to burn every village"
        Modality::Planned if harmful(kind) && clause.kind == ClauseKind::Infinitive => {
            let governor = clause.parent.map_or("", |parent| syntax.verb(&syntax.clauses[parent]).lemma);
            if matches!(governor, "promise" | "vow" | "swear" | "pledge") { Modality::Threatened } else { own }
        }
        _ => own,
    }
}

/// "thirty years after the general strike"
fn years_before(source: Source<'_>, group: GroupId) -> bool {
    let Source { syntax, tokens, .. } = source;
    group >= 2
        && matches!(syntax.groups[group - 1].kind, GroupKind::Preposition)
        && matches!(tokens.folded(syntax.groups[group - 1].tokens.first()), "after" | "since")
        && matches!(tokens.folded(syntax.groups[group - 2].tokens.last()), "years" | "decades" | "century" | "centuries")
}

/// "previous attacks", "despite airstrikes": many events without a number or a day, told of only as what went before.
fn background(source: Source<'_>, group: GroupId) -> bool {
    let Source { syntax, tokens, .. } = source;
    let Some(noun) = syntax.groups[group].noun() else { return false };
    if !noun.plural || noun.determiner != Determiner::Bare || noun.quantity.is_some() || noun.possessor.is_some() {
        return false;
    }
    let before = syntax.groups[group].tokens.first()..noun.head;
    let dated = (group + 1..(group + 4).min(syntax.groups.len()))
        .take_while(|&after| syntax.groups[after].verb().is_none())
        .any(|after| matches!(syntax.groups[after].kind, GroupKind::Date));
    let past = before.clone().any(|at| matches!(tokens.folded(at), "previous" | "earlier" | "past" | "prior" | "subsequent"));
    let despite = before.start.checked_sub(1).is_some_and(|at| tokens.is(at, "despite"));
    (past || despite) && !dated
}

/// Whether a clause is what is said, or stands in quotation marks before who says it.
fn in_content(source: Source<'_>, id: ClauseId) -> bool {
    let clause = &source.syntax.clauses[id];
    matches!(clause.kind, ClauseKind::Content | ClauseKind::Main)
}

/// "the group said its fighters had killed": a group that speaks of its own deed.
fn own_side(source: Source<'_>, speaker: GroupId, clause: &Clause, kind: &str) -> bool {
    let Source { syntax, tokens, .. } = source;
    let group = syntax.groups[speaker]
        .noun()
        .is_some_and(|noun| matches!(noun.lemma, "group" | "faction" | "movement" | "army" | "brigade" | "cell"));
    let own = clause.subject.and_then(|s| syntax.groups[s].noun()).is_some_and(|noun| {
        noun.bare_start > 0 && matches!(tokens.folded(noun.bare_start - 1), "its" | "their" | "our" | "his") || noun.pronoun
    });
    group && own && harmful(kind)
}

/// Whether an argument counts or names people, so that the event is more than a figure of speech.
pub(super) fn numbered(mention: &EventMention) -> bool {
    mention.arguments.iter().any(|argument| argument.effect.is_some() && argument.slot == Slot::Target)
}

/// Whether the mention speaks of a kind of event and not of one: "attacks have increased", "often attack".
fn habitual(source: Source<'_>, scene: Scene, mention: &EventMention) -> bool {
    let Source { syntax, .. } = source;
    let Some(id) = mention.clause else { return false };
    let clause = &syntax.clauses[id];
    let verb = syntax.verb(clause);
    let habit = scene.habit || scene.has(Cue::Habit);
    let present = simple_present(source, clause);
    if let Some(group) = mention.group {
        let Some(noun) = syntax.groups[group].noun() else { return false };
        let kind_of = noun.plural
            && noun.quantity.is_none()
            && noun.name.is_none()
            && !matches!(noun.determiner, Determiner::Definite | Determiner::Negative);
        // "the number of attacks fell"
        let number = group >= 2
            && source.tokens.is(syntax.groups[group - 1].tokens.first(), "of")
            && syntax.groups[group - 2]
                .noun()
                .is_some_and(|before| matches!(before.lemma, "number" | "frequency" | "wave" | "rate") && before.lemma != "wave");
        let subject = clause.subject.is_some_and(|s| syntax.coordinated(s).any(|g| g == group));
        let trend = source.rules.is_cue(verb.lemma, Cue::Trend) && mention.modality != Modality::Planned;
        let bare_act = !noun.plural
            && noun.determiner == Determiner::Bare
            && subject
            && present
            && clause.objects.iter().any(|&o| syntax.groups[o].noun().is_some());
        // "arson is harder to prove", "murder and manslaughter are tried": a crime without a place or a day.
        let crime = !noun.plural
            && noun.determiner == Determiner::Bare
            && noun.name.is_none()
            && noun.quantity.is_none()
            && mention.arguments.is_empty()
            && present
            && (subject || syntax.groups[group].tokens.first() < syntax.groups[clause.verb].tokens.first())
            && (clause.passive && !clause.phrases.is_empty() || verb.lemma == "be" && !clause.objects.is_empty())
            && matches!(
                noun.lemma,
                "arson"
                    | "assassination"
                    | "blackmail"
                    | "hijacking"
                    | "kidnapping"
                    | "murder"
                    | "piracy"
                    | "rape"
                    | "robbery"
                    | "sabotage"
                    | "terrorism"
                    | "theft"
            );
        let most = subject && matches!(source.tokens.folded(syntax.groups[group].tokens.first()), "most" | "many") && present;
        // "strikes are a part of September", "talks have a way of failing"
        let nature = subject
            && present
            && !clause.passive
            && noun.determiner == Determiner::Bare
            && (matches!(verb.lemma, "be" | "have")
                && (!clause.objects.is_empty() || clause.phrases.iter().any(|phrase| source.tokens.is(phrase.preposition, "as")))
                || matches!(verb.lemma, "follow" | "happen" | "occur" | "cost"));
        return (kind_of && (habit || (trend && subject) || number || most || nature)) || crime || (bare_act && scene.has(Cue::Law));
    }
    let tends = clause.kind == ClauseKind::Infinitive
        && clause.parent.is_some_and(|parent| {
            let governor = syntax.verb(&syntax.clauses[parent]);
            matches!(governor.lemma, "tend" | "use") && !syntax.clauses[parent].passive && governor.lemma != "use"
        });
    // "smoking kills more people than traffic"
    let abstractly = present
        && !clause.passive
        && verb.lemma == "kill"
        && clause.subject.and_then(|s| syntax.groups[s].noun()).is_some_and(|noun| {
            let inanimate = match noun.class {
                NounClass::Abstract => true,
                NounClass::Substance | NounClass::Body => true,
                NounClass::Event => noun.plural,
                _ => matches!(noun.lemma, "cell" | "antibody" | "enzyme" | "toxin"),
            };
            inanimate && noun.determiner == Determiner::Bare && noun.name.is_none() && noun.quantity.is_none()
        })
        && clause.objects.first().and_then(|&o| syntax.groups[o].noun()).is_some_and(|noun| noun.quantity.is_none());
    tends || abstractly || (habit && present && clause.kind != ClauseKind::Infinitive)
}
