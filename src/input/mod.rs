//! From paths to documents: finds files, opens them, decodes them, and cuts them into documents.
//!
//! Input: what the user typed. Output: [`Documents`], an iterator of [`Item`]s in a fixed order, read one after
//! the other so that memory does not grow with the size of a file or folder. A document that cannot be used is
//! an item too ([`BadDocument`]); a source that cannot be read is an error that leaves the others untouched.
//! What a text says about itself (date line, dateline, byline) is read by [`headers`], on request. Nothing here
//! looks at a clock, and no text is changed but for its encoding.

mod delimited;
mod decode;
mod documents;
mod files;
pub mod headers;
mod json;
mod lines;
mod object;
mod source;

use std::fmt;

use chrono::NaiveDate;

use crate::text::Document;

pub use decode::{Decoded, decode};
pub use documents::Documents;
pub use files::{FileEntry, Found, find};

/// Bytes that one document may have, in any kind of input but JSON Lines.
pub const MAX_DOCUMENT: usize = 256 << 20;

/// Bytes that one line of JSON Lines, one value of a JSON file or one row of CSV may have.
pub const MAX_LINE: usize = 64 << 20;

/// Kind of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One document a file.
    Text,
    /// One JSON object a line, each a document.
    JsonLines,
    /// One JSON object a document; objects in an array, or one after the other, over any number of lines.
    Json,
    /// A header, then one document a row; separated by commas, semicolons or tabs.
    Csv,
}

/// Names of the fields that hold what, in JSON and CSV.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    /// Name of the document.
    pub id: String,
    /// Body.
    pub text: String,
    /// Title.
    pub title: String,
    /// Day of publication.
    pub date: String,
}

impl Default for Fields {
    fn default() -> Self {
        Self { id: "id".to_owned(), text: "text".to_owned(), title: "title".to_owned(), date: "date".to_owned() }
    }
}

/// How to read.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Kind of every input; told by extension and first bytes when absent.
    pub kind: Option<Kind>,
    /// Names of fields.
    pub fields: Fields,
    /// Publication date of documents that have no date field of their own.
    pub published: Option<NaiveDate>,
}

/// One document, or why there is none in its place.
#[derive(Debug, Clone)]
pub enum Item {
    /// A document to read.
    Document {
        /// The document.
        document: Document,
        /// What its date field holds, when that is no day.
        unread_date: Option<String>,
    },
    /// A document that cannot be read.
    Bad(BadDocument),
}

/// A document that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDocument {
    /// Its id field if that could be read, else source and line.
    pub id: String,
    /// File or stream.
    pub source: String,
    /// Stable code: `invalid_json`, `lone_surrogate`, `invalid_utf8`, `not_an_object`, `missing_text`,
    /// `text_not_a_string`, `too_large`.
    pub code: &'static str,
    /// One sentence for a person.
    pub message: String,
}

/// A file, folder or stream that cannot be read, wholly or from some point on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// File, folder or stream.
    pub source: String,
    /// Why.
    pub message: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.source, self.message)
    }
}

impl std::error::Error for Unreadable {}
