//! Whether a text tells history: then a date without a year belongs to the dates around it, not to the day of
//! publication.

use chrono::{Datelike, NaiveDate};

use super::expression::{DateExpression, Meaning, YearPart};

/// Explicit old dates that history has at least.
const OLD: usize = 5;
/// Years before publication from which on a date is old.
pub(super) const AGE: i32 = 3;

/// Whether the expressions are those of a narrative: most full dates and years lie far back, and hardly any word
/// points at the day of writing.
pub(super) fn is_narrative(expressions: &[DateExpression], reference: Option<NaiveDate>) -> bool {
    let (mut old, mut near, mut pointing) = (0, 0, 0);
    for expression in expressions {
        match expression.meaning {
            Meaning::Calendar { year: YearPart::Is(year), .. } => match reference {
                Some(day) if year > day.year() - AGE => near += 1,
                _ => old += 1,
            },
            Meaning::Day(-1 | 1)
            | Meaning::Weekday { .. }
            | Meaning::Unit { .. }
            | Meaning::Offset { anchored: false, .. }
            | Meaning::Weekend => pointing += 1,
            Meaning::Calendar { year: YearPart::Shift(_) | YearPart::Last | YearPart::Next, .. } => pointing += 1,
            _ => {}
        }
    }
    // Without a day of publication nothing tells how old the dates are: only a text that never points counts.
    let allowed = if reference.is_some() { old / 6 } else { 0 };
    old >= OLD && old >= 4 * near && pointing <= allowed
}
