//! The document record and the error record.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{CountRecord, EntityRecord, EventRecord};

/// Name and version of the record's format, in every record.
pub const SCHEMA: &str = "dateline/1";

/// What a document says: one JSON object a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Always `dateline/1`.
    pub schema: SmolStr,
    /// The document's name: its id field, or its path below the folder given.
    pub id: SmolStr,
    /// The file it came from; `-` for standard input.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<SmolStr>,
    /// SHA-256 of the decoded text, title included, in hexadecimal.
    pub sha256: SmolStr,
    /// The title field, where it came apart from the text.
    pub title: Option<SmolStr>,
    /// Language of the text (ISO 639-1); only English is read.
    pub language: SmolStr,
    /// The encoding that the bytes were guessed to be in; absent where it was certain.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub encoding: Option<SmolStr>,
    /// When the document was published, and how that is known; null when nothing says so.
    pub published: Option<PublishedRecord>,
    /// The document's text, with `--with-text`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<SmolStr>,
    /// People, organizations and places, each with all its mentions.
    pub entities: Vec<EntityRecord>,
    /// Dates, times and durations, in order of the text.
    pub dates: Vec<DateRecord>,
    /// Counts of people hurt, held, moved or taking part, in order of the text.
    pub counts: Vec<CountRecord>,
    /// Events, the most important first.
    pub events: Vec<EventRecord>,
    /// What an analyst should look at.
    pub warnings: Vec<WarningRecord>,
    /// How much of the text was read.
    pub coverage: Coverage,
    /// Version of the program and digest of its rules and gazetteers.
    pub produced_by: ProducedBy,
}

/// The day of publication.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PublishedRecord {
    /// ISO 8601 calendar day.
    pub value: SmolStr,
    /// `metadata`, `header`, `dateline` or `option`.
    pub basis: SmolStr,
    /// Where the words stand, for `header` and `dateline`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub start: Option<u32>,
    /// One past the words' last code point.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub end: Option<u32>,
}

/// A date, time, duration or set in the text (TIMEX3).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DateRecord {
    /// `D1`, `D2`, … in order of the text.
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
    /// TIMEX3 value; absent when a relative expression has nothing to be relative to.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub value: Option<SmolStr>,
    /// TIMEX3 type: `DATE`, `TIME`, `DURATION` or `SET`.
    pub timex: SmolStr,
    /// First calendar day that it may mean.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub earliest: Option<SmolStr>,
    /// Last calendar day that it may mean.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub latest: Option<SmolStr>,
    /// `time`, `day`, `week`, `month`, `quarter`, `season`, `year`, `decade`, `century`, or absent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub precision: Option<SmolStr>,
    /// How the value was obtained: `explicit`, `relative`, `weekday`, `dateline`, `inherited`, `publication`.
    pub basis: SmolStr,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SpanRecord {
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

/// Something that an analyst should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WarningRecord {
    /// Stable code, such as `date_far_from_publication`.
    pub code: SmolStr,
    /// One sentence that says what is odd.
    pub message: SmolStr,
    /// The words it is about.
    pub spans: Vec<SpanRecord>,
}

/// How much of a document was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// Code points of the text.
    pub chars: u32,
    /// Sentences found.
    pub sentences: u32,
    /// Sentences left unread.
    pub skipped: u32,
}

/// What made a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProducedBy {
    /// Version of the program.
    pub version: SmolStr,
    /// SHA-256 over rules and gazetteers, the user's included, in hexadecimal.
    pub data: SmolStr,
    /// What vague numbers are worth: `minimum`, `acled` or `isaf`.
    pub vague: SmolStr,
}

/// Stands for a document that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ErrorRecord {
    /// Always `dateline/1`.
    pub schema: String,
    /// The document's name, as far as known.
    pub id: String,
    /// The file it came from.
    pub source: Option<String>,
    /// What is wrong.
    pub error: ErrorBody,
}

/// Code and message of an [`ErrorRecord`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ErrorBody {
    /// Stable code, such as `invalid_json`.
    pub code: String,
    /// One sentence for a person.
    pub message: String,
}
