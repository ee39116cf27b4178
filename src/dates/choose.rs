//! Which of several years or weeks an incomplete date means, seen from the day of publication.

use chrono::{Datelike, NaiveDate};

use super::period::{Period, add_days};
use super::tense::Tense;

/// A date that the past tense would put longer ago than this many days, though it comes around sooner than
/// [`NEAR`] days, is taken as a plan reported in the past tense.
const FAR: i64 = 300;
const NEAR: i64 = 90;
/// The same for quarters, which reports speak of when they have just ended or are about to begin.
const QUARTER: (i64, i64) = (240, 125);

/// The candidate that the tense points to; the nearest one where it points nowhere. `candidates` are in order.
pub(super) fn by_tense(candidates: &[Period], reference: NaiveDate, tense: Tense) -> Option<Period> {
    let past = candidates.iter().rev().copied().find(|period| period.earliest().is_some_and(|day| day <= reference));
    let future = candidates.iter().copied().find(|period| period.latest().is_some_and(|day| day >= reference));
    let (Some(past), Some(future)) = (past, future) else { return past.or(future) };
    let back = past.latest().map_or(i64::MAX, |day| (reference - day).num_days().max(0));
    let ahead = future.earliest().map_or(i64::MAX, |day| (day - reference).num_days().max(0));
    let (far, near) = if matches!(past, Period::Quarter(..) | Period::Half(..)) { QUARTER } else { (FAR, NEAR) };
    Some(match tense {
        Tense::Future if ahead <= far => future,
        Tense::Past if back <= far || ahead > near => past,
        _ if ahead < back => future,
        _ => past,
    })
}

/// The last candidate that ends before `reference`.
pub(super) fn last_before(candidates: &[Period], reference: NaiveDate) -> Option<Period> {
    candidates.iter().rev().copied().find(|period| period.latest().is_some_and(|day| day < reference))
}

/// The first candidate that begins after `reference`.
pub(super) fn first_after(candidates: &[Period], reference: NaiveDate) -> Option<Period> {
    candidates.iter().copied().find(|period| period.earliest().is_some_and(|day| day > reference))
}

/// The weekday on `reference` or the last one before it.
pub(super) fn weekday_back(weekday: u32, reference: NaiveDate) -> Option<NaiveDate> {
    let back = (reference.weekday().num_days_from_monday() + 7 - weekday % 7) % 7;
    add_days(reference, -(back as i32))
}

/// The weekday after `reference`, never on it.
pub(super) fn weekday_ahead(weekday: u32, reference: NaiveDate) -> Option<NaiveDate> {
    let ahead = (weekday % 7 + 6 - reference.weekday().num_days_from_monday()) % 7 + 1;
    add_days(reference, ahead as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays() {
        let wednesday = NaiveDate::from_ymd_opt(2024, 3, 27).unwrap();
        for (weekday, back, ahead) in [(0, 25, 1), (1, 26, 2), (2, 27, 3), (3, 21, 28), (6, 24, 31)] {
            assert_eq!(weekday_back(weekday, wednesday).unwrap().day(), back);
            assert_eq!(weekday_ahead(weekday, wednesday).unwrap().day(), ahead);
        }
    }
}
