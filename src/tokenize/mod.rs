//! From text to tokens and sentences.
//!
//! Input: the text of a document. Output: [`Tokens`], flat arrays of tokens and sentences. Tokens and the
//! gaps between them concatenate to the text. Each token carries its folded form (lower case, without
//! diacritics, apostrophes and dots) and that form's hash, so that the lists, the lexicon and the rules
//! compare words without touching the text again. Nothing here knows names, dates or grammar.

mod abbreviations;
pub mod fold;
mod scan;
mod sentences;
mod token;

pub use token::{Gap, Kind, Sentence, Shape, Token, Tokens};

/// Splits a text into tokens and sentences. Any text is valid.
///
/// ```
/// let tokens = dateline::tokenize::tokenize("The U.S.-led force left Mazar-i-Sharif. Gen. Khan's men stayed.");
/// let words: Vec<&str> = tokens.iter().map(|token| token.span.of("The U.S.-led force left Mazar-i-Sharif. Gen. Khan's men stayed.")).collect();
/// assert_eq!(words[..4], ["The", "U.S.", "-", "led"]);
/// assert_eq!(tokens.sentences.len(), 2);
/// ```
#[must_use]
pub fn tokenize(text: &str) -> Tokens {
    let (mut tokens, starts) = scan::scan(text);
    sentences::split(text, &mut tokens, &starts);
    tokens
}
