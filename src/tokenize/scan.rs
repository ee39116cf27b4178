//! One pass over the text that cuts it into tokens.

use super::token::{Gap, Kind, Shape, Tokens};
use super::{abbreviations, fold};
use crate::text::Span;

/// From so many on, the same mark again and again is one token.
const LONG_RUN: usize = 8;

/// Cuts `text` into tokens; sentences are left empty. Beside them, the tokens at which a sentence may begin: those
/// on a new line, and those behind a space and a mark that may end one.
pub(super) fn scan(text: &str) -> (Tokens, Vec<u32>) {
    cut::<true>(text)
}

/// As [`scan`]. Unless `QUICK`, the rules for any text cut what [`ShortWord`] and [`Plain`] would have read.
fn cut<const QUICK: bool>(text: &str) -> (Tokens, Vec<u32>) {
    let mut tokens = Tokens::of(text);
    let mut starts = Vec::with_capacity(text.len() / 50 + 8);
    // Whether the token before may end a sentence.
    let mut marked = false;
    let bytes = text.as_bytes();
    let mut letters = Letters::default();
    let mut at = 0;
    let mut gap = Gap::Paragraph;
    while let Some(&byte) = bytes.get(at) {
        if QUICK && let Some(word) = ShortWord::at(bytes, at) {
            if gap >= Gap::Line || marked && gap == Gap::Space {
                starts.push(tokens.len() as u32);
            }
            marked = false;
            let span = Span::new(at as u32, (at + word.length) as u32);
            letters.capital += word.capitals;
            letters.small += word.length as u32 - word.capitals;
            tokens.push_plain(span, Kind::Word, word.shape, gap, word.hash);
            gap = if word.spaced { Gap::Space } else { Gap::None };
            at += word.length + usize::from(word.spaced);
            continue;
        }
        if byte == b' ' {
            gap = gap.max(Gap::Space);
            at += 1;
            continue;
        }
        let plain = || if byte.is_ascii_alphanumeric() { Plain::word(bytes, at, byte) } else { Plain::mark(bytes, at, byte) };
        if QUICK && let Some(plain) = plain() {
            if gap >= Gap::Line || marked && gap == Gap::Space {
                starts.push(tokens.len() as u32);
            }
            marked = matches!(byte, b'.' | b'"' | b')' | b']' | b'!' | b'?');
            letters.capital += plain.letters.capital;
            letters.small += plain.letters.small;
            tokens.push_plain(Span::new(at as u32, plain.end as u32), plain.kind, plain.shape, gap, plain.hash);
            gap = Gap::None;
            at = plain.end;
            continue;
        }
        let Some(first) = text[at..].chars().next() else { break };
        if first.is_whitespace() || first == '\u{FEFF}' || first == '\u{200B}' || first == '\0' {
            let line_end = first == '\n' || (first == '\r' && !text[at + 1..].starts_with('\n'));
            gap = match gap {
                Gap::None | Gap::Space if line_end => Gap::Line,
                _ if line_end => Gap::Paragraph,
                _ => gap.max(Gap::Space),
            };
            at += first.len_utf8();
            continue;
        }
        let end = if first.is_alphanumeric() { at + word_length(&text[at..]) } else { at + punctuation_length(&text[at..], first) };
        if gap >= Gap::Line || marked && gap == Gap::Space {
            starts.push(tokens.len() as u32);
        }
        push(text, &mut tokens, at, end, gap, &mut letters);
        marked = text.as_bytes()[end - 1] == b'.' || tokens.last().is_some_and(|token| token.kind == Kind::Punctuation);
        gap = Gap::None;
        at = end;
    }
    // Case tells nothing where nine letters in ten are capitals; a short text may be a headline.
    tokens.all_capitals = letters.capital > 40 && letters.capital > 9 * letters.small;
    (tokens, starts)
}

/// Letters counted.
#[derive(Debug, Clone, Copy, Default)]
struct Letters {
    capital: u32,
    small: u32,
}

impl Letters {
    /// Shape of a word with these letters, the first of them perhaps a capital.
    const fn shape(self, first_capital: bool) -> Shape {
        match (self.capital, self.small) {
            (0, 0) => Shape::None,
            (0, _) => Shape::Lower,
            (1, _) if first_capital => Shape::Title,
            (_, 0) => Shape::Upper,
            _ => Shape::Mixed,
        }
    }

    /// Kind of a word with these letters and perhaps digits.
    const fn kind(self, digits: bool) -> Kind {
        match (self.capital + self.small, digits) {
            (0, _) => Kind::Number,
            (_, false) => Kind::Word,
            _ => Kind::Mixed,
        }
    }
}

/// Arithmetic on eight bytes of a text at once; a set highest bit of a byte is a yes.
mod eight {
    const ONES: u64 = 0x0101_0101_0101_0101;
    pub(super) const HIGH: u64 = 0x80 * ONES;

    /// Which bytes lie from `least` to `most`; the highest bit of each must be clear.
    #[inline]
    pub(super) const fn within(bytes: u64, least: u8, most: u8) -> u64 {
        // A byte of at least `least` gets its highest bit by adding the difference to 128.
        (bytes + (0x80 - least) as u64 * ONES) & !(bytes + (0x7f - most) as u64 * ONES) & HIGH
    }

    /// The bytes with every capital made small, and other marks made others.
    #[inline]
    pub(super) const fn small(bytes: u64) -> u64 {
        bytes | (0x20 * ONES)
    }

    /// All bits of the bytes before the first yes.
    #[inline]
    pub(super) const fn before(yes: u64) -> u64 {
        ((yes & yes.wrapping_neg()) >> 7).wrapping_sub(1)
    }

    /// Number of yeses.
    #[inline]
    pub(super) const fn count(yes: u64) -> u32 {
        ((yes >> 7).wrapping_mul(ONES) >> 56) as u32
    }
}

/// A word of at most seven ASCII letters before a mark that cannot belong to it: three tokens in four. [`Plain`]
/// would read it the same; a test compares.
struct ShortWord {
    length: usize,
    capitals: u32,
    shape: Shape,
    /// Whether a space follows.
    spaced: bool,
    hash: u64,
}

impl ShortWord {
    #[inline]
    fn at(text: &[u8], at: usize) -> Option<Self> {
        let bytes = u64::from_le_bytes(*text.get(at..)?.first_chunk()?);
        if bytes & eight::HIGH != 0 {
            return None;
        }
        let small = eight::small(bytes);
        let stop = eight::within(small, b'a', b'z') ^ eight::HIGH;
        let own = eight::before(stop);
        if stop == 0 || own == 0 {
            return None;
        }
        let length = stop.trailing_zeros() as usize / 8;
        let next = (bytes >> (8 * length)) as u8;
        if matches!(next, b'0'..=b'9' | b'.' | b'\'' | b'`') {
            return None;
        }
        let capitals = !(bytes << 2) & own & eight::HIGH;
        let (count, shape) = match capitals {
            0 => (0, Shape::Lower),
            0x80 => (1, Shape::Title),
            _ => {
                let count = eight::count(capitals);
                (count, if count as usize == length { Shape::Upper } else { Shape::Mixed })
            }
        };
        Some(Self { length, capitals: count, shape, spaced: next == b' ', hash: fold::step(fold::SEED, small & own) })
    }
}

/// The letters and digits at the beginning of eight bytes of a text.
struct Chunk {
    /// The bytes, capitals made small, zeros behind the word.
    folded: u64,
    /// Number of them.
    length: usize,
    letters: u64,
    capitals: u64,
    digits: u64,
}

impl Chunk {
    /// What stands at `at`, before the end of the text.
    fn at(text: &[u8], at: usize) -> Self {
        let bytes = text.get(at..at + 8).and_then(<[u8]>::first_chunk).map_or_else(
            || text.iter().skip(at).rev().fold(0, |bytes, &byte| bytes << 8 | u64::from(byte)),
            |bytes| u64::from_le_bytes(*bytes),
        );
        let (ascii, low) = (!bytes & eight::HIGH, bytes & !eight::HIGH);
        let letters = eight::within(eight::small(low), b'a', b'z') & ascii;
        let digits = eight::within(low, b'0', b'9') & ascii;
        let stop = (letters | digits) ^ eight::HIGH;
        let own = eight::before(stop);
        let letters = letters & own;
        let capitals = letters & !(bytes << 2);
        Self { folded: (bytes | capitals >> 2) & own, length: stop.trailing_zeros() as usize / 8, letters, capitals, digits: digits & own }
    }
}

/// A token of ASCII letters and digits alone, or one ASCII mark, whose end needs no second look: nearly all
/// tokens of news in English. The rules for the others, below, would cut them the same; a test compares.
struct Plain {
    end: usize,
    kind: Kind,
    shape: Shape,
    letters: Letters,
    /// Hash of the folded form.
    hash: u64,
}

impl Plain {
    /// The plain word at `start`, whose first byte is `first`.
    #[inline(never)]
    fn word(bytes: &[u8], start: usize, first: u8) -> Option<Self> {
        let mut letters = Letters::default();
        let (mut end, mut hash, mut digits) = (start, fold::SEED, 0);
        loop {
            let chunk = Chunk::at(bytes, end);
            if chunk.length == 0 {
                break;
            }
            let capital = eight::count(chunk.capitals);
            letters.capital += capital;
            letters.small += eight::count(chunk.letters) - capital;
            digits |= chunk.digits;
            hash = fold::step(hash, chunk.folded);
            end += chunk.length;
            if end - start > 64 {
                return None;
            }
            if chunk.length < 8 {
                break;
            }
        }
        let length = end - start;
        let spelled = letters.capital + letters.small > 0;
        let next = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
        match next(end) {
            128.. | b'`' => return None,
            // "1,200" and "3.5"; but "1999," ends.
            b',' if !spelled && next(end + 1).is_ascii_digit() => return None,
            b'.' => {
                let after = next(end + 1);
                let open = after >= 128 || after == b'.' || after.is_ascii_alphanumeric();
                let single = length == 1 && letters.capital == 1;
                if open || single || (spelled && abbreviations::is_abbreviation(hash, first.is_ascii_uppercase())) {
                    return None;
                }
            }
            b'\'' => {
                let clitic = matches!(next(end + 1), b's' | b'S') && next(end + 2) < 128 && !next(end + 2).is_ascii_alphanumeric();
                if !spelled || !clitic {
                    return None;
                }
            }
            _ => {}
        }
        Some(Self { end, kind: letters.kind(digits != 0), shape: letters.shape(first.is_ascii_uppercase()), letters, hash })
    }

    /// One mark that neither joins nor repeats.
    #[inline]
    fn mark(bytes: &[u8], start: usize, mark: u8) -> Option<Self> {
        let repeats = bytes.get(start + 1) == Some(&mark);
        let plain = mark.is_ascii_graphic() && !matches!(mark, b'\'' | b'`') && !repeats;
        plain.then(|| Self {
            end: start + 1,
            kind: Kind::Punctuation,
            shape: Shape::None,
            letters: Letters::default(),
            hash: fold::step(fold::SEED, u64::from(mark)),
        })
    }
}

/// Length in bytes of the word or number at the start of `rest`.
fn word_length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    let mut numeric = true;
    while let Some((offset, c)) = chars.next() {
        if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
            numeric &= c.is_ascii_digit();
            end = offset + c.len_utf8();
            continue;
        }
        let next = chars.peek().map(|&(_, next)| next);
        let joins = match c {
            ',' | '.' if numeric => next.is_some_and(|n| n.is_ascii_digit()) && (c == '.' || grouped(&rest[offset + 1..])),
            '.' => dot_joins(rest, offset, next),
            _ if fold::is_joiner(c) => !numeric && next.is_some_and(char::is_alphabetic) && !clitic(&rest[offset + c.len_utf8()..]),
            _ => false,
        };
        if !joins {
            break;
        }
    }
    // A final dot belongs to the word in "U.S." and in a known abbreviation.
    let dotted = rest[..end].contains('.') && !numeric;
    if rest[end..].starts_with('.') && !numeric && !rest[end + 1..].starts_with('.') {
        let single = rest[..end].chars().count() == 1 && rest.starts_with(char::is_uppercase);
        let abbreviation = || {
            abbreviations::is_abbreviation(
                fold::hash(&rest[..end].to_ascii_lowercase()),
                rest.starts_with(|c: char| c.is_ascii_uppercase()),
            )
        };
        if dotted || single || abbreviation() {
            end += 1;
        }
    }
    end
}

/// Whether three digits and no fourth stand at the start of `rest`, as after the comma of `1,200`.
fn grouped(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3
}

/// Whether a dot inside a word joins its sides: only between single letters (`U.S.`, `a.m.`, `N.C.`) or in `Ph.D`.
fn dot_joins(rest: &str, offset: usize, next: Option<char>) -> bool {
    let Some(next) = next else { return false };
    if !next.is_alphabetic() {
        return false;
    }
    let after = &rest[offset + 1 + next.len_utf8()..];
    let single_after = !after.starts_with(char::is_alphanumeric);
    let before = rest[..offset].rsplit('.').next().unwrap_or_default();
    single_after && before.chars().count() <= 2
}

/// Whether an apostrophe's right side is a clitic: `'s`.
fn clitic(after: &str) -> bool {
    let mut chars = after.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

fn punctuation_length(rest: &str, first: char) -> usize {
    let mut length = first.len_utf8();
    if fold::is_joiner(first) && first != '.' && clitic(&rest[length..]) {
        return length + 1;
    }
    if first.is_ascii() {
        // A rule of dashes is one token and not ten thousand, and so is any mark that goes on and on.
        let run = rest.bytes().take_while(|&byte| byte == first as u8).count();
        if run >= LONG_RUN || matches!(first, '-' | '.' | '=' | '_' | '*') {
            length = run;
        }
    }
    length
}

fn push(text: &str, tokens: &mut Tokens, start: usize, end: usize, gap: Gap, letters: &mut Letters) {
    let word = &text[start..end];
    let span = Span::new(start as u32, end as u32);
    let first = word.chars().next().unwrap_or(' ');
    if !first.is_alphanumeric() {
        let attached = gap == Gap::None && tokens.last().is_some_and(|t| matches!(t.kind, Kind::Word | Kind::Mixed));
        let possessive = fold::is_joiner(first)
            && attached
            && (word.len() > first.len_utf8()
                || (first != '.'
                    && tokens.last().is_some_and(|t| text[..t.span.end as usize].ends_with(['s', 'S']))
                    && !text[end..].starts_with(char::is_alphanumeric)));
        let kind = if possessive { Kind::Possessive } else { Kind::Punctuation };
        tokens.push(span, kind, Shape::None, gap, word);
        return;
    }
    let mut own = Letters::default();
    let mut digits = false;
    for c in word.chars() {
        if c.is_uppercase() {
            own.capital += 1;
        } else if c.is_ascii_digit() {
            digits = true;
        } else if c.is_lowercase() || c.is_alphabetic() {
            own.small += 1;
        }
    }
    letters.capital += own.capital;
    letters.small += own.small;
    tokens.push(span, own.kind(digits), own.shape(first.is_uppercase()), gap, word);
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::*;

    use super::super::sentences;
    use super::*;

    /// All that a token tells, but not where its folded form is kept.
    fn told(tokens: &Tokens) -> Vec<(Span, Kind, Shape, Gap, u64, &str)> {
        let one =
            |(at, token): (usize, &super::super::Token)| (token.span, token.kind, token.shape, token.gap, token.hash, tokens.folded(at));
        tokens.iter().enumerate().map(one).collect()
    }

    fn is_cut_the_same(text: &str) {
        let ((mut quick, quick_starts), (mut slow, slow_starts)) = (cut::<true>(text), cut::<false>(text));
        sentences::split(text, &mut quick, &quick_starts);
        sentences::split(text, &mut slow, &slow_starts);
        assert_eq!(quick.sentences, slow.sentences, "{text:?}");
        assert_eq!(told(&quick), told(&slow), "{text:?}");
        assert_eq!(quick.all_capitals, slow.all_capitals, "{text:?}");
    }

    proptest! {
        #[test]
        fn any_text(text: String) {
            is_cut_the_same(&text);
        }

        #[test]
        fn marks_between_words(text in "([A-Za-z]{1,12}|[0-9]{1,4}|U\\.S\\.|Gen|no|É|’|'s?|[-.,\"/&%$:;()`] ?|\\.\\.\\.|[ \n]){0,24}") {
            is_cut_the_same(&text);
        }
    }

    #[test]
    fn articles() {
        for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/articles")).expect("the articles are there") {
            let path = entry.expect("a readable folder").path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                is_cut_the_same(&fs::read_to_string(path).expect("an article is text"));
            }
        }
    }
}
