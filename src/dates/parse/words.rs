//! Words that are a time by themselves: "now", "recently", "the future", "daily", seasons and holidays.

use super::super::expression::{Meaning, Modifier, YearPart};
use super::super::lexicon::{Head, Holiday, Season};
use super::Parser;
use crate::tokenize::{Kind, Shape};

impl Parser<'_> {
    /// "now", "currently", "recently", "soon".
    pub(super) fn reference(&mut self, at: usize, value: &'static str) {
        let word = self.tokens.folded(at);
        let mut start = at;
        match word {
            // "current years" is for the unit; "current account" and "electric current" are no times.
            "current"
                if matches!(self.right(at + 1), "account" | "accounts" | "affairs" | "events")
                    || self.shape(at + 1) != Shape::Lower
                    || matches!(self.left(at), "alternating" | "direct" | "electric")
                    || [1, 2].iter().any(|next| matches!(self.head_at(at + next), Some(Head::Unit(..)))) =>
            {
                return;
            }
            "soon"
                if self.right(at + 1).ends_with("ed")
                    || matches!(self.right(at + 1), "became" | "fell" | "found" | "left" | "came" | "went" | "began" | "was" | "were") =>
            {
                return;
            }
            "soon"
                if matches!(self.left(at), "as" | "too" | "so" | "how")
                    || matches!(self.right(at + 1), "after" | "afterward" | "afterwards" | "as") =>
            {
                return;
            }
            "now" => {
                if matches!(self.left(at), "right" | "just" | "until" | "by") && self.left(at) == "right" {
                    start = at - 1;
                }
                if self.left(at) == "-" || (self.right(at + 1) == "-" && self.attached(at + 1)) {
                    return;
                }
            }
            "recently" => {
                if matches!(self.left(at), "more" | "most" | "only" | "just") {
                    start = if matches!(self.left(at), "more" | "most") { at - 1 } else { at };
                }
            }
            _ => {}
        }
        self.push(start, at + 1, at, Meaning::Reference(value), None);
    }

    /// "the future", "the past", "at the time", "a later date", "some time".
    pub(super) fn vague(&mut self, at: usize, head: Head) {
        let left = self.left(at);
        let word = self.tokens.folded(at);
        let meaning = match head {
            // "the near term"
            Head::Future if word == "term" => {
                if matches!(left, "near" | "short" | "long") && self.left(at - 1) == "the" {
                    self.push(at - 2, at + 1, at, Meaning::Reference("FUTURE_REF"), None);
                }
                return;
            }
            Head::Future => {
                if self.shape(at) == Shape::Title && !self.tokens.starts_sentence(at) && !self.tokens.all_capitals
                    || self.right(at + 1) == "s"
                {
                    return;
                }
                let start = match left {
                    "near" | "foreseeable" | "distant" | "immediate" => at - 1,
                    _ => at,
                };
                if self.left(start) != "the" || start + 2 < at {
                    return;
                }
                let start = start - 1;
                return self.push(start, at + 1, at, Meaning::Reference("FUTURE_REF"), None);
            }
            Head::Past
                if left == "the"
                    && (self.kind(at + 1) == Kind::Punctuation
                        || self.right(at + 1).is_empty()
                        || matches!(
                            self.right(at + 1),
                            "and"
                                | "to"
                                | "or"
                                | "by"
                                | "but"
                                | "when"
                                | "for"
                                | "with"
                                | "as"
                                | "is"
                                | "was"
                                | "that"
                                | "have"
                                | "has"
                                | "had"
                                | "it"
                                | "he"
                                | "she"
                                | "they"
                                | "we"
                                | "i"
                        )) =>
            {
                Meaning::Reference("PAST_REF")
            }
            Head::Time if word == "time" && left == "this" && matches!(self.left(at - 1), "at") => Meaning::Reference("PRESENT_REF"),
            Head::Time if word == "moment" && matches!(left, "the" | "this") && self.left(at - 1) == "at" => {
                Meaning::Reference("PRESENT_REF")
            }
            Head::Time if word == "date" && left == "later" && self.left(at - 1) == "a" => {
                return self.push(at - 2, at + 1, at, Meaning::Reference("FUTURE_REF"), None);
            }
            _ => return,
        };
        self.push(at - 1, at + 1, at, meaning, None);
    }

    /// "daily", "annually".
    pub(super) fn often(&mut self, at: usize, value: &str) {
        let word = self.tokens.folded(at);
        // "annual report", "quarterly results" and the Weekly Mirror name things, not times.
        let paper =
            matches!(self.right(at + 1), "newspaper" | "newspapers" | "magazine" | "magazines" | "paper" | "journal" | "publication");
        if (matches!(word, "annual" | "quarterly" | "yearly") || paper)
            && self.shape(at + 1) == Shape::Lower
            && self.kind(at + 1) == Kind::Word
            || self.shape(at) != Shape::Lower && !self.tokens.starts_sentence(at) && !self.tokens.all_capitals
        {
            return;
        }
        if word == "annual" || self.left(at) == "-" || self.right(at + 1) == "-" {
            return;
        }
        self.push(at, at + 1, at, Meaning::Set(value.to_owned()), None);
    }

    /// "the summer of 1990", "last fall", "this winter".
    pub(super) fn season(&mut self, at: usize, season: Season, verb: bool) {
        if self.shape(at) != Shape::Lower
            && !self.tokens.all_capitals
            && !self.tokens.starts_sentence(at)
            && self.year_number(at + 1).is_none()
            && !matches!(self.left(at), "last" | "this" | "next" | "the")
        {
            return;
        }
        if self.right(at + 1) == "-" && self.attached(at + 1) {
            return;
        }
        let (mut start, end, year) = self.year_around(at, at + 1);
        let the = start < at && self.tokens.is(start, "the");
        if self.tokens.is(start, "its") || self.tokens.is(start, "their") {
            start += 1;
        }
        let explicit = !matches!(year, YearPart::Unsaid);
        let mut modifier = None;
        if matches!(year, YearPart::Unsaid | YearPart::Is(_)) || matches!(self.left(start), "early" | "late" | "of") {
            (start, modifier) = self.modifier(start);
        }
        let temporal = matches!(
            self.left(start),
            "in" | "during" | "since" | "until" | "by" | "through" | "every" | "each" | "of" | "throughout" | "over" | "for"
        );
        if verb
            && !explicit
            && !(modifier.is_some() && the
                || modifier.is_some()
                || (the && temporal && self.right(end) != "of" && season == Season::Spring)
                || (the && matches!(self.left(start), "in" | "by" | "until" | "during" | "since") && self.right(end) != "of"))
        {
            return;
        }
        if !explicit && modifier.is_none() && !the && !temporal {
            return;
        }
        if self.each(start) {
            return self.push(start - 1, end, at, Meaning::Set(format!("XXXX-{}", season.code())), None);
        }
        if !explicit
            && !the
            && modifier.is_none()
            && matches!(self.kind(end), Kind::Word)
            && self.shape(end) == Shape::Lower
            && matches!(self.left(start), "of" | "for")
        {
            return;
        }
        self.push(start, end, at, Meaning::Season { season, year }, modifier);
    }

    /// "Christmas Eve", "last Thanksgiving", "New Year's Day 1990".
    pub(super) fn holiday(&mut self, at: usize) {
        if self.shape(at) == Shape::Lower {
            return;
        }
        let next = self.right(at + 1);
        let possessive = usize::from(self.possessive(at + 1));
        let third = self.right(at + 1 + possessive);
        let (holiday, end) = match self.tokens.folded(at) {
            "christmas" => match next {
                "eve" => (Holiday::Fixed(12, 24), at + 2),
                "day" => (Holiday::Fixed(12, 25), at + 2),
                "island" | "tree" | "carol" => return,
                _ => (Holiday::Fixed(12, 25), at + 1),
            },
            "easter" => match next {
                "sunday" => (Holiday::Easter(0), at + 2),
                "monday" => (Holiday::Easter(1), at + 2),
                "saturday" => (Holiday::Easter(-1), at + 2),
                "island" | "week" | "egg" | "eggs" | "rising" => return,
                _ => (Holiday::Easter(0), at + 1),
            },
            "good" if next == "friday" && self.right(at + 2) != "agreement" => (Holiday::Easter(-2), at + 2),
            "palm" if next == "sunday" => (Holiday::Easter(-7), at + 2),
            "ash" if next == "wednesday" => (Holiday::Easter(-46), at + 2),
            "pentecost" => (Holiday::Easter(49), at + 1),
            "epiphany" => (Holiday::Fixed(1, 6), at + 1),
            "thanksgiving" => (Holiday::Nth(4, 3, 11), at + 1 + usize::from(next == "day")),
            "halloween" => (Holiday::Fixed(10, 31), at + 1),
            "new" if next == "year" && self.possessive(at + 2) && matches!(self.right(at + 3), "day" | "eve") => {
                (if self.tokens.is(at + 3, "day") { Holiday::Fixed(1, 1) } else { Holiday::Fixed(12, 31) }, at + 4)
            }
            "valentine" | "valentines" if third == "day" => (Holiday::Fixed(2, 14), at + 2 + possessive),
            "memorial" if next == "day" => (Holiday::Nth(5, 0, 5), at + 2),
            "labor" | "labour" if next == "day" => (Holiday::Nth(1, 0, 9), at + 2),
            "columbus" if next == "day" => (Holiday::Nth(2, 0, 10), at + 2),
            "presidents" if self.right(at + 1) == "day" || self.right(at + 2) == "day" => {
                (Holiday::Nth(3, 0, 2), at + if next == "day" { 2 } else { 3 })
            }
            "martin" if next == "luther" && self.right(at + 2) == "king" && self.right(at + 3) == "day" => (Holiday::Nth(3, 0, 1), at + 4),
            "veterans" if self.right(at + 1) == "day" || self.right(at + 2) == "day" => {
                (Holiday::Fixed(11, 11), at + if next == "day" { 2 } else { 3 })
            }
            "armistice" if next == "day" => (Holiday::Fixed(11, 11), at + 2),
            "boxing" if next == "day" => (Holiday::Fixed(12, 26), at + 2),
            "bastille" if next == "day" => (Holiday::Fixed(7, 14), at + 2),
            "election" if next == "day" => (Holiday::Election, at + 2),
            "nowruz" => (Holiday::Fixed(3, 20), at + 1),
            "ramadan" | "ashura" | "passover" | "hanukkah" | "diwali" => (Holiday::Movable, at + 1),
            "eid" if next == "al" => (Holiday::Movable, (at + 3 + 2 * usize::from(self.right(at + 2) == "-")).min(self.tokens.len())),
            _ => return,
        };
        let (start, end, year) = self.year_around(at, end);
        let start = if year == YearPart::Unsaid { at } else { start };
        if self.each(start)
            && let Holiday::Fixed(month, day) = holiday
        {
            self.push(start - 1, end, at, Meaning::Set(format!("XXXX-{month:02}-{day:02}")), None);
            return;
        }
        self.push(start, end, at, Meaning::Holiday { holiday, year }, None::<Modifier>);
    }
}
