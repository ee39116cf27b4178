//! Text and positions in it: the document, byte spans, token ranges, code-point offsets.
//!
//! The text of a document is never changed. A mention is a half-open byte span ([`Span`]) or a half-open
//! range of token indices ([`TokenRange`]); the two are different types so that they cannot be mixed up.
//! Code-point offsets, which the record promises, are made on output by [`CodePoints`].

mod code_points;
mod document;
mod span;

pub use code_points::CodePoints;
pub use document::{Document, PublicationBasis, Published};
pub use span::{Span, TokenRange};
