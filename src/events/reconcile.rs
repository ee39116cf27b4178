//! From the counts told of an event to its figures.
//!
//! Counts of different people add up; a part of a number already given goes into the breakdown; a running total
//! or a later, larger number supersedes; sources that differ make a range. Who is only said to have been shot or
//! taken to hospital counts as hurt unless the dead take him away: "three were shot; one died in hospital".

use std::collections::BTreeMap;

use smallvec::SmallVec;

use super::harm::Harm;
use super::merge::Event;
use super::modality::Modality;
use crate::counts::{CountKind, Qualifier};
use crate::record::Figure;
use crate::text::TokenRange;

/// Figures in the order of their kinds; `counts` are left to the record.
pub type Figures = Vec<(CountKind, Figure)>;

/// Who is counted, as far as two groups can be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// "people", "men": anybody.
    Anybody,
    /// Who attacks.
    Attackers,
    /// Police, soldiers, guards.
    Guards,
    /// Anybody else, by what they are.
    Others,
}

impl Side {
    fn of(harm: &Harm) -> Self {
        match harm.of_whom.as_deref() {
            _ if harm.generic || (harm.of_whom.is_none() && !harm.parts.is_empty()) => Self::Anybody,
            Some("men" | "women" | "children" | "elderly" | "foreigners" | "hostages") => Self::Anybody,
            Some("attackers") => Self::Attackers,
            Some("police" | "soldiers" | "security" | "peacekeepers") => Self::Guards,
            _ => Self::Others,
        }
    }

    fn apart(self, other: Self) -> bool {
        self != Self::Anybody && other != Self::Anybody && self != other
    }
}

/// One number that a figure is made of.
#[derive(Debug, Clone, Copy)]
struct Part<'h> {
    harm: &'h Harm,
    low: Option<u64>,
    best: Option<u64>,
    high: Option<u64>,
    side: Side,
    /// The words of the name that the person has been called by so far.
    name: Option<[u64; 4]>,
}

impl<'h> Part<'h> {
    fn of(harm: &'h Harm) -> Self {
        Self { harm, low: harm.low, best: harm.best, high: harm.high, side: Side::of(harm), name: harm.name }
    }

    /// Takes in that the same person is called by a name.
    fn call(&mut self, name: Option<[u64; 4]>) {
        let (Some(known), Some(name)) = (self.name.as_mut(), name) else {
            self.name = self.name.or(name);
            return;
        };
        for word in name {
            if word != 0
                && !known.contains(&word)
                && let Some(free) = known.iter_mut().find(|slot| **slot == 0)
            {
                *free = word;
            }
        }
    }

    fn value(&self) -> u64 {
        self.best.or(self.low).or(self.high).unwrap_or(0)
    }
}

/// How many parts of a figure are kept apart.
const PARTS: usize = 32;
/// How many counts back can be those that a count refers to.
const RECENT: usize = 16;

/// One figure in the making.
#[derive(Debug, Clone, Default)]
struct Tally<'h> {
    parts: SmallVec<[Part<'h>; 4]>,
    /// What all are said to be together, where it is not their sum.
    of_whom: BTreeMap<String, u64>,
    /// Lowest and highest of what sources say.
    range: Option<(u64, u64, u64)>,
    /// How many of those counted are told again by place or incident.
    told_apart: u64,
    /// Hashes of the last names of those who did it.
    actors: SmallVec<[u64; 2]>,
}

impl<'h> Tally<'h> {
    fn value(&self) -> u64 {
        self.parts.iter().map(Part::value).fold(0, u64::saturating_add)
    }

    fn explicit(&self) -> bool {
        self.parts.iter().any(|part| !part.harm.implicit)
    }

    fn is_zero(&self) -> bool {
        self.parts.iter().all(|part| part.high == Some(0))
    }

    fn note_group(&mut self, harm: &Harm) {
        if let (Some(group), Some(best)) = (&harm.of_whom, harm.best) {
            self.of_whom.entry(group.to_string()).and_modify(|value| *value = (*value).max(best)).or_insert(best);
        }
        for (group, best) in &harm.parts {
            self.of_whom.entry(group.clone()).and_modify(|value| *value = (*value).max(*best)).or_insert(*best);
        }
    }

    fn start(&mut self, harm: &'h Harm) {
        self.parts.clear();
        self.told_apart = 0;
        self.range = None;
        self.sum(harm);
    }

    fn sum(&mut self, harm: &'h Harm) {
        let part = Part::of(harm);
        if self.parts.len() < PARTS {
            self.parts.push(part);
        } else if let Some(last) = self.parts.last_mut() {
            let plus = |a: Option<u64>, b: Option<u64>| Some(a?.saturating_add(b?));
            (last.low, last.best, last.high) = (plus(last.low, part.low), plus(last.best, part.best), plus(last.high, part.high));
        }
        self.note_group(harm);
    }

    fn add(&mut self, harm: &'h Harm, relative: bool) {
        if harm.qualifier == Qualifier::NoneStated {
            // "none of the guards was hurt" does not undo a number.
            if self.parts.is_empty() {
                self.sum(harm);
            }
            return;
        }
        if self.parts.is_empty() || self.is_zero() {
            self.start(harm);
            // "a seventh victim has died": there were six before.
            if harm.ordinal > 0
                && harm.fate
                && harm.best == Some(1)
                && let Some(part) = self.parts.first_mut()
            {
                (part.low, part.best, part.high) = (Some(harm.ordinal), Some(harm.ordinal), Some(harm.ordinal));
            }
            return;
        }
        if harm.subset {
            self.note_group(harm);
            return;
        }
        // "four were killed on the spot and a fifth died": five, who may be told before.
        if harm.ordinal > 0 && self.value() >= harm.ordinal && self.explicit() {
            return;
        }
        // "a fourth man died": one more than the three before.
        if harm.ordinal > 0 && self.value() + 1 == harm.ordinal {
            self.sum(harm);
            return;
        }
        if harm.whole || harm.cumulative {
            let value = harm.best.or(harm.low).unwrap_or(0);
            if value < self.value() && self.explicit() {
                // A lower total is another's, or of a part.
                self.differ(harm, value);
            } else {
                let groups = std::mem::take(&mut self.of_whom);
                self.start(harm);
                for (group, count) in groups {
                    self.of_whom.entry(group).or_insert(count);
                }
            }
            return;
        }
        // "killed his wife and then himself", told twice
        let told = self.of_whom.contains_key("attackers")
            || self.parts.iter().any(|part| part.harm.with_self || part.harm.definite && part.harm.additional);
        let killed = self.explicit() && harm.rule.starts_with("effect/kill");
        let own_hand = harm.rule == "counting/own-hand";
        // "three died in a murder-suicide": he is one of them.
        if own_hand
            && self.explicit()
            && self.parts.iter().any(|part| part.harm.generic && !part.harm.struck && part.harm.sentence != harm.sentence)
        {
            return;
        }
        let killed = killed || own_hand;
        let beside = self.parts.iter().any(|part| !part.harm.fate && (killed || part.harm.sentence == harm.sentence));
        if harm.definite && harm.additional && (told || !beside) {
            return;
        }
        if harm.implicit {
            self.add_implicit(harm);
        } else {
            self.add_number(harm, relative);
        }
    }

    /// A name, a pronoun or "a man": one of those counted, unless he cannot be.
    fn add_implicit(&mut self, harm: &'h Harm) {
        if self.explicit() {
            let apart = self.parts.iter().all(|part| part.side.apart(Side::of(harm)));
            // "killing two people. The gunman was killed by a guard": whom he struck are others.
            let struck = self.parts.iter().all(|part| part.harm.struck && part.harm.generic);
            let apart = apart || (struck && self.is_actor(harm));
            if (harm.additional || (apart && (!harm.definite || self.is_actor(harm)))) && harm.best == Some(1) {
                self.sum(harm);
            }
            return;
        }
        if harm.best != Some(1) {
            if harm.best.or(harm.low) > Some(self.value()) && !(harm.best.is_none() && self.value() > 0 && harm.definite) {
                self.start(harm);
            }
            return;
        }
        let same_sentence = self.parts.iter().any(|part| part.harm.sentence == harm.sentence);
        let other_class = self.parts.iter().all(|part| part.harm.class != harm.class);
        if harm.additional {
            self.sum(harm);
        } else if harm.name.is_some() {
            // A second name is a second person, unless the first is not yet named.
            if let Some(part) = self.parts.iter_mut().find(|part| shares(part.name, harm.name)) {
                part.call(harm.name);
                return;
            }
            match self.parts.iter_mut().find(|part| part.name.is_none()) {
                Some(part) => {
                    part.harm = harm;
                    part.call(harm.name);
                }
                None => self.sum(harm),
            }
        } else {
            let actor = harm.definite && self.is_actor(harm) && self.parts.iter().all(|part| part.side.apart(Side::Attackers));
            let beside =
                same_sentence && other_class && !harm.definite && self.parts.iter().all(|part| part.harm.tokens.end <= harm.tokens.start);
            if actor || beside {
                self.sum(harm);
            }
        }
    }

    fn add_number(&mut self, harm: &'h Harm, relative: bool) {
        let part = Part::of(harm);
        let value = part.value();
        let so_far = self.value();
        let same_sentence = self.parts.iter().any(|before| before.harm.sentence == harm.sentence);
        let apart = self.parts.iter().all(|before| before.side.apart(part.side));
        if !self.explicit() {
            let other =
                same_sentence && !harm.generic && self.parts.iter().all(|before| before.harm.class != harm.class && !before.harm.definite);
            if (harm.additional && !relative) || apart || (other && self.value() > 0) {
                self.sum(harm);
            } else {
                self.start(harm);
            }
            return;
        }
        let again = self
            .parts
            .iter()
            .any(|before| before.value() == value && before.harm.sentence != harm.sentence && !before.side.apart(part.side));
        let fresh_side = part.side != Side::Anybody && self.parts.iter().all(|before| before.side != part.side);
        if harm.also && fresh_side && harm.of_whom.as_ref().is_some_and(|group| !self.of_whom.contains_key(group.as_str())) {
            self.sum(harm);
            return;
        }
        let again = again || (harm.definite && self.parts.iter().any(|before| before.value() == value));
        // "killing one driver and wounding another, who later died", "4 staff (1 killed) and 5 guards (3 killed)"
        if same_sentence
            && !harm.definite
            && !relative
            && (harm.additional || harm.bracketed && self.parts.iter().all(|part| part.harm.bracketed))
        {
            self.sum(harm);
            return;
        }
        if (value == so_far && (!apart || harm.definite)) || again {
            self.note_group(harm);
            return;
        }
        if harm.additional && harm.definite && value < so_far {
            // "the three others": the rest of those counted.
            self.note_group(harm);
            return;
        }
        // "Twelve were killed in two attacks. The first killed nine. Three others died in the second."
        if !same_sentence && self.told_apart > 0 && self.told_apart.saturating_add(value) <= so_far {
            self.told_apart += value;
            self.note_group(harm);
            return;
        }
        if harm.additional && !relative {
            self.sum(harm);
            return;
        }
        if same_sentence {
            let whole = self.parts.iter().all(|before| before.harm.generic);
            if whole && value < so_far && !part.harm.generic {
                self.note_group(harm);
            } else if self.other_source(harm) {
                self.differ(harm, value);
            } else if harm.generic && value > so_far && self.parts.iter().any(|before| !before.harm.generic) {
                self.start(harm);
            } else if !harm.generic || self.parts.iter().any(|before| !before.harm.generic) {
                self.sum(harm);
            } else if value > so_far {
                self.start(harm);
            }
            return;
        }
        if apart || harm.also {
            self.sum(harm);
            return;
        }
        // The same side told again: a larger number replaces that part.
        if part.side != Side::Anybody
            && self.parts.len() > 1
            && let Some(before) = self.parts.iter_mut().find(|before| before.side == part.side)
        {
            if value > before.value() {
                *before = part;
                self.note_group(harm);
            }
            return;
        }
        let claimed = harm.modality == Modality::Claimed && self.parts.iter().any(|before| before.harm.modality == Modality::Actual);
        if self.other_source(harm) {
            self.differ(harm, value);
        } else if value > so_far && !claimed {
            let groups = std::mem::take(&mut self.of_whom);
            self.start(harm);
            for (group, count) in groups {
                self.of_whom.entry(group).or_insert(count);
            }
        } else {
            if value < so_far && harm.modality == Modality::Actual {
                self.told_apart = self.told_apart.max(value);
            }
            self.note_group(harm);
        }
    }

    /// "the gunman was killed": he who did it is none of his victims.
    fn is_actor(&self, harm: &Harm) -> bool {
        let named = harm.name.is_some_and(|name| self.actors.iter().any(|actor| name.contains(actor)));
        (Side::of(harm) == Side::Attackers || named) && !self.of_whom.contains_key("attackers")
    }

    /// Whether somebody else says it.
    fn other_source(&self, harm: &Harm) -> bool {
        let Some((_, speaker)) = harm.source else { return false };
        self.parts.iter().all(|before| before.harm.source.is_some_and(|(_, other)| other != speaker))
    }

    /// Another source says another number: the higher is the one to use, unless attackers boast of it.
    fn differ(&mut self, harm: &Harm, value: u64) {
        let (low, high, best) = self.range.unwrap_or((self.value(), self.value(), self.value()));
        let boast = harm.modality == Modality::Claimed;
        let best = if boast { best } else { best.max(value) };
        self.range = Some((low.min(value), high.max(value), best));
    }

    fn figure(self) -> Figure {
        let sum = |bound: fn(&Part<'_>) -> Option<u64>| {
            self.parts.iter().map(bound).try_fold(0u64, |total, next| Some(total.saturating_add(next?)))
        };
        let (mut low, mut high) = (sum(|part| part.low.or(part.best)), sum(|part| part.high));
        // "up to nine" has no least, "about nine" neither.
        if self.parts.iter().all(|part| part.low.is_none()) {
            low = None;
        }
        let several = self.parts.len() > 1;
        let mut best = sum(if several { |part| part.best.or(part.low) } else { |part| part.best });
        if several
            && self.parts.iter().any(|part| part.best.is_none())
            && self.parts.iter().all(|part| part.harm.qualifier == Qualifier::Vague)
        {
            best = None;
        }
        if let Some((least, most, chosen)) = self.range {
            (low, best, high) = (Some(least), Some(chosen), Some(most));
        }
        Figure { low, best, high, of_whom: self.of_whom, ..Figure::default() }
    }
}

/// The figures of one event in the making, by kind: few, and each is large.
#[derive(Debug, Default)]
struct Tallies<'h>(Vec<(CountKind, Tally<'h>)>);

impl<'h> Tallies<'h> {
    fn get(&self, kind: CountKind) -> Option<&Tally<'h>> {
        self.0.iter().find(|(known, _)| *known == kind).map(|(_, tally)| tally)
    }

    fn get_mut(&mut self, kind: CountKind) -> Option<&mut Tally<'h>> {
        self.0.iter_mut().find(|(known, _)| *known == kind).map(|(_, tally)| tally)
    }

    /// The tally of a kind, begun if there is none yet.
    fn of(&mut self, kind: CountKind, actors: &[u64]) -> &mut Tally<'h> {
        let at = self.0.iter().position(|(known, _)| *known == kind).unwrap_or_else(|| {
            self.0.push((kind, Tally { actors: actors.into(), ..Tally::default() }));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }

    fn remove(&mut self, kind: CountKind) {
        self.0.retain(|(known, _)| *known != kind);
    }
}

fn shares(a: Option<[u64; 4]>, b: Option<[u64; 4]>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.iter().any(|word| *word != 0 && b.contains(word)),
        _ => false,
    }
}

/// Fills in the event's figures.
pub(super) fn reconcile(harms: &[Harm], event: &mut Event, last_word: impl Fn(TokenRange) -> u64) {
    let news = event.harms.iter().any(|&at| !harms[at].background && harms[at].best.or(harms[at].low) > Some(0));
    let told: SmallVec<[&Harm; 16]> = event
        .harms
        .iter()
        .map(|&index| &harms[index])
        .filter(|harm| {
            if harm.background && news {
                return false;
            }
            let real =
                matches!(harm.modality, Modality::Actual | Modality::Claimed | Modality::Denied | Modality::Negated | Modality::Historical);
            real || event.modality != Modality::Actual
        })
        .collect();
    if told.is_empty() {
        return;
    }
    let mut tallies = Tallies::default();
    let actors: SmallVec<[u64; 2]> =
        event.perpetrators.iter().filter(|who| who.kind == "individual").map(|who| last_word(who.tokens)).collect();
    let mut moved = 0u64;
    for (at, &harm) in told.iter().enumerate() {
        // "20 were hurt, two of whom died": the dead are a part of the hurt, not of the dead before.
        let among_next = harm.subset
            && told[at + 1..].iter().take(2).any(|next| {
                next.kind == CountKind::Injured && next.sentence == harm.sentence && next.best.is_some() && next.best > harm.best
            });
        if harm.kind == CountKind::Killed && harm.fate && (among_next || is_part_of_hurt(&told[..at], harm)) {
            let tally = tallies.of(CountKind::Killed, &[]);
            let value = harm.best.unwrap_or(0);
            let again = !tally.is_zero() && tally.parts.iter().all(|part| part.harm.sentence != harm.sentence) && tally.value() >= value;
            if !again && (tally.parts.is_empty() || tally.is_zero() || harm.subset) {
                if tally.is_zero() {
                    tally.parts.clear();
                }
                tally.sum(harm);
            }
            moved = moved.max(value);
            continue;
        }
        // "killed two and hurt three others": other than the dead.
        let relative = harm.additional
            && !told[..at].iter().rev().take(RECENT).any(|before| before.kind == harm.kind && before.sentence == harm.sentence)
            && told[..at]
                .iter()
                .rev()
                .take(RECENT)
                .take_while(|before| before.sentence == harm.sentence)
                .any(|before| before.kind != harm.kind);
        tallies.of(harm.kind, &actors).add(harm, relative);
    }
    hurt(&told, &mut tallies, moved);
    tallies.0.retain(|(_, tally)| !tally.parts.is_empty());
    event.figures = tallies.0.into_iter().map(|(kind, tally)| (kind, tally.figure())).collect();
    event.figures.sort_unstable_by_key(|(kind, _)| *kind);
}

/// Whether some of those hurt, told in this sentence or the one before, are told to have died.
fn is_part_of_hurt(before: &[&Harm], harm: &Harm) -> bool {
    let Some(value) = harm.best.filter(|_| !harm.implicit || harm.subset) else { return false };
    let numeric = harm.subset || (harm.generic && harm.class.is_none());
    numeric
        && before
            .iter()
            .rev()
            .take(RECENT)
            .find(|hurt| hurt.kind == CountKind::Injured && hurt.sentence + 1 >= harm.sentence && !hurt.implicit)
            .is_some_and(|hurt| hurt.best.is_some_and(|number| number > value))
}

/// Takes the dead away from those who are only said to have been shot, stabbed or taken to hospital.
fn hurt<'h>(told: &[&'h Harm], tallies: &mut Tallies<'h>, moved: u64) {
    let Some(tally) = tallies.get(CountKind::Injured) else { return };
    if tally.is_zero() {
        return;
    }
    let killed = tallies.get(CountKind::Killed).map_or(0, Tally::value);
    let open = |harm: &Harm| harm.open;
    let closed =
        told.iter().any(|harm| harm.kind == CountKind::Injured && !open(harm) && !harm.implicit && !harm.subset && harm.best != Some(0));
    if closed && told.iter().any(|harm| harm.kind == CountKind::Injured && open(harm)) {
        // "four were shot; three were wounded": those told to be hurt are the hurt.
        let mut only = Tally::default();
        for &harm in told.iter().filter(|harm| harm.kind == CountKind::Injured && !open(harm)) {
            only.add(harm, true);
        }
        // "three were hurt, says the governor; I treated 19, says a doctor": two sources
        let doctors =
            tally.range.is_some() && told.iter().any(|harm| open(harm) && harm.source.is_some() && harm.rule == "effect/hospitalize");
        if only.explicit() && !doctors && (killed > 0 || only.value() >= tally.value()) {
            *tallies.of(CountKind::Injured, &[]) = only;
        }
        return;
    }
    let Some(tally) = tallies.get_mut(CountKind::Injured) else { return };
    let all_open = tally.parts.iter().all(|part| open(part.harm));
    if all_open && killed > 0 {
        let beside = tally.parts.iter().any(|part| part.harm.additional);
        if tally.explicit() {
            // Who is treated in hospital lives beside the dead; who was shot may be one of them.
            if tally.parts.len() == 1 && !beside && !is_treated(tally.parts[0].harm) {
                let least = moved.max(killed);
                take(tally, least);
            }
        } else if tally.value() <= killed {
            let dead_attackers = told
                .iter()
                .filter(|harm| harm.kind == CountKind::Killed && harm.best != Some(0))
                .all(|harm| Side::of(harm) == Side::Attackers);
            let other = dead_attackers && tally.parts.iter().any(|part| part.side != Side::Attackers && !part.harm.definite)
                || tally.parts.iter().any(|part| {
                    told.iter().any(|harm| {
                        harm.kind == CountKind::Killed
                            && harm.sentence == part.harm.sentence
                            && harm.class.is_some()
                            && part.harm.class.is_some()
                            && harm.class != part.harm.class
                            && !part.harm.definite
                    })
                });
            if !other {
                tallies.remove(CountKind::Injured);
            }
        }
        return;
    }
    if moved > 0 && tally.explicit() {
        take(tally, moved);
    }
}

/// Whether people are told to be in a hospital's care.
fn is_treated(harm: &Harm) -> bool {
    harm.rule.contains("hospital") || harm.rule == "counting/state/condition"
}

/// Takes a number of people away from the first part.
fn take(tally: &mut Tally<'_>, number: u64) {
    let Some(part) = tally.parts.first_mut() else { return };
    let less = |bound: Option<u64>| bound.map(|bound| bound.saturating_sub(number));
    (part.low, part.best, part.high) = (less(part.low), less(part.best), less(part.high));
    if part.value() == 0 {
        tally.parts.remove(0);
    }
}
