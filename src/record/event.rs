//! Events of a document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Casualties, Figure, TollRecord, WarningRecord};

/// One event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventRecord {
    /// `V1`, `V2`, … most important first.
    pub id: SmolStr,
    /// Content-addressed: the same event of the same document has the same uid everywhere.
    pub uid: SmolStr,
    /// Event type, such as `attack`.
    #[serde(rename = "type")]
    pub event_type: SmolStr,
    /// Subtype, such as `bombing`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub subtype: Option<SmolStr>,
    /// Codes in other schemes.
    pub codes: Codes,
    /// Whether it happened.
    pub modality: Modality,
    /// Whether it is a kind of event and not one event.
    pub generic: bool,
    /// The words that tell it.
    pub triggers: Vec<TriggerRecord>,
    /// When it happened.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<EventDate>,
    /// Where it happened.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub place: Option<EventPlace>,
    /// Where it happened as well ("in Italy and France"), in the order of the text.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub other_places: Vec<EventPlace>,
    /// Who did it.
    pub perpetrators: Vec<PerpetratorRecord>,
    /// Whom or what it struck.
    pub targets: Vec<TargetRecord>,
    /// With what.
    pub weapons: Vec<WeaponRecord>,
    /// Reconciled casualties by kind.
    pub casualties: Casualties,
    /// Every figure given, in order.
    pub tolls: Vec<TollRecord>,
    /// Who reports it.
    pub sources: Vec<SourceRecord>,
    /// Which rule took which field from which words.
    pub evidence: Vec<Evidence>,
    /// 0 to 1.
    pub confidence: f64,
    /// What an analyst should look at.
    pub warnings: Vec<WarningRecord>,
}

/// Codes of the event type in other schemes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Codes {
    /// PLOVER root and mode.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub plover: Option<SmolStr>,
    /// CAMEO code.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cameo: Option<SmolStr>,
    /// ACLED event and sub-event type.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub acled: Option<SmolStr>,
    /// GTD attack type.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub gtd: Option<SmolStr>,
    /// MUC-4 incident type.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub muc4: Option<SmolStr>,
}

/// Whether an event happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// It happened.
    Actual,
    /// It was tried and failed.
    Attempted,
    /// Somebody says that they will do it.
    Threatened,
    /// It is set for the future.
    Planned,
    /// One side says so.
    Claimed,
    /// Somebody says that it did not happen.
    Denied,
    /// It did not happen.
    Negated,
    /// It might happen, or might have.
    Hypothetical,
    /// It is background: long past.
    Historical,
}

/// Words that tell an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TriggerRecord {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: SmolStr,
    /// `title` when the span counts from the title's start.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub field: Option<SmolStr>,
}

/// When an event happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EventDate {
    /// First day.
    pub earliest: SmolStr,
    /// Last day.
    pub latest: SmolStr,
    /// `day`, `week`, `month`, `year`, …
    pub precision: SmolStr,
    /// How it is known.
    pub basis: SmolStr,
    /// The date expression.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<SmolStr>,
}

/// Where an event happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventPlace {
    /// The place entity.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entity: Option<SmolStr>,
    /// The words.
    pub raw: SmolStr,
    /// Name of the place.
    pub name: SmolStr,
    /// City, where the place is one or lies in one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub city: Option<SmolStr>,
    /// First-level division.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub admin1: Option<SmolStr>,
    /// ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub country: Option<SmolStr>,
    /// Degrees north.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lat: Option<f64>,
    /// Degrees east.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lon: Option<f64>,
    /// What the coordinates are exact to.
    pub precision: SmolStr,
    /// `stated`, `inherited` or `dateline`.
    pub basis: SmolStr,
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PerpetratorRecord {
    /// The entity, when it has a name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entity: Option<SmolStr>,
    /// The words.
    pub text: SmolStr,
    /// The entity's name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub name: Option<SmolStr>,
    /// `organization`, `individual` or `state`.
    pub kind: SmolStr,
    /// How sure it is that they did.
    pub attribution: AttributionRecord,
    /// Who says so.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub speaker: Option<SmolStr>,
}

/// How sure it is who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AttributionRecord {
    /// Reported as fact.
    Fact,
    /// They say so themselves.
    Claimed,
    /// Somebody accuses them.
    Accused,
    /// Authorities accuse them.
    AccusedByAuthorities,
    /// They are suspected.
    Suspected,
    /// They may have.
    Possible,
    /// They deny it.
    Denied,
}

/// Whom or what it struck.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TargetRecord {
    /// `human` or `property`.
    pub kind: SmolStr,
    /// The words.
    pub text: SmolStr,
    /// A person's or thing's name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub name: Option<SmolStr>,
    /// The entity.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entity: Option<SmolStr>,
    /// Class, such as `civilian` or `vehicle`.
    pub class: SmolStr,
    /// How many.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub count: Option<Figure>,
    /// ISO 3166-1 alpha-2 of the stated nationality.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub nationality: Option<SmolStr>,
    /// What became of it: `killed`, `injured`, `kidnapped`, `unhurt`, `damaged`, `destroyed`, …
    pub effect: Vec<SmolStr>,
}

/// With what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WeaponRecord {
    /// The words.
    pub text: SmolStr,
    /// Class, such as `vehicle_bomb`.
    pub class: SmolStr,
}

/// Who reports an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceRecord {
    /// The entity, when it has a name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entity: Option<SmolStr>,
    /// The words.
    pub text: SmolStr,
    /// The verb, such as `said`.
    pub verb: SmolStr,
}

/// Which rule took a field from which words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// The field.
    pub field: SmolStr,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// `title` when the span counts from the title's start.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none", default)]
    pub in_field: Option<SmolStr>,
    /// The rule.
    pub rule: SmolStr,
}
