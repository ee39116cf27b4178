//! Writes records: JSON Lines, a JSON array, tables in CSV or TSV, MUC-4 templates, a
//! summary for people.
//!
//! A [`Writer`] turns one record into bytes and keeps no state between records, so that records are written on
//! many threads and put in order afterwards. Where the bytes go is the business of [`Target`]: a file appears
//! whole or not at all. Another format is another file here and another line in [`writer`].

mod cells;
mod context;
mod json;
mod muc4;
mod summary;
mod table;
mod tables;
mod target;

use crate::record::{ErrorRecord, Record};
use crate::text::Document;

pub use table::Table;
pub use target::{Target, is_closed_pipe};

/// Kind of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One record a line.
    JsonLines,
    /// One array of records.
    Json,
    /// A table, separated by commas (RFC 4180).
    Csv(Table),
    /// A table, separated by tabs.
    Tsv(Table),
    /// Answer templates of MUC-4.
    Muc4,
    /// A summary for people.
    Summary {
        /// Whether words are highlighted by terminal colours.
        color: bool,
    },
}

/// Turns records into bytes.
pub trait Writer: Send + Sync {
    /// What stands before the first record.
    fn begin(&self, _out: &mut Vec<u8>) {}

    /// What stands between two records.
    fn between(&self) -> &'static [u8] {
        b""
    }

    /// Appends a record, made from `document`.
    fn record(&self, record: &Record, document: &Document, out: &mut Vec<u8>);

    /// Appends an error record, where the format has a place for it; says whether it has.
    fn error(&self, _error: &ErrorRecord, _out: &mut Vec<u8>) -> bool {
        false
    }

    /// What stands after the last record.
    fn end(&self, _out: &mut Vec<u8>) {}
}

/// The writer of a format.
#[must_use]
pub fn writer(format: Format) -> Box<dyn Writer> {
    match format {
        Format::JsonLines => Box::new(json::Lines),
        Format::Json => Box::new(json::Array),
        Format::Csv(table) => Box::new(table::Delimited::csv(table)),
        Format::Tsv(table) => Box::new(table::Delimited::tsv(table)),
        Format::Muc4 => Box::new(muc4::Templates),
        Format::Summary { color } => Box::new(summary::Summary::new(color)),
    }
}
