//! Sentence ends, and what a line end means.
//!
//! Agency text of old is wrapped at some 80 columns, so that a line end is a space; a table or a list has one
//! item a line, so that a line end is a full stop. [`wrapped`] decides once for the whole text.

use super::abbreviations;
use super::fold::WordSet;
use super::token::{Gap, Kind, Sentence, Shape, Tokens};
use crate::text::TokenRange;

/// A sentence longer than this many tokens is cut at the next comma or anywhere: later stages look at whole
/// sentences, and a text without full stops must stay linear.
const LONGEST: usize = 400;

/// Fills in [`Tokens::sentences`]; none begins at a token that is not among `starts`, unless it is too long.
pub(super) fn split(text: &str, tokens: &mut Tokens, starts: &[u32]) {
    let mut breaks = None;
    let mut sentences = Vec::with_capacity(tokens.len() / 20 + 1);
    let mut start = 0;
    let mut opens_paragraph = true;
    for index in starts.iter().map(|&index| index as usize).chain([tokens.len()]) {
        while let Some(cut) = (start + LONGEST..index).find(|&cut| overlong(tokens, start, cut)) {
            sentences.push(Sentence { tokens: TokenRange::new(start, cut), opens_paragraph });
            (start, opens_paragraph) = (cut, false);
        }
        if index == start {
            continue;
        }
        let Some(token) = tokens.get(index) else {
            sentences.push(Sentence { tokens: TokenRange::new(start, index), opens_paragraph });
            break;
        };
        let paragraph = token.gap == Gap::Paragraph || token.gap == Gap::Line && *breaks.get_or_insert_with(|| !wrapped(text));
        if paragraph
            || overlong(tokens, start, index)
            || token.gap != Gap::None && behind_mark(text, tokens, index) && ends_sentence(text, tokens, index)
        {
            sentences.push(Sentence { tokens: TokenRange::new(start, index), opens_paragraph });
            (start, opens_paragraph) = (index, paragraph);
        }
    }
    tokens.sentences = sentences;
}

/// Whether a sentence from token `start` is to be cut before token `index`, whatever stands there.
fn overlong(tokens: &Tokens, start: usize, index: usize) -> bool {
    let length = index - start;
    length >= LONGEST && (tokens[index - 1].kind == Kind::Punctuation || length >= 2 * LONGEST)
}

/// Whether a mark, or a word that ends in a dot, stands before token `index`.
fn behind_mark(text: &str, tokens: &Tokens, index: usize) -> bool {
    let before = &tokens[index - 1];
    before.kind == Kind::Punctuation || !before.is_plain() && text.as_bytes()[before.span.end as usize - 1] == b'.'
}

/// Whether a new sentence begins at token `index` inside a paragraph, behind a space and a mark or a dot.
#[inline(never)]
fn ends_sentence(text: &str, tokens: &Tokens, index: usize) -> bool {
    // Step back over closing quotes and brackets to the mark itself.
    let mut mark = index - 1;
    while mark > 0 && matches!(tokens.folded(mark), "\"" | "'" | ")" | "]" | "''") && tokens[mark].gap == Gap::None {
        mark -= 1;
    }
    let next = tokens[index];
    let next_text = next.span.of(text);
    let opens = next.shape != Shape::Lower || next_text.starts_with(|c: char| !c.is_alphabetic());
    match tokens.folded(mark) {
        "!" | "?" => opens,
        "." | ".." | "..." | "\u{2026}" => opens || tokens.folded(mark) == ".",
        _ => {
            let word = tokens[mark].span.of(text);
            if mark + 1 != index && !word.ends_with('.') {
                return false;
            }
            // "U.S." or "Inc." may end a sentence: only before a capitalized word that often opens one.
            word.len() > 2
                && word.ends_with('.')
                && tokens[mark].kind == Kind::Word
                && !never_final(tokens, mark)
                && next.shape != Shape::Lower
                && tokens.among(index, &OPENERS)
        }
    }
}

/// Abbreviations that may end a sentence.
static FINAL: WordSet<16> =
    WordSet::new(["us", "un", "uk", "am", "pm", "inc", "corp", "co", "ltd", "etc", "dc", "jr", "sr", "eu", "ussr", "bros"]);

/// Titles and months stand before a name or a number, never at the end.
fn never_final(tokens: &Tokens, mark: usize) -> bool {
    !tokens.among(mark, &FINAL) && (tokens.folded(mark).len() <= 2 || abbreviations::is_abbreviation(tokens.hash(mark), false))
}

/// Function words and pronouns that begin sentences.
static OPENERS: WordSet<51> = WordSet::new([
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "in",
    "on",
    "at",
    "but",
    "and",
    "this",
    "that",
    "these",
    "those",
    "there",
    "when",
    "while",
    "after",
    "before",
    "as",
    "if",
    "since",
    "according",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "however",
    "meanwhile",
    "police",
    "officials",
    "one",
    "two",
    "some",
    "many",
    "most",
    "no",
    "for",
    "from",
    "with",
    "by",
    "earlier",
    "also",
    "\"",
]);

/// Whether line ends are mere wrapping: most lines are filled to nearly the same width and do not end a sentence.
fn wrapped(text: &str) -> bool {
    let mut lines = 0usize;
    let mut full = 0usize;
    let mut unfinished = 0usize;
    let mut previous = "";
    for line in text.lines().take(400) {
        let line = line.trim_end();
        if !previous.is_empty() && !line.is_empty() {
            lines += 1;
            full += usize::from((50..=90).contains(&previous.len()));
            unfinished += usize::from(!previous.ends_with(['.', '!', '?', ':', '"']));
        }
        previous = line;
    }
    lines >= 1 && full * 10 >= lines * 7 && unfinished * 10 >= lines * 6
}

#[cfg(test)]
mod tests {
    use crate::tokenize::tokenize;

    fn sentences(text: &str) -> Vec<String> {
        let tokens = tokenize(text);
        tokens.sentences.iter().map(|s| tokens.span(s.tokens).of(text).to_owned()).collect()
    }

    #[test]
    fn table_of_sentence_ends() {
        let cases: &[(&str, usize)] = &[
            ("Gen. Omar Said left. He fell.", 2),
            ("Troops of the U.S. Army left.", 1),
            ("They flew to the U.S. The plane crashed.", 2),
            ("\"We saw it.\" She wept.", 2),
            ("The price was 3.5 million. Nobody paid.", 2),
            ("On Jan. 3 a bomb went off in St. Louis, Mo., police said.", 1),
            ("It began at 5 a.m. on Monday.", 1),
            ("One line\nanother line\nthird", 3),
            ("TWO MEN DIED. THREE WERE HURT.", 2),
            ("Why? Nobody knows!", 2),
        ];
        for (text, wanted) in cases {
            assert_eq!(sentences(text).len(), *wanted, "{text}: {:?}", sentences(text));
        }
    }

    #[test]
    fn wrapped_lines_hold_together() {
        let text = "THE ARMED FORCES SAID TODAY THAT A PATROL HAD COME UNDER FIRE NEAR THE\nBRIDGE AND THAT TWO SOLDIERS HAD BEEN WOUNDED IN THE EXCHANGE OF FIRE WITH\nTHE ATTACKERS, WHO FLED.";
        assert_eq!(sentences(text).len(), 1);
    }
}
