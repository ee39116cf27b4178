//! What a text says about itself before it begins: date line, byline, title, agency dateline.
//!
//! Input: the text of one document. Output: [`Headers`], byte spans and the publication date. Only the head of the
//! text is looked at, and only what is plainly a header counts: a sentence that merely begins with a date or a
//! place is left alone. Which place a dateline names is decided elsewhere.

mod dateline;

use chrono::NaiveDate;

use crate::dates::{StatedDay, parse_day, stated_day};
use crate::text::{PublicationBasis, Published, Span};

pub use dateline::Dateline;

/// Bytes in which a title, a byline or a dateline must begin.
const HEAD: usize = 600;
/// Bytes that a block of `Key: value` lines may have.
const BLOCK: usize = 4096;
/// Bytes that a line may have to be a title or a byline.
const SHORT: usize = 160;

/// Bytes that the key of a `Key: value` line may have.
const LONGEST_KEY: usize = 24;

/// What a text says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Headers {
    /// Day of publication: from a header line, else from the dateline.
    pub published: Option<Published>,
    /// Who wrote it: the names after `By`.
    pub byline: Option<Span>,
    /// A title that stands on a line of its own.
    pub title_line: Option<Span>,
    /// Where, and by whom, it was reported.
    pub dateline: Option<Dateline>,
    /// First byte of the report itself.
    pub body_start: u32,
}

/// What a header line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    /// Day of publication.
    Date,
    /// Day of a later change: used when nothing else tells the day.
    Updated,
    Title,
    Byline,
    Other,
}

/// Keys of header lines, in small letters.
const KEYS: [(&str, Field); 44] = [
    ("date", Field::Date),
    ("dated", Field::Date),
    ("published", Field::Date),
    ("published on", Field::Date),
    ("published at", Field::Date),
    ("date published", Field::Date),
    ("publication date", Field::Date),
    ("pub date", Field::Date),
    ("pubdate", Field::Date),
    ("posted", Field::Date),
    ("posted on", Field::Date),
    ("release date", Field::Date),
    ("nntp-posting-date", Field::Other),
    ("updated", Field::Updated),
    ("last updated", Field::Updated),
    ("last modified", Field::Updated),
    ("modified", Field::Updated),
    ("title", Field::Title),
    ("headline", Field::Title),
    ("subject", Field::Title),
    ("by", Field::Byline),
    ("byline", Field::Byline),
    ("author", Field::Byline),
    ("authors", Field::Byline),
    ("from", Field::Other),
    ("to", Field::Other),
    ("cc", Field::Other),
    ("reply-to", Field::Other),
    ("source", Field::Other),
    ("url", Field::Other),
    ("link", Field::Other),
    ("section", Field::Other),
    ("category", Field::Other),
    ("tags", Field::Other),
    ("keywords", Field::Other),
    ("language", Field::Other),
    ("id", Field::Other),
    ("document", Field::Other),
    ("message-id", Field::Other),
    ("newsgroups", Field::Other),
    ("organization", Field::Other),
    ("content-type", Field::Other),
    ("mime-version", Field::Other),
    ("copyright", Field::Other),
];

/// Words that stand small among the names of a byline or a date line.
const SMALL: [&str; 33] = [
    "and",
    "of",
    "for",
    "in",
    "with",
    "de",
    "del",
    "da",
    "di",
    "la",
    "van",
    "von",
    "der",
    "den",
    "bin",
    "ibn",
    "al",
    "el",
    "the",
    "at",
    "our",
    "a",
    "an",
    "own",
    "correspondent",
    "correspondents",
    "reporter",
    "reporters",
    "writer",
    "writers",
    "editor",
    "staff",
    "agencies",
];
/// Those who write without a name.
const WRITERS: [&str; 5] = ["correspondent", "reporter", "writer", "editor", "staff"];

/// Reads the head of a text.
///
/// ```
/// use dateline::input::headers;
///
/// let text = "Published: March 3, 2024\n\nLIMA (AP) -- A bus fell into a river.";
/// let found = headers::read(text);
/// assert_eq!(found.published.unwrap().date.to_string(), "2024-03-03");
/// assert_eq!(found.dateline.unwrap().place.of(text), "LIMA");
/// assert_eq!(&text[found.body_start as usize..], "A bus fell into a river.");
/// ```
#[must_use]
pub fn read(text: &str) -> Headers {
    let mut reader = Reader { text, at: skip_space(text, 0), headers: Headers::default(), updated: None, in_block: false };
    while reader.step() {}
    reader.finish()
}

struct Reader<'t> {
    text: &'t str,
    /// First byte that is not read yet.
    at: usize,
    headers: Headers,
    updated: Option<Published>,
    /// Whether the line before was a `Key: value` line.
    in_block: bool,
}

impl Reader<'_> {
    /// Reads one header line; false when the report begins.
    fn step(&mut self) -> bool {
        let limit = if self.in_block { BLOCK } else { HEAD };
        if self.at >= self.text.len() || self.at > limit {
            return false;
        }
        let line = line_at(self.text, self.at);
        if let Some(end) = self.key_line(line) {
            return self.advance(end);
        }
        self.in_block = false;
        let words = line.of(self.text);
        if let Some(dated) = date_line(self.text, line) {
            self.publish(dated.date, dated.words, PublicationBasis::Header);
            if let Some(byline) = byline(self.text, dated.beside) {
                self.headers.byline.get_or_insert(byline);
            }
            return self.advance(line.end as usize);
        }
        if let Some(dateline) = dateline::read(self.text, self.at) {
            self.headers.dateline = Some(dateline.found);
            self.at = skip_space(self.text, dateline.end);
            return false;
        }
        if is_id(words) {
            return self.advance(line.end as usize);
        }
        if self.headers.byline.is_none()
            && let Some(byline) = byline(self.text, line)
        {
            self.headers.byline = Some(byline);
            return self.advance(line.end as usize);
        }
        if self.headers.title_line.is_none() && self.is_title(line) {
            self.headers.title_line = Some(line);
            return self.advance(line.end as usize);
        }
        false
    }

    fn advance(&mut self, end: usize) -> bool {
        self.at = skip_space(self.text, end);
        true
    }

    fn publish(&mut self, date: NaiveDate, span: Span, basis: PublicationBasis) {
        self.headers.published.get_or_insert(Published { date, basis, span: Some(span) });
    }

    /// Reads a `Key: value` line, or a date key with its date before the text; returns where reading goes on.
    fn key_line(&mut self, line: Span) -> Option<usize> {
        let words = line.of(self.text);
        let colon = key_end(words);
        let field = colon.and_then(|colon| field_of(&words[..colon]));
        let Some((colon, field)) = colon.zip(field) else { return self.date_before_text(line) };
        let from = line.start as usize + colon + 1;
        let value = trimmed(self.text, from, line.end as usize);
        match field {
            Field::Date | Field::Updated => {
                if let Some((date, end)) = leading_date(value.of(self.text)) {
                    let span = Span::new(line.start, value.start + end as u32);
                    if field == Field::Date {
                        self.publish(date, span, PublicationBasis::Header);
                    } else {
                        self.updated = Some(Published { date, basis: PublicationBasis::Header, span: Some(span) });
                    }
                    // Text on the same line belongs to the report.
                    if rest_is_text(&value.of(self.text)[end..]) {
                        return Some(span.end as usize);
                    }
                }
            }
            Field::Title => _ = self.headers.title_line.get_or_insert(value),
            Field::Byline => _ = self.headers.byline.get_or_insert(value),
            Field::Other if !self.in_block && words.len() > SHORT => return None,
            Field::Other => {}
        }
        self.in_block = true;
        Some(line.end as usize)
    }

    /// `date 2024-03-31 The recent …`, `Published March 3, 2024 at 10:30 GMT`: a date key without a colon.
    fn date_before_text(&mut self, line: Span) -> Option<usize> {
        let words = line.of(self.text);
        let initial = words.bytes().next()?.to_ascii_lowercase();
        let is_initial = |key: &str| key.as_bytes()[0] == initial;
        let (key, field) = KEYS
            .iter()
            .filter(|(key, field)| is_initial(key) && matches!(field, Field::Date | Field::Updated) && starts_with_word(words, key))
            .max_by_key(|(key, _)| key.len())?;
        let value = words[key.len()..].trim_start();
        let before = words.len() - value.len();
        let (date, end) = leading_date(value)?;
        let text_follows = rest_is_text(&value[end..]);
        // "Published March 3, 2024 in the journal …" is a sentence; after the bare word "date" only a header is.
        if text_follows && (*key != "date" || value[end..].starts_with(',')) {
            return None;
        }
        let span = Span::new(line.start, line.start + (before + end) as u32);
        if *field == Field::Date {
            self.publish(date, span, PublicationBasis::Header);
        } else {
            self.updated = Some(Published { date, basis: PublicationBasis::Header, span: Some(span) });
        }
        Some(if text_follows { span.end } else { line.end } as usize)
    }

    /// Whether a line is a title: short, and followed by a blank line or by more of a header.
    fn is_title(&self, line: Span) -> bool {
        let words = line.of(self.text);
        if words.len() > SHORT || words.ends_with([',', ';', ':', '-']) || !words.chars().any(char::is_alphabetic) {
            return false;
        }
        let rest = &self.text[line.end as usize..];
        let body = rest.trim_start();
        if body.is_empty() {
            return false;
        }
        let gap = &rest[..rest.len() - body.len()];
        let next = line_at(self.text, line.end as usize + gap.len());
        // Some agencies end their titles with a full stop; then only what stands below tells a title.
        (gap.bytes().filter(|&byte| byte == b'\n').count() > 1 && !words.ends_with('.'))
            || byline(self.text, next).is_some()
            || has_key(next.of(self.text))
            || date_line(self.text, next).is_some()
            || dateline::read(self.text, next.start as usize).is_some()
    }

    /// A `Published: …` line that stands alone among the first paragraphs or below the last.
    fn line_inside(&self) -> Option<Published> {
        let head = floor(self.text, BLOCK);
        let tail = floor(self.text, self.text.len().saturating_sub(HEAD)).max(head);
        [(self.at, head), (tail, self.text.len())].into_iter().filter(|(start, end)| start < end).find_map(|(start, end)| {
            // Only a line with a colon can be one.
            memchr::memchr_iter(b':', &self.text.as_bytes()[start..end]).find_map(|colon| {
                let part = &self.text[start..end];
                let from = part[..colon].rfind('\n').map_or(0, |before| before + 1);
                if part[from..colon].contains(':') {
                    return None;
                }
                let to = part[colon..].find('\n').map_or(part.len(), |after| colon + after);
                self.published_line(trimmed(self.text, start + from, start + to))
            })
        })
    }

    /// The day of a line that holds nothing but a date key and a date.
    fn published_line(&self, line: Span) -> Option<Published> {
        let words = line.of(self.text);
        let colon = key_end(words).filter(|_| words.len() <= SHORT)?;
        field_of(&words[..colon]).filter(|field| *field == Field::Date)?;
        let value = trimmed(self.text, line.start as usize + colon + 1, line.end as usize);
        let (date, end) = leading_date(value.of(self.text))?;
        let alone = !rest_is_text(&value.of(self.text)[end..]);
        alone.then(|| Published { date, basis: PublicationBasis::Header, span: Some(Span::new(line.start, value.start + end as u32)) })
    }

    fn finish(mut self) -> Headers {
        if self.headers.published.is_none() {
            self.headers.published = self.line_inside();
        }
        if self.headers.published.is_none() {
            let dated = self.headers.dateline.and_then(|dateline| dateline.date);
            self.headers.published =
                dated.map(|(date, span)| Published { date, basis: PublicationBasis::Dateline, span: Some(span) }).or(self.updated);
        }
        self.headers.body_start = self.at as u32;
        self.headers
    }
}

/// A line that holds a full date and what stands beside it.
struct DateLine {
    date: NaiveDate,
    words: Span,
    /// Names on the same line: agency, place, `By …`.
    beside: Span,
}

/// A line that is a date (`Tuesday, May 3, 2016`), or a date with names on one side of it, divided by a sign: an
/// agency, a place, a writer (`14 February 2017 | Azov News`, `By Ana Soto, Lima | 3 May 2021`).
fn date_line(text: &str, line: Span) -> Option<DateLine> {
    let words = line.of(text);
    // A date of a header has its day and year in digits.
    if words.len() > 110 || !text[line.end as usize..].starts_with(['\n', '\r']) || !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (date, span) = match stated_day(words)? {
        StatedDay::Alone(date) => return Some(DateLine { date, words: line, beside: Span::new(line.end, line.end) }),
        StatedDay::Within(date, span) => (date, span),
    };
    let (mut start, end) = (span.start as usize, span.end as usize);
    let ahead = words[..start].trim_end_matches([' ', ',', '.']);
    let day = ahead.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + ahead[at..].chars().next().map_or(1, char::len_utf8));
    if is_weekday(&ahead[day..]) {
        start = day;
    }
    let sign = |c: char| matches!(c, '|' | '/' | '-' | '\u{2013}' | '\u{2014}' | ',' | '\u{b7}' | '\u{2022}' | ';');
    let (before, after) = (words[..start].trim(), words[end..].trim());
    let dated = Span::new(line.start + start as u32, line.start + end as u32);
    if after.is_empty() || is_clock(after) {
        if before.is_empty() {
            return Some(DateLine { date, words: dated, beside: Span::new(line.start, line.start) });
        }
        // What a dateline is, the reader of datelines tells.
        let plain = before.trim_end_matches(sign).trim_end();
        let divided = plain.len() < before.len() && !before.ends_with(',') && !plain.ends_with(')');
        return (divided && is_names(plain)).then(|| DateLine {
            date,
            words: dated,
            beside: trimmed(text, line.start as usize, line.start as usize + plain.len()),
        });
    }
    let names = after.trim_start_matches(sign).trim_start();
    (before.is_empty() && names.len() < after.len() && is_names(names)).then(|| DateLine {
        date,
        words: dated,
        beside: Span::new(line.end - names.len() as u32, line.end),
    })
}

/// A clock time behind a date: `10:30 GMT`, `at 9 a.m.`
fn is_clock(words: &str) -> bool {
    words.len() <= 24
        && words.trim_start_matches([',', ' ', '|', '-']).trim_start_matches("at ").starts_with(|c: char| c.is_ascii_digit())
        && words.split_whitespace().count() <= 4
}

/// Whether words are names and no sentence: each with a capital letter, or one of the small words of names.
fn is_names(words: &str) -> bool {
    let name = |word: &str| {
        let bare = word.trim_matches(['(', ')', ',', '.', '|', '/', ':']);
        bare.is_empty() || bare.starts_with(char::is_uppercase) || SMALL.contains(&bare)
    };
    (1..=10).contains(&words.split_whitespace().count()) && words.starts_with(char::is_uppercase) && words.split_whitespace().all(name)
}

/// The first colon of a line, if it stands where that of a key may.
fn key_end(words: &str) -> Option<usize> {
    words.as_bytes().iter().take(LONGEST_KEY + 1).position(|&byte| byte == b':')
}

fn field_of(key: &str) -> Option<Field> {
    let key = key.trim();
    KEYS.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|&(_, field)| field)
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)) && text[word.len()..].starts_with([' ', '\t'])
}

/// A full date at the very beginning of `value`, and where its words and a clock time after them end.
fn leading_date(value: &str) -> Option<(NaiveDate, usize)> {
    let (date, span) = match stated_day(&value[..floor(value, 80)])? {
        StatedDay::Alone(date) => return Some((date, value.len())),
        StatedDay::Within(date, span) => (date, span),
    };
    let start = span.start as usize;
    // A weekday may stand before it, and nothing else.
    let before = value[..start].trim_end_matches([' ', ',', '.']);
    (start <= 12 && (before.is_empty() || is_weekday(before))).then_some((date, span.end as usize))
}

fn is_weekday(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    word.len() >= 3
        && ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].iter().any(|day| day.starts_with(&word))
}

/// Whether a line is a `Key: value` line.
fn has_key(words: &str) -> bool {
    key_end(words).is_some_and(|colon| field_of(&words[..colon]).is_some())
}

/// Whether what follows a date on its line is text, and not the clock time or the rest of a date line.
fn rest_is_text(rest: &str) -> bool {
    let rest = rest.trim();
    let clock = ["at ", "|", "(", "-", "\u{2013}", "\u{2014}", "\u{b7}", "/", ";"].iter().any(|sign| rest.starts_with(sign))
        || rest.starts_with(|c: char| c.is_ascii_digit());
    (rest.len() > 60 || !clock) && rest.split_whitespace().count() > 2
}

/// The names of a `By …` line.
fn byline(text: &str, line: Span) -> Option<Span> {
    let words = line.of(text);
    let key = words.get(..3)?;
    if !key.eq_ignore_ascii_case("by ") || key.starts_with('b') || words.len() > 120 || words.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let names = words[3..].trim();
    let is_name = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c == '&' || c == '(') || SMALL.contains(&word.trim_end_matches([',', '.']))
    };
    let sentence = names.ends_with(['.', '!', '?', ':']) && !names.ends_with("Jr.") && !names.ends_with("Sr.");
    let fits = (1..=14).contains(&names.split_whitespace().count())
        && names.split_whitespace().all(is_name)
        && (names.starts_with(char::is_uppercase)
            // "By our correspondent in Lima"
            || names.split_whitespace().take(3).any(|word| WRITERS.contains(&word.trim_end_matches(['s', ',', '.']))));
    (fits && !sentence).then(|| trimmed(text, line.start as usize + 3, line.end as usize))
}

/// Whether a line is the name of the document: `DEV-0042`, `TST1-0007 (NOSC)`, `[12345]`.
fn is_id(line: &str) -> bool {
    let name = line.split_whitespace().next().unwrap_or_default();
    let rest = line[name.len().min(line.len())..].trim();
    let bracketed = rest.is_empty() || rest.starts_with('(') && rest.ends_with(')') && rest.len() <= 24;
    let shape = name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"-_[]#".contains(&byte));
    bracketed
        && shape
        && name.len() <= 40
        && name.bytes().any(|byte| byte.is_ascii_digit())
        && (name.contains('-') || name.contains('_') || name.starts_with(['[', '#']))
        && parse_day(line).is_none()
}

/// The line at `at`, without white space at its ends.
fn line_at(text: &str, at: usize) -> Span {
    let window = floor(text, at + BLOCK);
    let end = text[at..window].find('\n').map_or(window, |end| at + end);
    trimmed(text, at, end)
}

fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let words = &text[start..end];
    let start = start + (words.len() - words.trim_start().len());
    Span::new(start as u32, (start + words.trim().len()) as u32)
}

fn skip_space(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}

/// The last character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

#[cfg(test)]
mod tests;
