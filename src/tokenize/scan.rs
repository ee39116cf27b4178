//! One pass over the text that cuts it into tokens.

use super::token::{Gap, Kind, Shape, Tokens};
use super::{abbreviations, fold};
use crate::text::Span;

/// From so many on, the same mark again and again is one token.
const LONG_RUN: usize = 8;

/// Cuts `text` into tokens; sentences are left empty.
pub(super) fn scan(text: &str) -> Tokens {
    let mut tokens = Tokens::of(text);
    let mut letters = (0usize, 0usize); // capital, small
    let mut at = 0;
    let mut line_ends = 2;
    let mut spaced = false;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() || first == '\u{FEFF}' || first == '\u{200B}' || first == '\0' {
            line_ends += usize::from(first == '\n' || (first == '\r' && !text[at + 1..].starts_with('\n')));
            spaced = true;
            at += first.len_utf8();
            continue;
        }
        let gap = match (line_ends, spaced) {
            (0, false) => Gap::None,
            (0, true) => Gap::Space,
            (1, _) => Gap::Line,
            _ => Gap::Paragraph,
        };
        (line_ends, spaced) = (0, false);
        if let Some(plain) = Plain::at(text.as_bytes(), at) {
            letters.0 += usize::from(plain.capital);
            letters.1 += usize::from(plain.small);
            tokens.push_plain(Span::new(at as u32, plain.end as u32), plain.kind, plain.shape, gap, plain.hash);
            at = plain.end;
            continue;
        }
        let end = if first.is_alphanumeric() { at + word_length(&text[at..]) } else { at + punctuation_length(&text[at..], first) };
        push(text, &mut tokens, at, end, gap, &mut letters);
        at = end;
    }
    // Case tells nothing where nine letters in ten are capitals; a short text may be a headline.
    tokens.all_capitals = letters.0 > 40 && letters.0 > 9 * letters.1;
    tokens
}

/// A token of ASCII letters and digits alone, or one ASCII mark, whose end needs no second look: nearly all
/// tokens of news in English. The rules for the others, below, would cut them the same; a test compares.
struct Plain {
    end: usize,
    kind: Kind,
    shape: Shape,
    capital: u16,
    small: u16,
    /// Hash of the folded form.
    hash: u64,
}

impl Plain {
    /// The plain token at `start`, where no space stands.
    fn at(bytes: &[u8], start: usize) -> Option<Self> {
        let first = bytes[start];
        if !first.is_ascii_alphanumeric() {
            return Self::mark(bytes, start);
        }
        let (mut capital, mut small, mut end) = (0u16, 0u16, start);
        let mut hasher = fold::Hasher::default();
        while let Some(&byte) = bytes.get(end) {
            match byte {
                b'a'..=b'z' => small += 1,
                b'A'..=b'Z' => capital += 1,
                b'0'..=b'9' => {}
                _ => break,
            }
            hasher.add(byte.to_ascii_lowercase());
            end += 1;
            if end - start > 64 {
                return None;
            }
        }
        let letters = capital + small;
        let next = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
        match next(end) {
            128.. | b'`' => return None,
            // "1,200" and "3.5"; but "1999," ends.
            b',' if letters == 0 && next(end + 1).is_ascii_digit() => return None,
            b'.' => {
                let after = next(end + 1);
                let open = after >= 128 || after == b'.' || after.is_ascii_alphanumeric();
                let single = end == start + 1 && capital == 1;
                if open || single || (letters > 0 && abbreviations::is_abbreviation_of(&bytes[start..end])) {
                    return None;
                }
            }
            b'\'' => {
                let clitic = matches!(next(end + 1), b's' | b'S') && next(end + 2) < 128 && !next(end + 2).is_ascii_alphanumeric();
                if letters == 0 || !clitic {
                    return None;
                }
            }
            _ => {}
        }
        let kind = match (letters, (end - start) as u16 - letters) {
            (0, _) => Kind::Number,
            (_, 0) => Kind::Word,
            _ => Kind::Mixed,
        };
        let inner = capital - u16::from(first.is_ascii_uppercase());
        let shape = match (capital, small, inner) {
            (0, 0, _) => Shape::None,
            (0, _, _) => Shape::Lower,
            (1, _, 0) => Shape::Title,
            (_, 0, _) => Shape::Upper,
            _ => Shape::Mixed,
        };
        Some(Self { end, kind, shape, capital, small, hash: hasher.finish() })
    }

    /// One mark that neither joins nor repeats.
    fn mark(bytes: &[u8], start: usize) -> Option<Self> {
        let mark = bytes[start];
        let repeats = bytes.get(start + 1) == Some(&mark);
        let plain = mark.is_ascii_graphic() && !matches!(mark, b'\'' | b'`') && !repeats;
        let mut hasher = fold::Hasher::default();
        hasher.add(mark);
        plain.then(|| Self { end: start + 1, kind: Kind::Punctuation, shape: Shape::None, capital: 0, small: 0, hash: hasher.finish() })
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
        if dotted || single || abbreviations::is_abbreviation(&rest[..end]) {
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

fn push(text: &str, tokens: &mut Tokens, start: usize, end: usize, gap: Gap, letters: &mut (usize, usize)) {
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
    let (mut capital, mut small, mut digits, mut inner) = (0, 0, 0, 0);
    for (index, c) in word.chars().enumerate() {
        if c.is_uppercase() {
            capital += 1;
            inner += usize::from(index > 0);
        } else if c.is_ascii_digit() {
            digits += 1;
        } else if c.is_lowercase() || c.is_alphabetic() {
            small += 1;
        }
    }
    letters.0 += capital;
    letters.1 += small;
    let kind = match (capital + small, digits) {
        (0, _) => Kind::Number,
        (_, 0) => Kind::Word,
        _ => Kind::Mixed,
    };
    let shape = match (capital, small, inner) {
        (0, 0, _) => Shape::None,
        (0, _, _) => Shape::Lower,
        (1, _, 0) => Shape::Title,
        (_, 0, _) => Shape::Upper,
        _ => Shape::Mixed,
    };
    tokens.push(span, kind, shape, gap, word);
}
