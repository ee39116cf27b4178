//! Whether a frame holds of what stands in the roles of its trigger, and which slots that fills.

use smallvec::SmallVec;

use super::find::{Argument, Source};
use super::frame::{Atom, Effect, Frame, Role, Slot};
use super::roles::{Filler, Roles, Stand, Trait};
use crate::lexicon::{Flag, NounClass};
use crate::syntax::UnitKind;
use crate::tokenize::fold::hash;

/// What one role's filler must be, or must not be.
#[derive(Debug, Default, PartialEq, Eq)]
struct Test {
    /// A bit for each class.
    classes: u32,
    /// Bits of [`Trait`].
    traits: u16,
    /// Hashes of words, base form.
    words: Vec<u64>,
}

impl Test {
    fn of(atoms: &[Atom]) -> Self {
        let mut test = Self::default();
        for atom in atoms {
            match atom {
                Atom::Any => test.traits |= Trait::Any.bit(),
                Atom::Name => test.traits |= Trait::Name.bit(),
                Atom::PersonName => test.traits |= Trait::PersonName.bit(),
                Atom::OrganizationName => test.traits |= Trait::OrganizationName.bit(),
                Atom::PlaceName => test.traits |= Trait::PlaceName.bit(),
                Atom::Demonym => test.traits |= Trait::Demonym.bit(),
                Atom::Number => test.traits |= Trait::Number.bit(),
                Atom::Pronoun => test.traits |= Trait::Pronoun.bit(),
                Atom::Property => test.traits |= Trait::Property.bit(),
                Atom::Lemma(word) => test.words.push(hash(word)),
                Atom::Class(class) if class == "none" => test.classes |= 1 << NounClass::None as u8,
                Atom::Class(class) => test.classes |= NounClass::parse(class).map_or(0, |class| 1 << class as u8),
            }
        }
        test
    }

    fn holds(&self, filler: &Filler) -> bool {
        self.traits & filler.traits != 0
            || self.classes >> filler.class as u8 & 1 != 0
            || self.words.iter().any(|&word| word == filler.word || word == filler.base)
    }
}

/// A frame's conditions and roles, made ready for many tries.
#[derive(Debug)]
pub(super) struct Conditions {
    /// Which wish each condition belongs to: conditions of one wish are alternatives.
    require: Vec<(Stand, Test, usize)>,
    /// How many wishes there are.
    wishes: usize,
    forbid: Vec<(Stand, Test)>,
    roles: Vec<(Stand, Slot, Option<Effect>)>,
}

impl Conditions {
    pub(super) fn of(frame: &Frame) -> Self {
        // Conditions on one role are alternatives only when they stand in one entry; entries of several
        // prepositions ("on|against") were split, so one of them must hold.
        let mut wanted: Vec<&[Atom]> = Vec::new();
        let mut require = Vec::with_capacity(frame.require.len());
        for (role, atoms) in &frame.require {
            let known = wanted.iter().position(|before| before == atoms).filter(|_| matches!(role, Role::Preposition(_)));
            require.push((Stand::of(role), Test::of(atoms), known.unwrap_or(wanted.len())));
            if known.is_none() {
                wanted.push(atoms);
            }
        }
        let effect = |role: &Role| frame.effects.iter().find(|(wanted, _)| wanted == role).map(|&(_, effect)| effect);
        Self {
            require,
            wishes: wanted.len(),
            forbid: frame.forbid.iter().map(|(role, atoms)| (Stand::of(role), Test::of(atoms))).collect(),
            roles: frame.roles.iter().map(|(role, slot)| (Stand::of(role), *slot, effect(role))).collect(),
        }
    }

    /// The first of the frame's conditions, by its index, that no filler meets.
    pub(super) fn unmet(&self, roles: &Roles) -> Option<usize> {
        self.require.iter().position(|(stand, test, _)| !meets(roles, *stand, test))
    }

    /// The first of the frame's exclusions, by its index, that some filler meets.
    pub(super) fn excluded(&self, roles: &Roles) -> Option<usize> {
        self.forbid.iter().position(|(stand, test)| meets(roles, *stand, test))
    }
}

fn meets(roles: &Roles, stand: Stand, test: &Test) -> bool {
    roles.at(stand).any(|filler| test.holds(filler))
}

/// Tries one frame: the arguments it binds and how much it asked for, or nothing where a condition fails.
pub(super) fn try_frame(source: Source<'_>, index: u32, roles: &Roles) -> Option<(usize, SmallVec<[Argument; 6]>)> {
    let conditions = &source.rules.conditions[index as usize];
    let alone = conditions.wishes == conditions.require.len();
    if alone && conditions.unmet(roles).is_some() {
        return None;
    }
    if !alone {
        let mut held: SmallVec<[bool; 8]> = smallvec::smallvec![false; conditions.wishes];
        for (stand, test, wish) in &conditions.require {
            held[*wish] = held[*wish] || meets(roles, *stand, test);
        }
        if held.contains(&false) {
            return None;
        }
    }
    if conditions.excluded(roles).is_some() {
        return None;
    }
    let mut score = 4 * conditions.wishes;
    let mut arguments: SmallVec<[Argument; 6]> = SmallVec::new();
    for &(stand, slot, effect) in &conditions.roles {
        for filler in roles.at(stand) {
            let place_name = filler.traits & Trait::PlaceName.bit() != 0;
            let taken = arguments
                .iter()
                .any(|argument| argument.tokens == filler.tokens && (argument.slot == slot || (filler.group.is_some() && !place_name)));
            if taken || !suits(source, filler, slot) {
                continue;
            }
            arguments.push(Argument { slot, tokens: filler.tokens, group: filler.group, unit: filler.unit, effect, own: true });
            score += 1;
        }
    }
    if source.rules.set.frames[index as usize].event.is_some() {
        score += 1;
    }
    Some((score, arguments))
}

/// Whether a filler can stand in a slot at all.
fn suits(source: Source<'_>, filler: &Filler, slot: Slot) -> bool {
    let place_name = matches!(filler.unit, Some((UnitKind::Place, _)));
    match slot {
        Slot::Place => place_name || (matches!(filler.class, NounClass::Place | NounClass::Building) && filler.group.is_some()),
        Slot::Target => {
            !matches!(filler.class, NounClass::Time | NounClass::Measure | NounClass::Event | NounClass::Abstract | NounClass::Money)
                || filler.traits & Trait::Number.bit() != 0
                || filler.word == const { hash("lives") }
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
                || source.lexicon.word(filler.word).is_some_and(|word| word.has(Flag::OrgHead)))
        }
        Slot::Weapon => {
            matches!(filler.class, NounClass::Weapon | NounClass::Vehicle | NounClass::Substance | NounClass::Artifact)
                || !source.rules.classes("weapon", filler.base).is_empty()
        }
        Slot::Cause => filler.class == NounClass::Event,
        Slot::Theme => true,
    }
}
