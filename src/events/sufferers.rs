//! Whom a word that tells what became of people is about, by the groups around it: the subject of a passive, the
//! object of a verb, the noun that others hang on, the first of a list.

use super::classes;
use super::find::Source;
use super::frame::Told;
use super::harm;
use super::number;
use crate::lexicon::NounClass;
use crate::syntax::{Determiner, Form, GroupId, GroupKind, NounGroup, Tag, UnitKind, VerbGroup};

/// How many groups away from its cue a group of people can stand.
const REACH: usize = 24;

/// "nine officials were among those killed": the subject of the verb before.
fn among_those(source: Source<'_>, first: GroupId, cue: GroupId) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    let tokens = source.tokens;
    let at = groups[cue].tokens.first();
    let among = at >= 2 && tokens.is(at - 1, "those") && matches!(tokens.folded(at - 2), "among" | "of");
    if !among {
        return None;
    }
    let verb = (first..cue).rev().take(4).find(|&group| matches!(&groups[group].kind, GroupKind::Verb(verb) if verb.lemma == "be"))?;
    let mut over = left(source, first, verb, false);
    if over.is_none() && verb > first {
        over = groups[verb - 1].noun().filter(|noun| counts_people(source, verb - 1, noun)).map(|_| verb - 1);
    }
    over
}

/// Whom a verb strikes: the subject of a passive, full or reduced, else the object.
pub(super) fn sufferer(source: Source<'_>, first: GroupId, end: GroupId, cue: GroupId, verb: &VerbGroup<'_>) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    if let Some(people) = among_those(source, first, cue) {
        return Some(people);
    }
    if verb.passive {
        let people = left(source, first, cue, false)?;
        let named = matches!(groups[people].noun().and_then(|noun| noun.name), Some((UnitKind::Person, _)));
        return (verb.lemma != "beat" || !named).then_some(people);
    }
    let mut next = cue + 1;
    let particle =
        |group: GroupId| Some(groups[group].tokens.first()) == verb.particle || source.tokens.is(groups[group].tokens.first(), "down");
    while next < end && (matches!(groups[next].kind, GroupKind::Adverb | GroupKind::Quote) || particle(next)) {
        next += 1;
    }
    if next < end && groups[next].noun().is_some() {
        next = harm::possessed(source, next);
    }
    // "killing on Friday at least eleven villagers"
    if !verb.passive && next + 1 < end {
        let dated = match &groups[next].kind {
            GroupKind::Date => Some(next + 1),
            GroupKind::Preposition if matches!(groups[next + 1].kind, GroupKind::Date) => Some(next + 2),
            _ => None,
        };
        if let Some(object) = dated.filter(|&object| object < end)
            && let Some(noun) = groups[object].noun()
            && noun.quantity.is_some()
            && counts_people(source, object, noun)
            && !matches!(groups.get(object + 1).map(|next| &next.kind), Some(GroupKind::Verb(_)))
        {
            return Some(object);
        }
    }
    // "abducted and killed an officer": one object for both.
    if next + 2 < end
        && matches!(groups[next].kind, GroupKind::Conjunction)
        && matches!(&groups[next + 1].kind, GroupKind::Verb(second) if second.ambiguous == verb.ambiguous && !second.passive)
        && let Some(noun) = groups[next + 2].noun()
    {
        return counts_people(source, next + 2, noun).then_some(next + 2);
    }
    let object = (next < end).then(|| &groups[next]).and_then(|group| group.noun()).filter(|_| {
        // "2 killed 5 injured": the next noun has a participle of its own.
        !(next + 1 < end
            && matches!(&groups[next + 1].kind, GroupKind::Verb(verb) if verb.ambiguous && !verb.passive
            && source.rules.counting(verb.lemma).any(|word| word.told == Told::Verb)))
    });
    match object.map(|noun| (noun, counts_people(source, next, noun))) {
        Some((_, true)) => Some(next),
        Some((_, false)) if !matches!(verb.lemma, "kidnap" | "abduct") => None,
        _ if reducible(verb) && !opens_object(source, groups[cue].tokens.end as usize) => {
            let people = left(source, first, cue, false)?;
            // "police shot at", "the team beat": only of a number is it plain who suffers.
            let plain = !matches!(verb.lemma, "shoot" | "stab" | "beat" | "assault" | "torture")
                || (groups[people].noun().is_some_and(|noun| noun.quantity.is_some())
                    && !matches!(source.tokens.folded(groups[cue].tokens.end as usize), "at" | "into" | "on" | "back"));
            plain.then_some(people)
        }
        _ => None,
    }
}

/// The people on the left of a cue: over adverbs, dates, insertions between commas and the phrases that hang on
/// a noun. `over_verb`: a cue such as "dead" may stand behind a verb that links it ("were confirmed dead").
pub(super) fn left(source: Source<'_>, first: GroupId, cue: GroupId, over_verb: bool) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    let tokens = source.tokens;
    let linked = over_verb;
    let mut relative = false;
    // "were found burned to death", "is feared drowned"
    let told = cue > first
        && matches!((&groups[cue - 1].kind, &groups[cue].kind), (GroupKind::Verb(link), GroupKind::Verb(verb)) if link.passive
            && (reducible(verb) || verb.form == Form::Participle)
            && matches!(link.lemma, "find" | "discover" | "leave" | "fear" | "believe" | "presume" | "report" | "confirm"));
    let mut over_verb = over_verb || told;
    let mut finite = matches!(&groups[cue].kind, GroupKind::Verb(verb) if verb.passive || !verb.ambiguous || verb.perfect
        || source.rules.counting(verb.lemma).any(|word| word.told == Told::Fate));
    let (mut reported, mut over_contact) = (false, false);
    let mut at = cue;
    for _ in 0..REACH {
        if at <= first {
            return None;
        }
        at -= 1;
        match &groups[at].kind {
            GroupKind::Adverb | GroupKind::Date | GroupKind::Adjective | GroupKind::Quote => {}
            // "ninety people at the very least perished"
            _ if in_very_least(source, groups[at].tokens.first()) => {}
            // "were brought up dead", "taken away by gunmen on Monday"
            GroupKind::Preposition
                if (over_verb && at + 1 == cue && matches!(tokens.folded(groups[at].tokens.first()), "up" | "out" | "ashore"))
                    || matches!(groups[at + 1].kind, GroupKind::Date) => {}
            GroupKind::Comma => {
                let open = (first..at).rev().take(16).find(|&g| matches!(groups[g].kind, GroupKind::Comma));
                let verbs = open.map_or(0, |open| (open..at).filter(|&g| matches!(groups[g].kind, GroupKind::Verb(_))).count());
                if let Some(open) = open.filter(|&open| open > first && insertion(source, open, verbs > 0)) {
                    at = open;
                }
            }
            GroupKind::Noun(noun) => {
                // "among the 13 people killed", "two of the 30 people burned": they are the ones.
                let numbered = noun.quantity.is_some_and(|q| !source.quantities[q as usize].measure);
                // "Six members of one family drowned": the members are.
                let inside = at >= first + 2
                    && matches!(source.tokens.folded(noun.head), "family" | "household")
                    && tokens.is(groups[at - 1].tokens.first(), "of");
                if numbered
                    && !inside
                    && at + 1 == cue
                    && (matches!(&groups[cue].kind, GroupKind::Verb(verb) if reducible(verb))
                        // "elders spoke of 30 civilian dead"
                        || (tokens.is(groups[cue].tokens.first(), "dead") && groups[at].tokens.end == groups[cue].tokens.start))
                    && counts_people(source, at, noun)
                {
                    return Some(at);
                }
                // "a woman and the two toddlers she was minding died"
                if noun.pronoun
                    && at > first
                    && over_contact
                    && matches!(tokens.folded(noun.head), "he" | "she" | "they" | "i" | "we")
                    && matches!(&groups[at - 1].kind, GroupKind::Noun(before) if counts_people(source, at - 1, before))
                {
                    over_contact = false;
                    continue;
                }
                if relative && counts_people(source, at, noun) && (numbered || noun.class == NounClass::Person) {
                    return Some(at);
                }
                if at >= first + 2 && matches!(groups[at - 1].kind, GroupKind::Preposition) {
                    let word = tokens.folded(groups[at - 1].tokens.first());
                    match &groups[at - 2].kind {
                        GroupKind::Noun(_)
                            if !matches!(
                                word,
                                "by" | "before" | "after" | "during" | "following" | "until" | "since" | "into" | "against"
                            ) =>
                        {
                            at -= 1;
                            continue;
                        }
                        // "farmers in the east and in the area of Jos were killed"
                        GroupKind::Conjunction if at >= first + 3 && groups[at - 3].noun().is_some() => {
                            at -= 2;
                            continue;
                        }
                        // "the mayor of Harel who ran for election was killed"
                        GroupKind::Verb(_) if finite && at >= first + 4 && matches!(groups[at - 3].kind, GroupKind::Relative) => {
                            at -= 2;
                            continue;
                        }
                        // "hostages taken during the attack were found dead"
                        GroupKind::Verb(verb)
                            if finite && reducible(verb) && word == "during" && at >= first + 3 && modifies(source, at - 2, verb) =>
                        {
                            at -= 1;
                            continue;
                        }
                        GroupKind::Verb(_) if matches!(word, "before" | "after" | "during" | "following" | "until") => return None,
                        // "pilgrims taken off a bus by gunmen have been found dead"
                        GroupKind::Noun(_) if finite && word == "by" && reduced_before(source, first, at - 1).is_some() => {
                            at = reduced_before(source, first, at - 1).map_or(at, |verb| verb);
                            continue;
                        }
                        GroupKind::Verb(verb) if over_verb || (finite && at >= first + 3 && modifies(source, at - 2, verb)) => {
                            at -= 1;
                            continue;
                        }
                        _ => return None,
                    }
                }
                // "40 foreigners and Afghans": the number is for both.
                if at >= first + 2
                    && matches!(groups[at - 1].kind, GroupKind::Conjunction)
                    && noun.plural
                    && noun.quantity.is_none()
                    && !noun.continues
                    && noun.determiner == Determiner::Bare
                    && groups[at - 2].noun().is_some_and(|before| before.quantity.is_some() && before.plural)
                {
                    return Some(at - 2);
                }
                // "UN (French) staff"
                if at >= first + 2
                    && noun.quantity.is_none()
                    && noun.determiner == Determiner::Bare
                    && matches!(groups[at - 1].kind, GroupKind::Bracket)
                {
                    continue;
                }
                // "who shot four, is dead", "who had had letters about her work was found dead": the object of a relative
                // clause.
                if (!linked || told || noun.class != NounClass::Person)
                    && at >= first + 3
                    && matches!(groups[at - 1].kind, GroupKind::Verb(_))
                    && matches!(groups[at - 2].kind, GroupKind::Relative)
                {
                    at -= 2;
                    continue;
                }
                // "NGO-contracted staff", "a guard escorting a car": over the verb to the noun before.
                if at >= first + 2
                    && let GroupKind::Verb(verb) = &groups[at - 1].kind
                    && matches!(groups[at - 2].kind, GroupKind::Noun(_))
                    && ((verb.ambiguous && tokens.is(verb.main.saturating_sub(1), "-"))
                        || (finite && verb.form == Form::Gerund && noun.quantity.is_none()))
                {
                    at -= 1;
                    continue;
                }
                // "of Harel Science and Tomo University": a list behind a preposition.
                if at >= first + 4
                    && matches!(groups[at - 1].kind, GroupKind::Conjunction)
                    && matches!(groups[at - 2].kind, GroupKind::Noun(_))
                    && matches!(groups[at - 3].kind, GroupKind::Preposition)
                    && matches!(groups[at - 4].kind, GroupKind::Noun(_))
                    && noun.quantity.is_none()
                    && noun.class != NounClass::Person
                {
                    at -= 3;
                    continue;
                }
                let people = counts_people(source, at, noun);
                // "an INGO supported health centre"
                if !people
                    && finite
                    && at >= first + 2
                    && matches!(&groups[at - 1].kind, GroupKind::Verb(verb) if modifies(source, at - 1, verb))
                {
                    continue;
                }
                // "eight soldiers and an unknown number of civilians were hurt"
                if !people
                    && at >= first + 2
                    && !matches!(tokens.folded(noun.head), "rest" | "others")
                    && matches!(groups[at - 1].kind, GroupKind::Conjunction)
                    && groups[at - 2].noun().is_some_and(|before| before.quantity.is_some() && counts_people(source, at - 2, before))
                {
                    return Some(at - 2);
                }
                return people.then_some(at);
            }
            // "were first reported dead": the linking verb parted from its participle
            GroupKind::Verb(verb) if reported && verb.lemma == "be" => reported = false,
            // "the toddlers she was minding": a clause of its own between the people and what became of them
            GroupKind::Verb(verb)
                if at + 1 == cue
                    && at >= first + 2
                    && !verb.passive
                    && !reducible(verb)
                    && groups[at - 1].noun().is_some_and(|subject| subject.pronoun)
                    && matches!(groups[at - 2].kind, GroupKind::Noun(_)) =>
            {
                over_contact = true;
            }
            // A modifier of the noun before: "policemen deployed for", "a guard escorting".
            GroupKind::Verb(verb) if finite && at > first && modifies(source, at, verb) => {}
            GroupKind::Verb(verb) if over_verb => {
                let links =
                    matches!(verb.lemma, "be" | "remain" | "go" | "lie" | "feel" | "fall" | "turn" | "become" | "drop" | "come" | "return");
                if !links && !verb.passive && !reducible(verb) {
                    return None;
                }
                over_verb = false;
                reported = !links && !verb.passive;
                finite = links || verb.passive;
            }
            GroupKind::Bracket => {
                if let Some(open) = (first..at).rev().take(6).find(|&g| matches!(groups[g].kind, GroupKind::Bracket)) {
                    at = open;
                }
            }
            GroupKind::Other if matches!(tokens.folded(groups[at].tokens.first()), "first" | "both" | "all" | "each" | "now" | "so") => {}
            GroupKind::Other
                if tokens.is(groups[at].tokens.first(), "-")
                    && groups.get(at + 1).is_some_and(|next| tokens.is(next.tokens.first(), "old")) => {}
            GroupKind::Relative => {
                relative = true;
                if at > first && matches!(groups[at - 1].kind, GroupKind::Preposition) {
                    at -= 1;
                }
            }
            // "was shot and later died": the subject of the verb before.
            GroupKind::Conjunction => {
                let verb = (first..at)
                    .rev()
                    .take(14)
                    .take_while(|&g| !matches!(groups[g].kind, GroupKind::Relative | GroupKind::Subordinator))
                    .find(|&g| matches!(groups[g].kind, GroupKind::Verb(_)))?;
                let GroupKind::Verb(before) = &groups[verb].kind else { return None };
                let passive_cue = matches!(&groups[cue].kind, GroupKind::Verb(verb) if source.rules.counting(verb.lemma).all(|word| word.told != Told::Fate));
                if passive_cue && !before.passive && !(reducible(before) && verb + 1 >= at) {
                    return None;
                }
                finite |= before.passive;
                at = verb;
            }
            _ => return None,
        }
    }
    None
}

/// Whether a word is one of "at the very least".
fn in_very_least(source: Source<'_>, at: usize) -> bool {
    let tokens = source.tokens;
    (at.saturating_sub(3)..=at)
        .any(|start| tokens.is(start, "at") && tokens.is(start + 1, "the") && tokens.is(start + 2, "very") && tokens.is(start + 3, "least"))
}

/// The participle without an auxiliary that a "by" belongs to, and that describes the noun before it.
fn reduced_before(source: Source<'_>, first: GroupId, by: GroupId) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    let at = (first + 1..by)
        .rev()
        .take(6)
        .find(|&at| !matches!(groups[at].kind, GroupKind::Noun(_) | GroupKind::Preposition | GroupKind::Date))?;
    match &groups[at].kind {
        GroupKind::Verb(verb) => (reducible(verb) && modifies(source, at, verb)).then_some(at),
        _ => None,
    }
}

/// Whether the word behind a verb opens an object, even one that is no people: "murdered the musical".
fn opens_object(source: Source<'_>, at: usize) -> bool {
    matches!(source.tokens.folded(at), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "this" | "that" | "these" | "those")
        || source.syntax.tags.get(at) == Some(&Tag::Adjective) && !source.tokens.is(at, "dead")
}

/// Whether a form can be a passive without its auxiliary: "killed", "beaten".
fn reducible(verb: &VerbGroup<'_>) -> bool {
    !verb.passive && !verb.perfect && (verb.ambiguous || verb.form == Form::Participle)
}

/// Whether a verb without a subject of its own describes the noun before it.
fn modifies(source: Source<'_>, at: GroupId, verb: &VerbGroup<'_>) -> bool {
    let plain = reducible(verb) || (verb.form == Form::Gerund && !verb.perfect);
    plain && matches!(source.syntax.groups[at - 1].kind, GroupKind::Noun(_) | GroupKind::Comma | GroupKind::Adverb)
}

/// Whether what a comma opens is an insertion: "including two children", "a contractor", "who had come".
fn insertion(source: Source<'_>, open: GroupId, verbs: bool) -> bool {
    let groups = &source.syntax.groups;
    if groups.get(open + 1).is_some_and(|next| source.tokens.is(next.tokens.first(), "including")) {
        return true;
    }
    match groups.get(open + 1).map(|group| &group.kind) {
        Some(GroupKind::Relative | GroupKind::Subordinator) => true,
        Some(GroupKind::Verb(verb)) => verb.ambiguous || verb.form == Form::Gerund,
        Some(GroupKind::Preposition | GroupKind::Adverb | GroupKind::Date) => !verbs,
        Some(GroupKind::Noun(noun)) if !verbs => {
            matches!(noun.determiner, Determiner::Indefinite | Determiner::Definite)
                || noun.name.is_some()
                || noun.quantity.is_some_and(|q| source.quantities[q as usize].measure)
        }
        _ => false,
    }
}

/// Whether a noun group can stand for a number of people.
pub(super) fn counts_people(source: Source<'_>, group: GroupId, noun: &NounGroup<'_>) -> bool {
    if number::is_aged(source, group) {
        return true;
    }
    let numbered = noun.quantity.is_some_and(|q| !source.quantities[q as usize].measure);
    if matches!(noun.name, Some((UnitKind::Place | UnitKind::Organization, _))) && !numbered {
        return false;
    }
    classes::is_human(source, noun.class, noun.head)
        && (numbered
            || noun.determiner == Determiner::Negative
            || matches!(noun.class, NounClass::Person)
            || matches!(noun.name, Some((UnitKind::Person, _)))
            || noun.pronoun
            || (noun.class == NounClass::None && source.syntax.tags[noun.head] == Tag::Name)
            || number::number_of(source, group).is_some())
}

/// Whether a noun is of those behind "by": "killed by a column of fighters, and two were hurt".
fn is_agent(source: Source<'_>, first: GroupId, noun: GroupId) -> bool {
    let groups = &source.syntax.groups;
    let mut at = noun;
    for _ in 0..4 {
        if at < first + 2 || !matches!(groups[at - 1].kind, GroupKind::Preposition) {
            return false;
        }
        match source.tokens.folded(groups[at - 1].tokens.first()) {
            "by" => return true,
            "of" => at -= 2,
            _ => return false,
        }
    }
    false
}

/// The first member of the list whose last member is `last`.
pub(super) fn list_start(source: Source<'_>, first: GroupId, last: GroupId, cue: GroupId) -> GroupId {
    let groups = &source.syntax.groups;
    let mut start = last;
    while groups[start].noun().is_some_and(|noun| noun.continues) {
        let before = (first..start).rev().take(6).find(|&g| groups[g].noun().is_some_and(|noun| noun.joined == Some(start)));
        match before {
            Some(before) if !number::has_own_state(source, before, Some(cue)) && !is_agent(source, first, before) => start = before,
            _ => break,
        }
    }
    // "4 teens, 1 adult shot"
    let specific = |group: GroupId| {
        groups[group].noun().is_some_and(|noun| {
            noun.class == NounClass::Person
                && !number::is_generic(source.tokens.folded(noun.head))
                && noun.quantity.is_some_and(|q| !source.quantities[q as usize].measure && source.quantities[q as usize].tokens.len() == 1)
        })
    };
    while start >= first + 2 && specific(start) && matches!(groups[start - 1].kind, GroupKind::Comma) && specific(start - 2) {
        start -= 2;
    }
    start
}

/// The subject that a frame should have: where grammar takes the last noun before the verb, the noun that it
/// hangs on ("two assistants in a camp for refugees were killed"); in a list with several states, its own part.
pub(super) fn subject_instead(source: Source<'_>, sentence: usize, group: GroupId, cue: GroupId) -> GroupId {
    let groups = &source.syntax.groups;
    let first = source.syntax.sentence_groups[sentence].start;
    if group >= cue {
        // "Among the 45 people killed were six firemen", "some of the 30 people hurt were tourists"
        let inverted = cue >= first + 2
            && matches!(groups[cue - 2].kind, GroupKind::Preposition)
            && matches!(source.tokens.folded(groups[cue - 2].tokens.first()), "among" | "of")
            && matches!(&groups[cue].kind, GroupKind::Verb(verb) if reducible(verb))
            && groups[cue - 1].tokens.end == groups[cue].tokens.start
            && groups[cue - 1].noun().is_some_and(|noun| {
                // "a gang of six kidnapped a man", "the earthquake of 1939 killed 30"
                let people = noun.quantity.is_some_and(|q| !source.quantities[q as usize].tokens.contains(noun.head));
                let known = noun.determiner == Determiner::Definite || source.tokens.is(groups[cue - 2].tokens.first(), "among");
                people && known && counts_people(source, cue - 1, noun)
            });
        return if inverted { cue - 1 } else { group };
    }
    // "Eight were hurt; one of them, a woman of 70, died"
    if group >= first + 4
        && matches!(groups[group - 1].kind, GroupKind::Comma)
        && matches!(source.tokens.folded(groups[group - 2].tokens.first()), "them" | "whom")
        && source.tokens.is(groups[group - 3].tokens.first(), "of")
        && groups[group - 4].noun().is_some_and(|noun| noun.quantity.is_some() && noun.class != NounClass::Abstract)
    {
        return group - 4;
    }
    let hangs = group > first && matches!(groups[group - 1].kind, GroupKind::Preposition | GroupKind::Conjunction);
    // "Bandits ambush a patrol in Jos, one killed": the number right before the word.
    if cue > first && cue - 1 != group && groups[cue - 1].tokens.end == groups[cue].tokens.start {
        let numbered = groups[cue - 1]
            .noun()
            .is_some_and(|noun| noun.quantity.is_some_and(|q| !source.quantities[q as usize].measure) && !noun.continues);
        let placed = cue >= first + 2
            && matches!(groups[cue - 2].kind, GroupKind::Preposition)
            && !(matches!(source.tokens.folded(groups[cue - 2].tokens.first()), "among" | "of")
                && matches!(&groups[cue].kind, GroupKind::Verb(verb) if reducible(verb)));
        // "six members of one family drowned": the members did.
        let household = matches!(source.tokens.folded(groups[cue - 1].tokens.last()), "family" | "household");
        if numbered && !placed && !household && groups[cue - 1].noun().is_some_and(|noun| counts_people(source, cue - 1, noun)) {
            return cue - 1;
        }
    }
    // "shot four others, including one who died"
    if cue >= first + 2
        && matches!(groups[cue - 1].kind, GroupKind::Relative)
        && cue - 2 > group
        && groups[cue - 2].noun().is_some_and(|noun| noun.quantity.is_some() && counts_people(source, cue - 2, noun))
    {
        return cue - 2;
    }
    // "the boy's parents and both his grandmothers were killed"
    if group >= first + 3
        && matches!(groups[group - 2].kind, GroupKind::Conjunction)
        && source.tokens.is(groups[group - 1].tokens.first(), "both")
        && groups[group - 3].noun().is_some_and(|noun| noun.class == NounClass::Person)
    {
        return list_start(source, first, group - 3, cue);
    }
    // "15 people, all militants, were killed"
    let behind = groups[group].tokens.end as usize;
    if group >= first + 2
        && matches!(groups[group - 1].kind, GroupKind::Comma)
        && matches!(source.tokens.folded(groups[group].tokens.first()), "all" | "most" | "mostly" | "many" | "some" | "both")
        && source.tokens.is(behind, ",")
        && groups[group - 2].noun().is_some_and(|noun| noun.quantity.is_some() && counts_people(source, group - 2, noun))
    {
        return group - 2;
    }
    // "Six people, four of them from one family, died": not the part between the commas.
    if group >= first + 2
        && matches!(groups[group - 1].kind, GroupKind::Comma)
        && source.tokens.is(behind, "of")
        && matches!(source.tokens.folded(behind + 1), "them" | "whom")
        && (group + 1..cue).rev().take(REACH).any(|at| matches!(groups[at].kind, GroupKind::Comma))
        && groups[group - 2].noun().is_some_and(|noun| noun.quantity.is_some() && counts_people(source, group - 2, noun))
    {
        return group - 2;
    }
    // "two foreign (French) nurses were taken"
    if group > first
        && matches!(groups[group - 1].kind, GroupKind::Bracket)
        && groups[group].noun().is_some_and(|noun| noun.quantity.is_none() && noun.determiner == Determiner::Bare)
        && let Some(better) = left(source, first, group + 1, false).filter(|&better| better < group)
    {
        return better;
    }
    let split = number::has_own_state(source, group, Some(cue)) && groups[group].noun().is_some_and(|noun| noun.joined.is_some());
    if !hangs && !split {
        return group;
    }
    match left(source, first, cue, false).map(|last| list_start(source, first, last, cue)) {
        Some(better) if better < group || ((split || is_agent(source, first, group)) && better > group) => better,
        _ => group,
    }
}
