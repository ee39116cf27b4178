//! The day of a holiday in a given year.

use chrono::{Datelike, NaiveDate, Weekday};

use super::lexicon::Holiday;
use super::period::add_days;

/// The day of `holiday` in `year`; `None` for those of other calendars.
pub(super) fn day(holiday: Holiday, year: i32) -> Option<NaiveDate> {
    match holiday {
        Holiday::Fixed(month, day) => NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day)),
        Holiday::Nth(nth, weekday, month) => {
            let weekday = Weekday::try_from(weekday).ok()?;
            NaiveDate::from_weekday_of_month_opt(year, u32::from(month), weekday, nth)
                .or_else(|| NaiveDate::from_weekday_of_month_opt(year, u32::from(month), weekday, nth.checked_sub(1)?))
        }
        Holiday::Easter(shift) => add_days(easter(year)?, i32::from(shift)),
        Holiday::Election => {
            let first = NaiveDate::from_ymd_opt(year, 11, 2)?;
            add_days(first, (1 - first.weekday().num_days_from_monday() as i32).rem_euclid(7))
        }
        Holiday::Movable => None,
    }
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm.
fn easter(year: i32) -> Option<NaiveDate> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let sum = moon + sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, (sum / 31) as u32, (sum % 31 + 1) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_of_holidays() {
        for (holiday, year, wanted) in [
            (Holiday::Easter(0), 2024, "2024-03-31"),
            (Holiday::Easter(-2), 1998, "1998-04-10"),
            (Holiday::Easter(0), 2019, "2019-04-21"),
            (Holiday::Nth(4, 3, 11), 1999, "1999-11-25"),
            (Holiday::Nth(5, 0, 5), 2024, "2024-05-27"),
            (Holiday::Nth(1, 0, 9), 2024, "2024-09-02"),
            (Holiday::Election, 2016, "2016-11-08"),
            (Holiday::Election, 2022, "2022-11-08"),
            (Holiday::Fixed(12, 25), 2001, "2001-12-25"),
        ] {
            assert_eq!(day(holiday, year).map(|day| day.to_string()).as_deref(), Some(wanted));
        }
    }
}
