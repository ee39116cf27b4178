//! Units of time: "last week", "every year", "the following month", "the third quarter", "year-ago".

use super::super::expression::{Count, Meaning, Modifier, YearPart};
use super::super::lexicon::{Head, Unit, ordinal};
use super::Parser;
use crate::tokenize::{Kind, Shape};

impl Parser<'_> {
    /// Everything that turns on the name of a unit.
    pub(super) fn unit(&mut self, at: usize, unit: Unit, plural: bool) {
        if self.left(at) == "-" && self.attached(at) && self.attached(at - 1) {
            self.hyphenated(at, unit, plural);
            return;
        }
        if self.right(at + 1) == "-" && self.attached(at + 1) && self.attached(at + 2) {
            match self.right(at + 2) {
                "ago" | "earlier" if !plural => return self.unit_ago(at, unit),
                "end" if unit == Unit::Year => return self.year_end(at, at + 3),
                "old" | "olds" => return,
                // "a week-long strike"
                "long" if !plural && matches!(unit, Unit::Hour | Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade) => {
                    return self.push(at, at + 3, at, Meaning::Duration { count: Count::Exact(1), unit }, None);
                }
                _ => {}
            }
        }
        // "next year's first quarter" is for the quarter.
        if unit == Unit::Year && !plural && self.possessive(at + 1) && self.taken_by_next(at) {
            return;
        }
        // ABC's "This Week" and CBS's "60 Minutes" are programmes.
        if self.shape(at) == Shape::Title && !self.tokens.all_capitals && self.quoted(at) {
            return;
        }
        match unit {
            Unit::Quarter | Unit::Half | Unit::Stretch if self.quarter(at, unit, plural, at) => return,
            Unit::Half | Unit::Stretch => return,
            _ => {}
        }
        if self.right(at + 1) == "old"
            || (matches!(unit, Unit::Second | Unit::Quarter) && !plural)
                && cardinal_word(self.left(at)) != Some(1)
                && !(unit == Unit::Quarter && matches!(self.left(at), "each" | "every"))
        {
            return;
        }
        if unit == Unit::Century && self.century(at) {
            return;
        }
        // "the year two thousand"
        if unit == Unit::Year
            && !plural
            && let Some((year, end)) = self.spelled(at + 1)
        {
            return self.push(self.article(at), end, at, Meaning::calendar(YearPart::Is(year), None, None), None);
        }
        // "by year end"
        if unit == Unit::Year
            && !plural
            && self.right(at + 1) == "end"
            && matches!(self.left(at), "by" | "at" | "around" | "before" | "until" | "since")
        {
            return self.year_end(at, at + 2);
        }
        // "the week of March 6"
        if unit == Unit::Week && !plural && self.right(at + 1) == "of" && self.week_of(at) {
            return;
        }
        // "the year 2000"
        if unit == Unit::Year && !plural && self.year_number(at + 1).is_some() {
            let start = if self.left(at) == "fiscal" { at - 1 } else { at };
            let (start, modifier) = self.modifier(self.article(start));
            let year = self.year_number(at + 1).map_or(YearPart::Unsaid, YearPart::Is);
            self.push(start, at + 2, at, Meaning::calendar(year, None, None), modifier);
            return;
        }
        if unit == Unit::Year && !plural && self.possessive(at + 1) && self.right(at + 2) == "end" {
            return self.year_end(at, at + 3);
        }
        let inner = if matches!(
            self.left(at),
            "fiscal" | "full" | "calendar" | "financial" | "entire" | "whole" | "crucial" | "school" | "academic"
        ) {
            at - 1
        } else {
            at
        };
        let done = if plural { self.plural(at, inner, unit) } else { self.singular(at, inner, unit) };
        if !done {
            self.counted(at, unit, plural);
        }
    }

    /// Whether the last words before the unit at `at` open a quotation.
    fn quoted(&self, at: usize) -> bool {
        let first = at.saturating_sub(1);
        let before = first.saturating_sub(1);
        let sign = |index: usize| matches!(self.tokens.folded(index), "\"" | "'" | "\u{201c}" | "\u{2018}" | "`");
        (self.shape(first) == Shape::Title || self.kind(first) == Kind::Number) && before < first && sign(before) && self.attached(first)
    }

    /// "the week of March 6", perhaps with its year.
    fn week_of(&mut self, at: usize) -> bool {
        let month_first = match self.head_at(at + 2) {
            Some(Head::Month(month, form)) if form != super::super::lexicon::Form::Foreign => {
                self.day_number(at + 3).map(|day| (u32::from(month), day))
            }
            _ => None,
        };
        let day_first = match (self.day_number(at + 2), self.head_at(at + 3)) {
            (Some(day), Some(Head::Month(month, form))) if form != super::super::lexicon::Form::Foreign => Some((u32::from(month), day)),
            _ => None,
        };
        let Some((month, day)) = month_first.or(day_first) else { return false };
        let mut end = at + 4;
        let mut year = YearPart::Unsaid;
        let after = end + usize::from(self.right(end) == ",");
        if let Some(number) = self.year_number(after) {
            year = YearPart::Is(number);
            end = after + 1;
        }
        self.push(self.article(at), end, at, Meaning::WeekOf { year, month, day }, None);
        true
    }

    /// "last week", "the following year", "each month", "that day".
    fn singular(&mut self, at: usize, inner: usize, unit: Unit) -> bool {
        let small = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour);
        let end = at + 1;
        let before = inner.wrapping_sub(1);
        let article = self.left(before.min(inner));
        let whole = matches!(article, "the" | "this" | "these");
        let meaning = match self.left(inner) {
            "last" | "past" if matches!(unit, Unit::Second | Unit::Minute) => return true,
            "last" | "past" if whole => Meaning::Duration { count: Count::Exact(1), unit },
            "last" | "past" | "this" | "current" if small || unit == Unit::Day => return true,
            "last" | "past" => Meaning::Unit { unit, shift: -1 },
            "previous" | "preceding" | "prior" if !small => Meaning::Anaphora { unit, shift: -1 },
            "this" | "current" => Meaning::Unit { unit, shift: 0 },
            "next" | "coming" | "upcoming" if small && !whole => return true,
            "next" | "coming" if unit == Unit::Day => Meaning::Anaphora { unit, shift: 1 },
            "next" if whole => Meaning::Duration { count: Count::Exact(1), unit },
            "next" | "coming" | "upcoming" => Meaning::Unit { unit, shift: 1 },
            "following" | "ensuing" if !small => Meaning::Anaphora { unit, shift: 1 },
            "same" if !small => Meaning::Anaphora { unit, shift: 0 },
            "that" if !small && unit != Unit::Century && inner == at => Meaning::Anaphora { unit, shift: 0 },
            "each" | "every" => Meaning::Set(super::super::duration::value(Count::Exact(1), unit)),
            "other" if self.left(inner - 1) == "every" => Meaning::Set(super::super::duration::value(Count::Exact(2), unit)),
            "the" if !small => return self.definite(at, inner, unit),
            _ => return false,
        };
        let mut start = inner - 1;
        if self.left(start) == "every" {
            start -= 1;
        }
        // "said that last week a flaw was found"
        let clause = self.left(start) == "that" && matches!(meaning, Meaning::Unit { .. });
        if matches!(self.left(start), "the" | "this" | "that" | "these")
            && !clause
            && !matches!(self.tokens.folded(start), "this" | "that" | "every" | "each")
        {
            start -= 1;
        }
        // "one year", "the next day" of a list are no dates when a noun follows: "next year's budget" is.
        let mut modifier = None;
        let relative = matches!(meaning, Meaning::Unit { .. } | Meaning::Anaphora { .. });
        let mut end = end;
        if relative {
            (start, modifier) = self.modifier(start);
            if modifier.is_none() && matches!(self.left(start), "earlier" | "later") {
                start -= 1;
            } else if modifier.is_none()
                && self.left(start) == "in"
                && matches!(self.left(start - 1), "earlier" | "later" | "early" | "late")
            {
                modifier = match self.left(start - 1) {
                    "early" => Some(Modifier::Start),
                    "late" => Some(Modifier::End),
                    _ => None,
                };
                start -= 2;
            }
        }
        if matches!(meaning, Meaning::Duration { .. }) && self.right(end) == "or" && matches!(self.right(end + 1), "so" | "two") {
            end += 2;
        }
        self.push(start, end, at, meaning, modifier);
        true
    }

    /// "the year", "the end of the month", "the day before", "the weekend".
    fn definite(&mut self, at: usize, inner: usize, unit: Unit) -> bool {
        let mut start = inner - 1;
        let mut end = at + 1;
        if self.possessive(end) && matches!(self.right(end + 1), "end" | "close") {
            self.push(start, end + 2, at, Meaning::Unit { unit, shift: 0 }, Some(Modifier::End));
            return true;
        }
        let (modified, modifier) = self.modifier(start);
        let mut shift = 0;
        if modifier.is_some() {
            start = modified;
        } else if self.left(start) == "in" && matches!(self.left(start - 1), "earlier" | "later" | "early" | "late") {
            start -= 2;
        } else if matches!(self.right(end), "before" | "after") && unit == Unit::Day {
            // "the day after yesterday's vote" and "the day before the election" hang on an event.
            let closes = self.kind(end + 1) == Kind::Punctuation
                || self.right(end + 1).is_empty()
                || self.kind(end + 1) == Kind::Word && matches!(self.right(end + 1), "in" | "and" | "at" | "by");
            if !closes {
                return true;
            }
            shift = if self.tokens.is(end, "before") { -1 } else { 1 };
            end += 1;
        } else {
            let preposition = matches!(
                self.left(start),
                "in" | "for" | "during" | "over" | "of" | "on" | "through" | "throughout" | "earlier" | "at" | "this"
            );
            let clause = matches!(
                self.right(end),
                "of" | "when" | "that" | "he" | "she" | "they" | "it" | "we" | "i" | "you" | "-" | "to" | "after" | "before"
            );
            let allowed = match unit {
                Unit::Day => preposition && self.left(start) != "at" && self.left(start) != "of" && self.shape(end) != Shape::Lower,
                Unit::Week | Unit::Month | Unit::Year => preposition,
                Unit::Weekend => true,
                _ => false,
            };
            if clause || !allowed {
                return true;
            }
        }
        let meaning = match unit {
            Unit::Weekend => Meaning::Weekend,
            // A business year, twelve months that end with the date that follows.
            Unit::Year if matches!(self.right(end), "ended" | "ending") => Meaning::Duration { count: Count::Exact(1), unit },
            Unit::Day => Meaning::Anaphora { unit, shift },
            _ => Meaning::Unit { unit, shift },
        };
        self.push(start, end, at, meaning, modifier);
        true
    }

    /// "recent years", "the coming weeks", bare "years".
    fn plural(&mut self, at: usize, inner: usize, unit: Unit) -> bool {
        let end = at + 1;
        let vague = Meaning::Duration { count: Count::Vague, unit };
        match self.left(inner) {
            "recent" | "coming" | "past" | "last" | "next" | "previous" | "following" | "early" | "later" => {
                let start = inner - 1;
                let meaning = match (self.left(inner), unit) {
                    ("past" | "previous", _) | ("recent", Unit::Year | Unit::Decade) => Meaning::Reference("PAST_REF"),
                    ("coming", Unit::Quarter) => Meaning::Reference("FUTURE_REF"),
                    ("later" | "early" | "following", Unit::Day | Unit::Hour | Unit::Minute | Unit::Second) => return true,
                    _ => vague,
                };
                let start = if matches!(self.left(start), "the" | "these") { start - 1 } else { start };
                self.push(start, end, at, meaning, None);
                true
            }
            "these" | "those" => {
                if unit == Unit::Day {
                    let value = if self.left(inner) == "these" { "PRESENT_REF" } else { "PAST_REF" };
                    self.push(inner - 1, end, at, Meaning::Reference(value), None);
                }
                true
            }
            _ => false,
        }
    }

    /// "five-hour", "third-quarter", "decades-long".
    fn hyphenated(&mut self, at: usize, unit: Unit, plural: bool) {
        if self.right(at + 1) == "-" && matches!(self.right(at + 2), "old" | "olds")
            || (plural && matches!(unit, Unit::Quarter | Unit::Half))
        {
            return;
        }
        if matches!(unit, Unit::Quarter | Unit::Half | Unit::Stretch) && self.quarter(at, unit, plural, at - 1) {
            return;
        }
        if matches!(self.left(at - 1), "a" | "an" | "half") || unit == Unit::Half {
            return;
        }
        if let Some((start, count)) = self.count_before(at - 1) {
            let mut end = at + 1;
            if self.right(end) == "-" && self.right(end + 1) == "long" {
                end += 2;
            }
            self.push(start, end, at, Meaning::Duration { count, unit }, None);
        } else if self.left(at - 1) == "multi" {
            self.push(at - 2, at + 1, at, Meaning::Duration { count: Count::Vague, unit }, None);
        }
    }

    /// "year-ago", "the year-earlier", unless a quarter or period follows.
    fn unit_ago(&mut self, at: usize, unit: Unit) {
        let after = at + 3;
        let ordinal_follows = usize::from(ordinal(self.right(after)).is_some());
        let skip = after + ordinal_follows + usize::from(ordinal_follows > 0 && self.right(after + 1) == "-");
        if matches!(self.head_at(skip), Some(Head::Unit(Unit::Quarter | Unit::Stretch | Unit::Half, false))) {
            return;
        }
        let start = if self.left(at) == "the" && self.shape(after) != Shape::Lower { at - 1 } else { at };
        // "the year-earlier nine months" are nine months.
        if let Some(months) = cardinal_word(self.right(after)).filter(|_| self.right(after + 1) == "months") {
            let start = if self.left(at) == "the" { at - 1 } else { at };
            let meaning = Meaning::Duration { count: Count::Exact(months), unit: Unit::Month };
            return self.push(start, after + 2, after + 1, meaning, None);
        }
        self.push(start, after, at, Meaning::Offset { count: Count::Exact(1), unit, back: true, anchored: true }, None);
    }

    /// "year-end", "year's end", perhaps with its year.
    fn year_end(&mut self, at: usize, end: usize) {
        if let Some(year) = self.year_number(end) {
            self.push(at, end + 1, at, Meaning::calendar(YearPart::Is(year), None, None), Some(Modifier::End));
            return;
        }
        let (start, shift) = match self.left(at).to_owned().as_str() {
            "last" => (at - 1, -1),
            "this" | "the" => (at - 1, 0),
            "next" => (at - 1, 1),
            _ => (at, 0),
        };
        self.push(start, end, at, Meaning::Unit { unit: Unit::Year, shift }, Some(Modifier::End));
    }

    /// "20th century", "the nineteenth century".
    fn century(&mut self, at: usize) -> bool {
        let dash = usize::from(self.left(at) == "-");
        let word = at - dash;
        let Some(number) = ordinal(self.left(word)) else { return false };
        let mut start = word - 1;
        // "twenty-first century"
        let mut number = number;
        if self.left(start) == "-" && matches!(self.left(start - 1), "twenty") {
            number += 20;
            start -= 2;
        }
        if number < 2 && start + 1 == word {
            return true;
        }
        let (mut start, mut modifier) = self.modifier(start);
        if modifier.is_none() && self.left(start) == "the" {
            (start, modifier) = self.modifier(start - 1);
        }
        self.push(start, at + 1, at, Meaning::Century(number as i32 - 1), modifier);
        true
    }

    /// "the third quarter of 1990", "last year's first half", "the latest quarter", "the year-ago period".
    /// `edge` is the first token after the ordinal or the modifier.
    fn quarter(&mut self, at: usize, unit: Unit, plural: bool, edge: usize) -> bool {
        if plural || matches!(self.right(at + 1), "-" | "final" | "finals") {
            return false;
        }
        let fallback = if unit == Unit::Stretch { Unit::Quarter } else { unit };
        let limit = if unit == Unit::Half { 2 } else { 4 };
        let number = match self.left(edge) {
            "final" if unit == Unit::Quarter => Some(4),
            "last" | "latter" if unit == Unit::Half && self.right(at + 1) == "of" => Some(2),
            word if unit != Unit::Stretch => ordinal(word).filter(|n| *n <= limit),
            _ => None,
        };
        if let Some(number) = number {
            let mut start = edge - 1;
            let mut modifier = None;
            if self.left(start) == "-" && self.left(start - 1) == "fiscal" {
                start -= 2;
            }
            let (first, end, year) = self.year_around(start, at + 1);
            if unit == Unit::Half
                && matches!(year, YearPart::Unsaid | YearPart::Last | YearPart::Next | YearPart::Same)
                && self.right(end - 1) != "year"
            {
                return false;
            }
            start = first;
            if year == YearPart::Unsaid || self.left(start) == "of" {
                (start, modifier) = self.modifier(start);
            }
            // The article of "the third-quarter results" is that of the results.
            if (edge < at && year == YearPart::Unsaid || matches!(self.tokens.folded(start), "its" | "their"))
                && start < edge - 1
                && matches!(self.tokens.folded(start), "the" | "its" | "their" | "that")
            {
                start += 1;
            }
            self.push(start, end, at, Meaning::Quarter { number: Some(number), unit: fallback, year }, modifier);
            return true;
        }
        if unit == Unit::Half || edge != at {
            return false;
        }
        let (latest, edge) = match self.left(at) {
            "latest" | "most-recent" | "corresponding" | "comparable" => (true, at - 1),
            "same" if unit == Unit::Stretch && self.right(at + 1) == "last" => (true, at - 1),
            _ => (false, at),
        };
        let (start, mut end, mut year) = self.year_around(edge, at + 1);
        // "the quarter a year ago"
        if year == YearPart::Unsaid
            && unit == Unit::Quarter
            && self.right(end) == "a"
            && self.right(end + 1) == "year"
            && matches!(self.right(end + 2), "ago" | "earlier")
        {
            (year, end) = (YearPart::YearAgo, end + 3);
        }
        let meaning = match year {
            YearPart::Last if unit == Unit::Quarter => Meaning::Unit { unit: Unit::Quarter, shift: -1 },
            YearPart::Next if unit == Unit::Quarter => Meaning::Unit { unit: Unit::Quarter, shift: 1 },
            YearPart::This if unit == Unit::Quarter => Meaning::Unit { unit: Unit::Quarter, shift: 0 },
            YearPart::Unsaid
                if !latest && (unit == Unit::Stretch || start == at || self.right(end) == "of" || !matches!(self.behind(at), "the")) =>
            {
                return false;
            }
            YearPart::Last | YearPart::Next | YearPart::This | YearPart::Same if unit == Unit::Stretch => return false,
            _ => Meaning::Quarter { number: None, unit: Unit::Quarter, year },
        };
        let (start, modifier) = self.modifier(start);
        self.push(start, end, at, meaning, modifier);
        true
    }
}

fn cardinal_word(word: &str) -> Option<u32> {
    super::super::lexicon::cardinal(word).or_else(|| super::super::lexicon::number(word))
}
