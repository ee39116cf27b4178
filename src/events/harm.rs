//! Who was hurt, and how many: counts of people from the fillers of effect roles, from words that count
//! ("12 dead", "14 deaths"), and from running totals ("the toll rose to 14").

use super::classes;
use super::find::{EventMention, Source};
use super::frame::{Effect, Told};
use super::modality::{self, Modality};
use super::states;
use crate::counts::{CountKind, Qualifier, Quantity};
use crate::lexicon::{Flag, NounClass};
use crate::syntax::{Determiner, GroupId, GroupKind, NounGroup, Tag, UnitKind};
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
    /// First and last word of a person's name, as hashes.
    pub name: Option<(u64, u64)>,
    /// Who says so.
    pub source: Option<TokenRange>,
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

/// A number of people with its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Least number.
    pub low: Option<u64>,
    /// The number to use.
    pub best: Option<u64>,
    /// Greatest number.
    pub high: Option<u64>,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// Whether grammar alone gives it.
    pub implicit: bool,
}

impl Number {
    const fn exact(value: u64, implicit: bool) -> Self {
        Self { low: Some(value), best: Some(value), high: Some(value), qualifier: Qualifier::Exact, implicit }
    }

    fn of(quantity: &Quantity) -> Self {
        Self { low: quantity.low, best: quantity.best, high: quantity.high, qualifier: quantity.qualifier, implicit: false }
    }

    fn plus(self, other: Self) -> Self {
        let add = |a: Option<u64>, b: Option<u64>| Some(a?.saturating_add(b?));
        let least = |a: Option<u64>, b: Option<u64>| match (a, b) {
            (Some(a), Some(b)) => Some(a.saturating_add(b)),
            (a, b) => a.or(b),
        };
        let best = match (self.best, other.best) {
            (Some(a), Some(b)) => Some(a.saturating_add(b)),
            // An unnumbered member leaves the sum of the others as the least.
            _ => None,
        };
        let qualifier = if self.qualifier == other.qualifier {
            self.qualifier
        } else if self.qualifier == Qualifier::Exact {
            other.qualifier
        } else {
            self.qualifier
        };
        Self {
            low: least(self.low.or(self.best), other.low.or(other.best)),
            best,
            high: add(self.high, other.high),
            qualifier,
            implicit: self.implicit && other.implicit,
        }
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

/// How many people one noun group names.
#[must_use]
pub fn number_of(source: Source<'_>, group: GroupId) -> Option<Number> {
    let noun = source.syntax.groups[group].noun()?;
    if noun.determiner == Determiner::Negative {
        return Some(Number { low: Some(0), best: Some(0), high: Some(0), qualifier: Qualifier::NoneStated, implicit: false });
    }
    if let Some(quantity) = noun.quantity.map(|index| &source.quantities[index as usize]) {
        if quantity.measure {
            return if is_aged(source, group) { Some(Number::exact(1, true)) } else { single(source, noun) };
        }
        return Some(families(source, group, quantity));
    }
    if is_aged(source, group) {
        return Some(Number::exact(1, true));
    }
    // "a family of five", "a group of nine men", "the bodies of three men"; "a father of five", "a boy of eight" are one.
    if !noun.plural | matches!(noun.class, NounClass::Body)
        && (matches!(noun.class, NounClass::Group | NounClass::Body) || is_collective(source.tokens.folded(noun.head)))
        && let Some(GroupKind::Preposition) = source.syntax.groups.get(group + 1).map(|g| &g.kind)
        && source.tokens.is(source.syntax.groups[group + 1].tokens.first(), "of")
        && let Some(inner) = source.syntax.groups.get(group + 2).and_then(|g| g.noun())
        && let Some(quantity) = inner.quantity.map(|index| &source.quantities[index as usize]).filter(|q| !q.measure)
        && !matches!(noun.name, Some((UnitKind::Person | UnitKind::Place, _)))
    {
        return Some(Number::of(quantity));
    }
    single(source, noun)
}

/// "Two families of four" are eight people; without the size of a family, no number of people is known.
fn families(source: Source<'_>, group: GroupId, quantity: &Quantity) -> Number {
    let number = Number::of(quantity);
    let noun = source.syntax.groups[group].noun().expect("called on noun groups only");
    if !matches!(source.tokens.folded(noun.head), "families" | "couples" | "pairs") {
        return number;
    }
    let size = if source.tokens.is(noun.head, "families") {
        let behind = source.syntax.groups.get(group + 1).filter(|g| source.tokens.is(g.tokens.first(), "of"));
        behind
            .and_then(|_| source.syntax.groups.get(group + 2)?.noun()?.quantity)
            .map(|index| &source.quantities[index as usize])
            .filter(|size| size.qualifier == Qualifier::Exact && !size.measure)
            .and_then(|size| size.best)
    } else {
        Some(2)
    };
    let Some(size) = size else { return number };
    let times = |bound: Option<u64>| bound.map(|bound| bound.saturating_mul(size));
    Number { low: times(number.low), best: times(number.best), high: times(number.high), ..number }
}

/// Whether a group is an age that stands for a person: "a 17-year-old".
#[must_use]
pub(super) fn is_aged(source: Source<'_>, group: GroupId) -> bool {
    let tokens = source.tokens;
    let range = source.syntax.groups[group].tokens;
    let Some(noun) = source.syntax.groups[group].noun() else { return false };
    let old = |at: usize| tokens.is(at, "old") || tokens.is(at, "olds");
    let end = range.end as usize;
    (tokens.is(noun.head, "year") || tokens.is(noun.head, "month") || tokens.is(noun.head, "day"))
        && (old(end) || (tokens.is(end, "-") && old(end + 1)))
        || old(noun.head) && noun.head > range.first() && tokens.is(noun.head - 1, "-")
}

/// Nouns whose "of N" says how many people they are.
fn is_collective(word: &str) -> bool {
    matches!(
        word,
        "family" | "group" | "crew" | "gang" | "party" | "band" | "team" | "crowd" | "total" | "body" | "bodies" | "corpses" | "corpse"
            | "remains" | "convoy" | "squad" | "unit" | "staff" | "number" | "lives" | "household" | "coffins" | "mob" | "patrol"
    )
}

fn single(source: Source<'_>, noun: &NounGroup<'_>) -> Option<Number> {
    let word = source.tokens.folded(noun.head);
    if noun.pronoun {
        return match word {
            "he" | "she" | "him" | "her" | "i" | "me" | "himself" | "herself" | "myself" => Some(Number::exact(1, true)),
            _ => None,
        };
    }
    if matches!(noun.name, Some((UnitKind::Person, _))) {
        return Some(Number::exact(1, true));
    }
    if noun.name.is_some() {
        return None;
    }
    let first = source.tokens.folded(noun.bare_start.saturating_sub(1));
    let second = source.tokens.folded(noun.bare_start);
    if (first == "both" || second == "both") && noun.plural {
        return Some(Number::exact(2, false));
    }
    if matches!(word, "couple" | "twins" | "parents" | "pair" | "duo") {
        return Some(Number::exact(2, true));
    }
    if word == "trio" {
        return Some(Number::exact(3, true));
    }
    if noun.plural {
        // "villagers were killed": two at least.
        return matches!(noun.class, NounClass::Person).then_some(Number {
            low: Some(2),
            best: None,
            high: None,
            qualifier: Qualifier::Vague,
            implicit: true,
        });
    }
    // "a security personnel", "a suspected cadre": one of them.
    if noun.determiner == Determiner::Indefinite && matches!(word, "personnel" | "cadre" | "staff" | "crew" | "police") {
        return Some(Number::exact(1, true));
    }
    let collective =
        matches!(noun.class, NounClass::Group) || matches!(word, "police" | "people" | "family" | "crew" | "staff" | "everyone");
    if collective {
        return None;
    }
    let person = matches!(noun.class, NounClass::Person | NounClass::Body)
        || matches!(word, "head" | "victim" | "another" | "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh")
        || source.lexicon.has(source.tokens, noun.head, Flag::RoleNoun)
        // "Yadav was killed": a word that only a name can be.
        || (noun.class == NounClass::None && source.syntax.tags[noun.head] == Tag::Name && noun.determiner == Determiner::Bare)
        // "a jawan was killed": a word that no list holds.
        || (noun.class == NounClass::None && matches!(noun.determiner, Determiner::Indefinite | Determiner::Definite) && noun.lemma.is_empty());
    person.then(|| Number::exact(1, true))
}

/// How many people a noun group and those listed with it name together, and the words that say so. `cue` is
/// the group that tells what became of them: a member with a participle or adjective of its own is no part.
#[must_use]
pub fn number_of_all(source: Source<'_>, first: GroupId, cue: Option<GroupId>) -> (Option<Number>, TokenRange) {
    let mut total: Option<Number> = None;
    let mut range = source.syntax.groups[first].tokens;
    let first_noun = source.syntax.groups[first].noun();
    // "14 people, eight soldiers and six civilians": a total with its parts.
    let whole = first_noun
        .filter(|noun| noun.quantity.is_some() && is_generic(source.tokens.folded(noun.head)))
        .and_then(|_| number_of(source, first))
        .and_then(|number| number.best);
    let mut parts = 0u64;
    let mut numbered = false;
    for (index, member) in members(source, first).enumerate() {
        let Some(noun) = source.syntax.groups[member].noun() else { continue };
        if index > 0 && (!classes::is_human(source, noun.class, noun.head) || is_age(source, member)) {
            continue;
        }
        let bare = noun.determiner == Determiner::Bare && noun.quantity.is_none() && noun.name.is_none() && noun.possessor.is_none();
        // "an elder and businessman": one person with two descriptions; "18 militants and rebels": the number is for both.
        if index > 0
            && bare
            && ((!noun.plural && first_noun.is_some_and(|n| n.determiner == Determiner::Indefinite && !n.plural))
                || (numbered && noun.plural && !source.tokens.is(noun.head, "others")))
        {
            range = range.cover(source.syntax.groups[member].tokens);
            continue;
        }
        let number = number_of(source, member);
        if index > 0 {
            parts += number.and_then(|number| number.best).unwrap_or(0);
        }
        numbered |= noun.quantity.is_some();
        range = range.cover(source.syntax.groups[member].tokens);
        total = match (total, number) {
            (None, number) => number,
            (Some(total), Some(number)) => Some(total.plus(number)),
            (total, None) => total,
        };
        if has_own_state(source, member, cue) {
            break;
        }
    }
    if whole.is_some_and(|whole| whole == parts) {
        return (number_of(source, first), source.syntax.groups[first].tokens);
    }
    (total, range)
}

/// Nouns that say no more than that people are counted.
#[must_use]
pub(super) fn is_generic(word: &str) -> bool {
    matches!(word, "people" | "persons" | "person" | "others" | "lives" | "victims" | "dead" | "individuals" | "deaths" | "casualties" | "fatalities")
        || word.starts_with(|c: char| c.is_ascii_digit())
}

/// The groups of a list: those that grammar joins, and those of a headline that only commas part ("kill two
/// inspectors, four civilians").
fn members<'s>(source: Source<'s>, first: GroupId) -> impl Iterator<Item = GroupId> + 's {
    let numbered = |group: GroupId| {
        let noun = source.syntax.groups.get(group).and_then(|g| g.noun());
        noun.is_some_and(|n| n.quantity.is_some_and(|q| !source.quantities[q as usize].measure) && n.plural && n.class == NounClass::Person)
    };
    let mut next = Some(first);
    std::iter::from_fn(move || {
        let now = next?;
        let joined = source.syntax.groups[now].noun().and_then(|noun| noun.joined);
        let comma = || {
            let tokens = source.tokens;
            let end = source.syntax.groups[now].tokens.end as usize;
            let specific = source.syntax.groups[now].noun().is_some_and(|n| !is_generic(tokens.folded(n.head)));
            (specific
                && numbered(now)
                && matches!(source.syntax.groups.get(now + 1).map(|g| &g.kind), Some(GroupKind::Comma))
                && tokens.is(end, ",")
                && numbered(now + 2)
                && tokens.sentence_of(end) == tokens.sentence_of(source.syntax.groups[now + 2].tokens.first())
                && !matches!(source.syntax.groups.get(now + 3).map(|g| &g.kind), Some(GroupKind::Verb(_) | GroupKind::Adjective)))
            .then_some(now + 2)
        };
        next = joined.or_else(comma);
        Some(now)
    })
}

/// Whether a member of a list has a participle or adjective of its own right behind it: "[three] injured".
pub(super) fn has_own_state(source: Source<'_>, member: GroupId, cue: Option<GroupId>) -> bool {
    if cue == Some(member + 1) {
        return false;
    }
    let end = source.syntax.groups[member].tokens.end as usize;
    let Some(next) = source.syntax.groups.get(member + 1).filter(|next| next.tokens.first() == end) else {
        return source.syntax.groups[member].noun().is_some_and(|noun| is_state(source.tokens.folded(noun.head)));
    };
    match &next.kind {
        GroupKind::Verb(verb) => verb.main == end && cue.is_some_and(|cue| cue != member + 1) && verb.ambiguous,
        GroupKind::Adjective => source.rules.counting(source.tokens.folded(end)).any(|word| word.told == Told::After),
        _ => source.syntax.groups[member].noun().is_some_and(|noun| is_state(source.tokens.folded(noun.head))),
    }
}

/// Words that are noun and state at once: "nine dead".
fn is_state(word: &str) -> bool {
    matches!(word, "dead" | "wounded" | "injured" | "missing" | "homeless" | "displaced")
}

/// Whether a group is only an age behind a name: "Said, 34, and".
fn is_age(source: Source<'_>, group: GroupId) -> bool {
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
            let noun = source.syntax.groups[group].noun().expect("arguments with a group are noun groups");
            if noun.continues
                || !classes::is_human(source, noun.class, noun.head)
                || matches!(noun.name, Some((UnitKind::Place | UnitKind::Organization, _))) && noun.quantity.is_none()
            {
                continue;
            }
            let rule = source.rules.set.frames[mention.frame as usize].id.clone();
            let cue = mention.clause.filter(|_| mention.group.is_none()).map(|clause| source.syntax.clauses[clause].verb);
            let group = cue.map_or(group, |cue| states::subject_instead(source, mention.sentence, group, cue));
            harms.push(harm(source, kind, group, cue, mention.sentence, Some(index), rule, mention.modality));
        }
    }
    counting_words(source, &mut harms);
    states::find(source, mentions, &mut harms);
    harms.retain(|harm| harm.low.is_some() || harm.best.is_some() || harm.high.is_some());
    harms.sort_by_key(|harm| (harm.tokens.start, harm.tokens.end, harm.kind));
    // "was shot and killed": who is dead is not counted among the injured.
    let dead: Vec<GroupId> = harms.iter().filter(|harm| harm.kind == CountKind::Killed).filter_map(|harm| harm.group).collect();
    harms.retain(|harm| harm.kind != CountKind::Injured || harm.group.is_none_or(|group| !dead.contains(&group)));
    // One reading for the same words and kind.
    harms.dedup_by(|later, earlier| {
        later.kind == earlier.kind && later.tokens.overlaps(earlier.tokens) && (later.group == earlier.group || later.best == earlier.best)
    });
    harms
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
    let (number, tokens) = number_of_all(source, group, cue);
    let noun = source.syntax.groups[group].noun().expect("called on noun groups only");
    let head_range = TokenRange::new(noun.bare_start.min(noun.head), noun.head + 1);
    let quantity = noun.quantity.map(|index| &source.quantities[index as usize]);
    let before = source.syntax.groups[group].tokens.first().checked_sub(1).map_or("", |at| source.tokens.folded(at));
    let after = source.tokens.folded(source.syntax.groups[group].tokens.end as usize);
    let after_next = source.tokens.folded(source.syntax.groups[group].tokens.end as usize + 1);
    let class = classes::class_of(source, head_range, "human").map(str::to_owned);
    let of_whom = classes::class_of(source, head_range, "group").map(str::to_owned);
    // "two of them", "three of the dead": parts of a number given before.
    let subset = before == "including"
        || (after == "of" && matches!(after_next, "them" | "whom" | "the" | "those") && quantity.is_some() && !noun.plural);
    let number = number.unwrap_or(Number { low: None, best: None, high: None, qualifier: Qualifier::Vague, implicit: true });
    let zero = modality == Modality::Negated && number.best.is_none_or(|best| best <= 1);
    let number = if zero {
        Number { low: Some(0), best: Some(0), high: Some(0), qualifier: Qualifier::NoneStated, implicit: false }
    } else {
        number
    };
    let additional =
        quantity.is_some_and(|q| q.additional) || matches!(source.tokens.folded(source.syntax.groups[group].tokens.first()), "another");
    let head = source.tokens.folded(noun.head);
    let name = matches!(noun.name, Some((UnitKind::Person, _)))
        .then(|| (source.tokens[noun.bare_start].hash, source.tokens[source.syntax.groups[group].tokens.last()].hash));
    let open = kind == CountKind::Injured
        && !(rule.starts_with("effect/wound") || rule.starts_with("effect/injury-noun") || rule.starts_with("counting/"));
    let fate = rule.starts_with("effect/die")
        || matches!(rule.strip_prefix("counting/state/"), Some("die" | "succumb" | "perish" | "drown" | "dead" | "fatally"));
    Harm {
        kind,
        tokens,
        also: near(source, tokens, sentence, |word| matches!(word, "also" | "additionally" | "separately" | "likewise" | "furthermore")),
        whole: source.tokens.is(tokens.first(), "a") && source.tokens.is(tokens.first() + 1, "total")
            || tokens.first().checked_sub(2).is_some_and(|at| source.tokens.is(at, "total") && source.tokens.is(at + 1, "of")),
        generic: is_generic(head) || quantity.is_some_and(|q| q.tokens.contains(noun.head)),
        definite: noun.pronoun || (noun.determiner == Determiner::Definite && noun.possessor.is_none()),
        open,
        fate,
        name,
        source: None,
        place: None,
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
                } else if noun.quantity.is_some() || noun.determiner == Determiner::Negative {
                    let modality = modality::of_noun(source.tokens, syntax, source.rules, group);
                    harms.push(harm(source, kind, group, None, sentence, None, format!("counting/noun/{}", word.lemma), modality));
                }
                break;
            }
        }
    }
}

/// "the death toll rose to 14", "put the toll at 14", "a death toll of 14".
fn toll(source: Source<'_>, group: GroupId, sentence: usize, kind: CountKind, lemma: &str, harms: &mut Vec<Harm>) {
    let syntax = source.syntax;
    let end = syntax.sentence_groups[sentence].end;
    for at in group + 1..end.min(group + 8) {
        let Some(noun) = syntax.groups[at].noun() else { continue };
        let preposition = source.tokens.folded(syntax.groups[at].tokens.first().saturating_sub(1));
        let stated = noun.quantity.is_some_and(|index| !source.quantities[index as usize].measure);
        // "from 8 to 14": the second is the toll.
        if stated && preposition != "from" && preposition != "by" {
            let mut found = harm(source, kind, at, None, sentence, None, format!("counting/toll/{lemma}"), Modality::Actual);
            found.cumulative = true;
            found.additional = false;
            found.subset = false;
            harms.push(found);
            return;
        }
    }
}
