//! How many people a noun group names: its number, its members in a list, those told by grammar alone.

use super::around::{behind_of, leaves_out};
use super::classes;
use super::find::Source;
use super::frame::{Effect, Told};
use super::harm::{is_age, is_state};
use crate::counts::{Qualifier, Quantity};
use crate::lexicon::{Flag, NounClass};
use crate::syntax::{Determiner, Form, GroupId, GroupKind, NounGroup, Tag, UnitKind};
use crate::text::TokenRange;
use crate::tokenize::{Kind, Shape};
use smallvec::SmallVec;

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
    pub(super) const fn exact(value: u64, implicit: bool) -> Self {
        Self { low: Some(value), best: Some(value), high: Some(value), qualifier: Qualifier::Exact, implicit }
    }

    pub(super) fn of(quantity: &Quantity) -> Self {
        Self { low: quantity.low, best: quantity.best, high: quantity.high, qualifier: quantity.qualifier, implicit: false }
    }

    pub(super) fn plus(self, other: Self) -> Self {
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

/// How many people one noun group names.
#[must_use]
pub fn number_of(source: Source<'_>, group: GroupId) -> Option<Number> {
    let noun = source.syntax.groups[group].noun()?;
    if let Some(numbered) = parted(source, group, noun) {
        return number_of(source, numbered);
    }
    if noun.determiner == Determiner::Negative {
        return Some(Number { low: Some(0), best: Some(0), high: Some(0), qualifier: Qualifier::NoneStated, implicit: false });
    }
    if let Some(quantity) = noun.quantity.map(|index| &source.quantities[index as usize]) {
        // "18 Jose Estrada", "0:41 Woman dies": what stands before a name or a heading is no number of people.
        let heading = source.tokens[noun.head].shape != Shape::Lower
            && !source.tokens.all_capitals
            && quantity.tokens.len() == 1
            && !quantity.additional;
        let odd = heading
            && !noun.plural
            && quantity.best.is_some_and(|best| best > 1)
            && !quantity.tokens.contains(noun.head)
            && !is_state(source.tokens.folded(noun.head))
            && source.tokens[quantity.tokens.first()].kind == Kind::Number
            && (matches!(noun.name, Some((UnitKind::Person, _))) || (noun.class == NounClass::Person && noun.name.is_none()));
        let first = quantity.tokens.first();
        let back = |by: usize| first.checked_sub(by).map_or("", |at| source.tokens.folded(at));
        // "a boy younger than 12", "a child under the age of 13"
        let years = matches!((back(2), back(1)), ("younger" | "older", "than") | ("age", "of"));
        if years {
            return None;
        }
        // "one in ten of those who catch it"
        let ratio = quantity.best == Some(1)
            && source.tokens.is(quantity.tokens.end as usize, "in")
            && quantity.tokens.contains(noun.head)
            && source.syntax.groups.get(group + 2).and_then(|next| next.noun()).is_some_and(|next| {
                next.quantity.is_some_and(|q| {
                    source.quantities[q as usize].tokens.contains(next.head) && source.quantities[q as usize].best > Some(1)
                })
            });
        if ratio {
            return None;
        }
        if first > 0 && source.tokens.is(first, "many") && source.tokens.is(first - 1, "how") {
            return answered(source, first);
        }
        if quantity.measure || odd {
            return if is_aged(source, group) { Some(Number::exact(1, true)) } else { single(source, group, noun) };
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
    single(source, group, noun)
}

/// "Nineteen: that is how many children drowned": the number that the words point back to.
fn answered(source: Source<'_>, at: usize) -> Option<Number> {
    let start = source.tokens.sentence_of(at);
    let opening = &source.syntax.groups[source.syntax.sentence_groups[start].start];
    let noun = opening.noun()?;
    let quantity = &source.quantities[noun.quantity? as usize];
    (quantity.tokens == opening.tokens && !quantity.measure && source.tokens.is(opening.tokens.end as usize, ":"))
        .then(|| Number::of(quantity))
}

/// The number that a participle parts from its noun: "three internally displaced people", "two UN contracted staff".
fn parted(source: Source<'_>, group: GroupId, noun: &NounGroup<'_>) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    let plain = noun.quantity.is_none()
        && noun.determiner == Determiner::Bare
        && noun.name.is_none()
        && (noun.plural || matches!(source.tokens.folded(noun.head), "staff" | "personnel"));
    if !plain || group < 2 {
        return None;
    }
    let touch = |at: GroupId| at > 0 && groups[at - 1].tokens.end == groups[at].tokens.start;
    // "two kidnapped villagers" may be what two did.
    let describes = |at: GroupId| match &groups[at].kind {
        GroupKind::Verb(verb) => {
            let deed = source.rules.counting(verb.lemma).any(|word| word.told == Told::Verb && word.effect != Effect::Displaced);
            !verb.passive && !verb.perfect && (verb.ambiguous || verb.form != Form::Finite) && !deed
        }
        _ => false,
    };
    let mut at = group;
    while at + 2 > group && touch(at) && describes(at - 1) {
        at -= 1;
    }
    let before = at.checked_sub(1).filter(|_| at < group && touch(at))?;
    let number = groups[before].noun()?;
    let quantity = &source.quantities[number.quantity? as usize];
    // The number alone, or with the letters of an organization: "two UN".
    let bare = quantity.tokens.contains(number.head)
        || (number.head == quantity.tokens.end as usize && source.tokens[number.head].shape == Shape::Upper);
    (bare && !quantity.measure && quantity.tokens.first() == groups[before].tokens.first()).then_some(before)
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
pub(super) fn is_collective(word: &str) -> bool {
    matches!(
        word,
        "family"
            | "group"
            | "crew"
            | "gang"
            | "party"
            | "band"
            | "team"
            | "crowd"
            | "total"
            | "body"
            | "bodies"
            | "corpses"
            | "corpse"
            | "remains"
            | "convoy"
            | "squad"
            | "unit"
            | "staff"
            | "number"
            | "lives"
            | "household"
            | "coffins"
            | "mob"
            | "patrol"
    )
}

fn single(source: Source<'_>, group: GroupId, noun: &NounGroup<'_>) -> Option<Number> {
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
    let first = source.syntax.groups[group].tokens.first();
    let both = source.tokens.is(first, "both") || (first > 0 && source.tokens.is(first - 1, "both"));
    if both && noun.plural {
        return Some(Number::exact(2, false));
    }
    if matches!(word, "couple" | "twins" | "parents" | "pair" | "duo") {
        return Some(Number::exact(2, true));
    }
    if word == "trio" {
        return Some(Number::exact(3, false));
    }
    // "a security personnel", "a suspected cadre": one of them.
    if noun.determiner == Determiner::Indefinite && matches!(word, "personnel" | "cadre" | "staff" | "crew" | "police" | "guard") {
        return Some(Number::exact(1, true));
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

/// The noun groups of a list, the first and those that [`members`] names with it. `cue` is the group that tells
/// what became of them: behind a member with a participle or adjective of its own the list is another's.
pub(super) fn list_of(source: Source<'_>, first: GroupId, cue: Option<GroupId>) -> SmallVec<[GroupId; 4]> {
    let mut list = SmallVec::new();
    for member in members(source, first) {
        if member > first && lives(source, first, member) {
            break;
        }
        list.push(member);
        if has_own_state(source, member, cue) {
            break;
        }
    }
    // "2 adults, six children dead": the word is of both.
    let numbered = |at: GroupId| {
        let noun = source.syntax.groups.get(at).and_then(|group| group.noun());
        noun.is_some_and(|noun| noun.class == NounClass::Person && noun.quantity.is_some_and(|q| !source.quantities[q as usize].measure))
    };
    let both = list.len() == 1
        && cue == Some(first + 3)
        && matches!(source.syntax.groups[first + 1].kind, GroupKind::Comma)
        && !is_generic(source.tokens.folded(source.syntax.groups[first].tokens.last()));
    if both && numbered(first) && numbered(first + 2) {
        list.push(first + 2);
    }
    list
}

/// Whether of "six bodies and 40 injured men" the second live.
fn lives(source: Source<'_>, first: GroupId, member: GroupId) -> bool {
    let Source { tokens, syntax, .. } = source;
    let body = matches!(tokens.folded(syntax.groups[first].tokens.last()), "body" | "bodies" | "corpse" | "corpses");
    body && syntax.groups[member]
        .noun()
        .is_some_and(|noun| (noun.bare_start..noun.head).any(|at| matches!(tokens.folded(at), "injured" | "wounded")))
}

/// How many people the noun groups of a list name together, and the words that say so.
#[must_use]
pub(super) fn number_of_all(source: Source<'_>, list: &[GroupId]) -> (Option<Number>, TokenRange) {
    let first = list[0];
    let own = number_of(source, first);
    if list.len() == 1 {
        return (own, source.syntax.groups[first].tokens);
    }
    let mut total: Option<Number> = None;
    let mut range = source.syntax.groups[first].tokens;
    let first_noun = source.syntax.groups[first].noun();
    // "14 people, eight soldiers and six civilians": a total with its parts.
    let whole = first_noun.filter(|noun| noun.quantity.is_some()).and(own).and_then(|number| number.best);
    let (mut parts, mut others) = (0u64, 0);
    let (mut numbered, mut named) = (false, true);
    for (index, &member) in list.iter().enumerate() {
        let Some(noun) = source.syntax.groups[member].noun() else { continue };
        let reflexive = matches!(source.tokens.folded(noun.head), "himself" | "herself" | "others");
        // "three men, ages 17, 18 and 19"
        let at = source.syntax.groups[member].tokens.first();
        if index > 0 && [at, at.saturating_sub(1)].into_iter().any(|at| matches!(source.tokens.folded(at), "ages" | "aged")) {
            break;
        }
        // "five aid workers, four male and one female": the same five.
        if index > 0 && whole.is_some() && matches!(source.tokens.folded(noun.head), "male" | "males" | "female" | "females") {
            break;
        }
        if index > 0 && leaves_out(source, source.syntax.groups[member].tokens.end as usize) {
            break;
        }
        if index > 0 && (!classes::is_human(source, noun.class, noun.head) || is_age(source, member) || (noun.pronoun && !reflexive)) {
            continue;
        }
        let bare = noun.determiner == Determiner::Bare && noun.quantity.is_none() && noun.name.is_none() && noun.possessor.is_none();
        // "an elder and businessman": one person with two descriptions; "18 militants and rebels": the number is for both.
        if index > 0
            && bare
            && ((index == 1
                && !noun.plural
                && first_noun.is_some_and(|n| {
                    !n.plural
                        && (n.determiner == Determiner::Indefinite || n.quantity.is_some())
                        && !(is_plain(source.tokens.folded(n.head)) && is_plain(source.tokens.folded(noun.head)))
                }))
                || (numbered && noun.plural && !source.tokens.is(noun.head, "others")))
        {
            range = range.cover(source.syntax.groups[member].tokens);
            continue;
        }
        let number = if index == 0 { own } else { number_of(source, member) };
        // "at least 20, and as many as 25, protesters": one number with two bounds.
        if index == 1
            && let (Some(least), Some(most)) = (total, number.filter(|number| number.qualifier == Qualifier::AtMost))
            && source.quantities[noun.quantity.unwrap_or_default() as usize].tokens.contains(noun.head)
            && least.best.is_some_and(|best| Some(best) < most.high)
        {
            total = Some(Number { high: most.high, ..least });
            range = range.cover(source.syntax.groups[member].tokens);
            continue;
        }
        // "2,400 families or 7,900 people": the same people.
        if index > 0 && source.tokens.is(source.syntax.groups[member].tokens.first().saturating_sub(1), "or") && noun.quantity.is_some() {
            range = range.cover(source.syntax.groups[member].tokens);
            continue;
        }
        if index > 0 {
            others += 1;
            named &= noun.name.is_some();
            parts += number.and_then(|number| number.best).unwrap_or(0);
        }
        numbered |= noun.quantity.is_some();
        range = range.cover(source.syntax.groups[member].tokens);
        total = match (total, number) {
            (None, number) => number,
            (Some(total), Some(number)) => Some(total.plus(number)),
            (total, None) => total,
        };
    }
    // "three people, a guard and two cooks", "three scholars, Ali, Omar and Said"
    let whole_noun = first_noun.is_some_and(|noun| {
        let word = source.tokens.folded(noun.head);
        is_generic(word) || matches!(word, "personnel" | "staff" | "members" | "workers" | "employees" | "relatives")
    });
    let comma = matches!(source.syntax.groups.get(first + 1).map(|next| &next.kind), Some(GroupKind::Comma | GroupKind::Other));
    if comma && (whole_noun || (named && others > 1)) && whole.is_some_and(|whole| whole == parts && whole > 1) {
        return (own, source.syntax.groups[first].tokens);
    }
    (total, range)
}

/// Nouns that say no more of a person than age, sex or kinship: two of them are two people.
pub(super) fn is_plain(word: &str) -> bool {
    matches!(
        word,
        "man"
            | "woman"
            | "boy"
            | "girl"
            | "child"
            | "baby"
            | "infant"
            | "toddler"
            | "mother"
            | "father"
            | "son"
            | "daughter"
            | "husband"
            | "wife"
            | "brother"
            | "sister"
            | "grandmother"
            | "grandfather"
            | "grandson"
            | "granddaughter"
            | "nephew"
            | "niece"
            | "uncle"
            | "aunt"
            | "girlfriend"
            | "boyfriend"
            | "self"
    )
}

/// Nouns that say no more than that people are counted.
#[must_use]
pub(super) fn is_generic(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "persons"
            | "person"
            | "others"
            | "lives"
            | "victims"
            | "dead"
            | "individuals"
            | "individual"
            | "deaths"
            | "casualties"
            | "fatalities"
    ) || word.starts_with(|c: char| c.is_ascii_digit())
}

/// The groups of a list: those that grammar joins, and those of a headline that only commas part ("kill two
/// inspectors, four civilians").
pub(super) fn members(source: Source<'_>, first: GroupId) -> impl Iterator<Item = GroupId> + '_ {
    let numbered = |group: GroupId| {
        let noun = source.syntax.groups.get(group).and_then(|g| g.noun());
        noun.is_some_and(|n| {
            let plain = n.quantity.is_none()
                && n.determiner == Determiner::Bare
                && n.name.is_none()
                && n.possessor.is_none()
                && is_plain(source.tokens.folded(n.head));
            plain
                || n.quantity.is_some_and(|q| {
                    let quantity = &source.quantities[q as usize];
                    !quantity.measure && (n.plural || quantity.best == Some(1))
                }) && n.class == NounClass::Person
        })
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
        // "his wife, his mother-in-law and three children"
        let kin = || {
            let next = after_kin(source, now).filter(|&next| next < source.syntax.groups.len())?;
            let (here, there) = (source.syntax.groups[now].noun()?, source.syntax.groups[next].noun()?);
            let own = |noun: &NounGroup<'_>, at: GroupId| {
                matches!(source.tokens.folded(source.syntax.groups[at].tokens.first()), "his" | "her" | "their")
                    && is_plain(source.tokens.folded(noun.head))
            };
            (own(here, now) && (own(there, next) || numbered(next))).then_some(next)
        };
        // "the bride, four of her sisters and at least 12 guests"
        let part = |at: GroupId| {
            let inner = behind_of(source, at)?;
            let noun = source.syntax.groups[inner].noun().filter(|noun| noun.class == NounClass::Person)?;
            noun.joined.filter(|&next| numbered(next))
        };
        let led = || {
            let one = source.syntax.groups[now]
                .noun()
                .filter(|noun| noun.class == NounClass::Person && !noun.plural && !noun.pronoun && noun.determiner == Determiner::Definite);
            let comma = one.is_some() && matches!(source.syntax.groups.get(now + 1).map(|g| &g.kind), Some(GroupKind::Comma));
            (comma && source.syntax.groups.get(now + 2).is_some_and(|g| g.noun().is_some()) && part(now + 2).is_some()).then_some(now + 2)
        };
        next = joined
            .or_else(|| over_bracket(source, now))
            .or_else(comma)
            .or_else(kin)
            .or_else(led)
            .or_else(|| part(now))
            .or_else(|| both(source, now))
            .or_else(|| then_self(source, now))
            .or_else(|| companion(source, now))
            .filter(|&next| next > now);
        Some(now)
    })
}

/// The group behind a comma or "and" that follows a relative, over "in law".
fn after_kin(source: Source<'_>, now: GroupId) -> Option<GroupId> {
    let Source { tokens, syntax, .. } = source;
    let end = syntax.groups[now].tokens.end as usize;
    let in_law = tokens.is(end, "-") && tokens.is(end + 1, "in") && tokens.is(end + 3, "law");
    let last = if in_law { end + 4 } else { end };
    let at = (now + 1..(now + 7).min(syntax.groups.len())).find(|&at| syntax.groups[at].tokens.first() >= last)?;
    let link = &syntax.groups[at];
    (link.tokens.first() == last && matches!(link.kind, GroupKind::Comma | GroupKind::Conjunction)).then_some(at + 1)
}

/// "the boy's parents and both his grandmothers": over the "both".
fn both(source: Source<'_>, now: GroupId) -> Option<GroupId> {
    let Source { tokens, syntax, .. } = source;
    let next = syntax.groups.get(now + 3)?;
    let joins = matches!(syntax.groups[now + 1].kind, GroupKind::Conjunction)
        && matches!(syntax.groups[now + 2].kind, GroupKind::Other)
        && tokens.is(syntax.groups[now + 2].tokens.first(), "both")
        && syntax.groups[now + 1].tokens.start == syntax.groups[now].tokens.end;
    (joins && next.noun().is_some_and(|noun| noun.plural && noun.class == NounClass::Person)).then_some(now + 3)
}

/// "killed his wife, then himself", "kills daughter, self": over the comma and the adverb.
fn then_self(source: Source<'_>, now: GroupId) -> Option<GroupId> {
    let Source { tokens, syntax, .. } = source;
    let links = |at: &GroupId| matches!(syntax.groups[*at].kind, GroupKind::Comma | GroupKind::Adverb | GroupKind::Conjunction);
    let next = (now + 1..syntax.groups.len().min(now + 4)).find(|at| !links(at)).filter(|&at| at > now + 1)?;
    let words = syntax.groups[next].tokens;
    let own = words.len() == 1 && matches!(tokens.folded(words.first()), "himself" | "herself" | "self");
    let one_sentence = tokens.sentence_of(words.first()) == tokens.sentence_of(syntax.groups[now].tokens.first());
    (own && one_sentence && syntax.groups[next].noun().is_some()).then_some(next)
}

/// What is joined to the noun behind a bracket: "two foreign (French) nurses and three drivers".
fn over_bracket(source: Source<'_>, now: GroupId) -> Option<GroupId> {
    let groups = &source.syntax.groups;
    // "one foreign (French) nurse", "two agency international (Greek) staff"
    let open = now + 1 + usize::from(matches!(groups.get(now + 1)?.kind, GroupKind::Adjective));
    let opens = groups.get(open).is_some_and(|group| matches!(group.kind, GroupKind::Bracket)) && groups[now].noun()?.quantity.is_some();
    if !opens {
        return None;
    }
    let close = (open + 1..(now + 8).min(groups.len())).find(|&at| matches!(groups[at].kind, GroupKind::Bracket))?;
    let noun = groups.get(close + 1)?.noun()?;
    (noun.quantity.is_none() && noun.determiner == Determiner::Bare && groups[close].tokens.end == groups[close + 1].tokens.start)
        .then_some(noun.joined)
        .flatten()
}

/// Who is told with a group over what describes it: "killed an elder allied to the army and five other people",
/// "a guard with his wife", "was killed alongside his nephew".
fn companion(source: Source<'_>, now: GroupId) -> Option<GroupId> {
    let Source { tokens, syntax, .. } = source;
    let groups = &syntax.groups;
    let end = syntax.sentence_groups[tokens.sentence_of(groups[now].tokens.first())].end;
    let human = |group: GroupId| groups.get(group).and_then(|g| g.noun()).filter(|noun| noun.class == NounClass::Person);
    let first = groups.get(now + 1).filter(|_| now + 2 < end)?;
    if matches!(first.kind, GroupKind::Preposition) {
        let word = tokens.folded(first.tokens.first());
        let noun = human(now + 2);
        let own = groups.get(now + 2).is_some_and(|next| matches!(tokens.folded(next.tokens.first()), "his" | "her" | "their"));
        if (word == "alongside" || word == "with") && own && noun.is_some() {
            return Some(now + 2);
        }
    }
    for at in now + 1..(now + 11).min(end.saturating_sub(1)) {
        match &groups[at].kind {
            GroupKind::Verb(verb)
                if verb.passive
                    || verb.perfect
                    || !(verb.ambiguous || verb.form == Form::Gerund)
                    || source.rules.counting(verb.lemma).next().is_some() =>
            {
                return None;
            }
            GroupKind::Relative | GroupKind::Subordinator | GroupKind::Other => return None,
            GroupKind::Conjunction => {
                let noun = human(at + 1)?;
                let quantity = noun.quantity.map(|q| &source.quantities[q as usize]);
                let other = quantity.is_some_and(|quantity| quantity.additional);
                let next = groups.get(at + 2).filter(|_| at + 2 < end).map(|next| &next.kind);
                let state = matches!(next, Some(GroupKind::Verb(_) | GroupKind::Adjective));
                if other {
                    return (!state && at > now + 1).then_some(at + 1);
                }
                // "an elder leading a patrol and his wife had been killed", "4 staff of one agency and 2 staff of another"
                let whole = matches!(next, Some(GroupKind::Verb(verb)) if verb.passive && groups[at + 2].tokens.len() > 1);
                let own = matches!(tokens.folded(groups[at + 1].tokens.first()), "his" | "her");
                let counted = |noun: &NounGroup<'_>| noun.quantity.is_some_and(|q| !source.quantities[q as usize].measure);
                let each = at == now + 3
                    && tokens.is(first.tokens.first(), "of")
                    && counted(noun)
                    && groups[now].noun().is_some_and(counted)
                    && groups[now + 2].noun().is_some_and(|noun| noun.class != NounClass::Person)
                    && matches!(next, Some(GroupKind::Preposition));
                return ((own && whole && at > now + 1) || each).then_some(at + 1);
            }
            _ => {}
        }
    }
    None
}

/// Whether a member of a list has a participle or adjective of its own right behind it: "three injured".
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
