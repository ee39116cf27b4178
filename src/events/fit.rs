//! Whether a frame holds of what stands in the roles of its trigger, and which slots that fills.

use std::ops::BitOr;

use smallvec::SmallVec;

use super::classes::{Domain, has_class};
use super::find::{Argument, Source};
use super::frame::{Atom, Effect, Frame, Role, Slot};
use super::roles::{Filler, Kinds, Roles, Stand, Stands, base};
use crate::lexicon::{Flag, NounClass};
use crate::syntax::UnitKind;
use crate::tokenize::fold::hash;

/// What one role's filler must be, or must not be.
#[derive(Debug, Default, PartialEq, Eq)]
struct Test {
    /// Bits of [`Kinds`]; that of the words asked for, where it asks for any.
    kinds: Kinds,
    /// Hashes of words, base form.
    words: Box<[u64]>,
}

impl Test {
    fn of(atoms: &[Atom]) -> Self {
        let mut kinds = Kinds::default();
        let mut words = Vec::new();
        for atom in atoms {
            kinds |= match atom {
                Atom::Any => Kinds::ANY,
                Atom::Name => Kinds::NAME,
                Atom::PersonName => Kinds::PERSON_NAME,
                Atom::OrganizationName => Kinds::ORGANIZATION_NAME,
                Atom::PlaceName => Kinds::PLACE_NAME,
                Atom::Demonym => Kinds::DEMONYM,
                Atom::Number => Kinds::NUMBER,
                Atom::Pronoun => Kinds::PRONOUN,
                Atom::Property => Kinds::PROPERTY,
                Atom::Lemma(word) => {
                    words.push(hash(word));
                    Kinds::ASKED
                }
                Atom::Class(class) if class == "none" => Kinds::of_class(NounClass::None),
                Atom::Class(class) => NounClass::parse(class).map_or_else(Kinds::default, Kinds::of_class),
            };
        }
        Self { kinds, words: words.into() }
    }

    #[inline]
    fn holds(&self, source: Source<'_>, filler: &Filler) -> bool {
        let met = self.kinds & filler.kinds;
        // Few words are asked for by any frame; of the others the bits say all.
        met.has_more_than(Kinds::ASKED | Kinds::PROPERTY)
            || met.has(Kinds::ASKED) && self.words.iter().any(|word| filler.words.contains(word))
            || met.has(Kinds::PROPERTY) && has_class(source, filler.head, Domain::Property)
    }
}

/// The least that a frame asks of the roles: nearly every frame that does not hold fails here.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gate {
    /// Where something must stand.
    stands: Stands,
    /// Places of which one must be filled; empty where none is asked for.
    one_of: Stands,
    /// What some subject and some object must be; empty where all will do.
    subject: Kinds,
    object: Kinds,
}

impl Gate {
    /// Whether the roles may hold what it asks, where something stands at these places.
    #[inline]
    pub(super) fn may_open(&self, stands: Stands) -> bool {
        stands.has_all(self.stands) && stands.has_one(self.one_of)
    }

    /// Whether these may be the roles that it asks for, where something stands at these places.
    #[inline]
    pub(super) fn opens(&self, stands: Stands, roles: &Roles) -> bool {
        let meets = |wanted: Kinds, found: Kinds| wanted.is_empty() || !(wanted & found).is_empty();
        self.may_open(stands) && meets(self.subject, roles.subject) && meets(self.object, roles.object)
    }
}

/// A frame's conditions and roles, made ready for many tries.
#[derive(Debug)]
pub(super) struct Conditions {
    pub(super) gate: Gate,
    /// Which wish each condition belongs to: conditions of one wish are alternatives.
    require: Box<[(Stand, Test, usize)]>,
    /// How many wishes there are.
    wishes: usize,
    forbid: Box<[(Stand, Test)]>,
    roles: Box<[(Stand, Slot, Option<Effect>)]>,
    /// Whether the frame tells an event, and not only what became of somebody.
    tells_event: bool,
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
        let mut gate = Gate::default();
        for (stand, test, wish) in &require {
            let alternatives = || require.iter().filter(|(_, _, other)| other == wish).map(|(stand, ..)| stand.bit());
            if alternatives().count() > 1 {
                gate.one_of = alternatives().fold(Stands::default(), BitOr::bitor);
                continue;
            }
            gate.stands |= stand.bit();
            match stand {
                Stand::Subject => gate.subject = test.kinds,
                Stand::Object => gate.object = test.kinds,
                Stand::Modifier | Stand::Behind(_) => {}
            }
        }
        let effect = |role: &Role| frame.effects.iter().find(|(wanted, _)| wanted == role).map(|&(_, effect)| effect);
        Self {
            gate,
            require: require.into(),
            wishes: wanted.len(),
            forbid: frame.forbid.iter().map(|(role, atoms)| (Stand::of(role), Test::of(atoms))).collect(),
            roles: frame.roles.iter().map(|(role, slot)| (Stand::of(role), *slot, effect(role))).collect(),
            tells_event: frame.event.is_some(),
        }
    }

    /// The first of the frame's conditions, by its index, that no filler meets.
    pub(super) fn unmet(&self, source: Source<'_>, roles: &Roles) -> Option<usize> {
        self.require.iter().position(|(stand, test, _)| !meets(source, roles, *stand, test))
    }

    /// The first of the frame's exclusions, by its index, that some filler meets.
    pub(super) fn excluded(&self, source: Source<'_>, roles: &Roles) -> Option<usize> {
        self.forbid.iter().position(|(stand, test)| meets(source, roles, *stand, test))
    }

    /// Whether every condition holds and no exclusion does.
    #[inline]
    pub(super) fn hold(&self, source: Source<'_>, roles: &Roles) -> bool {
        self.gate.opens(roles.stands, roles) && self.are_met(source, roles)
    }

    fn are_met(&self, source: Source<'_>, roles: &Roles) -> bool {
        let granted = if self.wishes == self.require.len() {
            self.unmet(source, roles).is_none()
        } else {
            let grants = |wish: usize| {
                let mut alternatives = self.require.iter().filter(|(_, _, of)| *of == wish);
                alternatives.any(|(stand, test, _)| meets(source, roles, *stand, test))
            };
            (0..self.wishes).all(grants)
        };
        granted && self.excluded(source, roles).is_none()
    }

    /// The arguments of a frame that holds, and how much it asked for.
    pub(super) fn bind(&self, source: Source<'_>, roles: &Roles) -> (usize, SmallVec<[Argument; 6]>) {
        let mut arguments: SmallVec<[Argument; 6]> = SmallVec::new();
        for &(stand, slot, effect) in &self.roles {
            if !roles.stands.has_all(stand.bit()) {
                continue;
            }
            for filler in roles.at(stand) {
                let place_name = filler.kinds.has(Kinds::PLACE_NAME);
                let taken = arguments
                    .iter()
                    .any(|argument| argument.tokens == filler.tokens && (argument.slot == slot || (filler.group.is_some() && !place_name)));
                if !taken && suits(source, filler, slot) {
                    arguments.push(Argument { slot, tokens: filler.tokens, group: filler.group, unit: filler.unit, effect, own: true });
                }
            }
        }
        (4 * self.wishes + arguments.len() + usize::from(self.tells_event), arguments)
    }
}

fn meets(source: Source<'_>, roles: &Roles, stand: Stand, test: &Test) -> bool {
    roles.at(stand).any(|filler| test.holds(source, filler))
}

/// Whether a filler can stand in a slot at all.
fn suits(source: Source<'_>, filler: &Filler, slot: Slot) -> bool {
    let place_name = matches!(filler.unit, Some((UnitKind::Place, _)));
    match slot {
        Slot::Place => place_name || (matches!(filler.class, NounClass::Place | NounClass::Building) && filler.group.is_some()),
        Slot::Target => {
            !matches!(filler.class, NounClass::Time | NounClass::Measure | NounClass::Event | NounClass::Abstract | NounClass::Money)
                || filler.kinds.has(Kinds::NUMBER)
                || source.tokens.is(filler.head, "lives")
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
                || source.lexicon.has(source.tokens, filler.head, Flag::OrgHead))
        }
        Slot::Weapon => {
            matches!(filler.class, NounClass::Weapon | NounClass::Vehicle | NounClass::Substance | NounClass::Artifact)
                || !source.rules.classes(Domain::Weapon, base(source, filler.head)).is_empty()
        }
        Slot::Cause => filler.class == NounClass::Event,
        Slot::Theme => true,
    }
}
