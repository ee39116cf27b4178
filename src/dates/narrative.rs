//! Whether a text tells history: then a date without a year belongs to the dates around it, not to the day of
//! publication.

use chrono::{Datelike, NaiveDate};

use super::expression::{DateExpression, Meaning, YearPart};

/// Explicit old dates that history has at least, and how many of them name a month: years alone are also the
/// background of news.
const OLD: usize = 5;
const OLD_MONTHS: usize = 3;
/// Years before publication from which on a date is old.
pub(super) const AGE: i32 = 3;
/// Old dates for each one that points at the day of writing.
const PER_POINTER: usize = 12;

/// Whether the expressions are those of a narrative: most full dates and years lie far back, and hardly any word
/// points at the day of writing.
pub(super) fn is_narrative(expressions: &[DateExpression], reference: Option<NaiveDate>) -> bool {
    let (mut old, mut months, mut near, mut pointing) = (0, 0, 0, 0);
    for expression in expressions {
        match expression.meaning {
            Meaning::Calendar { year: YearPart::Is(year), month, .. } => match reference {
                Some(day) if year > day.year() - AGE => near += 1,
                _ => {
                    old += 1;
                    months += usize::from(month.is_some());
                }
            },
            Meaning::Day(-1 | 1)
            | Meaning::Weekday { .. }
            | Meaning::Unit { .. }
            | Meaning::Offset { anchored: false, .. }
            | Meaning::Weekend
            | Meaning::Calendar { year: YearPart::Shift(_) | YearPart::Last | YearPart::Next, .. } => pointing += 1,
            _ => {}
        }
    }
    // Without a day of publication nothing tells how old the dates are: only a text that never points counts.
    let allowed = if reference.is_some() { old / PER_POINTER } else { 0 };
    old >= OLD && months >= OLD_MONTHS && old >= 4 * near && pointing <= allowed
}
