//! Months with their days and years, weekdays, and days with a name of their own.

use super::super::expression::{Meaning, Modifier, YearPart};
use super::super::lexicon::{Form, Head, Part, number, ordinal};
use super::Parser;
use crate::tokenize::{Kind, Shape};

impl Parser<'_> {
    /// "March", "March 3, 1990", "3 JAN 90", "the 3rd of March", "last March".
    pub(super) fn month(&mut self, at: usize, month: u32, form: Form) {
        // A day before the month, with the list or range that it ends.
        let dotted = form == Form::Foreign && self.left(at) == "." && self.attached(at - 1);
        let of = usize::from(self.left(at) == "of" || dotted);
        let day_before = (at - of).checked_sub(1).filter(|&day| day >= self.floor && (of == 0 || dotted || self.day_ordinal(day)));
        let day_before = day_before.and_then(|day| Some((day, self.day_number(day)?)));
        let (day_before, before) = match day_before {
            Some((position, day)) if self.tokens[at - of].gap < crate::tokenize::Gap::Paragraph => (Some(day), position),
            _ => (None, at),
        };
        let mut end = at + 1;
        // After a day, a second number can only be a year.
        let day_after = if day_before.is_none() { self.day_after_month(at, end) } else { None };
        if let Some((_, after)) = day_after {
            end = after;
        }
        let day = day_before.or(day_after.map(|(day, _)| day));
        // "the 19 April Movement" is a name.
        if self.right(end) == "movement" || !self.month_stands(at, form, day_before.is_some(), day_after.is_some()) {
            return;
        }
        let (mut year, mut short_year) = (YearPart::Unsaid, false);
        let rest = day_after.map(|_| self.days_after(end)).unwrap_or_default();
        let year_at = rest.last().map_or(end, |&(_, token)| token + 1);
        if let Some((value, short, after)) = self.year_after(year_at, day.is_some(), day_before.is_some()) {
            year = YearPart::Is(value);
            short_year = short;
            if rest.is_empty() {
                end = after;
            }
        }
        // "October this year", "March 3 last year"
        let mut listed_end = year_at;
        if year == YearPart::Unsaid
            && self.tokens.is(year_at + 1, "year")
            && !self.possessive(year_at + 2)
            && let Some(shift) = super::shift_word(self.right(year_at))
        {
            year = YearPart::Shift(shift);
            listed_end = year_at + 2;
            if rest.is_empty() {
                end = listed_end;
            }
        }
        let calendar = |day| Meaning::Calendar { year, month: Some(month), day, weekday: None, short_year, ambiguous: false };
        // Days listed before: "between 3 and 5 May".
        let mut start = before;
        if day_before.is_some() {
            for (token, listed) in self.days_before(before) {
                self.push(token, token + 1, token, calendar(Some(listed)), None);
            }
            if self.left(start) == "the" {
                start -= 1;
            }
        }
        let mut modifier = None;
        if day.is_none() {
            (start, modifier) = self.modifier(start);
            if year == YearPart::Unsaid && modifier.is_none() {
                year = match self.left(start) {
                    "last" | "past" => YearPart::Last,
                    "next" | "coming" => YearPart::Next,
                    "this" => YearPart::This,
                    _ => YearPart::Unsaid,
                };
                if year != YearPart::Unsaid {
                    start -= 1;
                    if matches!(self.left(start), "this" | "the") {
                        start -= 1;
                    }
                    (start, modifier) = self.modifier(start);
                }
            }
            if self.each(start) {
                self.push(start - 1, end, at, Meaning::Set(format!("XXXX-{month:02}")), None);
                return;
            }
        }
        let mut weekday = None;
        if day.is_some() {
            (start, weekday) = self.weekday_joined(start);
        }
        let meaning = Meaning::Calendar { year, month: Some(month), day, weekday, short_year, ambiguous: false };
        self.push(start, end, at, meaning, modifier);
        for (index, &(listed, token)) in rest.iter().enumerate() {
            let mut stop = token + 1;
            if index + 1 == rest.len() {
                stop = self.year_after(stop, true, false).map_or(listed_end, |(_, _, after)| after);
            }
            let meaning = Meaning::Calendar { year, month: Some(month), day: Some(listed), weekday: None, short_year, ambiguous: false };
            self.push(token, stop, token, meaning, None);
        }
    }

    /// Whether a month's name is one here.
    fn month_stands(&self, at: usize, form: Form, day_before: bool, day_after: bool) -> bool {
        let year_after = self.year_number(at + 1).is_some() || (self.right(at + 1) == "," && self.year_number(at + 2).is_some());
        let capital = matches!(self.shape(at), Shape::Title | Shape::Upper);
        match form {
            Form::Foreign => {
                day_before
                    && (year_after
                        || self.kind(at + 1) == Kind::Number
                        || capital && self.tokens.folded(at) != "out" && self.tokens.folded(at) != "set" && self.tokens.folded(at) != "gen")
            }
            _ if day_before || (day_after && (capital || form != Form::Ambiguous)) || (capital && year_after) => true,
            Form::Short => {
                capital && (self.raw(at).ends_with('.') || self.tokens.folded(at) == "sept") && self.month_context(at)
                    || (self.right(at + 1) == "." && self.attached(at + 1) && self.month_context(at) && capital)
            }
            Form::Full => {
                // "April Jones" and "June Carter" are people.
                capital
                    && (self.month_context(at)
                        || self.tokens.all_capitals
                        || !(matches!(self.tokens.folded(at), "april" | "june" | "august") && self.shape(at + 1) == Shape::Title))
            }
            Form::Ambiguous => {
                let plain = !self.tokens.starts_sentence(at) && !self.tokens.all_capitals && self.shape(at) == Shape::Title;
                // "Theresa May"
                let plain = plain && (matches!(self.left(at), "" | "the") || self.shape(at - 1) != Shape::Title);
                match self.tokens.folded(at) {
                    // "TO MARCH FOR PEACE"
                    _ if self.left(at) == "to" && self.floor + 1 != at => false,
                    _ if self.month_context(at) && capital => !matches!(self.right(at + 1), "on" | "for" if self.left(at) == "the"),
                    // "the March accession", not "the March on the ministry" or "the March drew crowds"
                    "march" if self.left(at) == "the" => plain && self.noun_follows(at + 1),
                    "march" => {
                        plain
                            && !matches!(self.right(at + 1), "of" | "for" | "on" | "against" | "through" | "to")
                            && !matches!(self.left(at), "long" | "million" | "death")
                            && self.shape(at + 1) != Shape::Title
                    }
                    _ => plain && self.shape(at + 1) != Shape::Title,
                }
            }
        }
    }

    /// Whether a noun in small letters, and no verb or particle, stands at `at`.
    fn noun_follows(&self, at: usize) -> bool {
        let word = self.right(at);
        self.kind(at) == Kind::Word
            && self.shape(at) == Shape::Lower
            && word.len() > 4
            && !word.ends_with("ed")
            && !matches!(
                word,
                "began"
                    | "through"
                    | "against"
                    | "toward"
                    | "towards"
                    | "after"
                    | "before"
                    | "would"
                    | "could"
                    | "should"
                    | "brought"
                    | "ended"
            )
    }

    /// Whether the word before a month's name announces a time.
    fn month_context(&self, at: usize) -> bool {
        matches!(
            self.behind(at),
            "in" | "since"
                | "until"
                | "till"
                | "last"
                | "next"
                | "this"
                | "early"
                | "late"
                | "mid"
                | "by"
                | "of"
                | "through"
                | "during"
                | "every"
                | "each"
                | "from"
                | "before"
                | "after"
                | "past"
                | "to"
                | "between"
        ) || (self.behind(at) == "-" && at > 1 && self.tokens.is(at - 2, "mid"))
    }

    /// A day of the month at `at`: 1 to 31, "22nd", "third".
    pub(super) fn day_number(&self, at: usize) -> Option<u32> {
        let word = self.tokens.folded(at);
        match self.kind(at) {
            Kind::Number if word.len() <= 2 => number(word).filter(|day| (1..=31).contains(day)),
            Kind::Mixed => ordinal(word),
            _ => None,
        }
    }

    fn day_ordinal(&self, at: usize) -> bool {
        self.kind(at) == Kind::Mixed
            || (self.kind(at) == Kind::Number && at > 0 && matches!(self.behind(at), "the" | "on" | "night" | "early" | "morning"))
    }

    /// The day after a month's name and where it ends: "March 3", "March the 3rd".
    fn day_after_month(&self, at: usize, end: usize) -> Option<(u32, usize)> {
        let the = usize::from(self.right(end) == "the" && self.kind(end + 1) == Kind::Mixed);
        if self.right(end + the).is_empty() {
            return None;
        }
        let after = end + the + 1;
        let day = match self.day_number(end + the) {
            Some(day) => day,
            // "March eighth", as it is said in broadcasts
            None if self.kind(end + the) == Kind::Word && (self.kind(after) == Kind::Punctuation || self.right(after).is_empty()) => {
                ordinal(self.right(end + the))?
            }
            None => return None,
        };
        // "in May 12 people were killed", "March 10:30", "May 3.5 percent".
        let counted = self.behind(at) == "in"
            && self.shape(after) == Shape::Lower
            && !matches!(self.right(after), "and" | "to" | "through" | "in" | "at" | "when" | "by" | "for" | "that" | "after");
        let clock = (self.right(after) == ":" && self.attached(after) && self.attached(after + 1) && self.kind(after + 1) == Kind::Number)
            || matches!(self.right(after), "%" | "percent" | "am" | "pm");
        (!counted && !clock).then_some((day, after))
    }

    /// Further days after "March 22": "-24", " to 24", ", 23 and 24", with their tokens.
    fn days_after(&self, mut end: usize) -> Vec<(u32, usize)> {
        let mut days = Vec::new();
        let mut last = self.day_number(end - 1).unwrap_or(0);
        loop {
            let step = match self.right(end) {
                "-" | "to" | "through" | "thru" | "until" | "till" | "and" | "or" | "/" | "&" => 1,
                "," if matches!(self.right(end + 2), "and" | "or" | ",") => 1,
                "," if matches!(self.right(end + 1), "and" | "or") => 2,
                _ => return days,
            };
            let token = end + step;
            let Some(day) = self.day_number(token).filter(|&day| day > last) else { return days };
            if !self.free_number(token) || (self.right(end) == "-" && !self.attached(token) && self.attached(end)) {
                return days;
            }
            days.push((day, token));
            last = day;
            end = token + 1;
        }
    }

    /// Whether the number at `token` is not followed by what it counts or by its own month.
    fn free_number(&self, token: usize) -> bool {
        let next = self.right(token + 1);
        if matches!(next, ":" | "%" | "percent" | "am" | "pm" | "million" | "billion" | "of" | "-" | "/") {
            return false;
        }
        match self.head_at(token + 1) {
            Some(Head::Month(..) | Head::Unit(..)) => false,
            _ => !(self.shape(token + 1) == Shape::Lower && self.kind(token + 1) == Kind::Word && next.ends_with('s') && next.len() > 3),
        }
    }

    /// Days listed before the one at `at`: "22-", "3 and", "3, 4 and".
    fn days_before(&self, at: usize) -> Vec<(usize, u32)> {
        let mut days = Vec::new();
        let mut right = at;
        let mut value = self.day_number(at).unwrap_or(0);
        while days.len() < 8 {
            let connector = match self.left(right) {
                "-" | "to" | "and" | "or" | "," | "through" | "/" | "&" | "until" => right - 1,
                "the" if matches!(self.left(right - 1), "to" | "and" | "or") => right - 2,
                _ => break,
            };
            let Some(token) = connector.checked_sub(1).filter(|&token| token >= self.floor) else { break };
            let Some(day) = self.day_number(token).filter(|&day| day < value) else { break };
            days.push((token, day));
            value = day;
            right = token;
        }
        days.reverse();
        days
    }

    /// The year after a month or a day: its value, whether two digits were written, the token after it.
    fn year_after(&self, at: usize, has_day: bool, day_first: bool) -> Option<(i32, bool, usize)> {
        let skip = usize::from(
            matches!(self.right(at), ",")
                || (self.right(at) == "of" && !has_day)
                || (self.right(at) == "." && self.attached(at))
                || (self.right(at) == "-" && self.attached(at)),
        );
        let token = at + skip;
        if let Some(year) = self.year_number(token) {
            let unit_follows =
                matches!(self.head_at(token + 1), Some(Head::Unit(unit, true)) if unit != super::super::lexicon::Unit::Quarter);
            let clock = self.right(token + 1) == ":"
                && self.attached(token + 1)
                && self.attached(token + 2)
                && self.kind(token + 2) == Kind::Number;
            let zone = matches!(self.right(token + 1), "gmt" | "utc" | "hours" | "hrs");
            let counted = if has_day { self.counts_heads(token + 1) } else { self.counts_people(token + 1) };
            return (!unit_follows && !clock && !zone && !counted).then_some((year, false, token + 1));
        }
        if self.right(token) == "'" && self.attached(token + 1) && self.kind(token + 1) == Kind::Number {
            let short = number(self.tokens.folded(token + 1)).filter(|_| self.tokens.folded(token + 1).len() == 2)?;
            return Some((pivot(short), true, token + 2));
        }
        // Spelled in broadcast texts: "January nineteen ninety-seven".
        if let Some((year, end)) = self.spelled(token) {
            return Some((year, false, end));
        }
        let two_digits = day_first
            && (skip == 0 || self.right(at) == "-")
            && self.kind(token) == Kind::Number
            && self.tokens.folded(token).len() == 2
            && !self.right(token).is_empty();
        let counted = self.head_at(token + 1).is_some_and(|head| matches!(head, Head::Unit(..)))
            || self.counts_people(token + 1)
            || matches!(self.right(token + 1), ":" | "%" | "percent");
        let capitals = self.shape(at.wrapping_sub(1)) == Shape::Upper || self.shape(at.wrapping_sub(1)) == Shape::Title;
        if two_digits && capitals && !counted {
            return number(self.tokens.folded(token)).map(|short| (pivot(short), true, token + 1));
        }
        None
    }

    /// A weekday before a date, if the last expression is one and touches `start`.
    fn weekday_joined(&mut self, start: usize) -> (usize, Option<u32>) {
        let Some(last) = self.out.last() else { return (start, None) };
        let end = last.tokens.end as usize;
        let comma = end + 1 == start && matches!(self.right(end), "," | "(");
        let dot = end + 1 == start && self.right(end) == "." && self.attached(end);
        let the = end + 1 == start && self.right(end) == "the" && self.kind(start) == Kind::Mixed;
        if end != start && !comma && !dot && !the {
            return (start, None);
        }
        match last.meaning {
            Meaning::Weekday { weekday, weeks: 0, .. } if last.part.is_none() && last.clock.is_none() => {
                let first = last.tokens.first();
                self.out.pop();
                (first, Some(weekday))
            }
            _ => (start, None),
        }
    }

    /// "Friday", "last Friday", "Friday week".
    pub(super) fn weekday(&mut self, at: usize, weekday: u32, full: bool) {
        if self.shape(at) == Shape::Lower && !full {
            return;
        }
        if !full && !self.short_weekday(at) {
            return;
        }
        // "Good Friday", "Palm Sunday", "Bloody Sunday", "Ash Wednesday", "Black Friday".
        if matches!(self.behind(at), "palm" | "ash" | "easter" | "bloody" | "super" | "black" | "holy" | "maundy")
            || (self.behind(at) == "good" && weekday == 4)
        {
            return;
        }
        if self.right(at + 1) == "'" && self.attached(at + 1) {
            return;
        }
        let (mut start, mut end) = (at, at + 1);
        let mut modifier = None;
        let mut direction = YearPart::Unsaid;
        match self.left(start) {
            "last" | "past" | "previous" => direction = YearPart::Last,
            "next" | "coming" => direction = YearPart::Next,
            "following" if self.left(start - 1) == "the" => direction = YearPart::Next,
            "this" => direction = YearPart::This,
            "early" => modifier = Some(Modifier::Start),
            "late" => modifier = Some(Modifier::End),
            "earlier" | "later" => modifier = None,
            "every" | "each" => {
                self.push(start - 1, end, at, Meaning::Set(format!("XXXX-WXX-{}", weekday + 1)), None);
                return;
            }
            _ => start += 1,
        }
        start -= 1;
        if direction != YearPart::Unsaid && matches!(self.left(start), "this" | "the") {
            start -= 1;
        }
        let mut weeks = 0;
        if self.right(end) == "week" && direction == YearPart::Unsaid && !matches!(self.right(end + 1), "of" | "-") {
            weeks = 1;
            direction = YearPart::Next;
            end += 1;
        } else if matches!(self.right(end), "last" | "next") && self.tokens.is(end + 1, "week") && direction == YearPart::Unsaid {
            weeks = if self.tokens.is(end, "last") { -1 } else { 1 };
            direction = YearPart::Same;
            end += 2;
        } else if self.right(end) == "of" && matches!(self.right(end + 1), "last" | "this" | "next") && self.tokens.is(end + 2, "week") {
            weeks = super::shift_word(self.tokens.folded(end + 1)).unwrap_or(0);
            direction = YearPart::Same;
            end += 3;
        }
        // "Monday and Tuesday nights" are every week's.
        if direction == YearPart::Unsaid && start == at {
            let listed = matches!(self.right(end), "and" | "or") && matches!(self.head_at(end + 1), Some(Head::Weekday(..)));
            if let Some(part) = parts_of_days(self.right(if listed { end + 2 } else { end })) {
                let end = if listed { end } else { end + 1 };
                return self.push(start, end, at, Meaning::Set(format!("XXXX-WXX-{}{}", weekday + 1, part.code())), None);
            }
        }
        self.push(start, end, at, Meaning::Weekday { weekday, direction, weeks }, modifier);
    }

    /// A shortened weekday: with its dot, or before a number or a month, or in brackets.
    fn short_weekday(&self, at: usize) -> bool {
        let word = self.tokens.folded(at);
        let dotted = self.right(at + 1) == "." && self.attached(at + 1);
        let after = at + 1 + usize::from(dotted || self.right(at + 1) == ",");
        let beside = (self.day_number(after).is_some() && matches!(self.head_at(after + 1), Some(Head::Month(..))))
            || matches!(self.head_at(after), Some(Head::Month(_, form)) if form != Form::Foreign && self.day_number(after + 1).is_some());
        beside || (dotted && matches!(word, "tues" | "thurs" | "thur" | "weds") && self.shape(at) != Shape::Lower)
    }

    /// "Mondays", "on Fridays".
    pub(super) fn weekdays(&mut self, at: usize, weekday: u32) {
        if self.shape(at) != Shape::Lower {
            self.push(at, at + 1, at, Meaning::Set(format!("XXXX-WXX-{}", weekday + 1)), None);
        }
    }

    /// Whether an acronym stands right before `at`: "VOA Today".
    fn acronym_before(&self, at: usize) -> bool {
        !self.behind(at).is_empty() && self.shape(at - 1) == Shape::Upper && self.behind(at).len() > 1
    }

    /// "today", "late yesterday", "the day before yesterday".
    pub(super) fn named_day(&mut self, at: usize, shift: i8) {
        // "Today" with capitals in the middle is a newspaper or a programme: "USA Today".
        if shift == 0
            && self.shape(at) == Shape::Title
            && !self.tokens.all_capitals
            && (matches!(self.behind(at), "russia" | "india" | "psychology" | "history" | "usa") || self.acronym_before(at))
        {
            return;
        }
        // "today's world" is the present, not a day.
        if shift == 0
            && self.possessive(at + 1)
            && matches!(
                self.right(at + 2),
                "world" | "youth" | "society" | "generation" | "standards" | "children" | "parents" | "students" | "consumers" | "economy"
            )
        {
            return self.push(at, at + 1, at, Meaning::Reference("PRESENT_REF"), None);
        }
        let mut start = at;
        let mut shift = i32::from(shift);
        let mut modifier = None;
        match (self.left(at), shift) {
            ("before", -1) if self.left(at - 1) == "day" => (start, shift) = (at - 2, -2),
            ("after", 1) if self.left(at - 1) == "day" => (start, shift) = (at - 2, 2),
            ("early", _) => (start, modifier) = (at - 1, Some(Modifier::Start)),
            ("late", _) => (start, modifier) = (at - 1, Some(Modifier::End)),
            ("earlier" | "later", _) => start = at - 1,
            _ => {}
        }
        if start + 2 == at && self.left(start) == "the" {
            start -= 1;
        }
        self.push(start, at + 1, at, Meaning::Day(shift), modifier);
    }

    /// Whether "every" or "each" stands before `start`.
    pub(super) fn each(&self, start: usize) -> bool {
        matches!(self.left(start), "every" | "each")
    }
}

/// The year that two digits stand for: 30–99 in the 20th century, 00–29 in the 21st.
pub(in crate::dates) fn pivot(short: u32) -> i32 {
    if short >= 30 { 1900 + short as i32 } else { 2000 + short as i32 }
}

/// The part of the day that a plural names.
fn parts_of_days(word: &str) -> Option<Part> {
    match word {
        "mornings" => Some(Part::Morning),
        "afternoons" => Some(Part::Afternoon),
        "evenings" => Some(Part::Evening),
        "nights" => Some(Part::Night),
        _ => None,
    }
}
