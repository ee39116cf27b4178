//! Whether a frame holds of what stands in the roles of its trigger, and which slots that fills.

use smallvec::SmallVec;

use super::find::{Argument, Source};
use super::frame::{Atom, Frame, Role, Slot};
use super::roles::{Filler, Roles};
use crate::lexicon::{Flag, NounClass};
use crate::syntax::UnitKind;

/// Tries one frame: the arguments it binds and how much it asked for, or nothing where a condition fails.
pub(super) fn try_frame(source: Source<'_>, frame: &Frame, roles: &Roles<'_>) -> Option<(usize, SmallVec<[Argument; 6]>)> {
    let mut score = 0;
    // Conditions on one role are alternatives only when they stand in one entry; entries of several
    // prepositions ("on|against") were split, so one of them must hold.
    let mut wanted: SmallVec<[(&Vec<Atom>, bool); 4]> = SmallVec::new();
    for (role, atoms) in &frame.require {
        let holds = roles.of(role).any(|filler| atoms.iter().any(|atom| matches(filler, atom)));
        match wanted.iter_mut().find(|(before, _)| *before == atoms && matches!(role, Role::Preposition(_))) {
            Some((_, held)) => *held |= holds,
            None => wanted.push((atoms, holds)),
        }
    }
    if wanted.iter().any(|(_, held)| !held) {
        return None;
    }
    score += 4 * wanted.len();
    for (role, atoms) in &frame.forbid {
        if roles.of(role).any(|filler| atoms.iter().any(|atom| matches(filler, atom))) {
            return None;
        }
    }
    let mut arguments: SmallVec<[Argument; 6]> = SmallVec::new();
    for (role, slot) in &frame.roles {
        for filler in roles.of(role) {
            let place_name = matches!(filler.unit, Some((UnitKind::Place, _)));
            let taken = arguments
                .iter()
                .any(|argument| argument.tokens == filler.tokens && (argument.slot == *slot || (filler.group.is_some() && !place_name)));
            if taken || !suits(source, filler, *slot) {
                continue;
            }
            let effect = frame.effects.iter().find(|(wanted, _)| wanted == role).map(|&(_, effect)| effect);
            arguments.push(Argument { slot: *slot, tokens: filler.tokens, group: filler.group, unit: filler.unit, effect, own: true });
            score += 1;
        }
    }
    if frame.event.is_some() {
        score += 1;
    }
    Some((score, arguments))
}

/// Whether a filler can stand in a slot at all.
fn suits(source: Source<'_>, filler: &Filler<'_>, slot: Slot) -> bool {
    let place_name = matches!(filler.unit, Some((UnitKind::Place, _)));
    match slot {
        Slot::Place => place_name || (matches!(filler.class, NounClass::Place | NounClass::Building) && filler.group.is_some()),
        Slot::Target => {
            !matches!(filler.class, NounClass::Time | NounClass::Measure | NounClass::Event | NounClass::Abstract | NounClass::Money)
                || filler.number
                || filler.word == "lives"
        }
        Slot::Perpetrator | Slot::Participant => {
            !matches!(
            filler.class,
            NounClass::Time
                | NounClass::Measure
                | NounClass::Event
                | NounClass::Weapon
                | NounClass::Abstract
                | NounClass::Money
                | NounClass::Substance
                | NounClass::Body
                | NounClass::Vehicle
                | NounClass::Artifact
                | NounClass::Communication
                | NounClass::Animal
        )
            // A court acts, a house does not.
            && (filler.class != NounClass::Building
                || source.lexicon.word_of(filler.word).is_some_and(|word| word.has(Flag::OrgHead)))
        }
        Slot::Weapon => {
            matches!(filler.class, NounClass::Weapon | NounClass::Vehicle | NounClass::Substance | NounClass::Artifact)
                || source.rules.classes(filler.lemma.unwrap_or("")).any(|word| word.domain == "weapon")
        }
        Slot::Cause => filler.class == NounClass::Event,
        Slot::Theme => true,
    }
}

pub(super) fn matches(filler: &Filler<'_>, atom: &Atom) -> bool {
    match atom {
        Atom::Any => true,
        Atom::Name => filler.unit.is_some(),
        Atom::PersonName => matches!(filler.unit, Some((UnitKind::Person, _))),
        Atom::OrganizationName => matches!(filler.unit, Some((UnitKind::Organization, _))),
        Atom::PlaceName => matches!(filler.unit, Some((UnitKind::Place, _))),
        Atom::Demonym => filler.demonym,
        Atom::Number => filler.number,
        Atom::Pronoun => filler.pronoun,
        Atom::Lemma(word) => filler.word == word || filler.lemma == Some(word),
        Atom::Class(class) => class_name(filler.class) == class,
    }
}

/// A noun class as the rule files write it.
#[must_use]
pub const fn class_name(class: NounClass) -> &'static str {
    match class {
        NounClass::None => "none",
        NounClass::Person => "person",
        NounClass::Group => "group",
        NounClass::Place => "place",
        NounClass::Building => "building",
        NounClass::Vehicle => "vehicle",
        NounClass::Weapon => "weapon",
        NounClass::Body => "body",
        NounClass::Event => "event",
        NounClass::Time => "time",
        NounClass::Measure => "measure",
        NounClass::Animal => "animal",
        NounClass::Substance => "substance",
        NounClass::Artifact => "artifact",
        NounClass::Communication => "communication",
        NounClass::Money => "money",
        NounClass::Abstract => "abstract",
    }
}
