//! Times of day: "10:35 a.m. EST", "1500 GMT", "noon", "Friday night", "this morning".

use super::super::expression::{Clock, DateExpression, Meaning, Modifier};
use super::super::lexicon::{Head, Part, Unit, number};
use super::Parser;
use crate::text::TokenRange;
use crate::tokenize::Kind;

impl Parser<'_> {
    /// A clock time that starts at the number `at`.
    pub(super) fn clock(&mut self, at: usize) -> bool {
        let Some((clock, end)) = self.read_clock(at) else { return false };
        self.push_expression(DateExpression {
            tokens: TokenRange::new(at, end),
            head: at as u32,
            meaning: Meaning::Bare,
            modifier: None,
            part: None,
            clock: Some(clock),
        });
        true
    }

    fn read_clock(&self, at: usize) -> Option<(Clock, usize)> {
        let word = self.tokens.folded(at);
        if self.kind(at) == Kind::Mixed {
            return self.glued_clock(at, word);
        }
        // "1500 GMT", "0900 hours"
        if word.len() == 4 && !word.contains('.') {
            let value = number(word)?;
            let (hour, minute) = (value / 100, value % 100);
            if hour > 24 || minute > 59 {
                return None;
            }
            let next = self.right(at + 1);
            let at_hour = matches!(self.behind(at), "at" | "approximately");
            let after = match next {
                "gmt" | "utc" | "z" => at + 2,
                "hours" | "hrs" if word.starts_with('0') || at_hour => at + 2,
                "local" if self.right(at + 2) == "time" => at + 3,
                "local" if at_hour => at + 2,
                // "at 2000 on 11 November", "at 1835 (0035 GMT)"
                "on" | "today" | "yesterday" | "(" | "[" if at_hour => at + 1,
                _ => return None,
            };
            return Some((Clock { hour, minute: Some(minute), universal: matches!(next, "gmt" | "utc" | "z") }, after));
        }
        let (hour, mut minute) = match word.split_once('.') {
            Some((hour, minute)) if minute.len() == 2 => (number(hour)?, Some(number(minute)?)),
            None if word.len() <= 2 => (number(word)?, None),
            _ => return None,
        };
        let mut end = at + 1;
        // Most numbers are no hours, and the next word tells.
        if minute.is_none() && !matches!(self.right(end), ":" | "am" | "pm" | "a" | "p" | "o" | "oclock" | "in") {
            return None;
        }
        let colon = minute.is_none()
            && self.right(end) == ":"
            && self.attached(end)
            && self.attached(end + 1)
            && self.tokens.folded(end + 1).len() == 2;
        if self.behind(at) == ":" && self.attached(at) {
            return None;
        }
        if colon {
            minute = Some(number(self.tokens.folded(end + 1))?);
            end += 2;
            if self.right(end) == ":" && self.attached(end) && self.attached(end + 1) && self.kind(end + 1) == Kind::Number {
                end += 2;
            }
        }
        if hour > 24 || minute.is_some_and(|minute| minute > 59) {
            return None;
        }
        let mut hour = hour;
        let mut named = false;
        match self.meridiem(end) {
            Some((pm, after)) if hour <= 12 => {
                hour = twelve(hour, pm);
                end = after;
                named = true;
            }
            _ => {}
        }
        if !named && self.right(end) == "o" && self.right(end + 1) == "clock" || !named && self.right(end) == "oclock" {
            end += if self.right(end) == "o" { 2 } else { 1 };
            named = true;
            (hour, end) = self.in_the(hour, end);
        } else if !named
            && !colon
            && self.right(end) == "in"
            && self.right(end + 1) == "the"
            && matches!(self.right(end + 2), "morning" | "afternoon" | "evening")
            && hour <= 12
        {
            (hour, end) = self.in_the(hour, end);
            named = true;
        }
        let (zone_end, universal, zoned) = self.zone(end);
        let announced = matches!(
            self.behind(at),
            "at" | "by" | "around" | "about" | "until" | "till" | "from" | "since" | "before" | "after" | "," | "on" | "to"
        ) || self.out.last().is_some_and(|last| last.tokens.end as usize == at);
        let bare_clock = colon && (announced && self.behind(at) != "to" || zoned) && hour <= 24;
        if !(named || bare_clock || (zoned && minute.is_some())) {
            return None;
        }
        Some((Clock { hour, minute, universal }, zone_end))
    }

    /// "in the morning" and "in the afternoon" after an hour.
    fn in_the(&self, hour: u32, end: usize) -> (u32, usize) {
        if self.right(end) != "in" || self.right(end + 1) != "the" {
            return (hour, end);
        }
        match self.right(end + 2) {
            "morning" => (hour, end + 3),
            "afternoon" | "evening" => (if hour < 12 { hour + 12 } else { hour }, end + 3),
            _ => (hour, end),
        }
    }

    /// `5pm`, `10am`, `1545z`.
    fn glued_clock(&self, at: usize, word: &str) -> Option<(Clock, usize)> {
        if let Some(digits) = word.strip_suffix("am").or_else(|| word.strip_suffix("pm")) {
            let hour = number(digits).filter(|hour| (1..=12).contains(hour))?;
            let (end, universal, _) = self.zone(at + 1);
            return Some((Clock { hour: twelve(hour, word.ends_with("pm")), minute: None, universal }, end));
        }
        let digits = word.strip_suffix('z').filter(|digits| digits.len() == 4)?;
        let value = number(digits)?;
        (value / 100 < 24 && value % 100 < 60).then_some((Clock { hour: value / 100, minute: Some(value % 100), universal: true }, at + 1))
    }

    /// "a.m." at `at`: whether it is the afternoon, and the token after it.
    fn meridiem(&self, at: usize) -> Option<(bool, usize)> {
        match self.right(at) {
            "am" => Some((false, at + 1)),
            "pm" => Some((true, at + 1)),
            "a" | "p" if self.right(at + 1) == "m" => Some((self.tokens.is(at, "p"), at + 2)),
            _ => None,
        }
    }

    /// A zone at `at`: the token after it, whether it is universal time, whether there is one.
    fn zone(&self, at: usize) -> (usize, bool, bool) {
        match self.right(at) {
            "gmt" | "utc" | "z" => (at + 1, true, true),
            "est" | "edt" | "cst" | "cdt" | "mst" | "mdt" | "pst" | "pdt" | "cet" | "cest" | "bst" | "msk" | "eet" | "eest" | "ist"
            | "jst" => (at + 1, false, true),
            "et" | "pt" if self.raw(at).starts_with(['E', 'P']) => (at + 1, false, true),
            "local" | "eastern" | "pacific" | "moscow" | "beijing" if self.right(at + 1) == "time" => (at + 2, false, true),
            _ => (at, false, false),
        }
    }

    /// "Friday night", "this morning", "noon", "the morning of March 3".
    pub(super) fn part(&mut self, at: usize, part: Part) {
        if matches!(self.right(at + 1), "vision") || (self.right(at + 1) == "-" && self.attached(at + 1)) {
            return;
        }
        let clock = matches!(part, Part::Noon | Part::Midnight);
        // A day that ends where the part begins: "Friday night", "tomorrow morning", "March 3 evening".
        let hyphen = usize::from(self.behind(at) == "-" && self.attached(at) && at > self.floor && self.behind(at - 1) == "mid");
        let edge = at - 2 * hyphen;
        let edge = if edge > self.floor
            && matches!(self.left(edge), "late" | "early" | "at")
            && self.out.last().is_some_and(|last| last.tokens.end as usize + 1 == edge)
            && !clock
        {
            edge - 1
        } else {
            edge
        };
        if let Some(last) = self.out.last_mut() {
            let touches = last.tokens.end as usize == edge;
            if touches && last.meaning.names_day() && last.part.is_none() && last.clock.is_none() {
                last.part = Some(part);
                last.tokens.end = at as u32 + 1;
                self.floor = at + 1;
                return;
            }
        }
        let mut start = at - 2 * hyphen;
        let (early, modifier) = match self.left(start) {
            "early" => (start - 1, Some(Modifier::Start)),
            "late" => (start - 1, Some(Modifier::End)),
            _ => (start, None),
        };
        start = early;
        let meaning = match self.left(start) {
            "last" => Meaning::Day(-1),
            "this" => Meaning::Day(0),
            "next" | "following" => Meaning::Anaphora { unit: Unit::Day, shift: 1 },
            "previous" => Meaning::Anaphora { unit: Unit::Day, shift: -1 },
            "same" | "that" => Meaning::Anaphora { unit: Unit::Day, shift: 0 },
            "each" | "every" => {
                self.push(start - 1, at + 1, at, Meaning::Set(format!("XXXX-XX-XX{}", part.code())), None);
                return;
            }
            _ => Meaning::Bare,
        };
        if meaning == Meaning::Bare {
            // "the night of March 3", "morning of 3 May": joined to the day when that is found.
            let of_day = self.right(at + 1) == "of" && !matches!(self.left(start), "a" | "one");
            // "by mid afternoon", "in the evening": of the day that the text has come to.
            let stated = match self.left(start) {
                "mid" => matches!(self.left(start - 1), "by" | "in" | "until" | "since" | "around" | "at"),
                "the" => part != Part::Night && self.left(start - 1) == "in" && self.day_named_near(at),
                _ => false,
            };
            if stated && !clock {
                return self.push_part(start - 1, at, Meaning::Anaphora { unit: Unit::Day, shift: 0 }, modifier, part);
            }
            let day_follows = matches!(self.head_at(at + 1), Some(Head::Day(_) | Head::Weekday(..)))
                || (matches!(self.right(at + 1), "on" | ",") && matches!(self.head_at(at + 2), Some(Head::Day(_) | Head::Weekday(..))));
            if !(of_day || (clock && !matches!(self.left(at), "high")) || (day_follows && part != Part::Night)) {
                return;
            }
            let start = if self.left(start) == "the" { start - 1 } else { start };
            self.push_part(start, at, Meaning::Bare, modifier, part);
            return;
        }
        if clock {
            return;
        }
        start -= 1;
        if matches!(self.left(start), "the" | "that") {
            start -= 1;
        }
        if matches!(self.left(start), "earlier" | "later" | "late" | "early") {
            start -= 1;
        }
        // "last night" is the night that began yesterday; "last evening" too.
        self.push_part(start, at, meaning, modifier, part);
    }

    /// Whether the sentence names a day before token `at`.
    fn day_named_near(&self, at: usize) -> bool {
        let sentence = self.tokens.sentence_of(at);
        self.out.last().is_some_and(|last| {
            last.meaning.names_day() && last.part.is_none() && self.tokens.sentence_of(last.tokens.first()) + 1 >= sentence
        })
    }

    fn push_part(&mut self, start: usize, at: usize, meaning: Meaning, modifier: Option<Modifier>, part: Part) {
        self.push_expression(DateExpression {
            tokens: TokenRange::new(start, at + 1),
            head: at as u32,
            meaning,
            modifier,
            part: Some(part),
            clock: None,
        });
    }

    /// "overnight" by itself: the night before; "an overnight train" is none.
    pub(super) fn overnight(&mut self, at: usize) {
        let opens = self.tokens.starts_sentence(at) && self.right(at + 1) == ",";
        let closes = matches!(self.kind(at + 1), Kind::Punctuation) && !(self.right(at + 1) == "-" && self.attached(at + 1));
        let linked = matches!(
            self.right(at + 1),
            "" | "in"
                | "on"
                | "at"
                | "by"
                | "as"
                | "and"
                | "after"
                | "near"
                | "when"
                | "while"
                | "from"
                | "into"
                | "across"
                | "for"
                | "with"
        );
        let article = matches!(self.left(at), "a" | "an" | "the" | "its" | "their" | "stay" | "stayed" | "staying");
        if (opens || closes || linked) && !article {
            self.push_part(at, at, Meaning::Day(-1), None, Part::Night);
        }
    }

    /// "tonight", "late tonight".
    pub(super) fn tonight(&mut self, at: usize) {
        let start = if matches!(self.left(at), "late" | "early" | "later" | "earlier") { at - 1 } else { at };
        self.push_part(start, at, Meaning::Day(0), None, Part::Night);
    }
}

/// An hour of the twelve-hour clock.
const fn twelve(hour: u32, pm: bool) -> u32 {
    match (hour, pm) {
        (12, false) => 0,
        (12, true) => 12,
        (hour, true) => hour + 12,
        (hour, false) => hour,
    }
}
