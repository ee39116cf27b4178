//! Reads a whole string as one day: metadata fields, `--published`, the date of a header or a dateline.

use chrono::NaiveDate;

use super::expression::{DateExpression, Meaning, YearPart};
use super::parse::find;
use crate::text::Span;
use crate::tokenize::{Kind, Tokens, tokenize};

/// The day that `text` states, if it states one full day and nothing else but a weekday and a clock time.
///
/// Two digits of a year stand for 1930 to 2029. A day that the calendar does not have gives `None`.
///
/// ```
/// use dateline::dates::parse_day;
///
/// for text in ["2024-03-31", "31 MAR 24", "March 31, 2024", "Sun, 31 Mar 2024 10:00:00 +0000", "2024-03-31T10:00:00Z", "20240331"] {
///     assert_eq!(parse_day(text).map(|day| day.to_string()).as_deref(), Some("2024-03-31"), "{text}");
/// }
/// assert_eq!(parse_day("30 February 2024"), None);
/// assert_eq!(parse_day("yesterday"), None);
/// ```
#[must_use]
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    match stated_day(text.trim())? {
        StatedDay::Alone(day) => Some(day),
        StatedDay::Within(..) => None,
    }
}

/// A full day stated in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatedDay {
    /// The text states this day and nothing else but a weekday and a clock time.
    Alone(NaiveDate),
    /// The first of the full days that it states, and the byte range of its words.
    Within(NaiveDate, Span),
}

/// Bytes that a text may have to be nothing but a day.
const ALONE: usize = 64;

/// The full day that `text` states, by [`parse_day`]'s rules if it is all of the text, else the first one in it.
#[must_use]
pub fn stated_day(text: &str) -> Option<StatedDay> {
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        let day = NaiveDate::parse_from_str(text, "%Y%m%d").ok()?;
        return (text.starts_with("19") || text.starts_with("20")).then_some(StatedDay::Alone(day));
    }
    let tokens = tokenize(text);
    let found = find(text, &tokens);
    if let Some(day) = alone(text, &tokens, &found) {
        return Some(StatedDay::Alone(day));
    }
    found.iter().find_map(|date| {
        let day = full_day(date)?;
        Some(StatedDay::Within(day, tokens.span(date.tokens)))
    })
}

/// The day of an expression that has its year, month and day, if the calendar has it.
fn full_day(date: &DateExpression) -> Option<NaiveDate> {
    match date.meaning {
        Meaning::Calendar { year: YearPart::Is(year), month: Some(month), day: Some(day), .. } => NaiveDate::from_ymd_opt(year, month, day),
        _ => None,
    }
}

/// The day that is all of a text.
fn alone(text: &str, tokens: &Tokens, found: &[DateExpression]) -> Option<NaiveDate> {
    let (first, others) = found.split_first()?;
    let day = full_day(first).filter(|_| text.len() <= ALONE)?;
    // Before it nothing but brackets; after it only what belongs to a clock time.
    let before = (0..first.tokens.first()).all(|at| tokens[at].kind == Kind::Punctuation);
    let after = (first.tokens.end as usize..tokens.len()).all(|at| match tokens[at].kind {
        Kind::Word => matches!(
            tokens.folded(at),
            "am" | "pm" | "gmt" | "utc" | "z" | "est" | "edt" | "cst" | "cdt" | "pst" | "pdt" | "at" | "cet" | "cest" | "bst" | "et" | "t"
        ),
        Kind::Number | Kind::Punctuation => true,
        Kind::Mixed => tokens.folded(at).ends_with(['z', 'm']),
        Kind::Possessive => false,
    });
    (before && after && others.iter().all(|date| date.meaning == Meaning::Bare)).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_of_days() {
        for (text, day) in [
            ("3 JAN 90", "1990-01-03"),
            ("03 Jan 1990", "1990-01-03"),
            ("Jan. 3, 1990", "1990-01-03"),
            ("Wednesday, January 3, 1990", "1990-01-03"),
            ("1990/01/03", "1990-01-03"),
            ("01/03/1990", "1990-01-03"),
            ("13/01/1990", "1990-01-13"),
            ("13.1.1990", "1990-01-13"),
            ("3-Jan-90", "1990-01-03"),
            ("Mon, 25 Dec 1995 13:30:00 +0430", "1995-12-25"),
            ("2024-03-31 10:00", "2024-03-31"),
            ("2024-03-31T10:00:00+02:00", "2024-03-31"),
            ("March 31, 2024 10:30 p.m.", "2024-03-31"),
            ("3 ENE 90", "1990-01-03"),
            ("29 February 2024", "2024-02-29"),
        ] {
            assert_eq!(parse_day(text).map(|day| day.to_string()).as_deref(), Some(day), "{text}");
        }
        for text in [
            "",
            "March 2024",
            "Monday",
            "29 February 2023",
            "the report of March 3, 1990",
            "1990",
            "March 3, 1990 and May 4, 1991",
            "99999999",
        ] {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }

    #[test]
    fn first_of_several() {
        let text = "SAN SALVADOR, 3 JAN 90 (AGENCY) -- Five died on 2 January.";
        let Some(StatedDay::Within(day, span)) = stated_day(text) else { panic!("no day in {text}") };
        assert_eq!(day.to_string(), "1990-01-03");
        assert_eq!(span.of(text), "3 JAN 90");
    }
}
