//! Who was hurt, and how many: counts of people from the fillers of effect roles, from words that count
//! ("12 dead", "14 deaths"), and from running totals ("the toll rose to 14").

use super::around::{
    antecedent, behind_of, beside, company, is_background, is_known, near, other_than_actor, parts_of, place_behind, self_of, speaker,
};
use super::classes::{self, Domain};
use super::counting::{FATAL, attackers, counting_words};
use super::elsewhere::is_nobody;
use super::find::{EventMention, Source};
use super::frame::{Effect, Slot};
use super::modality::Modality;
use super::number::{Number, is_aged, is_generic, is_plain, list_of, number_of, number_of_all};
use super::states;
use super::sufferers;
use crate::counts::{CountKind, Qualifier};
use crate::lexicon::NounClass;
use crate::syntax::{Determiner, GroupId, GroupKind, NounGroup, UnitKind};
use crate::text::TokenRange;
use crate::tokenize::fold::{WordSet, is_word};
use smol_str::SmolStr;

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
    /// Whether who struck is one of them: "his wife and himself".
    pub with_self: bool,
    /// Which one it is: 4 for "a fourth man"; else 0.
    pub ordinal: u64,
    /// Whether the number is of a longer time than one event: "since 2015".
    pub background: bool,
    /// Whether brackets hold it: "five guards (three killed, two hurt)".
    pub bracketed: bool,
    /// The place that the number is for.
    pub place: Option<TokenRange>,
    /// Whether nothing but grammar gives the number (a pronoun, a bare plural).
    pub implicit: bool,
    /// Class of the people, such as `police`.
    pub class: Option<SmolStr>,
    /// Group for the breakdown, such as `children`.
    pub of_whom: Option<SmolStr>,
    /// Sentence.
    pub sentence: usize,
    /// The mention that tells it; none for a counting word.
    pub mention: Option<usize>,
    /// Frame or counting rule.
    pub rule: SmolStr,
    /// Whether it happened.
    pub modality: Modality,
}

impl Harm {
    /// Puts a number in the place of the one that the noun group gave.
    pub(super) const fn set_number(&mut self, number: Number) {
        let Number { low, best, high, qualifier, implicit } = number;
        (self.low, self.best, self.high, self.qualifier, self.implicit) = (low, best, high, qualifier, implicit);
    }
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

/// Words that say of a number that it stands beside another.
static ALSO: WordSet<5> = WordSet::new(["also", "additionally", "separately", "likewise", "furthermore"]);

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
            let rule = SmolStr::new(&source.rules.set.frames[mention.frame as usize].id);
            // "detained by an armed group": who breaks the law arrests nobody.
            let kind = if kind == CountKind::Detained && by_attackers(source, mention) { CountKind::Kidnapped } else { kind };
            let cue = mention.clause.filter(|_| mention.group.is_none()).map(|clause| source.syntax.clauses[clause].verb);
            let group = cue.map_or(group, |cue| sufferers::subject_instead(source, mention.sentence, group, cue));
            harms.push(harm(source, kind, group, cue, mention.sentence, Some(index), rule, mention.modality));
        }
    }
    harms.retain(|harm| harm.low.is_some() || harm.best.is_some() || harm.high.is_some());
    attackers(source, mentions, &mut harms);
    counting_words(source, &mut harms);
    states::find(source, mentions, &mut harms);
    if harms.is_empty() {
        return harms;
    }
    harms.retain(|harm| {
        let dead_speaker =
            harm.kind == CountKind::Killed && harm.definite && matches!(source.tokens.folded(harm.tokens.first()), "i" | "me");
        (harm.low.is_some() || harm.best.is_some() || harm.high.is_some())
            && !dead_speaker
            && !is_asked(source, harm)
            && !harm.group.is_some_and(|group| is_nobody(source, group))
    });
    // "a fatal shooting … a man was killed": the man is meant.
    let died = |harm: &Harm| harm.kind == CountKind::Killed && harm.rule != FATAL && harm.best.or(harm.low) > Some(0);
    if harms.iter().any(|harm| died(harm) && harm.modality == Modality::Actual && !harm.background) {
        harms.retain(|harm| harm.rule != FATAL);
    }
    harms.sort_by_key(|harm| (harm.tokens.start, harm.tokens.end, harm.kind));
    // "was shot and killed": who is dead is not counted among the injured.
    let mut dead: Vec<GroupId> =
        harms.iter().filter(|harm| harm.kind == CountKind::Killed && harm.best != Some(0)).filter_map(|harm| harm.group).collect();
    dead.sort_unstable();
    harms.retain(|harm| {
        !matches!(harm.kind, CountKind::Injured | CountKind::Affected) || harm.group.is_none_or(|group| dead.binary_search(&group).is_err())
    });
    // "70 hostages were released": what became of them, and not that they are hostages.
    let mut told: Vec<GroupId> =
        harms.iter().filter(|harm| !matches!(harm.kind, CountKind::Hostage | CountKind::Attackers)).filter_map(|harm| harm.group).collect();
    told.sort_unstable();
    harms.retain(|harm| {
        harm.kind != CountKind::Hostage
            || !harm.rule.starts_with("counting/noun")
            || harm.group.is_none_or(|group| told.binary_search(&group).is_err())
    });
    // "three men were arrested for stabbing a man", "five guards shot as gunmen stormed in": who suffers is no attacker.
    harms.retain(|harm| harm.kind != CountKind::Attackers || harm.group.is_none_or(|group| told.binary_search(&group).is_err()));
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

/// Whether the words ask or tell of a number without stating it: "the number of soldiers killed", "how many died",
/// "could have killed hundreds".
fn is_asked(source: Source<'_>, harm: &Harm) -> bool {
    let tokens = source.tokens;
    let at = harm.tokens.first();
    let before = |by: usize| at.checked_sub(by).map_or("", |at| tokens.folded(at));
    let counted = harm.implicit && harm.best.is_none() && before(1) == "of" && before(2) == "number";
    let asked = harm.best.is_none() && tokens.is(at, "many") && before(1) == "how";
    let missed = harm.modality == Modality::Hypothetical
        && matches!(harm.kind, CountKind::Killed | CountKind::Injured)
        && before(2) == "have"
        && matches!(before(3), "could" | "would");
    let demanded = harm.modality == Modality::Hypothetical && harm.kind == CountKind::Released;
    counted || asked || missed || demanded
}

/// The people behind "his" or "her" where an age parts them ("her 5-year-old son"), and behind "the lives of".
pub(super) fn possessed(source: Source<'_>, group: GroupId) -> GroupId {
    let Source { tokens, syntax, .. } = source;
    let words = syntax.groups[group].tokens;
    let of = tokens.is(words.end as usize, "of") && matches!(tokens.folded(words.last()), "lives" | "life" | "throats" | "throat");
    let told = |inner: &NounGroup<'_>| inner.quantity.is_some() || !inner.plural || inner.name.is_some();
    if of && syntax.groups.get(group + 2).and_then(|inner| inner.noun()).is_some_and(told) {
        return possessed(source, group + 2);
    }
    let alone = words.len() == 1 && matches!(tokens.folded(words.first()), "his" | "her" | "their" | "my");
    let next = group + 1;
    let aged = alone
        && syntax.groups.get(next).is_some_and(|behind| {
            behind.tokens.start == words.end && behind.noun().is_some_and(|noun| noun.class == NounClass::Person || is_aged(source, next))
        });
    if aged { next } else { group }
}

/// Whether those who act in a mention are attackers: rebels, gunmen, an armed group.
pub(super) fn by_attackers(source: Source<'_>, mention: &EventMention) -> bool {
    mention.arguments.iter().filter(|argument| argument.slot == Slot::Perpetrator).any(|argument| {
        let Some(noun) = argument.group.and_then(|group| source.syntax.groups[group].noun()) else { return false };
        let words = TokenRange::new(noun.bare_start.min(noun.head), noun.head + 1);
        let armed = matches!(source.tokens.folded(noun.head), "group" | "groups" | "men" | "man" | "actor" | "actors" | "elements")
            && words.indices().any(|at| matches!(source.tokens.folded(at), "armed" | "rebel" | "militant" | "opposition" | "masked"));
        armed || classes::class_of(source, words, Domain::Group) == Some("attackers")
    })
}

/// "The injured were Ruiz, Soto and two other people, who were treated": the last of those called by name.
fn ends_roll(source: Source<'_>, last: GroupId) -> bool {
    let Source { tokens, syntax, .. } = source;
    let first = syntax.sentence_groups[tokens.sentence_of(syntax.groups[last].tokens.first())].start;
    let mut start = last;
    while start >= first + 2
        && matches!(syntax.groups[start - 1].kind, GroupKind::Comma | GroupKind::Conjunction)
        && syntax.groups[start - 2].noun().is_some()
    {
        start -= 2;
    }
    let whose = start.checked_sub(2).filter(|&whose| whose >= first && start < last);
    whose.is_some_and(|whose| {
        let words = syntax.groups[whose].tokens;
        words.len() == 2
            && tokens.is(words.first(), "the")
            && matches!(tokens.folded(words.last()), "injured" | "wounded" | "dead" | "victims" | "deceased" | "casualties")
            && matches!(&syntax.groups[start - 1].kind, GroupKind::Verb(verb) if matches!(verb.lemma, "be" | "include"))
    })
}

/// How many words behind those struck a murder-suicide can be named.
const NAMED_WITHIN: usize = 12;

/// Whether people are told to be struck in a murder-suicide, and not by one.
fn in_murder_suicide(source: Source<'_>, cue: GroupId, struck: TokenRange) -> bool {
    let Source { tokens, syntax, .. } = source;
    let words = syntax.groups[cue].tokens;
    let end = tokens.sentences[tokens.sentence_of(words.first())].tokens.end as usize;
    let mut behind = struck.end as usize..end.min(struck.end as usize + NAMED_WITHIN);
    behind.any(|at| tokens.is(at, "suicide") && tokens.is(at - 1, "-") && tokens.is(at - 2, "murder"))
}

/// Whether a group is "himself" or the like.
fn is_self(source: Source<'_>, group: GroupId) -> bool {
    let words = source.syntax.groups[group].tokens;
    words.len() == 1 && matches!(source.tokens.folded(words.first()), "himself" | "herself" | "self")
}

/// Which one an ordinal word says: 4 for "fourth"; else 0.
pub(super) fn ordinal(source: Source<'_>, at: usize) -> u64 {
    static THIRD_ON: WordSet<8> = WordSet::new(["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]);
    THIRD_ON.hashes().iter().position(|&word| source.tokens.hash(at) == word).map_or(0, |index| index as u64 + 3)
}

/// "a cook and a driver was taken": two people, whatever the verb says.
fn joined_by_article(source: Source<'_>, group: GroupId) -> bool {
    let first = source.syntax.groups[group].noun().filter(|noun| noun.determiner == Determiner::Indefinite && !noun.continues);
    let joined = first.and_then(|noun| noun.joined);
    joined.and_then(|next| source.syntax.groups[next].noun()).is_some_and(|noun| noun.determiner == Determiner::Indefinite)
}

/// "a guard died in a riot that killed twelve inmates": the number is of all who died in it.
fn tells_all(source: Source<'_>, group: GroupId, cue: Option<GroupId>) -> bool {
    cue.is_some_and(|cue| {
        cue < group
            && cue > 0
            && matches!(source.syntax.groups[cue - 1].kind, GroupKind::Relative)
            && source.syntax.groups[group]
                .noun()
                .is_some_and(|noun| noun.quantity.is_some_and(|q| !source.quantities[q as usize].additional))
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
    rule: SmolStr,
    modality: Modality,
) -> Harm {
    let list = list_of(source, group, cue);
    let (mut number, tokens) = number_of_all(source, &list);
    // "Amini, an imam and teacher, was killed": a singular verb counts one.
    let singular = cue
        .is_some_and(|cue| cue > group && matches!(source.tokens.folded(source.syntax.groups[cue].tokens.first()), "was" | "is"))
        && !joined_by_article(source, group);
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
    // "two pilots hostage"
    let captive = named_by.head > head_range.first()
        && matches!(source.tokens.folded(named_by.head), "hostage" | "captive" | "prisoner")
        && named_by.quantity.is_some_and(|q| source.quantities[q as usize].best > Some(1));
    let head_range = if captive { TokenRange::new(head_range.first(), named_by.head) } else { head_range };
    let head = source.tokens.folded(named_by.head);
    let class = classes::class_of(source, head_range, Domain::Human).map(SmolStr::new);
    let listed = list.len() > 1;
    let mut parts = parts_of(source, &list, cue, sentence);
    if let Some((words, more)) = besides
        && let (Some(group), Some(best)) = (classes::class_of(source, words, Domain::Group), more.best)
        && parts.iter().all(|(known, _)| known != group)
    {
        parts.push((group.to_owned(), best));
    }
    // "kills daughter in murder-suicide": who struck is dead, too.
    let with_self = listed && list.last().is_some_and(|&last| is_self(source, last));
    let and_self = !with_self && kind == CountKind::Killed && cue.is_some_and(|cue| cue < group && in_murder_suicide(source, cue, tokens));
    if let Some(struck) = number.filter(|_| and_self) {
        number = Some(struck.plus(Number::exact(1, true)));
        parts.push(("attackers".to_owned(), 1));
    }
    let of_whom = match listed {
        true => None,
        false if noun.pronoun && std::ptr::eq(named_by, noun) => self_of(source, group),
        false => classes::class_of(source, head_range, Domain::Group).map(SmolStr::new),
    };
    let mut of_whom = of_whom;
    if and_self && let (Some(whose), Some(all)) = (of_whom.take(), number.and_then(|number| number.best)) {
        parts.push((whose.to_string(), all.saturating_sub(1)));
    }
    // "the former guerrilla commander" fights no more.
    let former = |at: usize| matches!(source.tokens.folded(at), "former" | "ex");
    let of_whom = of_whom.filter(|whose| whose != "attackers" || !source.syntax.groups[group].tokens.indices().any(former));
    if let Some(whose) = &of_whom {
        parts.retain(|(part, _)| part != whose);
    }
    // "two of them", "three of the dead": parts of a number given before.
    let subset = before == "including"
        || quantity.is_some_and(|q| q.additional) && ends_roll(source, group)
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
                    .any(|at| is_word!(source.tokens.hash(at), "nearly" | "almost")) =>
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
    let one_more = noun.determiner == Determiner::Indefinite && !noun.plural;
    let ordinal = if one_more { (noun.bare_start..noun.head).map(|at| ordinal(source, at)).max().unwrap_or(0) } else { 0 };
    let additional = matches!(source.tokens.folded(noun.head), "himself" | "herself" | "self")
        || quantity.is_some_and(|q| q.additional)
        || (source.tokens.is(source.syntax.groups[group].tokens.first(), "another") && !other_than_actor(source, group, cue, sentence));
    // "Girl, 17, shot dead", as a headline writes it, is no name.
    let name = (matches!(noun.name, Some((UnitKind::Person, _))) && !is_plain(source.tokens.folded(noun.head))).then(|| {
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
                .is_some_and(|rest| !matches!(rest, "state/shoot" | "state/stab" | "state/beat" | "state/assault" | "state/condition"))
    };
    let open = kind == CountKind::Injured && !closed(&rule);
    let fate = rule.starts_with("effect/die")
        || matches!(rule.strip_prefix("counting/state/"), Some("die" | "succumb" | "perish" | "drown" | "dead" | "fatally"));
    Harm {
        kind,
        tokens,
        also: cue.is_some_and(|cue| source.syntax.groups[cue].tokens.indices().any(|at| source.tokens.is(at, "also")))
            || near(source, tokens, sentence, &ALSO),
        whole: tells_all(source, group, cue)
            || source.tokens.is(tokens.first(), "a") && source.tokens.is(tokens.first() + 1, "total")
            || tokens.first().checked_sub(2).is_some_and(|at| source.tokens.is(at, "total") && source.tokens.is(at + 1, "of")),
        generic: is_generic(head) || (quantity.is_some_and(|q| q.tokens.contains(named_by.head)) && !listed),
        // "a guard named Ruiz": the guard is told of already.
        definite: noun.pronoun
            || (noun.determiner == Determiner::Definite && noun.possessor.is_none())
            || matches!(before, "named" | "called") && quantity.is_none(),
        open,
        fate,
        struck: cue.is_some_and(|cue| cue < group),
        name,
        source: speaker(source, tokens, group, sentence),
        parts,
        with_self: with_self || and_self,
        ordinal,
        bracketed: tokens.first().checked_sub(1).is_some_and(|at| source.tokens.is(at, "("))
            || cue.is_some_and(|cue| source.tokens.is(source.syntax.groups[cue].tokens.end as usize, ")")),
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::extractor::{Extractor, Options};
    use crate::text::Document;

    #[test]
    fn words_that_are_passed_over_count_nobody() {
        let extractor = Extractor::new(&Options::default()).expect("the data inside are sound");
        let frames = &extractor.rules().set.frames;
        let examples = frames.iter().flat_map(|frame| frame.examples.iter().map(|example| &example.text).chain(&frame.counterexamples));
        let mut texts: Vec<String> = examples.cloned().collect();
        for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/articles")).expect("the articles are there") {
            let path = entry.expect("a readable folder").path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                texts.push(fs::read_to_string(path).expect("an article is text"));
            }
        }
        for text in texts {
            extractor.analyze(&Document::new("text", text.as_str()), |analysis, syntax| {
                let everywhere = analysis.signs.with_all_marks();
                let source = Source { signs: &everywhere, ..extractor.source(analysis, syntax) };
                assert_eq!(find(source, &analysis.mentions), analysis.harms, "{text}");
            });
        }
    }
}
