//! The closed sets of the templates, compiled from `rules/views/muc4.toml`.
//!
//! The build script includes this file too: it reads the rule file into these types and writes them down in the
//! form that `tables` reads.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Everything that the rule file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tables {
    /// Countries by ISO 3166-1 alpha-2 code.
    pub(crate) countries: BTreeMap<String, Country>,
    /// Instrument types.
    pub(crate) instrument: SetList,
    /// Types of human targets.
    pub(crate) human: SetList,
    /// Types of physical targets.
    pub(crate) physical: SetList,
    /// Types of physical targets by whose they are.
    pub(crate) owners: BTreeMap<String, Vec<String>>,
    /// Words that tell who acts.
    pub(crate) actors: Actors,
}

/// A country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Country {
    /// Its name in templates.
    pub(crate) name: String,
    /// What its first-level divisions are called.
    #[serde(default)]
    pub(crate) division: Option<String>,
    /// Whether its incidents are wanted.
    #[serde(default)]
    pub(crate) wanted: bool,
}

/// The types that a slot can hold, by the program's classes and by words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetList {
    /// Type by class.
    pub(crate) classes: BTreeMap<String, String>,
    /// Phrases by type; the longest that a filler ends with decides before its class.
    pub(crate) words: BTreeMap<String, Vec<String>>,
}

/// Words that tell who acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Actors {
    /// Guerrillas, traffickers and others outside the law.
    pub(crate) insurgent: Vec<String>,
    /// Government, military and police.
    pub(crate) state: Vec<String>,
    /// Words that tell that a thing is a fighting force's.
    pub(crate) armed: Vec<String>,
    /// Words too general to name anybody.
    pub(crate) nobody: Vec<String>,
}
