//! The resolved date: what a record says of it.

use chrono::NaiveDate;

use super::period::Precision;
use crate::text::TokenRange;

/// The TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Timex {
    /// A day or something longer.
    Date,
    /// Something shorter than a day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

impl Timex {
    /// The type as TIMEX3 writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// What the meaning of a date stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// All of it is written.
    Explicit,
    /// Counted from the day of publication, or its year is.
    Relative,
    /// A weekday near the day of publication.
    Weekday,
    /// The date of the dateline itself; given by the input stage.
    Dateline,
    /// Taken over from the last date mentioned.
    Inherited,
    /// The day of publication, for want of any; given by the event stage.
    Publication,
}

/// What is doubtful about a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateIssue {
    /// "Friday, March 21, 2023" was no Friday; the day of the month is trusted.
    WeekdayMismatch,
    /// 30 February: the calendar has no such day, and no value is given.
    ImpossibleDate,
    /// The century was guessed from two digits.
    TwoDigitYearGuess,
    /// 03/04/2013 may be either; the month was read first.
    DayMonthAmbiguous,
}

/// A date, resolved as far as can be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// The words.
    pub tokens: TokenRange,
    /// The TIMEX3 type.
    pub timex: Timex,
    /// The TIMEX3 value; absent where it hangs on a day that is not known.
    pub value: Option<String>,
    /// First day that it may mean.
    pub earliest: Option<NaiveDate>,
    /// Last day that it may mean, never before `earliest`.
    pub latest: Option<NaiveDate>,
    /// How exact it is; absent where no day is known.
    pub precision: Option<Precision>,
    /// What it stands on.
    pub basis: Basis,
    /// What is doubtful about it.
    pub issues: Vec<DateIssue>,
}

impl DateMention {
    /// A mention of which only words and type are known.
    pub(super) const fn unknown(tokens: TokenRange, timex: Timex) -> Self {
        Self { tokens, timex, value: None, earliest: None, latest: None, precision: None, basis: Basis::Relative, issues: Vec::new() }
    }
}
