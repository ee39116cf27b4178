//! Who was hurt, and how many: counts of people from the fillers of effect roles, from words that count
//! ("12 dead", "14 deaths"), and from running totals ("the toll rose to 14").

use super::classes;
use super::find::{EventMention, Source};
use super::frame::{Effect, Slot, Told};
use super::modality::{self, Modality};
use super::number::{Number, has_own_state, is_aged, is_collective, is_generic, members, number_of, number_of_all};
use super::states;
use crate::counts::{CountKind, Qualifier};
use crate::lexicon::NounClass;
use crate::syntax::{Determiner, GroupId, GroupKind, NounGroup, UnitKind};
use crate::text::TokenRange;

/// A count of people with what became of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Harm {
    /// What became of them.
    pub kind: CountKind,
    /// The words that name and number them.
    pub tokens: TokenRange,
    /// The noun group.
    pub group: Option<GroupId>,
    /// Least number.
    pub low: Option<u64>,
    /// The number to use.
    pub best: Option<u64>,
    /// Greatest number.
    pub high: Option<u64>,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// Whether it is a running total.
    pub cumulative: bool,
    /// Whether it is a part of a number already given ("including two children", "two of them").
    pub subset: bool,
    /// Whether it adds to a number already given ("two others", "another three").
    pub additional: bool,
    /// Whether "also" or the like stands beside it.
    pub also: bool,
    /// Whether it says that it is all: "a total of nine".
    pub whole: bool,
    /// Whether the words say no more than that people are counted: "nine people".
    pub generic: bool,
    /// Whether they refer to people told of before: "the victims", "he".
    pub definite: bool,
    /// Whether the words leave open if who was struck lives: "four were shot".
    pub open: bool,
    /// Whether the words tell that people died, and not that they were killed.
    pub fate: bool,
    /// Whether the people stand behind the word, as those whom somebody struck.
    pub struck: bool,
    /// The last words of a person's name, as hashes.
    pub name: Option<[u64; 4]>,
    /// Who says so: the words, and the hash of their last one.
    pub source: Option<(TokenRange, u64)>,
    /// Parts of the number by group: "including two children", "three rebels and a girl".
    pub parts: Vec<(String, u64)>,
    /// Which one it is: 4 for "a fourth man"; else 0.
    pub ordinal: u64,
    /// Whether the number is of a longer time than one event: "since 2015".
    pub background: bool,
    /// The place that the number is for.
    pub place: Option<TokenRange>,
    /// Whether nothing but grammar gives the number (a pronoun, a bare plural).
    pub implicit: bool,
    /// Class of the people, such as `police`.
    pub class: Option<String>,
    /// Group for the breakdown, such as `children`.
    pub of_whom: Option<String>,
    /// Sentence.
    pub sentence: usize,
    /// The mention that tells it; none for a counting word.
    pub mention: Option<usize>,
    /// Frame or counting rule.
    pub rule: String,
    /// Whether it happened.
    pub modality: Modality,
}

/// The count kind that an effect stands for; effects on things have none.
#[must_use]
pub const fn count_kind(effect: Effect) -> Option<CountKind> {
    Some(match effect {
        Effect::Killed => CountKind::Killed,
        Effect::Injured => CountKind::Injured,
        Effect::Missing => CountKind::Missing,
        Effect::Kidnapped => CountKind::Kidnapped,
        Effect::Hostage => CountKind::Hostage,
        Effect::Detained => CountKind::Detained,
        Effect::Displaced => CountKind::Displaced,
        Effect::Affected => CountKind::Affected,
        Effect::Rescued => CountKind::Rescued,
        Effect::Released => CountKind::Released,
        Effect::Participants => CountKind::Participants,
        Effect::Attackers => CountKind::Attackers,
        Effect::Unhurt | Effect::Damaged | Effect::Destroyed | Effect::Stolen => return None,
    })
}

/// Words that are noun and state at once: "nine dead".
pub(super) fn is_state(word: &str) -> bool {
    matches!(word, "dead" | "wounded" | "injured" | "missing" | "homeless" | "displaced" | "martyr" | "martyrs")
}

/// Whether a group is only an age behind a name: "Said, 34, and".
pub(super) fn is_age(source: Source<'_>, group: GroupId) -> bool {
    source.syntax.groups[group].noun().and_then(|noun| noun.quantity).is_some_and(|q| source.quantities[q as usize].measure)
        && !is_aged(source, group)
}

/// Finds every count of people in the text.
#[must_use]
pub fn find(source: Source<'_>, mentions: &[EventMention]) -> Vec<Harm> {
    let mut harms = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        for argument in &mention.arguments {
            let (Some(group), Some(kind)) = (argument.group, argument.effect.and_then(count_kind)) else { continue };
            let group = possessed(source, group);
            let noun = source.syntax.groups[group].noun().expect("arguments with a group are noun groups");
            if noun.continues
                || !classes::is_human(source, noun.class, noun.head)
                || matches!(noun.name, Some((UnitKind::Place | UnitKind::Organization, _))) && noun.quantity.is_none()
            {
                continue;
            }
            let rule = source.rules.set.frames[mention.frame as usize].id.clone();
            // "detained by an armed group": who breaks the law arrests nobody.
            let kind = if kind == CountKind::Detained && by_attackers(source, mention) { CountKind::Kidnapped } else { kind };
            let cue = mention.clause.filter(|_| mention.group.is_none()).map(|clause| source.syntax.clauses[clause].verb);
            let group = cue.map_or(group, |cue| states::subject_instead(source, mention.sentence, group, cue));
            harms.push(harm(source, kind, group, cue, mention.sentence, Some(index), rule, mention.modality));
        }
    }
    harms.retain(|harm| harm.low.is_some() || harm.best.is_some() || harm.high.is_some());
    attackers(source, mentions, &mut harms);
    counting_words(source, &mut harms);
    states::find(source, mentions, &mut harms);
    harms.retain(|harm| {
        let dead_speaker =
            harm.kind == CountKind::Killed && harm.definite && matches!(source.tokens.folded(harm.tokens.first()), "i" | "me");
        (harm.low.is_some() || harm.best.is_some() || harm.high.is_some()) && !dead_speaker
    });
    harms.sort_by_key(|harm| (harm.tokens.start, harm.tokens.end, harm.kind));
    // "was shot and killed": who is dead is not counted among the injured.
    let mut dead: Vec<GroupId> =
        harms.iter().filter(|harm| harm.kind == CountKind::Killed && harm.best != Some(0)).filter_map(|harm| harm.group).collect();
    dead.sort_unstable();
    harms.retain(|harm| {
        !matches!(harm.kind, CountKind::Injured | CountKind::Affected) || harm.group.is_none_or(|group| dead.binary_search(&group).is_err())
    });
    // "70 hostages were released": what became of them, and not that they are hostages.
    let mut told: Vec<GroupId> = harms.iter().filter(|harm| harm.kind != CountKind::Hostage).filter_map(|harm| harm.group).collect();
    told.sort_unstable();
    harms.retain(|harm| {
        harm.kind != CountKind::Hostage
            || !harm.rule.starts_with("counting/noun")
            || harm.group.is_none_or(|group| told.binary_search(&group).is_err())
    });
    // "detained by militants" is read as an arrest, too.
    let mut taken: Vec<GroupId> = harms.iter().filter(|harm| harm.kind == CountKind::Kidnapped).filter_map(|harm| harm.group).collect();
    taken.sort_unstable();
    harms.retain(|harm| harm.kind != CountKind::Detained || harm.group.is_none_or(|group| taken.binary_search(&group).is_err()));
    // One reading for the same words and kind.
    harms.dedup_by(|later, earlier| {
        later.kind == earlier.kind && later.tokens.overlaps(earlier.tokens) && (later.group == earlier.group || later.best == earlier.best)
    });
    harms
}

/// The people behind "his" or "her" where an age parts them: "her 5-year-old son".
pub(super) fn possessed(source: Source<'_>, group: GroupId) -> GroupId {
    let Source { tokens, syntax, .. } = source;
    let words = syntax.groups[group].tokens;
    let alone = words.len() == 1 && matches!(tokens.folded(words.first()), "his" | "her" | "their" | "my");
    let next = group + 1;
    let aged = alone
        && syntax.groups.get(next).is_some_and(|behind| {
            behind.tokens.start == words.end && behind.noun().is_some_and(|noun| noun.class == NounClass::Person || is_aged(source, next))
        });
    if aged { next } else { group }
}

/// Whether those who act in a mention are attackers: rebels, gunmen, an armed group.
fn by_attackers(source: Source<'_>, mention: &EventMention) -> bool {
    mention.arguments.iter().filter(|argument| argument.slot == Slot::Perpetrator).any(|argument| {
        let Some(noun) = argument.group.and_then(|group| source.syntax.groups[group].noun()) else { return false };
        let words = TokenRange::new(noun.bare_start.min(noun.head), noun.head + 1);
        let armed = matches!(source.tokens.folded(noun.head), "group" | "groups" | "men" | "man" | "actor" | "actors" | "elements")
            && words.indices().any(|at| matches!(source.tokens.folded(at), "armed" | "rebel" | "militant" | "opposition" | "masked"));
        armed || classes::class_of(source, words, "group") == Some("attackers")
    })
}

#[allow(clippy::too_many_arguments, reason = "each is a fact of the count")]
pub(super) fn harm(
    source: Source<'_>,
    kind: CountKind,
    group: GroupId,
    cue: Option<GroupId>,
    sentence: usize,
    mention: Option<usize>,
    rule: String,
    modality: Modality,
) -> Harm {
    let (mut number, tokens) = number_of_all(source, group, cue);
    // "Amini, an imam and teacher, was killed": a singular verb counts one.
    let singular =
        cue.is_some_and(|cue| cue > group && matches!(source.tokens.folded(source.syntax.groups[cue].tokens.first()), "was" | "is"));
    if singular && let Some(first) = number_of(source, group).filter(|first| first.best == Some(1)) {
        number = Some(first);
    }
    // "in addition to the assailant, 16 people were killed"
    let besides = beside(source, group, sentence).or_else(|| cue.and_then(|cue| company(source, group, cue, sentence)));
    if let (Some(total), Some((_, more))) = (number, besides) {
        number = Some(total.plus(more));
    }
    let noun = source.syntax.groups[group].noun().expect("called on noun groups only");
    let head_range = TokenRange::new(noun.bare_start.min(noun.head), noun.head + 1);
    let quantity = noun.quantity.map(|index| &source.quantities[index as usize]);
    let before = source.syntax.groups[group].tokens.first().checked_sub(1).map_or("", |at| source.tokens.folded(at));
    let after = source.tokens.folded(source.syntax.groups[group].tokens.end as usize);
    let after_next = source.tokens.folded(source.syntax.groups[group].tokens.end as usize + 1);
    // "three of the raiders", "scores of villagers": who they are stands behind.
    let (named_by, head_range) = match behind_of(source, group) {
        Some(inner) => {
            let noun = source.syntax.groups[inner].noun().expect("found as a noun group");
            (noun, TokenRange::new(noun.bare_start.min(noun.head), noun.head + 1))
        }
        None => (noun, head_range),
    };
    let head = source.tokens.folded(named_by.head);
    let class = classes::class_of(source, head_range, "human").map(str::to_owned);
    let (mut parts, listed) = parts_of(source, group, cue, sentence);
    if let Some((words, more)) = besides
        && let (Some(group), Some(best)) = (classes::class_of(source, words, "group"), more.best)
        && parts.iter().all(|(known, _)| known != group)
    {
        parts.push((group.to_owned(), best));
    }
    let of_whom = match listed {
        true => None,
        false if noun.pronoun => self_of(source, group),
        false => classes::class_of(source, head_range, "group").map(str::to_owned),
    };
    if of_whom.is_some() && parts.iter().any(|(part, _)| Some(part) == of_whom.as_ref()) {
        parts.retain(|(part, _)| Some(part) != of_whom.as_ref());
    }
    // "two of them", "three of the dead": parts of a number given before.
    let subset = before == "including"
        || (after == "of"
            && quantity.is_some()
            && !noun.plural
            && (matches!(after_next, "them" | "whom" | "those")
                || (after_next == "the" && behind_of(source, group).is_some_and(|inner| is_known(source, inner)))));
    let number = number.or_else(|| antecedent(source, group, sentence));
    let number = number.unwrap_or(Number { low: None, best: None, high: None, qualifier: Qualifier::Vague, implicit: true });
    // "claimed to have killed", "were able to kill": it happened, or somebody says so.
    let modality = match cue.map(|cue| source.syntax.groups[cue].tokens.first()) {
        Some(at) if matches!(modality, Modality::Hypothetical | Modality::Planned) && at > 0 && source.tokens.is(at, "to") => {
            match (source.tokens.folded(at - 1), source.tokens.is(at + 1, "have")) {
                ("able" | "managed" | "succeeded", _) => Modality::Actual,
                ("claimed" | "claims" | "claim" | "claiming", true) => Modality::Claimed,
                (_, true) => Modality::Actual,
                _ => modality,
            }
        }
        _ => modality,
    };
    // "nearly died": nobody did.
    let modality = match cue.map(|cue| source.syntax.groups[cue].tokens) {
        Some(words)
            if modality == Modality::Actual
                && (words.first().saturating_sub(1)..words.end as usize)
                    .any(|at| matches!(source.tokens.folded(at), "nearly" | "almost")) =>
        {
            Modality::Hypothetical
        }
        _ => modality,
    };
    let both = || {
        cue.is_some_and(|cue| (tokens.end as usize..source.syntax.groups[cue].tokens.end as usize).any(|at| source.tokens.is(at, "both")))
    };
    let number = if number.implicit && number.best.is_none() && noun.plural && both() { Number::exact(2, false) } else { number };
    let zero = (modality == Modality::Negated && number.best.is_none_or(|best| best <= 1)) || matches!(before, "not" | "nor" | "neither");
    let number = if zero {
        Number { low: Some(0), best: Some(0), high: Some(0), qualifier: Qualifier::NoneStated, implicit: false }
    } else {
        number
    };
    let ordinal = |at: usize| {
        let words = ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
        words.iter().position(|word| source.tokens.is(at, word)).map_or(0, |index| index as u64 + 3)
    };
    let one_more = noun.determiner == Determiner::Indefinite && !noun.plural;
    let ordinal = if one_more { (noun.bare_start..noun.head).map(ordinal).max().unwrap_or(0) } else { 0 };
    let additional = matches!(source.tokens.folded(noun.head), "himself" | "herself")
        || quantity.is_some_and(|q| q.additional)
        || (source.tokens.is(source.syntax.groups[group].tokens.first(), "another") && !other_than_actor(source, group, cue, sentence));
    let name = matches!(noun.name, Some((UnitKind::Person, _))).then(|| {
        let mut words = [0; 4];
        let group = source.syntax.groups[group].tokens;
        for (slot, at) in words.iter_mut().zip(group.indices().rev()) {
            let title = matches!(
                source.tokens.folded(at),
                "mr" | "mrs" | "ms" | "jr" | "sr" | "dr" | "general" | "colonel" | "captain" | "sgt" | "lt"
            );
            *slot = if title { 0 } else { source.tokens[at].hash };
        }
        words
    });
    let closed = |rule: &str| {
        rule.starts_with("effect/wound")
            || rule.starts_with("effect/injury-noun")
            || rule
                .strip_prefix("counting/")
                .is_some_and(|rest| !matches!(rest, "state/shoot" | "state/stab" | "state/beat" | "state/assault"))
    };
    let open = kind == CountKind::Injured && !closed(&rule);
    let fate = rule.starts_with("effect/die")
        || matches!(rule.strip_prefix("counting/state/"), Some("die" | "succumb" | "perish" | "drown" | "dead" | "fatally"));
    Harm {
        kind,
        tokens,
        also: cue.is_some_and(|cue| source.syntax.groups[cue].tokens.indices().any(|at| source.tokens.is(at, "also")))
            || near(source, tokens, sentence, |word| matches!(word, "also" | "additionally" | "separately" | "likewise" | "furthermore")),
        whole: source.tokens.is(tokens.first(), "a") && source.tokens.is(tokens.first() + 1, "total")
            || tokens.first().checked_sub(2).is_some_and(|at| source.tokens.is(at, "total") && source.tokens.is(at + 1, "of")),
        generic: is_generic(head) || (quantity.is_some_and(|q| q.tokens.contains(named_by.head)) && !listed),
        definite: noun.pronoun || (noun.determiner == Determiner::Definite && noun.possessor.is_none()),
        open,
        fate,
        struck: cue.is_some_and(|cue| cue < group),
        name,
        source: speaker(source, tokens, group, sentence),
        parts,
        ordinal,
        background: is_background(source, tokens, sentence),
        place: place_behind(source, group, cue, sentence),
        group: Some(group),
        low: number.low,
        best: number.best,
        high: number.high,
        qualifier: number.qualifier,
        cumulative: false,
        subset,
        additional,
        implicit: number.implicit,
        class,
        of_whom,
        sentence,
        mention,
        rule,
        modality,
    }
}

/// Whether "another boy" is other than the boy who struck him, and not than those struck before.
fn other_than_actor(source: Source<'_>, group: GroupId, cue: Option<GroupId>, sentence: usize) -> bool {
    let groups = &source.syntax.groups;
    let Some(noun) = groups[group].noun().filter(|noun| !noun.plural && noun.quantity.is_none()) else { return false };
    if cue.is_some_and(|cue| cue > group) {
        return false;
    }
    let first = source.syntax.sentence_groups[sentence].start;
    let actor =
        (first.max(group.saturating_sub(12))..group).find(|&at| groups[at].noun().is_some_and(|noun| noun.class == NounClass::Person));
    actor.is_some_and(|at| {
        groups[at].noun().is_some_and(|actor| !actor.plural && (actor.lemma == noun.lemma || source.tokens.is(noun.head, "teen")))
            || is_aged(source, at)
    })
}

/// How many "them" or "all" are: as many as the last people numbered before, in the sentence.
fn antecedent(source: Source<'_>, group: GroupId, sentence: usize) -> Option<Number> {
    let syntax = source.syntax;
    let word = source.tokens.folded(syntax.groups[group].noun()?.head);
    if !matches!(word, "them" | "they" | "all" | "both") {
        return None;
    }
    let first = syntax.sentence_groups[sentence].start;
    // "the mayor and his driver were on their way when they were shot": the two that are told together.
    if word == "they"
        && let Some(pair) = pair_before(source, first, group)
    {
        return Some(pair);
    }
    let before = (first..group)
        .rev()
        .take(16)
        .find(|&at| syntax.groups[at].noun().is_some_and(|noun| noun.class == NounClass::Person && noun.plural && !noun.continues))?;
    let noun = syntax.groups[before].noun()?;
    let quantity = &source.quantities[noun.quantity? as usize];
    (quantity.qualifier == Qualifier::Exact && !quantity.measure).then(|| Number { implicit: true, ..Number::of(quantity) })
}

/// Two people told together as the last before a group: "the mayor of Harel and his driver".
fn pair_before(source: Source<'_>, first: GroupId, group: GroupId) -> Option<Number> {
    let Source { tokens, syntax, .. } = source;
    let person = |at: GroupId| syntax.groups[at].noun().filter(|noun| noun.class == NounClass::Person && !noun.pronoun && !noun.plural);
    let last = (first..group)
        .rev()
        .take(16)
        .find(|&at| syntax.groups[at].noun().is_some_and(|noun| noun.class == NounClass::Person && !noun.pronoun))?;
    let own = matches!(tokens.folded(syntax.groups[last].tokens.first()), "his" | "her" | "a" | "an");
    let mut start = (first..last)
        .rev()
        .take(8)
        .find(|&at| syntax.groups[at].noun().is_some_and(|noun| noun.joined == Some(last) && !noun.continues))?;
    if person(start).is_none() && start >= first + 2 && matches!(syntax.groups[start - 1].kind, GroupKind::Preposition) {
        start -= 2;
    }
    let one = |at: GroupId| number_of(source, at).is_some_and(|number| number.best == Some(1));
    (own && person(last).is_some() && person(start).is_some() && one(start) && one(last)).then(|| Number::exact(2, true))
}

/// The noun group behind a number alone: "three of the raiders".
fn behind_of(source: Source<'_>, group: GroupId) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    let noun = groups[group].noun()?;
    let alone = noun.quantity.is_some_and(|q| source.quantities[q as usize].tokens.contains(noun.head))
        || matches!(
            source.tokens.folded(noun.head),
            "none" | "many" | "some" | "all" | "most" | "neither" | "bodies" | "body" | "corpses" | "remains"
        );
    let of = groups.get(group + 1).filter(|next| source.tokens.is(next.tokens.first(), "of"))?;
    (alone && of.tokens.first() == groups[group].tokens.end as usize && groups.get(group + 2)?.noun().is_some_and(|noun| !noun.pronoun))
        .then_some(group + 2)
}

/// Whether a definite group refers to people counted before: "two of the victims".
fn is_known(source: Source<'_>, group: GroupId) -> bool {
    source.syntax.groups[group].noun().is_some_and(|noun| {
        noun.quantity.is_some()
            || matches!(
                source.tokens.folded(noun.head),
                "victims" | "dead" | "wounded" | "injured" | "casualties" | "hostages" | "bodies" | "people"
            )
    })
}

/// The place that a number is for: "six in Harel".
fn place_behind(source: Source<'_>, group: GroupId, cue: Option<GroupId>, sentence: usize) -> Option<TokenRange> {
    let groups = &source.syntax.groups;
    let end = source.syntax.sentence_groups[sentence].end;
    let from = cue.filter(|&cue| cue > group).unwrap_or(group) + 1;
    for at in from..(from + 4).min(end.saturating_sub(1)) {
        match &groups[at].kind {
            GroupKind::Preposition
                if matches!(source.tokens.folded(groups[at].tokens.first()), "in" | "at" | "near" | "outside" | "around") =>
            {
                let noun = groups[at + 1].noun()?;
                if let Some((UnitKind::Place, _)) = noun.name {
                    return Some(groups[at + 1].tokens);
                }
            }
            GroupKind::Preposition | GroupKind::Noun(_) | GroupKind::Date | GroupKind::Adverb => {}
            _ => return None,
        }
    }
    None
}

/// Who is counted besides the group: "in addition to the assailant, …", "besides the pilot, …".
fn beside(source: Source<'_>, group: GroupId, sentence: usize) -> Option<(TokenRange, Number)> {
    let Source { tokens, syntax, .. } = source;
    let first = syntax.sentence_groups[sentence].start;
    let comma = group.checked_sub(1).filter(|&comma| comma > first && matches!(syntax.groups[comma].kind, GroupKind::Comma))?;
    let noun = syntax.groups[comma - 1].noun().filter(|noun| noun.class == NounClass::Person && !noun.continues)?;
    let words = syntax.groups[comma - 1].tokens;
    let at = words.first();
    let opens = at > 0 && tokens.is(at - 1, "besides") || at > 1 && tokens.is(at - 1, "to") && tokens.is(at - 2, "addition");
    let number = number_of(source, comma - 1).filter(|number| number.best.is_some_and(|best| best > 0))?;
    opens.then(|| (TokenRange::new(noun.bare_start.min(noun.head), noun.head + 1), number))
}

/// Who is told behind the word: "was killed on Friday with four others", "was shot dead along with his wife".
fn company(source: Source<'_>, group: GroupId, cue: GroupId, sentence: usize) -> Option<(TokenRange, Number)> {
    let Source { tokens, syntax, .. } = source;
    let end = syntax.sentence_groups[sentence].end;
    if cue <= group {
        return None;
    }
    for at in cue + 1..(cue + 6).min(end.saturating_sub(1)) {
        match &syntax.groups[at].kind {
            GroupKind::Date | GroupKind::Adverb | GroupKind::Adjective => {}
            GroupKind::Preposition => {
                let words = syntax.groups[at].tokens;
                let together = matches!(tokens.folded(words.last()), "with" | "alongside");
                if !together {
                    // "on Friday", "in Lagos"
                    continue;
                }
                let noun =
                    syntax.groups[at + 1].noun().filter(|noun| noun.class == NounClass::Person || is_generic(tokens.folded(noun.head)))?;
                let own = matches!(tokens.folded(syntax.groups[at + 1].tokens.first()), "his" | "her" | "their");
                let other = noun.quantity.is_some_and(|q| source.quantities[q as usize].additional);
                if tokens.is(noun.bare_start, "unborn") {
                    return None;
                }
                let (number, range) = number_of_all(source, at + 1, None);
                let number = number.filter(|number| number.best.is_some_and(|best| best > 0))?;
                return (own || other).then(|| {
                    (
                        TokenRange::new(noun.bare_start.min(noun.head), range.end as usize),
                        Number { implicit: number.implicit && !other, ..number },
                    )
                });
            }
            GroupKind::Noun(noun) if noun.class != NounClass::Person && noun.quantity.is_none() => {}
            _ => return None,
        }
    }
    None
}

/// "himself": one of those who act.
fn self_of(source: Source<'_>, group: GroupId) -> Option<String> {
    if !matches!(source.tokens.folded(source.syntax.groups[group].tokens.first()), "himself" | "herself" | "themselves") {
        return None;
    }
    let clause = modality::clause_with(source.syntax, group)?;
    let subject = source.syntax.groups[source.syntax.clauses[clause].subject?].noun()?;
    let class = classes::class_of(source, TokenRange::new(subject.bare_start.min(subject.head), subject.head + 1), "group");
    class.filter(|&class| class == "attackers").map(str::to_owned)
}

/// Parts of a number by group, of a list ("three rebels and a girl") and of what stands behind it ("including
/// two children", "nine of them women"); and whether it is a list of several groups.
fn parts_of(source: Source<'_>, first: GroupId, cue: Option<GroupId>, sentence: usize) -> (Vec<(String, u64)>, bool) {
    let Source { tokens, syntax, .. } = source;
    let end = syntax.sentence_groups[sentence].end;
    let mut parts: Vec<(String, u64)> = Vec::new();
    let mut note = |range: TokenRange, value: Option<u64>| {
        if let (Some(group), Some(value)) = (classes::class_of(source, range, "group"), value) {
            match parts.iter_mut().find(|(known, _)| known == group) {
                Some((_, known)) => *known += value,
                None => parts.push((group.to_owned(), value)),
            }
        }
    };
    let words = |noun: &NounGroup<'_>| TokenRange::new(noun.bare_start.min(noun.head), noun.head + 1);
    let (mut last, mut count) = (first, 0);
    for member in members(source, first) {
        last = member;
        count += 1;
        if has_own_state(source, member, cue) {
            break;
        }
    }
    let listed = count > 1;
    if listed {
        for member in members(source, first).take(count) {
            let Some(noun) = syntax.groups[member].noun() else { continue };
            let named = behind_of(source, member).and_then(|inner| syntax.groups[inner].noun()).unwrap_or(noun);
            if noun.pronoun
                && let Some(own) = self_of(source, member)
            {
                note(TokenRange::new(named.head, named.head + 1), None);
                if own == "attackers" {
                    count = usize::MAX;
                }
                continue;
            }
            note(words(named), number_of(source, member).and_then(|number| number.best));
        }
    }
    // Right behind the people, or behind the word that tells what became of them.
    for from in [Some(last), cue.filter(|&cue| cue > last)].into_iter().flatten() {
        let mut at = from + 1;
        if at < end && matches!(syntax.groups[at].kind, GroupKind::Preposition) && tokens.is(syntax.groups[at].tokens.first(), "of") {
            at += 2;
        }
        if at < end && matches!(syntax.groups[at].kind, GroupKind::Comma) {
            at += 1;
        }
        if at < end {
            let word = tokens.folded(syntax.groups[at].tokens.first());
            let two = tokens.folded(syntax.groups[at].tokens.first() + 1);
            let opens = matches!(word, "including" | "include" | "notably" | "namely") || (word == "among" && matches!(two, "them"));
            if opens {
                let inner = if word == "among" { at + 2 } else { at + 1 };
                if inner < end && syntax.groups[inner].noun().is_some() {
                    for member in members(source, inner) {
                        let Some(noun) = syntax.groups[member].noun() else { continue };
                        note(words(noun), number_of(source, member).and_then(|number| number.best));
                    }
                }
            } else if let Some(noun) = syntax.groups[at].noun() {
                let behind = syntax.groups[at].tokens.end as usize;
                if tokens.is(behind, "of") && matches!(tokens.folded(behind + 1), "them" | "whom") && noun.quantity.is_some() {
                    note(TokenRange::new(behind + 2, behind + 3), number_of(source, at).and_then(|number| number.best));
                } else if tokens.is(behind, "among") && tokens.is(behind + 1, "them") {
                    note(words(noun), number_of(source, at).and_then(|number| number.best));
                }
            }
        }
    }
    // "Among the 45 people killed were six firefighters", "four attackers were among the 13 killed"
    let among = first > 0 && tokens.is(syntax.groups[first].tokens.first().saturating_sub(1), "among");
    if let Some(cue) = cue.filter(|&cue| among && cue > first) {
        let is_be = |at: GroupId| matches!(&syntax.groups[at].kind, GroupKind::Verb(verb) if verb.lemma == "be");
        let start = syntax.sentence_groups[sentence].start;
        let behind = (cue + 1..(cue + 8).min(end.saturating_sub(1))).find(|&at| is_be(at)).map(|at| at + 1);
        let before = (first >= start + 3 && is_be(first - 2)).then(|| first - 3);
        for at in [before, behind].into_iter().flatten() {
            if let Some(noun) = syntax.groups[at].noun().filter(|noun| noun.quantity.is_some() && noun.class == NounClass::Person) {
                note(words(noun), number_of(source, at).and_then(|number| number.best));
            }
        }
    }
    if count == usize::MAX {
        parts.push(("attackers".to_owned(), 1));
    }
    (parts, listed)
}

/// How many groups away from a number the verb of saying can stand.
const SPEECH_REACH: usize = 40;

/// Who gives a number: the subject of the nearest verb of saying in its sentence, or "according to" somebody.
fn speaker(source: Source<'_>, range: TokenRange, at: GroupId, sentence: usize) -> Option<(TokenRange, u64)> {
    let Source { tokens, syntax, .. } = source;
    let mut found: Option<(usize, TokenRange)> = None;
    let groups = syntax.sentence_groups[sentence].clone();
    for group in groups.start.max(at.saturating_sub(SPEECH_REACH))..groups.end.min(at + SPEECH_REACH) {
        let words = syntax.groups[group].tokens;
        let said = match &syntax.groups[group].kind {
            GroupKind::Verb(verb) if is_saying(verb.lemma) => {
                syntax.clause_of_verb(group).and_then(|clause| syntax.clauses[clause].subject).map(|subject| syntax.groups[subject].tokens)
            }
            GroupKind::Preposition
                if tokens.is(words.first(), "according")
                    || tokens.is(words.last(), "to") && words.first() > 0 && tokens.is(words.first() - 1, "according") =>
            {
                syntax.groups.get(group + 1).filter(|next| next.noun().is_some()).map(|next| next.tokens)
            }
            _ => None,
        };
        let Some(said) = said.filter(|said| !said.overlaps(range)) else { continue };
        let (from, to) = if words.start < range.start { (words.end, range.start) } else { (range.end, words.start) };
        if from <= to && (from as usize..to as usize).any(|at| matches!(tokens.folded(at), ";" | "while" | "but")) {
            continue;
        }
        let distance = (to.saturating_sub(from)) as usize;
        if found.is_none_or(|(before, _)| distance < before) {
            found = Some((distance, said));
        }
    }
    found.map(|(_, said)| (said, tokens[said.last()].hash))
}

/// Verbs that give a number as somebody's.
fn is_saying(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "report"
            | "count"
            | "put"
            | "tell"
            | "claim"
            | "state"
            | "announce"
            | "confirm"
            | "list"
            | "admit"
            | "speak"
            | "add"
            | "estimate"
    )
}

/// Whether a number is of years of war, a season or the whole world, and not of one event.
fn is_background(source: Source<'_>, range: TokenRange, sentence: usize) -> bool {
    let tokens = source.tokens;
    let bounds = tokens.sentences[sentence].tokens;
    let end = (range.end as usize + 16).min(bounds.end as usize);
    for at in range.end as usize..end {
        match tokens.folded(at) {
            ";" => break,
            "worldwide" => return true,
            "since" => {
                return (at + 1..(at + 6).min(end)).any(|at| {
                    let word = tokens.folded(at);
                    matches!(
                        word,
                        "war" | "conflict" | "start" | "beginning" | "outbreak" | "rebellion" | "insurgency" | "uprising" | "coup" | "last"
                    ) || (word.len() == 4 && (word.starts_with("19") || word.starts_with("20")))
                });
            }
            "this" | "last" | "past" if tokens.is(at + 1, "year") || tokens.is(at + 1, "decade") || tokens.is(at + 2, "years") => {
                return true;
            }
            "years" if tokens.is(at + 1, "ago") => return true,
            _ => {}
        }
    }
    // "in 1998, when 74 died", "five died in 2012"
    let year = |at: usize| {
        let word = tokens.folded(at);
        word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|b| b.is_ascii_digit())
            && at > bounds.first()
            && matches!(tokens.folded(at - 1), "in" | "of" | "since" | "until")
    };
    let before = range.first().saturating_sub(7).max(bounds.first());
    let cut = (before..range.first()).rev().find(|&at| matches!(tokens.folded(at), ";" | ":")).map_or(before, |at| at + 1);
    if (cut..range.first()).any(year) {
        return true;
    }
    let behind = (range.end as usize + 9).min(bounds.end as usize);
    let stop = (range.end as usize..behind).find(|&at| matches!(tokens.folded(at), ";" | "," | ":")).unwrap_or(behind);
    if (range.end as usize..stop).any(year) {
        return true;
    }
    let start = range.first().saturating_sub(5).max(bounds.first());
    (start..range.first()).any(|at| {
        (tokens.is(at, "last") && tokens.is(at + 1, "year"))
            || (tokens.is(at, "year") && tokens.is(at + 1, "ago"))
            || (tokens.is(at, "years") && tokens.is(at + 1, "ago"))
    })
}

/// Whether a word stands within a few words of a count, in its sentence.
fn near(source: Source<'_>, range: TokenRange, sentence: usize, wanted: fn(&str) -> bool) -> bool {
    let bounds = source.tokens.sentences[sentence].tokens;
    let from = range.first().saturating_sub(4).max(bounds.first());
    let to = (range.end as usize + 4).min(bounds.end as usize);
    (from..to).any(|at| wanted(source.tokens.folded(at)))
}

/// "12 dead", "14 deaths", "the death toll rose to 14".
fn counting_words(source: Source<'_>, harms: &mut Vec<Harm>) {
    let syntax = source.syntax;
    for (sentence, groups) in syntax.sentence_groups.iter().enumerate() {
        for group in groups.clone() {
            let Some(noun) = syntax.groups[group].noun() else { continue };
            if noun.lemma.is_empty() {
                continue;
            }
            // "the number of dead had reached 51", "the number of people missing fell to 12"
            if noun.lemma == "number"
                && noun.quantity.is_none()
                && let Some(kind) = numbered_state(source, group, groups.end)
            {
                toll(source, group, sentence, kind, "number", harms);
                continue;
            }
            // "no deaths or injuries": the negation is for both.
            let negative = noun.determiner == Determiner::Negative
                || (noun.quantity.is_none()
                    && group >= 2
                    && source.tokens.is(syntax.groups[group].tokens.first().saturating_sub(1), "or")
                    && syntax.groups[group - 2].noun().is_some_and(|first| first.determiner == Determiner::Negative));
            if noun.lemma == "casualty" && negative {
                for kind in [CountKind::Killed, CountKind::Injured] {
                    harms.push(harm(source, kind, group, None, sentence, None, "counting/noun/casualty".to_owned(), Modality::Negated));
                }
                continue;
            }
            if let Some(kind) = described(source, group, noun) {
                let found = harm(source, kind, group, None, sentence, None, "counting/described".to_owned(), Modality::Actual);
                harms.push(found);
            }
            if let Some(found) = death_of(source, group, noun, sentence) {
                harms.push(found);
            }
            if let Some(found) = body(source, group, noun, sentence) {
                harms.push(found);
                continue;
            }
            for word in source.rules.counting(noun.lemma).filter(|word| matches!(word.told, Told::Noun | Told::Toll)) {
                let Some(kind) = count_kind(word.effect) else { continue };
                if word.lemma.contains(' ')
                    && !word
                        .lemma
                        .split(' ')
                        .rev()
                        .skip(1)
                        .enumerate()
                        .all(|(back, part)| noun.head > back && source.tokens.is(noun.head - back - 1, part))
                {
                    continue;
                }
                if word.told == Told::Toll {
                    toll(source, group, sentence, kind, &word.lemma, harms);
                } else if noun.quantity.is_some()
                    || (word.lemma == "martyr" && noun.determiner == Determiner::Indefinite)
                    || (negative && !matches!(kind, CountKind::Hostage))
                {
                    let modality = if negative { Modality::Negated } else { modality::of_noun(source.tokens, syntax, source.rules, group) };
                    harms.push(harm(source, kind, group, None, sentence, None, format!("counting/noun/{}", word.lemma), modality));
                }
                break;
            }
        }
    }
}

/// "nine gunmen killed": how many attacked.
fn attackers(source: Source<'_>, mentions: &[EventMention], harms: &mut Vec<Harm>) {
    for (index, mention) in mentions.iter().enumerate() {
        for argument in mention.arguments.iter().filter(|argument| argument.slot == Slot::Perpetrator) {
            let Some(group) = argument.group else { continue };
            let Some(noun) = source.syntax.groups[group].noun() else { continue };
            let violent = mention.kind.is_none_or(|kind| {
                matches!(source.rules.set.types[kind as usize].name.as_str(), "attack" | "abduction" | "clash" | "massacre")
            });
            if !violent || noun.continues || !classes::is_human(source, noun.class, noun.head) {
                continue;
            }
            let Some(number) = number_of(source, group).filter(|number| !number.implicit && number.best != Some(0)) else { continue };
            let person =
                noun.class == NounClass::Person || is_collective(source.tokens.folded(noun.head)) || source.tokens.is(noun.head, "trio");
            let other = noun.quantity.is_some_and(|q| source.quantities[q as usize].additional);
            if number.best == Some(1) || !person || other || is_generic(source.tokens.folded(noun.head)) {
                continue;
            }
            let id = source.rules.set.frames[mention.frame as usize].id.clone();
            let found = harm(source, CountKind::Attackers, group, None, mention.sentence, Some(index), id, mention.modality);
            if !matches!(found.of_whom.as_deref(), Some("police" | "soldiers" | "security" | "peacekeepers")) {
                harms.push(found);
            }
        }
    }
}

/// "the shooting death of a guard", "the fatal stabbing of two boys", "his death".
fn death_of(source: Source<'_>, group: GroupId, noun: &NounGroup<'_>, sentence: usize) -> Option<Harm> {
    let Source { tokens, syntax, .. } = source;
    let deadly =
        matches!(noun.lemma, "death" | "killing" | "murder" | "slaying" | "homicide" | "assassination" | "beheading" | "execution")
            || (matches!(noun.lemma, "shooting" | "stabbing" | "beating" | "attack" | "ambush")
                && (noun.bare_start..noun.head).any(|at| matches!(tokens.folded(at), "fatal" | "deadly")));
    let struck = !deadly && matches!(noun.lemma, "shooting" | "stabbing");
    if !(deadly || struck) || noun.quantity.is_some() || noun.determiner == Determiner::Negative {
        return None;
    }
    let modality = modality::of_noun(tokens, syntax, source.rules, group);
    let of = syntax.groups.get(group + 1).is_some_and(|next| tokens.is(next.tokens.first(), "of"));
    if of && let Some(inner) = syntax.groups.get(group + 2).and_then(|next| next.noun()) {
        let people = classes::is_human(source, inner.class, inner.head)
            && !matches!(inner.name, Some((UnitKind::Place | UnitKind::Organization, _)))
            || is_aged(source, group + 2);
        let number = number_of(source, group + 2).filter(|number| number.best.is_some_and(|best| best > 0));
        let (kind, rule) = if struck { (CountKind::Injured, "counting/state/shoot") } else { (CountKind::Killed, "counting/death-of") };
        return (people && number.is_some()).then(|| harm(source, kind, group + 2, None, sentence, None, rule.to_owned(), modality));
    }
    let owner = noun.possessor?;
    let named = syntax.name_in(owner).is_some_and(|unit| unit.kind == UnitKind::Person);
    let shooting = (noun.bare_start..noun.head).any(|at| matches!(tokens.folded(at), "shooting" | "stabbing" | "beating" | "drowning"));
    let person = shooting
        && owner.indices().any(|at| {
            matches!(
                tokens.folded(at),
                "old"
                    | "man"
                    | "woman"
                    | "boy"
                    | "girl"
                    | "child"
                    | "son"
                    | "daughter"
                    | "wife"
                    | "husband"
                    | "teen"
                    | "teenager"
                    | "officer"
            )
        });
    let named = named || person;
    if of || noun.lemma != "death" || !(named || matches!(tokens.folded(owner.first()), "his" | "her")) {
        return None;
    }
    let mut found = harm(source, CountKind::Killed, group, None, sentence, None, "counting/death-of".to_owned(), modality);
    (found.low, found.best, found.high, found.qualifier, found.implicit, found.definite) =
        (Some(1), Some(1), Some(1), Qualifier::Exact, true, true);
    (found.of_whom, found.class, found.group) = (None, None, None);
    Some(found)
}

/// What a "number of" people is of: "the number of dead", "the number of people killed".
fn numbered_state(source: Source<'_>, group: GroupId, end: GroupId) -> Option<CountKind> {
    let of = source.syntax.groups.get(group + 1).filter(|next| source.tokens.is(next.tokens.first(), "of"))?.tokens.end as usize;
    let last = source.syntax.groups[(group + 4).min(end - 1)].tokens.end as usize;
    (of..last.min(of + 4)).find_map(|at| match source.tokens.folded(at) {
        "dead" | "killed" | "deaths" | "fatalities" => Some(CountKind::Killed),
        "wounded" | "injured" => Some(CountKind::Injured),
        "missing" => Some(CountKind::Missing),
        "displaced" | "homeless" => Some(CountKind::Displaced),
        "arrested" | "detained" => Some(CountKind::Detained),
        _ => None,
    })
}

/// What a word between a number and its noun tells: "82,000 displaced persons", "four missing hikers".
fn described(source: Source<'_>, group: GroupId, noun: &NounGroup<'_>) -> Option<CountKind> {
    let words = source.quantities[noun.quantity? as usize].tokens;
    if !classes::is_human(source, noun.class, noun.head) || source.quantities[noun.quantity? as usize].measure {
        return None;
    }
    debug_assert!(words.first() >= source.syntax.groups[group].tokens.first());
    (words.end as usize..noun.head).find_map(|at| match source.tokens.folded(at) {
        "displaced" | "homeless" | "evacuated" | "uprooted" => Some(CountKind::Displaced),
        "missing" => Some(CountKind::Missing),
        "dead" | "slain" => Some(CountKind::Killed),
        "wounded" | "injured" => Some(CountKind::Injured),
        "kidnapped" | "abducted" => Some(CountKind::Kidnapped),
        _ => None,
    })
}

/// "the body of a man was found", "the bodies of three fishermen were washed ashore", "human remains found".
fn body(source: Source<'_>, group: GroupId, noun: &NounGroup<'_>, sentence: usize) -> Option<Harm> {
    let Source { tokens, syntax, .. } = source;
    if !matches!(noun.lemma, "body" | "corpse" | "remains" | "remain" | "coffin" | "cadaver") && !tokens.is(noun.head, "remains")
        || noun.quantity.is_some()
    {
        return None;
    }
    let found = |lemma: &str| {
        matches!(
            lemma,
            "find"
                | "recover"
                | "discover"
                | "pull"
                | "retrieve"
                | "wash"
                | "exhume"
                | "dig"
                | "unearth"
                | "dump"
                | "identify"
                | "bring"
                | "carry"
                | "collect"
                | "remove"
                | "fly"
                | "locate"
                | "see"
                | "return"
                | "bury"
                | "lie"
                | "count"
                | "appear"
        )
    };
    let groups = syntax.sentence_groups[sentence].clone();
    let near = (groups.start.max(group.saturating_sub(8))..groups.end.min(group + 9)).any(|other| match &syntax.groups[other].kind {
        GroupKind::Verb(verb) => found(verb.lemma) && verb.hedge.is_none() && !verb.negated,
        _ => false,
    });
    if !near {
        return None;
    }
    let of = syntax.groups.get(group + 1).is_some_and(|next| tokens.is(next.tokens.first(), "of"));
    let inner = of.then_some(group + 2).filter(|&inner| {
        syntax.groups.get(inner).and_then(|g| g.noun()).is_some_and(|noun| classes::is_human(source, noun.class, noun.head))
    });
    let human = inner.is_some()
        || !of
            && (tokens.is(noun.head, "body")
                || tokens.is(noun.head, "bodies")
                || tokens.is(noun.head, "remains")
                || tokens.is(noun.head, "corpse"));
    if !human || (!of && noun.possessor.is_none() && noun.determiner == Determiner::Definite) {
        return None;
    }
    let mut found =
        harm(source, CountKind::Killed, inner.unwrap_or(group), None, sentence, None, "counting/body".to_owned(), Modality::Actual);
    if inner.is_none() && !noun.plural || tokens.is(noun.head, "remains") && inner.is_none() {
        (found.low, found.best, found.high, found.qualifier, found.implicit) = (Some(1), Some(1), Some(1), Qualifier::Exact, true);
    }
    found.generic = inner.is_none();
    Some(found)
}

/// "the death toll rose to 14", "put the toll at 14", "a death toll of 14".
fn toll(source: Source<'_>, group: GroupId, sentence: usize, kind: CountKind, lemma: &str, harms: &mut Vec<Harm>) {
    let syntax = source.syntax;
    let end = syntax.sentence_groups[sentence].end;
    for at in group + 1..end.min(group + 13) {
        let Some(noun) = syntax.groups[at].noun() else { continue };
        let preposition = source.tokens.folded(syntax.groups[at].tokens.first().saturating_sub(1));
        let stated = noun.quantity.is_some_and(|index| !source.quantities[index as usize].measure);
        // "from 8 to 14": the second is the toll.
        if stated && preposition != "from" && preposition != "by" {
            let mut found = harm(source, kind, at, None, sentence, None, format!("counting/toll/{lemma}"), Modality::Actual);
            let before = syntax.groups[at - 1].tokens;
            if matches!(&syntax.groups[at - 1].kind, GroupKind::Verb(verb) if matches!(verb.lemma, "pass" | "exceed" | "top" | "surpass"))
                && before.end == syntax.groups[at].tokens.start
            {
                found.qualifier = Qualifier::MoreThan;
                found.high = None;
            }
            found.cumulative = true;
            found.additional = false;
            found.subset = false;
            harms.push(found);
            return;
        }
    }
}
