//! Counts of people, and an event's reconciled casualties.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

pub use crate::counts::{CountKind, Qualifier};

/// One count in the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CountRecord {
    /// `C1`, `C2`, … in order of the text.
    pub id: SmolStr,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: SmolStr,
    /// `title` when the span counts from the title's start.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub field: Option<SmolStr>,
    /// What is counted.
    pub kind: CountKind,
    /// Least number that the words allow.
    pub low: Option<u64>,
    /// The number to use.
    pub best: Option<u64>,
    /// Greatest number that the words allow.
    pub high: Option<u64>,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// Who is counted, as stated: `civilians`, `soldiers`, `police`, `children`, `attackers`, …
    pub group: Option<SmolStr>,
    /// Entity id of the place that the count is for, when it is narrower than the event's.
    pub place: Option<SmolStr>,
    /// Entity id of who gives the figure.
    pub source: Option<SmolStr>,
    /// Whether the figure is a running total ("the toll rose to nine").
    pub cumulative: bool,
    /// The event it belongs to.
    pub event: Option<SmolStr>,
}

/// A reconciled figure.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// Least number.
    pub low: Option<u64>,
    /// The number to use.
    pub best: Option<u64>,
    /// Greatest number; null when open.
    pub high: Option<u64>,
    /// Parts of the figure as stated, by group.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub of_whom: BTreeMap<String, u64>,
    /// The counts it was made from.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub counts: Vec<SmolStr>,
}

/// An event's casualties: a figure for each kind that is stated, in the order of [`CountKind`].
pub type Casualties = BTreeMap<CountKind, Figure>;

/// One figure given for an event, in order of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TollRecord {
    /// The count.
    pub count: SmolStr,
    /// The day the figure is for.
    pub as_of: Option<SmolStr>,
    /// Entity id or words of who gives it.
    pub source: Option<SmolStr>,
    /// The count that replaced it.
    pub superseded_by: Option<SmolStr>,
}
