//! Verb groups: auxiliaries, adverbs and the main verb, and what they say of voice, tense and truth.

use super::tag::Tag;
use super::verbs;
use crate::lexicon::{Lexicon, Pos};
use crate::tokenize::Tokens;

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

/// Particles that make a verb of two words.
fn is_particle(word: &str) -> bool {
    matches!(word, "off" | "out" | "up" | "down" | "over" | "away" | "back" | "on" | "apart")
}

/// Reads a verb group that starts at token `start`; returns it and one past its last token.
pub(super) fn read<'d>(tokens: &Tokens, lexicon: &'d Lexicon, tags: &[Tag], start: usize, end: usize) -> Option<(VerbGroup<'d>, usize)> {
    let mut group = VerbGroup {
        lemma: "",
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
        let word = tokens.folded(at);
        match tags[at] {
            // "to kill", "not to kill"
            Tag::To if last_verb.is_none() => group.form = Form::Infinitive,
            // "is to meet", "are going to meet", "was reported to have"
            Tag::To if auxiliaries > 0 && last_verb == Some(at - 1) && be && tags[at - 1] == Tag::Auxiliary => {
                group.hedge = Some(Hedge::Future);
            }
            Tag::Modal => {
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
            Tag::Gerund if be && word == "going" && at + 2 < end && tags[at + 1] == Tag::To && tags[at + 2] == Tag::Verb => {
                group.hedge = Some(Hedge::Future);
                at += 1;
                last_verb = Some(at);
            }
            Tag::Adverb if last_verb.is_some() || at > start || next_is_verb(tags, at + 1, end) => {
                group.negated |= matches!(word, "never" | "hardly");
                // Adverbs after the main verb are not part of the group.
                if last_verb.is_some_and(|v| tags[v].is_verb()) {
                    break;
                }
                if !next_is_verb(tags, at + 1, end) {
                    break;
                }
            }
            Tag::Auxiliary => {
                if last_verb.is_none() {
                    group.past |= matches!(word, "was" | "were" | "had" | "did" | "wasnt" | "werent" | "didnt" | "hadnt");
                    if matches!(word, "being" | "having") {
                        group.form = Form::Gerund;
                    }
                }
                group.negated |= word.ends_with("nt") && word.len() > 3;
                match word {
                    "have" | "has" | "had" | "having" | "havent" | "hasnt" | "hadnt" => group.perfect = true,
                    "do" | "does" | "did" | "dont" | "doesnt" | "didnt" => {}
                    _ => be = true,
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
    group.lemma = lemma(word, tags[group.main]).unwrap_or("");
    group.ambiguous = word
        .is_some_and(|word| word.readings().any(|r| r.pos == Pos::Participle) && word.readings().any(|r| r.pos == Pos::VerbPast))
        || (word.is_none() && tokens.folded(group.main).ends_with("ed"));
    let mut stop = at;
    if last + 1 < end
        && tags[last].is_verb()
        && is_particle(tokens.folded(last + 1))
        && matches!(tags[last + 1], Tag::Preposition | Tag::Adverb)
        && (!(noun_starts(tags, last + 2, end) || tokens.is(last + 1, "on") && tags.get(last + 2) == Some(&Tag::Date))
            || (!group.passive && verbs::phrasal(group.lemma, tokens.folded(last + 1))))
    {
        group.particle = Some(last + 1);
    }
    stop = stop.max(last + 1).min(end);
    // Trailing adverbs are left outside.
    while stop > last + 1 {
        stop -= 1;
    }
    Some((group, stop))
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

/// The base form under the reading that fits `tag`.
pub(super) fn lemma(word: Option<crate::lexicon::Word<'_>>, tag: Tag) -> Option<&str> {
    let word = word?;
    let wanted = |pos: Pos| match tag {
        Tag::Verb => pos == Pos::Verb,
        Tag::VerbZ => pos == Pos::VerbZ,
        Tag::VerbPast | Tag::Participle => matches!(pos, Pos::VerbPast | Pos::Participle),
        Tag::Gerund => pos == Pos::Gerund,
        Tag::Noun => pos == Pos::Noun,
        Tag::PluralNoun => pos == Pos::PluralNoun,
        Tag::Auxiliary => matches!(pos, Pos::Auxiliary | Pos::Verb | Pos::VerbZ | Pos::VerbPast),
        _ => true,
    };
    word.readings().find(|reading| wanted(reading.pos)).or_else(|| word.readings().next()).map(|reading| reading.lemma)
}
