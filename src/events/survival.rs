//! The dead told by who did not live: "four of the wounded did not survive", "only four of them survived", "could
//! not save two", "nobody survived" of those aboard, "the rest drowned".

use super::find::Source;
use super::harm::{self, Harm};
use super::modality::Modality;
use super::number::{Number, number_of};
use super::signs::signs;
use super::states::RECENT;
use super::sufferers::{counts_people, left};
use crate::counts::{CountKind, Qualifier, Quantity};
use crate::lexicon::NounClass;
use crate::syntax::{Determiner, GroupId, GroupKind};
use crate::text::TokenRange;
use smol_str::SmolStr;

/// The rule that the counts found here are told by.
const RULE: &str = "counting/survival";

/// How many groups back those can stand of whom some lived.
const REACH: usize = 24;

/// The dead that a verb of living tells, if it is one. A count of those saved turns into one of the dead where the
/// saving failed.
pub(super) fn unsaved(
    source: Source<'_>,
    range: std::ops::Range<GroupId>,
    sentence: usize,
    cue: GroupId,
    told: &mut [Harm],
) -> Option<Harm> {
    let Source { tokens, syntax, .. } = source;
    let GroupKind::Verb(verb) = &syntax.groups[cue].kind else { return None };
    if !signs(source, verb.main).tells_harm() {
        return None;
    }
    match verb.lemma {
        "survive" => {}
        "live" if verb.negated && tokens.is(syntax.groups[cue].tokens.end as usize, "through") => {}
        "save" if verb.negated => {
            let behind = told.partition_point(|harm| harm.tokens.start < syntax.groups[cue].tokens.start);
            let saved = told[behind..].iter_mut().take(RECENT).filter(|harm| harm.kind == CountKind::Rescued && harm.best != Some(0));
            for harm in saved {
                if harm.group.is_some_and(|group| group > cue && group <= cue + 2) {
                    (harm.kind, harm.fate, harm.subset) = (CountKind::Killed, true, harm.subset || behind_whole(source, harm.group));
                    harm.rule = SmolStr::new_static(RULE);
                    harm.mention = None;
                }
            }
            return None;
        }
        "drown" | "die" | "perish" if !verb.negated => {
            return rest(source, range.clone(), sentence, cue, told).or_else(|| all(source, range, sentence, cue));
        }
        _ => return None,
    }
    let whose = left(source, range.start, cue, false).or_else(|| cue.checked_sub(1).filter(|&at| at >= range.start))?;
    let noun = syntax.groups[whose].noun()?;
    let word = tokens.folded(syntax.groups[whose].tokens.first());
    let none = noun.determiner == Determiner::Negative || matches!(word, "neither" | "nobody" | "none");
    let number = if word == "neither" {
        Number::exact(2, false)
    } else if none {
        aboard(source, range.start..cue)?
    } else if verb.negated {
        number_of(source, whose).filter(|number| number.best > Some(0) && !number.implicit)?
    } else {
        // "six were stabbed, and only four of them survived"
        let only = syntax.groups[whose].tokens.first().checked_sub(1).is_some_and(|at| tokens.is(at, "only"));
        let lived = number_of(source, whose)?.best.filter(|_| only)?;
        let all = told.iter().rev().take(RECENT).find(|harm| harm.kind == CountKind::Injured && !harm.implicit)?.best?;
        Number::exact(all.checked_sub(lived).filter(|dead| *dead > 0)?, false)
    };
    Some(dead(source, whose, sentence, number, !none))
}

/// Whether a count is of some of a number: "two of the 30 people burned".
fn behind_whole(source: Source<'_>, group: Option<GroupId>) -> bool {
    group.is_some_and(|group| {
        let end = source.syntax.groups[group].tokens.end as usize;
        source.tokens.is(end, "of") && matches!(source.tokens.folded(end + 1), "the" | "them" | "those")
    })
}

/// "a crew of 22 …; helicopters lifted off 19 men and the rest drowned": those aboard without those told of.
fn rest(source: Source<'_>, range: std::ops::Range<GroupId>, sentence: usize, cue: GroupId, told: &[Harm]) -> Option<Harm> {
    let Source { tokens, syntax, .. } = source;
    let at = cue.checked_sub(1).filter(|&at| at > range.start)?;
    let words = syntax.groups[at].tokens;
    if words.len() != 2 || !tokens.is(words.first(), "the") || !matches!(tokens.folded(words.last()), "rest" | "others") {
        return None;
    }
    let all = aboard(source, range.start..at)?.best?;
    let known: u64 = told.iter().rev().take(RECENT).filter(|harm| harm.kind == CountKind::Rescued).filter_map(|harm| harm.best).sum();
    let left = all.checked_sub(known).filter(|left| known > 0 && *left > 0)?;
    Some(dead(source, at, sentence, Number::exact(left, false), false))
}

/// "only 28 had been aboard; all died"
fn all(source: Source<'_>, range: std::ops::Range<GroupId>, sentence: usize, cue: GroupId) -> Option<Harm> {
    let Source { tokens, syntax, .. } = source;
    let at = syntax.groups[cue].tokens.first().checked_sub(1)?;
    let alone = tokens.is(at, "all") && at > 0 && matches!(tokens.folded(at - 1), ";" | "and" | ",");
    if !alone {
        return None;
    }
    let people = (range.start..cue).rev().take(REACH).find(|&group| syntax.groups[group].noun().is_some())?;
    let mut found = dead(source, people, sentence, aboard(source, range.start..cue)?, false);
    found.tokens = TokenRange::new(at, at + 1);
    (found.generic, found.of_whom, found.class) = (true, None, None);
    Some(found)
}

/// How many people were aboard: "with 23 people aboard", "a crew of 22".
fn aboard(source: Source<'_>, groups: std::ops::Range<GroupId>) -> Option<Number> {
    let Source { tokens, syntax, .. } = source;
    groups.rev().take(REACH).find_map(|at| {
        let noun = syntax.groups[at].noun()?;
        let quantity: &Quantity = &source.quantities[noun.quantity? as usize];
        let end = syntax.groups[at].tokens.end as usize;
        let end = match syntax.groups.get(at + 1).map(|next| &next.kind) {
            Some(GroupKind::Verb(verb)) if verb.lemma == "be" && !verb.negated => syntax.groups[at + 1].tokens.end as usize,
            _ => end,
        };
        let on = tokens.is(end, "aboard") || (tokens.is(end, "on") && tokens.is(end + 1, "board"));
        let crew = at >= 2
            && tokens.is(syntax.groups[at - 1].tokens.first(), "of")
            && matches!(tokens.folded(syntax.groups[at - 2].tokens.last()), "crew" | "complement");
        (!quantity.measure && quantity.qualifier == Qualifier::Exact && (crew || (on && counts_people(source, at, noun))))
            .then(|| Number::of(quantity))
    })
}

fn dead(source: Source<'_>, group: GroupId, sentence: usize, number: Number, subset: bool) -> Harm {
    let mut found = harm::harm(source, CountKind::Killed, group, None, sentence, None, SmolStr::new_static(RULE), Modality::Actual);
    found.set_number(Number { implicit: false, ..number });
    (found.fate, found.subset, found.definite, found.additional) = (true, subset, false, false);
    found.generic = source.syntax.groups[group].noun().is_none_or(|noun| noun.class != NounClass::Person);
    if found.generic {
        (found.of_whom, found.class) = (None, None);
    }
    found
}
