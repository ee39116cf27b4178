//! What the merging of mentions asks of an event type, found once for every type of the rules.

use super::frame::{EventType, RuleSet};

/// Types whose mentions can mean one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// Attacks, strikes, clashes, massacres.
    Violence,
    /// Accidents and disasters.
    Mishap,
    /// Any other: the first type of the same name.
    Other(u16),
}

impl Family {
    /// Whether what happens is done or befalls at one time and place.
    pub(super) const fn is_deed_or_mishap(self) -> bool {
        matches!(self, Self::Violence | Self::Mishap)
    }
}

/// What is asked of a type.
#[derive(Debug)]
pub(super) struct Traits {
    pub(super) family: Family,
    /// The kind of deed that a violent type is, where it is one that no other kind can be called by. A hijacking
    /// may hold any of them.
    pub(super) deed: Option<&'static str>,
    /// Whether people can be hurt in it.
    pub(super) carries_casualties: bool,
    /// Whether it is an arrest, sentence or seizure: acts of law in which nobody dies.
    pub(super) arrest: bool,
    pub(super) abduction: bool,
    /// Whether it is a protest: where a deed is told beside it, people die of that.
    pub(super) protest: bool,
    /// How much its name adds to the weight of an event.
    pub(super) weight: f32,
}

impl Traits {
    /// The traits of every type, in the order of the rule set.
    pub(super) fn of(set: &RuleSet) -> Vec<Self> {
        set.types.iter().map(|kind| Self::of_type(set, kind)).collect()
    }

    fn of_type(set: &RuleSet, kind: &EventType) -> Self {
        let (name, subtype) = (kind.name.as_str(), kind.subtype.as_str());
        let first = set.types.iter().position(|other| other.name == name).unwrap_or(0);
        Self {
            family: match name {
                "attack" | "strike" | "clash" | "massacre" => Family::Violence,
                "accident" | "disaster" => Family::Mishap,
                _ => Family::Other(first as u16),
            },
            deed: match (name, subtype) {
                ("attack", "bombing" | "suicide_bombing") => Some("bombing"),
                ("attack", "arson") => Some("arson"),
                ("attack", "robbery") => Some("robbery"),
                ("attack", "sabotage") => Some("sabotage"),
                ("attack", "shooting" | "stabbing" | "assassination" | "execution" | "massacre") => Some("killing"),
                ("clash", _) => Some("clash"),
                ("strike", _) => Some("strike"),
                _ => None,
            },
            carries_casualties: matches!(
                name,
                "attack"
                    | "abduction"
                    | "strike"
                    | "clash"
                    | "protest"
                    | "security_operation"
                    | "coup"
                    | "disaster"
                    | "epidemic"
                    | "accident"
                    | "massacre"
            ),
            arrest: name == "security_operation" && matches!(subtype, "" | "arrest" | "sentence" | "seizure"),
            abduction: name == "abduction",
            protest: name == "protest" && subtype != "riot",
            weight: match name {
                "attack" | "abduction" | "strike" | "clash" | "disaster" | "accident" | "coup" | "epidemic" => 3.0,
                "claim_of_responsibility" | "threat" | "talks" | "appointment" | "alert" | "organization" | "death" => -2.0,
                _ => 0.0,
            },
        }
    }
}
