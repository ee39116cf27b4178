//! What date expressions mean, given the day of publication and the dates mentioned before.
//!
//! A bare "March 3" takes its year from the day of publication and the tense; where that day is not known, and
//! where a text tells history, from the last date mentioned. Without either, what hangs on a day stays without
//! value.

use chrono::{Datelike, NaiveDate};

use super::choose::{by_tense, first_after, last_before, weekday_ahead, weekday_back};
use super::expression::{Clock, Count, DateExpression, Meaning, Modifier, YearPart};
use super::lexicon::{Holiday, Part, Season, Unit};
use super::mention::{Basis, DateIssue, DateMention, Timex};
use super::narrative::is_narrative;
use super::period::{Period, Precision, add_days, monday};
use super::tense::Tense;
use super::{duration, holidays};
use crate::tokenize::{Kind, Tokens};

/// Resolves the expressions of one text, in order.
///
/// `reference` is the day of publication; `tense` answers for a token index.
///
/// ```
/// use chrono::NaiveDate;
/// use dateline::{dates, tokenize};
///
/// let text = "The bridge was hit on Tuesday and again last night.";
/// let tokens = tokenize::tokenize(text);
/// let found = dates::find(text, &tokens);
/// let published = NaiveDate::from_ymd_opt(2024, 3, 31);
/// let dates = dates::resolve(&found, &tokens, published, &|at| dates::tense_near(&tokens, at));
/// let values: Vec<_> = dates.iter().filter_map(|date| date.value.as_deref()).collect();
/// assert_eq!(values, ["2024-03-26", "2024-03-30TNI"]);
/// ```
#[must_use]
pub fn resolve(
    expressions: &[DateExpression],
    tokens: &Tokens,
    reference: Option<NaiveDate>,
    tense: &dyn Fn(usize) -> Tense,
) -> Vec<DateMention> {
    let narrative = is_narrative(expressions, reference);
    let mut resolver =
        Resolver { tokens, reference, tense, narrative, last: None, last_day: None, at_night: false, quarter: None, months: false };
    let mut out = Vec::with_capacity(expressions.len());
    for (index, expression) in expressions.iter().enumerate() {
        out.push(resolver.mention(expression, expressions.get(index + 1)));
    }
    out
}

/// What an expression comes to.
enum Outcome {
    Period(Period, Basis),
    /// A value without days: durations, sets, references, dates whose year is not known.
    Value(Timex, String),
    Unknown,
}

/// A period that may not be known.
fn known(period: Option<Period>, basis: Basis) -> Outcome {
    period.map_or(Outcome::Unknown, |period| Outcome::Period(period, basis))
}

struct Resolver<'a> {
    tokens: &'a Tokens,
    reference: Option<NaiveDate>,
    tense: &'a dyn Fn(usize) -> Tense,
    /// Whether the text tells history.
    narrative: bool,
    /// The last date mentioned that became known.
    last: Option<Period>,
    /// The last single day mentioned, with the token after it.
    last_day: Option<(NaiveDate, usize)>,
    /// Whether that was its night.
    at_night: bool,
    /// The quarter that a report is about.
    quarter: Option<Period>,
    /// Whether the report has gone on to some months ("the nine months") since it spoke of a quarter.
    months: bool,
}

/// How near, in tokens, a day must be for a bare clock time to belong to it.
const CLOCK_REACH: usize = 60;

/// How many tokens "compared with" may stand before the year it compares with.
const COMPARISON: usize = 10;

/// Hours that belong to the night before.
const SMALL_HOURS: u32 = 6;

/// Years ahead of publication that two digits may still mean.
const AHEAD: i32 = 10;

impl Resolver<'_> {
    fn mention(&mut self, expression: &DateExpression, next: Option<&DateExpression>) -> DateMention {
        let mut issues = Vec::new();
        let outcome = self.outcome(expression, next, &mut issues);
        let timed = expression.clock.is_some() || expression.part.is_some();
        let mut mention = DateMention::unknown(expression.tokens, if timed { Timex::Time } else { Timex::Date });
        match outcome {
            Outcome::Period(period, basis) => {
                if let (Some(earliest), Some(latest)) = (period.earliest(), period.latest()) {
                    (mention.earliest, mention.latest) =
                        narrow(earliest, latest, expression.modifier.filter(|_| !matches!(period, Period::Day(_))));
                    // A night that is over began on the day before and ended on this one.
                    if self.tokens.is(expression.head as usize, "overnight") {
                        mention.latest = add_days(latest, 1).or(mention.latest);
                    }
                    mention.precision = Some(if timed { Precision::Time } else { period.precision() });
                    mention.value = Some(timed_value(period, expression.clock, expression.part));
                    mention.basis = basis;
                    self.remember(period, expression);
                }
            }
            Outcome::Value(timex, value) => {
                mention.timex = if timed && timex == Timex::Date { Timex::Time } else { timex };
                mention.value = Some(value);
                mention.basis = Basis::Explicit;
            }
            Outcome::Unknown => {
                if let Meaning::Offset { unit: Unit::Hour | Unit::Minute | Unit::Second, back, anchored, .. } = expression.meaning {
                    self.hours(&mut mention, expression, back, anchored);
                }
            }
        }
        match expression.meaning {
            Meaning::Duration { count: Count::Exact(6..), unit: Unit::Month } => self.months = true,
            Meaning::Quarter { number: Some(_), .. } | Meaning::Quarter { year: YearPart::Unsaid, .. } => self.months = false,
            _ => {}
        }
        mention.issues = issues;
        mention
    }

    /// "Two hours later" has no value without the hour it counts from, but the day is known but for midnight.
    fn hours(&self, mention: &mut DateMention, expression: &DateExpression, back: bool, anchored: bool) {
        if anchored && let Meaning::Offset { count, unit, .. } = expression.meaning {
            mention.timex = Timex::Duration;
            mention.value = Some(duration::value(count, unit));
        }
        let near = self.last_day.filter(|_| anchored).map(|(day, _)| day);
        let Some(day) = near.or(self.reference) else { return };
        let other = add_days(day, if back { -1 } else { 1 }).unwrap_or(day);
        if !anchored {
            mention.timex = Timex::Time;
        }
        mention.earliest = Some(day.min(other));
        mention.latest = Some(day.max(other));
        mention.precision = Some(Precision::Day);
        mention.basis = if near.is_some() { Basis::Inherited } else { Basis::Relative };
    }

    fn remember(&mut self, period: Period, expression: &DateExpression) {
        // "up from 3 million a year earlier" compares; the report goes on about its own period.
        // A decade or a century is too long to count from.
        if !self.compares(expression) && !matches!(period, Period::Decade(_) | Period::Century(_)) {
            self.last = Some(period);
        }
        if let Period::Day(day) = period {
            self.last_day = Some((day, expression.tokens.end as usize));
            self.at_night = expression.part == Some(Part::Night) && expression.clock.is_none();
        }
        if let (Period::Quarter(..), Meaning::Quarter { year, number, .. }) = (period, &expression.meaning) {
            // A report speaks of quarters that are over.
            let over = self.reference.is_none_or(|day| period.latest().is_some_and(|end| end <= day))
                || (self.quarter.is_none()
                    && self.reference.is_some_and(|day| period.earliest().is_some_and(|start| start <= day))
                    && self.tense(expression) == Tense::Past
                    && !self.foreseen(expression));
            if over && !matches!(year, YearPart::YearAgo | YearPart::Shift(_)) && (number.is_some() || *year == YearPart::Unsaid) {
                self.quarter = Some(period);
            }
        }
    }

    /// Whether the sentence looks ahead.
    fn foreseen(&self, expression: &DateExpression) -> bool {
        let at = expression.tokens.first();
        let Some(sentence) = self.tokens.sentences.get(self.tokens.sentence_of(at)) else { return false };
        let near = sentence.tokens.first().max(at.saturating_sub(CLOCK_REACH))..(sentence.tokens.end as usize).min(at + CLOCK_REACH);
        near.into_iter().any(|at| {
            matches!(self.tokens.folded(at), "will" | "would" | "expects" | "expect" | "expected" | "could" | "should" | "may" | "forecast")
        })
    }

    /// Whether the expression names the year before only to compare with it.
    fn compares(&self, expression: &DateExpression) -> bool {
        match expression.meaning {
            Meaning::Unit { unit: Unit::Year, shift: -1 } => self.quarter.is_some() || self.months,
            Meaning::Offset { count: Count::Exact(1), unit: Unit::Year, back: true, .. }
            | Meaning::Quarter { year: YearPart::YearAgo, .. } => true,
            Meaning::Quarter { number: None, year: YearPart::Is(_), .. } => true,
            _ => false,
        }
    }

    /// "a gain of $33 million, compared with a loss of $4 million last year": in a report on a quarter, last year's quarter.
    fn weighed(&self, expression: &DateExpression) -> bool {
        let start = expression.tokens.first();
        (start.saturating_sub(COMPARISON)..start)
            .any(|at| self.tokens.is(at, "compared") && matches!(self.tokens.folded(at + 1), "with" | "to"))
    }

    /// The date that a narrative has come to, if the text is one and its year is known.
    fn told(&self) -> Option<Period> {
        let old = |last: &Period| self.reference.is_none_or(|day| last.year() < day.year());
        self.last.filter(|last| self.narrative && old(last))
    }

    /// The day that expressions point from: in a narrative the one that it has come to.
    fn now(&self) -> Option<NaiveDate> {
        match self.told() {
            Some(_) if self.last_day.is_some() => self.last_day.map(|(day, _)| day),
            Some(last) => last.earliest(),
            None => self.reference,
        }
    }

    fn tense(&self, expression: &DateExpression) -> Tense {
        // "loans through January" reach as far as the next or the last one, whichever is nearer.
        let months = matches!(expression.meaning, Meaning::Calendar { day: None, .. });
        if months && expression.tokens.first().checked_sub(1).is_some_and(|at| self.tokens.is(at, "through")) {
            return Tense::Unknown;
        }
        (self.tense)(expression.head as usize)
    }

    fn outcome(&self, expression: &DateExpression, next: Option<&DateExpression>, issues: &mut Vec<DateIssue>) -> Outcome {
        match &expression.meaning {
            Meaning::Calendar { year, month, day, weekday, short_year, ambiguous } => {
                if *short_year {
                    issues.push(DateIssue::TwoDigitYearGuess);
                }
                let (mut month, mut day) = (*month, *day);
                let year = self.century(*year, *short_year);
                if *ambiguous {
                    issues.push(DateIssue::DayMonthAmbiguous);
                    if self.day_first(year, month, day) {
                        std::mem::swap(&mut month, &mut day);
                    }
                }
                self.calendar(expression, year, month, day, *weekday, issues)
            }
            Meaning::Weekday { weekday, direction, weeks } => {
                known(self.weekday(expression, *weekday, *direction, *weeks).map(Period::Day), Basis::Weekday)
            }
            Meaning::WeekOf { year, month, day } => match self.calendar(expression, *year, Some(*month), Some(*day), None, issues) {
                Outcome::Period(Period::Day(day), basis) => Outcome::Period(Period::Week(monday(day)), basis),
                other => other,
            },
            Meaning::Day(0) if self.told().is_some() && expression.part.is_none() && expression.clock.is_none() => {
                Outcome::Value(Timex::Date, "PRESENT_REF".to_owned())
            }
            Meaning::Day(shift) => known(self.reference.and_then(|day| add_days(day, *shift)).map(Period::Day), Basis::Relative),
            Meaning::Unit { unit, shift: 0 } if self.reference.is_none() => self.anaphora(*unit, 0),
            Meaning::Unit { unit, shift } if self.told().is_some() && *unit != Unit::Century => self.anaphora(*unit, *shift),
            Meaning::Unit { unit: Unit::Year, shift: -1 } if !self.months && self.quarter.is_some() && self.weighed(expression) => {
                known(self.quarter.and_then(|quarter| quarter.step_years(-1)), Basis::Inherited)
            }
            Meaning::Unit { unit, shift } => {
                let period = self.reference.and_then(|day| Period::around(day, *unit)?.step(*shift));
                known(period, Basis::Relative)
            }
            Meaning::Weekend => known(self.weekend(expression), Basis::Relative),
            Meaning::Quarter { number, unit, year } => self.quarter(expression, next, *number, *unit, *year),
            Meaning::Season { season, year } => self.season(expression, *season, *year),
            Meaning::Decade(decade) => Outcome::Period(Period::Decade(*decade), Basis::Explicit),
            Meaning::Century(century) => Outcome::Period(Period::Century(*century), Basis::Explicit),
            Meaning::Holiday { holiday, year } => self.holiday(expression, *holiday, *year),
            Meaning::Offset { count, unit, back, anchored } => self.offset(*count, *unit, *back, *anchored),
            Meaning::Anaphora { unit, shift } => self.anaphora(*unit, *shift),
            Meaning::Duration { count, unit } => Outcome::Value(Timex::Duration, duration::value(*count, *unit)),
            Meaning::Set(value) => Outcome::Value(Timex::Set, value.clone()),
            Meaning::Reference(value) => Outcome::Value(Timex::Date, (*value).to_owned()),
            Meaning::Bare => self.bare(expression),
        }
    }

    /// Two digits of a year that would lie far ahead of publication mean the century before.
    fn century(&self, year: YearPart, short: bool) -> YearPart {
        match (year, self.reference) {
            (YearPart::Is(year), Some(day)) if short && year > day.year() + AHEAD => YearPart::Is(year - 100),
            _ => year,
        }
    }

    /// Whether a date in figures lies ahead of publication when read month first, and not when read day first.
    fn day_first(&self, year: YearPart, month: Option<u32>, day: Option<u32>) -> bool {
        let (Some(reference), YearPart::Is(year), Some(month), Some(day)) = (self.reference, year, month, day) else { return false };
        let past = |month, day| NaiveDate::from_ymd_opt(year, month, day).is_some_and(|date| date <= reference);
        !past(month, day) && past(day, month)
    }

    fn calendar(
        &self,
        expression: &DateExpression,
        year: YearPart,
        month: Option<u32>,
        day: Option<u32>,
        weekday: Option<u32>,
        issues: &mut Vec<DateIssue>,
    ) -> Outcome {
        let Some(month) = month else {
            return match year {
                YearPart::Is(year) => Outcome::Period(Period::Year(year), Basis::Explicit),
                _ => Outcome::Unknown,
            };
        };
        let build = |year: i32| match day {
            Some(day) => NaiveDate::from_ymd_opt(year, month, day).map(Period::Day),
            None => Some(Period::Month(year, month)),
        };
        let fits = |period: &Period| match (weekday, period) {
            (Some(weekday), Period::Day(day)) => day.weekday().num_days_from_monday() == weekday,
            _ => true,
        };
        // A leap year tells whether the day exists at all.
        if build(2000).is_none() {
            issues.push(DateIssue::ImpossibleDate);
            return Outcome::Unknown;
        }
        let (chosen, basis) = match (year, self.reference) {
            (YearPart::Is(year), _) => (build(year), Basis::Explicit),
            (YearPart::Unsaid | YearPart::Last | YearPart::Next | YearPart::This, _) if self.told().is_some() => {
                (self.told().and_then(|last| follow(last, &build)), Basis::Inherited)
            }
            (_, Some(reference)) => {
                let candidates: Vec<Period> = (reference.year() - 1..=reference.year() + 1).filter_map(build).collect();
                let matching: Vec<Period> = candidates.iter().copied().filter(fits).collect();
                let pool = if matching.is_empty() { &candidates } else { &matching };
                let chosen = match year {
                    YearPart::Last => {
                        last_before(&candidates, Period::around(reference, Unit::Month).and_then(Period::earliest).unwrap_or(reference))
                    }
                    YearPart::Next => first_after(&candidates, reference),
                    YearPart::This => build(reference.year()),
                    YearPart::Shift(shift) => build(reference.year() + shift),
                    _ => by_tense(pool, reference, self.tense(expression)),
                };
                (chosen.or_else(|| candidates.first().copied().filter(|_| candidates.len() == 1)), Basis::Relative)
            }
            (_, None) => {
                if let Some(last) = self.last {
                    (follow(last, &build), Basis::Inherited)
                } else {
                    let value = day.map_or_else(|| format!("XXXX-{month:02}"), |day| format!("XXXX-{month:02}-{day:02}"));
                    return Outcome::Value(Timex::Date, value);
                }
            }
        };
        let Some(period) = chosen else {
            if matches!(year, YearPart::Is(_)) || self.reference.is_none() {
                issues.push(DateIssue::ImpossibleDate);
            }
            return Outcome::Unknown;
        };
        if !fits(&period) {
            issues.push(DateIssue::WeekdayMismatch);
        }
        Outcome::Period(period, basis)
    }

    fn weekday(&self, expression: &DateExpression, weekday: u32, direction: YearPart, weeks: i32) -> Option<NaiveDate> {
        let reference = self.now()?;
        if self.told().is_some() && matches!(direction, YearPart::Unsaid | YearPart::This) {
            return weekday_ahead(weekday, reference.pred_opt()?);
        }
        // "the previous Friday" and "the following Monday" stand beside the day told last.
        if let Some((day, _)) = self.last_day {
            let words = expression.tokens.first()..expression.head as usize;
            if words.clone().any(|at| self.tokens.is(at, "previous")) {
                return weekday_back(weekday, day.pred_opt()?);
            }
            if words.clone().any(|at| self.tokens.is(at, "following")) {
                return weekday_ahead(weekday, day);
            }
        }
        match direction {
            YearPart::Last => weekday_back(weekday, reference.pred_opt()?),
            YearPart::Next => add_days(weekday_ahead(weekday, reference)?, weeks * 7),
            YearPart::Same => add_days(monday(reference), weeks * 7 + weekday as i32),
            YearPart::This => match self.tense(expression) {
                Tense::Past => weekday_back(weekday, reference),
                _ => weekday_ahead(weekday, reference.pred_opt()?),
            },
            _ if self.owns_past(expression) => weekday_back(weekday, reference),
            _ => match self.tense(expression) {
                Tense::Future => weekday_ahead(weekday, reference),
                _ => weekday_back(weekday, reference),
            },
        }
    }

    /// "Wednesday's ruling" is over, whatever "will" become of it; "Sunday's election" is held when the tense says.
    fn owns_past(&self, expression: &DateExpression) -> bool {
        let end = expression.tokens.end as usize;
        self.tokens.get(end).is_some_and(|token| token.kind == Kind::Possessive)
            && !(end + 1..end + 5).any(|at| {
                matches!(
                    self.tokens.folded(at),
                    "election"
                        | "elections"
                        | "vote"
                        | "ballot"
                        | "referendum"
                        | "runoff"
                        | "primary"
                        | "meeting"
                        | "talks"
                        | "summit"
                        | "session"
                        | "hearing"
                        | "trial"
                        | "game"
                        | "match"
                        | "final"
                        | "race"
                        | "march"
                        | "rally"
                        | "protest"
                        | "deadline"
                        | "visit"
                        | "conference"
                        | "ceremony"
                        | "funeral"
                        | "launch"
                        | "debate"
                )
            })
    }

    fn weekend(&self, expression: &DateExpression) -> Option<Period> {
        let reference = self.reference?;
        let this = Period::Weekend(monday(reference));
        let on_it = this.earliest()? <= reference;
        if on_it || self.tense(expression) == Tense::Future { Some(this) } else { this.step(-1) }
    }

    /// The quarter that a report speaks of when it says "the quarter": the one last named, else the last
    /// full one before publication.
    fn reported_quarter(&self) -> Option<Period> {
        self.quarter.or_else(|| Period::around(self.reference?, Unit::Quarter)?.step(-1))
    }

    fn quarter(
        &self,
        expression: &DateExpression,
        next: Option<&DateExpression>,
        number: Option<u32>,
        unit: Unit,
        year: YearPart,
    ) -> Outcome {
        let build = |year: i32, number: u32| if unit == Unit::Half { Period::Half(year, number) } else { Period::Quarter(year, number) };
        let named = |number: Option<u32>| {
            number.or(match self.reported_quarter() {
                Some(Period::Quarter(_, number)) => Some(number),
                _ => None,
            })
        };
        let reference_year = self.reference.map(|day| day.year());
        let year_of_report = self.quarter.map(Period::year).or(reference_year);
        let period = match (number, year) {
            // In a report on some months, "the year-ago period" is those months of the year before.
            (None, YearPart::YearAgo) if self.months && unit != Unit::Half => year_of_report.map(|year| Period::Year(year - 1)),
            (None, YearPart::Is(year)) if self.months => Some(Period::Year(year)),
            (_, YearPart::Is(year)) => named(number).map(|number| build(year, number)),
            (_, YearPart::Shift(shift)) => named(number).and_then(|number| Some(build(reference_year?.checked_add(shift)?, number))),
            (None, YearPart::YearAgo) => self.reported_quarter().and_then(|quarter| quarter.step_years(-1)),
            (Some(number), YearPart::YearAgo) => year_of_report.map(|year| build(year - 1, number)),
            (None, _) => self.ended(expression, next).or_else(|| self.reported_quarter()),
            (Some(number), YearPart::Unsaid) if self.told().is_some() => {
                return known(self.told().map(|last| build(last.year(), number)), Basis::Inherited);
            }
            (Some(number), YearPart::Same) => self.last.map(Period::year).or(reference_year).map(|year| build(year, number)),
            (Some(number), YearPart::This) => reference_year.map(|year| build(year, number)),
            (Some(number), _) => self.reference.and_then(|reference| {
                let candidates = [-1, 0, 1].map(|shift| build(reference.year() + shift, number));
                match year {
                    YearPart::Last => last_before(&candidates, reference),
                    YearPart::Next => first_after(&candidates, reference),
                    _ => by_tense(&candidates, reference, self.tense(expression)),
                }
            }),
        };
        match period {
            Some(period) => {
                Outcome::Period(period, if matches!(year, YearPart::Is(_)) && number.is_some() { Basis::Explicit } else { Basis::Relative })
            }
            None => Outcome::Unknown,
        }
    }

    /// "the quarter ended July 31": the calendar quarter that holds most of it.
    fn ended(&self, expression: &DateExpression, next: Option<&DateExpression>) -> Option<Period> {
        let next = next?;
        let between = expression.tokens.end as usize..next.tokens.first();
        if between.len() != 1 || !matches!(self.tokens.folded(between.start), "ended" | "ending") {
            return None;
        }
        let Meaning::Calendar { year, month, day: Some(day), weekday, .. } = next.meaning else { return None };
        match self.calendar(next, year, month, Some(day), weekday, &mut Vec::new()) {
            Outcome::Period(Period::Day(end), _) => Period::around(add_days(end, -45)?, Unit::Quarter),
            _ => None,
        }
    }

    fn season(&self, expression: &DateExpression, season: Season, year: YearPart) -> Outcome {
        let period = match (year, self.reference) {
            (YearPart::Is(year), _) => return Outcome::Period(Period::Season(year, season), Basis::Explicit),
            (YearPart::Unsaid, _) if self.told().is_some() => {
                let period = self.told().and_then(|last| follow(last, &|year| Some(Period::Season(year, season))));
                return known(period, Basis::Inherited);
            }
            (YearPart::Same, _) | (_, None) => match self.last {
                Some(last) => return Outcome::Period(Period::Season(last.year(), season), Basis::Inherited),
                None => None,
            },
            (_, Some(reference)) => {
                let candidates = [-2, -1, 0, 1].map(|shift| Period::Season(reference.year() + shift, season));
                match year {
                    YearPart::Shift(shift) => Some(Period::Season(reference.year() + shift, season)),
                    YearPart::Last => last_before(&candidates, reference),
                    YearPart::Next => first_after(&candidates, reference),
                    YearPart::This => {
                        let current = candidates
                            .iter()
                            .copied()
                            .find(|period| period.earliest() <= Some(reference) && period.latest() >= Some(reference));
                        match self.tense(expression) {
                            Tense::Past => current.or_else(|| by_tense(&candidates, reference, Tense::Past)),
                            _ => Some(current.unwrap_or(Period::Season(reference.year(), season))),
                        }
                    }
                    _ => by_tense(&candidates, reference, self.tense(expression)),
                }
            }
        };
        known(period, Basis::Relative)
    }

    fn holiday(&self, expression: &DateExpression, holiday: Holiday, year: YearPart) -> Outcome {
        let day = |year: i32| holidays::day(holiday, year).map(Period::Day);
        let (period, basis) = match (year, self.reference) {
            (YearPart::Is(year), _) => (day(year), Basis::Explicit),
            (YearPart::Unsaid, _) if self.told().is_some() => (self.told().and_then(|last| follow(last, &day)), Basis::Inherited),
            (YearPart::Same, _) | (_, None) => (self.last.and_then(|last| day(last.year())), Basis::Inherited),
            (_, Some(reference)) => {
                let candidates: Vec<Period> = (reference.year() - 1..=reference.year() + 1).filter_map(day).collect();
                let chosen = match year {
                    YearPart::Shift(shift) => day(reference.year() + shift),
                    YearPart::Last => last_before(&candidates, reference),
                    YearPart::Next => first_after(&candidates, reference),
                    YearPart::This => day(reference.year()),
                    _ => by_tense(&candidates, reference, self.tense(expression)),
                };
                (chosen, Basis::Relative)
            }
        };
        known(period, basis)
    }

    fn offset(&self, count: Count, unit: Unit, back: bool, anchored: bool) -> Outcome {
        let basis = if anchored && self.last.is_some() { Basis::Inherited } else { Basis::Relative };
        let last = self.last.filter(|_| anchored);
        // In a report on a quarter, "a year ago" is the same quarter of the year before.
        if unit == Unit::Year
            && back
            && count == Count::Exact(1)
            && !self.months
            && let Some(quarter) = self.quarter.and_then(|quarter| quarter.step_years(-1))
        {
            return Outcome::Period(quarter, Basis::Inherited);
        }
        let Some(base) = last.and_then(Period::earliest).or(self.reference) else { return Outcome::Unknown };
        let base = if anchored && unit == Unit::Day { self.last_day.map_or(base, |(day, _)| day) } else { base };
        let sign = if back { -1 } else { 1 };
        let number = match count {
            Count::Exact(number) => i32::try_from(number).ok().map(|number| (number, unit)),
            Count::Halves(whole) if unit == Unit::Year => {
                i32::try_from(whole).ok().and_then(|whole| Some((whole.checked_mul(12)? + 6, Unit::Month)))
            }
            Count::Halves(_) => None,
            Count::Vague => return Outcome::Value(Timex::Duration, duration::value(count, unit)),
        };
        let Some((number, unit)) = number else { return Outcome::Unknown };
        let (steps, unit) = match unit {
            Unit::Decade => (number.checked_mul(10), Unit::Year),
            Unit::Fortnight => (number.checked_mul(2), Unit::Week),
            Unit::Night => (Some(number), Unit::Day),
            _ => (Some(number), unit),
        };
        let period = steps.and_then(|steps| Period::around(base, unit)?.step(sign * steps));
        known(period, basis)
    }

    fn anaphora(&self, unit: Unit, shift: i32) -> Outcome {
        let day = match unit {
            Unit::Day => self.last_day.map(|(day, _)| day),
            Unit::Weekend => None,
            _ => self.last.and_then(Period::earliest),
        };
        // A year speaks of no week or month: "that month" after "in 1990" stays open.
        let coarse = matches!((self.last, unit), (Some(Period::Year(_) | Period::Season(..)), Unit::Week | Unit::Month | Unit::Quarter));
        let (base, basis) = match day.filter(|_| !coarse) {
            Some(day) => (Some(day), Basis::Inherited),
            None => (self.reference, Basis::Relative),
        };
        let period = base.and_then(|base| Period::around(base, unit)?.step(shift));
        known(period, basis)
    }

    /// A clock time without a day belongs to a day just mentioned, else to the day of publication.
    fn bare(&self, expression: &DateExpression) -> Outcome {
        let near = self.last_day.filter(|&(_, end)| self.told().is_some() || expression.tokens.first().saturating_sub(end) <= CLOCK_REACH);
        match (near, self.reference) {
            // Past midnight, the night told last is the morning after.
            (Some((day, _)), _) => {
                let small = self.at_night && expression.clock.is_some_and(|clock| clock.hour < SMALL_HOURS);
                let day = if small { add_days(day, 1).unwrap_or(day) } else { day };
                Outcome::Period(Period::Day(day), Basis::Inherited)
            }
            (None, Some(day)) => Outcome::Period(Period::Day(day), Basis::Relative),
            (None, None) => Outcome::Value(Timex::Time, time_value(expression.clock, expression.part)),
        }
    }
}

/// The date without a year that comes next after `last`: of its year, unless it lies much nearer in the new year.
fn follow(last: Period, build: &dyn Fn(i32) -> Option<Period>) -> Option<Period> {
    let same = build(last.year());
    if matches!(last, Period::Year(_)) {
        return same;
    }
    let (Some(from), Some(day)) = (last.earliest(), same.and_then(Period::earliest)) else { return same };
    let back = (from - day).num_days();
    match build(last.year() + 1) {
        Some(next) if next.earliest().is_some_and(|day| 2 * back > 3 * (day - from).num_days()) => Some(next),
        _ => same,
    }
}

/// The value of a period with the time of day added.
fn timed_value(period: Period, clock: Option<Clock>, part: Option<Part>) -> String {
    let mut value = period.value();
    value.push_str(&time_value(clock, part));
    value
}

fn time_value(clock: Option<Clock>, part: Option<Part>) -> String {
    match (clock, part) {
        (Some(clock), _) => format!("T{:02}:{:02}{}", clock.hour, clock.minute.unwrap_or(0), if clock.universal { "Z" } else { "" }),
        (None, Some(part)) => part.code().to_owned(),
        (None, None) => String::new(),
    }
}

/// The half of a stretch that "early", "mid-" or "late" leaves.
fn narrow(earliest: NaiveDate, latest: NaiveDate, modifier: Option<Modifier>) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let days = (latest - earliest).num_days() as i32;
    let at = |part: i32| add_days(earliest, days * part / 4);
    match modifier {
        Some(Modifier::Start) => (Some(earliest), at(2)),
        Some(Modifier::Mid) => (at(1), at(3)),
        Some(Modifier::End) => (at(2), Some(latest)),
        Some(Modifier::Approximate) | None => (Some(earliest), Some(latest)),
    }
}
