//! What is written: the parts of a date expression, before anybody asks which day is meant.

use super::lexicon::{Holiday, Part, Season, Unit};
use crate::text::TokenRange;

/// A date expression as written.
#[derive(Debug, Clone, PartialEq)]
pub struct DateExpression {
    /// The words.
    pub tokens: TokenRange,
    /// The token that the expression turns on; the tense is asked for here.
    pub head: u32,
    /// What it says.
    pub meaning: Meaning,
    /// "early", "late", "mid-", "the end of".
    pub modifier: Option<Modifier>,
    /// "morning", "night".
    pub part: Option<Part>,
    /// "10:35 a.m. EST".
    pub clock: Option<Clock>,
}

/// Which piece of the whole is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modifier {
    /// "early", "the beginning of"
    Start,
    /// "mid-", "the middle of"
    Mid,
    /// "late", "the end of"
    End,
    /// "about", "nearly", "more than"
    Approximate,
}

/// A time on the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u32,
    /// Absent where only the hour is said.
    pub minute: Option<u32>,
    /// Whether it is universal time (`Z`, GMT, UTC).
    pub universal: bool,
}

/// How many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// A whole number.
    Exact(u32),
    /// A whole number and a half; zero is a half.
    Halves(u32),
    /// "several", "a few", or a bare plural.
    Vague,
}

/// Which year is meant, where the expression does not end in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearPart {
    /// Nothing said.
    Unsaid,
    /// A number.
    Is(i32),
    /// Years from the reference: "last year's", "next year's".
    Shift(i32),
    /// "last May": the most recent one before.
    Last,
    /// "next May": the first one after.
    Next,
    /// "this May": of the reference's year.
    This,
    /// "the year-ago quarter".
    YearAgo,
    /// "that summer", "the 1988 quarter"'s kin: of the last date mentioned.
    Same,
}

/// What an expression says.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// Month, day and year, as far as given.
    Calendar {
        /// The year.
        year: YearPart,
        /// 1 to 12.
        month: Option<u32>,
        /// 1 to 31; perhaps not a day of that month.
        day: Option<u32>,
        /// 0 is Monday.
        weekday: Option<u32>,
        /// Two digits only were written.
        short_year: bool,
        /// Month and day may be the other way round.
        ambiguous: bool,
    },
    /// "Friday", "last Friday".
    Weekday {
        /// 0 is Monday.
        weekday: u32,
        /// [`YearPart::Unsaid`], `Last`, `Next` or `This`.
        direction: YearPart,
        /// Whole weeks further: "Monday week".
        weeks: i32,
    },
    /// "the week of March 6".
    WeekOf {
        /// The year.
        year: YearPart,
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
    },
    /// "yesterday": days from the reference.
    Day(i32),
    /// "last week": units from the reference.
    Unit {
        /// The unit.
        unit: Unit,
        /// How many of it.
        shift: i32,
    },
    /// "the weekend": the nearest one that the tense allows.
    Weekend,
    /// "the third quarter", "the first half of 1990".
    Quarter {
        /// 1 to 4; `None` where only "the quarter" is said.
        number: Option<u32>,
        /// [`Unit::Quarter`] or [`Unit::Half`].
        unit: Unit,
        /// The year.
        year: YearPart,
    },
    /// "last summer".
    Season {
        /// The season.
        season: Season,
        /// The year.
        year: YearPart,
    },
    /// "the 1990s", by year divided by ten.
    Decade(i32),
    /// "the 20th century", by year divided by a hundred.
    Century(i32),
    /// "Christmas", "last Thanksgiving".
    Holiday {
        /// The day.
        holiday: Holiday,
        /// The year.
        year: YearPart,
    },
    /// "three days ago", "two years later".
    Offset {
        /// How many.
        count: Count,
        /// Of what.
        unit: Unit,
        /// Into the past.
        back: bool,
        /// Counted from the last date mentioned, not from the reference.
        anchored: bool,
    },
    /// "the same day", "the following year": units from the last date mentioned.
    Anaphora {
        /// The unit.
        unit: Unit,
        /// How many of it.
        shift: i32,
    },
    /// "three years", "several days".
    Duration {
        /// How many.
        count: Count,
        /// Of what.
        unit: Unit,
    },
    /// "daily", "every Monday": the TIMEX3 value.
    Set(String),
    /// `PAST_REF`, `PRESENT_REF` or `FUTURE_REF`.
    Reference(&'static str),
    /// A part of the day or a clock time without a day.
    Bare,
}

impl Meaning {
    /// A month, day and year without more.
    pub(super) const fn calendar(year: YearPart, month: Option<u32>, day: Option<u32>) -> Self {
        Self::Calendar { year, month, day, weekday: None, short_year: false, ambiguous: false }
    }

    /// Whether it names one day, so that a clock time or a part of the day may be joined to it.
    pub(super) const fn names_day(&self) -> bool {
        match self {
            Self::Weekday { .. } | Self::Day(_) | Self::Holiday { .. } => true,
            Self::Calendar { day, .. } => day.is_some(),
            Self::Anaphora { unit, .. } | Self::Offset { unit, .. } => matches!(unit, Unit::Day),
            _ => false,
        }
    }
}
