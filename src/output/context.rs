//! The text behind a record: from the record's code points back to bytes, and to the sentence around them.

use std::cell::OnceCell;

use crate::input::headers;
use crate::text::{Document, Span};
use crate::tokenize::{Tokens, tokenize};

/// Code points between two remembered positions.
const STRIDE: usize = 256;

/// Bytes that a sentence may have where it is shown; a longer one is cut around the words that matter.
const LONGEST: usize = 1200;

/// The text of a document, asked by code points.
pub(super) struct Context<'t> {
    text: &'t str,
    /// First byte of the body.
    body: usize,
    /// Byte of every `STRIDE`-th code point of the title, or of the body; empty for ASCII.
    strides: OnceCell<Vec<u32>>,
    tokens: OnceCell<Tokens>,
    /// First byte behind the header lines and the dateline.
    report: OnceCell<usize>,
}

impl<'t> Context<'t> {
    pub(super) fn new(document: &'t Document) -> Self {
        Self {
            text: &document.text,
            body: document.body_start as usize,
            strides: OnceCell::new(),
            tokens: OnceCell::new(),
            report: OnceCell::new(),
        }
    }

    /// The whole text, title included.
    pub(super) const fn text(&self) -> &'t str {
        self.text
    }

    /// The byte at which a code point of the record stands; `field` is the span's field.
    pub(super) fn byte(&self, offset: u32, field: Option<&str>) -> usize {
        let offset = offset as usize;
        if field.is_some() {
            // Titles are short.
            return self.text.char_indices().nth(offset).map_or(self.text.len(), |(at, _)| at);
        }
        let body = &self.text[self.body..];
        let strides = self.strides.get_or_init(|| {
            if body.is_ascii() { Vec::new() } else { body.char_indices().step_by(STRIDE).map(|(at, _)| at as u32).collect() }
        });
        if strides.is_empty() {
            return (self.body + offset).min(self.text.len());
        }
        let Some(&from) = strides.get(offset / STRIDE) else { return self.text.len() };
        let rest = &body[from as usize..];
        self.body + from as usize + rest.char_indices().nth(offset % STRIDE).map_or(rest.len(), |(at, _)| at)
    }

    /// The sentence around a byte; of a very long one the part around the byte.
    pub(super) fn sentence(&self, at: usize) -> Span {
        let tokens = self.tokens.get_or_init(|| tokenize(self.text));
        let index = tokens.partition_point(|token| (token.span.end as usize) <= at).min(tokens.len().saturating_sub(1));
        let Some(sentence) = tokens.sentences.get(tokens.sentence_of(index)) else { return Span::new(0, 0) };
        let mut span = tokens.span(sentence.tokens);
        // A date line or dateline before the first words is no part of the sentence.
        let report = *self.report.get_or_init(|| self.body + headers::read(&self.text[self.body..]).body_start as usize);
        if (span.start as usize) < report && report <= at && at < span.end as usize {
            span = Span::new(report as u32, span.end);
        }
        if span.len() as usize <= LONGEST {
            return span;
        }
        let start = self.text.ceil_char_boundary(at.saturating_sub(LONGEST / 3).max(span.start as usize));
        let end = self.text.floor_char_boundary((start + LONGEST).min(span.end as usize));
        Span::new(start as u32, end as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_of_title_and_body() {
        let body = "Bogot\u{e1} \u{2014} ".repeat(100) + "end. Next one.";
        let document = Document::with_title("x", "T\u{ed}tulo", &body);
        let context = Context::new(&document);
        for (offset, (at, _)) in body.char_indices().enumerate() {
            assert_eq!(context.byte(offset as u32, None), document.body_start as usize + at);
        }
        assert_eq!(context.byte(body.chars().count() as u32, None), document.text.len());
        assert_eq!(context.byte(2, Some("title")), 3);
        assert_eq!(context.sentence(document.text.len() - 3).of(&document.text), "Next one.");
    }

    #[test]
    fn headers_are_no_part_of_the_first_sentence() {
        let document = Document::new("x", " date 2024-03-31 The bridge fell. Nobody died.");
        assert_eq!(Context::new(&document).sentence(22).of(&document.text), "The bridge fell.");
    }

    #[test]
    fn a_huge_sentence_is_cut() {
        let document = Document::new("x", "word ".repeat(100_000));
        let sentence = Context::new(&document).sentence(250_000);
        assert!(sentence.len() <= 1200 && sentence.start < 250_000 && sentence.end > 250_000);
    }
}
