//! Reads news and says who did what to whom, where, when, and how many were hurt.
//!
//! Deterministic and offline: lexicons, gazetteers and rules are compiled into the program. Text goes in;
//! entities, dates, counts and events come out, each with the words that say so.
//!
//! ```
//! use dateline::{Document, Extractor, Options};
//!
//! let extractor = Extractor::new(&Options::default())?;
//! let record = extractor.record(&Document::new("a", "Gunmen shot dead three policemen in Karachi on Monday."));
//! let event = &record.events[0];
//! assert_eq!(event.event_type, "attack");
//! assert_eq!(event.place.as_ref().unwrap().country.as_deref(), Some("PK"));
//! # Ok::<(), dateline::DataError>(())
//! ```

pub mod cli;
pub mod counts;
pub mod dates;
pub mod entities;
pub mod events;
pub mod extractor;
pub mod gazetteer;
pub mod input;
pub mod lexicon;
pub mod output;
pub mod record;
pub mod syntax;
pub mod text;
pub mod tokenize;

pub use extractor::{Analysis, DataError, Extractor, Options};
pub use record::Record;
pub use text::Document;
