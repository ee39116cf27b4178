//! Reads news and says who did what to whom, where, when, and how many were hurt.

pub mod text;
pub mod tokenize;

pub use text::Document;
pub mod record;
pub mod counts;
pub mod lexicon;
pub mod gazetteer;
pub mod entities;
pub mod syntax;
pub mod dates;
