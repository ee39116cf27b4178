//! Verb groups: auxiliaries, adverbs and the main verb, and what they say of voice, tense and truth.

use super::tag::Tag;
use crate::lexicon::{Lexicon, Pos, PosSet, Reading, VerbTrait, VerbTraits, Word};
use crate::tokenize::Tokens;
use crate::tokenize::fold::is_word;

/// The form that the group's first verb has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Tensed: "killed", "was killed", "will kill".
    Finite,
    /// "to kill"
    Infinitive,
    /// "killing"
    Gerund,
    /// "killed" without an auxiliary, where it may be a reduced passive.
    Participle,
}

/// What a modal or a verb of trying puts between the verb and the fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hedge {
    /// "may", "might", "could"
    Possible,
    /// "would"
    Conditional,
    /// "will", "shall", "is to", "is going to"
    Future,
    /// "should", "must"
    Obligation,
}

/// A verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerbGroup<'d> {
    /// Main verb, base form; the auxiliary's where there is no main verb.
    pub lemma: &'d str,
    /// What the grammar knows of this verb.
    pub traits: VerbTraits,
    /// Token of the main verb.
    pub main: usize,
    /// Particle that belongs to the verb ("off" of "went off"), if it stands right after.
    pub particle: Option<usize>,
    /// Form of the first verb.
    pub form: Form,
    /// Whether it is passive by its auxiliary.
    pub passive: bool,
    /// Whether it has a form of have: "had killed".
    pub perfect: bool,
    /// Whether it has be and a form in -ing.
    pub progressive: bool,
    /// Whether its first verb is in the past tense.
    pub past: bool,
    /// Whether it has "not" or "never".
    pub negated: bool,
    /// Its modal.
    pub hedge: Option<Hedge>,
    /// The main verb could be past tense or participle: "killed".
    pub ambiguous: bool,
}

impl VerbGroup<'_> {
    /// Whether the grammar knows this of the verb.
    #[inline]
    pub(super) const fn has(&self, one: VerbTrait) -> bool {
        self.traits.has(one)
    }

    /// Whether verb and particle are one verb that can take an object behind the particle: "blew up a pipeline". Of
    /// other verbs, "off" or "over" before a noun is a preposition: "sank off Chios".
    pub(super) fn goes_with(&self, particle: &str) -> bool {
        self.has(match particle {
            "up" => VerbTrait::Up,
            "off" => VerbTrait::Off,
            "out" => VerbTrait::Out,
            "down" => VerbTrait::Down,
            "over" => VerbTrait::Over,
            "away" => VerbTrait::Away,
            "back" => VerbTrait::Back,
            "apart" => VerbTrait::Apart,
            _ => return false,
        })
    }
}

/// Reads a verb group that starts at token `start`; returns it and one past its last token.
pub(super) fn read<'d>(tokens: &Tokens, lexicon: &'d Lexicon, tags: &[Tag], start: usize, end: usize) -> Option<(VerbGroup<'d>, usize)> {
    let mut group = VerbGroup {
        lemma: "",
        traits: VerbTraits::default(),
        main: start,
        particle: None,
        form: Form::Finite,
        passive: false,
        perfect: false,
        progressive: false,
        past: false,
        negated: false,
        hedge: None,
        ambiguous: false,
    };
    let mut at = start;
    let mut last_verb = None;
    let mut be = false;
    let mut auxiliaries = 0;
    while at < end {
        match tags[at] {
            // "to kill", "not to kill"
            Tag::To if last_verb.is_none() => group.form = Form::Infinitive,
            // "is to meet", "are going to meet", "was reported to have"
            Tag::To if auxiliaries > 0 && last_verb == Some(at - 1) && be && tags[at - 1] == Tag::Auxiliary => {
                group.hedge = Some(Hedge::Future);
            }
            Tag::Modal => {
                let word = tokens.folded(at);
                group.hedge = Some(match word {
                    "may" | "might" | "could" | "can" | "couldnt" | "cant" | "cannot" => Hedge::Possible,
                    "would" | "wouldnt" => Hedge::Conditional,
                    "should" | "must" | "shouldnt" => Hedge::Obligation,
                    _ => Hedge::Future,
                });
                group.negated |= word.ends_with("nt") || word == "cannot";
                last_verb = Some(at);
            }
            Tag::Negation if last_verb.is_some_and(|v| tags[v].is_verb()) => break,
            Tag::Negation => group.negated = true,
            // "is going to sentence"
            Tag::Gerund if be && tokens.is(at, "going") && at + 2 < end && tags[at + 1] == Tag::To && tags[at + 2] == Tag::Verb => {
                group.hedge = Some(Hedge::Future);
                at += 1;
                last_verb = Some(at);
            }
            Tag::Adverb if last_verb.is_some() || at > start || next_is_verb(tags, at + 1, end) => {
                group.negated |= is_word!(tokens.hash(at), "never" | "hardly");
                // Adverbs after the main verb are not part of the group.
                if last_verb.is_some_and(|v| tags[v].is_verb()) {
                    break;
                }
                if !next_is_verb(tags, at + 1, end) {
                    break;
                }
            }
            Tag::Auxiliary => {
                let hash = tokens.hash(at);
                if last_verb.is_none() {
                    group.past |= is_word!(hash, "was" | "were" | "had" | "did" | "wasnt" | "werent" | "didnt" | "hadnt");
                    if is_word!(hash, "being" | "having") {
                        group.form = Form::Gerund;
                    }
                }
                let word = tokens.folded(at);
                group.negated |= word.ends_with("nt") && word.len() > 3;
                if is_word!(hash, "have" | "has" | "had" | "having" | "havent" | "hasnt" | "hadnt") {
                    group.perfect = true;
                } else if !is_word!(hash, "do" | "does" | "did" | "dont" | "doesnt" | "didnt") {
                    be = true;
                }
                if last_verb.is_some_and(|v| tags[v].is_verb()) {
                    break;
                }
                auxiliaries += 1;
                last_verb = Some(at);
            }
            tag if tag.is_verb() => {
                if last_verb.is_some_and(|v| tags[v].is_verb()) {
                    break;
                }
                let participle = tag == Tag::Participle || (tag == Tag::VerbPast && auxiliaries > 0);
                group.main = at;
                group.passive = be && participle;
                group.progressive = be && tag == Tag::Gerund;
                group.perfect &= participle || tag == Tag::Gerund;
                if auxiliaries == 0 && group.hedge.is_none() && group.form == Form::Finite {
                    group.form = match tag {
                        Tag::Gerund => Form::Gerund,
                        Tag::Participle => Form::Participle,
                        _ => Form::Finite,
                    };
                    group.past = tag == Tag::VerbPast;
                }
                last_verb = Some(at);
            }
            _ => break,
        }
        at += 1;
    }
    let last = last_verb?;
    let main_is_auxiliary = tags[last] == Tag::Auxiliary || tags[last] == Tag::Modal;
    if main_is_auxiliary {
        group.main = last;
        // "has two children": have and be as full verbs are never perfect or passive.
        group.perfect = false;
    }
    let word = lexicon.at(tokens, group.main);
    if let Some(reading) = word.and_then(|word| reading(word, tags[group.main])) {
        group.lemma = reading.lemma;
        group.traits = reading.traits;
    }
    group.ambiguous = match word.map(|word| word.outline().readings()) {
        Some(readings) => readings.has(Pos::Participle) && readings.has(Pos::VerbPast),
        None => tokens.folded(group.main).ends_with("ed"),
    };
    if last + 1 < end
        && tags[last].is_verb()
        && matches!(tags[last + 1], Tag::Preposition | Tag::Adverb)
        && is_word!(tokens.hash(last + 1), "off" | "out" | "up" | "down" | "over" | "away" | "back" | "on" | "apart")
        && (!(noun_starts(tags, last + 2, end) || tokens.is(last + 1, "on") && tags.get(last + 2) == Some(&Tag::Date))
            || (!group.passive && group.goes_with(tokens.folded(last + 1))))
    {
        group.particle = Some(last + 1);
    }
    // Trailing adverbs are left outside.
    Some((group, last + 1))
}

/// Whether a noun group starts at `at`, so that what stands before it may be a preposition.
fn noun_starts(tags: &[Tag], at: usize, end: usize) -> bool {
    let nominal = |tag: Tag| tag.is_nominal() || matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun);
    let modifier = |tag: Tag| matches!(tag, Tag::Adjective | Tag::Participle | Tag::Gerund);
    at < end && (nominal(tags[at]) || (modifier(tags[at]) && at + 1 < end && tags[at + 1].is_nominal()))
}

fn next_is_verb(tags: &[Tag], mut at: usize, end: usize) -> bool {
    while at < end && matches!(tags[at], Tag::Adverb | Tag::Negation) {
        at += 1;
    }
    at < end && (tags[at].is_verb() || tags[at] == Tag::Auxiliary)
}

/// The reading of a verb that fits its class, else the likeliest.
fn reading(word: Word<'_>, tag: Tag) -> Option<Reading<'_>> {
    const VERB: PosSet = PosSet::of(&[Pos::Verb]);
    const VERB_Z: PosSet = PosSet::of(&[Pos::VerbZ]);
    const PAST: PosSet = PosSet::of(&[Pos::VerbPast, Pos::Participle]);
    const GERUND: PosSet = PosSet::of(&[Pos::Gerund]);
    const AUXILIARY: PosSet = PosSet::of(&[Pos::Auxiliary, Pos::Verb, Pos::VerbZ, Pos::VerbPast]);
    let wanted = match tag {
        Tag::Verb => VERB,
        Tag::VerbZ => VERB_Z,
        Tag::VerbPast | Tag::Participle => PAST,
        Tag::Gerund => GERUND,
        Tag::Auxiliary => AUXILIARY,
        _ => PosSet::default(),
    };
    word.reading_as(wanted).or_else(|| word.readings().next())
}
