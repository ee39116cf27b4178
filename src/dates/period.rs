//! A stretch of the calendar: one day, one week, one quarter …, and the arithmetic on it.
//!
//! Every date that is resolved ends as a [`Period`]. Its TIMEX3 value, its first and last day, and its
//! neighbours follow from it alone. Seasons are meteorological and northern: the winter of 1990 runs from
//! December 1990 to February 1991.

use std::fmt::Write as _;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::lexicon::{Season, Unit};

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A time of day or a part of the day.
    Time,
    /// One day.
    Day,
    /// One week, or its end.
    Week,
    /// One month.
    Month,
    /// A quarter or a half of a year.
    Quarter,
    /// A season.
    Season,
    /// One year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// One day.
    Day(NaiveDate),
    /// An ISO week, by its Monday.
    Week(NaiveDate),
    /// Saturday and Sunday, by the Monday of their ISO week.
    Weekend(NaiveDate),
    /// Year and month.
    Month(i32, u32),
    /// Year and quarter, 1 to 4.
    Quarter(i32, u32),
    /// Year and half, 1 or 2.
    Half(i32, u32),
    /// Year in which it begins, and season.
    Season(i32, Season),
    /// A year.
    Year(i32),
    /// A decade, by its year divided by ten.
    Decade(i32),
    /// A century, by its year divided by a hundred.
    Century(i32),
}

/// Years outside of these are not calendar arithmetic any more.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

fn month_start(year: i32, month: u32) -> Option<NaiveDate> {
    YEARS.contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, 1)).flatten()
}

/// `month` counted on from January of `year`, in either direction, as year and month.
fn carry(year: i32, month0: i32) -> (i32, u32) {
    (year + month0.div_euclid(12), month0.rem_euclid(12) as u32 + 1)
}

/// The Monday of the ISO week that holds `day`.
pub(super) fn monday(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).checked_first_day().unwrap_or(day)
}

impl Period {
    /// The period of the size of `unit` that holds `day`; `None` for units below the day.
    #[must_use]
    pub fn around(day: NaiveDate, unit: Unit) -> Option<Self> {
        Some(match unit {
            Unit::Day => Self::Day(day),
            Unit::Week | Unit::Fortnight => Self::Week(monday(day)),
            Unit::Weekend => Self::Weekend(monday(day)),
            Unit::Month => Self::Month(day.year(), day.month()),
            Unit::Quarter | Unit::Stretch => Self::Quarter(day.year(), day.month0() / 3 + 1),
            Unit::Half => Self::Half(day.year(), day.month0() / 6 + 1),
            Unit::Year => Self::Year(day.year()),
            Unit::Decade => Self::Decade(day.year().div_euclid(10)),
            Unit::Century => Self::Century(day.year().div_euclid(100)),
            Unit::Hour | Unit::Minute | Unit::Second | Unit::Night => return None,
        })
    }

    /// The period `by` steps of its own size on, or back when negative.
    #[must_use]
    pub fn step(self, by: i32) -> Option<Self> {
        let days = |day: NaiveDate, n: i32| add_days(day, n);
        Some(match self {
            Self::Day(day) => Self::Day(days(day, by)?),
            Self::Week(day) => Self::Week(days(day, by.checked_mul(7)?)?),
            Self::Weekend(day) => Self::Weekend(days(day, by.checked_mul(7)?)?),
            Self::Month(year, month) => {
                let (year, month) = carry(year, (month as i32 - 1).checked_add(by)?);
                Self::Month(year, month)
            }
            Self::Quarter(year, quarter) => {
                let index = (quarter as i32 - 1).checked_add(by)?;
                Self::Quarter(year + index.div_euclid(4), index.rem_euclid(4) as u32 + 1)
            }
            Self::Half(year, half) => {
                let index = (half as i32 - 1).checked_add(by)?;
                Self::Half(year + index.div_euclid(2), index.rem_euclid(2) as u32 + 1)
            }
            Self::Season(year, season) => Self::Season(year.checked_add(by)?, season),
            Self::Year(year) => Self::Year(year.checked_add(by)?),
            Self::Decade(decade) => Self::Decade(decade.checked_add(by)?),
            Self::Century(century) => Self::Century(century.checked_add(by)?),
        })
    }

    /// The same stretch `by` years on; 29 February falls on the 28th.
    #[must_use]
    pub fn step_years(self, by: i32) -> Option<Self> {
        Some(match self {
            Self::Day(day) => {
                let year = day.year().checked_add(by)?;
                Self::Day(day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))?)
            }
            Self::Week(day) => Self::Week(monday(add_days(day.with_year(day.year().checked_add(by)?).unwrap_or(day), 3)?)),
            Self::Weekend(day) => Self::Weekend(monday(add_days(day.with_year(day.year().checked_add(by)?).unwrap_or(day), 3)?)),
            Self::Month(year, month) => Self::Month(year.checked_add(by)?, month),
            Self::Quarter(year, quarter) => Self::Quarter(year.checked_add(by)?, quarter),
            Self::Half(year, half) => Self::Half(year.checked_add(by)?, half),
            other => other.step(by)?,
        })
    }

    /// First day; `None` before year 1 and after year 9999.
    #[must_use]
    pub fn earliest(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) | Self::Week(day) => Some(day),
            Self::Weekend(monday) => add_days(monday, 5),
            Self::Month(year, month) => month_start(year, month),
            Self::Quarter(year, quarter) => month_start(year, quarter * 3 - 2),
            Self::Half(year, half) => month_start(year, half * 6 - 5),
            Self::Season(year, season) => month_start(year, season.first_month()),
            Self::Year(year) => month_start(year, 1),
            Self::Decade(decade) => month_start(decade * 10, 1),
            Self::Century(century) => month_start((century * 100).max(1), 1),
        }
    }

    /// Last day.
    #[must_use]
    pub fn latest(self) -> Option<NaiveDate> {
        let before = |(year, month): (i32, u32)| month_start(year, month).and_then(|day| day.pred_opt());
        match self {
            Self::Day(day) => Some(day),
            Self::Week(monday) | Self::Weekend(monday) => add_days(monday, 6),
            Self::Month(year, month) => before(carry(year, month as i32)),
            Self::Quarter(year, quarter) => before(carry(year, quarter as i32 * 3)),
            Self::Half(year, half) => before(carry(year, half as i32 * 6)),
            Self::Season(year, season) => before(carry(year, season.first_month() as i32 + 2)),
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 12, 31),
            Self::Decade(decade) => NaiveDate::from_ymd_opt(decade * 10 + 9, 12, 31),
            Self::Century(century) => NaiveDate::from_ymd_opt(century * 100 + 99, 12, 31),
        }
    }

    /// The year in which it begins.
    #[must_use]
    pub fn year(self) -> i32 {
        match self {
            Self::Day(day) | Self::Week(day) | Self::Weekend(day) => day.year(),
            Self::Month(year, _) | Self::Quarter(year, _) | Self::Half(year, _) | Self::Season(year, _) | Self::Year(year) => year,
            Self::Decade(decade) => decade * 10,
            Self::Century(century) => century * 100,
        }
    }

    /// How exact it is.
    #[must_use]
    pub fn precision(self) -> Precision {
        match self {
            Self::Day(_) => Precision::Day,
            Self::Week(_) | Self::Weekend(_) => Precision::Week,
            Self::Month(..) => Precision::Month,
            Self::Quarter(..) | Self::Half(..) => Precision::Quarter,
            Self::Season(..) => Precision::Season,
            Self::Year(_) => Precision::Year,
            Self::Decade(_) => Precision::Decade,
            Self::Century(_) => Precision::Century,
        }
    }

    /// The TIMEX3 value: `2024-03-31`, `2024-W13`, `2024-Q1`, `1990-SU`, `199`, `19`.
    #[must_use]
    pub fn value(self) -> String {
        let mut value = String::with_capacity(10);
        let written = match self {
            Self::Day(day) => write!(value, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Self::Week(day) => write!(value, "{:04}-W{:02}", day.iso_week().year(), day.iso_week().week()),
            Self::Weekend(day) => write!(value, "{:04}-W{:02}-WE", day.iso_week().year(), day.iso_week().week()),
            Self::Month(year, month) => write!(value, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(value, "{year:04}-Q{quarter}"),
            Self::Half(year, half) => write!(value, "{year:04}-H{half}"),
            Self::Season(year, season) => write!(value, "{year:04}-{}", season.code()),
            Self::Year(year) => write!(value, "{year:04}"),
            Self::Decade(decade) => write!(value, "{decade:03}"),
            Self::Century(century) => write!(value, "{century:02}"),
        };
        debug_assert!(written.is_ok(), "writing to a string cannot fail");
        value
    }
}

/// `day` moved by `by` days; `None` outside of years 1 to 9999.
pub(super) fn add_days(day: NaiveDate, by: i32) -> Option<NaiveDate> {
    let days = Days::new(u64::from(by.unsigned_abs()));
    let moved = if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) };
    moved.filter(|day| YEARS.contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn table_of_periods() {
        let cases = [
            (Period::Week(day(1998, 3, 16)), "1998-W12", day(1998, 3, 16), day(1998, 3, 22)),
            (Period::Weekend(day(1998, 3, 16)), "1998-W12-WE", day(1998, 3, 21), day(1998, 3, 22)),
            (Period::Month(2024, 2), "2024-02", day(2024, 2, 1), day(2024, 2, 29)),
            (Period::Month(2023, 12), "2023-12", day(2023, 12, 1), day(2023, 12, 31)),
            (Period::Quarter(1989, 4), "1989-Q4", day(1989, 10, 1), day(1989, 12, 31)),
            (Period::Season(1990, Season::Winter), "1990-WI", day(1990, 12, 1), day(1991, 2, 28)),
            (Period::Decade(199), "199", day(1990, 1, 1), day(1999, 12, 31)),
            (Period::Century(19), "19", day(1900, 1, 1), day(1999, 12, 31)),
        ];
        for (period, value, earliest, latest) in cases {
            assert_eq!(period.value(), value);
            assert_eq!(period.earliest(), Some(earliest), "{value}");
            assert_eq!(period.latest(), Some(latest), "{value}");
        }
    }

    #[test]
    fn steps() {
        assert_eq!(Period::Month(2024, 1).step(-1), Some(Period::Month(2023, 12)));
        assert_eq!(Period::Quarter(1989, 1).step(-2), Some(Period::Quarter(1988, 3)));
        assert_eq!(Period::Day(day(2024, 2, 29)).step_years(-1), Some(Period::Day(day(2023, 2, 28))));
        assert_eq!(Period::Day(day(9999, 12, 31)).step(1), None);
    }
}
