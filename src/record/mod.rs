//! The public record of a document: types, and how they are made from an analysis.
//!
//! One set of Rust types is the JSON Lines record, the JSON Schema (`dateline schema`), and the source of every
//! other output. Offsets are Unicode code points, half open; a span's `text` equals that slice.
//! Absent means "not stated"; 0 means "stated to be none".

mod build;
mod casualties;
mod document;
mod entity;
mod event;
mod warnings;

pub use build::build;
pub(crate) use build::hex;
pub use casualties::{Casualties, CountKind, CountRecord, Figure, Qualifier, TollRecord};
pub use document::{Coverage, DateRecord, ErrorBody, ErrorRecord, ProducedBy, PublishedRecord, Record, SCHEMA, SpanRecord, WarningRecord};
pub use entity::{EntityRecord, EntityType, Form, MentionRecord, RunnerUp};
pub use event::{
    AttributionRecord, Codes, EventDate, EventPlace, EventRecord, Evidence, Modality, PerpetratorRecord, SourceRecord, TargetRecord,
    TriggerRecord, WeaponRecord,
};
