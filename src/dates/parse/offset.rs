//! Counted units: durations ("three years"), offsets ("three years ago") and rates ("$300 a day").

use super::super::expression::{Count, Meaning, Modifier};
use super::super::lexicon::Unit;
use super::Parser;
use crate::tokenize::{Kind, Shape};

impl Parser<'_> {
    /// A unit with a count before it, or a bare plural after a preposition.
    pub(super) fn counted(&mut self, at: usize, unit: Unit, plural: bool) {
        let inner = if matches!(
            self.left(at),
            "more"
                | "straight"
                | "consecutive"
                | "additional"
                | "trading"
                | "business"
                | "full"
                | "calendar"
                | "working"
                | "further"
                | "whole"
                | "long"
                | "fiscal"
                | "other"
                | "extra"
                | "solid"
        ) {
            at - 1
        } else {
            at
        };
        let Some((mut start, count)) = self.count_before(inner).filter(|_| !matches!(unit, Unit::Weekend) || plural) else {
            if plural {
                self.bare_plural(at, unit);
            }
            return;
        };
        let article = count == Count::Exact(1) && matches!(self.tokens.folded(start), "a" | "an");
        let implausible = match (plural, count) {
            // "in 1990 day after day", "two day": figures agree with their noun, save in broadcast copy.
            (false, Count::Exact(n)) => {
                n > 1 && (n > 100 || !matches!(unit, Unit::Year | Unit::Day | Unit::Hour | Unit::Week | Unit::Month))
            }
            (false, Count::Vague) => true,
            (true, Count::Exact(n)) => n == 1 && article,
            _ => false,
        };
        if implausible
            || (article
                && matches!(unit, Unit::Second | Unit::Minute | Unit::Century)
                && !matches!(self.right(at + 1), "ago" | "later" | "and"))
        {
            return;
        }
        if self.tokens.folded(start) == "some" && self.right(at + 1) == "of" {
            return;
        }
        // "24 hours a day" says how much, not how often.
        if article && matches!(unit, Unit::Day | Unit::Week) && matches!(self.left(start), "hours" | "days") {
            return;
        }
        // "changed from a fiscal year to a calendar year"
        if article && matches!(self.left(at), "fiscal" | "calendar") && matches!(self.left(start), "from" | "to" | "of") {
            return;
        }
        // "24 hours a day"
        if matches!(unit, Unit::Hour | Unit::Day) && plural && self.right(at + 1) == "a" && matches!(self.right(at + 2), "day" | "week") {
            return;
        }
        // "will one day be"
        if unit == Unit::Day && count == Count::Exact(1) && self.tokens.folded(start) == "one" {
            let modal = matches!(self.left(start), "will" | "would" | "may" | "might" | "could" | "can" | "must" | "should" | "that");
            if modal || self.right(at + 1) == "be" {
                return self.push(start, at + 1, at, Meaning::Reference("FUTURE_REF"), None);
            }
            if matches!(self.left(start), "he" | "she" | "they" | "it" | "we" | "i") {
                return;
            }
        }
        if self.left(start) == "-" && self.attached(start) {
            return;
        }
        // "a year and a half", "a week or so", perhaps with "ago"
        let (count, last) = match (count, self.right(at + 1), self.right(at + 2)) {
            (Count::Exact(whole), "and", "a") if self.right(at + 3) == "half" => (Count::Halves(whole), at + 3),
            (_, "or", "so") if matches!(self.right(at + 3), "ago" | "earlier" | "later" | "before") => (count, at + 2),
            _ => (count, at),
        };
        if self.offset(start, last, at, count, unit) {
            return;
        }
        if article && self.rate(start) && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Hour) {
            let value = super::super::duration::value(count, unit);
            self.push(start, at + 1, at, Meaning::Set(value), None);
            return;
        }
        let mut end = last + 1;
        if self.right(end) == "or" && (self.right(end + 1) == "so" || article && self.right(end + 1) == "two") {
            end += 2;
        }
        // "a day" and "a week" alone are rates or idioms more often than lengths of time.
        if article
            && matches!(unit, Unit::Day | Unit::Night)
            && !matches!(
                self.left(start),
                "for" | "in" | "within" | "after" | "than" | "about" | "over" | "nearly" | "almost" | "half" | "lasted" | "took"
            )
        {
            return;
        }
        // "every two weeks"
        if self.each(start) && matches!(count, Count::Exact(_) | Count::Halves(_)) {
            let value = super::super::duration::value(count, unit);
            return self.push(start - 1, end, at, Meaning::Set(value), None);
        }
        let mut modifier = None;
        if matches!(
            self.left(start),
            "last" | "past" | "next" | "coming" | "first" | "final" | "latest" | "previous" | "preceding" | "following"
        ) {
            start -= 1;
            if matches!(self.left(start), "the" | "this" | "these" | "its" | "their") {
                start -= 1;
            }
        } else {
            (start, modifier) = self.approximately(start);
            if modifier.is_none() && self.left(start) == "the" {
                start -= 1;
            }
        }
        // "three quarters of the town" is a share.
        if unit == Unit::Quarter
            && modifier.is_none()
            && !matches!(self.tokens.folded(start), "the" | "last" | "past" | "next")
            && (self.right(end) == "of" && count == Count::Exact(3)
                || !matches!(self.tokens.folded(inner), "straight" | "consecutive") && count != Count::Vague)
        {
            return;
        }
        self.push(start, end, at, Meaning::Duration { count, unit }, modifier);
    }

    /// "ago", "earlier", "later", "from now" after a counted unit.
    fn offset(&mut self, start: usize, last: usize, at: usize, count: Count, unit: Unit) -> bool {
        let end = last + 1;
        let closes = |at: usize| {
            !matches!(self.kind(at), Kind::Word | Kind::Number)
                || self.right(at).is_empty()
                || matches!(self.right(at), "in" | "and" | "at" | "when" | "by" | "but")
        };
        let (back, anchored, end) = match self.right(end) {
            "ago" => (true, false, end + 1),
            "earlier" | "previously" => (true, true, end + 1),
            "before" if closes(end + 1) => (true, true, end + 1),
            "later" | "afterward" | "afterwards" | "thereafter" | "hence" => (false, true, end + 1),
            "after" if closes(end + 1) => (false, true, end + 1),
            "from" if matches!(self.right(end + 1), "now" | "today") => (false, false, end + 2),
            _ => return false,
        };
        let (start, modifier) = self.approximately(start);
        // "the bombing three days earlier than planned" compares, it does not date.
        if self.right(end) == "than" {
            return false;
        }
        if count == Count::Vague && !anchored {
            let value = if back { "PAST_REF" } else { "FUTURE_REF" };
            self.push(start, end, at, Meaning::Reference(value), None);
        } else {
            self.push(start, end, at, Meaning::Offset { count, unit, back, anchored }, modifier);
        }
        true
    }

    /// Whether "a year" before `start` is a rate: after a number, a percentage, a sum, "times", "twice".
    fn rate(&self, start: usize) -> bool {
        let word = self.left(start);
        matches!(word, "million" | "billion" | "trillion" | "percent" | "%" | "once" | "twice" | "thousand" | "cents" | "barrels")
            || (start > self.floor && self.kind(start - 1) == Kind::Number)
            || (word.len() > 3
                && word.ends_with('s')
                && !word.ends_with("ss")
                && self.shape(start - 1) == Shape::Lower
                && !matches!(word, "this" | "takes" | "lasts" | "needs" | "was" | "less" | "spends" | "plus" | "across" | "thus"))
    }

    /// "years", "for weeks", "decades of war".
    fn bare_plural(&mut self, at: usize, unit: Unit) {
        let end = at + 1;
        let ago = self.right(end) == "ago";
        let the = self.left(at) == "the";
        let start = if the { at - 1 } else { at };
        // "only a matter of days" says soon, not how long.
        if self.left(start) == "of" && self.left(start - 1) == "matter" {
            return;
        }
        let preposition = matches!(
            self.left(start),
            "for"
                | "in"
                | "after"
                | "over"
                | "within"
                | "through"
                | "during"
                | "since"
                | "of"
                | "take"
                | "took"
                | "lasted"
                | "for the"
                | "just"
                | "only"
                | "throughout"
                | "spent"
                | "with"
                | "by"
        );
        if ago {
            self.push(at, end + 1, at, Meaning::Reference("PAST_REF"), None);
            return;
        }
        if self.right(end) == "later" && !the {
            self.push(at, end + 1, at, Meaning::Offset { count: Count::Vague, unit, back: false, anchored: true }, None);
            return;
        }
        let long = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century);
        if !long {
            return;
        }
        if preposition || (matches!(self.right(end), "of" | "before" | "after") && !the && unit != Unit::Day) {
            let mut end = end;
            if self.right(end) == "-" && self.right(end + 1) == "long" {
                end += 2;
            }
            self.push(start, end, at, Meaning::Duration { count: Count::Vague, unit }, None);
        } else if self.right(end) == "-" && self.right(end + 1) == "long" && self.attached(end) {
            self.push(at, end + 2, at, Meaning::Duration { count: Count::Vague, unit }, Some(Modifier::Approximate));
        }
    }
}
