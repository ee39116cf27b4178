//! How exact a date is, in the codes of the data sets that analysts compare with.
//!
//! | days known | ACLED `time_precision` | UCDP GED `date_prec` | GTD `iyear`, `imonth`, `iday` |
//! |---|---|---|---|
//! | one | 1 | 1 | year, month, day |
//! | two to six | 2 | 2 | year, month, 0 |
//! | a week | 2 | 3 | year, month, 0 |
//! | up to a month | 3 | 4 | year, month, 0 |
//! | up to a year | none | 5 | year, 0, 0 |
//!
//! GTD writes 0 for a month or a day that is not known; where the days lie in two months, the month is not known.

use chrono::{Datelike, NaiveDate};

/// Days from the first to the last, both counted.
fn days(earliest: NaiveDate, latest: NaiveDate) -> i64 {
    (latest - earliest).num_days() + 1
}

/// ACLED's `time_precision`: 1 for a day, 2 for a week or a weekend, 3 for a month; it has no code for longer.
///
/// ```
/// use chrono::NaiveDate;
/// use dateline::dates::acled_precision;
///
/// let day = |day| NaiveDate::from_ymd_opt(2024, 3, day).unwrap();
/// assert_eq!(acled_precision(day(5), day(5)), Some(1));
/// assert_eq!(acled_precision(day(4), day(10)), Some(2));
/// assert_eq!(acled_precision(day(1), day(31)), Some(3));
/// ```
#[must_use]
pub fn acled_precision(earliest: NaiveDate, latest: NaiveDate) -> Option<u8> {
    match days(earliest, latest) {
        1 => Some(1),
        2..=7 => Some(2),
        8..=31 => Some(3),
        _ => None,
    }
}

/// UCDP GED's `date_prec`: 1 for a day, 2 for two to six days, 3 for a week, 4 for a month, 5 for up to a year.
#[must_use]
pub fn ucdp_precision(earliest: NaiveDate, latest: NaiveDate) -> Option<u8> {
    match days(earliest, latest) {
        1 => Some(1),
        2..=6 => Some(2),
        7 => Some(3),
        8..=31 => Some(4),
        32..=366 => Some(5),
        _ => None,
    }
}

/// GTD's year, month and day, with 0 for what is not known; `None` where not even the year is.
#[must_use]
pub fn gtd_date(earliest: NaiveDate, latest: NaiveDate) -> Option<(i32, u32, u32)> {
    let month = earliest.month() == latest.month();
    (earliest.year() == latest.year() && earliest <= latest)
        .then(|| (earliest.year(), if month { earliest.month() } else { 0 }, if earliest == latest { earliest.day() } else { 0 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_of_codes() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (earliest, latest, acled, ucdp, gtd) in [
            ("2024-03-05", "2024-03-05", Some(1), Some(1), Some((2024, 3, 5))),
            ("2024-03-09", "2024-03-10", Some(2), Some(2), Some((2024, 3, 0))),
            ("2024-03-04", "2024-03-10", Some(2), Some(3), Some((2024, 3, 0))),
            ("2024-02-26", "2024-03-03", Some(2), Some(3), Some((2024, 0, 0))),
            ("2024-02-01", "2024-02-29", Some(3), Some(4), Some((2024, 2, 0))),
            ("2024-03-01", "2024-05-31", None, Some(5), Some((2024, 0, 0))),
            ("2024-01-01", "2024-12-31", None, Some(5), Some((2024, 0, 0))),
            ("2020-01-01", "2029-12-31", None, None, None),
        ] {
            let (earliest, latest) = (day(earliest), day(latest));
            assert_eq!(acled_precision(earliest, latest), acled, "{earliest} {latest}");
            assert_eq!(ucdp_precision(earliest, latest), ucdp, "{earliest} {latest}");
            assert_eq!(gtd_date(earliest, latest), gtd, "{earliest} {latest}");
        }
    }
}
