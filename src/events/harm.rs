//! Who was hurt, and how many: counts of people from the fillers of effect roles, from words that count
//! ("12 dead", "14 deaths"), and from running totals ("the toll rose to 14").

use super::classes;
use super::find::{EventMention, Source};
use super::frame::Effect;
use super::modality::{self, Modality};
use crate::counts::{CountKind, Qualifier, Quantity};
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
        let qualifier = if self.qualifier == other.qualifier { self.qualifier } else if self.qualifier == Qualifier::Exact { other.qualifier } else { self.qualifier };
        Self { low: least(self.low.or(self.best), other.low.or(other.best)), best, high: add(self.high, other.high), qualifier, implicit: self.implicit && other.implicit }
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
            return single(source, noun);
        }
        return Some(Number::of(quantity));
    }
    // "a family of five", "a group of nine men", "the bodies of three men"
    if matches!(noun.class, NounClass::Group | NounClass::Body | NounClass::None | NounClass::Abstract | NounClass::Person)
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

fn single(source: Source<'_>, noun: &NounGroup<'_>) -> Option<Number> {
    let word = source.tokens.folded(noun.head);
    if noun.pronoun {
        return match word {
            "he" | "she" | "him" | "her" | "i" | "me" => Some(Number::exact(1, true)),
            _ => None,
        };
    }
    if matches!(noun.name, Some((UnitKind::Person, _))) {
        return Some(Number::exact(1, true));
    }
    if noun.name.is_some() {
        return None;
    }
    if noun.plural {
        // "villagers were killed": two at least.
        return matches!(noun.class, NounClass::Person).then_some(Number { low: Some(2), best: None, high: None, qualifier: Qualifier::Vague, implicit: true });
    }
    let collective = matches!(noun.class, NounClass::Group) || matches!(word, "police" | "people" | "family" | "couple" | "crew" | "staff" | "everyone");
    if word == "couple" {
        return Some(Number::exact(2, true));
    }
    if collective {
        return None;
    }
    matches!(noun.class, NounClass::Person | NounClass::Body).then(|| Number::exact(1, true))
}

/// How many people a noun group and those joined to it name together, and the words that say so.
#[must_use]
pub fn number_of_all(source: Source<'_>, first: GroupId) -> (Option<Number>, TokenRange) {
    let mut total: Option<Number> = None;
    let mut range = source.syntax.groups[first].tokens;
    for (index, member) in source.syntax.coordinated(first).enumerate() {
        let Some(noun) = source.syntax.groups[member].noun() else { continue };
        if index > 0 && !classes::is_human(source, noun.class, noun.head) {
            continue;
        }
        // "an elder and businessman": one person with two descriptions.
        let first_noun = source.syntax.groups[first].noun();
        if index > 0 && noun.determiner == Determiner::Bare && !noun.plural && noun.quantity.is_none() && noun.name.is_none() && first_noun.is_some_and(|n| n.determiner == Determiner::Indefinite && !n.plural) {
            continue;
        }
        range = range.cover(source.syntax.groups[member].tokens);
        let number = number_of(source, member);
        total = match (total, number) {
            (None, number) => number,
            (Some(total), Some(number)) => Some(total.plus(number)),
            (total, None) => total,
        };
    }
    (total, range)
}

/// Finds every count of people in the text.
#[must_use]
pub fn find(source: Source<'_>, mentions: &[EventMention]) -> Vec<Harm> {
    let mut harms = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        for argument in &mention.arguments {
            let (Some(group), Some(kind)) = (argument.group, argument.effect.and_then(count_kind)) else { continue };
            let noun = source.syntax.groups[group].noun().expect("arguments with a group are noun groups");
            if noun.continues || !classes::is_human(source, noun.class, noun.head) || matches!(noun.name, Some((UnitKind::Place | UnitKind::Organization, _))) && noun.quantity.is_none() {
                continue;
            }
            let rule = source.rules.set.frames[mention.frame as usize].id.clone();
            harms.push(harm(source, kind, group, mention.sentence, Some(index), rule, mention.modality));
        }
    }
    counting_words(source, &mut harms);
    complements(source, &mut harms);
    harms.sort_by_key(|harm| (harm.tokens.start, harm.tokens.end, harm.kind));
    // "was shot and killed": who is dead is not counted among the injured.
    let dead: Vec<GroupId> = harms.iter().filter(|harm| harm.kind == CountKind::Killed).filter_map(|harm| harm.group).collect();
    harms.retain(|harm| harm.kind != CountKind::Injured || harm.group.is_none_or(|group| !dead.contains(&group)));
    // One reading for the same words and kind.
    harms.dedup_by(|later, earlier| later.kind == earlier.kind && later.tokens.overlaps(earlier.tokens) && (later.group == earlier.group || later.best == earlier.best));
    harms
}

fn harm(source: Source<'_>, kind: CountKind, group: GroupId, sentence: usize, mention: Option<usize>, rule: String, modality: Modality) -> Harm {
    let (number, tokens) = number_of_all(source, group);
    let noun = source.syntax.groups[group].noun().expect("called on noun groups only");
    let head_range = TokenRange::new(noun.bare_start.min(noun.head), noun.head + 1);
    let quantity = noun.quantity.map(|index| &source.quantities[index as usize]);
    let before = source.syntax.groups[group].tokens.first().checked_sub(1).map_or("", |at| source.tokens.folded(at));
    let after = source.tokens.folded(source.syntax.groups[group].tokens.end as usize);
    let after_next = source.tokens.folded(source.syntax.groups[group].tokens.end as usize + 1);
    let class = classes::class_of(source, head_range, "human").map(str::to_owned);
    let of_whom = classes::class_of(source, head_range, "group").map(str::to_owned);
    // "two of them", "three of the dead": parts of a number given before.
    let subset = before == "including" || (after == "of" && matches!(after_next, "them" | "whom" | "the" | "those") && quantity.is_some() && !noun.plural);
    let number = number.unwrap_or(Number { low: None, best: None, high: None, qualifier: Qualifier::Vague, implicit: true });
    let zero = modality == Modality::Negated && number.best.is_none_or(|best| best <= 1);
    let number = if zero { Number { low: Some(0), best: Some(0), high: Some(0), qualifier: Qualifier::NoneStated, implicit: false } } else { number };
    let additional = quantity.is_some_and(|q| q.additional) || matches!(source.tokens.folded(source.syntax.groups[group].tokens.first()), "another");
    Harm {
        kind,
        tokens,
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

/// "12 dead", "14 deaths", "the death toll rose to 14".
fn counting_words(source: Source<'_>, harms: &mut Vec<Harm>) {
    let syntax = source.syntax;
    for (sentence, groups) in syntax.sentence_groups.iter().enumerate() {
        for group in groups.clone() {
            let Some(noun) = syntax.groups[group].noun() else { continue };
            // A word right after the group: "12 dead", "two others missing".
            if noun.quantity.is_some() || noun.determiner == Determiner::Negative {
                let next = syntax.groups[group].tokens.end as usize;
                let follows = syntax.groups.get(group + 1).is_some_and(|g| matches!(g.kind, GroupKind::Adjective | GroupKind::Verb(_)) && g.tokens.first() == next) && groups.contains(&(group + 1));
                if follows
                    && let Some(word) = source.rules.counting(source.tokens.folded(next)).find(|word| !word.noun)
                    && let Some(kind) = count_kind(word.effect)
                    && classes::is_human(source, noun.class, noun.head)
                {
                    harms.push(harm(source, kind, group, sentence, None, format!("counting/after/{}", word.lemma), Modality::Actual));
                }
            }
            // "were dead", "was missing": a complement of be.
            if noun.lemma.is_empty() {
                continue;
            }
            for word in source.rules.counting(noun.lemma).filter(|word| word.noun) {
                let Some(kind) = count_kind(word.effect) else { continue };
                if word.lemma.contains(' ') && !word.lemma.split(' ').rev().skip(1).enumerate().all(|(back, part)| noun.head >= back + 1 && source.tokens.is(noun.head - back - 1, part)) {
                    continue;
                }
                if word.toll {
                    toll(source, group, sentence, kind, &word.lemma, harms);
                } else if noun.quantity.is_some() || noun.determiner == Determiner::Negative {
                    let modality = modality::of_noun(source.tokens, syntax, source.rules, group);
                    harms.push(harm(source, kind, group, sentence, None, format!("counting/noun/{}", word.lemma), modality));
                }
                break;
            }
        }
    }
}

/// "33 inmates are dead", "two hikers were reported missing": a counting word as complement of a clause.
fn complements(source: Source<'_>, harms: &mut Vec<Harm>) {
    let syntax = source.syntax;
    for (sentence, clauses) in syntax.sentence_clauses.iter().enumerate() {
        for id in clauses.clone() {
            let clause = &syntax.clauses[id];
            let verb = syntax.verb(clause);
            let Some(subject) = clause.subject else { continue };
            let linking = matches!(verb.lemma, "be" | "remain" | "go" | "lie") || (clause.passive && matches!(verb.lemma, "report" | "fear" | "presume" | "find" | "confirm" | "declare" | "leave" | "believe" | "list" | "pronounce"));
            if !linking || verb.hedge.is_some() {
                continue;
            }
            let Some(word) = clause.objects.iter().map(|&object| syntax.groups[object].tokens.last()).find_map(|at| source.rules.counting(source.tokens.folded(at)).find(|word| !word.noun)) else { continue };
            let human = syntax.groups[subject].noun().is_some_and(|noun| classes::is_human(source, noun.class, noun.head));
            if let (Some(kind), true) = (count_kind(word.effect), human) {
                let modality = modality::of_clause(source.tokens, syntax, source.rules, id);
                harms.push(harm(source, kind, subject, sentence, None, format!("counting/after/{}", word.lemma), modality));
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
            let mut found = harm(source, kind, at, sentence, None, format!("counting/toll/{lemma}"), Modality::Actual);
            found.cumulative = true;
            found.additional = false;
            found.subset = false;
            harms.push(found);
            return;
        }
    }
}
