//! Records to bytes: JSON Lines, JSON, CSV, TSV, a summary for a terminal.
//!
//! Each writer turns one record into bytes without state, so that records can be written by many threads and
//! put in order afterwards; what stands before the first and after the last is [`Format::prologue`] and
//! [`Format::epilogue`].

mod summary;
mod tables;

use std::io;

pub use tables::Table;

use crate::record::{ErrorRecord, Record};

/// An output kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One record a line.
    JsonLines,
    /// One array.
    Json,
    /// One table, fields separated by this byte.
    Table(Table, u8),
    /// A summary for people; `true` with colours.
    Summary(bool),
}

/// One answer: a record, or the error record in its place.
#[derive(Debug)]
pub enum Answer {
    /// A record, and the text of its document for the summary and the sentence column.
    Record(Box<Record>, String),
    /// A document that could not be read.
    Error(ErrorRecord),
}

impl Format {
    /// Bytes before the first record.
    ///
    /// # Errors
    ///
    /// Those of the CSV writer.
    pub fn prologue(self) -> io::Result<Vec<u8>> {
        match self {
            Self::Json => Ok(b"[".to_vec()),
            Self::Table(table, separator) => tables::header(table, separator),
            Self::JsonLines | Self::Summary(_) => Ok(Vec::new()),
        }
    }

    /// Bytes after the last record.
    #[must_use]
    pub fn epilogue(self) -> &'static [u8] {
        if self == Self::Json { b"\n]\n" } else { b"" }
    }

    /// Appends one answer. An error record has a place in JSON only; elsewhere nothing is written.
    ///
    /// # Errors
    ///
    /// Those of the JSON and CSV writers; writing to memory does not fail.
    pub fn write(self, answer: &Answer, out: &mut Vec<u8>) -> io::Result<()> {
        match (self, answer) {
            (Self::JsonLines | Self::Json, Answer::Record(record, _)) => {
                if self == Self::Json {
                    out.extend_from_slice(b"\n");
                }
                serde_json::to_writer(&mut *out, record)?;
            }
            (Self::JsonLines | Self::Json, Answer::Error(error)) => {
                if self == Self::Json {
                    out.extend_from_slice(b"\n");
                }
                serde_json::to_writer(&mut *out, error)?;
            }
            (Self::Table(table, separator), Answer::Record(record, text)) => return tables::rows(table, separator, record, text, out),
            (Self::Summary(colours), Answer::Record(record, text)) => {
                summary::write(record, text, colours, out);
                return Ok(());
            }
            (Self::Table(..) | Self::Summary(_), Answer::Error(_)) => return Ok(()),
        }
        if self == Self::JsonLines {
            out.push(b'\n');
        }
        Ok(())
    }

    /// What stands between two records.
    #[must_use]
    pub fn separator(self) -> &'static [u8] {
        if self == Self::Json { b"," } else { b"" }
    }
}
