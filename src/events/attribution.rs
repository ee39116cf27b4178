//! Who is said to have done it: claims, blame, accusation, suspicion, denial.
//!
//! These stand in clauses of their own ("the Taliban claimed responsibility for the attack", "officials blamed
//! the rebels") and belong to the event told before or beside them.

use super::find::EventMention;
use super::merge::{Context, Event, of_sentence};
use super::modality::Attribution;
use super::slots;
use crate::lexicon::NounClass;
use crate::syntax::{Clause, GroupId};
use crate::text::TokenRange;

/// Adds perpetrators from clauses of claim and blame to the events they are about.
pub(super) fn attribute(context: Context<'_>, mentions: &[EventMention], event_of: &[Option<usize>], events: &mut [Event]) {
    let syntax = context.source.syntax;
    if !events.iter().any(|event| is_claimed(context, event)) {
        return;
    }
    for (sentence, clauses) in syntax.sentence_clauses.iter().enumerate() {
        for id in clauses.clone() {
            let Some((who, attribution, speaker)) = claim(context, &syntax.clauses[id]) else { continue };
            let Some(at) = event_near(context, mentions, event_of, events, sentence) else { continue };
            for group in syntax.coordinated(who) {
                let Some(noun) = syntax.groups[group].noun() else { continue };
                if noun.pronoun
                    || noun.determiner == crate::syntax::Determiner::Negative
                    || !matches!(noun.class, NounClass::Person | NounClass::Group | NounClass::Place | NounClass::None)
                {
                    continue;
                }
                let tokens = TokenRange::new(noun.bare_start.min(noun.head), syntax.groups[group].tokens.end as usize);
                let entity = slots::entity_of(context, noun.name);
                if noun.class == NounClass::None && entity.is_none() {
                    continue;
                }
                slots::add_perpetrator(context, &mut events[at], tokens, entity, attribution, speaker);
            }
        }
    }
}

/// Reads a clause of claim or blame: who did it, how sure, who says so.
fn claim(context: Context<'_>, clause: &Clause) -> Option<(GroupId, Attribution, Option<TokenRange>)> {
    let tokens = context.source.tokens;
    let syntax = context.source.syntax;
    let verb = syntax.verb(clause);
    let phrase = |word: &str| {
        clause.phrases.iter().find(|p| tokens.is(p.preposition, word)).map(|p| p.group).filter(|&g| syntax.groups[g].noun().is_some())
    };
    let object_is = |word: &str| clause.objects.iter().any(|&o| syntax.groups[o].noun().is_some_and(|noun| noun.lemma == word));
    let speaker = |group: Option<GroupId>| group.map(|group| syntax.groups[group].tokens);
    let accused = |speaker: Option<GroupId>| {
        let authority = speaker.and_then(|group| syntax.groups[group].noun()).is_some_and(|noun| {
            matches!(
                tokens.folded(noun.head),
                "police"
                    | "officials"
                    | "official"
                    | "authorities"
                    | "government"
                    | "army"
                    | "military"
                    | "ministry"
                    | "minister"
                    | "spokesman"
                    | "prosecutors"
                    | "investigators"
                    | "president"
                    | "officer"
            )
        });
        if authority { Attribution::AccusedByAuthorities } else { Attribution::Accused }
    };
    match verb.lemma {
        "claim" | "admit" | "accept" | "take"
            if object_is("responsibility")
                || (clause.passive
                    && clause.subject.is_some_and(|s| syntax.groups[s].noun().is_some_and(|n| n.lemma == "responsibility"))) =>
        {
            let who = if clause.passive { phrase("by") } else { clause.subject }?;
            Some((who, if verb.negated { Attribution::Denied } else { Attribution::Claimed }, None))
        }
        "claim" if clause.passive => Some((phrase("by")?, Attribution::Claimed, None)),
        "deny" if object_is("responsibility") || object_is("involvement") => Some((clause.subject?, Attribution::Denied, None)),
        "blame" => {
            let (who, by) = if let Some(on) = phrase("on") {
                (on, if clause.passive { phrase("by") } else { clause.subject })
            } else if clause.passive {
                (clause.subject?, phrase("by"))
            } else {
                (*clause.objects.first()?, clause.subject)
            };
            Some((who, accused(by), speaker(by)))
        }
        "attribute" => Some((phrase("to")?, accused(clause.subject), speaker(if clause.passive { phrase("by") } else { clause.subject }))),
        "accuse" => {
            let (who, by) = if clause.passive { (clause.subject?, phrase("by")) } else { (*clause.objects.first()?, clause.subject) };
            Some((who, accused(by), speaker(by)))
        }
        // "charged with the murder", "implicated in the attack": those named after the deed.
        "charge" | "implicate" | "link" | "involve" | "indict" | "connect" if clause.passive => {
            let deed = clause.phrases.iter().filter(|p| matches!(tokens.folded(p.preposition), "with" | "in" | "to" | "for")).any(|p| {
                syntax.groups[p.group].noun().is_some_and(|noun| {
                    matches!(
                        noun.lemma,
                        "murder"
                            | "killing"
                            | "assassination"
                            | "attack"
                            | "kidnapping"
                            | "bombing"
                            | "massacre"
                            | "crime"
                            | "death"
                            | "abduction"
                    )
                })
            });
            let law = matches!(verb.lemma, "charge" | "indict");
            deed.then_some((
                clause.subject?,
                if law { Attribution::AccusedByAuthorities } else { accused(phrase("by")) },
                speaker(phrase("by")),
            ))
        }
        "suspect" => {
            let who = if clause.passive { clause.subject? } else { *clause.objects.first()? };
            Some((who, Attribution::Suspected, None))
        }
        _ => None,
    }
}

/// Whether an event is of a kind that is claimed and blamed for.
fn is_claimed(context: Context<'_>, event: &Event) -> bool {
    matches!(context.source.rules.set.types[event.kind as usize].name.as_str(), "attack" | "strike" | "clash" | "abduction")
}

/// The event that a claim is about: one of its sentence, else the one told last before it.
fn event_near(
    context: Context<'_>,
    mentions: &[EventMention],
    event_of: &[Option<usize>],
    events: &[Event],
    sentence: usize,
) -> Option<usize> {
    let violent = |at: usize| is_claimed(context, &events[at]);
    let in_sentence = of_sentence(mentions, sentence).filter_map(|(at, _)| event_of[at]).find(|&at| violent(at));
    in_sentence.or_else(|| {
        // Up to five sentences back.
        let end = mentions.partition_point(|mention| mention.sentence <= sentence);
        mentions[..end]
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, m)| m.sentence + 6 > sentence)
            .filter_map(|(at, _)| event_of[at])
            .find(|&at| violent(at) && !events[at].generic)
    })
}
