//! People, organizations and places of a document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// One real person, organization or place, with all its mentions in the document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EntityRecord {
    /// `E1`, `E2`, … in order of first mention.
    pub id: SmolStr,
    /// What it is.
    #[serde(rename = "type")]
    pub entity_type: EntityType,
    /// Finer kind, such as `armed_group` or `city`; absent for people.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub kind: Option<SmolStr>,
    /// The preferred name: the gazetteer's, or the longest in the text.
    pub name: SmolStr,
    /// The gazetteer row, such as `org/isis-k` or `geonames/524901`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub gazetteer: Option<SmolStr>,
    /// ISO 3166-1 alpha-2 code of its country.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub country: Option<SmolStr>,
    /// First-level division, for a place.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub admin1: Option<SmolStr>,
    /// Degrees north, for a place.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lat: Option<f64>,
    /// Degrees east, for a place.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lon: Option<f64>,
    /// What the coordinates are exact to: `facility`, `city`, `admin2`, `admin1`, `country`, `region`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub precision: Option<SmolStr>,
    /// The second-best reading of a place name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub runner_up: Option<RunnerUp>,
    /// What a person is, as stated in the text or the gazetteer.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub role: Option<SmolStr>,
    /// Entity id of the organization or country that a person speaks for or belongs to.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub affiliation: Option<SmolStr>,
    /// Entity ids or gazetteer rows that it is part of, such as `org/islamic-state` for its branch.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub related: Vec<SmolStr>,
    /// Where the text names it.
    pub mentions: Vec<MentionRecord>,
}

/// The type of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntityType {
    /// A human being.
    Person,
    /// A group with a name.
    Organization,
    /// Something with a location.
    Place,
}

/// How a mention refers to its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A name.
    Name,
    /// An abbreviation made of initials.
    Acronym,
    /// A common noun ("the group").
    Nominal,
    /// An adjective or inhabitant name of a place ("Russian").
    Demonym,
    /// A pronoun.
    Pronoun,
}

/// One place in the text that names an entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MentionRecord {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: SmolStr,
    /// `title` when the span counts from the title's start.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub field: Option<SmolStr>,
    /// How it refers.
    pub form: Form,
    /// `government` where a place name stands for its government.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub stands_for: Option<SmolStr>,
}

/// The second-best reading of a place name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RunnerUp {
    /// Its gazetteer row.
    pub gazetteer: SmolStr,
    /// Its name with its parent.
    pub name: SmolStr,
    /// How far ahead the choice is: 0 (even) to 1.
    pub margin: f64,
}
