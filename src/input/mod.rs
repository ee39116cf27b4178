//! From files, folders and standard input to documents.
//!
//! Input: paths and what the user said of their kind. Output: a stream of [`Item`]s in a fixed order: a
//! document, or what is wrong with it. A bad document never takes the next one with it; a source that cannot be
//! read is an [`Item::Source`] failure, and the run goes on. What a text means is not known here, save for the
//! header and dateline that [`headers`] reads.

pub mod decode;
pub mod headers;
mod records;
mod walk;

use std::path::PathBuf;

use crate::text::Document;

pub use records::read_source;
pub use walk::sources;

/// What a source holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One document.
    Text,
    /// One document a line.
    JsonLines,
    /// One document a row, fields separated by this byte.
    Csv(u8),
}

/// Names of the fields that hold a document's parts.
#[derive(Debug, Clone)]
pub struct Fields {
    /// Id.
    pub id: String,
    /// Body.
    pub text: String,
    /// Title.
    pub title: String,
    /// Publication date.
    pub date: String,
}

impl Default for Fields {
    fn default() -> Self {
        Self { id: "id".to_owned(), text: "text".to_owned(), title: "title".to_owned(), date: "date".to_owned() }
    }
}

/// A file or standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file; none for standard input.
    pub path: Option<PathBuf>,
    /// The document's id where the source is one document: the path below the folder given.
    pub id: String,
    /// Kind stated by the user.
    pub kind: Option<Kind>,
}

/// What a source gives, one after the other.
#[derive(Debug)]
pub enum Item {
    /// A document.
    Document(Box<Document>),
    /// A document that cannot be read: it gets an error record.
    Bad {
        /// Its id, as far as known.
        id: String,
        /// Its source.
        source: Option<String>,
        /// Stable code.
        code: &'static str,
        /// One sentence.
        message: String,
    },
    /// A source that cannot be read, or not to its end.
    Source {
        /// The source.
        name: String,
        /// One sentence.
        message: String,
    },
}
