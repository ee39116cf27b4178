//! How a name or phrase of the data is cut into words, and how a text is walked word by word.
//!
//! Names are cut by the tokenizer itself, so that both sides agree. Hyphens, slashes, brackets and lone
//! apostrophes only connect; a clitic `'s` is a word of its own, and the spelling without its apostrophe
//! ("Lords Resistance Army") is a variant; `&` counts as "and". Shared by the build script and the library.

use crate::tokenize::fold::{fold, hash};
use crate::tokenize::{Gap, Kind, Shape, Tokens, tokenize};

/// One word of a name of the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameWord {
    /// Folded form.
    pub folded: String,
    /// Whether it is written without a capital letter.
    pub lower: bool,
}

/// The words of a name, once as written and once more if it holds a clitic that is often left out.
#[must_use]
pub fn split(name: &str) -> Vec<Vec<NameWord>> {
    let bare = without_remark(name);
    let tokens = tokenize(bare);
    let mut words: Vec<NameWord> = Vec::new();
    let mut joined: Vec<NameWord> = Vec::new();
    let mut clitic = false;
    for (index, token) in tokens.iter().enumerate() {
        let folded = tokens.folded(index);
        let word = match token.kind {
            Kind::Punctuation if folded == "&" => NameWord { folded: "and".into(), lower: true },
            Kind::Punctuation if !matters(folded) => continue,
            Kind::Possessive if folded != "s" => continue,
            Kind::Possessive => {
                clitic = true;
                words.push(NameWord { folded: folded.into(), lower: true });
                if let Some(last) = joined.last_mut() {
                    last.folded.push('s');
                }
                continue;
            }
            _ => NameWord { folded: folded.into(), lower: matches!(token.shape, Shape::Lower | Shape::None) },
        };
        words.push(word.clone());
        joined.push(word);
    }
    for list in [&mut words, &mut joined] {
        while list.last().is_some_and(|word| matters(&word.folded)) {
            list.pop();
        }
        list.retain(|word| !word.folded.is_empty());
    }
    let mut out = Vec::with_capacity(2);
    if !words.is_empty() && words.first().is_some_and(|word| !matters(&word.folded)) {
        out.push(words);
        if clitic {
            out.push(joined);
        }
    }
    out
}

/// A name without the remark in brackets that tells it from its namesakes.
#[must_use]
pub fn without_remark(name: &str) -> &str {
    match name.find([' ', '\u{a0}']).and_then(|_| name.find(['(', '['])) {
        Some(at) if at > 0 && name.ends_with([')', ']']) => name[..at].trim_end(),
        _ => name,
    }
}

/// Whether a punctuation mark is part of a name rather than a connector.
fn matters(folded: &str) -> bool {
    matches!(folded, "," | "+" | ":" | "." | "%" | "@")
}

/// The next word after token `index` inside one name: its token index and hash. `None` where a name ends:
/// at a paragraph, a quotation mark, a bracket, a spaced dash.
#[must_use]
pub fn next_word(tokens: &Tokens, index: usize) -> Option<(usize, u64)> {
    let mut at = index + 1;
    let mut connectors = 0;
    loop {
        let token = tokens.get(at)?;
        if token.gap == Gap::Paragraph {
            return None;
        }
        match token.kind {
            Kind::Word | Kind::Number | Kind::Mixed => return Some((at, token.hash)),
            Kind::Possessive => {
                if tokens.folded(at) == "s" {
                    return Some((at, token.hash));
                }
            }
            Kind::Punctuation => {
                let close = |at: usize| tokens.get(at + 1).is_some_and(|next| next.gap == Gap::None);
                match tokens.folded(at) {
                    "&" => return Some((at, hash("and"))),
                    "-" | "/" if token.gap == Gap::None && close(at) => {}
                    // "al - Qaeda", as texts that were cut into words write it.
                    "-" if follows_article(tokens, at) => {}
                    "'" if token.gap == Gap::None || close(at) => {}
                    mark if matters(mark) && (token.gap == Gap::None || mark == "+") => return Some((at, hash(mark))),
                    _ => return None,
                }
            }
        }
        connectors += 1;
        if connectors > 2 {
            return None;
        }
        at += 1;
    }
}

/// Whether the spaced hyphen at `at` stands between an Arabic article and a capital.
#[must_use]
pub fn follows_article(tokens: &Tokens, at: usize) -> bool {
    let spaced = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
    spaced(at)
        && spaced(at + 1)
        && matches!(tokens[at + 1].shape, Shape::Title | Shape::Upper | Shape::Mixed)
        && at
            .checked_sub(1)
            .is_some_and(|before| matches!(tokens.folded(before), "al" | "el" | "ar" | "as" | "at" | "ash" | "az" | "ad" | "an"))
}

/// The folded form of the word that [`next_word`] found at `index`.
#[must_use]
pub fn word_at(tokens: &Tokens, index: usize) -> &str {
    match tokens.folded(index) {
        "&" => "and",
        folded => folded,
    }
}

/// Folds a single word; for the compilers.
#[must_use]
pub fn folded(word: &str) -> String {
    fold(word)
}
