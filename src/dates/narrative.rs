//! Whether a text tells history: then a date without a year belongs to the dates around it, not to the day of
//! publication.

use chrono::{Datelike, NaiveDate};

use super::expression::{DateExpression, Meaning, YearPart};
use super::lexicon::Unit;

/// Explicit old dates that history has at least, and how many of them name a month: years alone are also the
/// background of news.
const OLD: usize = 5;
const OLD_MONTHS: usize = 3;
/// Years before publication from which on a date is old.
const AGE: i32 = 3;
/// Months of past years that make a chronicle, however recent.
const CHRONICLE: usize = 10;
/// Past dates for each one that points at the day of writing.
const PER_POINTER: usize = 8;

/// Whether the expressions are those of a narrative: most full dates and years lie far back, or there are many of
/// past years, and hardly any word points at the day of writing.
pub(super) fn is_narrative(expressions: &[DateExpression], reference: Option<NaiveDate>) -> bool {
    let (mut old, mut recent, mut current, mut months, mut pointing) = (0, 0, 0, 0, 0);
    for expression in expressions {
        match expression.meaning {
            Meaning::Calendar { year: YearPart::Is(year), month, .. } => {
                match reference {
                    Some(day) if year >= day.year() => current += 1,
                    Some(day) if year > day.year() - AGE => recent += 1,
                    _ => old += 1,
                }
                let past = reference.is_none_or(|day| year < day.year());
                months += usize::from(past && month.is_some());
            }
            Meaning::Day(-1 | 1)
            | Meaning::Weekday { .. }
            | Meaning::Unit { unit: Unit::Day | Unit::Week | Unit::Month | Unit::Year, .. }
            | Meaning::Offset { anchored: false, .. }
            | Meaning::Weekend
            | Meaning::Calendar { year: YearPart::Shift(_) | YearPart::Last | YearPart::Next, .. } => pointing += 1,
            _ => {}
        }
    }
    let past = old + recent;
    let history = old >= OLD && months >= OLD_MONTHS && old >= 4 * (recent + current);
    let chronicle = months >= CHRONICLE && past >= 4 * current;
    // Without a day of publication nothing tells how old the dates are: only a text that never points counts.
    let allowed = if reference.is_some() { past / PER_POINTER } else { 0 };
    (history || chronicle) && pointing <= allowed
}
